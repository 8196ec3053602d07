//! Keeps the tables of translations in step with the rulebook.
//!
//! ```text
//! cargo run --release --example languages              # what is translated, missing or left over
//! cargo run --release --example languages -- --write   # adds what is missing, empty, and drops what is left over
//! ```
//!
//! A table is a JSON object from the English text to its translation, one a language and a rule file, in the order of
//! the rulebook. A text that stands in several entries stands in the table once, where it first comes.

use std::collections::{BTreeMap, HashSet};
use std::path::Path;

use aiact::{Language, Rulebook};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let write = std::env::args().any(|argument| argument == "--write");
    let mut entries = Rulebook::builtin()?.entries().clone();
    let files = entries.files.clone();
    let mut texts: Vec<Vec<String>> = files.iter().map(|_| Vec::new()).collect();
    let mut seen = HashSet::new();
    entries.each_text(&mut |place, text| {
        if !text.is_empty()
            && seen.insert(text.clone())
            && let Some(of_file) = texts.get_mut(usize::from(place.file))
        {
            of_file.push(text.to_string());
        }
    });
    for language in Language::ALL.into_iter().filter(|language| *language != Language::En) {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("languages").join(language.code());
        let known = read(&folder)?;
        let left_over = known.keys().filter(|text| !seen.contains(text.as_str())).count();
        let missing = texts.iter().flatten().filter(|text| !known.contains_key(*text)).count();
        println!("{language}: {} texts, {missing} missing, {left_over} left over", seen.len());
        for (file, texts) in files.iter().zip(&texts).filter(|(_, texts)| write && !texts.is_empty()) {
            let row = |text: &String| -> Result<String, serde_json::Error> {
                let translation = known.get(text).map_or("", String::as_str);
                Ok(format!("  {}:\n  {}", serde_json::to_string(text)?, serde_json::to_string(translation)?))
            };
            let rows: Vec<String> = texts.iter().map(row).collect::<Result<_, _>>()?;
            std::fs::create_dir_all(&folder)?;
            std::fs::write(folder.join(file).with_extension("json"), format!("{{\n{}\n}}\n", rows.join(",\n\n")))?;
        }
    }
    Ok(())
}

/// The translations of a language that are not empty.
fn read(folder: &Path) -> Result<BTreeMap<String, String>, Box<dyn std::error::Error>> {
    let mut known = BTreeMap::new();
    for file in std::fs::read_dir(folder)? {
        let path = file?.path();
        if path.file_name().is_some_and(|name| name != "phrases.json") {
            let table: BTreeMap<String, String> = serde_json::from_str(&std::fs::read_to_string(&path)?)
                .map_err(|error| format!("{}: {error}", path.display()))?;
            known.extend(table.into_iter().filter(|(_, translation)| !translation.is_empty()));
        }
    }
    Ok(known)
}
