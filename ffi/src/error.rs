//! The error object.

use aiact_core::{Error, ErrorCode};

use crate::buf::aiact_buf;
use crate::guard::{OK, aiact_status, guard, guard_document};
use crate::text::{Text, aiact_str};

/// Why a call failed: code, place, message and help. It never changes and may be read by any number of threads.
pub struct aiact_error {
    error: Error,
    place: Text,
    message: Text,
    help: Text,
}

impl aiact_error {
    pub(crate) fn new(error: Error) -> Self {
        let place = Text::new(error.place());
        let message = Text::new(error.message());
        let help = Text::new(error.help().unwrap_or_default());
        Self { error, place, message, help }
    }
}

/// The number of the error, the same that the call returned; `AIACT_OK` for a null handle.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn aiact_error_code(error: *const aiact_error) -> aiact_status {
    guard(ErrorCode::Internal.number(), || {
        // SAFETY: null or a live handle, by the rules of this library.
        unsafe { error.as_ref() }.map_or(OK, |e| e.error.code().number())
    })
}

/// What is wrong, in one sentence without a final period.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn aiact_error_message(error: *const aiact_error) -> aiact_str {
    guard(aiact_str::EMPTY, || {
        // SAFETY: null or a live handle, by the rules of this library.
        unsafe { error.as_ref() }.map_or(aiact_str::EMPTY, |e| e.message.view())
    })
}

/// Where: a JSON pointer into the case, such as `/facts/setting`, or the name of an argument; empty when the whole
/// input is meant.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn aiact_error_place(error: *const aiact_error) -> aiact_str {
    guard(aiact_str::EMPTY, || {
        // SAFETY: null or a live handle, by the rules of this library.
        unsafe { error.as_ref() }.map_or(aiact_str::EMPTY, |e| e.place.view())
    })
}

/// What was expected, or the nearest valid choice; empty when there is nothing to suggest.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn aiact_error_help(error: *const aiact_error) -> aiact_str {
    guard(aiact_str::EMPTY, || {
        // SAFETY: null or a live handle, by the rules of this library.
        unsafe { error.as_ref() }.map_or(aiact_str::EMPTY, |e| e.help.view())
    })
}

/// The error as a JSON object with `code` (its name), `number`, `place`, `message` and `help`; `null` for a null
/// handle. The status is that of this call.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn aiact_error_to_json(error: *const aiact_error, out: *mut *mut aiact_buf) -> aiact_status {
    let body = || {
        // SAFETY: null or a live handle, by the rules of this library.
        Ok(unsafe { error.as_ref() }.map_or_else(|| "null".to_owned(), |e| e.error.to_json()))
    };
    // SAFETY: `out` is null or writable, by the rules of this library; a null error output is allowed.
    unsafe { guard_document(out, std::ptr::null_mut(), body) }
}

/// Frees an error. Null is allowed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn aiact_error_free(error: *mut aiact_error) {
    guard((), || {
        if !error.is_null() {
            // SAFETY: it came from `Box::into_raw` and, by the rules of this library, was not freed before.
            drop(unsafe { Box::from_raw(error) });
        }
    });
}
