//! What a text lacks that names no provision.

use thiserror::Error;

/// Longest excerpt of an input that an error message repeats, in characters.
const MAX_SHOWN: usize = 80;

/// A text that names no place in the Act.
///
/// ```
/// use aiact::law::Provision;
///
/// let error = "Art 5(1)(9)".parse::<Provision>().unwrap_err();
/// assert_eq!(
///     error.to_string(),
///     "`Art 5(1)(9)` names no provision: expected a letter such as `(a)` at character 10, found `9`",
/// );
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("`{input}` names no provision: expected {expected} at character {position}, found {found}")]
pub struct ProvisionError {
    pub(super) input: String,
    pub(super) position: usize,
    pub(super) expected: &'static str,
    pub(super) found: String,
}

impl ProvisionError {
    /// The text that could not be read, cut if it is long.
    ///
    /// ```
    /// # use aiact::law::Provision;
    /// assert_eq!("Art x".parse::<Provision>().unwrap_err().input(), "Art x");
    /// ```
    pub fn input(&self) -> &str {
        &self.input
    }

    /// The character at which reading stopped, counted from 1.
    ///
    /// ```
    /// # use aiact::law::Provision;
    /// assert_eq!("Art x".parse::<Provision>().unwrap_err().position(), 5);
    /// ```
    pub fn position(&self) -> usize {
        self.position
    }

    /// What should have stood there.
    ///
    /// ```
    /// # use aiact::law::Provision;
    /// assert_eq!("Art x".parse::<Provision>().unwrap_err().expected(), "the number of an article");
    /// ```
    pub fn expected(&self) -> &str {
        self.expected
    }
}

/// A text as an error message may show it: on one line and not too long.
pub(crate) fn shown(text: &str) -> String {
    let mut characters = text.chars();
    let mut line: String = characters.by_ref().take(MAX_SHOWN).map(|c| if c.is_control() { ' ' } else { c }).collect();
    if characters.next().is_some() {
        line.push('…');
    }
    line
}
