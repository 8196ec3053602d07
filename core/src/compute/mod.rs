//! Training compute: a quantity with uncertainty, how it is estimated, and what counts.
//!
//! Two quantities must not be mixed up: the compute that *directly* updates the parameters, which the Commission's
//! guidelines compare with their indicative threshold for general-purpose models, and the *cumulative* compute, which
//! Article 51(2) compares with the threshold for systemic risk. Thresholds, margins and what counts stand in the
//! rulebook; here is only the arithmetic, which is exact.
//!
//! ```
//! use aiact::compute::{Architecture, Thresholds};
//! use aiact::{Rulebook, Truth};
//!
//! let thresholds = Thresholds::on(Rulebook::builtin()?, "2026-11-21".parse()?)?;
//! let estimate = Architecture::dense("70e9".parse()?, "15e12".parse()?).estimate(&thresholds)?;
//! assert_eq!(estimate.flop().to_string(), "6.3e24");
//! assert_eq!(estimate.flop().exceeds(thresholds.systemic_risk()), Truth::No);
//! // With the margin that the guidelines allow it is still below.
//! let cautious = estimate.with_margin(&thresholds)?;
//! assert_eq!(cautious.flop().exceeds(thresholds.systemic_risk()), Truth::No);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod account;
mod architecture;
mod combined;
mod error;
mod estimate;
mod hardware;
mod modification;
mod notification;
mod quantity;
mod thresholds;
mod unit;

pub use account::{Account, Entered};
pub use architecture::{Architecture, context_share};
pub use combined::{Combined, combine};
pub use error::ComputeError;
pub use estimate::{Estimate, Input, Method, Warning};
pub use hardware::{
    Accelerator, AcceleratorHours, Basis, Hardware, Phase, Recomputation, Utilisation, accelerator, accelerators,
};
pub use modification::Modification;
pub use notification::{Clock, Notification};
pub use quantity::Quantity;
pub use thresholds::{Reported, Thresholds};
pub use unit::Unit;
