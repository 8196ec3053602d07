//! Numbers read by their decimal form, exactly.

mod arithmetic;
mod form;

use std::cmp::Ordering;

use num_bigint::{BigInt, Sign};

pub use arithmetic::Rounding;
pub use form::DecimalError;
pub(crate) use form::MAX_DIGITS;

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

    /// Whether the number is below zero.
    #[must_use]
    pub fn is_negative(&self) -> bool {
        self.digits.sign() == Sign::Minus
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

impl From<i64> for Decimal {
    fn from(value: i64) -> Self {
        Self::of(value.into(), 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn d(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    #[test]
    fn neighbours_of_a_threshold_differ() {
        assert!(d("10000000000000000000000001") > d("1e25"));
        assert!(d("9999999999999999999999999") < d("1e25"));
        assert!(d("1e25") > d("9.999999999999999999999999999999e24"));
    }

    #[test]
    fn numbers_are_ordered_by_their_value() {
        let ordered =
            ["-1e400", "-2", "-1.5", "-1e-400", "0", "1e-400", "0.09", "0.1", "9", "10", "11", "1e399", "1e400"];
        let numbers = ordered.map(d);
        assert!(numbers.is_sorted_by(|a, b| a < b));
        assert!(numbers.iter().rev().is_sorted_by(|a, b| a > b));
    }
}
