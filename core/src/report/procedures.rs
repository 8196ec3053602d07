//! Procedures as plain text, in the language of the answer: where they stand, what comes next and by when, and what is
//! not as they ask.

use std::fmt::{Result, Write};

use crate::assessment::{Assessment, Deadline, Proceeding, Progress, StepTaken};
use crate::language::{Language, Phrases, filled};
use crate::law::Direction;
use crate::truth::Truth;

/// Procedures in readable form. All steps are shown of one procedure, and of those that have begun; of others, those
/// with which they begin.
///
/// ```
/// let case = aiact::Case::on("2026-11-21".parse()?)
///     .stating("role", vec!["gpai_provider"])
///     .stating("gpai", true)
///     .stating("met_date", "2026-11-09")
///     .build();
/// let assessment = aiact::assess(&case)?;
/// let text = aiact::report::procedures_text(&assessment, &[assessment.procedure("gpai-notification")?]);
/// assert!(text.contains("due 23 November 2026"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn procedures_text(assessment: &Assessment<'_>, procedures: &[Proceeding]) -> String {
    let language = assessment.language();
    let mut text = Text { out: String::new(), assessment, language, phrases: language.phrases() };
    // Writing to a string cannot fail.
    let _ = text.write(procedures);
    text.out
}

struct Text<'a, 'b> {
    out: String,
    assessment: &'a Assessment<'b>,
    language: Language,
    phrases: &'static Phrases,
}

impl Text<'_, '_> {
    fn write(&mut self, procedures: &[Proceeding]) -> Result {
        self.out.push_str(&super::text::heading(self.assessment));
        if procedures.is_empty() {
            writeln!(self.out, "\n{}", self.phrases.procedure.none)?;
        }
        for procedure in procedures {
            self.procedure(procedure, procedure.begun || procedures.len() == 1)?;
        }
        writeln!(self.out, "\n{}", self.phrases.notice)
    }

    fn procedure(&mut self, procedure: &Proceeding, whole: bool) -> Result {
        let words = &self.phrases.procedure;
        writeln!(self.out, "\n{}  {}  [{}]", procedure.id, procedure.title, procedure.citation)?;
        let begun = if procedure.begun { &words.begun } else { &words.not_begun };
        let concerns = match (&procedure.condition, procedure.concerns) {
            (None, _) => words.unconditional.clone(),
            (_, Truth::Yes) => words.concerns.clone(),
            (_, Truth::No) => words.not_concerned.clone(),
            (Some(id), Truth::Unknown) => filled(&words.may_concern, &[("condition", id)]),
        };
        let needed = || procedure.steps.iter().filter(|s| s.progress != Progress::NotNeeded);
        let (all, done) = (needed().count(), needed().filter(|s| s.progress == Progress::Done).count());
        let taken = filled(&words.taken, &[("done", &done), ("all", &all)]);
        writeln!(self.out, "  {begun}; {concerns}; {taken}")?;
        let notes = procedure.notes.iter().filter(|_| whole);
        for note in notes {
            writeln!(self.out, "  {note}")?;
        }
        for step in &procedure.steps {
            if whole || matches!(step.progress, Progress::Next | Progress::MayBeNext) {
                self.step(step, whole)?;
            }
        }
        Ok(())
    }

    fn step(&mut self, step: &StepTaken, whole: bool) -> Result {
        let (words, language) = (&self.phrases.procedure, self.language);
        let mark = match step.progress {
            Progress::Done => '+',
            Progress::Next => '>',
            Progress::MayBeNext => '?',
            Progress::Later => ' ',
            Progress::NotNeeded => '-',
        };
        let progress = self.phrases.progress(step.progress);
        writeln!(self.out, "  {mark} {progress}: {}  [{}]", step.title, step.citation)?;
        if step.progress == Progress::NotNeeded {
            return Ok(());
        }
        let names: Vec<&str> = step.by.iter().map(|by| self.assessment.name_of_bearer(by)).collect();
        let mut parts = vec![filled(&words.by, &[("names", &names.join(", "))])];
        match step.date.map(|day| language.date(day)) {
            Some(day) if step.progress == Progress::Done => parts.push(filled(&words.on, &[("day", &day)])),
            Some(day) => parts.push(filled(&words.planned, &[("day", &day)])),
            None => {
                parts.extend(step.date_fact.as_ref().map(|fact| filled(&words.state, &[("fact", fact)])));
            }
        }
        parts.extend(step.missing.iter().map(|fact| filled(&words.needed_if, &[("fact", fact)])));
        writeln!(self.out, "      {}", parts.join("; "))?;
        for deadline in &step.deadlines {
            let line = self.deadline(deadline);
            writeln!(self.out, "      {line}  [{}]", deadline.citation)?;
        }
        for fault in &step.faults {
            writeln!(self.out, "      {}", filled(&words.fault, &[("fault", &self.phrases.fault(*fault))]))?;
        }
        if !whole {
            return Ok(());
        }
        for remedy in &step.remedies {
            writeln!(self.out, "      {}", filled(&words.remedy, &[("text", remedy)]))?;
        }
        if let Some(note) = &step.note {
            writeln!(self.out, "      {note}")?;
        }
        for (phrase, ids) in [(&words.documents, &step.documents), (&words.see, &step.duties)] {
            if !ids.is_empty() {
                writeln!(self.out, "      {}", filled(phrase, &[("ids", &ids.join(", "))]))?;
            }
        }
        Ok(())
    }

    /// `due 23 November 2026`, or how it is counted while its day is open.
    fn deadline(&self, deadline: &Deadline) -> String {
        let (words, language) = (&self.phrases.procedure, self.language);
        let when = match (deadline.date, deadline.earliest, deadline.latest) {
            (Some(day), _, _) => language.date(day),
            (None, Some(first), Some(last)) => {
                let (earliest, latest) = (language.date(first), language.date(last));
                filled(&words.between, &[("earliest", &earliest), ("latest", &latest)])
            }
            _ => self.counted(deadline),
        };
        let mut line = format!("{} {when}", self.phrases.clock(deadline.kind));
        if let Some(day) = deadline.date_1182_71 {
            let regulation = filled(&self.phrases.report.regulation, &[("day", &language.date(day))]);
            line.push_str(&format!(", {regulation}"));
        }
        // Of what is missing, the day from which it counts is named already.
        let conditions = deadline.missing.iter().filter(|id| Some(*id) != deadline.from_fact.as_ref());
        for condition in conditions {
            line.push_str(&format!(", {}", filled(&words.provided, &[("fact", condition)])));
        }
        line
    }

    /// How it is counted: `15 days after incident_aware_date`.
    fn counted(&self, deadline: &Deadline) -> String {
        let words = &self.phrases.procedure;
        let fact = deadline.from_fact.as_deref().unwrap_or_default();
        match deadline.length.filter(|length| length.amount > 0) {
            Some(length) => {
                let phrase = if deadline.direction == Direction::After { &words.after } else { &words.before };
                filled(phrase, &[("period", &self.phrases.period(length)), ("fact", &fact)])
            }
            None => filled(&words.same_day, &[("fact", &fact)]),
        }
    }
}
