//! Article 50, case by case from the text, with every exception and Article 111(4).
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

#[path = "common/table.rs"]
mod table;

use table::{Row, judge};

const INTERACTION: &[Row] = &[
    (
        "50(1) chatbot: its provider informs",
        "2026-11-21",
        r#"{"role": ["provider"], "talks_to_people": true, "no_other_listed_use": true}"#,
        "art50-1=yes transparency=yes art50-1-inform-interaction:in_force art50-1-inform-interaction@2026-08-02 art50-5-manner:in_force art50-2=no art50-3=no art50-4-deepfake=no art50-4-text=no",
    ),
    (
        "50(1) its deployer does not",
        "2026-11-21",
        r#"{"role": ["deployer"], "established_in_eu": true, "talks_to_people": true, "no_other_listed_use": true}"#,
        "art50-1=yes art50-1-inform-interaction:not_applicable art50-5-manner:not_applicable",
    ),
    (
        "50(1) no direct interaction",
        "2026-11-21",
        r#"{"role": ["provider"], "talks_to_people": false, "no_other_listed_use": true}"#,
        "art50-1=no art50-1-inform-interaction:not_applicable",
    ),
    (
        "50(1) whether it interacts is not said",
        "2026-11-21",
        r#"{"role": ["provider"]}"#,
        "art50-1=unknown art50-1?talks_to_people",
    ),
    (
        "50(1) obvious to the reasonably attentive",
        "2026-11-21",
        r#"{"role": ["provider"], "talks_to_people": true, "obvious_ai": true, "no_other_listed_use": true}"#,
        "art50-1=no transparency=no",
    ),
    (
        "50(1) obvious to them, but meant for children (recital 132)",
        "2026-11-21",
        r#"{"role": ["provider"], "talks_to_people": true, "obvious_ai": true, "vulnerable_audience": true, "no_other_listed_use": true}"#,
        "art50-1=yes art50-1~art50-1-obvious-average-person",
    ),
    (
        "50(1) whether it is obvious is open",
        "2026-11-21",
        r#"{"role": ["provider"], "talks_to_people": true, "obvious_ai": null, "vulnerable_audience": false}"#,
        "art50-1=unknown art50-1?obvious_ai",
    ),
    (
        "50(1) authorised by law against crime, with safeguards",
        "2026-11-21",
        r#"{"role": ["provider"], "talks_to_people": true, "law_authorised_crime": true, "law_authorised_safeguards": true, "public_crime_reporting": false, "no_other_listed_use": true}"#,
        "art50-1=no",
    ),
    (
        "50(1) authorised, without safeguards",
        "2026-11-21",
        r#"{"role": ["provider"], "talks_to_people": true, "law_authorised_crime": true, "law_authorised_safeguards": false, "public_crime_reporting": false, "no_other_listed_use": true}"#,
        "art50-1=yes",
    ),
    (
        "50(1) safeguards without an authorisation",
        "2026-11-21",
        r#"{"role": ["provider"], "talks_to_people": true, "law_authorised_crime": false, "law_authorised_safeguards": true, "public_crime_reporting": false, "no_other_listed_use": true}"#,
        "art50-1=yes",
    ),
    (
        "50(1) open to the public for reporting offences",
        "2026-11-21",
        r#"{"role": ["provider"], "talks_to_people": true, "law_authorised_crime": true, "law_authorised_safeguards": true, "public_crime_reporting": true, "no_other_listed_use": true}"#,
        "art50-1=yes",
    ),
    (
        "50(1) the police bot for reports, authorised with all safeguards",
        "2026-11-21",
        r#"{"role": ["provider"], "talks_to_people": true, "law_authorised": true, "public_crime_reporting": true, "no_other_listed_use": true}"#,
        "art50-1=yes",
    ),
    (
        "50(1) being permitted to investigate is not being authorised",
        "2026-11-21",
        r#"{"role": ["provider"], "talks_to_people": true, "law_permitted_detection": true, "law_authorised_safeguards": true, "no_other_listed_use": true}"#,
        "art50-1=yes",
    ),
    (
        "50(1) high-risk or not does not matter (paragraph 6)",
        "2028-08-02",
        r#"{"role": ["provider"], "talks_to_people": true, "emp_recruitment_selection": true, "emp_filters_or_evaluates": true, "profiling": true, "no_other_listed_use": true}"#,
        "art50-1-inform-interaction:in_force art9-1-rms:in_force",
    ),
];

#[test]
fn paragraph_1_interaction() {
    judge(INTERACTION);
}

const MARKING: &[Row] = &[
    (
        "50(2) text",
        "2026-12-02",
        r#"{"role": ["provider"], "makes_synthetic": ["text"], "no_other_listed_use": true}"#,
        "art50-2=yes art50-2-mark-output:in_force",
    ),
    (
        "50(2) pictures",
        "2026-12-02",
        r#"{"role": ["provider"], "makes_synthetic": ["image"], "no_other_listed_use": true}"#,
        "art50-2=yes",
    ),
    (
        "50(2) sound",
        "2026-12-02",
        r#"{"role": ["provider"], "makes_synthetic": ["audio"], "no_other_listed_use": true}"#,
        "art50-2=yes",
    ),
    (
        "50(2) video",
        "2026-12-02",
        r#"{"role": ["provider"], "makes_synthetic": ["video"], "no_other_listed_use": true}"#,
        "art50-2=yes",
    ),
    (
        "50(2) of a kind not stated",
        "2026-12-02",
        r#"{"role": ["provider"], "makes_synthetic": ["unspecified_kind"]}"#,
        "art50-2=unknown",
    ),
    (
        "50(2) none",
        "2026-12-02",
        r#"{"role": ["provider"], "makes_synthetic": ["none"], "no_other_listed_use": true}"#,
        "art50-2=no art50-2-mark-output:not_applicable",
    ),
    (
        "50(2) program code, which the guidelines take out",
        "2026-12-02",
        r#"{"role": ["provider"], "makes_synthetic": ["code"], "no_other_listed_use": true}"#,
        "art50-2=no art50-2~art50-2-code-too",
    ),
    ("50(2) not said", "2026-12-02", r#"{"role": ["provider"]}"#, "art50-2=unknown art50-2?makes_synthetic"),
    (
        "50(2) general-purpose systems included",
        "2026-12-02",
        r#"{"role": ["provider"], "general_purpose_system": true, "integrates_third_party_gpai": true, "makes_synthetic": ["text", "image"], "no_other_listed_use": true}"#,
        "art50-2=yes art50-2-mark-output:in_force",
    ),
    (
        "50(2) providers only",
        "2026-12-02",
        r#"{"role": ["deployer"], "established_in_eu": true, "makes_synthetic": ["image"], "no_other_listed_use": true}"#,
        "art50-2=yes art50-2-mark-output:not_applicable",
    ),
    (
        "50(2) assists standard editing",
        "2026-12-02",
        r#"{"role": ["provider"], "makes_synthetic": ["text"], "assistive_standard_editing": true, "no_other_listed_use": true}"#,
        "art50-2=no",
    ),
    (
        "50(2) or leaves the input substantially unaltered; one of the two is enough",
        "2026-12-02",
        r#"{"role": ["provider"], "makes_synthetic": ["text"], "assistive_standard_editing": false, "no_substantial_alteration": true, "no_other_listed_use": true}"#,
        "art50-2=no",
    ),
    (
        "50(2) neither",
        "2026-12-02",
        r#"{"role": ["provider"], "makes_synthetic": ["image"], "assistive_standard_editing": false, "no_substantial_alteration": false, "no_other_listed_use": true}"#,
        "art50-2=yes",
    ),
    (
        "50(2) authorised by law against crime; no safeguards are asked for here",
        "2026-12-02",
        r#"{"role": ["provider"], "makes_synthetic": ["audio"], "law_authorised_crime": true, "law_authorised_safeguards": false, "no_other_listed_use": true}"#,
        "art50-2=no",
    ),
    (
        "50(2) being permitted is not being authorised",
        "2026-12-02",
        r#"{"role": ["provider"], "makes_synthetic": ["audio"], "law_permitted_detection": true, "law_authorised_safeguards": true, "no_other_listed_use": true}"#,
        "art50-2=yes",
    ),
    (
        "50(2) that it is obvious does not help",
        "2026-12-02",
        r#"{"role": ["provider"], "makes_synthetic": ["image"], "obvious_ai": true, "no_other_listed_use": true}"#,
        "art50-2=yes",
    ),
    (
        "50(2) that the work is evidently artistic does not help either",
        "2026-12-02",
        r#"{"role": ["provider"], "makes_synthetic": ["image"], "evidently_artistic": true, "no_other_listed_use": true}"#,
        "art50-2=yes",
    ),
    (
        "50(2) fleeting output, in the guidelines only",
        "2026-12-02",
        r#"{"role": ["provider"], "makes_synthetic": ["image"], "real_time_ephemeral": true, "no_other_listed_use": true}"#,
        "art50-2=no art50-2~art50-2-no-special-content",
    ),
    // Article 111(4)
    (
        "111(4) placed on the market the day before",
        "2026-11-21",
        r#"{"role": ["provider"], "makes_synthetic": ["text"], "placed_on_market_date": "2026-08-01", "no_other_listed_use": true}"#,
        "art50-2=yes art50-2-mark-output:grandfathered art50-2-mark-output@2026-12-02",
    ),
    (
        "111(4) the time is over",
        "2026-12-02",
        r#"{"role": ["provider"], "makes_synthetic": ["text"], "placed_on_market_date": "2026-08-01", "no_other_listed_use": true}"#,
        "art50-2-mark-output:in_force art50-2-mark-output@2026-12-02",
    ),
    (
        "111(4) placed on the market on the day itself",
        "2026-11-21",
        r#"{"role": ["provider"], "makes_synthetic": ["text"], "placed_on_market_date": "2026-08-02", "no_other_listed_use": true}"#,
        "art50-2-mark-output:in_force art50-2-mark-output@2026-08-02",
    ),
    (
        "111(4) only put into service before",
        "2026-11-21",
        r#"{"role": ["provider", "deployer"], "makes_synthetic": ["text"], "put_into_service_date": "2026-01-10", "no_other_listed_use": true}"#,
        "art50-2-mark-output:in_force art50-2-mark-output@2026-08-02",
    ),
    (
        "111(4) no date stated: not claimed",
        "2026-11-21",
        r#"{"role": ["provider"], "makes_synthetic": ["text"], "no_other_listed_use": true}"#,
        "art50-2-mark-output:in_force",
    ),
    (
        "111(4) is for marking only",
        "2026-11-21",
        r#"{"role": ["provider"], "talks_to_people": true, "makes_synthetic": ["text"], "placed_on_market_date": "2025-01-10", "no_other_listed_use": true}"#,
        "art50-1-inform-interaction:in_force art50-2-mark-output:grandfathered",
    ),
    (
        "111(4) did not exist before the amendment",
        "2026-07-26",
        r#"{"role": ["provider"], "makes_synthetic": ["text"], "placed_on_market_date": "2025-01-10", "no_other_listed_use": true}"#,
        "art50-2-mark-output:upcoming art50-2-mark-output@2026-08-02",
    ),
];

#[test]
fn paragraph_2_marking_and_its_transition() {
    judge(MARKING);
}

const EXPOSURE: &[Row] = &[
    (
        "50(3) emotion recognition: its deployer informs",
        "2026-11-21",
        r#"{"role": ["deployer"], "established_in_eu": true, "infers_emotion_or_intention": true, "from_biometric_data": true, "setting": ["other"], "no_other_listed_use": true}"#,
        "art50-3=yes art50-3-inform-exposed:in_force art50-3-inform-exposed@2026-08-02 art50-5-manner:in_force",
    ),
    (
        "50(3), 3(39) intentions count as well",
        "2026-11-21",
        r#"{"role": ["deployer"], "established_in_eu": true, "infers_emotion_or_intention": true, "infers_intention_only": true, "from_biometric_data": true, "no_other_listed_use": true}"#,
        "art50-3=yes",
    ),
    (
        "50(3), 3(39) emotions inferred from text are no emotion recognition",
        "2026-11-21",
        r#"{"role": ["deployer"], "infers_emotion_or_intention": true, "from_biometric_data": false, "no_other_listed_use": true}"#,
        "art50-3=no",
    ),
    (
        "50(3) its provider does not inform",
        "2026-11-21",
        r#"{"role": ["provider"], "infers_emotion_or_intention": true, "from_biometric_data": true, "no_other_listed_use": true}"#,
        "art50-3=yes art50-3-inform-exposed:not_applicable",
    ),
    (
        "50(3), 3(40) biometric categorisation, by whatever attribute",
        "2026-11-21",
        r#"{"role": ["deployer"], "established_in_eu": true, "biometric_categorisation": true, "from_biometric_data": true, "inferred_attribute": ["age"], "no_other_listed_use": true}"#,
        "art50-3=yes",
    ),
    (
        "50(3), 3(40) ancillary to another service and strictly necessary for technical reasons",
        "2026-11-21",
        r#"{"role": ["deployer"], "biometric_categorisation": true, "from_biometric_data": true, "ancillary_strictly_necessary": true, "no_other_listed_use": true}"#,
        "art50-3=no",
    ),
    (
        "50(3) permitted by law to detect, prevent or investigate, with safeguards",
        "2026-11-21",
        r#"{"role": ["deployer"], "infers_emotion_or_intention": true, "from_biometric_data": true, "law_permitted_detection": true, "law_authorised_safeguards": true, "no_other_listed_use": true}"#,
        "art50-3=no",
    ),
    (
        "50(3) permitted without safeguards",
        "2026-11-21",
        r#"{"role": ["deployer"], "infers_emotion_or_intention": true, "from_biometric_data": true, "law_permitted_detection": true, "law_authorised_safeguards": false, "no_other_listed_use": true}"#,
        "art50-3=yes",
    ),
    (
        "50(3) authorised for prosecution only, which this paragraph does not name",
        "2026-11-21",
        r#"{"role": ["deployer"], "infers_emotion_or_intention": true, "from_biometric_data": true, "law_authorised_crime": true, "law_permitted_detection": false, "law_authorised_safeguards": true, "no_other_listed_use": true}"#,
        "art50-3=yes",
    ),
    (
        "50(3) not lifted because the use at work is prohibited",
        "2026-11-21",
        r#"{"role": ["deployer"], "infers_emotion_or_intention": true, "from_biometric_data": true, "setting": ["workplace"], "no_other_listed_use": true}"#,
        "art5-1-f=yes art50-3=yes",
    ),
];

#[test]
fn paragraph_3_exposure() {
    judge(EXPOSURE);
}

const DISCLOSURE: &[Row] = &[
    (
        "50(4) deep fake: its deployer discloses",
        "2026-11-21",
        r#"{"role": ["deployer"], "established_in_eu": true, "deep_fake": true, "no_other_listed_use": true}"#,
        "art50-4-deepfake=yes art50-4-deep-fake:in_force art50-4-deep-fake@2026-08-02 art50-4-reduced-disclosure=no art50-5-manner:in_force",
    ),
    (
        "50(4), 3(60) all three elements",
        "2026-11-21",
        r#"{"role": ["deployer"], "deep_fake_media": true, "resembles_existing": true, "would_seem_authentic": true, "no_other_listed_use": true}"#,
        "art50-4-deepfake=yes",
    ),
    (
        "50(4), 3(60) text is no deep fake",
        "2026-11-21",
        r#"{"role": ["deployer"], "deep_fake_media": false, "resembles_existing": true, "would_seem_authentic": true, "no_other_listed_use": true}"#,
        "art50-4-deepfake=no",
    ),
    (
        "50(4), 3(60) nothing existing is resembled",
        "2026-11-21",
        r#"{"role": ["deployer"], "resembles_existing": false, "would_seem_authentic": true, "no_other_listed_use": true}"#,
        "art50-4-deepfake=no",
    ),
    (
        "50(4), 3(60) nobody would take it for authentic",
        "2026-11-21",
        r#"{"role": ["deployer"], "resembles_existing": true, "would_seem_authentic": false, "no_other_listed_use": true}"#,
        "art50-4-deepfake=no",
    ),
    (
        "50(4), 3(60) whether it would seem authentic is not said",
        "2026-11-21",
        r#"{"role": ["deployer"], "resembles_existing": true, "no_other_listed_use": true}"#,
        "art50-4-deepfake=unknown art50-4-deepfake?would_seem_authentic",
    ),
    (
        "50(4) the provider of the tool marks, the deployer discloses",
        "2026-12-02",
        r#"{"role": ["provider"], "deep_fake": true, "makes_synthetic": ["video"], "no_other_listed_use": true}"#,
        "art50-4-deep-fake:not_applicable art50-2-mark-output:in_force",
    ),
    (
        "50(4) authorised by law against crime",
        "2026-11-21",
        r#"{"role": ["deployer"], "deep_fake": true, "law_authorised_crime": true, "law_authorised_safeguards": false, "no_other_listed_use": true}"#,
        "art50-4-deepfake=no",
    ),
    (
        "50(4) evidently artistic: the duty stays, its manner is lighter",
        "2026-11-21",
        r#"{"role": ["deployer"], "established_in_eu": true, "deep_fake": true, "evidently_artistic": true, "no_other_listed_use": true}"#,
        "art50-4-deepfake=yes art50-4-reduced-disclosure=yes art50-4-deep-fake:in_force",
    ),
    (
        "50(4) review and editorial responsibility help with text only",
        "2026-11-21",
        r#"{"role": ["deployer"], "deep_fake": true, "human_review": true, "editorial_responsibility": true, "no_other_listed_use": true}"#,
        "art50-4-deepfake=yes",
    ),
    (
        "50(4) no transition for deep fakes of old systems",
        "2026-11-21",
        r#"{"role": ["deployer"], "established_in_eu": true, "deep_fake": true, "placed_on_market_date": "2024-01-01", "no_other_listed_use": true}"#,
        "art50-4-deep-fake:in_force",
    ),
    (
        "50(4) text on matters of public interest",
        "2026-11-21",
        r#"{"role": ["deployer"], "established_in_eu": true, "public_interest_text": true, "no_other_listed_use": true}"#,
        "art50-4-text=yes art50-4-public-interest-text:in_force art50-4-deepfake=no",
    ),
    (
        "50(4) text of another kind",
        "2026-11-21",
        r#"{"role": ["deployer"], "public_interest_text": false, "no_other_listed_use": true}"#,
        "art50-4-text=no",
    ),
    (
        "50(4) reviewed, with editorial responsibility",
        "2026-11-21",
        r#"{"role": ["deployer"], "public_interest_text": true, "human_review": true, "editorial_responsibility": true, "no_other_listed_use": true}"#,
        "art50-4-text=no",
    ),
    (
        "50(4) under editorial control, with editorial responsibility",
        "2026-11-21",
        r#"{"role": ["deployer"], "public_interest_text": true, "editorial_control": true, "editorial_responsibility": true, "no_other_listed_use": true}"#,
        "art50-4-text=no",
    ),
    (
        "50(4) reviewed, but nobody is responsible",
        "2026-11-21",
        r#"{"role": ["deployer"], "public_interest_text": true, "human_review": true, "editorial_responsibility": false, "no_other_listed_use": true}"#,
        "art50-4-text=yes",
    ),
    (
        "50(4) responsible, but nothing was reviewed",
        "2026-11-21",
        r#"{"role": ["deployer"], "public_interest_text": true, "editorial_responsibility": true, "no_other_listed_use": true}"#,
        "art50-4-text=yes",
    ),
    (
        "50(4) reviewed; responsibility is open",
        "2026-11-21",
        r#"{"role": ["deployer"], "public_interest_text": true, "human_review": true, "editorial_responsibility": null}"#,
        "art50-4-text=unknown art50-4-text?editorial_responsibility",
    ),
    (
        "50(4) text authorised by law against crime",
        "2026-11-21",
        r#"{"role": ["deployer"], "public_interest_text": true, "law_authorised_crime": true, "no_other_listed_use": true}"#,
        "art50-4-text=no",
    ),
    (
        "50(4) text in an artistic work: the lighter manner is for deep fakes",
        "2026-11-21",
        r#"{"role": ["deployer"], "public_interest_text": true, "evidently_artistic": true, "no_other_listed_use": true}"#,
        "art50-4-text=yes",
    ),
    (
        "3(4) who only orders content is no deployer",
        "2026-11-21",
        r#"{"role": ["deployer"], "established_in_eu": true, "deep_fake": true, "commissioned_only": true, "no_other_listed_use": true}"#,
        "role-deployer=no art50-4-deep-fake:not_applicable",
    ),
    (
        "2(10) a private person",
        "2026-11-21",
        r#"{"role": ["deployer"], "established_in_eu": true, "public_interest_text": true, "personal_nonprofessional": true, "no_other_listed_use": true}"#,
        "art50-4-public-interest-text:not_applicable",
    ),
];

#[test]
fn paragraph_4_disclosure() {
    judge(DISCLOSURE);
}
