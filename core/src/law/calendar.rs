//! Counting periods: plainly by the calendar, and as Regulation (EEC, Euratom) No 1182/71 does.

use serde::Serialize;

use crate::law::Date;

/// A unit of time in which the law counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum TimeUnit {
    /// Hours.
    Hours,
    /// Calendar days.
    Days,
    /// Days other than Saturdays, Sundays and holidays.
    WorkingDays,
    /// Weeks.
    Weeks,
    /// Months.
    Months,
    /// Years.
    Years,
}

/// Which way a period runs from its day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// Forward.
    After,
    /// Back.
    Before,
}

/// The working days: every day but Saturdays, Sundays and the public holidays that the caller names, for they
/// differ between Member States and institutions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WorkingDays {
    /// In rising order, each once.
    holidays: Vec<Date>,
}

impl WorkingDays {
    /// The working days beside these public holidays.
    #[must_use]
    pub fn without(holidays: impl IntoIterator<Item = Date>) -> Self {
        let mut days = Self::default();
        holidays.into_iter().for_each(|day| days.add(day));
        days
    }

    /// The same with a further public holiday.
    #[must_use]
    pub fn and_holiday(&self, day: Date) -> Self {
        let mut days = self.clone();
        days.add(day);
        days
    }

    fn add(&mut self, day: Date) {
        if let Err(at) = self.holidays.binary_search(&day) {
            self.holidays.insert(at, day);
        }
    }

    /// Whether work is done on the day.
    #[must_use]
    pub fn contains(&self, day: Date) -> bool {
        !day.is_weekend() && self.holidays.binary_search(&day).is_err()
    }

    /// The day itself if it is a working day, otherwise the next one.
    #[must_use]
    pub fn on_or_after(&self, day: Date) -> Option<Date> {
        let mut day = day;
        while !self.contains(day) {
            day = day.plus_days(1)?;
        }
        Some(day)
    }

    /// The day on which the `count`th working day after (or before) the day falls.
    #[must_use]
    pub fn count(&self, from: Date, count: u32, direction: Direction) -> Option<Date> {
        let step = if direction == Direction::After { 1 } else { -1 };
        let mut day = from;
        for _ in 0..count {
            day = day.plus_days(step)?;
            while !self.contains(day) {
                day = day.plus_days(step)?;
            }
        }
        Some(day)
    }

    /// Whether at least `count` working days lie after `from`, up to and with `to`.
    fn has(&self, count: u32, from: Date, to: Date) -> bool {
        self.count(from, count, Direction::After).is_some_and(|last| last <= to)
    }
}

/// A length of time, such as two weeks.
///
/// ```
/// use aiact::law::{Date, Direction, Period, TimeUnit, WorkingDays};
///
/// let friday: Date = "2027-12-24".parse()?;
/// let two_days = Period { amount: 2, unit: TimeUnit::Days };
/// let days = WorkingDays::without(["2027-12-25".parse()?, "2027-12-26".parse()?]);
/// // Sunday by the calendar; under the Regulation a period of two days has two working days.
/// assert_eq!(two_days.plain(friday, Direction::After, &days).unwrap().to_string(), "2027-12-26");
/// assert_eq!(two_days.by_regulation(friday, Direction::After, &days).unwrap().to_string(), "2027-12-28");
/// # Ok::<(), aiact::law::DateError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Period {
    /// How many.
    pub amount: u32,
    /// Of what.
    pub unit: TimeUnit,
}

impl Period {
    /// The last day by the calendar alone: the day of the event is not counted, and weekends change nothing
    /// (but for periods in working days). Of hours, the day on which the same hour comes round; the caller knows
    /// the hour. None beyond the calendar's end.
    #[must_use]
    pub fn plain(self, from: Date, direction: Direction, days: &WorkingDays) -> Option<Date> {
        let amount = i64::from(self.amount);
        let signed = if direction == Direction::After { amount } else { -amount };
        match self.unit {
            TimeUnit::Hours => from.plus_days(signed / 24 + if signed % 24 == 0 { 0 } else { signed.signum() }),
            TimeUnit::Days => from.plus_days(signed),
            TimeUnit::WorkingDays => days.count(from, self.amount, direction),
            TimeUnit::Weeks => from.plus_days(signed.checked_mul(7)?),
            TimeUnit::Months => from.plus_months(signed),
            TimeUnit::Years => from.plus_months(signed.checked_mul(12)?),
        }
    }

    /// The last day under Regulation (EEC, Euratom) No 1182/71, Article 3: the day of the event is not counted
    /// (paragraph 1); a period of weeks, months or years ends on the same weekday or date, or on the last day of a
    /// shorter month (2(c)); a period not in hours that would end on a weekend or holiday ends on the next working
    /// day, unless it runs back from its day (4); a period of two days or more has two working days at least (5).
    #[must_use]
    pub fn by_regulation(self, from: Date, direction: Direction, days: &WorkingDays) -> Option<Date> {
        let plain = self.plain(from, direction, days)?;
        if self.amount == 0 || self.unit == TimeUnit::Hours || direction == Direction::Before {
            return Some(plain);
        }
        let rolled = days.on_or_after(plain)?;
        let short = self.unit == TimeUnit::Days && self.amount < 2;
        if short || days.has(2, from, rolled) {
            return Some(rolled);
        }
        days.count(from, 2, Direction::After)
    }

    /// The last day if the period begins to run on the working day that follows the event, as Article 12(2) of
    /// Implementing Regulation (EU) 2026/1755 has it: that working day is its first day, and it ends as under
    /// Regulation (EEC, Euratom) No 1182/71.
    #[must_use]
    pub fn from_working_day(self, event: Date, days: &WorkingDays) -> Option<Date> {
        let first = days.count(event, 1, Direction::After)?;
        if self.unit == TimeUnit::Hours {
            return self.plain(first, Direction::After, days);
        }
        self.by_regulation(first.plus_days(-1)?, Direction::After, days)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn d(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn both(amount: u32, unit: TimeUnit, from: &str, holidays: &[&str]) -> (String, String) {
        let days = WorkingDays::without(holidays.iter().map(|h| d(h)));
        let period = Period { amount, unit };
        let shown = |date: Option<Date>| date.unwrap().to_string();
        (
            shown(period.plain(d(from), Direction::After, &days)),
            shown(period.by_regulation(d(from), Direction::After, &days)),
        )
    }

    #[test]
    fn fifteen_days_end_on_a_working_day() {
        // Friday 4 December 2026 plus 15 days is Saturday the 19th; the Monday after is the 21st.
        assert_eq!(both(15, TimeUnit::Days, "2026-12-04", &[]), ("2026-12-19".into(), "2026-12-21".into()));
        assert_eq!(both(15, TimeUnit::Days, "2026-12-04", &["2026-12-21"]), ("2026-12-19".into(), "2026-12-22".into()));
        assert_eq!(both(15, TimeUnit::Days, "2026-12-01", &[]), ("2026-12-16".into(), "2026-12-16".into()));
    }

    #[test]
    fn two_days_hold_two_working_days() {
        // From Thursday: Friday and Saturday, rolled to Monday: Friday and Monday are working days.
        assert_eq!(both(2, TimeUnit::Days, "2026-12-03", &[]), ("2026-12-05".into(), "2026-12-07".into()));
        // From Friday: Saturday and Sunday, rolled to Monday, which is only one.
        assert_eq!(both(2, TimeUnit::Days, "2026-12-04", &[]), ("2026-12-06".into(), "2026-12-08".into()));
        // A single day needs no two.
        assert_eq!(both(1, TimeUnit::Days, "2026-12-04", &[]), ("2026-12-05".into(), "2026-12-07".into()));
    }

    #[test]
    fn weeks_months_and_years_end_on_the_same_day() {
        assert_eq!(both(2, TimeUnit::Weeks, "2026-12-12", &[]), ("2026-12-26".into(), "2026-12-28".into()));
        assert_eq!(both(1, TimeUnit::Months, "2027-01-31", &[]), ("2027-02-28".into(), "2027-03-01".into()));
        assert_eq!(both(1, TimeUnit::Months, "2028-01-31", &[]), ("2028-02-29".into(), "2028-02-29".into()));
        assert_eq!(both(10, TimeUnit::Years, "2028-02-29", &[]), ("2038-02-28".into(), "2038-03-01".into()));
        assert_eq!(both(6, TimeUnit::Months, "2027-12-31", &[]), ("2028-06-30".into(), "2028-06-30".into()));
    }

    #[test]
    fn hours_and_working_days() {
        // Hours run on over weekends.
        assert_eq!(both(24, TimeUnit::Hours, "2026-12-04", &[]), ("2026-12-05".into(), "2026-12-05".into()));
        assert_eq!(both(36, TimeUnit::Hours, "2026-12-04", &[]), ("2026-12-06".into(), "2026-12-06".into()));
        assert_eq!(both(15, TimeUnit::WorkingDays, "2026-12-04", &[]), ("2026-12-25".into(), "2026-12-25".into()));
        assert_eq!(
            both(15, TimeUnit::WorkingDays, "2026-12-04", &["2026-12-25"]),
            ("2026-12-28".into(), "2026-12-28".into())
        );
    }

    #[test]
    fn back_from_a_day_nothing_is_moved() {
        let year = Period { amount: 1, unit: TimeUnit::Years };
        let days = WorkingDays::default();
        // 5 December 2026 is a Saturday.
        assert_eq!(year.by_regulation(d("2027-12-05"), Direction::Before, &days), Some(d("2026-12-05")));
    }

    #[test]
    fn beyond_the_calendar_there_is_no_day() {
        let period = Period { amount: u32::MAX, unit: TimeUnit::Years };
        assert_eq!(period.plain(d("2026-12-05"), Direction::After, &WorkingDays::default()), None);
        assert_eq!(d("9999-12-31").plus_days(1), None);
    }
}
