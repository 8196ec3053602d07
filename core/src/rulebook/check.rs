//! Checks for authors: whether the rulebook holds together beyond what reading it needs.

use std::collections::{BTreeSet, HashMap, HashSet};

use crate::engine::{Cautious, Compiled, Ref};
use crate::error::Error;
use crate::law::{Citation, ProvisionIndex};
use crate::rulebook::{
    Anchor, Application, Body, Clock, Condition, Element, Entries, FactType, Item, Place, Presumed, RuleKind, Rulebook,
    Sanction, Test, Text,
};

/// How much a remark weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The rulebook must not be used like this.
    Error,
    /// Worth knowing: nothing is wrong.
    Note,
}

/// What a check found.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Remark {
    /// How much it weighs.
    pub severity: Severity,
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
            found.extend(element.other.iter().filter_map(|o| o.instead.as_deref()));
        }
        Condition::Block(_, parts, _) => parts.iter().for_each(|part| elements(part, found)),
    }
}

fn body_elements(body: &Body) -> Vec<&Element> {
    let variants = std::iter::once(&body.common).chain(body.by_edition.iter().map(|(_, v)| v));
    let mut found = Vec::new();
    for condition in variants.flat_map(|v| &v.conditions) {
        elements(condition, &mut found);
    }
    found
}

impl<'b> Checker<'b> {
    fn remark(&mut self, severity: Severity, place: Place, message: String) {
        self.remarks.push(Remark { severity, place: self.entries.shown(place), message });
    }

    fn error(&mut self, place: Place, message: String) {
        self.remark(Severity::Error, place, message);
    }

    /// All bodies with the id and place of their entry.
    fn bodies(&self) -> impl Iterator<Item = (&'b str, Place, &'b Body)> + use<'b> {
        let terms = self.entries.terms.iter().map(|t| (&*t.id, t.place, &t.body));
        let rules = self.entries.rules.iter().map(|r| (&*r.id, r.place, &r.body));
        let duties = self.entries.duties.iter().map(|d| (&*d.id, d.place, &d.body));
        terms.chain(rules).chain(duties)
    }

    /// Entries outside the common namespace that share a name with another of their kind.
    fn named_twice(&mut self) {
        let entries = self.entries;
        let regimes = entries.regimes.iter().map(|e| ("regime", &e.id, e.place));
        let penalties = entries.penalties.iter().map(|e| ("penalty", &e.id, e.place));
        let checklists = entries.checklists.iter().map(|e| ("checklist", &e.id, e.place));
        let institutions = entries.institutions.iter().map(|e| ("institution", &e.id, e.place));
        let unmodelled = entries.unmodelled.iter().map(|e| ("unmodelled", &e.id, e.place));
        let procedures = entries.procedures.iter().map(|e| ("procedure", &e.id, e.place));
        let figures = entries.figures.iter().map(|e| ("figure", &e.id, e.place));
        let activities = entries.activities.iter().map(|e| ("activity", &e.id, e.place));
        let mut seen = HashSet::new();
        let others =
            checklists.chain(institutions).chain(unmodelled).chain(procedures).chain(figures).chain(activities);
        for (kind, id, place) in regimes.chain(penalties).chain(others) {
            if !seen.insert((kind, id)) {
                self.error(place, format!("the {kind} `{id}` stands twice"));
            }
        }
    }

    /// Facts, terms, values, regimes, transitions and penalties that nobody reads, and readers that find nothing.
    fn readers(&mut self) {
        let mut read: HashSet<&str> = HashSet::new();
        let mut values: HashSet<(&str, &str)> = HashSet::new();
        let mut regimes: HashSet<&str> = HashSet::new();
        for (_, _, body) in self.bodies() {
            for element in body_elements(body) {
                read.insert(&element.id);
                if let Test::In(wanted) = &element.test {
                    values.extend(wanted.iter().map(|v| (&*element.id, &**v)));
                }
            }
            let variants = std::iter::once(&body.common).chain(body.by_edition.iter().map(|(_, v)| v));
            regimes.extend(variants.filter_map(|v| match &v.application {
                Some(Application::Regime(id, _)) => Some(&**id),
                _ => None,
            }));
        }
        let steps = self.entries.procedures.iter().flat_map(|p| p.steps.iter().map(move |s| (p, s)));
        for (procedure, step) in steps {
            read.extend(step.date.as_deref());
            read.extend(step.when.as_deref());
            for id in step.when.iter().chain(&procedure.concerns) {
                if !self.is_yes_or_no(id) {
                    self.error(step.place, format!("`{id}` is no yes-or-no fact or conclusion"));
                }
            }
            if let Some(id) = &step.date
                && !self.is_date(id)
            {
                self.error(step.place, format!("`{id}` is no date fact"));
            }
            for id in &step.duties {
                if !self.is_duty(id) {
                    self.error(step.place, format!("no duty `{id}`"));
                }
            }
            for id in &step.by {
                if !self.is_bearer(id) {
                    self.error(step.place, format!("`{id}` is no role and no institution"));
                }
            }
        }
        for procedure in &self.entries.procedures {
            read.extend(procedure.concerns.as_deref());
        }
        let step_clocks = self
            .entries
            .procedures
            .iter()
            .flat_map(|p| p.steps.iter().flat_map(move |s| s.clocks.iter().map(move |c| (&*p.id, c))));
        let duty_clocks = self.entries.duties.iter().flat_map(|d| d.clocks.iter().map(|c| (&*d.id, c)));
        for (id, clock) in duty_clocks.chain(step_clocks) {
            self.clock(id, clock, &mut read);
        }
        for duty in &self.entries.duties {
            if let Some(id) = &duty.listed_when
                && !self.is_yes_or_no(id)
            {
                let message = format!("`{}` is listed when `{id}`, which is no yes-or-no fact or conclusion", duty.id);
                self.error(duty.place, message);
            }
            if let Some(id) = &duty.checklist
                && !self.entries.checklists.iter().any(|c| c.id == *id)
            {
                self.error(duty.place, format!("no checklist `{id}`"));
            }
            for bearer in &duty.bearers {
                if !self.is_bearer(bearer) {
                    self.error(duty.place, format!("`{}` binds `{bearer}`: no role and no institution", duty.id));
                }
            }
        }
        read.extend(self.entries.duties.iter().flat_map(|d| &d.also).filter_map(|also| also.when.as_deref()));
        for penalty in &self.entries.penalties {
            let conditions = penalty.ceilings.iter().filter_map(|c| c.when.as_ref());
            let conditions = conditions
                .chain(penalty.instead.iter().map(|(_, when, _)| when))
                .chain(penalty.extends.iter().map(|(when, _)| when))
                .chain(penalty.remarks.iter().map(|(when, _, _)| when));
            for id in conditions {
                read.insert(id);
                if !self.is_yes_or_no(id) {
                    let message =
                        format!("`{}` depends on `{id}`, which is no yes-or-no fact or conclusion", penalty.id);
                    self.error(penalty.place, message);
                }
            }
            if let Some((_, id)) = &penalty.percent {
                read.insert(id);
                let number = matches!(self.book.item(id), Some(Item::Fact(index))
                    if matches!(self.entries.facts.get(index).map(|f| &f.fact_type), Some(FactType::Number)));
                if !number {
                    self.error(penalty.place, format!("`{}` is taken of `{id}`, which is no number fact", penalty.id));
                }
            }
            if !penalty.ceilings.last().is_some_and(|c| c.when.is_none() && c.only.is_empty()) {
                self.error(penalty.place, format!("`{}` does not end with `otherwise`", penalty.id));
            }
            if let Some((tier, _, _)) = &penalty.instead
                && !self.entries.penalties.iter().any(|p| p.id == *tier)
            {
                self.error(penalty.place, format!("no penalty `{tier}`"));
            }
        }
        for body in &self.entries.institutions {
            for id in body.part_of.iter().chain(&body.advises) {
                if !self.entries.institutions.iter().any(|i| i.id == *id) {
                    self.error(body.place, format!("no institution `{id}`"));
                }
            }
        }
        for rule in &self.entries.rules {
            for id in rule.claimed_by.iter().chain(&rule.claimed_by_no) {
                if self.book.item(id).is_none() {
                    self.error(rule.place, format!("`{}` is claimed by `{id}`, which does not exist", rule.id));
                }
            }
        }
        for fact in &self.entries.facts {
            for id in fact.implies.iter().chain(&fact.excludes) {
                match self.book.item(id) {
                    Some(Item::Fact(to))
                        if matches!(self.entries.facts.get(to).map(|f| &f.fact_type), Some(FactType::Bool)) => {}
                    _ => self
                        .error(fact.place, format!("`{}` implies or excludes `{id}`, which is no bool fact", fact.id)),
                }
            }
            let presumed_yes = fact.presumption.as_ref().is_some_and(|p| p.presumed == Presumed::Bool(true));
            if presumed_yes && !(fact.implies.is_empty() && fact.excludes.is_empty()) {
                let message = format!(
                    "`{}` is presumed yes, so it must not imply or exclude: to state it would say more",
                    fact.id
                );
                self.error(fact.place, message);
            }
            let passes_on = fact.implies.iter().chain(&fact.excludes).any(|id| read.contains(&**id));
            let is_read = read.contains(&*fact.id) || passes_on;
            if !is_read && !fact.on_record && fact.id != "no_other_listed_use" {
                self.error(fact.place, format!("no rule reads the fact `{}`; mark it `on record` or use it", fact.id));
            }
            if is_read && fact.on_record {
                self.error(fact.place, format!("the fact `{}` is `on record` but rules read it", fact.id));
            }
            if matches!(fact.fact_type, FactType::Text) && !fact.on_record {
                self.error(fact.place, format!("the text `{}` must be `on record`", fact.id));
            }
        }
        for term in &self.entries.terms {
            let claims = self.entries.rules.iter().any(|r| r.claimed_by.contains(&term.id));
            if !read.contains(&*term.id) && !claims {
                self.error(term.place, format!("nothing reads the definition `{}`", term.id));
            }
        }
        for regime in &self.entries.regimes {
            if !regimes.contains(&*regime.id) {
                self.error(regime.place, format!("nothing uses the regime `{}`", regime.id));
            }
        }
        let relieving: HashSet<&Text> =
            self.entries.regimes.iter().flat_map(|r| &r.routes).flat_map(|(_, r)| r).flat_map(|r| &r.unless).collect();
        for rule in self.entries.rules.iter().filter(|r| r.kind == RuleKind::Transition) {
            if !relieving.contains(&rule.id) {
                self.error(rule.place, format!("no regime names the transition `{}`", rule.id));
            }
        }
        for duty in &self.entries.duties {
            let own = match &duty.sanction {
                Sanction::Tier(tier) => Some(tier),
                _ => None,
            };
            for tier in own.into_iter().chain(duty.also.iter().map(|also| &also.tier)) {
                if !self.entries.penalties.iter().any(|p| p.id == *tier) {
                    self.error(duty.place, format!("no penalty `{tier}`"));
                }
            }
            for id in duty.also.iter().filter_map(|also| also.when.as_ref()) {
                if !self.is_yes_or_no(id) {
                    let message = format!("`{}` depends on `{id}`, which is no yes-or-no fact or conclusion", duty.id);
                    self.error(duty.place, message);
                }
            }
        }
    }

    /// Matches never read scope or roles: Articles 2 and 25 read the match.
    fn order(&mut self) {
        let rank = |kind: RuleKind| match kind {
            RuleKind::Match | RuleKind::Derogation => 0,
            RuleKind::Exclusion | RuleKind::Artefact => 1,
            RuleKind::Scope => 2,
            RuleKind::Role | RuleKind::Transition | RuleKind::Route | RuleKind::Competence => 3,
        };
        for rule in &self.entries.rules {
            let mut seen: HashSet<Item> = HashSet::new();
            let mut stack: Vec<&Body> = vec![&rule.body];
            while let Some(body) = stack.pop() {
                for element in body_elements(body) {
                    match self.book.item(&element.id) {
                        Some(item @ Item::Term(index)) if seen.insert(item) => {
                            stack.extend(self.entries.terms.get(index).map(|t| &t.body));
                        }
                        Some(Item::Rule(index)) => {
                            let Some(other) = self.entries.rules.get(index) else { continue };
                            if rank(other.kind) > rank(rule.kind) {
                                let message = format!(
                                    "`{}` ({:?}) must not read `{}` ({:?})",
                                    rule.id, rule.kind, other.id, other.kind
                                );
                                self.error(rule.place, message);
                            }
                        }
                        _ => {}
                    }
                }
            }
        }
    }

    /// Every edition that has an entry finds exactly one date for it.
    fn time(&mut self) {
        let editions = self.entries.editions.len();
        if !self.entries.editions.is_sorted_by(|a, b| a.in_force < b.in_force) {
            self.error(Place::default(), "the editions are not in the order of their entry into force".to_owned());
        }
        for (id, place, body) in self.bodies() {
            for (edition, variant) in &body.by_edition {
                if !body.in_edition(*edition) {
                    self.error(place, format!("`{id}` has a text for an edition that it says it is not in"));
                }
                if variant.application.is_some() && body.common.application.is_some() {
                    self.error(place, format!("`{id}` has two dates in one edition"));
                }
            }
            for edition in (0..editions).filter(|e| body.in_edition(*e)) {
                if body.conditions(edition).next().is_none() && !self.is_duty(id) {
                    self.error(place, format!("`{id}` has no condition in edition {}", self.edition(edition)));
                }
                let dated = (0..editions).any(|e| body.application(e).is_some());
                if dated && body.application(edition).is_none() {
                    self.error(
                        place,
                        format!("`{id}` has a date in another edition but none in {}", self.edition(edition)),
                    );
                }
                if let Some(Application::Regime(regime, at)) = body.application(edition) {
                    let known = self.entries.regimes.iter().find(|r| r.id == *regime);
                    if known.is_some_and(|r| !r.routes.iter().any(|(e, routes)| *e == edition && !routes.is_empty())) {
                        self.error(
                            *at,
                            format!("the regime `{regime}` says nothing about edition {}", self.edition(edition)),
                        );
                    }
                }
            }
        }
        for rule in self.entries.rules.iter().filter(|r| r.family.is_some() && r.kind == RuleKind::Match) {
            for edition in (0..editions).filter(|e| rule.body.in_edition(*e)) {
                if rule.body.application(edition).is_none() {
                    self.error(rule.place, format!("`{}` has no date in edition {}", rule.id, self.edition(edition)));
                }
            }
        }
    }

    /// A clock counts from a date fact, and runs on something that is yes or no.
    fn clock<'c>(&mut self, owner: &str, clock: &'c Clock, read: &mut HashSet<&'c str>) {
        if let Anchor::After(id) | Anchor::Before(id) = &clock.anchor {
            read.insert(id);
            if !self.is_date(id) {
                self.error(clock.place, format!("`{owner}` counts from `{id}`, which is no date fact"));
            }
        }
        if let Some(id) = &clock.when {
            read.insert(id);
            if !self.is_yes_or_no(id) {
                let message = format!("`{owner}` runs when `{id}`, which is no yes-or-no fact or conclusion");
                self.error(clock.place, message);
            }
        }
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

    /// Every provision cited exists in the edition it is cited for.
    fn citations(&mut self) -> Result<(), Error> {
        let mut indices = Vec::new();
        for edition in &self.entries.editions {
            let text = Rulebook::provisions(&edition.id).unwrap_or_default();
            let index = ProvisionIndex::read(text)
                .map_err(|e| Error::new(crate::ErrorCode::RulebookCheck, &*edition.id, e.to_string()))?;
            indices.push(index);
        }
        let all: Vec<usize> = (0..indices.len()).collect();
        let mut wanted: Vec<(Place, &Citation, Vec<usize>, bool)> = Vec::new();
        for fact in &self.entries.facts {
            wanted.extend(fact.cites.iter().map(|c| (fact.place, c, all.clone(), false)));
        }
        for term in &self.entries.terms {
            wanted.extend(term.cites.iter().map(|c| (term.place, c, all.clone(), false)));
        }
        let in_editions = |body: &Body| all.iter().copied().filter(|e| body.in_edition(*e)).collect::<Vec<usize>>();
        for rule in &self.entries.rules {
            wanted.extend(rule.cites.iter().map(|c| (rule.place, c, in_editions(&rule.body), false)));
        }
        for duty in &self.entries.duties {
            wanted.extend(duty.cites.iter().map(|c| (duty.place, c, in_editions(&duty.body), false)));
        }
        for duty in &self.entries.duties {
            let also = duty.also.iter().flat_map(|also| &also.cites);
            // A tier of one edition only may rest on that edition's text.
            wanted.extend(also.map(|c| (duty.place, c, in_editions(&duty.body), false)));
            for clock in &duty.clocks {
                wanted.extend(clock.cites.iter().map(|c| (clock.place, c, in_editions(&duty.body), false)));
            }
        }
        for penalty in &self.entries.penalties {
            let editions = if penalty.only.is_empty() { all.clone() } else { penalty.only.clone() };
            let ceilings = penalty.ceilings.iter().flat_map(|c| &c.cites);
            wanted.extend(penalty.cites.iter().chain(ceilings).map(|c| (penalty.place, c, editions.clone(), false)));
        }
        let of_list = |only: &[usize]| if only.is_empty() { all.clone() } else { only.to_vec() };
        for list in &self.entries.checklists {
            wanted.extend(list.cites.iter().map(|c| (list.place, c, of_list(&list.only), false)));
            for item in &list.items {
                wanted.extend(item.cites.iter().map(|c| (list.place, c, of_list(&list.only), false)));
            }
        }
        let last = all.last().copied();
        for left_out in &self.entries.unmodelled {
            wanted.extend(left_out.cites.iter().map(|c| (left_out.place, c, last.into_iter().collect(), true)));
        }
        for procedure in &self.entries.procedures {
            let steps =
                procedure.steps.iter().flat_map(|s| s.cites.iter().chain(s.clocks.iter().flat_map(|c| &c.cites)));
            let cites = procedure.cites.iter().chain(steps);
            wanted.extend(cites.map(|c| (procedure.place, c, of_list(&procedure.only), false)));
        }
        for figure in &self.entries.figures {
            wanted.extend(figure.cites.iter().map(|c| (figure.place, c, all.clone(), false)));
            for edition in &all {
                self.book.figure_in(&figure.id, *edition)?;
            }
        }
        for activity in &self.entries.activities {
            wanted.extend(activity.cites.iter().map(|c| (activity.place, c, all.clone(), false)));
        }
        for body in &self.entries.institutions {
            wanted.extend(body.cites.iter().map(|c| (body.place, c, all.clone(), false)));
        }
        for (_, place, body) in self.bodies() {
            let common = in_editions(body);
            let blocks = body.by_edition.iter().map(|(e, v)| (vec![*e], v));
            for (editions, variant) in std::iter::once((common, &body.common)).chain(blocks) {
                let mut found = Vec::new();
                variant.conditions.iter().for_each(|c| elements(c, &mut found));
                for element in found {
                    // The other reading of an element may rest on the other edition's text.
                    wanted.extend(
                        element.cites.iter().map(|c| (element.place, c, editions.clone(), editions.len() == 1)),
                    );
                }
                if let Some(Application::From(_, cites)) = &variant.application {
                    wanted.extend(cites.iter().map(|c| (place, c, editions.clone(), true)));
                }
            }
        }
        for regime in &self.entries.regimes {
            for (edition, routes) in &regime.routes {
                for route in routes {
                    let strict = regime.routes.len() == 1 || routes.len() > 1;
                    wanted.extend(route.cites.iter().map(|c| (route.place, c, vec![*edition], strict)));
                }
            }
        }
        for (place, citation, editions, every) in wanted {
            let mut missing = editions.iter().filter(|e| indices.get(**e).is_some_and(|i| !i.covers(citation)));
            let absent: Vec<usize> = missing.by_ref().copied().collect();
            let wrong = if every { !absent.is_empty() } else { absent.len() == editions.len() && !editions.is_empty() };
            if wrong {
                let near = absent
                    .first()
                    .and_then(|e| indices.get(*e))
                    .zip(citation.provision())
                    .and_then(|(index, provision)| index.nearest(provision))
                    .map(|p| format!("; nearest: {p}"))
                    .unwrap_or_default();
                let names: Vec<&str> = absent.iter().map(|e| self.edition(*e)).collect();
                self.error(place, format!("`{citation}` does not exist in edition {}{near}", names.join(", ")));
            }
        }
        Ok(())
    }

    /// Conclusions that can never be yes, or can never be no.
    fn reachable(&mut self, edition: usize, compiled: &Compiled) {
        for (index, rule) in self.entries.rules.iter().enumerate() {
            let Some(nodes) = compiled.rule(index) else { continue };
            let constant = compiled.unstated(nodes.value);
            if constant == Ref::NO || constant == Ref::YES {
                let always = if constant == Ref::YES { "always" } else { "never" };
                self.error(rule.place, format!("`{}` is {always} yes in edition {}", rule.id, self.edition(edition)));
            }
        }
        for (index, duty) in self.entries.duties.iter().enumerate() {
            if let Some(nodes) = compiled.duty(index)
                && (nodes.standing == Ref::NO || nodes.binds == Ref::NO)
            {
                self.error(duty.place, format!("`{}` can never bind in edition {}", duty.id, self.edition(edition)));
            }
        }
    }

    /// No presumption makes a burden no or a relief yes.
    fn cautious(&mut self, edition: usize, compiled: &Compiled) {
        let cautious = Cautious::new(self.book, compiled);
        let mut found: BTreeSet<(Place2, String)> = BTreeSet::new();
        for (index, rule) in self.entries.rules.iter().enumerate() {
            let Some(nodes) = compiled.rule(index) else { continue };
            if rule.takes_presumptions.is_some() || rule.kind.sorts() {
                continue;
            }
            for fact in cautious.against(nodes.value, rule.kind.relieves()) {
                let does =
                    if rule.kind.relieves() { "makes the relief more likely" } else { "makes the burden less likely" };
                let message = format!("presuming `{fact}` {does}: `{}` (edition {})", rule.id, self.edition(edition));
                found.insert((Place2(rule.place.file, rule.place.line), message));
            }
        }
        for (index, duty) in self.entries.duties.iter().enumerate() {
            let Some(nodes) = compiled.duty(index) else { continue };
            if duty.takes_presumptions.is_some() {
                continue;
            }
            for fact in cautious.against(nodes.standing, false) {
                let message = format!(
                    "presuming `{fact}` makes the burden less likely: `{}` (edition {})",
                    duty.id,
                    self.edition(edition)
                );
                found.insert((Place2(duty.place.file, duty.place.line), message));
            }
        }
        for (Place2(file, line), message) in found {
            self.error(Place { file, line }, message);
        }
    }

    /// Facts that are read both ways, so that a distinction of cases is needed.
    fn entangled(&mut self, edition: usize, compiled: &Compiled) {
        let mut by_rule: HashMap<Place2, (String, Vec<String>)> = HashMap::new();
        for (index, rule) in self.entries.rules.iter().enumerate() {
            let Some(nodes) = compiled.rule(index) else { continue };
            let names = compiled.entangled_names(self.book, nodes.value);
            if !names.is_empty() {
                by_rule.insert(Place2(rule.place.file, rule.place.line), (rule.id.to_string(), names));
            }
        }
        for (Place2(file, line), (id, names)) in by_rule {
            let message = format!("`{id}` reads both ways (edition {}): {}", self.edition(edition), names.join(", "));
            self.remark(Severity::Note, Place { file, line }, message);
        }
    }
}

/// A place that can be ordered.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Place2(u16, u32);
