//! The Act as a text that can be cited: provisions, citations, days, and what each edition contains.

mod calendar;
mod citation;
mod date;
#[cfg(library)]
mod index;
mod provision;

pub use calendar::{Direction, Period, TimeUnit, WorkingDays};
pub use citation::{Citation, CitationError};
pub use date::{Date, DateError};
#[cfg(library)]
pub use index::{ProvisionIndex, ProvisionIndexError};
pub use provision::{AS_ADOPTED, Label, Link, Provision, ProvisionError};
