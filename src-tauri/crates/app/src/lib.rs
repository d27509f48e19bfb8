//! What the program does, without a window.

pub mod drawing;

pub use drawing::fonts;
