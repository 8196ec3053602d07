//! The stated facts and the presumptions under a conclusion.

use std::collections::BTreeSet;
use std::fmt::{Result, Write};

use super::Report;
use crate::assessment::{Because, Derivation, Finding};
use crate::facts::Value;
use crate::language::{Phrases, filled};
use crate::truth::Truth;

/// Reasons named of what does not hold, unless there are more.
const REASONS: usize = 3;

impl Report<'_, '_> {
    /// The stated facts under a conclusion, and what was presumed, in a line each.
    pub(super) fn because(&mut self, indent: &str, facts: &[String], presumptions: &[String]) -> Result {
        let words = &self.phrases.report;
        for (phrase, ids) in [(&words.because, facts), (&words.presumed, presumptions)] {
            if !ids.is_empty() {
                writeln!(self.out, "{indent}{}", filled(phrase, &[("facts", &ids.join(", "))]))?;
            }
        }
        Ok(())
    }

    /// What makes conclusions fail, if it is little: a narrow case has many reasons not to be anything else.
    pub(super) fn denied(&mut self, findings: &[&Finding]) -> Result {
        let (mut facts, mut presumed) = (Vec::new(), BTreeSet::new());
        for finding in findings {
            if let Ok(derivation) = self.assessment.explain(&finding.id) {
                stated_facts(self.phrases, &derivation, &mut facts);
                followed(&derivation, &mut facts);
            }
            presumed.extend(finding.presumptions.iter().cloned());
        }
        let presumed: Vec<String> = presumed.into_iter().collect();
        if facts.len() > REASONS || presumed.len() > REASONS {
            return Ok(());
        }
        self.because("    ", &facts, &presumed)
    }
}

/// The stated facts on which a derivation turns.
pub(super) fn stated(phrases: &Phrases, step: &Derivation) -> Vec<String> {
    let mut found = Vec::new();
    stated_facts(phrases, step, &mut found);
    found
}

fn stated_facts(phrases: &Phrases, step: &Derivation, found: &mut Vec<String>) {
    if let Because::Stated { value } = &step.because {
        let text = match value {
            Value::Bool(true) => step.id.clone(),
            value => format!("{} = {}", step.id, shown(phrases, value)),
        };
        if !found.contains(&text) {
            found.push(text);
        }
    }
    for child in step.children.iter().filter(|c| c.decides) {
        stated_facts(phrases, child, found);
    }
}

/// The stated facts from which those follow on which a derivation turns.
fn followed(step: &Derivation, found: &mut Vec<String>) {
    if let Because::Follows { from } = &step.because
        && !found.contains(from)
    {
        found.push(from.clone());
    }
    step.children.iter().filter(|c| c.decides).for_each(|child| followed(child, found));
}

pub(super) fn shown(phrases: &Phrases, value: &Value) -> String {
    match value {
        Value::Text(text) => text.clone(),
        Value::Bool(truth) => phrases.truth(Truth::from(*truth)).to_owned(),
        Value::Number(number) => number.to_string(),
        Value::Null => phrases.report.open.clone(),
        Value::List(items) => items.iter().map(|item| shown(phrases, item)).collect::<Vec<_>>().join(", "),
        Value::Object(entries) => {
            entries.iter().map(|(k, v)| format!("{k} {}", shown(phrases, v))).collect::<Vec<_>>().join(", ")
        }
    }
}
