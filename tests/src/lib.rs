//! Checks on the product as a whole: what its drawings look like, what its files hold, how fast
//! it is. The library is what the test binaries and benches share.

pub mod bundle;
pub mod checker;
pub mod seed;
