//! The labelled cases, judged as the example `conformance` judges them.
//!
//! Nothing of the headline grades may be wrong, and every point that stays open is listed, with its reason,
//! in `tests/cases/undecided.md`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "../examples/conformance/cases.rs"]
mod cases;
#[path = "../examples/conformance/judge.rs"]
mod judge;
#[path = "../examples/conformance/tally.rs"]
mod tally;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use aiact::facts::CaseBuilder;
use aiact::{Assessment, Case, Rulebook, Status, Truth, assess};
use cases::{Group, LabelledCase};
use judge::{Outcome, Point};
use tally::{Tally, by_key};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/cases")
}

fn labelled() -> Vec<LabelledCase> {
    cases::read(&folder().join("classification.jsonl")).unwrap()
}

/// Every point of the cases that are scored; judged once for all tests.
fn judged() -> &'static [Point] {
    static POINTS: OnceLock<Vec<Point>> = OnceLock::new();
    POINTS.get_or_init(|| {
        let scored = labelled().into_iter().filter(|case| case.group() != Group::Unscored);
        scored.flat_map(|case| judge::judge(&case).unwrap()).collect()
    })
}

/// A point as `undecided.md` names it.
fn name(point: &Point) -> String {
    format!("`{}` `{}` `{}`", point.case, point.key, point.expected)
}

#[test]
fn the_headline_grades_agree() {
    let points = judged();
    let wrong: Vec<String> = points
        .iter()
        .filter(|p| p.group == Group::Headline && p.outcome == Outcome::Wrong)
        .map(|p| format!("{}: expected {}, got {}", name(p), p.expected, p.got))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let tally = Tally::of(points.iter().filter(|p| p.group == Group::Headline));
    assert!(tally.decided_permille() >= 970, "{tally:?}");
    assert!(tally.right > 400, "{tally:?}");
}

#[test]
fn every_kind_of_expectation_is_judged() {
    let points = judged();
    let judged: BTreeMap<&str, Tally> = by_key(points, Group::Headline).into_iter().collect();
    for key in [
        "is_ai_system",
        "in_scope",
        "prohibited",
        "prohibited_excluded",
        "high_risk",
        "high_risk_excluded",
        "annex3_match",
        "art6_3_derogation",
        "derogation_condition",
        "transparency",
        "transparency_excluded",
        "gpai",
    ] {
        assert!(judged.get(key).is_some_and(|t| t.right > 0), "{key}: {:?}", judged.get(key));
    }
    let passed_over: BTreeSet<&str> =
        points.iter().filter(|p| p.outcome == Outcome::NotJudged).map(|p| p.key.as_str()).collect();
    assert_eq!(passed_over, BTreeSet::from(["other", "source_label"]));
}

#[test]
fn what_stays_open_is_explained() {
    let text = std::fs::read_to_string(folder().join("undecided.md")).unwrap();
    let explained: BTreeSet<String> = text
        .lines()
        .filter_map(|line| line.strip_prefix("- "))
        .filter_map(|line| line.split_once(": "))
        .filter(|(_, reason)| !reason.trim().is_empty())
        .map(|(point, _)| point.to_owned())
        .collect();
    let open: BTreeSet<String> = judged().iter().filter(|p| p.outcome == Outcome::Undecided).map(name).collect();
    assert_eq!(explained, open);
    let unexplained: Vec<String> =
        judged().iter().filter(|p| p.outcome == Outcome::Undecided && p.missing.is_empty()).map(name).collect();
    assert!(unexplained.is_empty(), "open, but no fact is named that would settle it: {unexplained:?}");
}

/// What the sources say in words about days and roles.
#[test]
fn what_the_remarks_say_holds() {
    let assessed = |id: &str| -> Assessment<'static> {
        let all = labelled();
        let case = all.iter().find(|case| case.id == id).unwrap();
        assess(&case.to_case(Rulebook::builtin().unwrap()).unwrap()).unwrap()
    };
    // Article 113(a): the points added in 2026 apply from 2 December 2026; the case asks before.
    let added = assessed("om-11");
    let finding = added.finding("art5-1-ba").unwrap();
    assert_eq!((finding.value, finding.status), (Truth::Yes, Status::Upcoming));
    assert_eq!(finding.applies_from.unwrap().to_string(), "2026-12-02");
    // Article 2(2): a product of Annex I Section B is high-risk, but Chapter III does not reach it.
    let machine = assessed("om-14");
    assert_eq!(machine.verdict("high_risk").unwrap(), Truth::Yes);
    assert_eq!(machine.verdict("chapter3_applies").unwrap(), Truth::No);
    // Article 2(10) frees the private deployer of the obligations, so the deployer is out of scope.
    assert_eq!(assessed("au-04").verdict("in_scope").unwrap(), Truth::No);
    // Article 25(1)(c): another purpose that makes the system high-risk makes the deployer its provider.
    assert_eq!(assessed("sp-07").verdict("role-provider").unwrap(), Truth::Yes);
    // Articles 27(1) and 49(3): a public authority assesses the impact and registers the use.
    let benefits = assessed("sp-12");
    for duty in ["art27-1-fria", "art49-3-register-use"] {
        assert_eq!(benefits.obligation(duty).unwrap().status, Status::InForce, "{duty}");
    }
}

/// Articles 111 and 113: what was on the market in time is left alone, unless its design changes.
#[test]
fn what_was_on_the_market_in_time_is_left_alone() {
    let case = |id: &str| {
        let all = labelled();
        all.iter().find(|case| case.id == id).unwrap().to_case(Rulebook::builtin().unwrap()).unwrap().to_builder()
    };
    let status = |case: CaseBuilder| {
        let assessment = assess(&case.build()).unwrap();
        let finding = assessment.finding("high_risk").unwrap();
        (finding.value, finding.status)
    };
    let changed = "substantial_design_change_after";
    // On the market before 2 December 2027; nothing is said about changes.
    assert_eq!(status(case("om-15")), (Truth::Yes, Status::Undetermined));
    assert_eq!(status(case("om-15").stating(changed, false)), (Truth::Yes, Status::Grandfathered));
    assert_eq!(status(case("om-15").stating(changed, true)), (Truth::Yes, Status::InForce));
    let before = "2027-12-01".parse().unwrap();
    assert_eq!(status(case("om-15").stating(changed, true).as_of(before)), (Truth::Yes, Status::Upcoming));
    // The remark names no use; any of Annex III will do.
    let unchanged = case("om-16").stating("emp_recruitment_selection", true).stating("emp_filters_or_evaluates", true);
    assert_eq!(status(unchanged), (Truth::Yes, Status::Grandfathered));
    let visa = |day: &str| {
        let use_named =
            case("om-18").stating("mig_examines_application", true).stating("user_kind", "migration_authority");
        status(use_named.stating(changed, false).as_of(day.parse().unwrap()))
    };
    assert_eq!(visa("2030-12-30"), (Truth::Yes, Status::Grandfathered));
    assert_eq!(visa("2030-12-31"), (Truth::Yes, Status::InForce));
}

/// The runner must notice a wrong answer, a refused case and an open one, or it proves nothing.
#[test]
fn the_judge_can_tell() {
    let case = |text: &str| -> LabelledCase { serde_json::from_str(text).unwrap() };
    let outcome =
        |text: &str| -> Vec<Outcome> { judge::judge(&case(text)).unwrap().into_iter().map(|p| p.outcome).collect() };
    let match_4a = r#""actor_role": "provider", "facts": {"emp_recruitment_selection": true, "emp_filters_or_evaluates": true, "profiling": true}"#;
    let with = |expected: &str| outcome(&format!(r#"{{"id": "x", {match_4a}, "expected": {expected}}}"#));
    assert_eq!(with(r#"{"high_risk": ["annex3-4-a"]}"#), [Outcome::Right]);
    assert_eq!(with(r#"{"high_risk_excluded": ["annex3-4-a"]}"#), [Outcome::Wrong]);
    assert_eq!(with(r#"{"high_risk": ["annex3-4-b"], "art6_3_derogation": true}"#), [Outcome::Wrong, Outcome::Wrong]);
    assert_eq!(with(r#"{"roles": ["provider"], "roles_excluded": ["importer"]}"#), [Outcome::Right, Outcome::Right]);
    assert_eq!(with(r#"{"annex3-4-a": false, "high_risk": [], "in_scope": null}"#), [Outcome::Wrong]);
    assert_eq!(
        with(r#"{"prohibited": ["art5-1-z"], "gpai": "sometimes", "other": "x"}"#),
        [const { Outcome::NotJudged }; 3]
    );
    assert_eq!(outcome(r#"{"id": "x", "facts": {"no_such_fact": true}, "expected": {}}"#), [Outcome::Wrong]);
    assert_eq!(outcome(r#"{"id": "x", "facts": {"profiling": true, "profiling": false}}"#), [Outcome::Wrong]);
    assert_eq!(outcome(r#"{"id": "x", "facts": {"assessment_date": "2026-02-30"}}"#), [Outcome::Wrong]);
    // Article 6(3): profiling, stated to be open, leaves the derogation open.
    let open = r#"{"id": "x", "actor_role": "provider", "facts": {"emp_recruitment_selection": true,
        "emp_filters_or_evaluates": true, "narrow_procedural": true, "profiling": null},
        "expected": {"art6_3_derogation": true, "high_risk": ["annex3-4-a"]}}"#;
    assert_eq!(outcome(open), [Outcome::Undecided, Outcome::Undecided]);
}

/// The conventions of the case files.
#[test]
fn a_case_is_read_by_its_conventions() {
    let same = |labelled: &str, case: &str| {
        let labelled: LabelledCase = serde_json::from_str(labelled).unwrap();
        assert_eq!(labelled.to_case(Rulebook::builtin().unwrap()).unwrap(), Case::from_json(case).unwrap());
    };
    same(
        r#"{"id": "x", "actor_role": "deployer", "facts": {"inferred_attribute": "age, gender", "profiling": null}}"#,
        r#"{"as_of": "2028-08-02", "facts": {"inferred_attribute": ["age", "gender"], "profiling": null,
            "role": "deployer", "no_other_listed_use": true}}"#,
    );
    same(
        r#"{"id": "x", "actor_role": "deployer",
            "facts": {"role": "provider", "no_other_listed_use": null, "assessment_date": "2026-11-21"}}"#,
        r#"{"as_of": "2026-11-21",
            "facts": {"role": "provider", "no_other_listed_use": null, "assessment_date": "2026-11-21"}}"#,
    );
    // Numbers stay exact; a text fact keeps its commas.
    same(
        r#"{"id": "x", "actor_role": null, "facts": {"train_flop": 10000000000000000000000001, "device_class": "I, sterile"}}"#,
        r#"{"as_of": "2028-08-02", "facts": {"train_flop": 10000000000000000000000001, "device_class": "I, sterile",
            "no_other_listed_use": true}}"#,
    );
}

/// What cannot be read is refused with file and line, not passed over.
#[test]
fn a_bad_file_is_refused() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let message = |name: &str, text: &str| {
        let path = folder.join(name);
        std::fs::write(&path, text).unwrap();
        cases::read(&path).unwrap_err()
    };
    assert!(message("broken.jsonl", "{\"id\": \"x\"}\n\n{\"id\": ").contains("broken.jsonl:3:"));
    assert!(message("unnamed.jsonl", "{\"facts\": {}}").contains("`id`"));
    assert!(message("empty.jsonl", "\n").contains("no case"));
    assert!(cases::read(&folder.join("absent.jsonl")).unwrap_err().contains("absent.jsonl"));
}

/// Stating what was presumed and presuming nothing gives the same values: for every labelled case.
#[test]
fn accepted_presumptions_give_the_same_values() {
    let mut wrong = Vec::new();
    for case in labelled() {
        let asked = case.to_case(Rulebook::builtin().unwrap()).unwrap();
        let Ok(presuming) = assess(&asked) else { continue };
        let accepted = presuming.accept_presumptions();
        let strict = assess(&accepted).unwrap_or_else(|e| panic!("{}: {e}", case.id));
        for (a, b) in presuming.findings().iter().zip(strict.findings()) {
            if a.value != b.value {
                wrong.push(format!(
                    "{}: {} is {}, then {} for want of {:?}",
                    case.id, a.id, a.value, b.value, b.missing
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Routes, registers and competent authorities: every point is decided, and right.
#[test]
fn routes_and_authorities_agree() {
    let cases = cases::read(&folder().join("routes.jsonl")).unwrap();
    let points: Vec<Point> = cases.iter().flat_map(|case| judge::judge(case).unwrap()).collect();
    let wrong: Vec<String> = points
        .iter()
        .filter(|p| p.outcome != Outcome::Right)
        .map(|p| format!("{}: expected {}, got {}", name(p), p.expected, p.got))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(points.len() >= 148, "{}", points.len());
}
