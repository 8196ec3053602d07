//! What a conclusion rests on: the Act itself, a guideline, or a reading of ours.
//!
//! An element weighs only where the value would not stand without it. So a conclusion has the strongest authority that
//! is enough: its value follows from the elements of that authority, whatever becomes of those of a weaker one.
//!
//! - An exception (in `none of`) or an alternative (in `any of`) of a weaker authority is left out. If the value stays,
//!   it did not carry it: an exception that fails carries no yes, one that applies carries the no.
//! - An element of a weaker authority in `all of` narrows the Act's own test, or takes its place. Its other reading tells
//!   which: where the rulebook says that it can be left out or replaced, it weighs only if that changes the value.
//!   Without another reading it is the test, and always weighs.
//! - A conclusion or term that is read by name counts with what its own value rests on.
//! - What nothing of the authority is left of says nothing.

use rustc_hash::FxHashMap;

use crate::assessment::evaluate::Evaluation;
use crate::engine::Looked;
use crate::rulebook::{Authority, Item, Quantifier};
use crate::truth::Truth;

/// Finds authorities; what several conclusions read is looked at once.
pub(crate) struct Authorities<'e, 'b> {
    evaluation: &'e Evaluation<'b>,
    weakest: FxHashMap<Item, Authority>,
    enough: FxHashMap<(Item, Given), Left>,
}

/// Which elements count, and what those are taken to say that weigh without being among them.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct Given {
    authority: Authority,
    weaker: Truth,
}

/// What elements of an authority come to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Left {
    Value(Truth),
    /// No test is left: exceptions and alternatives go without it, `all of` needs it all the same.
    Nothing,
    /// What may be left out, and is.
    Dropped,
}

impl std::ops::Not for Given {
    type Output = Self;

    fn not(self) -> Self {
        Self { weaker: !self.weaker, ..self }
    }
}

impl<'e, 'b> Authorities<'e, 'b> {
    pub(crate) fn new(evaluation: &'e Evaluation<'b>) -> Self {
        Self { evaluation, weakest: FxHashMap::default(), enough: FxHashMap::default() }
    }

    /// The strongest authority that is enough for the value of a term or conclusion.
    pub(crate) fn of(&mut self, item: Item) -> Authority {
        let (weakest, value) = (self.weakest(item), Left::Value(self.evaluation.exact(item)));
        let mut enough = |authority: &Authority| {
            let mut stands = |weaker| self.item(item, Given { authority: *authority, weaker }) == value;
            stands(Truth::No) && stands(Truth::Yes)
        };
        let stronger = [Authority::Law, Authority::Guideline].into_iter().filter(|authority| *authority < weakest);
        stronger.into_iter().find(|authority| enough(authority)).unwrap_or(weakest)
    }

    /// The weakest authority among all elements below a term or conclusion.
    fn weakest(&mut self, item: Item) -> Authority {
        if let Some(found) = self.weakest.get(&item) {
            return *found;
        }
        let mut weakest = Authority::Law;
        if !self.evaluation.intake.stated_origins.contains_key(&item) {
            for part in self.evaluation.compiled.conditions(item) {
                weakest = weakest.max(self.weakest_part(part));
            }
        }
        self.weakest.insert(item, weakest);
        weakest
    }

    fn weakest_part(&mut self, part: &Looked) -> Authority {
        match part {
            Looked::Read(reading, _, instead) if self.is_taken(*reading) => {
                instead.as_deref().map_or(Authority::Law, |instead| self.weakest_part(instead))
            }
            Looked::Read(_, written, _) => self.weakest_part(written),
            Looked::Block(_, parts) => parts.iter().map(|part| self.weakest_part(part)).max().unwrap_or_default(),
            Looked::Test(authority, _) => *authority,
            Looked::Conclusion(authority, item, _) => self.weakest(*item).max(*authority),
        }
    }

    fn is_taken(&self, reading: usize) -> bool {
        self.evaluation.intake.readings.contains(&reading)
    }

    /// What a term or conclusion comes to.
    fn item(&mut self, item: Item, given: Given) -> Left {
        if self.weakest(item) <= given.authority {
            return Left::Value(self.evaluation.exact(item));
        }
        if let Some(found) = self.enough.get(&(item, given)) {
            return *found;
        }
        let found = match self.block(Quantifier::AllOf, self.evaluation.compiled.conditions(item), given) {
            Left::Dropped => Left::Nothing,
            found => found,
        };
        self.enough.insert((item, given), found);
        found
    }

    fn block(&mut self, quantifier: Quantifier, parts: &[Looked], given: Given) -> Left {
        let given = if quantifier == Quantifier::NoneOf { !given } else { given };
        let all = quantifier == Quantifier::AllOf;
        let (mut found, mut weighs) = (None, false);
        for part in parts {
            match self.part(quantifier, part, given) {
                Left::Value(value) => {
                    found = Some(found.map_or(value, |found| if all { found & value } else { found | value }));
                }
                Left::Nothing => weighs = true,
                Left::Dropped => {}
            }
        }
        match (found, quantifier) {
            (Some(found), Quantifier::AllOf) if weighs => Left::Value(found & given.weaker),
            (Some(found), Quantifier::NoneOf) => Left::Value(!found),
            (Some(found), _) => Left::Value(found),
            (None, Quantifier::AllOf) if !weighs => Left::Dropped,
            (None, Quantifier::NoneOf) => Left::Dropped,
            (None, _) => Left::Nothing,
        }
    }

    fn part(&mut self, inside: Quantifier, part: &Looked, given: Given) -> Left {
        match part {
            Looked::Read(reading, _, instead) if self.is_taken(*reading) => match instead {
                Some(instead) => self.part(inside, instead, given),
                None => Left::Dropped,
            },
            Looked::Read(_, written, instead) if own_authority(written) > given.authority => {
                let (any, written) = (given.weaker == Truth::Yes, self.value(written, given));
                match (written, instead.as_deref().map(|instead| self.value(instead, given))) {
                    (Left::Value(written), Some(Left::Value(instead))) => {
                        Left::Value(if any { written | instead } else { written & instead })
                    }
                    // Where it holds, to leave it out changes nothing.
                    (Left::Value(Truth::Yes), None) => Left::Dropped,
                    (Left::Value(written), None) if inside == Quantifier::AllOf && !any => Left::Value(written),
                    (Left::Value(_), None) => Left::Dropped,
                    _ => Left::Nothing,
                }
            }
            Looked::Read(_, written, _) => self.part(inside, written, given),
            Looked::Block(quantifier, parts) => self.block(*quantifier, parts, given),
            Looked::Test(..) | Looked::Conclusion(..) if own_authority(part) > given.authority => Left::Nothing,
            Looked::Test(..) | Looked::Conclusion(..) => self.value(part, given),
        }
    }

    /// What an element comes to, whatever its own authority.
    fn value(&mut self, element: &Looked, given: Given) -> Left {
        match element {
            Looked::Test(_, test) => Left::Value(self.evaluation.today(*test)),
            Looked::Conclusion(_, item, false) => self.item(*item, given),
            Looked::Conclusion(_, item, true) => match self.item(*item, !given) {
                Left::Value(value) => Left::Value(!value),
                left => left,
            },
            Looked::Block(..) | Looked::Read(..) => Left::Nothing,
        }
    }
}

/// The authority of an element itself.
fn own_authority(element: &Looked) -> Authority {
    match element {
        Looked::Test(authority, _) | Looked::Conclusion(authority, ..) => *authority,
        Looked::Block(..) | Looked::Read(..) => Authority::Law,
    }
}
