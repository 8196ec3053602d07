//! The languages of answers: fixed phrases, and the forms of dates, numbers and money.
//!
//! What the rulebook itself says is put into a language by [`crate::Rulebook::translated`].

mod phrases;

use std::fmt;
use std::str::FromStr;

use once_cell::sync::OnceCell;
use serde::Serialize;

use crate::error::{Error, ErrorCode};
use crate::facts::shorten;
use crate::law::Date;
use crate::truth::Decimal;

pub(crate) use phrases::filled;
pub use phrases::{
    AuthorityPhrases, CalendarPhrases, CardPhrases, ClockPhrases, DerivationPhrases, FactTypePhrases, FamilyPhrases,
    FaultPhrases, GatePhrases, KindPhrases, NaturePhrases, Phrases, ProcedurePhrases, ProgressPhrases,
    QuantifierPhrases, QuestionPhrases, ReferencePhrases, ReportPhrases, StatusPhrases, TruthPhrases, UnitPhrases,
    WhenPhrases,
};

/// A language in which answers are given.
///
/// ```
/// use aiact::language::Language;
///
/// let danish: Language = "da".parse()?;
/// assert_eq!(danish.date("2026-12-02".parse()?), "2. december 2026");
/// assert_eq!(danish.money(&"15000000".parse()?, "EUR"), "15\u{a0}000\u{a0}000 EUR");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// English, the language of the rulebook.
    #[default]
    En,
    /// Danish.
    Da,
    /// Swedish.
    Sv,
}

impl Language {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::En, Self::Da, Self::Sv];

    /// The code of ISO 639-1.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Da => "da",
            Self::Sv => "sv",
        }
    }

    /// The fixed phrases.
    #[must_use]
    pub fn phrases(self) -> &'static Phrases {
        static READ: [OnceCell<Phrases>; Language::ALL.len()] = [const { OnceCell::new() }; Language::ALL.len()];
        let [en, da, sv] = &READ;
        let cell = match self {
            Self::En => en,
            Self::Da => da,
            Self::Sv => sv,
        };
        // The tests read every table; should one be broken all the same, its phrases are empty and nothing panics.
        cell.get_or_init(|| Phrases::read(self.table()).unwrap_or_default())
    }

    const fn table(self) -> &'static str {
        match self {
            Self::En => include_str!("../../languages/en/phrases.json"),
            Self::Da => include_str!("../../languages/da/phrases.json"),
            Self::Sv => include_str!("../../languages/sv/phrases.json"),
        }
    }

    /// A day in words: `2 December 2026`.
    #[must_use]
    pub fn date(self, day: Date) -> String {
        let phrases = self.phrases();
        let (year, month, number) = day.parts();
        let month = phrases.months.get(usize::from(month).saturating_sub(1)).map_or("", String::as_str);
        filled(&phrases.date, &[("day", &number), ("month", &month), ("year", &year)])
    }

    /// A number in decimal notation, with its thousands apart: `15,000,000.5`.
    #[must_use]
    pub fn number(self, number: &Decimal) -> String {
        let phrases = self.phrases();
        let plain = number.plain();
        let (sign, plain) = plain.strip_prefix('-').map_or(("", plain.as_str()), |digits| ("-", digits));
        let (whole, fraction) = plain.split_once('.').unwrap_or((plain, ""));
        let mut out = sign.to_owned();
        for (index, digit) in whole.chars().enumerate() {
            // Numbers of four digits stand together.
            if index > 0 && (whole.len() - index).is_multiple_of(3) && whole.len() > 4 {
                out.push_str(&phrases.thousands);
            }
            out.push(digit);
        }
        if !fraction.is_empty() {
            out.push_str(&phrases.decimal);
            out.push_str(fraction);
        }
        out
    }

    /// An amount of money with its currency: `EUR 15,000,000`.
    #[must_use]
    pub fn money(self, amount: &Decimal, currency: &str) -> String {
        filled(&self.phrases().money, &[("amount", &self.number(amount)), ("currency", &currency)])
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl FromStr for Language {
    type Err = Error;

    /// Reads the code; an error stands at the argument `lang`.
    fn from_str(code: &str) -> Result<Self, Error> {
        Self::ALL.into_iter().find(|language| language.code() == code).ok_or_else(|| {
            let known = Self::ALL.map(Self::code).join(", ");
            Error::new(ErrorCode::Option, "lang", format!("no language `{}`", shorten(code)))
                .with_help(format!("known: {known}"))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_phrase_has_the_same_places_to_fill_in() {
        let table = |language: Language| serde_json::from_str(language.table()).unwrap();
        for language in Language::ALL {
            assert!(!language.phrases().notice.is_empty(), "{language}");
            assert_eq!(places(&table(language)), places(&table(Language::En)), "{language}");
        }
    }

    /// The placeholders of every phrase, in order of their names.
    fn places(value: &serde_json::Value) -> Vec<Vec<String>> {
        match value {
            serde_json::Value::String(text) => {
                let mut names: Vec<String> = text
                    .split('{')
                    .skip(1)
                    .filter_map(|t| t.split_once('}'))
                    .map(|(name, _)| name.to_owned())
                    .collect();
                names.sort();
                vec![names]
            }
            serde_json::Value::Array(items) => items.iter().flat_map(places).collect(),
            serde_json::Value::Object(entries) => entries.values().flat_map(places).collect(),
            _ => Vec::new(),
        }
    }

    #[test]
    fn dates_numbers_and_money_have_the_form_of_the_language() {
        let day = "2026-08-02".parse().unwrap();
        assert_eq!(Language::ALL.map(|l| l.date(day)), ["2 August 2026", "2. august 2026", "2 augusti 2026"]);
        let amount: Decimal = "1234567.5".parse().unwrap();
        assert_eq!(Language::En.money(&amount, "EUR"), "EUR 1,234,567.5");
        assert_eq!(Language::Sv.money(&amount, "EUR"), "1\u{a0}234\u{a0}567,5 EUR");
        let number = |text: &str| Language::En.number(&text.parse().unwrap());
        assert_eq!(
            ["0", "999", "1000", "12345", "1e6", "-0.05"].map(number),
            ["0", "999", "1000", "12,345", "1,000,000", "-0.05"]
        );
    }

    #[test]
    fn languages_are_read_by_their_code() {
        assert_eq!("sv".parse::<Language>().unwrap(), Language::Sv);
        assert!("no".parse::<Language>().unwrap_err().to_string().contains("known: en, da, sv"));
    }
}
