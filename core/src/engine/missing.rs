//! Which open facts an undetermined conclusion waits for: exactly those for which two completions that
//! differ only there give different answers.
//!
//! Finding such a pair is the classical problem of testing a circuit: to show that a line matters, the other
//! inputs must be set so that its effect can be seen at the output.

use std::collections::{BTreeSet, HashMap, HashSet};

use crate::engine::decide::{Frame, Situation};
use crate::engine::program::{Node, Planes, Ref};
use crate::engine::search::{Region, Search};
use crate::truth::Truth;

/// Evaluations that may be spent on one variable; beyond that it is listed, to be on the safe side.
const BUDGET: usize = 120;
/// Evaluations that may be spent on one case; beyond that every open variable of a group is listed.
const TOTAL: usize = 6_000;

/// Finds missing variables; remembers what it found for parts that several conclusions share.
pub(crate) struct Missing<'s, 'a> {
    situation: &'s Situation<'a>,
    base: Search<'s, 'a>,
    known: HashMap<Vec<Ref>, Vec<usize>>,
    spent: usize,
}

impl<'s, 'a> Missing<'s, 'a> {
    pub(crate) fn new(situation: &'s Situation<'a>, frame: Frame) -> Self {
        let mut base = Search::new(situation, frame, &[], 0);
        base.cone = (0..situation.compiled.program.nodes().len()).collect();
        base.run();
        Self { situation, base, known: HashMap::new(), spent: 0 }
    }

    fn unknown(&self, of: Ref) -> bool {
        self.base.values.get(of.node()) == Some(&Truth::Unknown)
    }

    /// The variables that any part of a conjunction waits for: all that the conjunction waits for, and
    /// perhaps some that another part makes idle.
    pub(crate) fn of_parts(&mut self, target: Ref) -> Vec<usize> {
        let mut found = match self.situation.compiled.program.node(target.node()) {
            Node::And(parts) if !target.negated() && self.unknown(target) => {
                let parts = parts.clone();
                parts.iter().flat_map(|part| self.of_parts(*part)).collect()
            }
            _ => self.of(target),
        };
        found.sort_unstable();
        found.dedup();
        found
    }

    /// The variables that can still turn the target, in rising order.
    pub(crate) fn of(&mut self, target: Ref) -> Vec<usize> {
        if !self.unknown(target) {
            return Vec::new();
        }
        let key = vec![if target.negated() { !target } else { target }];
        if let Some(found) = self.known.get(&key) {
            return found.clone();
        }
        let found = match self.situation.compiled.program.node(target.node()) {
            Node::Yes => Vec::new(),
            Node::Slot(slot) => self.situation.compiled.slot(*slot).map(|s| s.variable).into_iter().collect(),
            Node::Stated(_, body) => self.of(*body),
            Node::And(parts) => {
                let open: Vec<Ref> = parts.iter().copied().filter(|p| self.unknown(*p)).collect();
                let mut found = Vec::new();
                for group in self.independent(&open) {
                    let theirs = self.of_group(&group);
                    if theirs.is_empty() && self.constant(&group) == Truth::No {
                        // The whole conjunction is no, whatever the others say.
                        found.clear();
                        break;
                    }
                    found.extend(theirs);
                }
                found.sort_unstable();
                found.dedup();
                found
            }
        };
        self.known.insert(key, found.clone());
        found
    }

    /// Splits the parts of a conjunction into groups that share no open variable: what turns a group turns
    /// the whole, because the other groups can all be made true.
    fn independent(&self, parts: &[Ref]) -> Vec<Vec<Ref>> {
        let mut groups: Vec<(Vec<Ref>, Vec<usize>)> = Vec::new();
        for part in parts {
            let mut members = vec![*part];
            let mut variables = self.base.open_variables(&[*part]);
            let (touching, apart): (Vec<_>, Vec<_>) =
                groups.into_iter().partition(|(_, theirs)| theirs.iter().any(|v| variables.contains(v)));
            groups = apart;
            for (theirs, more) in touching {
                members.extend(theirs);
                variables.extend(more);
            }
            members.sort_unstable();
            groups.push((members, variables));
        }
        groups.into_iter().map(|(members, _)| members).collect()
    }

    /// The value of a conjunction that no open variable can turn: that of any completion.
    fn constant(&self, group: &[Ref]) -> Truth {
        let mut search = self.base.narrowed(group, 0);
        for variable in search.open_variables(group) {
            if let Some(region) = self.situation.regions(variable).first() {
                search.fix(region);
            }
        }
        search.run();
        search.conjunction(group)
    }

    fn of_group(&mut self, group: &[Ref]) -> Vec<usize> {
        if let [only] = group {
            return self.of(*only);
        }
        if let Some(found) = self.known.get(group) {
            return found.clone();
        }
        let search = self.base.narrowed(group, 0);
        let open = search.open_variables(group);
        let regions: HashMap<usize, Vec<Region>> = open.iter().map(|v| (*v, self.situation.regions(*v))).collect();
        let idle = idle_completion(&search, group, &regions);
        let mut test = Test { search, group, regions: &regions, idle: &idle, witness: None };
        let mut found = BTreeSet::new();
        for variable in &open {
            if self.spent > TOTAL {
                found.extend(open.iter().copied());
                break;
            }
            if found.contains(variable) {
                continue;
            }
            let turns = test.turns(*variable);
            self.spent += BUDGET - test.search.budget;
            if turns {
                found.insert(*variable);
                // What shows this variable's effect often shows that of others, too.
                found.extend(test.shown_by_witness(open.iter().copied().filter(|v| !found.contains(v))));
            }
        }
        let found: Vec<usize> = found.into_iter().collect();
        self.known.insert(group.to_vec(), found.clone());
        found
    }
}

/// For each variable the way it can turn out that does least for the group: alternatives that are not
/// looked at stay out of the way.
fn idle_completion(
    search: &Search<'_, '_>,
    group: &[Ref],
    regions: &HashMap<usize, Vec<Region>>,
) -> HashMap<usize, Region> {
    let program = &search.situation.compiled.program;
    let mut helps: HashMap<u32, (bool, bool)> = HashMap::new();
    let mut seen = HashSet::new();
    let mut stack: Vec<Ref> = group.to_vec();
    while let Some(reference) = stack.pop() {
        if search.values.get(reference.node()) != Some(&Truth::Unknown) || !seen.insert(reference) {
            continue;
        }
        let turned = |r: Ref| if reference.negated() { !r } else { r };
        match program.node(reference.node()) {
            Node::Yes => {}
            Node::And(parts) => stack.extend(parts.iter().map(|r| turned(*r))),
            Node::Stated(_, body) => stack.push(turned(*body)),
            Node::Slot(slot) => {
                let entry = helps.entry(*slot).or_default();
                if reference.negated() {
                    entry.1 = true;
                } else {
                    entry.0 = true;
                }
            }
        }
    }
    let help = |region: &Region| -> usize {
        let counts = region.iter().map(|(slot, truth)| match (helps.get(slot), truth) {
            (Some((true, _)), Truth::Yes) | (Some((_, true)), Truth::No) => 1,
            _ => 0,
        });
        counts.sum()
    };
    let idle = regions.iter().filter_map(|(v, r)| Some((*v, r.iter().min_by_key(|region| help(region))?.clone())));
    idle.collect()
}

/// The search for a pair of completions that differ in one variable and turn a group.
struct Test<'t, 's, 'a> {
    search: Search<'s, 'a>,
    group: &'t [Ref],
    regions: &'t HashMap<usize, Vec<Region>>,
    idle: &'t HashMap<usize, Region>,
    /// The inputs under which the last effect was seen.
    witness: Option<Vec<Truth>>,
}

impl Test<'_, '_, '_> {
    fn turns(&mut self, variable: usize) -> bool {
        self.search.budget = BUDGET;
        self.witness = None;
        let reaching = self.reaching(variable);
        self.sensitise(variable, &reaching)
    }

    /// The nodes of the cone through which the variable acts.
    fn reaching(&self, variable: usize) -> Vec<bool> {
        let program = &self.search.situation.compiled.program;
        let mut reaching = vec![false; program.nodes().len()];
        for index in &self.search.cone {
            let at = |r: &Ref| reaching.get(r.node()).copied().unwrap_or(false);
            let here = match program.node(*index) {
                Node::Yes => false,
                Node::Slot(slot) => self.search.situation.compiled.slot(*slot).is_some_and(|s| s.variable == variable),
                Node::And(parts) => parts.iter().any(at),
                Node::Stated(_, body) => at(body),
            };
            if let Some(mark) = reaching.get_mut(*index) {
                *mark = here;
            }
        }
        reaching
    }

    /// Whether the variable's different outcomes give the group different values, as things are fixed now.
    fn outcomes(&mut self, variable: usize) -> (bool, bool, bool) {
        let (mut yes, mut no, mut open) = (false, false, false);
        for region in self.regions.get(&variable).into_iter().flatten() {
            let before = self.search.fix(region);
            self.search.run();
            match self.search.conjunction(self.group) {
                Truth::Yes => yes = true,
                Truth::No => no = true,
                Truth::Unknown => open = true,
            }
            self.search.fix(&before);
        }
        (yes, no, open)
    }

    fn sensitise(&mut self, variable: usize, reaching: &[bool]) -> bool {
        if self.search.budget == 0 {
            return true;
        }
        self.search.budget -= 1;
        let (yes, no, open) = self.outcomes(variable);
        if yes && no {
            return true;
        }
        if !open {
            return false;
        }
        self.search.run();
        let undecided: Vec<usize> =
            self.search.open_variables(self.group).into_iter().filter(|v| *v != variable).collect();
        let levers = self.search.values.clone();
        // The rest put out of the way: is the effect visible already?
        let mut undo = Vec::new();
        for other in &undecided {
            if let Some(region) = self.idle.get(other) {
                undo.push(self.search.fix(region));
            }
        }
        let (yes, no, _) = self.outcomes(variable);
        if yes && no {
            self.witness = Some(self.search.inputs().to_vec());
        }
        self.search.run();
        let blocked = self.blocked(reaching);
        for before in undo.iter().rev() {
            self.search.fix(before);
        }
        if yes && no {
            return true;
        }
        self.search.values = levers;
        let unknown = |part: &Ref| self.search.value(*part) == Truth::Unknown;
        let goals = blocked.into_iter().chain(self.group.iter().copied()).filter(unknown);
        let lever = goals.into_iter().find_map(|part| self.lever(part, true, variable));
        let Some((other, slot, wanted)) = lever else { return false };
        let mut regions = self.regions.get(&other).cloned().unwrap_or_default();
        regions.sort_by_key(|region| !region.contains(&(slot, wanted)));
        for region in regions {
            let before = self.search.fix(&region);
            let turned = self.sensitise(variable, reaching);
            self.search.fix(&before);
            if turned {
                return true;
            }
        }
        false
    }

    /// The variables that turn the group, each alone, under the inputs of the last witness: a lane for each way
    /// that each of them can turn out.
    fn shown_by_witness(&self, candidates: impl Iterator<Item = usize>) -> Vec<usize> {
        let Some(witness) = &self.witness else { return Vec::new() };
        let lanes: Vec<(usize, &Region)> =
            candidates.flat_map(|v| self.regions.get(&v).into_iter().flatten().map(move |r| (v, r))).collect();
        let program = &self.search.situation.compiled.program;
        let mut seen: HashMap<usize, (bool, bool)> = HashMap::new();
        for chunk in lanes.chunks(64) {
            let mut inputs: Vec<Planes<1>> = witness.iter().map(|truth| Planes::all(*truth)).collect();
            for (lane, (_, region)) in chunk.iter().enumerate() {
                for (slot, truth) in *region {
                    if let Some(planes) = inputs.get_mut(*slot as usize) {
                        planes.set(lane, *truth);
                    }
                }
            }
            let values = program.run(&inputs);
            for (lane, (variable, _)) in chunk.iter().enumerate() {
                let truth = |r: &Ref| r.read(values.get(r.node()).map_or(Truth::Unknown, |p| p.get(lane)));
                let entry = seen.entry(*variable).or_default();
                match self.group.iter().map(truth).min() {
                    Some(Truth::Yes) => entry.0 = true,
                    Some(Truth::No) => entry.1 = true,
                    _ => {}
                }
            }
        }
        seen.into_iter().filter(|(_, both)| *both == (true, true)).map(|(variable, _)| variable).collect()
    }

    /// On the way from the group to the variable, a part beside the way that hides the effect.
    fn blocked(&self, reaching: &[bool]) -> Option<Ref> {
        let program = &self.search.situation.compiled.program;
        let reaches = |r: &Ref| reaching.get(r.node()).copied().unwrap_or(false);
        let mut parts: Vec<Ref> = self.group.to_vec();
        loop {
            if let Some(side) = parts.iter().find(|p| !reaches(p) && self.search.value(**p) != Truth::Yes) {
                return Some(*side);
            }
            let mut on = *parts.iter().find(|p| reaches(p))?;
            parts = loop {
                match program.node(on.node()) {
                    Node::Stated(_, body) => on = *body,
                    Node::And(inner) => break inner.to_vec(),
                    Node::Slot(_) | Node::Yes => return None,
                }
            };
        }
    }

    /// An open input that helps to bring an undetermined reference to the wanted value.
    fn lever(&self, of: Ref, wanted: bool, besides: usize) -> Option<(usize, u32, Truth)> {
        let wanted = wanted != of.negated();
        match self.search.situation.compiled.program.node(of.node()) {
            Node::Yes => None,
            Node::Slot(slot) => {
                let variable = self.search.situation.compiled.slot(*slot)?.variable;
                (variable != besides).then_some((variable, *slot, wanted.into()))
            }
            Node::Stated(_, body) => self.lever(*body, wanted, besides),
            Node::And(parts) => {
                let mut open = parts.iter().filter(|p| self.search.value(**p) == Truth::Unknown);
                open.find_map(|part| self.lever(*part, wanted, besides))
            }
        }
    }
}
