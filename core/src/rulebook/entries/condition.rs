//! Conditions and the dates from which they bind, as they may differ between editions.

use serde::Serialize;

use crate::law::{Citation, Date};
use crate::rulebook::entries::{Authority, Place, Text};
use crate::truth::{Comparison, Decimal};

/// `all of`, `any of`, `none of`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Quantifier {
    /// Every part holds.
    AllOf,
    /// At least one part holds.
    AnyOf,
    /// No part holds.
    NoneOf,
}

/// A condition: an element, or a block of conditions.
#[derive(Clone, Debug)]
pub enum Condition {
    /// A test of one fact or conclusion.
    Element(Element),
    /// Several conditions joined.
    Block(Quantifier, Vec<Condition>, Place),
}

/// The right-hand side of a comparison.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Limit {
    /// A number.
    Number(Decimal),
    /// A day.
    Date(Date),
    /// The `from` day of the regime line under which a transition is read.
    Start,
}

/// What an element asks of its fact or conclusion.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Test {
    /// It is yes.
    Holds,
    /// It includes, or is, one of the values.
    In(Vec<Text>),
    /// It stands in this relation to the limit.
    Compare(Comparison, Limit),
}

/// A test of one fact or conclusion.
#[derive(Clone, Debug)]
pub struct Element {
    /// The fact, term or conclusion.
    pub id: Text,
    /// The test.
    pub test: Test,
    /// Whether the test is turned round.
    pub negated: bool,
    /// The provisions it rests on.
    pub cites: Vec<Citation>,
    /// Where it takes its authority from.
    pub authority: Authority,
    /// How it can be read otherwise.
    pub other: Option<OtherReading>,
    /// A note for the reader.
    pub note: Option<Text>,
    /// Where it stands.
    pub place: Place,
}

/// Another reading of an element that can be defended.
#[derive(Clone, Debug)]
pub struct OtherReading {
    /// Its identifier.
    pub id: Text,
    /// What stands in the element's place; nothing when the element is left out.
    pub instead: Option<Box<Element>>,
    /// The reading, in a sentence.
    pub text: Text,
    /// The provisions it rests on.
    pub cites: Vec<Citation>,
}

/// From when something binds.
#[derive(Clone, Debug)]
pub enum Application {
    /// From this day.
    From(Date, Vec<Citation>),
    /// As the regime says.
    Regime(Text, Place),
}

/// What may differ between editions.
#[derive(Clone, Debug, Default)]
pub struct Variant {
    /// All of these must hold.
    pub conditions: Vec<Condition>,
    /// From when it binds.
    pub application: Option<Application>,
}

/// An entry's text in the editions: what is common, and what is added per edition.
#[derive(Clone, Debug, Default)]
pub struct Body {
    /// The editions that have the entry (indices); all of them if empty.
    pub only: Vec<usize>,
    /// Whether it is meant to end with the last of them.
    pub ended: bool,
    /// Common to all of them.
    pub common: Variant,
    /// In addition, by edition.
    pub by_edition: Vec<(usize, Variant)>,
}

impl Body {
    /// Whether the edition has the entry at all.
    #[must_use]
    pub fn in_edition(&self, edition: usize) -> bool {
        self.only.is_empty() || self.only.contains(&edition)
    }

    /// The conditions of that edition, in order.
    pub fn conditions(&self, edition: usize) -> impl Iterator<Item = &Condition> {
        let own = self.by_edition.iter().filter(move |(e, _)| *e == edition);
        self.common.conditions.iter().chain(own.flat_map(|(_, v)| v.conditions.iter()))
    }

    /// The application in that edition.
    #[must_use]
    pub fn application(&self, edition: usize) -> Option<&Application> {
        self.by_edition
            .iter()
            .filter(|(e, _)| *e == edition)
            .find_map(|(_, v)| v.application.as_ref())
            .or(self.common.application.as_ref())
    }
}
