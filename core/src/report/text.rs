//! Plain text, in the language of the answer.

mod derivation;
mod exposure;
mod obligations;
mod reasons;
mod relief;
mod summary;

use std::collections::BTreeSet;
use std::fmt::{Result, Write};

use crate::assessment::{Assessment, Finding, IN_SCOPE};
use crate::language::{Language, Phrases, filled};
use crate::rulebook::RuleKind;
use crate::truth::Truth;
use reasons::shown;
use summary::is_summary;

pub use derivation::derivation_text;
pub(super) use exposure::{amount, imposed_from};
pub(super) use summary::PARTS;

/// Questions shown; the answer has them all.
const QUESTIONS: usize = 12;

/// A readable assessment: what matches and why, what binds on the day and what later, what was presumed, and
/// the open questions.
#[must_use]
pub fn text(assessment: &Assessment<'_>) -> String {
    let language = assessment.language();
    let mut report = Report { out: String::new(), assessment, language, phrases: language.phrases() };
    // Writing to a string cannot fail.
    let _ = report.write();
    report.out
}

/// Which law, as of which day, by which versions: two lines.
pub(super) fn heading(assessment: &Assessment<'_>) -> String {
    let (law, language) = (assessment.law(), assessment.language());
    let versions = filled(
        &language.phrases().report.versions,
        &[
            ("edition", &law.edition),
            ("day", &language.date(law.as_of)),
            ("library", &law.library),
            ("rulebook", &format_args!("{:.12}", law.rulebook)),
        ],
    );
    format!("{}\n{versions}\n", law.title)
}

struct Report<'a, 'b> {
    out: String,
    assessment: &'a Assessment<'b>,
    language: Language,
    phrases: &'static Phrases,
}

impl Report<'_, '_> {
    fn write(&mut self) -> Result {
        self.out.push_str(&heading(self.assessment));
        self.summary()?;
        self.obligations()?;
        self.deadlines()?;
        self.exposure()?;
        self.overrides()?;
        self.presumptions()?;
        self.questions()?;
        writeln!(self.out, "\n{}", self.phrases.notice)
    }

    fn overrides(&mut self) -> Result {
        let overrides = self.assessment.overrides().iter();
        let lines: Vec<String> = overrides.map(|o| format!("{} = {}", o.id, self.phrases.truth(o.value))).collect();
        self.list(&self.phrases.report.overrides, &lines)
    }

    fn presumptions(&mut self) -> Result {
        let relevant = relevant_presumptions(self.assessment);
        if relevant.is_empty() {
            return Ok(());
        }
        writeln!(self.out, "\n{}", self.phrases.report.presumptions)?;
        for presumed in self.assessment.presumptions().iter().filter(|p| relevant.contains(p.id.as_str())) {
            let value = shown(self.phrases, &presumed.value);
            writeln!(self.out, "  {} = {value}  [{}]", presumed.id, presumed.citation)?;
        }
        Ok(())
    }

    fn questions(&mut self) -> Result {
        let questions = self.assessment.questions();
        let named = questions.iter().take(QUESTIONS);
        let mut lines: Vec<String> = named.map(|q| format!("{}  {}  [{}]", q.id, q.question, q.citation)).collect();
        if questions.len() > QUESTIONS {
            let count = questions.len() - QUESTIONS;
            lines.push(filled(&self.phrases.report.more, &[("count", &count)]));
        }
        self.list(&self.phrases.report.questions, &lines)
    }

    /// A heading with its lines; nothing without any.
    fn list(&mut self, heading: &str, lines: &[String]) -> Result {
        if !lines.is_empty() {
            writeln!(self.out, "\n{heading}")?;
        }
        lines.iter().try_for_each(|line| writeln!(self.out, "  {line}"))
    }
}

/// The presumptions under what the text shows: not those of derogations and exclusions that nobody asked about.
fn relevant_presumptions<'a>(assessment: &'a Assessment<'_>) -> BTreeSet<&'a str> {
    let shown = |f: &&Finding| {
        is_summary(f)
            || f.kind == RuleKind::Artefact
            || f.id == IN_SCOPE
            || (f.family.is_some() && f.value == Truth::Yes)
            || (f.id.starts_with("role-") && f.value == Truth::Yes)
    };
    let findings = assessment.findings().iter().filter(shown).flat_map(|f| &f.presumptions);
    let duties = assessment.obligations().flat_map(|o| &o.presumptions);
    findings.chain(duties).map(String::as_str).collect()
}
