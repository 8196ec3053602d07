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
