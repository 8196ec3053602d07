//! The label of one subdivision: a number, letters or a roman numeral.

use std::fmt;

/// The number or letter of one subdivision: `60a`, `4.3`, `ba`, `ii`, `B`.
///
/// Labels order as they follow each other in the Act: `b` < `ba` < `c`, `9` < `10`, `v` < `ix`.
///
/// ```
/// use aiact::law::{Label, Provision};
///
/// let provision: Provision = "Art 5(1a)(a)(ii)".parse()?;
/// let points: Vec<String> = provision.points().map(|label| label.to_string()).collect();
/// assert_eq!(points, ["a", "ii"]);
/// assert_eq!(provision.article().and_then(Label::number), Some(5));
/// # Ok::<(), aiact::law::ProvisionError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Label(pub(super) Kind);

/// Letters, filled up with zeros, which sort first.
pub(super) type Letters = [u8; 3];
pub(super) const NO_LETTERS: Letters = [0; 3];

// INVARIANT: the order of the variants and fields is the order of the Act.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Kind {
    /// `4`, `60a`, `4.3`
    Number { number: u16, suffix: Letters, minor: u16 },
    /// `a`, `ba`; in capitals for a section
    Letters(Letters),
    /// `i`, `iv`
    Roman(u8),
}

impl Label {
    /// The number of a numeric label without its suffix; the value of a roman numeral; nothing for letters.
    ///
    /// ```
    /// use aiact::law::{Label, Provision};
    ///
    /// let article = "Art 60a".parse::<Provision>()?.article();
    /// assert_eq!(article.and_then(Label::number), Some(60));
    /// # Ok::<(), aiact::law::ProvisionError>(())
    /// ```
    pub fn number(self) -> Option<u16> {
        match self.0 {
            Kind::Number { number, .. } => Some(number),
            Kind::Letters(_) => None,
            Kind::Roman(number) => Some(u16::from(number)),
        }
    }

    /// The point that a point such as `4.3` is part of: `4`.
    pub(super) fn major(self) -> Option<Self> {
        match self.0 {
            Kind::Number { number, suffix, minor } if minor > 0 => {
                Some(Self(Kind::Number { number, suffix, minor: 0 }))
            }
            _ => None,
        }
    }

    /// Whether `self` is `other` or the point that `other` is part of.
    pub(super) fn covers(self, other: Self) -> bool {
        self == other || other.major() == Some(self)
    }
}

impl fmt::Display for Label {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Kind::Number { number, suffix, minor } => {
                write!(f, "{number}")?;
                write_letters(f, suffix)?;
                if minor > 0 {
                    write!(f, ".{minor}")?;
                }
                Ok(())
            }
            Kind::Letters(letters) => write_letters(f, letters),
            Kind::Roman(number) => f.write_str(&roman(number)),
        }
    }
}

impl fmt::Debug for Label {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Label({self})")
    }
}

fn write_letters(f: &mut fmt::Formatter<'_>, letters: Letters) -> fmt::Result {
    use fmt::Write as _;
    letters.iter().take_while(|&&byte| byte != 0).try_for_each(|&byte| f.write_char(char::from(byte)))
}

/// The roman numeral in small letters.
pub(super) fn roman(number: u8) -> String {
    const STEPS: [(u8, &str); 9] =
        [(100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")];
    let mut rest = number;
    let mut numeral = String::new();
    for (value, sign) in STEPS {
        while let Some(less) = rest.checked_sub(value) {
            numeral.push_str(sign);
            rest = less;
        }
    }
    numeral
}

/// The value of a roman numeral below fifty in its only correct spelling, in either case.
pub(super) fn roman_value(numeral: &str) -> Option<u8> {
    (1..50).find(|&number| roman(number).eq_ignore_ascii_case(numeral))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::law::Provision;

    fn provision(text: &str) -> Provision {
        text.parse().unwrap()
    }

    #[test]
    fn letters_and_roman_numerals_are_told_apart_by_level() {
        assert_eq!(provision("Art 16(i)").points().next().map(Label::number), Some(None));
        assert_eq!(provision("Art 5(1)(c)(i)").points().last().map(Label::number), Some(Some(1)));
        assert!(provision("Art 99(7)(h)") < provision("Art 99(7)(i)"));
        assert!(provision("Art 99(7)(i)") < provision("Art 99(7)(j)"));
    }
}
