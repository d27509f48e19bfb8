//! Breaking a paragraph into lines that fit (UAX 14; inside a word only as a last resort).

use std::ops::Range;
use std::sync::Arc;

use icu_segmenter::options::LineBreakOptions;
use icu_segmenter::{GraphemeClusterSegmenter, LineSegmenter};

use super::Fonts;
use super::clean::is_loose_space;
use super::face::Shaped;
use super::item::Item;

/// A line with its pieces shaped, in logical order.
pub(super) struct SetLine {
    /// All of the line's text, with the spaces at its end that are not set.
    pub range: Range<usize>,
    pub pieces: Vec<Piece>,
    /// Sum of the advances.
    pub width: f32,
}

/// The part of an item that stands on a line.
pub(super) struct Piece {
    pub item: Item,
    pub shaped: Arc<Shaped>,
    /// Scene units per font unit.
    pub scale: f32,
}

impl Piece {
    pub(super) fn width(&self) -> f32 {
        self.shaped.advance as f32 * self.scale
    }
}

/// Shapes what of the items lies in `range`.
pub(super) fn set(fonts: &Fonts, text: &str, items: &[Item], range: Range<usize>) -> SetLine {
    let first = items.partition_point(|item| item.range.end <= range.start);
    let mut pieces = Vec::new();
    for item in items[first..].iter().take_while(|item| item.range.start < range.end) {
        let part = item.range.start.max(range.start)..item.range.end.min(range.end);
        let Some(face) = fonts.face(item.face) else { continue };
        let shaped = face.shape(&text[part.clone()], item.level.is_rtl());
        let scale = face.scale(item.style.size);
        pieces.push(Piece { item: Item { range: part, ..item.clone() }, shaped, scale });
    }
    let width = pieces.iter().map(Piece::width).sum();
    SetLine { range, pieces, width }
}

/// Breaks one paragraph. Its first line has `indent` less room.
pub(super) fn break_paragraph(
    fonts: &Fonts,
    text: &str,
    items: &[Item],
    paragraph: Range<usize>,
    max_width: f32,
    indent: f32,
) -> Vec<SetLine> {
    let trimmed = trimmed(text, paragraph.clone());
    let whole = set(fonts, text, items, trimmed);
    if whole.width <= max_width - indent || max_width == f32::INFINITY {
        return vec![SetLine { range: paragraph, ..whole }];
    }
    Breaker::new(fonts, text, items, paragraph).lines(max_width, indent)
}

/// The range without the spaces at its end.
fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    range.start..range.start + text[range.clone()].trim_end_matches(is_loose_space).len()
}

struct Breaker<'a> {
    fonts: &'a Fonts,
    text: &'a str,
    items: &'a [Item],
    paragraph: Range<usize>,
    /// Where a line may end, the paragraph's end last.
    breaks: Vec<usize>,
    /// Width of the paragraph up to each of its bytes, as if it stood on one line.
    upto: Vec<f32>,
}

impl<'a> Breaker<'a> {
    fn new(fonts: &'a Fonts, text: &'a str, items: &'a [Item], paragraph: Range<usize>) -> Self {
        let segmenter = LineSegmenter::new_for_non_complex_scripts(LineBreakOptions::default());
        let breaks = segmenter.segment_str(&text[paragraph.clone()]).skip(1);
        let breaks = breaks.map(|at| at + paragraph.start).collect();
        let upto = widths_upto(&set(fonts, text, items, paragraph.clone()), &paragraph);
        Self { fonts, text, items, paragraph, breaks, upto }
    }

    fn lines(&self, max_width: f32, indent: f32) -> Vec<SetLine> {
        let mut lines = Vec::new();
        let mut start = self.paragraph.start;
        let mut room = max_width - indent;
        while start < self.paragraph.end {
            if let Some(line) = self.line_at_break(start, room) {
                start = line.range.end;
                // Spaces before the first word that do not fit beside it are dropped.
                if line.pieces.is_empty() && start < self.paragraph.end {
                    continue;
                }
                lines.push(line);
            } else if room < max_width {
                lines.push(SetLine { range: start..start, pieces: Vec::new(), width: 0.0 });
            } else {
                let line = self.line_inside_word(start, room);
                start = line.range.end;
                lines.push(line);
            }
            room = max_width;
        }
        lines
    }

    /// The longest line from `start` to a break that fits; `None` where even the first does not.
    fn line_at_break(&self, start: usize, room: f32) -> Option<SetLine> {
        let first = self.breaks.partition_point(|b| *b <= start);
        let fitting = self.breaks[first..].iter().take_while(|b| self.estimate(start, **b) <= room).count();
        // The estimate misses what a break changes in the shape of the letters beside it.
        self.breaks[first..first + fitting]
            .iter()
            .rev()
            .map(|b| self.set(start, *b))
            .find(|l| l.width <= room)
    }

    /// As many graphemes of a word as fit, at least one.
    fn line_inside_word(&self, start: usize, room: f32) -> SetLine {
        let end = self.breaks[self.breaks.partition_point(|b| *b <= start).min(self.breaks.len() - 1)];
        let graphemes = GraphemeClusterSegmenter::new().segment_str(&self.text[start..end]).skip(1);
        let mut ends: Vec<usize> = Vec::new();
        for at in graphemes.map(|at| start + at) {
            if !ends.is_empty() && self.estimate(start, at) > room {
                break;
            }
            ends.push(at);
        }
        let one = ends.first().copied().unwrap_or(end);
        let fitting = ends.iter().skip(1).rev().map(|at| self.set(start, *at)).find(|l| l.width <= room);
        fitting.unwrap_or_else(|| self.set(start, one))
    }

    fn estimate(&self, start: usize, end: usize) -> f32 {
        let at = |byte: usize| self.upto.get(byte - self.paragraph.start).copied().unwrap_or(0.0);
        at(trimmed(self.text, start..end).end) - at(start)
    }

    fn set(&self, start: usize, end: usize) -> SetLine {
        let set = set(self.fonts, self.text, self.items, trimmed(self.text, start..end));
        SetLine { range: start..end, ..set }
    }
}

fn widths_upto(line: &SetLine, paragraph: &Range<usize>) -> Vec<f32> {
    let mut upto = vec![0.0; paragraph.len() + 1];
    for piece in &line.pieces {
        for glyph in &piece.shaped.glyphs {
            let at = piece.item.range.start - paragraph.start + glyph.start as usize;
            if let Some(width) = upto.get_mut(at + 1) {
                *width += glyph.advance as f32 * piece.scale;
            }
        }
    }
    let mut sum = 0.0;
    for width in &mut upto {
        sum += *width;
        *width = sum;
    }
    upto
}
