//! Article 52(1): by when the Commission is notified.

use serde::Serialize;

use crate::error::{Error, ErrorCode};
use crate::law::{Date, Direction, WorkingDays};
use crate::rulebook::{Anchor, ClockKind, Item, Rulebook};

/// The duty whose deadline it is.
const DUTY: &str = "art52-1-notify";

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
        let duty = match book.item(DUTY) {
            Some(Item::Duty(index)) => book.entries().duties.get(index),
            _ => None,
        };
        let duty = duty.ok_or_else(|| Error::new(ErrorCode::UnknownId, "", format!("no duty `{DUTY}`")))?;
        let words = duty.deadline.clone().unwrap_or_default();
        let mut clock: Option<Clock> = None;
        for period in duty.clocks.iter().filter(|c| c.kind == ClockKind::Due) {
            let start = match &period.anchor {
                Anchor::After(fact) if fact == "met_date" => met,
                Anchor::After(fact) if fact == "known_date" => known,
                Anchor::After(_) | Anchor::Before(_) | Anchor::On(_) => None,
            };
            let (Some(start), Some(length)) = (start, period.length) else { continue };
            let ends = || {
                let by_regulation = length.by_regulation(start, Direction::After, days)?;
                let moved = days.and_holiday(by_regulation);
                Some(Clock {
                    start,
                    calendar: length.plain(start, Direction::After, days)?,
                    by_regulation_1182_71: by_regulation,
                    if_holiday: length.by_regulation(start, Direction::After, &moved)?,
                    from_working_day: length.from_working_day(start, days)?,
                })
            };
            let ends =
                ends().ok_or_else(|| Error::new(ErrorCode::Day, "", "the calendar ends before the period does"))?;
            if clock.is_none_or(|c| ends.calendar < c.calendar) {
                clock = Some(ends);
            }
        }
        Ok(Self { words, clock })
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
