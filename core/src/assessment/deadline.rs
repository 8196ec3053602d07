//! The deadlines and periods of a duty, counted from the days that the case states.

use serde::Serialize;

use crate::assessment::evaluate::Evaluation;
use crate::assessment::status::{Dated, Status};
use crate::facts::{Knowledge, Origin};
use crate::law::{Citation, Date, Direction, Period, WorkingDays};
use crate::rulebook::{Anchor, Clock, ClockKind, Duty, Item, Rule, RuleKind};
use crate::truth::Truth;

/// A deadline or period of a duty.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Deadline {
    /// To be done by then, to be kept until then, not before its end, or again each time.
    pub kind: ClockKind,
    /// Its length; none for the day of the anchor itself.
    #[serde(flatten, skip_serializing_if = "Option::is_none")]
    pub length: Option<Period>,
    /// Which way it runs from its day.
    pub direction: Direction,
    /// The fact that gives the day it runs from; none for a day that the law names.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from_fact: Option<String>,
    /// The day it runs from, as far as it is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<Date>,
    /// Whether it runs at all: open as long as its own condition is, or the duty that it belongs to.
    pub runs: Truth,
    /// The last day by the calendar (of a `wait`: the first; of an `every`: the next after the day of the
    /// assessment on which the duty binds). Of hours, the day on which the same hour comes round.
    pub date: Option<Date>,
    /// The last day under Regulation (EEC, Euratom) No 1182/71, where it differs; its reach is doubtful where the
    /// Act sets duties of private persons, so `date` is the safe day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date_1182_71: Option<Date>,
    /// The last day if the earliest possible day counts, where the day is a range.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub earliest: Option<Date>,
    /// The last day if the latest possible day counts, where the day is a range.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub latest: Option<Date>,
    /// The provisions it rests on.
    pub citation: String,
    /// Facts that are needed to count it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub missing: Vec<String>,
}

impl Deadline {
    /// Its day, if it certainly runs.
    pub(crate) fn settled(&self) -> Option<Date> {
        self.date.filter(|_| self.runs == Truth::Yes)
    }
}

impl Dated {
    /// The first day on which the duty binds or may bind, as far as there is one.
    fn first(self) -> Option<Date> {
        match (self.status, self.binds) {
            // It may bind already.
            (Status::Undetermined, Truth::Unknown) => None,
            _ => self.possible_from.or(self.applies_from),
        }
    }
}

/// Whether a duty binds on the last day of its deadline. A day that the law names stands, unless a transition lifts the
/// duty: the law may set one for what it brings about later.
fn runs_from(deadline: &Deadline, dated: Dated) -> Truth {
    let lifted = dated.status == Status::Grandfathered;
    let day = deadline.date.or(deadline.latest).filter(|_| lifted || deadline.from_fact.is_some());
    let before = |limit: Option<Date>| day.zip(limit).is_some_and(|(day, limit)| day < limit);
    let first = dated.first();
    if (lifted && first.is_none()) || before(first) {
        return Truth::No;
    }
    let is_open = dated.status == Status::Undetermined
        || (dated.possible_from.is_some() && (dated.applies_from.is_none() || before(dated.applies_from)));
    if is_open { Truth::Unknown } else { Truth::Yes }
}

/// What is known of the day from which a clock counts.
enum Start {
    Exact(Date),
    Between(Option<Date>, Option<Date>),
    Unknown,
}

impl Evaluation<'_> {
    /// The deadlines of a duty with the days on which it binds, in the rulebook's order. Left out are those that certainly
    /// do not run, those that only a transition would give which is presumed not to be claimed, and those before the duty
    /// binds, which are none.
    pub(crate) fn deadlines(&self, duty: &Duty, dated: Dated) -> Vec<Deadline> {
        if duty.clocks.is_empty() {
            return Vec::new();
        }
        let days = WorkingDays::without(self.case.holidays().iter().copied());
        let first = dated.first();
        let counted = duty.clocks.iter().filter_map(|clock| {
            let mut deadline = self.deadline(&duty.cites, clock, first, &days)?;
            deadline.runs = deadline.runs & runs_from(&deadline, dated);
            if deadline.runs == Truth::No {
                return None;
            }
            let named = matches!(clock.anchor, Anchor::On(_)) && deadline.runs == Truth::Unknown;
            let cites = if clock.cites.is_empty() { &duty.cites } else { &clock.cites };
            (!named || !self.is_of_unclaimed_transition(cites)).then_some(deadline)
        });
        counted.collect()
    }

    /// Whether one of the provisions is a transition that is presumed not to be claimed.
    fn is_of_unclaimed_transition(&self, cites: &[Citation]) -> bool {
        let rules = self.book.entries().rules.iter().enumerate();
        let covers = |rule: &Rule| {
            let places = || cites.iter().filter_map(Citation::provision);
            rule.cites.iter().filter_map(Citation::provision).any(|of| places().any(|at| of == at || of.contains(at)))
        };
        let mut transitions = rules.filter(|(_, rule)| rule.kind == RuleKind::Transition && covers(rule)).peekable();
        let presumed = |rule: usize| self.intake.stated_origins.get(&Item::Rule(rule)) == Some(&Origin::Presumed);
        transitions.peek().is_some() && transitions.all(|(index, _)| presumed(index))
    }

    /// A time limit, counted; none if it certainly does not run. What recurs does so from the first day of binding.
    pub(crate) fn deadline(
        &self,
        of: &[Citation],
        clock: &Clock,
        first: Option<Date>,
        days: &WorkingDays,
    ) -> Option<Deadline> {
        let condition = clock.when.as_deref().and_then(|id| self.book.item(id));
        let runs = condition.map_or(Truth::Yes, |item| self.exact(item));
        if runs == Truth::No {
            return None;
        }
        let cites = if clock.cites.is_empty() { of } else { &clock.cites };
        let (direction, from_fact) = match &clock.anchor {
            Anchor::After(id) => (Direction::After, Some(id)),
            Anchor::Before(id) => (Direction::Before, Some(id)),
            Anchor::On(_) => (Direction::After, None),
        };
        let mut deadline = Deadline {
            kind: clock.kind,
            length: clock.length,
            direction,
            from_fact: from_fact.map(ToString::to_string),
            from: None,
            runs,
            date: None,
            date_1182_71: None,
            earliest: None,
            latest: None,
            citation: super::evaluate::joined(cites),
            missing: Vec::new(),
        };
        if runs == Truth::Unknown {
            deadline.missing.extend(clock.when.as_ref().map(ToString::to_string));
        }
        let end = |from: Date, by_regulation: bool| match clock.length {
            None => Some(from),
            Some(period) if clock.kind == ClockKind::Every => self.next(from, period, first, days, by_regulation),
            Some(period) if by_regulation && clock.kind != ClockKind::Wait => {
                period.by_regulation(from, direction, days)
            }
            Some(period) => period.plain(from, direction, days),
        };
        match self.start(&clock.anchor) {
            Start::Exact(from) => {
                deadline.from = Some(from);
                deadline.date = end(from, false);
                deadline.date_1182_71 = end(from, true).filter(|day| Some(*day) != deadline.date);
            }
            Start::Between(min, max) => {
                deadline.earliest = min.and_then(|from| end(from, false));
                deadline.latest = max.and_then(|from| end(from, false));
                deadline.missing.extend(from_fact.map(ToString::to_string));
            }
            Start::Unknown => deadline.missing.extend(from_fact.map(ToString::to_string)),
        }
        Some(deadline)
    }

    /// The first end of the recurring period that is neither before the day of the assessment nor before the first day
    /// of binding.
    fn next(
        &self,
        from: Date,
        period: Period,
        first: Option<Date>,
        days: &WorkingDays,
        by_regulation: bool,
    ) -> Option<Date> {
        let today = self.case.as_of();
        let reached = first.map_or(today, |first| first.max(today));
        let whole = |times: u32| Some(Period { amount: period.amount.checked_mul(times)?, ..period });
        let times = (1..).find(|times| {
            whole(*times).and_then(|p| p.plain(from, Direction::After, days)).is_none_or(|day| day >= reached)
        })?;
        let whole = whole(times)?;
        if by_regulation {
            whole.by_regulation(from, Direction::After, days)
        } else {
            whole.plain(from, Direction::After, days)
        }
    }

    fn start(&self, anchor: &Anchor) -> Start {
        let id = match anchor {
            Anchor::On(day) => return Start::Exact(*day),
            Anchor::After(id) | Anchor::Before(id) => id,
        };
        let Some(Item::Fact(index)) = self.book.item(id) else { return Start::Unknown };
        let Some(Knowledge::Date(ranges)) = self.intake.knowledge.get(index) else { return Start::Unknown };
        if let Some(day) = ranges.exact() {
            return Start::Exact(*day);
        }
        if ranges.is_unlimited() {
            return Start::Unknown;
        }
        let first = ranges.intervals().first().and_then(|(min, _)| *min);
        let last = ranges.intervals().last().and_then(|(_, max)| *max);
        Start::Between(first, last)
    }
}
