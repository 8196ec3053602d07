//! Derogations, exclusions and limits: what lifts a conclusion or holds beside it.

use std::collections::BTreeSet;
use std::fmt::{self, Write};

use super::Report;
use super::reasons::stated;
use super::summary::is_summary;
use crate::assessment::{Derivation, Finding, IN_SCOPE};
use crate::language::filled;
use crate::rulebook::RuleKind;
use crate::truth::Truth;

impl Report<'_, '_> {
    /// The conclusions that would hold but for a derogation or exclusion, with what lifts them; whether there are any.
    pub(super) fn lifted<'f>(&mut self, findings: impl Iterator<Item = &'f Finding>) -> Result<bool, fmt::Error> {
        let mut lifted = Vec::new();
        // What is open may still rest on something that is lifted, where it sums up other points.
        let sums_up = |f: &Finding| f.value == Truth::Unknown && (is_summary(f) || f.id == IN_SCOPE);
        for finding in findings.filter(|f| f.value == Truth::No || sums_up(f)) {
            if let Ok(derivation) = self.assessment.explain(&finding.id) {
                self.lifts(&derivation, &mut lifted);
            }
        }
        let mut shown = BTreeSet::new();
        for (id, relief) in lifted.iter().filter(|(id, relief)| shown.insert((id.clone(), relief.id.clone()))) {
            let words = filled(&self.phrases.report.lifted, &[("id", id), ("relief", &relief.id)]);
            self.relief("    ", &words, relief)?;
        }
        Ok(!lifted.is_empty())
    }

    /// The limits in the provisions of a conclusion that hold beside it.
    pub(super) fn limits(&mut self, indent: &str, finding: &Finding) -> fmt::Result {
        let words = &self.phrases.report;
        for (limit, from) in self.assessment.limits_of(finding) {
            let limited = filled(&words.limited, &[("relief", &limit.id)]);
            match from {
                None => {
                    let Ok(derivation) = self.assessment.explain(&limit.id) else { continue };
                    self.relief(indent, &limited, &derivation)?;
                }
                Some(day) => {
                    let from = filled(&words.from, &[("day", &self.language.date(day))]);
                    writeln!(self.out, "{indent}{limited}  {}  [{}], {from}", limit.title, limit.citation)?;
                }
            }
        }
        Ok(())
    }

    fn relief(&mut self, indent: &str, words: &str, relief: &Derivation) -> fmt::Result {
        writeln!(self.out, "{indent}{words}  {}  [{}]", relief.title, relief.citation)?;
        self.because(&format!("{indent}  "), &stated(self.phrases, relief), &[])
    }

    /// Looks in a conclusion that does not hold for those below it of which everything holds but that there is no relief.
    fn lifts(&self, step: &Derivation, found: &mut Vec<(String, Derivation)>) {
        let failing = || step.children.iter().filter(|child| child.value != Truth::Yes);
        let reliefs: Vec<&Derivation> =
            failing().flat_map(|block| block.children.iter().filter(|child| child.decides)).collect();
        let but_for_them = !step.id.is_empty()
            && step.value == Truth::No
            && failing().count() < step.children.len()
            && failing().all(|block| block.id.is_empty() && !block.children.is_empty())
            && reliefs.iter().all(|child| self.is_relief(child));
        if but_for_them && !reliefs.is_empty() {
            let reliefs = reliefs.into_iter().flat_map(|relief| self.innermost(relief));
            found.extend(reliefs.map(|relief| (step.id.clone(), relief.clone())));
        } else {
            failing().for_each(|child| self.lifts(child, found));
        }
    }

    fn is_relief(&self, step: &Derivation) -> bool {
        let kind = self.assessment.finding(&step.id).map(|finding| finding.kind);
        step.value == Truth::Yes && matches!(kind, Ok(RuleKind::Derogation | RuleKind::Exclusion))
    }

    /// The reliefs that a relief rests on, down to those that rest on none.
    fn innermost<'d>(&self, relief: &'d Derivation) -> Vec<&'d Derivation> {
        let mut below = vec![relief];
        let mut inner = Vec::new();
        while let Some(step) = below.pop() {
            for child in step.children.iter().filter(|child| child.decides) {
                if self.is_relief(child) { inner.push(child) } else { below.push(child) }
            }
        }
        if inner.is_empty() {
            return vec![relief];
        }
        inner.into_iter().flat_map(|relief| self.innermost(relief)).collect()
    }
}
