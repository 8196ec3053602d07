//! What counts: parts of the computation on the way to a model, entered under what was done.

use crate::compute::{ComputeError, Estimate};
use crate::error::Error;
use crate::rulebook::{Activity, Rulebook};

/// A part of the computation, with what the rulebook says of it.
#[derive(Clone, Debug)]
pub struct Entered<'b> {
    /// What was done, and where it counts.
    pub activity: &'b Activity,
    /// How much.
    pub estimate: Estimate,
}

/// The computation on the way to a model, part by part; the rulebook's `activity` entries say which parts count as
/// directly updating the parameters, which as cumulative compute, and which not at all.
///
/// ```
/// use aiact::compute::{Account, Estimate};
/// let mut account = Account::new(aiact::Rulebook::builtin()?);
/// account.enter("pretraining", Estimate::reported("9.5e24".parse()?))?;
/// account.enter("reinforcement-updates", Estimate::reported("3e23".parse()?))?;
/// account.enter("rollouts", Estimate::reported("3e23".parse()?))?;
/// account.enter("auxiliary-training", Estimate::reported("4e23".parse()?))?;
/// assert_eq!(account.direct()?.flop().to_string(), "9.8e24");
/// assert_eq!(account.cumulative()?.flop().to_string(), "1.01e25");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct Account<'b> {
    book: &'b Rulebook,
    entered: Vec<Entered<'b>>,
}

impl<'b> Account<'b> {
    /// An empty account.
    #[must_use]
    pub fn new(book: &'b Rulebook) -> Self {
        Self { book, entered: Vec::new() }
    }

    /// Enters a part under the activity with this identifier, such as `pretraining` or `synthetic-data`.
    ///
    /// # Errors
    ///
    /// [`crate::ErrorCode::UnknownId`] when there is no such activity; the known ones are named.
    pub fn enter(&mut self, activity: &str, estimate: Estimate) -> Result<(), Error> {
        let activity = self.book.activity(activity)?;
        self.entered.push(Entered { activity, estimate });
        Ok(())
    }

    /// Everything that was entered, in its order.
    #[must_use]
    pub fn entered(&self) -> &[Entered<'b>] {
        &self.entered
    }

    /// The parts that count nowhere.
    pub fn left_out(&self) -> impl Iterator<Item = &Entered<'b>> {
        self.entered.iter().filter(|e| !e.activity.direct && !e.activity.cumulative)
    }

    /// The compute that directly updates the parameters: for the indicative threshold of general-purpose models.
    ///
    /// # Errors
    ///
    /// Beyond 10^60.
    pub fn direct(&self) -> Result<Estimate, ComputeError> {
        self.total(|activity| activity.direct)
    }

    /// The cumulative compute: for the threshold of Article 51(2).
    ///
    /// # Errors
    ///
    /// Beyond 10^60.
    pub fn cumulative(&self) -> Result<Estimate, ComputeError> {
        self.total(|activity| activity.cumulative)
    }

    fn total(&self, counts: impl Fn(&Activity) -> bool) -> Result<Estimate, ComputeError> {
        let parts = self.entered.iter().filter(|e| counts(e.activity));
        Estimate::sum(parts.map(|e| (&*e.activity.id, e.estimate.clone())).collect())
    }
}
