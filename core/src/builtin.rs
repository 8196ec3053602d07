//! The rulebook that is part of the library, as the build script left it.

/// Entries, and the program of each edition; see `pack.rs`.
pub(crate) static RULEBOOK: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/rulebook.bin"));

/// The translations of its texts, by language: a packed list of English texts with their translation.
pub(crate) static TRANSLATIONS: &[(&str, &[u8])] = &[
    ("da", include_bytes!(concat!(env!("OUT_DIR"), "/da.bin"))),
    ("sv", include_bytes!(concat!(env!("OUT_DIR"), "/sv.bin"))),
];

/// The digest of the rule files.
pub(crate) const DIGEST: &str = env!("AIACT_RULEBOOK_DIGEST");

/// The provisions that exist, by edition.
pub(crate) const PROVISIONS: &[(&str, &str)] = &[
    ("2024-07-12", include_str!("../rulebook/provisions/2024-07-12.txt")),
    ("2026-07-27", include_str!("../rulebook/provisions/2026-07-27.txt")),
];
