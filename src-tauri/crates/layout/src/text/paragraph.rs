//! From styled pieces to a block: the whole way of a text.

use std::ops::Range;

use scene::{Face, Family};
use unicode_bidi::{Direction, Level, get_base_direction_full};

use super::block::{Block, Line};
use super::item::{Span, itemise};
use super::lines::{SetLine, break_paragraph, set};
use super::runs::runs;
use super::{Fonts, Style, clean};

/// The drawable text of some pieces and where each style applies.
struct Source {
    text: String,
    spans: Vec<Span>,
    /// One direction for all of a text, that of its first letter, as `dir=auto` has it.
    base: Level,
}

impl Source {
    fn new(fonts: &Fonts, pieces: &[(&str, Style)]) -> Self {
        let mut text = String::new();
        let mut spans: Vec<Span> = Vec::new();
        for (piece, style) in pieces {
            let start = text.len();
            clean::append(&mut text, piece, fonts, style.weight);
            match spans.last_mut() {
                Some(last) if last.style == *style => last.range.end = text.len(),
                _ => spans.push(Span { range: start..text.len(), style: *style }),
            }
        }
        let right_to_left = !text.is_ascii() && get_base_direction_full(text.as_str()) == Direction::Rtl;
        let base = if right_to_left { Level::rtl() } else { Level::ltr() };
        Self { text, spans, base }
    }

    /// The ranges between line ends. A line end at the very end starts no further line.
    fn paragraphs(&self) -> Vec<Range<usize>> {
        let mut start = 0;
        let mut ranges = Vec::new();
        for line in self.text.split_inclusive('\n') {
            ranges.push(start..start + line.trim_end_matches('\n').len());
            start += line.len();
        }
        ranges
    }
}

pub(super) fn lay(fonts: &Fonts, pieces: &[(&str, Style)], max_width: f32, indent: f32) -> Block {
    let source = Source::new(fonts, pieces);
    let max_width = if max_width.is_nan() { f32::INFINITY } else { max_width.max(0.0) };
    let mut indent = if indent.is_finite() { indent.max(0.0) } else { 0.0 };
    let text = pieces.iter().map(|(text, _)| *text).collect();
    let mut lines = Vec::new();
    for paragraph in source.paragraphs() {
        let items = itemise(fonts, &source.text, paragraph.clone(), &source.spans, source.base);
        for line in break_paragraph(fonts, &source.text, &items, paragraph, max_width, indent) {
            lines.push(finish(fonts, &source, &line, std::mem::take(&mut indent)));
        }
    }
    Block::new(text, source.base.is_rtl(), lines)
}

pub(super) fn unbroken_width(fonts: &Fonts, text: &str, style: Style) -> f32 {
    if let Some(width) = plain_width(fonts, text, style) {
        return width;
    }
    let source = Source::new(fonts, &[(text, style)]);
    let widths = source.paragraphs().into_iter().map(|paragraph| {
        let items = itemise(fonts, &source.text, paragraph.clone(), &source.spans, source.base);
        set(fonts, &source.text, &items, paragraph).width
    });
    widths.fold(0.0, f32::max)
}

/// The same for a text that is one run of Inter as it stands.
fn plain_width(fonts: &Fonts, text: &str, style: Style) -> Option<f32> {
    let is_plain = text.bytes().all(|byte| matches!(byte, b' '..=b'~'));
    let face = fonts.face(Face::nearest(Family::Inter, style.weight))?;
    (is_plain && face.has_ascii()).then(|| face.shape(text, false).advance as f32 * face.scale(style.size))
}

fn finish(fonts: &Fonts, source: &Source, line: &SetLine, indent: f32) -> Line {
    let (height, baseline) = extents(fonts, source, &line.range);
    Line { top: 0.0, height, baseline, indent, width: line.width, runs: runs(&source.text, line) }
}

/// Line height and baseline of a line: those of the tallest style in it, of the larger type
/// between equals. Arabic stands higher and hangs lower than Latin of its size: its lines have at
/// least 1.7 times the size.
fn extents(fonts: &Fonts, source: &Source, line: &Range<usize>) -> (f32, f32) {
    let touches = |span: &&Span| {
        let overlaps = span.range.start < line.end && line.start < span.range.end;
        overlaps || (line.is_empty() && span.range.start <= line.start && line.start <= span.range.end)
    };
    let arabic = source
        .text
        .get(line.clone())
        .is_some_and(|t| t.chars().any(|c| ('\u{600}'..='\u{6ff}').contains(&c)));
    let least = |size: f32| if arabic { (size * 1.7).ceil() } else { 0.0 };
    let tallest = source
        .spans
        .iter()
        .filter(touches)
        .map(|s| Style { line: s.style.line.max(least(s.style.size)), ..s.style })
        .reduce(|a, b| if (b.line, b.size) > (a.line, a.size) { b } else { a });
    let Some(style) = tallest else { return (0.0, 0.0) };
    let face = fonts.face(Face::nearest(Family::Inter, style.weight));
    let (ascent, descent) = face.map_or((0.0, 0.0), |f| f.extents());
    let leading = style.line - (ascent + descent) * style.size;
    (style.line, leading / 2.0 + ascent * style.size)
}
