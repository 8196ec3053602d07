//! Estimates from the architecture: operations of a pass, and the number of passes.

use crate::compute::{ComputeError, Estimate, Input, Method, Quantity, Thresholds, Warning};
use crate::truth::{Decimal, Rounding};

/// What is known of a model and its training data.
///
/// ```
/// use aiact::compute::{Architecture, Thresholds};
/// let thresholds = Thresholds::of_edition(aiact::Rulebook::builtin()?, 1)?;
/// // A mixture of experts: 671e9 parameters, of which 37e9 are active for one token.
/// let model = Architecture::mixture("37e9".parse()?, "14.8e12".parse()?);
/// assert_eq!(model.estimate(&thresholds)?.flop().to_string(), "3.2856e24");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Architecture {
    shape: Shape,
    context: Option<(Quantity, Quantity)>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Shape {
    Dense { parameters: Quantity, tokens: Quantity },
    Mixture { active: Option<Quantity>, total: Option<Quantity>, tokens: Quantity },
    Passes { operations: Quantity, passes: Quantity },
    Forward { parameters: Quantity, tokens: Quantity },
}

impl Architecture {
    /// A large dense transformer: all its parameters, and the tokens it was trained on, repetitions included.
    #[must_use]
    pub fn dense(parameters: Quantity, tokens: Quantity) -> Self {
        Self { shape: Shape::Dense { parameters, tokens }, context: None }
    }

    /// A mixture of experts: the parameters active for one token, and the tokens.
    #[must_use]
    pub fn mixture(active: Quantity, tokens: Quantity) -> Self {
        Self { shape: Shape::Mixture { active: Some(active), total: None, tokens }, context: None }
    }

    /// A mixture of experts for which all parameters were given: they are not used, but said to be wrong.
    #[must_use]
    pub fn mixture_by_total(total: Quantity, active: Option<Quantity>, tokens: Quantity) -> Self {
        Self { shape: Shape::Mixture { active, total: Some(total), tokens }, context: None }
    }

    /// Any model: the operations of one full pass, forward and backward, and the number of passes.
    #[must_use]
    pub fn passes(operations: Quantity, passes: Quantity) -> Self {
        Self { shape: Shape::Passes { operations, passes }, context: None }
    }

    /// Forward passes only, such as a generator makes for synthetic data: the parameters (of a mixture of experts
    /// those active for one token), and the tokens generated, discarded ones included.
    #[must_use]
    pub fn forward(parameters: Quantity, tokens: Quantity) -> Self {
        Self { shape: Shape::Forward { parameters, tokens }, context: None }
    }

    /// With the length of the context in tokens and the width of the model, to see whether operations that depend on
    /// the context are small enough to be left out.
    #[must_use]
    pub fn with_context(mut self, tokens: Quantity, width: Quantity) -> Self {
        self.context = Some((tokens, width));
        self
    }

    /// The estimate.
    ///
    /// # Errors
    ///
    /// Beyond 10^60; for a mixture of experts whose active parameters are not given; when the width is zero.
    pub fn estimate(&self, thresholds: &Thresholds) -> Result<Estimate, ComputeError> {
        let mut warnings = Vec::new();
        let full = Quantity::exactly(thresholds.full.clone())?;
        let forward = Quantity::exactly(thresholds.forward.clone())?;
        let ([first, second], factor) = match &self.shape {
            Shape::Dense { parameters, tokens } => ([("parameters", parameters), ("tokens", tokens)], full),
            Shape::Forward { parameters, tokens } => ([("parameters", parameters), ("tokens", tokens)], forward),
            Shape::Passes { operations, passes } => {
                ([("operations_per_pass", operations), ("passes", passes)], Quantity::from(1))
            }
            Shape::Mixture { active, total, tokens } => {
                let Some(active) = active else {
                    let message = "of a mixture of experts only the parameters active for one token count";
                    return Err(ComputeError::new("active_parameters", message)
                        .help("state them, or estimate from the hardware"));
                };
                if total.as_ref().is_some_and(|total| total.max() < active.min()) {
                    let message = "more parameters are active for one token than there are";
                    return Err(ComputeError::new("active_parameters", message));
                }
                if total.is_some() {
                    warnings.push(Warning::TotalParametersOfMixture);
                }
                ([("active_parameters", active), ("tokens", tokens)], full)
            }
        };
        if let Some((context, width)) = &self.context {
            let share = context_share(context.best(), width.best())
                .ok_or_else(|| ComputeError::new("width", "a model is not of no width"))?;
            let (limit, whole) = &thresholds.context;
            if &share * whole > *limit {
                warnings.push(Warning::ContextNotNegligible { share });
            }
        }
        let flop = first.1.times(second.1)?.times(&factor)?;
        let inputs = [first, second].map(|(name, value)| Input { name: name.to_owned(), value: value.clone() });
        Ok(Estimate { method: Method::Architecture, flop, inputs: inputs.into(), warnings })
    }
}

/// The operations that depend on the length of the context, as a share of the six for each parameter and token:
/// context over twelve times the width of the model. None for a width of zero.
#[must_use]
pub fn context_share(context: &Decimal, width: &Decimal) -> Option<Decimal> {
    context.over(&(width * &Decimal::from(12)), 17, Rounding::Nearest)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Rulebook;

    fn q(text: &str) -> Quantity {
        text.parse().unwrap()
    }

    fn thresholds() -> Thresholds {
        Thresholds::of_edition(Rulebook::builtin().unwrap(), 1).unwrap()
    }

    /// The worked examples of the guidelines, annex A.3: parameters, tokens, the exact product.
    #[test]
    fn the_examples_of_the_guidelines() {
        for (parameters, tokens, flop) in [
            ("3.8e9", "3.3e12", "7.524e22"),
            ("0.6e9", "36e12", "1.296e23"),
            ("1.54e9", "18e12", "1.6632e23"),
            ("1.7e9", "36e12", "3.672e23"),
            ("2.5e9", "12e12", "1.8e23"),
            ("2.6e9", "10e12", "1.56e23"),
        ] {
            let estimate = Architecture::dense(q(parameters), q(tokens)).estimate(&thresholds()).unwrap();
            assert_eq!(estimate.flop().to_string(), flop);
        }
    }

    #[test]
    fn all_parameters_of_a_mixture_are_not_used() {
        let model = Architecture::mixture_by_total(q("671e9"), Some(q("37e9")), q("14.8e12"));
        let estimate = model.estimate(&thresholds()).unwrap();
        assert_eq!(estimate.flop().to_string(), "3.2856e24");
        assert_eq!(estimate.warnings(), [Warning::TotalParametersOfMixture]);
        let unknown = Architecture::mixture_by_total(q("671e9"), None, q("14.8e12"));
        assert_eq!(unknown.estimate(&thresholds()).unwrap_err().input(), "active_parameters");
        let wrong = Architecture::mixture_by_total(q("37e9"), Some(q("671e9")), q("14.8e12"));
        assert!(wrong.estimate(&thresholds()).is_err());
    }

    #[test]
    fn a_long_context_is_said() {
        let warned = |context: &str, width: &str| {
            let model = Architecture::dense(q("1.2e9"), q("9e12")).with_context(q(context), q(width));
            !model.estimate(&thresholds()).unwrap().warnings().is_empty()
        };
        assert!(warned("32768", "2048"));
        assert!(!warned("8192", "16384"));
        assert!(!warned("12", "10"), "exactly a tenth is not above");
    }
}
