//! An amount that is known exactly, or within limits.

use std::fmt;

use serde::Serialize;

use crate::compute::ComputeError;
use crate::facts::Value;
use crate::truth::{Comparison, Decimal, MAX_DIGITS, Ranges, Rounding, Truth};

/// An amount with its uncertainty: not below `min`, not above `max`, and most likely `best`. All exact, none negative.
///
/// Arithmetic on amounts gives limits that hold whatever the true values within the limits of the operands are.
/// Results with more than 64 digits are rounded outwards.
///
/// ```
/// use aiact::compute::Quantity;
/// use aiact::Truth;
///
/// let limit = "1e25".parse()?;
/// let flop: Quantity = "9e24".parse()?;
/// assert_eq!(flop.exceeds(&limit), Truth::No);
/// let uncertain = flop.with_margin(&"3".parse()?, &"10".parse()?)?;
/// assert_eq!(uncertain.to_string(), "9e24 (6.3e24 to 1.17e25)");
/// assert_eq!(uncertain.exceeds(&limit), Truth::Unknown);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Quantity {
    min: Decimal,
    best: Decimal,
    max: Decimal,
}

/// No amount on the way to a model comes near ten to this power; what is larger is a slip.
const MAX_EXPONENT: i64 = 60;

impl Quantity {
    /// An amount between limits.
    ///
    /// # Errors
    ///
    /// When an end is negative or beyond 10^60, or the three are not in rising order.
    pub fn between(min: Decimal, best: Decimal, max: Decimal) -> Result<Self, ComputeError> {
        if min.is_negative() {
            return Err(
                ComputeError::new("quantity", format!("`{min}` is below zero")).help("an amount is zero or more")
            );
        }
        if min > best || best > max {
            let message = format!("`{min}`, `{best}`, `{max}` are not in rising order");
            return Err(
                ComputeError::new("quantity", message).help("state the least, the likeliest and the greatest value")
            );
        }
        if max.exponent() > MAX_EXPONENT {
            let message = format!("`{max}` is more than any computation could be");
            return Err(ComputeError::new("quantity", message).help("at most 1e60; is the unit right?"));
        }
        let digits = u32::try_from(MAX_DIGITS).unwrap_or(u32::MAX);
        Ok(Self {
            min: min.rounded(digits, Rounding::Down),
            best: best.rounded(digits, Rounding::Nearest),
            max: max.rounded(digits, Rounding::Up),
        })
    }

    /// An amount that is known exactly.
    ///
    /// # Errors
    ///
    /// As [`Quantity::between`].
    pub fn exactly(value: Decimal) -> Result<Self, ComputeError> {
        Self::between(value.clone(), value.clone(), value)
    }

    /// Nothing.
    #[must_use]
    pub fn zero() -> Self {
        Self { min: Decimal::zero(), best: Decimal::zero(), max: Decimal::zero() }
    }

    /// It is not less.
    #[must_use]
    pub fn min(&self) -> &Decimal {
        &self.min
    }

    /// The likeliest value.
    #[must_use]
    pub fn best(&self) -> &Decimal {
        &self.best
    }

    /// It is not more.
    #[must_use]
    pub fn max(&self) -> &Decimal {
        &self.max
    }

    /// Whether it is known exactly.
    #[must_use]
    pub fn is_exact(&self) -> bool {
        self.min == self.max
    }

    /// Whether it is nothing for certain.
    #[must_use]
    pub fn is_zero(&self) -> bool {
        self.max.is_zero()
    }

    /// The likeliest value alone.
    #[must_use]
    pub fn point(&self) -> Self {
        Self { min: self.best.clone(), best: self.best.clone(), max: self.best.clone() }
    }

    /// Whether it is greater than the limit: for certain, certainly not, or open.
    #[must_use]
    pub fn exceeds(&self, limit: &Decimal) -> Truth {
        self.ranges().compare(Comparison::Greater, limit)
    }

    /// The values that are possible.
    #[must_use]
    pub fn ranges(&self) -> Ranges<Decimal> {
        Ranges::between(Some(self.min.clone()), Some(self.max.clone()))
    }

    /// Together with another amount.
    ///
    /// # Errors
    ///
    /// Beyond 10^60.
    pub fn plus(&self, other: &Self) -> Result<Self, ComputeError> {
        Self::between(&self.min + &other.min, &self.best + &other.best, &self.max + &other.max)
    }

    /// What is left of it without a part of it: not below zero.
    ///
    /// # Errors
    ///
    /// When the part is certainly greater than the whole, or their likeliest values say so.
    pub fn minus(&self, part: &Self) -> Result<Self, ComputeError> {
        if part.best > self.best {
            let message = format!("the part {part} is greater than the whole {self}");
            return Err(ComputeError::new("part", message));
        }
        let least = if part.max > self.min { Decimal::zero() } else { &self.min - &part.max };
        Self::between(least, &self.best - &part.best, &self.max - &part.min)
    }

    /// Times another amount.
    ///
    /// # Errors
    ///
    /// Beyond 10^60.
    pub fn times(&self, other: &Self) -> Result<Self, ComputeError> {
        Self::between(&self.min * &other.min, &self.best * &other.best, &self.max * &other.max)
    }

    /// The part `numerator / denominator` of it.
    ///
    /// # Errors
    ///
    /// When the denominator is zero, a result is negative or beyond 10^60.
    pub fn part(&self, numerator: &Decimal, denominator: &Decimal) -> Result<Self, ComputeError> {
        let of = |value: &Decimal, rounding| {
            let digits = u32::try_from(MAX_DIGITS).unwrap_or(u32::MAX);
            (value * numerator)
                .over(denominator, digits, rounding)
                .ok_or_else(|| ComputeError::new("part", "nothing is divided by zero"))
        };
        let (min, best, max) =
            (of(&self.min, Rounding::Down)?, of(&self.best, Rounding::Nearest)?, of(&self.max, Rounding::Up)?);
        Self::between(min, best, max)
    }

    /// The same amount, uncertain by the margin `numerator / denominator` of it to either side.
    ///
    /// # Errors
    ///
    /// When the margin is negative or more than the whole, or the result is beyond 10^60.
    pub fn with_margin(&self, numerator: &Decimal, denominator: &Decimal) -> Result<Self, ComputeError> {
        if numerator.is_negative() || numerator > denominator || denominator.is_zero() {
            let message = format!("the margin {numerator} / {denominator} is no share between 0 and 1");
            return Err(ComputeError::new("margin", message));
        }
        let low = self.part(&(denominator - numerator), denominator)?;
        let high = self.part(&(denominator + numerator), denominator)?;
        Self::between(low.min, self.best.clone(), high.max)
    }

    /// The least range that has both, with the likeliest value of the first.
    #[must_use]
    pub fn or(&self, other: &Self) -> Self {
        Self {
            min: self.min.clone().min(other.min.clone()),
            best: self.best.clone(),
            max: self.max.clone().max(other.max.clone()),
        }
    }

    /// How wide it is: the greatest value over the least. None if the least is zero.
    #[must_use]
    pub fn spread(&self) -> Option<Decimal> {
        self.max.over(&self.min, 6, Rounding::Nearest)
    }

    /// The amount as a fact is stated in a case: a number, or a range.
    #[must_use]
    pub fn to_value(&self) -> Value {
        if self.is_exact() {
            return Value::Number(self.min.clone());
        }
        let end = |name: &str, value: &Decimal| (name.to_owned(), Value::Number(value.clone()));
        Value::Object(vec![end("min", &self.min), end("max", &self.max)])
    }
}

impl From<u32> for Quantity {
    fn from(value: u32) -> Self {
        let value = Decimal::from(i64::from(value));
        Self { min: value.clone(), best: value.clone(), max: value }
    }
}

impl std::str::FromStr for Quantity {
    type Err = ComputeError;

    /// Reads `3.8e25`, `8e24..1.2e25` (the middle is likeliest) or `9e24 ± 30 %` (or `+- 30 %`).
    fn from_str(text: &str) -> Result<Self, ComputeError> {
        let number = |text: &str| {
            text.trim().parse::<Decimal>().map_err(|e| {
                let example = "a number such as `3.8e25`, a range `8e24..1.2e25`, or `9e24 ± 30 %`";
                ComputeError::new("quantity", e.to_string()).help(example)
            })
        };
        if let Some((low, high)) = text.split_once("..") {
            let (low, high) = (number(low)?, number(high)?);
            let digits = u32::try_from(MAX_DIGITS).unwrap_or(u32::MAX);
            let middle =
                (&low + &high).over(&Decimal::from(2), digits, Rounding::Nearest).unwrap_or_else(|| low.clone());
            return Self::between(low, middle, high);
        }
        let Some((best, margin)) = text.split_once('±').or_else(|| text.split_once("+-")) else {
            return Self::exactly(number(text)?);
        };
        let best = Self::exactly(number(best)?)?;
        match margin.trim().strip_suffix('%') {
            Some(percent) => best.with_margin(&number(percent)?, &Decimal::from(100)),
            None => {
                let off = number(margin)?;
                Self::between(&best.best - &off, best.best.clone(), &best.best + &off)
            }
        }
    }
}

impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_exact() {
            return write!(f, "{}", self.best);
        }
        let shown = |value: &Decimal| value.rounded(4, Rounding::Nearest);
        write!(f, "{} ({} to {})", shown(&self.best), shown(&self.min), shown(&self.max))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn q(text: &str) -> Quantity {
        text.parse().unwrap()
    }

    /// An amount from three numbers, and an exact value within its limits.
    fn sampled() -> impl Strategy<Value = (Quantity, Quantity)> {
        (0u64..1_000_000, 0u64..1000, 0u64..1000, 0u64..=1000, -6i32..20).prop_map(|(least, a, b, at, power)| {
            let scaled = |n: u64| format!("{n}e{power}").parse::<Decimal>().unwrap();
            let (min, best, max) = (scaled(least), scaled(least + a), scaled(least + a + b));
            let value = &min
                + &(&(&max - &min) * &Decimal::from(i64::try_from(at).unwrap()))
                    .over(&Decimal::from(1000), 60, Rounding::Down)
                    .unwrap();
            (Quantity::between(min, best, max).unwrap(), Quantity::exactly(value).unwrap())
        })
    }

    fn within(range: &Quantity, value: &Quantity) -> bool {
        range.min() <= value.min() && value.max() <= range.max()
    }

    proptest! {
        #[test]
        fn results_hold_every_exact_value((a, x) in sampled(), (b, y) in sampled(), share in 0i64..=10) {
            prop_assert!(within(&a.plus(&b).unwrap(), &x.plus(&y).unwrap()));
            prop_assert!(within(&a.times(&b).unwrap(), &x.times(&y).unwrap()));
            let (n, d) = (Decimal::from(share), Decimal::from(10));
            prop_assert!(within(&a.part(&n, &d).unwrap(), &x.part(&n, &d).unwrap()));
            prop_assert!(within(&a.with_margin(&n, &d).unwrap(), &x.with_margin(&n, &d).unwrap()));
            prop_assert!(within(&a.or(&b), &x) && within(&a.or(&b), &y));
            if let (Ok(rest), Ok(exact)) = (a.minus(&b), x.minus(&y)) {
                prop_assert!(within(&rest, &exact));
            }
        }

        #[test]
        fn a_comparison_is_settled_only_if_every_value_agrees((a, x) in sampled(), (limit, _) in sampled()) {
            match a.exceeds(limit.best()) {
                Truth::Yes => prop_assert_eq!(x.exceeds(limit.best()), Truth::Yes),
                Truth::No => prop_assert_eq!(x.exceeds(limit.best()), Truth::No),
                Truth::Unknown => {
                    prop_assert!(a.min() <= limit.best() && a.max() > limit.best());
                }
            }
        }

        #[test]
        fn printing_an_exact_amount_loses_nothing((_, x) in sampled()) {
            prop_assert_eq!(x.to_string().parse::<Quantity>().unwrap(), x);
        }
    }

    #[test]
    fn forms_are_read() {
        assert_eq!(q("8e24..1.2e25").best().to_string(), "1e25");
        assert_eq!(q("9e24 ± 30 %"), q("9e24 +- 30%"));
        assert_eq!(q("9e24 ± 1e24").max().to_string(), "1e25");
        assert_eq!(q("1e25").to_value(), Value::Number("1e25".parse().unwrap()));
    }

    #[test]
    fn what_is_no_amount_is_refused() {
        for bad in ["-1", "NaN", "inf", "", "1e61", "2..1", "1 ± 200 %", "1e25 FLOP", "1 ± 2", "1e999999999"] {
            assert!(bad.parse::<Quantity>().is_err(), "{bad}");
        }
        let huge = q("1e40");
        assert!(huge.times(&huge).unwrap_err().to_string().contains("1e80"));
    }

    #[test]
    fn a_third_is_compared_without_rounding() {
        let third = q("1e25").part(&Decimal::from(1), &Decimal::from(3)).unwrap();
        assert!(third.min() < third.max(), "no decimal is a third");
        assert_eq!(third.exceeds(&"3333333333333333333333333".parse().unwrap()), Truth::Yes);
        assert_eq!(third.exceeds(&"3333333333333333333333334".parse().unwrap()), Truth::No);
    }
}
