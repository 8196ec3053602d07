//! Answers for people: plain text for a terminal or a log, a card for a notebook, a calendar, a picture; the rulebook as reference; and the
//! schemas of the documents.

mod about;
mod card;
mod chart;
mod entry;
mod gate;
mod ical;
mod markup;
mod notation;
mod object;
mod procedures;
mod questions;
mod schema;
mod text;
mod when;
mod words;

pub use about::about;
pub use card::card;
pub use chart::chart;
pub use entry::{entries, entry};
pub use gate::{Gate, gate};
pub use ical::calendar;
pub use procedures::procedures_text;
pub use questions::questions_text;
pub use schema::{assessment_schema, case_schema, error_schema, procedures_schema};
pub use text::{derivation_text, text};
