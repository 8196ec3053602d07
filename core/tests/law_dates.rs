//! Articles 111 and 113: the same systems on different days, the transitions, the editions.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

#[path = "common/table.rs"]
mod table;

use table::{Row, judge};

/// A provider's recruitment system that profiles.
macro_rules! recruitment {
    () => {
        r#"{"role": ["provider"], "emp_recruitment_selection": true, "emp_filters_or_evaluates": true, "profiling": true, "no_other_listed_use": true}"#
    };
}
/// A provider's chatbot.
macro_rules! chatbot {
    () => {
        r#"{"role": ["provider"], "talks_to_people": true, "no_other_listed_use": true}"#
    };
}
/// A provider's app that undresses people in photographs.
macro_rules! nudifier {
    () => {
        r#"{"role": ["provider"], "intimate_imagery_of_identifiable_person": true, "explicit_consent": false, "output_is_intended_purpose": true, "no_other_listed_use": true}"#
    };
}

const DAYS: &[Row] = &[
    // Original Article 113: 2 August 2026 in general; as amended: 2 December 2027 for Annex III.
    (
        "113 recruitment, before anything applies",
        "2025-01-15",
        recruitment!(),
        "annex3-4-a=yes high_risk=yes high_risk:upcoming high_risk@2026-08-02 art9-1-rms:upcoming art4-1-ai-literacy:upcoming art4-1-ai-literacy@2025-02-02",
    ),
    (
        "113(a) recruitment, Chapters I and II apply",
        "2025-03-01",
        recruitment!(),
        "high_risk:upcoming high_risk@2026-08-02 art9-1-rms@2026-08-02 art4-1-ai-literacy:in_force",
    ),
    (
        "113(c)(i) recruitment, after the amendment",
        "2026-11-21",
        recruitment!(),
        "high_risk=yes high_risk:upcoming high_risk@2027-12-02 art9-1-rms:upcoming art9-1-rms@2027-12-02 art4-1-ai-literacy:in_force prohibited=no",
    ),
    ("113(c)(i) recruitment", "2026-12-02", recruitment!(), "high_risk:upcoming high_risk@2027-12-02"),
    (
        "113(c)(i) recruitment, the last day before",
        "2027-12-01",
        recruitment!(),
        "high_risk:upcoming art9-1-rms:upcoming",
    ),
    (
        "113(c)(i) recruitment, the day",
        "2027-12-02",
        recruitment!(),
        "high_risk:in_force high_risk@2027-12-02 chapter3_applies=yes art9-1-rms:in_force art9-1-rms@2027-12-02",
    ),
    (
        "113(c)(i) recruitment, the day of Annex I changes nothing",
        "2028-08-02",
        recruitment!(),
        "high_risk:in_force high_risk@2027-12-02",
    ),
    // Article 50: 2 August 2026 in both texts.
    (
        "113 chatbot",
        "2025-01-15",
        chatbot!(),
        "art50-1=yes art50-1:upcoming art50-1@2026-08-02 art50-1-inform-interaction:upcoming high_risk=no",
    ),
    ("113 chatbot", "2025-03-01", chatbot!(), "art50-1:upcoming art50-1@2026-08-02"),
    (
        "113 chatbot, the last day before",
        "2026-08-01",
        chatbot!(),
        "art50-1:upcoming art50-1-inform-interaction:upcoming",
    ),
    ("113 chatbot, the day", "2026-08-02", chatbot!(), "art50-1:in_force art50-1-inform-interaction:in_force"),
    ("113 chatbot", "2026-11-21", chatbot!(), "art50-1:in_force art50-1@2026-08-02"),
    ("113 chatbot", "2026-12-02", chatbot!(), "art50-1:in_force"),
    ("113 chatbot", "2027-12-02", chatbot!(), "art50-1:in_force"),
    ("113 chatbot", "2028-08-02", chatbot!(), "art50-1:in_force"),
    // Article 5(1)(ba): only in the amended text, from 2 December 2026.
    ("113(a) the point did not exist", "2025-01-15", nudifier!(), "art5-1-ba:not_in_edition prohibited=no"),
    ("113(a) the point did not exist", "2025-03-01", nudifier!(), "art5-1-ba:not_in_edition prohibited=no"),
    ("113(a) the day before the amendment", "2026-07-26", nudifier!(), "art5-1-ba:not_in_edition"),
    (
        "113(a) enacted, not yet applicable",
        "2026-11-21",
        nudifier!(),
        "art5-1-ba=yes art5-1-ba:upcoming art5-1-ba@2026-12-02 prohibited=yes prohibited:upcoming prohibited@2026-12-02",
    ),
    ("113(a) the last day before", "2026-12-01", nudifier!(), "art5-1-ba:upcoming"),
    ("113(a) the day", "2026-12-02", nudifier!(), "art5-1-ba:in_force prohibited:in_force art5-1ba-ncii:in_force"),
    ("113(a) prohibited", "2027-12-02", nudifier!(), "prohibited:in_force"),
    ("113(a) prohibited", "2028-08-02", nudifier!(), "prohibited:in_force"),
    // The old points of Article 5: 2 February 2025.
    (
        "113(a) emotions at work, the day before",
        "2025-02-01",
        r#"{"role": ["deployer"], "established_in_eu": true, "infers_emotion_or_intention": true, "from_biometric_data": true, "setting": ["workplace"], "no_other_listed_use": true}"#,
        "art5-1-f=yes art5-1-f:upcoming art5-1-f@2025-02-02",
    ),
    (
        "113(a) emotions at work, the day",
        "2025-02-02",
        r#"{"role": ["deployer"], "established_in_eu": true, "infers_emotion_or_intention": true, "from_biometric_data": true, "setting": ["workplace"], "no_other_listed_use": true}"#,
        "art5-1-f:in_force prohibited:in_force",
    ),
    // Annex I: 2 August 2027, then 2 August 2028.
    (
        "113(c) lift, original text",
        "2026-07-26",
        r#"{"role": ["provider"], "annex1_act": ["lifts"], "is_safety_function": true, "third_party_assessment": true, "no_other_listed_use": true}"#,
        "annex1-a=yes high_risk:upcoming high_risk@2027-08-02 art9-1-rms@2027-08-02",
    ),
    (
        "113(c)(ii) lift, amended text",
        "2028-08-01",
        r#"{"role": ["provider"], "annex1_act": ["lifts"], "is_safety_function": true, "third_party_assessment": true, "no_other_listed_use": true}"#,
        "high_risk:upcoming high_risk@2028-08-02 art9-1-rms:upcoming",
    ),
    (
        "113(c)(ii) lift, the day",
        "2028-08-02",
        r#"{"role": ["provider"], "annex1_act": ["lifts"], "is_safety_function": true, "third_party_assessment": true, "no_other_listed_use": true}"#,
        "high_risk:in_force art9-1-rms:in_force",
    ),
    // Chapter V: 2 August 2025.
    (
        "113(b) model, the day before",
        "2025-08-01",
        r#"{"role": ["provider"], "object_kind": ["ai_model"], "train_flop": 3e25, "no_other_listed_use": true}"#,
        "gpai:upcoming gpai@2025-08-02 gpai_systemic_risk:upcoming",
    ),
    (
        "113(b) model, the day",
        "2025-08-02",
        r#"{"role": ["provider"], "object_kind": ["ai_model"], "train_flop": 3e25, "no_other_listed_use": true}"#,
        "gpai:in_force gpai_systemic_risk:in_force",
    ),
    // Article 4a came with the amendment and has no date of its own.
    ("4a before the amendment", "2026-07-26", recruitment!(), "art4-1-ai-literacy:in_force"),
    (
        "4a with the amendment",
        "2026-07-27",
        recruitment!(),
        "art4a-1-strict-necessity:in_force art4a-1-strict-necessity@2026-07-27",
    ),
];

#[test]
fn article_113_the_same_systems_on_different_days() {
    judge(DAYS);
}

const TRANSITIONS: &[Row] = &[
    // Article 111(2), first sentence.
    (
        "111(2) on the market before, design unchanged",
        "2028-08-02",
        r#"{"role": ["provider"], "emp_recruitment_selection": true, "emp_filters_or_evaluates": true, "profiling": true, "placed_on_market_date": "2027-12-01", "substantial_design_change_after": false, "no_other_listed_use": true}"#,
        "high_risk=yes high_risk:grandfathered art9-1-rms:grandfathered art4-1-ai-literacy:in_force",
    ),
    (
        "111(2) on the market on the day itself",
        "2028-08-02",
        r#"{"role": ["provider"], "emp_recruitment_selection": true, "emp_filters_or_evaluates": true, "profiling": true, "placed_on_market_date": "2027-12-02", "substantial_design_change_after": false, "no_other_listed_use": true}"#,
        "high_risk:in_force art9-1-rms:in_force",
    ),
    (
        "111(2) on the market before, design significantly changed",
        "2028-08-02",
        r#"{"role": ["provider"], "emp_recruitment_selection": true, "emp_filters_or_evaluates": true, "profiling": true, "placed_on_market_date": "2027-01-15", "substantial_design_change_after": true, "no_other_listed_use": true}"#,
        "high_risk:in_force art9-1-rms:in_force",
    ),
    (
        "111(2) on the market before, nothing said of changes",
        "2028-08-02",
        r#"{"role": ["provider"], "emp_recruitment_selection": true, "emp_filters_or_evaluates": true, "profiling": true, "placed_on_market_date": "2027-01-15", "no_other_listed_use": true}"#,
        "high_risk=yes high_risk:undetermined art9-1-rms:undetermined art9-1-rms?substantial_design_change_after",
    ),
    ("111(2) no date: not claimed", "2028-08-02", recruitment!(), "art9-1-rms:in_force"),
    (
        "111(2) put into service before",
        "2028-08-02",
        r#"{"role": ["provider", "deployer"], "emp_recruitment_selection": true, "emp_filters_or_evaluates": true, "profiling": true, "put_into_service_date": "2027-01-15", "substantial_design_change_after": false, "no_other_listed_use": true}"#,
        "art9-1-rms:grandfathered art26-1-use-per-ifu:grandfathered",
    ),
    (
        "111(2) product of Annex I: its own date counts",
        "2028-08-02",
        r#"{"role": ["provider"], "annex1_act": ["lifts"], "is_safety_function": true, "third_party_assessment": true, "placed_on_market_date": "2028-03-01", "substantial_design_change_after": false, "no_other_listed_use": true}"#,
        "art9-1-rms:grandfathered",
    ),
    (
        "111(2) listed use: that date comes too late",
        "2028-08-02",
        r#"{"role": ["provider"], "emp_recruitment_selection": true, "emp_filters_or_evaluates": true, "profiling": true, "placed_on_market_date": "2028-03-01", "substantial_design_change_after": false, "no_other_listed_use": true}"#,
        "art9-1-rms:in_force",
    ),
    (
        "111(2) Article 5 applies to old systems",
        "2028-08-02",
        r#"{"role": ["deployer"], "established_in_eu": true, "infers_emotion_or_intention": true, "from_biometric_data": true, "setting": ["workplace"], "placed_on_market_date": "2020-01-01", "substantial_design_change_after": false, "no_other_listed_use": true}"#,
        "prohibited:in_force",
    ),
    (
        "111(2) original text: before 2 August 2026",
        "2026-07-26",
        r#"{"role": ["provider"], "emp_recruitment_selection": true, "emp_filters_or_evaluates": true, "profiling": true, "placed_on_market_date": "2026-01-01", "substantial_design_change_after": false, "user_kind": ["private_company"], "no_other_listed_use": true}"#,
        "art9-1-rms:grandfathered",
    ),
    // Article 111(2), second sentence.
    (
        "111(2) for public authorities, the last day",
        "2030-08-01",
        r#"{"role": ["provider"], "emp_recruitment_selection": true, "emp_filters_or_evaluates": true, "profiling": true, "user_kind": ["public_authority"], "placed_on_market_date": "2026-01-01", "substantial_design_change_after": false, "no_other_listed_use": true}"#,
        "art9-1-rms:grandfathered art9-1-rms@2030-08-02",
    ),
    (
        "111(2) for public authorities, the time is over",
        "2030-08-02",
        r#"{"role": ["provider"], "emp_recruitment_selection": true, "emp_filters_or_evaluates": true, "profiling": true, "user_kind": ["public_authority"], "placed_on_market_date": "2026-01-01", "substantial_design_change_after": false, "no_other_listed_use": true}"#,
        "art9-1-rms:in_force art9-1-rms@2030-08-02",
    ),
    (
        "111(2) for private users it goes on",
        "2030-08-02",
        r#"{"role": ["provider"], "emp_recruitment_selection": true, "emp_filters_or_evaluates": true, "profiling": true, "user_kind": ["private_company"], "placed_on_market_date": "2026-01-01", "substantial_design_change_after": false, "no_other_listed_use": true}"#,
        "art9-1-rms:grandfathered",
    ),
    (
        "111(2) for public authorities, changed: at once",
        "2028-08-02",
        r#"{"role": ["provider"], "emp_recruitment_selection": true, "emp_filters_or_evaluates": true, "profiling": true, "user_kind": ["public_authority"], "placed_on_market_date": "2026-01-01", "substantial_design_change_after": true, "no_other_listed_use": true}"#,
        "art9-1-rms:in_force",
    ),
    // Article 111(1).
    (
        "111(1) component of a large-scale IT system, before 2 August 2027",
        "2030-12-30",
        r#"{"role": ["provider"], "emp_recruitment_selection": true, "emp_filters_or_evaluates": true, "profiling": true, "large_scale_it_system": true, "placed_on_market_date": "2027-08-01", "substantial_design_change_after": true, "user_kind": ["border_guard"], "no_other_listed_use": true}"#,
        "art9-1-rms:grandfathered art9-1-rms@2030-12-31",
    ),
    (
        "111(1) the time is over",
        "2030-12-31",
        r#"{"role": ["provider"], "emp_recruitment_selection": true, "emp_filters_or_evaluates": true, "profiling": true, "large_scale_it_system": true, "placed_on_market_date": "2027-08-01", "substantial_design_change_after": true, "user_kind": ["border_guard"], "no_other_listed_use": true}"#,
        "art9-1-rms:in_force",
    ),
    (
        "111(1) too late for it",
        "2028-08-02",
        r#"{"role": ["provider"], "emp_recruitment_selection": true, "emp_filters_or_evaluates": true, "profiling": true, "large_scale_it_system": true, "placed_on_market_date": "2027-12-05", "put_into_service_date": "2027-12-20", "substantial_design_change_after": false, "user_kind": ["border_guard"], "no_other_listed_use": true}"#,
        "art9-1-rms:in_force",
    ),
    (
        "111(1) excludes (2): unchanged, but the end of 2030 counts all the same",
        "2030-12-31",
        r#"{"role": ["provider"], "emp_recruitment_selection": true, "emp_filters_or_evaluates": true, "profiling": true, "large_scale_it_system": true, "placed_on_market_date": "2026-01-01", "substantial_design_change_after": false, "user_kind": ["private_company"], "no_other_listed_use": true}"#,
        "art9-1-rms:in_force",
    ),
    (
        "111(2) until the end of 2030 it need not be said whether it is such a component",
        "2028-08-02",
        r#"{"role": ["provider"], "emp_recruitment_selection": true, "emp_filters_or_evaluates": true, "profiling": true, "placed_on_market_date": "2026-01-01", "substantial_design_change_after": false, "user_kind": ["private_company"]}"#,
        "art9-1-rms:grandfathered",
    ),
    (
        "111(1), (2) whether it is such a component matters from the end of 2030",
        "2030-12-31",
        r#"{"role": ["provider"], "emp_recruitment_selection": true, "emp_filters_or_evaluates": true, "profiling": true, "placed_on_market_date": "2026-01-01", "substantial_design_change_after": false, "user_kind": ["private_company"]}"#,
        "art9-1-rms:undetermined art9-1-rms?large_scale_it_system",
    ),
    (
        "111(1) is not for the other components",
        "2028-08-02",
        r#"{"role": ["provider"], "emp_recruitment_selection": true, "emp_filters_or_evaluates": true, "profiling": true, "large_scale_it_system": false, "placed_on_market_date": "2026-01-01", "substantial_design_change_after": true, "no_other_listed_use": true}"#,
        "art9-1-rms:in_force",
    ),
    // Article 111(3).
    (
        "111(3) model placed on the market before 2 August 2025",
        "2026-11-21",
        r#"{"role": ["provider"], "object_kind": ["ai_model"], "train_flop": 3e25, "placed_on_market_date": "2025-08-01", "no_other_listed_use": true}"#,
        "gpai=yes gpai:grandfathered gpai@2027-08-02",
    ),
    (
        "111(3) the time is over",
        "2027-08-02",
        r#"{"role": ["provider"], "object_kind": ["ai_model"], "train_flop": 3e25, "placed_on_market_date": "2025-08-01", "no_other_listed_use": true}"#,
        "gpai:in_force",
    ),
    (
        "111(3) placed on the market on the day",
        "2026-11-21",
        r#"{"role": ["provider"], "object_kind": ["ai_model"], "train_flop": 3e25, "placed_on_market_date": "2025-08-02", "no_other_listed_use": true}"#,
        "gpai:in_force gpai@2025-08-02",
    ),
    // Article 111(4).
    (
        "111(4) generator on the market before 2 August 2026",
        "2026-11-21",
        r#"{"role": ["provider"], "makes_synthetic": ["image"], "placed_on_market_date": "2026-08-01", "no_other_listed_use": true}"#,
        "art50-2=yes art50-2:grandfathered art50-2@2026-12-02 art50-2-mark-output:grandfathered",
    ),
    (
        "111(4) the time is over",
        "2026-12-02",
        r#"{"role": ["provider"], "makes_synthetic": ["image"], "placed_on_market_date": "2026-08-01", "no_other_listed_use": true}"#,
        "art50-2:in_force art50-2-mark-output:in_force",
    ),
    (
        "111(4) placed on the market on the day",
        "2026-11-21",
        r#"{"role": ["provider"], "makes_synthetic": ["image"], "placed_on_market_date": "2026-08-02", "no_other_listed_use": true}"#,
        "art50-2:in_force art50-2@2026-08-02",
    ),
];

#[test]
fn article_111_what_was_there_before() {
    judge(TRANSITIONS);
}

#[test]
fn before_the_entry_into_force_there_is_no_answer() {
    assert!(table::assessed("2024-07-31", chatbot!()).is_err());
    assert!(table::assessed("2024-08-01", chatbot!()).is_ok());
}

#[test]
fn the_edition_follows_the_day_unless_it_is_pinned() {
    assert_eq!(table::assessed("2026-07-26", chatbot!()).unwrap().law().edition, "2024-07-12");
    assert_eq!(table::assessed("2026-07-27", chatbot!()).unwrap().law().edition, "2026-07-27");
    let pinned = |edition: &str, day: &str| {
        let text = format!(r#"{{"as_of": "{day}", "edition": "{edition}", "facts": {}}}"#, recruitment!());
        aiact::assess(&aiact::Case::from_json(&text).unwrap()).unwrap()
    };
    // Had the Act not been amended, the recruitment system would have been bound since 2 August 2026.
    let original = pinned("2024-07-12", "2026-11-21");
    assert_eq!(original.law().edition, "2024-07-12");
    assert_eq!(
        table::differences(&original, "high_risk:in_force high_risk@2026-08-02 art5-1-ba:not_in_edition"),
        Vec::<String>::new()
    );
    // The amended text, read on a day before it was there.
    let amended = pinned("2026-07-27", "2026-03-01");
    assert_eq!(table::differences(&amended, "high_risk:upcoming high_risk@2027-12-02"), Vec::<String>::new());
}

/// Article 113(b): fines exist since 2 August 2025, those of Article 101 since 2 August 2026.
#[test]
fn penalties_have_their_own_start() {
    let answer = table::assessed(
        "2025-03-01",
        r#"{"role": ["deployer"], "established_in_eu": true, "no_other_listed_use": true}"#,
    )
    .unwrap();
    let penalty = &answer.obligation("art5-1f-emotion-work-school").unwrap().penalty;
    assert_eq!(penalty.tier.as_deref(), Some("P3"));
    assert_eq!(penalty.applies_from.map(|d| d.to_string()).as_deref(), Some("2025-08-02"));
}

/// Article 2(2): what is to come names its end, too: the duties of a listed use in a vehicle, until Article 6(1) applies.
#[test]
fn what_is_to_come_says_until_when() {
    let vehicle = r#"{"role": ["provider"], "annex1_act": ["motor_vehicles"], "ai_role_in_product": "safety_component",
        "failure_endangers": true, "third_party_assessment": true, "ci_sector": ["road"], "ci_safety_component": true,
        "ci_critical_entity": true, "established_in_eu": true, "no_other_listed_use": true}"#;
    let end = Some("2028-08-02".parse().unwrap());
    for (day, status) in [("2026-11-22", "upcoming"), ("2027-12-02", "in_force")] {
        let answer = table::assessed(day, vehicle).unwrap();
        let duty = answer.obligation("art9-1-rms").unwrap();
        assert_eq!(table::differences(&answer, &format!("art9-1-rms:{status} art9-1-rms@2027-12-02")), [""; 0]);
        assert_eq!(duty.until, end, "{day}");
        let ending = answer.obligations().filter(|o| table::status(o.status) == status && o.until == end).count();
        assert!(ending > 100, "{ending} on {day}");
    }
}

/// Article 99(4)(da), since 27 July 2026: before, Article 25(4) was under no fine of the Act, only under national rules.
#[test]
fn a_duty_has_no_tier_that_its_edition_lacks() {
    let facts = r#"{"role": ["provider"], "emp_recruitment_selection": true, "emp_filters_or_evaluates": true,
        "profiling": true, "integrates_third_party_gpai": true, "established_in_eu": true, "no_other_listed_use": true}"#;
    let penalty = |day: &str| {
        table::assessed(day, facts).unwrap().obligation("art25-4-written-agreement").unwrap().penalty.clone()
    };
    let (before, since) = (penalty("2026-07-26"), penalty("2026-07-27"));
    assert_eq!((before.kind, before.tier, before.citation, before.applies_from), ("national", None, None, None));
    assert_eq!((since.kind, since.tier.as_deref()), ("tier", Some("P4da")));
    // No duty of either edition names a tier of the other.
    for (day, lacking) in [("2026-07-26", &["P4da", "P75c4", "P75c5"][..]), ("2026-07-27", &[])] {
        let answer = table::assessed(day, r#"{"ai_office_supervised": true}"#).unwrap();
        for duty in answer.all_obligations() {
            let tiers = duty.penalty.further.iter().map(|further| &*further.tier).chain(duty.penalty.tier.as_deref());
            tiers.for_each(|tier| assert!(!lacking.contains(&tier), "{} on {day}: {tier}", duty.id));
        }
    }
}
