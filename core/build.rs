//! Reads and compiles the rule files once, when the library is built: at run time that takes longer than most
//! answers do. The reader is the library's own, so a rulebook read at run time is read in the same way.
#![allow(
    dead_code,
    unused_imports,
    unexpected_cfgs,
    clippy::all,
    reason = "a part of the library, checked where it belongs"
)]

use std::collections::BTreeMap;
use std::path::Path;
use std::{env, fs, io};

/// What only packs is left out of the library.
macro_rules! packing {
    ($($packing:tt)*) => { $($packing)* };
}

#[path = "src/engine/mod.rs"]
mod engine;
#[path = "src/error.rs"]
mod error;
#[path = "src/facts/mod.rs"]
mod facts;
#[path = "src/language/mod.rs"]
mod language;
#[path = "src/law/mod.rs"]
mod law;
#[path = "src/pack.rs"]
mod pack;
#[path = "src/rulebook/mod.rs"]
mod rulebook;
#[path = "src/truth/mod.rs"]
mod truth;

pub use error::{Error, ErrorCode};
pub use facts::Value;
pub use rulebook::Rulebook;
pub use truth::Truth;

/// What the library has in its place is made here.
mod builtin {
    pub(crate) static RULEBOOK: &[u8] = &[];
    pub(crate) static TRANSLATIONS: &[(&str, &[u8])] = &[];
    pub(crate) const DIGEST: &str = "";
    pub(crate) const PROVISIONS: &[(&str, &str)] = &[];
}

fn main() -> io::Result<()> {
    // What only the library needs is marked so, and left out of this script.
    println!("cargo::rustc-check-cfg=cfg(library)");
    println!("cargo::rustc-cfg=library");
    println!("cargo::rerun-if-changed=rulebook");
    println!("cargo::rerun-if-changed=languages");
    let out = env::var_os("OUT_DIR").unwrap_or_default();
    for language in ["da", "sv"] {
        fs::write(Path::new(&out).join(language).with_extension("bin"), translations(language)?)?;
    }
    let mut files = Vec::new();
    for entry in fs::read_dir("rulebook")? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "rules") {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            files.push((name, fs::read_to_string(&path)?));
        }
    }
    // The order in which they are read is that of their names.
    files.sort();
    match packed(&files) {
        Ok((packed, digest)) => {
            println!("cargo::rustc-env=AIACT_RULEBOOK_DIGEST={digest}");
            fs::write(Path::new(&out).join("rulebook.bin"), packed)
        }
        Err(error) => {
            println!("cargo::error={error}");
            Ok(())
        }
    }
}

/// The tables of a language, packed; texts without a translation are left out.
fn translations(language: &str) -> io::Result<Vec<u8>> {
    let mut rows: BTreeMap<String, String> = BTreeMap::new();
    for entry in fs::read_dir(Path::new("languages").join(language))? {
        let path = entry?.path();
        if path.file_name().is_some_and(|name| name != "phrases.json") {
            let table: BTreeMap<String, String> = serde_json::from_str(&fs::read_to_string(&path)?)
                .map_err(|error| io::Error::other(format!("{}: {error}", path.display())))?;
            rows.extend(table.into_iter().filter(|(_, translation)| !translation.is_empty()));
        }
    }
    Ok(pack::packed(&rows.into_iter().collect::<Vec<_>>()))
}

fn packed(files: &[(String, String)]) -> Result<(Vec<u8>, String), Error> {
    let book = Rulebook::read(files.iter().map(|(name, text)| (name.as_str(), text.as_str())))?;
    Ok((book.packed()?, book.digest().to_owned()))
}
