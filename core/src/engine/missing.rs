//! Which open facts an undetermined conclusion waits for: exactly those for which two completions that
//! differ only there give different answers.
//!
//! Conclusions are taken apart as far as their parts share no open fact; what remains are groups, in which the
//! pairs of completions are searched for (`sensitise.rs`).

use std::cell::OnceCell;
use std::rc::Rc;

use rustc_hash::FxHashMap;

use crate::engine::bits::{Bits, meet, set_bits};
use crate::engine::cone::{Cone, Link, Valuation};
use crate::engine::program::{Node, Ref};
use crate::engine::sensitise::{BUDGET, Sensitise};
use crate::engine::situation::{Region, Situation};
use crate::truth::Truth;

/// Steps that may be spent on one case; beyond that every open variable of a group is listed.
const TOTAL: usize = 10_000;

/// The ways in which each variable can still turn out, found when first asked for.
pub(crate) struct Outcomes<'s, 'a> {
    pub(crate) situation: &'s Situation<'a>,
    known: Vec<OnceCell<Vec<Region>>>,
}

impl<'s, 'a> Outcomes<'s, 'a> {
    pub(crate) fn new(situation: &'s Situation<'a>) -> Self {
        Self { situation, known: vec![OnceCell::new(); situation.compiled.variables.len()] }
    }

    pub(crate) fn of(&self, variable: usize) -> &[Region] {
        self.known.get(variable).map_or(&[], |cell| cell.get_or_init(|| self.situation.regions(variable)))
    }
}

/// Finds missing variables; remembers what it found for parts that several conclusions share.
pub(crate) struct Missing<'s, 'a> {
    outcomes: Outcomes<'s, 'a>,
    /// The values of all nodes.
    values: Vec<Truth>,
    /// For each node the open variables that it still depends on: `words` words a node.
    open: Vec<u64>,
    words: usize,
    known: FxHashMap<usize, Rc<Bits>>,
    groups: FxHashMap<Vec<Ref>, Rc<Bits>>,
    spent: usize,
}

impl<'s, 'a> Missing<'s, 'a> {
    /// `values` are those of all nodes on the day that is looked at.
    pub(crate) fn new(situation: &'s Situation<'a>, values: Vec<Truth>) -> Self {
        let words = situation.compiled.variables.len().div_ceil(64);
        let open = open_variables(situation, &values, words);
        Self {
            outcomes: Outcomes::new(situation),
            values,
            open,
            words,
            known: FxHashMap::default(),
            groups: FxHashMap::default(),
            spent: 0,
        }
    }

    fn node(&self, of: Ref) -> &'a Node {
        self.outcomes.situation.compiled.program.node(of.node())
    }

    fn unknown(&self, of: Ref) -> bool {
        self.values.get(of.node()) == Some(&Truth::Unknown)
    }

    fn nothing(&self) -> Bits {
        Bits::below(self.words * 64)
    }

    /// The open variables that a reference depends on through undetermined nodes.
    fn open(&self, of: Ref) -> &[u64] {
        self.open.get(of.node() * self.words..(of.node() + 1) * self.words).unwrap_or_default()
    }

    /// The variables that any part of a conjunction waits for: all that the conjunction waits for, and
    /// perhaps some that another part makes idle.
    pub(crate) fn of_parts(&mut self, target: Ref) -> Rc<Bits> {
        match self.node(target) {
            Node::And(parts) if !target.negated() && self.unknown(target) => {
                let mut found = self.nothing();
                for part in parts {
                    found.join(self.of_parts(*part).words());
                }
                Rc::new(found)
            }
            _ => self.of(target),
        }
    }

    /// The variables that can still turn the target.
    pub(crate) fn of(&mut self, target: Ref) -> Rc<Bits> {
        if !self.unknown(target) {
            return Rc::new(self.nothing());
        }
        if let Some(found) = self.known.get(&target.node()) {
            return Rc::clone(found);
        }
        let found = match self.node(target) {
            Node::Stated(_, body) => self.of(*body),
            Node::Yes | Node::Slot(_) => {
                let mut found = self.nothing();
                found.join(self.open(target));
                Rc::new(found)
            }
            Node::And(parts) => {
                let open: Vec<Ref> = parts.iter().copied().filter(|p| self.unknown(*p)).collect();
                let mut found = self.nothing();
                for group in self.independent(&open) {
                    let theirs = self.of_group(&group);
                    if theirs.is_empty() && self.constant(&group) == Truth::No {
                        // The whole conjunction is no, whatever the others say.
                        found.clear();
                        break;
                    }
                    found.join(theirs.words());
                }
                Rc::new(found)
            }
        };
        self.known.insert(target.node(), Rc::clone(&found));
        found
    }

    /// Splits the parts of a conjunction into groups that share no open variable: what turns a group turns
    /// the whole, because the other groups can all be made true.
    fn independent(&self, parts: &[Ref]) -> Vec<Vec<Ref>> {
        let mut groups: Vec<(Vec<Ref>, Bits)> = Vec::new();
        for part in parts {
            let mut members = vec![*part];
            let mut variables = self.nothing();
            variables.join(self.open(*part));
            groups.retain_mut(|(theirs, more)| {
                let apart = !meet(more.words(), self.open(*part));
                if !apart {
                    members.append(theirs);
                    variables.join(more.words());
                }
                apart
            });
            members.sort_unstable();
            groups.push((members, variables));
        }
        groups.into_iter().map(|(members, _)| members).collect()
    }

    /// The value of a conjunction that no open variable can turn: that of any completion.
    fn constant(&self, group: &[Ref]) -> Truth {
        let cone = Cone::new(&self.outcomes.situation.compiled.program, &self.values, group);
        let mut valuation = Valuation::new(&cone);
        for variable in group.iter().flat_map(|part| set_bits(self.open(*part))) {
            if let Some(region) = self.outcomes.of(variable).first() {
                valuation.fix(&cone, region, None);
            }
        }
        valuation.get(cone.root())
    }

    fn of_group(&mut self, group: &[Ref]) -> Rc<Bits> {
        if let [only] = group {
            return self.of(*only);
        }
        if let Some(found) = self.groups.get(group) {
            return Rc::clone(found);
        }
        let mut open = self.nothing();
        for part in group {
            open.join(self.open(*part));
        }
        let mut found = self.nothing();
        let cone = Cone::new(&self.outcomes.situation.compiled.program, &self.values, group);
        let mut search = Sensitise::new(&self.outcomes, &cone, &open);
        let alike = Alike::new(&self.outcomes, &cone, &open);
        let mut idle = self.nothing();
        for variable in open.iter() {
            if found.contains(variable) || idle.contains(variable) {
                continue;
            }
            if self.spent > TOTAL {
                found.join(open.words());
                break;
            }
            let turns = search.turns(variable, &mut found);
            self.spent += BUDGET - search.budget;
            let same = if turns { &mut found } else { &mut idle };
            same.insert(variable);
            alike.complete(same);
        }
        let found = Rc::new(found);
        self.groups.insert(group.to_vec(), Rc::clone(&found));
        found
    }
}

/// Yes-or-no variables that stand side by side in one conjunction and nowhere else: what goes for one goes for all.
struct Alike(Vec<Bits>);

impl Alike {
    fn new(outcomes: &Outcomes<'_, '_>, cone: &Cone, open: &Bits) -> Self {
        let compiled = outcomes.situation.compiled;
        let mut side_by_side: FxHashMap<Link, Bits> = FxHashMap::default();
        for variable in open.iter() {
            let slots = compiled.variable(variable).map_or(&[][..], |v| v.slots.as_slice());
            let mut leaves = slots.iter().filter_map(|slot| cone.leaf(*slot));
            let (Some(leaf), None) = (leaves.next(), leaves.next()) else { continue };
            if let ([reader], [_, _]) = (cone.readers(leaf), outcomes.of(variable)) {
                let nothing = || Bits::below(compiled.variables.len());
                side_by_side.entry(*reader).or_insert_with(nothing).insert(variable);
            }
        }
        Self(side_by_side.into_values().filter(|alike| alike.len() > 1).collect())
    }

    /// Takes in whatever is like something that is in the set already.
    fn complete(&self, set: &mut Bits) {
        for alike in &self.0 {
            if alike.meets(set.words()) {
                set.join(alike.words());
            }
        }
    }
}

/// For each node the open variables that it depends on through undetermined nodes.
fn open_variables(situation: &Situation<'_>, values: &[Truth], words: usize) -> Vec<u64> {
    let compiled = situation.compiled;
    let mut open: Vec<u64> = Vec::with_capacity(compiled.program.nodes().len() * words);
    let mut here = vec![0u64; words];
    for (index, node) in compiled.program.nodes().iter().enumerate() {
        here.fill(0);
        if values.get(index) == Some(&Truth::Unknown) {
            let mut join = |part: &Ref| {
                let below = open.get(part.node() * words..(part.node() + 1) * words).unwrap_or_default();
                here.iter_mut().zip(below).for_each(|(word, more)| *word |= more);
            };
            match node {
                Node::Yes => {}
                Node::And(parts) => parts.iter().for_each(join),
                Node::Stated(_, body) => join(body),
                Node::Slot(slot) => {
                    let variable = compiled.slot(*slot).map_or(0, |s| s.variable);
                    if let Some(word) = here.get_mut(variable / 64) {
                        *word |= 1 << (variable % 64);
                    }
                }
            }
        }
        open.extend_from_slice(&here);
    }
    open
}
