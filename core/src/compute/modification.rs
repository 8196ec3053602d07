//! Modifications of another firm's model: the part of a third.

use crate::compute::{ComputeError, Quantity, Thresholds};
use crate::facts::CaseBuilder;
use crate::truth::{Decimal, Rounding, Truth};

/// A modification of another firm's model.
///
/// ```
/// use aiact::Truth;
/// use aiact::compute::{Modification, Thresholds};
/// let thresholds = Thresholds::of_edition(aiact::Rulebook::builtin()?, 1)?;
/// let third = Modification { compute: "1e24".parse()?, original: Some("3e24".parse()?), original_systemic: Truth::No };
/// assert_eq!(third.exceeds_part(&thresholds), Truth::No);
/// let more = Modification { compute: "1.0000000000000000000000001e24".parse()?, ..third };
/// assert_eq!(more.exceeds_part(&thresholds), Truth::Yes);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Modification {
    /// The compute of the modification.
    pub compute: Quantity,
    /// The compute of the original: cumulative if it carries systemic risk, otherwise what directly updated its
    /// parameters. None if it is not known and cannot be estimated.
    pub original: Option<Quantity>,
    /// Whether the original is a model with systemic risk.
    pub original_systemic: Truth,
}

impl Modification {
    /// A modification of which only the total is known, the original's compute in it.
    ///
    /// # Errors
    ///
    /// When the original is greater than the total.
    pub fn of_total(total: &Quantity, original: Quantity, original_systemic: Truth) -> Result<Self, ComputeError> {
        let compute = total.minus(&original).map_err(|e| e.of("original"))?;
        Ok(Self { compute, original: Some(original), original_systemic })
    }

    /// Whether the modification takes more than the third of the original's compute that the guidelines name. If that
    /// is not known, the same part of the threshold for models of its kind is compared.
    #[must_use]
    pub fn exceeds_part(&self, thresholds: &Thresholds) -> Truth {
        match &self.original {
            Some(original) => exceeds(&self.compute, original, thresholds),
            None => {
                let fallback = |limit: &Decimal| {
                    let (part, whole) = &thresholds.part;
                    // compute > limit × part / whole, without a division.
                    let scaled = self.compute.ranges();
                    let limit = limit * part;
                    let above = |value: &Decimal| &(value * whole) > &limit;
                    match scaled.intervals() {
                        [(Some(min), Some(max))] => match (above(min), above(max)) {
                            (true, _) => Truth::Yes,
                            (false, false) => Truth::No,
                            (false, true) => Truth::Unknown,
                        },
                        _ => Truth::Unknown,
                    }
                };
                let (systemic, other) = (fallback(thresholds.systemic_risk()), fallback(thresholds.indicative()));
                match self.original_systemic {
                    Truth::Yes => systemic,
                    Truth::No => other,
                    Truth::Unknown if systemic == other => systemic,
                    Truth::Unknown => Truth::Unknown,
                }
            }
        }
    }

    /// The compute of the modification over that of the original, with 16 digits; none if that is not known.
    #[must_use]
    pub fn ratio(&self) -> Option<Decimal> {
        self.compute.best().over(self.original.as_ref()?.best(), 16, Rounding::Nearest)
    }

    /// The cumulative compute of the result: the weights that it begins from count. None if the original's compute is
    /// not known.
    ///
    /// # Errors
    ///
    /// Beyond 10^60.
    pub fn cumulative(&self) -> Result<Option<Quantity>, ComputeError> {
        self.original.as_ref().map(|original| original.plus(&self.compute)).transpose()
    }

    /// States in a case what follows for the questions of the rulebook.
    #[must_use]
    pub fn state(&self, case: CaseBuilder, thresholds: &Thresholds) -> CaseBuilder {
        let case = case
            .stating("modification_flop", self.compute.to_value())
            .stating("base_estimable", self.original.is_some());
        let case = match self.original_systemic {
            Truth::Unknown => case,
            known => case.stating("base_is_gpaisr", known == Truth::Yes),
        };
        match (&self.original, self.exceeds_part(thresholds)) {
            // The rules have the fallbacks.
            (None, _) => case,
            (Some(_), Truth::Unknown) => {
                case.open("modification_exceeds_third").open("systemic_modification_exceeds_third")
            }
            (Some(_), known) => {
                let exceeds = known == Truth::Yes;
                case.stating("modification_exceeds_third", exceeds)
                    .stating("systemic_modification_exceeds_third", exceeds)
            }
        }
    }
}

/// Whether the part takes more of the whole than the thresholds name, compared without a division.
fn exceeds(part: &Quantity, whole: &Quantity, thresholds: &Thresholds) -> Truth {
    let (numerator, denominator) = &thresholds.part;
    let above = |part: &Decimal, whole: &Decimal| part * denominator > whole * numerator;
    match (above(part.min(), whole.max()), above(part.max(), whole.min())) {
        (true, _) => Truth::Yes,
        (false, false) => Truth::No,
        (false, true) => Truth::Unknown,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Rulebook;
    use proptest::prelude::*;

    fn thresholds() -> Thresholds {
        Thresholds::of_edition(Rulebook::builtin().unwrap(), 1).unwrap()
    }

    fn alone(compute: &str, original_systemic: Truth) -> Truth {
        Modification { compute: compute.parse().unwrap(), original: None, original_systemic }
            .exceeds_part(&thresholds())
    }

    #[test]
    fn without_the_original_a_third_of_the_threshold_counts() {
        assert_eq!(alone("3333333333333333333333333", Truth::Yes), Truth::No);
        assert_eq!(alone("3333333333333333333333334", Truth::Yes), Truth::Yes);
        assert_eq!(alone("33333333333333333333333", Truth::No), Truth::No);
        assert_eq!(alone("33333333333333333333333.4", Truth::No), Truth::Yes);
        assert_eq!(alone("1e24", Truth::Unknown), Truth::Unknown);
        assert_eq!(alone("1e22", Truth::Unknown), Truth::No);
        assert_eq!(alone("3.3e22..3.4e22", Truth::No), Truth::Unknown);
    }

    /// The rules compare whole operations with the same limits.
    #[test]
    fn the_rules_have_the_same_limits() {
        let text = include_str!("../../rulebook/51-general-purpose.rules");
        for limit in ["modification_flop > 3333333333333333333333333 ", "modification_flop > 33333333333333333333333 "]
        {
            assert!(text.contains(limit), "{limit}");
        }
    }

    proptest! {
        #[test]
        fn the_part_is_exact(original in 1u64..u64::MAX / 4, off in -1i64..=1) {
            let part = i128::from(original) + i128::from(off);
            let quantity = |n: i128| n.to_string().parse::<Quantity>().unwrap();
            let modification = Modification {
                compute: quantity(part), original: Some(quantity(i128::from(original) * 3)), original_systemic: Truth::No,
            };
            prop_assert_eq!(modification.exceeds_part(&thresholds()), Truth::from(off > 0));
        }
    }
}
