//! Why a conclusion or duty comes out as it does: what it waits for, and which presumptions it rests on.

use std::rc::Rc;

use rustc_hash::FxHashMap;

use crate::assessment::evaluate::Evaluation;
use crate::assessment::intake::is_open;
use crate::engine::{Bits, Compiled, Literal, Missing, Planes, Ref, Situation, Source, Support};
use crate::facts::Origin;
use crate::rulebook::{Application, Body, Item, Route, Text};
use crate::truth::Truth;

/// What a conclusion rests on and waits for.
#[derive(Default)]
pub(crate) struct Reasons {
    pub(crate) missing: Vec<String>,
    pub(crate) presumptions: Vec<String>,
    pub(crate) would_change: Vec<String>,
}

/// What all reasons of one case are drawn from.
pub(crate) struct Ground<'e> {
    situation: Situation<'e>,
    /// The variables of which something is presumed.
    presumed: Bits,
    /// The inputs of facts that the case speaks of.
    spoken_of: Bits,
    /// Those of them that are stated to be open.
    left_open: Bits,
    /// For each node whether it depends on a conclusion or term that was stated directly.
    on_stated: Vec<bool>,
}

impl<'e> Ground<'e> {
    pub(crate) fn new(evaluation: &'e Evaluation<'_>) -> Self {
        let compiled = evaluation.compiled;
        let mut presumed = Bits::below(compiled.variables.len());
        let mut spoken_of = Bits::below(compiled.program.slots());
        let mut left_open = Bits::below(compiled.program.slots());
        for (index, variable) in compiled.variables.iter().enumerate() {
            if evaluation.is_presumed(&variable.source) {
                presumed.insert(index);
            }
            let origin = match variable.source {
                Source::Fact(fact) | Source::Member(fact, _) => evaluation.intake.origins.get(fact),
                Source::AsOf | Source::Reading(_) | Source::Stated(_) => None,
            };
            if !matches!(origin, Some(Origin::Silent | Origin::Presumed) | None) {
                variable.slots.iter().for_each(|slot| spoken_of.insert(*slot as usize));
            }
            if origin == Some(&Origin::Open) {
                variable.slots.iter().for_each(|slot| left_open.insert(*slot as usize));
            }
        }
        let stated = evaluation.intake.stated_origins.iter().filter(|(_, origin)| **origin == Origin::Stated);
        let stated: Vec<usize> = stated.map(|(item, _)| compiled.node_of(*item).node()).collect();
        let on_stated = if stated.is_empty() { Vec::new() } else { compiled.program.above(&stated) };
        Self { situation: evaluation.situation(), presumed, spoken_of, left_open, on_stated }
    }

    /// Whether anything that the conclusion can read was stated.
    pub(crate) fn examined(&self, target: Ref) -> bool {
        let (positive, negative) = self.situation.compiled.polarity(target);
        self.spoken_of.meets(positive)
            || self.spoken_of.meets(negative)
            || self.on_stated.get(target.node()).copied().unwrap_or(false)
    }
}

impl Ground<'_> {
    /// Whether anything that the conclusion can read was stated to be open.
    pub(crate) fn left_open(&self, target: Ref) -> bool {
        let (positive, negative) = self.situation.compiled.polarity(target);
        self.left_open.meets(positive) || self.left_open.meets(negative)
    }
}

/// Finds reasons; equal parts of conclusions are looked into once.
pub(crate) struct Reasoner<'e, 'b> {
    evaluation: &'e Evaluation<'b>,
    ground: &'e Ground<'e>,
    missing: FxHashMap<usize, Missing<'e, 'e>>,
    supports: FxHashMap<usize, Support<'e, 'e>>,
    turned: FxHashMap<usize, Turned<'e>>,
    known: FxHashMap<(Ref, usize), Rc<Reasons>>,
    known_of_parts: FxHashMap<(Ref, usize), Rc<Reasons>>,
    literal: FxHashMap<usize, Literal<'e>>,
}

impl<'e, 'b> Reasoner<'e, 'b> {
    pub(crate) fn new(evaluation: &'e Evaluation<'b>, ground: &'e Ground<'e>) -> Self {
        Self {
            evaluation,
            ground,
            missing: FxHashMap::default(),
            supports: FxHashMap::default(),
            turned: FxHashMap::default(),
            known: FxHashMap::default(),
            known_of_parts: FxHashMap::default(),
            literal: FxHashMap::default(),
        }
    }

    pub(crate) fn ground(&self) -> &'e Ground<'e> {
        self.ground
    }

    /// The reasons of a conclusion on a day.
    pub(crate) fn of(&mut self, target: Ref, day: usize) -> Rc<Reasons> {
        if let Some(found) = self.known.get(&(target, day)) {
            return Rc::clone(found);
        }
        let found = Rc::new(if self.evaluation.table.get(target, day).is_known() {
            self.support(target, day)
        } else {
            let variables = self.missing(day).of(target);
            self.open(target, day, &variables)
        });
        self.known.insert((target, day), Rc::clone(&found));
        found
    }

    /// As [`Self::of`], for duties that are open: what each part of the condition waits for.
    pub(crate) fn of_parts(&mut self, target: Ref, day: usize) -> Rc<Reasons> {
        if let Some(found) = self.known_of_parts.get(&(target, day)) {
            return Rc::clone(found);
        }
        let variables = self.missing(day).of_parts(target);
        let found = Rc::new(self.open(target, day, &variables));
        self.known_of_parts.insert((target, day), Rc::clone(&found));
        found
    }

    /// Adds the facts on which it hangs whether something binds on some days, in the order of the rulebook.
    pub(crate) fn add_missing(&mut self, missing: &mut Vec<String>, open: impl Iterator<Item = (Ref, usize)>) {
        let book = self.evaluation.book;
        let known = missing.len();
        for (target, day) in open {
            let variables = self.missing(day).of(target);
            for name in self.names(&variables) {
                if !missing.contains(&name) {
                    missing.push(name);
                }
            }
        }
        if missing.len() > known {
            missing.sort_by_key(|id| book.item(id));
        }
    }

    /// The transitions that relieve on a day of what applies by the regimes of some bodies.
    pub(crate) fn relieving<'r>(&mut self, bodies: impl Iterator<Item = &'r Body>, day: usize) -> Vec<String> {
        let evaluation = self.evaluation;
        let (book, edition) = (evaluation.book, evaluation.intake.edition);
        let literal = self.literal.entry(day).or_insert_with(|| evaluation.literal_on(day));
        let mut found: Vec<String> = Vec::new();
        for body in bodies {
            let Some(Application::Regime(id, _)) = body.application(edition) else { continue };
            let regimes = book.entries().regimes.iter().filter(|regime| regime.id == *id);
            let begun = |route: &&Route| route.from <= evaluation.frame(day).as_of && literal.via(route) != Truth::No;
            for route in regimes.flat_map(|regime| regime.routes_in(edition)).filter(begun) {
                let relieves = |id: &&Text| {
                    let transition = book.item(id);
                    transition.is_some_and(|item| literal.at(item, Some(route.from)) == Truth::Yes)
                };
                for id in route.unless.iter().filter(relieves) {
                    if !found.iter().any(|known| *known == **id) {
                        found.push(id.to_string());
                    }
                }
            }
        }
        found
    }

    fn missing(&mut self, day: usize) -> &mut Missing<'e, 'e> {
        let (ground, evaluation) = (self.ground, self.evaluation);
        self.missing.entry(day).or_insert_with(|| Missing::new(&ground.situation, evaluation.table.values(day)))
    }

    /// The presumptions under a decided conclusion.
    fn support(&mut self, target: Ref, day: usize) -> Reasons {
        let (ground, evaluation) = (self.ground, self.evaluation);
        let supports = self
            .supports
            .entry(day)
            .or_insert_with(|| Support::new(&ground.situation, evaluation.table.values(day), &ground.presumed));
        let support = supports.of(target);
        let mut used: Vec<&str> = Vec::new();
        for variable in support.iter().filter(|variable| ground.presumed.contains(*variable)) {
            used.extend(source_id(evaluation, variable));
        }
        let presumptions = in_order(used);
        Reasons { missing: Vec::new(), would_change: presumptions.clone(), presumptions }
    }

    /// What an open conclusion waits for, and the presumptions that keep it open.
    fn open(&mut self, target: Ref, day: usize, variables: &Bits) -> Reasons {
        let (evaluation, ground) = (self.evaluation, self.ground);
        let missing = self.names(variables);
        let turned = self.turned.entry(day).or_insert_with(|| Turned::new(evaluation, ground, day));
        Reasons { missing, presumptions: Vec::new(), would_change: turned.settling(target) }
    }

    /// The open facts behind variables, in the order of the rulebook.
    fn names(&self, variables: &Bits) -> Vec<String> {
        let evaluation = self.evaluation;
        let facts = &evaluation.book.entries().facts;
        let mut missing: Vec<usize> = Vec::new();
        for variable in variables.iter() {
            if let Some(Source::Fact(index) | Source::Member(index, _)) =
                evaluation.compiled.variable(variable).map(|v| &v.source)
                && let (Some(knowledge), Some(fact)) = (evaluation.intake.knowledge.get(*index), facts.get(*index))
                && is_open(knowledge, &fact.fact_type)
            {
                missing.push(*index);
            }
        }
        missing.sort_unstable();
        missing.dedup();
        missing.into_iter().map(|f| evaluation.book.name(Item::Fact(f)).to_owned()).collect()
    }
}

/// Each id once, in the order of the alphabet.
fn in_order(mut ids: Vec<&str>) -> Vec<String> {
    ids.sort_unstable();
    ids.dedup();
    ids.into_iter().map(str::to_owned).collect()
}

/// The id behind a variable.
fn source_id<'e>(evaluation: &'e Evaluation<'_>, variable: usize) -> Option<&'e str> {
    match &evaluation.compiled.variable(variable)?.source {
        Source::Fact(fact) | Source::Member(fact, _) => Some(evaluation.book.name(Item::Fact(*fact))),
        Source::Stated(item) => Some(evaluation.book.name(*item)),
        Source::AsOf | Source::Reading(_) => None,
    }
}

/// Presumptions turned round in one run of the program.
const LANES: usize = 256;

/// The case with each presumption turned round, a lane for each: what-if questions for all conclusions at once.
struct Turned<'e> {
    compiled: &'e Compiled,
    ids: Vec<&'e str>,
    runs: Vec<Run>,
    /// The nodes that have been evaluated.
    done: Vec<bool>,
}

/// The inputs with some presumptions turned round, and what follows.
struct Run {
    inputs: Vec<Planes<4>>,
    values: Vec<Planes<4>>,
}

impl<'e> Turned<'e> {
    fn new(evaluation: &'e Evaluation<'_>, ground: &Ground<'_>, day: usize) -> Self {
        let compiled = evaluation.compiled;
        let all: Vec<usize> = (0..compiled.program.nodes().len()).collect();
        let inputs = ground.situation.inputs(&all, evaluation.frame(day));
        let base: Vec<Planes<4>> = inputs.into_iter().map(Planes::all).collect();
        let mut presumed: Vec<(&str, &[u32])> = Vec::new();
        for index in ground.presumed.iter() {
            if let (Some(id), Some(variable)) = (source_id(evaluation, index), compiled.variable(index)) {
                presumed.push((id, &variable.slots));
            }
        }
        let mut runs = Vec::new();
        for chunk in presumed.chunks(LANES) {
            let mut inputs = base.clone();
            for (lane, (_, slots)) in chunk.iter().enumerate() {
                for slot in *slots {
                    if let Some(planes) = inputs.get_mut(*slot as usize) {
                        planes.set(lane, !planes.get(lane));
                    }
                }
            }
            runs.push(Run { inputs, values: compiled.program.values() });
        }
        Self { compiled, ids: presumed.into_iter().map(|(id, _)| id).collect(), runs, done: vec![false; all.len()] }
    }

    /// The presumed facts that would settle an open conclusion if they were stated otherwise.
    fn settling(&mut self, target: Ref) -> Vec<String> {
        let program = &self.compiled.program;
        let nodes = program.below(&[target], &|node| self.done.get(node) == Some(&false));
        for node in &nodes {
            self.done.get_mut(*node).into_iter().for_each(|done| *done = true);
        }
        let mut found: Vec<&str> = Vec::new();
        for (run, ids) in self.runs.iter_mut().zip(self.ids.chunks(LANES)) {
            program.run(&nodes, &run.inputs, &mut run.values);
            let Some(planes) = run.values.get(target.node()) else { continue };
            for lane in planes.known() {
                let Some(id) = ids.get(lane) else { break };
                found.push(id);
            }
        }
        in_order(found)
    }
}
