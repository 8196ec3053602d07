//! The Act as a text that can be cited: provisions, citations, and what each edition contains.

pub mod citation;
pub mod index;
pub mod provision;

pub use citation::{Citation, CitationError};
pub use index::{ProvisionIndex, ProvisionIndexError};
pub use provision::{AS_ADOPTED, Label, Link, Provision, ProvisionError};
