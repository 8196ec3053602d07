//! Articles 111 and 113: the same systems on different days, the transitions, the editions.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

#[path = "common/table.rs"]
mod table;

use aiact::report::derivation_text;
use aiact::{Assessment, Language, Truth};
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

/// A provider's recruitment system that profiles, with something more said of it.
fn recruiting(day: &str, more: &str) -> Assessment<'static> {
    let facts = format!(
        r#"{{"role": ["provider"], "emp_recruitment_selection": true, "emp_filters_or_evaluates": true, "profiling": true,
        "established_in_eu": true, "no_other_listed_use": true, {more}}}"#
    );
    table::assessed(day, &facts).unwrap()
}

fn explained(answer: &Assessment<'_>, id: &str) -> (Truth, String) {
    let derivation = answer.explain(id).unwrap();
    (derivation.value, derivation_text(&derivation, Language::En))
}

/// Article 111(2): what is left alone names the transition that leaves it alone, as a duty, as a finding, and explained.
#[test]
fn what_is_grandfathered_names_the_transition() {
    let before = r#""placed_on_market_date": "2027-01-01", "substantial_design_change_after": false,
        "user_kind": ["private_company"]"#;
    for day in ["2026-11-22", "2028-01-02"] {
        let answer = recruiting(day, before);
        assert_eq!(table::differences(&answer, "art9-1-rms:grandfathered high_risk:grandfathered"), [""; 0], "{day}");
        assert_eq!(answer.obligation("art9-1-rms").unwrap().reason, ["art111-2"], "{day}");
        for id in ["high_risk", "annex3-4-a"] {
            assert_eq!(answer.finding(id).unwrap().reason, ["art111-2"], "{id} on {day}");
        }
        let (value, text) = explained(&answer, "art9-1-rms");
        assert_eq!(value, Truth::No);
        let when = text.split_once("- 2 December 2027 via annex3-dated").map(|(_, rest)| rest).unwrap_or_default();
        assert!(when.contains("+ art111-2 High-risk system already on the market"), "{text}");
        assert!(when.contains("+ placed_on_market_date placed_on_market_date < 2 December 2027: "), "{text}");
        assert!(aiact::report::text(&answer).contains("relieved by a transitional rule (art111-2)"), "{day}");
    }
    let in_service = r#""put_into_service_date": "2027-01-01", "substantial_design_change_after": false"#;
    let answer = recruiting("2028-01-02", in_service);
    assert_eq!(answer.obligation("art9-1-rms").unwrap().reason, ["art111-2-service"]);
    // Where it binds, the route says that nothing relieves.
    let answer = recruiting("2028-01-02", &before.replace("2027-01-01", "2028-01-01"));
    assert!(answer.obligation("art9-1-rms").unwrap().reason.is_empty());
    let (value, text) = explained(&answer, "art9-1-rms");
    assert_eq!(value, Truth::Yes);
    let when = text.split_once("+ 2 December 2027 via annex3-dated").map(|(_, rest)| rest).unwrap_or_default();
    assert!(when.contains("- art111-2 High-risk system already on the market"), "{text}");
}

/// A transition that hangs on the day from which the rules apply says what it comes to for each such day.
#[test]
fn a_transition_is_explained_for_each_start() {
    let placed = |day: &str| {
        let text = format!(r#""placed_on_market_date": "{day}", "substantial_design_change_after": false"#);
        explained(&recruiting("2028-01-02", &text), "art111-2")
    };
    let ((relieved, before), (bound, since)) = (placed("2027-01-01"), placed("2028-01-01"));
    assert_eq!((relieved, bound), (Truth::Yes, Truth::No));
    assert!(before.contains("  + for the date of application 2 December 2027 via annex3-dated"), "{before}");
    assert!(since.contains("  - for the date of application 2 December 2027 via annex3-dated"), "{since}");
    assert!(since.contains("- placed_on_market_date placed_on_market_date < 2 December 2027: "), "{since}");
    for text in [before, since] {
        assert!(!text.contains("whichever way") && !text.contains("August 2028"), "{text}");
    }
    // Two ways to be high-risk, and supplied between their two days.
    let toy = r#""annex1_act": ["toys"], "ai_role_in_product": "safety_component", "failure_endangers": true,
        "third_party_assessment": true, "placed_on_market_date": "2028-01-01", "substantial_design_change_after": false"#;
    let (value, text) = explained(&recruiting("2028-09-01", toy), "art111-2");
    assert_eq!(value, Truth::No);
    assert!(text.contains("  - for the date of application 2 December 2027 via "), "{text}");
    assert!(text.contains("  + for the date of application 2 August 2028 via "), "{text}");
    // What nobody claimed does not relieve, and what hangs on no such day has no such days.
    let (value, text) = explained(&recruiting("2028-01-02", r#""substantial_design_change_after": false"#), "art111-2");
    assert!(value == Truth::No && text.contains("An exception counts once it is claimed."), "{text}");
    let model = r#"{"role": ["gpai_provider"], "gpai": true, "placed_on_market_date": "2025-08-01"}"#;
    let (value, text) = explained(&table::assessed("2026-11-22", model).unwrap(), "art111-3");
    assert!(value == Truth::Yes && !text.contains("for the date of application"), "{text}");
    // For a product, it relieves if it does of every use.
    let product = r#"{"as_of": "2028-01-02", "facts": {"role": ["provider"], "emp_recruitment_selection": true,
        "emp_filters_or_evaluates": true, "profiling": true, "substantial_design_change_after": false,
        "no_other_listed_use": true}, "uses": [{"name": "old", "facts": {"placed_on_market_date": "2027-01-01"}},
        {"name": "new", "facts": {"placed_on_market_date": "2028-01-01"}}]}"#;
    let answer = aiact::assess(&aiact::Case::from_json(product).unwrap()).unwrap();
    assert_eq!(explained(&answer, "art111-2").0, Truth::No);
}

/// A "no" that follows in every case does not say that it holds.
#[test]
fn what_fails_in_every_case_is_not_said_to_hold() {
    let mut seen = 0;
    for facts in [recruitment!(), chatbot!(), nudifier!(), "{}"] {
        let answer = table::assessed("2026-11-22", facts).unwrap();
        for finding in answer.findings() {
            for line in explained(&answer, &finding.id).1.lines().filter(|line| line.contains("whichever way")) {
                let holds = line.trim_start().starts_with('+');
                let words = if holds { ": holds whichever way" } else { ": does not hold, whichever way" };
                assert!(line.contains(words), "{line}");
                seen += 1;
            }
        }
    }
    assert!(seen > 0);
}

/// What is open about a day is named, as what is open about a match is.
#[test]
fn an_open_day_names_the_facts_on_which_it_hangs() {
    let supplied = r#"{"role": ["provider"], "emp_filters_or_evaluates": true, "placed_on_market_date": "2025-03-01",
        "emp_recruitment_selection": true, "profiling": true, "established_in_eu": true, "no_other_listed_use": true"#;
    let company = format!(r#"{supplied}, "user_kind": ["private_company"]}}"#);
    let authority = r#"{"role": ["provider"], "ess_public_benefit_eligibility": true, "ess_authority_involved": true,
        "profiling": true, "user_kind": ["public_authority"], "placed_on_market_date": null, "established_in_eu": true,
        "no_other_listed_use": true}"#;
    let changed = ["substantial_design_change_after"];
    for (facts, status, missing) in [
        (company.clone(), "undetermined", &changed[..]),
        (format!("{supplied}}}"), "undetermined", &["substantial_design_change_after", "user_kind"][..]),
        (authority.to_owned(), "upcoming", &["placed_on_market_date", "substantial_design_change_after"][..]),
    ] {
        let answer = table::assessed("2026-11-22", &facts).unwrap();
        let expected = format!("high_risk=yes high_risk:{status} art9-1-rms=yes art9-1-rms:{status}");
        assert_eq!(table::differences(&answer, &expected), [""; 0], "{facts}");
        let sorted = |missing: &[String]| {
            let mut sorted = missing.to_vec();
            sorted.sort();
            sorted
        };
        let (finding, duty) = (answer.finding("high_risk").unwrap(), answer.obligation("art9-1-rms").unwrap());
        assert_eq!(sorted(&finding.missing), missing, "{facts}");
        assert_eq!(sorted(&duty.missing), missing, "{facts}");
        let open = &answer.risk().high_risk.open;
        assert!(!open.is_empty() && open.iter().all(|id| !answer.finding(id).unwrap().missing.is_empty()), "{open:?}");
        assert!(missing.iter().all(|id| answer.questions().iter().any(|question| question.id == *id)), "{facts}");
    }
    // With the answer, the day is settled and nothing is asked any more.
    let known = company.replace("\"profiling\"", "\"substantial_design_change_after\": false, \"profiling\"");
    let answer = table::assessed("2026-11-22", &known).unwrap();
    assert_eq!(table::differences(&answer, "high_risk:grandfathered art9-1-rms:grandfathered"), [""; 0]);
    assert!(answer.finding("high_risk").unwrap().missing.is_empty());
    // Whom the time of Article 111(2), second sentence, is for may be open for what is left alone, too.
    let unknown = format!(r#"{supplied}, "substantial_design_change_after": false}}"#);
    let answer = table::assessed("2028-01-02", &unknown).unwrap();
    let duty = answer.obligation("art9-1-rms").unwrap();
    assert_eq!((table::status(duty.status), duty.missing.as_slice()), ("grandfathered", &["user_kind".to_owned()][..]));
    assert_eq!((duty.applies_from, duty.possible_from), (None, Some("2030-08-02".parse().unwrap())));
    // In no answer does an undetermined status stand without the facts that would settle it.
    for day in ["2026-11-22", "2028-01-02"] {
        for facts in [&company, authority, recruitment!(), "{}"] {
            for strict in [false, true] {
                let case = format!(r#"{{"as_of": "{day}", "strict": {strict}, "facts": {facts}}}"#);
                let answer = aiact::assess(&aiact::Case::from_json(&case).unwrap()).unwrap();
                let open = |status, possible: Option<_>| table::status(status) == "undetermined" || possible.is_some();
                for finding in answer.findings().iter().filter(|f| open(f.status, f.possible_from)) {
                    let named = finding.missing.len() + finding.would_change.len();
                    assert!(named > 0, "{} on {day}, strict {strict}: {facts}", finding.id);
                }
                // That a duty is the actor's is another question: what nobody spoke of is not examined.
                let owed = answer.obligations().filter(|o| o.holds == Truth::Yes);
                for duty in owed.filter(|o| open(o.status, o.possible_from)) {
                    let named = duty.missing.len() + duty.would_change.len();
                    assert!(named > 0, "{} on {day}, strict {strict}: {facts}", duty.id);
                }
            }
        }
    }
}

/// Article 111(2) is read for each route on its own day: placed between them, a system that is high-risk both ways is
/// relieved by the one and not by the other.
#[test]
fn a_transition_is_explained_under_the_day_of_its_route() {
    let between = r#""placed_on_market_date": "2028-03-01", "substantial_design_change_after": false,
        "user_kind": ["private_company"], "annex1_act": ["mdr"], "ai_role_in_product": ["product_itself"],
        "third_party_assessment": true"#;
    let (_, text) = explained(&recruiting("2028-09-02", between), "art9-1-rms");
    let (_, annex3) = text.split_once("+ 2 December 2027 via annex3-dated").unwrap();
    let (annex3, annex1) = annex3.split_once("- 2 August 2028 via annex1_high_risk").unwrap();
    assert!(annex3.contains("- art111-2 ") && !annex3.contains("+ art111-2 "), "{text}");
    assert!(annex1.contains("+ art111-2 ") && !annex1.contains("- art111-2 "), "{text}");
}
