//! What the readable answers say, and what they leave out.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use aiact::{Assessment, Case, Status, Truth, assess, report};
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

fn on(day: &str, facts: &Value) -> Assessment<'static> {
    let document = json!({"as_of": day, "facts": facts}).to_string();
    assess(&Case::from_json(&document).unwrap()).unwrap_or_else(|e| panic!("{facts}: {e}"))
}

/// The events of a calendar, each with its lines unfolded.
fn events(answer: &Assessment<'_>) -> Vec<String> {
    let calendar = report::calendar(answer).replace("\r\n ", "");
    calendar.split("BEGIN:VEVENT").skip(1).map(str::to_owned).collect()
}

fn event<'e>(events: &'e [String], words: &[&str]) -> Option<&'e String> {
    events.iter().find(|event| words.iter().all(|word| event.contains(word)))
}

/// Article 111(2): whether a public authority has until 2 August 2030 hangs on the day of placing on the market.
#[test]
fn an_open_day_is_told_with_its_first_and_its_last() {
    let benefits = json!({"role": ["provider"], "ess_public_benefit_eligibility": true, "ess_authority_involved": true,
        "profiling": true, "user_kind": ["public_authority"], "placed_on_market_date": null,
        "no_other_listed_use": true, "established_in_eu": true});
    let answer = on("2026-11-22", &benefits);
    let text = report::text(&answer);
    let both = "binding from 2 December 2027 at the earliest and from 2 August 2030 at the latest";
    let summary = under(&text, "SUMMARY");
    assert!(has(&summary, &["High-risk system", "yes, ", both]), "{summary:#?}");
    assert!(has(&summary, &["    annex3-5-a  ", both]), "{summary:#?}");
    let to_come = under(&text, "DUTIES TO COME");
    assert!(has(&to_come, &["  from 2 December 2027 at the earliest and 2 August 2030 at the latest"]), "{to_come:#?}");
    assert!(!to_come.iter().any(|line| line.starts_with("  from 2 August 2030")), "{to_come:#?}");
    let card = report::card(&answer);
    let rows: Vec<&str> = card.split("<tr>").filter(|row| row.contains(both)).collect();
    for row in ["High-risk system", "annex3-5-a", "[Annex IV(1); "] {
        assert!(has(&rows, &[row]), "{row}: {rows:#?}");
    }
    assert!(!card.contains("binding from 2 August 2030"), "{card}");
    // The facts that the days hang on are named wherever the answer has them.
    let finding = answer.finding("high_risk").unwrap();
    for fact in &finding.missing {
        assert!(has(&summary, &["High-risk system", "depending on ", fact]), "{summary:#?}");
    }

    let all = events(&answer);
    let to_come = answer.obligations().filter(|o| o.status == Status::Upcoming && o.possible_from.is_some());
    let count = to_come.count();
    let first = event(&all, &["UID:possible-2027-12-02@aiact", "DTSTART;VALUE=DATE:20271202"]).unwrap();
    assert!(first.contains(&format!("SUMMARY:AI Act: {count} entries may begin to bind\r\n")), "{first}");
    assert!(first.contains("STATUS:TENTATIVE") && first.matches(both).count() == 1, "{first}");
    let last = event(&all, &["UID:latest-2030-08-02@aiact", "DTSTART;VALUE=DATE:20300802"]).unwrap();
    let words = format!("SUMMARY:AI Act: {count} entries begin to bind on this day at the latest\r\n");
    assert!(last.contains(&words) && !last.contains("TENTATIVE"), "{last}");

    // Between the two, whether they bind is open; that they will is not.
    let between = on("2028-06-01", &benefits);
    let text = report::text(&between);
    let open = "yes, dates undetermined, binding from 2 August 2030 at the latest";
    assert!(has(&under(&text, "SUMMARY"), &["High-risk system", open]), "{text}");
    let all = events(&between);
    assert!(event(&all, &["UID:latest-2030-08-02@aiact"]).is_some() && event(&all, &["UID:possible-"]).is_none());

    // Once the day is known, there is one.
    let mut known = benefits;
    known["placed_on_market_date"] = "2028-01-01".into();
    let answer = on("2026-11-22", &known);
    let text = report::text(&answer);
    assert!(has(&under(&text, "SUMMARY"), &["High-risk system", "yes, binding from 2 December 2027"]), "{text}");
    assert!(has(&under(&text, "DUTIES TO COME"), &["  from 2 December 2027"]), "{text}");
    let all = events(&answer);
    assert!(event(&all, &["UID:applies-2027-12-02@aiact", "entries begin to bind\r\n"]).is_some(), "{all:#?}");
    assert!(event(&all, &["UID:possible-"]).is_none() && event(&all, &["UID:latest-"]).is_none(), "{all:#?}");
}

/// What a transition relieves of begins to bind at its end: that is no day on which the relief begins.
#[test]
fn the_end_of_a_relief_is_told_as_one() {
    let model = json!({"role": ["gpai_provider"], "object_kind": ["ai_model"], "significant_generality": true,
        "training_compute_cumulative_flop": 2e25, "placed_on_market_date": "2025-03-01"});
    let answer = on("2026-11-22", &model);
    let text = report::text(&answer);
    let until = "relieved by a transitional rule until 2 August 2027";
    assert!(has(&under(&text, "SUMMARY"), &["    gpai_systemic_risk  ", until]), "{text}");
    let lifted = under(&text, "DUTIES LIFTED");
    assert!(has(&lifted, &["  binding from 2 August 2027"]), "{lifted:#?}");
    assert!(!lifted.iter().any(|line| line.starts_with("  from ")), "{lifted:#?}");
    let card = report::card(&answer);
    assert!(card.contains(until) && !card.contains("rule from 2 August 2027"), "{card}");
    let begins = answer.obligations().filter(|o| o.applies_from.is_some_and(|d| d.to_string() == "2027-08-02")).count();
    let words = format!("AI Act: {begins} entries begin to bind\r\n");
    assert!(event(&events(&answer), &["UID:applies-2027-08-02@aiact", &words]).is_some(), "{words}");
    // Article 111(2) sets no end for other operators than public authorities.
    let scoring = json!({"role": ["deployer"], "ess_creditworthiness": true, "profiling": true,
        "placed_on_market_date": "2027-01-10", "substantial_design_change_after": false,
        "user_kind": ["private_company"], "no_other_listed_use": true});
    let text = report::text(&on("2028-09-02", &scoring));
    assert!(has(&under(&text, "DUTIES LIFTED"), &["  no day set from which they bind"]), "{text}");
}

/// A deadline before the duty binds is none.
#[test]
fn what_does_not_bind_sets_no_deadline() {
    let scoring = json!({"role": ["deployer"], "ess_creditworthiness": true, "profiling": true,
        "provides_public_services": false, "placed_on_market_date": "2027-01-10", "first_use_date": "2029-03-01",
        "substantial_design_change_after": false});
    let answer = on("2028-09-02", &scoring);
    let assessment = answer.obligation("art27-1-fria").unwrap();
    assert_eq!((assessment.status, assessment.applies_from), (Status::Grandfathered, None));
    assert!(assessment.deadlines.is_empty(), "{:?}", assessment.deadlines);
    let text = report::text(&answer);
    assert!(!has(&under(&text, "DEADLINES that"), &["art27-"]), "{text}");
    assert!(event(&events(&answer), &["DTSTART;VALUE=DATE:20290301"]).is_none());
    assert!(!report::card(&answer).contains("due 1 March 2029"));
    // Placed on the market since, the assessment is due before the first use.
    let mut later = scoring;
    later["placed_on_market_date"] = "2028-01-10".into();
    let answer = on("2028-09-02", &later);
    assert!(event(&events(&answer), &["DTSTART;VALUE=DATE:20290301", "due art27-1-fria"]).is_some());

    // Article 111(3): relieved until 2 August 2027, and so on 3 February 2026, two weeks after the condition was met.
    let model = json!({"role": ["gpai_provider"], "object_kind": ["ai_model"], "significant_generality": true,
        "training_compute_cumulative_flop": 2e25, "placed_on_market_date": "2025-03-01", "met_date": "2026-01-20"});
    for (day, status) in [("2026-11-22", Status::Grandfathered), ("2027-09-01", Status::InForce)] {
        let answer = on(day, &model);
        let notify = answer.obligation("art52-1-notify").unwrap();
        assert_eq!((notify.status, notify.applies_from.unwrap().to_string()), (status, "2027-08-02".to_owned()));
        let days: Vec<String> = notify.deadlines.iter().filter_map(|d| Some(d.date?.to_string())).collect();
        assert_eq!(days, ["2027-08-02"], "{day}");
        let all = events(&answer);
        assert!(event(&all, &["DTSTART;VALUE=DATE:20270802", "due art52-1-notify"]).is_some(), "{day}");
        assert!(event(&all, &["DTSTART;VALUE=DATE:20260203"]).is_none(), "{day}");
    }
}

/// While it is open from when a duty binds, so are its deadlines before the last possible day.
#[test]
fn a_deadline_before_the_last_day_of_an_open_date_is_open() {
    let benefits = json!({"role": ["deployer"], "ess_public_benefit_eligibility": true, "ess_authority_involved": true,
        "profiling": true, "user_kind": ["public_authority"], "provides_public_services": true,
        "placed_on_market_date": null, "substantial_design_change_after": false, "first_use_date": "2029-03-01"});
    let answer = on("2026-11-22", &benefits);
    let assessment = answer.obligation("art27-1-fria").unwrap();
    let days = [assessment.possible_from, assessment.applies_from].map(|day| day.unwrap().to_string());
    assert_eq!(days, ["2027-12-02", "2030-08-02"]);
    let due = assessment.deadlines.iter().find(|d| d.date.is_some()).unwrap();
    assert_eq!((due.date.unwrap().to_string(), due.runs), ("2029-03-01".to_owned(), Truth::Unknown));
    let text = report::text(&answer);
    assert!(has(&under(&text, "DEADLINES NOT YET"), &["due 1 March 2029", "art27-1-fria"]), "{text}");
    assert!(event(&events(&answer), &["DTSTART;VALUE=DATE:20290301"]).is_none());
    for (first_use, runs) in [("2027-06-01", None), ("2031-03-01", Some(Truth::Yes))] {
        let mut facts = benefits.clone();
        facts["first_use_date"] = first_use.into();
        let answer = on("2026-11-22", &facts);
        let assessment = answer.obligation("art27-1-fria").unwrap();
        let due = assessment.deadlines.iter().find(|d| d.date.is_some_and(|day| day.to_string() == first_use));
        assert_eq!(due.map(|d| d.runs), runs, "{first_use}");
    }
}

/// Article 50 gives those who meet a system rights; it binds providers and deployers.
#[test]
fn whom_a_match_protects_it_does_not_bind() {
    let found = summary(json!({"role": ["importer"], "talks_to_people": true, "no_other_listed_use": true}));
    assert!(found.contains("matches, but binds others than you: Provider\n"), "{found}");
    assert!(!found.contains("Affected person"), "{found}");
}

/// Article 113: Article 5 applies from 2 February 2025, the fines from 2 August 2025, that of Article 101 a year later.
#[test]
fn a_fine_that_cannot_be_imposed_yet_says_from_when() {
    let faces = json!({"role": ["provider"], "builds_face_db": true, "untargeted_scraping": true});
    let model = json!({"role": ["gpai_provider"], "train_flop": 1e24});
    for (facts, before, since, words) in [
        (&faces, "2025-03-01", "2025-08-02", "[Art 99(3)], can be imposed from 2 August 2025"),
        (&model, "2025-09-01", "2026-08-02", "[Art 101(1)], can be imposed from 2 August 2026"),
    ] {
        let text = |day: &str| report::text(&on(day, facts));
        assert!(has(&under(&text(before), "AT STAKE"), &[words]), "{}", text(before));
        let stakes = text(since);
        let stakes = under(&stakes, "AT STAKE");
        assert!(!stakes.is_empty() && !has(&stakes, &["can be imposed from"]), "{stakes:#?}");
        let (_, day) = words.split_once("], ").unwrap();
        assert!(report::card(&on(before, facts)).contains(day));
        assert!(!report::card(&on(since, facts)).contains(day));
    }
}

/// A period that ends before its duty begins to bind is none; the same period later on is one.
#[test]
fn what_ends_before_the_duty_begins_is_no_deadline() {
    let due = |aware: &str| {
        let facts = json!({"role": ["provider"], "emp_recruitment_selection": true, "emp_filters_or_evaluates": true,
            "profiling": true, "established_in_eu": true, "no_other_listed_use": true, "incident_aware_date": aware,
            "incident_kind": ["health"], "infringes_individual_interests": false, "incident_reported_elsewhere": false});
        let answer = on("2026-11-22", &facts);
        let duty = answer.obligation("art73-1-report-incident").unwrap();
        assert_eq!(duty.status, Status::Upcoming);
        duty.deadlines.iter().filter_map(|d| d.date).map(|day| day.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(due("2026-10-01"), [""; 0]);
    assert!(due("2028-01-10").contains(&"2028-01-25".to_owned()));
}
