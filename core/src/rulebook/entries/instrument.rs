//! What stands around the Act: instruments, and what older sources said.

use serde::Serialize;

use crate::law::{Citation, Date};
use crate::rulebook::entries::{Place, Text};

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
