//! Which library, which interface, which law: three versions that change for different reasons.

use std::ffi::c_char;

use aiact_core::law::Date;
use aiact_core::rulebook::Text;
use aiact_core::{Error, ErrorCode, Rulebook};
use serde::Serialize;

use crate::buf::aiact_buf;
use crate::error::aiact_error;
use crate::guard::{aiact_status, guard_document};

/// The epoch of the binary interface, which is also the number in the name of the shared library (`libaiact.so.1`).
/// Another epoch is another interface: programs must be compiled anew.
pub const AIACT_ABI_EPOCH: u32 = 1;

/// Counts additions to the interface within an epoch.
pub const AIACT_ABI_MINOR: u32 = 2;

/// The version of the library, such as "0.1.0". Static text.
#[unsafe(no_mangle)]
pub extern "C" fn aiact_version() -> *const c_char {
    concat!(env!("CARGO_PKG_VERSION"), "\0").as_ptr().cast()
}

/// The version of the binary interface that the library has: epoch << 16 | minor. A program compiled with this
/// header runs with any library of the same epoch whose number is not below `AIACT_ABI_VERSION`.
#[unsafe(no_mangle)]
pub extern "C" fn aiact_abi_version() -> u32 {
    AIACT_ABI_EPOCH << 16 | AIACT_ABI_MINOR
}

/// Hands out the digest of the rulebook (SHA-256, hexadecimal): two libraries with the same digest hold the same law.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn aiact_rulebook_digest(out: *mut *mut aiact_buf, error: *mut *mut aiact_error) -> aiact_status {
    let body = || Ok(Rulebook::builtin()?.digest().to_owned());
    // SAFETY: the outputs are null or writable, by the rules of this library.
    unsafe { guard_document(out, error, body) }
}

/// Hands out the editions of the Act that the rulebook knows, oldest first, as a JSON list of objects with `id`,
/// `title`, `published`, `in_force` and `also` (other names of the edition).
#[unsafe(no_mangle)]
pub unsafe extern "C" fn aiact_law_editions_json(
    out: *mut *mut aiact_buf,
    error: *mut *mut aiact_error,
) -> aiact_status {
    // SAFETY: the outputs are null or writable, by the rules of this library.
    unsafe { guard_document(out, error, editions) }
}

fn editions() -> Result<String, Error> {
    #[derive(Serialize)]
    struct Edition<'a> {
        id: &'a str,
        title: &'a str,
        published: Date,
        in_force: Date,
        also: &'a [Text],
    }
    let editions: Vec<Edition<'_>> = Rulebook::builtin()?
        .entries()
        .editions
        .iter()
        .map(|e| Edition { id: &e.id, title: &e.title, published: e.published, in_force: e.in_force, also: &e.also })
        .collect();
    serde_json::to_string(&editions).map_err(|e| Error::new(ErrorCode::Internal, "", e.to_string()))
}
