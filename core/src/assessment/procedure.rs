//! Where a procedure stands, from the days that the case states: what is done, what comes next and by when, and what
//! was done too late or out of order.

use serde::Serialize;

use crate::assessment::deadline::Deadline;
use crate::assessment::evaluate::{Evaluation, joined};
use crate::facts::Knowledge;
use crate::law::{Date, WorkingDays};
use crate::rulebook::{ClockKind, Item, Procedure, Step, Text};
use crate::truth::Truth;

/// How far a step has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Progress {
    /// It has been taken.
    Done,
    /// It can be taken now.
    Next,
    /// Whether it is needed is not settled; if it is, it can be taken now.
    MayBeNext,
    /// Other steps come first.
    Later,
    /// It is not needed.
    NotNeeded,
}

/// Something that is not as the procedure asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Fault {
    /// Taken after its last day.
    Late,
    /// Not taken, and its last day is over.
    Overdue,
    /// Taken before the time that must pass first was over.
    TooEarly,
    /// Taken before a step that comes first, or without it.
    OutOfOrder,
}

/// A step of a procedure, and how far it has come.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct StepTaken {
    /// The step.
    pub id: String,
    /// What is done.
    pub title: String,
    /// The provisions it rests on.
    pub citation: String,
    /// A link to the first provision of the Act among them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// By whom: any of these roles or authorities.
    pub by: Vec<String>,
    /// Whether it is needed.
    pub needed: Truth,
    /// How far it has come.
    pub progress: Progress,
    /// The day on which it was taken.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
    /// The fact that gives that day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date_fact: Option<String>,
    /// Its time limits.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub deadlines: Vec<Deadline>,
    /// What is not as the procedure asks.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub faults: Vec<Fault>,
    /// The documents that go with it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub documents: Vec<String>,
    /// What can be done against it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub remedies: Vec<String>,
    /// The duties, rights and powers that say it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub duties: Vec<String>,
    /// The fact, term or conclusion that would settle whether it is needed.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub missing: Vec<String>,
    /// A note for the reader.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// A procedure, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Proceeding {
    /// The procedure.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The provisions it rests on.
    pub citation: String,
    /// A link to the first provision of the Act among them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Whether it concerns the case.
    pub concerns: Truth,
    /// The fact, term or conclusion that says so; none for what depends on nothing in a case.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub condition: Option<String>,
    /// Whether it has begun: a step has been taken, or the day is stated from which a time limit counts.
    pub begun: bool,
    /// Its steps, in order.
    pub steps: Vec<StepTaken>,
    /// Notes for the reader.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<String>,
}

impl Proceeding {
    /// The steps that can be taken now.
    pub fn next(&self) -> impl Iterator<Item = &StepTaken> {
        self.steps.iter().filter(|s| matches!(s.progress, Progress::Next | Progress::MayBeNext))
    }

    /// Whether it is in the default list: it has begun, or a condition of it says that it concerns the case, or may.
    /// What the institutions do whatever the case is listed once it has begun.
    pub(crate) fn is_listed(&self) -> bool {
        self.begun || (self.condition.is_some() && self.concerns != Truth::No)
    }

    /// Where it stands in the list: what has begun first, then the rest, and in both
    /// what concerns the case before what may.
    pub(crate) fn rank(&self) -> u8 {
        match (self.begun, self.concerns) {
            (true, Truth::Yes) => 0,
            (true, Truth::Unknown) => 1,
            (true, Truth::No) => 2,
            (false, Truth::Yes) => 3,
            (false, _) => 4,
        }
    }
}

impl Evaluation<'_> {
    /// Where a procedure stands.
    pub(crate) fn proceeding(&self, procedure: &Procedure) -> Proceeding {
        let days = WorkingDays::without(self.case.holidays().iter().copied());
        let mut steps: Vec<StepTaken> = Vec::new();
        for step in &procedure.steps {
            let taken = self.step(step, &steps, &days);
            steps.push(taken);
        }
        let counts = |d: &Deadline| d.from_fact.is_some() && (d.from.or(d.earliest).or(d.latest)).is_some();
        let begun = |s: &StepTaken| s.progress == Progress::Done || s.deadlines.iter().any(counts);
        Proceeding {
            id: procedure.id.to_string(),
            title: procedure.title.to_string(),
            citation: joined(&procedure.cites),
            url: self.link(&procedure.cites),
            concerns: procedure.concerns.as_deref().map_or(Truth::Yes, |id| self.truth_of(id)),
            condition: procedure.concerns.as_ref().map(ToString::to_string),
            begun: steps.iter().any(begun),
            steps,
            notes: procedure.notes.iter().map(ToString::to_string).collect(),
        }
    }

    fn truth_of(&self, id: &str) -> Truth {
        self.book.item(id).map_or(Truth::Unknown, |item| self.exact(item))
    }

    fn day_of(&self, fact: &str) -> Option<Date> {
        let Some(Item::Fact(index)) = self.book.item(fact) else { return None };
        match self.intake.knowledge.get(index) {
            Some(Knowledge::Date(ranges)) => ranges.exact().copied(),
            _ => None,
        }
    }

    fn step(&self, step: &Step, before: &[StepTaken], days: &WorkingDays) -> StepTaken {
        let found = |id: &Text| before.iter().find(|s| s.id == *id);
        // What lies after the day of the assessment is planned, not done.
        let date = step.date.as_deref().and_then(|fact| self.day_of(fact));
        let done = date.filter(|day| *day <= self.case.as_of());
        let needed = step.when.as_deref().map_or(Truth::Yes, |id| self.truth_of(id));
        let superseded = step.unless.iter().filter_map(found).any(|s| s.progress == Progress::Done);
        let first: Vec<&StepTaken> = step.after.iter().filter_map(found).collect();
        let waits = first.iter().any(|s| !matches!(s.progress, Progress::Done | Progress::NotNeeded));
        let progress = match (done, needed) {
            (Some(_), _) => Progress::Done,
            (None, Truth::No) => Progress::NotNeeded,
            _ if superseded => Progress::NotNeeded,
            _ if waits => Progress::Later,
            (None, Truth::Yes) => Progress::Next,
            (None, Truth::Unknown) => Progress::MayBeNext,
        };
        let clocks = step.clocks.iter().filter(|_| progress != Progress::NotNeeded);
        let deadlines: Vec<Deadline> =
            clocks.filter_map(|clock| self.deadline(&step.cites, clock, None, days)).collect();
        let mut faults = Vec::new();
        for deadline in deadlines.iter().filter(|d| d.runs == Truth::Yes) {
            // The later of the two days: what is in time under either way of counting is no fault.
            let Some(last) = deadline.date.max(deadline.date_1182_71) else { continue };
            match (deadline.kind, done) {
                (ClockKind::Due | ClockKind::Every, Some(day)) if day > last => faults.push(Fault::Late),
                (ClockKind::Due | ClockKind::Every, None)
                    if self.case.as_of() > last && matches!(progress, Progress::Next | Progress::MayBeNext) =>
                {
                    faults.push(Fault::Overdue);
                }
                (ClockKind::Wait, Some(day)) if day < last => faults.push(Fault::TooEarly),
                _ => {}
            }
        }
        // A step of which it is not known whether it is needed accuses nobody.
        let missed = |s: &StepTaken, day: Date| match s.date {
            Some(earlier) => s.progress != Progress::NotNeeded && earlier > day,
            None => s.progress != Progress::NotNeeded && s.needed == Truth::Yes,
        };
        if let Some(day) = done
            && first.iter().any(|s| missed(s, day))
        {
            faults.push(Fault::OutOfOrder);
        }
        let missing = if progress == Progress::MayBeNext { step.when.as_ref().map(ToString::to_string) } else { None };
        StepTaken {
            id: step.id.to_string(),
            title: step.title.to_string(),
            citation: joined(&step.cites),
            url: self.link(&step.cites),
            by: step.by.iter().map(ToString::to_string).collect(),
            needed,
            progress,
            date,
            date_fact: step.date.as_ref().map(ToString::to_string),
            deadlines,
            faults,
            documents: step.documents.iter().map(ToString::to_string).collect(),
            remedies: step.remedies.iter().map(ToString::to_string).collect(),
            duties: step.duties.iter().map(ToString::to_string).collect(),
            missing: missing.into_iter().collect(),
            note: step.note.as_ref().map(ToString::to_string),
        }
    }
}
