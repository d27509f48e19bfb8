//! How a map changes: typed facts (`Edit`) about its things, put together to one step (`Change`) that
//! a person can undo. Nothing else changes a map that lies in the library.

mod between;
mod edit;
mod refusal;
mod step;
mod thing;
mod undo;

pub use edit::Edit;
pub use refusal::Refusal;
pub use step::{Change, Occasion, Told};
pub use thing::Thing;
pub use undo::{By, UndoRedo};
