//! A case as the program sees it: what its inputs are, and how they can still turn out.

use std::collections::HashMap;

use crate::engine::compiled::{Compiled, Question, Source};
use crate::engine::program::Node;
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

/// One way a variable can turn out: the truth of each of its tests.
pub(crate) type Region = Vec<(u32, Truth)>;

/// A case, as the program sees it.
pub(crate) struct Situation<'a> {
    pub(crate) compiled: &'a Compiled,
    pub(crate) knowledge: &'a [Knowledge],
    pub(crate) stated: &'a HashMap<Item, Truth>,
    /// Readings that the caller selected, by index.
    pub(crate) readings: &'a [usize],
}

impl Situation<'_> {
    /// Whether the conclusion or term that an input stands for has a value of its own.
    pub(crate) fn is_stated(&self, slot: u32) -> bool {
        let variable = self.compiled.slot(slot).and_then(|s| self.compiled.variable(s.variable));
        matches!(variable.map(|v| &v.source), Some(Source::Stated(item)) if self.stated.contains_key(item))
    }

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

    /// The truth in a frame of the inputs that some nodes read; of the others nothing.
    pub(crate) fn inputs(&self, nodes: &[usize], frame: Frame) -> Vec<Truth> {
        let program = &self.compiled.program;
        let mut inputs = vec![Truth::Unknown; program.slots()];
        for index in nodes {
            if let Node::Slot(slot) | Node::Stated(slot, _) = program.node(*index)
                && let Some(place) = inputs.get_mut(*slot as usize)
            {
                *place = self.input(*slot, frame);
            }
        }
        inputs
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
        let found: Vec<Region> = match &variable.source {
            Source::AsOf | Source::Reading(_) | Source::Stated(_) => Vec::new(),
            Source::Member(fact, bit) => match self.knowledge.get(*fact) {
                Some(Knowledge::Set { yes, .. }) if yes & (1 << bit) != 0 => both(Truth::Yes),
                Some(Knowledge::Set { no, .. }) if no & (1 << bit) != 0 => both(Truth::No),
                _ => both(Truth::Unknown),
            },
            Source::Fact(fact) => match self.knowledge.get(*fact) {
                Some(Knowledge::Bool(truth)) => both(*truth),
                Some(Knowledge::Choice(possible)) => {
                    let mut found = Vec::new();
                    for value in crate::facts::bits(*possible) {
                        let asks = |slot: &u32| match question(*slot) {
                            Some(Question::OneOf(mask)) => (*slot, Truth::from(mask & (1 << value) != 0)),
                            _ => (*slot, Truth::Unknown),
                        };
                        found.push(variable.slots.iter().map(asks).collect());
                    }
                    found
                }
                Some(Knowledge::Number(ranges)) => {
                    let mut limits = Vec::with_capacity(variable.slots.len());
                    for slot in &variable.slots {
                        if let Some(Question::Number(comparison, limit)) = question(*slot) {
                            limits.push((*slot, *comparison, limit));
                        }
                    }
                    ordered_regions(ranges, &limits, |_, _| true)
                }
                Some(Knowledge::Date(ranges)) => {
                    let mut limits = Vec::with_capacity(variable.slots.len());
                    for slot in &variable.slots {
                        if let Some(Question::Day(comparison, limit)) = question(*slot) {
                            limits.push((*slot, *comparison, limit));
                        }
                    }
                    ordered_regions(ranges, &limits, |a, b| a.days_until(*b) > 1)
                }
                _ => Vec::new(),
            },
        };
        let mut different: Vec<Region> = Vec::with_capacity(found.len());
        for region in found {
            if let Err(at) = different.binary_search(&region) {
                different.insert(at, region);
            }
        }
        different
    }
}

/// The regions of an ordered quantity: where it can stand relative to the limits that are asked about.
fn ordered_regions<T: Ord + Clone>(
    ranges: &Ranges<T>,
    limits: &[(u32, Comparison, &T)],
    room_between: fn(&T, &T) -> bool,
) -> Vec<Region> {
    let mut points: Vec<&T> = Vec::with_capacity(limits.len());
    for (_, _, limit) in limits {
        if let Err(at) = points.binary_search(limit) {
            points.insert(at, limit);
        }
    }
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
