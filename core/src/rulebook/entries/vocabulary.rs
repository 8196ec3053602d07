//! What can be asked: facts, and terms made of them.

use crate::law::{Citation, Date};
use crate::rulebook::entries::{Body, Place, Text};

/// One of the values an enumerated fact can have.
#[derive(Clone, Debug)]
pub struct ValueLabel {
    /// The identifier.
    pub id: Text,
    /// What it means.
    pub label: Text,
    /// "One of these, not said which": leaves the other values open.
    pub unspecified: bool,
}

/// What kind of answer a fact takes.
#[derive(Clone, Debug)]
pub enum FactType {
    /// Yes or no.
    Bool,
    /// Exactly one of the values.
    OneOf(Vec<ValueLabel>),
    /// Any number of the values.
    SetOf(Vec<ValueLabel>),
    /// An exact number, not below zero.
    Number,
    /// A civil day.
    Date,
    /// Free text; no rule reads it.
    Text,
}

/// What counts while a fact is silent.
#[derive(Clone, Debug)]
pub struct Presumption {
    /// What is presumed.
    pub presumed: Presumed,
    /// Why that is the cautious assumption.
    pub why: Text,
}

/// The content of a presumption.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presumed {
    /// The bool fact has this value.
    Bool(bool),
    /// The `one of` fact has the value with this index.
    Value(u32),
    /// The `set of` fact includes the values in this bit mask; the others stay open.
    Includes(u64),
    /// The `set of` fact includes none of the values in this bit mask; the others stay open.
    NotIn(u64),
}

/// Something a person can be asked.
#[derive(Clone, Debug)]
pub struct Fact {
    /// The identifier.
    pub id: Text,
    /// The question.
    pub question: Text,
    /// The legal convention behind the question.
    pub help: Option<Text>,
    /// The provisions it rests on.
    pub cites: Vec<Citation>,
    /// What kind of answer it takes.
    pub fact_type: FactType,
    /// The unit of a number.
    pub unit: Option<Text>,
    /// What counts while it is silent.
    pub presumption: Option<Presumption>,
    /// Whether it names a use listed in the Act, cleared by `no_other_listed_use`.
    pub listed_use: bool,
    /// Facts that follow from a stated *yes*.
    pub implies: Vec<Text>,
    /// Facts that a stated *yes* rules out.
    pub excludes: Vec<Text>,
    /// The listed uses that are spoken of once it is stated to be so, or left open: `no_other_listed_use` does not
    /// clear them.
    pub speaks_of: Vec<Text>,
    /// Kept for the record only: no rule reads it.
    pub on_record: bool,
    /// Whether the number adds up over partner and linked enterprises.
    pub adds_up: bool,
    /// Where it stands.
    pub place: Place,
}

/// A term made of other facts, which may also be stated directly.
#[derive(Clone, Debug)]
pub struct Term {
    /// The identifier.
    pub id: Text,
    /// The question that asks for it directly.
    pub question: Text,
    /// The legal convention behind it.
    pub help: Option<Text>,
    /// The provisions it rests on.
    pub cites: Vec<Citation>,
    /// Its text.
    pub body: Body,
    /// When it was last compared with the text of the Act.
    pub checked: Option<Date>,
    /// Whether it names a use listed in the Act: no when `no_other_listed_use` is stated and nothing is said
    /// about its parts.
    pub listed_use: bool,
    /// Notes for the reader.
    pub notes: Vec<Text>,
    /// Where it stands.
    pub place: Place,
}
