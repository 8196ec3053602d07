//! What another reading can move: its change is followed upwards from where it is asked for, as far as it goes.

use std::ops::Range;

use crate::engine::bits::Bits;
use crate::engine::compiled::Source;
use crate::engine::decide::{FRAMES, Lanes, Table};
use crate::engine::program::{Node, Planes, Ref};
use crate::engine::situation::Situation;
use crate::truth::Truth;

/// The values of a table with one reading turned round, where they differ or may differ.
pub(crate) struct Ripple<'t> {
    situation: &'t Situation<'t>,
    table: &'t Table,
    /// For each run of the table the values of its nodes.
    runs: Vec<Vec<Lanes>>,
    /// The nodes that the change comes to: their value is another, or it is open.
    reached: Bits,
    touched: Vec<usize>,
    waiting: Vec<u64>,
}

impl<'t> Ripple<'t> {
    pub(crate) fn new(situation: &'t Situation<'t>, table: &'t Table) -> Self {
        let nodes = situation.compiled.program.nodes().len();
        Self {
            situation,
            table,
            runs: table.runs.clone(),
            reached: Bits::below(nodes),
            touched: Vec::new(),
            waiting: vec![0; nodes.div_ceil(64)],
        }
    }

    /// Turns a reading round, and back what was turned before; says whether that comes to anything.
    pub(crate) fn turn(&mut self, reading: usize) -> bool {
        for node in self.touched.drain(..) {
            for (values, base) in self.runs.iter_mut().zip(&self.table.runs) {
                if let (Some(value), Some(base)) = (values.get_mut(node), base.get(node)) {
                    *value = *base;
                }
            }
        }
        self.reached.clear();
        let compiled = self.situation.compiled;
        let upward = compiled.upward();
        let variables = compiled.variables.iter().filter(|v| v.source == Source::Reading(reading));
        let inputs = variables.flat_map(|v| &v.slots).filter_map(|slot| upward.input(*slot));
        for node in inputs.filter(|node| self.table.evaluated.contains(*node)) {
            for values in &mut self.runs {
                if let Some(value) = values.get_mut(node) {
                    *value = value.swapped(true);
                }
            }
            self.touched.push(node);
            self.wake(node);
        }
        for word in 0..self.waiting.len() {
            while let Some(bits) = self.waiting.get_mut(word).filter(|bits| **bits != 0) {
                let node = word * 64 + bits.trailing_zeros() as usize;
                *bits &= *bits - 1;
                self.come_to(node);
            }
        }
        !self.reached.is_empty()
    }

    /// Marks the readers of a node to be looked at; they stand behind it.
    fn wake(&mut self, node: usize) {
        for reader in self.situation.compiled.upward().of(node) {
            if self.table.evaluated.contains(reader)
                && let Some(word) = self.waiting.get_mut(reader / 64)
            {
                *word |= 1 << (reader % 64);
            }
        }
    }

    fn come_to(&mut self, node: usize) {
        let program = &self.situation.compiled.program;
        let (mut other, mut open) = (false, false);
        for (values, base) in self.runs.iter_mut().zip(&self.table.runs) {
            let read = |part: &Ref| values.get(part.node()).copied().unwrap_or(Planes::UNKNOWN).swapped(part.negated());
            let was = base.get(node).copied().unwrap_or(Planes::UNKNOWN);
            let is = match program.node(node) {
                Node::Stated(slot, _) if self.situation.is_stated(*slot) => was,
                Node::Stated(_, body) => read(body),
                Node::And(parts) => parts.iter().fold(Planes::all(Truth::Yes), |all, part| all.and(&read(part))),
                Node::Yes | Node::Slot(_) => was,
            };
            other |= is != was;
            open |= !is.are_known(0..FRAMES) || !was.are_known(0..FRAMES);
            if let Some(value) = values.get_mut(node) {
                *value = is;
            }
        }
        if other {
            self.touched.push(node);
        }
        if other || open {
            self.reached.insert(node);
            self.wake(node);
        }
    }

    /// Whether the reading gives the target another value in any of these frames; open if only an exact decision can
    /// tell, because Kleene evaluation leaves the target open either way and may be too cautious for it.
    pub(crate) fn moves(&self, target: Ref, frames: Range<usize>) -> Truth {
        if !self.reached.contains(target.node()) {
            return Truth::No;
        }
        let entangled = !self.situation.compiled.entangled(target).is_empty();
        let moves = |frame: usize| {
            let value = |runs: &[Vec<Lanes>]| {
                let planes = runs.get(frame / FRAMES).and_then(|run| run.get(target.node()));
                planes.map_or(Truth::Unknown, |planes| planes.get(frame % FRAMES))
            };
            let (was, is) = (value(&self.table.runs), value(&self.runs));
            if was != is {
                Truth::Yes
            } else if was == Truth::Unknown && entangled {
                Truth::Unknown
            } else {
                Truth::No
            }
        };
        frames.fold(Truth::No, |any, frame| any | moves(frame))
    }
}
