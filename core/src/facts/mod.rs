//! What can be asked, what was said, and what is known because of it.

mod case;
mod document;
mod json;
mod knowledge;
mod related;
mod value;

pub use case::{Case, CaseBuilder, DutiesOf, Use};
pub use json::{MAX_BYTES, MAX_DEPTH};
pub use knowledge::{Knowledge, Origin};
pub use related::{Related, Relation};
pub use value::Value;

pub(crate) use document::{day, wrong};
pub(crate) use json::{escape, parse_document, shorten};
pub(crate) use knowledge::{bits, full_mask};
pub(crate) use related::total;
