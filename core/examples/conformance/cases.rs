//! A labelled case: what is known of a system, and what a source says the Act makes of it.

use std::collections::BTreeMap;
use std::path::Path;

use aiact::rulebook::FactType;
use aiact::{Case, Error, ErrorCode, Rulebook};
use serde::Deserialize;
use serde_json::value::RawValue;

/// The day of a case that names none: every provision applies from then on.
const DAY: &str = "\"2028-08-02\"";

/// How a case counts, by the grade of its source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// Official texts (A, A-draft, B), and whatever has no grade.
    Headline,
    /// Studies, benchmarks, peers and law firms (C).
    Apart,
    /// Sources that contradict the law (D).
    Unscored,
}

/// One line of a case file. Facts keep the form in which they were written, so that numbers stay exact.
#[derive(Debug, Deserialize)]
pub struct LabelledCase {
    pub id: String,
    #[serde(default)]
    grade: Option<String>,
    #[serde(default)]
    actor_role: Option<Box<RawValue>>,
    #[serde(default)]
    facts: Option<Box<RawValue>>,
    #[serde(default)]
    pub expected: BTreeMap<String, serde_json::Value>,
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
        .map(|(n, line)| {
            serde_json::from_str(line).map_err(|e| format!("{}:{}: no labelled case: {e}", path.display(), n + 1))
        })
        .collect::<Result<_, _>>()?;
    if cases.is_empty() {
        return Err(format!("{}: there is no case in it; expected one JSON object a line", path.display()));
    }
    Ok(cases)
}

impl LabelledCase {
    /// How the case counts.
    pub fn group(&self) -> Group {
        match self.grade.as_deref() {
            Some("C") => Group::Apart,
            Some("D") => Group::Unscored,
            _ => Group::Headline,
        }
    }

    /// The case as the library reads it, by the conventions that `tests/cases/README.md` states.
    ///
    /// # Errors
    ///
    /// Those of [`Case::from_json`]: the facts are no object, one stands twice, or the day is none.
    pub fn to_case(&self, book: &Rulebook) -> Result<Case, Error> {
        let written = self.facts.as_deref().map_or("{}", RawValue::get);
        // The library's own reader refuses what a map would swallow, such as a fact that stands twice.
        Case::from_json(&format!("{{\"as_of\":{DAY},\"facts\":{written}}}"))?;
        let written: BTreeMap<String, Box<RawValue>> =
            serde_json::from_str(written).map_err(|e| Error::new(ErrorCode::Json, "/facts", e.to_string()))?;
        let known = |raw: &&RawValue| raw.get() != "null";
        let day = written.get("assessment_date").map(AsRef::as_ref).filter(known).map_or(DAY, RawValue::get);
        let mut facts: BTreeMap<&str, String> = BTreeMap::new();
        for (id, raw) in &written {
            facts.insert(id, split(book, id, raw));
        }
        if let Some(role) = self.actor_role.as_deref().filter(known) {
            facts.entry("role").or_insert_with(|| role.get().to_owned());
        }
        facts.entry("no_other_listed_use").or_insert_with(|| "true".to_owned());
        let facts = facts.iter().map(|(id, value)| format!("{}:{value}", serde_json::Value::from(*id)));
        Case::from_json(&format!("{{\"as_of\":{day},\"facts\":{{{}}}}}", facts.collect::<Vec<_>>().join(",")))
    }
}

/// Several values of a `set of` fact may stand in one text, with commas between them.
fn split(book: &Rulebook, id: &str, raw: &RawValue) -> String {
    let several = book.entries().facts.iter().any(|f| f.id == id && matches!(f.fact_type, FactType::SetOf(_)));
    match serde_json::from_str::<String>(raw.get()) {
        Ok(text) if several && text.contains(',') => {
            serde_json::Value::from(text.split(',').map(str::trim).collect::<Vec<_>>()).to_string()
        }
        _ => raw.get().to_owned(),
    }
}
