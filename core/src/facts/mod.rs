//! What can be asked, what was said, and what is known because of it.

#[cfg(library)]
mod case;
#[cfg(library)]
mod document;
mod json;
mod knowledge;
#[cfg(library)]
mod related;
mod value;

#[cfg(library)]
pub use case::{Case, CaseBuilder, DutiesOf, Use};
pub use json::{MAX_BYTES, MAX_DEPTH};
pub use knowledge::{Knowledge, Origin};
#[cfg(library)]
pub use related::{Related, Relation};
pub use value::Value;

#[cfg(library)]
pub(crate) use document::{day, wrong};
pub(crate) use json::{escape, parse_document, shorten};
pub(crate) use knowledge::{bits, full_mask};
#[cfg(library)]
pub(crate) use related::total;
