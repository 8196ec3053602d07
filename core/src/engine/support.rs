//! What a decided conclusion rests on: one fixed derivation, with as few presumptions as possible.

use std::rc::Rc;

use crate::engine::bits::Bits;
use crate::engine::program::{Node, Ref};
use crate::engine::situation::Situation;
use crate::truth::Truth;

/// Finds the variables that one fixed derivation of a decided conclusion rests on.
pub(crate) struct Support<'s, 'a> {
    situation: &'s Situation<'a>,
    /// The values of all nodes.
    values: Vec<Truth>,
    /// The variables of which something is presumed rather than stated.
    presumed: &'s Bits,
    known: Vec<Option<Rc<Bits>>>,
}

impl<'s, 'a> Support<'s, 'a> {
    pub(crate) fn new(situation: &'s Situation<'a>, values: Vec<Truth>, presumed: &'s Bits) -> Self {
        let known = vec![None; values.len()];
        Self { situation, values, presumed, known }
    }

    fn value(&self, of: Ref) -> Truth {
        of.read(self.values.get(of.node()).copied().unwrap_or_default())
    }

    /// The variables under the derivation of a decided reference. Where only a distinction of cases decides,
    /// every known input of the cone counts.
    pub(crate) fn of(&mut self, target: Ref) -> Rc<Bits> {
        if let Some(Some(found)) = self.known.get(target.node()) {
            return Rc::clone(found);
        }
        let mut found = Bits::below(self.situation.compiled.variables.len());
        let program = &self.situation.compiled.program;
        if !self.value(target).is_known() {
            self.every_known_input(target, &mut found);
        } else {
            match program.node(target.node()) {
                Node::Yes => {}
                Node::Slot(slot) => self.insert(*slot, &mut found),
                Node::Stated(slot, _) if self.situation.is_stated(*slot) => self.insert(*slot, &mut found),
                Node::Stated(_, body) => found.join(self.of(*body).words()),
                Node::And(parts) if self.values.get(target.node()) == Some(&Truth::Yes) => {
                    for part in parts {
                        found.join(self.of(*part).words());
                    }
                }
                Node::And(parts) => {
                    let mut best: Option<((u32, u32), Rc<Bits>)> = None;
                    for part in parts {
                        if self.value(*part) != Truth::No {
                            continue;
                        }
                        let support = self.of(*part);
                        let weight = (support.common(self.presumed.words()), support.len());
                        if best.as_ref().is_none_or(|(least, _)| weight < *least) {
                            best = Some((weight, support));
                        }
                    }
                    best.iter().for_each(|(_, support)| found.join(support.words()));
                }
            }
        }
        let found = Rc::new(found);
        if let Some(place) = self.known.get_mut(target.node()) {
            *place = Some(Rc::clone(&found));
        }
        found
    }

    fn insert(&self, slot: u32, found: &mut Bits) {
        if let Some(slot) = self.situation.compiled.slot(slot) {
            found.insert(slot.variable);
        }
    }

    fn every_known_input(&self, target: Ref, found: &mut Bits) {
        let program = &self.situation.compiled.program;
        for index in program.below(&[target], &|_| true) {
            let known = self.values.get(index).is_some_and(|value| value.is_known());
            match program.node(index) {
                Node::Slot(slot) | Node::Stated(slot, _) if known => self.insert(*slot, found),
                _ => {}
            }
        }
    }
}
