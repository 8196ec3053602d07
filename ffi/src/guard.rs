//! The one way in and out: no panic passes, every failure becomes a status and an error object.

use std::any::Any;
use std::mem;
use std::panic::{AssertUnwindSafe, catch_unwind};

use aiact_core::{Error, ErrorCode};

use crate::buf::aiact_buf;
use crate::error::aiact_error;

/// The outcome of a call: 0 (`AIACT_OK`), or one of the `AIACT_ERR_` numbers. Treat every other number, too, as a
/// failure: later versions may add some.
pub type aiact_status = i32;

pub(crate) const OK: aiact_status = 0;

/// Runs the body of a function that cannot fail: an accessor or a destructor. A panic gives `fallback`.
pub(crate) fn guard<T>(fallback: T, body: impl FnOnce() -> T) -> T {
    catch(body).unwrap_or(fallback)
}

/// Runs the body of a function that hands out a document.
///
/// On return exactly one of `*out` and `*error` is set and the other is null, whatever stood there before.
///
/// # Safety
///
/// `out` and `error` must each be null or valid for writing a pointer.
pub(crate) unsafe fn guard_document(
    out: *mut *mut aiact_buf,
    error: *mut *mut aiact_error,
    body: impl FnOnce() -> Result<String, Error>,
) -> aiact_status {
    // SAFETY: by this function's contract.
    unsafe { put(out, None) };
    // SAFETY: by this function's contract.
    unsafe { put(error, None) };
    let result = if out.is_null() {
        Err(Error::new(ErrorCode::Option, "out", "`out` is null").with_help("pass the address of an `aiact_buf *`"))
    } else {
        catch(body).unwrap_or_else(|message| Err(defect(&message)))
    };
    match result {
        Ok(text) => {
            // SAFETY: by this function's contract.
            unsafe { put(out, Some(aiact_buf::new(text))) };
            OK
        }
        Err(failure) => {
            let status = failure.code().number();
            // SAFETY: by this function's contract.
            unsafe { put(error, Some(aiact_error::new(failure))) };
            status
        }
    }
}

/// Hands out a new handle, or null; what there is no room for is dropped.
///
/// # Safety
///
/// `to` must be null or valid for writing a pointer.
unsafe fn put<T>(to: *mut *mut T, value: Option<T>) {
    if !to.is_null() {
        let handle = value.map_or(std::ptr::null_mut(), |v| Box::into_raw(Box::new(v)));
        // SAFETY: not null, and then valid by this function's contract; what stood there has no destructor.
        unsafe { to.write(handle) };
    }
}

/// The value of the body, or the message of its panic.
fn catch<T>(body: impl FnOnce() -> T) -> Result<T, String> {
    // Unwind safety: bodies own what they change, and handles are immutable.
    let caught = catch_unwind(AssertUnwindSafe(|| {
        #[cfg(test)]
        hook::panic_if_armed();
        body()
    }));
    caught.map_err(|payload| {
        let message = message_of(payload.as_ref());
        // A payload may panic while it is dropped; then its successor is given up.
        if let Err(second) = catch_unwind(AssertUnwindSafe(|| drop(payload))) {
            mem::forget(second);
        }
        message
    })
}

fn message_of(payload: &(dyn Any + Send)) -> String {
    match (payload.downcast_ref::<&str>(), payload.downcast_ref::<String>()) {
        (Some(text), _) => (*text).to_owned(),
        (_, Some(text)) => text.clone(),
        _ => "no message".to_owned(),
    }
}

fn defect(message: &str) -> Error {
    Error::new(ErrorCode::Internal, "", format!("a defect of the library: {message}"))
        .with_help("the call had no effect; please report it together with its input")
}

/// Lets a test make the next guarded body of its thread panic.
#[cfg(test)]
pub(crate) mod hook {
    use std::cell::Cell;

    thread_local!(static ARMED: Cell<bool> = const { Cell::new(false) });

    pub(crate) fn arm() {
        ARMED.set(true);
    }

    pub(super) fn panic_if_armed() {
        assert!(!ARMED.take(), "forced by a test");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Panics once more while it is dropped.
    struct Spiteful;

    impl Drop for Spiteful {
        fn drop(&mut self) {
            panic!("in the destructor");
        }
    }

    #[test]
    fn the_value_passes_through() {
        assert_eq!(guard(1, || 2), 2);
        assert_eq!(catch(|| "as it is"), Ok("as it is"));
    }

    #[test]
    fn a_panic_becomes_the_fallback() {
        assert_eq!(guard(1, || panic!("static text")), 1);
        assert_eq!(catch(|| panic!("static text")), Err::<(), _>("static text".to_owned()));
        assert_eq!(catch(|| panic!("made {}", "here")), Err::<(), _>("made here".to_owned()));
    }

    #[test]
    fn a_payload_that_panics_in_turn_is_caught() {
        assert_eq!(guard(7, || std::panic::panic_any(Spiteful)), 7);
        assert_eq!(catch(|| std::panic::panic_any(Spiteful)), Err::<(), _>("no message".to_owned()));
    }
}
