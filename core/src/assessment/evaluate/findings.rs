//! The conclusions of a case: their match, what it means on the day, and why.

use std::collections::HashSet;

use crate::assessment::authority::Authorities;
use crate::assessment::document::{Finding, Obligation, OtherReadingTaken};
use crate::assessment::evaluate::reasons::Reasoner;
use crate::assessment::evaluate::{Evaluation, IN_SCOPE, joined, undated};
use crate::assessment::is_finding;
use crate::assessment::status::Status;
use crate::engine::Ref;
use crate::facts::Origin;
use crate::rulebook::{Authority, Item, RuleKind};
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
                let has_dates = rule.body.application(self.intake.edition).is_some();
                finding.value = self.today(nodes.value);
                finding.examined = reasons.ground().examined(nodes.value);
                let dated = if has_dates { self.dated(nodes.binds, nodes.unrelieved) } else { undated(finding.value) };
                finding.status = dated.status;
                finding.applies_from = dated.applies_from;
                finding.possible_from = dated.possible_from;
                finding.until = dated.until;
                finding.formal_from = self.formal(&rule.body, dated.applies_from);
                if rule.kind == RuleKind::Match && self.out_of_scope() && finding.status != Status::NotApplicable {
                    finding.status = Status::NotApplicable;
                    finding.reason = vec![IN_SCOPE.to_owned()];
                    finding.applies_from = None;
                    finding.possible_from = None;
                    finding.until = None;
                }
                let found = reasons.of(nodes.value, self.today);
                finding.missing.clone_from(&found.missing);
                finding.presumptions.clone_from(&found.presumptions);
                finding.would_change.clone_from(&found.would_change);
                if reasons.ground().can_be_read_otherwise(nodes.value) {
                    finding.other_reading = self.other_readings(nodes.value);
                }
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

    /// The readings under which a conclusion comes out differently.
    fn other_readings(&self, target: Ref) -> Vec<OtherReadingTaken> {
        let value = self.today(target);
        let readings = self.compiled.readings().iter().enumerate();
        readings
            .filter_map(|(index, reading)| {
                let under = self.table.get(target, self.days.len() + index);
                let other = reading.element.other.as_ref()?;
                (under != value).then(|| OtherReadingTaken {
                    id: reading.id.clone(),
                    text: other.text.to_string(),
                    citation: joined(if other.cites.is_empty() { &reading.element.cites } else { &other.cites }),
                    value: under,
                })
            })
            .collect()
    }
}
