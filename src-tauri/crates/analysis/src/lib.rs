//! (crate doc comes with its content)
