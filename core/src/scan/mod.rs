//! Many models at once.

mod place;

pub use place::Place;
