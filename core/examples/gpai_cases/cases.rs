//! A file of labelled cases on general-purpose models.

use std::collections::BTreeMap;
use std::path::Path;

use aiact::facts::Value;
use aiact::{Case, Error, ErrorCode};
use serde::Deserialize;
use serde_json::value::RawValue;

/// Facts or expectations by name, with numbers kept exactly.
pub type Named = BTreeMap<String, Value>;

/// One case: what is known of a model and its maker, and what follows from the law.
#[derive(Clone, Debug)]
pub struct LabelledCase {
    pub id: String,
    pub facts: Named,
    pub expected: Named,
}

#[derive(Deserialize)]
struct Line<'a> {
    id: String,
    #[serde(borrow)]
    facts: &'a RawValue,
    #[serde(borrow)]
    expected: &'a RawValue,
}

/// An object read as strictly as the library reads the facts of a case.
fn named(raw: &RawValue) -> Result<Named, Error> {
    Ok(Case::from_json(&format!(r#"{{"as_of":"2026-11-21","facts":{}}}"#, raw.get()))?.facts().clone())
}

impl LabelledCase {
    /// Reads one line.
    ///
    /// # Errors
    ///
    /// When it is no JSON object with `id`, `facts` and `expected`, or a key stands twice.
    pub fn read(line: &str) -> Result<Self, Error> {
        let broken = |e: serde_json::Error| Error::new(ErrorCode::Json, "", format!("no labelled case: {e}"));
        let line: Line<'_> = serde_json::from_str(line).map_err(broken)?;
        Ok(Self { id: line.id, facts: named(line.facts)?, expected: named(line.expected)? })
    }
}

/// Reads a file with one case a line; empty lines are passed over.
///
/// # Errors
///
/// A message with file and line when the file cannot be read, a line is no case, or there is none.
pub fn read(path: &Path) -> Result<Vec<LabelledCase>, String> {
    let text = std::fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))?;
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    let cases: Vec<LabelledCase> = lines
        .map(|(n, line)| LabelledCase::read(line).map_err(|e| format!("{}:{}: {e}", path.display(), n + 1)))
        .collect::<Result<_, _>>()?;
    if cases.is_empty() {
        return Err(format!("{}: there is no case in it; expected one JSON object a line", path.display()));
    }
    Ok(cases)
}
