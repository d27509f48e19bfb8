//! A day for a file's metadata.

/// A calendar day. What is out of range is brought to the nearest day that is not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Date {
    pub year: u16,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31.
    pub day: u8,
}
