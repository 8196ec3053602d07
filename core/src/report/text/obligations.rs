//! Duties by their status on the day, and the deadlines that can be counted.

use std::collections::BTreeSet;
use std::fmt::{Result, Write};

use super::Report;
use crate::assessment::{Deadline, Obligation, Status};
use crate::language::filled;
use crate::law::Date;
use crate::report::when::named;
use crate::rulebook::Nature;
use crate::truth::Truth;

/// Unsettled duties named; the answer has them all.
const UNSETTLED: usize = 6;

impl Report<'_, '_> {
    pub(super) fn obligations(&mut self) -> Result {
        let (assessment, phrases) = (self.assessment, self.phrases);
        for (status, heading) in [
            (Status::InForce, &phrases.report.in_force),
            (Status::Upcoming, &phrases.report.upcoming),
            (Status::Grandfathered, &phrases.report.grandfathered),
            (Status::Undetermined, &phrases.report.undetermined),
        ] {
            let duties: Vec<&Obligation> = assessment.obligations().filter(|o| o.status == status).collect();
            if duties.is_empty() {
                continue;
            }
            writeln!(self.out, "\n{heading} ({})", duties.len())?;
            if status == Status::Undetermined {
                // The questions below say what is open; the list would only repeat it.
                let named: Vec<&str> = duties.iter().take(UNSETTLED).map(|d| d.id.as_str()).collect();
                let more = if duties.len() > UNSETTLED { ", ..." } else { "" };
                writeln!(self.out, "  {}{more}", named.join(", "))?;
                continue;
            }
            let days = |duty: &Obligation| (duty.possible_from, duty.applies_from);
            for of_a_day in duties.chunk_by(|a, b| days(a) == days(b)) {
                if let Some(heading) = of_a_day.first().map(|first| self.since(first, of_a_day)) {
                    writeln!(self.out, "  {heading}")?;
                }
                of_a_day.iter().try_for_each(|duty| self.duty(duty))?;
            }
        }
        Ok(())
    }

    /// Since when or from when duties bind that have their days in common.
    fn since(&self, first: &Obligation, all: &[&Obligation]) -> String {
        let (words, language, when) = (&self.phrases.report, self.language, first.when());
        let dated = |phrase: &str| when.applies_from.map(|day| filled(phrase, &[("day", &language.date(day))]));
        let heading = match (when.status, when.possible_from, when.applies_from) {
            (Status::InForce, _, _) => dated(&words.since),
            (Status::Upcoming, Some(first), Some(day)) => {
                Some(filled(&words.from_between, &[("first", &language.date(first)), ("day", &language.date(day))]))
            }
            (Status::Upcoming, _, _) => dated(&words.from),
            _ => language.binding(when),
        };
        let heading = heading.unwrap_or_else(|| words.no_day.clone());
        let open: BTreeSet<&String> = all.iter().flat_map(|duty| &duty.missing).collect();
        let open: Vec<String> = open.into_iter().cloned().collect();
        let depending = language.depending(&open).filter(|_| when.possible_from.is_some());
        [heading].into_iter().chain(depending).collect::<Vec<_>>().join(", ")
    }

    fn duty(&mut self, duty: &Obligation) -> Result {
        let phrases = self.phrases;
        let nature = (duty.nature != Nature::Duty).then(|| phrases.nature(duty.nature).to_owned());
        let event = duty.on_event.as_ref().map(|event| filled(&phrases.report.when, &[("event", event)]));
        let more: Vec<String> = nature.into_iter().chain(event).collect();
        let more = if more.is_empty() { String::new() } else { format!(" ({})", more.join("; ")) };
        writeln!(self.out, "    {:<12} {}{more}", duty.citation, duty.duty)?;
        for (phrase, text) in
            [(&phrases.report.duty_deadline, &duty.deadline), (&phrases.report.duty_exceptions, &duty.exceptions)]
        {
            if let Some(text) = text {
                writeln!(self.out, "      {}", filled(phrase, &[("text", text)]))?;
            }
        }
        let others = duty.other_reading.iter();
        let others: Vec<String> =
            others.map(|other| format!("{} ({})", self.language.when(other.when, &[]), other.id)).collect();
        if !others.is_empty() {
            let words = filled(&phrases.report.otherwise, &[("readings", &others.join("; "))]);
            writeln!(self.out, "      {words}")?;
        }
        Ok(())
    }

    pub(super) fn deadlines(&mut self) -> Result {
        let words = &self.phrases.report;
        let all = || self.assessment.obligations().flat_map(|o| o.deadlines.iter().map(move |deadline| (o, deadline)));
        let lines: Vec<String> = all().filter_map(|(o, d)| Some(self.deadline(o, d, d.settled()?))).collect();
        self.list(&words.deadlines, &lines)?;
        let open = all().filter(|(_, deadline)| deadline.runs == Truth::Unknown);
        let lines: Vec<String> = open
            .filter_map(|(o, d)| {
                let line = self.deadline(o, d, d.date?);
                Some(match named(d.missing.iter().chain(&o.missing).map(String::as_str)) {
                    None => line,
                    Some(facts) => format!("{line}, {}", filled(&words.depends_on, &[("facts", &facts)])),
                })
            })
            .collect();
        self.list(&words.deadlines_open, &lines)
    }

    fn deadline(&self, obligation: &Obligation, deadline: &Deadline, day: Date) -> String {
        let regulation = deadline
            .date_1182_71
            .map(|day| format!(", {}", filled(&self.phrases.report.regulation, &[("day", &self.language.date(day))])))
            .unwrap_or_default();
        let (verb, day) = (self.phrases.clock(deadline.kind), self.language.date(day));
        format!("{verb} {day}{regulation}  {}  [{}]", obligation.id, deadline.citation)
    }
}
