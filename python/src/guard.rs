//! The border: texts come in, errors and panics go out as Python exceptions.

use std::panic::{AssertUnwindSafe, catch_unwind};

use aiact::{Error, ErrorCode};
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::PyString;

/// Runs the core without holding the interpreter; an error or a panic becomes the exception for it.
pub(crate) fn guarded<T: Send>(py: Python<'_>, work: impl FnOnce() -> Result<T, Error> + Send) -> PyResult<T> {
    // The core has no state that a panic could leave half-changed.
    let outcome = py.detach(|| catch_unwind(AssertUnwindSafe(work)));
    outcome
        .unwrap_or_else(|_| Err(Error::new(ErrorCode::Internal, "", "the core panicked")))
        .map_err(|e| exception(py, &e))
}

/// The text of a Python string, which must be Unicode proper.
pub(crate) fn text_of<'a>(text: &'a Bound<'_, PyString>, code: ErrorCode) -> PyResult<&'a str> {
    text.to_str().map_err(|_| {
        let error = Error::new(code, "", "the text has half of a surrogate pair").with_help("expected Unicode text");
        exception(text.py(), &error)
    })
}

/// The exceptions are Python classes, so that they pickle and can be subclassed.
fn exception(py: Python<'_>, error: &Error) -> PyErr {
    static MAKE: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
    let code = error.code();
    let made = MAKE
        .import(py, "aiact._errors", "from_core")
        .and_then(|make| make.call1((code.name(), code.number(), error.place(), error.message(), error.help())));
    made.map_or_else(|failure| failure, PyErr::from_value)
}
