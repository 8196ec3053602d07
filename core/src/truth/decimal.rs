//! Numbers read by their decimal form, exactly.

use std::fmt;
use std::str::FromStr;

use bigdecimal::num_bigint::Sign;
use bigdecimal::{BigDecimal, Zero};
use serde::{Serialize, Serializer};
use serde_json::value::RawValue;

/// An exact decimal number: `1e25`, `1E+25` and `10000000000000000000000000` are one and the same, and
/// one more than that is a different number. No binary float is involved anywhere.
///
/// ```
/// use aiact::truth::Decimal;
/// let limit: Decimal = "1e25".parse()?;
/// assert_eq!(limit, "10000000000000000000000000".parse()?);
/// assert!(limit < "10000000000000000000000001".parse()?);
/// assert_eq!(limit.to_string(), "1e25");
/// # Ok::<(), aiact::truth::DecimalError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Decimal(BigDecimal);

/// Why a text is not a number that can be compared exactly.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{input}` {problem}")]
pub struct DecimalError {
    input: String,
    problem: &'static str,
}

/// More digits than this are refused: no legal quantity needs them, and comparing them costs time.
const MAX_DIGITS: usize = 64;
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
        let body = text.strip_prefix(['+', '-']).unwrap_or(text);
        let plain = body.starts_with(|c: char| c.is_ascii_digit())
            && body.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b'e' | b'E' | b'+' | b'-'));
        if !plain {
            return Err(fail("is not a decimal number such as `12`, `0.4` or `1e25`"));
        }
        let value = BigDecimal::from_str(text)
            .map_err(|_| fail("is not a decimal number such as `12`, `0.4` or `1e25`"))?
            .normalized();
        let (digits, scale) = value.as_bigint_and_exponent();
        if digits.magnitude().to_string().len() > MAX_DIGITS {
            return Err(fail("has too many digits (at most 64)"));
        }
        if scale.saturating_abs() > MAX_EXPONENT {
            return Err(fail("is out of range (exponents from -400 to 400)"));
        }
        Ok(Self(value))
    }
}

impl Decimal {
    /// Whether the number is below zero.
    #[must_use]
    pub fn is_negative(&self) -> bool {
        self.0.sign() == Sign::Minus
    }

    /// Exactly so many per cent of the number.
    ///
    /// ```
    /// use aiact::truth::Decimal;
    /// let turnover: Decimal = "500000000.01".parse()?;
    /// assert_eq!(turnover.percent(&3.into()).to_string(), "15000000.0003");
    /// # Ok::<(), aiact::truth::DecimalError>(())
    /// ```
    #[must_use]
    pub fn percent(&self, percent: &Self) -> Self {
        let hundredth = BigDecimal::new(1.into(), 2);
        Self((&self.0 * &percent.0 * hundredth).normalized())
    }
}

impl std::ops::Add for &Decimal {
    type Output = Decimal;

    fn add(self, other: Self) -> Decimal {
        Decimal((&self.0 + &other.0).normalized())
    }
}

impl From<i64> for Decimal {
    fn from(value: i64) -> Self {
        Self(BigDecimal::from(value).normalized())
    }
}

impl fmt::Display for Decimal {
    /// The shortest exact form: plain where it is readable, otherwise with an exponent.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.is_zero() {
            return f.write_str("0");
        }
        let (digits, scale) = self.0.as_bigint_and_exponent();
        let sign = if self.is_negative() { "-" } else { "" };
        let digits = digits.magnitude().to_string();
        let length = i64::try_from(digits.len()).unwrap_or(i64::MAX);
        let exponent = length - 1 - scale;
        if (-6..0).contains(&exponent) || (0..15).contains(&exponent) {
            return f.write_str(&self.0.to_plain_string());
        }
        let (first, rest) = digits.split_at(1);
        let point = if rest.is_empty() { "" } else { "." };
        write!(f, "{sign}{first}{point}{rest}e{exponent}")
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
    fn neighbours_of_a_threshold_differ() {
        assert!(d("10000000000000000000000001") > d("1e25"));
        assert!(d("9999999999999999999999999") < d("1e25"));
        assert!(d("1e25") > d("9.999999999999999999999999999999e24"));
    }

    #[test]
    fn what_is_no_number_is_refused() {
        for bad in ["", "NaN", "inf", "Infinity", "1e", "1e999999999", "1.2.3", "0x10", "1,5", ".5e", "--1", "1e401"] {
            assert!(bad.parse::<Decimal>().is_err(), "{bad}");
        }
        assert!("9".repeat(65).parse::<Decimal>().is_err());
    }

    #[test]
    fn printing_and_reading_back_changes_nothing() {
        for text in ["1", "-1", "0.000001", "1e-30", "123456789012345678901234567890", "3.6e25", "1e14", "1e15"] {
            assert_eq!(d(&d(text).to_string()), d(text));
        }
    }
}
