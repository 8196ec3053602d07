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
    "05-prohibited.rules",
    "06-high-risk.rules",
    "12-penalties.rules",
    "13-application.rules",
    "20-events.rules",
    "43-conformity.rules",
    "50-transparency.rules",
    "51-general-purpose.rules",
    "75-competence.rules",
    "annex-3.rules",
    "duties-a-everyone.rules",
    "duties-b-classification.rules",
    "duties-c-requirements.rules",
    "duties-d-providers.rules",
    "duties-g-deployers.rules",
    "duties-h-transparency.rules",
];

/// The provisions that exist, by edition.
pub(crate) const PROVISIONS: &[(&str, &str)] = &[
    ("2024-07-12", include_str!("../../rulebook/provisions/2024-07-12.txt")),
    ("2026-07-27", include_str!("../../rulebook/provisions/2026-07-27.txt")),
];
