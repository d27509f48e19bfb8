//! How a map changes: typed facts (`Edit`) about its things, put together to one step (`Change`) that
//! a person can undo. Nothing else changes a map that lies in the library.

mod between;
mod command;
mod draft;
mod edit;
mod gone;
mod naming;
mod places;
mod refusal;
mod since;
mod step;
mod story;
mod thing;
mod undo;
mod validity;
mod which;

pub use command::{Command, DotPlace, Fields, ImagePlace, Spot, clip, table};
pub use edit::Edit;
pub use refusal::{Refusal, WayOut};
pub use step::{Change, Occasion, PAUSE, Told};
pub use thing::Thing;
pub use undo::{By, UndoRedo};
pub use which::Which;
