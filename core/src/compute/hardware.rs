//! Estimates from the hardware: processors, time, peak performance and utilisation.

use std::sync::OnceLock;

use serde::Serialize;

use crate::compute::{ComputeError, Estimate, Input, Method, Quantity, Thresholds, Warning};
use crate::truth::Decimal;

/// What the peak in the table of accelerators is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// Of matrix units in 16-bit floating point, without sparsity.
    Dense16,
    /// In 16 bits, outside the matrix units or without any.
    Plain16,
    /// In 32 bits.
    Plain32,
}

/// A processor for training, and what it can do at most.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Accelerator {
    /// Its name.
    pub name: String,
    /// Other names.
    pub also: Vec<String>,
    /// Peak theoretical performance in FLOP per second.
    pub peak: Quantity,
    /// What that figure is.
    pub basis: Basis,
    /// The same in 8-bit floating point, where there is one. Precision does not change what counts, but peak and
    /// utilisation must belong together.
    pub peak_8_bit: Option<Quantity>,
    /// Where the figure is from.
    pub source: String,
}

const TABLE: &str = include_str!("../../rulebook/hardware.txt");

/// Every accelerator of the table, in its order.
///
/// The figures are Epoch AI's (Machine Learning Hardware, CC BY 4.0, July 2026).
#[must_use]
pub fn accelerators() -> &'static [Accelerator] {
    static READ: OnceLock<Vec<Accelerator>> = OnceLock::new();
    READ.get_or_init(|| TABLE.lines().filter(|l| !l.starts_with('#')).filter_map(row).collect())
}

fn row(line: &str) -> Option<Accelerator> {
    let mut fields = line.split(" | ").map(str::trim);
    let name = fields.next()?.to_owned();
    let also = fields.next()?.split(", ").filter(|n| *n != "-").map(str::to_owned).collect();
    let peak = fields.next()?.parse().ok()?;
    let basis = match fields.next()? {
        "dense16" => Basis::Dense16,
        "plain16" => Basis::Plain16,
        "plain32" => Basis::Plain32,
        _ => return None,
    };
    let peak_8_bit = fields.next()?.parse().ok();
    let _released = fields.next()?;
    Some(Accelerator { name, also, peak, basis, peak_8_bit, source: fields.next()?.to_owned() })
}

/// The letters and digits of a name, small, without the maker.
fn plain(name: &str) -> String {
    let small = name.to_lowercase();
    let bare = ["nvidia ", "google "].iter().find_map(|maker| small.strip_prefix(maker)).unwrap_or(&small);
    bare.chars().filter(char::is_ascii_alphanumeric).collect()
}

/// The accelerator of this name; case, spaces, hyphens and the words NVIDIA and Google make no difference.
///
/// ```
/// use aiact::compute::accelerator;
/// assert_eq!(accelerator("h100")?.peak.to_string(), "989400000000000".parse::<aiact::compute::Quantity>()?.to_string());
/// assert!(accelerator("H1000").is_err());
/// # Ok::<(), aiact::compute::ComputeError>(())
/// ```
///
/// # Errors
///
/// When there is none; the nearest is named.
pub fn accelerator(name: &str) -> Result<&'static Accelerator, ComputeError> {
    let wanted = plain(name);
    let all = accelerators();
    let by_name = all.iter().find(|a| plain(&a.name) == wanted);
    if let Some(found) = by_name.or_else(|| all.iter().find(|a| a.also.iter().any(|n| plain(n) == wanted))) {
        return Ok(found);
    }
    let error = ComputeError::new("accelerator", format!("no accelerator `{}`", crate::facts::shorten(name.trim())));
    let names = all.iter().flat_map(|a| a.also.iter().chain(std::iter::once(&a.name)));
    Err(match crate::error::nearest(name.trim(), names.map(String::as_str)) {
        Some(near) => error.help(format!("did you mean `{near}`? Otherwise give its peak in FLOP per second")),
        None => error.help("give its peak in FLOP per second, for dense matrices in 16 bits"),
    })
}

/// Whether activations were recomputed to save memory, which does not count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Recomputation {
    /// All of them.
    Full,
    /// Some of them, or it is not known how many.
    Some,
    /// None.
    None,
}

/// The share of the peak performance that was used, on average over the whole time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Utilisation {
    /// Operations of the model only (MFU): what the guidelines ask for.
    Model(Quantity),
    /// All operations of the hardware (HFU), with recomputed activations in it.
    Hardware(Quantity, Recomputation),
    /// Not measured: the range that is usual in practice.
    Unmeasured,
}

impl Utilisation {
    /// The share of the peak that counts, with what is to be said of it.
    ///
    /// # Errors
    ///
    /// When it is no share above 0 and up to 1.
    pub fn counted(&self, thresholds: &Thresholds) -> Result<(Quantity, Option<Warning>), ComputeError> {
        let value = |(numerator, denominator): &(Decimal, Decimal)| {
            Quantity::exactly(numerator.clone()).and_then(|n| n.part(&Decimal::from(1), denominator))
        };
        match self {
            Self::Unmeasured => {
                let [low, usual, high] = &thresholds.utilisation;
                let range = Quantity::between(
                    value(low)?.min().clone(),
                    value(usual)?.best().clone(),
                    value(high)?.max().clone(),
                )?;
                Ok((range, Some(Warning::UtilisationAssumed)))
            }
            Self::Model(share) => {
                in_range(share)?;
                let doubtful = share.best() > value(&thresholds.doubtful)?.best();
                Ok((share.clone(), doubtful.then_some(Warning::UtilisationDoubtful)))
            }
            Self::Hardware(share, recomputation) => {
                in_range(share)?;
                let (numerator, denominator) = &thresholds.recomputed;
                let counted = share.part(numerator, denominator)?;
                Ok(match recomputation {
                    Recomputation::None => (share.clone(), None),
                    Recomputation::Full => (counted, None),
                    Recomputation::Some => (counted.or(share), Some(Warning::RecomputationUnknown)),
                })
            }
        }
    }
}

fn in_range(share: &Quantity) -> Result<(), ComputeError> {
    let one = Decimal::from(1);
    if !share.min().is_zero() && *share.max() <= one {
        return Ok(());
    }
    let error = ComputeError::new("utilisation", format!("`{share}` is no share above 0 and up to 1"));
    Err(match share.best().percent(&one) {
        _ if share.best().is_zero() => error.help("what was used did some work"),
        fraction if fraction <= one => error.help(format!("as a percentage it would be written {fraction}")),
        _ => error.help("the operations of the model over those that the hardware could have done"),
    })
}

/// A time over which the same processors worked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phase {
    /// How many processors of each kind, and the peak performance of one in FLOP per second.
    processors: Vec<(Quantity, Quantity)>,
    seconds: Quantity,
    utilisation: Utilisation,
    uncertain_peak: bool,
}

impl Phase {
    /// So many processors of one kind, for so many seconds; `peak` is that of one, in FLOP per second.
    #[must_use]
    pub fn new(count: Quantity, peak: Quantity, seconds: Quantity, utilisation: Utilisation) -> Self {
        Self { processors: vec![(count, peak)], seconds, utilisation, uncertain_peak: false }
    }

    /// So many hours of processors, all added up.
    ///
    /// # Errors
    ///
    /// Beyond 10^60.
    pub fn of_hours(hours: &Quantity, peak: Quantity, utilisation: Utilisation) -> Result<Self, ComputeError> {
        let seconds = hours.times(&Quantity::from(3600)).map_err(|e| e.of("hours"))?;
        Ok(Self { processors: vec![(Quantity::from(1), peak)], seconds, utilisation, uncertain_peak: false })
    }

    /// So many processors of a further kind beside those of before, for the same time.
    #[must_use]
    pub fn and(mut self, count: Quantity, peak: Quantity) -> Self {
        self.processors.push((count, peak));
        self
    }
}

/// Hours of a named accelerator, all of them added up.
///
/// ```
/// use aiact::compute::{AcceleratorHours, Thresholds, Utilisation};
/// let thresholds = Thresholds::of_edition(aiact::Rulebook::builtin()?, 1)?;
/// let llama: AcceleratorHours = "1720320 A100-hours".parse()?;
/// let estimate = llama.estimate(Utilisation::Model("0.4".parse()?), &thresholds)?;
/// assert_eq!(estimate.flop().to_string(), "7.72905369600000000000000e23".parse::<aiact::compute::Quantity>()?.to_string());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AcceleratorHours {
    /// How many.
    pub hours: Quantity,
    /// Of which accelerator.
    pub accelerator: &'static Accelerator,
}

impl std::str::FromStr for AcceleratorHours {
    type Err = ComputeError;

    /// Reads `1720320 A100-hours` or `3.7e5 hours of H100`.
    fn from_str(text: &str) -> Result<Self, ComputeError> {
        let help = "such as `1720320 A100-hours`, or `3.7e5 hours of H100`";
        let malformed = || {
            ComputeError::new("hours", format!("`{}` is no hours of an accelerator", crate::facts::shorten(text)))
                .help(help)
        };
        let (amount, rest) = text.trim().split_once(' ').ok_or_else(malformed)?;
        let rest = rest.trim();
        let name = match rest.strip_prefix("hours of ").or_else(|| rest.strip_prefix("h of ")) {
            Some(name) => name,
            None => ["-hours", " hours", "-hour", " hour", "-h", "h"]
                .iter()
                .find_map(|end| rest.strip_suffix(end))
                .ok_or_else(malformed)?,
        };
        Ok(Self { hours: amount.parse::<Quantity>().map_err(|e| e.of("hours"))?, accelerator: accelerator(name)? })
    }
}

impl AcceleratorHours {
    /// The estimate with this utilisation.
    ///
    /// # Errors
    ///
    /// When utilisation is no share, or beyond 10^60.
    pub fn estimate(&self, utilisation: Utilisation, thresholds: &Thresholds) -> Result<Estimate, ComputeError> {
        let mut phase = Phase::of_hours(&self.hours, self.accelerator.peak.clone(), utilisation)?;
        phase.uncertain_peak = self.accelerator.basis != Basis::Dense16;
        Hardware { phases: vec![phase] }.estimate(thresholds)
    }
}

/// A training run on hardware, phase by phase.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hardware {
    /// Its phases; in each of them the same processors work.
    pub phases: Vec<Phase>,
}

impl Hardware {
    /// The estimate: processors × seconds × peak × utilisation, summed over kinds of processors and phases.
    ///
    /// ```
    /// use aiact::compute::{Hardware, Phase, Thresholds, Utilisation};
    /// let thresholds = Thresholds::of_edition(aiact::Rulebook::builtin()?, 1)?;
    /// let used = Utilisation::Model("0.38".parse()?);
    /// let phase = |units: u32, seconds: u32| {
    ///     Phase::new(units.into(), "989.4e12".parse().unwrap_or(0.into()), seconds.into(), used.clone())
    /// };
    /// let run = Hardware { phases: vec![phase(8192, 1_728_000), phase(16384, 3_456_000)] };
    /// assert_eq!(run.estimate(&thresholds)?.flop().to_string(), "2.661087707136e25");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// When there is no phase, utilisation is no share above 0 and up to 1, or the result is beyond 10^60.
    pub fn estimate(&self, thresholds: &Thresholds) -> Result<Estimate, ComputeError> {
        if self.phases.is_empty() {
            return Err(ComputeError::new("phases", "there is no phase").help("state at least one"));
        }
        let (mut flop, mut inputs, mut warnings) = (Quantity::zero(), Vec::new(), Vec::new());
        for (index, phase) in self.phases.iter().enumerate() {
            let named = |name: &str| match self.phases.len() {
                1 => name.to_owned(),
                _ => format!("{name} in phase {}", index + 1),
            };
            let (utilisation, warning) = phase.utilisation.counted(thresholds)?;
            let mut speed = Quantity::zero();
            for (count, peak) in &phase.processors {
                speed = speed.plus(&count.times(peak)?)?;
                inputs.push(Input { name: named("processors"), value: count.clone() });
                inputs.push(Input { name: named("peak"), value: peak.clone() });
            }
            flop = flop.plus(&speed.times(&phase.seconds)?.times(&utilisation)?)?;
            inputs.push(Input { name: named("seconds"), value: phase.seconds.clone() });
            inputs.push(Input { name: named("utilisation"), value: utilisation });
            warnings.extend(warning);
            if phase.uncertain_peak {
                warnings.push(Warning::PeakUncertain);
            }
        }
        warnings.dedup();
        Ok(Estimate { method: Method::Hardware, flop, inputs, warnings })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Rulebook;
    use proptest::prelude::*;

    fn q(text: &str) -> Quantity {
        text.parse().unwrap()
    }

    fn thresholds() -> Thresholds {
        Thresholds::of_edition(Rulebook::builtin().unwrap(), 1).unwrap()
    }

    fn hours(hours: &str, peak: &str, utilisation: Utilisation) -> Result<Estimate, ComputeError> {
        Hardware { phases: vec![Phase::of_hours(&q(hours), q(peak), utilisation)?] }.estimate(&thresholds())
    }

    #[test]
    fn every_line_of_the_table_is_read() {
        let lines = TABLE.lines().filter(|l| !l.starts_with('#')).count();
        assert_eq!(accelerators().len(), lines);
        for a in accelerators() {
            assert!(a.peak.min() > &"1e9".parse().unwrap() && a.peak.max() < &"1e17".parse().unwrap(), "{}", a.name);
            assert_eq!(accelerator(&a.name).unwrap().name, a.name);
            for name in &a.also {
                assert_eq!(accelerator(name).unwrap().name, a.name, "{name}");
            }
        }
    }

    #[test]
    fn the_examples_of_the_guidelines() {
        let half = || Utilisation::Model(q("0.5"));
        assert_eq!(hours("200000", "300e12", half()).unwrap().flop().to_string(), "1.08e23");
        assert_eq!(hours("370000", "989e12", half()).unwrap().flop().to_string(), "6.58674e23");
    }

    #[test]
    fn kinds_of_processors_are_weighted_by_their_number() {
        let mixed =
            Phase::new(q("100"), q("312e12"), q("3600"), Utilisation::Model(q("0.4"))).and(q("300"), q("989.4e12"));
        let estimate = Hardware { phases: vec![mixed] }.estimate(&thresholds()).unwrap();
        // 400 processors of (100 × 312 + 300 × 989.4) / 400 = 820.05 TFLOP/s on average.
        assert_eq!(
            estimate.flop().to_string(),
            (q("400").times(&q("820.05e12")).unwrap().times(&q("1440")).unwrap()).to_string()
        );
    }

    #[test]
    fn recomputed_activations_do_not_count() {
        let full = hours("8e6", "989.4e12", Utilisation::Hardware(q("0.48"), Recomputation::Full)).unwrap();
        assert_eq!(full.flop().to_string(), "1.02580992e25");
        let some = hours("8e6", "989.4e12", Utilisation::Hardware(q("0.48"), Recomputation::Some)).unwrap();
        assert_eq!(some.flop().min(), full.flop().min());
        assert_eq!(some.warnings(), [Warning::RecomputationUnknown]);
        assert_eq!(some.to_refine(&"1.1e25".parse().unwrap()), ["utilisation"]);
    }

    #[test]
    fn utilisation_is_a_share() {
        for bad in ["72.0", "0", "1.0000001", "250"] {
            let error = hours("1000", "312e12", Utilisation::Model(q(bad))).unwrap_err();
            assert_eq!(error.input(), "utilisation", "{bad}");
        }
        let error = hours("1000", "312e12", Utilisation::Model(q("72.0"))).unwrap_err();
        assert!(error.to_string().contains("0.72"), "{error}");
        assert_eq!(
            hours("1000", "312e12", Utilisation::Model(q("0.9"))).unwrap().warnings(),
            [Warning::UtilisationDoubtful]
        );
        assert_eq!(hours("1000", "312e12", Utilisation::Unmeasured).unwrap().warnings(), [Warning::UtilisationAssumed]);
    }

    proptest! {
        #[test]
        fn an_estimate_holds_every_exact_one(
            ranges in prop::array::uniform4((1i64..1000, 0i64..500, 0i64..=100)),
        ) {
            let scale = ["1", "1e12", "1e3", "0.0006"];
            let mut wide = Vec::new();
            let mut exact = Vec::new();
            for ((low, width, at), scale) in ranges.iter().zip(scale) {
                let scale: Decimal = scale.parse().unwrap();
                let of = |n: i64| &Decimal::from(n) * &scale;
                wide.push(Quantity::between(of(*low), of(*low), of(low + width)).unwrap());
                exact.push(Quantity::exactly(of(low + width * at / 100)).unwrap());
            }
            let run = |v: &[Quantity]| {
                let phase = Phase::new(v[0].clone(), v[1].clone(), v[2].clone(), Utilisation::Model(v[3].clone()));
                Hardware { phases: vec![phase.clone(), phase] }.estimate(&thresholds())
            };
            let (range, value) = (run(&wide).unwrap(), run(&exact).unwrap());
            prop_assert!(range.flop().min() <= value.flop().min() && value.flop().max() <= range.flop().max());
        }
    }
}
