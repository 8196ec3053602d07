//! Every exported function is guarded, listed and declared.

use std::fs;

use crate::{files, header};

/// Functions that return a constant: nothing in them can panic.
const CONSTANT: &[&str] = &["aiact_version", "aiact_abi_version"];

/// An exported function, as it stands in the source.
struct Exported {
    name: String,
    body: String,
}

/// All exported functions.
fn exported() -> Vec<Exported> {
    let mut found = Vec::new();
    for file in files::sources() {
        let text = fs::read_to_string(&file).unwrap();
        for item in text.split("#[unsafe(no_mangle)]\n").skip(1) {
            let signature = item.split(" extern \"C\" fn ").nth(1).unwrap_or_else(|| panic!("no function in {file:?}"));
            let name = signature.split('(').next().unwrap().to_owned();
            let body = signature.split_once("{\n").and_then(|(_, rest)| rest.split("\n}\n").next());
            found.push(Exported { name, body: body.unwrap().to_owned() });
        }
    }
    found
}

/// The code of a body in which no line can panic: `let body = ...` only names a closure, comments do nothing.
fn runs(body: &str) -> String {
    let lines: Vec<&str> = body.lines().map(str::trim).filter(|l| !l.starts_with("//")).collect();
    let code = lines.join(" ");
    match code.split_once("let body = ") {
        Some(("", rest)) => rest.split_once("; unsafe {").map(|(_, call)| format!("unsafe {{{call}")).unwrap(),
        _ => code,
    }
}

#[test]
fn every_exported_function_is_guarded() {
    let all = exported();
    assert!(!all.is_empty());
    let (constant, others): (Vec<_>, Vec<_>) = all.iter().partition(|e| CONSTANT.contains(&e.name.as_str()));
    assert_eq!(constant.len(), CONSTANT.len());
    for function in &constant {
        assert_eq!(function.body.lines().count(), 1, "{} is no constant", function.name);
    }
    for Exported { name, body } in &others {
        let code = runs(body);
        let guarded = code.starts_with("guard(") || code.starts_with("unsafe { guard_document(");
        assert!(guarded, "{name} does something outside of a guard: {code}");
    }
}

#[test]
fn there_is_one_way_to_export() {
    for file in files::sources() {
        let text = fs::read_to_string(&file).unwrap();
        let of = |word: &str| text.matches(word).count();
        let functions = of("extern \"C\" fn ");
        assert_eq!((of("no_mangle"), of("export_name")), (functions, 0), "{file:?}");
    }
}

#[test]
fn the_list_of_symbols_is_what_is_exported_and_declared() {
    let mut names: Vec<String> = exported().into_iter().map(|e| e.name).collect();
    names.sort();
    files::compare("ffi/abi/symbols.txt", &(names.join("\n") + "\n"));
    let header = header::generated();
    let mut declared: Vec<&str> = header.split("\nAIACT_API").skip(1).map(declared_name).collect();
    declared.sort_unstable();
    assert_eq!(declared, names);
}

/// The name in a declaration: what stands before the first parenthesis.
fn declared_name(declaration: &str) -> &str {
    let head = declaration.split('(').next().unwrap();
    head.rsplit([' ', '*']).next().unwrap()
}
