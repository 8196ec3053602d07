//! Checks for authors: whether the rulebook holds together beyond what reading it needs.

mod citations;
mod logic;
mod readers;
mod time;

use rustc_hash::FxHashSet;

use crate::error::Error;
use crate::rulebook::{Body, Condition, Element, Entries, FactType, Item, Place, Rulebook, Text};

/// How much a remark weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The rulebook must not be used like this.
    Error,
    /// Worth knowing: nothing is wrong.
    Note,
}

/// What a remark is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    /// Something does not hold together.
    Defect,
    /// An entry that the newest edition no longer has, although it does not say `until edition`.
    Ends,
    /// A fact that is read both ways, so that a distinction of cases is needed.
    BothWays,
}

impl Subject {
    /// In words, for a summary.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Defect => "does not hold together",
            Self::Ends => "ends before the newest edition",
            Self::BothWays => "reads both ways",
        }
    }
}

/// What a check found. Errors come first.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Remark {
    /// How much it weighs.
    pub severity: Severity,
    /// What it is about.
    pub subject: Subject,
    /// File and line.
    pub place: String,
    /// What was found.
    pub message: String,
}

impl Rulebook {
    /// Checks everything that can be checked without a case: citations, readers of facts, reachability, order of
    /// conclusions, gaps and overlaps in time, presumptions that are not cautious, and facts that need a
    /// distinction of cases.
    ///
    /// # Errors
    ///
    /// When an edition does not compile: an unknown id, a cycle, a test that does not fit its fact.
    pub fn check(&self) -> Result<Vec<Remark>, Error> {
        let mut checker = Checker { book: self, entries: self.entries(), remarks: Vec::new() };
        checker.named_twice();
        checker.readers();
        checker.order();
        checker.time();
        checker.endings();
        checker.citations()?;
        for edition in 0..self.entries().editions.len() {
            let compiled = self.compiled(edition)?;
            checker.reachable(edition, compiled);
            checker.cautious(edition, compiled);
            checker.entangled(edition, compiled);
        }
        checker.remarks.sort();
        checker.remarks.dedup();
        Ok(checker.remarks)
    }
}

struct Checker<'b> {
    book: &'b Rulebook,
    entries: &'b Entries,
    remarks: Vec<Remark>,
}

fn elements<'c>(condition: &'c Condition, found: &mut Vec<&'c Element>) {
    match condition {
        Condition::Element(element) => {
            found.push(element);
            if let Some(instead) = element.other.as_ref().and_then(|other| other.instead.as_deref()) {
                found.push(instead);
            }
        }
        Condition::Block(_, parts, _) => parts.iter().for_each(|part| elements(part, found)),
    }
}

fn body_elements(body: &Body) -> Vec<&Element> {
    let mut found = Vec::new();
    body.common.conditions.iter().for_each(|condition| elements(condition, &mut found));
    for (_, variant) in &body.by_edition {
        variant.conditions.iter().for_each(|condition| elements(condition, &mut found));
    }
    found
}

impl<'b> Checker<'b> {
    fn note(&mut self, subject: Subject, place: Place, message: String) {
        self.remarks.push(Remark { severity: Severity::Note, subject, place: self.entries.shown(place), message });
    }

    fn error(&mut self, place: Place, message: String) {
        let (severity, subject) = (Severity::Error, Subject::Defect);
        self.remarks.push(Remark { severity, subject, place: self.entries.shown(place), message });
    }

    /// All bodies with the id and place of their entry.
    fn bodies(&self) -> Vec<(&'b str, Place, &'b Body)> {
        let mut bodies: Vec<(&str, Place, &Body)> = Vec::new();
        bodies.extend(self.entries.terms.iter().map(|t| (&*t.id, t.place, &t.body)));
        bodies.extend(self.entries.rules.iter().map(|r| (&*r.id, r.place, &r.body)));
        bodies.extend(self.entries.duties.iter().map(|d| (&*d.id, d.place, &d.body)));
        bodies
    }

    /// Entries outside the common namespace that share a name with another of their kind.
    fn named_twice(&mut self) {
        let entries = self.entries;
        let mut seen: FxHashSet<(&str, &str)> = FxHashSet::default();
        let mut see = |kind: &'static str, id: &'b Text, place: Place| {
            if !seen.insert((kind, id)) {
                self.error(place, format!("the {kind} `{id}` stands twice"));
            }
        };
        entries.regimes.iter().for_each(|e| see("regime", &e.id, e.place));
        entries.penalties.iter().for_each(|e| see("penalty", &e.id, e.place));
        entries.checklists.iter().for_each(|e| see("checklist", &e.id, e.place));
        entries.institutions.iter().for_each(|e| see("institution", &e.id, e.place));
        entries.unmodelled.iter().for_each(|e| see("unmodelled", &e.id, e.place));
        entries.procedures.iter().for_each(|e| see("procedure", &e.id, e.place));
        entries.instruments.iter().for_each(|e| see("instrument", &e.id, e.place));
        entries.history.iter().for_each(|e| see("history", &e.id, e.place));
        entries.figures.iter().for_each(|e| see("figure", &e.id, e.place));
        entries.activities.iter().for_each(|e| see("activity", &e.id, e.place));
    }

    /// Whether duties and steps can name it as the one who acts: a role or a public body.
    fn is_bearer(&self, id: &str) -> bool {
        self.entries.institutions.is_empty()
            || self.entries.institutions.iter().any(|i| i.id == id)
            || self.book.item(&format!("role-{id}")).is_some()
    }

    fn is_date(&self, id: &str) -> bool {
        matches!(self.book.item(id), Some(Item::Fact(index))
            if matches!(self.entries.facts.get(index).map(|f| &f.fact_type), Some(FactType::Date)))
    }

    fn is_yes_or_no(&self, id: &str) -> bool {
        match self.book.item(id) {
            Some(Item::Fact(index)) => {
                matches!(self.entries.facts.get(index).map(|f| &f.fact_type), Some(FactType::Bool))
            }
            Some(Item::Term(_) | Item::Rule(_)) => true,
            _ => false,
        }
    }

    fn is_duty(&self, id: &str) -> bool {
        matches!(self.book.item(id), Some(Item::Duty(_)))
    }

    fn edition(&self, index: usize) -> &'b str {
        self.entries.editions.get(index).map_or("?", |e| &*e.id)
    }
}
