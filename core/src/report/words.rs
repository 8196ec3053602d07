//! The words for statuses, kinds and truth values in the language of an answer.

use crate::assessment::Status;
use crate::language::Phrases;
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
}
