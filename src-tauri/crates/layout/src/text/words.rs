//! Shaping by the word: most words of a drawing come again and again, so their shapes do too.
//!
//! A face may substitute and kern across a space (Inter does in "3 x 4" and "44 4x"), so a text is taken apart
//! only between two words that face each other with at least two Latin letters, where no bundled face does.

use std::sync::Arc;

use super::face::{Ink, Shaped, ShapedGlyph, join};

/// The parts of a text that look the same alone, each with the space after it. One part where
/// there is no such place.
pub(super) fn split(text: &str) -> impl Iterator<Item = &str> {
    let bytes = text.as_bytes();
    let mut start = 0;
    let ends = (2..bytes.len()).filter(|at| is_seam(bytes, *at)).map(|at| at + 1);
    ends.chain(std::iter::once(bytes.len())).map(move |end| {
        let part = &text[start..end];
        start = end;
        part
    })
}

/// True where a lone space stands at `at` between two Latin letters on each side.
fn is_seam(bytes: &[u8], at: usize) -> bool {
    let around = bytes.get(at - 2..at + 3);
    around.is_some_and(|w| w[2] == b' ' && [w[0], w[1], w[3], w[4]].iter().all(u8::is_ascii_alphabetic))
}

/// The shape of a text from those of its parts, in the order of the text, left to right.
pub(super) fn joined(parts: &[Arc<Shaped>], lengths: impl Iterator<Item = usize>) -> Shaped {
    let mut whole = Shaped::default();
    let mut offset = 0;
    for (part, length) in parts.iter().zip(lengths) {
        let x = whole.advance;
        whole.glyphs.extend(part.glyphs.iter().map(|g| ShapedGlyph {
            x: g.x + x,
            start: g.start + offset,
            end: g.end + offset,
            ..*g
        }));
        let moved = part.ink.map(|ink| Ink { left: ink.left + x, right: ink.right + x, ..ink });
        whole.ink = join(whole.ink, moved);
        whole.advance += part.advance;
        offset += u32::try_from(length).unwrap_or(u32::MAX);
    }
    whole
}
