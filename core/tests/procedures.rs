//! How procedures are followed, on a rulebook made for it: order, time limits, what comes next.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use aiact::assessment::{Fault, Proceeding, Progress, StepTaken};
use aiact::{Assessment, Case, Rulebook, Truth, report};

const BOOK: &str = r#"
edition 2026-07-27 "The Act"
  published 2026-07-24
  in force 2026-07-27

fact aware_date "When did the provider become aware?" [Art 73(2)]
  type date

fact report_date "When was it reported?" [Art 73(1)]
  type date

fact hearing_date "When was the provider heard?" [Art 79(2)]
  type date

fact decision_date "When was it decided?" [Art 79(2)]
  type date

fact urgent "Is it urgent?" [Art 79(2)]
  type bool

fact withdrawn_date "When was the system withdrawn?" [Art 20(1)]
  type date

procedure incident "An incident" [Art 73]
  step report "The provider reports." [Art 73(1)]
    by provider
    date report_date
    due 15 days after aware_date [Art 73(2)]
  step hearing "The authority hears the provider." [Art 79(2)]
    by market-surveillance-authority
    date hearing_date
    after report
    wait 2 weeks after report_date
    when urgent
  step withdrawal "The provider withdraws the system by itself." [Art 20(1)]
    by provider
    date withdrawn_date
    after report
  step decision "The authority decides." [Art 79(2)]
    by market-surveillance-authority
    date decision_date
    after report, hearing
    unless withdrawal
    remedy "An action before the national courts."
"#;

fn followed(as_of: &str, facts: &str) -> Proceeding {
    let book = Rulebook::read([("incident.rules", BOOK)]).unwrap();
    let case = Case::from_json(&format!(r#"{{"as_of": "{as_of}", "facts": {{{facts}}}}}"#)).unwrap();
    Assessment::new(&book, &case).unwrap().procedure("incident").unwrap()
}

fn step<'p>(proceeding: &'p Proceeding, id: &str) -> &'p StepTaken {
    proceeding.steps.iter().find(|s| s.id == id).unwrap()
}

#[test]
fn what_comes_next_and_by_when() {
    let start = followed("2028-01-10", r#""aware_date": "2028-01-07""#);
    let report = step(&start, "report");
    assert_eq!((report.progress, report.faults.as_slice()), (Progress::Next, [].as_slice()));
    assert_eq!(report.deadlines[0].date.unwrap().to_string(), "2028-01-22");
    assert_eq!(step(&start, "decision").progress, Progress::Later);
    let reported = followed("2028-01-20", r#""aware_date": "2028-01-07", "report_date": "2028-01-18""#);
    assert_eq!(step(&reported, "report").progress, Progress::Done);
    // Whether a hearing is needed is open, and so the decision waits.
    let hearing = step(&reported, "hearing");
    assert_eq!((hearing.progress, hearing.missing.as_slice()), (Progress::MayBeNext, ["urgent".to_owned()].as_slice()));
    assert_eq!(step(&reported, "decision").progress, Progress::Later);
    let next: Vec<&str> = reported.next().map(|s| s.id.as_str()).collect();
    assert_eq!(next, ["hearing", "withdrawal"]);
    let not_urgent =
        followed("2028-01-20", r#""aware_date": "2028-01-07", "report_date": "2028-01-18", "urgent": false"#);
    assert_eq!(step(&not_urgent, "hearing").progress, Progress::NotNeeded);
    assert_eq!(step(&not_urgent, "decision").progress, Progress::Next);
}

#[test]
fn a_missed_time_limit_is_noticed() {
    // 22 January 2028 is a Saturday: in time on Monday the 24th by the Regulation, late on the 25th.
    for (day, late) in [("2028-01-22", false), ("2028-01-24", false), ("2028-01-25", true)] {
        let found = followed("2028-02-01", &format!(r#""aware_date": "2028-01-07", "report_date": "{day}""#));
        assert_eq!(step(&found, "report").faults.contains(&Fault::Late), late, "{day}");
        let open = followed(day, r#""aware_date": "2028-01-07""#);
        assert_eq!(step(&open, "report").faults.contains(&Fault::Overdue), late, "{day}");
    }
    let early = followed("2028-03-01", r#""report_date": "2028-01-18", "urgent": true, "hearing_date": "2028-01-31""#);
    assert_eq!(step(&early, "hearing").faults, [Fault::TooEarly]);
}

#[test]
fn a_wrong_order_is_noticed() {
    let without =
        followed("2028-03-01", r#""urgent": true, "report_date": "2028-01-18", "decision_date": "2028-02-20""#);
    assert_eq!(step(&without, "decision").faults, [Fault::OutOfOrder]);
    let before =
        followed("2028-03-01", r#""urgent": false, "report_date": "2028-01-18", "decision_date": "2028-01-17""#);
    assert_eq!(step(&before, "decision").faults, [Fault::OutOfOrder]);
    let right =
        followed("2028-03-01", r#""urgent": false, "report_date": "2028-01-18", "decision_date": "2028-01-18""#);
    assert_eq!(step(&right, "decision").faults, []);
    // Whether a hearing was needed is open: nothing is held against the decision.
    let open = followed("2028-03-01", r#""report_date": "2028-01-18", "decision_date": "2028-02-20""#);
    assert_eq!(step(&open, "decision").faults, []);
}

#[test]
fn a_step_can_make_another_superfluous_and_the_future_is_not_done() {
    let facts = r#""urgent": false, "report_date": "2028-01-18", "withdrawn_date": "2028-02-01""#;
    assert_eq!(step(&followed("2028-03-01", facts), "decision").progress, Progress::NotNeeded);
    let planned = followed("2028-01-31", facts);
    assert_eq!(step(&planned, "withdrawal").progress, Progress::Next);
    assert_eq!(step(&planned, "decision").progress, Progress::Next);
}

#[test]
fn procedures_are_checked_when_they_are_read() {
    for (wrong, message) in [
        (BOOK.replace("after report, hearing", "after report, haering"), "no step `haering` before this one"),
        (BOOK.replace("    by provider\n    date report_date", "    date report_date"), "does not say `by` whom"),
        (BOOK.replace("  step withdrawal", "  step hearing"), "stands twice"),
    ] {
        let error = Rulebook::read([("incident.rules", wrong.as_str())]).unwrap_err();
        assert!(error.message().contains(message), "{error}");
    }
}

/// The recruitment example with more facts, and a day.
fn recruitment(as_of: &str, facts: &[(&str, &str)]) -> Assessment<'static> {
    let case = Case::from_json(include_str!("../examples/cases/recruitment.json")).unwrap();
    let case = case.to_builder().as_of(as_of.parse().unwrap());
    aiact::assess(&facts.iter().fold(case, |case, (id, value)| case.stating(id, *value)).build()).unwrap()
}

fn listed(assessment: &Assessment<'_>) -> Vec<String> {
    assessment.procedures().into_iter().map(|p| p.id).collect()
}

#[test]
fn what_has_begun_comes_first_and_what_concerns_nobody_is_left_out() {
    let quiet = recruitment("2028-01-20", &[]);
    assert!(quiet.procedures().iter().all(|p| !p.begun && p.condition.is_some() && p.concerns != Truth::No));
    let concerned = listed(&quiet);
    for id in ["serious-incident", "national-safeguard", "formal-non-compliance", "complaint"] {
        assert!(concerned.iter().any(|c| c == id), "{id} in {concerned:?}");
    }
    for id in ["gpai-fine", "code-of-practice", "body-notification", "delegated-act", "harmonised-standards"] {
        assert!(!concerned.iter().any(|c| c == id), "{id} in {concerned:?}");
    }
    // A time limit runs from the day on which the provider became aware, although no step has been taken.
    let aware = recruitment("2028-01-20", &[("incident_aware_date", "2028-01-10")]);
    let incident = aware.procedures().swap_remove(0);
    assert_eq!((incident.id.as_str(), incident.begun), ("serious-incident", true));
    assert_eq!(incident.steps[0].progress, Progress::Next);
    // What the institutions do whatever the case is listed once it has begun, and so is what does not concern the case.
    let acts =
        recruitment("2028-01-20", &[("delegated_experts_date", "2028-01-10"), ("body_applied_date", "2028-01-10")]);
    let begun: Vec<(String, Truth)> =
        acts.procedures().into_iter().filter(|p| p.begun).map(|p| (p.id, p.concerns)).collect();
    assert_eq!(begun, [("delegated-act".to_owned(), Truth::Yes), ("body-notification".to_owned(), Truth::No)]);
    let every: Vec<String> = acts.all_procedures().into_iter().map(|p| p.id).collect();
    assert_eq!(every.len(), Rulebook::builtin().unwrap().entries().procedures.len());
    assert!(every.iter().any(|id| id == "gpai-fine"));
}

#[test]
fn one_procedure_is_found_whether_it_concerns_the_case_or_not() {
    let assessment = recruitment("2028-01-20", &[]);
    let fine = assessment.procedure("gpai-fine").unwrap();
    assert_eq!(fine.condition.as_deref(), Some("competence-gpai-ai-office"));
    assert!(fine.url.unwrap().ends_with("#art_101"));
    let error = assessment.procedure("serious-incidnet").unwrap_err();
    assert_eq!(error.help(), Some("did you mean `serious-incident`?"));
}

#[test]
fn a_document_of_procedures_names_the_law() {
    let assessment = recruitment("2028-01-20", &[("incident_aware_date", "2028-01-10")]);
    let listed = assessment.procedures();
    let document: serde_json::Value = serde_json::from_str(&assessment.procedures_json(&listed)).unwrap();
    assert_eq!(document["law"]["as_of"], "2028-01-20");
    assert_eq!(document["procedures"].as_array().unwrap().len(), listed.len());
    assert_eq!(document["procedures"][0]["steps"][0]["deadlines"][0]["from"], "2028-01-10");
    assert!(document["notice"].as_str().unwrap().contains("not legal advice"));
}

#[test]
fn the_text_says_where_it_stands_what_is_next_and_what_is_wrong() {
    let facts = [("incident_aware_date", "2028-01-10"), ("incident_reported_date", "2028-01-26")];
    let assessment = recruitment("2028-02-01", &facts);
    let text = report::procedures_text(&assessment, &[assessment.procedure("serious-incident").unwrap()]);
    for words in [
        "serious-incident  Serious incident with a high-risk system  [Art 73]",
        "begun; concerns the case; 1 of",
        "+ done: The provider reports",
        "by Provider; on 26 January 2028",
        "due 25 January 2028",
        "This is not legal advice",
    ] {
        assert!(text.contains(words), "{words} in\n{text}");
    }
    let whole = report::procedures_text(&assessment, &assessment.procedures());
    assert!(whole.contains("? ") || whole.contains("> "), "{whole}");
    let nothing = report::procedures_text(&assessment, &[]);
    assert!(nothing.contains("No procedure has begun"), "{nothing}");
}

/// The walks of `tests/procedures.txt`, one a line: `procedure ID | as_of DAY | {"facts": ...} | step progress [fault ...]; ...`.
#[test]
fn the_procedures_of_the_act() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/procedures.txt");
    let text = std::fs::read_to_string(path).unwrap();
    let mut walked = std::collections::BTreeSet::new();
    let mut wrong = Vec::new();
    for (number, line) in text.lines().enumerate().filter(|(_, l)| !l.trim().is_empty() && !l.starts_with('#')) {
        let cells: Vec<&str> = line.split(" | ").map(str::trim).collect();
        let [procedure, day, facts, expected] = cells.as_slice() else { panic!("line {}: {line}", number + 1) };
        let (id, day) = (procedure.strip_prefix("procedure ").unwrap(), day.strip_prefix("as_of ").unwrap());
        let document = facts.replacen('{', &format!(r#"{{"as_of": "{day}", "#), 1);
        let case = Case::from_json(&document).unwrap_or_else(|e| panic!("line {}: {e}", number + 1));
        let found = aiact::assess(&case).unwrap_or_else(|e| panic!("line {}: {e}", number + 1)).procedure(id);
        let found = found.unwrap_or_else(|e| panic!("line {}: {e}", number + 1));
        walked.insert(id.to_owned());
        for words in expected.split(';').map(|part| part.split_whitespace().map(str::to_owned).collect::<Vec<_>>()) {
            let Some((name, state)) = words.split_first() else { continue };
            let shown = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
            let as_words = |step: &StepTaken| {
                let faults = step.faults.iter().map(|f| shown(&serde_json::to_value(f).unwrap()));
                std::iter::once(shown(&serde_json::to_value(step.progress).unwrap())).chain(faults).collect::<Vec<_>>()
            };
            match found.steps.iter().find(|s| s.id == *name) {
                Some(step) if as_words(step) == state => {}
                Some(step) => wrong.push(format!("line {}: {id} {name} is {}", number + 1, as_words(step).join(" "))),
                None => wrong.push(format!("line {}: {id} has no step {name}", number + 1)),
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let book = Rulebook::builtin().unwrap();
    let missing: Vec<&str> =
        book.entries().procedures.iter().map(|p| &*p.id).filter(|id| !walked.contains(*id)).collect();
    assert!(missing.is_empty(), "nobody walks through {missing:?}");
}
