//! The C interface of aiact. It translates and decides nothing: every answer is the core's.
//!
//! The conventions that its users rely on stand on top of `include/aiact.h`, which is generated from these
//! files; the text is `CONVENTIONS` in `tests/interface/header.rs`.
//!
//! # Safety
//!
//! One set of rules for every function, so that none needs a paragraph of its own: a pointer with a length
//! points to that many readable bytes or is null; a handle is null or came from this library and was not
//! freed; an output pointer is null or may be written. [`args`] and [`guard`] are the only places that read or
//! write through pointers which are not handles.
#![deny(unsafe_op_in_unsafe_fn, improper_ctypes_definitions, clippy::undocumented_unsafe_blocks)]
#![expect(non_camel_case_types, reason = "types have the names that C sees")]
#![expect(clippy::missing_safety_doc, reason = "the rules are the same for all functions and stand above")]
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing))]

#[cfg(not(panic = "unwind"))]
compile_error!("libaiact reports its own defects as error 900 and therefore needs panic = \"unwind\"");

mod args;
mod assess;
mod buf;
mod error;
mod guard;
mod reference;
mod text;
mod version;

#[cfg(test)]
mod tests;

pub use assess::{aiact_assess_json, aiact_calendar, aiact_explain_json, aiact_procedure_json, aiact_procedures_json};
pub use buf::{aiact_buf, aiact_buf_data, aiact_buf_free, aiact_buf_len};
pub use error::{
    aiact_error, aiact_error_code, aiact_error_free, aiact_error_help, aiact_error_message, aiact_error_place,
    aiact_error_to_json,
};
pub use guard::aiact_status;
pub use reference::{
    aiact_about_json, aiact_about_json_in, aiact_entries_json, aiact_entries_json_in, aiact_entry_json,
    aiact_entry_json_in, aiact_phrases_json,
};
pub use text::aiact_str;
pub use version::{
    AIACT_ABI_EPOCH, AIACT_ABI_MINOR, aiact_abi_version, aiact_law_editions_json, aiact_rulebook_digest, aiact_version,
};
