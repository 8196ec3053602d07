//! The fixed phrases of a language, read from a table.

use std::fmt::Display;

use crate::facts::{Value, parse_document};

/// A group of phrases, each found by its name.
trait Group {
    fn names(&self) -> &'static [&'static str];
    fn texts(&self) -> Vec<&String>;
    fn slots(&mut self) -> Vec<&mut String>;
}

/// Declares a group of phrases: a struct with a text for each name.
macro_rules! phrases {
    ($($(#[$about:meta])* $name:ident { $($phrase:ident),* $(,)? })*) => { $(
        $(#[$about])*
        #[derive(Debug, Default)]
        #[allow(missing_docs, reason = "each is named after what it says")]
        pub struct $name { $(pub $phrase: String),* }

        impl Group for $name {
            fn names(&self) -> &'static [&'static str] {
                &[$(stringify!($phrase)),*]
            }

            fn texts(&self) -> Vec<&String> {
                vec![$(&self.$phrase),*]
            }

            fn slots(&mut self) -> Vec<&mut String> {
                vec![$(&mut self.$phrase),*]
            }
        }
    )* };
}

/// Declares the table of a language: texts of its own, the months, and groups of phrases.
macro_rules! table {
    (
        $(#[$about:meta])* $name:ident
        texts { $($(#[$about_text:meta])* $text:ident,)* }
        groups { $($(#[$about_group:meta])* $group:ident: $type:ident,)* }
    ) => {
        $(#[$about])*
        #[derive(Debug, Default)]
        pub struct $name {
            $($(#[$about_text])* pub $text: String,)*
            /// The months from January.
            pub months: Vec<String>,
            $($(#[$about_group])* pub $group: $type,)*
        }

        impl $name {
            fn own(&self) -> Vec<(&'static str, &String)> {
                vec![$((stringify!($text), &self.$text)),*]
            }

            fn own_slots(&mut self) -> Vec<(&'static str, &mut String)> {
                vec![$((stringify!($text), &mut self.$text)),*]
            }

            fn groups(&self) -> Vec<(&'static str, &dyn Group)> {
                vec![$((stringify!($group), &self.$group)),*]
            }

            fn group_slots(&mut self) -> Vec<(&'static str, &mut dyn Group)> {
                vec![$((stringify!($group), &mut self.$group)),*]
            }
        }
    };
}

phrases! {
    /// Truth values.
    TruthPhrases { yes, no, unknown }
    /// What a conclusion or duty means on the day.
    StatusPhrases { in_force, upcoming, grandfathered, not_applicable, undetermined, not_in_edition }
    /// Where a conclusion takes its authority from.
    AuthorityPhrases { law, guideline, interpretation }
    /// Kinds of legal positions.
    NaturePhrases { duty, prohibition, right, permission, option, power, task, effect }
    /// Parts of the risk summary.
    FamilyPhrases { prohibited, high_risk, transparency, general_purpose }
    /// What a deadline or period asks for.
    ClockPhrases { due, keep, wait, every }
    /// How far a step of a procedure has come.
    ProgressPhrases { done, next, may_be_next, later, not_needed }
    /// What is not as a procedure asks.
    FaultPhrases { late, overdue, too_early, out_of_order }
    /// Units of time, for one and for many.
    UnitPhrases { hour, hours, day, days, working_day, working_days, week, weeks, month, months, year, years }
    /// Kinds of entries of the rulebook.
    KindPhrases { fact, term, rule, duty, penalty, checklist, institution, procedure, instrument, history, figure, activity, regime, unmodelled, source, edition }
    /// Kinds of answers that a question takes.
    FactTypePhrases { bool, one_of, set_of, number, date, text }
    /// How the parts of a condition are joined.
    QuantifierPhrases { all_of, any_of, none_of }
    /// What a status with its day comes to.
    WhenPhrases {in_force, in_force_since, upcoming, upcoming_from, upcoming_between, upcoming_latest, upcoming_earliest, grandfathered, grandfathered_until, outside, other_roles, undated, depending}
    /// The readable report.
    ReportPhrases {versions, summary, roles, because, presumed, lifted, limited, other_reading, in_force, upcoming, grandfathered, undetermined, since, from, from_between, no_day, when, duty_deadline, duty_exceptions, more, deadlines, deadlines_open, regulation, exposure, percent_of, or, higher, lower, between, per_day, duties, count_in_force, count_upcoming, count_undetermined, depends_on, imposed_from, overrides, presumptions, questions, open, otherwise}
    /// The reasons of a conclusion.
    DerivationPhrases {every_case, in_no_case, stated, open, silent, presumed, follows, exception, applies_from, regime_from, via, for_start, not, r#in, not_in, start, guideline, interpretation, by_reading, left_out}
    /// The calendar file.
    CalendarPhrases { one_begins, many_begin, one_may_begin, many_may_begin, one_begins_latest, many_begin_latest, deadline, counted_from, regulation }
    /// The card of a notebook.
    CardPhrases { title, versions, matches, duties, deadlines, exposure, ceilings, questions, settles, more }
    /// The readable text of procedures.
    ProcedurePhrases { begun, not_begun, concerns, not_concerned, may_concern, unconditional, taken, by, on, planned, state, needed_if, fault, after, before, same_day, between, provided, documents, remedy, see, none }
    /// The readable text of the gate.
    GatePhrases { pass, fail, verdict, open, will_bind, may_bind, unexamined }
    /// The readable text of the open questions.
    QuestionPhrases { settles, settles_in, none }
    /// The rulebook as reference.
    ReferencePhrases { only_editions, none }
}

table! {
    /// The fixed phrases of a language; words in braces are filled in.
    Phrases
    texts {
        /// A day.
        date,
        /// What stands before the fraction of a number.
        decimal,
        /// What stands between groups of three digits.
        thousands,
        /// An amount with its currency.
        money,
        /// Stands before a text of the rulebook that has no translation yet.
        not_translated,
        /// What every answer says of itself.
        notice,
    }
    groups {
        /// Truth values.
        truth: TruthPhrases,
        /// What a conclusion or duty means on the day.
        status: StatusPhrases,
        /// Where a conclusion takes its authority from.
        authority: AuthorityPhrases,
        /// Kinds of legal positions.
        nature: NaturePhrases,
        /// Parts of the risk summary.
        family: FamilyPhrases,
        /// What a deadline or period asks for.
        clock: ClockPhrases,
        /// How far a step of a procedure has come.
        progress: ProgressPhrases,
        /// What is not as a procedure asks.
        fault: FaultPhrases,
        /// Units of time, for one and for many.
        unit: UnitPhrases,
        /// Kinds of entries of the rulebook.
        kind: KindPhrases,
        /// Kinds of answers that a question takes.
        fact_type: FactTypePhrases,
        /// How the parts of a condition are joined.
        quantifier: QuantifierPhrases,
        /// What a status with its day comes to.
        when: WhenPhrases,
        /// The readable report.
        report: ReportPhrases,
        /// The reasons of a conclusion.
        derivation: DerivationPhrases,
        /// The calendar file.
        calendar: CalendarPhrases,
        /// The card of a notebook.
        card: CardPhrases,
        /// The readable text of procedures.
        procedure: ProcedurePhrases,
        /// The readable text of the gate.
        gate: GatePhrases,
        /// The readable text of the open questions.
        question: QuestionPhrases,
        /// The rulebook as reference.
        reference: ReferencePhrases,
    }
}

impl Phrases {
    /// Reads the table of a language; no phrase may be missing, and none be left over.
    pub(super) fn read(text: &str) -> Result<Self, String> {
        let Value::Object(table) = parse_document(text).map_err(|error| error.to_string())? else {
            return Err("the table is no object".to_owned());
        };
        let mut phrases = Self::default();
        let mut known = vec!["months"];
        for (name, slot) in phrases.own_slots() {
            *slot = phrase(&table, name)?;
            known.push(name);
        }
        let Some(Value::List(months)) = found(&table, "months") else {
            return Err("no list `months`".to_owned());
        };
        for month in months {
            if let Value::Text(month) = month {
                phrases.months.push(month.clone());
            }
        }
        for (name, group) in phrases.group_slots() {
            let Some(Value::Object(rows)) = found(&table, name) else {
                return Err(format!("no group `{name}`"));
            };
            for (name, slot) in group.names().iter().zip(group.slots()) {
                *slot = phrase(rows, name)?;
            }
            nothing_else(rows, group.names())?;
            known.push(name);
        }
        nothing_else(&table, &known)?;
        Ok(phrases)
    }

    /// All of them as a JSON document: groups of phrases by name.
    ///
    /// ```
    /// let words = aiact::Language::Da.phrases().to_json();
    /// assert!(words.contains(r#""in_force":"gældende""#));
    /// ```
    #[must_use]
    pub fn to_json(&self) -> String {
        let mut table: Rows = Vec::new();
        for (name, text) in self.own() {
            table.push((name.to_owned(), text.as_str().into()));
        }
        let months: Vec<&str> = self.months.iter().map(String::as_str).collect();
        table.push(("months".to_owned(), months.into()));
        for (name, group) in self.groups() {
            let mut rows: Rows = Vec::new();
            for (name, text) in group.names().iter().zip(group.texts()) {
                rows.push((bare(name).to_owned(), text.as_str().into()));
            }
            table.push((name.to_owned(), Value::Object(rows)));
        }
        serde_json::to_string(&Value::Object(table)).unwrap_or_default()
    }
}

/// The name in the table of a field that is also a word of Rust.
fn bare(name: &str) -> &str {
    name.strip_prefix("r#").unwrap_or(name)
}

/// A table, or a group of it.
type Rows = Vec<(String, Value)>;

fn found<'r>(rows: &'r Rows, name: &str) -> Option<&'r Value> {
    rows.iter().find(|(known, _)| known == name).map(|(_, value)| value)
}

fn phrase(rows: &Rows, name: &str) -> Result<String, String> {
    match found(rows, bare(name)) {
        Some(Value::Text(text)) => Ok(text.clone()),
        _ => Err(format!("no phrase `{}`", bare(name))),
    }
}

fn nothing_else(rows: &Rows, known: &[&str]) -> Result<(), String> {
    match rows.iter().find(|(name, _)| !known.iter().any(|known| bare(known) == name)) {
        None => Ok(()),
        Some((name, _)) => Err(format!("`{name}` is not a phrase")),
    }
}

/// A phrase with its placeholders filled in.
pub(crate) fn filled(phrase: &str, values: &[(&str, &dyn Display)]) -> String {
    let mut out = String::with_capacity(phrase.len() + 16);
    let mut rest = phrase;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let (name, after) = after.split_once('}').unwrap_or((after, ""));
        if let Some((_, value)) = values.iter().find(|(known, _)| *known == name) {
            out.push_str(&value.to_string());
        }
        rest = after;
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use serde_json::{Map, Value};

    use super::*;
    use crate::Language;

    #[test]
    fn every_table_is_read_whole_and_written_back() {
        for language in Language::ALL {
            let text = language.table();
            let read = Phrases::read(text).unwrap();
            assert_eq!(read.months.len(), 12);
            let written: Value = serde_json::from_str(&read.to_json()).unwrap();
            assert_eq!(written, serde_json::from_str::<Value>(text).unwrap(), "{language}");
        }
    }

    #[test]
    fn a_phrase_too_few_or_too_many_is_told() {
        let table: Map<String, Value> = serde_json::from_str(Language::En.table()).unwrap();
        let told = |table: &Map<String, Value>| Phrases::read(&Value::from(table.clone()).to_string()).unwrap_err();
        let mut fewer = table.clone();
        fewer["truth"].as_object_mut().unwrap().remove("yes");
        assert_eq!(told(&fewer), "no phrase `yes`");
        let mut more = table.clone();
        more["truth"]["maybe"] = "perhaps".into();
        assert_eq!(told(&more), "`maybe` is not a phrase");
        let mut without = table;
        without.remove("derivation");
        assert_eq!(told(&without), "no group `derivation`");
    }
}
