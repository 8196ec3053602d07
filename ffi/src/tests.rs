//! The contract of the C functions, called from Rust.

use std::ffi::{CStr, c_char};
use std::ptr;

use crate::guard::hook;
use crate::*;

const CASE: &str = r#"{"as_of": "2026-11-21", "facts": {"role": ["provider"], "emp_recruitment_selection": true}}"#;

/// What a call handed out; freed when it goes.
struct Handed {
    status: aiact_status,
    buf: *mut aiact_buf,
    error: *mut aiact_error,
}

impl Handed {
    /// Calls with outputs that hold garbage, as uninitialised variables in C do.
    fn by(call: impl FnOnce(*mut *mut aiact_buf, *mut *mut aiact_error) -> aiact_status) -> Self {
        let mut buf = ptr::dangling_mut();
        let mut error = ptr::dangling_mut();
        let status = call(&raw mut buf, &raw mut error);
        assert_eq!(buf.is_null(), status != 0, "a document on success only");
        assert_eq!(error.is_null(), status == 0, "an error on failure only");
        Self { status, buf, error }
    }

    fn document(&self) -> &str {
        // SAFETY: a handle of this library, and text that lives as long as it.
        unsafe { CStr::from_ptr(aiact_buf_data(self.buf)) }.to_str().unwrap()
    }

    fn message(&self) -> &str {
        // SAFETY: a handle of this library.
        read(unsafe { aiact_error_message(self.error) })
    }

    fn place(&self) -> &str {
        // SAFETY: a handle of this library.
        read(unsafe { aiact_error_place(self.error) })
    }
}

impl Drop for Handed {
    fn drop(&mut self) {
        // SAFETY: handles of this library, or null, freed here only.
        unsafe {
            aiact_buf_free(self.buf);
            aiact_error_free(self.error);
        }
    }
}

/// Reads borrowed text, and checks the NUL byte behind it.
fn read<'a>(text: aiact_str) -> &'a str {
    assert!(!text.ptr.is_null());
    // SAFETY: the text has `len` bytes and one more; the tests read it while its handle lives.
    let bytes = unsafe { std::slice::from_raw_parts(text.ptr.cast::<u8>(), text.len + 1) };
    let (last, text) = bytes.split_last().unwrap();
    assert_eq!(*last, 0);
    std::str::from_utf8(text).unwrap()
}

fn assess(case: &str) -> Handed {
    // SAFETY: pointer and length of a text that outlives the call.
    Handed::by(|out, error| unsafe { aiact_assess_json(case.as_ptr().cast(), case.len(), out, error) })
}

fn explain(case: &str, id: &str) -> Handed {
    let (case, case_len, id, id_len) = (case.as_ptr().cast(), case.len(), id.as_ptr().cast(), id.len());
    // SAFETY: pointers and lengths of texts that outlive the call.
    Handed::by(|out, error| unsafe { aiact_explain_json(case, case_len, id, id_len, out, error) })
}

fn calendar(case: &str) -> Handed {
    // SAFETY: pointer and length of a text that outlives the call.
    Handed::by(|out, error| unsafe { aiact_calendar(case.as_ptr().cast(), case.len(), out, error) })
}

fn entry(id: &str) -> Handed {
    // SAFETY: pointer and length of a text that outlives the call.
    Handed::by(|out, error| unsafe { aiact_entry_json(id.as_ptr().cast(), id.len(), out, error) })
}

fn entries(kind: &str) -> Handed {
    // SAFETY: pointer and length of a text that outlives the call.
    Handed::by(|out, error| unsafe { aiact_entries_json(kind.as_ptr().cast(), kind.len(), out, error) })
}

fn about(provision: &str) -> Handed {
    // SAFETY: pointer and length of a text that outlives the call.
    Handed::by(|out, error| unsafe { aiact_about_json(provision.as_ptr().cast(), provision.len(), out, error) })
}

fn procedures(case: &str, all: i32) -> Handed {
    // SAFETY: pointer and length of a text that outlives the call.
    Handed::by(|out, error| unsafe { aiact_procedures_json(case.as_ptr().cast(), case.len(), all, out, error) })
}

fn procedure(case: &str, id: &str) -> Handed {
    let (case, case_len, id, id_len) = (case.as_ptr().cast(), case.len(), id.as_ptr().cast(), id.len());
    // SAFETY: pointers and lengths of texts that outlive the call.
    Handed::by(|out, error| unsafe { aiact_procedure_json(case, case_len, id, id_len, out, error) })
}

fn phrases(lang: &str) -> Handed {
    // SAFETY: pointer and length of a text that outlives the call.
    Handed::by(|out, error| unsafe { aiact_phrases_json(lang.as_ptr().cast(), lang.len(), out, error) })
}

/// The functions that take a text and a language.
type InLanguage = unsafe extern "C" fn(
    *const c_char,
    usize,
    *const c_char,
    usize,
    *mut *mut aiact_buf,
    *mut *mut aiact_error,
) -> aiact_status;

fn in_language(call: InLanguage, text: &str, lang: &str) -> Handed {
    let (text, text_len, lang, lang_len) = (text.as_ptr().cast(), text.len(), lang.as_ptr().cast(), lang.len());
    // SAFETY: pointers and lengths of texts that outlive the call.
    Handed::by(|out, error| unsafe { call(text, text_len, lang, lang_len, out, error) })
}

#[test]
fn languages_are_those_of_the_core() {
    for language in aiact_core::Language::ALL {
        let (book, lang) = (aiact_core::Rulebook::builtin_in(language).unwrap(), language.code());
        let expected = aiact_core::report::entry(book, "art9-1-rms").unwrap();
        assert_eq!(in_language(aiact_entry_json_in, "art9-1-rms", lang).document(), expected);
        let expected = aiact_core::report::entries(book, "fact").unwrap();
        assert_eq!(in_language(aiact_entries_json_in, "fact", lang).document(), expected);
        let expected = aiact_core::report::about(book, "Art 53").unwrap();
        assert_eq!(in_language(aiact_about_json_in, "Art 53", lang).document(), expected);
        assert_eq!(phrases(lang).document(), language.phrases().to_json());
    }
    assert_eq!(in_language(aiact_entry_json_in, "art9-1-rms", "en").document(), entry("art9-1-rms").document());
    assert_eq!(in_language(aiact_entries_json_in, "duty", "en").document(), entries("duty").document());
    assert_eq!(in_language(aiact_about_json_in, "Art 53", "en").document(), about("Art 53").document());
}

#[test]
fn a_language_that_there_is_not_names_the_known() {
    for failed in [
        in_language(aiact_entry_json_in, "art9-1-rms", "no"),
        in_language(aiact_entries_json_in, "fact", ""),
        in_language(aiact_about_json_in, "Art 53", "DA"),
        phrases("fr"),
    ] {
        assert_eq!((failed.status, failed.place()), (103, "lang"));
        // SAFETY: a handle of this library.
        assert_eq!(read(unsafe { aiact_error_help(failed.error) }), "known: en, da, sv");
    }
    assert_eq!(in_language(aiact_entry_json_in, "ai-ofice", "sv").status, 102);
}

#[test]
fn documents_are_those_of_the_core() {
    let assessment = aiact_core::assess(&aiact_core::Case::from_json(CASE).unwrap()).unwrap();
    assert_eq!(assess(CASE).document(), assessment.to_json());
    assert_eq!(explain(CASE, "annex3-4-a").document(), assessment.explain("annex3-4-a").unwrap().to_json());
    assert_eq!(calendar(CASE).document(), aiact_core::report::calendar(&assessment));
    assert_eq!(procedures(CASE, 0).document(), assessment.procedures_json(&assessment.procedures()));
    assert_eq!(procedures(CASE, 1).document(), assessment.procedures_json(&assessment.all_procedures()));
    let incident = assessment.procedure("serious-incident").unwrap();
    assert_eq!(procedure(CASE, "serious-incident").document(), assessment.procedures_json(&[incident]));
    let book = aiact_core::Rulebook::builtin().unwrap();
    assert_eq!(entry("ai-office").document(), aiact_core::report::entry(book, "ai-office").unwrap());
    assert_eq!(entries("institution").document(), aiact_core::report::entries(book, "institution").unwrap());
    assert_eq!(about("Art 5(1)(f)").document(), aiact_core::report::about(book, "Art 5(1)(f)").unwrap());
    // SAFETY: the outputs are valid.
    let digest = Handed::by(|out, error| unsafe { aiact_rulebook_digest(out, error) });
    assert_eq!(digest.document(), aiact_core::Rulebook::builtin().unwrap().digest());
    // SAFETY: a static text.
    assert_eq!(unsafe { CStr::from_ptr(aiact_version()) }.to_str().unwrap(), aiact_core::VERSION);
}

#[test]
fn editions_are_named_with_their_days() {
    // SAFETY: the outputs are valid.
    let editions = Handed::by(|out, error| unsafe { aiact_law_editions_json(out, error) });
    let list: serde_json::Value = serde_json::from_str(editions.document()).unwrap();
    let days: Vec<&str> = list.as_array().unwrap().iter().map(|e| e["in_force"].as_str().unwrap()).collect();
    assert_eq!(days, ["2024-08-01", "2026-07-27"]);
    assert_eq!(list[1]["id"], "2026-07-27");
}

#[test]
fn errors_are_those_of_the_core() {
    let case = r#"{"as_of": "2026-11-21", "facts": {"emp_filter_or_evaluates": true}}"#;
    let failed = assess(case);
    let error = aiact_core::assess(&aiact_core::Case::from_json(case).unwrap()).unwrap_err();
    assert_eq!(failed.status, 300);
    assert_eq!((failed.place(), failed.message()), (error.place(), error.message()));
    // SAFETY: a handle of this library.
    let (code, help) = unsafe { (aiact_error_code(failed.error), read(aiact_error_help(failed.error))) };
    assert_eq!((code, help), (300, "did you mean `emp_filters_or_evaluates`?"));
    let mut json = ptr::null_mut();
    // SAFETY: a handle of this library and a valid output.
    assert_eq!(unsafe { aiact_error_to_json(failed.error, &raw mut json) }, 0);
    let json = Handed { status: 0, buf: json, error: ptr::null_mut() };
    assert_eq!(json.document(), error.to_json());
}

#[test]
fn text_with_a_nul_byte_is_whole() {
    let failed = assess(r#"{"as_of": "2026-11-21", "facts": {"a\u0000b": true}}"#);
    assert_eq!((failed.status, failed.place()), (300, "/facts/a\0b"));
}

#[test]
fn bad_arguments_are_errors() {
    assert_eq!(assess("").status, 200);
    assert_eq!(explain(CASE, "").status, 102);
    assert_eq!(explain(CASE, "no such id").status, 102);
    assert_eq!(calendar("{").status, 200);
    assert_eq!([procedures("{", 0).status, procedures("{", 1).status, procedure("{", "derogation").status], [200; 3]);
    assert_eq!([procedure(CASE, "").status, procedure(CASE, "serious-incidnet").status], [102, 102]);
    assert_eq!([entry("").status, entry("ai-ofice").status], [102, 102]);
    assert_eq!([about("").status, about("Art 114").status], [102, 102]);
    assert_eq!((entries("duties").status, entries("duties").place()), (103, "kind"));
    // SAFETY: null and wrong lengths are checked before anything is read.
    unsafe {
        let case = CASE.as_ptr().cast::<c_char>();
        let failed = Handed::by(|out, error| aiact_assess_json(ptr::null(), 5, out, error));
        assert_eq!((failed.status, failed.place()), (103, "case_json"));
        assert_eq!(Handed::by(|out, error| aiact_assess_json(ptr::null(), 0, out, error)).status, 200);
        assert_eq!(Handed::by(|out, error| aiact_assess_json(case, usize::MAX, out, error)).status, 201);
        let failed = Handed::by(|out, error| aiact_explain_json(case, CASE.len(), ptr::null(), 1, out, error));
        assert_eq!((failed.status, failed.place()), (103, "id"));
        assert_eq!(assess("\"\u{0}\"").status, 200);
        assert_eq!(Handed::by(|out, error| aiact_assess_json(c"\xff".as_ptr(), 1, out, error)).status, 200);
    }
}

#[test]
fn outputs_may_be_missing() {
    let (case, len) = (CASE.as_ptr().cast::<c_char>(), CASE.len());
    // SAFETY: null outputs are allowed.
    unsafe {
        assert_eq!(aiact_assess_json(case, len, ptr::null_mut(), ptr::null_mut()), 103);
        let mut error = ptr::null_mut();
        assert_eq!(aiact_assess_json(case, len, ptr::null_mut(), &raw mut error), 103);
        let failed = Handed { status: 103, buf: ptr::null_mut(), error };
        assert_eq!(failed.place(), "out");
        let mut buf = ptr::dangling_mut();
        assert_eq!(aiact_assess_json(c"{".as_ptr(), 1, &raw mut buf, ptr::null_mut()), 200);
        assert!(buf.is_null());
        assert_eq!(aiact_error_to_json(ptr::null(), ptr::null_mut()), 103);
    }
}

#[test]
fn null_handles_are_empty() {
    // SAFETY: null is allowed.
    unsafe {
        assert_eq!(CStr::from_ptr(aiact_buf_data(ptr::null())), c"");
        assert_eq!(aiact_buf_len(ptr::null()), 0);
        assert_eq!(aiact_error_code(ptr::null()), 0);
        for view in [aiact_error_message, aiact_error_place, aiact_error_help] {
            assert_eq!(read(view(ptr::null())), "");
        }
        let mut json = ptr::null_mut();
        assert_eq!(aiact_error_to_json(ptr::null(), &raw mut json), 0);
        assert_eq!(Handed { status: 0, buf: json, error: ptr::null_mut() }.document(), "null");
        aiact_buf_free(ptr::null_mut());
        aiact_error_free(ptr::null_mut());
    }
}

/// Makes the body of the call panic and checks that it becomes error 900.
fn assert_internal(call: impl FnOnce(*mut *mut aiact_buf, *mut *mut aiact_error) -> aiact_status) {
    hook::arm();
    let failed = Handed::by(call);
    assert_eq!(failed.status, 900);
    assert_eq!(failed.message(), "a defect of the library: forced by a test");
}

#[test]
fn a_panic_in_any_function_stays_inside() {
    let (case, len) = (CASE.as_ptr().cast::<c_char>(), CASE.len());
    // SAFETY: valid texts, handles and outputs throughout.
    unsafe {
        assert_internal(|out, error| aiact_assess_json(case, len, out, error));
        assert_internal(|out, error| aiact_explain_json(case, len, c"gpai".as_ptr(), 4, out, error));
        assert_internal(|out, error| aiact_calendar(case, len, out, error));
        assert_internal(|out, error| aiact_procedures_json(case, len, 0, out, error));
        assert_internal(|out, error| aiact_procedure_json(case, len, c"gpai".as_ptr(), 4, out, error));
        for call in [aiact_entry_json_in as InLanguage, aiact_entries_json_in, aiact_about_json_in] {
            assert_internal(|out, error| call(c"gpai".as_ptr(), 4, c"da".as_ptr(), 2, out, error));
        }
        assert_internal(|out, error| aiact_phrases_json(c"da".as_ptr(), 2, out, error));
        assert_internal(|out, error| aiact_entry_json(c"gpai".as_ptr(), 4, out, error));
        assert_internal(|out, error| aiact_entries_json(c"duty".as_ptr(), 4, out, error));
        assert_internal(|out, error| aiact_about_json(c"Art 5".as_ptr(), 5, out, error));
        assert_internal(|out, error| aiact_rulebook_digest(out, error));
        assert_internal(|out, error| aiact_law_editions_json(out, error));

        let (good, bad) = (assess(CASE), assess("{"));
        let mut json = ptr::dangling_mut();
        hook::arm();
        assert_eq!(aiact_error_to_json(bad.error, &raw mut json), 900);
        assert!(json.is_null());
        hook::arm();
        assert_eq!(CStr::from_ptr(aiact_buf_data(good.buf)), c"");
        hook::arm();
        assert_eq!(aiact_buf_len(good.buf), 0);
        hook::arm();
        assert_eq!(aiact_error_code(bad.error), 900);
        for view in [aiact_error_message, aiact_error_place, aiact_error_help] {
            hook::arm();
            assert_eq!(read(view(bad.error)), "");
        }
        // The handles are intact, and the destructors keep their panic too: the handle is then not freed.
        assert_eq!(good.document().len(), aiact_buf_len(good.buf));
        hook::arm();
        aiact_buf_free(good.buf);
        hook::arm();
        aiact_error_free(bad.error);
        assert_eq!(bad.status, aiact_error_code(bad.error));
    }
}

#[test]
fn handles_may_cross_threads() {
    const fn shareable<T: Send + Sync>() {}
    const { shareable::<aiact_buf>() };
    const { shareable::<aiact_error>() };
}

#[test]
fn the_abi_version_is_epoch_and_minor() {
    assert_eq!(aiact_abi_version(), AIACT_ABI_EPOCH * 65_536 + AIACT_ABI_MINOR);
}
