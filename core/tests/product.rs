//! Several uses in one product, and duties of more than the stated roles.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use aiact::{Assessment, Case, ErrorCode, Status, Truth, assess};
use serde_json::{Value, json};

fn asked(document: &Value) -> Assessment<'static> {
    assess(&Case::from_json(&document.to_string()).unwrap()).unwrap_or_else(|e| panic!("{e}"))
}

/// A personnel suite: it ranks applicants, claims nothing for that, and formats their documents as a narrow task.
fn suite() -> Value {
    json!({
        "as_of": "2027-12-02",
        "facts": {"role": ["provider"], "no_other_listed_use": true, "profiling": false},
        "uses": [
            {"name": "ranking", "facts": {"emp_recruitment_selection": true, "emp_filters_or_evaluates": true, "narrow_procedural": false,
                "improves_completed": false, "detects_patterns": false, "preparatory": false}},
            {"name": "formatting", "facts": {"emp_recruitment_selection": true, "emp_filters_or_evaluates": true, "narrow_procedural": true}},
            {"name": "chat", "facts": {"talks_to_people": true}}
        ]
    })
}

#[test]
fn the_product_is_the_union_of_its_uses() {
    let product = asked(&suite());
    let value = |id: &str| product.verdict(id).unwrap();
    // Article 6(3) is asked use by use: the ranking is high-risk although the formatting is not.
    let names: Vec<&str> = product.uses().map(|(name, _)| name).collect();
    assert_eq!(names, ["ranking", "formatting", "chat"]);
    let by_use = |name: &str, id: &str| product.uses().find(|(n, _)| *n == name).unwrap().1.verdict(id).unwrap();
    assert_eq!(by_use("formatting", "high_risk"), Truth::No);
    assert_eq!(by_use("chat", "high_risk"), Truth::No);
    assert_eq!(value("high_risk"), Truth::Yes);
    assert_eq!(product.finding("high_risk").unwrap().uses, ["ranking"]);
    // A relief counts for the product only if every use has it.
    assert_eq!(by_use("formatting", "art6-3-derogation"), Truth::Yes);
    assert_eq!(value("art6-3-derogation"), Truth::No);
    let duty = product.obligation("art9-1-rms").unwrap();
    assert_eq!((duty.status, duty.uses.as_slice()), (Status::InForce, ["ranking".to_owned()].as_slice()));
    assert!(product.obligations().any(|o| o.id == "art9-1-rms"));
    let chat = asked(
        &json!({"as_of": "2027-12-02", "facts": {"role": ["provider"], "no_other_listed_use": true, "profiling": false,
        "talks_to_people": true}}),
    );
    assert_eq!(value("art50-1"), chat.verdict("art50-1").unwrap());
}

#[test]
fn one_use_is_the_case_itself() {
    let mut document = suite();
    let facts = document["uses"][0]["facts"].as_object().unwrap().clone();
    document["uses"] = json!([document["uses"][0]]);
    let product = asked(&document);
    let mut alone = suite();
    alone.as_object_mut().unwrap().remove("uses");
    alone["facts"].as_object_mut().unwrap().extend(facts);
    let alone = asked(&alone);
    for (a, b) in product.findings().iter().zip(alone.findings()) {
        assert_eq!((a.value, a.status, &a.missing), (b.value, b.status, &b.missing), "{}", a.id);
    }
    let ids = |a: &Assessment<'_>| a.obligations().map(|o| (o.id.clone(), o.status)).collect::<Vec<_>>();
    assert_eq!(ids(&product), ids(&alone));
    assert_eq!(product.questions(), alone.questions());
}

#[test]
fn a_product_explains_itself_use_by_use() {
    let why = asked(&suite()).explain("high_risk").unwrap();
    assert_eq!((why.id.as_str(), why.value, why.children.len()), ("high_risk", Truth::Yes, 3));
    let deciding: Vec<&str> = why.children.iter().filter(|c| c.decides).map(|c| c.title.as_str()).collect();
    assert!(deciding.len() == 1 && deciding[0].starts_with("ranking: "), "{deciding:?}");
}

#[test]
fn accepted_presumptions_of_a_product_give_the_same_values() {
    let product = asked(&suite());
    let strict = assess(&product.accept_presumptions()).unwrap();
    for (a, b) in product.findings().iter().zip(strict.findings()) {
        assert_eq!(a.value, b.value, "{}", a.id);
    }
}

#[test]
fn errors_name_the_use() {
    let refused = |change: &dyn Fn(&mut Value)| {
        let mut document = suite();
        change(&mut document);
        Case::from_json(&document.to_string()).and_then(|case| assess(&case).map(|_| ())).unwrap_err()
    };
    let twice = refused(&|d| d["uses"][1]["name"] = json!("ranking"));
    assert_eq!((twice.code(), twice.place()), (ErrorCode::Option, "/uses/1/name"));
    let both = refused(&|d| d["uses"][1]["facts"]["profiling"] = json!(true));
    assert_eq!((both.code(), both.place()), (ErrorCode::Contradiction, "/uses/1/facts/profiling"));
    let misspelt = refused(&|d| d["uses"][2]["facts"]["talks_to_peple"] = json!(true));
    assert_eq!((misspelt.code(), misspelt.place()), (ErrorCode::UnknownFact, "/uses/2/facts/talks_to_peple"));
    let extra = refused(&|d| d["uses"][2]["day"] = json!(1));
    assert_eq!((extra.code(), extra.place()), (ErrorCode::Key, "/uses/2/day"));
}

#[test]
fn duties_of_the_whole_chain_are_listed_on_request() {
    let document = |whose: &str| {
        json!({"as_of": "2027-12-02", "duties_of": whose, "facts": {"role": ["deployer"], "emp_recruitment_selection": true,
            "emp_filters_or_evaluates": true, "profiling": true, "no_other_listed_use": true}})
    };
    let (stated, chain, all) =
        (asked(&document("stated")), asked(&document("operators")), asked(&document("everyone")));
    let has = |a: &Assessment<'_>, id: &str| a.obligations().any(|o| o.id == id);
    assert!(has(&stated, "art26-1-use-per-ifu") && !has(&stated, "art9-1-rms"));
    assert!(has(&chain, "art26-1-use-per-ifu") && has(&chain, "art9-1-rms") && !has(&chain, "art64-2-facilitate"));
    let rms = chain.obligations().find(|o| o.id == "art9-1-rms").unwrap();
    assert_eq!((rms.status, rms.reason.as_slice()), (Status::NotApplicable, ["role-provider".to_owned()].as_slice()));
    let counts = [&stated, &chain, &all].map(|a| a.obligations().count());
    assert!(counts[0] < counts[1] && counts[1] < counts[2], "{counts:?}");
}
