//! What the readable answers say, and what they leave out.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use aiact::{Assessment, Case, Truth, assess, report};
use serde_json::{Value, json};

fn asked(facts: &Value) -> Assessment<'static> {
    let document = json!({"as_of": "2026-11-21", "facts": facts}).to_string();
    assess(&Case::from_json(&document).unwrap()).unwrap_or_else(|e| panic!("{facts}: {e}"))
}

/// The lines below a heading, up to the next empty line.
fn under<'t>(text: &'t str, heading: &str) -> Vec<&'t str> {
    text.lines().skip_while(|line| !line.starts_with(heading)).skip(1).take_while(|line| !line.is_empty()).collect()
}

fn has(lines: &[&str], words: &[&str]) -> bool {
    lines.iter().any(|line| words.iter().all(|word| line.contains(word)))
}

/// A day that hangs on something open is no deadline yet, and one that only a claimed transition gives is none at all.
#[test]
fn a_deadline_is_listed_when_it_is_settled() {
    let recruitment = json!({"role": ["provider"], "emp_recruitment_selection": true, "emp_filters_or_evaluates": true,
        "profiling": false, "narrow_procedural": null, "placed_on_market_date": "2027-12-10"});
    // Article 18(1): ten years from placing on the market, if the system is high-risk; whether Article 6(3) lifts that is open.
    let open = asked(&recruitment);
    let kept = |answer: &Assessment<'_>| {
        let found = &answer.obligation("art18-1a-keep-techdoc").unwrap().deadlines;
        let found = found.iter().find(|d| d.date.is_some()).unwrap();
        (found.runs, found.date.unwrap().to_string())
    };
    assert_eq!(kept(&open), (Truth::Unknown, "2037-12-10".to_owned()));
    let text = report::text(&open);
    let day = ["keep until 10 December 2037", "art18-1a-keep-techdoc"];
    assert!(!has(&under(&text, "DEADLINES that"), &day), "{text}");
    let unsettled = under(&text, "DEADLINES NOT YET SETTLED");
    assert!(has(&unsettled, &["keep until 10 December 2037", "art18-1a-keep-techdoc", "depends on "]), "{text}");
    assert!(!report::calendar(&open).contains("DTSTART;VALUE=DATE:20371210"));
    assert!(!report::card(&open).contains("10 December 2037"));

    let mut facts = recruitment;
    facts["narrow_procedural"] = false.into();
    let settled = asked(&facts);
    assert_eq!(kept(&settled), (Truth::Yes, "2037-12-10".to_owned()));
    let text = report::text(&settled);
    assert!(has(&under(&text, "DEADLINES that"), &day), "{text}");
    assert!(!has(&under(&text, "DEADLINES NOT YET SETTLED"), &day), "{text}");
    assert!(report::calendar(&settled).contains("DTSTART;VALUE=DATE:20371210"));
}

#[test]
fn a_transition_that_nobody_claims_gives_no_deadline() {
    // Article 111(2) to (4) is for what was on the market before; no day of placing is stated.
    let generator = json!({"role": ["provider"], "makes_synthetic": ["image"]});
    let model = json!({"role": ["gpai_provider"], "train_flop": 1e24});
    for (facts, duty) in [
        (&generator, "art50-2-mark-output"),
        (&generator, "art111-2-public-authorities"),
        (&generator, "art111-4-legacy-marking"),
        (&model, "art111-3-legacy-gpai"),
    ] {
        let answer = asked(facts);
        let text = report::text(&answer);
        let both = [under(&text, "DEADLINES that"), under(&text, "DEADLINES NOT YET SETTLED")].concat();
        assert!(!has(&both, &[duty]), "{duty}: {text}");
        assert!(!report::calendar(&answer).replace("\r\n ", "").contains(duty), "{duty}");
    }
    let claimed = |mut facts: Value, day: &str| {
        facts["placed_on_market_date"] = day.into();
        report::text(&asked(&facts))
    };
    let text = claimed(generator.clone(), "2026-07-01");
    assert!(has(&under(&text, "DEADLINES that"), &["2 December 2026", "art111-4-legacy-marking"]), "{text}");
    let text = claimed(model, "2025-07-01");
    assert!(has(&under(&text, "DEADLINES that"), &["2 August 2027", "art111-3-legacy-gpai"]), "{text}");
    // Stated to be open, nothing is presumed of it: the day depends on the answer.
    let mut open = generator;
    open["placed_on_market_date"] = Value::Null;
    let text = report::text(&asked(&open));
    let unsettled = under(&text, "DEADLINES NOT YET SETTLED");
    assert!(
        has(&unsettled, &["2 December 2026", "art111-4-legacy-marking", "depends on placed_on_market_date"]),
        "{text}"
    );
}

/// What an authority owes by its office is not the actor's because a role could be held of which nothing was said.
#[test]
fn duties_of_offices_are_listed_for_those_who_share_them() {
    // Article 36(9): notified bodies and authorities; Article 99(9): an operator's right, of the Member State's making.
    let listed = |facts: Value, id: &str| asked(&facts).obligations().any(|o| o.id == id);
    for id in ["art36-9-inform", "art44-3-appeal", "art36-2-extension", "art78-1-confidentiality"] {
        assert!(!listed(json!({}), id), "{id}");
        assert!(!listed(json!({"talks_to_people": true}), id), "{id}");
        assert!(!listed(json!({"role": ["provider"]}), id), "{id}");
        assert!(listed(json!({"role": ["notified_body"]}), id), "{id}");
        assert!(listed(json!({"role": null}), id), "{id}");
    }
    assert!(!listed(json!({}), "art99-9-10-safeguards"));
    assert!(listed(json!({"role": ["provider"]}), "art99-9-10-safeguards"));
    let text = report::text(&asked(&json!({"talks_to_people": true})));
    assert!(!text.contains("DUTIES IN FORCE"), "{text}");
    // What is no duty says what it is.
    let text = report::text(&asked(&json!({"role": ["provider"]})));
    assert!(has(&under(&text, "DUTIES IN FORCE"), &["Art 99(9)", "(right; when a fine"]), "{text}");
    assert!(has(&under(&text, "DUTIES IN FORCE"), &["Art 110", "(legal effect; when a trader"]), "{text}");
}

fn summary(facts: Value) -> String {
    let text = report::text(&asked(&facts));
    under(&text, "SUMMARY").join("\n")
}

#[test]
fn what_lifts_or_limits_a_match_is_named() {
    let recruitment = json!({"role": ["provider"], "emp_recruitment_selection": true, "emp_filters_or_evaluates": true,
        "profiling": false, "narrow_procedural": true, "no_other_listed_use": true});
    let found = summary(recruitment.clone());
    assert!(found.contains("annex3-4-a  "), "{found}");
    let lifted =
        "annex3_high_risk lifted by art6-3-a  Narrow procedural task  [Art 6(3)(a)]\n      because narrow_procedural";
    assert!(found.contains(lifted), "{found}");
    // Article 6(3), third subparagraph: whoever profiles has no derogation.
    let mut profiling = recruitment;
    profiling["profiling"] = true.into();
    let found = summary(profiling);
    assert!(!found.contains("lifted") && !found.contains("art6-3"), "{found}");

    let found = summary(
        json!({"role": ["provider"], "talks_to_people": true, "obvious_ai": true, "vulnerable_audience": false}),
    );
    assert!(found.contains("art50-1 lifted by art50-1-obvious  Obvious that it is AI  [Art 50(1)]"), "{found}");
    let found = summary(json!({"role": ["deployer"], "deep_fake": true, "evidently_artistic": true}));
    assert!(found.contains("      limited by art50-4-reduced-disclosure  Artistic work: "), "{found}");
    let found = summary(json!({"role": ["deployer"], "deep_fake": true, "evidently_artistic": false}));
    assert!(!found.contains("limited by"), "{found}");

    let mut aircraft = json!({"as_of": "2028-08-02", "facts": {"role": ["provider"], "annex1_act": ["civil_aviation"],
        "ai_role_in_product": "safety_component", "third_party_assessment": true, "failure_endangers": true}});
    let on = |document: &Value| report::text(&assess(&Case::from_json(&document.to_string()).unwrap()).unwrap());
    let limited = "limited by art2-2-limited  Product of Annex I Section B: only Articles 6(1), 60a and 102 to 112 apply  [Art 2(2)]";
    let text = on(&aircraft);
    assert!(text.contains(&format!("{limited}\n      because annex1_act = civil_aviation")), "{text}");
    // Before Article 6(1) applies, nothing is classified under it, and so nothing is limited.
    aircraft["as_of"] = "2026-11-21".into();
    let text = on(&aircraft);
    assert!(text.contains(&format!("{limited}, from 2 August 2028")), "{text}");
    aircraft["facts"]["annex1_act"] = json!(["toys"]);
    let text = on(&aircraft);
    assert!(!text.contains("limited by"), "{text}");
}

#[test]
fn every_no_of_the_summary_gives_its_reason_if_it_is_one() {
    let model = json!({"role": ["gpai_provider"], "object_kind": "ai_model", "significant_generality": false});
    let found = summary(model);
    assert!(
        found.contains(
            "gpai lifted by narrow-model  A narrow model  [Art 3(63)]\n      because significant_generality = no"
        ),
        "{found}"
    );
    assert!(found.contains("ai_system lifted by bare-model"), "{found}");
    let found =
        summary(json!({"role": ["provider"], "talks_to_people": true, "technique": ["rules_defined_by_humans_only"]}));
    assert!(
        found.contains("AI system              no\n    because technique = rules_defined_by_humans_only"),
        "{found}"
    );
    let found = summary(json!({"role": ["provider"], "no_other_listed_use": true}));
    assert!(found.contains("High-risk system       no\n    because no_other_listed_use"), "{found}");
    assert!(found.contains("Transparency duty      no\n    because no_other_listed_use"), "{found}");
}

#[test]
fn a_summary_that_is_a_match_itself_is_shown_as_one() {
    let found = summary(json!({"role": ["gpai_provider"], "train_flop": 1e26}));
    assert!(found.contains("    gpai  General-purpose AI model  [Art 3(63)]\n      because "), "{found}");
    let presumed = found.lines().find(|line| line.starts_with("      presumed: ")).unwrap();
    assert!(presumed.contains("integrable_downstream") && presumed.contains("narrow-model"), "{found}");
    // Stated outright, it rests on what is stated; what other points make it is shown there.
    let found = summary(json!({"role": ["provider"], "emp_recruitment_selection": true, "profiling": true}));
    assert!(found.contains("    annex3-4-a  ") && !found.contains("    high_risk  "), "{found}");
}

#[test]
fn a_duty_says_by_when_and_but_for_what() {
    let text = report::text(&asked(&json!({"role": ["provider"], "talks_to_people": true})));
    let duties = under(&text, "DUTIES IN FORCE");
    assert!(has(&duties, &["      deadline: at the latest at the first interaction (Article 50(5))"]), "{text}");
    assert!(has(&duties, &["      exceptions: Obvious to a reasonably well-informed"]), "{text}");
}
