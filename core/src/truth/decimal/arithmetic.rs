//! What can be reckoned exactly, and rounding where a number has no end.

use num_bigint::{BigInt, Sign};

use super::{Decimal, MAX_DIGITS, ten_to};

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

impl Decimal {
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
}

/// One, minus one or zero.
fn one(sign: Sign) -> BigInt {
    BigInt::from_biguint(sign, 1u32.into())
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

#[cfg(test)]
mod tests {
    use super::*;

    fn d(text: &str) -> Decimal {
        text.parse().unwrap()
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
}
