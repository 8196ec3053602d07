//! A case: what was said about one system, one actor and one day.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::error::{Error, ErrorCode};
use crate::facts::Value;
use crate::facts::json::{escape, parse_document, shorten};
use crate::law::Date;

/// What is said about one function of one system, by one actor, for one day.
///
/// ```
/// use aiact::Case;
/// let case = Case::on("2026-11-21".parse()?)
///     .stating("role", vec!["provider"])
///     .stating("emp_filters_or_evaluates", true)
///     .build();
/// assert_eq!(Case::from_json(&case.to_json())?, case);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Case {
    as_of: Date,
    #[serde(skip_serializing_if = "Option::is_none")]
    edition: Option<String>,
    #[serde(skip_serializing_if = "is_false")]
    strict: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    lang: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    evidence: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    readings: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    holidays: Vec<Date>,
    facts: BTreeMap<String, Value>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "the signature is serde's")]
fn is_false(value: &bool) -> bool {
    !value
}

/// Languages in which an answer can be given.
pub(crate) const LANGUAGES: &[&str] = &["en"];

const KEYS: &[&str] = &["as_of", "facts", "edition", "strict", "evidence", "readings", "holidays", "lang"];

impl Case {
    /// Begins a case for a day.
    #[must_use]
    pub fn on(as_of: Date) -> CaseBuilder {
        CaseBuilder(Self {
            as_of,
            edition: None,
            strict: false,
            lang: None,
            evidence: Vec::new(),
            readings: Vec::new(),
            holidays: Vec::new(),
            facts: BTreeMap::new(),
        })
    }

    /// Reads a case from its JSON document.
    ///
    /// # Errors
    ///
    /// When the document is not well-formed, too large, or not of the form that the published schema
    /// describes. What the facts mean is checked when the case is assessed.
    pub fn from_json(text: &str) -> Result<Self, Error> {
        let Value::Object(entries) = parse_document(text)? else {
            return Err(Error::new(ErrorCode::Json, "", "a case is a JSON object")
                .with_help("{\"as_of\": ..., \"facts\": {...}}"));
        };
        let mut as_of = None;
        let mut case = Self::on(Date::MIN).build();
        for (key, value) in entries {
            let place = format!("/{}", escape(&key));
            let wrong = |expected: &str| {
                Error::new(ErrorCode::Option, place.clone(), format!("`{}` cannot be {}", shorten(&key), value.kind()))
                    .with_help(format!("expected {expected}"))
            };
            match (key.as_str(), &value) {
                ("as_of", Value::Text(text)) => {
                    let day = text
                        .parse()
                        .map_err(|e: crate::law::DateError| Error::new(ErrorCode::Day, &place, e.to_string()));
                    as_of = Some(day?);
                }
                ("as_of", _) => return Err(wrong("a day such as \"2026-11-21\"")),
                ("edition", Value::Text(text)) => case.edition = Some(text.clone()),
                ("edition" | "lang", Value::Null) => {}
                ("edition", _) => return Err(wrong("the name of an edition")),
                ("strict", Value::Bool(strict)) => case.strict = *strict,
                ("strict", _) => return Err(wrong("true or false")),
                ("lang", Value::Text(text)) if LANGUAGES.contains(&text.as_str()) => case.lang = Some(text.clone()),
                ("lang", Value::Text(text)) => {
                    let message = format!("no language `{}`", shorten(text));
                    return Err(Error::new(ErrorCode::Option, place, message)
                        .with_help(format!("known: {}", LANGUAGES.join(", "))));
                }
                ("lang", _) => return Err(wrong("a language such as \"en\"")),
                ("evidence", _) => {
                    case.evidence = texts(&value).ok_or_else(|| wrong("a list of names of artefacts"))?
                }
                ("readings", _) => case.readings = texts(&value).ok_or_else(|| wrong("a list of ids of readings"))?,
                ("holidays", _) => {
                    let texts = texts(&value).ok_or_else(|| wrong("a list of days"))?;
                    let days = texts.iter().enumerate().map(|(index, text)| {
                        text.parse().map_err(|e: crate::law::DateError| {
                            Error::new(ErrorCode::Day, format!("{place}/{index}"), e.to_string())
                        })
                    });
                    case.holidays = days.collect::<Result<_, _>>()?;
                }
                ("facts", Value::Object(_)) => {
                    if let Value::Object(facts) = value {
                        case.facts = facts.into_iter().collect();
                    }
                }
                ("facts", _) => return Err(wrong("an object of facts")),
                _ => {
                    let message = format!("no key `{}` in a case", shorten(&key));
                    return Err(Error::new(ErrorCode::Key, place, message)
                        .with_help(format!("known: {}; facts stand under `facts`", KEYS.join(", "))));
                }
            }
        }
        case.as_of = as_of.ok_or_else(|| {
            Error::new(ErrorCode::Day, "/as_of", "the day of the assessment is missing")
                .with_help("add \"as_of\": \"2026-11-21\"")
        })?;
        Ok(case)
    }

    /// The case as a JSON document, facts in the order of their ids.
    #[must_use]
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// The day for which the case is assessed.
    #[must_use]
    pub fn as_of(&self) -> Date {
        self.as_of
    }

    /// The edition that the caller pinned.
    #[must_use]
    pub fn edition(&self) -> Option<&str> {
        self.edition.as_deref()
    }

    /// Whether nothing is presumed.
    #[must_use]
    pub fn strict(&self) -> bool {
        self.strict
    }

    /// What was stated, by id.
    #[must_use]
    pub fn facts(&self) -> &BTreeMap<String, Value> {
        &self.facts
    }

    /// The artefacts that exist as evidence.
    #[must_use]
    pub fn evidence(&self) -> &[String] {
        &self.evidence
    }

    /// The other readings that the caller selected.
    #[must_use]
    pub fn readings(&self) -> &[String] {
        &self.readings
    }

    /// The public holidays that count when deadlines are reckoned.
    #[must_use]
    pub fn holidays(&self) -> &[Date] {
        &self.holidays
    }

    /// The case again as a builder, to state more.
    #[must_use]
    pub fn to_builder(&self) -> CaseBuilder {
        CaseBuilder(self.clone())
    }
}

fn texts(value: &Value) -> Option<Vec<String>> {
    let Value::List(items) = value else { return None };
    items
        .iter()
        .map(|item| match item {
            Value::Text(text) => Some(text.clone()),
            _ => None,
        })
        .collect()
}

/// Builds a [`Case`] step by step.
#[derive(Clone, Debug)]
pub struct CaseBuilder(Case);

impl CaseBuilder {
    /// States a fact, a term or a conclusion; a later statement of the same id replaces the earlier.
    #[must_use]
    pub fn stating(mut self, id: &str, value: impl Into<Value>) -> Self {
        self.0.facts.insert(id.to_owned(), value.into());
        self
    }

    /// States that something is not settled; nothing is presumed of it.
    #[must_use]
    pub fn open(self, id: &str) -> Self {
        self.stating(id, Value::Null)
    }

    /// Another day.
    #[must_use]
    pub fn as_of(mut self, day: Date) -> Self {
        self.0.as_of = day;
        self
    }

    /// Pins the edition of the law instead of the one in force on the day.
    #[must_use]
    pub fn edition(mut self, edition: &str) -> Self {
        self.0.edition = Some(edition.to_owned());
        self
    }

    /// Presumes nothing.
    #[must_use]
    pub fn strict(mut self, strict: bool) -> Self {
        self.0.strict = strict;
        self
    }

    /// Takes the other reading with this id.
    #[must_use]
    pub fn reading(mut self, id: &str) -> Self {
        self.0.readings.push(id.to_owned());
        self
    }

    /// Names a public holiday, on which no deadline ends.
    #[must_use]
    pub fn holiday(mut self, day: Date) -> Self {
        self.0.holidays.push(day);
        self
    }

    /// Names an artefact that exists as evidence.
    #[must_use]
    pub fn evidence(mut self, artefact: &str) -> Self {
        self.0.evidence.push(artefact.to_owned());
        self
    }

    /// The case.
    #[must_use]
    pub fn build(self) -> Case {
        self.0
    }
}
