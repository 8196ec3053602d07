//! Deciding conclusions: Kleene evaluation over lanes, and exactly where Kleene evaluation is too cautious.

use std::cmp::Reverse;
use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::engine::bits::{Bits, has_bit};
use crate::engine::compiled::Source;
use crate::engine::cone::{Cone, Valuation};
use crate::engine::missing::Outcomes;
use crate::engine::program::{Planes, Ref};
use crate::engine::sensitise::Sensitise;
use crate::engine::situation::{Frame, Region, Situation};
use crate::truth::Truth;

/// Evaluations that may be spent on one exact decision before it is left undetermined.
const BUDGET: usize = 20_000;
/// The same for all decisions of one case together, so that no case takes minutes.
const TOTAL: usize = 60_000;

/// Frames in one run of the program.
pub(super) const FRAMES: usize = 128;
pub(super) type Lanes = Planes<2>;

/// The truth of every node in frames.
#[derive(Clone, Debug, Default)]
pub(crate) struct Table {
    pub(super) runs: Vec<Vec<Lanes>>,
    /// The nodes that were evaluated; of the others nothing is known.
    pub(super) evaluated: Bits,
    /// What exact decisions settled beyond that.
    exact: FxHashMap<(Ref, usize), Truth>,
}

impl Table {
    /// The truth of a target in a frame.
    pub(crate) fn get(&self, target: Ref, frame: usize) -> Truth {
        match self.node(target.node(), frame) {
            Truth::Unknown => self.exact.get(&(target, frame)).copied().unwrap_or_default(),
            known => target.read(known),
        }
    }

    /// Whether a node is known in all these frames by Kleene evaluation.
    fn is_settled(&self, node: usize, frames: &Range<usize>) -> bool {
        let run = frames.start / FRAMES;
        if frames.is_empty() || (frames.end - 1) / FRAMES != run {
            return frames.is_empty();
        }
        let planes = self.runs.get(run).and_then(|run| run.get(node));
        planes.is_some_and(|planes| planes.are_known(frames.start % FRAMES..(frames.end - 1) % FRAMES + 1))
    }

    fn node(&self, node: usize, frame: usize) -> Truth {
        let planes = self.runs.get(frame / FRAMES).and_then(|run| run.get(node));
        planes.map_or(Truth::Unknown, |planes| planes.get(frame % FRAMES))
    }

    /// The Kleene values of all nodes in a frame.
    pub(crate) fn values(&self, frame: usize) -> Vec<Truth> {
        let run = self.runs.get(frame / FRAMES).map_or(&[][..], Vec::as_slice);
        run.iter().map(|planes| planes.get(frame % FRAMES)).collect()
    }
}

/// An open target, and the frames that its cone cannot tell from the first of them.
struct Doubt {
    target: Ref,
    frames: Vec<usize>,
    /// Whether a completion makes it yes, and one no.
    yes: bool,
    no: bool,
}

impl Doubt {
    fn frame(&self) -> usize {
        self.frames.first().copied().unwrap_or_default()
    }

    fn note(&mut self, truth: Truth) {
        self.yes |= truth == Truth::Yes;
        self.no |= truth == Truth::No;
    }
}

impl Situation<'_> {
    /// Decides targets in frames, exactly where they are wanted; by Kleene evaluation all that they depend on.
    pub(crate) fn decide(&self, frames: &[Frame], wanted: &[(Ref, Range<usize>)]) -> Table {
        let Some(first) = frames.first() else { return Table::default() };
        let program = &self.compiled.program;
        let nodes = program.below(&wanted.iter().map(|(target, _)| *target).collect::<Vec<Ref>>(), &|_| true);
        let fixed = self.inputs(&nodes, *first);
        let mut table = Table { evaluated: Bits::below(program.nodes().len()), ..Table::default() };
        nodes.iter().for_each(|node| table.evaluated.insert(*node));
        let lanes = self.lanes(frames);
        for (chunk, frames) in frames.chunks(FRAMES).enumerate() {
            let mut inputs: Vec<Lanes> = fixed.iter().map(|truth| Planes::all(*truth)).collect();
            for (slot, truths) in &lanes {
                if let Some(planes) = inputs.get_mut(*slot as usize) {
                    let here = truths.iter().skip(chunk * FRAMES).take(frames.len());
                    here.enumerate().for_each(|(lane, truth)| planes.set(lane, *truth));
                }
            }
            let mut values = program.values();
            program.run(&nodes, &inputs, &mut values);
            table.runs.push(values);
        }
        let doubts = self.doubts(&table, frames.len(), wanted, &lanes);
        if !doubts.is_empty() {
            self.settle(&mut table, doubts, &fixed, &lanes);
        }
        table
    }

    /// The inputs that differ between frames, with their truth in each.
    fn lanes(&self, frames: &[Frame]) -> Vec<(u32, Vec<Truth>)> {
        let mut turned = Bits::below(self.compiled.readings().len());
        frames.iter().filter_map(|frame| frame.turned).for_each(|reading| turned.insert(reading));
        let mut lanes = Vec::new();
        for variable in &self.compiled.variables {
            let varies = match &variable.source {
                Source::AsOf => true,
                Source::Reading(reading) => turned.contains(*reading),
                Source::Fact(_) | Source::Member(..) | Source::Stated(_) => false,
            };
            if varies {
                for slot in &variable.slots {
                    lanes.push((*slot, frames.iter().map(|frame| self.input(*slot, *frame)).collect()));
                }
            }
        }
        lanes
    }

    /// The open targets for which Kleene evaluation may be too cautious.
    fn doubts(
        &self,
        table: &Table,
        frames: usize,
        wanted: &[(Ref, Range<usize>)],
        lanes: &[(u32, Vec<Truth>)],
    ) -> Vec<Doubt> {
        let mut open: Vec<(Ref, usize)> = Vec::new();
        for (target, range) in wanted {
            let target = if target.negated() { !*target } else { *target };
            if table.is_settled(target.node(), range) {
                continue;
            }
            for frame in range.clone() {
                if table.node(target.node(), frame) == Truth::Unknown {
                    if self.compiled.entangled(target).is_empty() {
                        break;
                    }
                    open.push((target, frame));
                }
            }
        }
        if open.is_empty() {
            return Vec::new();
        }
        // The targets that depend on most come first: what shows them to be open shows it of many others, too.
        open.sort_unstable_by_key(|(target, frame)| (Reverse(*target), *frame));
        open.dedup();
        // The varying inputs of each frame, a bit for each.
        let mut seen: Vec<Bits> = vec![Bits::below(lanes.len()); frames];
        for (index, (_, truths)) in lanes.iter().enumerate() {
            for (frame, _) in seen.iter_mut().zip(truths).filter(|(_, truth)| **truth == Truth::Yes) {
                frame.insert(index);
            }
        }
        let mut doubts: Vec<Doubt> = Vec::new();
        let mut read = Bits::below(lanes.len());
        let mut own = 0;
        for (target, frame) in open {
            if doubts.last().is_none_or(|last| last.target != target) {
                own = doubts.len();
                let (positive, negative) = self.compiled.polarity(target);
                read.clear();
                for (index, (slot, _)) in lanes.iter().enumerate() {
                    if has_bit(positive, *slot as usize) || has_bit(negative, *slot as usize) {
                        read.insert(index);
                    }
                }
            }
            let this = seen.get(frame).map_or(&[][..], Bits::words);
            let same = |doubt: &&mut Doubt| {
                let first = seen.get(doubt.frame()).map_or(&[][..], Bits::words);
                first.iter().zip(this).zip(read.words()).all(|((a, b), read)| (a ^ b) & read == 0)
            };
            match doubts.iter_mut().skip(own).find(same) {
                Some(doubt) => doubt.frames.push(frame),
                None => doubts.push(Doubt { target, frames: vec![frame], yes: false, no: false }),
            }
        }
        doubts
    }

    /// The variables whose inputs are in a cone.
    fn open_variables(&self, cone: &Cone) -> Bits {
        let mut open = Bits::below(self.compiled.variables.len());
        for node in 0..cone.len() {
            if let Some(slot) = cone.slot(node).and_then(|slot| self.compiled.slot(slot)) {
                open.insert(slot.variable);
            }
        }
        open
    }

    /// Decides exactly what Kleene evaluation leaves open although every completion may agree.
    fn settle(&self, table: &mut Table, mut doubts: Vec<Doubt>, fixed: &[Truth], lanes: &[(u32, Vec<Truth>)]) {
        let outcomes = Outcomes::new(self);
        let mut frames: Vec<usize> = doubts.iter().map(Doubt::frame).collect();
        frames.sort_unstable();
        frames.dedup();
        let targets: Vec<Ref> = doubts.iter().map(|doubt| doubt.target).collect();
        let nodes = self.compiled.program.below(&targets, &|_| true);
        let mut extremes = Extremes::new(self, &frames, &nodes, fixed, lanes);
        // What is known in all these frames stays so whatever is chosen.
        let unsettled = |node: usize| frames.iter().any(|frame| table.node(node, *frame) == Truth::Unknown);
        let moving = self.compiled.program.below(&targets, &unsettled);
        let mut values: FxHashMap<usize, Vec<Truth>> = FxHashMap::default();
        let mut left = TOTAL;
        let mut unsettled: Vec<usize> = (0..doubts.len()).rev().collect();
        while let Some(index) = unsettled.last().copied() {
            let Some(doubt) = doubts.get(index) else { break };
            let values = values.entry(doubt.frame()).or_insert_with(|| table.values(doubt.frame()));
            let cone = Cone::new(&self.compiled.program, values, &[doubt.target]);
            let mut sensitise = Sensitise::new(&outcomes, &cone, &self.open_variables(&cone));
            for straightforward in [true, false] {
                let completions = if straightforward { sensitise.extremes() } else { sensitise.opposites() };
                extremes.choose(completions);
                extremes.try_out(&moving, &mut doubts, &mut unsettled);
                if unsettled.last() != Some(&index) {
                    break;
                }
            }
            let Some(doubt) = doubts.get(index).filter(|_| unsettled.last() == Some(&index)) else { continue };
            unsettled.pop();
            let mut search = Search::new(&outcomes, &cone, doubt.target, left.min(BUDGET));
            let spent = search.budget;
            let exact = search.decide();
            left -= spent - search.budget;
            if exact.is_known() {
                for frame in &doubt.frames {
                    table.exact.insert((doubt.target, *frame), exact);
                    table.exact.insert((!doubt.target, *frame), !exact);
                }
            }
        }
    }
}

/// Two completions, one that helps least and one that helps most to make a target yes, tried in many frames at once:
/// a target that is no in one and yes in the other is rightly open.
struct Extremes<'t> {
    situation: &'t Situation<'t>,
    frames: &'t [usize],
    /// The inputs, with the two completions: `FRAMES` lanes for each.
    inputs: Vec<Planes<4>>,
    /// The values of all nodes, for each part of the frames.
    values: Vec<Vec<Planes<4>>>,
}

impl<'t> Extremes<'t> {
    fn new(
        situation: &'t Situation<'t>,
        frames: &'t [usize],
        nodes: &[usize],
        fixed: &[Truth],
        lanes: &[(u32, Vec<Truth>)],
    ) -> Self {
        let program = &situation.compiled.program;
        let mut inputs: Vec<Planes<4>> = fixed.iter().map(|truth| Planes::all(*truth)).collect();
        let mut values = Vec::new();
        for part in frames.chunks(FRAMES) {
            for (slot, truths) in lanes {
                let Some(planes) = inputs.get_mut(*slot as usize) else { continue };
                for (lane, frame) in part.iter().enumerate() {
                    let truth = truths.get(*frame).copied().unwrap_or_default();
                    planes.set(lane, truth);
                    planes.set(FRAMES + lane, truth);
                }
            }
            let mut run = program.values();
            program.run(nodes, &inputs, &mut run);
            values.push(run);
        }
        Self { situation, frames, inputs, values }
    }

    /// Takes for some variables their outcomes in both completions; the others stay as they were.
    fn choose(&mut self, chosen: Vec<[&Region; 2]>) {
        for [least, most] in chosen {
            for ((slot, low), (_, high)) in least.iter().zip(most) {
                if let Some(planes) = self.inputs.get_mut(*slot as usize) {
                    *planes = Planes::halves(*low, *high);
                }
            }
        }
    }

    /// Evaluates the nodes that depend on what is chosen, notes what the doubts come to that are left, and leaves out
    /// those that are open for certain.
    fn try_out(&mut self, moving: &[usize], doubts: &mut [Doubt], left: &mut Vec<usize>) {
        for values in &mut self.values {
            self.situation.compiled.program.run(moving, &self.inputs, values);
        }
        left.retain(|index| {
            let Some(doubt) = doubts.get_mut(*index) else { return false };
            let Ok(place) = self.frames.binary_search(&doubt.frame()) else { return false };
            let planes = self.values.get(place / FRAMES).and_then(|values| values.get(doubt.target.node()));
            if let Some(planes) = planes {
                doubt.note(planes.get(place % FRAMES));
                doubt.note(planes.get(FRAMES + place % FRAMES));
            }
            !(doubt.yes && doubt.no)
        });
    }
}

/// The exact decision of one target: by going through the completions of its entangled variables.
struct Search<'o, 's, 'a> {
    outcomes: &'o Outcomes<'s, 'a>,
    cone: &'o Cone,
    fixed: Valuation,
    entangled: Bits,
    /// Evaluations that may still be spent.
    budget: usize,
}

impl<'o, 's, 'a> Search<'o, 's, 'a> {
    fn new(outcomes: &'o Outcomes<'s, 'a>, cone: &'o Cone, target: Ref, budget: usize) -> Self {
        let compiled = outcomes.situation.compiled;
        let mut entangled = Bits::below(compiled.variables.len());
        compiled.entangled(target).iter().for_each(|v| entangled.insert(*v as usize));
        Self { outcomes, cone, fixed: Valuation::new(cone), entangled, budget }
    }

    fn decide(&mut self) -> Truth {
        let value = self.fixed.get(self.cone.root());
        if value.is_known() || self.budget == 0 {
            return value;
        }
        self.budget -= 1;
        let Some(variable) = self.open_variable() else { return Truth::Unknown };
        let mut agreed: Option<Truth> = None;
        for region in self.outcomes.of(variable) {
            let mut before = Vec::with_capacity(region.len());
            self.fixed.fix(self.cone, region, Some(&mut before));
            let value = self.decide();
            self.fixed.fix(self.cone, &before, None);
            match (value, agreed) {
                (Truth::Unknown, _) => return Truth::Unknown,
                (value, Some(other)) if value != other => return Truth::Unknown,
                (value, _) => agreed = Some(value),
            }
        }
        agreed.unwrap_or_default()
    }

    /// An entangled variable that the target still depends on.
    fn open_variable(&self) -> Option<usize> {
        let mut seen = vec![false; self.cone.len()];
        let mut stack = vec![self.cone.root()];
        while let Some(link) = stack.pop() {
            match seen.get_mut(link.node()) {
                Some(mark) if !*mark && self.fixed.get(link) == Truth::Unknown => *mark = true,
                _ => continue,
            }
            match self.cone.slot(link.node()) {
                Some(slot) => {
                    let variable = self.outcomes.situation.compiled.slot(slot)?.variable;
                    if self.entangled.contains(variable) {
                        return Some(variable);
                    }
                }
                None => stack.extend_from_slice(self.cone.parts(link.node())),
            }
        }
        None
    }
}
