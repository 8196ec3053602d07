//! Assessing a case: the answer, the reason for it, its procedures, and its days as a calendar.

use std::ffi::c_char;

use aiact_core::{Assessment, Case, Error, assess, report};

use crate::args;
use crate::buf::aiact_buf;
use crate::error::aiact_error;
use crate::guard::{aiact_status, guard_document};

fn assessed(case_json: &str) -> Result<Assessment<'static>, Error> {
    assess(&Case::from_json(case_json)?)
}

/// Assesses a case and hands out the answer as a JSON document: the law it was read in, the risk summary, findings,
/// duties with their deadlines, the fines at stake, open questions and presumptions. The same case gives the same bytes
/// on every run, in every language.
///
/// `case_json` is an object: `{"as_of": "2026-11-21", "facts": {"role": ["provider"], ...}}`, with optional
/// `edition`, `strict`, `lang` (`en`, `da` or `sv`), `evidence`, `readings`, `holidays`, `duties_of`,
/// `related_enterprises` and `uses`. A fact that is missing is not stated; `null` says that it is open. At most 16 MiB.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn aiact_assess_json(
    case_json: *const c_char,
    case_len: usize,
    out: *mut *mut aiact_buf,
    error: *mut *mut aiact_error,
) -> aiact_status {
    let body = || {
        // SAFETY: null or `case_len` readable bytes, by the rules of this library.
        let case = unsafe { args::text("case_json", case_json, case_len) }?;
        Ok(assessed(case)?.to_json())
    };
    // SAFETY: the outputs are null or writable, by the rules of this library.
    unsafe { guard_document(out, error, body) }
}

/// Hands out the derivation of one fact, conclusion or duty of a case, as a JSON document: the value, the provision,
/// and below it the rules, facts and presumptions that led to it, each with theirs.
///
/// `case_json` is as for `aiact_assess_json`; `id` is an identifier such as `annex3-4-a`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn aiact_explain_json(
    case_json: *const c_char,
    case_len: usize,
    id: *const c_char,
    id_len: usize,
    out: *mut *mut aiact_buf,
    error: *mut *mut aiact_error,
) -> aiact_status {
    let body = || {
        // SAFETY: null or `case_len` readable bytes, by the rules of this library.
        let case = unsafe { args::text("case_json", case_json, case_len) }?;
        // SAFETY: null or `id_len` readable bytes, by the rules of this library.
        let id = unsafe { args::text("id", id, id_len) }?;
        Ok(assessed(case)?.explain(id)?.to_json())
    };
    // SAFETY: the outputs are null or writable, by the rules of this library.
    unsafe { guard_document(out, error, body) }
}

/// Hands out the days of an answer as an iCalendar file (RFC 5545): an event for each day on which duties begin to bind,
/// and for each deadline or period that can be counted. All events last a day.
///
/// `case_json` is as for `aiact_assess_json`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn aiact_calendar(
    case_json: *const c_char,
    case_len: usize,
    out: *mut *mut aiact_buf,
    error: *mut *mut aiact_error,
) -> aiact_status {
    let body = || {
        // SAFETY: null or `case_len` readable bytes, by the rules of this library.
        let case = unsafe { args::text("case_json", case_json, case_len) }?;
        Ok(report::calendar(&assessed(case)?))
    };
    // SAFETY: the outputs are null or writable, by the rules of this library.
    unsafe { guard_document(out, error, body) }
}

/// Hands out where procedures stand, as a JSON document: the law, and of each procedure its steps in order, with how far
/// they have come, their time limits, and what was late or out of order, by the days that the case states.
///
/// Without `all` (0) these are the procedures that concern the case or may, those that have begun first; with it, every
/// procedure of the edition. `case_json` is as for `aiact_assess_json`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn aiact_procedures_json(
    case_json: *const c_char,
    case_len: usize,
    all: i32,
    out: *mut *mut aiact_buf,
    error: *mut *mut aiact_error,
) -> aiact_status {
    let body = || {
        // SAFETY: null or `case_len` readable bytes, by the rules of this library.
        let case = unsafe { args::text("case_json", case_json, case_len) }?;
        let assessment = assessed(case)?;
        let procedures = if all == 0 { assessment.procedures() } else { assessment.all_procedures() };
        Ok(assessment.procedures_json(&procedures))
    };
    // SAFETY: the outputs are null or writable, by the rules of this library.
    unsafe { guard_document(out, error, body) }
}

/// Hands out where one procedure stands, whether it concerns the case or not, in a document of the same form.
///
/// `case_json` is as for `aiact_assess_json`; `id` is that of a procedure, such as `serious-incident`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn aiact_procedure_json(
    case_json: *const c_char,
    case_len: usize,
    id: *const c_char,
    id_len: usize,
    out: *mut *mut aiact_buf,
    error: *mut *mut aiact_error,
) -> aiact_status {
    let body = || {
        // SAFETY: null or `case_len` readable bytes, by the rules of this library.
        let case = unsafe { args::text("case_json", case_json, case_len) }?;
        // SAFETY: null or `id_len` readable bytes, by the rules of this library.
        let id = unsafe { args::text("id", id, id_len) }?;
        let assessment = assessed(case)?;
        Ok(assessment.procedures_json(&[assessment.procedure(id)?]))
    };
    // SAFETY: the outputs are null or writable, by the rules of this library.
    unsafe { guard_document(out, error, body) }
}
