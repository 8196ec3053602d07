//! Article 6 and Annex I of the Act: products, the derogation of paragraph 3, and the days.
//!
//! Every line is a reading of the text, written before the rules were looked at: the provision, the facts,
//! the day, what must follow. The form is that of `law_annex3.rs`.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

#[path = "common/lines.rs"]
mod lines;

use lines::{DAY, Line, check, open_ended, told};

/// A product that meets both conditions of Article 6(1), by the act that covers it.
fn product(act: &str) -> String {
    format!(
        r#"{{"annex1_act": ["{act}"], "ai_role_in_product": ["safety_component"], "third_party_assessment": true}}"#
    )
}

/// Every act of Annex I: value of `annex1_act`, point in the original, point in the amended Act.
const ACTS: &[(&str, &str, &str)] = &[
    ("toys", "a-2", "a-2"),
    ("recreational_craft", "a-3", "a-3"),
    ("lifts", "a-4", "a-4"),
    ("atex", "a-5", "a-5"),
    ("radio_equipment", "a-6", "a-6"),
    ("pressure_equipment", "a-7", "a-7"),
    ("cableways", "a-8", "a-8"),
    ("ppe", "a-9", "a-9"),
    ("gas_appliances", "a-10", "a-10"),
    ("mdr", "a-11", "a-11"),
    ("ivdr", "a-12", "a-12"),
    ("civil_aviation_security", "b-13", "b-13"),
    ("two_three_wheel", "b-14", "b-14"),
    ("agricultural_vehicles", "b-15", "b-15"),
    ("marine", "b-16", "b-16"),
    ("rail", "b-17", "b-17"),
    ("motor_vehicles", "b-18", "b-18"),
    ("motor_vehicles", "b-19", "b-19"),
    ("civil_aviation", "b-20", "b-20"),
    ("machinery", "a-1", "b-21"),
];

/// The section alone, `a` or `b`, and the other one.
fn sections(point: &str) -> (&str, &str) {
    if point.starts_with('a') { ("a", "b") } else { ("b", "a") }
}

#[test]
fn every_act_of_annex_1_in_both_editions() {
    for (act, original, amended) in ACTS {
        for (day, point, binds) in [("2025-03-01", original, "2027-08-02"), ("2026-11-21", amended, "2028-08-02")] {
            let facts = product(act);
            let (section, other) = sections(point);
            let whole_act = if section == "a" { "yes" } else { "no" };
            let expected = format!(
                "annex1-{point} yes; annex1-{section} yes; annex1-{other} no; high_risk yes upcoming {binds}; \
                 chapter3_applies {whole_act}"
            );
            check(&[told("Annex I", &facts, day, &expected)]);
        }
    }
}

#[test]
fn only_the_points_of_the_act_match() {
    for (act, _, _) in ACTS {
        let others = ACTS.iter().filter(|(other, _, _)| other != act);
        let expected: Vec<String> = others.map(|(_, _, point)| format!("annex1-{point} no")).collect();
        check(&[told("Annex I", &product(act), DAY, &expected.join("; "))]);
    }
}

/// Article 6(1): both conditions, and paragraphs (1a) to (1c).
#[rustfmt::skip]
const PRODUCTS: &[Line] = &[
    told("Article 6(1)(a): the product itself", r#"{"annex1_act": ["mdr"], "ai_role_in_product": ["product_itself"], "third_party_assessment": true}"#,
        DAY, "annex1-a yes; annex1-a-11 yes; annex1-b no; high_risk yes in_force 2028-08-02; chapter3_applies yes"),
    told("Article 6(1)(a): one of the two", r#"{"annex1_act": ["lifts"], "ai_role_in_product": ["safety_component_or_product"], "third_party_assessment": true}"#,
        DAY, "annex1-a yes"),
    told("Article 6(1)(a): neither safety component nor product", r#"{"annex1_act": ["lifts"], "ai_role_in_product": ["neither"], "third_party_assessment": true}"#,
        DAY, "annex1-a no; high_risk no; chapter3_applies no"),
    told("Article 6(1)(b): self-assessment", r#"{"annex1_act": ["mdr"], "ai_role_in_product": ["product_itself"], "third_party_assessment": false}"#,
        DAY, "annex1-a no; high_risk no"),
    told("Article 6(1)(b): not said", r#"{"annex1_act": ["mdr"], "ai_role_in_product": ["product_itself"]}"#,
        DAY, "annex1-a unknown missing third_party_assessment; high_risk unknown"),
    told("Annex I: not listed", r#"{"annex1_act": [], "ai_role_in_product": ["safety_component"], "third_party_assessment": true}"#,
        DAY, "art6-1-a no; annex1-a no; annex1-b no; high_risk no"),
    told("Annex I: a listed act, not said which", r#"{"annex1_act": ["any"], "ai_role_in_product": ["safety_component"], "third_party_assessment": true}"#,
        DAY, "high_risk yes"),
    told("Annex I: not said which act, but no third party", r#"{"annex1_act": ["any"], "ai_role_in_product": ["safety_component"], "third_party_assessment": false}"#,
        DAY, "annex1-a no; high_risk no"),
    told("Annex I: not said which act, and no part of its safety", r#"{"annex1_act": ["any"], "ai_role_in_product": ["neither"], "third_party_assessment": true}"#,
        DAY, "annex1-a no; high_risk no"),
    told("Annex I: two acts of Section A", r#"{"annex1_act": ["toys", "radio_equipment"], "ai_role_in_product": ["safety_component"], "third_party_assessment": true}"#,
        DAY, "annex1-a-2 yes; annex1-a-6 yes; annex1-b no; chapter3_applies yes"),
    told("Annex I.B(20): manned aircraft", r#"{"annex1_act": ["civil_aviation"], "aviation_other_than_unmanned": true, "ai_role_in_product": ["safety_component"], "third_party_assessment": true}"#,
        DAY, "annex1-b-20 no; annex1-b no; high_risk no"),
    told("Article 3(14): a safety function", r#"{"annex1_act": ["lifts"], "protects_health_safety": true, "third_party_assessment": true}"#,
        DAY, "annex1-a-4 yes; high_risk yes"),
    told("Article 3(14): a safety function for things", r#"{"annex1_act": ["gas_appliances"], "protects_property": true, "third_party_assessment": true}"#,
        DAY, "annex1-a-10 yes"),
    told("Article 3(14): failure endangers people", r#"{"annex1_act": ["lifts"], "failure_endangers": true, "third_party_assessment": true}"#,
        DAY, "annex1-a-4 yes"),
    told("Article 3(14), original: a safety function", r#"{"annex1_act": ["lifts"], "protects_health_safety": true, "third_party_assessment": true}"#,
        "2025-03-01", "annex1-a-4 yes"),
    told("Article 3(14), original: failure endangers people", r#"{"annex1_act": ["lifts"], "failure_endangers": true, "third_party_assessment": true}"#,
        "2025-03-01", "annex1-a-4 yes"),
    told("Article 3(14): failure endangers property", r#"{"annex1_act": ["pressure_equipment"], "is_safety_function": false, "failure_endangers": false, "failure_endangers_property": true, "third_party_assessment": true}"#,
        DAY, "annex1-a-7 yes"),
    told("Article 6(1a): convenience only", r#"{"annex1_act": ["lifts"], "assist_only_non_safety": true, "failure_endangers": false, "third_party_assessment": true}"#,
        DAY, "annex1-a no; high_risk no"),
    told("Article 6(1a): although property may be damaged", r#"{"annex1_act": ["lifts"], "assist_only_non_safety": true, "failure_endangers": false, "failure_endangers_property": true, "third_party_assessment": true}"#,
        DAY, "annex1-a no; high_risk no"),
    told("Article 6(1a): not in the original", r#"{"annex1_act": ["lifts"], "assist_only_non_safety": true, "failure_endangers": false, "failure_endangers_property": true, "third_party_assessment": true}"#,
        "2025-03-01", "annex1-a yes; high_risk yes upcoming 2027-08-02"),
    told("Article 6(1a): however the product names the component", r#"{"annex1_act": ["lifts"], "ai_role_in_product": ["safety_component"], "assist_only_non_safety": true, "failure_endangers": false, "third_party_assessment": true}"#,
        DAY, "annex1-a no; high_risk no"),
    told("Article 6(1a): the same in the original", r#"{"annex1_act": ["lifts"], "ai_role_in_product": ["safety_component"], "assist_only_non_safety": true, "failure_endangers": false, "third_party_assessment": true}"#,
        "2025-03-01", "annex1-a yes"),
    told("Article 6(1b): failure endangers people all the same", r#"{"annex1_act": ["lifts"], "assist_only_non_safety": true, "failure_endangers": true, "third_party_assessment": true}"#,
        DAY, "annex1-a yes; high_risk yes"),
    told("Article 6(1a), (1b): whether failure endangers people is not said", r#"{"annex1_act": ["lifts"], "assist_only_non_safety": true, "third_party_assessment": true}"#,
        DAY, "annex1-a unknown missing failure_endangers"),
    told("Article 6(1a) is about components, not products", r#"{"annex1_act": ["mdr"], "ai_role_in_product": ["product_itself"], "assist_only_non_safety": true, "failure_endangers": false, "third_party_assessment": true}"#,
        DAY, "annex1-a yes"),
    told("Article 6(1c): radio spectrum only", r#"{"annex1_act": ["radio_equipment"], "ai_role_in_product": ["safety_component"], "third_party_assessment": true, "third_party_only_for_other_risks": true}"#,
        DAY, "annex1-a no; high_risk no"),
    told("Article 6(1c): in Section B too", r#"{"annex1_act": ["machinery"], "ai_role_in_product": ["safety_component"], "third_party_assessment": true, "third_party_only_for_other_risks": true}"#,
        DAY, "annex1-b no; high_risk no"),
    told("Article 6(1c): not in the original, though its sense may have been", r#"{"annex1_act": ["radio_equipment"], "ai_role_in_product": ["safety_component"], "third_party_assessment": true, "third_party_only_for_other_risks": true}"#,
        "2025-03-01", "annex1-a yes other; high_risk yes upcoming 2027-08-02"),
    told("Article 6(1)(b): harmonised standards, in the original", r#"{"annex1_act": ["radio_equipment"], "ai_role_in_product": ["safety_component"], "third_party_assessment": true, "opt_out_via_standards": true}"#,
        "2025-03-01", "annex1-a yes other"),
    told("Article 6(1c): also for risks to health and safety", r#"{"annex1_act": ["radio_equipment"], "ai_role_in_product": ["safety_component"], "third_party_assessment": true, "third_party_only_for_other_risks": false}"#,
        DAY, "annex1-a yes"),
    told("Article 6(1)(b): the letter, for harmonised standards", r#"{"annex1_act": ["radio_equipment"], "ai_role_in_product": ["safety_component"], "third_party_assessment": true, "opt_out_via_standards": true}"#,
        DAY, "annex1-a yes other"),
    told("Article 3(14): safety not spoken of", r#"{"annex1_act": ["lifts"], "third_party_assessment": true}"#,
        DAY, "annex1-a unknown missing failure_endangers; high_risk unknown"),
    told("Article 3(14): nothing to do with safety", r#"{"annex1_act": ["lifts"], "is_safety_function": false, "failure_endangers": false, "failure_endangers_property": false, "third_party_assessment": true}"#,
        DAY, "annex1-a no; high_risk no"),
    told("Article 6(1): the derogation of paragraph 3 is for Annex III only", r#"{"annex1_act": ["mdr"], "ai_role_in_product": ["product_itself"], "third_party_assessment": true, "narrow_procedural": true, "materially_influences": false, "profiling": false}"#,
        DAY, "high_risk yes"),
    open_ended("Article 6: one route fails, the other is not spoken of", r#"{"annex1_act": []}"#, DAY, "annex1-a no; annex1-b no; high_risk unknown"),
    open_ended("Article 6: nothing said", r#"{}"#, DAY, "annex1-a unknown; annex1-b unknown; high_risk unknown"),
];

/// Section B of Annex I: Article 2(2).
#[rustfmt::skip]
const SECTION_B: &[Line] = &[
    told("Article 2(2): high-risk, outside Chapter III", r#"{"annex1_act": ["motor_vehicles"], "ai_role_in_product": ["safety_component"], "third_party_assessment": true}"#,
        DAY, "annex1-b yes; high_risk yes in_force 2028-08-02; art2-2-limited yes; chapter3_applies no"),
    told("Article 2(2): not high-risk by Article 6(1), so no limit", r#"{"annex1_act": ["motor_vehicles"], "ai_role_in_product": ["neither"], "third_party_assessment": true}"#,
        DAY, "annex1-b no; high_risk no; art2-2-limited no"),
    told("Article 2(2): Annex III inside a vehicle, no safety component", r#"{"annex1_act": ["motor_vehicles"], "ai_role_in_product": ["neither"], "third_party_assessment": true, "infers_emotion_or_intention": true, "persons_observed": ["user_self"], "setting": ["other"]}"#,
        DAY, "annex3-1-c yes; annex1-b no; art2-2-limited no; high_risk yes in_force 2027-12-02; chapter3_applies yes"),
    told("Article 2(2): both routes, the limit prevails", r#"{"annex1_act": ["motor_vehicles"], "ai_role_in_product": ["safety_component"], "third_party_assessment": true, "infers_emotion_or_intention": true, "persons_observed": ["user_self"], "setting": ["other"]}"#,
        DAY, "annex3-1-c yes; annex1-b yes; high_risk yes; art2-2-limited yes; chapter3_applies no"),
    told("Articles 2(2), 113(c): both routes, before Article 6(1) applies", r#"{"annex1_act": ["motor_vehicles"], "ai_role_in_product": ["safety_component"], "third_party_assessment": true, "infers_emotion_or_intention": true, "persons_observed": ["user_self"], "setting": ["other"]}"#,
        "2027-12-02", "high_risk yes in_force 2027-12-02; art2-2-limited no; chapter3_applies yes in_force"),
    told("Article 2(2): a product of both Sections keeps the whole Act", r#"{"annex1_act": ["motor_vehicles", "radio_equipment"], "ai_role_in_product": ["safety_component"], "third_party_assessment": true}"#,
        DAY, "annex1-a yes; annex1-b yes; art2-2-limited no other; chapter3_applies yes"),
    told("Article 2(2): third-party assessment not said", r#"{"annex1_act": ["rail"], "ai_role_in_product": ["safety_component"]}"#,
        DAY, "annex1-b unknown missing third_party_assessment; high_risk unknown; chapter3_applies no"),
    told("Article 2(2): machinery was in Section A", r#"{"annex1_act": ["machinery"], "ai_role_in_product": ["safety_component"], "third_party_assessment": true}"#,
        "2026-07-26", "annex1-a yes; annex1-a-1 yes; annex1-b no; annex1-b-21 no not_in_edition; art2-2-limited no; chapter3_applies yes"),
    told("Article 2(2): machinery is in Section B", r#"{"annex1_act": ["machinery"], "ai_role_in_product": ["safety_component"], "third_party_assessment": true}"#,
        "2026-07-27", "annex1-a no; annex1-a-1 no not_in_edition; annex1-b yes; annex1-b-21 yes; chapter3_applies no"),
];

/// Article 6(3).
#[rustfmt::skip]
const DEROGATION: &[Line] = &[
    told("Article 6(3): nothing claimed", r#"{"emp_filters_or_evaluates": true}"#, DAY, "annex3-4-a yes; art6-3-derogation no; high_risk yes"),
    told("Article 6(3)(a)", r#"{"emp_recruitment_selection": true, "narrow_procedural": true, "profiling": false, "materially_influences": false}"#,
        DAY, "annex3-4-a yes; art6-3-a yes; art6-3-derogation yes; high_risk no; chapter3_applies no"),
    told("Article 6(3)(b)", r#"{"edu_evaluates_outcomes": true, "improves_completed": true, "human_assessment_completed": true, "profiling": false, "materially_influences": false}"#,
        DAY, "art6-3-b yes; art6-3-derogation yes; high_risk no"),
    told("Article 6(3)(c)", r#"{"edu_evaluates_outcomes": true, "detects_patterns": true, "human_assessment_completed": true, "profiling": false, "materially_influences": false}"#,
        DAY, "art6-3-c yes; art6-3-derogation yes; high_risk no"),
    told("Article 6(3)(c): no human assessment came first", r#"{"edu_evaluates_outcomes": true, "detects_patterns": true, "human_assessment_completed": false, "narrow_procedural": false, "improves_completed": false, "preparatory": false, "profiling": false}"#,
        DAY, "art6-3-c no; art6-3-derogation no; high_risk yes"),
    told("Article 6(3)(c): replaces decisions without review", r#"{"edu_evaluates_outcomes": true, "looks_for_decision_patterns": true, "decisions_stand_without_review": false, "human_assessment_completed": true, "narrow_procedural": false, "improves_completed": false, "preparatory": false, "profiling": false}"#,
        DAY, "art6-3-c no; high_risk yes"),
    told("Article 6(3): whoever claims one condition leaves the others open", r#"{"edu_evaluates_outcomes": true, "detects_patterns": true, "human_assessment_completed": false, "profiling": false}"#,
        DAY, "art6-3-c no; art6-3-derogation unknown missing procedural_handling_only; high_risk unknown"),
    told("Article 6(3): to deny one condition claims none", r#"{"edu_evaluates_outcomes": true, "preparatory": false, "profiling": false, "materially_influences": true}"#,
        DAY, "art6-3-derogation no; high_risk yes"),
    told("Article 6(3)(d)", r#"{"jus_assists_judicial_facts_law": true, "user_kind": ["judicial"], "preparatory": true, "profiling": false, "materially_influences": false}"#,
        DAY, "art6-3-d yes; art6-3-derogation yes; high_risk no"),
    told("Article 6(3), subparagraph 3: profiling", r#"{"emp_recruitment_selection": true, "narrow_procedural": true, "profiling": true, "materially_influences": false}"#,
        DAY, "art6-3-a yes; art6-3-derogation no; high_risk yes"),
    told("Article 6(3), subparagraph 3: profiling by its parts", r#"{"emp_recruitment_selection": true, "preparatory": true, "profiling_personal_data": true, "profiling_evaluates_aspects": true}"#,
        DAY, "art6-3-derogation no; high_risk yes"),
    told("Article 6(3), subparagraph 3: whether it profiles is not said", r#"{"emp_recruitment_selection": true, "narrow_procedural": true, "materially_influences": false}"#,
        DAY, "art6-3-derogation unknown missing profiling_evaluates_aspects; high_risk unknown"),
    told("Article 6(3): a condition met, and yet its output weighs", r#"{"emp_recruitment_selection": true, "narrow_procedural": true, "profiling": false, "materially_influences": true}"#,
        DAY, "art6-3-a yes; art6-3-derogation yes other; high_risk no"),
    told("Article 6(3): no condition met", r#"{"emp_recruitment_selection": true, "narrow_procedural": false, "improves_completed": false, "detects_patterns": false, "preparatory": false, "profiling": false}"#,
        DAY, "art6-3-derogation no; high_risk yes"),
    told("Article 6(3): no condition met, although nothing is influenced", r#"{"emp_recruitment_selection": true, "narrow_procedural": false, "improves_completed": false, "detects_patterns": false, "preparatory": false, "profiling": false, "materially_influences": false}"#,
        DAY, "art6-3-derogation no other; high_risk yes"),
    told("Article 6(3): conditions open", r#"{"emp_recruitment_selection": true, "preparatory": null, "profiling": false}"#,
        DAY, "art6-3-derogation unknown; high_risk unknown"),
    told("Article 6(3): not listed in Annex III at all", r#"{"narrow_procedural": true, "profiling": false}"#, DAY, "high_risk no"),
    told("Article 6(3): profiling alone makes nothing high-risk", r#"{"profiling": true}"#, DAY, "high_risk no"),
    told("Article 6(3): not for Article 6(1)", r#"{"annex1_act": ["mdr"], "ai_role_in_product": ["product_itself"], "third_party_assessment": true, "ess_triage": true, "preparatory": true, "profiling": false, "materially_influences": false}"#,
        DAY, "annex3-5-d yes; annex1-a-11 yes; high_risk yes in_force 2028-08-02"),
];

/// Medical software that triages emergency patients.
const TRIAGE: &str = r#"{"annex1_act": ["mdr"], "ai_role_in_product": ["product_itself"], "third_party_assessment": true, "ess_triage": true}"#;
const CV_SCREENER: &str = r#"{"emp_filters_or_evaluates": true, "profiling": true}"#;
const MEDICAL_SOFTWARE: &str =
    r#"{"annex1_act": ["mdr"], "ai_role_in_product": ["product_itself"], "third_party_assessment": true}"#;

/// Article 113, in both editions.
#[rustfmt::skip]
const DAYS: &[Line] = &[
    told("Article 113, original: Annex III", CV_SCREENER, "2025-03-01", "high_risk yes upcoming 2026-08-02"),
    told("Article 113(c), original: Annex I", MEDICAL_SOFTWARE, "2025-03-01", "high_risk yes upcoming 2027-08-02"),
    told("Article 113, original: both", TRIAGE, "2025-03-01", "high_risk yes upcoming 2026-08-02; annex3-5-d yes; annex1-a-11 yes"),
    told("Article 113, original: the last day", CV_SCREENER, "2026-07-26", "high_risk yes upcoming 2026-08-02"),
    told("Article 113(c)(i): the first day", CV_SCREENER, "2026-07-27", "high_risk yes upcoming 2027-12-02"),
    told("Article 113(c)(i): on the general day of application", CV_SCREENER, "2026-08-02", "high_risk yes upcoming 2027-12-02"),
    told("Article 113(c)(i)", CV_SCREENER, "2026-11-21", "high_risk yes upcoming 2027-12-02"),
    told("Article 113(c)(i): the day before", CV_SCREENER, "2027-12-01", "high_risk yes upcoming 2027-12-02"),
    told("Article 113(c)(i): the day", CV_SCREENER, "2027-12-02", "high_risk yes in_force 2027-12-02; annex3-4-a yes in_force 2027-12-02"),
    told("Article 113(c)(ii)", MEDICAL_SOFTWARE, "2026-11-21", "high_risk yes upcoming 2028-08-02"),
    told("Article 113(c)(ii): not with Annex III", MEDICAL_SOFTWARE, "2027-12-02", "high_risk yes upcoming 2028-08-02"),
    told("Article 113(c)(ii): the day before", MEDICAL_SOFTWARE, "2028-08-01", "high_risk yes upcoming 2028-08-02"),
    told("Article 113(c)(ii): the day", MEDICAL_SOFTWARE, "2028-08-02", "high_risk yes in_force 2028-08-02; annex1-a yes in_force 2028-08-02"),
    told("Article 113(c): both, the earlier day", TRIAGE, "2026-11-21", "high_risk yes upcoming 2027-12-02; annex3-5-d yes upcoming 2027-12-02; annex1-a-11 yes upcoming 2028-08-02"),
    told("Article 113(c): both, between the days", TRIAGE, "2027-12-02", "high_risk yes in_force 2027-12-02; annex1-a yes upcoming 2028-08-02"),
];

#[test]
fn article_6_1_products() {
    check(PRODUCTS);
}

#[test]
fn article_2_2_section_b() {
    check(SECTION_B);
}

#[test]
fn article_6_3_derogation() {
    check(DEROGATION);
}

#[test]
fn article_113_days() {
    check(DAYS);
}

#[test]
fn the_summary_names_the_points_of_both_routes() {
    let facts = TRIAGE.replace('}', r#", "no_other_listed_use": true}"#);
    let case = aiact::Case::from_json(&format!(r#"{{"as_of": "{DAY}", "facts": {facts}}}"#)).unwrap();
    let assessment = aiact::assess(&case).unwrap();
    assert_eq!(assessment.risk().high_risk.matches, ["annex1-a-11", "annex3-5-d"]);
}
