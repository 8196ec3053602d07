//! The conclusions of a case: their match, what it means on the day, and why.

use std::collections::HashSet;

use crate::assessment::authority::Authorities;
use crate::assessment::evaluate::reasons::Reasoner;
use crate::assessment::evaluate::{Evaluation, IN_SCOPE, View, undated};
use crate::assessment::finding::Finding;
use crate::assessment::is_finding;
use crate::assessment::obligation::Obligation;
use crate::assessment::status::{Dated, Status};
use crate::engine::{Ref, RuleNodes};
use crate::facts::Origin;
use crate::rulebook::{Application, Authority, Condition, Element, Item, Quantifier, Rule, RuleKind, Test, role_rule};
use crate::truth::Truth;

impl Evaluation<'_> {
    /// Everything about each conclusion, but for the duties beside it.
    pub(crate) fn findings(&self, reasons: &mut Reasoner<'_, '_>) -> Vec<Finding> {
        let book = self.book;
        let mut authorities = Authorities::new(self);
        let mut findings = Vec::new();
        for (index, rule) in book.entries().rules.iter().enumerate() {
            if !is_finding(book, index) {
                continue;
            }
            let (citation, url) = self.cited(Item::Rule(index), &rule.cites);
            let mut finding = Finding {
                id: rule.id.to_string(),
                title: rule.title.to_string(),
                kind: rule.kind,
                family: rule.family,
                value: Truth::No,
                status: Status::NotInEdition,
                examined: true,
                applies_from: None,
                possible_from: None,
                formal_from: None,
                until: None,
                citation,
                url,
                authority: Authority::Law,
                missing: Vec::new(),
                presumptions: Vec::new(),
                would_change: Vec::new(),
                other_reading: Vec::new(),
                reason: Vec::new(),
                duties: Vec::new(),
                uses: Vec::new(),
                stated: self.intake.stated_origins.get(&Item::Rule(index)) == Some(&Origin::Stated),
            };
            if let Some(nodes) = self.compiled.rule(index) {
                let read = self.match_read(index, nodes, &self.as_taken());
                finding.value = read.value;
                finding.examined = reasons.ground().examined(nodes.value);
                finding.status = read.dated.status;
                finding.applies_from = read.dated.applies_from;
                finding.possible_from = read.dated.possible_from;
                finding.until = read.dated.until;
                finding.formal_from = self.formal(&rule.body, read.dated.applies_from);
                let dated_by = self.dated_by(index, rule, nodes, &self.as_taken());
                finding.reason = match (read.left_out, read.dated.relieved) {
                    (Some(LeftOut::OutOfScope), _) => vec![IN_SCOPE.to_owned()],
                    (Some(LeftOut::OtherRoles), _) => self.roles_bound(index),
                    (None, Some(day)) => self.relieving(&dated_by, day, reasons),
                    (None, None) if read.value == Truth::Yes && read.dated.status == Status::NotApplicable => {
                        self.not_bound_by_way_of(rule)
                    }
                    (None, None) => Vec::new(),
                };
                let found = reasons.of(nodes.value, self.today);
                finding.missing.clone_from(&found.missing);
                // What the day of an open match hangs on is asked once it is one.
                if read.value.is_known() {
                    let binds: Vec<Ref> = dated_by.iter().map(|(_, nodes)| nodes.binds).collect();
                    let days = self.open_days(&read.dated, &binds).into_iter();
                    let open = days.flat_map(|day| binds.iter().map(move |target| (*target, day)));
                    reasons.add_missing(&mut finding.missing, open);
                }
                finding.presumptions.clone_from(&found.presumptions);
                finding.would_change.clone_from(&found.would_change);
                finding.authority = authorities.of(Item::Rule(index));
            }
            findings.push(finding);
        }
        findings
    }

    /// Puts the listed duties beside the findings that their conditions read.
    pub(crate) fn link_duties(&self, findings: &mut [Finding], listed: &[Obligation]) {
        let listed: HashSet<&str> = listed.iter().map(|o| o.id.as_str()).collect();
        let duties = &self.book.entries().duties;
        for finding in findings {
            let Some(Item::Rule(rule)) = self.book.item(&finding.id) else { continue };
            let reading = self.compiled.duties_reading(rule);
            let ids = reading.iter().filter_map(|duty| duties.get(*duty)).map(|duty| &duty.id);
            finding.duties = ids.filter(|id| listed.contains(&***id)).map(ToString::to_string).collect();
        }
    }

    /// A conclusion on the readings taken, or with one of them turned round.
    pub(super) fn match_read(&self, rule: usize, nodes: RuleNodes, view: &View<'_>) -> MatchRead {
        let value = view.today(nodes.value);
        let undated = MatchRead { value, dated: undated(value), left_out: None };
        let Some(entry) = self.book.entries().rules.get(rule) else { return undated };
        let parts = self.parts(rule, entry);
        let read = if !parts.is_empty() {
            let theirs = self.dated_by(rule, entry, nodes, view);
            self.parts_read(value, &parts, &theirs, view)
        } else if entry.body.application(self.intake.edition).is_some() {
            MatchRead { dated: view.dated(&[(nodes.binds, nodes.unrelieved)]), ..undated }
        } else {
            undated
        };
        if entry.kind != RuleKind::Match || read.dated.status == Status::NotApplicable {
            return read;
        }
        match view.out_of_scope() {
            true => read.without(LeftOut::OutOfScope),
            false if view.binds_others(entry) => read.without(LeftOut::OtherRoles),
            false => read,
        }
    }

    /// A match that is one of several others binds when, and whom, those bind.
    fn parts_read(
        &self,
        value: Truth,
        parts: &[(usize, RuleNodes)],
        theirs: &[(usize, RuleNodes)],
        view: &View<'_>,
    ) -> MatchRead {
        let dates: Vec<(Ref, Ref)> = theirs.iter().map(|(_, nodes)| (nodes.binds, nodes.unrelieved)).collect();
        let read = MatchRead { value, dated: view.dated(&dates), left_out: None };
        let excluded = theirs.len() < parts.len() && value != Truth::No && read.dated.status == Status::NotApplicable;
        if excluded { read.without(LeftOut::OtherRoles) } else { read }
    }

    /// The conclusions that a match has its dates from: itself, or those of which it is any that do not bind others.
    fn dated_by(&self, rule: usize, entry: &Rule, nodes: RuleNodes, view: &View<'_>) -> Vec<(usize, RuleNodes)> {
        let mut parts = self.parts(rule, entry);
        if parts.is_empty() {
            return vec![(rule, nodes)];
        }
        let rules = &self.book.entries().rules;
        parts.retain(|(part, _)| !rules.get(*part).is_some_and(|rule| view.binds_others(rule)));
        parts
    }

    /// The transitions that relieve on a day of the conclusions that a match has its dates from.
    fn relieving(&self, dated_by: &[(usize, RuleNodes)], day: usize, reasons: &mut Reasoner<'_, '_>) -> Vec<String> {
        let relieved = |nodes: &RuleNodes| self.table.get(nodes.unrelieved, day) == Truth::Yes;
        let rules = &self.book.entries().rules;
        let relieved = dated_by.iter().filter(|(_, nodes)| relieved(nodes)).filter_map(|(rule, _)| rules.get(*rule));
        reasons.relieving(relieved.map(|rule| &rule.body), day)
    }

    /// The matches of which a match is any, where it has neither a day nor roles of its own and was not stated as such.
    pub(super) fn parts(&self, rule: usize, entry: &Rule) -> Vec<(usize, RuleNodes)> {
        let edition = self.intake.edition;
        let own = entry.kind != RuleKind::Match
            || !entry.binds.is_empty()
            || entry.body.application(edition).is_some()
            || self.intake.stated_origins.get(&Item::Rule(rule)) == Some(&Origin::Stated);
        let mut conditions = entry.body.conditions(edition);
        let (Some(Condition::Block(Quantifier::AnyOf, parts, _)), None, false) =
            (conditions.next(), conditions.next(), own)
        else {
            return Vec::new();
        };
        let part = |condition: &Condition| match condition {
            Condition::Element(Element { id, test: Test::Holds, negated: false, .. }) => match self.book.item(id)? {
                Item::Rule(part) if self.book.entries().rules.get(part)?.kind == RuleKind::Match => {
                    Some((part, self.compiled.rule(part)?))
                }
                _ => None,
            },
            _ => None,
        };
        parts.iter().map(part).collect::<Option<_>>().unwrap_or_default()
    }

    /// The conclusions by way of which a match would bind, but which do not hold: a derogation may have lifted them.
    fn not_bound_by_way_of(&self, rule: &Rule) -> Vec<String> {
        let edition = self.intake.edition;
        let Some(Application::Regime(id, _)) = rule.body.application(edition) else { return Vec::new() };
        let regimes = self.book.entries().regimes.iter().filter(|regime| regime.id == *id);
        let ways = regimes.flat_map(|regime| regime.routes_in(edition)).filter_map(|route| route.via.as_deref());
        let mut lapsed: Vec<String> = Vec::new();
        for way in ways {
            let holds = self.book.item(way).map(|item| self.exact(item));
            if holds == Some(Truth::No) && !lapsed.iter().any(|known| known == way) {
                lapsed.push(way.to_owned());
            }
        }
        lapsed
    }

    /// The conclusions that the actor has one of the roles which a match, or the matches it stands for, bind.
    fn roles_bound(&self, rule: usize) -> Vec<String> {
        let rules = &self.book.entries().rules;
        let Some(entry) = rules.get(rule) else { return Vec::new() };
        let parts = self.parts(rule, entry);
        let all = parts.iter().filter_map(|(part, _)| rules.get(*part)).chain([entry]);
        let mut roles: Vec<String> = all.flat_map(|rule| rule.binds.iter()).map(|role| role_rule(role)).collect();
        let mut seen = HashSet::new();
        roles.retain(|role| seen.insert(role.clone()));
        roles
    }
}

/// Why a match does not bind in a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum LeftOut {
    /// The Act does not apply.
    OutOfScope,
    /// It binds roles that the actor certainly does not have.
    OtherRoles,
}

/// What a conclusion comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct MatchRead {
    pub(super) value: Truth,
    pub(super) dated: Dated,
    left_out: Option<LeftOut>,
}

impl MatchRead {
    /// The match holds, but binds nobody here.
    fn without(self, left_out: LeftOut) -> Self {
        Self { dated: undated(Truth::No), left_out: Some(left_out), ..self }
    }
}
