//! The words for statuses, kinds and truth values in the language of an answer.

use crate::assessment::{Fault, Progress, Status};
use crate::language::Phrases;
use crate::law::{Period, TimeUnit};
use crate::rulebook::{Authority, ClockKind, Family, Nature, Quantifier};
use crate::truth::Truth;

impl Phrases {
    /// The words for it.
    #[must_use]
    pub fn truth(&self, value: Truth) -> &str {
        let words = &self.truth;
        match value {
            Truth::Yes => &words.yes,
            Truth::No => &words.no,
            Truth::Unknown => &words.unknown,
        }
    }

    /// The words for it.
    #[must_use]
    pub fn status(&self, value: Status) -> &str {
        let words = &self.status;
        match value {
            Status::InForce => &words.in_force,
            Status::Upcoming => &words.upcoming,
            Status::Grandfathered => &words.grandfathered,
            Status::NotApplicable => &words.not_applicable,
            Status::Undetermined => &words.undetermined,
            Status::NotInEdition => &words.not_in_edition,
        }
    }

    /// The words for it.
    #[must_use]
    pub fn authority(&self, value: Authority) -> &str {
        let words = &self.authority;
        match value {
            Authority::Law => &words.law,
            Authority::Guideline => &words.guideline,
            Authority::Interpretation => &words.interpretation,
        }
    }

    /// The words for it.
    #[must_use]
    pub fn nature(&self, value: Nature) -> &str {
        let words = &self.nature;
        match value {
            Nature::Duty => &words.duty,
            Nature::Prohibition => &words.prohibition,
            Nature::Right => &words.right,
            Nature::Permission => &words.permission,
            Nature::Option => &words.option,
            Nature::Power => &words.power,
            Nature::Task => &words.task,
            Nature::Effect => &words.effect,
        }
    }

    /// The words for it.
    #[must_use]
    pub fn family(&self, value: Family) -> &str {
        let words = &self.family;
        match value {
            Family::Prohibited => &words.prohibited,
            Family::HighRisk => &words.high_risk,
            Family::Transparency => &words.transparency,
            Family::GeneralPurpose => &words.general_purpose,
        }
    }

    /// The words for it.
    #[must_use]
    pub fn clock(&self, value: ClockKind) -> &str {
        let words = &self.clock;
        match value {
            ClockKind::Due => &words.due,
            ClockKind::Keep => &words.keep,
            ClockKind::Wait => &words.wait,
            ClockKind::Every => &words.every,
        }
    }

    /// The words for it.
    #[must_use]
    pub fn quantifier(&self, value: Quantifier) -> &str {
        let words = &self.quantifier;
        match value {
            Quantifier::AllOf => &words.all_of,
            Quantifier::AnyOf => &words.any_of,
            Quantifier::NoneOf => &words.none_of,
        }
    }

    /// The words for it.
    #[must_use]
    pub fn progress(&self, value: Progress) -> &str {
        let words = &self.progress;
        match value {
            Progress::Done => &words.done,
            Progress::Next => &words.next,
            Progress::MayBeNext => &words.may_be_next,
            Progress::Later => &words.later,
            Progress::NotNeeded => &words.not_needed,
        }
    }

    /// The words for it.
    #[must_use]
    pub fn fault(&self, value: Fault) -> &str {
        let words = &self.fault;
        match value {
            Fault::Late => &words.late,
            Fault::Overdue => &words.overdue,
            Fault::TooEarly => &words.too_early,
            Fault::OutOfOrder => &words.out_of_order,
        }
    }

    /// A length of time in words: `15 days`.
    #[must_use]
    pub fn period(&self, value: Period) -> String {
        let words = &self.unit;
        let (one, many) = match value.unit {
            TimeUnit::Hours => (&words.hour, &words.hours),
            TimeUnit::Days => (&words.day, &words.days),
            TimeUnit::WorkingDays => (&words.working_day, &words.working_days),
            TimeUnit::Weeks => (&words.week, &words.weeks),
            TimeUnit::Months => (&words.month, &words.months),
            TimeUnit::Years => (&words.year, &words.years),
        };
        format!("{} {}", value.amount, if value.amount == 1 { one } else { many })
    }

    /// The words for a type of answer, such as `set_of`.
    #[must_use]
    pub fn fact_type<'p>(&'p self, value: &'p str) -> &'p str {
        let words = &self.fact_type;
        match value {
            "bool" => &words.bool,
            "one_of" => &words.one_of,
            "set_of" => &words.set_of,
            "number" => &words.number,
            "date" => &words.date,
            "text" => &words.text,
            other => other,
        }
    }
}
