//! The answer as a document, and what stands in it beside findings, duties and fines.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::assessment::{Assessment, Exposure, Finding, Obligation, Proceeding, Risk};
use crate::facts::{Case, Value};
use crate::law::Date;
use crate::truth::Truth;

/// Which law, as of which day, by which version of which rulebook.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LawVersion {
    /// The edition of the Act's text.
    pub edition: String,
    /// Its name.
    pub title: String,
    /// The day of the assessment.
    pub as_of: Date,
    /// SHA-256 of the rulebook's files.
    pub rulebook: String,
    /// Version of the library.
    pub library: String,
}

/// An open question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Question {
    /// The fact.
    pub id: String,
    /// The question.
    pub question: String,
    /// The legal convention behind it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub help: Option<String>,
    /// `bool`, `one_of`, `set_of`, `number`, `date`.
    pub r#type: &'static str,
    /// The possible values and their meaning.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub values: BTreeMap<String, String>,
    /// The unit of a number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// The provisions behind it.
    pub citation: String,
    /// How many findings and duties wait for it.
    pub settles: usize,
}

/// A presumption that an answer rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Presumed {
    /// The silent fact, or the exception that nobody claimed.
    pub id: String,
    /// What is presumed, in the form in which it can be stated.
    pub value: Value,
    /// Why that is the cautious assumption.
    pub why: String,
    /// The provisions behind it.
    pub citation: String,
}

/// A conclusion or term that the caller stated directly.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Overridden {
    /// Its id.
    pub id: String,
    /// The stated value.
    pub value: Truth,
}

/// The document that [`Assessment::to_json`] writes.
#[derive(Serialize)]
pub(crate) struct Document<'a> {
    law: LawVersion,
    case: &'a Case,
    risk: &'a Risk,
    findings: BTreeMap<&'a str, &'a Finding>,
    obligations: Vec<&'a Obligation>,
    exposure: &'a [Exposure],
    questions: &'a [Question],
    presumptions: &'a [Presumed],
    overrides: &'a [Overridden],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    uses: Vec<UseDocument<'a>>,
    notice: &'a str,
}

/// One use of a product in the document.
#[derive(Serialize)]
struct UseDocument<'a> {
    name: &'a str,
    risk: &'a Risk,
    findings: BTreeMap<&'a str, &'a Finding>,
}

impl<'a> Document<'a> {
    pub(crate) fn new(assessment: &'a Assessment<'_>) -> Self {
        Self {
            law: assessment.law(),
            case: assessment.case(),
            risk: assessment.risk(),
            findings: assessment.findings().iter().map(|f| (f.id.as_str(), f)).collect(),
            obligations: assessment.obligations().collect(),
            exposure: assessment.exposure(),
            questions: assessment.questions(),
            presumptions: assessment.presumptions(),
            overrides: assessment.overrides(),
            uses: assessment
                .uses()
                .map(|(name, part)| UseDocument {
                    name,
                    risk: part.risk(),
                    findings: part.findings().iter().map(|f| (f.id.as_str(), f)).collect(),
                })
                .collect(),
            notice: &assessment.language().phrases().notice,
        }
    }
}

/// Procedures as a document.
#[derive(Serialize)]
pub(super) struct Proceedings<'a> {
    law: LawVersion,
    procedures: &'a [Proceeding],
    notice: &'a str,
}

impl<'a> Proceedings<'a> {
    pub(super) fn new(assessment: &Assessment<'_>, procedures: &'a [Proceeding]) -> Self {
        Self { law: assessment.law(), procedures, notice: &assessment.language().phrases().notice }
    }
}
