//! Answers for people: plain text for a terminal or a log, a calendar, a picture; and the schemas of the documents.

mod chart;
mod ical;
mod schema;
mod text;

pub use chart::chart;
pub use ical::calendar;
pub use schema::{assessment_schema, case_schema, error_schema};
pub use text::{derivation_text, text};
