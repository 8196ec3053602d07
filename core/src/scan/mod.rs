//! Many models at once: which of them are general-purpose models, which carry systemic risk, what is owed.

mod classes;
mod document;
mod place;
mod row;
mod summary;

use std::fmt;
use std::rc::Rc;

use rustc_hash::FxHashMap;
use serde::Serialize;

pub use document::Scan;
pub use place::Place;
pub use row::{ModelRow, columns};
pub use summary::Summary;

use crate::assessment::{Assessment, Status};
use crate::compute::{Combined, Estimate, Method, Notification, Quantity, Thresholds, combine};
use crate::error::Error;
use crate::facts::Case;
use crate::law::{Date, WorkingDays};
use crate::rulebook::{Nature, Rulebook};
use crate::truth::{Decimal, Truth};
use classes::Classes;

/// How far a published figure is taken to be off.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Margin {
    /// Not at all.
    None,
    /// By the margin that the guidelines allow a provider's estimate.
    #[default]
    Guideline,
    /// By the factor that goes with the confidence that the table states; the guidelines' margin where it states none.
    Confidence,
}

impl Margin {
    /// Every margin, by its name in documents.
    pub const ALL: [(&str, Self); 3] =
        [("none", Self::None), ("guideline", Self::Guideline), ("confidence", Self::Confidence)];
}

/// What to scan for.
#[derive(Clone, Debug)]
pub struct Options {
    /// The day of the assessment.
    pub as_of: Date,
    /// How far published figures are taken to be off.
    pub margin: Margin,
}

impl Options {
    /// For this day, with the guidelines' margin.
    #[must_use]
    pub fn on(as_of: Date) -> Self {
        Self { as_of, margin: Margin::default() }
    }
}

/// By when the Commission has to be notified.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct NotifyBy {
    /// The last day, by the calendar.
    pub date: Date,
    /// Whether it is counted from the day of placing, for want of the day on which the condition was met, which
    /// cannot be later; the true last day is then this one at the latest.
    pub at_latest: bool,
    /// Whether it rests on the time that Article 111(3) gives to models placed before its day; whether that covers
    /// the notification is not said outright.
    pub transition: bool,
}

/// One model, assessed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Scanned {
    /// Its name.
    pub name: String,
    /// Who made it.
    pub organisation: String,
    /// The day on which it counts as placed.
    pub placing: Option<Date>,
    /// Its training compute, with its uncertainty; none if nothing is known.
    pub flop: Option<Quantity>,
    /// How that figure was made; in the table's words if it is published there.
    pub method: String,
    /// Whether it is a published figure, and not an estimate of our own.
    pub published: bool,
    /// How sure the table's makers are.
    pub confidence: String,
    /// Whether it is a general-purpose model.
    pub gpai: Truth,
    /// Whether it carries systemic risk.
    pub systemic_risk: Truth,
    /// What its classification means on the day.
    pub status: Status,
    /// The thresholds that the margin of error reaches across.
    pub near: Vec<Decimal>,
    /// What would settle what is open.
    pub missing: Vec<String>,
    /// What its reader has to know, such as methods that disagree.
    pub remarks: Vec<String>,
    /// Duties in force on the day.
    pub duties: Vec<String>,
    /// By when the Commission has to be notified.
    pub notify_by: Option<NotifyBy>,
    /// Estimates of our own against the published figure, where both are there.
    pub own: Vec<Own>,
}

impl Scanned {
    /// The header of the lines of a table of models.
    pub const HEADER: &str =
        "model\tplaced\tFLOP\tmethod\tgpai\tsystemic risk\tstatus\tmissing\tduties in force\tnotify by\tremarks";
}

impl fmt::Display for Scanned {
    /// One line, tab separated, under [`Scanned::HEADER`].
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let notify = self
            .notify_by
            .map_or_else(String::new, |n| format!("{}{}", n.date, if n.at_latest { " at the latest" } else { "" }));
        let cells = [
            self.name.clone(),
            self.placing.map_or_else(String::new, |d| d.to_string()),
            self.flop.as_ref().map_or_else(|| "-".to_owned(), ToString::to_string),
            self.method.clone(),
            self.gpai.to_string(),
            self.systemic_risk.to_string(),
            self.status.as_str().to_owned(),
            self.missing.join(" "),
            self.duties.len().to_string(),
            notify,
            self.remarks.join("; "),
        ];
        for (index, cell) in cells.iter().enumerate() {
            f.write_str(if index == 0 { "" } else { "\t" })?;
            f.write_str(&cell.replace(['\t', '\n', '\r'], " "))?;
        }
        Ok(())
    }
}

/// An estimate of our own against the published figure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Own {
    /// How it was made.
    pub method: Method,
    /// It over the published figure; none if that is zero.
    pub ratio: Option<Decimal>,
    /// Whether it is within the guidelines' margin around the published figure.
    pub reproduces: bool,
}

/// What the rules say of a class of models.
struct Verdicts {
    gpai: Truth,
    systemic_risk: Truth,
    status: Status,
    missing: Vec<String>,
    duties: Vec<String>,
    notify_from: Option<Date>,
}

const DIRECT: &str = "training_compute_direct_flop";
const CUMULATIVE: &str = "training_compute_cumulative_flop";
const PLACING: &str = "placing_date";

/// Assesses many models. The rules are applied once to all those that they cannot tell apart.
///
/// A published figure is taken both as the compute that directly updates the parameters and as the cumulative compute:
/// tables seldom tell them apart. A model counts as placed on the Union market on the day that the table gives, or on
/// that of its publication. Open weights are not taken for a free and open-source release in the sense of Article 53(2).
///
/// ```
/// use aiact::Truth;
/// use aiact::scan::{ModelRow, Options, Scanner};
/// let mut scanner = Scanner::new(aiact::Rulebook::builtin()?, Options::on("2026-11-21".parse()?))?;
/// let row = ModelRow::read(&|column| match column {
///     "model" => Some("Example"),
///     "publication_date" => Some("2026-03-02"),
///     "training_compute_flop" => Some("0.9e25"),
///     "output_modality" => Some("text"),
///     _ => None,
/// }, scanner.thresholds());
/// let model = scanner.scan(&row)?;
/// assert_eq!((model.gpai, model.systemic_risk), (Truth::Yes, Truth::Unknown));
/// assert!(model.missing.contains(&"training_compute_cumulative_flop".to_owned()));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct Scanner<'b> {
    book: &'b Rulebook,
    options: Options,
    thresholds: Thresholds,
    factors: [(&'static str, Decimal); 3],
    classes: Classes,
    seen: FxHashMap<String, Rc<Verdicts>>,
}

impl<'b> Scanner<'b> {
    /// Prepares a scan.
    ///
    /// # Errors
    ///
    /// Before the Act entered into force, and when the rulebook lacks a figure.
    pub fn new(book: &'b Rulebook, options: Options) -> Result<Self, Error> {
        let edition = book.edition_on(options.as_of)?;
        let factor = |id: &str| book.figure_in(id, edition).map(|(factor, _)| factor);
        Ok(Self {
            thresholds: Thresholds::of_edition(book, edition)?,
            factors: [
                ("Confident", factor("confidence-confident")?),
                ("Likely", factor("confidence-likely")?),
                ("Speculative", factor("confidence-speculative")?),
            ],
            classes: Classes::of(book, &[DIRECT, CUMULATIVE, PLACING]),
            seen: FxHashMap::default(),
            book,
            options,
        })
    }

    /// The thresholds of the day.
    #[must_use]
    pub fn thresholds(&self) -> &Thresholds {
        &self.thresholds
    }

    /// Assesses one model.
    ///
    /// # Errors
    ///
    /// When the rulebook does not hold together.
    pub fn scan(&mut self, row: &ModelRow) -> Result<Scanned, Error> {
        let (estimate, method) = self.estimate(row)?;
        let mut remarks = row.problems.clone();
        let own = self.compared(row);
        let combined = self.combined(row, estimate.as_ref())?;
        // Methods on both sides of a threshold leave it open on which one the model is.
        let flop = match (&estimate, &combined) {
            (Some(_), Some(both)) if !both.opposite.is_empty() && !both.agree => Some(both.flop.clone()),
            (Some(estimate), _) => Some(estimate.flop().clone()),
            (None, _) => None,
        };
        remarks.extend(combined.and_then(|c| c.disagreement));
        if let Some(estimate) = &estimate {
            remarks.extend(estimate.warnings().iter().map(crate::compute::Warning::text));
        }
        let verdicts = self.verdicts(row, flop.as_ref())?;
        let best = flop.as_ref().map(|f| f.best().clone());
        let mut near = Vec::new();
        let mut missing = verdicts.missing.clone();
        for limit in [self.thresholds.systemic_risk(), self.thresholds.indicative()] {
            if flop.as_ref().is_none_or(|f| f.exceeds(limit) != Truth::Unknown) {
                continue;
            }
            near.push(limit.clone());
            for input in estimate.iter().flat_map(|estimate| estimate.to_refine(limit)) {
                if !missing.iter().any(|m| m == input) {
                    missing.push(input.to_owned());
                }
            }
        }
        let reported = best.map(|b| self.thresholds.reported(&b)).is_some_and(|r| r.rounding_hides_threshold);
        if reported {
            remarks.push(
                "rounded to the digits of a notification, the figure is on the other side of a threshold".to_owned(),
            );
        }
        Ok(Scanned {
            name: row.name.clone(),
            organisation: row.organisation.clone(),
            placing: row.placing(),
            near,
            flop,
            method,
            published: row.flop.is_some(),
            confidence: row.confidence.clone(),
            gpai: verdicts.gpai,
            systemic_risk: verdicts.systemic_risk,
            status: verdicts.status,
            missing: if verdicts.gpai == Truth::Unknown || verdicts.systemic_risk == Truth::Unknown {
                missing
            } else {
                Vec::new()
            },
            remarks,
            duties: verdicts.duties.clone(),
            notify_by: self.notify_by(row, &verdicts)?,
            own,
        })
    }

    /// The figure to go by: the published one, else one from the hardware with measured utilisation, else one from the
    /// architecture, else one from the hardware alone.
    fn estimate(&self, row: &ModelRow) -> Result<(Option<Estimate>, String), Error> {
        if let Some(flop) = &row.flop {
            let method = if row.flop_method.is_empty() { "published".to_owned() } else { row.flop_method.clone() };
            return Ok((Some(self.uncertain(row, flop)?), method));
        }
        let made = row.architecture.as_ref().or(row.hardware.as_ref());
        let measured = row.hardware.as_ref().filter(|h| h.warnings().is_empty());
        let made = measured.or(made);
        Ok(match made {
            Some(estimate) if estimate.flop().is_exact() && self.options.margin != Margin::None => {
                (Some(estimate.with_margin(&self.thresholds)?), estimate.method().as_str().to_owned())
            }
            Some(estimate) => (Some(estimate.clone()), estimate.method().as_str().to_owned()),
            None => (None, String::new()),
        })
    }

    fn uncertain(&self, row: &ModelRow, flop: &Quantity) -> Result<Estimate, Error> {
        let one = Decimal::from(1);
        let factor = self.factors.iter().find(|(name, _)| row.confidence == *name);
        let wide = match (self.options.margin, factor) {
            (Margin::None, _) => flop.clone(),
            (Margin::Confidence, Some((_, factor))) => flop.part(&one, factor)?.or(&flop.part(factor, &one)?),
            _ => Estimate::reported(flop.clone()).with_margin(&self.thresholds)?.flop().clone(),
        };
        // Limits that the table states are taken as they are.
        let (low, high) = &row.limits;
        let low = low.clone().unwrap_or_else(|| wide.min().clone());
        let high = high.clone().unwrap_or_else(|| wide.max().clone());
        Ok(Estimate::reported(Quantity::between(low, flop.best().clone(), high)?))
    }

    /// The published figure beside our own estimates, the first first.
    fn combined(&self, row: &ModelRow, first: Option<&Estimate>) -> Result<Option<Combined>, Error> {
        // Time and data of a model that is built on another one are those of the last step.
        let Some(first) = first.filter(|_| !row.built_on) else { return Ok(None) };
        let mut all = vec![first.clone()];
        for own in row.hardware.iter().filter(|h| h.warnings().is_empty()).chain(&row.architecture) {
            // The first may be one of our own.
            if own.method() != first.method() {
                all.push(own.clone());
            }
        }
        Ok(if all.len() > 1 { Some(combine(&all, &self.thresholds)?) } else { None })
    }

    /// Our own estimates, from the architecture and from measured hardware, against the published figure.
    fn compared(&self, row: &ModelRow) -> Vec<Own> {
        let Some(published) = &row.flop else { return Vec::new() };
        let measured = row.hardware.iter().filter(|h| h.warnings().is_empty());
        let against = |own: &Estimate| Own {
            method: own.method(),
            ratio: own.flop().best().over(published.best(), 4, crate::truth::Rounding::Nearest),
            reproduces: self.thresholds.within_margin(own.flop().best(), published.best()),
        };
        row.architecture.iter().chain(measured).map(against).collect()
    }

    fn verdicts(&mut self, row: &ModelRow, flop: Option<&Quantity>) -> Result<Rc<Verdicts>, Error> {
        let key = format!(
            "{:?} {:?} {:?} {} {}",
            row.modality,
            row.place,
            row.open_source,
            flop.map_or_else(|| "-".to_owned(), |f| self.classes.of_number(f)),
            row.placing().map_or_else(|| "-".to_owned(), |d| self.classes.of_day(d)),
        );
        if let Some(found) = self.seen.get(&key) {
            return Ok(Rc::clone(found));
        }
        let found = Rc::new(self.assess(row, flop)?);
        self.seen.insert(key, Rc::clone(&found));
        Ok(found)
    }

    /// The model as a case of the library.
    #[must_use]
    pub fn case(&self, row: &ModelRow, flop: Option<&Quantity>) -> Case {
        let mut case = Case::on(self.options.as_of)
            .stating("no_other_listed_use", true)
            .stating("object_kind", vec!["ai_model"])
            .stating("role", vec!["gpai_provider"]);
        case = match flop {
            Some(flop) => case.stating(DIRECT, flop.to_value()).stating(CUMULATIVE, flop.to_value()),
            None => case.open(DIRECT).open(CUMULATIVE),
        };
        case = match &row.modality {
            Some(kinds) => case.stating("output_modality", kinds.clone()),
            None => case.open("output_modality"),
        };
        if let Some(day) = row.placing() {
            case = case.stating(PLACING, day.to_string().as_str());
        }
        if let Some(place) = row.place {
            case = case.stating("provider_established", place.as_fact());
        }
        if let Some(open) = row.open_source {
            case = case.stating("foss", open);
        }
        case.build()
    }

    fn assess(&self, row: &ModelRow, flop: Option<&Quantity>) -> Result<Verdicts, Error> {
        let answer = Assessment::new(self.book, &self.case(row, flop))?;
        let (gpai, systemic) = (answer.finding("gpai")?, answer.finding("gpai_systemic_risk")?);
        let mut missing = gpai.missing.clone();
        missing.extend(systemic.missing.iter().filter(|m| !gpai.missing.contains(m)).cloned());
        let binding = |nature: Nature| matches!(nature, Nature::Duty | Nature::Prohibition);
        let in_force = answer.obligations().filter(|o| o.status == Status::InForce && binding(o.nature));
        let notify = answer.obligation(&Notification::duty(self.book)?.id).ok();
        Ok(Verdicts {
            gpai: gpai.value,
            systemic_risk: systemic.value,
            status: gpai.status,
            duties: in_force.map(|o| o.id.clone()).collect(),
            notify_from: notify.filter(|o| o.status == Status::Grandfathered).and_then(|o| o.applies_from),
            missing,
        })
    }

    fn notify_by(&self, row: &ModelRow, verdicts: &Verdicts) -> Result<Option<NotifyBy>, Error> {
        if verdicts.systemic_risk != Truth::Yes {
            return Ok(None);
        }
        let Some(start) = row.met.or_else(|| row.placing()) else { return Ok(None) };
        let due = Notification::due(self.book, Some(start), None, &WorkingDays::default())?;
        let Some(clock) = due.clock else { return Ok(None) };
        let date = verdicts.notify_from.map_or(clock.calendar, |from| from.max(clock.calendar));
        Ok(Some(NotifyBy { date, at_latest: row.met.is_none(), transition: verdicts.notify_from.is_some() }))
    }
}

/// Assesses rows and sums them up.
///
/// # Errors
///
/// As [`Scanner::new`] and [`Scanner::scan`].
pub fn scan(book: &Rulebook, rows: &[ModelRow], options: Options) -> Result<(Vec<Scanned>, Summary), Error> {
    let mut scanner = Scanner::new(book, options)?;
    let models = rows.iter().map(|row| scanner.scan(row)).collect::<Result<Vec<_>, _>>()?;
    let summary = Summary::of(&models, scanner.thresholds());
    Ok((models, summary))
}
