//! Which nodes read each node.

use crate::engine::program::{Node, Program, Ref};

/// For each node the nodes that read it, in one piece.
#[derive(Debug)]
pub(crate) struct Upward {
    /// Where the readers of each node begin, and where those of the last one end.
    starts: Vec<u32>,
    readers: Vec<u32>,
    /// The node of each input slot.
    inputs: Vec<Option<usize>>,
}

impl Upward {
    pub(crate) fn new(program: &Program) -> Self {
        let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let mut lists: Vec<Vec<u32>> = vec![Vec::new(); program.nodes().len()];
        let mut inputs = vec![None; program.slots()];
        for (index, node) in program.nodes().iter().enumerate() {
            let mut reads = |part: &Ref| {
                if let Some(list) = lists.get_mut(part.node()) {
                    list.push(number(index));
                }
            };
            match node {
                Node::Yes => {}
                Node::And(parts) => parts.iter().for_each(reads),
                Node::Stated(_, body) => reads(body),
                Node::Slot(slot) => inputs.get_mut(*slot as usize).into_iter().for_each(|place| *place = Some(index)),
            }
        }
        let mut starts = Vec::with_capacity(lists.len() + 1);
        let mut readers = Vec::new();
        for list in lists {
            starts.push(number(readers.len()));
            readers.extend(list);
        }
        starts.push(number(readers.len()));
        Self { starts, readers, inputs }
    }

    /// The node of an input slot.
    pub(crate) fn input(&self, slot: u32) -> Option<usize> {
        self.inputs.get(slot as usize).copied().flatten()
    }

    /// The nodes that read a node.
    pub(crate) fn of(&self, node: usize) -> impl Iterator<Item = usize> {
        let at = |index: usize| self.starts.get(index).map_or(0, |start| *start as usize);
        let readers = self.readers.get(at(node)..at(node + 1)).unwrap_or_default();
        readers.iter().map(|reader| *reader as usize)
    }
}
