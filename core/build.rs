//! Reads and compiles the rule files once, when the library is built: at run time that takes longer than most
//! answers do. The reader is the library's own, so a rulebook read at run time is read in the same way.
#![allow(dead_code, unused_imports, clippy::all, reason = "a part of the library, checked where it belongs")]

use std::path::Path;
use std::{env, fs, io};

#[path = "src/engine/mod.rs"]
mod engine;
#[path = "src/error.rs"]
mod error;
#[path = "src/facts/mod.rs"]
mod facts;
#[path = "src/law/mod.rs"]
mod law;
#[path = "src/pack.rs"]
mod pack;
#[path = "src/rulebook/mod.rs"]
mod rulebook;
#[path = "src/truth/mod.rs"]
mod truth;

pub use error::{Error, ErrorCode};
pub use facts::{Case, Value};
pub use rulebook::Rulebook;
pub use truth::Truth;

/// What the library has in its place is made here.
mod builtin {
    pub(crate) static RULEBOOK: &[u8] = &[];
    pub(crate) const DIGEST: &str = "";
    pub(crate) const PROVISIONS: &[(&str, &str)] = &[];
}

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=rulebook");
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
            fs::write(Path::new(&env::var_os("OUT_DIR").unwrap_or_default()).join("rulebook.bin"), packed)
        }
        Err(error) => {
            println!("cargo::error={error}");
            Ok(())
        }
    }
}

fn packed(files: &[(String, String)]) -> Result<(Vec<u8>, String), Error> {
    let book = Rulebook::read(files.iter().map(|(name, text)| (name.as_str(), text.as_str())))?;
    Ok((book.packed()?, book.digest().to_owned()))
}
