//! Civil days. Nothing here knows what day it is today.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

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
pub struct Date(jiff::civil::Date);

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
        text.parse().map(Self).map_err(|_| fail())
    }
}

impl Date {
    /// The earliest day there is, for want of a real one.
    pub(crate) const MIN: Self = Self(jiff::civil::Date::MIN);

    /// The day so many days later, or earlier; none beyond the calendar's ends.
    #[must_use]
    pub fn plus_days(self, days: i64) -> Option<Self> {
        let span = jiff::Span::new().try_days(days).ok()?;
        self.0.checked_add(span).ok().map(Self)
    }

    /// The same date so many months later, or earlier; the last of the month where it has no such date.
    #[must_use]
    pub fn plus_months(self, months: i64) -> Option<Self> {
        let span = jiff::Span::new().try_months(months).ok()?;
        self.0.checked_add(span).ok().map(Self)
    }

    /// Whether it is a Saturday or Sunday.
    #[must_use]
    pub fn is_weekend(self) -> bool {
        matches!(self.0.weekday(), jiff::civil::Weekday::Saturday | jiff::civil::Weekday::Sunday)
    }

    /// Year, month from 1, and day of the month.
    pub(crate) fn parts(self) -> (i16, u8, u8) {
        let (year, month, day) = (self.0.year(), self.0.month(), self.0.day());
        (year, u8::try_from(month).unwrap_or_default(), u8::try_from(day).unwrap_or_default())
    }

    /// The days between two dates, `other` minus `self`.
    #[must_use]
    pub fn days_until(self, other: Self) -> i32 {
        self.0.until(other.0).map_or(0, |span| span.get_days())
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
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
    }
}
