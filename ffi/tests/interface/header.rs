//! `include/aiact.h` is generated here, in memory, and compared with the file: `AIACT_BLESS=1` writes it.

use std::fmt::Write;

use aiact_core::{ERROR_CODES, ErrorCode};
use cbindgen::{Builder, Config, ConstantConfig, DocumentationStyle, ExportConfig, FunctionConfig, Language, Style};

use crate::files;

/// What every user of the interface may rely on.
const CONVENTIONS: &str = r#"/* SPDX-License-Identifier: MIT OR Apache-2.0
 *
 * aiact.h: what the EU AI Act makes of an AI system or model, on any day, with the reason for every answer.
 *
 *     aiact_buf *answer;
 *     aiact_error *error;
 *     if (aiact_assess_json(json, strlen(json), &answer, &error) == AIACT_OK)
 *         puts(aiact_buf_data(answer));
 *     else
 *         fprintf(stderr, "%s\n", aiact_error_message(error).ptr);
 *     aiact_buf_free(answer);
 *     aiact_error_free(error);
 *
 * An answer is not legal advice.
 *
 * Conventions
 *
 * Results   A function that can fail returns an aiact_status: 0 (AIACT_OK), or the number of the error. It hands out a
 *           document through `out` and an error object through `error`. On return exactly one of the two is set and the
 *           other is NULL, whatever stood there before: they need not be initialised, and both may be freed in any case.
 *           `error` may be NULL if only the number is wanted. `out` may not: that is AIACT_ERR_OPTION.
 *
 * Ownership What is handed out belongs to the caller, who frees it once, with the function named for its type; never with
 *           free(). Every free function accepts NULL. Text of type aiact_str, and what aiact_buf_data returns, is borrowed:
 *           it lives as long as its handle. Text from functions without a handle is static.
 *
 * Text      UTF-8. What is passed has a length and needs no closing NUL; NULL with length 0 is the empty text. What is
 *           handed out has both, a length and a closing NUL. Text that is passed in is not kept after the call, and must
 *           not be changed by another thread during it.
 *
 * NULL      A null handle is the empty document, or no error: accessors give 0 and the empty string, never a null pointer
 *           to text. A wrong pointer, or a handle that was freed, cannot be recognised: the behaviour is undefined.
 *
 * Threads   Every function may be called from any thread at any time. Handles never change: any number of threads may
 *           read one; free it when no other thread uses it. The library starts no threads and takes no callbacks. It keeps
 *           no state but the rulebook, which is read on first use and stays.
 *
 * Defects   Bad input is an error, never a crash. A defect of the library (a panic) is caught and reported as
 *           AIACT_ERR_INTERNAL; the call then had no effect, other handles are intact, and a line is written to standard
 *           error. Only running out of memory ends the process.
 *
 * Purity    Nothing here reads a clock, a file, the environment, the locale or the network: the day is part of the case.
 *
 * Versions  AIACT_ABI_EPOCH changes when a symbol or a layout is removed or altered, and with it the name of the shared
 *           library (libaiact.so.1). Additions raise AIACT_ABI_MINOR. New meanings get new names. Numbers of errors are
 *           never used again. The version of the library, and the law it holds (aiact_rulebook_digest), are separate.
 */"#;

/// What each error is about, for the reader of the header.
fn meaning(code: ErrorCode) -> &'static str {
    match code {
        ErrorCode::Day => "a day is missing, malformed, or before the Act entered into force",
        ErrorCode::Edition => "no such edition of the law",
        ErrorCode::UnknownId => "no such conclusion, duty or other identifier",
        ErrorCode::Option => "an option or argument has a value that is not allowed",
        ErrorCode::Json => "not well-formed JSON, or not UTF-8",
        ErrorCode::Limit => "larger or deeper than the limits allow (16 MiB, depth 64)",
        ErrorCode::Key => "a key that is not known, or one twice",
        ErrorCode::UnknownFact => "no such fact",
        ErrorCode::FactType => "a value of the wrong type for the fact",
        ErrorCode::FactValue => "not one of the values of the fact",
        ErrorCode::FactRange => "a range with its ends the wrong way round, or an empty choice",
        ErrorCode::Contradiction => "two stated things cannot both be true",
        ErrorCode::RulebookSyntax => "the rulebook cannot be read",
        ErrorCode::RulebookCheck => "the rulebook does not hold together",
        ErrorCode::Internal => "a defect of the library",
        other => panic!("describe the new code `{other}` here"),
    }
}

/// The part of the header that is not made from functions and types: macros, versions and the numbers of the errors.
fn macros() -> String {
    let mut text = String::from(
        "\n#if defined(_WIN32) && !defined(AIACT_STATIC)\n#define AIACT_API __declspec(dllimport)\n\
         #else\n#define AIACT_API\n#endif\n\n\
         #ifdef __cplusplus\n#define AIACT_NOEXCEPT noexcept\n#else\n#define AIACT_NOEXCEPT\n#endif\n\n\
         /* The version of the library that this header came with. */\n",
    );
    let mut define = |line: &str| writeln!(text, "#define {line}").unwrap();
    define(&format!("AIACT_VERSION \"{}\"", env!("CARGO_PKG_VERSION")));
    define(concat!("AIACT_VERSION_MAJOR ", env!("CARGO_PKG_VERSION_MAJOR")));
    define(concat!("AIACT_VERSION_MINOR ", env!("CARGO_PKG_VERSION_MINOR")));
    define(concat!("AIACT_VERSION_PATCH ", env!("CARGO_PKG_VERSION_PATCH")));
    text.push_str("\n/* The binary interface of this header, to compare with aiact_abi_version(). */\n");
    text.push_str("#define AIACT_ABI_VERSION ((AIACT_ABI_EPOCH << 16) | AIACT_ABI_MINOR)\n");
    text.push_str("\n/* Values of aiact_status. */\n#define AIACT_OK 0\n");
    for code in ERROR_CODES {
        let name = format!("AIACT_ERR_{}", code.name().to_uppercase());
        writeln!(text, "#define {name:<25} {} /* {} */", code.number(), meaning(*code)).unwrap();
    }
    text.trim_end().to_owned()
}

pub fn generated() -> String {
    let config = Config {
        language: Language::C,
        cpp_compat: true,
        style: Style::Type,
        usize_is_size_t: true,
        no_includes: true,
        sys_includes: vec!["stddef.h".into(), "stdint.h".into()],
        header: Some(CONVENTIONS.into()),
        include_guard: Some("AIACT_H".into()),
        autogen_warning: Some("/* Generated from ffi/src by `cargo test -p aiact-ffi`. */".into()),
        after_includes: Some(macros()),
        line_length: 160,
        documentation_style: DocumentationStyle::Doxy,
        function: FunctionConfig {
            prefix: Some("AIACT_API".into()),
            postfix: Some("AIACT_NOEXCEPT".into()),
            ..FunctionConfig::default()
        },
        export: ExportConfig { exclude: vec!["OK".into()], ..ExportConfig::default() },
        constant: ConstantConfig { allow_static_const: false, ..ConstantConfig::default() },
        ..Config::default()
    };
    let mut text = Vec::new();
    // The modules are found from `lib.rs`.
    Builder::new()
        .with_config(config)
        .with_src(files::root().join("ffi/src/lib.rs"))
        .generate()
        .unwrap()
        .write(&mut text);
    String::from_utf8(text).unwrap()
}

#[test]
fn the_checked_in_header_is_the_generated_one() {
    files::compare("include/aiact.h", &generated());
}

#[test]
fn the_header_has_the_numbers_of_the_core_and_no_others() {
    let header = generated();
    let defined: Vec<(String, i32)> = header
        .lines()
        .filter_map(|line| line.strip_prefix("#define AIACT_ERR_"))
        .map(|line| {
            let mut words = line.split_whitespace();
            (words.next().unwrap().to_lowercase(), words.next().unwrap().parse().unwrap())
        })
        .collect();
    let known: Vec<(String, i32)> = ERROR_CODES.iter().map(|c| (c.name().to_owned(), c.number())).collect();
    assert_eq!(defined, known);
    assert!(known.iter().all(|(_, number)| *number > 0), "0 is success");
}

#[test]
fn the_shared_library_is_named_for_the_epoch() {
    let build = std::fs::read_to_string(files::root().join("ffi/build.rs")).unwrap();
    let header = generated();
    let number = |text: &str, before: &str| -> u32 {
        let rest = text.split(before).nth(1).unwrap_or_else(|| panic!("`{before}` is missing"));
        rest.trim_start().chars().take_while(char::is_ascii_digit).collect::<String>().parse().unwrap()
    };
    assert_eq!(number(&build, "const EPOCH: u32 ="), number(&header, "#define AIACT_ABI_EPOCH"));
}
