//! The numbers that the law and the guidelines name, as the rulebook has them on a day.

use serde::Serialize;

use crate::compute::unit::with_digits;
use crate::error::Error;
use crate::law::Date;
use crate::rulebook::Rulebook;
use crate::truth::Decimal;

/// A share, as numerator and denominator.
pub(crate) type Share = (Decimal, Decimal);

/// The thresholds for training compute and what goes with them, of one edition of the law.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Thresholds {
    systemic_risk: Decimal,
    indicative: Decimal,
    pub(crate) part: Share,
    pub(crate) margin: Share,
    digits: u32,
    pub(crate) full: Decimal,
    pub(crate) forward: Decimal,
    pub(crate) recomputed: Share,
    pub(crate) context: Share,
    pub(crate) utilisation: [Share; 3],
    pub(crate) doubtful: Share,
}

/// A figure as it is reported, with so many significant digits as the guidelines ask for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Reported {
    /// The figure in operations, such as `2.3e25`.
    pub text: String,
    /// Whether rounding moves it over or back under a threshold: the classification follows from the unrounded
    /// figure, and the notification should say so.
    pub rounding_hides_threshold: bool,
}

impl Thresholds {
    /// The thresholds of the edition in force on the day.
    ///
    /// # Errors
    ///
    /// Before the Act entered into force, and when the rulebook lacks a figure.
    pub fn on(book: &Rulebook, day: Date) -> Result<Self, Error> {
        Self::of_edition(book, book.edition_on(day)?)
    }

    /// The thresholds of an edition, by its index in the rulebook.
    ///
    /// # Errors
    ///
    /// When the rulebook lacks a figure.
    pub fn of_edition(book: &Rulebook, edition: usize) -> Result<Self, Error> {
        let share = |id: &str| book.figure_in(id, edition);
        let number = |id: &str| share(id).map(|(number, _)| number);
        Ok(Self {
            systemic_risk: number("systemic-risk-threshold")?,
            indicative: number("indicative-threshold")?,
            part: share("modification-part")?,
            margin: share("estimate-margin")?,
            digits: number("reported-digits")?.to_string().parse().unwrap_or(2),
            full: number("operations-per-parameter")?,
            forward: number("forward-operations-per-parameter")?,
            recomputed: share("full-recomputation-share")?,
            context: share("context-share")?,
            utilisation: [share("utilisation-low")?, share("utilisation-usual")?, share("utilisation-high")?],
            doubtful: share("utilisation-doubtful")?,
        })
    }

    /// Article 51(2): cumulative compute above it, not at it, makes high-impact capabilities presumed.
    #[must_use]
    pub fn systemic_risk(&self) -> &Decimal {
        &self.systemic_risk
    }

    /// The guidelines' indicative threshold: compute directly updating the parameters above it indicates, for a model
    /// of the right modality, a general-purpose one.
    #[must_use]
    pub fn indicative(&self) -> &Decimal {
        &self.indicative
    }

    /// Whether the margin of error that the guidelines allow reaches across the limit, so that an estimate of this
    /// size does not tell surely on which side the true value is. The presumption still follows the estimate.
    ///
    /// ```
    /// use aiact::compute::Thresholds;
    /// let thresholds = Thresholds::of_edition(aiact::Rulebook::builtin()?, 1)?;
    /// let limit = thresholds.systemic_risk().clone();
    /// assert!(!thresholds.near(&"7.6e24".parse()?, &limit));
    /// assert!(thresholds.near(&"9.7e24".parse()?, &limit) && thresholds.near(&"1.4e25".parse()?, &limit));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn near(&self, estimate: &Decimal, limit: &Decimal) -> bool {
        let (margin, whole) = &self.margin;
        let limit = limit * whole;
        // Strictly above at the one end, not above at the other.
        estimate * &(whole + margin) > limit && estimate * &(whole - margin) <= limit
    }

    /// Whether a figure is within the margin of error around another one.
    #[must_use]
    pub fn within_margin(&self, figure: &Decimal, around: &Decimal) -> bool {
        let (margin, whole) = &self.margin;
        let figure = figure * whole;
        around * &(whole - margin) <= figure && figure <= around * &(whole + margin)
    }

    /// The thresholds that an estimate of this size is near to: of systemic risk first, then the indicative one.
    #[must_use]
    pub fn near_which(&self, estimate: &Decimal) -> Vec<Decimal> {
        [&self.systemic_risk, &self.indicative].into_iter().filter(|t| self.near(estimate, t)).cloned().collect()
    }

    /// The figure as a notification gives it.
    ///
    /// ```
    /// use aiact::compute::Thresholds;
    /// let thresholds = Thresholds::of_edition(aiact::Rulebook::builtin()?, 1)?;
    /// let reported = thresholds.reported(&"1.04e25".parse()?);
    /// assert_eq!(reported.text, "1.0e25");
    /// assert!(reported.rounding_hides_threshold);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn reported(&self, estimate: &Decimal) -> Reported {
        let (text, rounded) = with_digits(estimate, self.digits);
        let hides = |limit: &Decimal| (estimate > limit) != (rounded > *limit);
        Reported { text, rounding_hides_threshold: hides(&self.systemic_risk) || hides(&self.indicative) }
    }
}
