//! What an answer says of one conclusion.

use serde::Serialize;

use crate::assessment::status::{Status, When};
use crate::law::Date;
use crate::rulebook::{Authority, Family, RuleKind};
use crate::truth::Truth;

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
    /// Open facts that can turn it, or on which its day hangs.
    pub missing: Vec<String>,
    /// Presumptions in its support.
    pub presumptions: Vec<String>,
    /// Presumed facts that would change it if they were stated otherwise.
    pub would_change: Vec<String>,
    /// Other readings under which the value, the status or the dates differ.
    pub other_reading: Vec<OtherReadingTaken>,
    /// Why the status is not applicable although the match holds; the transitions that relieve, when it is
    /// grandfathered.
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
