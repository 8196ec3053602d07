//! The published schemas: the checked-in copies are what the library gives, and they cover every identifier.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use aiact::assessment::{
    Deadline, Exposure, Fault, Finding, FurtherPenalty, Obligation, OtherReadingOfDuty, OtherReadingTaken, Overridden,
    Penalty, Presumed, Proceeding, Progress, Question, Risk, RiskFinding, Status, StepTaken, When,
};
use aiact::facts::CaseBuilder;
use aiact::law::{Date, Direction, Period, TimeUnit};
use aiact::report::{assessment_schema, case_schema, error_schema, procedures_schema};
use aiact::rulebook::{Authority, Ceiling, ClockKind, Family, Item, Nature, RuleKind};
use aiact::{Case, ERROR_CODES, ErrorCode, Rulebook, Truth, assess};
use serde::Serialize;
use serde_json::Value;

fn book() -> &'static Rulebook {
    Rulebook::builtin().unwrap()
}

fn schemas() -> [(&'static str, String); 4] {
    [
        ("case", case_schema(book())),
        ("assessment", assessment_schema()),
        ("procedures", procedures_schema()),
        ("error", error_schema()),
    ]
}

fn parsed(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

fn copy_of(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("schemas").join(format!("{name}.schema.json"))
}

#[test]
fn the_copies_are_up_to_date() {
    let bless = std::env::var_os("AIACT_BLESS").is_some();
    for (name, schema) in schemas() {
        let (path, text) = (copy_of(name), format!("{schema}\n"));
        if bless {
            std::fs::write(&path, &text).unwrap();
        }
        let copy = std::fs::read_to_string(&path).unwrap_or_default();
        let line = copy.lines().zip(text.lines()).take_while(|(a, b)| a == b).count() + 1;
        assert!(
            copy == text,
            "{} differs from what the library gives, from line {line}. Facts, conclusions and readings of the rulebook \
             are part of it: when the change is meant, run the test again with AIACT_BLESS=1",
            path.display()
        );
    }
}

#[test]
fn a_schema_names_itself_and_its_dialect() {
    for (name, schema) in schemas() {
        let schema = parsed(&schema);
        assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
        assert_eq!(schema["$id"], format!("urn:aiact:schema:{name}:1"));
        assert!(schema["title"].is_string() && schema["description"].is_string());
    }
}

#[test]
fn what_may_be_stated_is_a_property_and_nothing_else() {
    let schema = parsed(&case_schema(book()));
    let facts = &schema["properties"]["facts"];
    assert_eq!(facts["additionalProperties"], false);
    let properties = facts["properties"].as_object().unwrap();
    let mut stated: Vec<&str> = properties.keys().map(String::as_str).collect();
    let mut statable: Vec<&str> =
        book().ids().filter(|id| !matches!(book().item(id), Some(Item::Duty(_)) | None)).collect();
    stated.sort_unstable();
    statable.sort_unstable();
    assert_eq!(stated, statable);
    for (id, property) in properties {
        assert!(property["title"].as_str().is_some_and(|t| !t.is_empty()), "{id}");
        // Every entry says what it rests on.
        assert!(property["description"].as_str().is_some_and(|d| d.contains('[') && !d.ends_with("[]")), "{id}");
    }
}

/// What a case is refused for, when it also states a fact that does not exist: options are looked at first.
fn refusal(case: CaseBuilder) -> ErrorCode {
    assess(&case.stating("no-such-fact", true).build()).unwrap_err().code()
}

#[test]
fn editions_and_readings_are_those_that_a_case_may_name() {
    let schema = parsed(&case_schema(book()));
    let names = |list: &Value| -> Vec<String> {
        list.as_array().unwrap().iter().filter_map(|n| n.as_str().map(str::to_owned)).collect()
    };
    let case = || Case::on("2028-08-02".parse().unwrap());
    assert_eq!(refusal(case().edition("no-such-edition")), ErrorCode::Edition);
    assert_eq!(refusal(case().reading("no-such-reading")), ErrorCode::UnknownId);
    let editions = names(&schema["properties"]["edition"]["enum"]);
    assert!(editions.iter().any(|e| e == "2026-07-27"));
    for edition in &editions {
        assert_eq!(refusal(case().edition(edition)), ErrorCode::UnknownFact, "{edition}");
    }
    let readings = names(&schema["properties"]["readings"]["items"]["enum"]);
    assert!(readings.iter().any(|r| r == "art5-1-f-any-source"));
    for reading in &readings {
        let accepted = |edition: &String| refusal(case().edition(edition).reading(reading)) == ErrorCode::UnknownFact;
        assert!(editions.iter().any(accepted), "{reading}");
    }
}

#[test]
fn every_error_code_stands_with_its_number() {
    let schema = parsed(&error_schema());
    let pairs: Vec<(&Value, &Value)> = schema["oneOf"]
        .as_array()
        .unwrap()
        .iter()
        .map(|pair| (&pair["properties"]["code"]["const"], &pair["properties"]["number"]["const"]))
        .collect();
    assert_eq!(pairs.len(), ERROR_CODES.len());
    for code in ERROR_CODES {
        assert!(pairs.iter().any(|(name, number)| **name == code.name() && **number == code.number()), "{code}");
    }
}

/// Every reference leads to a definition, and every definition is referred to.
#[test]
fn references_hold() {
    fn collect<'a>(value: &'a Value, found: &mut Vec<&'a str>) {
        match value {
            Value::Object(members) => {
                found.extend(members.get("$ref").and_then(Value::as_str));
                members.values().for_each(|v| collect(v, found));
            }
            Value::Array(items) => items.iter().for_each(|v| collect(v, found)),
            _ => {}
        }
    }
    for (name, schema) in schemas() {
        let schema = parsed(&schema);
        let mut found = Vec::new();
        collect(&schema, &mut found);
        for reference in &found {
            let pointer = reference.strip_prefix('#').unwrap_or_else(|| panic!("{name}: {reference} leads outside"));
            assert!(schema.pointer(pointer).is_some(), "{name}: {reference}");
        }
        for definition in schema["$defs"].as_object().into_iter().flat_map(serde_json::Map::keys) {
            assert!(
                found.contains(&format!("#/$defs/{definition}").as_str()),
                "{name}: nothing refers to {definition}"
            );
        }
    }
}

fn keys(value: &Value) -> BTreeSet<&str> {
    value.as_object().unwrap().keys().map(String::as_str).collect()
}

/// What is written when everything is said has exactly the members of the definition, and what is written when
/// nothing is said has exactly the required ones.
fn assert_members(name: &str, full: &impl Serialize, least: &impl Serialize) {
    assert_members_of(&parsed(&assessment_schema()), name, full, least);
}

fn assert_members_of(schema: &Value, name: &str, full: &impl Serialize, least: &impl Serialize) {
    let definition = &schema["$defs"][name];
    assert_eq!(definition["additionalProperties"], false, "{name}");
    let required: BTreeSet<&str> =
        definition["required"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
    assert_eq!(keys(&serde_json::to_value(full).unwrap()), keys(&definition["properties"]), "{name}");
    assert_eq!(keys(&serde_json::to_value(least).unwrap()), required, "{name}");
    for (member, of) in definition["properties"].as_object().unwrap() {
        let target = of["$ref"].as_str().and_then(|r| schema.pointer(r.trim_start_matches('#')));
        assert!(
            of["description"].is_string() || target.is_some_and(|t| t["description"].is_string()),
            "{name}.{member}"
        );
    }
}

fn text() -> String {
    "text".to_owned()
}

fn day() -> Option<Date> {
    Some("2026-08-02".parse().unwrap())
}

// The literals name every field: a field that is added does not compile here until it is in the schema too.

#[test]
fn the_members_of_a_finding() {
    let when = When { status: Status::InForce, applies_from: day(), possible_from: day(), until: day() };
    let least_when = When { applies_from: None, possible_from: None, until: None, ..when };
    let reading = OtherReadingTaken { id: text(), text: text(), citation: text(), value: Truth::No, when };
    assert_members("other_reading", &reading, &OtherReadingTaken { when: least_when, ..reading.clone() });
    let full = Finding {
        id: text(),
        title: text(),
        kind: RuleKind::Match,
        family: Some(Family::HighRisk),
        value: Truth::Yes,
        status: Status::InForce,
        examined: true,
        applies_from: day(),
        possible_from: day(),
        formal_from: day(),
        until: day(),
        citation: text(),
        url: Some(text()),
        authority: Authority::Law,
        missing: vec![text()],
        presumptions: vec![text()],
        would_change: vec![text()],
        other_reading: vec![reading],
        reason: vec![text()],
        duties: vec![text()],
        stated: true,
        uses: vec![text()],
    };
    let least = Finding {
        family: None,
        applies_from: None,
        possible_from: None,
        formal_from: None,
        until: None,
        url: None,
        missing: Vec::new(),
        presumptions: Vec::new(),
        would_change: Vec::new(),
        other_reading: Vec::new(),
        reason: Vec::new(),
        duties: Vec::new(),
        stated: false,
        uses: Vec::new(),
        ..full.clone()
    };
    assert_members("finding", &full, &least);
}

#[test]
fn the_members_of_an_obligation() {
    let further = FurtherPenalty {
        tier: text(),
        citation: text(),
        text: text(),
        applies_from: day(),
        holds: Truth::Yes,
        in_place: true,
    };
    assert_members("further_penalty", &further, &FurtherPenalty { applies_from: None, ..further.clone() });
    let penalty = Penalty {
        kind: "tier",
        tier: Some(text()),
        citation: Some(text()),
        text: Some(text()),
        applies_from: day(),
        note: Some(text()),
        further: vec![further],
    };
    let none = Penalty {
        kind: "none",
        tier: None,
        citation: None,
        text: None,
        applies_from: None,
        note: None,
        further: Vec::new(),
    };
    assert_members("penalty", &penalty, &none);
    let deadline = Deadline {
        kind: ClockKind::Due,
        length: Some(Period { amount: 15, unit: TimeUnit::Days }),
        direction: Direction::After,
        from_fact: Some(text()),
        from: day(),
        runs: Truth::Yes,
        date: day(),
        date_1182_71: day(),
        earliest: day(),
        latest: day(),
        citation: text(),
        missing: vec![text()],
    };
    let least = Deadline {
        length: None,
        from_fact: None,
        from: None,
        date: None,
        date_1182_71: None,
        earliest: None,
        latest: None,
        missing: Vec::new(),
        ..deadline.clone()
    };
    assert_members("deadline", &deadline, &least);
    let when = When { status: Status::InForce, applies_from: day(), possible_from: day(), until: day() };
    let least_when = When { applies_from: None, possible_from: None, until: None, ..when };
    let reading = OtherReadingOfDuty { id: text(), text: text(), citation: text(), holds: Truth::No, when };
    assert_members("other_reading_of_duty", &reading, &OtherReadingOfDuty { when: least_when, ..reading.clone() });
    let full = Obligation {
        id: text(),
        bearer: vec![text()],
        nature: Nature::Duty,
        holds: Truth::Yes,
        binds: Truth::Yes,
        status: Status::InForce,
        applies_from: day(),
        possible_from: day(),
        formal_from: day(),
        until: day(),
        citation: text(),
        url: Some(text()),
        duty: text(),
        on_event: Some(text()),
        deadline: Some(text()),
        deadlines: vec![deadline],
        checklist: Some(text()),
        exceptions: Some(text()),
        penalty,
        changed: Some(text()),
        evidence: BTreeMap::from([(text(), true)]),
        missing: vec![text()],
        presumptions: vec![text()],
        would_change: vec![text()],
        other_reading: vec![reading],
        reason: vec![text()],
        notes: vec![text()],
        uses: vec![text()],
        listed: true,
    };
    let least = Obligation {
        applies_from: None,
        possible_from: None,
        formal_from: None,
        until: None,
        url: None,
        other_reading: Vec::new(),
        on_event: None,
        deadline: None,
        deadlines: Vec::new(),
        checklist: None,
        exceptions: None,
        penalty: none,
        changed: None,
        evidence: BTreeMap::new(),
        reason: Vec::new(),
        notes: Vec::new(),
        uses: Vec::new(),
        ..full.clone()
    };
    assert_members("obligation", &full, &least);
}

#[test]
fn the_members_of_a_procedure() {
    let step = StepTaken {
        id: text(),
        title: text(),
        citation: text(),
        url: Some(text()),
        by: vec![text()],
        needed: Truth::Yes,
        progress: Progress::Done,
        date: day(),
        date_fact: Some(text()),
        deadlines: vec![Deadline {
            kind: ClockKind::Due,
            length: None,
            direction: Direction::After,
            from_fact: None,
            from: None,
            runs: Truth::Yes,
            date: None,
            date_1182_71: None,
            earliest: None,
            latest: None,
            citation: text(),
            missing: Vec::new(),
        }],
        faults: vec![Fault::Late],
        documents: vec![text()],
        remedies: vec![text()],
        duties: vec![text()],
        missing: vec![text()],
        note: Some(text()),
    };
    let least = StepTaken {
        url: None,
        date: None,
        date_fact: None,
        deadlines: Vec::new(),
        faults: Vec::new(),
        documents: Vec::new(),
        remedies: Vec::new(),
        duties: Vec::new(),
        missing: Vec::new(),
        note: None,
        ..step.clone()
    };
    let schema = parsed(&procedures_schema());
    assert_members_of(&schema, "step", &step, &least);
    let full = Proceeding {
        id: text(),
        title: text(),
        citation: text(),
        url: Some(text()),
        concerns: Truth::Yes,
        condition: Some(text()),
        begun: true,
        steps: vec![step],
        notes: vec![text()],
    };
    let least = Proceeding { url: None, condition: None, notes: Vec::new(), ..full.clone() };
    assert_members_of(&schema, "procedure", &full, &least);
    let assessment = assess(&Case::on("2026-11-21".parse().unwrap()).build()).unwrap();
    let document = parsed(&assessment.procedures_json(&assessment.procedures()));
    assert_eq!(keys(&document), keys(&schema["properties"]));
}

#[test]
fn the_members_of_the_rest() {
    let full = Question {
        id: text(),
        question: text(),
        help: Some(text()),
        r#type: "number",
        values: BTreeMap::from([(text(), text())]),
        unit: Some(text()),
        citation: text(),
        settles: 1,
    };
    let least = Question { help: None, values: BTreeMap::new(), unit: None, ..full.clone() };
    assert_members("question", &full, &least);
    let presumed = Presumed { id: text(), value: false.into(), why: text(), citation: text() };
    assert_members("presumption", &presumed, &presumed);
    let exposure = Exposure {
        tier: text(),
        title: text(),
        citation: text(),
        text: text(),
        applies_from: day(),
        holds: Truth::Yes,
        ceiling: Some(Ceiling::Lower),
        amount: Some(1.into()),
        percent: Some(3.into()),
        percent_of: Some(text()),
        currency: text(),
        per: Some(text()),
        at_least: 1.into(),
        at_most: Some(2.into()),
        in_force: vec![text()],
        upcoming: vec![text()],
        undetermined: vec![text()],
        missing: vec![text()],
        presumptions: vec![text()],
        notes: vec![text()],
    };
    let least =
        Exposure { amount: None, percent: None, percent_of: None, per: None, notes: Vec::new(), ..exposure.clone() };
    assert_members("exposure", &exposure, &least);
    let overridden = Overridden { id: text(), value: Truth::Yes };
    assert_members("override", &overridden, &overridden);
    let part = RiskFinding {
        value: Truth::Yes,
        status: Status::Upcoming,
        applies_from: day(),
        matches: vec![text()],
        open: vec![text()],
    };
    assert_members("risk_finding", &part, &part);
    let risk =
        Risk { prohibited: part.clone(), high_risk: part.clone(), transparency: part.clone(), general_purpose: part };
    assert_members("risk", &risk, &risk);
    let case = Case::on("2026-11-21".parse().unwrap()).build();
    let law = assess(&case).unwrap().law();
    assert_members("law", &law, &law);
    let full = parsed(
        r#"{"as_of": "2026-11-21", "edition": "2026", "strict": true, "lang": "en", "evidence": ["x"],
        "readings": ["art5-1-f-any-source"], "holidays": ["2026-12-25"], "duties_of": "operators",
        "related_enterprises": [{"name": "x", "relation": "linked", "facts": {}}], "uses": [{"name": "x", "facts": {}}], "facts": {}}"#,
    );
    let full = Case::from_json(&full.to_string()).unwrap();
    assert_members("case", &full, &case);
    // What a case may say is what an answer repeats.
    let schema = parsed(&case_schema(book()));
    assert_eq!(keys(&schema["properties"]), keys(&serde_json::to_value(&full).unwrap()));
}

#[test]
fn the_members_of_the_whole_answer() {
    let schema = parsed(&assessment_schema());
    let case = Case::on("2026-11-21".parse().unwrap()).build();
    let document = parsed(&assess(&case).unwrap().to_json());
    assert_eq!(schema["required"].as_array().unwrap().len(), keys(&document).len());
    let product = r#"{"as_of": "2026-11-21", "facts": {}, "uses": [{"name": "one", "facts": {}}]}"#;
    let product = parsed(&assess(&Case::from_json(product).unwrap()).unwrap().to_json());
    assert_eq!(keys(&product), keys(&schema["properties"]));
    assert_eq!(keys(&product["uses"][0]), keys(&schema["$defs"]["use"]["properties"]));
}
