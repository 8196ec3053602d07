//! What a rulebook is made of, as it is written.

use std::borrow::Cow;

use serde::Serialize;

use crate::law::{Citation, Date, Period};
use crate::truth::{Comparison, Decimal};

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
    /// Kept for the record only: no rule reads it.
    pub on_record: bool,
    /// Whether the number adds up over partner and linked enterprises.
    pub adds_up: bool,
    /// Where it stands.
    pub place: Place,
}

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

/// What a conclusion is about; decides what it may read and whether it burdens or relieves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum RuleKind {
    /// A provision of the Act covers the system.
    Match,
    /// A derogation from a match.
    Derogation,
    /// An exclusion from the Act.
    Exclusion,
    /// What is being looked at.
    Artefact,
    /// The Act applies to this actor.
    Scope,
    /// A role of the actor.
    Role,
    /// A transitional rule.
    Transition,
    /// A procedure that the system goes through.
    Route,
    /// An authority is competent.
    Competence,
}

impl RuleKind {
    /// Whether a *yes* relieves the actor; otherwise it burdens.
    #[must_use]
    pub const fn relieves(self) -> bool {
        matches!(self, Self::Derogation | Self::Exclusion | Self::Transition)
    }

    /// Whether a *yes* neither burdens nor relieves: which procedure, which authority.
    #[must_use]
    pub const fn sorts(self) -> bool {
        matches!(self, Self::Route | Self::Competence)
    }
}

/// A part of the risk summary.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Family {
    /// Article 5.
    Prohibited,
    /// Article 6.
    HighRisk,
    /// Article 50.
    Transparency,
    /// Chapter V.
    GeneralPurpose,
}

/// A conclusion.
#[derive(Clone, Debug)]
pub struct Rule {
    /// The identifier.
    pub id: Text,
    /// Its title.
    pub title: Text,
    /// The provisions it rests on.
    pub cites: Vec<Citation>,
    /// What it is about.
    pub kind: RuleKind,
    /// The part of the risk summary it belongs to.
    pub family: Option<Family>,
    /// The facts that claim it by a yes or a value, for a named exception.
    pub claimed_by: Vec<Text>,
    /// The yes-or-no facts that claim it by a no.
    pub claimed_by_no: Vec<Text>,
    /// Why it may rest on presumptions made for the conclusions that it reads.
    pub takes_presumptions: Option<Text>,
    /// Its text.
    pub body: Body,
    /// When it was last compared with the text of the Act.
    pub checked: Option<Date>,
    /// Notes for the reader.
    pub notes: Vec<Text>,
    /// Where it stands.
    pub place: Place,
}

impl Rule {
    /// Whether it is a named exception, which counts as not claimed while the facts that claim it are silent.
    #[must_use]
    pub fn is_named_exception(&self) -> bool {
        !(self.claimed_by.is_empty() && self.claimed_by_no.is_empty())
    }
}

/// A route by which a regime begins to bind.
#[derive(Clone, Debug)]
pub struct Route {
    /// The conclusion that opens the route; none when there is only one route.
    pub via: Option<Text>,
    /// First day.
    pub from: Date,
    /// The provisions it rests on.
    pub cites: Vec<Citation>,
    /// Transitional rules that relieve, read with this `from` as `start`.
    pub unless: Vec<Text>,
    /// Where it stands.
    pub place: Place,
}

/// Dates of application that depend on the route, with their transitions.
#[derive(Clone, Debug)]
pub struct Regime {
    /// The identifier.
    pub id: Text,
    /// Its title.
    pub title: Text,
    /// The provisions it rests on.
    pub cites: Vec<Citation>,
    /// The routes, by edition.
    pub routes: Vec<(usize, Vec<Route>)>,
    /// The formal day of application, by edition, where it differs from the effective one.
    pub formal: Vec<(usize, Date)>,
    /// Notes for the reader.
    pub notes: Vec<Text>,
    /// Where it stands.
    pub place: Place,
}

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
    /// Not before then.
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

/// What an instrument is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum InstrumentKind {
    /// A binding act: regulation, decision, delegated or implementing act.
    Act,
    /// An act that has been proposed.
    Proposal,
    /// A guideline of the Commission or of a body, its drafts included.
    Guideline,
    /// A recommendation or opinion.
    Recommendation,
    /// A code of practice or of conduct.
    Code,
    /// A form or template.
    Template,
    /// A technical standard or specification.
    Standard,
    /// A request to the standardisation organisations.
    StandardisationRequest,
    /// Funding or support over several years.
    Programme,
    /// Measures announced together.
    Package,
    /// A plan agreed with the Member States.
    Plan,
    /// Voluntary commitments of undertakings.
    Pledge,
    /// An open dialogue or network.
    Alliance,
    /// A web site, register or database.
    Platform,
    /// Computing or testing facilities.
    Facility,
    /// Help for those who have to comply.
    Support,
}

/// How far an instrument has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum InstrumentStatus {
    /// Provided for in the law, nothing more is known of it.
    Planned,
    /// A draft is public.
    Draft,
    /// Public, in the form in which it is used.
    Published,
    /// Adopted by those who issue it.
    Adopted,
    /// In force or running.
    InForce,
    /// Found adequate by those who have to assess it.
    Approved,
    /// Given up, or replaced by another.
    Withdrawn,
    /// Looked for and not found, which does not prove that it does not exist.
    NotFound,
}

/// How sure it is what is said of an instrument.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Certainty {
    /// Read in the document, or in the law that provides for it.
    #[default]
    Text,
    /// Several reports agree.
    Reports,
    /// One report says so.
    OneReport,
}

/// A stage of an instrument.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stage {
    /// How far it had come.
    pub status: InstrumentStatus,
    /// Since when: a day, month or year, as far as it is known.
    pub on: Option<Text>,
    /// What happened.
    pub note: Option<Text>,
}

/// What stands around the Act: soft law, standards, forms, programmes, other acts. No rule reads it.
#[derive(Clone, Debug)]
pub struct Instrument {
    /// The identifier.
    pub id: Text,
    /// Its name.
    pub title: Text,
    /// What it rests on.
    pub cites: Vec<Citation>,
    /// What it is.
    pub what: InstrumentKind,
    /// The public bodies that issue or run it.
    pub issued_by: Vec<Text>,
    /// Others who issue it.
    pub issuer: Option<Text>,
    /// Whether it binds.
    pub binding: bool,
    /// Its number or numbers.
    pub number: Option<Text>,
    /// Its number in the collection of Union law.
    pub celex: Option<Text>,
    /// The documents under which the rulebook cites it.
    pub documents: Vec<Text>,
    /// What it explains, fills in or helps to comply with.
    pub explains: Vec<Citation>,
    /// The day by which the law asks for it.
    pub due: Option<Date>,
    /// How it came about; the last stage is the present one.
    pub stages: Vec<Stage>,
    /// The fields that it is for: id and name.
    pub sectors: Vec<(Text, Text)>,
    /// How sure this is.
    pub certainty: Certainty,
    /// The day on which this was last known to be so.
    pub known: Date,
    /// Notes for the reader.
    pub notes: Vec<Text>,
    /// Where it stands.
    pub place: Place,
}

/// What an older source said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// When: a day, month or year.
    pub on: Text,
    /// Who said it.
    pub by: Text,
    /// What.
    pub text: Text,
}

/// Something that older sources say and that is no longer so, or was never law. No rule reads it.
#[derive(Clone, Debug)]
pub struct History {
    /// The identifier.
    pub id: Text,
    /// What it is about.
    pub title: Text,
    /// Where the law, or the later source, has what is so now.
    pub cites: Vec<Citation>,
    /// What was said, oldest first.
    pub said: Vec<Said>,
    /// What is so now.
    pub now: Text,
    /// The day on which that was last known to be so.
    pub known: Date,
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
