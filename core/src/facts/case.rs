//! A case: what was said about one system, one actor and one day.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::facts::{Related, Value};
use crate::language::Language;
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
    pub(super) as_of: Date,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) edition: Option<String>,
    #[serde(skip_serializing_if = "is_false")]
    pub(super) strict: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) lang: Option<Language>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) evidence: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) readings: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) holidays: Vec<Date>,
    #[serde(skip_serializing_if = "DutiesOf::is_stated")]
    pub(super) duties_of: DutiesOf,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) related_enterprises: Vec<Related>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) uses: Vec<Use>,
    pub(super) facts: BTreeMap<String, Value>,
}

/// One use of a product that has several: a function with its intended purpose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Use {
    /// Its name, unlike that of the other uses.
    pub name: String,
    /// What is said of this use alone; the facts of the case hold for every use.
    pub facts: BTreeMap<String, Value>,
}

/// Whose duties are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum DutiesOf {
    /// Those of the roles that are held or left open, as far as they apply or may apply.
    #[default]
    Stated,
    /// Those of every role along the chain, also where they do not apply, with the reason.
    Operators,
    /// Those of authorities too.
    Everyone,
}

impl DutiesOf {
    /// All of them, as they are written.
    pub(crate) const ALL: [(&'static str, Self); 3] =
        [("stated", Self::Stated), ("operators", Self::Operators), ("everyone", Self::Everyone)];

    #[expect(clippy::trivially_copy_pass_by_ref, reason = "the signature is serde's")]
    fn is_stated(&self) -> bool {
        *self == Self::Stated
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "the signature is serde's")]
fn is_false(value: &bool) -> bool {
    !value
}

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
            duties_of: DutiesOf::Stated,
            related_enterprises: Vec::new(),
            uses: Vec::new(),
            facts: BTreeMap::new(),
        })
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

    /// The language of the answer.
    #[must_use]
    pub fn language(&self) -> Language {
        self.lang.unwrap_or_default()
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

    /// Whose duties are listed.
    #[must_use]
    pub fn duties_of(&self) -> DutiesOf {
        self.duties_of
    }

    /// The partner and linked enterprises whose figures count towards the size of the enterprise.
    #[must_use]
    pub fn related_enterprises(&self) -> &[Related] {
        &self.related_enterprises
    }

    /// The uses of a product that has several; none when the case is one use.
    #[must_use]
    pub fn uses(&self) -> &[Use] {
        &self.uses
    }

    /// The case of one use alone: with what is said of every use.
    pub(crate) fn of_use(&self, one: &Use) -> Self {
        let mut case = Self { uses: Vec::new(), ..self.clone() };
        case.facts.extend(one.facts.iter().map(|(id, value)| (id.clone(), value.clone())));
        case
    }

    /// The case with the uses as they are in these cases, and nothing said of every use.
    pub(crate) fn with_uses(&self, parts: Vec<(&str, Self)>) -> Self {
        let strict = parts.iter().any(|(_, part)| part.strict);
        let uses = parts.into_iter().map(|(name, part)| Use { name: name.to_owned(), facts: part.facts });
        Self { strict, facts: BTreeMap::new(), uses: uses.collect(), ..self.clone() }
    }

    /// The case again as a builder, to state more.
    #[must_use]
    pub fn to_builder(&self) -> CaseBuilder {
        CaseBuilder(self.clone())
    }
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

    /// Asks for the answer in a language.
    #[must_use]
    pub fn in_language(mut self, language: Language) -> Self {
        self.0.lang = Some(language);
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

    /// Says whose duties are listed.
    #[must_use]
    pub fn duties_of(mut self, whose: DutiesOf) -> Self {
        self.0.duties_of = whose;
        self
    }

    /// Adds a partner or linked enterprise, whose figures count towards the size of the enterprise.
    #[must_use]
    pub fn related_enterprise(mut self, enterprise: Related) -> Self {
        self.0.related_enterprises.push(enterprise);
        self
    }

    /// Adds a use of a product that has several, with the facts of this use alone.
    #[must_use]
    pub fn use_of<V: Into<Value>>(mut self, name: &str, facts: impl IntoIterator<Item = (&'static str, V)>) -> Self {
        let facts = facts.into_iter().map(|(id, value)| (id.to_owned(), value.into())).collect();
        self.0.uses.push(Use { name: name.to_owned(), facts });
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
