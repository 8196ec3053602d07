//! Kleene logic, exact numbers and ranges: what can be known, and what follows from it.

mod decimal;
mod kleene;
mod range;

pub use decimal::{Decimal, DecimalError};
pub use kleene::Truth;
pub use range::{Comparison, Ranges};
