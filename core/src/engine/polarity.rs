//! In which direction inputs act on nodes, and where Kleene evaluation alone is too cautious.

use crate::engine::bits::{Bits, has_bit, set_bits};
use crate::engine::compiled::{Compiled, Question, Source};
use crate::engine::program::{Node, Program, Ref};
use crate::rulebook::{FactType, Item, Rulebook};
use crate::truth::Comparison;

impl Compiled {
    /// The slots that a reference depends on, positively and negatively.
    pub(crate) fn polarity(&self, of: Ref) -> (&[u64], &[u64]) {
        let words = self.program.slots().div_ceil(64);
        let range = of.node() * words..(of.node() + 1) * words;
        let (positive, negative) = self.polarities(|| polarities(&self.program));
        let positive = positive.get(range.clone()).unwrap_or_default();
        let negative = negative.get(range).unwrap_or_default();
        if of.negated() { (negative, positive) } else { (positive, negative) }
    }

    /// The variables in the cone of a reference that Kleene evaluation alone may treat too cautiously:
    /// read with both polarities, or by several tests that are not thresholds of one direction.
    pub(crate) fn entangled(&self, of: Ref) -> &[u32] {
        self.entangled_below(of.node(), || self.find_entangled(of))
    }

    /// The facts behind [`Self::entangled`], in rising order.
    pub(crate) fn entangled_names(&self, book: &Rulebook, of: Ref) -> Vec<String> {
        let sources = self.entangled(of).iter().filter_map(|v| self.variable(*v as usize)).map(|v| &v.source);
        let mut names: Vec<String> = sources
            .filter_map(|source| match source {
                Source::Fact(fact) => Some(book.name(Item::Fact(*fact)).to_owned()),
                Source::Member(fact, bit) => {
                    let fact = book.entries().facts.get(*fact)?;
                    let FactType::SetOf(values) = &fact.fact_type else { return None };
                    values.get(*bit as usize).map(|v| format!("{}.{}", fact.id, v.id))
                }
                Source::AsOf | Source::Reading(_) | Source::Stated(_) => None,
            })
            .collect();
        names.sort();
        names
    }

    fn find_entangled(&self, of: Ref) -> Box<[u32]> {
        let (positive, negative) = self.polarity(of);
        let mut found = Bits::below(self.variables.len());
        let either: Vec<u64> = positive.iter().zip(negative).map(|(p, n)| p | n).collect();
        for slot in set_bits(&either) {
            let Some(at) = self.slots.get(slot).map(|s| s.variable) else { continue };
            let Some(variable) = self.variable(at) else { continue };
            if matches!(variable.source, Source::AsOf | Source::Reading(_) | Source::Stated(_)) {
                continue;
            }
            let read: Vec<u32> =
                variable.slots.iter().copied().filter(|slot| has_bit(&either, *slot as usize)).collect();
            let both = read.iter().any(|slot| has_bit(positive, *slot as usize))
                && read.iter().any(|slot| has_bit(negative, *slot as usize));
            if both || !self.is_chain(&read) {
                found.insert(at);
            }
        }
        let mut list = Vec::new();
        for variable in found.iter() {
            list.extend(u32::try_from(variable));
        }
        list.into_boxed_slice()
    }

    /// Whether the tests form a chain: each implies the next.
    fn is_chain(&self, slots: &[u32]) -> bool {
        let questions: Vec<&Question> = slots.iter().filter_map(|s| self.slot(*s)).map(|s| &s.question).collect();
        questions.iter().enumerate().all(|(i, a)| {
            questions.iter().skip(i + 1).all(|b| match (a, b) {
                (Question::OneOf(x), Question::OneOf(y)) => x & y == *x || x & y == *y,
                (Question::Number(x, _), Question::Number(y, _)) | (Question::Day(x, _), Question::Day(y, _)) => {
                    upward(*x) == upward(*y)
                }
                _ => a == b,
            })
        })
    }
}

fn upward(comparison: Comparison) -> bool {
    matches!(comparison, Comparison::Greater | Comparison::AtLeast)
}

/// For every node, the slots it depends on positively and negatively: `words` words a node.
fn polarities(program: &Program) -> (Vec<u64>, Vec<u64>) {
    let words = program.slots().div_ceil(64);
    let mut positive: Vec<u64> = Vec::with_capacity(program.nodes().len() * words);
    let mut negative: Vec<u64> = Vec::with_capacity(program.nodes().len() * words);
    let (mut yes, mut no) = (vec![0u64; words], vec![0u64; words]);
    for node in program.nodes() {
        yes.fill(0);
        no.fill(0);
        let mut join = |part: Ref| {
            let range = part.node() * words..(part.node() + 1) * words;
            let (p, n) = (positive.get(range.clone()), negative.get(range));
            let (p, n) = if part.negated() { (n, p) } else { (p, n) };
            for (into, from) in [(&mut yes, p), (&mut no, n)] {
                for (word, other) in into.iter_mut().zip(from.into_iter().flatten()) {
                    *word |= other;
                }
            }
        };
        match node {
            Node::Yes => {}
            Node::And(parts) => parts.iter().for_each(|part| join(*part)),
            Node::Stated(_, body) => join(*body),
            Node::Slot(slot) => {
                if let Some(word) = yes.get_mut(*slot as usize / 64) {
                    *word |= 1 << (slot % 64);
                }
            }
        }
        positive.extend_from_slice(&yes);
        negative.extend_from_slice(&no);
    }
    (positive, negative)
}
