//! Answers for people: plain text for a terminal or a log.

mod text;

pub use text::{derivation_text, text};
