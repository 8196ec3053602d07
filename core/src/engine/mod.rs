//! The engine: compiles a rulebook for an edition and decides what follows from a case.

mod bits;
#[cfg(library)]
mod cautious;
mod compile;
mod compiled;
#[cfg(library)]
mod cone;
#[cfg(library)]
mod decide;
#[cfg(library)]
mod literal;
#[cfg(library)]
mod missing;
mod packed;
#[cfg(library)]
mod polarity;
mod program;
mod readers;
#[cfg(library)]
mod ripple;
#[cfg(library)]
mod sensitise;
#[cfg(library)]
mod situation;
#[cfg(library)]
mod support;
mod upward;

pub(crate) use bits::Bits;
pub(crate) use compiled::{Cited, Compiled, DutyNodes, Looked, Plan, RuleNodes, Source};
pub(crate) use program::{Planes, Ref};

#[cfg(library)]
pub use literal::Literal;
#[cfg(library)]
pub(crate) use {
    cautious::Cautious,
    decide::Table,
    literal::Taken,
    missing::Missing,
    ripple::Ripple,
    situation::{Frame, Situation},
    support::Support,
};
