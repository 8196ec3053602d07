//! The dates of an answer as a calendar (iCalendar, RFC 5545).

use crate::assessment::{Assessment, Deadline, Obligation, Status};
use crate::language::{Language, filled};
use crate::law::Date;

/// The dates of the listed duties as an iCalendar file: an event for each day on which duties begin to bind, and
/// for each deadline or period that certainly runs and can be counted. All events last a day; the same answer gives the same bytes.
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
    let upcoming: Vec<&Obligation> = assessment.obligations().filter(|o| o.status == Status::Upcoming).collect();
    let mut days: Vec<Date> = upcoming.iter().filter_map(|o| o.applies_from).collect();
    days.sort_unstable();
    days.dedup();
    for day in days {
        let duties: Vec<&&Obligation> = upcoming.iter().filter(|o| o.applies_from == Some(day)).collect();
        let begin = if duties.len() == 1 { &words.one_begins } else { &words.many_begin };
        let summary = filled(begin, &[("count", &duties.len())]);
        let lines: Vec<String> = duties.iter().map(|o| format!("{} [{}]: {}", o.id, o.citation, o.duty)).collect();
        event(&mut out, &format!("applies-{day}@aiact"), &stamp, day, &summary, &lines.join("\n"));
    }
    for obligation in assessment.obligations() {
        for (index, deadline) in obligation.deadlines.iter().enumerate() {
            let Some(day) = deadline.settled() else { continue };
            let uid = format!("{}-{index}-{day}@aiact", obligation.id);
            let verb = language.phrases().clock(deadline.kind);
            let summary = filled(&words.deadline, &[("verb", &verb), ("duty", &obligation.id)]);
            event(&mut out, &uid, &stamp, day, &summary, &described(language, obligation, deadline));
        }
    }
    line(&mut out, "END", "VCALENDAR");
    out
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

fn event(out: &mut String, uid: &str, stamp: &str, day: Date, summary: &str, description: &str) {
    line(out, "BEGIN", "VEVENT");
    line(out, "UID", uid);
    line(out, "DTSTAMP", stamp);
    line(out, "DTSTART;VALUE=DATE", &compact(day));
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
