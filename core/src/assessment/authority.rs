//! The weakest authority that a conclusion depends on: the Act itself, a guideline, or a reading of ours.

use rustc_hash::FxHashMap;

use crate::assessment::evaluate::Evaluation;
use crate::engine::Looked;
use crate::rulebook::{Authority, Item, Quantifier};
use crate::truth::Truth;

/// Finds authorities; what several conclusions read is looked at once.
pub(crate) struct Authorities<'e, 'b> {
    evaluation: &'e Evaluation<'b>,
    known: FxHashMap<Item, Authority>,
}

impl<'e, 'b> Authorities<'e, 'b> {
    pub(crate) fn new(evaluation: &'e Evaluation<'b>) -> Self {
        Self { evaluation, known: FxHashMap::default() }
    }

    /// The weakest authority that the value of a term or conclusion depends on.
    pub(crate) fn of(&mut self, item: Item) -> Authority {
        if self.evaluation.intake.stated_origins.contains_key(&item) {
            return Authority::Law;
        }
        self.block(Quantifier::AllOf, self.evaluation.compiled.conditions(item)).1
    }

    /// The truth of a block's parts taken together as `all of` or `any of` them, and what it depends on.
    fn block(&mut self, quantifier: Quantifier, parts: &[Looked]) -> (Truth, Authority) {
        // One part is enough for `any of` to hold, `all of` to fail, `none of` to fail.
        let enough = if quantifier == Quantifier::AllOf { Truth::No } else { Truth::Yes };
        let (mut best, mut weakest) = (None, Authority::default());
        let mut value = !enough;
        for part in parts {
            // What a reading that is taken leaves out has no weight.
            let Some((truth, authority)) = self.part(part) else { continue };
            weakest = weakest.max(authority);
            if truth == enough {
                best = Some(best.map_or(authority, |best: Authority| best.min(authority)));
            }
            value = if quantifier == Quantifier::AllOf { value & truth } else { value | truth };
        }
        (value, best.unwrap_or(weakest))
    }

    fn part(&mut self, part: &Looked) -> Option<(Truth, Authority)> {
        Some(match part {
            Looked::Read(reading, _, instead) if self.evaluation.intake.readings.contains(reading) => {
                return self.part(instead.as_deref()?);
            }
            Looked::Read(_, written, _) => return self.part(written),
            Looked::Block(quantifier, parts) => {
                let (value, authority) = self.block(*quantifier, parts);
                (if *quantifier == Quantifier::NoneOf { !value } else { value }, authority)
            }
            Looked::Test(authority, test) => (self.evaluation.today(*test), *authority),
            Looked::Conclusion(authority, item, negated) => {
                let below = match self.known.get(item) {
                    Some(found) => *found,
                    None => {
                        let found = self.of(*item);
                        self.known.insert(*item, found);
                        found
                    }
                };
                let value = self.evaluation.exact(*item);
                (if *negated { !value } else { value }, below.max(*authority))
            }
        })
    }
}
