//! Answers for people: plain text for a terminal or a log; and the schemas of the documents.

mod schema;
mod text;

pub use schema::{assessment_schema, case_schema, error_schema};
pub use text::{derivation_text, text};
