//! JSON as a text: checked once by `scan`, then read by a `Cursor`; what is not known is kept as `Json`.

mod cursor;
mod number;
mod scan;
mod value;

pub(crate) use cursor::{Cursor, Kind};
pub(crate) use number::{canonical, push_number};
pub(crate) use scan::{Flaw, Halt, MAX_BYTES, MAX_TOUCHPOINTS, Segment, scan};
pub use value::Json;
pub(crate) use value::push_text;
