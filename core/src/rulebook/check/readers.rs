//! Who reads what: entries that nobody reads, readers that find nothing, and the order of conclusions.

use rustc_hash::FxHashSet;

use super::{Checker, body_elements};
use crate::facts::Knowledge;
use crate::rulebook::role_rule;
use crate::rulebook::{
    Anchor, Application, Authority, Body, Clock, Duty, FactType, Item, Place, Presumed, RuleKind, Sanction, Text,
};

impl<'b> Checker<'b> {
    /// Facts, terms, values, regimes, transitions and penalties that nobody reads, and readers that find nothing.
    pub(super) fn readers(&mut self) {
        let mut read: FxHashSet<&'b str> = FxHashSet::default();
        let mut regimes: FxHashSet<&'b str> = FxHashSet::default();
        for (_, _, body) in self.bodies() {
            for element in body_elements(body) {
                read.insert(&element.id);
            }
            for variant in std::iter::once(&body.common).chain(body.by_edition.iter().map(|(_, v)| v)) {
                if let Some(Application::Regime(id, _)) = &variant.application {
                    regimes.insert(id);
                }
            }
        }
        self.procedures(&mut read);
        let entries = self.entries;
        for duty in &entries.duties {
            duty.clocks.iter().for_each(|clock| self.clock(&duty.id, clock, &mut read));
        }
        for procedure in &entries.procedures {
            for step in &procedure.steps {
                step.clocks.iter().for_each(|clock| self.clock(&procedure.id, clock, &mut read));
            }
        }
        self.duties();
        self.penalties(&mut read);
        self.names();
        self.instruments();
        self.facts(&read);
        self.unread(&read, &regimes);
    }

    /// What the steps of procedures name.
    fn procedures(&mut self, read: &mut FxHashSet<&'b str>) {
        let entries = self.entries;
        for (procedure, step) in entries.procedures.iter().flat_map(|p| p.steps.iter().map(move |s| (p, s))) {
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
    }

    /// What duties name besides conditions and clocks.
    fn duties(&mut self) {
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
        for duty in &self.entries.duties {
            self.sanction(duty, &duty.sanction);
            for instead in &duty.sanction_instead {
                self.sanction(duty, &instead.sanction);
                self.depends(duty.place, &duty.id, &instead.when);
            }
            for also in &duty.also {
                self.tier(duty.place, &also.tier);
                also.when.iter().for_each(|id| self.depends(duty.place, &duty.id, id));
            }
        }
    }

    fn sanction(&mut self, duty: &Duty, sanction: &Sanction) {
        if let Sanction::Tier(tier) = sanction {
            self.tier(duty.place, tier);
        }
    }

    fn tier(&mut self, place: Place, tier: &str) {
        if !self.entries.penalties.iter().any(|penalty| penalty.id == tier) {
            self.error(place, format!("no penalty `{tier}`"));
        }
    }

    /// What something depends on is yes or no.
    fn depends(&mut self, place: Place, what: &str, on: &str) {
        if !self.is_yes_or_no(on) {
            self.error(place, format!("`{what}` depends on `{on}`, which is no yes-or-no fact or conclusion"));
        }
    }

    /// What tiers of fines name.
    fn penalties(&mut self, read: &mut FxHashSet<&'b str>) {
        for duty in &self.entries.duties {
            duty.also.iter().for_each(|also| read.extend(also.when.as_deref()));
            read.extend(duty.sanction_instead.iter().map(|instead| &*instead.when));
        }
        for penalty in &self.entries.penalties {
            let mut conditions: Vec<&Text> =
                penalty.ceilings.iter().filter_map(|ceiling| ceiling.when.as_ref()).collect();
            conditions.extend(penalty.instead.iter().map(|(_, when, _)| when));
            conditions.extend(penalty.extends.iter().map(|(when, _)| when));
            conditions.extend(penalty.remarks.iter().map(|(when, _, _)| when));
            for id in conditions {
                read.insert(id);
                self.depends(penalty.place, &penalty.id, id);
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
            if let Some((tier, _, _)) = &penalty.instead {
                self.tier(penalty.place, tier);
            }
        }
    }

    /// What instruments of soft law and programmes name.
    fn instruments(&mut self) {
        for instrument in &self.entries.instruments {
            for id in &instrument.issued_by {
                if !self.entries.institutions.iter().any(|i| i.id == *id) {
                    self.error(instrument.place, format!("no institution `{id}`"));
                }
            }
            for id in &instrument.documents {
                match self.entries.sources.iter().find(|source| source.id == *id) {
                    None => self.error(instrument.place, format!("no source `{id}`")),
                    Some(source) if instrument.binding && source.authority != Authority::Law => {
                        self.error(instrument.place, format!("`{}` binds, but `{id}` does not", instrument.id));
                    }
                    Some(_) => {}
                }
            }
        }
    }

    /// What public bodies and named exceptions name.
    fn names(&mut self) {
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
            for role in &rule.binds {
                if rule.kind != RuleKind::Match || !matches!(self.book.item(&role_rule(role)), Some(Item::Rule(_))) {
                    let message = format!("`{}` binds `{role}`, but only a match binds, and only a role", rule.id);
                    self.error(rule.place, message);
                }
            }
        }
    }

    /// What facts imply and exclude, and facts that nobody reads.
    fn facts(&mut self, read: &FxHashSet<&'b str>) {
        for fact in &self.entries.facts {
            for id in fact.implies.iter().chain(&fact.excludes) {
                match self.book.item(id) {
                    Some(Item::Fact(to))
                        if matches!(self.entries.facts.get(to).map(|f| &f.fact_type), Some(FactType::Bool)) => {}
                    _ => self
                        .error(fact.place, format!("`{}` implies or excludes `{id}`, which is no bool fact", fact.id)),
                }
            }
            for id in &fact.speaks_of {
                let listed = match self.book.item(id) {
                    Some(Item::Fact(index)) => self.entries.facts.get(index).is_some_and(|f| f.listed_use),
                    Some(Item::Term(_)) => true,
                    _ => false,
                };
                if !listed {
                    let message = format!("`{}` speaks of `{id}`, which is no listed use and no definition", fact.id);
                    self.error(fact.place, message);
                }
            }
            let presumed = fact.presumption.as_ref().map(|p| Knowledge::presumed(p.presumed));
            if !fact.speaks_of.is_empty() && presumed.is_some_and(|known| !known.is_denial(&fact.fact_type)) {
                let message = format!(
                    "`{}` is presumed to be so, so it must not speak of a use: to state it would say more",
                    fact.id
                );
                self.error(fact.place, message);
            }
            let presumed_yes = fact.presumption.as_ref().is_some_and(|p| p.presumed == Presumed::Bool(true));
            if presumed_yes && !(fact.implies.is_empty() && fact.excludes.is_empty()) {
                let message = format!(
                    "`{}` is presumed yes, so it must not imply or exclude: to state it would say more",
                    fact.id
                );
                self.error(fact.place, message);
            }
            let is_read = read.contains(&*fact.id);
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
    }

    /// Definitions, regimes and transitions that nobody reads.
    fn unread(&mut self, read: &FxHashSet<&'b str>, regimes: &FxHashSet<&'b str>) {
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
        let mut relieving: FxHashSet<&str> = FxHashSet::default();
        for regime in &self.entries.regimes {
            for route in regime.routes.iter().flat_map(|(_, routes)| routes) {
                relieving.extend(route.unless.iter().map(|id| &**id));
            }
        }
        for rule in self.entries.rules.iter().filter(|r| r.kind == RuleKind::Transition) {
            if !relieving.contains(&*rule.id) {
                self.error(rule.place, format!("no regime names the transition `{}`", rule.id));
            }
        }
    }

    /// Matches never read scope or roles: Articles 2 and 25 read the match.
    pub(super) fn order(&mut self) {
        let rank = |kind: RuleKind| match kind {
            RuleKind::Match | RuleKind::Derogation => 0,
            RuleKind::Exclusion | RuleKind::Artefact => 1,
            RuleKind::Scope => 2,
            RuleKind::Role | RuleKind::Transition | RuleKind::Route | RuleKind::Competence => 3,
        };
        for rule in &self.entries.rules {
            let mut seen: FxHashSet<Item> = FxHashSet::default();
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

    /// A clock counts from a date fact, and runs on something that is yes or no.
    fn clock(&mut self, owner: &str, clock: &'b Clock, read: &mut FxHashSet<&'b str>) {
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
}
