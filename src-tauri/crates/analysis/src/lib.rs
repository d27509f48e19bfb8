//! Service demand: how many customers of a journey need service, where, why, and at what cost.
//!
//! A map is read as an absorbing chain of touchpoints. [`today`] solves it once and reads every
//! figure off the expected visits; [`analyse`] also says what fixes would change. Nothing on the way
//! is subtracted that could cancel, so journeys that customers hardly ever leave come out right too.

mod analysis;
mod because_of;
mod between;
mod by_key;
mod chain;
mod compare;
mod components;
mod dense;
mod elimination;
mod entry;
pub mod findings;
mod floor;
mod flow;
mod intervals;
mod journey;
mod law;
mod passages;
mod places;
mod point;
mod refusal;
mod running;
mod sampler;
mod state;
mod sum;
mod terrain;
mod together;
mod totals;
mod variant;
mod visit;
mod waterfall;
mod what_if;
mod wilson;
mod words;
mod work;

pub use analysis::{Analysis, STEPS, Weight, analyse, analyse_in_steps, today};
pub use by_key::ByKey;
pub use compare::{ByKind, Comparison, Differences, compare, differences};
pub use findings::Finding;
pub use floor::{Effect, Fixes};
pub use intervals::{Band, Draws, EffectBand, Intervals, intervals};
pub use passages::Passages;
pub use point::{Reachable, reachable};
pub use refusal::Refusal;
pub use together::{Set, together};
pub use variant::variant;
pub use waterfall::WaterfallStep;
pub use wilson::wilson;
pub use words::is_about_words;
pub use work::StepMinutes;
