//! The published JSON Schemas (draft 2020-12) of the documents that go in and come out.
//!
//! Copies that were made with the built-in rulebook are in the directory `schemas` of this crate.

mod assessment;
mod case;
mod duties;
mod error;
mod keywords;
mod procedures;

pub use assessment::assessment_schema;
pub use case::case_schema;
pub use error::error_schema;
pub use procedures::procedures_schema;
