//! Text: shaped, broken into lines and measured, once for every painter.
//!
//! A run is shaped exactly as its own text alone would be, so a canvas that draws the run's text
//! in the run's face and size meets the same widths as the painters that draw the glyphs.

mod block;
mod clean;
mod face;
mod fallback;
mod item;
mod lines;
mod memo;
mod paragraph;
mod runs;
#[cfg(test)]
mod tests;
mod words;

pub use block::{Align, Block};

use scene::{Face, FontFiles, Paint, Path, Weight};

use face::ParsedFace;
use memo::Memo;

/// The bundled fonts, parsed, with what has been shaped so far. What a text looks like never
/// depends on what was shaped before it.
pub struct Fonts {
    /// In the order of [`Face::ALL`].
    faces: Vec<ParsedFace>,
    memo: Memo,
}

/// How a piece of text looks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Style {
    /// Font size in scene units.
    pub size: f32,
    /// Line height in scene units.
    pub line: f32,
    pub weight: Weight,
    pub paint: Paint,
}

impl Style {
    #[must_use]
    pub const fn new(size: f32, line: f32, weight: Weight, paint: Paint) -> Self {
        Self { size, line, weight, paint }
    }

    /// The same in another colour.
    #[must_use]
    pub fn painted(self, paint: Paint) -> Self {
        Self { paint, ..self }
    }

    /// The same in another weight.
    #[must_use]
    pub fn weighted(self, weight: Weight) -> Self {
        Self { weight, ..self }
    }
}

impl Fonts {
    /// Parses every face. A file that is not a font has no glyphs.
    #[must_use]
    pub fn new(files: &'static FontFiles) -> Self {
        let faces = Face::ALL.iter().map(|face| ParsedFace::new(files.get(*face))).collect();
        Self { faces, memo: Memo::default() }
    }

    /// Breaks text in one style into lines of at most `max_width`. A line is wider only where a
    /// single grapheme is. With an infinite width only '\n' breaks a line.
    #[must_use]
    pub fn block(&self, text: &str, style: Style, max_width: f32) -> Block {
        self.rich(&[(text, style)], max_width, 0.0)
    }

    /// The width of text on one line, spaces at its ends included; that of the widest line
    /// where the text has line breaks.
    #[must_use]
    pub fn width(&self, text: &str, style: Style) -> f32 {
        paragraph::unbroken_width(self, text, style)
    }

    /// Breaks pieces in several styles that run on in one paragraph. Its first line begins
    /// `indent` after the side where reading begins; where its first word does not fit there, the
    /// first line stays empty.
    ///
    /// A line is as high as the tallest line height in it, and all its pieces stand on the
    /// baseline of the piece with that height.
    #[must_use]
    pub fn rich(&self, pieces: &[(&str, Style)], max_width: f32, indent: f32) -> Block {
        self.memo.block(pieces, max_width, indent, || paragraph::lay(self, pieces, max_width, indent))
    }

    /// The characters that no bundled font has, each once, in the order of their first use. They
    /// are drawn as U+FFFD or, as the bundled fonts lack that, as □.
    #[must_use]
    pub fn uncovered(&self, text: &str) -> Vec<char> {
        let mut missing = Vec::new();
        for c in text.chars() {
            if !fallback::is_drawable(self, c, Weight::Regular) && !missing.contains(&c) {
                missing.push(c);
            }
        }
        missing
    }

    /// The outline of a glyph for an em of 1, y downwards from the baseline; `None` where the
    /// face has no such glyph, an empty path for a blank one. Overlapping contours are common in
    /// fonts: fill it by the non-zero rule.
    #[must_use]
    pub fn outline(&self, face: Face, glyph: u16) -> Option<Path> {
        self.face(face)?.outline(glyph)
    }

    fn face(&self, face: Face) -> Option<&ParsedFace> {
        self.faces.get(face.index())
    }
}
