//! The labelled cases on general-purpose models, judged as the example `gpai_cases` judges them: every key right.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "../examples/gpai_cases/assessed.rs"]
mod assessed;
#[path = "../examples/gpai_cases/cases.rs"]
mod cases;
#[path = "../examples/gpai_cases/computed.rs"]
mod computed;
#[path = "../examples/gpai_cases/facts.rs"]
mod facts;
#[path = "../examples/gpai_cases/firms.rs"]
mod firms;
#[path = "../examples/gpai_cases/judge.rs"]
mod judge;
#[path = "../examples/gpai_cases/models.rs"]
mod models;

use std::collections::BTreeSet;
use std::path::Path;

use aiact::Rulebook;
use aiact::rulebook::Item;
use cases::LabelledCase;
use judge::{Outcome, Point};

fn book() -> &'static Rulebook {
    Rulebook::builtin().unwrap()
}

fn judged(case: &LabelledCase) -> Vec<Point> {
    judge::judge(book(), case, models::place_of_developer).unwrap().0
}

#[test]
fn every_asserted_key_is_right() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/cases/gpai.jsonl");
    let cases = cases::read(&path).unwrap();
    assert_eq!(cases.len(), 142);
    let points: Vec<Point> = cases.iter().flat_map(judged).collect();
    let failed: Vec<String> = points
        .iter()
        .filter(|p| p.outcome != Outcome::Right)
        .map(|p| format!("{} {}: expected {}, got {} ({:?})", p.case, p.key, p.expected, p.got, p.outcome))
        .collect();
    assert!(failed.is_empty(), "{}", failed.join("\n"));
    assert_eq!(points.len(), 427);
}

/// The runner must notice a wrong answer and a key that it does not know, or it proves nothing.
#[test]
fn the_judge_can_tell() {
    let outcomes = |facts: &str, expected: &str| -> Vec<Outcome> {
        let case = LabelledCase::read(&format!(r#"{{"id": "x", "facts": {facts}, "expected": {expected}}}"#)).unwrap();
        judged(&case).into_iter().map(|p| p.outcome).collect()
    };
    let above = r#"{"gpai": "yes", "training_compute_cumulative_flop": 2e25}"#;
    assert_eq!(outcomes(above, r#"{"systemic_risk": "presumed"}"#), [Outcome::Right]);
    assert_eq!(outcomes(above, r#"{"systemic_risk": "not_presumed"}"#), [Outcome::Wrong]);
    assert_eq!(outcomes(above, r#"{"no_such_key": 1}"#), [Outcome::Unsupported]);
    assert_eq!(
        outcomes(above, r#"{"near_threshold": true, "reported_string": "2.0e25"}"#),
        [Outcome::Wrong, Outcome::Right]
    );
    assert_eq!(
        outcomes(r#"{"gpu_hours": 10, "peak_flop_per_s": 1e12, "utilisation": 0.5}"#, r#"{"error": "x"}"#),
        [Outcome::Wrong]
    );
}

/// Exactly at the threshold, whatever the form in which the number is written, nothing is presumed; one more is.
#[test]
fn the_threshold_is_exact() {
    let risk = |flop: &str| {
        let line = format!(
            r#"{{"id": "x", "facts": {{"gpai": "yes", "training_compute_cumulative_flop": {flop}}}, "expected": {{"systemic_risk": "presumed"}}}}"#
        );
        judged(&LabelledCase::read(&line).unwrap()).first().map(|p| p.outcome)
    };
    for at in ["1e25", "1.0e+25", "\"1e25\"", "10000000000000000000000000", "\"10000000000000000000000000\""] {
        assert_eq!(risk(at), Some(Outcome::Wrong), "{at}");
    }
    for above in ["10000000000000000000000001", "\"10000000000000000000000001\"", "1.0000000000000000000000001e25"] {
        assert_eq!(risk(above), Some(Outcome::Right), "{above}");
    }
}

#[test]
fn the_duties_that_the_cases_name_are_those_of_the_rulebook() {
    for (name, id) in assessed::DUTIES {
        assert!(matches!(book().item(id), Some(Item::Duty(_))), "{name}: {id}");
    }
    let names: BTreeSet<&str> = assessed::DUTIES.iter().map(|(name, _)| *name).collect();
    assert_eq!(names.len(), assessed::DUTIES.len());
}

#[test]
fn a_bad_file_is_refused() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let message = |name: &str, text: &str| {
        let path = folder.join(name);
        std::fs::write(&path, text).unwrap();
        cases::read(&path).unwrap_err()
    };
    assert!(message("gpai-broken.jsonl", "{\"id\": \"x\", \"facts\": {}}").contains("`expected`"));
    assert!(
        message("gpai-twice.jsonl", r#"{"id": "x", "facts": {"a": 1, "a": 2}, "expected": {}}"#)
            .contains("gpai-twice.jsonl:1")
    );
    assert!(message("gpai-empty.jsonl", "\n").contains("no case"));
}
