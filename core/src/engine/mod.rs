//! The engine: compiles a rulebook for an edition and decides what follows from a case.

mod bits;
mod cautious;
mod compile;
mod compiled;
mod cone;
mod decide;
mod literal;
mod missing;
mod packed;
mod polarity;
mod program;
mod readers;
mod ripple;
mod sensitise;
mod situation;
mod support;

pub(crate) use bits::Bits;
pub(crate) use cautious::Cautious;
pub(crate) use compiled::{Cited, Compiled, DutyNodes, Looked, Plan, RuleNodes, Source};
pub(crate) use decide::Table;
pub use literal::Literal;
pub(crate) use literal::Taken;
pub(crate) use missing::Missing;
pub(crate) use program::{Planes, Ref};
pub(crate) use ripple::Ripple;
pub(crate) use situation::{Frame, Situation};
pub(crate) use support::Support;
