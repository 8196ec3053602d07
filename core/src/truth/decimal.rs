//! Numbers read by their decimal form, exactly.

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

use num_bigint::{BigInt, Sign};
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
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Decimal {
    /// The last digit is not a zero, so that a number has one form only; zero has the exponent zero.
    digits: BigInt,
    exponent: i64,
}

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
    /// Whether the number is below zero.
    #[must_use]
    pub fn is_negative(&self) -> bool {
        self.digits.sign() == Sign::Minus
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
        Self::of(&self.digits * &percent.digits, self.exponent + percent.exponent - 2)
    }
}

impl Decimal {
    /// Zero.
    #[must_use]
    pub fn zero() -> Self {
        Self { digits: BigInt::ZERO, exponent: 0 }
    }

    /// Whether the number is zero.
    #[must_use]
    pub fn is_zero(&self) -> bool {
        self.digits.sign() == Sign::NoSign
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
        let length = self.length();
        let Some(cut) = length.checked_sub(usize::try_from(digits).unwrap_or(length)).filter(|cut| *cut > 0) else {
            return self.clone();
        };
        let unit = ten_to(cut);
        let (kept, rest) = (&self.digits / &unit, &self.digits % &unit);
        let away = match (rounding, rest.sign()) {
            (_, Sign::NoSign) => false,
            (Rounding::Down, sign) => sign == Sign::Minus,
            (Rounding::Up, sign) => sign == Sign::Plus,
            (Rounding::Nearest, _) => rest.magnitude() * 2u32 >= *unit.magnitude(),
        };
        let step = if away { one(self.digits.sign()) } else { BigInt::ZERO };
        Self::of(kept + step, self.exponent.saturating_add_unsigned(cut as u64))
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
        // Enough digits that the whole quotient has more than are wanted.
        let more = usize::try_from(digits).unwrap_or(MAX_DIGITS) + 1 + divisor.length();
        let top = &self.digits * ten_to(more);
        let quotient = &top / &divisor.digits;
        // A digit that stands for all those that were cut off, so that the rounding sees them.
        let rest = one((&top % &divisor.digits).sign() * divisor.digits.sign());
        let exponent = self.exponent - divisor.exponent - i64::try_from(more).unwrap_or(i64::MAX) - 1;
        Some(Self::of(quotient * 10 + rest, exponent).rounded(digits, rounding))
    }

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
        let exponent = rounded.exponent();
        let mut shown = rounded.digits.magnitude().to_string();
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

    /// The power of ten of the first digit.
    #[must_use]
    pub fn exponent(&self) -> i64 {
        self.exponent + i64::try_from(self.length()).unwrap_or(i64::MAX) - 1
    }

    /// How many digits there are from the first to the last that is not a zero; one for zero.
    fn length(&self) -> usize {
        self.digits.magnitude().to_string().len()
    }

    fn of(digits: BigInt, exponent: i64) -> Self {
        if digits.sign() == Sign::NoSign {
            return Self::zero();
        }
        let text = digits.magnitude().to_string();
        let zeros = text.len() - text.trim_end_matches('0').len();
        if zeros == 0 {
            return Self { digits, exponent };
        }
        Self { digits: digits / ten_to(zeros), exponent: exponent.saturating_add_unsigned(zeros as u64) }
    }

    /// The digits of two numbers over the same power of ten.
    fn aligned(&self, other: &Self) -> (BigInt, BigInt, i64) {
        let exponent = self.exponent.min(other.exponent);
        let over = |number: &Self| match usize::try_from(number.exponent - exponent) {
            Ok(0) | Err(_) => number.digits.clone(),
            Ok(zeros) => &number.digits * ten_to(zeros),
        };
        (over(self), over(other), exponent)
    }
}

/// One, minus one or zero.
fn one(sign: Sign) -> BigInt {
    BigInt::from_biguint(sign, 1u32.into())
}

fn ten_to(power: usize) -> BigInt {
    BigInt::from(10).pow(u32::try_from(power).unwrap_or(u32::MAX))
}

impl Ord for Decimal {
    fn cmp(&self, other: &Self) -> Ordering {
        self.digits.sign().cmp(&other.digits.sign()).then_with(|| {
            let (own, others, _) = self.aligned(other);
            own.cmp(&others)
        })
    }
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl std::ops::Mul for &Decimal {
    type Output = Decimal;

    /// The exact product.
    fn mul(self, other: Self) -> Decimal {
        Decimal::of(&self.digits * &other.digits, self.exponent + other.exponent)
    }
}

impl std::ops::Sub for &Decimal {
    type Output = Decimal;

    /// The exact difference.
    fn sub(self, other: Self) -> Decimal {
        let (own, others, exponent) = self.aligned(other);
        Decimal::of(own - others, exponent)
    }
}

impl std::ops::Add for &Decimal {
    type Output = Decimal;

    /// The exact sum.
    fn add(self, other: Self) -> Decimal {
        let (own, others, exponent) = self.aligned(other);
        Decimal::of(own + others, exponent)
    }
}

impl From<i64> for Decimal {
    fn from(value: i64) -> Self {
        Self::of(value.into(), 0)
    }
}

impl fmt::Display for Decimal {
    /// The shortest exact form: plain where it is readable, otherwise with an exponent.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let exponent = self.exponent();
        if (-6..15).contains(&exponent) {
            return f.write_str(&self.plain());
        }
        let sign = if self.is_negative() { "-" } else { "" };
        let digits = self.digits.magnitude().to_string();
        let (first, rest) = digits.split_at_checked(1).unwrap_or((&digits, ""));
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
        assert_eq!(&d("2.5") * &d("4"), d("10"));
        assert_eq!(&d("1e25") + &d("1e-3"), d("10000000000000000000000000.001"));
        assert_eq!(&d("7") - &d("7"), Decimal::zero());
        assert_eq!(&d("-7") * &Decimal::zero(), Decimal::zero());
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
    fn digits_are_cut_as_asked_on_both_sides_of_zero() {
        let rounded = |text: &str, digits, rounding| d(text).rounded(digits, rounding).to_string();
        for (text, digits, down, nearest, up) in [
            ("2.65", 2, "2.6", "2.7", "2.7"),
            ("-2.65", 2, "-2.7", "-2.7", "-2.6"),
            ("2.64999", 2, "2.6", "2.6", "2.7"),
            ("9.96e24", 2, "9.9e24", "1e25", "1e25"),
            ("-0.0104", 1, "-0.02", "-0.01", "-0.01"),
            ("1200", 3, "1200", "1200", "1200"),
            ("0", 3, "0", "0", "0"),
        ] {
            assert_eq!(rounded(text, digits, Rounding::Down), down, "{text} down");
            assert_eq!(rounded(text, digits, Rounding::Nearest), nearest, "{text} nearest");
            assert_eq!(rounded(text, digits, Rounding::Up), up, "{text} up");
        }
    }

    #[test]
    fn numbers_are_ordered_by_their_value() {
        let ordered =
            ["-1e400", "-2", "-1.5", "-1e-400", "0", "1e-400", "0.09", "0.1", "9", "10", "11", "1e399", "1e400"];
        let numbers = ordered.map(d);
        assert!(numbers.is_sorted_by(|a, b| a < b));
        assert!(numbers.iter().rev().is_sorted_by(|a, b| a > b));
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
