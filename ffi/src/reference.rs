//! The rulebook as reference, without a case.

use std::ffi::c_char;

use aiact_core::{Rulebook, report};

use crate::args;
use crate::buf::aiact_buf;
use crate::error::aiact_error;
use crate::guard::{aiact_status, guard_document};

/// Hands out what the rulebook says under an id, as a JSON document: kind, title, provisions with a link to the first,
/// and what belongs to the kind, with conditions in the notation of the rulebook.
///
/// `id` is that of a fact, term, rule, duty, penalty, checklist, institution, procedure, instrument, history, figure,
/// activity, regime, source or edition, or of provisions that are unmodelled, such as
/// `art9-1-rms`; with its kind before it, as in `institution union-body`, where entries of two kinds have one id, which
/// `see_also` tells.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn aiact_entry_json(
    id: *const c_char,
    id_len: usize,
    out: *mut *mut aiact_buf,
    error: *mut *mut aiact_error,
) -> aiact_status {
    let body = || {
        // SAFETY: null or `id_len` readable bytes, by the rules of this library.
        let id = unsafe { args::text("id", id, id_len) }?;
        report::entry(Rulebook::builtin()?, id)
    };
    // SAFETY: the outputs are null or writable, by the rules of this library.
    unsafe { guard_document(out, error, body) }
}

/// Hands out all entries of a kind, in the order of the rulebook, as a JSON list of objects with `id` and `title`.
///
/// `kind` is one of those that `aiact_entry_json` names, such as `institution`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn aiact_entries_json(
    kind: *const c_char,
    kind_len: usize,
    out: *mut *mut aiact_buf,
    error: *mut *mut aiact_error,
) -> aiact_status {
    let body = || {
        // SAFETY: null or `kind_len` readable bytes, by the rules of this library.
        let kind = unsafe { args::text("kind", kind, kind_len) }?;
        report::entries(Rulebook::builtin()?, kind)
    };
    // SAFETY: the outputs are null or writable, by the rules of this library.
    unsafe { guard_document(out, error, body) }
}

/// Hands out everything that the rulebook has on a provision, as a JSON document: `provision`, `url` and `entries`, each
/// entry with `kind`, `id`, `title`, the `citations` that meet the provision, and their `relation` to it: `exact`, `part`
/// (of the provision) or `whole` (of which it is part).
///
/// `provision` is written as in citations, such as `Art 5(1)(f)`, `Annex III(4)`, `Recital 18` or `C(2025)5052`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn aiact_about_json(
    provision: *const c_char,
    provision_len: usize,
    out: *mut *mut aiact_buf,
    error: *mut *mut aiact_error,
) -> aiact_status {
    let body = || {
        // SAFETY: null or `provision_len` readable bytes, by the rules of this library.
        let provision = unsafe { args::text("provision", provision, provision_len) }?;
        report::about(Rulebook::builtin()?, provision)
    };
    // SAFETY: the outputs are null or writable, by the rules of this library.
    unsafe { guard_document(out, error, body) }
}
