//! Several uses in one product, and duties of more than the stated roles.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::collections::BTreeSet;

use aiact::assessment::{Exposure, Obligation};
use aiact::report::{calendar, entries, gate, text};
use aiact::rulebook::Family;
use aiact::{Assessment, Case, ErrorCode, Rulebook, Status, Truth, assess};
use proptest::prelude::*;
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

/// A product of a deployer: a use that is private, and one of which it is not said where.
fn emotions() -> Value {
    json!({
        "as_of": "2026-11-22",
        "facts": {"role": ["deployer"], "no_other_listed_use": true, "infers_emotion": true},
        "uses": [
            {"name": "private", "facts": {"setting": ["workplace"], "personal_nonprofessional": true}},
            {"name": "office", "facts": {"setting": null}}
        ]
    })
}

#[test]
fn a_use_that_is_not_bound_clears_no_other() {
    let product = asked(&emotions());
    for id in ["prohibited", "art5-1-f"] {
        let (found, office) = (product.finding(id).unwrap(), product.uses().last().unwrap().1.finding(id).unwrap());
        assert_eq!((found.value, found.status), (Truth::Yes, Status::Undetermined), "{id}");
        assert_eq!(
            (&found.missing, found.uses.as_slice()),
            (&office.missing, ["office".to_owned()].as_slice()),
            "{id}"
        );
        assert!(found.missing.contains(&"setting".to_owned()) && found.reason.is_empty(), "{id}: {found:?}");
    }
    let summary = product.risk().part(Family::Prohibited);
    assert_eq!((summary.value, summary.status), (Truth::Yes, Status::Undetermined));
    assert!(summary.open.contains(&"art5-1-f".to_owned()), "{:?}", summary.open);
    let policy = gate(&product);
    assert!(!policy.passes && policy.text.contains("setting"), "{}", policy.text);
}

#[test]
fn what_may_bind_today_comes_before_what_only_will() {
    // The second use may be prohibited as the law stands; the first will be from 2 December 2026.
    let product = asked(&json!({
        "as_of": "2026-11-22",
        "facts": {"role": ["provider"], "no_other_listed_use": true},
        "uses": [
            {"name": "later", "facts": {"art5-1-ba": true}},
            {"name": "open", "facts": {"prohibited_practice": null}}
        ]
    }));
    let statuses: Vec<Status> = product.uses().map(|(_, part)| part.finding("prohibited").unwrap().status).collect();
    assert_eq!(statuses, [Status::Upcoming, Status::Undetermined]);
    let found = product.finding("prohibited").unwrap();
    assert_eq!((found.status, found.applies_from), (Status::Undetermined, Some("2026-12-02".parse().unwrap())));
    assert!(!gate(&product).passes);
}

#[test]
fn a_relieved_use_relieves_no_other() {
    let product = asked(&json!({
        "as_of": "2028-01-01",
        "facts": {"role": ["provider"], "no_other_listed_use": true},
        "uses": [
            {"name": "a", "facts": {"emp_recruitment_selection": true, "placed_on_market_date": "2025-01-01",
                "substantial_design_change_after": false}},
            {"name": "b", "facts": {"edu_determines_access": null}}
        ]
    }));
    let found = product.finding("high_risk").unwrap();
    assert_eq!((found.value, found.status), (Truth::Yes, Status::Undetermined));
    assert!(found.missing.contains(&"edu_determines_access".to_owned()), "{:?}", found.missing);
    assert_eq!(product.risk().part(Family::HighRisk).status, Status::Undetermined);
    assert_eq!(product.obligation("art9-1-rms").unwrap().status, Status::Undetermined);
}

#[test]
fn a_duty_is_at_stake_once_by_what_it_is_for_the_product() {
    let product = asked(&json!({
        "as_of": "2026-11-22",
        "facts": {"role": ["provider"], "no_other_listed_use": true},
        "uses": [{"name": "a", "facts": {"talks_to_people": true}}, {"name": "b", "facts": {"talks_to_people": null}}]
    }));
    let tier = product.exposure().iter().find(|e| e.tier == "P4g").unwrap();
    assert_eq!((tier.in_force.len(), tier.upcoming.len(), tier.undetermined.len()), (2, 0, 0), "{tier:?}");
    assert!(!text(&product).contains("2 in force, 2 open"));
}

#[test]
fn tiers_keep_the_order_of_the_rulebook() {
    let product = asked(&json!({
        "as_of": "2027-08-01",
        "facts": {"role": ["deployer"], "no_other_listed_use": true},
        "uses": [{"name": "a", "facts": {}},
            {"name": "b", "facts": {"annex1_act": ["recreational_craft"], "inspection_obstructed": true}}]
    }));
    assert!(product.exposure().len() > 1);
    assert_in_order(product.exposure());
}

#[test]
fn deadlines_of_every_use_are_kept() {
    let product = asked(&json!({
        "as_of": "2028-08-02",
        "facts": {"role": ["provider"], "no_other_listed_use": true, "emp_recruitment_selection": true,
            "emp_filters_or_evaluates": true, "profiling": true},
        "uses": [{"name": "a", "facts": {"placed_on_market_date": "2027-12-10"}},
            {"name": "b", "facts": {"placed_on_market_date": "2028-01-20"}}]
    }));
    let calendar = calendar(&product);
    for (_, part) in product.uses() {
        let days: Vec<&Obligation> = part.obligations().filter(|o| counted(o).next().is_some()).collect();
        assert!(!days.is_empty());
        for (duty, day) in days.iter().flat_map(|o| counted(o).map(move |day| (o, day))) {
            assert!(calendar.contains(&format!("{}-", duty.id)), "{}", duty.id);
            assert!(calendar.contains(&format!("DTSTART;VALUE=DATE:{}", day.replace('-', ""))), "{} {day}", duty.id);
        }
    }
}

#[test]
fn a_fact_of_a_product_explains_itself_use_by_use() {
    let value = |id: &str| asked(&suite()).explain(id).unwrap().value;
    assert_eq!((value("profiling"), value("talks_to_people")), (Truth::No, Truth::Yes));
}

#[test]
fn a_duty_is_the_same_in_every_list() {
    let mut document = emotions();
    let listed: Vec<Obligation> = asked(&document).obligations().cloned().collect();
    document["duties_of"] = json!("everyone");
    let all = asked(&document);
    for duty in listed {
        assert_eq!(all.obligations().find(|o| o.id == duty.id), Some(&duty));
    }
}

/// The days of the deadlines that certainly run.
fn counted(duty: &Obligation) -> impl Iterator<Item = String> + '_ {
    duty.deadlines.iter().filter(|d| d.runs == Truth::Yes).filter_map(|d| Some(d.date?.to_string()))
}

fn assert_in_order(exposure: &[Exposure]) {
    let all: Value = serde_json::from_str(&entries(Rulebook::builtin().unwrap(), "penalty").unwrap()).unwrap();
    let all: Vec<&str> = all.as_array().unwrap().iter().map(|entry| entry["id"].as_str().unwrap()).collect();
    let places: Vec<_> = exposure.iter().map(|e| all.iter().position(|id| *id == e.tier).unwrap()).collect();
    assert!(places.is_sorted(), "{:?}", exposure.iter().map(|e| &e.tier).collect::<Vec<_>>());
}

/// The least is the most pressing: what may bind on the day comes before what only will.
fn pressing(status: Status, possible_from: Option<aiact::law::Date>) -> usize {
    let order = [
        (Status::InForce, false),
        (Status::Undetermined, false),
        (Status::Upcoming, false),
        (Status::Undetermined, true),
        (Status::Grandfathered, false),
        (Status::NotApplicable, false),
        (Status::NotInEdition, false),
    ];
    let later = status == Status::Undetermined && possible_from.is_some();
    order.iter().position(|known| *known == (status, later)).unwrap()
}

fn is_first(whole: Option<aiact::law::Date>, parts: &[Option<aiact::law::Date>]) -> bool {
    whole == parts.iter().flatten().min().copied()
}

/// A product keeps what each of its uses is on its own.
fn assert_union(product: &Assessment<'_>) {
    let parts: Vec<&Assessment<'_>> = product.uses().map(|(_, part)| part).collect();
    for whole in product.findings().iter().filter(|f| !f.kind.relieves()) {
        let id = &whole.id;
        let each: Vec<_> = parts.iter().map(|part| part.finding(id).unwrap()).collect();
        let most = each.iter().map(|f| pressing(f.status, f.possible_from)).min().unwrap();
        assert_eq!(pressing(whole.status, whole.possible_from), most, "{id}");
        assert_eq!(whole.value, each.iter().fold(Truth::No, |any, f| any | f.value), "{id}");
        let alike = || each.iter().filter(|f| f.status == whole.status);
        let days: Vec<_> = alike().map(|f| f.applies_from).collect();
        assert!(whole.status == Status::Undetermined || is_first(whole.applies_from, &days), "{id}: {whole:?}");
        if whole.status == Status::Undetermined {
            let missing = alike().flat_map(|f| &f.missing).collect::<BTreeSet<_>>();
            assert!(missing.is_subset(&whole.missing.iter().collect()), "{id}");
        }
        let explained = matches!(whole.status, Status::NotApplicable | Status::Grandfathered);
        assert!(whole.reason.is_empty() || explained, "{id}: {:?}", whole.reason);
        let listed = |id: &String| product.obligations().any(|o| o.id == *id);
        assert!(whole.duties.iter().all(listed), "{id}: {:?}", whole.duties);
    }
    for whole in product.findings().iter().filter(|f| f.kind.relieves()) {
        let each: Vec<_> = parts.iter().map(|part| part.finding(&whole.id).unwrap()).collect();
        assert_eq!(whole.value, each.iter().fold(Truth::Yes, |all, f| all & f.value), "{}", whole.id);
        let least = each.iter().map(|f| pressing(f.status, f.possible_from)).max().unwrap();
        assert_eq!(pressing(whole.status, whole.possible_from), least, "{}", whole.id);
    }
    assert_eq!(gate(product).passes, parts.iter().all(|part| gate(part).passes));
    for whole in product.obligations() {
        let id = &whole.id;
        let each: Vec<_> = parts.iter().filter_map(|part| part.obligations().find(|o| o.id == *id)).collect();
        let most = each.iter().map(|o| pressing(o.status, o.possible_from)).min().unwrap();
        assert_eq!(pressing(whole.status, whole.possible_from), most, "{id}");
        match whole.status {
            Status::InForce => assert_eq!((whole.holds, whole.binds), (Truth::Yes, Truth::Yes), "{id}"),
            Status::Upcoming => assert_eq!((whole.holds, whole.binds), (Truth::Yes, Truth::No), "{id}"),
            _ => assert_ne!(whole.binds, Truth::Yes, "{id}"),
        }
        let first = each.iter().filter_map(|o| o.possible_from.or(o.applies_from)).min();
        if whole.status == Status::Upcoming {
            assert_eq!(whole.possible_from.or(whole.applies_from), first, "{id}");
        }
        let days: BTreeSet<String> = counted(whole).collect();
        assert_eq!(days, each.iter().flat_map(|o| counted(o)).collect(), "{id}");
    }
    let (listed, exposure) = (|id: &String| product.obligations().find(|o| o.id == *id).unwrap(), product.exposure());
    assert_in_order(exposure);
    for tier in exposure {
        let mut seen = BTreeSet::new();
        let lists = [
            (&tier.in_force, Status::InForce),
            (&tier.upcoming, Status::Upcoming),
            (&tier.undetermined, Status::Undetermined),
        ];
        for (id, status) in lists.into_iter().flat_map(|(ids, status)| ids.iter().map(move |id| (id, status))) {
            assert!(seen.insert(id) && listed(id).status == status, "{} {id} {status:?}", tier.tier);
        }
        let part = |part: &&Assessment<'_>| part.exposure().iter().find(|e| e.tier == tier.tier).cloned();
        let each: Vec<Exposure> = parts.iter().filter_map(part).collect();
        let all: BTreeSet<_> =
            each.iter().flat_map(|e| [&e.in_force, &e.upcoming, &e.undetermined]).flatten().collect();
        assert_eq!(all, seen, "{}", tier.tier);
    }
}

/// What may be said of a use; together it may contradict itself.
const SAID: [(&str, &str); 41] = [
    ("infers_emotion", "true"),
    ("infers_emotion", "null"),
    ("from_biometric_data", "true"),
    ("setting", r#"["workplace"]"#),
    ("setting", "null"),
    ("setting", r#"["education"]"#),
    ("personal_nonprofessional", "true"),
    ("personal_nonprofessional", "null"),
    ("purpose_exclusively_military_or_natsec", "true"),
    ("purpose_exclusively_military_or_natsec", "null"),
    ("prohibited_practice", "null"),
    ("art5-1-ba", "true"),
    ("art5-1-ba", "null"),
    ("prohibited", "true"),
    ("emp_recruitment_selection", "true"),
    ("emp_filters_or_evaluates", "true"),
    ("edu_determines_access", "true"),
    ("edu_determines_access", "null"),
    ("profiling", "true"),
    ("profiling", "null"),
    ("narrow_procedural", "true"),
    ("narrow_procedural", "null"),
    ("placed_on_market_date", r#""2025-01-01""#),
    ("placed_on_market_date", r#""2026-12-31""#),
    ("placed_on_market_date", r#"{"min": "2026-01-01", "max": "2028-01-01"}"#),
    ("placed_on_market_date", "null"),
    ("substantial_design_change_after", "false"),
    ("substantial_design_change_after", "null"),
    ("talks_to_people", "true"),
    ("talks_to_people", "null"),
    ("obvious_ai", "true"),
    ("makes_synthetic", r#"["text"]"#),
    ("makes_synthetic", r#"["image"]"#),
    ("annex1_act", r#"["mdr"]"#),
    ("annex1_act", r#"["recreational_craft"]"#),
    ("is_safety_function", "true"),
    ("failure_endangers", "null"),
    ("incident_kind", r#"["health"]"#),
    ("incident_aware_date", r#""2028-07-30""#),
    ("is_undertaking", "true"),
    ("foss", "true"),
];

fn said() -> impl Strategy<Value = Value> {
    prop::collection::vec(prop::sample::select(SAID.to_vec()), 0..6).prop_map(|said| {
        let said = said.iter().map(|(id, value)| ((*id).to_owned(), serde_json::from_str::<Value>(value).unwrap()));
        Value::Object(said.collect())
    })
}

fn shared() -> impl Strategy<Value = Value> {
    let role =
        prop::sample::select(vec!["provider", "deployer", "importer", "authorised_representative", "gpai_provider"]);
    (role, any::<bool>()).prop_map(|(role, alone)| {
        if alone { json!({"role": [role], "no_other_listed_use": true}) } else { json!({"role": [role]}) }
    })
}

fn day() -> impl Strategy<Value = &'static str> {
    let days = [
        "2024-08-02",
        "2025-03-01",
        "2026-08-01",
        "2026-11-22",
        "2026-12-02",
        "2027-08-01",
        "2028-01-01",
        "2028-08-02",
    ];
    prop::sample::select(days.to_vec())
}

/// The answer, unless the case contradicts itself.
fn answered(document: &Value) -> Option<Assessment<'static>> {
    assess(&Case::from_json(&document.to_string()).ok()?).ok()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_product_is_the_union_of_its_uses(as_of in day(), facts in shared(), uses in prop::collection::vec(said(), 2..4)) {
        let uses: Vec<Value> =
            uses.iter().enumerate().map(|(n, facts)| json!({"name": format!("use {n}"), "facts": facts})).collect();
        if let Some(product) = answered(&json!({"as_of": as_of, "facts": facts, "uses": uses})) {
            assert_union(&product);
        }
    }

    #[test]
    fn every_product_of_one_use_is_that_use(as_of in day(), facts in shared(), one in said()) {
        let product = json!({"as_of": as_of, "facts": facts, "uses": [{"name": "one", "facts": one}]});
        let mut alone = product.clone();
        alone.as_object_mut().unwrap().remove("uses");
        alone["facts"].as_object_mut().unwrap().extend(one.as_object().unwrap().clone());
        if let Some((product, alone)) = answered(&product).zip(answered(&alone)) {
            let (mut whole, mut part) = (parsed(&product), parsed(&alone));
            whole.as_object_mut().unwrap().remove("uses");
            without_uses(&mut whole);
            (whole["case"], part["case"]) = (Value::Null, Value::Null);
            for (key, value) in whole.as_object().unwrap() {
                prop_assert_eq!(value, &part[key], "{}", key);
            }
            prop_assert_eq!(calendar(&product), calendar(&alone));
            prop_assert_eq!(gate(&product), gate(&alone));
            prop_assert_eq!(product.all_obligations().len(), alone.all_obligations().len());
        }
    }
}

fn parsed(assessment: &Assessment<'_>) -> Value {
    serde_json::from_str(&assessment.to_json()).unwrap()
}

/// Takes away the names of the uses behind findings and duties.
fn without_uses(document: &mut Value) {
    for finding in document["findings"].as_object_mut().unwrap().values_mut() {
        finding.as_object_mut().unwrap().remove("uses");
    }
    for duty in document["obligations"].as_array_mut().unwrap() {
        duty.as_object_mut().unwrap().remove("uses");
    }
}
