//! Documents that are handed out.

use std::ffi::c_char;

use crate::guard::guard;
use crate::text::{Text, aiact_str};

/// A document. It never changes and may be read by any number of threads.
pub struct aiact_buf(Text);

impl aiact_buf {
    pub(crate) fn new(text: String) -> Self {
        Self(Text::new(text))
    }
}

/// Null is the empty document.
fn view(buf: Option<&aiact_buf>) -> aiact_str {
    buf.map_or(aiact_str::EMPTY, |b| b.0.view())
}

/// The bytes of a document: UTF-8, with a NUL byte behind them. They are valid until the document is freed. Never
/// null; the empty string for a null handle.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn aiact_buf_data(buf: *const aiact_buf) -> *const c_char {
    guard(aiact_str::EMPTY.ptr, || {
        // SAFETY: null or a live handle, by the rules of this library.
        view(unsafe { buf.as_ref() }).ptr
    })
}

/// The number of bytes of a document, without the closing NUL; 0 for a null handle.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn aiact_buf_len(buf: *const aiact_buf) -> usize {
    guard(0, || {
        // SAFETY: null or a live handle, by the rules of this library.
        view(unsafe { buf.as_ref() }).len
    })
}

/// Frees a document. Null is allowed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn aiact_buf_free(buf: *mut aiact_buf) {
    guard((), || {
        if !buf.is_null() {
            // SAFETY: it came from `Box::into_raw` and, by the rules of this library, was not freed before.
            drop(unsafe { Box::from_raw(buf) });
        }
    });
}
