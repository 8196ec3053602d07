//! Text that is handed out.

use std::ffi::c_char;
use std::mem::{offset_of, size_of};

/// Text that belongs to a handle, in UTF-8, valid until that handle is freed. Never null: `ptr[len]` is always a NUL
/// byte, so it can also be read as a C string, up to the first NUL should the text contain one.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct aiact_str {
    /// The first byte.
    pub ptr: *const c_char,
    /// The number of bytes, without the closing NUL.
    pub len: usize,
}

const _: () = assert!(size_of::<aiact_str>() == 2 * size_of::<usize>());
const _: () = assert!(offset_of!(aiact_str, ptr) == 0 && offset_of!(aiact_str, len) == size_of::<usize>());

impl aiact_str {
    pub(crate) const EMPTY: Self = Self { ptr: c"".as_ptr(), len: 0 };
}

/// Text with a NUL byte behind it.
pub(crate) struct Text(Box<str>);

impl Text {
    pub(crate) fn new(text: impl Into<String>) -> Self {
        let mut text = text.into();
        text.push('\0');
        Self(text.into_boxed_str())
    }

    pub(crate) fn view(&self) -> aiact_str {
        aiact_str { ptr: self.0.as_ptr().cast(), len: self.0.len() - 1 }
    }
}
