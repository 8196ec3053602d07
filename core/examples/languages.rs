//! Keeps the tables of translations in step with the rulebook.
//!
//! ```text
//! cargo run --release --example languages              # what is translated, missing or left over
//! cargo run --release --example languages -- --write   # adds what is missing, empty, and drops what is left over
//! cargo run --release --example languages -- --all     # the same, with the texts that are only in the reference
//! ```
//!
//! A table is a JSON object from the English text to its translation, one a language and a rule file, in the order of
//! the rulebook. A text that stands in several entries stands in the table once, where it first comes.

use std::collections::{BTreeMap, HashSet};
use std::fmt::Write;
use std::path::Path;

use aiact::Rulebook;
use aiact::rulebook::Reach;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let given = |option: &str| std::env::args().any(|argument| argument == option);
    let all = given("--all");
    let write = all || given("--write");
    let mut entries = Rulebook::builtin()?.entries().clone();
    let files = entries.files.clone();
    let mut texts: Vec<Vec<(Reach, String)>> = files.iter().map(|_| Vec::new()).collect();
    let mut seen = HashSet::new();
    // The reach of a text is the widest of those entries that have it.
    let mut answers = HashSet::new();
    entries.each_text(&mut |reach, _, text| {
        if reach == Reach::Answer {
            answers.insert(text.clone());
        }
    });
    entries.each_text(&mut |reach, place, text| {
        let reach = if answers.contains(text) { Reach::Answer } else { reach };
        if seen.insert(text.clone())
            && let Some(of_file) = texts.get_mut(usize::from(place.file))
        {
            of_file.push((reach, text.to_string()));
        }
    });
    for language in ["da", "sv"] {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("languages").join(language);
        let mut known: BTreeMap<String, String> = BTreeMap::new();
        for file in std::fs::read_dir(&folder).into_iter().flatten() {
            let path = file?.path();
            if path.file_name().is_some_and(|name| name == "phrases.json") {
                continue;
            }
            let table: BTreeMap<String, String> = serde_json::from_str(&std::fs::read_to_string(&path)?)
                .map_err(|error| format!("{}: {error}", path.display()))?;
            known.extend(table.into_iter().filter(|(_, translation)| !translation.is_empty()));
        }
        let left_over = known.keys().filter(|text| !seen.contains(text.as_str())).count();
        let [mut translated, mut missing, mut reference] = [0; 3];
        for (file, texts) in files.iter().zip(&texts) {
            let mut rows = Vec::new();
            for (reach, text) in texts {
                let translation = known.get(text);
                match (reach, translation) {
                    (_, Some(_)) => translated += 1,
                    (Reach::Answer, None) => missing += 1,
                    (Reach::Reference, None) => reference += 1,
                }
                if all || *reach == Reach::Answer || translation.is_some() {
                    let translation = translation.map_or("", String::as_str);
                    rows.push(format!(
                        "  {}:\n  {}",
                        serde_json::to_string(text)?,
                        serde_json::to_string(translation)?
                    ));
                }
            }
            if write && !rows.is_empty() {
                let mut table = String::new();
                writeln!(table, "{{\n{}\n}}", rows.join(",\n\n"))?;
                std::fs::create_dir_all(&folder)?;
                std::fs::write(folder.join(file).with_extension("json"), table)?;
            }
        }
        println!(
            "{language}: {translated} translated, {missing} missing, {reference} more in the reference, {left_over} left over"
        );
    }
    Ok(())
}
