//! Sets of still possible values of an ordered quantity, and comparisons that stay honest about them.

use crate::truth::Truth;

/// How a quantity is compared with a fixed value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Comparison {
    /// `<`
    Less,
    /// `<=`
    AtMost,
    /// `>`
    Greater,
    /// `>=`
    AtLeast,
}

impl Comparison {
    /// Whether `value` stands in this relation to `limit`.
    pub fn holds<T: Ord + ?Sized>(self, value: &T, limit: &T) -> bool {
        match self {
            Self::Less => value < limit,
            Self::AtMost => value <= limit,
            Self::Greater => value > limit,
            Self::AtLeast => value >= limit,
        }
    }

    /// The sign as it is written in the rulebook.
    #[must_use]
    pub const fn sign(self) -> &'static str {
        match self {
            Self::Less => "<",
            Self::AtMost => "<=",
            Self::Greater => ">",
            Self::AtLeast => ">=",
        }
    }

    const fn upward(self) -> bool {
        matches!(self, Self::Greater | Self::AtLeast)
    }
}

/// The values a quantity may still have: a union of closed intervals, `None` standing for "no limit".
///
/// ```
/// use aiact::truth::{Comparison, Ranges, Truth};
/// let years = Ranges::between(Some(3), Some(7));
/// assert_eq!(years.compare(Comparison::Greater, &2), Truth::Yes);
/// assert_eq!(years.compare(Comparison::Greater, &5), Truth::Unknown);
/// assert_eq!(years.compare(Comparison::Greater, &7), Truth::No);
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Ranges<T>(Vec<(Option<T>, Option<T>)>);

impl<T: Ord + Clone> Ranges<T> {
    /// Nothing is known: every value is possible.
    #[must_use]
    pub fn unlimited() -> Self {
        Self(vec![(None, None)])
    }

    /// Exactly one value is possible.
    #[must_use]
    pub fn exactly(value: T) -> Self {
        Self(vec![(Some(value.clone()), Some(value))])
    }

    /// The closed interval from `min` to `max`; a missing end is open.
    #[must_use]
    pub fn between(min: Option<T>, max: Option<T>) -> Self {
        Self(vec![(min, max)])
    }

    /// One of the given values; `values` must not be empty (an empty list counts as unlimited).
    #[must_use]
    pub fn one_of(mut values: Vec<T>) -> Self {
        if values.is_empty() {
            return Self::unlimited();
        }
        values.sort_unstable();
        values.dedup();
        Self(values.into_iter().map(|v| (Some(v.clone()), Some(v))).collect())
    }

    /// The single possible value, if there is just one.
    #[must_use]
    pub fn exact(&self) -> Option<&T> {
        match self.0.as_slice() {
            [(Some(min), Some(max))] if min == max => Some(min),
            _ => None,
        }
    }

    /// The closed intervals, in rising order.
    #[must_use]
    pub fn intervals(&self) -> &[(Option<T>, Option<T>)] {
        &self.0
    }

    /// Whether nothing at all is known.
    #[must_use]
    pub fn is_unlimited(&self) -> bool {
        matches!(self.0.as_slice(), [(None, None)])
    }

    /// Whether every, no, or some possible value stands in the relation to `limit`.
    #[must_use]
    pub fn compare(&self, comparison: Comparison, limit: &T) -> Truth {
        let mut some = false;
        let mut all = true;
        for (min, max) in &self.0 {
            // The end that is hardest and the end that is easiest to fit.
            let (hard, easy) = if comparison.upward() { (min, max) } else { (max, min) };
            all &= hard.as_ref().is_some_and(|v| comparison.holds(v, limit));
            some |= easy.as_ref().is_none_or(|v| comparison.holds(v, limit));
        }
        match (all, some) {
            (true, _) => Truth::Yes,
            (false, false) => Truth::No,
            (false, true) => Truth::Unknown,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const ALL: [Comparison; 4] = [Comparison::Less, Comparison::AtMost, Comparison::Greater, Comparison::AtLeast];

    proptest! {
        #[test]
        fn comparison_agrees_with_every_value(points in prop::collection::vec((0i64..20, 0i64..5), 1..4), limit in -1i64..26) {
            let ranges = Ranges(points.iter().map(|(a, w)| (Some(*a), Some(a + w))).collect());
            let values: Vec<i64> = points.iter().flat_map(|(a, w)| *a..=a + w).collect();
            for comparison in ALL {
                let holds: Vec<bool> = values.iter().map(|v| comparison.holds(v, &limit)).collect();
                let expected = match (holds.contains(&true), holds.contains(&false)) {
                    (true, false) => Truth::Yes,
                    (false, true) => Truth::No,
                    _ => Truth::Unknown,
                };
                prop_assert_eq!(ranges.compare(comparison, &limit), expected);
            }
        }
    }

    #[test]
    fn open_ends_leave_the_question_open() {
        let at_least = Ranges::between(Some(5), None);
        assert_eq!(at_least.compare(Comparison::Greater, &4), Truth::Yes);
        assert_eq!(at_least.compare(Comparison::Greater, &5), Truth::Unknown);
        assert_eq!(at_least.compare(Comparison::Less, &5), Truth::No);
        assert_eq!(Ranges::<i64>::unlimited().compare(Comparison::Less, &0), Truth::Unknown);
    }
}
