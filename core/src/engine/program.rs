//! The compiled form of one edition: an n-ary program in topological order over bit planes.
//!
//! A value is a pair of planes, known true and known false; a lane is one case (or one variant of a case).
//! Negation swaps the planes, so conjunction is the only connective that is needed.

use rustc_hash::FxHashMap;

use crate::truth::Truth;

/// A node, possibly negated: index times two, plus one when negated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Ref(pub(super) u32);

impl Ref {
    /// The constant *yes*.
    pub(crate) const YES: Self = Self(0);
    /// The constant *no*.
    pub(crate) const NO: Self = Self(1);

    pub(crate) const fn node(self) -> usize {
        (self.0 >> 1) as usize
    }

    pub(crate) const fn negated(self) -> bool {
        self.0 & 1 == 1
    }

    /// The truth of this reference, given the truth of its node.
    pub(crate) fn read(self, node: Truth) -> Truth {
        if self.negated() { !node } else { node }
    }
}

impl std::ops::Not for Ref {
    type Output = Self;
    fn not(self) -> Self {
        Self(self.0 ^ 1)
    }
}

/// One step of the program.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Node {
    /// The constant *yes*.
    Yes,
    /// An input: the truth of one test of one variable.
    Slot(u32),
    /// Kleene conjunction.
    And(Box<[Ref]>),
    /// The input where it is known, otherwise the body: a conclusion that may be stated.
    Stated(u32, Ref),
}

/// Known true and known false, 64 lanes a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Planes<const W: usize> {
    pub(crate) yes: [u64; W],
    pub(crate) no: [u64; W],
}

impl<const W: usize> Planes<W> {
    pub(crate) const UNKNOWN: Self = Self { yes: [0; W], no: [0; W] };

    /// The same truth in every lane.
    pub(crate) fn all(truth: Truth) -> Self {
        match truth {
            Truth::Yes => Self { yes: [!0; W], no: [0; W] },
            Truth::No => Self { yes: [0; W], no: [!0; W] },
            Truth::Unknown => Self::UNKNOWN,
        }
    }

    pub(crate) fn set(&mut self, lane: usize, truth: Truth) {
        let bit = 1u64 << (lane % 64);
        if let (Some(yes), Some(no)) = (self.yes.get_mut(lane / 64), self.no.get_mut(lane / 64)) {
            *yes &= !bit;
            *no &= !bit;
            match truth {
                Truth::Yes => *yes |= bit,
                Truth::No => *no |= bit,
                Truth::Unknown => {}
            }
        }
    }

    pub(crate) fn get(&self, lane: usize) -> Truth {
        let bit = 1u64 << (lane % 64);
        let has = |plane: &[u64; W]| plane.get(lane / 64).is_some_and(|word| word & bit != 0);
        match (has(&self.yes), has(&self.no)) {
            (true, _) => Truth::Yes,
            (_, true) => Truth::No,
            _ => Truth::Unknown,
        }
    }

    /// Whether these lanes are all known.
    pub(crate) fn are_known(&self, lanes: std::ops::Range<usize>) -> bool {
        self.yes.iter().zip(&self.no).enumerate().all(|(index, (yes, no))| {
            let below = |end: usize| match end.saturating_sub(index * 64) {
                bits @ 0..64 => (1u64 << bits) - 1,
                _ => !0,
            };
            !(yes | no) & below(lanes.end) & !below(lanes.start) == 0
        })
    }

    /// The lanes that are known, either way, in rising order.
    pub(crate) fn known(&self) -> impl Iterator<Item = usize> {
        let words = self.yes.iter().zip(&self.no).enumerate();
        words.flat_map(|(index, (yes, no))| {
            let known = yes | no;
            (0..64).filter(move |bit| known & (1 << bit) != 0).map(move |bit| index * 64 + bit)
        })
    }

    /// Kleene conjunction, lane by lane.
    pub(crate) fn and(&self, other: &Self) -> Self {
        let mut both = *self;
        for ((yes, no), (y, n)) in both.yes.iter_mut().zip(&mut both.no).zip(other.yes.iter().zip(&other.no)) {
            *yes &= y;
            *no |= n;
        }
        both
    }

    pub(crate) fn swapped(self, swap: bool) -> Self {
        if swap { Self { yes: self.no, no: self.yes } } else { self }
    }
}

impl Planes<4> {
    /// One truth in the lower half of the lanes, another in the upper.
    pub(crate) fn halves(low: Truth, high: Truth) -> Self {
        let plane = |truth: Truth| if low == truth { !0 } else { 0u64 };
        let upper = |truth: Truth| if high == truth { !0 } else { 0u64 };
        let both = |truth: Truth| [plane(truth), plane(truth), upper(truth), upper(truth)];
        Self { yes: both(Truth::Yes), no: both(Truth::No) }
    }
}

/// A program: nodes in topological order.
#[derive(Clone, Debug)]
pub(crate) struct Program {
    pub(super) nodes: Vec<Node>,
    pub(super) slots: usize,
}

impl Program {
    pub(crate) fn nodes(&self) -> &[Node] {
        &self.nodes
    }

    pub(crate) fn slots(&self) -> usize {
        self.slots
    }

    pub(crate) fn node(&self, index: usize) -> &Node {
        self.nodes.get(index).unwrap_or(&Node::Yes)
    }

    /// Evaluates some nodes, given in topological order, over `64 * W` lanes; the others stay as they are.
    pub(crate) fn run<const W: usize>(&self, nodes: &[usize], inputs: &[Planes<W>], values: &mut [Planes<W>]) {
        for index in nodes {
            let value = evaluate(self.node(*index), inputs, values);
            if let Some(place) = values.get_mut(*index) {
                *place = value;
            }
        }
    }

    /// Room for the values of all nodes.
    pub(crate) fn values<const W: usize>(&self) -> Vec<Planes<W>> {
        vec![Planes::UNKNOWN; self.nodes.len()]
    }

    /// The nodes that references depend on through nodes that `enter` lets in, in topological order.
    pub(crate) fn below(&self, of: &[Ref], enter: &dyn Fn(usize) -> bool) -> Vec<usize> {
        let mut seen = vec![false; self.nodes.len()];
        let mut found = Vec::new();
        let mut stack: Vec<usize> = of.iter().map(|target| target.node()).collect();
        while let Some(index) = stack.pop() {
            match seen.get_mut(index) {
                Some(mark) if !*mark && enter(index) => *mark = true,
                _ => continue,
            }
            found.push(index);
            match self.node(index) {
                Node::And(parts) => stack.extend(parts.iter().map(|r| r.node())),
                Node::Stated(_, body) => stack.push(body.node()),
                Node::Yes | Node::Slot(_) => {}
            }
        }
        found.sort_unstable();
        found
    }

    /// For every node whether it is one of these or depends on one.
    pub(crate) fn above(&self, nodes: &[usize]) -> Vec<bool> {
        let mut above: Vec<bool> = Vec::with_capacity(self.nodes.len());
        for (index, node) in self.nodes.iter().enumerate() {
            let below = |r: &Ref| above.get(r.node()).copied().unwrap_or(false);
            let through = match node {
                Node::Yes | Node::Slot(_) => false,
                Node::And(parts) => parts.iter().any(below),
                Node::Stated(_, body) => below(body),
            };
            above.push(through || nodes.contains(&index));
        }
        above
    }
}

/// The value of a node, given those of the inputs and of the nodes it reads.
fn evaluate<const W: usize>(node: &Node, inputs: &[Planes<W>], values: &[Planes<W>]) -> Planes<W> {
    let input = |slot: u32| inputs.get(slot as usize).copied().unwrap_or(Planes::UNKNOWN);
    let read = |r: &Ref| values.get(r.node()).copied().unwrap_or(Planes::UNKNOWN).swapped(r.negated());
    match node {
        Node::Yes => Planes::all(Truth::Yes),
        Node::Slot(slot) => input(*slot),
        Node::And(parts) => {
            let mut all = Planes::all(Truth::Yes);
            for part in parts {
                all = all.and(&read(part));
            }
            all
        }
        Node::Stated(slot, body) => {
            let (stated, mut value) = (input(*slot), read(body));
            let both = value.yes.iter_mut().zip(&mut value.no);
            for ((yes, no), (y, n)) in both.zip(stated.yes.iter().zip(&stated.no)) {
                *yes = y | (*yes & !n);
                *no = n | (*no & !y);
            }
            value
        }
    }
}

/// Builds a program; equal nodes are made once.
#[derive(Debug)]
pub(crate) struct Builder {
    nodes: Vec<Node>,
    known: FxHashMap<Node, Ref>,
    slots: u32,
}

impl Builder {
    pub(crate) fn new() -> Self {
        Self { nodes: vec![Node::Yes], known: FxHashMap::from_iter([(Node::Yes, Ref::YES)]), slots: 0 }
    }

    pub(crate) fn new_slot(&mut self) -> u32 {
        self.slots += 1;
        self.slots - 1
    }

    fn add(&mut self, node: Node) -> Ref {
        if let Some(found) = self.known.get(&node) {
            return *found;
        }
        let index = u32::try_from(self.nodes.len()).unwrap_or(u32::MAX / 2);
        let reference = Ref(index << 1);
        self.known.insert(node.clone(), reference);
        self.nodes.push(node);
        reference
    }

    pub(crate) fn slot(&mut self, slot: u32) -> Ref {
        self.add(Node::Slot(slot))
    }

    pub(crate) fn stated(&mut self, slot: u32, body: Ref) -> Ref {
        self.add(Node::Stated(slot, body))
    }

    pub(crate) fn and(&mut self, parts: impl IntoIterator<Item = Ref>) -> Ref {
        let mut kept: Vec<Ref> = Vec::new();
        for part in parts {
            if part == Ref::NO {
                return Ref::NO;
            }
            if part != Ref::YES && !kept.contains(&part) {
                kept.push(part);
            }
        }
        match kept.as_slice() {
            [] => Ref::YES,
            [only] => *only,
            _ => self.add(Node::And(kept.into_boxed_slice())),
        }
    }

    pub(crate) fn or(&mut self, parts: impl IntoIterator<Item = Ref>) -> Ref {
        !self.and(parts.into_iter().map(|r| !r))
    }

    pub(crate) fn finish(self) -> Program {
        Program { nodes: self.nodes, slots: self.slots as usize }
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The values of all nodes for a single case, as plainly as possible.
    pub(crate) fn scalar(program: &Program, inputs: &dyn Fn(u32) -> Truth) -> Vec<Truth> {
        let mut values: Vec<Truth> = Vec::new();
        for node in program.nodes() {
            let read = |r: &Ref| r.read(values[r.node()]);
            values.push(match node {
                Node::Yes => Truth::Yes,
                Node::Slot(slot) => inputs(*slot),
                Node::And(parts) => parts.iter().map(read).min().unwrap_or(Truth::Yes),
                Node::Stated(slot, body) => match inputs(*slot) {
                    Truth::Unknown => read(body),
                    stated => stated,
                },
            });
        }
        values
    }

    /// A random program over four slots, and the reference to its last node.
    pub(crate) fn programs() -> impl Strategy<Value = (Program, Ref)> {
        prop::collection::vec(
            (prop::collection::vec((0usize..12, any::<bool>()), 1..4), any::<bool>(), any::<bool>()),
            1..10,
        )
        .prop_map(|steps| {
            let mut builder = Builder::new();
            let mut refs = Vec::new();
            for _ in 0..4 {
                let slot = builder.new_slot();
                refs.push(builder.slot(slot));
            }
            for (operands, any_of, stated) in steps {
                let parts: Vec<Ref> = operands
                    .iter()
                    .map(|(i, negated)| {
                        let r = refs[i % refs.len()];
                        if *negated { !r } else { r }
                    })
                    .collect();
                let mut made = if any_of { builder.or(parts) } else { builder.and(parts) };
                if stated {
                    let slot = builder.new_slot();
                    made = builder.stated(slot, made);
                }
                refs.push(made);
            }
            let last = *refs.last().unwrap();
            (builder.finish(), last)
        })
    }

    proptest! {
        #[test]
        fn lanes_and_scalar_evaluation_agree((program, root) in programs(), seed in any::<u64>()) {
            let truth = |slot: usize, lane: usize| match (seed ^ (slot as u64 * 0x9E37_79B9 + lane as u64 * 0x85EB_CA6B)).wrapping_mul(0x2545_F491_4F6C_DD1D) >> 62 {
                0 => Truth::Yes,
                1 => Truth::No,
                _ => Truth::Unknown,
            };
            let mut inputs = vec![Planes::<2>::UNKNOWN; program.slots()];
            for (slot, planes) in inputs.iter_mut().enumerate() {
                for lane in 0..128 {
                    planes.set(lane, truth(slot, lane));
                }
            }
            let all: Vec<usize> = (0..program.nodes().len()).collect();
            let mut values = program.values();
            program.run(&all, &inputs, &mut values);
            for lane in 0..128 {
                let scalar = scalar(&program, &|slot| truth(slot as usize, lane));
                prop_assert_eq!(root.read(values[root.node()].get(lane)), root.read(scalar[root.node()]));
                prop_assert!(values.iter().all(|v| v.yes[0] & v.no[0] == 0 && v.yes[1] & v.no[1] == 0));
            }
        }
    }

    #[test]
    fn known_lanes_are_counted_exactly() {
        let mut planes = Planes::<2>::all(Truth::Yes);
        planes.set(70, Truth::Unknown);
        for (start, end) in [(0, 70), (71, 128), (0, 0), (5, 64)] {
            assert!(planes.are_known(start..end), "{start}..{end}");
        }
        for (start, end) in [(0, 71), (70, 71), (64, 128), (0, 128)] {
            assert!(!planes.are_known(start..end), "{start}..{end}");
        }
        assert_eq!(planes.known().count(), 127);
    }

    #[test]
    fn equal_nodes_are_made_once() {
        let mut b = Builder::new();
        let s = b.new_slot();
        let x = b.slot(s);
        let t = b.new_slot();
        let y = b.slot(t);
        assert_eq!(b.and([x, y]), b.and([x, y]));
        assert_eq!(b.and([x, Ref::YES]), x);
        assert_eq!(b.or([x, Ref::YES]), Ref::YES);
    }
}
