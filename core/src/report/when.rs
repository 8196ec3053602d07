//! The days of a status in words: an open date is told as what it is, from its first possible day to its last.

use crate::assessment::{Assessment, Status, When, summary_of};
use crate::language::{Language, filled};
use crate::rulebook::Family;

/// Open facts named that a day hangs on; the answer has them all.
const HANGS_ON: usize = 3;

impl Language {
    /// A status with its days, and with the open facts that the days hang on.
    pub(super) fn when(self, when: When, open: &[String]) -> String {
        self.dated(when, open, self.phrases().status(when.status))
    }

    /// The same of what certainly matches: not whether it holds is open then, but when.
    pub(super) fn when_matched(self, when: When, open: &[String]) -> String {
        self.dated(when, open, &self.phrases().when.undated)
    }

    /// The days on which something begins to bind: `binding from 2 December 2027`, or the first and the last possible.
    pub(super) fn binding(self, when: When) -> Option<String> {
        let words = &self.phrases().when;
        let certain = match when.status {
            Status::Undetermined => &words.upcoming_latest,
            _ => &words.upcoming_from,
        };
        let (first, day) = (when.possible_from.map(|d| self.date(d)), when.applies_from.map(|d| self.date(d)));
        Some(match (first, day) {
            (Some(first), Some(day)) => filled(&words.upcoming_between, &[("first", &first), ("day", &day)]),
            (Some(first), None) => filled(&words.upcoming_earliest, &[("day", &first)]),
            (None, Some(day)) => filled(certain, &[("day", &day)]),
            (None, None) => return None,
        })
    }

    /// `depending on placed_on_market_date`; none without open facts.
    pub(super) fn depending(self, open: &[String]) -> Option<String> {
        let facts = named(open.iter().map(String::as_str))?;
        Some(filled(&self.phrases().when.depending, &[("facts", &facts)]))
    }

    fn dated(self, when: When, open: &[String], undetermined: &str) -> String {
        let words = &self.phrases().when;
        let with_day = |phrase: &str| when.applies_from.map(|day| filled(phrase, &[("day", &self.date(day))]));
        let is_open = when.status == Status::Undetermined || when.possible_from.is_some();
        let binding = || self.binding(when);
        let mut parts: Vec<String> = match when.status {
            Status::InForce => vec![with_day(&words.in_force_since).unwrap_or_else(|| words.in_force.clone())],
            Status::Upcoming => vec![binding().unwrap_or_else(|| words.upcoming.clone())],
            Status::Grandfathered if !is_open => {
                vec![with_day(&words.grandfathered_until).unwrap_or_else(|| words.grandfathered.clone())]
            }
            Status::Grandfathered => [words.grandfathered.clone()].into_iter().chain(binding()).collect(),
            Status::Undetermined => [undetermined.to_owned()].into_iter().chain(binding()).collect(),
            Status::NotApplicable | Status::NotInEdition => vec![self.phrases().status(when.status).to_owned()],
        };
        parts.extend(self.depending(open).filter(|_| is_open));
        parts.join(", ")
    }
}

/// Open facts in one text, the first few of them; none without any.
pub(super) fn named<'i>(ids: impl Iterator<Item = &'i str>) -> Option<String> {
    let mut ids = ids.peekable();
    ids.peek()?;
    let facts = ids.by_ref().take(HANGS_ON).collect::<Vec<_>>().join(", ");
    let more = if ids.peek().is_some() { ", ..." } else { "" };
    Some(facts + more)
}

/// The days of a part of the risk summary, and the open facts that they hang on: those of the conclusion that sums it
/// up, or, without one, of its matches that have the part's status.
pub(super) fn when_of_part<'a>(assessment: &'a Assessment<'_>, family: Family) -> (When, &'a [String]) {
    let part = assessment.risk().part(family);
    if let Ok(own) = assessment.finding(summary_of(family)) {
        return (own.when(), &own.missing);
    }
    let members = assessment.findings().iter().filter(|f| f.family == Some(family) && f.status == part.status);
    let first = members.min_by_key(|f| f.possible_from.or(f.applies_from));
    let possible_from = first.and_then(|f| f.possible_from).filter(|day| part.applies_from.is_none_or(|of| *day < of));
    let when = When { status: part.status, applies_from: part.applies_from, possible_from, until: None };
    (when, first.map(|f| f.missing.as_slice()).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn when(status: Status, possible_from: Option<&str>, applies_from: Option<&str>) -> When {
        let day = |text: Option<&str>| text.map(|text| text.parse().unwrap());
        When { status, applies_from: day(applies_from), possible_from: day(possible_from), until: None }
    }

    #[test]
    fn an_open_day_is_told_with_its_bounds_and_what_it_hangs_on() {
        let open: Vec<String> = ["a", "b", "c", "d"].map(str::to_owned).into();
        let (first, last) = (Some("2027-12-02"), Some("2030-08-02"));
        let said = |status, first, last| Language::En.when_matched(when(status, first, last), &open[..1]);
        assert_eq!(said(Status::Upcoming, None, last), "binding from 2 August 2030");
        let between =
            "binding from 2 December 2027 at the earliest and from 2 August 2030 at the latest, depending on a";
        assert_eq!(said(Status::Upcoming, first, last), between);
        assert_eq!(said(Status::Undetermined, None, None), "dates undetermined, depending on a");
        assert_eq!(
            said(Status::Undetermined, None, last),
            "dates undetermined, binding from 2 August 2030 at the latest, depending on a"
        );
        assert_eq!(
            said(Status::Undetermined, first, None),
            "dates undetermined, binding from 2 December 2027 at the earliest, depending on a"
        );
        assert_eq!(said(Status::Grandfathered, None, last), "relieved by a transitional rule until 2 August 2030");
        assert_eq!(
            said(Status::Grandfathered, first, None),
            "relieved by a transitional rule, binding from 2 December 2027 at the earliest, depending on a"
        );
        assert_eq!(said(Status::InForce, None, last), "in force since 2 August 2030");
        assert_eq!(Language::En.when(when(Status::Undetermined, None, None), &[]), "not yet settled");
        assert_eq!(Language::En.depending(&open).unwrap(), "depending on a, b, c, ...");
        assert_eq!(
            Language::Da.when(when(Status::Upcoming, first, last), &[]),
            "bindende tidligst fra 2. december 2027 og senest fra 2. august 2030"
        );
        assert_eq!(
            Language::Sv.when(when(Status::Upcoming, first, last), &[]),
            "bindande tidigast från 2 december 2027 och senast från 2 augusti 2030"
        );
    }
}
