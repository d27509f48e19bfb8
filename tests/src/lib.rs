//! Checks on the product as a whole: what its drawings look like, what its files hold, how fast
//! it is. The library is what the test binaries and benches share.

pub mod blank;
pub mod bundle;
pub mod chance;
pub mod checker;
pub mod drawing;
pub mod generate;
pub mod golden;
pub mod maps;
pub mod pdf;
pub mod picture;
pub mod seed;
pub mod survey;
pub mod words;
