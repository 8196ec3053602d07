//! What the EU AI Act makes of an AI system or model, on any day, with the reason for every answer.
//!
//! The law is Regulation (EU) 2024/1689 as amended by Regulation (EU) 2026/1744. It lives in the rulebook, a
//! set of text files; this crate knows logic, dates and numbers. Nothing here reads a clock, a file or an
//! environment variable: the day is an argument.
//!
//! ```
//! use aiact::{Case, Truth, assess};
//!
//! let case = Case::on("2026-11-21".parse()?)
//!     .stating("role", vec!["provider"])
//!     .stating("emp_recruitment_selection", true)
//!     .stating("emp_filters_or_evaluates", true)
//!     .stating("profiling", true)
//!     .build();
//! let assessment = assess(&case)?;
//! assert_eq!(assessment.verdict("annex3-4-a")?, Truth::Yes);
//! assert_eq!(assessment.finding("high_risk")?.applies_from.map(|d| d.to_string()).as_deref(), Some("2027-12-02"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! An answer is not legal advice.
#![forbid(unsafe_code)]
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing))]

/// What only packs is for the build script; here the tests alone need it.
#[cfg(test)]
macro_rules! packing {
    ($($packing:tt)*) => { $($packing)* };
}
#[cfg(not(test))]
macro_rules! packing {
    ($($packing:tt)*) => {};
}

pub mod assessment;
mod builtin;
pub mod compute;
pub mod engine;
mod error;
pub mod facts;
pub mod language;
pub mod law;
mod pack;
pub mod report;
pub mod rulebook;
pub mod scan;
pub mod truth;

pub use assessment::{Assessment, Status, assess};
pub use error::{ERROR_CODES, Error, ErrorCode};
pub use facts::{Case, Value};
pub use language::Language;
pub use rulebook::Rulebook;
pub use truth::Truth;

/// The examples of the README, so that they are tested.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
struct Readme;

/// The version of this library; the version of the law is the rulebook's.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");
