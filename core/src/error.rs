//! One error type: a stable code, the place, what is wrong, and what would help.

use std::fmt;

use serde::Serialize;

/// What kind of thing went wrong. The numbers are part of the interface and never change meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum ErrorCode {
    /// 100: a day is missing, malformed, or before the Act entered into force.
    Day,
    /// 101: no such edition of the law.
    Edition,
    /// 102: no such conclusion, duty or other identifier.
    UnknownId,
    /// 103: an option has a value that is not allowed.
    Option,
    /// 200: the document is not well-formed JSON.
    Json,
    /// 201: the document is larger or deeper than the limits allow.
    Limit,
    /// 202: the document has a key that is not known, or one twice.
    Key,
    /// 300: no such fact.
    UnknownFact,
    /// 301: the value has the wrong type for the fact.
    FactType,
    /// 302: the value is not one of the fact's values.
    FactValue,
    /// 303: a range whose ends are the wrong way round, or an empty choice.
    FactRange,
    /// 304: two stated things cannot both be true.
    Contradiction,
    /// 400: the rulebook text cannot be read.
    RulebookSyntax,
    /// 401: the rulebook can be read but does not hold together.
    RulebookCheck,
    /// 900: a defect of the library.
    Internal,
}

/// Every code, for documentation and bindings.
pub const ERROR_CODES: &[ErrorCode] = &[
    ErrorCode::Day,
    ErrorCode::Edition,
    ErrorCode::UnknownId,
    ErrorCode::Option,
    ErrorCode::Json,
    ErrorCode::Limit,
    ErrorCode::Key,
    ErrorCode::UnknownFact,
    ErrorCode::FactType,
    ErrorCode::FactValue,
    ErrorCode::FactRange,
    ErrorCode::Contradiction,
    ErrorCode::RulebookSyntax,
    ErrorCode::RulebookCheck,
    ErrorCode::Internal,
];

impl ErrorCode {
    /// The number, as C callers see it.
    #[must_use]
    pub const fn number(self) -> i32 {
        match self {
            Self::Day => 100,
            Self::Edition => 101,
            Self::UnknownId => 102,
            Self::Option => 103,
            Self::Json => 200,
            Self::Limit => 201,
            Self::Key => 202,
            Self::UnknownFact => 300,
            Self::FactType => 301,
            Self::FactValue => 302,
            Self::FactRange => 303,
            Self::Contradiction => 304,
            Self::RulebookSyntax => 400,
            Self::RulebookCheck => 401,
            Self::Internal => 900,
        }
    }

    /// The name, as documents and Python callers see it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Edition => "edition",
            Self::UnknownId => "unknown_id",
            Self::Option => "option",
            Self::Json => "json",
            Self::Limit => "limit",
            Self::Key => "key",
            Self::UnknownFact => "unknown_fact",
            Self::FactType => "fact_type",
            Self::FactValue => "fact_value",
            Self::FactRange => "fact_range",
            Self::Contradiction => "contradiction",
            Self::RulebookSyntax => "rulebook_syntax",
            Self::RulebookCheck => "rulebook_check",
            Self::Internal => "internal",
        }
    }
}

impl fmt::Display for ErrorCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// Why something could not be done.
///
/// The message says what is wrong, the place where (a JSON pointer such as `/facts/setting`, or a file and
/// line of the rulebook), the help what was expected or the nearest valid choice.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub struct Error {
    code: ErrorCode,
    place: String,
    message: String,
    help: Option<String>,
}

impl Error {
    /// A new error; `place` may be empty when the whole input is meant.
    #[must_use]
    pub fn new(code: ErrorCode, place: impl Into<String>, message: impl Into<String>) -> Self {
        Self { code, place: place.into(), message: message.into(), help: None }
    }

    /// The same error with a hint.
    #[must_use]
    pub fn with_help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// The same error, with the nearest of the known identifiers as its hint, if one is near.
    #[must_use]
    pub(crate) fn with_nearest<'a>(self, given: &str, known: impl Iterator<Item = &'a str>) -> Self {
        let found = nearest(given, known);
        self.with_slip(found)
    }

    fn with_slip(self, meant: Option<&str>) -> Self {
        match meant {
            Some(id) => self.with_help(format!("did you mean `{id}`?")),
            None => self,
        }
    }

    /// What kind of error it is.
    #[must_use]
    pub fn code(&self) -> ErrorCode {
        self.code
    }

    /// The same error in a part of the input that stands at `start`.
    pub(crate) fn within(mut self, start: &str) -> Self {
        self.place.insert_str(0, start);
        self
    }

    /// Where: a JSON pointer, or file and line of the rulebook; empty for the whole input.
    #[must_use]
    pub fn place(&self) -> &str {
        &self.place
    }

    /// What is wrong, in one sentence without a final period.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.message
    }

    /// What was expected, or the nearest valid choice.
    #[must_use]
    pub fn help(&self) -> Option<&str> {
        self.help.as_deref()
    }

    /// The error as a JSON object with `code`, `number`, `place`, `message` and `help`.
    #[must_use]
    pub fn to_json(&self) -> String {
        #[derive(Serialize)]
        struct Document<'a> {
            code: &'a str,
            number: i32,
            place: &'a str,
            message: &'a str,
            help: Option<&'a str>,
        }
        let document = Document {
            code: self.code.name(),
            number: self.code.number(),
            place: &self.place,
            message: &self.message,
            help: self.help(),
        };
        serde_json::to_string(&document).unwrap_or_default()
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.place.is_empty() {
            write!(f, "{}: ", self.place)?;
        }
        f.write_str(&self.message)?;
        match &self.help {
            Some(help) => write!(f, " ({help})"),
            None => Ok(()),
        }
    }
}

/// The known identifier nearest to `given`, if it is near enough to be a slip.
pub(crate) fn nearest<'a>(given: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let mut search = Nearest::to(given);
    for id in known {
        search.look_at(id);
    }
    search.found.map(|(_, id)| id)
}

/// The search for the nearest identifier.
struct Nearest<'a> {
    limit: usize,
    short: String,
    found: Option<(usize, &'a str)>,
}

impl<'a> Nearest<'a> {
    fn to(given: &str) -> Self {
        Self { limit: (given.chars().count() / 3).max(2), short: given.chars().take(80).collect(), found: None }
    }

    fn look_at(&mut self, id: &'a str) {
        let distance = distance(&self.short, id);
        let near = distance <= self.limit || (self.short.len() >= 4 && id.contains(&self.short));
        if near && self.found.is_none_or(|found| (distance, id) < found) {
            self.found = Some((distance, id));
        }
    }
}

/// Edits (insert, delete, replace, swap of neighbours) from one text to the other.
fn distance(a: &str, b: &str) -> usize {
    let a: Vec<char> = a.chars().collect();
    let b: Vec<char> = b.chars().collect();
    let mut before: Vec<usize> = Vec::new();
    let mut previous: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, y) in b.iter().enumerate() {
            let at = |r: &[usize], k: usize| r.get(k).copied().unwrap_or(usize::MAX / 2);
            let mut best = (at(&previous, j) + usize::from(x != y)).min(at(&previous, j + 1) + 1).min(at(&row, j) + 1);
            let swapped = i > 0 && j > 0 && a.get(i - 1) == Some(y) && b.get(j - 1) == Some(x);
            if swapped {
                best = best.min(at(&before, j - 1) + 1);
            }
            row.push(best);
        }
        before = std::mem::replace(&mut previous, row);
    }
    previous.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_finds_its_neighbour() {
        let known = ["setting", "scored_entity", "profiling"];
        assert_eq!(nearest("seting", known.into_iter()), Some("setting"));
        assert_eq!(nearest("profilnig", known.into_iter()), Some("profiling"));
        assert_eq!(nearest("quite_else", known.into_iter()), None);
        assert_eq!(distance("abcd", "abdc"), 1);
    }

    #[test]
    fn codes_are_distinct() {
        let mut numbers: Vec<i32> = ERROR_CODES.iter().map(|c| c.number()).collect();
        numbers.dedup();
        assert_eq!(numbers.len(), ERROR_CODES.len());
        assert!(numbers.is_sorted());
    }
}
