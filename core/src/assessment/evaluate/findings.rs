//! The conclusions of a case: their match, what it means on the day, and why.

use std::collections::HashSet;

use crate::assessment::authority::Authorities;
use crate::assessment::evaluate::reasons::Reasoner;
use crate::assessment::evaluate::{Evaluation, IN_SCOPE, View, undated};
use crate::assessment::finding::Finding;
use crate::assessment::is_finding;
use crate::assessment::obligation::Obligation;
use crate::assessment::status::{Dated, Status};
use crate::engine::RuleNodes;
use crate::facts::Origin;
use crate::rulebook::{Authority, Item, RuleKind, role_rule};
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
                finding.reason = match read.left_out {
                    None => Vec::new(),
                    Some(LeftOut::OutOfScope) => vec![IN_SCOPE.to_owned()],
                    Some(LeftOut::OtherRoles) => rule.binds.iter().map(|role| role_rule(role)).collect(),
                };
                let found = reasons.of(nodes.value, self.today);
                finding.missing.clone_from(&found.missing);
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
        let rule = self.book.entries().rules.get(rule);
        let has_dates = rule.is_some_and(|r| r.body.application(self.intake.edition).is_some());
        let value = view.today(nodes.value);
        let dated = if has_dates { view.dated(nodes.binds, nodes.unrelieved) } else { undated(value) };
        let rule = rule.filter(|r| r.kind == RuleKind::Match && dated.status != Status::NotApplicable);
        let left_out = rule.and_then(|rule| match view.out_of_scope() {
            true => Some(LeftOut::OutOfScope),
            false => view.binds_others(rule).then_some(LeftOut::OtherRoles),
        });
        let dated = left_out.map_or(dated, |_| undated(Truth::No));
        MatchRead { value, dated, left_out }
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
