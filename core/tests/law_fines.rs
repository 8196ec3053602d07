//! What is at stake, as Articles 99, 100, 101 and 75c say it: worked examples just below, at and above the turnover
//! at which percentage and amount are the same.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use aiact::assessment::Exposure;
use aiact::{Case, Truth, assess};
use serde_json::{Value, json};

/// The exposure under one tier of a provider of a recruitment system who also infers emotions at work.
fn exposure(tier: &str, on: &str, facts: &Value) -> Exposure {
    let mut all = json!({
        "role": ["provider", "deployer"], "emp_recruitment_selection": true, "emp_filters_or_evaluates": true, "profiling": true,
        "infers_emotion_or_intention": true, "from_biometric_data": true, "setting": ["workplace"],
        "persons_observed": ["workers"], "user_kind": ["private_company"], "no_other_listed_use": true
    });
    all.as_object_mut().unwrap().extend(facts.as_object().unwrap().clone());
    let case = Case::from_json(&json!({"as_of": on, "facts": all}).to_string()).unwrap();
    let assessment = assess(&case).unwrap();
    assessment.exposure().iter().find(|e| e.tier == tier).unwrap_or_else(|| panic!("{tier} on {on}")).clone()
}

/// The lowest and the highest possible ceiling.
fn bounds(tier: &str, facts: &Value) -> (String, String) {
    let found = exposure(tier, "2027-12-02", facts);
    (found.at_least.to_string(), found.at_most.map_or("unlimited".to_owned(), |a| a.to_string()))
}

fn exactly(amount: &str) -> (String, String) {
    (amount.to_owned(), amount.to_owned())
}

/// Article 99(3): EUR 35 000 000 or 7 %, whichever is higher; they meet at EUR 500 000 000.
#[test]
fn prohibited_practices_of_a_large_undertaking() {
    let large = |turnover: &str| json!({"org_size": "large", "worldwide_turnover": turnover});
    assert_eq!(bounds("P3", &large("499999999.99")), exactly("35000000"));
    assert_eq!(bounds("P3", &large("500000000")), exactly("35000000"));
    assert_eq!(bounds("P3", &large("500000000.01")), exactly("35000000.0007"));
    assert_eq!(bounds("P3", &large("2000000000")), exactly("140000000"));
}

/// Article 99(6): for an SME whichever is lower, at every tier.
#[test]
fn the_lower_of_the_two_for_an_sme() {
    let sme = |size: &str| json!({"org_size": size, "worldwide_turnover": 40000000});
    assert_eq!(bounds("P3", &sme("medium")), exactly("2800000"));
    assert_eq!(bounds("P4e", &sme("medium")), exactly("1200000"));
    assert_eq!(bounds("P4e", &sme("micro_small")), exactly("1200000"));
}

/// Article 99(6a): for a small mid-cap whichever is lower, but under paragraphs 4 and 5 only; and only since
/// the amendment.
#[test]
fn a_small_mid_cap_has_no_relief_under_paragraph_3() {
    let facts = json!({"org_size": "small_mid_cap", "worldwide_turnover": 150000000});
    assert_eq!(bounds("P3", &facts), exactly("35000000"));
    assert_eq!(bounds("P4e", &facts), exactly("4500000"));
    let before = exposure("P4e", "2026-07-26", &facts);
    assert_eq!((before.at_least.to_string(), before.at_most.unwrap().to_string()), exactly("15000000"));
}

/// Article 99(3) and (4): who is no undertaking has the fixed amount only.
#[test]
fn only_the_amount_for_who_is_no_undertaking() {
    let facts = json!({"org_size": "large", "is_undertaking": false, "worldwide_turnover": 2000000000});
    assert_eq!(bounds("P3", &facts), exactly("35000000"));
    assert_eq!(bounds("P4e", &facts), exactly("15000000"));
}

/// Turnover as a range, or unknown, or the size unknown: the ceiling is a range, and the facts are named.
#[test]
fn what_is_not_known_widens_the_ceiling() {
    let range = json!({"org_size": "large", "worldwide_turnover": {"min": 400000000, "max": 600000000}});
    assert_eq!(bounds("P3", &range), ("35000000".into(), "42000000".into()));
    let below = json!({"org_size": "large", "worldwide_turnover": {"max": 500000000}});
    assert_eq!(bounds("P3", &below), exactly("35000000"));
    let unknown = json!({"org_size": "large"});
    assert_eq!(bounds("P3", &unknown), ("35000000".into(), "unlimited".into()));
    assert_eq!(exposure("P3", "2027-12-02", &unknown).missing, ["worldwide_turnover"]);
    let sme = json!({"org_size": "medium"});
    assert_eq!(bounds("P3", &sme), ("0".into(), "35000000".into()));
    let unsized_ = json!({"worldwide_turnover": 100000000});
    assert_eq!(bounds("P4e", &unsized_), ("3000000".into(), "15000000".into()));
    assert_eq!(exposure("P4e", "2027-12-02", &unsized_).missing, ["is_sme", "is_smc"]);
}

/// Article 100: Union bodies have amounts of their own, in the place of Article 99.
#[test]
fn union_bodies_are_fined_by_article_100() {
    let facts = json!({"user_kind": ["union_body"]});
    assert_eq!(bounds("P100-2", &facts), exactly("1500000"));
    assert_eq!(bounds("P100-3", &facts), exactly("750000"));
    let all = json!({"as_of": "2027-12-02", "facts": {"role": ["deployer"], "emp_recruitment_selection": true,
        "emp_filters_or_evaluates": true, "profiling": true, "user_kind": ["union_body"], "ai_office_supervised": false, "no_other_listed_use": true}});
    let assessment = assess(&Case::from_json(&all.to_string()).unwrap()).unwrap();
    let tiers: Vec<&str> = assessment.exposure().iter().map(|e| e.tier.as_str()).collect();
    assert_eq!(tiers, ["P100-3"]);
    // Literacy has no tier in Article 99, but paragraph 3 covers any obligation.
    assert!(assessment.exposure()[0].in_force.contains(&"art4-1-ai-literacy".to_owned()));
}

/// Article 99(8): whether public authorities are fined at all is for national law, and the answer says so.
#[test]
fn national_law_decides_for_public_authorities() {
    let authority = exposure("P4e", "2027-12-02", &json!({"user_kind": ["public_authority"]}));
    assert!(authority.notes.iter().any(|n| n.contains("Art 99(8)")), "{:?}", authority.notes);
    let company = exposure("P4e", "2027-12-02", &json!({}));
    assert!(company.notes.is_empty(), "{:?}", company.notes);
}

/// Article 75c(4)(a): before the AI Office every infringement is in the tier of Article 99(4), also of provisions
/// that Article 99 does not list.
#[test]
fn before_the_ai_office_everything_is_fined() {
    let facts = json!({"ai_office_supervised": true, "org_size": "large", "worldwide_turnover": 1000000000});
    let found = exposure("P75c4", "2026-11-21", &facts);
    assert_eq!(found.at_most.unwrap().to_string(), "30000000");
    assert!(found.in_force.contains(&"art4-1-ai-literacy".to_owned()), "{:?}", found.in_force);
    assert_eq!(found.holds, Truth::Yes);
    let others = json!({"as_of": "2026-11-21", "facts": {"role": ["provider"], "ai_office_supervised": false, "emp_recruitment_selection": true,
        "emp_filters_or_evaluates": true, "no_other_listed_use": true}});
    let assessment = assess(&Case::from_json(&others.to_string()).unwrap()).unwrap();
    assert!(assessment.exposure().iter().all(|e| e.tier != "P75c4"));
    // Article 75(1), second subparagraph: an importer is not under the AI Office, whoever supervises the provider.
    let importer = json!({"as_of": "2026-11-21", "facts": {"role": ["importer"], "ai_office_supervised": true,
        "same_undertaking_as_provider": false, "no_other_listed_use": true}});
    let assessment = assess(&Case::from_json(&importer.to_string()).unwrap()).unwrap();
    assert!(assessment.exposure().iter().all(|e| e.tier != "P75c4"));
}

/// Article 113(b): the fines exist since 2 August 2025, those of Article 101 since 2 August 2026.
#[test]
fn fines_have_their_own_first_day() {
    let found = exposure("P3", "2025-03-01", &json!({}));
    assert_eq!(found.applies_from.unwrap().to_string(), "2025-08-02");
    assert!(!found.in_force.is_empty());
}

/// The bounds under one tier of a case of its own.
fn bounds_of(tier: &str, document: &Value) -> (String, String) {
    let assessment = assess(&Case::from_json(&document.to_string()).unwrap()).unwrap();
    let found = assessment.exposure().iter().find(|e| e.tier == tier);
    let found = found
        .unwrap_or_else(|| panic!("{tier}: {:?}", assessment.exposure().iter().map(|e| &e.tier).collect::<Vec<_>>()));
    (found.at_least.to_string(), found.at_most.as_ref().map_or("unlimited".to_owned(), ToString::to_string))
}

/// Article 99(5): EUR 7 500 000 or 1 %; they meet at EUR 750 000 000. The assessment under Article 6(4) is given on request.
#[test]
fn wrong_information_to_authorities() {
    let on = |size: &str, turnover: &str| {
        json!({"as_of": "2027-12-02", "facts": {"role": ["provider"], "emp_recruitment_selection": true, "emp_filters_or_evaluates": true,
            "profiling": false, "narrow_procedural": true, "no_other_listed_use": true, "org_size": size, "worldwide_turnover": turnover}})
    };
    assert_eq!(bounds_of("P5", &on("large", "749999999.99")), exactly("7500000"));
    assert_eq!(bounds_of("P5", &on("large", "750000000.01")), exactly("7500000.0001"));
    assert_eq!(bounds_of("P5", &on("small_mid_cap", "150000000")), exactly("1500000"));
    assert_eq!(bounds_of("P5", &on("medium", "50000000")), exactly("500000"));
}

/// Article 101(1): EUR 15 000 000 or 3 %, whichever is higher, for every provider of a general-purpose model: Article
/// 99(6) and (6a) speak of the fines of Article 99 only.
#[test]
fn providers_of_models_have_no_relief_by_size() {
    let on = |size: &str, turnover: &str| {
        json!({"as_of": "2026-11-21", "facts": {"role": ["gpai_provider"], "object_kind": ["ai_model"], "gpai": true, "org_size": size,
            "worldwide_turnover": turnover, "no_other_listed_use": true}})
    };
    assert_eq!(bounds_of("G101", &on("micro_small", "2000000")), exactly("15000000"));
    assert_eq!(bounds_of("G101", &on("small_mid_cap", "150000000")), exactly("15000000"));
    assert_eq!(bounds_of("G101", &on("large", "500000000")), exactly("15000000"));
    assert_eq!(bounds_of("G101", &on("large", "500000000.01")), exactly("15000000.0003"));
}

/// The tiers of Articles 99(3) to (5), 75c(4) and 101(1): amount, percentage, the turnover at which they are the same, one
/// cent of turnover more in the ceiling, and whether a small mid-cap has the lower of the two. Each with an actor.
const TIERS: [(&str, &str, &str, &str, bool, &str); 13] = [
    (
        "P3",
        "35000000",
        "500000000",
        "34999999.9993 35000000.0007",
        false,
        r#""role": ["deployer"], "infers_emotion": true, "from_biometric_data": true, "setting": ["workplace"]"#,
    ),
    (
        "P4a",
        "15000000",
        "500000000",
        "14999999.9997 15000000.0003",
        true,
        r#""role": ["provider"], "emp_recruitment_selection": true, "emp_filters_or_evaluates": true, "profiling": true"#,
    ),
    (
        "P4b",
        "15000000",
        "500000000",
        "14999999.9997 15000000.0003",
        true,
        r#""role": ["authorised_representative"], "represents_provider_outside_eu": true, "emp_recruitment_selection": true, "emp_filters_or_evaluates": true, "profiling": true"#,
    ),
    (
        "P4c",
        "15000000",
        "500000000",
        "14999999.9997 15000000.0003",
        true,
        r#""role": ["importer"], "emp_recruitment_selection": true, "emp_filters_or_evaluates": true, "profiling": true"#,
    ),
    (
        "P4d",
        "15000000",
        "500000000",
        "14999999.9997 15000000.0003",
        true,
        r#""role": ["distributor"], "emp_recruitment_selection": true, "emp_filters_or_evaluates": true, "profiling": true"#,
    ),
    (
        "P4da",
        "15000000",
        "500000000",
        "14999999.9997 15000000.0003",
        true,
        r#""role": ["provider"], "emp_recruitment_selection": true, "emp_filters_or_evaluates": true, "profiling": true"#,
    ),
    (
        "P4e",
        "15000000",
        "500000000",
        "14999999.9997 15000000.0003",
        true,
        r#""role": ["deployer"], "emp_recruitment_selection": true, "emp_filters_or_evaluates": true, "profiling": true"#,
    ),
    (
        "P4f",
        "15000000",
        "500000000",
        "14999999.9997 15000000.0003",
        true,
        r#""role": ["notified_body"], "body_notified_under": ["ai_act"]"#,
    ),
    (
        "P4g",
        "15000000",
        "500000000",
        "14999999.9997 15000000.0003",
        true,
        r#""role": ["provider"], "talks_to_people": true"#,
    ),
    (
        "P5",
        "7500000",
        "750000000",
        "7499999.9999 7500000.0001",
        true,
        r#""role": ["provider"], "emp_recruitment_selection": true, "emp_filters_or_evaluates": true, "profiling": true"#,
    ),
    (
        "P75c4",
        "15000000",
        "500000000",
        "14999999.9997 15000000.0003",
        true,
        r#""role": ["provider"], "talks_to_people": true, "ai_office_supervised": true"#,
    ),
    (
        "G101",
        "15000000",
        "500000000",
        "14999999.9997 15000000.0003",
        false,
        r#""role": ["gpai_provider"], "object_kind": ["ai_model"], "gpai": true"#,
    ),
    (
        "P5",
        "7500000",
        "750000000",
        "7499999.9999 7500000.0001",
        true,
        r#""role": ["provider"], "talks_to_people": true, "ai_office_supervised": true"#,
    ),
];

#[test]
fn every_tier_at_the_point_where_amount_and_percentage_meet() {
    for (tier, amount, meet, around, for_smc, actor) in TIERS {
        let whole: u64 = meet.parse().unwrap();
        let (below, above) = (format!("{}.99", whole - 1), format!("{whole}.01"));
        let (share_below, share_above) = around.split_once(' ').unwrap();
        let on = |facts: &str| {
            let document =
                format!(r#"{{"as_of": "2028-06-01", "facts": {{{actor}, {facts}, "no_other_listed_use": true}}}}"#);
            bounds_of(tier, &serde_json::from_str(&document).unwrap())
        };
        let of =
            |size: &str, turnover: &str| on(&format!(r#""org_size": "{size}", "worldwide_turnover": "{turnover}""#));
        // Articles 99(3) to (5) and 101(1): whichever is higher.
        let mut higher = vec!["large"];
        // Article 99(6): for an SME whichever is lower; (6a): for a small mid-cap too, under paragraphs 4 and 5 only.
        let mut lower = vec![];
        if tier == "G101" {
            higher.push("medium")
        } else {
            lower.extend(["micro_small", "medium"])
        }
        if for_smc {
            lower.push("small_mid_cap")
        } else {
            higher.push("small_mid_cap")
        }
        for size in higher {
            assert_eq!(of(size, &below), exactly(amount), "{tier} {size}");
            assert_eq!(of(size, meet), exactly(amount), "{tier} {size}");
            assert_eq!(of(size, &above), exactly(share_above), "{tier} {size}");
        }
        for size in lower {
            assert_eq!(of(size, &below), exactly(share_below), "{tier} {size}");
            assert_eq!(of(size, meet), exactly(amount), "{tier} {size}");
            assert_eq!(of(size, &above), exactly(amount), "{tier} {size}");
        }
        // Who is no undertaking has the fixed amount only; Article 101(1) makes no such difference.
        let none = on(&format!(r#""org_size": "large", "is_undertaking": false, "worldwide_turnover": "{above}""#));
        assert_eq!(none, exactly(if tier == "G101" { share_above } else { amount }), "{tier}");
        // A turnover that is a range, or not known.
        let range =
            on(&format!(r#""org_size": "large", "worldwide_turnover": {{"min": "{below}", "max": "{above}"}}"#));
        assert_eq!(range, (amount.to_owned(), share_above.to_owned()), "{tier}");
        assert_eq!(on(r#""org_size": "large""#), (amount.to_owned(), "unlimited".to_owned()), "{tier}");
        if tier != "G101" {
            assert_eq!(on(r#""org_size": "medium""#), ("0".to_owned(), amount.to_owned()), "{tier}");
        }
    }
}

/// An actor whom the AI Office supervises, or not.
fn supervised(office: bool, day: &str, role: &str, more: &Value) -> aiact::Assessment<'static> {
    let mut facts = json!({"role": [role], "emp_recruitment_selection": true, "emp_filters_or_evaluates": true, "profiling": true,
        "ai_office_supervised": office, "same_undertaking_as_provider": true, "no_other_listed_use": true});
    facts.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    assess(&Case::from_json(&json!({"as_of": day, "facts": facts}).to_string()).unwrap()).unwrap()
}

/// Article 75c(5): periodic penalty payments compel what points (a) to (g) name, up to 5 % of the average daily turnover
/// a day; only operators whom the AI Office supervises.
#[test]
fn periodic_penalty_payments_of_the_ai_office() {
    let turnover = |amount: &str| json!({"average_daily_turnover": amount});
    for (amount, most) in [("999999.99", "49999.9995"), ("1000000", "50000"), ("0", "0")] {
        let answer = supervised(true, "2028-06-01", "provider", &turnover(amount));
        let found = answer.exposure().iter().find(|e| e.tier == "P75c5").unwrap();
        assert_eq!((found.at_most.as_ref().unwrap().to_string(), found.per.as_deref()), (most.to_owned(), Some("day")));
        assert_eq!(found.holds, Truth::Yes);
    }
    let answer = supervised(true, "2028-06-01", "provider", &json!({}));
    let found = answer.exposure().iter().find(|e| e.tier == "P75c5").unwrap();
    assert_eq!(
        (found.at_most.as_ref(), found.missing.as_slice()),
        (None, ["average_daily_turnover".to_owned()].as_slice())
    );
    // Investigation (a), request by decision (b), inspection (c, d), corrective action (e), commitments (f), decision (g).
    for duty in [
        "art79-2-cooperate",
        "art75a-3-answer",
        "art74-12-doc-and-data-access",
        "art75a-4-inspection",
        "art79-4-all-systems",
        "art82-2-corrective",
        "art75b-commitments",
        "art75c-3-measures",
    ] {
        assert!(found.in_force.contains(&duty.to_owned()), "{duty}: {:?}", found.in_force);
    }
    // The provision itself is not enforced by them, only the decision that finds it infringed.
    for duty in ["art4-1-ai-literacy", "art9-1-rms", "art75a-6a-explain"] {
        assert!(!found.in_force.contains(&duty.to_owned()), "{duty}");
    }
    let tiers = |answer: &aiact::Assessment<'_>| answer.exposure().iter().map(|e| e.tier.clone()).collect::<Vec<_>>();
    let deployer = supervised(true, "2028-06-01", "deployer", &json!({"user_kind": ["private_company"]}));
    assert!(tiers(&deployer).contains(&"P75c5".to_owned()));
    for other in [
        supervised(false, "2028-06-01", "provider", &json!({})),
        supervised(true, "2028-06-01", "importer", &json!({})),
        // Article 100: a body of the Union has the European Data Protection Supervisor.
        supervised(true, "2028-06-01", "deployer", &json!({"user_kind": ["union_body"]})),
        // The Article is new.
        supervised(true, "2026-07-26", "provider", &json!({})),
    ] {
        assert!(!tiers(&other).contains(&"P75c5".to_owned()), "{:?}", tiers(&other));
    }
    // Article 101(1) speaks of periodic penalty payments, but gives no power to impose any.
    let model = json!({"as_of": "2026-11-21", "facts": {"role": ["gpai_provider"], "object_kind": ["ai_model"], "gpai": true, "no_other_listed_use": true}});
    let model = assess(&Case::from_json(&model.to_string()).unwrap()).unwrap();
    assert!(model.exposure().iter().all(|e| e.per.is_none()));
}

/// A duty names besides its own tier what else can be imposed for its breach, or takes its place.
#[test]
fn a_duty_names_all_that_can_be_imposed() {
    let further = |answer: &aiact::Assessment<'_>, duty: &str| {
        let penalty = answer.obligation(duty).unwrap().penalty.clone();
        let mut tiers: Vec<(String, Truth, bool)> =
            penalty.further.into_iter().map(|f| (f.tier, f.holds, f.in_place)).collect();
        tiers.sort();
        (penalty.tier, tiers)
    };
    let own = |tier: &str| Some(tier.to_owned());
    let besides = |tier: &str| (tier.to_owned(), Truth::Yes, false);
    let office = supervised(true, "2028-06-01", "provider", &json!({}));
    // Article 75c(4), last subparagraph, and (5)(b).
    assert_eq!(further(&office, "art75a-3-answer"), (own("P75c4"), vec![besides("P5"), besides("P75c5")]));
    assert_eq!(further(&office, "art75c-3-measures"), (own("P75c4"), vec![besides("P75c5")]));
    // Article 75c(4)(a): also what Article 99(4) does not list.
    assert_eq!(further(&office, "art4-1-ai-literacy"), (None, vec![besides("P75c4")]));
    assert_eq!(further(&office, "art9-1-rms"), (own("P4a"), vec![]));
    // Article 99(5): an answer that is wrong.
    let national = supervised(false, "2028-06-01", "provider", &json!({}));
    assert_eq!(further(&national, "art16k-demonstrate"), (own("P4a"), vec![besides("P5")]));
    assert_eq!(further(&national, "art4-1-ai-literacy"), (None, vec![]));
    // Article 100(3) takes the place of Article 99 for bodies of the Union, and covers what has no tier there.
    let body = supervised(false, "2028-06-01", "deployer", &json!({"user_kind": ["union_body"]}));
    assert_eq!(further(&body, "art26-1-use-per-ifu"), (own("P4e"), vec![("P100-3".to_owned(), Truth::Yes, true)]));
    assert_eq!(further(&body, "art4-1-ai-literacy"), (None, vec![besides("P100-3")]));
    // Whether it is a body of the Union is open.
    let open = supervised(false, "2028-06-01", "deployer", &json!({"user_kind": null}));
    assert_eq!(further(&open, "art26-1-use-per-ifu"), (own("P4e"), vec![("P100-3".to_owned(), Truth::Unknown, true)]));
}
