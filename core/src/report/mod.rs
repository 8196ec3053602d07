//! Answers for people: plain text for a terminal or a log, a calendar, a picture; the rulebook as reference; and the
//! schemas of the documents.

mod about;
mod chart;
mod entry;
mod ical;
mod notation;
mod schema;
mod text;

pub use about::about;
pub use chart::chart;
pub use entry::{entries, entry};
pub use ical::calendar;
pub use schema::{assessment_schema, case_schema, error_schema};
pub use text::{derivation_text, text};
