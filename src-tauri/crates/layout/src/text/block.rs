//! Lines of text before they have a place.

use std::sync::Arc;

use scene::{Paragraph, Rect};

use super::Style;
use super::runs::PlacedRun;

/// Bounds are widened to this grid, so that rounding in a sum of offsets cannot put ink outside.
const GRID: f32 = 64.0;

/// Where a line narrower than its room stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Align {
    /// Left in a paragraph that reads from left to right, right in one that reads from right to left.
    #[default]
    Start,
    Left,
    Centre,
    Right,
}

/// A text broken into lines. Copies share them.
#[derive(Clone, Debug)]
pub struct Block {
    text: Arc<str>,
    lines: Arc<[Line]>,
    right_to_left: bool,
}

#[derive(Clone, Debug)]
pub(super) struct Line {
    /// From the block's top.
    pub top: f32,
    pub height: f32,
    /// From the line's top.
    pub baseline: f32,
    /// Room left free before the line, on the side where reading begins.
    pub indent: f32,
    pub width: f32,
    pub runs: Vec<PlacedRun>,
}

impl Block {
    /// Stacks lines, each below the one before.
    pub(super) fn new(text: String, right_to_left: bool, mut lines: Vec<Line>) -> Self {
        let mut top = 0.0;
        for line in &mut lines {
            line.top = top;
            top += line.height;
        }
        Self { text: text.into(), lines: lines.into(), right_to_left }
    }

    /// True where these pieces together are its text.
    pub(super) fn says(&self, pieces: &[(&str, Style)]) -> bool {
        let mut rest = &*self.text;
        let begins =
            |(piece, _): &(&str, Style)| rest.strip_prefix(piece).map(|after| rest = after).is_some();
        pieces.iter().all(begins) && rest.is_empty()
    }

    /// Width of the widest line, its indentation included, spaces at its end not.
    #[must_use]
    pub fn width(&self) -> f32 {
        self.lines.iter().map(Line::reach).fold(0.0, f32::max)
    }

    /// The sum of the line heights; 0 for an empty text.
    #[must_use]
    pub fn height(&self) -> f32 {
        self.lines.last().map_or(0.0, |line| line.top + line.height)
    }

    /// The number of lines; 0 for an empty text.
    #[must_use]
    pub fn lines(&self) -> usize {
        self.lines.len()
    }

    /// Width of the last line, its indentation included: where more text could run on.
    #[must_use]
    pub fn last_line_width(&self) -> f32 {
        self.lines.last().map_or(0.0, Line::reach)
    }

    /// True where there is nothing to draw: no text, or only spaces and line breaks.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.lines.iter().all(|line| line.runs.is_empty())
    }

    /// The direction of the text's first letter.
    #[must_use]
    pub fn right_to_left(&self) -> bool {
        self.right_to_left
    }

    /// The baseline of a line, from the block's top: ascent and descent of Inter stand in the
    /// middle of the line height, as in CSS. That of the last line where there is no such line.
    #[must_use]
    pub fn baseline(&self, line: usize) -> f32 {
        self.lines.get(line).or(self.lines.last()).map_or(0.0, |line| line.top + line.baseline)
    }

    /// The paragraph with its top left corner at (x, y), each line aligned in `width`.
    #[must_use]
    pub fn at(&self, x: f32, y: f32, width: f32, align: Align) -> Paragraph {
        let (text, bounds) = (Arc::clone(&self.text), Rect::new(x, y, 0.0, 0.0));
        let runs = Vec::with_capacity(self.lines.iter().map(|line| line.runs.len()).sum());
        let mut paragraph = Paragraph { text, runs, bounds, link: None };
        let mut ink: Option<Rect> = None;
        for (number, line) in (0..).zip(self.lines.iter()) {
            let left = x + self.offset(line, width, align);
            let baseline = y + line.top + line.baseline;
            for placed in &line.runs {
                let mut run = placed.run.clone();
                run.line = number;
                run.x += left;
                run.y = baseline;
                paragraph.runs.push(run);
                let moved = placed.ink.map(|r| Rect::new(r.x + left, r.y + baseline, r.w, r.h));
                ink = ink.zip(moved).map(|(a, b)| a.union(&b)).or(ink).or(moved);
            }
        }
        paragraph.bounds = ink.map_or(paragraph.bounds, widened);
        paragraph
    }

    /// The same with the first baseline at y instead of the top.
    #[must_use]
    pub fn on_baseline(&self, x: f32, y: f32, width: f32, align: Align) -> Paragraph {
        self.at(x, y - self.baseline(0), width, align)
    }

    /// How far right of the block's left side a line begins.
    fn offset(&self, line: &Line, width: f32, align: Align) -> f32 {
        let (before, room) = (line.indent, width - line.reach());
        let left = if self.right_to_left { 0.0 } else { before };
        match align {
            Align::Left => left,
            Align::Start if !self.right_to_left => left,
            Align::Centre => left + room / 2.0,
            Align::Start | Align::Right => left + room,
        }
    }
}

impl Line {
    fn reach(&self) -> f32 {
        self.indent + self.width
    }
}

fn widened(r: Rect) -> Rect {
    let (x, y) = ((r.x * GRID).floor() / GRID, (r.y * GRID).floor() / GRID);
    let (right, bottom) = ((r.right() * GRID).ceil() / GRID, (r.bottom() * GRID).ceil() / GRID);
    Rect::new(x, y, right - x, bottom - y)
}
