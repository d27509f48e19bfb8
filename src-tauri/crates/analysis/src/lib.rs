//! Service demand: how many customers of a journey need service, where, why, and at what cost.
//!
//! A map is read as an absorbing chain of touchpoints. [`analyse`] solves it once and reads every
//! figure off the expected visits; nothing on the way is subtracted that could cancel, so journeys
//! that customers hardly ever leave come out right too. All figures are point estimates.

mod analysis;
mod because_of;
mod by_key;
mod chain;
mod components;
mod dense;
mod elimination;
mod entry;
pub mod findings;
mod flow;
mod journey;
mod places;
mod point;
mod refusal;
mod sum;
mod totals;
mod work;

pub use analysis::{Analysis, Weight, analyse};
pub use by_key::ByKey;
pub use findings::Finding;
pub use refusal::Refusal;
