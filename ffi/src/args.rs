//! Reading what the caller passes.

use std::ffi::c_char;
use std::slice;
use std::str;

use aiact_core::facts::MAX_BYTES;
use aiact_core::{Error, ErrorCode};

/// The text of an argument. Null with length 0 is the empty text, as in an empty `std::string_view`.
///
/// # Errors
///
/// [`ErrorCode::Option`] when it is null but has a length; [`ErrorCode::Limit`] when it is longer than any
/// document that is read, before any of it is looked at; [`ErrorCode::Json`] when it is not UTF-8.
///
/// # Safety
///
/// `data` must be null or point to `len` bytes that stay readable and unchanged as long as the text is used.
pub(crate) unsafe fn text<'a>(name: &str, data: *const c_char, len: usize) -> Result<&'a str, Error> {
    if len > MAX_BYTES {
        let message = format!("`{name}` has {len} bytes; at most {MAX_BYTES} are read");
        return Err(Error::new(ErrorCode::Limit, "", message));
    }
    if data.is_null() {
        return if len == 0 {
            Ok("")
        } else {
            Err(Error::new(ErrorCode::Option, name, format!("`{name}` is null but has a length of {len}"))
                .with_help("pass the address of the text, or length 0"))
        };
    }
    // SAFETY: not null, readable for `len` bytes by this function's contract, and `len` is far below
    // `isize::MAX`.
    let bytes = unsafe { slice::from_raw_parts(data.cast::<u8>(), len) };
    str::from_utf8(bytes).map_err(|e| {
        let message = format!("`{name}` is not UTF-8 from byte {} on", e.valid_up_to());
        Error::new(ErrorCode::Json, "", message).with_help("text is passed in UTF-8")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> Result<&str, Error> {
        // SAFETY: pointer and length are those of a slice that outlives the result.
        unsafe { text("id", bytes.as_ptr().cast(), bytes.len()) }
    }

    #[test]
    fn text_is_read_as_it_is() {
        assert_eq!(read("højrisiko\0x".as_bytes()).unwrap(), "højrisiko\0x");
        assert_eq!(read(b"").unwrap(), "");
        // SAFETY: null is allowed.
        assert_eq!(unsafe { text("id", std::ptr::null(), 0) }.unwrap(), "");
    }

    #[test]
    fn what_is_no_text_is_refused() {
        let error = read(b"ab\xff").unwrap_err();
        assert_eq!((error.code(), error.message()), (ErrorCode::Json, "`id` is not UTF-8 from byte 2 on"));
        // SAFETY: null is allowed.
        let error = unsafe { text("id", std::ptr::null(), 3) }.unwrap_err();
        assert_eq!((error.code(), error.place()), (ErrorCode::Option, "id"));
    }

    #[test]
    fn a_wrong_length_is_refused_before_the_text_is_read() {
        for len in [MAX_BYTES + 1, isize::MAX as usize, usize::MAX] {
            // SAFETY: breaks the contract on purpose: nothing may be read beyond the limit.
            let error = unsafe { text("case_json", c"{".as_ptr(), len) }.unwrap_err();
            assert_eq!(error.code(), ErrorCode::Limit);
        }
    }
}
