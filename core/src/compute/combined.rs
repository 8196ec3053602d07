//! Several methods for the same training.

use serde::Serialize;

use crate::compute::{ComputeError, Estimate, Method, Quantity, Thresholds};
use crate::truth::{Decimal, Rounding};

/// What several estimates of the same training say together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Combined {
    /// The range that has all of them; the likeliest value is that of the first.
    pub flop: Quantity,
    /// The method of the first.
    pub method: Method,
    /// The greatest likeliest value over the least; none if the least is zero.
    pub ratio: Option<Decimal>,
    /// Whether each is within the margin of error that the guidelines allow around each other one.
    pub agree: bool,
    /// The thresholds of which the methods lie on opposite sides.
    pub opposite: Vec<Decimal>,
    /// The disagreement in a sentence.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub disagreement: Option<String>,
}

/// Puts estimates of the same training together, the most reliable first. That they disagree is said, not hidden:
/// the guidelines admit any method that is accurate within their margin, and two of them may give opposite results.
///
/// ```
/// use aiact::compute::{Architecture, Hardware, Phase, Thresholds, Utilisation, combine};
/// let thresholds = Thresholds::of_edition(aiact::Rulebook::builtin()?, 1)?;
/// let used = Utilisation::Model("0.5".parse()?);
/// let hardware = Hardware { phases: vec![Phase::of_hours(&"370000".parse()?, "989e12".parse()?, used)?] };
/// let architecture = Architecture::dense("1.23e9".parse()?, "9e12".parse()?);
/// let both = combine(&[hardware.estimate(&thresholds)?, architecture.estimate(&thresholds)?], &thresholds)?;
/// assert!(!both.agree && both.opposite == [thresholds.indicative().clone()]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
///
/// When there is no estimate.
pub fn combine(estimates: &[Estimate], thresholds: &Thresholds) -> Result<Combined, ComputeError> {
    let (first, others) =
        estimates.split_first().ok_or_else(|| ComputeError::new("estimates", "there is no estimate to combine"))?;
    let flop = others.iter().fold(first.flop.clone(), |range, other| range.or(&other.flop));
    let (mut least, mut greatest) = (first.flop.best(), first.flop.best());
    for other in others {
        (least, greatest) = (least.min(other.flop.best()), greatest.max(other.flop.best()));
    }
    let ratio = greatest.over(least, 4, Rounding::Nearest);
    let near = |a: &Estimate| estimates.iter().all(|b| thresholds.within_margin(a.flop.best(), b.flop.best()));
    let agree = estimates.iter().all(near);
    let mut opposite: Vec<Decimal> = Vec::new();
    for limit in [thresholds.systemic_risk(), thresholds.indicative()] {
        if least <= limit && limit < greatest {
            opposite.push(limit.clone());
        }
    }
    let disagreement = disagreement(estimates, agree, &opposite);
    Ok(Combined { flop, method: first.method, ratio, agree, opposite, disagreement })
}

fn disagreement(estimates: &[Estimate], agree: bool, opposite: &[Decimal]) -> Option<String> {
    if agree && opposite.is_empty() {
        return None;
    }
    let said: Vec<String> = estimates
        .iter()
        .map(|e| format!("{} {}", e.method.as_str(), e.flop.best().rounded(3, Rounding::Nearest)))
        .collect();
    let said = said.join(", ");
    Some(match opposite {
        [] => format!("the methods differ by more than the margin of error: {said}"),
        limits => {
            let limits: Vec<String> = limits.iter().map(ToString::to_string).collect();
            format!("two admissible methods, opposite results at {}: {said}", limits.join(" and "))
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Rulebook;

    fn together(values: &[&str]) -> Combined {
        let thresholds = Thresholds::of_edition(Rulebook::builtin().unwrap(), 1).unwrap();
        let estimates: Vec<Estimate> = values.iter().map(|v| Estimate::reported(v.parse().unwrap())).collect();
        combine(&estimates, &thresholds).unwrap()
    }

    #[test]
    fn agreement_is_within_the_margin_both_ways() {
        assert!(together(&["1e24", "1.3e24"]).agree == together(&["1.3e24", "1e24"]).agree);
        assert!(together(&["1e24", "1.29e24"]).agree);
        assert!(!together(&["1e24", "1.5e24"]).agree);
        assert_eq!(together(&["3e24"]).disagreement, None);
    }

    #[test]
    fn opposite_results_are_said_even_within_the_margin() {
        let both = together(&["9.5e24", "1.05e25"]);
        assert!(both.agree);
        assert!(both.disagreement.unwrap().starts_with("two admissible methods, opposite results at 1e25"));
        assert_eq!(both.flop.to_string(), "9.5e24 (9.5e24 to 1.05e25)");
    }

    #[test]
    fn nothing_is_no_estimate() {
        let thresholds = Thresholds::of_edition(Rulebook::builtin().unwrap(), 1).unwrap();
        assert!(combine(&[], &thresholds).is_err());
    }
}
