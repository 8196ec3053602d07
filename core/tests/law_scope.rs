//! Article 2 (scope), the roles of Article 3, and Article 25, case by case from the text.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

#[path = "common/table.rs"]
mod table;

use table::{Row, judge};

const ADDRESSEES: &[Row] = &[
    (
        "2(1)(a) provider outside the Union who places on its market",
        "2028-08-02",
        r#"{"role": ["provider"], "established_in_eu": false, "placed_on_eu_market": true, "put_into_service_eu": false, "output_used_in_eu": false, "no_other_listed_use": true}"#,
        "in_scope=yes scope-provider=yes scope-third-country=no",
    ),
    (
        "2(1)(a) putting into service is enough",
        "2028-08-02",
        r#"{"role": ["provider"], "established_in_eu": false, "placed_on_eu_market": false, "put_into_service_eu": true, "output_used_in_eu": false, "no_other_listed_use": true}"#,
        "in_scope=yes",
    ),
    (
        "2(1)(a) neither: a provider outside the Union without any link to it",
        "2028-08-02",
        r#"{"role": ["provider"], "established_in_eu": false, "placed_on_eu_market": false, "put_into_service_eu": false, "output_used_in_eu": false, "no_other_listed_use": true}"#,
        "in_scope=no",
    ),
    (
        "2(1)(a) not offered here; own use is not said",
        "2028-08-02",
        r#"{"role": ["provider"], "established_in_eu": false, "placed_on_eu_market": false, "output_used_in_eu": false, "no_other_listed_use": true}"#,
        "in_scope=unknown in_scope?put_into_service_eu",
    ),
    (
        "2(1)(a) unless something else is said, it is presumed to be offered here",
        "2028-08-02",
        r#"{"role": ["provider"], "no_other_listed_use": true}"#,
        "in_scope=yes",
    ),
    (
        "2(1)(a) a provider in the Union who only exports; (c) speaks of third countries",
        "2028-08-02",
        r#"{"role": ["provider"], "established_in_eu": true, "placed_on_eu_market": false, "put_into_service_eu": false, "output_used_in_eu": true, "no_other_listed_use": true}"#,
        "in_scope=no",
    ),
    (
        "2(1)(a) provider of a general-purpose model on the Union market",
        "2028-08-02",
        r#"{"role": ["gpai_provider"], "object_kind": ["ai_model"], "established_in_eu": false, "placed_on_eu_market": true, "no_other_listed_use": true}"#,
        "in_scope=yes scope-model=yes",
    ),
    (
        "2(1)(a) a model not placed on the Union market; being used there is no ground for models",
        "2028-08-02",
        r#"{"role": ["gpai_provider"], "object_kind": ["ai_model"], "placed_on_eu_market": false, "output_used_in_eu": true, "no_other_listed_use": true}"#,
        "in_scope=no",
    ),
    (
        "2(1)(b) deployer in the Union, whatever becomes of the output",
        "2028-08-02",
        r#"{"role": ["deployer"], "established_in_eu": true, "output_used_in_eu": false, "no_other_listed_use": true}"#,
        "in_scope=yes scope-deployer=yes",
    ),
    (
        "2(1)(c) deployer in a third country, output used in the Union",
        "2028-08-02",
        r#"{"role": ["deployer"], "established_in_eu": false, "output_used_in_eu": true, "no_other_listed_use": true}"#,
        "in_scope=yes scope-deployer=no scope-third-country=yes",
    ),
    (
        "2(1)(c) deployer in a third country, output used elsewhere",
        "2028-08-02",
        r#"{"role": ["deployer"], "established_in_eu": false, "output_used_in_eu": false, "no_other_listed_use": true}"#,
        "in_scope=no",
    ),
    (
        "2(1)(b), (c) either place is enough when the output is used in the Union",
        "2028-08-02",
        r#"{"role": ["deployer"], "output_used_in_eu": true, "no_other_listed_use": true}"#,
        "in_scope=yes",
    ),
    (
        "2(1)(b), (c) the place decides when the output is used elsewhere",
        "2028-08-02",
        r#"{"role": ["deployer"], "output_used_in_eu": false}"#,
        "in_scope=unknown in_scope?established_in_eu",
    ),
    (
        "2(1)(c) provider in a third country, output used in the Union",
        "2028-08-02",
        r#"{"role": ["provider"], "established_in_eu": false, "placed_on_eu_market": false, "put_into_service_eu": false, "output_used_in_eu": true, "no_other_listed_use": true}"#,
        "in_scope=yes scope-provider=no scope-third-country=yes",
    ),
    (
        "2(1)(c) the article asks for use, recital 22 for the intention",
        "2028-08-02",
        r#"{"role": ["deployer"], "established_in_eu": false, "output_used_in_eu": false, "output_intended_for_eu": true, "no_other_listed_use": true}"#,
        "in_scope=no in_scope~scope-third-country-intended",
    ),
    (
        "2(1)(d) importer",
        "2028-08-02",
        r#"{"role": ["importer"], "output_used_in_eu": false, "no_other_listed_use": true}"#,
        "in_scope=yes role-importer=yes",
    ),
    (
        "2(1)(d) distributor",
        "2028-08-02",
        r#"{"role": ["distributor"], "output_used_in_eu": false, "no_other_listed_use": true}"#,
        "in_scope=yes role-distributor=yes",
    ),
    (
        "2(1)(e) manufacturer, with the product and under its own name",
        "2028-08-02",
        r#"{"role": ["product_manufacturer"], "mfr_own_name_with_product": true, "no_other_listed_use": true}"#,
        "in_scope=yes role-product-manufacturer=yes",
    ),
    (
        "2(1)(e) manufacturer, under somebody else's name",
        "2028-08-02",
        r#"{"role": ["product_manufacturer"], "mfr_own_name_with_product": false, "no_other_listed_use": true}"#,
        "in_scope=no role-product-manufacturer=no",
    ),
    (
        "2(1)(f) representative of a provider outside the Union",
        "2028-08-02",
        r#"{"role": ["authorised_representative"], "represents_provider_outside_eu": true, "no_other_listed_use": true}"#,
        "in_scope=yes role-authorised-representative=yes",
    ),
    (
        "2(1)(f) the provider is established in the Union",
        "2028-08-02",
        r#"{"role": ["authorised_representative"], "represents_provider_outside_eu": false, "no_other_listed_use": true}"#,
        "in_scope=no",
    ),
    (
        "2(1)(g) affected person in the Union",
        "2028-08-02",
        r#"{"role": ["affected_person"], "affected_person_in_eu": true, "no_other_listed_use": true}"#,
        "in_scope=yes role-affected-person=yes role-operator=no",
    ),
    (
        "2(1)(g) affected person elsewhere",
        "2028-08-02",
        r#"{"role": ["affected_person"], "affected_person_in_eu": false, "no_other_listed_use": true}"#,
        "in_scope=no",
    ),
    (
        "2(1) without a role nothing is settled",
        "2028-08-02",
        r#"{"placed_on_eu_market": true}"#,
        "in_scope=unknown in_scope?role",
    ),
    (
        "2(1) nobody is addressed for what is no AI system",
        "2028-08-02",
        r#"{"role": ["provider", "deployer"], "established_in_eu": true, "technique": ["rules_defined_by_humans_only"], "no_other_listed_use": true}"#,
        "ai_system=no in_scope=no art4-1-ai-literacy:not_applicable",
    ),
];

#[test]
fn article_2_1_says_to_whom_the_act_applies() {
    judge(ADDRESSEES);
}

const EXCLUSIONS: &[Row] = &[
    // Paragraph 2: high-risk under Article 6(1) and a product of Section B.
    (
        "2(2) machine: high-risk, but Chapter III does not reach it",
        "2028-08-02",
        r#"{"role": ["provider"], "annex1_act": ["machinery"], "is_safety_function": true, "third_party_assessment": true, "talks_to_people": true, "no_other_listed_use": true}"#,
        "annex1-b=yes high_risk=yes chapter3_applies=no art9-1-rms:not_applicable art50-1-inform-interaction:not_applicable in_scope=yes",
    ),
    (
        "2(2) the day before, nothing is classified under Article 6(1) and the rest of the Act goes on",
        "2028-08-01",
        r#"{"role": ["provider"], "annex1_act": ["machinery"], "is_safety_function": true, "third_party_assessment": true, "talks_to_people": true, "no_other_listed_use": true}"#,
        "art50-1-inform-interaction:in_force chapter3_applies=no",
    ),
    (
        "2(2) before the amendment machines were in Section A",
        "2026-07-26",
        r#"{"role": ["provider"], "annex1_act": ["machinery"], "is_safety_function": true, "third_party_assessment": true, "no_other_listed_use": true}"#,
        "annex1-a=yes annex1-b=no chapter3_applies=yes art9-1-rms:upcoming art9-1-rms@2027-08-02",
    ),
    (
        "2(2) a listed use in a product of Section B that is not itself classified: the whole Act",
        "2028-08-02",
        r#"{"role": ["provider"], "annex1_act": ["motor_vehicles"], "is_safety_function": false, "failure_endangers": false, "failure_endangers_property": false, "third_party_assessment": true, "infers_emotion_or_intention": true, "from_biometric_data": true, "profiling": true, "setting": ["other"], "no_other_listed_use": true}"#,
        "annex1-b=no annex3-1-c=yes high_risk=yes chapter3_applies=yes art9-1-rms:in_force",
    ),
    // Paragraph 3.
    (
        "2(3) outside Union law",
        "2028-08-02",
        r#"{"role": ["deployer"], "established_in_eu": true, "outside_union_law_area": true, "no_other_listed_use": true}"#,
        "in_scope=no art2-3-union-law=yes",
    ),
    (
        "2(3) exclusively military, whoever does it",
        "2028-08-02",
        r#"{"role": ["provider"], "purpose_exclusively_military_or_natsec": true, "no_other_listed_use": true}"#,
        "in_scope=no art4-1-ai-literacy:not_applicable",
    ),
    (
        "2(3) dual use",
        "2028-08-02",
        r#"{"role": ["provider"], "purpose_dual_use": true, "no_other_listed_use": true}"#,
        "in_scope=yes",
    ),
    (
        "2(3) stated not to be exclusively military",
        "2028-08-02",
        r#"{"role": ["provider"], "purpose_exclusively_military_or_natsec": false, "no_other_listed_use": true}"#,
        "in_scope=yes",
    ),
    (
        "2(3) whether it is military is open",
        "2028-08-02",
        r#"{"role": ["provider"], "purpose_exclusively_military_or_natsec": null}"#,
        "in_scope=unknown",
    ),
    (
        "2(3) third subparagraph: never brought to the Union, output used here for defence only",
        "2028-08-02",
        r#"{"role": ["deployer"], "established_in_eu": false, "output_used_in_eu": true, "placed_on_eu_market": false, "put_into_service_eu": false, "output_only_military_or_natsec_in_eu": true, "no_other_listed_use": true}"#,
        "in_scope=no",
    ),
    (
        "2(3) third subparagraph: does not help what is placed on the Union market",
        "2028-08-02",
        r#"{"role": ["provider"], "placed_on_eu_market": true, "put_into_service_eu": false, "output_only_military_or_natsec_in_eu": true, "no_other_listed_use": true}"#,
        "in_scope=yes",
    ),
    (
        "2(3) third subparagraph: nor what is put into service here",
        "2028-08-02",
        r#"{"role": ["provider"], "placed_on_eu_market": false, "put_into_service_eu": true, "output_only_military_or_natsec_in_eu": true, "no_other_listed_use": true}"#,
        "in_scope=yes",
    ),
    // Paragraph 4.
    (
        "2(4) authority of a third country, cooperation, safeguards",
        "2028-08-02",
        r#"{"role": ["deployer"], "established_in_eu": false, "output_used_in_eu": true, "third_country_public_authority": true, "le_cooperation_framework": true, "cooperation_adequate_safeguards": true, "no_other_listed_use": true}"#,
        "in_scope=no",
    ),
    (
        "2(4) international organisation",
        "2028-08-02",
        r#"{"role": ["deployer"], "established_in_eu": true, "international_organisation": true, "le_cooperation_framework": true, "cooperation_adequate_safeguards": true, "no_other_listed_use": true}"#,
        "in_scope=no",
    ),
    (
        "2(4) no adequate safeguards",
        "2028-08-02",
        r#"{"role": ["deployer"], "established_in_eu": false, "output_used_in_eu": true, "third_country_public_authority": true, "le_cooperation_framework": true, "cooperation_adequate_safeguards": false, "no_other_listed_use": true}"#,
        "in_scope=yes",
    ),
    (
        "2(4) safeguards not known",
        "2028-08-02",
        r#"{"role": ["deployer"], "established_in_eu": false, "output_used_in_eu": true, "third_country_public_authority": true, "le_cooperation_framework": true}"#,
        "in_scope=unknown in_scope?cooperation_adequate_safeguards",
    ),
    (
        "2(4) no cooperation framework",
        "2028-08-02",
        r#"{"role": ["deployer"], "established_in_eu": false, "output_used_in_eu": true, "third_country_public_authority": true, "le_cooperation_framework": false, "cooperation_adequate_safeguards": true, "no_other_listed_use": true}"#,
        "in_scope=yes",
    ),
    (
        "2(4) a private company is neither authority nor international organisation",
        "2028-08-02",
        r#"{"role": ["deployer"], "established_in_eu": false, "output_used_in_eu": true, "third_country_public_authority": false, "international_organisation": false, "le_cooperation_framework": true, "cooperation_adequate_safeguards": true, "no_other_listed_use": true}"#,
        "in_scope=yes",
    ),
    (
        "2(4) excludes the authority that uses the system, not the firm that provides it",
        "2028-08-02",
        r#"{"role": ["provider"], "placed_on_eu_market": true, "third_country_public_authority": true, "le_cooperation_framework": true, "cooperation_adequate_safeguards": true, "no_other_listed_use": true}"#,
        "in_scope=yes",
    ),
    // Paragraph 6.
    (
        "2(6) for scientific research only",
        "2028-08-02",
        r#"{"role": ["provider", "deployer"], "sole_scientific_research": true, "no_other_listed_use": true}"#,
        "in_scope=no",
    ),
    (
        "2(6) covers models too",
        "2028-08-02",
        r#"{"role": ["gpai_provider"], "object_kind": ["ai_model"], "sole_scientific_research": true, "no_other_listed_use": true}"#,
        "in_scope=no",
    ),
    (
        "2(6) research and something else",
        "2028-08-02",
        r#"{"role": ["provider", "deployer"], "sole_scientific_research": false, "no_other_listed_use": true}"#,
        "in_scope=yes",
    ),
    // Paragraph 8.
    (
        "2(8) research and testing before the market",
        "2028-08-02",
        r#"{"role": ["provider"], "pre_market_research": true, "real_world_testing": false, "no_other_listed_use": true}"#,
        "in_scope=no",
    ),
    (
        "2(8) testing in real conditions is not excluded",
        "2028-08-02",
        r#"{"role": ["provider"], "pre_market_research": true, "real_world_testing": true, "no_other_listed_use": true}"#,
        "in_scope=yes",
    ),
    (
        "2(8) whether it is tested in real conditions is not said",
        "2028-08-02",
        r#"{"role": ["provider"], "pre_market_research": true}"#,
        "in_scope=unknown in_scope?real_world_testing",
    ),
    // Paragraph 10.
    (
        "2(10) private user",
        "2028-08-02",
        r#"{"role": ["deployer"], "established_in_eu": true, "personal_nonprofessional": true, "deep_fake": true, "no_other_listed_use": true}"#,
        "in_scope=no role-deployer=no art50-4-deepfake=yes art50-4-deep-fake:not_applicable",
    ),
    (
        "2(10) the provider of the same tool stays bound",
        "2028-08-02",
        r#"{"role": ["provider"], "personal_nonprofessional": true, "makes_synthetic": ["image"], "no_other_listed_use": true}"#,
        "in_scope=yes art50-2-mark-output:in_force",
    ),
    (
        "2(10) private but criminal",
        "2028-08-02",
        r#"{"role": ["deployer"], "established_in_eu": true, "criminal_use": true, "deep_fake": true, "no_other_listed_use": true}"#,
        "in_scope=yes role-deployer=yes art50-4-deep-fake:in_force",
    ),
    // Paragraph 12.
    (
        "2(12) free and open-source, nothing of Articles 5, 6 and 50",
        "2028-08-02",
        r#"{"role": ["provider"], "free_open_source": true, "no_other_listed_use": true}"#,
        "in_scope=no art4-1-ai-literacy:not_applicable",
    ),
    (
        "2(12) but high-risk",
        "2028-08-02",
        r#"{"role": ["provider"], "free_open_source": true, "emp_recruitment_selection": true, "emp_filters_or_evaluates": true, "profiling": true, "no_other_listed_use": true}"#,
        "in_scope=yes art9-1-rms:in_force",
    ),
    (
        "2(12) but prohibited",
        "2028-08-02",
        r#"{"role": ["provider"], "free_open_source": true, "intimate_imagery_of_identifiable_person": true, "explicit_consent": false, "output_is_intended_purpose": true, "no_other_listed_use": true}"#,
        "in_scope=yes art5-1-ba:in_force",
    ),
    (
        "2(12) but Article 50(1)",
        "2028-08-02",
        r#"{"role": ["provider"], "free_open_source": true, "talks_to_people": true, "no_other_listed_use": true}"#,
        "in_scope=yes art50-1-inform-interaction:in_force",
    ),
    (
        "2(12) but Article 50(2)",
        "2028-08-02",
        r#"{"role": ["provider"], "free_open_source": true, "makes_synthetic": ["audio"], "no_other_listed_use": true}"#,
        "in_scope=yes art50-2-mark-output:in_force",
    ),
    (
        "2(12) but Article 50(3)",
        "2028-08-02",
        r#"{"role": ["deployer"], "established_in_eu": true, "free_open_source": true, "biometric_categorisation": true, "from_biometric_data": true, "inferred_attribute": ["age"], "no_other_listed_use": true}"#,
        "in_scope=yes",
    ),
    (
        "2(12) but Article 50(4)",
        "2028-08-02",
        r#"{"role": ["deployer"], "established_in_eu": true, "free_open_source": true, "deep_fake": true, "no_other_listed_use": true}"#,
        "in_scope=yes",
    ),
    (
        "2(12) but Article 50(4), text",
        "2028-08-02",
        r#"{"role": ["deployer"], "established_in_eu": true, "free_open_source": true, "public_interest_text": true, "no_other_listed_use": true}"#,
        "in_scope=yes",
    ),
    (
        "2(12) as long as listed uses are not ruled out, nothing is settled",
        "2028-08-02",
        r#"{"role": ["provider"], "free_open_source": true}"#,
        "in_scope=unknown",
    ),
    (
        "2(12), recital 103: provided against payment",
        "2028-08-02",
        r#"{"role": ["provider"], "free_open_source": true, "monetised": true, "no_other_listed_use": true}"#,
        "in_scope=yes in_scope~art2-12-letter",
    ),
    (
        "2(12), recital 103: payment between microenterprises does no harm",
        "2028-08-02",
        r#"{"role": ["provider"], "free_open_source": true, "monetised": true, "between_microenterprises_only": true, "no_other_listed_use": true}"#,
        "in_scope=no",
    ),
    (
        "2(12) speaks of systems; an open model stays covered",
        "2028-08-02",
        r#"{"role": ["gpai_provider"], "object_kind": ["ai_model"], "free_open_source": true, "no_other_listed_use": true}"#,
        "in_scope=yes",
    ),
];

#[test]
fn article_2_2_to_2_12_limit_the_scope() {
    judge(EXCLUSIONS);
}

#[test]
fn exclusively_military_and_dual_use_contradict_each_other() {
    let both = r#"{"role": ["provider"], "purpose_exclusively_military_or_natsec": true, "purpose_dual_use": true}"#;
    assert!(table::assessed("2028-08-02", both).is_err());
    let private = r#"{"role": ["deployer"], "personal_nonprofessional": true, "criminal_use": true}"#;
    assert!(table::assessed("2028-08-02", private).is_err());
}

const ROLES: &[Row] = &[
    (
        "3(3) a stated provider is believed",
        "2028-08-02",
        r#"{"role": ["provider"], "no_other_listed_use": true}"#,
        "role-provider=yes role-deployer=no role-operator=yes",
    ),
    (
        "3(3) neither develops nor commissions",
        "2028-08-02",
        r#"{"role": ["provider"], "develops_or_commissions": false, "no_other_listed_use": true}"#,
        "role-provider=no",
    ),
    (
        "3(3) not under its own name",
        "2028-08-02",
        r#"{"role": ["provider"], "markets_under_own_name": false, "no_other_listed_use": true}"#,
        "role-provider=no",
    ),
    (
        "3(3) whether under its own name is open",
        "2028-08-02",
        r#"{"role": ["provider"], "markets_under_own_name": null}"#,
        "role-provider=unknown role-provider?markets_under_own_name",
    ),
    (
        "3(3), 3(4) built for own use: both",
        "2028-08-02",
        r#"{"role": ["provider", "deployer"], "established_in_eu": true, "no_other_listed_use": true}"#,
        "role-provider=yes role-deployer=yes",
    ),
    (
        "3(4) not under its own authority",
        "2028-08-02",
        r#"{"role": ["deployer"], "uses_under_own_authority": false, "no_other_listed_use": true}"#,
        "role-deployer=no",
    ),
    (
        "3(4) private use",
        "2028-08-02",
        r#"{"role": ["deployer"], "personal_nonprofessional": true, "no_other_listed_use": true}"#,
        "role-deployer=no",
    ),
    (
        "3(5) without a mandate",
        "2028-08-02",
        r#"{"role": ["authorised_representative"], "written_mandate": false, "no_other_listed_use": true}"#,
        "role-authorised-representative=no",
    ),
    (
        "3(6) the system bears the name of someone in the Union",
        "2028-08-02",
        r#"{"role": ["importer"], "bears_third_country_name": false, "no_other_listed_use": true}"#,
        "role-importer=no",
    ),
    (
        "3(7) does not make it available",
        "2028-08-02",
        r#"{"role": ["distributor"], "makes_available": false, "no_other_listed_use": true}"#,
        "role-distributor=no",
    ),
    (
        "3(7) the provider is not also the distributor",
        "2028-08-02",
        r#"{"role": ["provider", "distributor"], "no_other_listed_use": true}"#,
        "role-provider=yes role-distributor=no",
    ),
    (
        "3(7) nor is the importer",
        "2028-08-02",
        r#"{"role": ["importer", "distributor"], "no_other_listed_use": true}"#,
        "role-importer=yes role-distributor=no",
    ),
    ("3(8) operators", "2028-08-02", r#"{"role": ["importer"], "no_other_listed_use": true}"#, "role-operator=yes"),
    (
        "3(8), 3(3) the provider of a model is an operator",
        "2028-08-02",
        r#"{"role": ["gpai_provider"], "object_kind": ["ai_model"], "no_other_listed_use": true}"#,
        "role-gpai-provider=yes role-operator=yes",
    ),
    (
        "3(68) own system on another firm's model",
        "2028-08-02",
        r#"{"role": ["provider"], "integrates_third_party_gpai": true, "no_other_listed_use": true}"#,
        "role-downstream-provider=yes role-gpai-provider=no gpai=no",
    ),
    (
        "3(68) or on its own, which then is on the market as well (recital 97)",
        "2028-08-02",
        r#"{"role": ["provider"], "integrates_own_model": true, "no_other_listed_use": true}"#,
        "role-downstream-provider=yes role-gpai-provider=yes gpai=yes",
    ),
    (
        "3(3), 3(63) the provider of a narrow model is no provider of a general-purpose model",
        "2028-08-02",
        r#"{"role": ["gpai_provider"], "object_kind": ["ai_model"], "significant_generality": false, "no_other_listed_use": true}"#,
        "gpai=no role-gpai-provider=no in_scope=no",
    ),
];

#[test]
fn article_3_says_who_is_who() {
    judge(ROLES);
}

const VALUE_CHAIN: &[Row] = &[
    (
        "25(1)(a) name put on a high-risk system",
        "2028-08-02",
        r#"{"role": ["distributor"], "role_change": ["name_or_mark"], "emp_recruitment_selection": true, "emp_filters_or_evaluates": true, "profiling": true, "no_other_listed_use": true}"#,
        "art25-1-a=yes art25-1-b=no art25-1-c=no role-provider=yes art9-1-rms:in_force art9-1-rms!listed",
    ),
    (
        "25(1)(a) on a system that is not high-risk",
        "2028-08-02",
        r#"{"role": ["distributor"], "role_change": ["name_or_mark"], "technique": ["machine_learning"], "no_other_listed_use": true}"#,
        "high_risk=no role-provider=no art9-1-rms!unlisted",
    ),
    (
        "25(1)(a) on one that nobody had placed on the market",
        "2028-08-02",
        r#"{"role": ["deployer"], "role_change": ["name_or_mark"], "already_on_market": false, "emp_recruitment_selection": true, "emp_filters_or_evaluates": true, "profiling": true, "no_other_listed_use": true}"#,
        "role-provider=no",
    ),
    (
        "25(1)(b) substantial modification",
        "2028-08-02",
        r#"{"role": ["deployer"], "role_change": ["substantial_modification"], "emp_recruitment_selection": true, "emp_filters_or_evaluates": true, "profiling": true, "no_other_listed_use": true}"#,
        "art25-1-b=yes art25-1-a=no role-provider=yes role-deployer=yes",
    ),
    (
        "25(1)(b), 3(23) a change foreseen in the first assessment is none",
        "2028-08-02",
        r#"{"role": ["deployer"], "role_change": ["substantial_modification"], "change_foreseen_in_assessment": true, "emp_recruitment_selection": true, "emp_filters_or_evaluates": true, "profiling": true, "no_other_listed_use": true}"#,
        "art25-1-b=no role-provider=no",
    ),
    (
        "25(1)(b) after which the system is no longer high-risk",
        "2028-08-02",
        r#"{"role": ["deployer"], "role_change": ["substantial_modification"], "emp_recruitment_selection": false, "technique": ["machine_learning"], "no_other_listed_use": true}"#,
        "role-provider=no",
    ),
    (
        "25(1)(c) another purpose, by which it becomes high-risk",
        "2028-08-02",
        r#"{"role": ["deployer"], "role_change": ["intended_purpose_changed"], "general_purpose_system": true, "emp_recruitment_selection": true, "emp_filters_or_evaluates": true, "profiling": true, "no_other_listed_use": true}"#,
        "art25-1-c=yes role-provider=yes",
    ),
    (
        "25(1)(c) it was high-risk before; (b) may still apply",
        "2028-08-02",
        r#"{"role": ["deployer"], "role_change": ["intended_purpose_changed"], "was_high_risk_before": true, "emp_recruitment_selection": true, "emp_filters_or_evaluates": true, "profiling": true, "no_other_listed_use": true}"#,
        "art25-1-c=no role-provider=no",
    ),
    (
        "25(1)(b), (c) high-risk before, purpose and system changed",
        "2028-08-02",
        r#"{"role": ["deployer"], "role_change": ["substantial_modification", "intended_purpose_changed"], "was_high_risk_before": true, "emp_recruitment_selection": true, "emp_filters_or_evaluates": true, "profiling": true, "no_other_listed_use": true}"#,
        "art25-1-b=yes art25-1-c=no role-provider=yes",
    ),
    (
        "25(1)(c) another purpose that is not high-risk",
        "2028-08-02",
        r#"{"role": ["deployer"], "role_change": ["intended_purpose_changed"], "technique": ["machine_learning"], "no_other_listed_use": true}"#,
        "art25-1-c=no role-provider=no",
    ),
    (
        "25(1) any third party",
        "2028-08-02",
        r#"{"role": ["affected_person"], "role_change": ["name_or_mark"], "emp_recruitment_selection": true, "emp_filters_or_evaluates": true, "profiling": true, "no_other_listed_use": true}"#,
        "role-provider=yes",
    ),
    (
        "25(1) what was done is open",
        "2028-08-02",
        r#"{"role": ["deployer"], "role_change": null, "emp_recruitment_selection": true, "emp_filters_or_evaluates": true, "profiling": true, "no_other_listed_use": true}"#,
        "role-provider=unknown role-provider?role_change art9-1-rms:undetermined art9-1-rms!listed",
    ),
    (
        "25(1) a plain deployer has done none of these acts",
        "2028-08-02",
        r#"{"role": ["deployer"], "established_in_eu": true, "emp_recruitment_selection": true, "emp_filters_or_evaluates": true, "profiling": true, "no_other_listed_use": true}"#,
        "role-provider=no art9-1-rms:not_applicable art9-1-rms!unlisted art26-1-use-per-ifu:in_force art26-1-use-per-ifu!listed",
    ),
    (
        "25(1) a plain deployer who has not said that this is all: a question, but no list of a provider's duties",
        "2028-08-02",
        r#"{"role": ["deployer"], "established_in_eu": true, "emp_recruitment_selection": true, "emp_filters_or_evaluates": true, "profiling": true}"#,
        "role-provider=unknown role-provider?role_change art9-1-rms=unknown art9-1-rms!unlisted art26-1-use-per-ifu:in_force art26-1-use-per-ifu!listed",
    ),
    (
        "25(1) binds with Section 3 of Chapter III",
        "2026-11-21",
        r#"{"role": ["deployer"], "role_change": ["intended_purpose_changed"], "emp_recruitment_selection": true, "emp_filters_or_evaluates": true, "profiling": true, "no_other_listed_use": true}"#,
        "art25-1-c:upcoming art25-1-c@2027-12-02 art9-1-rms:upcoming art9-1-rms@2027-12-02",
    ),
    (
        "25(1), 2(2) not for products of Section B",
        "2028-08-02",
        r#"{"role": ["deployer"], "role_change": ["substantial_modification"], "annex1_act": ["machinery"], "is_safety_function": true, "third_party_assessment": true, "no_other_listed_use": true}"#,
        "high_risk=yes art25-1-b=no role-provider=no",
    ),
    (
        "25(2) the initial provider steps back",
        "2028-08-02",
        r#"{"role": ["provider"], "another_became_provider": true, "ruled_out_high_risk_change": false, "emp_recruitment_selection": true, "emp_filters_or_evaluates": true, "profiling": true, "no_other_listed_use": true}"#,
        "art25-2=yes role-provider=no art9-1-rms:not_applicable",
    ),
    (
        "25(2) the same, if nothing is said of a clear specification: the provider of another's change is released either way",
        "2028-08-02",
        r#"{"role": ["provider"], "another_became_provider": true, "emp_recruitment_selection": true, "emp_filters_or_evaluates": true, "profiling": true, "no_other_listed_use": true}"#,
        "role-provider=no",
    ),
    (
        "25(2) clearly ruled out: released (recital 86); by the letter the whole paragraph falls away",
        "2028-08-02",
        r#"{"role": ["provider"], "another_became_provider": true, "ruled_out_high_risk_change": true, "emp_recruitment_selection": true, "emp_filters_or_evaluates": true, "profiling": true, "no_other_listed_use": true}"#,
        "role-provider=no role-provider~art25-2-letter",
    ),
    (
        "25(2) nobody else has become provider",
        "2028-08-02",
        r#"{"role": ["provider"], "another_became_provider": false, "no_other_listed_use": true}"#,
        "role-provider=yes",
    ),
    (
        "25(3) manufacturer of a Section A product with a safety component",
        "2028-08-02",
        r#"{"role": ["product_manufacturer"], "annex1_act": ["lifts"], "ai_role_in_product": "safety_component", "is_safety_function": true, "third_party_assessment": true, "no_other_listed_use": true}"#,
        "annex1-a=yes art25-3=yes role-provider=yes art9-1-rms:in_force",
    ),
    (
        "25(3) the component goes to market under another's name",
        "2028-08-02",
        r#"{"role": ["product_manufacturer"], "mfr_own_name_with_product": false, "annex1_act": ["lifts"], "ai_role_in_product": "safety_component", "is_safety_function": true, "third_party_assessment": true, "no_other_listed_use": true}"#,
        "art25-3=no role-provider=no",
    ),
    (
        "25(3) Section B",
        "2028-08-02",
        r#"{"role": ["product_manufacturer"], "annex1_act": ["motor_vehicles"], "ai_role_in_product": "safety_component", "is_safety_function": true, "third_party_assessment": true, "no_other_listed_use": true}"#,
        "annex1-b=yes art25-3=no role-provider=no",
    ),
];

#[test]
fn article_25_moves_the_provider_along_the_value_chain() {
    judge(VALUE_CHAIN);
}

const PLAIN: &[Row] = &[
    (
        "a spam filter is cleared by one answer; literacy stays",
        "2028-08-02",
        r#"{"role": ["provider"], "technique": ["machine_learning"], "no_other_listed_use": true}"#,
        "ai_system=yes in_scope=yes prohibited=no high_risk=no transparency=no gpai=no gpai_systemic_risk=no chapter3_applies=no role-provider=yes art4-1-ai-literacy:in_force art9-1-rms!unlisted",
    ),
    (
        "an empty case settles nothing",
        "2028-08-02",
        r#"{}"#,
        "in_scope=unknown prohibited=unknown high_risk=unknown transparency=unknown gpai=unknown gpai_systemic_risk=unknown role-provider=unknown role-deployer=unknown role-importer=unknown art4-1-ai-literacy:undetermined art9-1-rms:undetermined art50-1-inform-interaction:undetermined art26-1-use-per-ifu:undetermined",
    ),
];

#[test]
fn what_the_act_leaves_alone_is_cleared_and_silence_settles_nothing() {
    judge(PLAIN);
}

#[test]
fn in_an_empty_case_every_match_and_every_duty_is_open() {
    let empty = table::assessed("2028-08-02", "{}").unwrap();
    let settled: Vec<&str> = empty
        .findings()
        .iter()
        .filter(|f| ["art5-", "annex", "art6-1", "art50-"].iter().any(|p| f.id.starts_with(p)))
        .filter(|f| f.kind == aiact::rulebook::RuleKind::Match && f.status != aiact::Status::NotInEdition)
        .filter(|f| f.value != aiact::Truth::Unknown)
        .map(|f| f.id.as_str())
        .collect();
    assert!(settled.is_empty(), "{settled:?}");
    let roles = |o: &&aiact::assessment::Obligation| {
        o.bearer.iter().any(|b| ["provider", "deployer", "importer", "distributor"].contains(&b.as_str()))
    };
    let bound: Vec<&str> = empty
        .all_obligations()
        .iter()
        .filter(roles)
        .filter(|o| o.status != aiact::Status::Undetermined)
        // Articles 6(4) and 49(2) bind whoever claims the derogation of Article 6(3), and nobody has claimed it.
        .filter(|o| !o.id.starts_with("art6-4-") && o.id != "art49-2-register-exempt")
        .map(|o| o.id.as_str())
        .collect();
    assert!(bound.is_empty(), "{bound:?}");
}
