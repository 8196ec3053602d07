//! The same system in other words: people state different facts of one and the same thing, and the answer must not
//! depend on which of them they choose. What is said of a use, even by one of its elements only, is not ruled out with
//! "no other listed use"; what contradicts a use takes it away, whichever question it answers.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

#[path = "common/lines.rs"]
mod lines;

use aiact::{Case, Status, Truth, assess};
use lines::{DAY, Line, check, open_ended, told};

/// An element that is stated keeps the use from being ruled out.
#[rustfmt::skip]
const ELEMENTS: &[Line] = &[
    told("Article 3(40): the attribute names the category", r#"{"inferred_attribute": ["trade_union"], "from_biometric_data": true}"#,
        DAY, "art5-1-g yes; annex3-1-b yes; art50-3 yes; prohibited yes"),
    told("Article 3(40): no attribute", r#"{"inferred_attribute": ["none"]}"#, DAY, "art5-1-g no; annex3-1-b no; art50-3 no"),
    told("Article 3(40): an attribute, not from biometric data", r#"{"inferred_attribute": ["religion_philosophy"], "from_biometric_data": false}"#,
        DAY, "art5-1-g no; art50-3 no"),
    told("Article 5(1)(e): scraping", r#"{"untargeted_scraping": true, "face_source": ["internet"]}"#, DAY, "art5-1-e unknown missing builds_face_db"),
    told("Article 5(1)(e): images from elsewhere", r#"{"untargeted_scraping": false, "face_source": ["none"]}"#, DAY, "art5-1-e no; prohibited no"),
    told("Article 5(1)(c): the treatment", r#"{"score_detrimental_treatment": true, "score_unrelated_context": true}"#,
        DAY, "art5-1-c unknown missing scores_people_over_time"),
    told("Article 5(1)(c): no such treatment", r#"{"score_detrimental_treatment": false}"#, DAY, "art5-1-c no; prohibited no"),
    told("Article 5(1)(d): traits alone", r#"{"solely_profiling_or_traits": true, "offence_kind": ["criminal"]}"#,
        DAY, "art5-1-d unknown missing predicts_offending"),
    told("Annex III(7)(a): a lie detector for a border guard", r#"{"le_polygraph": true, "user_kind": ["border_guard"]}"#, DAY, "annex3-7-a yes"),
    told("Article 5(1)(a): the distortion", r#"{"aims_to_distort_behaviour": true, "significant_harm_likely": true}"#, DAY, "art5-1-a unknown; art5-1-b unknown"),
    told("Article 5(1a): used for such material", r#"{"role": ["deployer"], "used_for_that_output": true}"#, DAY, "art5-1-ba unknown; art5-1-bb unknown"),
    told("Article 5(1)(h): an objective is named", r#"{"role": ["deployer"], "rbi_seeks_suspect": true, "public_space": true, "law_enforcement_purpose": true}"#,
        DAY, "art5-1-h unknown; annex3-1-a unknown"),
    told("Article 6(1)(a): software that is a device", r#"{"software_is_device": true, "third_party_assessment": true}"#,
        DAY, "annex1-a-11 unknown missing annex1_act; high_risk unknown"),
    told("Article 6(1)(a): no device", r#"{"software_is_device": false, "third_party_assessment": false}"#, DAY, "high_risk no"),
    told("Annex III(5)(c): the insurance", r#"{"ess_insurance_kind": ["health"]}"#, DAY, "annex3-5-c unknown missing ess_risk_or_pricing"),
    told("Annex III(5)(c): no insurance", r#"{"ess_insurance_kind": ["none"]}"#, DAY, "annex3-5-c no; high_risk no"),
    told("Article 51(1): designated", r#"{"role": ["provider"], "systemic_designated": true}"#, DAY, "gpai yes; gpai_systemic_risk yes"),
    told("Article 3(63): general", r#"{"significant_generality": true}"#, DAY, "gpai yes"),
    told("Article 3(63): a general model of another firm in a system", r#"{"significant_generality": true, "integrates_third_party_gpai": true}"#, DAY, "gpai no"),
    told("Article 53(2): weights are those of a model", r#"{"weights_public": true}"#, DAY, "gpai unknown missing object_kind"),
    told("Article 50(2): a deep fake is generated content", r#"{"deep_fake": true}"#, DAY, "art50-2 yes; art50-4-deepfake yes"),
    told("Article 50(2): published text made by AI", r#"{"public_interest_text": true}"#, DAY, "art50-2 yes; art50-4-text yes"),
    told("Article 50(2): intimate material", r#"{"intimate_imagery_of_identifiable_person": true}"#, DAY, "art50-2 yes"),
    told("Article 50(2): none of it", r#"{"deep_fake": false, "public_interest_text": false}"#, DAY, "art50-2 no; transparency no"),
    told("Article 3(68): whose model it is was not said", r#"{"role": ["downstream_provider"], "significant_generality": true}"#, DAY, "gpai no"),
    told("Article 51(2): its training compute is", r#"{"role": ["downstream_provider"], "train_flop": 2e25}"#, DAY, "gpai yes; gpai_systemic_risk yes"),
    told("Article 3(63): weights beside the compute", r#"{"train_flop": 2e25, "weights_public": true}"#, DAY, "gpai yes; gpai_systemic_risk yes"),
    told("Article 51(1): not designated", r#"{"talks_to_people": true, "systemic_designated": false}"#, DAY, "gpai no"),
    told("Article 51(1): no rebuttal", r#"{"talks_to_people": true, "rebuttal_ground": ["none"]}"#, DAY, "gpai no"),
    told("Article 51(2): above the threshold, by how much is not said", r#"{"compute_above_threshold": true}"#, DAY, "gpai yes; gpai_systemic_risk yes"),
    told("Article 3(63): shown to be general", r#"{"generality_shown": true}"#, DAY, "gpai yes"),
    told("Article 52(4): the day of a designation", r#"{"designation_date": "2026-03-01"}"#, DAY, "gpai unknown"),
    told("Article 5(1)(a): the distortion, stated as a whole", r#"{"materially_distorts_behaviour": true, "significant_harm_likely": true}"#, DAY, "art5-1-a unknown; art5-1-b unknown"),
    told("Article 5(1)(c): one limb, stated as a whole", r#"{"score_limb_unrelated_context": true}"#, DAY, "art5-1-c unknown"),
    told("Article 5(1a): foreseeable output", r#"{"output_reasonably_foreseeable": true}"#, DAY, "art5-1-ba unknown; art5-1-bb unknown"),
    told("Article 5(1): some prohibition, the point not said", r#"{"prohibited_practice": true}"#, DAY, "prohibited yes; art5-1-f unknown; art5-1-c unknown"),
    open_ended("Article 5(1): no prohibition at all", r#"{"prohibited_practice": false}"#, DAY, "prohibited no; art5-1-a no; art5-1-f no; art5-1-h no"),
    open_ended("Article 50: no duty of it", r#"{"transparency": false}"#, DAY, "transparency no not_applicable; art50-1 no; art50-4-text no"),
    told("Annex III(6)(a): for social services, with no police", r#"{"user_kind": ["private_company"], "on_behalf_of_authority": true, "law_enforcement_purpose": false, "le_victim_risk": true}"#, DAY, "annex3-6-a no; high_risk no"),
    told("Annex III(6)(a): on behalf of the police", r#"{"user_kind": ["private_company"], "on_behalf_of_authority": true, "law_enforcement_purpose": true, "le_victim_risk": true}"#, DAY, "annex3-6-a yes"),
    told("Annex III(6)(b): for an authority that is not said to be another", r#"{"user_kind": ["private_company"], "on_behalf_of_authority": true, "le_polygraph": true}"#, DAY, "annex3-6-b yes"),
    told("Annex III(6)(c): the authority has no such powers", r#"{"user_kind": ["private_company"], "on_behalf_of_authority": true, "exercises_law_enforcement_powers": false, "le_evidence_reliability": true}"#, DAY, "annex3-6-c no"),
    told("Annex III(7)(d): the authority is not competent", r#"{"user_kind": ["private_company"], "on_behalf_of_authority": true, "mig_competent_authority": false, "mig_detect_identify_person": true}"#, DAY, "annex3-7-d no"),
    told("Annex III(8)(a): on behalf of a building authority", r#"{"user_kind": ["private_company"], "on_behalf_of_authority": true, "jus_for_judicial_authority": false, "jus_researches_interprets": true, "jus_applies_law": true}"#, DAY, "annex3-8-a no"),
    told("Annex III(8)(a): on behalf of a court", r#"{"user_kind": ["private_company"], "on_behalf_of_authority": true, "jus_researches_interprets": true, "jus_applies_law": true}"#, DAY, "annex3-8-a yes"),
    told("Article 3(45): a court outside criminal matters", r#"{"user_kind": ["judicial"], "law_enforcement_purpose": false, "predicts_offending": true, "offence_kind": ["criminal"], "solely_profiling_or_traits": false}"#, DAY, "annex3-6-d no"),
    told("Article 3(43): post-remote identification", r#"{"post_rbi": true}"#, DAY, "annex3-1-a yes"),
    told("Article 3(42): live identification", r#"{"real_time_rbi": true}"#, DAY, "annex3-1-a yes"),
    told("Article 5(1)(a): purposeful deception", r#"{"purposeful_deception": true, "materially_distorts_behaviour": true, "significant_harm_likely": true}"#, DAY, "art5-1-a yes"),
    told("Annex III(4)(b): by the letter", r#"{"emp_monitors_and_evaluates": true}"#, DAY, "annex3-4-b yes"),
    told("Annex III(5)(c): by the letter", r#"{"ess_risk_and_pricing": true, "ess_insurance_kind": ["life"]}"#, DAY, "annex3-5-c yes"),
    told("Annex III(8)(a): by the letter", r#"{"jus_research_and_application": true, "user_kind": ["judicial"]}"#, DAY, "annex3-8-a yes"),
    told("Annex III(4)(b): whether it is about promotion is open", r#"{"emp_promotion": null}"#, DAY, "annex3-4-b unknown"),
    told("Annex III(8)(b): whether it influences voters is open", r#"{"dem_influences_voters": null}"#, DAY, "annex3-8-b unknown"),
    told("Article 6: high-risk, no more said", r#"{"high_risk": true}"#, DAY, "high_risk yes undetermined; chapter3_applies unknown"),
];

/// A fact that denies an element takes the use away, whichever of two questions it answers.
#[rustfmt::skip]
const DENIALS: &[Line] = &[
    told("Article 3(35): what is compared is no biometric data", r#"{"biometric_identification": true, "remote_without_active_involvement": true, "from_biometric_data": false}"#,
        DAY, "annex3-1-a no; high_risk no"),
    told("Article 5(1)(h): the same, live, by the police", r#"{"role": ["deployer"], "biometric_identification": true, "remote_without_active_involvement": true, "from_biometric_data": false, "real_time": true, "public_space": true, "law_enforcement_purpose": true}"#,
        DAY, "art5-1-h no; prohibited no"),
    told("Annex III(5)(b): companies are scored", r#"{"ess_creditworthiness": true, "scored_entity": ["legal_entity"]}"#, DAY, "annex3-5-b no; high_risk no"),
    told("Annex III(5)(b): persons as well", r#"{"ess_creditworthiness": true, "scored_entity": ["legal_entity", "natural_person"]}"#, DAY, "annex3-5-b yes"),
    told("Annex III(5)(c): fleets are insured", r#"{"ess_risk_or_pricing": true, "ess_insurance_kind": ["health"], "scored_entity": ["legal_entity"]}"#, DAY, "annex3-5-c no"),
    told("Annex III(6)(a): no natural persons", r#"{"le_victim_risk": true, "user_kind": ["law_enforcement"], "evaluates_natural_persons": false}"#, DAY, "annex3-6-a no"),
    told("Annex III(6)(d): no natural persons", r#"{"predicts_offending": true, "user_kind": ["law_enforcement"], "evaluates_natural_persons": false}"#, DAY, "annex3-6-d no"),
    told("Annex III(7)(b): no natural persons", r#"{"mig_risk_assessment_person": true, "user_kind": ["border_guard"], "evaluates_natural_persons": false}"#, DAY, "annex3-7-b no"),
    told("Article 5(1)(d): no particular person", r#"{"predicts_offending": true, "solely_profiling_or_traits": true, "output_about_identified_person": false}"#, DAY, "art5-1-d no"),
    told("Article 3(60): text is no deep fake", r#"{"makes_synthetic": ["text"], "resembles_existing": true, "would_seem_authentic": true}"#, DAY, "art50-4-deepfake no; art50-2 yes"),
    told("Article 3(60): pictures are", r#"{"makes_synthetic": ["text", "image"], "resembles_existing": true, "would_seem_authentic": true}"#, DAY, "art50-4-deepfake yes"),
    told("Annex III(4)(b): for the worker's own training", r#"{"emp_monitors_evaluates": true, "no_effect_on_work_relationship": true}"#, DAY, "annex3-4-b no other"),
    told("Annex III(6)(d): what Article 5(1)(d) forbids", r#"{"user_kind": ["law_enforcement"], "predicts_offending": true, "solely_profiling_or_traits": true}"#, DAY, "art5-1-d yes; annex3-6-d yes other"),
    told("Annex III(6)(d): whether it rests on traits is not said", r#"{"user_kind": ["law_enforcement"], "predicts_offending": true}"#, DAY, "art5-1-d unknown; annex3-6-d yes"),
    told("Recital 55: separate systems prevent the harm", r#"{"ci_sector": ["electricity"], "protects_health_safety": true, "ci_backup_protection": true, "failure_endangers": false}"#, DAY, "annex3-2 no"),
    told("Article 3(40): no categories, although attributes are named", r#"{"biometric_categorisation": false, "inferred_attribute": ["religion_philosophy"]}"#, DAY, "art5-1-g no; art50-3 no"),
    told("Article 26(7): no workers are subject to it", r#"{"emp_monitors_evaluates": true, "used_at_workplace": false}"#, DAY, "workers-not-subject yes"),
    told("Article 6(1a): told to be no safety component", r#"{"ci_sector": ["electricity"], "not_a_safety_component": true}"#, DAY, "annex3-2 no"),
];

/// Who uses it, by whichever answer.
#[rustfmt::skip]
const USERS: &[Line] = &[
    told("Article 3(46): the purpose makes a public authority one of law enforcement", r#"{"le_evidence_reliability": true, "user_kind": ["public_authority"], "law_enforcement_purpose": true}"#, DAY, "annex3-6-c yes"),
    told("Article 3(45): powers imply the purpose", r#"{"le_evidence_reliability": true, "user_kind": ["customs"], "exercises_law_enforcement_powers": true}"#, DAY, "annex3-6-c yes"),
    told("Annex III(7)(a): a lie detector at the border", r#"{"le_polygraph": true, "user_kind": ["border_guard"], "exercises_law_enforcement_powers": false, "law_enforcement_purpose": false, "on_behalf_of_authority": false}"#, DAY, "annex3-7-a yes; annex3-6-b no"),
    told("Annex III(7)(a): no lie detector in migration", r#"{"le_polygraph": true, "mig_polygraph": false, "user_kind": ["border_guard"]}"#, DAY, "annex3-7-a no"),
    told("Annex III(7)(c): the authority is not competent", r#"{"mig_examines_application": true, "mig_competent_authority": false}"#, DAY, "annex3-7-c unknown"),
    told("Annex III(5)(a): nobody is scored", r#"{"ess_public_benefit_eligibility": true, "user_kind": ["public_authority"], "scored_entity": ["none"]}"#, DAY, "annex3-5-a yes"),
    told("Annex III(7)(b): an authority is presumed", r#"{"mig_risk_assessment_person": true}"#, DAY, "annex3-7-b yes"),
    told("Annex III(7)(b): a carrier uses it", r#"{"mig_risk_assessment_person": true, "user_kind": ["private_company"], "on_behalf_of_authority": false}"#, DAY, "annex3-7-b no"),
    told("Article 5(1)(f): workers are at work", r#"{"infers_emotion_or_intention": true, "persons_observed": ["workers"]}"#, DAY, "art5-1-f yes"),
    told("Article 5(1)(f): candidates, too", r#"{"infers_emotion_or_intention": true, "persons_observed": ["candidates"]}"#, DAY, "art5-1-f yes"),
    told("Article 5(1)(f): students, the place not said", r#"{"infers_emotion_or_intention": true, "persons_observed": ["students"]}"#, DAY, "art5-1-f unknown missing setting"),
    told("Article 5(1)(f): students elsewhere", r#"{"infers_emotion_or_intention": true, "persons_observed": ["students"], "setting": ["other"]}"#, DAY, "art5-1-f no"),
    told("Article 5(1)(f): patients", r#"{"infers_emotion_or_intention": true, "persons_observed": ["patients"]}"#, DAY, "art5-1-f no"),
    told("Article 50(1) binds the provider", r#"{"role": ["deployer"], "talks_to_people": true}"#, DAY, "art50-1 yes not_applicable"),
    told("Article 50(1): the provider", r#"{"role": ["provider"], "talks_to_people": true}"#, DAY, "art50-1 yes in_force 2026-08-02"),
    open_ended("Article 50(1): whether it was changed is not said", r#"{"role": ["deployer"], "talks_to_people": true}"#, DAY, "art50-1 yes not_applicable"),
    told("Article 50(1): the person affected asks about the provider", r#"{"role": ["affected_person"], "talks_to_people": true}"#, DAY, "art50-1 yes in_force 2026-08-02"),
    told("Article 53 binds the provider of the model", r#"{"role": ["deployer"], "high_impact_capabilities": true}"#, DAY, "gpai yes not_applicable"),
    told("Article 50(1): both", r#"{"role": ["provider", "deployer"], "talks_to_people": true}"#, DAY, "art50-1 yes in_force 2026-08-02"),
    told("Article 50(1): no role said", r#"{"talks_to_people": true}"#, DAY, "art50-1 yes in_force 2026-08-02"),
    told("Article 50(3) binds the deployer", r#"{"role": ["provider"], "infers_emotion_or_intention": true}"#, DAY, "art50-3 yes not_applicable"),
    told("Article 50(4) binds the deployer", r#"{"role": ["provider"], "deep_fake": true}"#, DAY, "art50-4-deepfake yes not_applicable; art50-2 yes in_force 2026-08-02"),
    told("Article 50 as a whole binds whom its paragraphs bind", r#"{"role": ["deployer"], "talks_to_people": true}"#, DAY, "transparency yes not_applicable"),
    told("Article 50 as a whole begins with them", r#"{"role": ["provider"], "talks_to_people": true}"#, "2025-03-01", "transparency yes upcoming 2026-08-02"),
    told("Article 50 as a whole: one paragraph binds", r#"{"role": ["provider"], "deep_fake": true}"#, DAY, "transparency yes in_force 2026-08-02"),
    told("Article 111(4): marking begins later", r#"{"role": ["provider"], "makes_synthetic": ["text"], "placed_on_market_date": "2026-07-30"}"#, "2026-11-22", "art50-2 yes grandfathered; transparency yes grandfathered"),
];

/// Exceptions: claimed in part they are open, refuted they are none.
#[rustfmt::skip]
const EXCEPTIONS: &[Line] = &[
    told("Article 5(1)(h): an objective is claimed, its need not yet shown", r#"{"role": ["deployer"], "biometric_identification": true, "remote_without_active_involvement": true, "real_time": true, "public_space": true, "law_enforcement_purpose": true, "rbi_seeks_victims": true, "national_law_and_authorisation": true}"#,
        DAY, "art5-1-h unknown missing rbi_no_milder_means"),
    told("Article 5(1)(h): the same by the shorthand", r#"{"role": ["deployer"], "biometric_identification": true, "remote_without_active_involvement": true, "real_time": true, "public_space": true, "law_enforcement_purpose": true, "rbi_exception": ["victims_missing"], "national_law_and_authorisation": true}"#,
        DAY, "art5-1-h no"),
    told("Article 5(1)(h): nothing is claimed", r#"{"role": ["deployer"], "biometric_identification": true, "remote_without_active_involvement": true, "real_time": true, "public_space": true, "law_enforcement_purpose": true}"#,
        DAY, "art5-1-h yes"),
    told("Article 5(1)(h): claimed without a law", r#"{"role": ["deployer"], "biometric_identification": true, "remote_without_active_involvement": true, "real_time": true, "public_space": true, "law_enforcement_purpose": true, "rbi_seeks_victims": true, "rbi_national_law": false}"#,
        DAY, "art5-1-h yes"),
    told("Article 50(3): permitted by law, the safeguards not said", r#"{"infers_emotion_or_intention": true, "law_permitted_detection": true}"#, DAY, "art50-3 unknown missing law_authorised_safeguards"),
    told("Article 50(3): no law is claimed", r#"{"infers_emotion_or_intention": true}"#, DAY, "art50-3 yes"),
    told("Article 53(2): an open licence, publication not said", r#"{"object_kind": ["ai_model"], "train_flop": 1e24, "open_licence_full": true, "monetised": false}"#,
        DAY, "art53-2-open-source unknown missing weights_public"),
    told("Article 53(2): no open licence", r#"{"object_kind": ["ai_model"], "train_flop": 1e24}"#, DAY, "art53-2-open-source no"),
    told("Article 51(2): the compute of the updates alone is above", r#"{"object_kind": ["ai_model"], "training_compute_direct_flop": 2e25}"#, DAY, "gpai_systemic_risk yes"),
    told("Article 6(3): a claim refuted by its own parts", r#"{"emp_filters_or_evaluates": true, "materially_influences": true, "starts_from_finished_work": true, "leaves_substance_alone": false}"#, DAY, "high_risk yes; art6-3-derogation no"),
    told("Article 6(3): the same claim refuted as a whole", r#"{"emp_filters_or_evaluates": true, "materially_influences": true, "improves_completed": false}"#, DAY, "high_risk yes; art6-3-derogation no"),
    told("Article 6(3): a claim made in part", r#"{"emp_filters_or_evaluates": true, "starts_from_finished_work": true}"#, DAY, "high_risk unknown"),
    told("Article 6(3)(c): patterns that weigh nothing", r#"{"edu_evaluates_outcomes": true, "profiling": false, "human_assessment_completed": true, "looks_for_decision_patterns": true, "materially_influences": false}"#, DAY, "art6-3-c yes; high_risk no"),
    told("Article 6(3)(d): preparation that weighs nothing", r#"{"edu_evaluates_outcomes": true, "profiling": false, "prepares_material_only": true, "materially_influences": false}"#, DAY, "art6-3-d yes; high_risk no"),
    told("Article 6(3)(d): preparation, the assessment not left open", r#"{"emp_filters_or_evaluates": true, "profiling": false, "prepares_material_only": true, "materially_influences": false, "assessment_left_open": false, "procedural_handling_only": true, "procedural_no_judgement": false}"#, DAY, "art6-3-d no; high_risk yes"),
    told("Article 6(3)(d): whether the assessment is left open is open", r#"{"emp_filters_or_evaluates": true, "profiling": false, "prepares_material_only": true, "materially_influences": false, "assessment_left_open": null}"#, DAY, "art6-3-d unknown"),
    told("Article 6(3)(c): the decisions do not stand", r#"{"emp_filters_or_evaluates": true, "profiling": false, "human_assessment_completed": true, "looks_for_decision_patterns": true, "materially_influences": false, "decisions_stand_without_review": false, "preparatory": false}"#, DAY, "art6-3-c no; high_risk yes"),
    told("Article 6(3)(b): finished work before the assessment", r#"{"emp_filters_or_evaluates": true, "profiling": false, "starts_from_finished_work": true, "leaves_substance_alone": true, "human_assessment_completed": false}"#, DAY, "art6-3-b yes; high_risk no"),
    told("Annex III(6)(e): profiling is profiling", r#"{"le_profiling": true, "user_kind": ["law_enforcement"], "preparatory": true}"#, DAY, "annex3-6-e yes; high_risk yes"),
    open_ended("Article 26(10): not yet identified, the reason not said", r#"{"suspect_already_identified": false}"#, DAY, "art26-10-initial-identification unknown missing suspect_facts_objective"),
];

#[test]
fn elements_that_are_stated_keep_a_use_open() {
    check(ELEMENTS);
}

#[test]
fn denials_count_whichever_question_they_answer() {
    check(DENIALS);
}

#[test]
fn users_count_by_whichever_answer() {
    check(USERS);
}

#[test]
fn exceptions_are_open_while_claimed_in_part() {
    check(EXCEPTIONS);
}

/// Article 25(1)(c) makes a deployer the provider from the day on which it applies: the duties of Article 50 are to come,
/// they hold, and their fine is named.
#[test]
fn who_becomes_provider_later_is_one_whatever_the_day() {
    let case = Case::on("2026-11-22".parse().unwrap())
        .stating("role", vec!["deployer"])
        .stating("role_change", vec!["intended_purpose_changed"])
        .stating("emp_recruitment_selection", true)
        .stating("talks_to_people", true)
        .stating("no_other_listed_use", true)
        .build();
    let assessment = assess(&case).unwrap();
    let duty = assessment.obligations().find(|o| o.id == "art50-1-inform-interaction").unwrap();
    assert_eq!((duty.holds, duty.status), (Truth::Yes, Status::Upcoming));
    let tier = assessment.exposure().iter().find(|tier| tier.tier == "P4g").unwrap();
    assert!(tier.upcoming.contains(&duty.id));
}

/// A listed use that Article 6(3) takes out matches and binds nobody, for that reason.
#[test]
fn what_a_derogation_lifts_says_so() {
    let case = Case::on(DAY.parse().unwrap())
        .stating("role", vec!["provider"])
        .stating("emp_recruitment_selection", true)
        .stating("narrow_procedural", true)
        .stating("profiling", false)
        .stating("no_other_listed_use", true)
        .build();
    let assessment = assess(&case).unwrap();
    let finding = assessment.finding("annex3-4-a").unwrap();
    assert_eq!((finding.value, finding.status), (Truth::Yes, Status::NotApplicable));
    assert_eq!(finding.reason, ["annex3_high_risk"]);
}
