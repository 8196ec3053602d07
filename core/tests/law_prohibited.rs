//! Article 5 read from the Act: the practices of paragraph 1, the limits of paragraphs 1a and 1b, the conditions
//! of paragraphs 2 to 5, and the definitions of Article 3(34) to (46) on which they rest.
//!
//! Every row starts from a full set of facts under which a point of Article 5 is met (`@a`, `@h`, ...) and changes
//! one thing. A row fails when the rulebook drops the element that it is about.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::collections::BTreeMap;

use aiact::{Assessment, Case, assess};
use serde_json::{Value, json};

/// Facts under which a point is met, by the letter under which the rows name them.
#[rustfmt::skip]
const BASES: &[(&str, &str)] = &[
    ("@a", "role={deployer} no_other_listed_use subliminal_technique aims_to_distort_behaviour \
            impairs_informed_decision decision_not_otherwise_taken significant_harm_likely"),
    ("@b", "role={provider} no_other_listed_use vulnerability_exploited={age} effect_distorts_behaviour \
            significant_harm_likely"),
    ("@ba", "role={provider} no_other_listed_use intimate_imagery_of_identifiable_person realistic_depiction \
             !explicit_consent increases_exposure output_is_intended_purpose"),
    ("@ba-able", "role={provider} no_other_listed_use intimate_imagery_of_identifiable_person \
             !output_is_intended_purpose output_reasonably_foreseeable output_reproducible \
             output_without_technical_change !safeguards_prevent_output safeguards_correct_misuse"),
    ("@ba-use", "role={deployer} no_other_listed_use intimate_imagery_of_identifiable_person \
             !output_is_intended_purpose safeguards_prevent_output safeguards_correct_misuse used_for_that_output"),
    ("@bb", "role={deployer} no_other_listed_use csam_output used_for_that_output"),
    ("@c", "role={deployer} no_other_listed_use scores_people_over_time score_detrimental_treatment \
            score_unrelated_context !score_disproportionate"),
    ("@d", "role={deployer} no_other_listed_use predicts_offending offence_kind={criminal} solely_profiling_or_traits"),
    ("@e", "role={provider} no_other_listed_use builds_face_db untargeted_scraping face_source={internet}"),
    ("@f", "role={deployer} no_other_listed_use infers_emotion_or_intention from_biometric_data \
            setting={workplace} persons_observed={workers}"),
    ("@shop", "role={deployer} no_other_listed_use infers_emotion_or_intention from_biometric_data \
            setting={other} persons_observed={customers}"),
    ("@g", "role={provider} no_other_listed_use biometric_categorisation from_biometric_data individually \
            inferred_attribute={race}"),
    ("@h", "role={deployer} no_other_listed_use biometric_identification from_biometric_data \
            remote_without_active_involvement reference_database real_time public_space law_enforcement_purpose"),
    ("@h-may", "role={deployer} no_other_listed_use biometric_identification from_biometric_data \
            remote_without_active_involvement reference_database real_time public_space law_enforcement_purpose \
            rbi_seeks_suspect rbi_annex2_offence rbi_four_year_offence rbi_strictly_necessary rbi_national_law \
            targeted_search rbi_confirms_identity_only rbi_weighed rbi_limits rbi_fria_done rbi_registered \
            rbi_prior_authorisation rbi_use_notified"),
];

/// The day that most rows look at: both editions are past, points (ba) and (bb) apply.
const LATE: &str = "2027-01-15";

struct Row(&'static str, &'static str, &'static str, &'static str, &'static str);

/// Provision, what is tried, day, facts, what must come out.
///
/// Facts: `id` yes, `!id` no, `id?` open, `-id` not stated, `id={a,b}` a set, `id=a` one value; the later one counts.
/// Outcome: `ID VALUE [STATUS] [DATE]`, `ID missing FACT`, `ID presumes FACT`, `ID reading READING`,
/// `duty ID STATUS [DATE]`; several with `;`.
#[rustfmt::skip]
const ROWS: &[Row] = &[
    // ---- point (a): manipulation
    Row("Art 5(1)(a)", "all elements", LATE, "@a", "art5-1-a yes in_force 2025-02-02; duty art5-1a-manipulation in_force"),
    Row("Art 5(1)(a)", "the effect is enough", LATE, "@a !aims_to_distort_behaviour effect_distorts_behaviour", "art5-1-a yes"),
    Row("Art 5(1)(a)", "neither objective nor effect", LATE, "@a !aims_to_distort_behaviour !effect_distorts_behaviour", "art5-1-a no; duty art5-1a-manipulation not_applicable"),
    Row("Art 5(1)(a)", "aim denied, effect not known", LATE, "@a !aims_to_distort_behaviour", "art5-1-a unknown; art5-1-a missing effect_distorts_behaviour"),
    Row("Art 5(1)(a)", "purposefully manipulative technique", LATE, "@a !subliminal_technique manipulative_technique", "art5-1-a yes"),
    Row("Art 5(1)(a)", "purposefully deceptive technique", LATE, "@a !subliminal_technique deceptive_technique deception_on_purpose", "art5-1-a yes"),
    Row("Art 5(1)(a)", "does `purposefully` govern `deceptive`?", LATE, "@a !subliminal_technique !manipulative_technique deceptive_technique !deception_on_purpose", "art5-1-a yes; art5-1-a reading art5-1-a-purposeful-deception"),
    Row("Art 5(1)(a)", "no technique of the three", LATE, "@a !subliminal_technique !manipulative_technique !deceptive_technique", "art5-1-a no"),
    Row("Art 5(1)(a)", "techniques not stated, but what they would do", LATE, "@a -subliminal_technique", "art5-1-a unknown; art5-1-a missing subliminal_technique"),
    Row("Art 5(1)(a)", "none of the techniques", LATE, "@a !subliminal_technique !manipulative_technique !deceptive_technique", "art5-1-a no"),
    Row("Art 5(1)(a)", "techniques not stated, nothing ruled out", LATE, "@a -subliminal_technique -no_other_listed_use", "art5-1-a unknown; art5-1-a missing subliminal_technique"),
    Row("Art 5(1)(a)", "the ability to decide is not impaired", LATE, "@a !impairs_informed_decision", "art5-1-a no"),
    Row("Art 5(1)(a)", "the decision would have been the same", LATE, "@a !decision_not_otherwise_taken", "art5-1-a no"),
    Row("Art 5(1)(a)", "no significant harm", LATE, "@a !significant_harm_likely", "art5-1-a no"),
    Row("Art 5(1)(a)", "harm not known", LATE, "@a -significant_harm_likely", "art5-1-a unknown; art5-1-a missing significant_harm_likely"),
    Row("Art 5(1)(a)", "the wider elements are presumed", LATE, "@a -impairs_informed_decision -decision_not_otherwise_taken", "art5-1-a yes; art5-1-a presumes impairs_informed_decision; art5-1-a presumes decision_not_otherwise_taken"),
    Row("Art 5(1)(a)", "an open element is not presumed", LATE, "@a impairs_informed_decision?", "art5-1-a unknown; art5-1-a missing impairs_informed_decision"),
    Row("Recital 29", "lawful medical treatment", LATE, "@a medical_treatment", "art5-1-a no"),
    Row("Recital 29", "lawful persuasion", LATE, "@a lawful_persuasion", "art5-1-a no"),
    Row("Recital 29", "an effect from outside only", LATE, "@a !aims_to_distort_behaviour effect_distorts_behaviour distortion_from_outside", "art5-1-a no"),
    Row("Art 5(1)(a)", "a vulnerability alone does not make point (a)", LATE, "@b", "art5-1-a no"),
    Row("C(2025)5052", "harm averted, other reading", LATE, "@a mitigation_in_place", "art5-1-a no; art5-1-a reading art5-1-a-mitigation"),
    // ---- point (b): vulnerability
    Row("Art 5(1)(b)", "all elements", LATE, "@b", "art5-1-b yes in_force 2025-02-02; duty art5-1b-vulnerability in_force"),
    Row("Art 5(1)(b)", "disability", LATE, "@b vulnerability_exploited={disability}", "art5-1-b yes"),
    Row("Art 5(1)(b)", "social or economic situation", LATE, "@b vulnerability_exploited={social_economic}", "art5-1-b yes"),
    Row("Art 5(1)(b)", "no vulnerability", LATE, "@b vulnerability_exploited={}", "art5-1-b no"),
    Row("Art 5(1)(b)", "the objective is enough", LATE, "@b !effect_distorts_behaviour aims_to_distort_behaviour", "art5-1-b yes"),
    Row("Art 5(1)(b)", "no impaired or changed decision is needed", LATE, "@b !impairs_informed_decision !decision_not_otherwise_taken", "art5-1-b yes"),
    Row("Art 5(1)(b)", "no technique of point (a) is needed", LATE, "@b !subliminal_technique !manipulative_technique !deceptive_technique", "art5-1-b yes"),
    Row("Art 5(1)(b)", "behaviour is not distorted", LATE, "@b !effect_distorts_behaviour !aims_to_distort_behaviour", "art5-1-b no"),
    Row("Art 5(1)(b)", "no significant harm", LATE, "@b !significant_harm_likely", "art5-1-b no"),
    Row("Art 5(1)(b)", "harm to a group and to no person", LATE, "@b harm_to_group_only", "art5-1-b no"),
    Row("Art 5(1)(a)", "harm to a group counts in point (a)", LATE, "@a harm_to_group_only", "art5-1-a yes"),
    Row("Recital 29", "treatment also in point (b)", LATE, "@b medical_treatment", "art5-1-b no"),
    Row("Recital 29", "an effect from outside only", LATE, "@b distortion_from_outside", "art5-1-b no; art5-1-b reading art5-1-b-outside"),
    Row("C(2025)5052", "harm averted", LATE, "@b mitigation_in_place", "art5-1-b no; art5-1-b reading art5-1-b-mitigation"),
    Row("C(2025)5052", "a bias that nobody knows of", LATE, "@b biased_unknowingly", "art5-1-b no; art5-1-b reading art5-1-b-bias"),
    // ---- point (ba): intimate material
    Row("Art 5(1)(ba)", "supplied for that purpose", LATE, "@ba", "art5-1-ba yes in_force 2026-12-02; duty art5-1ba-ncii in_force 2026-12-02"),
    Row("Art 113(a)", "match before the day", "2026-11-21", "@ba", "art5-1-ba yes upcoming 2026-12-02; duty art5-1ba-ncii upcoming 2026-12-02"),
    Row("Art 113(a)", "the eve", "2026-12-01", "@ba", "art5-1-ba yes upcoming"),
    Row("Art 113(a)", "the day", "2026-12-02", "@ba", "art5-1-ba yes in_force"),
    Row("Reg2026/1744 Art 4", "first day of the amended Act", "2026-07-27", "@ba", "art5-1-ba yes upcoming 2026-12-02"),
    Row("Reg2026/1744 Art 4", "the original Act has no such point", "2026-07-26", "@ba", "art5-1-ba not_in_edition"),
    Row("Reg2026/1744 Art 4", "nor point (bb)", "2026-07-26", "@bb", "art5-1-bb not_in_edition"),
    Row("Art 5(1)(ba)", "with full consent", LATE, "@ba explicit_consent", "art5-1-ba no; duty art5-1ba-ncii not_applicable"),
    Row("Art 5(1)(ba)", "consent is not presumed", LATE, "@ba -explicit_consent", "art5-1-ba yes; art5-1-ba presumes explicit_consent"),
    Row("Art 5(1)(ba)", "not realistic", LATE, "@ba !realistic_depiction", "art5-1-ba no"),
    Row("Art 5(1)(ba)", "no intimate parts, no identifiable person", LATE, "@ba !intimate_imagery_of_identifiable_person", "art5-1-ba no"),
    Row("Art 5(1b)", "edits without more exposure", LATE, "@ba !increases_exposure", "art5-1-ba no"),
    Row("Reg2026/1744 recital 12", "medical use, patient cannot consent", LATE, "@ba medical_use_without_capacity", "art5-1-ba no"),
    Row("Art 5(1a)(a)(ii)", "able, not prevented", LATE, "@ba-able", "art5-1-ba yes; duty art5-1a-a-safeguards in_force 2026-12-02"),
    Row("Art 5(1a)(a)(ii)", "prevented but misuse not corrected", LATE, "@ba-able safeguards_prevent_output !safeguards_correct_misuse", "art5-1-ba yes"),
    Row("Art 5(1a)(a)(ii)", "prevented and corrected", LATE, "@ba-able safeguards_prevent_output", "art5-1-ba no; duty art5-1ba-ncii not_applicable"),
    Row("Art 5(1a)(a)(ii)", "prevention not known", LATE, "@ba-able -safeguards_prevent_output", "art5-1-ba unknown; art5-1-ba missing safeguards_prevent_output"),
    Row("Art 5(1a)(a)(ii)", "not foreseeable", LATE, "@ba-able !output_reasonably_foreseeable", "art5-1-ba no"),
    Row("Art 5(1a)(a)(ii)", "not reproducible", LATE, "@ba-able !output_reproducible", "art5-1-ba no"),
    Row("Art 5(1a)(a)(ii)", "only after significant modification", LATE, "@ba-able !output_without_technical_change", "art5-1-ba no"),
    Row("Art 5(1a)(a)(i)", "safeguards do not save the intended purpose", LATE, "@ba safeguards_prevent_output safeguards_correct_misuse", "art5-1-ba yes"),
    Row("Art 5(1a)(b)", "misuse of a lawful system by a deployer", LATE, "@ba-use", "art5-1-ba yes in_force; duty art5-1ba-ncii in_force; duty art5-1a-b-use-purpose in_force"),
    Row("Art 5(1a)(b)", "a lawful system used for something else", LATE, "@ba-use !used_for_that_output", "art5-1-ba no; duty art5-1ba-ncii not_applicable"),
    Row("Art 5(1a)(b)", "an unsafe system used for something else: the deployer is free", LATE, "@ba-able role={deployer} !used_for_that_output", "art5-1-ba no; duty art5-1ba-ncii not_applicable; duty art5-1a-a-safeguards not_applicable"),
    Row("Art 5(1a)(b)", "a system meant for it: what does the deployer use it for?", LATE, "@ba role={deployer}", "art5-1-ba unknown; art5-1-ba missing used_for_that_output; duty art5-1ba-ncii undetermined"),
    Row("Art 5(1a)", "one firm that supplies and uses it", LATE, "@ba role={provider,deployer} !used_for_that_output", "art5-1-ba yes; duty art5-1ba-ncii in_force; duty art5-1a-b-use-purpose not_applicable"),
    Row("Art 5(1a)", "a person affected asks about either", LATE, "@ba-use role={affected_person}", "art5-1-ba yes"),
    Row("Art 5(1a)(a)", "a safe system misused by others: the provider is free", LATE, "@ba-use role={provider}", "art5-1-ba no; duty art5-1ba-ncii not_applicable"),
    // ---- point (bb): child sexual abuse material
    Row("Art 5(1)(bb)", "used for it", LATE, "@bb", "art5-1-bb yes in_force 2026-12-02; duty art5-1bb-csam in_force 2026-12-02"),
    Row("Art 5(1)(bb)", "supplied for it", LATE, "@bb role={provider} -used_for_that_output output_is_intended_purpose", "art5-1-bb yes in_force"),
    Row("Art 113(a)", "before the day", "2026-11-21", "@bb", "art5-1-bb yes upcoming 2026-12-02"),
    Row("Art 5(1a)(b)", "a deployer that does something else", LATE, "@bb !used_for_that_output output_is_intended_purpose", "art5-1-bb no; duty art5-1bb-csam not_applicable"),
    Row("Art 5(1a)(a)", "a provider whose safe system others misuse", LATE, "@bb role={provider} !output_is_intended_purpose effective_safeguards", "art5-1-bb no; duty art5-1bb-csam not_applicable"),
    Row("Art 5(1)(bb)", "defence of national law", LATE, "@bb without_right_defence", "art5-1-bb no"),
    Row("Art 5(1)(bb)", "consent and lack of realism do not help", LATE, "@bb explicit_consent !realistic_depiction !increases_exposure", "art5-1-bb yes"),
    Row("Art 5(1a)", "neither supplied nor used for it", LATE, "@bb !used_for_that_output !output_is_intended_purpose !output_reasonably_foreseeable", "art5-1-bb no"),
    Row("Art 5(1)(bb)", "intimate material of an adult is not point (bb)", LATE, "@ba", "art5-1-bb no"),
    // ---- point (c): social scoring
    Row("Art 5(1)(c)(i)", "unrelated context", LATE, "@c", "art5-1-c yes in_force 2025-02-02; duty art5-1c-social-scoring in_force"),
    Row("Art 5(1)(c)(ii)", "disproportionate treatment", LATE, "@c !score_unrelated_context score_disproportionate", "art5-1-c yes"),
    Row("Art 5(1)(c)", "neither limb", LATE, "@c !score_unrelated_context", "art5-1-c no"),
    Row("Art 5(1)(c)", "no worse treatment", LATE, "@c !score_detrimental_treatment", "art5-1-c no"),
    Row("Art 5(1)(c)", "no scoring over time", LATE, "@c !scores_people_over_time", "art5-1-c no"),
    Row("Art 5(1)(c)", "limbs not known", LATE, "@c -score_unrelated_context -score_disproportionate", "art5-1-c unknown; art5-1-c missing score_unrelated_context; art5-1-c missing score_disproportionate"),
    Row("Art 5(1)(c)", "companies only", LATE, "@c scored_entity={legal_entity}", "art5-1-c no"),
    Row("Art 5(1)(c)", "companies and persons", LATE, "@c scored_entity={legal_entity,natural_person}", "art5-1-c yes"),
    Row("Recital 31", "lawful evaluation for a specific purpose", LATE, "@c score_lawful_specific_purpose", "art5-1-c no"),
    // ---- point (d): crime prediction
    Row("Art 5(1)(d)", "all elements", LATE, "@d", "art5-1-d yes in_force 2025-02-02; duty art5-1d-crime-prediction in_force"),
    Row("Art 5(1)(d)", "not solely by profile or traits", LATE, "@d !solely_profiling_or_traits", "art5-1-d no"),
    Row("Art 5(1)(d)", "basis not known", LATE, "@d -solely_profiling_or_traits", "art5-1-d unknown; art5-1-d missing solely_profiling_or_traits"),
    Row("Art 5(1)(d)", "not about an offence of a person", LATE, "@d !predicts_offending", "art5-1-d no"),
    Row("Art 5(1)(d)", "administrative offences only", LATE, "@d offence_kind={administrative}", "art5-1-d no"),
    Row("Art 5(1)(d)", "kind of offence not stated", LATE, "@d -offence_kind", "art5-1-d yes"),
    Row("Art 5(1)(d)", "support of a human assessment on objective facts", LATE, "@d objective_facts_human_assessment", "art5-1-d no"),
    Row("Recital 42", "places only", LATE, "@d place_based_only", "art5-1-d no"),
    Row("Art 5(1)(d)", "no natural person", LATE, "@d scored_entity={legal_entity,goods}", "art5-1-d no"),
    Row("C(2025)5052", "a firm that protects its own business", LATE, "@d ordinary_business_protection", "art5-1-d no; art5-1-d reading art5-1-d-private"),
    // ---- point (e): face databases
    Row("Art 5(1)(e)", "internet", LATE, "@e", "art5-1-e yes in_force 2025-02-02; duty art5-1e-face-scraping in_force"),
    Row("Art 5(1)(e)", "camera footage", LATE, "@e face_source={cctv}", "art5-1-e yes"),
    Row("Art 5(1)(e)", "internet among others", LATE, "@e face_source={other,internet}", "art5-1-e yes"),
    Row("Art 5(1)(e)", "another source", LATE, "@e face_source={other}", "art5-1-e no"),
    Row("Art 5(1)(e)", "targeted", LATE, "@e !untargeted_scraping", "art5-1-e no"),
    Row("Art 5(1)(e)", "no database for recognition", LATE, "@e !builds_face_db", "art5-1-e no"),
    Row("Art 5(1)(e)", "targeting not known", LATE, "@e -untargeted_scraping", "art5-1-e unknown; art5-1-e missing untargeted_scraping"),
    Row("C(2025)5052", "faces for training only", LATE, "@e face_db_training_only", "art5-1-e no; art5-1-e reading art5-1-e-training"),
    // ---- point (f): emotions at work and in education
    Row("Art 5(1)(f)", "workers", LATE, "@f", "art5-1-f yes in_force 2025-02-02; duty art5-1f-emotion-work-school in_force"),
    Row("Art 5(1)(f)", "students", LATE, "@f setting={education} persons_observed={students}", "art5-1-f yes"),
    Row("Recital 44", "candidates", LATE, "@f persons_observed={candidates}", "art5-1-f yes"),
    Row("Art 5(1)(f)", "observed persons not stated", LATE, "@f -persons_observed", "art5-1-f yes"),
    Row("Art 5(1)(f)", "elsewhere", LATE, "@f setting={other} persons_observed={public}", "art5-1-f no"),
    Row("Art 5(1)(f)", "setting not known", LATE, "@f -setting -persons_observed", "art5-1-f unknown; art5-1-f missing setting"),
    Row("Art 5(1)(f)", "no inference", LATE, "@f !infers_emotion_or_intention", "art5-1-f no"),
    Row("Art 5(1)(f); Art 3(39)", "intentions only", LATE, "@f infers_intention_only", "art5-1-f no; emotion_recognition_system yes; annex3-1-c yes"),
    Row("Art 3(39)", "the definition stated as a whole", LATE, "role={deployer} no_other_listed_use emotion_recognition_system setting={workplace}", "art5-1-f yes"),
    Row("Art 3(39)", "the definition, but intentions only", LATE, "role={deployer} no_other_listed_use emotion_recognition_system infers_intention_only setting={workplace}", "art5-1-f no"),
    Row("Art 3(39)", "emotion from text", LATE, "@f !from_biometric_data", "art5-1-f no; art5-1-f reading art5-1-f-any-source; emotion_recognition_system no; annex3-1-c no"),
    Row("Recital 18", "bodily state", LATE, "@f physical_state_only", "art5-1-f no; annex3-1-c no"),
    Row("Recital 18", "visible expression", LATE, "@f readily_apparent_expression_only", "art5-1-f no; annex3-1-c no"),
    Row("Art 5(1)(f)", "medical or safety reason", LATE, "@f medical_or_safety_reason", "art5-1-f no; annex3-1-c yes"),
    Row("Art 5(1)(f)", "reason open", LATE, "@f medical_or_safety_reason?", "art5-1-f unknown; art5-1-f missing medical_or_safety_reason"),
    Row("Art 5(1)(f)", "retailer observes customers", LATE, "@shop", "art5-1-f no; annex3-1-c yes; art50-3 yes; duty art5-1f-emotion-work-school not_applicable"),
    Row("C(2025)5052", "retailer observes customers where others work", LATE, "@shop setting={workplace}", "art5-1-f no; annex3-1-c yes"),
    Row("C(2025)5052", "staff come into the picture unavoidably", LATE, "@shop setting={workplace} persons_observed={customers,workers} staff_observed_incidentally", "art5-1-f no"),
    Row("Art 5(1)(f)", "staff are a target beside customers", LATE, "@shop setting={workplace} persons_observed={customers,workers} !staff_observed_incidentally", "art5-1-f yes"),
    Row("C(2025)5052", "own training at work", LATE, "@f no_effect_on_work_relationship", "art5-1-f no; art5-1-f reading art5-1-f-work-training"),
    Row("C(2025)5052", "role play in training", LATE, "@f setting={education} persons_observed={students} no_effect_on_evaluation", "art5-1-f no; art5-1-f reading art5-1-f-education-practice"),
    // ---- point (g): biometric categorisation
    Row("Art 5(1)(g)", "race", LATE, "@g", "art5-1-g yes in_force 2025-02-02; duty art5-1g-biometric-categorisation in_force"),
    Row("Art 5(1)(g)", "political opinions", LATE, "@g inferred_attribute={political_opinion}", "art5-1-g yes"),
    Row("Art 5(1)(g)", "trade union", LATE, "@g inferred_attribute={trade_union}", "art5-1-g yes"),
    Row("Art 5(1)(g)", "beliefs", LATE, "@g inferred_attribute={religion_philosophy}", "art5-1-g yes"),
    Row("Art 5(1)(g)", "orientation, beside age", LATE, "@g inferred_attribute={sex_life_orientation,age}", "art5-1-g yes"),
    Row("Art 5(1)(g)", "health is not in the list", LATE, "@g inferred_attribute={health}", "art5-1-g no; annex3-1-b yes"),
    Row("Art 5(1)(g)", "age and sex are not", LATE, "@g inferred_attribute={age,gender,hair_eye_skin_colour}", "art5-1-g no"),
    Row("Art 5(1)(g)", "attribute not known", LATE, "@g -inferred_attribute", "art5-1-g unknown; art5-1-g missing inferred_attribute"),
    Row("Art 5(1)(g)", "not by biometric data", LATE, "@g !from_biometric_data", "art5-1-g no; biometric_categorisation_system no"),
    Row("Art 5(1)(g)", "no categorisation", LATE, "@g !biometric_categorisation", "art5-1-g no"),
    Row("Art 5(1)(g)", "a crowd as a whole", LATE, "@g !individually", "art5-1-g no"),
    Row("Art 3(40)", "ancillary and strictly necessary", LATE, "@g ancillary_strictly_necessary", "art5-1-g no; biometric_categorisation_system no; annex3-1-b no; art50-3 no"),
    Row("Art 5(1)(g)", "labelling of lawful datasets", LATE, "@g dataset_labelling", "art5-1-g no"),
    Row("Art 5(1)(g)", "biometric data in law enforcement", LATE, "@g le_biometric_data_categorisation", "art5-1-g no"),
    Row("C(2025)5052", "an attribute by the way", LATE, "@g attribute_incidental_only", "art5-1-g no; art5-1-g reading art5-1-g-incidental"),
    Row("Art 5(1)(g)", "ethnic origin is not named", LATE, "@g inferred_attribute={ethnic_origin}", "art5-1-g no; art5-1-g reading art5-1-g-ethnic-origin; annex3-1-b yes"),
    // ---- point (h): live remote biometric identification
    Row("Art 5(1)(h)", "all elements, no objective", LATE, "@h", "art5-1-h yes in_force 2025-02-02; duty art5-1h-realtime-rbi in_force; real_time_rbi yes; post_rbi no"),
    Row("Art 5(1)(h)", "use only: who supplies it is not reached", LATE, "@h role={provider}", "art5-1-h no; annex3-1-a yes"),
    Row("Art 5(1)(h)", "supplier that also uses it", LATE, "@h role={provider,deployer}", "art5-1-h yes"),
    Row("Art 3(46)", "a shop against theft", LATE, "@h !law_enforcement_purpose", "art5-1-h no; annex3-1-a yes; duty art5-3-prior-authorisation not_applicable"),
    Row("Art 3(46)", "a shop against theft, in its own words", LATE, "@h -law_enforcement_purpose own_account_security", "art5-1-h no"),
    Row("Art 3(46)", "purpose not known", LATE, "@h -law_enforcement_purpose", "art5-1-h unknown; art5-1-h missing law_enforcement_purpose"),
    Row("Art 3(44)", "no public place", LATE, "@h !public_space", "art5-1-h no"),
    Row("Art 3(43)", "later identification", LATE, "@h !real_time", "art5-1-h no; real_time_rbi no; post_rbi yes"),
    Row("Art 3(42)", "delay not known", LATE, "@h -real_time", "art5-1-h unknown; art5-1-h missing real_time"),
    Row("Art 3(41)", "persons take part", LATE, "@h !remote_without_active_involvement", "art5-1-h no; remote_biometric_identification_system no; annex3-1-a no"),
    Row("Art 3(43)", "neither remote nor live", LATE, "@h !remote_without_active_involvement !real_time", "post_rbi no"),
    Row("Recital 17", "to open doors and devices only", LATE, "@h access_or_unlock_only", "art5-1-h no; annex3-1-a no"),
    Row("Art 3(41)", "no reference data", LATE, "@h !reference_database", "art5-1-h no"),
    Row("Art 3(35)", "no identification", LATE, "@h !biometric_identification", "art5-1-h no"),
    Row("Recital 17", "verification only", LATE, "@h biometric_verification_only", "art5-1-h no; annex3-1-a no"),
    Row("Recital 33", "identity check of a person who is present", LATE, "@h identity_check_in_presence", "art5-1-h no"),
    Row("Art 5(1)(h)(iii)", "suspect, everything kept", LATE, "@h-may", "art5-1-h no; annex3-1-a yes; duty art5-1h-realtime-rbi not_applicable; duty art5-3-prior-authorisation in_force; duty art5-2-fria-and-registration in_force; duty art5-4-notify-use in_force"),
    Row("Annex II", "another offence", LATE, "@h-may !rbi_annex2_offence", "art5-1-h yes"),
    Row("Art 5(1)(h)(iii)", "less than four years", LATE, "@h-may !rbi_four_year_offence", "art5-1-h yes"),
    Row("Art 5(1)(h)", "not strictly necessary", LATE, "@h-may !rbi_strictly_necessary", "art5-1-h yes"),
    Row("Art 5(1)(h)(i)", "missing persons", LATE, "@h-may !rbi_seeks_suspect rbi_seeks_missing", "art5-1-h no"),
    Row("Art 5(1)(h)(i)", "victims", LATE, "@h-may !rbi_seeks_suspect rbi_seeks_victims", "art5-1-h no"),
    Row("Art 5(1)(h)(ii)", "threat to life", LATE, "@h-may !rbi_seeks_suspect rbi_imminent_threat", "art5-1-h no"),
    Row("Art 5(1)(h)(ii)", "threat of terrorism", LATE, "@h-may !rbi_seeks_suspect rbi_terror_threat", "art5-1-h no"),
    Row("Art 5(1)(h)", "no objective at all", LATE, "@h-may !rbi_seeks_suspect", "art5-1-h yes"),
    Row("Art 5(5)", "no national law", LATE, "@h-may !rbi_national_law", "art5-1-h yes"),
    Row("Art 5(2)", "crowd scan without target", LATE, "@h-may !targeted_search", "art5-1-h yes"),
    Row("Art 5(2)", "more than confirming identity", LATE, "@h-may !rbi_confirms_identity_only", "art5-1-h yes"),
    Row("Art 5(2)", "nothing weighed", LATE, "@h-may !rbi_weighed", "art5-1-h yes"),
    Row("Art 5(2) subpara 2", "no limits", LATE, "@h-may !rbi_limits", "art5-1-h yes"),
    Row("Art 5(2) subpara 2", "no impact assessment", LATE, "@h-may !rbi_fria_done", "art5-1-h yes"),
    Row("Art 5(2) subpara 2", "urgency does not replace the impact assessment", LATE, "@h-may !rbi_fria_done rbi_urgency", "art5-1-h yes"),
    Row("Art 5(2) subpara 2", "not registered", LATE, "@h-may !rbi_registered !rbi_urgency", "art5-1-h yes"),
    Row("Art 5(2) subpara 2", "urgent, registered later", LATE, "@h-may !rbi_registered rbi_urgency rbi_registration_follows", "art5-1-h no"),
    Row("Art 5(2) subpara 2", "urgent, never registered", LATE, "@h-may !rbi_registered rbi_urgency !rbi_registration_follows", "art5-1-h yes"),
    Row("Art 5(4)", "not notified", LATE, "@h-may !rbi_use_notified", "art5-1-h yes; art5-1-h reading art5-4-notification"),
    Row("Art 5(3)", "not authorised", LATE, "@h-may !rbi_prior_authorisation !rbi_urgency", "art5-1-h yes"),
    Row("Art 5(3)", "urgent, requested within a day", LATE, "@h-may !rbi_prior_authorisation rbi_urgency rbi_authorisation_within_24h", "art5-1-h no"),
    Row("Art 5(3)", "urgent, requested late or refused", LATE, "@h-may !rbi_prior_authorisation rbi_urgency !rbi_authorisation_within_24h", "art5-1-h yes"),
    Row("Art 5(3)", "the delay is excused by urgency only", LATE, "@h-may !rbi_prior_authorisation !rbi_urgency rbi_authorisation_within_24h", "art5-1-h yes"),
    Row("Art 5(1)(h)", "exception claimed, conditions not known", LATE, "@h rbi_exception={victims_missing}", "art5-1-h unknown"),
    Row("Art 5(1)(h)", "exception named as a whole, conditions kept", LATE, "@h rbi_exception={victims_missing} national_law_and_authorisation", "art5-1-h no"),
    // ---- days
    Row("Art 113(a)", "before the first prohibitions", "2025-01-15", "@a", "art5-1-a yes upcoming 2025-02-02; duty art5-1a-manipulation upcoming 2025-02-02"),
    Row("Art 113(a)", "the eve", "2025-02-01", "@f", "art5-1-f yes upcoming 2025-02-02"),
    Row("Art 113(a)", "the day", "2025-02-02", "@f", "art5-1-f yes in_force"),
    Row("Art 113(a)", "a month later", "2025-03-01", "@a", "art5-1-a yes in_force 2025-02-02; duty art5-1a-manipulation in_force"),
    Row("Art 113(a)", "both editions say the same of (c)", "2026-07-26", "@c", "art5-1-c yes in_force 2025-02-02"),
    Row("Art 113(a)", "both editions say the same of (h)", "2026-07-26", "@h-may !rbi_fria_done", "art5-1-h yes in_force 2025-02-02"),
    Row("Art 113(a)", "the earliest day of several points counts", "2026-11-21", "@ba scores_people_over_time score_disproportionate", "prohibited yes in_force 2025-02-02"),
    Row("Art 113(a)", "point (ba) alone", "2026-11-21", "@ba", "prohibited yes upcoming 2026-12-02"),
    Row("Art 113(a)", "nothing prohibited", "2026-11-21", "role={provider} no_other_listed_use", "prohibited no not_applicable"),
    // ---- who is bound
    Row("Art 5(1)(f)", "an importer places on the market", LATE, "@f role={importer}", "art5-1-f yes; duty art5-1f-emotion-work-school in_force"),
    Row("Art 5(1)(a)", "who is only affected is not bound", LATE, "@a role={affected_person}", "duty art5-1a-manipulation not_applicable"),
    Row("Art 2(3)", "military use", LATE, "@h purpose_exclusively_military_or_natsec", "art5-1-h yes not_applicable; duty art5-1h-realtime-rbi not_applicable"),
    Row("Art 2(12)", "an open licence does not help", LATE, "@f role={provider} free_open_source", "art5-1-f yes in_force; duty art5-1f-emotion-work-school in_force"),
    Row("Art 3(1)", "no AI system", LATE, "@e !ai_system", "art5-1-e yes not_applicable"),
];

/// A value of the notation of [`ROWS`], as JSON.
fn stated(facts: &str) -> BTreeMap<String, Value> {
    let mut found = BTreeMap::new();
    for word in facts.split_whitespace() {
        if let Some((_, base)) = BASES.iter().find(|(name, _)| *name == word) {
            found.extend(stated(base));
        } else if let Some(id) = word.strip_prefix('!') {
            found.insert(id.to_owned(), json!(false));
        } else if let Some(id) = word.strip_prefix('-') {
            assert!(found.remove(id).is_some(), "{id} was not stated");
        } else if let Some(id) = word.strip_suffix('?') {
            found.insert(id.to_owned(), Value::Null);
        } else if let Some((id, value)) = word.split_once('=') {
            let set = value.strip_prefix('{').and_then(|v| v.strip_suffix('}'));
            let value = set.map_or_else(|| json!(value), |v| v.split(',').filter(|v| !v.is_empty()).collect());
            found.insert(id.to_owned(), value);
        } else {
            found.insert(word.to_owned(), json!(true));
        }
    }
    found
}

fn case(day: &str, facts: &str) -> Case {
    Case::from_json(&json!({ "as_of": day, "facts": stated(facts) }).to_string()).unwrap()
}

/// Whether the list of the answer under `key` names `wanted` (`other`: is not empty).
fn lists(answer: &Value, key: &str, wanted: &str) -> bool {
    let entries = answer[key].as_array().unwrap();
    let named = |e: &Value| e.as_str().or_else(|| e["id"].as_str()) == Some(wanted);
    (wanted == "other" && !entries.is_empty()) || entries.iter().any(named)
}

/// What is wrong with one expectation of a row, if anything.
fn fault(assessment: &Assessment<'_>, expected: &str) -> Option<String> {
    let words: Vec<&str> = expected.split_whitespace().collect();
    let (answer, wanted) = match words.as_slice() {
        ["duty", id, wanted @ ..] => (serde_json::to_value(assessment.obligation(id).unwrap()).unwrap(), wanted),
        [id, key @ ("missing" | "presumes" | "reading"), wanted] => {
            let key = match *key {
                "presumes" => "presumptions",
                "reading" => "other_reading",
                key => key,
            };
            let answer = serde_json::to_value(assessment.finding(id).unwrap()).unwrap();
            return (!lists(&answer, key, wanted)).then(|| format!("{expected}: got {}", answer[key]));
        }
        [id, value] if assessment.finding(id).is_err() => {
            let got = serde_json::to_value(assessment.verdict(id).unwrap()).unwrap();
            return (got != *value).then(|| format!("{expected}: got {got}"));
        }
        [id, wanted @ ..] => (serde_json::to_value(assessment.finding(id).unwrap()).unwrap(), wanted),
        [] => panic!("empty expectation"),
    };
    let got: Vec<String> =
        ["value", "status", "applies_from"].iter().filter_map(|key| answer[*key].as_str().map(str::to_owned)).collect();
    let all = wanted.iter().all(|word| got.iter().any(|g| g == word));
    (!all).then(|| format!("{expected}: got {}", got.join(" ")))
}

#[test]
fn article_5_as_the_act_says_it() {
    let mut faults = Vec::new();
    for Row(provision, what, day, facts, expected) in ROWS {
        let case = case(day, facts);
        let assessment = assess(&case).unwrap_or_else(|error| panic!("{provision}, {what}: {error:?}"));
        let wrong = expected.split(';').filter_map(|e| fault(&assessment, e.trim()));
        faults.extend(wrong.map(|fault| format!("{provision}, {what}: {fault}")));
    }
    assert!(faults.is_empty(), "{} faults\n{}", faults.len(), faults.join("\n"));
}
