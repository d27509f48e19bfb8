//! The library: all maps of a person in one SQLite file, with every change ever made to them.
//!
//! A map is a log of changes that only grows, snapshots of its state now and then, and named versions. One
//! thread owns the file; [`Library`] is the handle to it. A change is acknowledged once its transaction is on
//! the disk. This crate reads no clock: times come in as arguments.

mod backup;
mod covers;
mod disk;
mod editing;
mod error;
mod library;
mod lock;
mod log;
mod maps;
mod neighbour;
mod passages;
mod remains;
mod rescue;
mod search;
mod shown;
mod store;
mod versions;

pub use error::StoreError;
pub use library::Library;
pub use neighbour::{Asked, hand_over};
pub use shown::*;
