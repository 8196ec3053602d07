//! Conclusions, and the regimes by which they begin to bind.

use serde::Serialize;

use crate::law::{Citation, Date};
use crate::rulebook::entries::{Body, Place, Text};

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
    /// The yes-or-no facts and definitions that claim it by a stated no.
    pub claimed_by_no: Vec<Text>,
    /// Why it may rest on presumptions made for the conclusions that it reads.
    pub takes_presumptions: Option<Text>,
    /// The roles that a match binds; none when that depends on the duty.
    pub binds: Vec<Text>,
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

impl Regime {
    /// The routes in an edition.
    pub fn routes_in(&self, edition: usize) -> impl Iterator<Item = &Route> {
        self.routes.iter().filter(move |(e, _)| *e == edition).flat_map(|(_, routes)| routes)
    }
}

/// The id of the conclusion that somebody has a role.
pub(crate) fn role_rule(role: &str) -> String {
    format!("role-{role}")
}
