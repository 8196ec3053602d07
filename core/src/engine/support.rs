//! What a decided conclusion rests on: one fixed derivation, with as few presumptions as possible.

use std::collections::{BTreeSet, HashMap};

use crate::engine::compile::Source;
use crate::engine::decide::{Frame, Situation};
use crate::engine::program::{Node, Ref};
use crate::truth::Truth;

/// Finds the inputs that one fixed derivation of a decided conclusion rests on.
pub(crate) struct Support<'s, 'a> {
    situation: &'s Situation<'a>,
    values: Vec<Truth>,
    /// Whether what an input says is presumed rather than stated.
    presumed: Box<dyn Fn(&Source) -> bool + 's>,
    known: HashMap<usize, BTreeSet<Source>>,
}

impl<'s, 'a> Support<'s, 'a> {
    pub(crate) fn new(situation: &'s Situation<'a>, frame: Frame, presumed: Box<dyn Fn(&Source) -> bool + 's>) -> Self {
        let program = &situation.compiled.program;
        let all: Vec<usize> = (0..program.nodes().len()).collect();
        let mut values = vec![Truth::Unknown; all.len()];
        program.run_scalar(&all, &|slot| situation.input(slot, frame), &mut values);
        Self { situation, values, presumed, known: HashMap::new() }
    }

    fn value(&self, of: Ref) -> Truth {
        of.read(self.values.get(of.node()).copied().unwrap_or_default())
    }

    /// The inputs under the derivation of a decided reference. Where only a distinction of cases decides,
    /// every known input of the cone counts.
    pub(crate) fn of(&mut self, target: Ref) -> BTreeSet<Source> {
        let program = &self.situation.compiled.program;
        if !self.value(target).is_known() {
            return program
                .cone([target], &|_| true)
                .into_iter()
                .filter(|index| self.values.get(*index).is_some_and(|v| v.is_known()))
                .filter_map(|index| match program.node(index) {
                    Node::Slot(slot) | Node::Stated(slot, _) => self.source(*slot),
                    _ => None,
                })
                .collect();
        }
        if let Some(found) = self.known.get(&target.node()) {
            return found.clone();
        }
        let found = match program.node(target.node()) {
            Node::Yes => BTreeSet::new(),
            Node::Slot(slot) => self.source(*slot).into_iter().collect(),
            Node::Stated(slot, body) => match self.source(*slot) {
                Some(Source::Stated(item)) if self.situation.stated.contains_key(&item) => {
                    BTreeSet::from([Source::Stated(item)])
                }
                _ => self.of(*body),
            },
            Node::And(parts) if self.values.get(target.node()) == Some(&Truth::Yes) => {
                parts.iter().flat_map(|part| self.of(*part)).collect()
            }
            Node::And(parts) => {
                let failing: Vec<Ref> = parts.iter().copied().filter(|p| self.value(*p) == Truth::No).collect();
                let supports: Vec<BTreeSet<Source>> = failing.into_iter().map(|part| self.of(part)).collect();
                let presumed = &self.presumed;
                let weight =
                    |support: &BTreeSet<Source>| (support.iter().filter(|s| presumed(s)).count(), support.len());
                supports.into_iter().min_by_key(weight).unwrap_or_default()
            }
        };
        self.known.insert(target.node(), found.clone());
        found
    }

    fn source(&self, slot: u32) -> Option<Source> {
        let slot = self.situation.compiled.slot(slot)?;
        self.situation.compiled.variable(slot.variable).map(|v| v.source.clone())
    }
}
