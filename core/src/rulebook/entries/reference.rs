//! What stands beside the rules: lists, figures, bodies, procedures.

use crate::law::{Citation, Date};
use crate::rulebook::entries::{Authority, Clock, Place, Text};
use crate::truth::Decimal;

/// A list of what a document or a register entry has to contain.
#[derive(Clone, Debug)]
pub struct Checklist {
    /// The identifier.
    pub id: Text,
    /// Its title.
    pub title: Text,
    /// The provisions it rests on.
    pub cites: Vec<Citation>,
    /// Whether it binds.
    pub authority: Authority,
    /// The points, in order.
    pub items: Vec<ChecklistItem>,
    /// The editions that have it (indices); all if empty.
    pub only: Vec<usize>,
    /// Whether it is meant to end with the last of them.
    pub ended: bool,
    /// Notes for the reader.
    pub notes: Vec<Text>,
    /// Where it stands.
    pub place: Place,
}

/// A point of a checklist.
#[derive(Clone, Debug)]
pub struct ChecklistItem {
    /// The identifier within the list.
    pub id: Text,
    /// What has to be there.
    pub text: Text,
    /// The provisions it rests on.
    pub cites: Vec<Citation>,
    /// To whom it is given, where the list has several recipients.
    pub recipients: Vec<Text>,
    /// A note for the reader.
    pub note: Option<Text>,
}

/// A number that the law or a guideline names, for what is reckoned outside the conditions.
#[derive(Clone, Debug)]
pub struct Figure {
    /// The identifier.
    pub id: Text,
    /// Its title.
    pub title: Text,
    /// The provisions it rests on.
    pub cites: Vec<Citation>,
    /// Where it takes its authority from.
    pub authority: Authority,
    /// What it is.
    pub value: FigureValue,
    /// Notes for the reader.
    pub notes: Vec<Text>,
    /// Where it stands.
    pub place: Place,
}

/// How a figure is given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FigureValue {
    /// A number, or numerator and denominator of a fraction.
    Fraction(Decimal, Decimal),
    /// The number that the condition of this term or conclusion asks to be exceeded.
    ExceededIn(Text),
}

/// A kind of computation on the way to a model, and whether it counts as training compute.
#[derive(Clone, Debug)]
pub struct Activity {
    /// The identifier.
    pub id: Text,
    /// What it is.
    pub title: Text,
    /// The provisions it rests on.
    pub cites: Vec<Citation>,
    /// Where it takes its authority from.
    pub authority: Authority,
    /// Whether it directly updates the parameters.
    pub direct: bool,
    /// Whether it is part of the cumulative compute.
    pub cumulative: bool,
    /// Notes for the reader.
    pub notes: Vec<Text>,
    /// Where it stands.
    pub place: Place,
}

/// Provisions that no entry models, and why.
#[derive(Clone, Debug)]
pub struct Unmodelled {
    /// The identifier.
    pub id: Text,
    /// Why.
    pub reason: Text,
    /// The provisions; each stands for everything within it.
    pub cites: Vec<Citation>,
    /// Where it stands.
    pub place: Place,
}

/// A public body: an authority, or one that advises it.
#[derive(Clone, Debug)]
pub struct Institution {
    /// The identifier, as duties and powers name their bearer.
    pub id: Text,
    /// Its name.
    pub title: Text,
    /// The provisions it rests on.
    pub cites: Vec<Citation>,
    /// What it says of itself: field and text, such as composition, appointment, contact.
    pub profile: Vec<(Text, Text)>,
    /// The body it is part of.
    pub part_of: Option<Text>,
    /// The bodies it advises.
    pub advises: Vec<Text>,
    /// Those whom it supervises.
    pub supervises: Vec<Text>,
    /// First day of its existence or competence.
    pub since: Option<Date>,
    /// The day on which facts about its organisation were last known to be so.
    pub known: Option<Date>,
    /// Notes for the reader.
    pub notes: Vec<Text>,
    /// Where it stands.
    pub place: Place,
}

/// A procedure: steps in their order, with actors and time limits.
#[derive(Clone, Debug)]
pub struct Procedure {
    /// The identifier.
    pub id: Text,
    /// Its title.
    pub title: Text,
    /// The provisions it rests on.
    pub cites: Vec<Citation>,
    /// The fact, term or conclusion on which it concerns a case; none for always.
    pub concerns: Option<Text>,
    /// The editions that have it (indices); all if empty.
    pub only: Vec<usize>,
    /// The steps, in order.
    pub steps: Vec<Step>,
    /// Notes for the reader.
    pub notes: Vec<Text>,
    /// Where it stands.
    pub place: Place,
}

/// A step of a procedure.
#[derive(Clone, Debug)]
pub struct Step {
    /// The identifier within the procedure.
    pub id: Text,
    /// What is done.
    pub title: Text,
    /// The provisions it rests on.
    pub cites: Vec<Citation>,
    /// By whom: any of these roles or institutions.
    pub by: Vec<Text>,
    /// The fact that gives the day on which it was done.
    pub date: Option<Text>,
    /// The steps that must have been taken first.
    pub after: Vec<Text>,
    /// The steps that make it superfluous.
    pub unless: Vec<Text>,
    /// The fact, term or conclusion on which it is needed; none for always.
    pub when: Option<Text>,
    /// Its time limits.
    pub clocks: Vec<Clock>,
    /// The documents that go with it.
    pub documents: Vec<Text>,
    /// What can be done against it.
    pub remedies: Vec<Text>,
    /// The duties, rights and powers that say it.
    pub duties: Vec<Text>,
    /// A note for the reader.
    pub note: Option<Text>,
    /// Where it stands.
    pub place: Place,
}
