//! What a rulebook is made of, as it is written.

mod condition;
mod duty;
mod instrument;
mod reference;
mod rule;
mod vocabulary;

use std::borrow::Cow;

use serde::Serialize;

use crate::law::Date;

pub use condition::{Application, Body, Condition, Element, Limit, OtherReading, Quantifier, Test, Variant};
pub use duty::{
    Anchor, Ceiling, CeilingRule, Clock, ClockKind, Duty, Further, Nature, Penalty, Sanction, SanctionInstead,
};
pub use instrument::{Certainty, History, Instrument, InstrumentKind, InstrumentStatus, Said, Stage};
pub use reference::{
    Activity, Checklist, ChecklistItem, Figure, FigureValue, Institution, Procedure, Step, Unmodelled,
};
pub(crate) use rule::role_rule;
pub use rule::{Family, Regime, Route, Rule, RuleKind};
pub use vocabulary::{Fact, FactType, Presumed, Presumption, Term, ValueLabel};

/// A text of the rulebook; what is built into the library is borrowed from it.
pub type Text = Cow<'static, str>;

/// Where an entry or element stands: index of the file, and line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Place {
    /// Index into the rulebook's list of files.
    pub file: u16,
    /// Line, from 1.
    pub line: u32,
}

/// Where a rule element takes its authority from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Authority {
    /// The text of the Act itself.
    #[default]
    Law,
    /// A guideline of the Commission or a like document: not binding.
    Guideline,
    /// A reading of the text: ours, or one drawn from a recital.
    Interpretation,
}

/// One edition of the law's text.
#[derive(Clone, Debug)]
pub struct Edition {
    /// The identifier: the date of the text.
    pub id: Text,
    /// Its name.
    pub title: Text,
    /// First day on which this text is in force.
    pub in_force: Date,
    /// Day of publication in the Official Journal.
    pub published: Date,
    /// Other identifiers that callers may use.
    pub also: Vec<Text>,
}

/// A document besides the Act that the rulebook cites.
#[derive(Clone, Debug)]
pub struct Source {
    /// The identifier used in citations.
    pub id: Text,
    /// Its title.
    pub title: Text,
    /// Its date.
    pub dated: Date,
    /// Whether it binds.
    pub authority: Authority,
}
