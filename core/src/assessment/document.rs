//! The answer as a document.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::assessment::{Assessment, Deadline, Exposure, Proceeding, Status};
use crate::facts::{Case, Value};
use crate::law::Date;
use crate::rulebook::{Authority, Family, Nature, RuleKind};
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

/// Another reading that changes a conclusion, and what the conclusion is under it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OtherReadingTaken {
    /// The reading's id.
    pub id: String,
    /// The reading, in a sentence.
    pub text: String,
    /// Provisions and documents it rests on.
    pub citation: String,
    /// The value of the conclusion under that reading.
    pub value: Truth,
    /// What that means on the day.
    #[serde(flatten)]
    pub when: When,
}

/// Another reading that changes a duty, and what the duty is under it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OtherReadingOfDuty {
    /// The reading's id.
    pub id: String,
    /// The reading, in a sentence.
    pub text: String,
    /// Provisions and documents it rests on.
    pub citation: String,
    /// Whether the duty is for this actor and system under that reading, whatever the day.
    pub holds: Truth,
    /// What that means on the day.
    #[serde(flatten)]
    pub when: When,
}

/// A status and its days under another reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct When {
    /// The status on the day of the assessment.
    pub status: Status,
    /// First day of binding.
    pub applies_from: Option<Date>,
    /// First day on which it may bind, where that is open.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub possible_from: Option<Date>,
    /// First day on which it no longer binds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
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

/// Everything about one conclusion.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// The conclusion's id.
    #[serde(skip)]
    pub id: String,
    /// Its title.
    pub title: String,
    /// What it is about.
    pub kind: RuleKind,
    /// The part of the risk summary it belongs to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub family: Option<Family>,
    /// The match.
    pub value: Truth,
    /// What that means on the day.
    pub status: Status,
    /// Whether any of its facts was stated.
    pub examined: bool,
    /// First day of binding.
    pub applies_from: Option<Date>,
    /// First day on which it may bind, where that is open.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub possible_from: Option<Date>,
    /// The formal day of application, where the effective one differs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub formal_from: Option<Date>,
    /// First day on which it no longer binds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
    /// The provisions it rests on.
    pub citation: String,
    /// A link to the first of them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// The strongest authority that is enough for the value.
    pub authority: Authority,
    /// Open facts that can turn it.
    pub missing: Vec<String>,
    /// Presumptions in its support.
    pub presumptions: Vec<String>,
    /// Presumed facts that would change it if they were stated otherwise.
    pub would_change: Vec<String>,
    /// Other readings under which the value, the status or the dates differ.
    pub other_reading: Vec<OtherReadingTaken>,
    /// Why the status is not applicable although the match holds.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub reason: Vec<String>,
    /// Listed duties whose conditions read it.
    pub duties: Vec<String>,
    /// Whether the caller stated it.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub stated: bool,
    /// Of a product with several uses: the uses behind it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub uses: Vec<String>,
}

impl Finding {
    pub(crate) fn when(&self) -> When {
        When {
            status: self.status,
            applies_from: self.applies_from,
            possible_from: self.possible_from,
            until: self.until,
        }
    }

    /// The same under a reading, as far as it names it.
    pub(crate) fn under(&self, reading: &str) -> Self {
        let mut read = self.clone();
        if let Some(named) = self.other_reading.iter().find(|r| r.id == reading) {
            let When { status, applies_from, possible_from, until } = named.when;
            read = Self { value: named.value, status, applies_from, possible_from, until, ..read };
        }
        read
    }
}

/// What an infringement costs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Penalty {
    /// `tier`, `none` (no fine in the Act), `national` (national rules only) or `unstated`.
    pub kind: &'static str,
    /// The tier.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tier: Option<String>,
    /// The provision.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub citation: Option<String>,
    /// The ceiling in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// First day on which the fine can be imposed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub applies_from: Option<Date>,
    /// How it is reached.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// What else can be imposed, or is imposed in its place.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub further: Vec<FurtherPenalty>,
}

/// Another tier under which the infringement of a duty falls, for the actor of the case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FurtherPenalty {
    /// The tier.
    pub tier: String,
    /// The provisions by which it applies to the duty.
    pub citation: String,
    /// The ceiling in words.
    pub text: String,
    /// First day on which it can be imposed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub applies_from: Option<Date>,
    /// Whether it can be imposed on the actor.
    pub holds: Truth,
    /// Whether it takes the place of the duty's own tier; otherwise it can be imposed besides.
    pub in_place: bool,
}

/// A duty, right, permission or power, for this case on this day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Obligation {
    /// The id.
    pub id: String,
    /// Who bears it.
    pub bearer: Vec<String>,
    /// What kind of legal position it is.
    pub nature: Nature,
    /// Whether it is for this actor and system, whatever the day.
    pub holds: Truth,
    /// Whether it binds on the day.
    pub binds: Truth,
    /// What that means on the day.
    pub status: Status,
    /// First day of binding.
    pub applies_from: Option<Date>,
    /// First day on which it may bind, where that is open.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub possible_from: Option<Date>,
    /// The formal day of application, where the effective one differs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub formal_from: Option<Date>,
    /// First day on which it no longer binds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
    /// The provisions it rests on.
    pub citation: String,
    /// A link to the first of them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// The duty in one sentence.
    pub duty: String,
    /// The occurrence or request on which it becomes due.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub on_event: Option<String>,
    /// The deadline in words.
    pub deadline: Option<String>,
    /// Deadlines and periods that can be counted.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub deadlines: Vec<Deadline>,
    /// The list of what the document must contain, by its identifier.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub checklist: Option<String>,
    /// Exceptions in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub exceptions: Option<String>,
    /// What an infringement costs.
    pub penalty: Penalty,
    /// What the amendment changed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub changed: Option<String>,
    /// Artefacts that prove compliance, and whether the case names them.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub evidence: BTreeMap<String, bool>,
    /// Open facts that can turn it.
    pub missing: Vec<String>,
    /// Presumptions in its support.
    pub presumptions: Vec<String>,
    /// Presumed facts that would change it if they were stated otherwise.
    pub would_change: Vec<String>,
    /// Other readings under which it holds otherwise, or its status or dates differ.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub other_reading: Vec<OtherReadingOfDuty>,
    /// What fails, when it does not apply.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub reason: Vec<String>,
    /// Notes for the reader.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<String>,
    /// Of a product with several uses: the uses behind it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub uses: Vec<String>,
    /// Whether it is part of the default list: a duty of a stated role that applies or may apply.
    #[serde(skip)]
    pub listed: bool,
}

impl Obligation {
    pub(crate) fn when(&self) -> When {
        When {
            status: self.status,
            applies_from: self.applies_from,
            possible_from: self.possible_from,
            until: self.until,
        }
    }

    /// The same under a reading, as far as it names it.
    pub(crate) fn under(&self, reading: &str) -> Self {
        let mut read = self.clone();
        if let Some(named) = self.other_reading.iter().find(|r| r.id == reading) {
            let When { status, applies_from, possible_from, until } = named.when;
            read = Self { holds: named.holds, status, applies_from, possible_from, until, ..read };
        }
        read
    }
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

/// One part of the risk summary.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RiskFinding {
    /// Whether any provision of the part matches.
    pub value: Truth,
    /// What that means on the day.
    pub status: Status,
    /// First day of binding.
    pub applies_from: Option<Date>,
    /// The provisions that match.
    pub matches: Vec<String>,
    /// The provisions that are open.
    pub open: Vec<String>,
}

/// The summary: one finding a part, never one tier for all.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Risk {
    /// Article 5.
    pub prohibited: RiskFinding,
    /// Article 6.
    pub high_risk: RiskFinding,
    /// Article 50.
    pub transparency: RiskFinding,
    /// Chapter V.
    pub general_purpose: RiskFinding,
}

impl Risk {
    /// One part of the summary.
    #[must_use]
    pub const fn part(&self, family: Family) -> &RiskFinding {
        match family {
            Family::Prohibited => &self.prohibited,
            Family::HighRisk => &self.high_risk,
            Family::Transparency => &self.transparency,
            Family::GeneralPurpose => &self.general_purpose,
        }
    }

    pub(crate) fn from_findings(findings: &[Finding]) -> Self {
        let part = |family: Family| {
            let members: Vec<&Finding> = findings.iter().filter(|f| f.family == Some(family)).collect();
            RiskFinding::from_members(&members, family)
        };
        Self {
            prohibited: part(Family::Prohibited),
            high_risk: part(Family::HighRisk),
            transparency: part(Family::Transparency),
            general_purpose: part(Family::GeneralPurpose),
        }
    }
}

/// The conclusion that sums up a part, where the rulebook has one.
pub(crate) fn summary_of(family: Family) -> &'static str {
    match family {
        Family::Prohibited => "prohibited",
        Family::HighRisk => "high_risk",
        Family::Transparency => "transparency",
        Family::GeneralPurpose => "gpai",
    }
}

impl RiskFinding {
    fn from_members(members: &[&Finding], family: Family) -> Self {
        let name = summary_of(family);
        let ids = |truth: Truth| -> Vec<String> {
            members.iter().filter(|f| f.value == truth && f.id != name).map(|f| f.id.clone()).collect()
        };
        let (matches, open) = (ids(Truth::Yes), ids(Truth::Unknown));
        // The part's own conclusion decides: a point that matches may be lifted by a derogation.
        if let Some(own) = members.iter().find(|f| f.id == name) {
            return Self { value: own.value, status: own.status, applies_from: own.applies_from, matches, open };
        }
        let value = members.iter().fold(Truth::No, |any, f| any | f.value);
        let order = [Status::InForce, Status::Upcoming, Status::Undetermined, Status::Grandfathered];
        let status =
            order.into_iter().find(|s| members.iter().any(|f| f.status == *s)).unwrap_or(Status::NotApplicable);
        let applies_from = members.iter().filter(|f| f.status == status).filter_map(|f| f.applies_from).min();
        Self { value, status, applies_from, matches, open }
    }
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
