//! Articles 3(63), 51, 52 and 53(2): which models are general-purpose, which have systemic risk, which are relieved.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

#[path = "common/table.rs"]
mod table;

use table::{Row, judge};

const THRESHOLD: &[Row] = &[
    (
        "51(2) exactly 10^25 is not greater",
        "2026-11-21",
        r#"{"role": ["provider"], "object_kind": ["ai_model"], "train_flop": 1e25, "no_other_listed_use": true}"#,
        "gpai=yes art51-2=no gpai_systemic_risk=no",
    ),
    (
        "51(2) exactly 10^25, written as text",
        "2026-11-21",
        r#"{"role": ["provider"], "object_kind": ["ai_model"], "train_flop": "1e25", "no_other_listed_use": true}"#,
        "art51-2=no gpai_systemic_risk=no",
    ),
    (
        "51(2) exactly 10^25, written out",
        "2026-11-21",
        r#"{"role": ["provider"], "object_kind": ["ai_model"], "train_flop": 10000000000000000000000000, "no_other_listed_use": true}"#,
        "art51-2=no",
    ),
    (
        "51(2) one operation more",
        "2026-11-21",
        r#"{"role": ["provider"], "object_kind": ["ai_model"], "train_flop": 10000000000000000000000001, "no_other_listed_use": true}"#,
        "art51-2=yes art51-1-a=yes gpai_systemic_risk=yes",
    ),
    (
        "51(2) one operation more, as text",
        "2026-11-21",
        r#"{"role": ["provider"], "object_kind": ["ai_model"], "train_flop": "10000000000000000000000001", "no_other_listed_use": true}"#,
        "gpai_systemic_risk=yes",
    ),
    (
        "51(2) one operation more, as a decimal",
        "2026-11-21",
        r#"{"role": ["provider"], "object_kind": ["ai_model"], "train_flop": 1.0000000000000000000000001e25, "no_other_listed_use": true}"#,
        "gpai_systemic_risk=yes",
    ),
    (
        "51(2) one operation less",
        "2026-11-21",
        r#"{"role": ["provider"], "object_kind": ["ai_model"], "train_flop": 9999999999999999999999999, "no_other_listed_use": true}"#,
        "gpai_systemic_risk=no",
    ),
    (
        "51(2) a range across the threshold",
        "2026-11-21",
        r#"{"role": ["provider"], "object_kind": ["ai_model"], "train_flop": {"min": 8e24, "max": 1.2e25}, "no_other_listed_use": true}"#,
        "art51-2=unknown gpai_systemic_risk=unknown gpai_systemic_risk?train_flop",
    ),
    (
        "51(2) a range up to the threshold",
        "2026-11-21",
        r#"{"role": ["provider"], "object_kind": ["ai_model"], "train_flop": {"min": 8e24, "max": 1e25}, "no_other_listed_use": true}"#,
        "art51-2=no gpai_systemic_risk=no",
    ),
    (
        "51(2) a range above the threshold",
        "2026-11-21",
        r#"{"role": ["provider"], "object_kind": ["ai_model"], "train_flop": {"min": 1.1e25}, "no_other_listed_use": true}"#,
        "gpai_systemic_risk=yes",
    ),
    (
        "51(2) compute alone is enough; that no other use is listed clears nothing of it",
        "2026-11-21",
        r#"{"role": ["provider"], "object_kind": ["ai_model"], "train_flop": 3e25, "no_other_listed_use": true}"#,
        "gpai=yes gpai_systemic_risk=yes gpai_systemic_risk@2025-08-02 role-gpai-provider=yes in_scope=yes",
    ),
    (
        "51(2) nor does the role, if it says that a model is assessed",
        "2026-11-21",
        r#"{"role": ["gpai_provider"], "train_flop": 3e25, "no_other_listed_use": true}"#,
        "gpai=yes gpai_systemic_risk=yes role-gpai-provider=yes in_scope=yes",
    ),
    (
        "51(2) nor does silence on what is assessed: a training compute says that it is a model",
        "2026-11-21",
        r#"{"role": ["provider"], "train_flop": 3e25, "no_other_listed_use": true}"#,
        "gpai=yes gpai_systemic_risk=yes role-gpai-provider=yes in_scope=yes",
    ),
    (
        "51(2) the compute of another firm's model makes nobody its provider",
        "2026-11-21",
        r#"{"role": ["provider"], "integrates_third_party_gpai": true, "train_flop": 3e25, "no_other_listed_use": true}"#,
        "gpai=no role-gpai-provider=no",
    ),
    (
        "51(2) compute not known",
        "2026-11-21",
        r#"{"role": ["provider"], "object_kind": ["ai_model"], "no_other_listed_use": true}"#,
        "gpai=yes gpai_systemic_risk=unknown",
    ),
    (
        "51(2) the figure is not known, but certain to be above",
        "2026-11-21",
        r#"{"role": ["provider"], "object_kind": ["ai_model"], "compute_above_threshold": true, "no_other_listed_use": true}"#,
        "gpai_systemic_risk=yes",
    ),
];

#[test]
fn the_threshold_of_article_51_2_is_exact() {
    judge(THRESHOLD);
}

const SYSTEMIC: &[Row] = &[
    (
        "51(1)(a) high-impact capabilities below the threshold",
        "2026-11-21",
        r#"{"role": ["provider"], "object_kind": ["ai_model"], "train_flop": 5e24, "high_impact_capabilities": true, "no_other_listed_use": true}"#,
        "art51-1-a=yes art51-2=no gpai_systemic_risk=yes",
    ),
    (
        "51(1)(b) designated",
        "2026-11-21",
        r#"{"role": ["provider"], "object_kind": ["ai_model"], "train_flop": 5e24, "systemic_designated": true, "no_other_listed_use": true}"#,
        "art51-1-a=no art51-1-b=yes gpai_systemic_risk=yes",
    ),
    (
        "51(1) below the threshold, capabilities not evaluated",
        "2026-11-21",
        r#"{"role": ["provider"], "object_kind": ["ai_model"], "train_flop": 5e24}"#,
        "gpai_systemic_risk=unknown gpai_systemic_risk?high_impact_capabilities gpai_systemic_risk?systemic_designated",
    ),
    (
        "51(1) only general-purpose models",
        "2026-11-21",
        r#"{"role": ["provider"], "object_kind": ["ai_model"], "significant_generality": false, "train_flop": 3e25, "no_other_listed_use": true}"#,
        "gpai=no gpai_systemic_risk=no",
    ),
    (
        "52(2) arguments change nothing by themselves",
        "2026-11-21",
        r#"{"role": ["provider"], "object_kind": ["ai_model"], "train_flop": 3e25, "rebuttal_ground": ["lacks_high_impact"], "no_other_listed_use": true}"#,
        "gpai_systemic_risk=yes",
    ),
    (
        "52(2) accepted arguments",
        "2026-11-21",
        r#"{"role": ["provider"], "object_kind": ["ai_model"], "train_flop": 3e25, "rebuttal_accepted": true, "no_other_listed_use": true}"#,
        "art51-1-a=yes gpai_systemic_risk=no",
    ),
    (
        "52(3) rejected arguments",
        "2026-11-21",
        r#"{"role": ["provider"], "object_kind": ["ai_model"], "train_flop": 3e25, "rebuttal_accepted": false, "no_other_listed_use": true}"#,
        "gpai_systemic_risk=yes",
    ),
    (
        "52(2), 52(4) arguments do not undo a designation",
        "2026-11-21",
        r#"{"role": ["provider"], "object_kind": ["ai_model"], "train_flop": 3e25, "rebuttal_accepted": true, "systemic_designated": true, "no_other_listed_use": true}"#,
        "gpai_systemic_risk=yes",
    ),
    (
        "Annex XIII(f) ten thousand business users are presumed reach, no classification",
        "2026-11-21",
        r#"{"role": ["provider"], "object_kind": ["ai_model"], "train_flop": 5e24, "registered_business_users_eu": 10000, "no_other_listed_use": true}"#,
        "annex13-f=yes gpai_systemic_risk=no",
    ),
    (
        "Annex XIII(f) one fewer",
        "2026-11-21",
        r#"{"role": ["provider"], "object_kind": ["ai_model"], "registered_business_users_eu": 9999, "no_other_listed_use": true}"#,
        "annex13-f=no",
    ),
];

#[test]
fn articles_51_and_52_classify_systemic_risk() {
    judge(SYSTEMIC);
}

const GENERAL: &[Row] = &[
    (
        "3(63) a model on its own is taken to be general",
        "2026-11-21",
        r#"{"role": ["provider"], "object_kind": ["ai_model"], "no_other_listed_use": true}"#,
        "gpai=yes ai_system=no",
    ),
    (
        "3(63) without significant generality",
        "2026-11-21",
        r#"{"role": ["provider"], "object_kind": ["ai_model"], "significant_generality": false, "no_other_listed_use": true}"#,
        "gpai=no in_scope=no",
    ),
    (
        "3(63) cannot be integrated",
        "2026-11-21",
        r#"{"role": ["provider"], "object_kind": ["ai_model"], "integrable_downstream": false, "no_other_listed_use": true}"#,
        "gpai=no",
    ),
    (
        "3(63) whether it is general is open",
        "2026-11-21",
        r#"{"role": ["provider"], "object_kind": ["ai_model"], "significant_generality": null}"#,
        "gpai=unknown gpai?significant_generality",
    ),
    (
        "3(63) research and prototyping before the market",
        "2026-11-21",
        r#"{"role": ["provider"], "object_kind": ["ai_model"], "pre_market_research": true, "real_world_testing": false, "no_other_listed_use": true}"#,
        "gpai=no in_scope=no",
    ),
    (
        "3(63) a system is no model",
        "2026-11-21",
        r#"{"role": ["provider"], "object_kind": ["ai_system"], "integrates_own_model": false, "no_other_listed_use": true}"#,
        "gpai=no gpai_systemic_risk=no",
    ),
    (
        "3(66), 3(68) a system built on another's model",
        "2026-11-21",
        r#"{"role": ["provider"], "object_kind": ["ai_system"], "integrates_third_party_gpai": true, "general_purpose_system": true, "no_other_listed_use": true}"#,
        "gpai=no downstream_provider_of_gpai=yes role-gpai-provider=no",
    ),
    (
        "recital 97 a system on the provider's own model",
        "2026-11-21",
        r#"{"role": ["provider"], "object_kind": ["ai_system"], "integrates_own_model": true, "train_flop": 3e25, "no_other_listed_use": true}"#,
        "gpai=yes gpai_systemic_risk=yes role-gpai-provider=yes",
    ),
    (
        "C(2025)7719 para 17: below 10^23 and not shown to be general; the Act itself has no floor",
        "2026-11-21",
        r#"{"role": ["provider"], "object_kind": ["ai_model"], "train_flop": 1e23, "no_other_listed_use": true}"#,
        "gpai=no gpai~gpai-any-size",
    ),
    (
        "C(2025)7719 para 17: one operation above 10^23",
        "2026-11-21",
        r#"{"role": ["provider"], "object_kind": ["ai_model"], "train_flop": "100000000000000000000001", "no_other_listed_use": true}"#,
        "gpai=yes",
    ),
    (
        "3(63) small, but shown to be general",
        "2026-11-21",
        r#"{"role": ["provider"], "object_kind": ["ai_model"], "train_flop": 5e22, "generality_shown": true, "no_other_listed_use": true}"#,
        "gpai=yes",
    ),
    (
        "3(63) small, but stated to be general",
        "2026-11-21",
        r#"{"role": ["provider"], "object_kind": ["ai_model"], "train_flop": 5e22, "significant_generality": true, "no_other_listed_use": true}"#,
        "gpai=yes",
    ),
];

#[test]
fn article_3_63_says_what_a_general_purpose_model_is() {
    judge(GENERAL);
}

const OPEN: &[Row] = &[
    (
        "53(2) licence and publication, all of them",
        "2026-11-21",
        r#"{"role": ["provider"], "object_kind": ["ai_model"], "train_flop": 1e24, "licence_allows_access": true, "licence_allows_use": true, "licence_allows_modification": true, "licence_allows_distribution": true, "weights_public": true, "architecture_info_public": true, "usage_info_public": true, "monetised": false, "no_other_listed_use": true}"#,
        "art53-2-open-source=yes gpai=yes",
    ),
    (
        "53(2) no use for every purpose",
        "2026-11-21",
        r#"{"role": ["provider"], "object_kind": ["ai_model"], "train_flop": 1e24, "licence_allows_access": true, "licence_allows_use": false, "licence_allows_modification": true, "licence_allows_distribution": true, "params_public": true, "monetised": false, "no_other_listed_use": true}"#,
        "art53-2-open-source=no",
    ),
    (
        "53(2) no access",
        "2026-11-21",
        r#"{"role": ["provider"], "object_kind": ["ai_model"], "train_flop": 1e24, "licence_allows_access": false, "licence_allows_use": true, "licence_allows_modification": true, "licence_allows_distribution": true, "params_public": true, "monetised": false, "no_other_listed_use": true}"#,
        "art53-2-open-source=no",
    ),
    (
        "53(2) no modification",
        "2026-11-21",
        r#"{"role": ["provider"], "object_kind": ["ai_model"], "train_flop": 1e24, "licence_allows_access": true, "licence_allows_use": true, "licence_allows_modification": false, "licence_allows_distribution": true, "params_public": true, "monetised": false, "no_other_listed_use": true}"#,
        "art53-2-open-source=no",
    ),
    (
        "53(2) no distribution",
        "2026-11-21",
        r#"{"role": ["provider"], "object_kind": ["ai_model"], "train_flop": 1e24, "licence_allows_access": true, "licence_allows_use": true, "licence_allows_modification": true, "licence_allows_distribution": false, "params_public": true, "monetised": false, "no_other_listed_use": true}"#,
        "art53-2-open-source=no",
    ),
    (
        "53(2) weights not public",
        "2026-11-21",
        r#"{"role": ["provider"], "object_kind": ["ai_model"], "train_flop": 1e24, "open_licence_full": true, "weights_public": false, "architecture_info_public": true, "usage_info_public": true, "monetised": false, "no_other_listed_use": true}"#,
        "art53-2-open-source=no",
    ),
    (
        "53(2) architecture not public",
        "2026-11-21",
        r#"{"role": ["provider"], "object_kind": ["ai_model"], "train_flop": 1e24, "open_licence_full": true, "weights_public": true, "architecture_info_public": false, "usage_info_public": true, "monetised": false, "no_other_listed_use": true}"#,
        "art53-2-open-source=no",
    ),
    (
        "53(2) information on use not public",
        "2026-11-21",
        r#"{"role": ["provider"], "object_kind": ["ai_model"], "train_flop": 1e24, "open_licence_full": true, "weights_public": true, "architecture_info_public": true, "usage_info_public": false, "monetised": false, "no_other_listed_use": true}"#,
        "art53-2-open-source=no",
    ),
    (
        "53(2) open weights under a silent licence: a relief has to be claimed",
        "2026-11-21",
        r#"{"role": ["provider"], "object_kind": ["ai_model"], "train_flop": 1e24, "params_public": true, "monetised": false, "no_other_listed_use": true}"#,
        "art53-2-open-source=no",
    ),
    (
        "53(2) not with systemic risk",
        "2026-11-21",
        r#"{"role": ["provider"], "object_kind": ["ai_model"], "train_flop": 3e25, "open_licence_full": true, "params_public": true, "monetised": false, "no_other_listed_use": true}"#,
        "art53-2-open-source=no gpai_systemic_risk=yes",
    ),
    (
        "53(2), recital 103: against payment",
        "2026-11-21",
        r#"{"role": ["provider"], "object_kind": ["ai_model"], "train_flop": 1e24, "open_licence_full": true, "params_public": true, "monetised": true, "no_other_listed_use": true}"#,
        "art53-2-open-source=no art53-2-open-source~art53-2-monetised-too",
    ),
    (
        "53(2), recital 103: payment between microenterprises only",
        "2026-11-21",
        r#"{"role": ["provider"], "object_kind": ["ai_model"], "train_flop": 1e24, "open_licence_full": true, "params_public": true, "monetised": true, "between_microenterprises_only": true, "no_other_listed_use": true}"#,
        "art53-2-open-source=yes",
    ),
    (
        "53(2), recital 103: whether it is paid for is not said",
        "2026-11-21",
        r#"{"role": ["provider"], "object_kind": ["ai_model"], "train_flop": 1e24, "open_licence_full": true, "params_public": true, "high_impact_capabilities": false, "systemic_designated": false}"#,
        "art53-2-open-source=unknown art53-2-open-source?monetised",
    ),
];

#[test]
fn article_53_2_relieves_free_and_open_source_models() {
    judge(OPEN);
}

const MODIFIERS: &[Row] = &[
    (
        "recital 109, C(2025)7719 para 60: more than a third of the compute",
        "2026-11-21",
        r#"{"role": ["downstream_modifier"], "object_kind": ["ai_model"], "modification_share": 0.34, "no_other_listed_use": true}"#,
        "gpai_modifier_provider=yes role-gpai-provider=yes in_scope=yes",
    ),
    (
        "C(2025)7719 para 60: five percent",
        "2026-11-21",
        r#"{"role": ["downstream_modifier"], "object_kind": ["ai_model"], "modification_share": 0.05, "no_other_listed_use": true}"#,
        "gpai_modifier_provider=no role-gpai-provider=no",
    ),
    (
        "C(2025)7719 para 60: the role says that a model is changed",
        "2026-11-21",
        r#"{"role": ["downstream_modifier"], "modification_share": 0.4, "no_other_listed_use": true}"#,
        "gpai_modifier_provider=yes role-gpai-provider=yes",
    ),
    (
        "C(2025)7719 para 61: original unknown, a third of 10^23 and no more",
        "2026-11-21",
        r#"{"role": ["downstream_modifier"], "object_kind": ["ai_model"], "original_compute_unknown": true, "modification_flop": 33333333333333333333333, "base_model_systemic": false, "no_other_listed_use": true}"#,
        "gpai_modifier_provider=no",
    ),
    (
        "C(2025)7719 para 61: original unknown, one operation more",
        "2026-11-21",
        r#"{"role": ["downstream_modifier"], "object_kind": ["ai_model"], "original_compute_unknown": true, "modification_flop": 33333333333333333333334, "base_model_systemic": false, "no_other_listed_use": true}"#,
        "gpai_modifier_provider=yes",
    ),
    (
        "C(2025)7719 para 61: a third of 10^25 for a model with systemic risk",
        "2026-11-21",
        r#"{"role": ["downstream_modifier"], "object_kind": ["ai_model"], "original_compute_unknown": true, "modification_flop": 1e24, "base_model_systemic": true, "no_other_listed_use": true}"#,
        "gpai_modifier_provider=no",
    ),
    (
        "C(2025)7719 para 22: for the original provider",
        "2026-11-21",
        r#"{"role": ["downstream_modifier"], "object_kind": ["ai_model"], "modification_share": 0.4, "modified_for_original_provider": true, "no_other_listed_use": true}"#,
        "gpai_modifier_provider=no role-gpai-provider=no",
    ),
];

#[test]
fn a_large_modification_makes_a_provider() {
    judge(MODIFIERS);
}
