//! The card that a notebook shows: one table, no style sheet, no script, everything escaped.

use std::fmt::Display;

use crate::assessment::{Assessment, Obligation, Status};
use crate::language::{Language, Phrases, filled};
use crate::law::Date;
use crate::report::markup::escaped;
use crate::report::text::{PARTS, amount, imposed_from};
use crate::report::when::when_of_part;
use crate::rulebook::Family;
use crate::truth::Truth;

/// Rows shown of each part; the answer has them all.
const ROWS: usize = 20;

/// The answer as a self-contained piece of HTML: a table without style sheet or script, in the language of the answer.
///
/// ```
/// let case = aiact::Case::on("2026-11-21".parse()?).stating("role", vec!["provider"]).build();
/// let card = aiact::report::card(&aiact::assess(&case)?);
/// assert!(card.starts_with("<table>") && card.ends_with("</table>"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn card(assessment: &Assessment<'_>) -> String {
    let language = assessment.language();
    let mut card = Card { out: "<table>".to_owned(), assessment, language, phrases: language.phrases() };
    card.versions();
    card.summary();
    card.matches();
    card.duties();
    card.deadlines();
    card.exposure();
    card.questions();
    card.out.push_str(&format!("<tr><td colspan=\"4\"><small>{}</small></td></tr>", escaped(&card.phrases.notice)));
    card.out.push_str("</table>");
    card.out
}

struct Card<'a, 'b> {
    out: String,
    assessment: &'a Assessment<'b>,
    language: Language,
    phrases: &'static Phrases,
}

impl Card<'_, '_> {
    fn versions(&mut self) {
        let (law, words) = (self.assessment.law(), &self.phrases.card);
        let day = self.language.date(law.as_of);
        let more: [(&str, &dyn Display); 3] =
            [("day", &day), ("edition", &law.edition), ("rulebook", &format_args!("{:.12}", law.rulebook))];
        self.heading(&words.title, &filled(&words.versions, &more));
    }

    fn summary(&mut self) {
        for family in PARTS {
            let cells = self.of_part(family);
            self.row(&cells);
        }
    }

    fn of_part(&self, family: Family) -> [String; 4] {
        let part = self.assessment.risk().part(family);
        let (when, open) = when_of_part(self.assessment, family);
        let (when, named) = match part.value {
            Truth::No => (String::new(), String::new()),
            Truth::Yes => (self.language.when_matched(when, open), part.matches.join(", ")),
            Truth::Unknown => (self.language.when(when, &[]), part.matches.join(", ")),
        };
        [self.phrases.family(family).to_owned(), self.mark(part.value), when, named]
    }

    fn matches(&mut self) {
        let found = self.assessment.findings().iter().filter(|f| f.value == Truth::Yes && f.family.is_some());
        let rows = found.map(|f| {
            let title = format!("{} [{}]", f.title, f.citation);
            [f.id.clone(), self.mark(f.value), self.language.when_matched(f.when(), &f.missing), title]
        });
        let rows: Vec<_> = rows.collect();
        self.part(&self.phrases.card.matches, "", &rows);
    }

    fn duties(&mut self) {
        let acting = |o: &&Obligation| matches!(o.status, Status::InForce | Status::Upcoming | Status::Grandfathered);
        let rows = self.assessment.obligations().filter(acting).map(|o| {
            let title = format!("{} [{}]", o.duty, o.citation);
            let bearers: Vec<&str> = o.bearer.iter().map(|bearer| self.assessment.name_of_bearer(bearer)).collect();
            [o.id.clone(), bearers.join(", "), self.language.when(o.when(), &o.missing), title]
        });
        let rows: Vec<_> = rows.collect();
        self.part(&self.phrases.card.duties, &rows.len().to_string(), &rows);
    }

    fn deadlines(&mut self) {
        let today = self.assessment.case().as_of();
        let (mut days, mut rows) = (Vec::new(), Vec::new());
        for o in self.assessment.obligations() {
            for d in &o.deadlines {
                let Some(day) = d.settled() else { continue };
                // What is to come stands before what has passed.
                let at = days.partition_point(|other: &Date| (*other < today, *other) <= (day < today, day));
                let when = format!("{} {}", self.phrases.clock(d.kind), self.language.date(day));
                days.insert(at, day);
                rows.insert(at, [o.id.clone(), String::new(), when, format!("{} [{}]", o.duty, d.citation)]);
            }
        }
        self.part(&self.phrases.card.deadlines, &rows.len().to_string(), &rows);
    }

    fn exposure(&mut self) {
        let stakes = self.assessment.exposure().iter().filter(|e| e.holds != Truth::No);
        let rows = stakes.map(|e| {
            let most = if e.at_most.is_some() { amount(self.language, e) } else { e.text.clone() };
            let most = [most].into_iter().chain(imposed_from(self.assessment, e)).collect::<Vec<_>>().join(", ");
            [e.tier.clone(), self.mark(e.holds), most, format!("{} [{}]", e.title, e.citation)]
        });
        let rows: Vec<_> = rows.collect();
        self.part(&self.phrases.card.exposure, &self.phrases.card.ceilings, &rows);
    }

    fn questions(&mut self) {
        let rows = self.assessment.questions().iter().map(|q| {
            let settles = filled(&self.phrases.card.settles, &[("count", &q.settles)]);
            [q.id.clone(), String::new(), settles, format!("{} [{}]", q.question, q.citation)]
        });
        let rows: Vec<_> = rows.collect();
        self.part(&self.phrases.card.questions, &rows.len().to_string(), &rows);
    }

    fn mark(&self, truth: Truth) -> String {
        let mark = match truth {
            Truth::Yes => '\u{2713}',
            Truth::No => '\u{2717}',
            Truth::Unknown => '?',
        };
        format!("{mark} {}", self.phrases.truth(truth))
    }

    /// A heading with rows below it, cut off where they are many; nothing at all without rows.
    fn part(&mut self, title: &str, beside: &str, rows: &[[String; 4]]) {
        if rows.is_empty() {
            return;
        }
        self.heading(title, beside);
        for row in rows.iter().take(ROWS) {
            self.row(row);
        }
        if rows.len() > ROWS {
            let more = filled(&self.phrases.card.more, &[("count", &(rows.len() - ROWS))]);
            self.row(&[String::new(), String::new(), String::new(), more]);
        }
    }

    fn heading(&mut self, title: &str, beside: &str) {
        let beside = if beside.is_empty() { String::new() } else { format!(" <small>{}</small>", escaped(beside)) };
        let title = escaped(title);
        self.out.push_str(&format!("<tr><th colspan=\"4\" style=\"text-align:left\">{title}{beside}</th></tr>"));
    }

    fn row(&mut self, cells: &[String; 4]) {
        self.out.push_str("<tr>");
        for cell in cells {
            self.out.push_str(&format!("<td style=\"text-align:left\">{}</td>", escaped(cell)));
        }
        self.out.push_str("</tr>");
    }
}
