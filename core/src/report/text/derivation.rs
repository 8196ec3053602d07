//! A derivation as an indented tree.

use std::fmt::{Result, Write};

use super::reasons::shown;
use crate::assessment::{Because, Derivation};
use crate::language::{Language, Phrases, filled};
use crate::rulebook::Authority;
use crate::truth::Truth;

/// A derivation as an indented tree: `+` yes, `-` no, `?` unknown; its titles are in the language of the answer that
/// it explains, and so should the words between them be.
#[must_use]
pub fn derivation_text(derivation: &Derivation, language: Language) -> String {
    let mut out = String::new();
    let _ = write_step(&mut out, language.phrases(), derivation, 0);
    out
}

fn write_step(out: &mut String, phrases: &Phrases, step: &Derivation, depth: usize) -> Result {
    let words = &phrases.derivation;
    let mark = match step.value {
        Truth::Yes => '+',
        Truth::No => '-',
        Truth::Unknown => '?',
    };
    let indent = "  ".repeat(depth);
    let name = if step.id.is_empty() { String::new() } else { format!("{} ", step.id) };
    let cited = if step.citation.is_empty() { String::new() } else { format!("  [{}]", step.citation) };
    let authority = match step.authority {
        Authority::Law => String::new(),
        Authority::Guideline => format!(" {}", words.guideline),
        Authority::Interpretation => format!(" {}", words.interpretation),
    };
    let because = match &step.because {
        Because::Parts | Because::Day | Because::LeftOut => None,
        Because::EveryCase if step.value == Truth::No => Some(words.in_no_case.clone()),
        Because::EveryCase => Some(words.every_case.clone()),
        Because::Stated { value } => Some(filled(&words.stated, &[("value", &shown(phrases, value))])),
        Because::Open => Some(words.open.clone()),
        Because::Silent => Some(words.silent.clone()),
        Because::Presumed { why } => Some(filled(&words.presumed, &[("why", why)])),
        Because::Follows { from } => Some(filled(&words.follows, &[("fact", from)])),
    };
    let because = because.map(|words| format!(": {words}")).unwrap_or_default();
    let reading = step.reading.as_ref().map(|reading| match step.because {
        Because::LeftOut => format!(": {}", filled(&words.left_out, &[("reading", &reading.id)])),
        _ => format!(" {}", filled(&words.by_reading, &[("reading", &reading.id)])),
    });
    let reading = reading.unwrap_or_default();
    writeln!(out, "{indent}{mark} {name}{}{cited}{authority}{reading}{because}", step.title)?;
    for child in step.children.iter().filter(|c| c.decides || depth < 2) {
        write_step(out, phrases, child, depth + 1)?;
    }
    Ok(())
}
