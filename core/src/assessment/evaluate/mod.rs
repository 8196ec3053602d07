//! One case, decided: what the findings, duties and questions are drawn from.

mod findings;
mod obligations;
mod otherwise;
mod reasons;
mod summary;

use std::ops::Range;

use once_cell::sync::OnceCell;
use rustc_hash::FxHashSet;

use crate::assessment::derivation::Derivation;
use crate::assessment::document::{LawVersion, Overridden};
use crate::assessment::intake::Intake;
use crate::assessment::status::{Dated, Status, Timeline};
use crate::engine::{Cited, Compiled, Frame, Literal, Ref, Situation, Source, Table};
use crate::error::Error;
use crate::facts::{Case, Knowledge, Origin};
use crate::law::{Citation, Date};
use crate::rulebook::{Application, Body, Item, Regime, Rule, Rulebook, role_rule};
use crate::truth::Truth;

use otherwise::Otherwise;
pub(crate) use reasons::{Ground, Reasoner};

/// The conclusion that the Act applies to the actor.
pub(crate) const IN_SCOPE: &str = "in_scope";

/// Everything decided about one case.
#[derive(Clone, Debug)]
pub(crate) struct Evaluation<'b> {
    pub(crate) book: &'b Rulebook,
    pub(crate) case: Case,
    pub(crate) intake: Intake,
    pub(crate) compiled: &'b Compiled,
    /// The days that matter, and the day of the assessment among them.
    days: Vec<Date>,
    today: usize,
    table: Table,
    shown_roles: OnceCell<FxHashSet<usize>>,
}

impl<'b> Evaluation<'b> {
    pub(crate) fn new(book: &'b Rulebook, case: &Case) -> Result<Self, Error> {
        let intake = Intake::new(book, case)?;
        let compiled = book.compiled(intake.edition)?;
        let mut days: Vec<Date> = compiled.dates().iter().copied().chain([case.as_of()]).collect();
        days.sort_unstable();
        days.dedup();
        let today = days.iter().position(|d| *d == case.as_of()).unwrap_or(0);
        let (case, table, shown_roles) = (case.clone(), Table::default(), OnceCell::new());
        let mut evaluation = Self { book, case, intake, compiled, days, today, table, shown_roles };
        evaluation.table = evaluation.decide(false);
        Ok(evaluation)
    }

    /// The same with the duties of authorities decided, too; most callers do not ask for them.
    fn with_authorities(&self) -> Self {
        Self { table: self.decide(true), ..self.clone() }
    }

    /// The conclusions that somebody has one of the roles that a match binds.
    fn bound<'r>(&'r self, rule: &'r Rule) -> impl Iterator<Item = usize> + 'r {
        rule.binds.iter().filter_map(|role| match self.book.item(&role_rule(role)) {
            Some(Item::Rule(role)) => Some(role),
            _ => None,
        })
    }

    fn situation(&self) -> Situation<'_> {
        Situation {
            compiled: self.compiled,
            knowledge: &self.intake.knowledge,
            stated: &self.intake.stated,
            readings: &self.intake.readings,
        }
    }

    fn frame(&self, day: usize) -> Frame {
        Frame { as_of: self.days.get(day).copied().unwrap_or(self.case.as_of()), turned: None }
    }

    /// Decides everything on every day that matters; the duties that no role bears only when they are asked for.
    fn decide(&self, authorities: bool) -> Table {
        let frames: Vec<Frame> = (0..self.days.len()).map(|d| self.frame(d)).collect();
        let (days, today) = (0..self.days.len(), self.today..self.today + 1);
        let mut wanted: Vec<(Ref, Range<usize>)> = Vec::new();
        for index in 0..self.book.entries().rules.len() {
            if let Some(nodes) = self.compiled.rule(index) {
                wanted.push((nodes.value, today.clone()));
                wanted.extend([(nodes.binds, days.clone()), (nodes.unrelieved, days.clone())]);
            }
        }
        for index in 0..self.book.entries().terms.len() {
            wanted.push((self.compiled.node_of(Item::Term(index)), today.clone()));
        }
        for index in 0..self.book.entries().duties.len() {
            let asked = authorities || !self.compiled.roles(index).is_empty();
            if let Some(nodes) = self.compiled.duty(index).filter(|_| asked) {
                wanted.push((nodes.standing, today.clone()));
                wanted.extend([(nodes.binds, days.clone()), (nodes.unrelieved, days.clone())]);
            }
        }
        self.situation().decide(&frames, &wanted)
    }

    /// The truth of a target on the day of the assessment.
    pub(crate) fn today(&self, target: Ref) -> Truth {
        self.table.get(target, self.today)
    }

    pub(crate) fn term(&self, id: &str) -> Truth {
        self.book.item(id).map_or(Truth::Unknown, |item| self.today(self.compiled.node_of(item)))
    }

    /// What was decided, on the readings taken.
    fn as_taken(&self) -> View<'_> {
        View { evaluation: self, turned: None }
    }

    /// Whether what an input says is presumed.
    fn is_presumed(&self, source: &Source) -> bool {
        match source {
            Source::Fact(fact) | Source::Member(fact, _) => self.intake.origins.get(*fact) == Some(&Origin::Presumed),
            Source::Stated(item) => self.intake.stated_origins.get(item) == Some(&Origin::Presumed),
            Source::AsOf | Source::Reading(_) => false,
        }
    }

    pub(crate) fn law_version(&self) -> LawVersion {
        let edition = self.book.entries().editions.get(self.intake.edition);
        LawVersion {
            edition: edition.map(|e| e.id.clone()).unwrap_or_default().into_owned(),
            title: edition.map(|e| e.title.clone()).unwrap_or_default().into_owned(),
            as_of: self.case.as_of(),
            rulebook: self.book.digest().to_owned(),
            library: crate::VERSION.to_owned(),
        }
    }

    /// All citations of a rule or duty in one text, and a link to the first provision among them.
    fn cited(&self, item: Item, cites: &[Citation]) -> Cited {
        self.compiled.cited(item, || (joined(cites), self.link(cites)))
    }

    /// A link to the first provision of the Act among the citations.
    pub(crate) fn link(&self, cites: &[Citation]) -> Option<String> {
        let edition = self.book.entries().editions.get(self.intake.edition);
        let version = edition.map(|e| &*e.id).unwrap_or_default();
        cites.iter().find_map(Citation::provision).map(|p| p.eli(version).url)
    }

    /// The formal day of application, where it differs from the effective one.
    fn formal(&self, body: &Body, effective: Option<Date>) -> Option<Date> {
        let Some(Application::Regime(id, _)) = body.application(self.intake.edition) else { return None };
        let regime = self.book.entries().regimes.iter().find(|r| r.id == *id)?;
        let (_, day) = regime.formal.iter().find(|(e, _)| *e == self.intake.edition)?;
        (Some(*day) != effective).then_some(*day)
    }

    /// The specification's evaluator, settled on the exact values.
    pub(crate) fn literal(&self) -> Literal<'_> {
        let literal = Literal::new(
            self.book,
            self.intake.edition,
            self.case.as_of(),
            &self.intake.knowledge,
            &self.intake.stated,
            self.case.readings(),
        );
        let entries = self.book.entries();
        for index in 0..entries.rules.len() {
            if self.compiled.rule(index).is_some() {
                let item = Item::Rule(index);
                literal.settle(item, self.today(self.compiled.node_of(item)));
            }
        }
        for index in 0..entries.terms.len() {
            let item = Item::Term(index);
            literal.settle(item, self.today(self.compiled.node_of(item)));
        }
        literal
    }

    /// The same on another of the days that matter, where nothing is settled.
    fn literal_on(&self, day: usize) -> Literal<'_> {
        if day == self.today {
            return self.literal();
        }
        let (knowledge, stated, readings) = (&self.intake.knowledge, &self.intake.stated, self.case.readings());
        Literal::new(self.book, self.intake.edition, self.frame(day).as_of, knowledge, stated, readings)
    }

    /// The days on which it is open whether any of several conclusions binds, up to the first on which one does, where
    /// that leaves the status or the first day open.
    fn open_days(&self, dated: &Dated, any: &[Ref]) -> Vec<usize> {
        if dated.status != Status::Undetermined && dated.possible_from.is_none() {
            return Vec::new();
        }
        let binds = |day: usize| any.iter().fold(Truth::No, |so_far, one| so_far | self.table.get(*one, day));
        let days = (self.today..self.days.len()).map(|day| (day, binds(day)));
        let open = days.take_while(|(_, binds)| *binds != Truth::Yes).filter(|(_, binds)| *binds == Truth::Unknown);
        open.map(|(day, _)| day).collect()
    }

    /// Whether any conclusion or duty that has its dates from a regime holds, whatever the day; the duties of authorities
    /// do not count.
    pub(crate) fn used(&self, regime: &Regime) -> Truth {
        let entries = self.book.entries();
        let theirs = |body: &Body| matches!(body.application(self.intake.edition), Some(Application::Regime(id, _)) if *id == regime.id);
        let rules = entries.rules.iter().enumerate().filter(|(_, rule)| theirs(&rule.body));
        let duties = entries.duties.iter().enumerate();
        let duties = duties.filter(|(index, duty)| theirs(&duty.body) && !self.compiled.roles(*index).is_empty());
        let nodes = rules.filter_map(|(index, _)| self.compiled.rule(index)).map(|nodes| nodes.value);
        let nodes = nodes.chain(duties.filter_map(|(index, _)| self.compiled.duty(index)).map(|nodes| nodes.standing));
        nodes.fold(Truth::No, |any, node| any | self.today(node))
    }

    pub(crate) fn exact(&self, item: Item) -> Truth {
        match item {
            Item::Duty(index) => self.compiled.duty(index).map_or(Truth::No, |n| self.today(n.binds)),
            Item::Fact(index) => match self.intake.knowledge.get(index) {
                Some(Knowledge::Bool(truth)) => *truth,
                _ => Truth::Unknown,
            },
            item => self.today(self.compiled.node_of(item)),
        }
    }

    /// The first day after that of the assessment on which a term or conclusion holds.
    pub(crate) fn will_hold(&self, item: Item) -> Option<Date> {
        let later = self.today + 1..self.days.len();
        let frames: Vec<Frame> = (0..self.days.len()).map(|day| self.frame(day)).collect();
        let node = self.compiled.node_of(item);
        let table = self.situation().decide(&frames, &[(node, later.clone())]);
        later.into_iter().find(|day| table.get(node, *day) == Truth::Yes).and_then(|day| self.days.get(day).copied())
    }

    pub(crate) fn overrides(&self) -> Vec<Overridden> {
        let entries = self.book.entries();
        let items = (0..entries.terms.len()).map(Item::Term).chain((0..entries.rules.len()).map(Item::Rule));
        let mut stated = Vec::new();
        for item in items {
            if let (Some(Origin::Stated), Some(value)) =
                (self.intake.stated_origins.get(&item), self.intake.stated.get(&item))
            {
                stated.push(Overridden { id: self.book.name(item).to_owned(), value: *value });
            }
        }
        stated
    }

    pub(crate) fn accept_presumptions(&self) -> Case {
        let mut builder = self.case.to_builder().strict(true);
        let overruled = self.intake.overruled(self.book, self.compiled, &self.case);
        for (index, origin) in self.intake.origins.iter().enumerate() {
            if *origin == Origin::Presumed
                && !overruled.contains(&index)
                && let Some(presumed) = self.presumed(self.book.name(Item::Fact(index)))
            {
                builder = builder.stating(&presumed.id, presumed.value);
            }
        }
        let presumed = |fact: &usize| self.intake.origins.get(*fact) == Some(&Origin::Presumed);
        for (item, origin) in &self.intake.stated_origins {
            // A use that was ruled out with all others would be spoken of once the presumptions on its parts are
            // stated; it stays ruled out.
            let ruled_out =
                matches!(origin, Origin::FollowsFrom(_)) && self.compiled.leaves(self.book, *item).iter().any(presumed);
            if *origin == Origin::Presumed || ruled_out {
                builder = builder.stating(self.book.name(*item), false);
            }
        }
        builder.build()
    }

    pub(crate) fn explain(&self, item: Item) -> Derivation {
        match item {
            Item::Duty(index) if self.compiled.roles(index).is_empty() => {
                let complete = self.with_authorities();
                Derivation::new(&complete, &complete.literal(), item)
            }
            item => Derivation::new(self, &self.literal(), item),
        }
    }
}

/// What was decided of one case, on the readings taken or with one of them turned round.
#[derive(Clone, Copy)]
struct View<'v> {
    evaluation: &'v Evaluation<'v>,
    turned: Option<(&'v Otherwise, usize)>,
}

impl View<'_> {
    fn at(&self, target: Ref, day: usize) -> Truth {
        let other = self.turned.and_then(|(otherwise, reading)| otherwise.get(reading, target, day));
        other.unwrap_or_else(|| self.evaluation.table.get(target, day))
    }

    /// The truth of a target on the day of the assessment.
    fn today(&self, target: Ref) -> Truth {
        self.at(target, self.evaluation.today)
    }

    /// When any of several conclusions binds: each with its truth over time, transitions applied and not.
    fn dated(&self, any: &[(Ref, Ref)]) -> Dated {
        let days = &self.evaluation.days;
        let row = |targets: &dyn Fn(&(Ref, Ref)) -> Ref| {
            let on = |day| any.iter().fold(Truth::No, |so_far, one| so_far | self.at(targets(one), day));
            (0..days.len()).map(on).collect()
        };
        let (binds, unrelieved) = (row(&|one| one.0), row(&|one| one.1));
        Timeline { days, today: self.evaluation.today, binds, unrelieved }.read()
    }

    /// Whether the actor is certainly outside the Act, or what is looked at is certainly no AI.
    fn out_of_scope(&self) -> bool {
        self.evaluation.book.item(IN_SCOPE).is_some_and(|item| self.is_certainly_not(item))
    }

    /// Whether the actor has none of the roles that a match binds, nor left one open by what was said.
    fn binds_others(&self, rule: &Rule) -> bool {
        let lacks = |role: usize| match self.today(self.evaluation.compiled.node_of(Item::Rule(role))) {
            Truth::Yes => false,
            Truth::No => true,
            Truth::Unknown => !self.evaluation.shown_roles().contains(&role),
        };
        !rule.binds.is_empty() && self.evaluation.bound(rule).all(lacks)
    }

    fn is_certainly_not(&self, item: Item) -> bool {
        self.today(self.evaluation.compiled.node_of(item)) == Truth::No
    }
}

fn undated(value: Truth) -> Dated {
    let status = match value {
        Truth::Yes => Status::InForce,
        Truth::No => Status::NotApplicable,
        Truth::Unknown => Status::Undetermined,
    };
    Dated { status, binds: value, applies_from: None, possible_from: None, until: None, relieved: None }
}

pub(crate) fn joined(cites: &[Citation]) -> String {
    let texts: Vec<String> = cites.iter().map(ToString::to_string).collect();
    texts.join("; ")
}
