//! Evaluation of one part of a program under some fixed inputs: the ground of exact decisions.

use crate::engine::decide::{Frame, Situation};
use crate::engine::program::{Node, Ref};
use crate::truth::Truth;

/// One way a variable can turn out: the truth of each of its tests.
pub(crate) type Region = Vec<(u32, Truth)>;

/// The evaluation of a cone; inputs can be fixed and freed again.
pub(crate) struct Search<'s, 'a> {
    pub(crate) situation: &'s Situation<'a>,
    /// The nodes to evaluate, in topological order.
    pub(crate) cone: Vec<usize>,
    pub(crate) values: Vec<Truth>,
    inputs: Vec<Truth>,
    /// Evaluations that may still be spent.
    pub(crate) budget: usize,
}

impl<'s, 'a> Search<'s, 'a> {
    /// A search over the cone of some references.
    pub(crate) fn new(situation: &'s Situation<'a>, frame: Frame, of: &[Ref], budget: usize) -> Self {
        let program = &situation.compiled.program;
        let slots = u32::try_from(program.slots()).unwrap_or(u32::MAX);
        let mut search = Self {
            situation,
            cone: program.cone(of.iter().copied(), &|_| true),
            values: vec![Truth::Unknown; program.nodes().len()],
            inputs: (0..slots).map(|slot| situation.input(slot, frame)).collect(),
            budget,
        };
        search.run();
        search
    }

    /// The same search over the undetermined part of what some references depend on.
    pub(crate) fn narrowed(&self, of: &[Ref], budget: usize) -> Self {
        let unknown = |index: usize| self.values.get(index) == Some(&Truth::Unknown);
        let cone = self.situation.compiled.program.cone(of.iter().copied(), &unknown);
        Self {
            situation: self.situation,
            cone: cone.into_iter().filter(|index| unknown(*index)).collect(),
            values: self.values.clone(),
            inputs: self.inputs.clone(),
            budget,
        }
    }

    pub(crate) fn run(&mut self) {
        let inputs = &self.inputs;
        let input = |slot: u32| inputs.get(slot as usize).copied().unwrap_or_default();
        self.situation.compiled.program.run_scalar(&self.cone, &input, &mut self.values);
    }

    pub(crate) fn inputs(&self) -> &[Truth] {
        &self.inputs
    }

    /// Fixes inputs; returns what they were, for [`Self::fix`] to undo it.
    pub(crate) fn fix(&mut self, region: &[(u32, Truth)]) -> Region {
        let mut before = Vec::with_capacity(region.len());
        for (slot, truth) in region {
            if let Some(place) = self.inputs.get_mut(*slot as usize) {
                before.push((*slot, std::mem::replace(place, *truth)));
            }
        }
        before
    }

    pub(crate) fn value(&self, of: Ref) -> Truth {
        of.read(self.values.get(of.node()).copied().unwrap_or_default())
    }

    pub(crate) fn conjunction(&self, group: &[Ref]) -> Truth {
        group.iter().map(|r| self.value(*r)).min().unwrap_or(Truth::Yes)
    }

    /// The variables that undetermined references still depend on, in rising order.
    pub(crate) fn open_variables(&self, of: &[Ref]) -> Vec<usize> {
        let program = &self.situation.compiled.program;
        let unknown = |index: usize| self.values.get(index) == Some(&Truth::Unknown);
        let mut found: Vec<usize> = program
            .cone(of.iter().copied(), &unknown)
            .into_iter()
            .filter(|index| unknown(*index))
            .filter_map(|index| match program.node(index) {
                Node::Slot(slot) => self.situation.compiled.slot(*slot).map(|s| s.variable),
                _ => None,
            })
            .collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    /// Decides a target by going through the completions of its entangled variables.
    pub(crate) fn decide(&mut self, target: Ref, entangled: &[usize]) -> Truth {
        self.run();
        let value = self.value(target);
        if value.is_known() || self.budget == 0 {
            return value;
        }
        self.budget -= 1;
        let open = self.open_variables(&[target]);
        let Some(variable) = entangled.iter().copied().find(|v| open.contains(v)) else { return Truth::Unknown };
        let mut agreed: Option<Truth> = None;
        for region in self.situation.regions(variable) {
            let before = self.fix(&region);
            let value = self.decide(target, entangled);
            self.fix(&before);
            match (value, agreed) {
                (Truth::Unknown, _) => return Truth::Unknown,
                (value, Some(other)) if value != other => return Truth::Unknown,
                (value, _) => agreed = Some(value),
            }
        }
        agreed.unwrap_or_default()
    }
}
