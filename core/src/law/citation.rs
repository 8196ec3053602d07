//! What stands between square brackets in the rulebook.

use std::collections::BTreeSet;
use std::fmt;

use serde::{Serialize, Serializer};
use thiserror::Error;

use super::provision::{Provision, ProvisionError, shown};

/// The authority for an element of the rulebook: a provision or recital of the Act, or another document.
///
/// ```
/// use std::collections::BTreeSet;
/// use aiact::law::Citation;
///
/// let sources = BTreeSet::from(["C(2025)5052".to_owned()]);
/// let cited = Citation::parse_list("Article 5(1), point (f); Recital 18; C(2025)5052 para 251", &sources)?;
/// let written: Vec<String> = cited.iter().map(Citation::to_string).collect();
/// assert_eq!(written, ["Art 5(1)(f)", "Recital 18", "C(2025)5052 para 251"]);
/// # Ok::<(), aiact::law::CitationError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Citation {
    /// A place in the Act.
    Provision(Provision),
    /// A recital of the Act.
    Recital(u16),
    /// Another document that the rulebook declares as a `source`.
    Document {
        /// The declared id, `C(2025)5052`.
        source: String,
        /// The place in it, `para 251`.
        locator: Option<String>,
    },
}

impl Citation {
    /// Reads one citation; `sources` are the ids of the declared documents.
    ///
    /// # Errors
    ///
    /// If the text is neither a provision nor a recital nor begins with a declared id.
    ///
    /// ```
    /// use std::collections::BTreeSet;
    /// use aiact::law::Citation;
    ///
    /// let sources = BTreeSet::from(["C(2025)5052".to_owned(), "Reg2026/1744".to_owned()]);
    /// let error = Citation::parse("Reg2026/1774 recital 12", &sources).unwrap_err();
    /// assert_eq!(
    ///     error.to_string(),
    ///     "`Reg2026/1774 recital 12` is neither a place in the Act nor in a declared source, did you mean `Reg2026/1744`?",
    /// );
    /// ```
    pub fn parse(text: &str, sources: &BTreeSet<String>) -> Result<Self, CitationError> {
        let text = text.trim();
        if text.is_empty() {
            return Err(CitationError(Problem::Empty));
        }
        if let Some(document) = document(text, sources) {
            return Ok(document);
        }
        let word = text.split(|c: char| !c.is_ascii_alphabetic()).next().unwrap_or_default();
        let is = |name: &str| word.eq_ignore_ascii_case(name);
        if is("recital") {
            return recital(text);
        }
        if is("art") || is("article") || is("annex") {
            return text.parse().map(Self::Provision).map_err(|error| CitationError(Problem::Provision(error)));
        }
        Err(CitationError(Problem::Unknown { input: shown(text), nearest: nearest(text, sources).map(str::to_owned) }))
    }

    /// Reads citations separated by `;`.
    ///
    /// # Errors
    ///
    /// If one of them cannot be read, or is empty.
    ///
    /// ```
    /// use std::collections::BTreeSet;
    /// use aiact::law::Citation;
    ///
    /// assert_eq!(Citation::parse_list("Annex III(4)(a); Recital 57", &BTreeSet::new())?.len(), 2);
    /// assert!(Citation::parse_list("Art 5;", &BTreeSet::new()).is_err());
    /// # Ok::<(), aiact::law::CitationError>(())
    /// ```
    pub fn parse_list(text: &str, sources: &BTreeSet<String>) -> Result<Vec<Self>, CitationError> {
        text.split(';').map(|item| Self::parse(item, sources)).collect()
    }

    /// The place in the Act, if an article or annex is cited.
    ///
    /// ```
    /// use std::collections::BTreeSet;
    /// use aiact::law::Citation;
    ///
    /// let cited = Citation::parse("Art 5(1)(f)", &BTreeSet::new())?;
    /// assert_eq!(cited.provision().map(|provision| provision.anchor()).as_deref(), Some("art_5"));
    /// assert_eq!(Citation::Recital(18).provision(), None);
    /// # Ok::<(), aiact::law::CitationError>(())
    /// ```
    pub fn provision(&self) -> Option<&Provision> {
        match self {
            Self::Provision(provision) => Some(provision),
            Self::Recital(_) | Self::Document { .. } => None,
        }
    }
}

/// A citation that begins with a declared id; the longest one counts.
fn document(text: &str, sources: &BTreeSet<String>) -> Option<Citation> {
    sources
        .iter()
        .filter_map(|id| Some((id, text.strip_prefix(id.as_str())?)))
        .filter(|(_, rest)| rest.is_empty() || rest.starts_with(|c: char| c.is_whitespace() || c == ','))
        .max_by_key(|(id, _)| id.len())
        .map(|(id, rest)| {
            let locator = rest.trim_start_matches(',').trim();
            Citation::Document { source: id.clone(), locator: (!locator.is_empty()).then(|| locator.to_owned()) }
        })
}

fn recital(text: &str) -> Result<Citation, CitationError> {
    let (_, rest) = text.split_once(|c: char| !c.is_ascii_alphabetic()).unwrap_or((text, ""));
    let rest = rest.trim();
    let number = rest.strip_prefix('(').and_then(|inner| inner.strip_suffix(')')).unwrap_or(rest);
    Some(number)
        .filter(|digits| digits.starts_with(|c: char| matches!(c, '1'..='9')))
        .and_then(|digits| digits.parse().ok())
        .map(Citation::Recital)
        .ok_or_else(|| CitationError(Problem::Recital(shown(text))))
}

/// The declared id that the first word resembles, if it resembles any.
fn nearest<'a>(text: &str, sources: &'a BTreeSet<String>) -> Option<&'a str> {
    /// Longer words than this are not compared.
    const MAX_WORD: usize = 64;
    let word = text.split_whitespace().next().unwrap_or_default();
    if word.len() > MAX_WORD {
        return None;
    }
    sources
        .iter()
        .map(|id| (distance(word, id), id.as_str()))
        .filter(|&(distance, id)| distance.saturating_mul(2) <= id.chars().count())
        .min()
        .map(|(_, id)| id)
}

/// How many characters must be put in, taken out or replaced to make one word the other, without regard to case.
fn distance(from: &str, to: &str) -> usize {
    let to: Vec<char> = to.chars().map(|c| c.to_ascii_lowercase()).collect();
    let mut row: Vec<usize> = (0..=to.len()).collect();
    for (mine, start) in from.chars().map(|c| c.to_ascii_lowercase()).zip(1_usize..) {
        let mut left = start;
        let mut diagonal = start.saturating_sub(1);
        if let Some(first) = row.first_mut() {
            *first = start;
        }
        for (above, &theirs) in row.iter_mut().skip(1).zip(&to) {
            let replaced = diagonal.saturating_add(usize::from(mine != theirs));
            diagonal = *above;
            left = replaced.min(above.saturating_add(1)).min(left.saturating_add(1));
            *above = left;
        }
    }
    row.last().copied().unwrap_or_default()
}

impl fmt::Display for Citation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Provision(provision) => provision.fmt(f),
            Self::Recital(number) => write!(f, "Recital {number}"),
            Self::Document { source, locator: None } => f.write_str(source),
            Self::Document { source, locator: Some(locator) } => write!(f, "{source} {locator}"),
        }
    }
}

/// As text. Reading back needs the declared sources: [`Citation::parse`].
impl Serialize for Citation {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// A text that cites nothing known.
///
/// ```
/// use std::collections::BTreeSet;
/// use aiact::law::Citation;
///
/// let error = Citation::parse("Recital eighteen", &BTreeSet::new()).unwrap_err();
/// assert_eq!(error.to_string(), "`Recital eighteen` names no recital: expected a number such as `Recital 18`");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{0}")]
pub struct CitationError(Problem);

impl CitationError {
    /// The declared source that was probably meant.
    ///
    /// ```
    /// use std::collections::BTreeSet;
    /// use aiact::law::Citation;
    ///
    /// let sources = BTreeSet::from(["MDCG2025-6".to_owned()]);
    /// let error = Citation::parse("MDCG2025 point 1", &sources).unwrap_err();
    /// assert_eq!(error.nearest_source(), Some("MDCG2025-6"));
    /// ```
    pub fn nearest_source(&self) -> Option<&str> {
        match &self.0 {
            Problem::Unknown { nearest, .. } => nearest.as_deref(),
            Problem::Empty | Problem::Recital(_) | Problem::Provision(_) => None,
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Error)]
enum Problem {
    #[error("expected a citation, found nothing")]
    Empty,
    #[error("`{0}` names no recital: expected a number such as `Recital 18`")]
    Recital(String),
    #[error("{0}")]
    Provision(ProvisionError),
    #[error(
        "`{input}` is neither a place in the Act nor in a declared source{}",
        nearest.as_ref().map(|id| format!(", did you mean `{id}`?")).unwrap_or_default()
    )]
    Unknown { input: String, nearest: Option<String> },
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]
mod tests {
    use super::*;

    fn sources() -> BTreeSet<String> {
        ["C(2025)5052", "C(2025)5053", "C(2025)505", "Reg2026/1744", "MDCG2025-6", "Draft-HR-2026"]
            .map(str::to_owned)
            .into()
    }

    fn read(text: &str) -> Citation {
        Citation::parse(text, &sources()).unwrap_or_else(|error| panic!("{error}"))
    }

    fn error(text: &str) -> String {
        Citation::parse(text, &sources()).unwrap_err().to_string()
    }

    #[test]
    fn each_kind_is_read_and_written_back() {
        for text in [
            "Art 5(1)(f)",
            "Annex I.A(11)",
            "Recital 18",
            "C(2025)5052 para 251",
            "Reg2026/1744 recital 12",
            "MDCG2025-6",
            "Draft-HR-2026 section 3.1",
        ] {
            assert_eq!(read(text).to_string(), text);
        }
        assert_eq!(read(" recital (18) "), Citation::Recital(18));
        assert_eq!(read("C(2025)5052,  para 251"), read("C(2025)5052 para 251"));
        assert_eq!(read("Article 5(1), point (f)"), read("Art 5(1)(f)"));
    }

    #[test]
    fn the_longest_declared_source_counts() {
        for (text, expected) in [("C(2025)5052 para 1", "C(2025)5052"), ("C(2025)505 para 1", "C(2025)505")] {
            match read(text) {
                Citation::Document { source, .. } => assert_eq!(source, expected),
                other => panic!("{other}"),
            }
        }
        assert!(Citation::parse("C(2025)50529", &sources()).is_err());
    }

    #[test]
    fn an_unknown_source_names_the_nearest() {
        assert_eq!(
            error("C(2025)5952 para 251"),
            "`C(2025)5952 para 251` is neither a place in the Act nor in a declared source, did you mean `C(2025)5052`?"
        );
        assert_eq!(error("GDPR"), "`GDPR` is neither a place in the Act nor in a declared source");
        assert_eq!(Citation::parse("MDCG2025-7", &sources()).unwrap_err().nearest_source(), Some("MDCG2025-6"));
        assert!(Citation::parse(&"x".repeat(100_000), &sources()).is_err());
    }

    #[test]
    fn broken_citations_are_refused() {
        for text in [
            "",
            " ",
            "Recital",
            "Recital 0",
            "Recital 018",
            "Recital +18",
            "Recital 18a",
            "Recital 99999999",
            "Art 5(1",
            "art5-1-f",
            "annex3-4-a",
            "Annex 3",
        ] {
            assert!(Citation::parse(text, &sources()).is_err(), "`{text}` was accepted");
        }
        assert_eq!(error(""), "expected a citation, found nothing");
        assert!(Citation::parse_list("Art 5; ; Recital 1", &sources()).is_err());
    }

    #[test]
    fn citations_order_by_kind_and_then_by_place() {
        let mut list =
            Citation::parse_list("C(2025)5052; Recital 18; Annex III; Recital 2; Art 60a; Art 6", &sources()).unwrap();
        list.sort();
        let written: Vec<String> = list.iter().map(Citation::to_string).collect();
        assert_eq!(written, ["Art 6", "Art 60a", "Annex III", "Recital 2", "Recital 18", "C(2025)5052"]);
    }

    #[test]
    fn distance_counts_changes() {
        assert_eq!(distance("", "abc"), 3);
        assert_eq!(distance("abc", ""), 3);
        assert_eq!(distance("kitten", "sitting"), 3);
        assert_eq!(distance("ABC", "abc"), 0);
    }

    #[test]
    fn serde_writes_the_text() {
        assert_eq!(serde_json::to_string(&read("Recital 18")).unwrap(), "\"Recital 18\"");
    }
}
