//! What a scan comes to.

use std::collections::BTreeMap;
use std::fmt;

use serde::Serialize;

use crate::compute::Thresholds;
use crate::scan::Scanned;
use crate::truth::{Decimal, Truth};

/// How many models lie where, against one threshold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Against {
    /// The threshold.
    pub threshold: Decimal,
    /// Models whose likeliest figure is above it.
    pub above: usize,
    /// Those of them whose figure is published in the table, and not an estimate of our own.
    pub published: usize,
    /// Models that are above it whatever the error.
    pub surely_above: usize,
    /// Models of which the error leaves it open.
    pub open: usize,
}

impl Against {
    fn of(models: &[Scanned], threshold: &Decimal) -> Self {
        let mut against = Self { threshold: threshold.clone(), above: 0, published: 0, surely_above: 0, open: 0 };
        for model in models {
            let Some(flop) = &model.flop else { continue };
            let (above, exceeds) = (flop.best() > threshold, flop.exceeds(threshold));
            against.above += usize::from(above);
            against.published += usize::from(above && model.published);
            against.surely_above += usize::from(exceeds == Truth::Yes);
            against.open += usize::from(exceeds == Truth::Unknown);
        }
        against
    }
}

/// How many models have which answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Answers {
    /// Yes.
    pub yes: usize,
    /// No.
    pub no: usize,
    /// Undetermined.
    pub undetermined: usize,
}

impl Answers {
    fn count(&mut self, truth: Truth) {
        match truth {
            Truth::Yes => self.yes += 1,
            Truth::No => self.no += 1,
            Truth::Unknown => self.undetermined += 1,
        }
    }
}

/// The sum of a scan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Summary {
    /// All models.
    pub models: usize,
    /// Those of which some figure of training compute is known or can be estimated.
    pub with_compute: usize,
    /// Against the threshold for systemic risk and the indicative one.
    pub against: Vec<Against>,
    /// General-purpose models.
    pub gpai: Answers,
    /// Models with systemic risk.
    pub systemic_risk: Answers,
    /// Why models are undetermined, and how many.
    pub why: BTreeMap<String, usize>,
    /// Own estimates beside published figures, by method: how many there are, and how many of them are within the
    /// margin of error.
    pub compared: BTreeMap<&'static str, (usize, usize)>,
}

impl Summary {
    pub(crate) fn of(models: &[Scanned], thresholds: &Thresholds) -> Self {
        let (mut gpai, mut systemic_risk) = (Answers::default(), Answers::default());
        let (mut why, mut compared) = (BTreeMap::new(), BTreeMap::new());
        for model in models {
            gpai.count(model.gpai);
            systemic_risk.count(model.systemic_risk);
            if let Some(reason) = reason(model) {
                *why.entry(reason.to_owned()).or_insert(0) += 1;
            }
            for own in &model.own {
                let (all, within) = compared.entry(own.method.as_str()).or_insert((0, 0));
                *all += 1;
                *within += usize::from(own.reproduces);
            }
        }
        let against =
            vec![Against::of(models, thresholds.systemic_risk()), Against::of(models, thresholds.indicative())];
        Self {
            models: models.len(),
            with_compute: models.iter().filter(|m| m.flop.is_some()).count(),
            against,
            gpai,
            systemic_risk,
            why,
            compared,
        }
    }
}

/// Why a model is undetermined; none if it is not.
fn reason(model: &Scanned) -> Option<&'static str> {
    if model.gpai != Truth::Unknown && model.systemic_risk != Truth::Unknown {
        return None;
    }
    let opposite = model.remarks.iter().any(|r| r.contains("opposite results"));
    Some(match &model.flop {
        None => "no figure of training compute, and too little to estimate it",
        Some(_) if opposite => "two methods give opposite results at a threshold",
        Some(_) if !model.near.is_empty() => "the margin of error reaches across a threshold",
        Some(_) => "another fact is missing, such as what the model gives out",
    })
}

impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{} models, {} with a figure of training compute", self.models, self.with_compute)?;
        for a in &self.against {
            writeln!(
                f,
                "above {} FLOP: {} by the likeliest figure ({} published, {} estimated here), {} whatever the error; \
                 {} left open by the error",
                a.threshold,
                a.above,
                a.published,
                a.above - a.published,
                a.surely_above,
                a.open
            )?;
        }
        for (what, a) in [("general-purpose model", &self.gpai), ("with systemic risk", &self.systemic_risk)] {
            writeln!(f, "{what}: yes {}, no {}, undetermined {}", a.yes, a.no, a.undetermined)?;
        }
        for (why, count) in &self.why {
            writeln!(f, "undetermined because {why}: {count}")?;
        }
        for (method, (all, within)) in &self.compared {
            writeln!(
                f,
                "own estimate from the {method} within the margin of the published figure: {within} of {all} ({} %)",
                within * 100 / all
            )?;
        }
        Ok(())
    }
}
