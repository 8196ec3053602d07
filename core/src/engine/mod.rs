//! The engine: compiles a rulebook for an edition and decides what follows from a case.

mod cautious;
mod compile;
mod decide;
mod literal;
mod missing;
mod program;
mod search;
mod support;

pub(crate) use cautious::Cautious;
pub(crate) use compile::{Compiled, Source, has_bit};
pub(crate) use decide::{Frame, Situation, Table};
pub use literal::Literal;
pub(crate) use missing::Missing;
pub(crate) use program::{Planes, Ref};
pub(crate) use support::Support;
