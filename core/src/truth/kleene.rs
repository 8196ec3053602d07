//! The three truth values of Kleene's strong logic.

use std::fmt;
use std::ops::{BitAnd, BitOr, Not};

use serde::{Deserialize, Serialize};

/// A truth value in Kleene's strong three-valued logic.
///
/// `Unknown` means that both answers are still possible; it is never a polite form of `No`. There is
/// deliberately no conversion to `bool`.
///
/// ```
/// use aiact::Truth;
/// assert_eq!(Truth::Yes & Truth::Unknown, Truth::Unknown);
/// assert_eq!(Truth::No & Truth::Unknown, Truth::No);
/// assert_eq!(Truth::Yes | Truth::Unknown, Truth::Yes);
/// assert_eq!(!Truth::Unknown, Truth::Unknown);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Truth {
    /// Certainly not the case.
    No,
    /// Not settled by what is known.
    #[default]
    Unknown,
    /// Certainly the case.
    Yes,
}

impl Truth {
    /// `"yes"`, `"no"` or `"unknown"`: the form used in every document.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::No => "no",
            Self::Unknown => "unknown",
        }
    }

    /// Whether the value is settled, either way.
    #[must_use]
    pub const fn is_known(self) -> bool {
        !matches!(self, Self::Unknown)
    }
}

impl From<bool> for Truth {
    fn from(value: bool) -> Self {
        if value { Self::Yes } else { Self::No }
    }
}

impl fmt::Display for Truth {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Not for Truth {
    type Output = Self;
    fn not(self) -> Self {
        match self {
            Self::Yes => Self::No,
            Self::No => Self::Yes,
            Self::Unknown => Self::Unknown,
        }
    }
}

impl BitAnd for Truth {
    type Output = Self;
    /// Kleene conjunction: the lesser of the two in the order no < unknown < yes.
    fn bitand(self, other: Self) -> Self {
        self.min(other)
    }
}

impl BitOr for Truth {
    type Output = Self;
    /// Kleene disjunction: the greater of the two in the order no < unknown < yes.
    fn bitor(self, other: Self) -> Self {
        self.max(other)
    }
}

#[cfg(test)]
mod tests {
    use super::Truth::{self, No, Unknown, Yes};

    const ALL: [Truth; 3] = [No, Unknown, Yes];

    /// The two-valued worlds a value stands for.
    fn worlds(t: Truth) -> Vec<bool> {
        match t {
            Yes => vec![true],
            No => vec![false],
            Unknown => vec![false, true],
        }
    }

    fn over(values: impl Iterator<Item = bool>) -> Truth {
        let seen: Vec<bool> = values.collect();
        match (seen.contains(&true), seen.contains(&false)) {
            (true, false) => Yes,
            (false, true) => No,
            _ => Unknown,
        }
    }

    #[test]
    fn connectives_agree_with_every_completion() {
        for a in ALL {
            assert_eq!(!a, over(worlds(a).into_iter().map(|x| !x)));
            for b in ALL {
                let pairs = || worlds(a).into_iter().flat_map(move |x| worlds(b).into_iter().map(move |y| (x, y)));
                assert_eq!(a & b, over(pairs().map(|(x, y)| x && y)), "{a} and {b}");
                assert_eq!(a | b, over(pairs().map(|(x, y)| x || y)), "{a} or {b}");
                assert_eq!(!(a & b), !a | !b);
            }
        }
    }
}
