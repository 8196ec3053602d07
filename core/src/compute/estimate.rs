//! An estimate of training compute, with how it was made and what it rests on.

use serde::Serialize;

use crate::compute::{ComputeError, Quantity, Thresholds};
use crate::truth::{Decimal, Truth};

/// How an estimate was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Method {
    /// From processors, time, peak performance and utilisation.
    Hardware,
    /// From the operations of a pass and the number of passes.
    Architecture,
    /// A figure that somebody reports.
    Reported,
    /// The sum of parts.
    Sum,
}

impl Method {
    /// `hardware`, `architecture`, `reported`, `sum`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Hardware => "hardware",
            Self::Architecture => "architecture",
            Self::Reported => "reported",
            Self::Sum => "sum",
        }
    }
}

/// Something about an estimate that its reader has to know.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Warning {
    /// All parameters of a mixture of experts were given; only those active for one token count.
    TotalParametersOfMixture,
    /// Operations that depend on the length of the context are not small against the others: this share of them is
    /// missing when six for each parameter and token are counted.
    ContextNotNegligible {
        /// Context over twelve times the width of the model.
        share: Decimal,
    },
    /// Utilisation was not measured; a range from practice stands for it.
    UtilisationAssumed,
    /// So high a utilisation is hardly reached: do peak and utilisation belong together?
    UtilisationDoubtful,
    /// Utilisation counts recomputed activations, which do not count; how many there were is not said.
    RecomputationUnknown,
    /// The peak of the accelerator is not that of its matrix units in 16 bits.
    PeakUncertain,
}

impl Warning {
    /// A stable identifier.
    #[must_use]
    pub const fn id(&self) -> &'static str {
        match self {
            Self::TotalParametersOfMixture => "total_parameters_of_mixture",
            Self::ContextNotNegligible { .. } => "context_not_negligible",
            Self::UtilisationAssumed => "utilisation_assumed",
            Self::UtilisationDoubtful => "utilisation_doubtful",
            Self::RecomputationUnknown => "recomputation_unknown",
            Self::PeakUncertain => "peak_uncertain",
        }
    }

    /// The warning in a sentence.
    #[must_use]
    pub fn text(&self) -> String {
        match self {
            Self::TotalParametersOfMixture => {
                "for a mixture of experts only the parameters active for one token count, not all of them".to_owned()
            }
            Self::ContextNotNegligible { share } => format!(
                "the context adds {share} of the operations reckoned from the parameters: count the operations of a pass"
            ),
            Self::UtilisationAssumed => "utilisation was not given; a range from practice stands for it".to_owned(),
            Self::UtilisationDoubtful => {
                "so high a utilisation is hardly reached; peak and utilisation must be of the same number format"
                    .to_owned()
            }
            Self::RecomputationUnknown => {
                "utilisation includes recomputed activations, which do not count; their share is not known".to_owned()
            }
            Self::PeakUncertain => {
                "for this accelerator no 16-bit peak of matrix units is known; the figure may be too low".to_owned()
            }
        }
    }
}

/// An input of an estimate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Input {
    /// Its name, such as `utilisation`.
    pub name: String,
    /// What is known of it.
    pub value: Quantity,
}

/// An estimate of training compute, in floating-point operations.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Estimate {
    pub(crate) method: Method,
    pub(crate) flop: Quantity,
    pub(crate) inputs: Vec<Input>,
    pub(crate) warnings: Vec<Warning>,
}

impl Estimate {
    /// A figure that somebody reports.
    #[must_use]
    pub fn reported(flop: Quantity) -> Self {
        let inputs = vec![Input { name: "reported_flop".to_owned(), value: flop.clone() }];
        Self { method: Method::Reported, flop, inputs, warnings: Vec::new() }
    }

    /// The sum of parts, each with the name of what was computed.
    ///
    /// # Errors
    ///
    /// Beyond 10^60.
    pub fn sum(parts: Vec<(&str, Self)>) -> Result<Self, ComputeError> {
        let (mut flop, mut inputs, mut warnings) = (Quantity::zero(), Vec::new(), Vec::new());
        for (name, part) in parts {
            flop = flop.plus(&part.flop)?;
            inputs.push(Input { name: name.to_owned(), value: part.flop });
            warnings.extend(part.warnings);
        }
        warnings.dedup();
        Ok(Self { method: Method::Sum, flop, inputs, warnings })
    }

    /// How it was made.
    #[must_use]
    pub fn method(&self) -> Method {
        self.method
    }

    /// The operations.
    #[must_use]
    pub fn flop(&self) -> &Quantity {
        &self.flop
    }

    /// What it rests on.
    #[must_use]
    pub fn inputs(&self) -> &[Input] {
        &self.inputs
    }

    /// What its reader has to know.
    #[must_use]
    pub fn warnings(&self) -> &[Warning] {
        &self.warnings
    }

    /// The same estimate, uncertain by the margin of error that the guidelines allow.
    ///
    /// # Errors
    ///
    /// Beyond 10^60.
    pub fn with_margin(&self, thresholds: &Thresholds) -> Result<Self, ComputeError> {
        let (margin, whole) = &thresholds.margin;
        let flop = self.flop.with_margin(margin, whole)?;
        let mut estimate = Self { flop: flop.clone(), ..self.clone() };
        match (self.method, estimate.inputs.as_mut_slice()) {
            (Method::Reported, [only]) => only.value = flop,
            _ => estimate.inputs.push(Input {
                name: "margin".to_owned(),
                value: Quantity::between(whole - margin, whole.clone(), whole + margin)
                    .and_then(|factor| factor.part(&Decimal::from(1), whole))?,
            }),
        }
        Ok(estimate)
    }

    /// Which inputs to refine if it is open whether the limit is exceeded: the least certain first. Empty if it is
    /// not open.
    ///
    /// ```
    /// use aiact::compute::{Estimate, Thresholds};
    /// let thresholds = Thresholds::of_edition(aiact::Rulebook::builtin()?, 1)?;
    /// let estimate = Estimate::reported("0.9e25".parse()?).with_margin(&thresholds)?;
    /// assert_eq!(estimate.to_refine(thresholds.systemic_risk()), ["reported_flop"]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn to_refine(&self, limit: &Decimal) -> Vec<&str> {
        if self.flop.exceeds(limit) != Truth::Unknown {
            return Vec::new();
        }
        let mut open: Vec<&Input> = self.inputs.iter().filter(|i| !i.value.is_exact()).collect();
        // Parts of a sum weigh by their absolute width, factors of a product by their relative one.
        let weight = |input: &Input| {
            if self.method == Method::Sum {
                return Some(input.value.max() - input.value.min());
            }
            input.value.spread()
        };
        open.sort_by(|a, b| match (weight(a), weight(b)) {
            (Some(a), Some(b)) => b.cmp(&a),
            // No least value above zero: nothing is less certain.
            (a, b) => a.is_some().cmp(&b.is_some()),
        });
        open.into_iter().map(|i| i.name.as_str()).collect()
    }
}
