//! Kleene logic, exact numbers and ranges: what can be known, and what follows from it.

mod decimal;
mod kleene;
mod range;

pub(crate) use decimal::MAX_DIGITS;
pub use decimal::{Decimal, DecimalError, Rounding};
pub use kleene::Truth;
pub use range::{Comparison, Ranges};
