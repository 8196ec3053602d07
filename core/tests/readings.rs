//! Other readings of the text: an answer names each of them that changes it, says what it becomes, and names no other.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

#[path = "common/readings.rs"]
mod readings;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use aiact::assessment::{Because, Derivation};
use aiact::report::derivation_text;
use aiact::rulebook::Authority;
use aiact::{Assessment, Case, Rulebook, Truth, assess};
use proptest::prelude::*;
use readings::{differences, of_edition, other_than_said, selecting};
use serde_json::{Map, Value, json};

/// The facts of all cases of the tests, beside the text that they come from.
fn corpus() -> Vec<(String, Map<String, Value>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests");
    let read = |name: &str| std::fs::read_to_string(folder.join(name)).unwrap();
    let mut found = vec![("nothing is said".to_owned(), Map::new())];
    for line in read("cases/classification.jsonl").lines() {
        let case: Map<String, Value> = serde_json::from_str(line).unwrap();
        let mut facts = case["facts"].as_object().unwrap().clone();
        facts.insert("no_other_listed_use".into(), true.into());
        facts.insert("role".into(), json!([case["actor_role"]]));
        found.push((case["id"].as_str().unwrap().to_owned(), facts));
    }
    let mut sets: BTreeMap<String, Map<String, Value>> = BTreeMap::new();
    let mut files: Vec<_> = std::fs::read_dir(folder.join("duties")).unwrap().map(|e| e.unwrap().file_name()).collect();
    files.sort();
    for name in files.iter().filter_map(|name| name.to_str()).filter(|name| name.starts_with("cases-")) {
        let text = read(&format!("duties/{name}"));
        for line in text.lines().map(str::trim) {
            if let Some((set, facts)) = line.strip_prefix("set ").and_then(|set| set.split_once(' ')) {
                sets.insert(set.to_owned(), serde_json::from_str(facts).unwrap());
            } else if let Some((case, rest)) = line.strip_prefix("case ").and_then(|case| case.split_once('=')) {
                let (names, own) = rest.split_at(rest.find('{').unwrap());
                let own: Map<String, Value> = serde_json::from_str(own).unwrap();
                let shared = names.split_whitespace().flat_map(|set| sets[set].clone());
                found.push((format!("{name} {}", case.trim()), shared.chain(own).collect()));
            }
        }
    }
    found
}

fn asked(day: &str, facts: &Map<String, Value>, whose: &str) -> Option<Assessment<'static>> {
    let document = json!({"as_of": day, "duties_of": whose, "facts": facts}).to_string();
    // Some of the labelled cases state what this day's edition does not allow.
    assess(&Case::from_json(&document).ok()?).ok()
}

/// One case for each reading, written from the text that it reads; see the head of the file.
fn written() -> Vec<(String, String, Map<String, Value>)> {
    let text = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/readings.txt")).unwrap();
    let rows = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#') && !line.starts_with(' '));
    rows.map(|row| {
        let [id, day, facts] = row.split('|').map(str::trim).collect::<Vec<_>>()[..] else { panic!("{row}") };
        (id.to_owned(), day.to_owned(), serde_json::from_str(facts).unwrap_or_else(|e| panic!("{row}: {e}")))
    })
    .collect()
}

/// What `tests/readings.txt` says a reading changes, from the text of the Act.
#[test]
fn each_reading_changes_what_the_text_says() {
    let text = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/readings.txt")).unwrap();
    let mut rows: Vec<(&str, Vec<&str>)> = Vec::new();
    for line in text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        match line.strip_prefix("  ") {
            Some(expected) => rows.last_mut().unwrap().1.push(expected),
            None => rows.push((line, Vec::new())),
        }
    }
    let mut wrong = Vec::new();
    for ((row, expected), (id, day, facts)) in rows.iter().zip(written()) {
        let Some(answer) = asked(&day, &facts, "everyone") else {
            wrong.push(format!("{row}: refused"));
            continue;
        };
        for line in expected {
            wrong.extend(other_than_said(&answer, &id, line).into_iter().map(|d| format!("{id}: {d}")));
        }
        if expected.is_empty() {
            wrong.push(format!("{id}: nothing is said of it"));
        }
    }
    assert!(wrong.is_empty(), "{} differences\n{}", wrong.len(), wrong.join("\n"));
}

/// Selecting a reading changes exactly what the answer without it named: every reading, on the case written for it.
#[test]
fn every_reading_of_the_rulebook_is_named_where_it_matters() {
    let book = Rulebook::builtin().unwrap();
    let all: BTreeSet<&str> =
        (0..book.entries().editions.len()).flat_map(|edition| of_edition(book, edition)).collect();
    let written = written();
    let here: BTreeSet<&str> = written.iter().map(|(id, ..)| id.as_str()).collect();
    assert_eq!(all, here, "tests/readings.txt has a case for each reading");
    let mut wrong = Vec::new();
    for (place, (id, day, facts)) in written.iter().enumerate() {
        let Some(answer) = asked(day, facts, "everyone") else { continue };
        let named = answer.findings().iter().flat_map(|f| f.other_reading.iter().map(|r| r.id.as_str()));
        let named: BTreeSet<&str> =
            named.chain(answer.obligations().flat_map(|o| o.other_reading.iter().map(|r| r.id.as_str()))).collect();
        if !named.contains(id.as_str()) {
            wrong.push(format!("{id} is not named in its own case, only {named:?}"));
        }
        // The readings that are named, and some that are not, another part of them with each case.
        let edition = book.edition_on(day.parse().unwrap()).unwrap();
        let others = of_edition(book, edition);
        let some = others.iter().enumerate().filter(|(i, r)| named.contains(*r) || i % 16 == place % 16);
        for reading in some.map(|(_, reading)| reading) {
            wrong
                .extend(differences(book, &answer, reading).into_iter().map(|d| format!("{id}, under {reading}: {d}")));
        }
    }
    assert!(wrong.is_empty(), "{} differences\n{}", wrong.len(), wrong.join("\n"));
}

/// The same for the cases of the other tests, a part of them on one of several days.
#[test]
fn readings_that_matter_are_named_and_no_others() {
    let book = Rulebook::builtin().unwrap();
    let days = ["2026-11-21", "2028-08-02", "2026-08-02", "2027-12-02", "2025-06-01", "2030-08-02"];
    let mut wrong = Vec::new();
    for (place, (name, facts)) in corpus().iter().enumerate().step_by(11) {
        let day = days[place / 11 % days.len()];
        let Some(answer) = asked(day, facts, "stated") else { continue };
        let edition = book.edition_on(day.parse().unwrap()).unwrap();
        for (index, reading) in of_edition(book, edition).iter().enumerate() {
            let named = answer.findings().iter().any(|f| f.other_reading.iter().any(|r| r.id == *reading))
                || answer.obligations().any(|o| o.other_reading.iter().any(|r| r.id == *reading));
            if named || index % 24 == place / 11 % 24 {
                let found = differences(book, &answer, reading);
                wrong.extend(found.into_iter().map(|d| format!("{name} on {day}, under {reading}: {d}")));
            }
        }
    }
    assert!(wrong.is_empty(), "{} differences\n{}", wrong.len(), wrong.join("\n"));
}

/// A reading that is taken is named as another one in its turn: leaving it brings the answer back.
#[test]
fn taking_a_reading_back_is_a_reading_too() {
    let (_, day, facts) = written().into_iter().find(|(id, ..)| id == "section-5-general-date").unwrap();
    let answer = asked(&day, &facts, "everyone").unwrap();
    let taken = selecting(Rulebook::builtin().unwrap(), &answer, "section-5-general-date").unwrap();
    for (here, there) in [(&answer, &taken), (&taken, &answer)] {
        for duty in here.obligations() {
            let other = there.obligation(&duty.id).unwrap();
            let named = duty.other_reading.iter().find(|r| r.id == "section-5-general-date");
            let became = named.map_or((duty.holds, duty.status, duty.applies_from), |r| {
                (r.holds, r.when.status, r.when.applies_from)
            });
            assert_eq!(became, (other.holds, other.status, other.applies_from), "{}", duty.id);
        }
    }
}

/// Where a step of a derivation is not what its parts make of it.
fn inconsistent(step: &Derivation, found: &mut Vec<String>) {
    let values = || step.children.iter().map(|child| child.value);
    let made = match (step.because == Because::Parts, step.title.as_str()) {
        (true, "any of") => Some(values().fold(Truth::No, |any, value| any | value)),
        (true, "none of") => Some(!values().fold(Truth::No, |any, value| any | value)),
        (true, _) if !step.children.is_empty() => Some(values().fold(Truth::Yes, |all, value| all & value)),
        _ => None,
    };
    // A conclusion that is asked for in the negative: its parts make the conclusion itself.
    let turned = !step.id.is_empty() && step.title.starts_with("not ");
    if made.is_some_and(|made| (if turned { !made } else { made }) != step.value) {
        found.push(format!("{} {} is {}", step.id, step.title, step.value));
    }
    step.children.iter().for_each(|child| inconsistent(child, found));
}

fn steps<'d>(step: &'d Derivation, found: &mut Vec<&'d Derivation>) {
    found.push(step);
    step.children.iter().for_each(|child| steps(child, found));
}

/// Under a reading that is taken, the derivation shows what the reading puts in the element's place, says that it does,
/// and comes to the answer's value.
#[test]
fn derivations_follow_the_readings_taken() {
    let book = Rulebook::builtin().unwrap();
    let mut wrong = Vec::new();
    let mut shown = 0;
    for (id, day, facts) in written() {
        let Some(answer) = asked(&day, &facts, "stated") else { continue };
        let taken = selecting(book, &answer, &id).unwrap();
        for finding in taken.findings() {
            if !answer.finding(&finding.id).unwrap().other_reading.iter().any(|r| r.id == id) {
                continue;
            }
            let derivation = taken.explain(&finding.id).unwrap();
            if derivation.value != finding.value {
                wrong.push(format!("{id}: {} is explained as {}", finding.id, derivation.value));
            }
            inconsistent(&derivation, &mut wrong);
            let mut all = Vec::new();
            steps(&derivation, &mut all);
            shown += usize::from(all.iter().any(|step| step.reading.as_ref().is_some_and(|r| r.id == id)));
        }
    }
    assert!(wrong.is_empty(), "{} differences\n{}", wrong.len(), wrong.join("\n"));
    assert!(shown > 150, "{shown}");
}

#[test]
fn a_derivation_says_what_a_reading_changes() {
    let explained = |id: &str, of: &str| {
        let (_, day, facts) = written().into_iter().find(|(reading, ..)| reading == id).unwrap();
        let answer = asked(&day, &facts, "stated").unwrap();
        let taken = selecting(Rulebook::builtin().unwrap(), &answer, id).unwrap();
        (answer.explain(of).unwrap(), taken.explain(of).unwrap())
    };
    let element = |derivation: &Derivation, id: &str| {
        let mut all = Vec::new();
        steps(derivation, &mut all);
        all.into_iter().find(|step| step.id == id).cloned()
    };
    // Left out: the element stands there without weight.
    let (before, after) = explained("annex3-3-b-formative", "annex3-3-b");
    assert_eq!(element(&before, "edu_summative").unwrap().reading, None);
    let left_out = element(&after, "edu_summative").unwrap();
    assert_eq!((left_out.because, left_out.value), (Because::LeftOut, Truth::Yes));
    assert_eq!(left_out.reading.unwrap().id, "annex3-3-b-formative");
    assert!(
        derivation_text(&after, aiact::Language::En).contains("left out by the reading annex3-3-b-formative"),
        "{}",
        derivation_text(&after, aiact::Language::En)
    );
    // Replaced: the reading's element, and not the default one.
    let (_, after) = explained("annex3-1-b-protected", "annex3-1-b");
    let mut all = Vec::new();
    steps(&after, &mut all);
    let replaced = all.iter().find(|step| step.id == "inferred_attribute" && step.reading.is_some()).unwrap();
    assert!(replaced.title.contains("age"), "{}", replaced.title);
    assert!(
        derivation_text(&after, aiact::Language::En).contains("by the reading annex3-1-b-protected"),
        "{}",
        derivation_text(&after, aiact::Language::En)
    );
}

/// Authority and failing parts are those of the reading that is taken.
#[test]
fn authority_and_reasons_follow_the_readings_taken() {
    let (_, day, facts) = written().into_iter().find(|(id, ..)| id == "annex3-3-b-formative").unwrap();
    let answer = asked(&day, &facts, "stated").unwrap();
    let taken = selecting(Rulebook::builtin().unwrap(), &answer, "annex3-3-b-formative").unwrap();
    let authority = |a: &Assessment<'_>| a.finding("annex3-3-b").unwrap().authority;
    assert_eq!((authority(&answer), authority(&taken)), (Authority::Guideline, Authority::Law));
    // Article 49(5) for a distributor, who is neither provider nor deployer.
    let case = |readings: &[&str]| {
        let document = json!({"as_of": "2028-06-01", "readings": readings, "facts": {"role": ["distributor"], "no_other_listed_use": true,
            "ci_critical_entity": true, "failure_endangers": true, "ci_sector": ["road"], "profiling": true, "user_kind": ["private_company"]}});
        assess(&Case::from_json(&document.to_string()).unwrap()).unwrap()
    };
    let reason = |a: &Assessment<'_>| a.obligation("art49-5-national-registration").unwrap().reason.clone();
    assert!(reason(&case(&[])).contains(&"deployer_is_public_authority".to_owned()), "{:?}", reason(&case(&[])));
    let taken = reason(&case(&["art49-5-every-deployer"]));
    assert!(!taken.contains(&"deployer_is_public_authority".to_owned()), "{taken:?}");
}

/// Of a product with several uses, the readings of its uses are named as far as they change the whole.
#[test]
fn a_product_names_what_changes_the_whole() {
    let book = Rulebook::builtin().unwrap();
    let product = json!({
        "as_of": "2026-11-21",
        "facts": {"role": ["provider"], "no_other_listed_use": true},
        "uses": [
            {"name": "ranking", "facts": {"emp_recruitment_selection": true, "emp_filters_or_evaluates": true, "narrow_procedural": true,
                "profiling": false, "no_significant_risk": false}},
            {"name": "hiring", "facts": {"emp_recruitment_selection": true, "emp_filters_or_evaluates": true, "profiling": true}},
            {"name": "chat", "facts": {"talks_to_people": true, "obvious_ai": true, "vulnerable_audience": true}},
        ]
    });
    let answer = assess(&Case::from_json(&product.to_string()).unwrap()).unwrap();
    let names = |id: &str| answer.finding(id).unwrap().other_reading.iter().map(|r| r.id.clone()).collect::<Vec<_>>();
    // The ranking would be high-risk under the other reading of the derogation; the product is so either way.
    assert!(!names("high_risk").contains(&"art6-3-derogation-risk-test".to_owned()), "{:?}", names("high_risk"));
    assert!(names("art50-1").contains(&"art50-1-obvious-average-person".to_owned()), "{:?}", names("art50-1"));
    for reading in of_edition(book, 1) {
        let found = differences(book, &answer, reading);
        assert!(found.is_empty(), "{reading}: {}", found.join("\n"));
    }
}

const PREAMBLE: &str = r#"
edition 2026-07-27 "The edition"
  published 2026-07-24
  in force 2026-07-27

fact role "Which role?" [Art 3]
  type set of
    provider "provider"

fact no_other_listed_use "Nothing else?" [Art 6]
  type bool

fact f0 "f0?" [Art 6]
  type bool

fact f1 "f1?" [Art 6]
  type bool

fact f2 "f2?" [Art 6]
  type bool
  presume no "why"

fact day "When?" [Art 6]
  type date

rule ai_system "AI system" [Art 3(1)]
  kind artefact
  any of
    role in {provider} [Art 3]
    not role in {provider} [Art 3]

rule role-provider "Provider" [Art 3(3)]
  kind role
  all of
    role in {provider} [Art 3(3)]
"#;

fn element() -> impl Strategy<Value = String> {
    let tests = ["f0", "f1", "f2", "not f0", "not f1", "day < 2027-01-01", "RULE", "not RULE", "as_of >= 2027-06-01"];
    prop::sample::select(tests.to_vec()).prop_map(str::to_owned)
}

type Blocks = Vec<(&'static str, Vec<(String, Option<String>)>)>;

fn blocks() -> impl Strategy<Value = Blocks> {
    let other = prop::option::weighted(0.3, prop_oneof![Just("drop".to_owned()), element()]);
    let one = (element(), other);
    prop::collection::vec(
        (prop::sample::select(vec!["all of", "any of", "none of"]), prop::collection::vec(one, 1..4)),
        1..3,
    )
}

fn written_block(text: &mut String, name: &str, blocks: &Blocks, below: Option<usize>) {
    let filled = |element: &str| match below {
        Some(rule) => element.replace("RULE", &format!("r{rule}")),
        None => element.replace("RULE", "f1"),
    };
    for (place, (quantifier, elements)) in blocks.iter().enumerate() {
        *text += &format!("  {quantifier}\n");
        for (index, (element, other)) in elements.iter().enumerate() {
            *text += &format!("    {} [Art 6]\n", filled(element));
            if let Some(other) = other {
                *text += &format!("      other reading {name}.{place}.{index}: {} \"Otherwise.\"\n", filled(other));
            }
        }
    }
    text.push('\n');
}

/// Rules that read each other, a transition, two regimes, and duties under them.
fn book() -> impl Strategy<Value = String> {
    (prop::collection::vec(blocks(), 3), blocks(), blocks(), blocks(), blocks()).prop_map(|(rules, scope, lifted, a, b)| {
        let mut text = PREAMBLE.to_owned();
        for (index, blocks) in rules.iter().enumerate() {
            text += &format!("rule r{index} \"Rule {index}\" [Art 6]\n  kind match\n");
            text += ["", "  regime g\n", "  applies 2026-09-01 [Art 113]\n"][index];
            written_block(&mut text, &format!("r{index}"), blocks, index.checked_sub(1));
        }
        text += "rule in_scope \"In scope\" [Art 2(1)]\n  kind scope\n  all of\n    role in {provider} [Art 2(1)]\n";
        written_block(&mut text, "scope", &scope, Some(0));
        text += "rule t \"Transition\" [Art 111]\n  kind transition\n  all of\n    day < start [Art 111]\n";
        written_block(&mut text, "t", &lifted, Some(1));
        text += "regime g \"Dates\" [Art 113]\n  via r0 from 2026-10-01 [Art 113] unless t\n  via r2 from 2027-10-01 [Art 113]\n\n";
        text += "duty d0 \"Do this.\" [Art 8]\n  bearer provider\n  regime g\n";
        written_block(&mut text, "d0", &a, Some(1));
        text += "duty d1 \"Do that.\" [Art 9]\n  bearer provider\n  applies 2027-01-01 [Art 113]\n";
        written_block(&mut text, "d1", &b, Some(2));
        text
    })
}

fn statements() -> impl Strategy<Value = Value> {
    let truth = || prop::option::weighted(0.5, prop::sample::select(vec![json!(true), json!(false), json!(null)]));
    let day = prop::option::weighted(
        0.5,
        prop::sample::select(vec![
            json!("2026-09-01"),
            json!("2027-01-01"),
            json!("2028-01-01"),
            json!({"min": "2026-09-15"}),
        ]),
    );
    (truth(), truth(), truth(), day).prop_map(|(f0, f1, f2, day)| {
        let all = [("f0", f0), ("f1", f1), ("f2", f2), ("day", day), ("role", Some(json!(["provider"])))];
        Value::Object(all.into_iter().filter_map(|(id, value)| Some((id.to_owned(), value?))).collect())
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    /// On small rulebooks of every shape, all readings, and those that a case has taken already.
    #[test]
    fn what_is_named_is_what_changes(
        text in book(), facts in statements(), on in prop::sample::select(vec!["2026-11-21", "2027-06-01"]), taken in 0usize..4,
    ) {
        let book = Rulebook::read([("test.rules", text.as_str())]).unwrap();
        let readings = of_edition(&book, 0);
        let first = readings.get(taken).map(|id| vec![*id]).unwrap_or_default();
        let case = json!({"as_of": on, "facts": facts, "readings": first}).to_string();
        let answer = Assessment::new(&book, &Case::from_json(&case).unwrap()).unwrap();
        for reading in readings {
            let found = differences(&book, &answer, reading);
            prop_assert!(found.is_empty(), "{reading}: {}\n{case}\n{text}", found.join("\n"));
        }
    }
}

/// What a value rests on: an element of a guideline or interpretation weighs only where the value would not stand without
/// it, as the text of the provision and its other readings tell.
#[test]
fn an_answer_names_the_strongest_authority_that_is_enough() {
    use Authority::{Guideline, Interpretation, Law};
    let emotion = json!({"infers_emotion_or_intention": true, "setting": ["workplace"], "from_biometric_data": true,
        "persons_observed": ["workers"]});
    let credit = json!({"ess_creditworthiness": true, "evaluates_natural_persons": true});
    let insurance =
        json!({"ess_risk_or_pricing": true, "ess_risk_and_pricing": true, "evaluates_natural_persons": true});
    let rows = [
        // An exception that fails carries no yes; one that applies carries the no.
        ("art50-1", json!({"talks_to_people": true}), json!({}), Truth::Yes, Law),
        (
            "art50-2",
            json!({"makes_synthetic": ["text"]}),
            json!({"machine_to_machine_only": true}),
            Truth::No,
            Guideline,
        ),
        (
            "art50-1",
            json!({"talks_to_people": true}),
            json!({"obvious_ai": true, "vulnerable_audience": false}),
            Truth::No,
            Law,
        ),
        (
            "art50-2",
            json!({"makes_synthetic": ["text"]}),
            json!({"assistive_standard_editing": true, "machine_to_machine_only": true}),
            Truth::No,
            Law,
        ),
        // Only the guideline keeps the Act's own exception from applying.
        (
            "art50-1",
            json!({"talks_to_people": true}),
            json!({"obvious_ai": true, "vulnerable_audience": true}),
            Truth::Yes,
            Guideline,
        ),
        ("art50-2", json!({"makes_synthetic": ["image"]}), json!({}), Truth::Yes, Law),
        ("art50-2", json!({"makes_synthetic": ["image"]}), json!({"real_time_ephemeral": true}), Truth::No, Guideline),
        ("annex3-5-b", credit.clone(), json!({}), Truth::Yes, Law),
        ("annex3-5-b", credit.clone(), json!({"ess_prudential_only": true}), Truth::No, Interpretation),
        (
            "annex3-5-b",
            credit.clone(),
            json!({"ess_fraud_detection_main": true, "ess_prudential_only": true}),
            Truth::No,
            Law,
        ),
        ("ai_system", json!({"technique": ["machine_learning"]}), json!({}), Truth::Yes, Law),
        ("ai_system", json!({"technique": ["rules_defined_by_humans_only"]}), json!({}), Truth::No, Guideline),
        // A test that the letter does not know carries the no, not the yes.
        ("annex3-5-b", credit, json!({"ess_essential_service": false}), Truth::No, Guideline),
        ("art5-1-f", emotion.clone(), json!({}), Truth::Yes, Law),
        ("art5-1-f", emotion.clone(), json!({"physical_state_only": true}), Truth::No, Interpretation),
        ("art5-1-f", emotion, json!({"from_biometric_data": false}), Truth::No, Guideline),
        // Where both readings of a test come to the same, neither weighs.
        ("annex3-5-c", insurance.clone(), json!({"ess_insurance_kind": ["life"]}), Truth::Yes, Law),
        (
            "annex3-5-c",
            insurance.clone(),
            json!({"ess_risk_and_pricing": false, "ess_insurance_kind": ["life"]}),
            Truth::Yes,
            Guideline,
        ),
        // The strongest of the alternatives that are enough.
        ("annex3-5-c", insurance.clone(), json!({"ess_insurance_kind": ["accident"]}), Truth::Yes, Guideline),
        ("annex3-5-c", insurance, json!({"ess_insurance_kind": ["accident", "life"]}), Truth::Yes, Law),
        // What is only a guideline rests on it, and so does what is read by its name.
        ("art50-2-special-content", json!({"real_time_ephemeral": true}), json!({}), Truth::Yes, Guideline),
        (
            "art50-2-special-content",
            json!({"makes_synthetic": ["image"]}),
            json!({"real_time_ephemeral": false, "industrial_internal_three_conditions": false}),
            Truth::No,
            Guideline,
        ),
        ("gpai", json!({"object_kind": "ai_model", "train_flop": 1e24}), json!({}), Truth::Yes, Law),
        (
            "gpai",
            json!({"integrates_third_party_gpai": true, "upstream_excluded_union": true}),
            json!({}),
            Truth::Yes,
            Guideline,
        ),
    ];
    let mut wrong = Vec::new();
    for (id, mut facts, more, value, authority) in rows {
        facts.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        let answer = asked("2026-11-21", facts.as_object().unwrap(), "stated").unwrap_or_else(|| panic!("{facts}"));
        let found = answer.finding(id).unwrap();
        if (found.value, found.authority) != (value, authority) {
            wrong.push(format!("{id} {facts}: {:?} {:?}, not {value:?} {authority:?}", found.value, found.authority));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
