//! Units of computation, read and printed.

use std::fmt;
use std::str::FromStr;

use crate::compute::{ComputeError, Quantity};
use crate::truth::{Decimal, MAX_DIGITS, Rounding};

/// A unit of computation. One floating-point operation is one, whatever its precision (Article 3(67)); a fused
/// multiply and add is two.
///
/// ```
/// use aiact::compute::Unit;
/// let falcon = Unit::read("43500 PF-days")?;
/// assert_eq!(falcon.to_string(), "3.7584e24");
/// assert_eq!(Unit::PetaflopDay.show(&falcon), "43500 PF-days");
/// # Ok::<(), aiact::compute::ComputeError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Unit {
    /// One operation.
    Flop,
    /// 10^12 operations.
    Teraflop,
    /// 10^15 operations.
    Petaflop,
    /// 10^18 operations.
    Exaflop,
    /// 10^21 operations.
    Zettaflop,
    /// 10^24 operations.
    Yottaflop,
    /// 10^15 operations a second, for a day: 8.64 × 10^19 operations.
    PetaflopDay,
    /// 10^18 operations a second, for a day: 8.64 × 10^22 operations.
    ExaflopDay,
}

/// Every unit, its operations as digits and power of ten, its name, and other spellings in lower case without
/// spaces, hyphens and signs of division.
const UNITS: &[(Unit, i64, u32, &str, &[&str])] = &[
    (Unit::Flop, 1, 0, "FLOP", &["flop", "flops", "floatingpointoperations", "operations"]),
    (Unit::Teraflop, 1, 12, "teraFLOP", &["teraflop", "teraflops", "tflop"]),
    (Unit::Petaflop, 1, 15, "petaFLOP", &["petaflop", "petaflops", "pflop"]),
    (Unit::Exaflop, 1, 18, "exaFLOP", &["exaflop", "exaflops", "eflop"]),
    (Unit::Zettaflop, 1, 21, "zettaFLOP", &["zettaflop", "zettaflops", "zflop"]),
    (Unit::Yottaflop, 1, 24, "yottaFLOP", &["yottaflop", "yottaflops", "yflop"]),
    (
        Unit::PetaflopDay,
        864,
        17,
        "PF-days",
        &["pfday", "pfdays", "pfsday", "pfsdays", "petaflopday", "petaflopdays", "petaflopsday", "petaflopsdays"],
    ),
    (
        Unit::ExaflopDay,
        864,
        20,
        "EF-days",
        &["efday", "efdays", "efsday", "efsdays", "exaflopday", "exaflopdays", "exaflopsday", "exaflopsdays"],
    ),
];

impl Unit {
    fn row(self) -> (Decimal, &'static str) {
        let row = UNITS.iter().find(|(unit, ..)| *unit == self);
        let (digits, power, name) = row.map_or((1, 0, "FLOP"), |(_, digits, power, name, _)| (*digits, *power, *name));
        let mut size = Decimal::from(digits);
        for _ in 0..power {
            size = &size * &Decimal::from(10);
        }
        (size, name)
    }

    /// How many operations it is.
    #[must_use]
    pub fn operations(self) -> Decimal {
        self.row().0
    }

    /// Reads an amount with its unit: `3.8e25`, `3.8e25 FLOP`, `43500 PF-days`, `8e24..1.2e25 FLOP`. Without a unit
    /// it is FLOP. The result counts operations.
    ///
    /// # Errors
    ///
    /// When the amount cannot be read, or the unit is not known. FLOP/s is a speed and refused.
    pub fn read(text: &str) -> Result<Quantity, ComputeError> {
        let text = text.trim();
        let is_amount = |c: char| c.is_ascii_digit() || matches!(c, '.' | '+' | '-' | '±' | '%' | ' ');
        // An exponent belongs to the amount: `e` followed by a digit or sign.
        let mut end = 0;
        let mut rest = text.char_indices().peekable();
        while let Some((at, c)) = rest.next() {
            let exponent = matches!(c, 'e' | 'E')
                && rest.peek().is_some_and(|(_, next)| next.is_ascii_digit() || matches!(next, '+' | '-'));
            if !is_amount(c) && !exponent {
                break;
            }
            end = at + c.len_utf8();
        }
        let (amount, unit) = text.split_at_checked(end).unwrap_or((text, ""));
        let amount: Quantity = amount.trim().parse()?;
        let unit = if unit.trim().is_empty() { Self::Flop } else { unit.parse()? };
        let size = unit.operations();
        Quantity::between(amount.min() * &size, amount.best() * &size, amount.max() * &size)
    }

    /// A number of operations in this unit, with its name; rounded to 17 digits where the quotient has no end.
    #[must_use]
    pub fn show(self, operations: &Quantity) -> String {
        let (size, name) = self.row();
        if operations.is_exact() {
            let shown = operations.best().over(&size, 17, Rounding::Nearest);
            return shown.map_or_else(|| format!("{operations} FLOP"), |amount| format!("{amount} {name}"));
        }
        match operations.part(&Decimal::from(1), &size) {
            Ok(amount) => format!("{amount} {name}"),
            Err(_) => format!("{operations} FLOP"),
        }
    }
}

impl FromStr for Unit {
    type Err = ComputeError;

    fn from_str(text: &str) -> Result<Self, ComputeError> {
        let plain = text.to_lowercase().replace([' ', '-', '/', '·', '*'], "");
        if let Some((unit, ..)) = UNITS.iter().find(|(.., spellings)| spellings.contains(&plain.as_str())) {
            // "FLOPS" is read as the plural, but "FLOP/s" is a speed.
            let speed = text.to_lowercase().replace(' ', "");
            if !speed.ends_with("/s") {
                return Ok(*unit);
            }
        }
        let known: Vec<&str> = UNITS.iter().map(|(_, _, _, name, _)| *name).collect();
        let error =
            ComputeError::new("unit", format!("no unit `{}` of computation", crate::facts::shorten(text.trim())));
        Err(if plain.ends_with("flops") || plain.ends_with("flop") {
            error.help("FLOP per second is a speed; multiply it by the seconds, or give it as the peak of the hardware")
        } else {
            error.help(format!("known: {}; for hours of accelerators estimate from the hardware", known.join(", ")))
        })
    }
}

impl fmt::Display for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.row().1)
    }
}

/// A number of operations with so many significant digits, as it is given in a notification: `1.0e25`.
///
/// Whether a threshold is exceeded follows from the number before it is rounded: see
/// [`crate::compute::Thresholds::reported`].
#[must_use]
pub(crate) fn with_digits(operations: &Decimal, digits: u32) -> (String, Decimal) {
    let digits = digits.clamp(1, u32::try_from(MAX_DIGITS).unwrap_or(64));
    (operations.scientific(digits), operations.rounded(digits, Rounding::Nearest))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn flop(text: &str) -> String {
        Unit::read(text).unwrap().to_string()
    }

    #[test]
    fn units_are_read() {
        assert_eq!(flop("1 PF-day"), "8.64e19");
        assert_eq!(flop("1 petaflop/s-day"), "8.64e19");
        assert_eq!(flop("2 exaFLOP/s-days"), "1.728e23");
        assert_eq!(flop("38 yottaFLOP"), "3.8e25");
        assert_eq!(flop("1E+25 flops"), "1e25");
        assert_eq!(flop("10000000000000000000000001"), "1.0000000000000000000000001e25");
        assert_eq!(flop("8e24..1.2e25 FLOP"), "1e25 (8e24 to 1.2e25)");
        assert_eq!(flop("9e24 ± 30 % FLOP"), "9e24 (6.3e24 to 1.17e25)");
    }

    #[test]
    fn every_unit_prints_what_it_reads() {
        for (unit, ..) in UNITS {
            let shown = unit.show(&"8.64e25".parse().unwrap());
            assert_eq!(flop(&shown), "8.64e25", "{shown}");
            assert_eq!(unit.to_string().parse::<Unit>().unwrap(), *unit);
        }
    }

    #[test]
    fn a_speed_is_no_amount() {
        for bad in ["1e15 FLOP/s", "3 parsecs", "-1 FLOP", "NaN FLOP", "1e25 petaflop/s", "1e50 PF-days"] {
            assert!(Unit::read(bad).is_err(), "{bad}");
        }
        assert!(Unit::read("1e15 FLOP/s").unwrap_err().to_string().contains("speed"));
    }
}
