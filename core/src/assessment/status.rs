//! What a truth over time amounts to on the day of the assessment.

use serde::Serialize;

use crate::law::Date;
use crate::truth::Truth;

/// What a conclusion or duty means on the day of the assessment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// It holds and binds on the day.
    InForce,
    /// It holds and will bind from a later day.
    Upcoming,
    /// It holds, but a transitional rule relieves.
    Grandfathered,
    /// It does not hold for this case, actor and time.
    NotApplicable,
    /// What is known does not settle it.
    Undetermined,
    /// The edition of the law has no such rule.
    NotInEdition,
}

impl Status {
    /// The form used in documents.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::InForce => "in_force",
            Self::Upcoming => "upcoming",
            Self::Grandfathered => "grandfathered",
            Self::NotApplicable => "not_applicable",
            Self::Undetermined => "undetermined",
            Self::NotInEdition => "not_in_edition",
        }
    }
}

/// A status and its days under another reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct When {
    /// The status on the day of the assessment.
    pub status: Status,
    /// First day of binding.
    pub applies_from: Option<Date>,
    /// First day on which it may bind, where that is open.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub possible_from: Option<Date>,
    /// First day on which it no longer binds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
}

/// Truths on the days on which anything in the law begins or ends, in rising order.
#[derive(Clone, Debug)]
pub(crate) struct Timeline<'a> {
    pub(crate) days: &'a [Date],
    /// Index of the day of the assessment in `days`.
    pub(crate) today: usize,
    /// Whether it binds, transitions applied.
    pub(crate) binds: Vec<Truth>,
    /// Whether it would bind without transitions.
    pub(crate) unrelieved: Vec<Truth>,
}

/// A status with its days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Dated {
    pub(crate) status: Status,
    pub(crate) binds: Truth,
    /// First day of binding.
    pub(crate) applies_from: Option<Date>,
    /// First day on which it may bind, where that is earlier or not certain.
    pub(crate) possible_from: Option<Date>,
    /// First day on which it no longer binds.
    pub(crate) until: Option<Date>,
    /// Of what is grandfathered: the index of the day of the assessment, or of the first day after it on which a
    /// transitional rule relieves.
    pub(crate) relieved: Option<usize>,
}

impl From<Dated> for When {
    fn from(dated: Dated) -> Self {
        let Dated { status, binds: _, applies_from, possible_from, until, relieved: _ } = dated;
        Self { status, applies_from, possible_from, until }
    }
}

impl Timeline<'_> {
    pub(crate) fn read(&self) -> Dated {
        let at = |row: &[Truth], i: usize| row.get(i).copied().unwrap_or_default();
        let day = |i: usize| self.days.get(i).copied();
        let later = || self.today + 1..self.days.len();
        let binds = at(&self.binds, self.today);
        let first_yes = later().find(|i| at(&self.binds, *i) == Truth::Yes);
        let first_possible = later().find(|i| at(&self.binds, *i) != Truth::No);
        let relieved = |i: usize| at(&self.unrelieved, i) == Truth::Yes && at(&self.binds, i) == Truth::No;
        let (status, applies_from) = match binds {
            Truth::Yes => {
                let began = (0..=self.today).rev().take_while(|i| at(&self.binds, *i) == Truth::Yes).last();
                (Status::InForce, began.and_then(day))
            }
            Truth::Unknown => (Status::Undetermined, first_yes.and_then(day)),
            Truth::No if relieved(self.today) => (Status::Grandfathered, first_yes.and_then(day)),
            Truth::No => match (first_yes, first_possible) {
                (Some(i), _) => (Status::Upcoming, day(i)),
                (None, Some(_)) => (Status::Undetermined, None),
                (None, None) if later().any(relieved) => (Status::Grandfathered, None),
                (None, None) => (Status::NotApplicable, None),
            },
        };
        // What binds, or will, ends on the first day after its beginning on which it no longer does.
        let begun = if binds == Truth::Yes { Some(self.today) } else { first_yes };
        let until =
            begun.and_then(|begun| later().find(|i| *i > begun && at(&self.binds, *i) == Truth::No)).and_then(day);
        let possible_from = match status {
            Status::Upcoming | Status::Undetermined | Status::Grandfathered if binds == Truth::No => {
                first_possible.filter(|i| Some(*i) != first_yes).and_then(day)
            }
            _ => None,
        };
        let relieved = match status {
            Status::Grandfathered => (self.today..self.days.len()).find(|i| relieved(*i)),
            _ => None,
        };
        Dated { status, binds, applies_from, possible_from, until, relieved }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Truth::{No, Unknown, Yes};

    fn read(today: usize, binds: &[Truth], unrelieved: &[Truth]) -> Dated {
        let days: Vec<Date> = (1..=binds.len()).map(|m| format!("2027-0{m}-01").parse().unwrap()).collect();
        Timeline { days: &days, today, binds: binds.to_vec(), unrelieved: unrelieved.to_vec() }.read()
    }

    fn day(text: &str) -> Option<Date> {
        Some(text.parse().unwrap())
    }

    #[test]
    fn a_rule_comes_into_force() {
        let row = [No, No, Yes, Yes];
        let before = read(0, &row, &row);
        assert_eq!((before.status, before.applies_from), (Status::Upcoming, day("2027-03-01")));
        let after = read(3, &row, &row);
        assert_eq!((after.status, after.applies_from), (Status::InForce, day("2027-03-01")));
    }

    #[test]
    fn a_rule_ends() {
        let row = [Yes, Yes, No];
        assert_eq!(read(0, &row, &row).until, day("2027-03-01"));
        assert_eq!(read(2, &row, &row).status, Status::NotApplicable);
    }

    #[test]
    fn what_is_to_come_may_end_as_well() {
        let row = [No, Yes, Yes, No, Yes];
        let before = read(0, &row, &row);
        assert_eq!((before.applies_from, before.until), (day("2027-02-01"), day("2027-04-01")));
        assert_eq!(read(1, &row, &row).until, before.until);
        let (relieved, begun) = ([No, Yes, No], [Yes, Yes, No]);
        assert_eq!(read(0, &relieved, &begun).status, Status::Grandfathered);
        assert_eq!(read(0, &relieved, &begun).until, day("2027-03-01"));
        assert_eq!(read(0, &[Unknown, Yes, No], &[Unknown, Yes, No]).until, day("2027-03-01"));
        assert_eq!(read(0, &[Unknown, No], &[Unknown, No]).until, None);
    }

    #[test]
    fn a_transition_relieves_for_a_time_or_for_good() {
        let (for_a_time, begun) = ([No, No, Yes], [No, Yes, Yes]);
        assert_eq!(read(1, &for_a_time, &begun).status, Status::Grandfathered);
        assert_eq!(read(1, &for_a_time, &begun).applies_from, day("2027-03-01"));
        assert_eq!(read(0, &for_a_time, &begun).status, Status::Upcoming);
        let never = [No, No, No];
        assert_eq!(read(0, &never, &begun).status, Status::Grandfathered);
        assert_eq!((read(0, &never, &begun).relieved, read(2, &never, &begun).relieved), (Some(1), Some(2)));
        // How long it relieves may be open.
        let perhaps = read(1, &[No, No, Unknown], &begun);
        assert_eq!((perhaps.status, perhaps.possible_from), (Status::Grandfathered, day("2027-03-01")));
        assert_eq!((perhaps.applies_from, perhaps.relieved), (None, Some(1)));
    }

    #[test]
    fn what_is_open_stays_open() {
        assert_eq!(read(0, &[No, Unknown, Unknown], &[No, Unknown, Unknown]).status, Status::Undetermined);
        assert_eq!(read(0, &[Unknown, Yes, Yes], &[Unknown, Yes, Yes]).status, Status::Undetermined);
        let later = read(0, &[No, Unknown, Yes], &[No, Unknown, Yes]);
        assert_eq!(
            (later.status, later.applies_from, later.possible_from),
            (Status::Upcoming, day("2027-03-01"), day("2027-02-01"))
        );
        assert_eq!(read(0, &[No, No], &[No, No]).status, Status::NotApplicable);
    }
}
