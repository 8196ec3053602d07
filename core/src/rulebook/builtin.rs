//! The rulebook that is part of the library.

macro_rules! rules {
    ($($name:literal),* $(,)?) => {
        &[$(($name, include_str!(concat!("../../rulebook/", $name)))),*]
    };
}

/// The files, in reading order.
pub(crate) const FILES: &[(&str, &str)] = rules![
    "00-sources.rules",
    "02-scope.rules",
    "03-definitions.rules",
    "04-size.rules",
    "05-prohibited.rules",
    "06-high-risk.rules",
    "12-penalties.rules",
    "13-application.rules",
    "20-events.rules",
    "43-conformity.rules",
    "50-transparency.rules",
    "51-general-purpose.rules",
    "56-code-of-practice.rules",
    "64-institutions.rules",
    "75-competence.rules",
    "99-not-modelled.rules",
    "annex-3.rules",
    "annex-documents.rules",
    "annex-gpai-documents.rules",
    "duties-a-everyone.rules",
    "duties-b-classification.rules",
    "duties-c-requirements.rules",
    "duties-d-providers.rules",
    "duties-e-supply-chain.rules",
    "duties-f-value-chain.rules",
    "duties-g-deployers.rules",
    "duties-h-transparency.rules",
    "duties-i-general-purpose.rules",
    "duties-j-downstream.rules",
    "duties-k-notified-bodies.rules",
    "duties-l-notifying-authorities.rules",
    "duties-m-standards.rules",
    "duties-n-sandboxes.rules",
    "duties-o-small-enterprises.rules",
    "duties-p-governance.rules",
    "duties-q-market-surveillance.rules",
    "duties-r-ai-office.rules",
    "duties-s-remedies.rules",
    "duties-t-gpai-supervision.rules",
    "duties-u-guidance.rules",
    "duties-v-penalties.rules",
    "duties-w-review.rules",
];

/// The provisions that exist, by edition.
pub(crate) const PROVISIONS: &[(&str, &str)] = &[
    ("2024-07-12", include_str!("../../rulebook/provisions/2024-07-12.txt")),
    ("2026-07-27", include_str!("../../rulebook/provisions/2026-07-27.txt")),
];
