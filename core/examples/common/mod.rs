//! What the examples share.

use aiact::Rulebook;

/// Reads the rulebook files (`*.rules`) of a directory, in name order.
pub fn read_rulebook(directory: &str) -> Result<Rulebook, Box<dyn std::error::Error>> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(directory)? {
        let path = entry?.path();
        if path.extension().is_some_and(|e| e == "rules") {
            let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
            files.push((name, std::fs::read_to_string(&path)?));
        }
    }
    files.sort();
    Ok(Rulebook::read(files.iter().map(|(n, t)| (n.as_str(), t.as_str())))?)
}
