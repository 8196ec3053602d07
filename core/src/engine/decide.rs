//! Deciding conclusions: Kleene evaluation over lanes, and exactly where Kleene evaluation is too cautious.

use std::collections::HashMap;

use rustc_hash::FxHashMap;

use crate::engine::compile::{Compiled, Question, Source};
use crate::engine::program::{Planes, Ref};
use crate::engine::search::{Region, Search};
use crate::facts::Knowledge;
use crate::law::Date;
use crate::rulebook::Item;
use crate::truth::{Comparison, Ranges, Truth};

/// What varies between the lanes of one evaluation: the day, and at most one other reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Frame {
    pub(crate) as_of: Date,
    /// The reading whose value is turned round in this frame.
    pub(crate) turned: Option<usize>,
}

/// A case, as the program sees it.
pub(crate) struct Situation<'a> {
    pub(crate) compiled: &'a Compiled,
    pub(crate) knowledge: &'a [Knowledge],
    pub(crate) stated: &'a HashMap<Item, Truth>,
    /// Readings that the caller selected, by index.
    pub(crate) readings: &'a [usize],
}

/// The truth of targets in frames.
#[derive(Clone, Debug, Default)]
pub(crate) struct Table {
    values: FxHashMap<Ref, Vec<Truth>>,
}

impl Table {
    /// The truth of a target in a frame; unknown for a target that was not asked for.
    pub(crate) fn get(&self, target: Ref, frame: usize) -> Truth {
        self.values.get(&target).and_then(|v| v.get(frame)).copied().unwrap_or_default()
    }
}

/// Evaluations that may be spent on one exact decision before it is left undetermined.
const BUDGET: usize = 20_000;
/// The same for all decisions of one case together, so that no case takes minutes.
const TOTAL: usize = 60_000;

impl<'a> Situation<'a> {
    /// The truth of an input in a frame.
    pub(crate) fn input(&self, slot: u32, frame: Frame) -> Truth {
        let Some(slot) = self.compiled.slot(slot) else { return Truth::Unknown };
        let Some(variable) = self.compiled.variable(slot.variable) else { return Truth::Unknown };
        match &variable.source {
            Source::AsOf => match &slot.question {
                Question::Day(comparison, day) => comparison.holds(&frame.as_of, day).into(),
                _ => Truth::Unknown,
            },
            Source::Reading(index) => (self.readings.contains(index) != (frame.turned == Some(*index))).into(),
            Source::Stated(item) => self.stated.get(item).copied().unwrap_or_default(),
            Source::Member(fact, bit) => match self.knowledge.get(*fact) {
                Some(Knowledge::Set { yes, .. }) if yes & (1 << bit) != 0 => Truth::Yes,
                Some(Knowledge::Set { no, .. }) if no & (1 << bit) != 0 => Truth::No,
                _ => Truth::Unknown,
            },
            Source::Fact(fact) => match (self.knowledge.get(*fact), &slot.question) {
                (Some(Knowledge::Bool(truth)), _) => *truth,
                (Some(Knowledge::Choice(possible)), Question::OneOf(mask)) => match (possible & mask, possible & !mask)
                {
                    (0, _) => Truth::No,
                    (_, 0) => Truth::Yes,
                    _ => Truth::Unknown,
                },
                (Some(Knowledge::Number(ranges)), Question::Number(comparison, limit)) => {
                    ranges.compare(*comparison, limit)
                }
                (Some(Knowledge::Date(ranges)), Question::Day(comparison, limit)) => ranges.compare(*comparison, limit),
                _ => Truth::Unknown,
            },
        }
    }

    /// Every way in which a variable can still turn out, as the program can tell them apart.
    pub(crate) fn regions(&self, variable: usize) -> Vec<Region> {
        let Some(variable) = self.compiled.variable(variable) else { return Vec::new() };
        let both = |known: Truth| -> Vec<Region> {
            let all = |truth: Truth| variable.slots.iter().map(|s| (*s, truth)).collect();
            match known {
                Truth::Unknown => vec![all(Truth::Yes), all(Truth::No)],
                known => vec![all(known)],
            }
        };
        let question = |slot: u32| self.compiled.slot(slot).map(|s| &s.question);
        let mut found: Vec<Region> = match &variable.source {
            Source::AsOf | Source::Reading(_) | Source::Stated(_) => Vec::new(),
            Source::Member(fact, bit) => match self.knowledge.get(*fact) {
                Some(Knowledge::Set { yes, .. }) if yes & (1 << bit) != 0 => both(Truth::Yes),
                Some(Knowledge::Set { no, .. }) if no & (1 << bit) != 0 => both(Truth::No),
                _ => both(Truth::Unknown),
            },
            Source::Fact(fact) => match self.knowledge.get(*fact) {
                Some(Knowledge::Bool(truth)) => both(*truth),
                Some(Knowledge::Choice(possible)) => crate::facts::bits(*possible)
                    .map(|value| {
                        let asks = |slot: &u32| match question(*slot) {
                            Some(Question::OneOf(mask)) => (*slot, Truth::from(mask & (1 << value) != 0)),
                            _ => (*slot, Truth::Unknown),
                        };
                        variable.slots.iter().map(asks).collect()
                    })
                    .collect(),
                Some(Knowledge::Number(ranges)) => {
                    let limits = variable.slots.iter().filter_map(|s| match question(*s) {
                        Some(Question::Number(comparison, limit)) => Some((*s, *comparison, limit)),
                        _ => None,
                    });
                    ordered_regions(ranges, &limits.collect::<Vec<_>>(), |_, _| true)
                }
                Some(Knowledge::Date(ranges)) => {
                    let limits = variable.slots.iter().filter_map(|s| match question(*s) {
                        Some(Question::Day(comparison, limit)) => Some((*s, *comparison, limit)),
                        _ => None,
                    });
                    ordered_regions(ranges, &limits.collect::<Vec<_>>(), |a, b| a.days_until(*b) > 1)
                }
                _ => Vec::new(),
            },
        };
        found.sort_unstable();
        found.dedup();
        found
    }

    /// Decides targets in frames, exactly.
    pub(crate) fn decide(&self, frames: &[Frame], targets: &[Ref]) -> Table {
        let mut values: FxHashMap<Ref, Vec<Truth>> =
            targets.iter().map(|t| (*t, Vec::with_capacity(frames.len()))).collect();
        for chunk in frames.chunks(64) {
            let mut inputs = vec![Planes::<1>::UNKNOWN; self.compiled.program.slots()];
            for (slot, planes) in inputs.iter_mut().enumerate() {
                let slot = u32::try_from(slot).unwrap_or(u32::MAX);
                for (lane, frame) in chunk.iter().enumerate() {
                    planes.set(lane, self.input(slot, *frame));
                }
            }
            let run = self.compiled.program.run(&inputs);
            for (target, row) in &mut values {
                let planes = run.get(target.node()).copied().unwrap_or(Planes::UNKNOWN);
                row.extend((0..chunk.len()).map(|lane| target.read(planes.get(lane))));
            }
        }
        let entangled: FxHashMap<Ref, Vec<usize>> = values
            .iter()
            .filter(|(_, row)| row.contains(&Truth::Unknown))
            .map(|(target, _)| (*target, self.compiled.entangled(*target)))
            .filter(|(_, variables)| !variables.is_empty())
            .collect();
        let mut left = TOTAL;
        for (index, frame) in frames.iter().enumerate() {
            for target in self.doubtful(*frame, index, &values, &entangled) {
                let variables = entangled.get(&target).map_or(&[][..], Vec::as_slice);
                let (exact, spent) = self.exactly(target, *frame, variables, left.min(BUDGET));
                left -= spent;
                if let Some(place) = values.get_mut(&target).and_then(|row| row.get_mut(index)) {
                    *place = exact;
                }
            }
        }
        Table { values }
    }

    /// The undetermined targets that 64 random completions of the entangled variables all leave the same:
    /// those may be decided after all. One that is open, or goes both ways, in a completion is rightly open.
    fn doubtful(
        &self,
        frame: Frame,
        index: usize,
        values: &FxHashMap<Ref, Vec<Truth>>,
        entangled: &FxHashMap<Ref, Vec<usize>>,
    ) -> Vec<Ref> {
        let open: Vec<Ref> = entangled
            .keys()
            .filter(|t| values.get(*t).and_then(|row| row.get(index)) == Some(&Truth::Unknown))
            .copied()
            .collect();
        if open.is_empty() {
            return open;
        }
        let mut variables: Vec<usize> = open.iter().filter_map(|t| entangled.get(t)).flatten().copied().collect();
        variables.sort_unstable();
        variables.dedup();
        let mut inputs: Vec<Planes<1>> = (0..self.compiled.program.slots())
            .map(|slot| Planes::all(self.input(u32::try_from(slot).unwrap_or(u32::MAX), frame)))
            .collect();
        for variable in variables {
            let regions = self.regions(variable);
            for lane in 0..64usize {
                let choice = mix(variable as u64 * 64 + lane as u64) % (regions.len().max(1) as u64);
                for (slot, truth) in regions.get(usize::try_from(choice).unwrap_or(0)).into_iter().flatten() {
                    if let Some(planes) = inputs.get_mut(*slot as usize) {
                        planes.set(lane, *truth);
                    }
                }
            }
        }
        let run = self.compiled.program.run(&inputs);
        open.into_iter()
            .filter(|target| {
                let planes = run.get(target.node()).copied().unwrap_or(Planes::UNKNOWN);
                let [yes] = planes.yes;
                let [no] = planes.no;
                yes == !0 || no == !0
            })
            .collect()
    }

    /// Decides one target by going through the completions of its entangled variables.
    /// Returns the evaluations spent, too.
    fn exactly(&self, target: Ref, frame: Frame, entangled: &[usize], budget: usize) -> (Truth, usize) {
        let mut search = Search::new(self, frame, &[target], budget);
        let truth = search.decide(target, entangled);
        (truth, budget - search.budget)
    }
}

/// The regions of an ordered quantity: where it can stand relative to the limits that are asked about.
fn ordered_regions<T: Ord + Clone>(
    ranges: &Ranges<T>,
    limits: &[(u32, Comparison, &T)],
    room_between: impl Fn(&T, &T) -> bool,
) -> Vec<Region> {
    let mut points: Vec<&T> = limits.iter().map(|(_, _, limit)| *limit).collect();
    points.sort_unstable();
    points.dedup();
    // Even positions lie between the points, odd ones on them.
    let position = |value: &T| match points.binary_search(&value) {
        Ok(at) => 2 * at + 1,
        Err(at) => 2 * at,
    };
    let mut found = Vec::new();
    for (min, max) in ranges.intervals() {
        let first = min.as_ref().map_or(0, &position);
        let last = max.as_ref().map_or(2 * points.len(), &position);
        for at in first..=last {
            let narrow = at % 2 == 0
                && at > 0
                && matches!((points.get(at / 2 - 1), points.get(at / 2)), (Some(a), Some(b)) if !room_between(a, b));
            if narrow {
                continue;
            }
            let truth = |(slot, comparison, limit): &(u32, Comparison, &T)| {
                (*slot, Truth::from(comparison.holds(&at, &position(limit))))
            };
            found.push(limits.iter().map(truth).collect());
        }
    }
    found
}

/// A cheap, fixed scrambling of numbers (splitmix64): sampling must not depend on anything outside.
fn mix(seed: u64) -> u64 {
    let mut z = seed.wrapping_add(0x9E37_79B9_7F4A_7C15);
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}
