//! The interface as text: the header is generated and compared, every exported function is guarded and listed.
//!
//! `AIACT_BLESS=1` writes the checked-in files anew.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test")]

mod exports;
mod files;
mod header;
