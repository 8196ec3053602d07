//! The written forms of a number.

use std::fmt;
use std::str::FromStr;

use num_bigint::BigInt;
use serde::{Serialize, Serializer};
use serde_json::value::RawValue;

use super::{Decimal, Rounding};

/// Why a text is not a number that can be compared exactly.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{input}` {problem}")]
pub struct DecimalError {
    input: String,
    problem: &'static str,
}

/// More digits than this are refused: no legal quantity needs them, and comparing them costs time.
pub(crate) const MAX_DIGITS: usize = 64;
/// Exponents beyond this are refused for the same reason.
const MAX_EXPONENT: i64 = 400;

impl FromStr for Decimal {
    type Err = DecimalError;

    fn from_str(input: &str) -> Result<Self, DecimalError> {
        let text = input.trim();
        let shown: String = text.chars().take(40).collect();
        let fail = |problem| DecimalError { input: shown.clone(), problem };
        if text.len() > MAX_DIGITS + 16 {
            return Err(fail("has too many digits (at most 64)"));
        }
        let no_number = || fail("is not a decimal number such as `12`, `0.4` or `1e25`");
        let out_of_range = || fail("is out of range (exponents from -400 to 400)");
        let (negative, body) = match text.strip_prefix(['+', '-']) {
            Some(body) => (text.starts_with('-'), body),
            None => (false, text),
        };
        let (number, power) = body.split_once(['e', 'E']).unwrap_or((body, "0"));
        let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
        let all_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        let size = power.strip_prefix(['+', '-']).unwrap_or(power);
        if whole.is_empty() || size.is_empty() || ![whole, fraction, size].into_iter().all(all_digits) {
            return Err(no_number());
        }
        let digits = BigInt::from_str(&format!("{whole}{fraction}")).map_err(|_| no_number())?;
        let power: i64 = power.parse().map_err(|_| out_of_range())?;
        let after_point = i64::try_from(fraction.len()).map_err(|_| out_of_range())?;
        let exponent = power.checked_sub(after_point).ok_or_else(out_of_range)?;
        let value = Self::of(if negative { -digits } else { digits }, exponent);
        if value.length() > MAX_DIGITS {
            return Err(fail("has too many digits (at most 64)"));
        }
        if value.exponent.saturating_abs() > MAX_EXPONENT {
            return Err(out_of_range());
        }
        Ok(value)
    }
}

impl Decimal {
    /// The nearest binary float; for drawing only.
    #[must_use]
    pub fn to_f64(&self) -> f64 {
        format!("{}e{}", self.digits, self.exponent).parse().unwrap_or(f64::NAN)
    }

    /// The number with so many significant digits, zeros included, always with an exponent: `1.0e25`.
    ///
    /// ```
    /// use aiact::truth::Decimal;
    /// assert_eq!("1.04e25".parse::<Decimal>()?.scientific(2), "1.0e25");
    /// assert_eq!("9.96e24".parse::<Decimal>()?.scientific(2), "1.0e25");
    /// # Ok::<(), aiact::truth::DecimalError>(())
    /// ```
    #[must_use]
    pub fn scientific(&self, digits: u32) -> String {
        let rounded = self.rounded(digits, Rounding::Nearest);
        if rounded.is_zero() {
            return "0".to_owned();
        }
        rounded.with_exponent(usize::try_from(digits).unwrap_or(1))
    }

    /// The number with an exponent; zeros fill up the digits to the length wanted.
    fn with_exponent(&self, wanted: usize) -> String {
        let sign = if self.is_negative() { "-" } else { "" };
        let digits = self.digits.magnitude().to_string() + &"0".repeat(wanted.saturating_sub(self.length()));
        let (first, rest) = digits.split_at_checked(1).unwrap_or((&digits, ""));
        let point = if rest.is_empty() { "" } else { "." };
        format!("{sign}{first}{point}{rest}e{}", self.exponent())
    }

    /// The number with every digit and no exponent.
    pub(crate) fn plain(&self) -> String {
        let sign = if self.is_negative() { "-" } else { "" };
        let digits = self.digits.magnitude().to_string();
        let size = usize::try_from(self.exponent.unsigned_abs()).unwrap_or(0);
        if self.exponent >= 0 {
            return format!("{sign}{digits}{}", "0".repeat(size));
        }
        let padded = format!("{}{digits}", "0".repeat((size + 1).saturating_sub(digits.len())));
        let (whole, fraction) = padded.split_at_checked(padded.len() - size).unwrap_or((&padded, ""));
        format!("{sign}{whole}.{fraction}")
    }
}

impl fmt::Display for Decimal {
    /// The shortest exact form: plain where it is readable, otherwise with an exponent.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let readable = (-6..15).contains(&self.exponent());
        f.write_str(&if readable { self.plain() } else { self.with_exponent(1) })
    }
}

impl Serialize for Decimal {
    /// A JSON number with every digit, not a binary float.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let raw = RawValue::from_string(self.to_string()).map_err(serde::ser::Error::custom)?;
        raw.serialize(serializer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn d(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    #[test]
    fn forms_of_the_same_number_are_equal() {
        for form in ["1e25", "1E25", "1e+25", "10000000000000000000000000", "1.0e25", "10e24", "0.1e26"] {
            assert_eq!(d(form), d("1e25"), "{form}");
            assert_eq!(d(form).to_string(), "1e25");
        }
        assert_eq!(d("0.40").to_string(), "0.4");
        assert_eq!(d("1500000").to_string(), "1500000");
        assert_eq!(d("0").to_string(), "0");
        assert_eq!(d("-2.5e30").to_string(), "-2.5e30");
    }

    #[test]
    fn what_is_no_number_is_refused() {
        for bad in [
            "",
            "NaN",
            "inf",
            "Infinity",
            "1e",
            "1e999999999",
            "1.2.3",
            "0x10",
            "1,5",
            ".5e",
            "--1",
            "1e401",
            ".5",
            "1e+",
            "1e--5",
            "1e5e5",
            "1e2.5",
            "+",
            "e5",
            "1_000",
            "1 000",
            "1e99999999999999999999",
        ] {
            assert!(bad.parse::<Decimal>().is_err(), "{bad}");
        }
        assert!("9".repeat(65).parse::<Decimal>().is_err());
    }

    #[test]
    fn printing_and_reading_back_changes_nothing() {
        for text in [
            "1",
            "-1",
            "0.000001",
            "1e-30",
            "123456789012345678901234567890",
            "3.6e25",
            "1e14",
            "1e15",
            "-0.05",
            "-1234.5678",
            "999999999999999",
            "0.00000123",
        ] {
            assert_eq!(d(&d(text).to_string()), d(text));
        }
    }
}
