//! The check of a rulebook helps who maintains it: what has to be mended comes first, and nothing ends in silence.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use aiact::Rulebook;
use aiact::rulebook::{Severity, Subject};

const PREAMBLE: &str = r#"
edition 2024-07-12 "As published"
  published 2024-07-12
  in force 2024-08-01

edition 2026-07-27 "As amended"
  published 2026-07-24
  in force 2026-07-27

fact f0 "f0?" [Art 6]
  type bool
"#;

fn remarks(rules: &str) -> Vec<(Severity, Subject, String)> {
    let text = format!("{PREAMBLE}\n{rules}");
    let book = Rulebook::read([("test.rules", text.as_str())]).unwrap_or_else(|e| panic!("{e}"));
    let remarks = book.check().unwrap_or_else(|e| panic!("{e}"));
    remarks.into_iter().map(|r| (r.severity, r.subject, r.message)).collect()
}

fn rule(id: &str, line: &str) -> String {
    format!(
        "rule {id} \"Rule\" [Art 6]\n  kind match\n{line}  all of\n    f0 [Art 6]\n    as_of >= 2024-09-01 [Art 6]\n\n"
    )
}

/// An edition was added and the line not extended: the entry is gone from it.
#[test]
fn an_entry_that_ends_unsaid_is_named() {
    let found = remarks(&rule("r0", "  only edition 2024-07-12\n"));
    let ends: Vec<_> = found.iter().filter(|(_, subject, _)| *subject == Subject::Ends).collect();
    assert_eq!(ends.len(), 1, "{found:?}");
    assert_eq!(ends[0].0, Severity::Note);
    assert!(ends[0].2.contains("`r0` ends with edition 2024-07-12"), "{}", ends[0].2);
}

#[test]
fn an_entry_that_is_meant_to_end_says_so() {
    let text = format!("{PREAMBLE}\n{}", rule("r0", "  until edition 2024-07-12\n"));
    let book = Rulebook::read([("test.rules", text.as_str())]).unwrap();
    assert!(book.check().unwrap().iter().all(|r| r.subject != Subject::Ends));
    let body = &book.entries().rules[0].body;
    assert!(body.in_edition(0) && !body.in_edition(1) && body.ended);
    // New in the newest edition: nothing to say.
    assert!(
        remarks(&rule("r0", "  only edition 2026-07-27\n")).iter().all(|(_, subject, _)| *subject != Subject::Ends)
    );
    let unknown = format!("{PREAMBLE}\n{}", rule("r0", "  until edition 2025-01-01\n"));
    let error = Rulebook::read([("test.rules", unknown.as_str())]).unwrap_err();
    assert!(error.to_string().contains("no edition `2025-01-01`"), "{error}");
}

#[test]
fn an_entry_without_condition_names_the_edition() {
    let text = format!(
        "{PREAMBLE}\nrule r0 \"Rule\" [Art 6]\n  kind match\n  edition 2024-07-12\n    all of\n      f0 [Art 6]\n"
    );
    let book = Rulebook::read([("test.rules", text.as_str())]).unwrap();
    let error = book.check().unwrap_err();
    assert!(error.to_string().contains("`r0` has no condition in edition 2026-07-27"), "{error}");
}

/// To imply what is read is not to be read: only a rule that reads the fact itself can tell the two apart.
#[test]
fn a_fact_that_only_implies_is_unread() {
    let part = "fact part \"part?\" [Art 6]\n  type bool\n  implies f0\n\n";
    let found = remarks(&format!("{part}{}", rule("r0", "")));
    assert!(
        found.iter().any(|(s, _, m)| *s == Severity::Error && m.contains("no rule reads the fact `part`")),
        "{found:?}"
    );
    let kept = part.replace("  implies f0\n", "  implies f0\n  on record\n");
    let found = remarks(&format!("{kept}{}", rule("r0", "")));
    assert!(found.iter().all(|(_, _, m)| !m.contains("`part`")), "{found:?}");
}

#[test]
fn errors_come_first() {
    let part = "fact unread \"?\" [Art 6]\n  type bool\n\n";
    let found = remarks(&format!("{}{part}", rule("r0", "  only edition 2024-07-12\n")));
    assert!(found.len() > 1 && found.is_sorted_by_key(|(severity, ..)| *severity), "{found:?}");
    assert_eq!(found[0].0, Severity::Error);
}
