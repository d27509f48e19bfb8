//! The journey map: its types, the file they are read from and written to, the graph beneath.
//!
//! This crate does no input or output, reads no clock and draws no randomness.

pub mod map;

pub use map::*;
