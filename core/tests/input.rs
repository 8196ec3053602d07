//! Bad input gives one clear error that names the place; nothing is dropped or guessed.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use aiact::{Case, Error, ErrorCode, assess};

fn error(facts: &str) -> Error {
    let text = format!("{{\"as_of\": \"2026-11-21\", \"facts\": {facts}}}");
    match Case::from_json(&text).and_then(|case| assess(&case).map(|_| ())) {
        Ok(()) => panic!("accepted: {facts}"),
        Err(error) => error,
    }
}

fn document(text: &str) -> Error {
    Case::from_json(text).unwrap_err()
}

#[test]
fn facts() {
    let cases = [
        (r#"{"seting": ["workplace"]}"#, ErrorCode::UnknownFact, "/facts/seting", "setting"),
        (
            r#"{"emp_filters_or_evaluates": "yes"}"#,
            ErrorCode::FactType,
            "/facts/emp_filters_or_evaluates",
            "true, false or null",
        ),
        (
            r#"{"emp_filters_or_evaluates": 1}"#,
            ErrorCode::FactType,
            "/facts/emp_filters_or_evaluates",
            "true, false or null",
        ),
        (r#"{"setting": ["workplce"]}"#, ErrorCode::FactValue, "/facts/setting/0", "workplace"),
        (r#"{"setting": [true]}"#, ErrorCode::FactType, "/facts/setting/0", "list of its values"),
        (r#"{"setting": {"has": ["workplace"]}}"#, ErrorCode::Key, "/facts/setting/has", "includes"),
        (
            r#"{"setting": {"includes": ["other"], "excludes": ["other"]}}"#,
            ErrorCode::Contradiction,
            "/facts/setting",
            "",
        ),
        (r#"{"placed_on_market_date": "2027-02-29"}"#, ErrorCode::Day, "/facts/placed_on_market_date", ""),
        (r#"{"placed_on_market_date": "next year"}"#, ErrorCode::Day, "/facts/placed_on_market_date", ""),
        (r#"{"train_flop": {"min": 2e25, "max": 1e25}}"#, ErrorCode::FactRange, "/facts/train_flop", ""),
        (r#"{"train_flop": {"one_of": []}}"#, ErrorCode::FactRange, "/facts/train_flop/one_of", ""),
        (r#"{"train_flop": -1}"#, ErrorCode::FactValue, "/facts/train_flop", ""),
        (r#"{"train_flop": "NaN"}"#, ErrorCode::FactType, "/facts/train_flop", ""),
        (r#"{"train_flop": true}"#, ErrorCode::FactType, "/facts/train_flop", "a number"),
        (r#"{"train_flop": 1e999}"#, ErrorCode::FactType, "/facts/train_flop", ""),
        (r#"{"art9-1-rms": true}"#, ErrorCode::UnknownFact, "/facts/art9-1-rms", ""),
        (r#"{"high_risk": "yes"}"#, ErrorCode::FactType, "/facts/high_risk", "true, false or null"),
        (r#"{"role": ["provider"], "role": ["deployer"]}"#, ErrorCode::Key, "/facts/role", ""),
    ];
    for (facts, code, place, help) in cases {
        let error = error(facts);
        assert_eq!((error.code(), error.place()), (code, place), "{facts}: {error}");
        assert!(error.help().unwrap_or_default().contains(help), "{facts}: {error}");
        assert!(!error.message().is_empty());
    }
}

#[test]
fn documents() {
    let cases = [
        ("", ErrorCode::Json, ""),
        ("[]", ErrorCode::Json, ""),
        ("{\"as_of\": \"2026-11-21\", \"facts\": {}", ErrorCode::Json, ""),
        ("{\"facts\": {}}", ErrorCode::Day, "/as_of"),
        ("{\"as_of\": \"21.11.2026\", \"facts\": {}}", ErrorCode::Day, "/as_of"),
        ("{\"as_of\": 20261121, \"facts\": {}}", ErrorCode::Option, "/as_of"),
        ("{\"as_of\": \"2026-11-21\", \"fact\": {}}", ErrorCode::Key, "/fact"),
        ("{\"as_of\": \"2026-11-21\", \"facts\": []}", ErrorCode::Option, "/facts"),
        ("{\"as_of\": \"2026-11-21\", \"strict\": \"no\", \"facts\": {}}", ErrorCode::Option, "/strict"),
        ("{\"as_of\": \"2026-11-21\", \"lang\": \"fr\", \"facts\": {}}", ErrorCode::Option, "/lang"),
        ("{\"as_of\": \"2026-11-21\", \"facts\": {\"train_flop\": NaN}}", ErrorCode::Json, ""),
    ];
    for (text, code, place) in cases {
        let error = document(text);
        assert_eq!((error.code(), error.place()), (code, place), "{text}: {error}");
    }
    assert_eq!(document(&"[".repeat(100_000)).code(), ErrorCode::Limit);
    assert_eq!(document(&format!("\"{}\"", "x".repeat(100_000_000))).code(), ErrorCode::Limit);
}

#[test]
fn options() {
    let assess = |text: &str| Case::from_json(text).and_then(|c| assess(&c).map(|_| ())).unwrap_err();
    let early = assess(r#"{"as_of": "2024-07-31", "facts": {}}"#);
    assert_eq!((early.code(), early.place()), (ErrorCode::Day, "/as_of"));
    let edition = assess(r#"{"as_of": "2026-11-21", "edition": "2025", "facts": {}}"#);
    assert_eq!((edition.code(), edition.place()), (ErrorCode::Edition, "/edition"));
    let evidence = assess(r#"{"as_of": "2026-11-21", "evidence": ["technical_documentaton"], "facts": {}}"#);
    assert_eq!((evidence.code(), evidence.place()), (ErrorCode::Option, "/evidence/0"));
    assert!(evidence.help().unwrap().contains("technical_documentation"));
    let reading = assess(r#"{"as_of": "2026-11-21", "readings": ["no-such-reading"], "facts": {}}"#);
    assert_eq!((reading.code(), reading.place()), (ErrorCode::UnknownId, "/readings"));
}

#[test]
fn contradictions_name_both_sides() {
    let parts = error(r#"{"deep_fake": true, "resembles_existing": false}"#);
    assert_eq!(parts.code(), ErrorCode::Contradiction);
    assert!(parts.message().contains("deep_fake"), "{parts}");
    let implied = error(r#"{"opt_out_via_standards": true, "third_party_assessment": false}"#);
    assert_eq!(implied.code(), ErrorCode::Contradiction);
    assert!(
        implied.message().contains("opt_out_via_standards") && implied.message().contains("third_party_assessment")
    );
}

/// Of several contradictions it is always the same that is told.
#[test]
fn the_same_input_gives_the_same_error() {
    let several = r#"{"emotion_recognition_system": true, "infers_emotion_or_intention": false, "deep_fake": true,
        "resembles_existing": false, "talks_to_people": true, "art50-1": false, "law_authorised_crime": false,
        "obvious_ai": false}"#;
    let told = error(several).to_string();
    assert!((0..30).all(|_| error(several).to_string() == told), "{told}");
}

#[test]
fn what_is_stated_directly_is_recorded() {
    let text = r#"{"as_of": "2026-11-21", "facts": {"high_risk": true, "deep_fake": false}}"#;
    let assessment = assess(&Case::from_json(text).unwrap()).unwrap();
    let ids: Vec<&str> = assessment.overrides().iter().map(|o| o.id.as_str()).collect();
    assert_eq!(ids, ["deep_fake", "high_risk"]);
    assert!(assessment.finding("high_risk").unwrap().stated);
    assert_eq!(assessment.verdict("chapter3_applies").unwrap().as_str(), "unknown");
}

#[test]
fn unknown_conclusions_name_the_nearest() {
    let assessment = assess(&Case::from_json(r#"{"as_of": "2026-11-21", "facts": {}}"#).unwrap()).unwrap();
    let error = assessment.verdict("annex3-4-x").unwrap_err();
    assert_eq!(error.code(), ErrorCode::UnknownId);
    assert!(error.help().unwrap().contains("annex3-4-"), "{error}");
    assert!(assessment.explain("art5-1-z").is_err());
}

/// Whoever asks for an id as something that it is not is told what it is, and never to ask for the same again.
#[test]
fn what_an_id_names_instead_is_said() {
    let answer = assess(&Case::on("2026-07-26".parse().unwrap()).stating("profiling", true).build()).unwrap();
    let verdict = |id: &str| answer.verdict(id).unwrap_err();
    let finding = |id: &str| answer.finding(id).unwrap_err();
    let obligation = |id: &str| answer.obligation(id).unwrap_err();
    for (error, message, help) in [
        (verdict("art111-2"), "no conclusion `art111-2`", "it is a transition; its explanation"),
        (finding("art111-2"), "no conclusion `art111-2`", "it is a transition; its explanation"),
        (verdict("art9-1-rms"), "no conclusion `art9-1-rms`", "it is a duty; the obligations"),
        (verdict("emp_filters_or_evaluates"), "no conclusion `emp_filters_or_evaluates`", "it is a fact"),
        (finding("legacy_model"), "no conclusion `legacy_model`", "it is a term; its verdict"),
        (obligation("high_risk"), "no duty in this edition `high_risk`", "it is a conclusion; its finding"),
        (obligation("art75c-4-fines"), "no duty in this edition `art75c-4-fines`", "it is a duty of another edition"),
    ] {
        assert_eq!((error.code(), error.message()), (ErrorCode::UnknownId, message));
        assert!(error.help().unwrap().starts_with(help), "{error}");
    }
    assert_eq!(verdict("high_riks").help(), Some("did you mean `high_risk`?"));
    for id in ["art111-2", "art9-1-rms", "emp_filters_or_evaluates"] {
        assert!(answer.explain(id).is_ok(), "{id}");
    }
}
