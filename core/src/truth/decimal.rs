//! Numbers read by their decimal form, exactly.

use std::fmt;
use std::str::FromStr;

use bigdecimal::num_bigint::Sign;
use bigdecimal::{BigDecimal, RoundingMode, Signed, ToPrimitive, Zero};
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
pub(crate) const MAX_DIGITS: usize = 64;
/// Exponents beyond this are refused for the same reason.
const MAX_EXPONENT: i64 = 400;

/// Which way a number goes that has more digits than are wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Rounding {
    /// To the next smaller number.
    Down,
    /// To the nearest number; halves away from zero.
    Nearest,
    /// To the next greater number.
    Up,
}

impl Rounding {
    const fn mode(self) -> RoundingMode {
        match self {
            Self::Down => RoundingMode::Floor,
            Self::Nearest => RoundingMode::HalfUp,
            Self::Up => RoundingMode::Ceiling,
        }
    }
}

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

impl Decimal {
    /// Zero.
    #[must_use]
    pub fn zero() -> Self {
        Self(BigDecimal::zero())
    }

    /// Whether the number is zero.
    #[must_use]
    pub fn is_zero(&self) -> bool {
        self.0.is_zero()
    }

    /// The number with so many significant digits.
    ///
    /// ```
    /// use aiact::truth::{Decimal, Rounding};
    /// let flop: Decimal = "26610877071360000000000000".parse()?;
    /// assert_eq!(flop.rounded(2, Rounding::Nearest).to_string(), "2.7e25");
    /// assert_eq!(flop.rounded(2, Rounding::Down).to_string(), "2.6e25");
    /// # Ok::<(), aiact::truth::DecimalError>(())
    /// ```
    #[must_use]
    pub fn rounded(&self, digits: u32, rounding: Rounding) -> Self {
        let (_, length) = self.order();
        if length <= i64::from(digits) {
            return self.clone();
        }
        let (_, scale) = self.0.as_bigint_and_exponent();
        let kept = scale - (length - i64::from(digits));
        Self(self.0.with_scale_round(kept, rounding.mode()).normalized())
    }

    /// The quotient with so many significant digits; none by zero. Where it has no end, it is rounded.
    ///
    /// ```
    /// use aiact::truth::{Decimal, Rounding};
    /// let third = Decimal::from(1).over(&Decimal::from(3), 4, Rounding::Up);
    /// assert_eq!(third.map(|t| t.to_string()).as_deref(), Some("0.3334"));
    /// # Ok::<(), aiact::truth::DecimalError>(())
    /// ```
    #[must_use]
    pub fn over(&self, divisor: &Self, digits: u32, rounding: Rounding) -> Option<Self> {
        if divisor.is_zero() {
            return None;
        }
        if self.is_zero() {
            return Some(Self::zero());
        }
        // Enough digits that the whole part of the scaled quotient has more than are wanted.
        let (above, _) = self.order();
        let (below, _) = divisor.order();
        let scale = i64::from(digits) + below - above + 2;
        let (numerator, s) = self.0.as_bigint_and_scale();
        let (denominator, t) = divisor.0.as_bigint_and_scale();
        // numerator * 10^-s / (denominator * 10^-t) = quotient * 10^-scale
        let shift = scale - s + t;
        let ten = |power: i64| bigdecimal::num_bigint::BigInt::from(10).pow(u32::try_from(power).unwrap_or(0));
        let (top, bottom) = if shift >= 0 {
            (numerator.into_owned() * ten(shift), denominator.into_owned())
        } else {
            (numerator.into_owned(), denominator.into_owned() * ten(-shift))
        };
        let quotient = &top / &bottom;
        let exact = &quotient * &bottom == top;
        let mut quotient = BigDecimal::new(quotient, scale);
        if !exact {
            // A digit that stands for all those that were cut off, so that the rounding sees them.
            let rest = BigDecimal::new(1.into(), scale + 1);
            quotient = if (top.sign() == bottom.sign()) == (top.sign() != Sign::NoSign) {
                quotient + rest
            } else {
                quotient - rest
            };
        }
        Some(Self(quotient).rounded(digits, rounding))
    }

    /// The nearest binary float; for drawing only.
    #[must_use]
    pub fn to_f64(&self) -> f64 {
        self.0.to_f64().unwrap_or(f64::NAN)
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
        let (exponent, _) = rounded.order();
        let (all, _) = rounded.0.as_bigint_and_exponent();
        let mut shown = all.magnitude().to_string();
        let wanted = usize::try_from(digits.max(1)).unwrap_or(1);
        while shown.len() < wanted {
            shown.push('0');
        }
        let (first, rest) = shown.split_at_checked(1).unwrap_or((&shown, ""));
        let (sign, point) = (if rounded.is_negative() { "-" } else { "" }, if rest.is_empty() { "" } else { "." });
        format!("{sign}{first}{point}{rest}e{exponent}")
    }

    /// The number with every digit and no exponent.
    pub(crate) fn plain(&self) -> String {
        self.0.to_plain_string()
    }

    /// The power of ten of the first digit, and how many digits there are.
    fn order(&self) -> (i64, i64) {
        if self.0.is_zero() {
            return (0, 0);
        }
        let (digits, scale) = self.0.as_bigint_and_exponent();
        let length = i64::try_from(digits.abs().to_string().len()).unwrap_or(i64::MAX);
        (length - 1 - scale, length)
    }

    /// The power of ten of the first digit.
    #[must_use]
    pub fn exponent(&self) -> i64 {
        self.order().0
    }
}

impl std::ops::Mul for &Decimal {
    type Output = Decimal;

    /// The exact product.
    fn mul(self, other: Self) -> Decimal {
        Decimal((&self.0 * &other.0).normalized())
    }
}

impl std::ops::Sub for &Decimal {
    type Output = Decimal;

    /// The exact difference.
    fn sub(self, other: Self) -> Decimal {
        Decimal((&self.0 - &other.0).normalized())
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
    fn products_and_differences_are_exact() {
        assert_eq!(&d("10000000000000000000000001") * &d("3"), d("30000000000000000000000003"));
        assert_eq!(&d("1e25") - &d("1"), d("9999999999999999999999999"));
        assert_eq!(&d("0.1") * &d("0.1"), d("0.01"));
    }

    #[test]
    fn quotients_are_rounded_as_asked() {
        let over = |a: &str, b: &str, digits, rounding| d(a).over(&d(b), digits, rounding).unwrap().to_string();
        assert_eq!(over("1e25", "3", 5, Rounding::Down), "3.3333e24");
        assert_eq!(over("1e25", "3", 5, Rounding::Up), "3.3334e24");
        assert_eq!(over("1", "8", 5, Rounding::Up), "0.125");
        assert_eq!(over("1e-20", "3e20", 3, Rounding::Nearest), "3.33e-41");
        assert_eq!(over("2.78256e24", "7.0848e24", 16, Rounding::Nearest), "0.3927506775067751");
        // Just above a number that has few digits.
        assert_eq!(over("100000000000000000001", "1e20", 3, Rounding::Up), "1.01");
        assert_eq!(d("1").over(&d("0"), 5, Rounding::Up), None);
        assert_eq!(d("0").over(&d("7"), 5, Rounding::Up), Some(Decimal::zero()));
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
