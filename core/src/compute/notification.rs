//! By when the Commission is notified of a model with high-impact capabilities.

use serde::Serialize;

use crate::assessment::Assessment;
use crate::error::{Error, ErrorCode};
use crate::facts::Case;
use crate::law::{Date, Direction, Period, WorkingDays};
use crate::rulebook::{Anchor, ClockKind, Duty, Rulebook};
use crate::truth::Truth;

/// The facts from which the notification is counted: the day on which the condition was met, and that on which it
/// became known that it will be.
const MET: &str = "met_date";
const KNOWN: &str = "known_date";

/// The last days of a period, under the ways in which it can be counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Clock {
    /// The day from which it runs.
    pub start: Date,
    /// The last day by the calendar alone: the safe one.
    pub calendar: Date,
    /// The last day under Regulation (EEC, Euratom) No 1182/71: not a weekend or holiday.
    pub by_regulation_1182_71: Date,
    /// The last day under that Regulation if the day above turns out to be a public holiday where it counts, and not
    /// one of those that the caller named.
    pub if_holiday: Date,
    /// The last day if the period begins to run on the working day after the event, as Article 12(2) of Implementing
    /// Regulation (EU) 2026/1755 has it; whether that reaches this period is open.
    pub from_working_day: Date,
}

impl Clock {
    /// The ends of a period; without one, the day itself, however it is counted.
    fn of(start: Date, period: Option<Period>, days: &WorkingDays) -> Option<Self> {
        let Some(length) = period else {
            return Some(Self {
                start,
                calendar: start,
                by_regulation_1182_71: start,
                if_holiday: start,
                from_working_day: start,
            });
        };
        let by_regulation = length.by_regulation(start, Direction::After, days)?;
        let moved = days.and_holiday(by_regulation);
        Some(Self {
            start,
            calendar: length.plain(start, Direction::After, days)?,
            by_regulation_1182_71: by_regulation,
            if_holiday: length.by_regulation(start, Direction::After, &moved)?,
            from_working_day: length.from_working_day(start, days)?,
        })
    }
}

/// The time for the notification of a model with high-impact capabilities.
///
/// ```
/// use aiact::compute::Notification;
/// use aiact::law::WorkingDays;
/// let forecast = Some("2026-01-12".parse()?);
/// let crossed = Some("2026-02-20".parse()?);
/// let notification = Notification::due(aiact::Rulebook::builtin()?, crossed, forecast, &WorkingDays::default())?;
/// // It runs from the earlier of the two; and the notification is due without delay in any case.
/// assert_eq!(notification.clock.map(|c| c.calendar.to_string()).as_deref(), Some("2026-01-26"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Notification {
    /// The deadline in words.
    pub words: String,
    /// The deadline in days; none if neither day is known.
    pub clock: Option<Clock>,
}

impl Notification {
    /// The deadline, from the day on which the condition was met and the day on which it became known that it will
    /// be; the period stands in the rulebook.
    ///
    /// # Errors
    ///
    /// Beyond the calendar's end, and when the rulebook lacks the duty.
    pub fn due(book: &Rulebook, met: Option<Date>, known: Option<Date>, days: &WorkingDays) -> Result<Self, Error> {
        let duty = Self::duty(book)?;
        let words = duty.deadline.clone().unwrap_or_default();
        let mut clock: Option<Clock> = None;
        if met.is_none() && known.is_none() {
            return Ok(Self { words: words.into_owned(), clock });
        }
        let stated = Self::stated(book, met, known)?;
        for limit in duty.clocks.iter().filter(|c| c.kind == ClockKind::Due) {
            if let Some(condition) = &limit.when
                && stated.verdict(condition)? != Truth::Yes
            {
                continue;
            }
            let start = match &limit.anchor {
                Anchor::After(fact) if fact == MET => met,
                Anchor::After(fact) if fact == KNOWN => known,
                Anchor::On(day) => Some(*day),
                Anchor::After(_) | Anchor::Before(_) => None,
            };
            let Some(start) = start else { continue };
            let ends = Clock::of(start, limit.length, days)
                .ok_or_else(|| Error::new(ErrorCode::Day, "", "the calendar ends before the period does"))?;
            if clock.is_none_or(|c| ends.calendar < c.calendar) {
                clock = Some(ends);
            }
        }
        Ok(Self { words: words.into_owned(), clock })
    }

    /// The duty to notify: the one whose time runs from either of the two days.
    pub(crate) fn duty(book: &Rulebook) -> Result<&Duty, Error> {
        let runs_from = |duty: &Duty, fact: &str| {
            let from = |anchor: &Anchor| matches!(anchor, Anchor::After(id) if id == fact);
            duty.clocks.iter().any(|c| c.kind == ClockKind::Due && from(&c.anchor))
        };
        let mut duties = book.entries().duties.iter();
        duties.find(|duty| runs_from(duty, MET) && runs_from(duty, KNOWN)).ok_or_else(|| {
            Error::new(ErrorCode::RulebookCheck, "", format!("no duty is due after `{MET}` and after `{KNOWN}`"))
        })
    }

    /// What follows from the two days alone: which of the time limits run.
    fn stated(book: &Rulebook, met: Option<Date>, known: Option<Date>) -> Result<Assessment<'_>, Error> {
        let editions = book.entries().editions.iter().map(|e| e.in_force);
        let day = editions.chain(met).chain(known).max().unwrap_or(Date::MIN);
        let mut case = Case::on(day);
        for (fact, date) in [(MET, met), (KNOWN, known)] {
            if let Some(date) = date {
                case = case.stating(fact, date.to_string().as_str());
            }
        }
        Assessment::new(book, &case.build())
    }

    /// How many days after the last day by the calendar the notification was made; zero if in time, none if the
    /// deadline is not known.
    #[must_use]
    pub fn days_late(&self, notified: Date) -> Option<u32> {
        let last = self.clock?.calendar;
        Some(u32::try_from(last.days_until(notified)).unwrap_or(0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn due(met: &str, holidays: &[&str]) -> Clock {
        let days = WorkingDays::without(holidays.iter().map(|h| h.parse().unwrap()));
        let book = Rulebook::builtin().unwrap();
        Notification::due(book, Some(met.parse().unwrap()), None, &days).unwrap().clock.unwrap()
    }

    fn three(clock: Clock) -> [String; 3] {
        [clock.calendar, clock.by_regulation_1182_71, clock.from_working_day].map(|d| d.to_string())
    }

    #[test]
    fn three_ways_to_count() {
        // Monday 2 March 2026: the three agree.
        assert_eq!(three(due("2026-03-02", &[])), ["2026-03-16", "2026-03-16", "2026-03-16"]);
        // Friday 11 December 2026; the fourteenth day is Christmas, a Friday.
        assert_eq!(three(due("2026-12-11", &[])), ["2026-12-25", "2026-12-25", "2026-12-28"]);
        assert_eq!(due("2026-12-11", &[]).if_holiday.to_string(), "2026-12-28");
        assert_eq!(three(due("2026-12-11", &["2026-12-25"])), ["2026-12-25", "2026-12-28", "2026-12-28"]);
        // Saturday 12 December 2026: it begins on Monday the 14th and has run on Sunday the 27th.
        assert_eq!(three(due("2026-12-12", &[])), ["2026-12-26", "2026-12-28", "2026-12-28"]);
    }

    /// Article 52 applies from 2 August 2025: what was met or known before has two weeks from that day.
    #[test]
    fn what_came_before_the_article_applied() {
        assert_eq!(due("2025-07-01", &[]).calendar.to_string(), "2025-08-16");
        assert_eq!(due("2025-08-01", &[]).calendar.to_string(), "2025-08-16");
        assert_eq!(due("2025-08-02", &[]).calendar.to_string(), "2025-08-16");
        assert_eq!(due("2025-08-03", &[]).calendar.to_string(), "2025-08-17");
    }

    #[test]
    fn lateness_is_counted_from_the_safe_day() {
        let book = Rulebook::builtin().unwrap();
        let day = |text: &str| text.parse().unwrap();
        let notification = Notification::due(book, Some(day("2026-06-01")), None, &WorkingDays::default()).unwrap();
        assert_eq!(notification.days_late(day("2026-06-18")), Some(3));
        assert_eq!(notification.days_late(day("2026-06-15")), Some(0));
        let open = Notification::due(book, None, None, &WorkingDays::default()).unwrap();
        assert_eq!((open.clock, open.days_late(day("2026-06-15"))), (None, None));
    }
}
