//! The journey map: its types, the file they are read from and written to, the graph beneath.
//!
//! This crate does no input or output, reads no clock and draws no randomness.

#[cfg(feature = "arbitrary")]
pub mod arbitrary;
pub mod audience;
mod change;
mod file;
pub mod graph;
pub mod id;
mod json;
pub mod map;

pub use change::*;
pub use file::{Fault, ReadError, image_id, read, schema, write};
pub use json::Json;
pub use map::*;
