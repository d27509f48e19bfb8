//! What a poster carries besides the map: title block above, keys in free room, sources below.

mod colophon;
mod dates;
mod headline;
mod key;
mod panel;
mod personas;
mod room;
#[cfg(test)]
mod tests;
mod title;

pub(crate) use colophon::colophon;
pub(crate) use dates::period_words;
pub(crate) use room::{explain_marks, fill};
pub(crate) use title::title_block;
