//! Annex III of the Act, point by point: what it covers, what comes close, what it leaves out.
//!
//! Every line is a reading of the text, written before the rules were looked at: the provision, the facts,
//! what must follow. `told` states besides that nothing else listed applies; `open_ended` does not.
//! Expectations: `id value`, and where it matters `status` and the day from which it applies; `other` where
//! another reading of the text gives another value, `alone` where none does.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

#[path = "common/lines.rs"]
mod lines;

use lines::{DAY, Line, check, open_ended, told};

/// Point 1: biometrics.
#[rustfmt::skip]
const BIOMETRICS: &[Line] = &[
    told("Annex III(1)(a)", r#"{"biometric_identification": true, "remote_without_active_involvement": true}"#,
        DAY, "annex3-1-a yes; high_risk yes in_force 2027-12-02; chapter3_applies yes; annex3-1-b no; annex3-1-c no"),
    told("Annex III(1)(a), sentence 2: verification", r#"{"biometric_identification": true, "remote_without_active_involvement": true, "biometric_verification_only": true}"#,
        DAY, "annex3-1-a no; high_risk no"),
    told("Article 3(41): active involvement", r#"{"biometric_identification": true, "remote_without_active_involvement": false}"#,
        DAY, "annex3-1-a no; high_risk no"),
    told("Article 3(41): reference database", r#"{"biometric_identification": true, "remote_without_active_involvement": true, "reference_database": false}"#,
        DAY, "annex3-1-a no"),
    told("Recital 54: access to premises", r#"{"biometric_identification": true, "remote_without_active_involvement": true, "access_or_unlock_only": true}"#,
        DAY, "annex3-1-a no"),
    told("Recital 54: cybersecurity alone", r#"{"biometric_identification": true, "remote_without_active_involvement": true, "solely_cybersecurity": true}"#,
        DAY, "annex3-1-a no"),
    told("Recital 54: protection of personal data alone", r#"{"biometric_identification": true, "remote_without_active_involvement": true, "solely_personal_data_protection": true}"#,
        DAY, "annex3-1-a no"),
    told("Article 3(41): not said whether people take part", r#"{"biometric_identification": true}"#,
        DAY, "annex3-1-a unknown missing remote_without_active_involvement; high_risk unknown"),
    open_ended("Annex III(1): nothing said", r#"{}"#, DAY, "annex3-1-a unknown; annex3-1-b unknown; annex3-1-c unknown"),

    told("Annex III(1)(b)", r#"{"biometric_categorisation": true, "inferred_attribute": ["religion_philosophy"]}"#,
        DAY, "annex3-1-b yes; high_risk yes; annex3-1-a no"),
    told("Annex III(1)(b): health, not in Article 5(1)(g)", r#"{"biometric_categorisation": true, "inferred_attribute": ["health"]}"#,
        DAY, "annex3-1-b yes; art5-1-g no"),
    told("Annex III(1)(b): ethnic origin", r#"{"biometric_categorisation": true, "inferred_attribute": ["ethnic_origin"]}"#,
        DAY, "annex3-1-b yes"),
    told("Recital 54 ties point (b) to Article 9(1) GDPR; the text also says protected", r#"{"biometric_categorisation": true, "inferred_attribute": ["gender"]}"#,
        DAY, "annex3-1-b no other; art5-1-g no"),
    told("Annex III(1)(b): neither sensitive nor protected", r#"{"biometric_categorisation": true, "inferred_attribute": ["hair_eye_skin_colour"]}"#,
        DAY, "annex3-1-b no; high_risk no"),
    told("Annex III(1)(b): nothing is inferred", r#"{"biometric_categorisation": true, "inferred_attribute": []}"#,
        DAY, "annex3-1-b no"),
    told("Article 3(40): ancillary and strictly necessary", r#"{"biometric_categorisation": true, "inferred_attribute": ["health"], "ancillary_strictly_necessary": true}"#,
        DAY, "annex3-1-b no"),
    told("Article 3(40): from clothes, not from the body", r#"{"biometric_categorisation": true, "inferred_attribute": ["religion_philosophy"], "from_biometric_data": false}"#,
        DAY, "annex3-1-b no"),
    told("Recital 54: protection of personal data alone", r#"{"biometric_categorisation": true, "inferred_attribute": ["health"], "solely_personal_data_protection": true}"#,
        DAY, "annex3-1-b no"),
    told("Annex III(1)(b): attribute not said", r#"{"biometric_categorisation": true}"#,
        DAY, "annex3-1-b unknown missing inferred_attribute"),
    told("Annex III(1)(b) beside Article 5(1)(g)", r#"{"biometric_categorisation": true, "inferred_attribute": ["race"]}"#,
        DAY, "annex3-1-b yes; art5-1-g yes"),
    told("Article 5(1)(g): lawful labelling of datasets leaves point (b)", r#"{"biometric_categorisation": true, "inferred_attribute": ["race"], "dataset_labelling": true}"#,
        DAY, "annex3-1-b yes; art5-1-g no"),

    told("Annex III(1)(c)", r#"{"infers_emotion_or_intention": true, "persons_observed": ["customers"], "setting": ["other"]}"#,
        DAY, "annex3-1-c yes; high_risk yes in_force 2027-12-02; art5-1-f no"),
    told("Article 3(39): intentions", r#"{"infers_emotion_or_intention": true, "infers_intention_only": true, "setting": ["workplace"], "persons_observed": ["workers"]}"#,
        DAY, "annex3-1-c yes; art5-1-f no"),
    told("Article 3(39): from text only", r#"{"infers_emotion_or_intention": true, "from_biometric_data": false}"#,
        DAY, "annex3-1-c no; high_risk no"),
    told("Recital 18: bodily state", r#"{"infers_emotion_or_intention": true, "physical_state_only": true}"#,
        DAY, "annex3-1-c no"),
    told("Recital 18: a visible expression", r#"{"infers_emotion_or_intention": true, "readily_apparent_expression_only": true}"#,
        DAY, "annex3-1-c no"),
    told("Article 5(1)(f): medical reason lifts the ban, not the class", r#"{"infers_emotion_or_intention": true, "medical_or_safety_reason": true, "setting": ["workplace"], "persons_observed": ["workers"]}"#,
        DAY, "annex3-1-c yes; art5-1-f no; high_risk yes"),
    told("Annex III(1)(c) beside Article 5(1)(f)", r#"{"infers_emotion_or_intention": true, "setting": ["education"], "persons_observed": ["students"]}"#,
        DAY, "annex3-1-c yes; art5-1-f yes"),
];

/// Point 2: critical infrastructure.
#[rustfmt::skip]
const INFRASTRUCTURE: &[Line] = &[
    told("Annex III(2)", r#"{"ci_sector": ["water"], "protects_health_safety": true}"#,
        DAY, "annex3-2 yes; high_risk yes in_force 2027-12-02"),
    told("Annex III(2): road traffic", r#"{"ci_sector": ["road"], "failure_endangers": true}"#, DAY, "annex3-2 yes"),
    told("Annex III(2): gas", r#"{"ci_sector": ["gas"], "is_safety_function": true}"#, DAY, "annex3-2 yes"),
    told("Annex III(2): heating", r#"{"ci_sector": ["heating"], "is_safety_function": true}"#, DAY, "annex3-2 yes"),
    told("Annex III(2): electricity", r#"{"ci_sector": ["electricity"], "safety_component": true}"#, DAY, "annex3-2 yes"),
    told("Recital 55: fire alarm of a data centre", r#"{"ci_sector": ["digital"], "protects_property": true}"#, DAY, "annex3-2 yes"),
    told("Article 3(14): failure endangers property", r#"{"ci_sector": ["water"], "failure_endangers_property": true}"#, DAY, "annex3-2 yes"),
    told("Annex III(2): nuclear, rail and air are not listed", r#"{"ci_sector": ["nuclear", "rail", "air", "other"], "is_safety_function": true, "failure_endangers": true}"#,
        DAY, "annex3-2 no; high_risk no"),
    told("Annex III(2): a nuclear plant that feeds the grid", r#"{"ci_sector": ["nuclear", "electricity"], "failure_endangers": true}"#, DAY, "annex3-2 yes"),
    told("Annex III(2): no infrastructure", r#"{"ci_sector": [], "failure_endangers": true}"#, DAY, "annex3-2 no"),
    told("Article 3(14): no safety side at all", r#"{"ci_sector": ["electricity"], "is_safety_function": false, "failure_endangers": false, "failure_endangers_property": false}"#,
        DAY, "annex3-2 no; high_risk no"),
    told("Article 3(14): not a safety component", r#"{"ci_sector": ["electricity"], "safety_component": false}"#, DAY, "annex3-2 no"),
    told("Article 3(14): safety not spoken of", r#"{"ci_sector": ["electricity"]}"#, DAY, "annex3-2 unknown missing failure_endangers; high_risk unknown"),
    told("Article 6(1a) holds for the whole Act", r#"{"ci_sector": ["road"], "is_safety_function": false, "failure_endangers": false, "failure_endangers_property": true, "assist_only_non_safety": true}"#,
        DAY, "annex3-2 no"),
    told("Article 6(1a) was not in the original", r#"{"ci_sector": ["road"], "is_safety_function": false, "failure_endangers": false, "failure_endangers_property": true, "assist_only_non_safety": true}"#,
        "2025-03-01", "annex3-2 yes; high_risk yes upcoming 2026-08-02"),
    told("Article 3(14), original: no safety component", r#"{"ci_sector": ["road"], "is_safety_function": false, "failure_endangers": false, "failure_endangers_property": false}"#,
        "2025-03-01", "annex3-2 no"),
    told("Recital 55, original: only indirect protection", r#"{"ci_sector": ["road"], "failure_endangers": true, "ci_direct_protection": false}"#,
        "2025-03-01", "annex3-2 no"),
    told("Article 6(1b) overrides Article 6(1a)", r#"{"ci_sector": ["road"], "failure_endangers": true, "assist_only_non_safety": true}"#, DAY, "annex3-2 yes"),
    told("Recital 55: cybersecurity alone", r#"{"ci_sector": ["electricity"], "failure_endangers": true, "solely_cybersecurity": true}"#, DAY, "annex3-2 no"),
    told("Recital 55 does not name data protection", r#"{"ci_sector": ["electricity"], "failure_endangers": true, "solely_personal_data_protection": true}"#, DAY, "annex3-2 yes"),
    told("Recital 55: only indirect protection", r#"{"ci_sector": ["electricity"], "is_safety_function": true, "failure_endangers": false, "ci_direct_protection": false}"#, DAY, "annex3-2 no"),
    told("Recital 55: needed in order to function", r#"{"ci_sector": ["electricity"], "is_safety_function": true, "failure_endangers": false, "ci_needed_to_function": true}"#, DAY, "annex3-2 no"),
    told("Annex III(2): a digital infrastructure must be critical", r#"{"ci_sector": ["digital"], "is_safety_function": true, "ci_critical_entity": false}"#, DAY, "annex3-2 no"),
    told("Annex III(2): the sector is not said", r#"{"failure_endangers": true, "ci_sector": null}"#, DAY, "annex3-2 unknown missing ci_sector"),
    told("Draft guidelines, para 186: separate safety systems", r#"{"ci_sector": ["electricity"], "is_safety_function": true, "failure_endangers": false, "ci_backup_protection": true}"#, DAY, "annex3-2 no"),
    told("Article 6(1b): dangerous when it fails, so no recital takes it out", r#"{"ci_sector": ["electricity"], "failure_endangers": true, "ci_direct_protection": false, "ci_needed_to_function": true, "ci_backup_protection": true}"#, DAY, "annex3-2 yes"),
];

/// Point 3: education.
#[rustfmt::skip]
const EDUCATION: &[Line] = &[
    told("Annex III(3)(a)", r#"{"edu_determines_access": true}"#, DAY, "annex3-3-a yes; annex3-3-b no; annex3-3-c no; annex3-3-d no; high_risk yes"),
    told("Annex III(3)(a): assignment", r#"{"edu_assigns_persons": true}"#, DAY, "annex3-3-a yes"),
    told("Annex III(3)(a): outside institutions", r#"{"edu_determines_access": true, "edu_institution_context": false}"#, DAY, "annex3-3-a no; high_risk no"),
    told("Annex III(3)(a): the learner's own choice", r#"{"edu_determines_access": false, "edu_tool_for_own_choice": true}"#, DAY, "annex3-3-a no; high_risk no"),
    told("Annex III(3)(b)", r#"{"edu_evaluates_outcomes": true}"#, DAY, "annex3-3-b yes; annex3-3-a no; high_risk yes"),
    told("Annex III(3)(b): driving test", r#"{"edu_evaluates_outcomes": true, "edu_institution_context": false}"#, DAY, "annex3-3-b no; high_risk no"),
    told("Annex III(3)(c)", r#"{"edu_assesses_level": true}"#, DAY, "annex3-3-c yes; annex3-3-b no; high_risk yes"),
    told("Annex III(3)(c): outside institutions", r#"{"edu_assesses_level": true, "edu_institution_context": false}"#, DAY, "annex3-3-c no"),
    told("Annex III(3)(d)", r#"{"edu_monitors_tests": true}"#, DAY, "annex3-3-d yes; annex3-3-b no; high_risk yes"),
    told("Annex III(3)(d): an employer's test", r#"{"edu_monitors_tests": true, "edu_institution_context": false}"#, DAY, "annex3-3-d no"),
    told("Annex III(3)(d): behaviour outside tests", r#"{"edu_monitors_outside_tests": true}"#, DAY, "annex3-3-d no; high_risk no"),
    open_ended("Annex III(3): the other uses not spoken of", r#"{"edu_determines_access": false}"#, DAY, "annex3-3-a unknown missing edu_student_funding; annex3-3-b unknown; high_risk unknown"),
    told("Draft guidelines, para 217: for the learner's own choice", r#"{"edu_determines_access": true, "edu_tool_for_own_choice": true}"#, DAY, "annex3-3-a no other"),
    told("Draft guidelines, para 219: funding of studies", r#"{"edu_student_funding": true}"#, DAY, "annex3-3-a yes other"),
    told("Draft guidelines, para 223: feedback without weight; the text covers steering", r#"{"edu_evaluates_outcomes": true, "edu_summative": false}"#, DAY, "annex3-3-b no other"),
    told("Annex III(3)(c): an individual", r#"{"edu_assesses_level": true, "output_about_identified_person": false}"#, DAY, "annex3-3-c no"),
    told("Draft guidelines, para 229: for the learner's own choice", r#"{"edu_assesses_level": true, "edu_tool_for_own_choice": true}"#, DAY, "annex3-3-c no other"),
];

/// Point 4: work.
#[rustfmt::skip]
const WORK: &[Line] = &[
    told("Annex III(4)(a): recruitment or selection", r#"{"emp_recruitment_selection": true}"#, DAY, "annex3-4-a yes; annex3-4-b no; high_risk yes"),
    told("Annex III(4)(a): targeted advertisements", r#"{"emp_targeted_job_ads": true}"#, DAY, "annex3-4-a yes"),
    told("Annex III(4)(a): filtering and evaluating", r#"{"emp_filters_or_evaluates": true}"#, DAY, "annex3-4-a yes; annex3-4-b no"),
    told("Annex III(4)(a): on behalf of the recruiting side or not at all", r#"{"emp_recruitment_selection": true, "emp_tool_user": ["candidate"]}"#, DAY, "annex3-4-a no; high_risk no"),
    told("Annex III(4)(a): an advertisement shown to everybody", r#"{"emp_targeted_job_ads": true, "emp_ads_contextual_only": true}"#, DAY, "annex3-4-a no"),
    told("Annex III(4): not about work", r#"{"emp_recruitment_selection": false, "emp_filters_or_evaluates": false, "emp_targeted_job_ads": false}"#, DAY, "annex3-4-a no"),
    told("Annex III(4)(b): terms", r#"{"emp_decides_terms": true}"#, DAY, "annex3-4-b yes; annex3-4-a no; high_risk yes"),
    told("Annex III(4)(b): promotion", r#"{"emp_promotion": true}"#, DAY, "annex3-4-b yes"),
    told("Annex III(4)(b): termination", r#"{"emp_termination": true}"#, DAY, "annex3-4-b yes"),
    told("Annex III(4)(b): promotion or termination", r#"{"emp_promotion_termination": true}"#, DAY, "annex3-4-b yes"),
    told("Annex III(4)(b): allocation by traits", r#"{"emp_task_allocation_on_traits": true}"#, DAY, "annex3-4-b yes"),
    told("Annex III(4)(b): allocation by distance", r#"{"emp_task_allocation_on_traits": false, "emp_work_context": true}"#, DAY, "annex3-4-b no; high_risk no"),
    told("Annex III(4)(b): monitoring and evaluation", r#"{"emp_monitors_evaluates": true}"#, DAY, "annex3-4-b yes; high_risk yes"),
    told("Annex III(4)(b): monitoring for another purpose only", r#"{"emp_monitors_evaluates": true, "emp_monitoring_other_purpose_only": true}"#, DAY, "annex3-4-b no"),
    told("Annex III(4)(b): that limit does not reach other limbs", r#"{"emp_monitors_evaluates": true, "emp_monitoring_other_purpose_only": true, "emp_termination": true}"#, DAY, "annex3-4-b yes"),
    told("Recital 57: platform workers", r#"{"emp_decides_terms": true, "emp_self_employed": true}"#, DAY, "annex3-4-b yes"),
    open_ended("Annex III(4)(a): one use ruled out, the others not", r#"{"emp_targeted_job_ads": false}"#, DAY, "annex3-4-a unknown missing emp_filters_or_evaluates"),
    told("Annex III(4)(a): outside work", r#"{"emp_recruitment_selection": null, "emp_work_context": false}"#, DAY, "annex3-4-a no"),
    told("Draft guidelines, para 251: employer branding", r#"{"emp_targeted_job_ads": true, "emp_vacancy_specific": false}"#, DAY, "annex3-4-a no other"),
    told("Draft guidelines, para 278: only the worker sees it", r#"{"emp_monitors_evaluates": true, "emp_result_to_worker_only": true}"#, DAY, "annex3-4-b no other"),
    told("Annex III(4)(b), by the letter: monitor and evaluate, both", r#"{"emp_monitors_workers": true, "emp_evaluates_workers": false}"#, DAY, "annex3-4-b yes other"),
    told("Annex III(4)(b), by the letter: evaluates, does not monitor", r#"{"emp_monitors_workers": false, "emp_evaluates_workers": true}"#, DAY, "annex3-4-b yes other"),
    told("Annex III(4)(b), by the letter: both", r#"{"emp_monitors_workers": true, "emp_evaluates_workers": true}"#, DAY, "annex3-4-b yes alone"),
];

/// Point 5: essential services and benefits.
#[rustfmt::skip]
const SERVICES: &[Line] = &[
    told("Annex III(5)(a)", r#"{"ess_public_benefit_eligibility": true, "user_kind": ["public_authority"]}"#, DAY, "annex3-5-a yes; high_risk yes"),
    told("Annex III(5)(a): evaluation of eligibility", r#"{"ess_evaluates_eligibility": true}"#, DAY, "annex3-5-a yes"),
    told("Annex III(5)(a): on behalf of an authority", r#"{"ess_grants_or_reclaims": true, "on_behalf_of_authority": true, "user_kind": ["private_company"]}"#, DAY, "annex3-5-a yes"),
    told("Annex III(5)(a): neither authority nor on its behalf", r#"{"ess_public_benefit_eligibility": true, "ess_public_authority": false}"#, DAY, "annex3-5-a no; high_risk no"),
    told("Annex III(5)(a): a private charity", r#"{"ess_public_benefit_eligibility": true, "user_kind": ["private_company"], "on_behalf_of_authority": false, "ess_public_authority": false}"#, DAY, "annex3-5-a no"),
    told("Annex III(5)(a): not essential", r#"{"ess_public_benefit_eligibility": true, "ess_essential_service": false}"#, DAY, "annex3-5-a no"),
    told("Annex III(5)(a): fraud detection is no exception here", r#"{"ess_public_benefit_eligibility": true, "ess_fraud_detection_main": true}"#, DAY, "annex3-5-a yes"),
    told("Annex III(5)(b)", r#"{"ess_creditworthiness": true}"#, DAY, "annex3-5-b yes; high_risk yes; annex3-5-a no"),
    told("Annex III(5)(b): detecting financial fraud", r#"{"ess_creditworthiness": true, "ess_fraud_detection_main": true}"#, DAY, "annex3-5-b no; high_risk no"),
    told("Recital 58: capital requirements", r#"{"ess_creditworthiness": true, "ess_prudential_only": true}"#, DAY, "annex3-5-b no"),
    told("Annex III(5)(b): private and public alike", r#"{"ess_creditworthiness": true, "ess_public_authority": false, "user_kind": ["private_company"]}"#, DAY, "annex3-5-b yes"),
    told("Annex III(5)(b): money laundering checks are no credit score", r#"{"ess_creditworthiness": false, "ess_aml": true}"#, DAY, "annex3-5-b no; high_risk no"),
    told("Annex III(5)(c): life", r#"{"ess_risk_or_pricing": true, "ess_insurance_kind": ["life"]}"#, DAY, "annex3-5-c yes; high_risk yes"),
    told("Annex III(5)(c): health", r#"{"ess_insurance_risk_assessment": true, "ess_insurance_pricing": true, "ess_insurance_kind": ["health"]}"#, DAY, "annex3-5-c yes"),
    told("Annex III(5)(c): motor", r#"{"ess_risk_or_pricing": true, "ess_insurance_kind": ["other"]}"#, DAY, "annex3-5-c no; high_risk no"),
    told("Annex III(5)(c): a private pension, by the draft guidelines", r#"{"ess_risk_or_pricing": true, "ess_insurance_kind": ["pension"]}"#, DAY, "annex3-5-c yes other"),
    told("Annex III(5)(c): fraud detection is no exception here", r#"{"ess_risk_or_pricing": true, "ess_insurance_kind": ["life"], "ess_fraud_detection_main": true}"#, DAY, "annex3-5-c yes"),
    told("Annex III(5)(c): life insurance, claims only", r#"{"ess_insurance_kind": ["life"], "ess_risk_or_pricing": false}"#, DAY, "annex3-5-c no"),
    told("Annex III(5)(c): which insurance is not said", r#"{"ess_risk_or_pricing": true}"#, DAY, "annex3-5-c unknown missing ess_insurance_kind; high_risk unknown"),
    told("Recital 58: an insurer's capital requirements", r#"{"ess_risk_or_pricing": true, "ess_insurance_kind": ["life"], "ess_prudential_only": true}"#, DAY, "annex3-5-c no"),
    told("Annex III(5)(d): emergency calls", r#"{"ess_emergency_call_eval": true}"#, DAY, "annex3-5-d yes; high_risk yes"),
    told("Annex III(5)(d): dispatch", r#"{"ess_dispatches": true}"#, DAY, "annex3-5-d yes"),
    told("Annex III(5)(d): priority", r#"{"ess_dispatch_priority": true}"#, DAY, "annex3-5-d yes"),
    told("Annex III(5)(d): dispatch or priority", r#"{"ess_dispatch": true}"#, DAY, "annex3-5-d yes"),
    told("Annex III(5)(d): emergency triage", r#"{"ess_triage": true}"#, DAY, "annex3-5-d yes; high_risk yes"),
    told("Annex III(5)(d): bed planning", r#"{"ess_triage": false}"#, DAY, "annex3-5-d no; high_risk no"),
    open_ended("Annex III(5)(d): three of four limbs ruled out", r#"{"ess_triage": false, "ess_dispatch": false}"#, DAY, "annex3-5-d unknown missing ess_emergency_call_eval"),
    told("Annex III(5)(a): of natural persons", r#"{"ess_public_benefit_eligibility": true, "evaluates_natural_persons": false}"#, DAY, "annex3-5-a no"),
    told("Annex III(5)(b): of natural persons", r#"{"ess_creditworthiness": true, "evaluates_natural_persons": false}"#, DAY, "annex3-5-b no; high_risk no"),
    told("Draft guidelines, para 301: credit for what is not essential; the text does not ask", r#"{"ess_creditworthiness": true, "ess_essential_service": false}"#, DAY, "annex3-5-b no other"),
    told("Annex III(5)(c): in relation to natural persons", r#"{"ess_risk_or_pricing": true, "ess_insurance_kind": ["life"], "evaluates_natural_persons": false}"#, DAY, "annex3-5-c no"),
    told("Draft guidelines, para 316: accident insurance", r#"{"ess_risk_or_pricing": true, "ess_insurance_kind": ["accident"]}"#, DAY, "annex3-5-c yes other"),
    told("Annex III(5)(c), by the letter: price only", r#"{"ess_insurance_risk_assessment": false, "ess_insurance_pricing": true, "ess_insurance_kind": ["life"]}"#, DAY, "annex3-5-c yes other"),
    told("Annex III(5)(c), by the letter: risk only", r#"{"ess_insurance_risk_assessment": true, "ess_insurance_pricing": false, "ess_insurance_kind": ["life"]}"#, DAY, "annex3-5-c yes other"),
    told("Annex III(5)(c), by the letter: both", r#"{"ess_insurance_risk_assessment": true, "ess_insurance_pricing": true, "ess_insurance_kind": ["life"]}"#, DAY, "annex3-5-c yes alone"),
];

/// Point 6: law enforcement.
#[rustfmt::skip]
const LAW_ENFORCEMENT: &[Line] = &[
    told("Annex III(6)(a)", r#"{"le_victim_risk": true, "user_kind": ["law_enforcement"]}"#, DAY, "annex3-6-a yes; annex3-6-b no; annex3-6-c no; annex3-6-d no; annex3-6-e no; high_risk yes"),
    told("Annex III(6)(a): on behalf", r#"{"le_victim_risk": true, "user_kind": ["private_company"], "on_behalf_of_authority": true}"#, DAY, "annex3-6-a yes"),
    told("Annex III(6)(a): a Union body in support", r#"{"le_victim_risk": true, "user_kind": ["europol"]}"#, DAY, "annex3-6-a yes"),
    told("Annex III(6)(a): a Union body, not in support", r#"{"le_victim_risk": true, "user_kind": ["union_body"], "supports_law_enforcement": false, "on_behalf_of_authority": false}"#, DAY, "annex3-6-a no"),
    told("Annex III(6)(a): a private user", r#"{"le_victim_risk": true, "user_kind": ["private_company"], "on_behalf_of_authority": false}"#, DAY, "annex3-6-a no; high_risk no"),
    told("Annex III(6)(a): for whom is not said", r#"{"le_victim_risk": true}"#, DAY, "annex3-6-a unknown missing user_kind; high_risk unknown"),
    told("Annex III(6)(b)", r#"{"le_polygraph": true, "user_kind": ["law_enforcement"]}"#, DAY, "annex3-6-b yes; annex3-6-a no; high_risk yes"),
    told("Annex III(6)(b): an employer's lie detector", r#"{"le_polygraph": true, "user_kind": ["private_company"], "on_behalf_of_authority": false}"#, DAY, "annex3-6-b no"),
    told("Annex III(6)(c)", r#"{"le_evidence_reliability": true, "user_kind": ["law_enforcement"]}"#, DAY, "annex3-6-c yes; high_risk yes"),
    told("Annex III(6)(c): neither investigation nor prosecution", r#"{"le_evidence_reliability": true, "user_kind": ["law_enforcement"], "le_in_investigation": false}"#, DAY, "annex3-6-c no; high_risk no"),
    told("Annex III(6)(d): offending or re-offending", r#"{"predicts_offending": true, "user_kind": ["prison_or_probation"]}"#, DAY, "annex3-6-d yes; high_risk yes"),
    told("Annex III(6)(d): not solely by profiling", r#"{"predicts_offending": true, "user_kind": ["law_enforcement"], "le_solely_profiling": true}"#, DAY, "annex3-6-d no"),
    told("Annex III(6)(d): traits, a limb of its own", r#"{"le_assesses_traits_or_past_crime": true, "user_kind": ["law_enforcement"]}"#, DAY, "annex3-6-d yes; art5-1-d no"),
    told("Annex III(6)(d): traits, although a prediction rests on profiling alone", r#"{"le_assesses_traits_or_past_crime": true, "predicts_offending": false, "le_solely_profiling": true, "user_kind": ["law_enforcement"]}"#, DAY, "annex3-6-d yes"),
    told("Annex III(6)(d): a shop", r#"{"predicts_offending": true, "user_kind": ["private_company"], "on_behalf_of_authority": false}"#, DAY, "annex3-6-d no"),
    told("Annex III(6)(e)", r#"{"le_profiling": true, "user_kind": ["law_enforcement"]}"#, DAY, "annex3-6-e yes; annex3-6-d no; high_risk yes"),
    told("Annex III(6)(e): links cases, profiles nobody", r#"{"le_profiling": true, "user_kind": ["law_enforcement"], "le_links_cases_only": true}"#, DAY, "annex3-6-e no"),
    told("Annex III(6): tax authority with powers of criminal investigation", r#"{"le_profiling": true, "user_kind": ["public_authority"], "exercises_law_enforcement_powers": true}"#, DAY, "annex3-6-e yes"),
    told("Annex III(6): tax authority without them", r#"{"le_profiling": true, "user_kind": ["public_authority"], "exercises_law_enforcement_powers": false, "on_behalf_of_authority": false}"#, DAY, "annex3-6-e no"),
    told("Recital 59: administrative proceedings of customs", r#"{"le_profiling": true, "user_kind": ["customs"], "exercises_law_enforcement_powers": true, "le_administrative_proceedings_only": true}"#, DAY, "annex3-6-e no; high_risk no"),
    told("Article 3(46): no criminal offences", r#"{"le_profiling": true, "user_kind": ["law_enforcement"], "le_criminal_context": false}"#, DAY, "annex3-6-e no"),
    told("Article 3(46): law enforcement, the user not named", r#"{"le_victim_risk": true, "law_enforcement_purpose": true}"#, DAY, "annex3-6-a yes"),
    told("Article 3(46): the named user goes first", r#"{"le_victim_risk": true, "law_enforcement_purpose": true, "user_kind": ["private_company"], "on_behalf_of_authority": false}"#, DAY, "annex3-6-a no"),
    told("Annex III(6)(a): of a natural person", r#"{"le_victim_risk": true, "output_about_identified_person": false, "user_kind": ["law_enforcement"]}"#, DAY, "annex3-6-a no"),
    told("Annex III(6)(a): places only", r#"{"le_victim_risk": true, "place_based_only": true, "user_kind": ["law_enforcement"]}"#, DAY, "annex3-6-a no"),
    told("Annex III(6)(a): accidents", r#"{"le_victim_risk": true, "le_criminal_context": false, "user_kind": ["law_enforcement"]}"#, DAY, "annex3-6-a no"),
    told("Annex III(6)(c): a newspaper", r#"{"le_evidence_reliability": true, "user_kind": ["private_company"], "on_behalf_of_authority": false}"#, DAY, "annex3-6-c no"),
    told("Annex III(6)(c): administrative offences", r#"{"le_evidence_reliability": true, "le_criminal_context": false, "user_kind": ["law_enforcement"]}"#, DAY, "annex3-6-c no"),
    told("Draft guidelines, para 365: finds illegal content", r#"{"le_evidence_reliability": true, "detects_illegal_content_only": true, "user_kind": ["law_enforcement"]}"#, DAY, "annex3-6-c no"),
    told("Draft guidelines, para 342: a court in criminal matters", r#"{"le_evidence_reliability": true, "user_kind": ["judicial"]}"#, DAY, "annex3-6-c yes"),
    told("Draft guidelines, para 342: a court in other matters", r#"{"le_polygraph": true, "user_kind": ["judicial"], "le_criminal_context": false, "on_behalf_of_authority": false}"#, DAY, "annex3-6-b no"),
    told("Annex III(6)(d): no offences", r#"{"predicts_offending": true, "le_criminal_context": false, "user_kind": ["law_enforcement"]}"#, DAY, "annex3-6-d no"),
    told("Annex III(6)(d): places only", r#"{"predicts_offending": true, "place_based_only": true, "user_kind": ["law_enforcement"]}"#, DAY, "annex3-6-d no"),
    told("Annex III(6)(d): a natural person", r#"{"predicts_offending": true, "output_about_identified_person": false, "user_kind": ["law_enforcement"]}"#, DAY, "annex3-6-d no"),
    told("Annex III(6)(d): groups, for traits and past crime", r#"{"le_assesses_traits_or_past_crime": true, "output_about_identified_person": false, "user_kind": ["law_enforcement"]}"#, DAY, "annex3-6-d yes"),
    told("Annex III(6)(d): administrative offences", r#"{"predicts_offending": true, "offence_kind": ["administrative"], "user_kind": ["law_enforcement"]}"#, DAY, "annex3-6-d no"),
    told("Annex III(6)(e): natural persons", r#"{"le_profiling": true, "output_about_identified_person": false, "user_kind": ["law_enforcement"]}"#, DAY, "annex3-6-e no"),
    told("Annex III(6)(e): places only", r#"{"le_profiling": true, "place_based_only": true, "user_kind": ["law_enforcement"]}"#, DAY, "annex3-6-e no"),
];

/// Point 7: migration, asylum, borders.
#[rustfmt::skip]
const MIGRATION: &[Line] = &[
    told("Annex III(7)(a)", r#"{"mig_polygraph": true, "user_kind": ["border_guard"]}"#, DAY, "annex3-7-a yes; annex3-7-b no; annex3-7-c no; annex3-7-d no; high_risk yes"),
    told("Annex III(7)(a): a private user", r#"{"mig_polygraph": true, "user_kind": ["private_company"], "on_behalf_of_authority": false}"#, DAY, "annex3-7-a no"),
    told("Annex III(7)(b)", r#"{"mig_risk_assessment_person": true, "user_kind": ["migration_authority"]}"#, DAY, "annex3-7-b yes; high_risk yes"),
    told("Annex III(7)(b): a carrier on its own account", r#"{"mig_risk_assessment_person": true, "user_kind": ["private_company"], "on_behalf_of_authority": true, "legal_obligation_only": true}"#, DAY, "annex3-7-b no"),
    told("Annex III(7)(b): a Union body needs no member state authority", r#"{"mig_risk_assessment_person": true, "user_kind": ["frontex"]}"#, DAY, "annex3-7-b yes"),
    told("Annex III(7)(c)", r#"{"mig_examines_application": true, "user_kind": ["migration_authority"]}"#, DAY, "annex3-7-c yes; high_risk yes"),
    told("Annex III(7)(c): an applicant's lawyer", r#"{"mig_examines_application": true, "user_kind": ["professional_person"], "on_behalf_of_authority": false}"#, DAY, "annex3-7-c no; high_risk no"),
    told("Annex III(7)(c): for whom is not said, an authority is presumed", r#"{"mig_examines_application": true}"#, DAY, "annex3-7-c yes"),
    told("Annex III(7)(d): detecting", r#"{"mig_detects_person": true, "user_kind": ["border_guard"]}"#, DAY, "annex3-7-d yes; high_risk yes"),
    told("Annex III(7)(d): recognising", r#"{"mig_recognises_person": true, "user_kind": ["border_guard"]}"#, DAY, "annex3-7-d yes"),
    told("Annex III(7)(d): identifying", r#"{"mig_identifies_person": true, "user_kind": ["border_guard"]}"#, DAY, "annex3-7-d yes"),
    told("Annex III(7)(d): travel documents", r#"{"mig_detect_identify_person": true, "user_kind": ["border_guard"], "mig_doc_verification": true}"#, DAY, "annex3-7-d no; high_risk no"),
    told("Annex III(7)(d): that exception is for (d) only", r#"{"mig_risk_assessment_person": true, "user_kind": ["border_guard"], "mig_doc_verification": true}"#, DAY, "annex3-7-b yes"),
    told("Annex III(7): another purpose at the border", r#"{"mig_detect_identify_person": true, "user_kind": ["border_guard"], "mig_context": false}"#, DAY, "annex3-7-d no"),
    told("Annex III(7): an authority that is not competent", r#"{"mig_polygraph": true, "user_kind": ["public_authority"], "mig_competent_authority": false, "on_behalf_of_authority": false}"#, DAY, "annex3-7-a no"),
    told("Annex III(7): customs that are competent", r#"{"mig_risk_assessment_person": true, "user_kind": ["customs"]}"#, DAY, "annex3-7-b yes"),
    told("Annex III(7)(a): another area", r#"{"mig_polygraph": true, "mig_context": false, "user_kind": ["border_guard"]}"#, DAY, "annex3-7-a no"),
    told("Annex III(7)(b): another area", r#"{"mig_risk_assessment_person": true, "mig_context": false, "user_kind": ["border_guard"]}"#, DAY, "annex3-7-b no"),
    told("Annex III(7)(b): a natural person", r#"{"mig_risk_assessment_person": true, "output_about_identified_person": false, "user_kind": ["border_guard"]}"#, DAY, "annex3-7-b no"),
    told("Annex III(7)(c): another area", r#"{"mig_examines_application": true, "mig_context": false, "user_kind": ["border_guard"]}"#, DAY, "annex3-7-c no"),
    told("Annex III(7)(c): on behalf of the authority", r#"{"mig_examines_application": true, "user_kind": ["private_company"], "on_behalf_of_authority": true}"#, DAY, "annex3-7-c yes"),
    told("Annex III(7)(d): an airline on its own account", r#"{"mig_detect_identify_person": true, "user_kind": ["private_company"], "on_behalf_of_authority": false}"#, DAY, "annex3-7-d no"),
    told("Draft guidelines, para 380: face against own document", r#"{"mig_detect_identify_person": true, "mig_one_to_one_document_match": true, "user_kind": ["border_guard"]}"#, DAY, "annex3-7-d no other"),
    told("Draft guidelines, para 381: search and rescue", r#"{"mig_detect_identify_person": true, "mig_sar_only": true, "user_kind": ["border_guard"]}"#, DAY, "annex3-7-d no"),
];

/// Point 8: justice and democracy.
#[rustfmt::skip]
const JUSTICE: &[Line] = &[
    told("Annex III(8)(a)", r#"{"jus_assists_judicial_facts_law": true, "user_kind": ["judicial"]}"#, DAY, "annex3-8-a yes; annex3-8-b no; high_risk yes"),
    told("Annex III(8)(a): both halves", r#"{"jus_researches_interprets": true, "jus_applies_law": true, "user_kind": ["judicial"]}"#, DAY, "annex3-8-a yes alone"),
    told("Annex III(8)(a): dispute resolution", r#"{"jus_assists_judicial_facts_law": true, "user_kind": ["adr_body"]}"#, DAY, "annex3-8-a yes"),
    told("Recital 61: dispute resolution that binds nobody", r#"{"jus_assists_judicial_facts_law": true, "user_kind": ["adr_body"], "jus_adr_legal_effect": false}"#, DAY, "annex3-8-a no; high_risk no"),
    told("Annex III(8)(a): a law firm", r#"{"jus_assists_judicial_facts_law": true, "user_kind": ["private_company"], "on_behalf_of_authority": false}"#, DAY, "annex3-8-a no; high_risk no"),
    told("Recital 61: ancillary administration", r#"{"jus_assists_judicial_facts_law": true, "user_kind": ["judicial"], "jus_ancillary_admin": true}"#, DAY, "annex3-8-a no"),
    told("Annex III(8)(a): on behalf of the court", r#"{"jus_assists_judicial_facts_law": true, "user_kind": ["professional_person"], "on_behalf_of_authority": true}"#, DAY, "annex3-8-a yes"),
    told("Annex III(8)(a): for whom is not said", r#"{"jus_assists_judicial_facts_law": true}"#, DAY, "annex3-8-a unknown missing user_kind"),
    told("Annex III(8)(b)", r#"{"dem_influence_vote": true}"#, DAY, "annex3-8-b yes; annex3-8-a no; high_risk yes"),
    told("Annex III(8)(b): the outcome", r#"{"dem_influences_outcome": true}"#, DAY, "annex3-8-b yes"),
    told("Annex III(8)(b): the voters", r#"{"dem_influences_voters": true}"#, DAY, "annex3-8-b yes"),
    told("Annex III(8)(b): output to which nobody is exposed", r#"{"dem_influence_vote": true, "dem_output_exposed": false}"#, DAY, "annex3-8-b no; high_risk no"),
    told("Annex III(8)(b): needs no authority", r#"{"dem_influence_vote": true, "user_kind": ["private_company"]}"#, DAY, "annex3-8-b yes"),
    told("Annex III(8)(b): counting votes", r#"{"dem_influence_vote": false}"#, DAY, "annex3-8-b no; high_risk no"),
    told("Recital 61: court proceedings bind", r#"{"jus_assists_judicial_facts_law": true, "user_kind": ["judicial"], "jus_adr_legal_effect": false}"#, DAY, "annex3-8-a yes"),
    told("Annex III(8)(a), by the letter: research only", r#"{"jus_researches_interprets": true, "jus_applies_law": false, "user_kind": ["judicial"]}"#, DAY, "annex3-8-a yes other"),
    told("Annex III(8)(a), by the letter: application only", r#"{"jus_researches_interprets": false, "jus_applies_law": true, "user_kind": ["judicial"]}"#, DAY, "annex3-8-a yes other"),
];

#[test]
fn point_1_biometrics() {
    check(BIOMETRICS);
}

#[test]
fn point_2_critical_infrastructure() {
    check(INFRASTRUCTURE);
}

#[test]
fn point_3_education() {
    check(EDUCATION);
}

#[test]
fn point_4_work() {
    check(WORK);
}

#[test]
fn point_5_essential_services() {
    check(SERVICES);
}

#[test]
fn point_6_law_enforcement() {
    check(LAW_ENFORCEMENT);
}

#[test]
fn point_7_migration() {
    check(MIGRATION);
}

#[test]
fn point_8_justice_and_democracy() {
    check(JUSTICE);
}
