//! What an answer says of one duty, right, permission or power, and of what its infringement costs.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::assessment::deadline::Deadline;
use crate::assessment::status::{Status, When};
use crate::law::Date;
use crate::rulebook::Nature;
use crate::truth::Truth;

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
    /// Open facts that can turn it, or on which its day hangs.
    pub missing: Vec<String>,
    /// Presumptions in its support.
    pub presumptions: Vec<String>,
    /// Presumed facts that would change it if they were stated otherwise.
    pub would_change: Vec<String>,
    /// Other readings under which it holds otherwise, or its status or dates differ.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub other_reading: Vec<OtherReadingOfDuty>,
    /// What fails, when it does not apply; the transitions that relieve, when it is grandfathered.
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
