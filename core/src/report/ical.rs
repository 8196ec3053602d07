//! The dates of an answer as a calendar (iCalendar, RFC 5545).

use std::collections::BTreeMap;

use crate::assessment::{Assessment, Deadline, Obligation, Status};
use crate::language::{Language, filled};
use crate::law::Date;
use crate::truth::Truth;

/// The dates of the listed duties as an iCalendar file: an event for each day on which duties begin to bind, and
/// for each deadline or period that certainly runs and can be counted. Of a day that is open, the first possible one is
/// marked as tentative, and the last as such. All events last a day; the same answer gives the same bytes.
///
/// ```
/// let case = aiact::Case::on("2026-11-21".parse()?)
///     .stating("role", vec!["provider"])
///     .stating("emp_recruitment_selection", true)
///     .stating("emp_filters_or_evaluates", true)
///     .stating("profiling", true)
///     .build();
/// let calendar = aiact::report::calendar(&aiact::assess(&case)?);
/// assert!(calendar.starts_with("BEGIN:VCALENDAR\r\n") && calendar.contains("DTSTART;VALUE=DATE:20271202\r\n"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn calendar(assessment: &Assessment<'_>) -> String {
    let mut out = String::new();
    let language = assessment.language();
    let words = &language.phrases().calendar;
    let product = format!("-//aiact//aiact {}//{}", crate::VERSION, language.code().to_uppercase());
    for (name, value) in [("BEGIN", "VCALENDAR"), ("VERSION", "2.0"), ("PRODID", &product), ("CALSCALE", "GREGORIAN")] {
        line(&mut out, name, value);
    }
    let stamp = format!("{}T000000Z", compact(assessment.case().as_of()));
    let mut starts: BTreeMap<(Date, Start), Vec<&Obligation>> = BTreeMap::new();
    for obligation in assessment.obligations() {
        for start in starts_of(obligation, assessment.case().as_of()) {
            starts.entry(start).or_default().push(obligation);
        }
    }
    for ((day, start), duties) in starts {
        let (one, many) = match start {
            Start::Possible => (&words.one_may_begin, &words.many_may_begin),
            Start::Certain => (&words.one_begins, &words.many_begin),
            Start::Latest => (&words.one_begins_latest, &words.many_begin_latest),
        };
        let begin = if duties.len() == 1 { one } else { many };
        let summary = filled(begin, &[("count", &duties.len())]);
        let begins = Event { uid: format!("{}-{day}@aiact", start.name()), day, is_certain: start != Start::Possible };
        event(&mut out, &begins, &stamp, &summary, &begun(language, &duties, start));
    }
    for obligation in assessment.obligations() {
        for (index, deadline) in obligation.deadlines.iter().enumerate() {
            let Some(day) = deadline.settled() else { continue };
            let uid = format!("{}-{index}-{day}@aiact", obligation.id);
            let verb = language.phrases().clock(deadline.kind);
            let summary = filled(&words.deadline, &[("verb", &verb), ("duty", &obligation.id)]);
            let due = Event { uid, day, is_certain: true };
            event(&mut out, &due, &stamp, &summary, &described(language, obligation, deadline));
        }
    }
    line(&mut out, "END", "VCALENDAR");
    out
}

/// How certain it is that a duty begins to bind on a day.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Start {
    /// The first day on which it may begin.
    Possible,
    Certain,
    /// It certainly binds on the day, and may before.
    Latest,
}

impl Start {
    const fn name(self) -> &'static str {
        match self {
            Self::Possible => "possible",
            Self::Certain => "applies",
            Self::Latest => "latest",
        }
    }
}

/// The days to come on which a duty begins to bind or may; none of what may not be the actor's duty at all.
fn starts_of(obligation: &Obligation, today: Date) -> impl Iterator<Item = (Date, Start)> {
    let is_open = obligation.status == Status::Undetermined || obligation.possible_from.is_some();
    let last = obligation.applies_from.map(|day| (day, if is_open { Start::Latest } else { Start::Certain }));
    let first = obligation.possible_from.filter(|_| obligation.holds == Truth::Yes);
    first.map(|day| (day, Start::Possible)).into_iter().chain(last).filter(move |(day, _)| *day > today)
}

/// Duties that begin to bind, a line each; those whose day is open below its bounds and what it hangs on.
fn begun(language: Language, duties: &[&Obligation], start: Start) -> String {
    let mut lines = Vec::new();
    let mut bounds = String::new();
    for duty in duties {
        if start != Start::Certain {
            let when = language.when_matched(duty.when(), &duty.missing);
            if when != bounds {
                lines.push(format!("{when}:"));
                bounds = when;
            }
        }
        lines.push(format!("{} [{}]: {}", duty.id, duty.citation, duty.duty));
    }
    lines.join("\n")
}

fn described(language: Language, obligation: &Obligation, deadline: &Deadline) -> String {
    let words = &language.phrases().calendar;
    let mut text = format!("{} [{}]", obligation.duty, deadline.citation);
    if let (Some(fact), Some(from)) = (&deadline.from_fact, deadline.from) {
        text.push('\n');
        text.push_str(&filled(&words.counted_from, &[("fact", fact), ("day", &language.date(from))]));
    }
    if let Some(day) = deadline.date_1182_71 {
        text.push('\n');
        text.push_str(&filled(&words.regulation, &[("day", &language.date(day))]));
    }
    text
}

/// What a calendar needs of an event besides its words.
struct Event {
    uid: String,
    day: Date,
    is_certain: bool,
}

fn event(out: &mut String, Event { uid, day, is_certain }: &Event, stamp: &str, summary: &str, description: &str) {
    line(out, "BEGIN", "VEVENT");
    line(out, "UID", uid);
    line(out, "DTSTAMP", stamp);
    line(out, "DTSTART;VALUE=DATE", &compact(*day));
    if !is_certain {
        line(out, "STATUS", "TENTATIVE");
    }
    line(out, "SUMMARY", &escaped(summary));
    line(out, "DESCRIPTION", &escaped(description));
    line(out, "TRANSP", "TRANSPARENT");
    line(out, "END", "VEVENT");
}

fn compact(day: Date) -> String {
    day.to_string().replace('-', "")
}

/// A text value (RFC 5545, section 3.3.11).
fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,").replace('\n', "\\n")
}

/// A content line, folded at 75 octets (section 3.1).
fn line(out: &mut String, name: &str, value: &str) {
    let mut width = 0;
    for c in name.chars().chain([':']).chain(value.chars()) {
        if width + c.len_utf8() > 75 {
            out.push_str("\r\n ");
            width = 1;
        }
        out.push(c);
        width += c.len_utf8();
    }
    out.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lines_are_folded_between_characters() {
        let mut out = String::new();
        line(&mut out, "SUMMARY", &"å".repeat(60));
        assert!(out.split("\r\n").all(|l| l.len() <= 75), "{out}");
        assert_eq!(out.replace("\r\n ", "").trim_end(), format!("SUMMARY:{}", "å".repeat(60)));
    }

    #[test]
    fn separators_are_escaped() {
        assert_eq!(escaped("a,b;c\\d\ne"), "a\\,b\\;c\\\\d\\ne");
    }
}
