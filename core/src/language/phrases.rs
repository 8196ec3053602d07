//! The fixed phrases of a language, read from a table.

use std::fmt::Display;

use serde::{Deserialize, Serialize};

/// Declares a group of phrases: a struct with a text for each name.
macro_rules! phrases {
    ($($(#[$about:meta])* $name:ident { $($phrase:ident),* $(,)? })*) => { $(
        $(#[$about])*
        #[derive(Clone, Debug, Default, Deserialize, Serialize)]
        #[serde(deny_unknown_fields)]
        #[allow(missing_docs, reason = "each is named after what it says")]
        pub struct $name { $(pub $phrase: String),* }
    )* };
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
    WhenPhrases {in_force, in_force_since, upcoming, upcoming_from, grandfathered, grandfathered_until, outside, undated}
    /// The readable report.
    ReportPhrases {versions, summary, roles, binding_from, relieved, because, other_reading, in_force, upcoming, grandfathered, undetermined, since, from, when, more, deadlines, regulation, exposure, percent_of, or, higher, lower, between, per_day, duties, count_in_force, count_upcoming, count_undetermined, depends_on, overrides, presumptions, questions, open, otherwise}
    /// The reasons of a conclusion.
    DerivationPhrases {every_case, stated, open, silent, presumed, follows, exception, applies_from, regime_from, via, not, r#in, not_in, start, guideline, interpretation, by_reading, left_out}
    /// The calendar file.
    CalendarPhrases { one_begins, many_begin, deadline, counted_from, regulation }
    /// The card of a notebook.
    CardPhrases { title, versions, matches, duties, deadlines, exposure, ceilings, questions, settles, status_from, more }
    /// The readable text of procedures.
    ProcedurePhrases { begun, not_begun, concerns, not_concerned, may_concern, unconditional, taken, by, on, planned, state, needed_if, fault, after, before, same_day, between, provided, documents, remedy, see, none }
    /// The readable text of the gate.
    GatePhrases { pass, fail, verdict, open, will_bind, may_bind, unexamined }
    /// The readable text of the open questions.
    QuestionPhrases { settles, settles_in, none }
    /// The rulebook as reference.
    ReferencePhrases { only_editions, none }
}

/// The fixed phrases of a language; words in braces are filled in.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Phrases {
    /// A day.
    pub date: String,
    /// The months from January.
    pub months: Vec<String>,
    /// What stands before the fraction of a number.
    pub decimal: String,
    /// What stands between groups of three digits.
    pub thousands: String,
    /// An amount with its currency.
    pub money: String,
    /// Stands before a text of the rulebook that has no translation yet.
    pub not_translated: String,
    /// Truth values.
    pub truth: TruthPhrases,
    /// What a conclusion or duty means on the day.
    pub status: StatusPhrases,
    /// Where a conclusion takes its authority from.
    pub authority: AuthorityPhrases,
    /// Kinds of legal positions.
    pub nature: NaturePhrases,
    /// Parts of the risk summary.
    pub family: FamilyPhrases,
    /// What a deadline or period asks for.
    pub clock: ClockPhrases,
    /// How far a step of a procedure has come.
    pub progress: ProgressPhrases,
    /// What is not as a procedure asks.
    pub fault: FaultPhrases,
    /// Units of time, for one and for many.
    pub unit: UnitPhrases,
    /// Kinds of entries of the rulebook.
    pub kind: KindPhrases,
    /// Kinds of answers that a question takes.
    pub fact_type: FactTypePhrases,
    /// How the parts of a condition are joined.
    pub quantifier: QuantifierPhrases,
    /// What a status with its day comes to.
    pub when: WhenPhrases,
    /// The readable report.
    pub report: ReportPhrases,
    /// The reasons of a conclusion.
    pub derivation: DerivationPhrases,
    /// The calendar file.
    pub calendar: CalendarPhrases,
    /// The card of a notebook.
    pub card: CardPhrases,
    /// The readable text of procedures.
    pub procedure: ProcedurePhrases,
    /// The readable text of the gate.
    pub gate: GatePhrases,
    /// The readable text of the open questions.
    pub question: QuestionPhrases,
    /// The rulebook as reference.
    pub reference: ReferencePhrases,
    /// What every answer says of itself.
    pub notice: String,
}

impl Phrases {
    /// All of them as a JSON document: groups of phrases by name.
    ///
    /// ```
    /// let words = aiact::Language::Da.phrases().to_json();
    /// assert!(words.contains(r#""in_force":"gældende""#));
    /// ```
    #[must_use]
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
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
