//! Duties, rights and powers, their deadlines, and the fines behind them.

use serde::Serialize;

use crate::law::{Citation, Date, Period};
use crate::rulebook::entries::{Body, Place, Text};
use crate::truth::Decimal;

/// Which of the fixed amount and the percentage is the ceiling.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Ceiling {
    /// Whichever is higher.
    Higher,
    /// Whichever is lower.
    Lower,
    /// The fixed amount alone.
    Amount,
    /// The percentage alone.
    Percent,
}

/// On what a ceiling depends.
#[derive(Clone, Debug)]
pub struct CeilingRule {
    /// Which ceiling it is.
    pub ceiling: Ceiling,
    /// The yes-or-no fact, term or conclusion on which it is; none for always.
    pub when: Option<Text>,
    /// The provisions it rests on.
    pub cites: Vec<Citation>,
    /// The editions that have it (indices); all if empty.
    pub only: Vec<usize>,
}

/// A tier of fines.
#[derive(Clone, Debug)]
pub struct Penalty {
    /// The identifier.
    pub id: Text,
    /// Its title.
    pub title: Text,
    /// The provisions it rests on.
    pub cites: Vec<Citation>,
    /// First day on which the fine can be imposed.
    pub applies: Option<Date>,
    /// The fixed amount and its currency.
    pub amount: Option<(Decimal, Text)>,
    /// The percentage, and the number fact of which it is taken.
    pub percent: Option<(Decimal, Text)>,
    /// The unit of time for which it is due, such as a day.
    pub per: Option<Text>,
    /// Which of the two is the ceiling: the first rule that holds.
    pub ceilings: Vec<CeilingRule>,
    /// The tier that takes its place, and the condition on which it does.
    pub instead: Option<(Text, Text, Vec<Citation>)>,
    /// The condition on which it covers every duty that has no tier of its own.
    pub extends: Option<(Text, Vec<Citation>)>,
    /// What else has to be known, and on which condition.
    pub remarks: Vec<(Text, Text, Vec<Citation>)>,
    /// In words.
    pub text: Text,
    /// The editions that have it; all if empty.
    pub only: Vec<usize>,
    /// Where it stands.
    pub place: Place,
}

/// What kind of legal position an entry describes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Nature {
    /// Something that must be done.
    #[default]
    Duty,
    /// Something that must not be done.
    Prohibition,
    /// A right of the bearer.
    Right,
    /// Something that may be done.
    Permission,
    /// A choice between ways of doing what must be done.
    Option,
    /// A power of an authority.
    Power,
    /// A task of an authority that is owed to nobody in particular.
    Task,
    /// A legal consequence that needs no act.
    Effect,
}

/// What an infringement costs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Sanction {
    /// Not said.
    #[default]
    Unstated,
    /// The tier with this identifier.
    Tier(Text),
    /// No fine in the Act.
    None,
    /// National rules only.
    National,
}

/// What an infringement costs instead, for some of those whom a duty binds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SanctionInstead {
    /// What it costs then.
    pub sanction: Sanction,
    /// The condition on which it does.
    pub when: Text,
    /// The provisions it rests on.
    pub cites: Vec<Citation>,
}

/// A tier that can be imposed for the breach of a duty besides its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Further {
    /// The tier.
    pub tier: Text,
    /// The yes-or-no fact, term or conclusion on which it can be imposed; none for always.
    pub when: Option<Text>,
    /// The provisions it rests on.
    pub cites: Vec<Citation>,
}

/// What a clock says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ClockKind {
    /// To be done by then.
    Due,
    /// To be kept until then.
    Keep,
    /// Not before the end of that day.
    Wait,
    /// To be done again each time the period has run.
    Every,
}

/// From where a clock counts.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Anchor {
    /// Forward from the day that this fact gives.
    After(Text),
    /// Back from the day that this fact gives.
    Before(Text),
    /// This day itself.
    On(Date),
}

/// A deadline or period that can be counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clock {
    /// What it says.
    pub kind: ClockKind,
    /// The length and its unit; none for the anchor's own day.
    pub length: Option<Period>,
    /// From where it counts.
    pub anchor: Anchor,
    /// The yes-or-no fact, term or conclusion on which it runs.
    pub when: Option<Text>,
    /// The provisions it rests on; those of the duty if empty.
    pub cites: Vec<Citation>,
    /// Where it stands.
    pub place: Place,
}

/// A duty, right, permission or power.
#[derive(Clone, Debug)]
pub struct Duty {
    /// The identifier.
    pub id: Text,
    /// The duty in one sentence.
    pub text: Text,
    /// The provisions it rests on.
    pub cites: Vec<Citation>,
    /// Section of the inventory.
    pub section: Text,
    /// What kind of legal position it is.
    pub nature: Nature,
    /// Who bears it: any of these roles or authorities.
    pub bearers: Vec<Text>,
    /// The artefact conclusion it presupposes; none for `any`.
    pub artefact: Option<Text>,
    /// Whether the actor must be in scope.
    pub scoped: bool,
    /// Its standing condition and its dates.
    pub body: Body,
    /// The occurrence or request on which it becomes due.
    pub event: Option<Text>,
    /// The deadline or retention period in words.
    pub deadline: Option<Text>,
    /// Deadlines and periods that can be counted.
    pub clocks: Vec<Clock>,
    /// The list of what has to be in the document, by its identifier.
    pub checklist: Option<Text>,
    /// Exceptions in words, where the condition cannot say them.
    pub exceptions: Option<Text>,
    /// What an infringement costs.
    pub sanction: Sanction,
    /// What it costs instead for some of those bound; the first that certainly holds counts.
    pub sanction_instead: Vec<SanctionInstead>,
    /// What else can be imposed for it.
    pub also: Vec<Further>,
    /// How the fine is reached.
    pub sanction_note: Option<Text>,
    /// What the amendment changed.
    pub changed: Option<Text>,
    /// Artefacts that prove compliance.
    pub evidence: Vec<Text>,
    /// The fact or conclusion without which it is not in the default list while nothing is said of that.
    pub listed_when: Option<Text>,
    /// Why it may rest on presumptions made for the conclusions that it reads.
    pub takes_presumptions: Option<Text>,
    /// When it was last compared with the text of the Act.
    pub checked: Option<Date>,
    /// Notes for the reader.
    pub notes: Vec<Text>,
    /// Where it stands.
    pub place: Place,
}
