//! Which open facts an undetermined conclusion waits for: exactly those for which two completions that
//! differ only there give different answers.

use std::collections::HashMap;

use crate::engine::decide::{Frame, Search, Situation};
use crate::engine::program::{Node, Ref};
use crate::truth::Truth;

/// Evaluations that may be spent on one variable; beyond that it is listed, to be on the safe side.
const BUDGET: usize = 400;

/// Finds missing variables; remembers what it found for parts that several conclusions share.
pub(crate) struct Missing<'s, 'a> {
    situation: &'s Situation<'a>,
    frame: Frame,
    values: Vec<Truth>,
    known: HashMap<Vec<Ref>, Vec<usize>>,
}

impl<'s, 'a> Missing<'s, 'a> {
    pub(crate) fn new(situation: &'s Situation<'a>, frame: Frame) -> Self {
        let program = &situation.compiled.program;
        let all: Vec<usize> = (0..program.nodes().len()).collect();
        let mut values = vec![Truth::Unknown; all.len()];
        program.run_scalar(&all, &|slot| situation.input(slot, frame), &mut values);
        Self { situation, frame, values, known: HashMap::new() }
    }

    fn unknown(&self, of: Ref) -> bool {
        self.values.get(of.node()) == Some(&Truth::Unknown)
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
        let search = self.search(&[]);
        let mut groups: Vec<(Vec<Ref>, Vec<usize>)> = Vec::new();
        for part in parts {
            let mut members = vec![*part];
            let mut variables = search.open_variables(&[*part]);
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

    /// A search over the undetermined part of the cone of some parts.
    fn search(&self, parts: &[Ref]) -> Search<'s, 'a> {
        let unknown = |index: usize| self.values.get(index) == Some(&Truth::Unknown);
        let cone = self.situation.compiled.program.cone(parts.iter().copied(), &unknown);
        Search {
            situation: self.situation,
            cone: cone.into_iter().filter(|index| unknown(*index)).collect(),
            values: self.values.clone(),
            fixed: HashMap::new(),
            frame: self.frame,
            budget: 0,
        }
    }

    /// The value of a conjunction that no open variable can turn: that of any completion.
    fn constant(&self, group: &[Ref]) -> Truth {
        let mut search = self.search(group);
        for variable in search.open_variables(group) {
            search.fixed.extend(self.situation.regions(variable).into_iter().next().into_iter().flatten());
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
        let mut search = self.search(group);
        let candidates = search.open_variables(group);
        let found: Vec<usize> = candidates
            .into_iter()
            .filter(|variable| {
                search.budget = BUDGET;
                search.fixed.clear();
                search.turns(group, *variable)
            })
            .collect();
        self.known.insert(group.to_vec(), found.clone());
        found
    }
}

impl Search<'_, '_> {
    fn conjunction(&self, group: &[Ref]) -> Truth {
        group.iter().map(|r| self.value(*r)).min().unwrap_or(Truth::Yes)
    }

    /// Whether some completion of the other variables lets this one turn the conjunction.
    fn turns(&mut self, group: &[Ref], variable: usize) -> bool {
        if self.budget == 0 {
            return true;
        }
        self.budget -= 1;
        let before = self.fixed.clone();
        let (mut yes, mut no, mut goal) = (false, false, None);
        for region in self.situation.regions(variable) {
            self.fixed.extend(region);
            self.run();
            match self.conjunction(group) {
                Truth::Yes => yes = true,
                Truth::No => no = true,
                Truth::Unknown if goal.is_none() => {
                    goal = Some(group.iter().copied().find(|r| self.value(*r) == Truth::Unknown).and_then(|r| self.lever(r, true)));
                }
                Truth::Unknown => {}
            }
            self.fixed.clone_from(&before);
        }
        if yes && no {
            return true;
        }
        // Nothing is open any more: the answer does not depend on the variable here.
        let Some(Some((other, wanted_slot, wanted))) = goal else { return false };
        let mut regions = self.situation.regions(other);
        let fits = |region: &Vec<(u32, Truth)>| region.contains(&(wanted_slot, wanted));
        regions.sort_by_key(|region| !fits(region));
        for region in regions {
            self.fixed.extend(region);
            let turned = self.turns(group, variable);
            self.fixed.clone_from(&before);
            if turned {
                return true;
            }
        }
        false
    }

    /// An open input that helps to bring an undetermined reference to the wanted value: the path that test
    /// generation for circuits calls backtracing.
    fn lever(&self, of: Ref, wanted: bool) -> Option<(usize, u32, Truth)> {
        let wanted = wanted != of.negated();
        match self.situation.compiled.program.node(of.node()) {
            Node::Yes => None,
            Node::Slot(slot) => {
                let variable = self.situation.compiled.slot(*slot)?.variable;
                Some((variable, *slot, wanted.into()))
            }
            Node::Stated(_, body) => self.lever(*body, wanted),
            Node::And(parts) => {
                let open = parts.iter().find(|p| self.value(**p) == Truth::Unknown)?;
                self.lever(*open, wanted)
            }
        }
    }
}
