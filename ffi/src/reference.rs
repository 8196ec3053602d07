//! The rulebook as reference, without a case, and the fixed phrases of a language.

use std::ffi::c_char;

use aiact_core::{Error, Language, Rulebook, report};

use crate::args;
use crate::buf::aiact_buf;
use crate::error::aiact_error;
use crate::guard::{aiact_status, guard_document};

/// The rulebook with its texts in a language.
fn book_in(lang: &str) -> Result<&'static Rulebook, Error> {
    Rulebook::builtin_in(lang.parse()?)
}

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

/// As `aiact_entry_json`, with the texts in a language: `en`, `da` or `sv`. Identifiers and citations are the same in
/// every language.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn aiact_entry_json_in(
    id: *const c_char,
    id_len: usize,
    lang: *const c_char,
    lang_len: usize,
    out: *mut *mut aiact_buf,
    error: *mut *mut aiact_error,
) -> aiact_status {
    let body = || {
        // SAFETY: null or `id_len` readable bytes, by the rules of this library.
        let id = unsafe { args::text("id", id, id_len) }?;
        // SAFETY: null or `lang_len` readable bytes, by the rules of this library.
        let lang = unsafe { args::text("lang", lang, lang_len) }?;
        report::entry(book_in(lang)?, id)
    };
    // SAFETY: the outputs are null or writable, by the rules of this library.
    unsafe { guard_document(out, error, body) }
}

/// As `aiact_entries_json`, with the texts in a language, as in `aiact_entry_json_in`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn aiact_entries_json_in(
    kind: *const c_char,
    kind_len: usize,
    lang: *const c_char,
    lang_len: usize,
    out: *mut *mut aiact_buf,
    error: *mut *mut aiact_error,
) -> aiact_status {
    let body = || {
        // SAFETY: null or `kind_len` readable bytes, by the rules of this library.
        let kind = unsafe { args::text("kind", kind, kind_len) }?;
        // SAFETY: null or `lang_len` readable bytes, by the rules of this library.
        let lang = unsafe { args::text("lang", lang, lang_len) }?;
        report::entries(book_in(lang)?, kind)
    };
    // SAFETY: the outputs are null or writable, by the rules of this library.
    unsafe { guard_document(out, error, body) }
}

/// As `aiact_about_json`, with the texts in a language, as in `aiact_entry_json_in`; the provision is written as in
/// English.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn aiact_about_json_in(
    provision: *const c_char,
    provision_len: usize,
    lang: *const c_char,
    lang_len: usize,
    out: *mut *mut aiact_buf,
    error: *mut *mut aiact_error,
) -> aiact_status {
    let body = || {
        // SAFETY: null or `provision_len` readable bytes, by the rules of this library.
        let provision = unsafe { args::text("provision", provision, provision_len) }?;
        // SAFETY: null or `lang_len` readable bytes, by the rules of this library.
        let lang = unsafe { args::text("lang", lang, lang_len) }?;
        report::about(book_in(lang)?, provision)
    };
    // SAFETY: the outputs are null or writable, by the rules of this library.
    unsafe { guard_document(out, error, body) }
}

/// Hands out the fixed phrases of a language as a JSON document: groups of phrases by name, such as the words for
/// statuses (`status`), truth values (`truth`) and kinds of legal positions (`nature`); in some, names in braces are to
/// be filled in.
///
/// `lang` is `en`, `da` or `sv`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn aiact_phrases_json(
    lang: *const c_char,
    lang_len: usize,
    out: *mut *mut aiact_buf,
    error: *mut *mut aiact_error,
) -> aiact_status {
    let body = || {
        // SAFETY: null or `lang_len` readable bytes, by the rules of this library.
        let lang = unsafe { args::text("lang", lang, lang_len) }?;
        Ok(lang.parse::<Language>()?.phrases().to_json())
    };
    // SAFETY: the outputs are null or writable, by the rules of this library.
    unsafe { guard_document(out, error, body) }
}
