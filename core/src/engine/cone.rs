//! The undetermined part of what some references depend on, cut out of the program, and its evaluation step by
//! step: an input that is fixed or freed changes only what lies above it.

use crate::engine::program::{Node, Program, Ref};
use crate::truth::Truth;

/// A node of a cone, possibly negated: index times two, plus one when negated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Link(u32);

impl Link {
    const NONE: Self = Self(u32::MAX);

    fn to(node: usize) -> Self {
        Self(u32::try_from(node).map_or(u32::MAX, |n| n << 1))
    }

    pub(crate) const fn node(self) -> usize {
        (self.0 >> 1) as usize
    }

    pub(crate) const fn negated(self) -> bool {
        self.0 & 1 == 1
    }

    fn turned(self, turn: bool) -> Self {
        Self(self.0 ^ u32::from(turn))
    }
}

/// Lists of links, one list a node, in one piece.
#[derive(Debug, Default)]
struct Lists {
    ends: Vec<u32>,
    links: Vec<Link>,
}

impl Lists {
    fn close(&mut self) {
        self.ends.push(u32::try_from(self.links.len()).unwrap_or(u32::MAX));
    }

    fn of(&self, node: usize) -> &[Link] {
        let end = |at: usize| self.ends.get(at).map_or(0, |e| *e as usize);
        let start = if node == 0 { 0 } else { end(node - 1) };
        self.links.get(start..end(node)).unwrap_or_default()
    }
}

/// The undetermined nodes below some references: inputs and conjunctions; everything else is left out.
#[derive(Debug)]
pub(crate) struct Cone {
    /// The parts of each conjunction; none for an input.
    parts: Lists,
    /// The conjunctions that read a node; negated where they read its negation.
    readers: Lists,
    /// The input slot of each node that is one.
    slots: Vec<Option<u32>>,
    /// The node of each input slot of the program.
    leaves: Vec<Link>,
    /// The conjunction of the references.
    root: Link,
}

impl Cone {
    /// The cone of a conjunction of references that are undetermined, given the values of all nodes.
    pub(crate) fn new(program: &Program, values: &[Truth], of: &[Ref]) -> Self {
        let open = |node: usize| values.get(node) == Some(&Truth::Unknown);
        let mut place = vec![Link::NONE; values.len()];
        let mut cone = Self {
            parts: Lists::default(),
            readers: Lists::default(),
            slots: Vec::new(),
            leaves: vec![Link::NONE; program.slots()],
            root: Link::NONE,
        };
        let read = |place: &[Link], r: &Ref| place.get(r.node()).map_or(Link::NONE, |l| l.turned(r.negated()));
        for index in program.below(of, &open) {
            let link = match program.node(index) {
                Node::Yes => continue,
                Node::Slot(slot) => {
                    let link = cone.add(Some(*slot), &[]);
                    if let Some(leaf) = cone.leaves.get_mut(*slot as usize) {
                        *leaf = link;
                    }
                    link
                }
                Node::Stated(_, body) => read(&place, body),
                Node::And(parts) => {
                    let links: Vec<Link> =
                        parts.iter().filter(|p| open(p.node())).map(|part| read(&place, part)).collect();
                    cone.conjunction(&links)
                }
            };
            if let Some(place) = place.get_mut(index) {
                *place = link;
            }
        }
        let roots: Vec<Link> = of.iter().map(|r| read(&place, r)).collect();
        cone.root = cone.conjunction(&roots);
        cone.readers = cone.turned_round();
        cone
    }

    fn conjunction(&mut self, links: &[Link]) -> Link {
        match links {
            [only] => *only,
            links => self.add(None, links),
        }
    }

    fn add(&mut self, slot: Option<u32>, parts: &[Link]) -> Link {
        let link = Link::to(self.slots.len());
        self.slots.push(slot);
        self.parts.links.extend_from_slice(parts);
        self.parts.close();
        link
    }

    /// Who reads each node.
    fn turned_round(&self) -> Lists {
        let nodes = self.slots.len();
        let mut starts = vec![0u32; nodes + 1];
        for link in &self.parts.links {
            if let Some(count) = starts.get_mut(link.node() + 1) {
                *count += 1;
            }
        }
        let mut sum = 0;
        for start in &mut starts {
            sum += *start;
            *start = sum;
        }
        let mut links = vec![Link::NONE; self.parts.links.len()];
        let mut next = starts.clone();
        for reader in 0..nodes {
            for part in self.parts.of(reader) {
                if let Some(at) = next.get_mut(part.node()) {
                    if let Some(place) = links.get_mut(*at as usize) {
                        *place = Link::to(reader).turned(part.negated());
                    }
                    *at += 1;
                }
            }
        }
        starts.remove(0);
        Lists { ends: starts, links }
    }

    pub(crate) fn len(&self) -> usize {
        self.slots.len()
    }

    pub(crate) fn root(&self) -> Link {
        self.root
    }

    /// The parts of a conjunction; none for an input.
    pub(crate) fn parts(&self, node: usize) -> &[Link] {
        self.parts.of(node)
    }

    /// The conjunctions that read a node.
    pub(crate) fn readers(&self, node: usize) -> &[Link] {
        self.readers.of(node)
    }

    /// The input slot of a node that is one.
    pub(crate) fn slot(&self, node: usize) -> Option<u32> {
        self.slots.get(node).copied().flatten()
    }

    /// The node of an input slot, if it is in the cone.
    pub(crate) fn leaf(&self, slot: u32) -> Option<usize> {
        self.leaves.get(slot as usize).filter(|link| **link != Link::NONE).map(|link| link.node())
    }
}

#[derive(Clone, Copy, Debug, Default)]
struct State {
    value: Truth,
    /// How many parts are no, and how many are open.
    no: u32,
    open: u32,
}

impl State {
    fn of_parts(self) -> Truth {
        match self {
            Self { no: 1.., .. } => Truth::No,
            Self { open: 1.., .. } => Truth::Unknown,
            _ => Truth::Yes,
        }
    }
}

/// The values of a cone's nodes under what is fixed of its inputs.
#[derive(Clone, Debug)]
pub(crate) struct Valuation {
    states: Vec<State>,
    changed: Vec<usize>,
}

impl Valuation {
    /// Nothing is fixed: every node is open.
    pub(crate) fn new(cone: &Cone) -> Self {
        let open = |node: usize| State {
            value: Truth::Unknown,
            no: 0,
            open: u32::try_from(cone.parts(node).len()).unwrap_or(u32::MAX),
        };
        Self { states: (0..cone.len()).map(open).collect(), changed: Vec::new() }
    }

    pub(crate) fn get(&self, link: Link) -> Truth {
        let value = self.states.get(link.node()).map_or(Truth::Unknown, |s| s.value);
        if link.negated() { !value } else { value }
    }

    /// How many parts of a conjunction are no.
    pub(crate) fn failing(&self, node: usize) -> u32 {
        self.states.get(node).map_or(0, |s| s.no)
    }

    /// Fixes inputs, or frees them with *unknown*; what they were goes to `before`, if it is wanted.
    pub(crate) fn fix(&mut self, cone: &Cone, region: &[(u32, Truth)], mut before: Option<&mut Vec<(u32, Truth)>>) {
        for (slot, truth) in region {
            let Some(leaf) = cone.leaf(*slot) else { continue };
            let was = self.set(leaf, *truth);
            if let Some(before) = &mut before {
                before.push((*slot, was));
            }
            if was != *truth {
                self.tell(cone, leaf, was, *truth);
            }
        }
        // Counts make the order in which changes arrive irrelevant.
        while let Some(node) = self.changed.pop() {
            let now = self.states.get(node).copied().unwrap_or_default().of_parts();
            let was = self.set(node, now);
            if was != now {
                self.tell(cone, node, was, now);
            }
        }
    }

    fn set(&mut self, node: usize, truth: Truth) -> Truth {
        self.states.get_mut(node).map_or(truth, |state| std::mem::replace(&mut state.value, truth))
    }

    fn tell(&mut self, cone: &Cone, node: usize, was: Truth, now: Truth) {
        for reader in cone.readers(node) {
            let (was, now) = if reader.negated() { (!was, !now) } else { (was, now) };
            let Some(state) = self.states.get_mut(reader.node()) else { continue };
            match was {
                Truth::No => state.no -= 1,
                Truth::Unknown => state.open -= 1,
                Truth::Yes => {}
            }
            match now {
                Truth::No => state.no += 1,
                Truth::Unknown => state.open += 1,
                Truth::Yes => {}
            }
            if state.of_parts() != state.value {
                self.changed.push(reader.node());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::program::tests::{programs, scalar};
    use proptest::prelude::*;

    const TRUTHS: [Truth; 3] = [Truth::Yes, Truth::No, Truth::Unknown];

    proptest! {
        /// Whatever is fixed and freed one after the other, a cone has the value that the whole program has.
        #[test]
        fn steps_lead_to_the_same_value(
            (program, root) in programs(),
            known in prop::collection::vec(0usize..3, 4),
            steps in prop::collection::vec((0u32..4, 0usize..3), 0..12),
        ) {
            let mut inputs: Vec<Truth> = known.iter().map(|t| TRUTHS[*t]).collect();
            let input = |inputs: &[Truth], slot: u32| inputs.get(slot as usize).copied().unwrap_or_default();
            let values = scalar(&program, &|slot| input(&inputs, slot));
            prop_assume!(values[root.node()] == Truth::Unknown);
            let open: Vec<bool> = inputs.iter().map(|t| *t == Truth::Unknown).collect();
            let cone = Cone::new(&program, &values, &[root]);
            let mut valuation = Valuation::new(&cone);
            for (slot, truth) in steps {
                if !open[slot as usize] {
                    continue;
                }
                inputs[slot as usize] = TRUTHS[truth];
                valuation.fix(&cone, &[(slot, TRUTHS[truth])], None);
                let plain = scalar(&program, &|slot| input(&inputs, slot));
                prop_assert_eq!(valuation.get(cone.root()), root.read(plain[root.node()]));
            }
        }
    }
}
