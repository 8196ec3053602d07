//! Civil days. Nothing here knows what day it is today.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use time::{Duration, Month, Weekday};

/// A civil day in the Gregorian calendar, written `2026-11-21`.
///
/// ```
/// use aiact::law::Date;
/// let day: Date = "2028-02-29".parse()?;
/// assert!(day < "2028-08-02".parse()?);
/// assert!("2027-02-29".parse::<Date>().is_err());
/// # Ok::<(), aiact::law::DateError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(time::Date);

/// Why a text is not a civil day.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a day of the calendar in the form 2026-11-21")]
pub struct DateError(String);

impl FromStr for Date {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, DateError> {
        let fail = || DateError(text.chars().take(40).collect());
        let shape = text.len() == 10
            && text.bytes().enumerate().all(|(i, b)| if i == 4 || i == 7 { b == b'-' } else { b.is_ascii_digit() });
        if !shape {
            return Err(fail());
        }
        let mut parts = text.split('-').map(|part| part.parse::<u16>().unwrap_or_default());
        let mut part = || parts.next().unwrap_or_default();
        let (year, month, day) = (part(), part(), part());
        let small = |part| u8::try_from(part).map_err(|_| fail());
        Self::of(i32::from(year), small(month)?, small(day)?).ok_or_else(fail)
    }
}

impl Date {
    /// The earliest day there is, for want of a real one.
    pub(crate) const MIN: Self = Self(time::Date::MIN);

    fn of(year: i32, month: u8, day: u8) -> Option<Self> {
        time::Date::from_calendar_date(year, Month::try_from(month).ok()?, day).ok().map(Self)
    }

    /// The day so many days later, or earlier; none beyond the calendar's ends.
    #[must_use]
    pub fn plus_days(self, days: i64) -> Option<Self> {
        const SECONDS_A_DAY: i64 = 86_400;
        self.0.checked_add(Duration::seconds(days.checked_mul(SECONDS_A_DAY)?)).map(Self)
    }

    /// The same date so many months later, or earlier; the last of the month where it has no such date.
    #[must_use]
    pub fn plus_months(self, months: i64) -> Option<Self> {
        let (year, month, day) = self.parts();
        let count = (i64::from(year) * 12 + i64::from(month) - 1).checked_add(months)?;
        let year = i32::try_from(count.div_euclid(12)).ok()?;
        let month = Month::try_from(u8::try_from(count.rem_euclid(12) + 1).ok()?).ok()?;
        Self::of(year, u8::from(month), day.min(month.length(year)))
    }

    /// Whether it is a Saturday or Sunday.
    #[must_use]
    pub fn is_weekend(self) -> bool {
        matches!(self.0.weekday(), Weekday::Saturday | Weekday::Sunday)
    }

    /// Year, month from 1, and day of the month.
    pub(crate) fn parts(self) -> (i32, u8, u8) {
        let (year, month, day) = self.0.to_calendar_date();
        (year, u8::from(month), day)
    }

    /// The days between two dates, `other` minus `self`.
    #[must_use]
    pub fn days_until(self, other: Self) -> i32 {
        other.0.to_julian_day() - self.0.to_julian_day()
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.parts();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_real_days_in_the_one_form_are_read() {
        for good in ["2024-08-01", "2028-02-29", "0001-01-01", "9999-12-31"] {
            assert_eq!(good.parse::<Date>().unwrap().to_string(), good);
        }
        for bad in
            ["", "2026-13-01", "2027-02-29", "20260101", "2026-1-1", "2026-01-01T00:00", "26-01-01", "2026/01/01"]
        {
            assert!(bad.parse::<Date>().is_err(), "{bad}");
        }
    }

    #[test]
    fn days_are_counted_over_leap_years() {
        let d = |t: &str| t.parse::<Date>().unwrap();
        assert_eq!(d("2028-02-28").days_until(d("2028-03-01")), 2);
        assert_eq!(d("2027-02-28").days_until(d("2027-03-01")), 1);
        assert_eq!(d("2028-02-28").plus_days(2), Some(d("2028-03-01")));
        assert_eq!(d("2027-01-01").plus_days(-1), Some(d("2026-12-31")));
        assert_eq!(d("9999-12-31").plus_days(1), None);
        assert_eq!(d("2027-01-01").plus_days(i64::MAX), None);
    }

    #[test]
    fn months_end_with_their_last_day() {
        let d = |t: &str| t.parse::<Date>().unwrap();
        for (from, months, to) in [
            ("2027-01-31", 1, "2027-02-28"),
            ("2028-01-31", 1, "2028-02-29"),
            ("2027-12-15", 1, "2028-01-15"),
            ("2028-01-15", -1, "2027-12-15"),
            ("2028-02-29", 12, "2029-02-28"),
            ("2028-02-29", -48, "2024-02-29"),
        ] {
            assert_eq!(d(from).plus_months(months), Some(d(to)), "{from} {months}");
        }
        assert_eq!(d("9999-12-31").plus_months(1), None);
        assert_eq!(d("2027-01-01").plus_months(i64::MAX), None);
        assert_eq!(d("2027-01-01").plus_months(i64::MIN), None);
    }

    #[test]
    fn weekends_are_known() {
        let weekend = |t: &str| t.parse::<Date>().unwrap().is_weekend();
        assert_eq!(["2026-11-20", "2026-11-21", "2026-11-22", "2026-11-23"].map(weekend), [false, true, true, false]);
    }
}
