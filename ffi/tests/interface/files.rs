//! What the tests of the interface's text share.

use std::fs;
use std::path::{Path, PathBuf};

/// The root of the repository.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

/// The source files of the crate, in name order, so that none can be forgotten.
pub fn sources() -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = fs::read_dir(root().join("ffi/src"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|e| e == "rs"))
        .collect();
    files.sort();
    files
}

/// Compares a checked-in file with what it has to be; with `AIACT_BLESS=1` it is written instead.
pub fn compare(path: &str, expected: &str) {
    let file = root().join(path);
    if std::env::var_os("AIACT_BLESS").is_some_and(|v| v == "1") {
        fs::write(&file, expected).unwrap();
    }
    let found = fs::read_to_string(&file).unwrap_or_default();
    let same = found.lines().zip(expected.lines()).take_while(|(a, b)| a == b).count();
    assert!(
        found == expected,
        "{path} is out of date from line {} on: run AIACT_BLESS=1 cargo test -p aiact-ffi",
        same + 1
    );
}
