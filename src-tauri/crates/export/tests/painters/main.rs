//! What the painters promise, on drawings made by hand.

mod pages;
mod png;
mod sample;
mod svg;
