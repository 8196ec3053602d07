//! Fines at stake, with their ceilings.

use std::fmt::{Result, Write};

use super::Report;
use crate::assessment::{Assessment, Exposure};
use crate::language::{Language, filled};
use crate::rulebook::Ceiling;
use crate::truth::Truth;

impl Report<'_, '_> {
    pub(super) fn exposure(&mut self) -> Result {
        let (assessment, words) = (self.assessment, &self.phrases.report);
        let stakes: Vec<_> = assessment.exposure().iter().filter(|e| e.holds == Truth::Yes).collect();
        if stakes.is_empty() {
            return Ok(());
        }
        writeln!(self.out, "\n{}", words.exposure)?;
        for stake in stakes {
            let from = imposed_from(assessment, stake).map(|from| format!(", {from}")).unwrap_or_default();
            let amount = amount(self.language, stake);
            writeln!(self.out, "  {amount}  {}  [{}]{from}", stake.title, stake.citation)?;
            let counts = [
                (&words.count_in_force, &stake.in_force),
                (&words.count_upcoming, &stake.upcoming),
                (&words.count_undetermined, &stake.undetermined),
            ];
            let counts: Vec<String> = counts
                .iter()
                .filter(|(_, ids)| !ids.is_empty())
                .map(|(phrase, ids)| filled(phrase, &[("count", &ids.len())]))
                .collect();
            writeln!(self.out, "    {}", filled(&words.duties, &[("counts", &counts.join(", "))]))?;
            if !stake.missing.is_empty() {
                writeln!(self.out, "    {}", filled(&words.depends_on, &[("facts", &stake.missing.join(", "))]))?;
            }
            for note in &stake.notes {
                writeln!(self.out, "    {note}")?;
            }
        }
        Ok(())
    }
}

/// The day from which a fine can be imposed, where it is still to come.
pub(in crate::report) fn imposed_from(assessment: &Assessment<'_>, stake: &Exposure) -> Option<String> {
    let language = assessment.language();
    let day = stake.applies_from.filter(|day| *day > assessment.case().as_of())?;
    Some(filled(&language.phrases().report.imposed_from, &[("day", &language.date(day))]))
}

/// The ceiling of a fine in figures, as far as it is known; otherwise how it is found.
pub(in crate::report) fn amount(language: Language, stake: &Exposure) -> String {
    let words = &language.phrases().report;
    let amount = match &stake.at_most {
        Some(most) if *most == stake.at_least => language.money(most, &stake.currency),
        Some(most) => {
            let (least, most) = (language.number(&stake.at_least), language.money(most, &stake.currency));
            filled(&words.between, &[("least", &least), ("most", &most)])
        }
        None => formula(language, stake),
    };
    match stake.per.as_deref() {
        Some("day") => filled(&words.per_day, &[("amount", &amount)]),
        Some(unit) => format!("{amount} / {unit}"),
        None => amount,
    }
}

/// The two figures of which one is the ceiling.
fn formula(language: Language, stake: &Exposure) -> String {
    let words = &language.phrases().report;
    let amount = stake.amount.as_ref().map(|amount| language.money(amount, &stake.currency));
    let percent = stake
        .percent
        .as_ref()
        .zip(stake.percent_of.as_ref())
        .map(|(percent, of)| filled(&words.percent_of, &[("percent", &language.number(percent)), ("of", of)]));
    let figures = match (amount, percent) {
        (Some(amount), Some(percent)) => filled(&words.or, &[("one", &amount), ("other", &percent)]),
        (amount, percent) => amount.or(percent).unwrap_or_default(),
    };
    match stake.ceiling {
        Some(Ceiling::Higher) => filled(&words.higher, &[("figures", &figures)]),
        Some(Ceiling::Lower) => filled(&words.lower, &[("figures", &figures)]),
        _ => figures,
    }
}
