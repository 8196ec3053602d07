//! What can be asked, what was said, and what is known because of it.

mod case;
mod json;
mod knowledge;
mod value;

pub use case::{Case, CaseBuilder};
pub use json::{MAX_BYTES, MAX_DEPTH};
pub use knowledge::{Knowledge, Origin};
pub use value::Value;

pub(crate) use case::LANGUAGES;
pub(crate) use json::{escape, shorten};
pub(crate) use knowledge::{bits, full_mask};
