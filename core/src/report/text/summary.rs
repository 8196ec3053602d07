//! The risk summary: what each part comes to, and the provisions that match.

use std::collections::BTreeSet;
use std::fmt::{Result, Write};

use super::Report;
use super::reasons::stated;
use crate::assessment::{Derivation, Finding, IN_SCOPE, RiskFinding, Status, summary_of};
use crate::language::filled;
use crate::report::when::when_of_part;
use crate::rulebook::{Authority, Family, RuleKind};
use crate::truth::Truth;

/// The conclusion that somebody is affected by a system, which gives rights and no duties.
const AFFECTED: &str = "role-affected-person";
/// The parts of the summary, in their order.
pub(in crate::report) const PARTS: [Family; 4] =
    [Family::Prohibited, Family::HighRisk, Family::Transparency, Family::GeneralPurpose];

impl Report<'_, '_> {
    pub(super) fn summary(&mut self) -> Result {
        let (assessment, phrases) = (self.assessment, self.phrases);
        writeln!(self.out, "\n{}", phrases.report.summary)?;
        let scope = || assessment.findings().iter().filter(|f| f.kind == RuleKind::Artefact || f.id == IN_SCOPE);
        let labels = PARTS.iter().map(|family| phrases.family(*family)).chain(scope().map(|f| f.title.as_str()));
        let width = labels.map(|label| label.chars().count()).max().unwrap_or_default();
        let risk = assessment.risk();
        for family in PARTS {
            let summary = self.part(family);
            writeln!(self.out, "  {:<width$}  {summary}", phrases.family(family))?;
            self.findings(family)?;
            let members = || assessment.findings().iter().filter(|f| f.family == Some(family));
            if !self.lifted(members())? && risk.part(family).value == Truth::No {
                let summary = members().find(|f| is_summary(f));
                self.denied(&summary.map_or_else(|| members().collect(), |summary| vec![summary]))?;
            }
        }
        for finding in scope() {
            writeln!(self.out, "  {:<width$}  {}", finding.title, phrases.truth(finding.value))?;
            if !self.lifted(std::iter::once(finding))? && finding.value == Truth::No {
                self.denied(&[finding])?;
            }
            self.limits("    ", finding)?;
        }
        let held = assessment.findings().iter().filter(|f| f.value == Truth::Yes && assessment.is_stated_role(&f.id));
        let roles: Vec<&str> = held.map(|f| f.title.as_str()).collect();
        if !roles.is_empty() {
            writeln!(self.out, "  {:<width$}  {}", phrases.report.roles, roles.join(", "))?;
        }
        Ok(())
    }

    /// What a part of the risk summary comes to, in words.
    fn part(&self, family: Family) -> String {
        let part = self.assessment.risk().part(family);
        let truth = self.phrases.truth(part.value);
        match (part.value, part.status) {
            (Truth::No | Truth::Unknown, _) => truth.to_owned(),
            (Truth::Yes, Status::NotApplicable) => self.not_bound(part),
            (Truth::Yes, _) => {
                let (when, open) = when_of_part(self.assessment, family);
                format!("{truth}, {}", self.language.when_matched(when, open))
            }
        }
    }

    /// Why a match does not bind: the Act does not apply, or it binds roles that the actor does not have. Whom it only
    /// protects is none of them.
    fn not_bound(&self, part: &RiskFinding) -> String {
        let findings = || self.assessment.findings().iter();
        let matching = findings().filter(|f| part.matches.contains(&f.id));
        let why: BTreeSet<&String> =
            matching.filter(|f| f.status == Status::NotApplicable).flat_map(|f| &f.reason).collect();
        if why.is_empty() || why.iter().any(|id| *id == IN_SCOPE) {
            return self.phrases.when.outside.clone();
        }
        let bound = findings().filter(|f| why.contains(&f.id) && f.id != AFFECTED);
        let roles: Vec<&str> = bound.map(|f| f.title.as_str()).collect();
        filled(&self.phrases.when.other_roles, &[("roles", &roles.join(", "))])
    }

    fn findings(&mut self, family: Family) -> Result {
        let (assessment, phrases) = (self.assessment, self.phrases);
        let members = || assessment.findings().iter().filter(move |f| f.family == Some(family));
        for finding in members().filter(|f| f.value == Truth::Yes) {
            let Ok(derivation) = assessment.explain(&finding.id) else { continue };
            // What sums up other points that are shown has its reasons there.
            if is_summary(finding) && members().any(|f| f.id != finding.id && reads(&derivation, &f.id)) {
                continue;
            }
            let mut more = Vec::new();
            if matches!(finding.status, Status::Upcoming | Status::Grandfathered | Status::Undetermined) {
                let when = self.language.when_matched(finding.when(), &finding.missing);
                more.push(match finding.status {
                    Status::Grandfathered if !finding.reason.is_empty() => {
                        format!("{when} ({})", finding.reason.join(", "))
                    }
                    _ => when,
                });
            }
            if finding.authority != Authority::Law {
                more.push(phrases.authority(finding.authority).to_owned());
            }
            let more: String = more.iter().map(|words| format!(", {words}")).collect();
            writeln!(self.out, "    {}  {}  [{}]{more}", finding.id, finding.title, finding.citation)?;
            self.because("      ", &stated(phrases, &derivation), &finding.presumptions)?;
            self.limits("      ", finding)?;
            for other in &finding.other_reading {
                let becomes = if other.value == finding.value {
                    self.language.when(other.when, &[])
                } else {
                    phrases.truth(other.value).to_owned()
                };
                let words = filled(&phrases.report.other_reading, &[("text", &other.text), ("value", &becomes)]);
                writeln!(self.out, "      {words}  [{}]", other.citation)?;
            }
        }
        Ok(())
    }
}

/// Whether a finding sums up its part of the risk summary.
pub(super) fn is_summary(finding: &Finding) -> bool {
    finding.family.is_some_and(|family| summary_of(family) == finding.id)
}

/// Whether a derivation reads another conclusion that holds.
fn reads(derivation: &Derivation, id: &str) -> bool {
    let holds = |step: &Derivation| step.id == id && step.value == Truth::Yes;
    derivation.children.iter().any(|step| holds(step) || reads(step, id))
}
