//! From a line's pieces to runs in visual order (UAX 9, L2).

use std::sync::Arc;

use scene::{Glyph, Rect, Run};
use unicode_bidi::{BidiInfo, Level};

use super::lines::{Piece, SetLine};

/// A run whose place is relative to its line's left end and baseline, with its ink.
#[derive(Clone, Debug)]
pub(super) struct PlacedRun {
    pub run: Run,
    pub ink: Option<Rect>,
}

/// A run that others may go on in.
struct Growing {
    placed: PlacedRun,
    text: String,
    glyphs: Vec<Glyph>,
    level: Level,
    /// Where in the text it stands, to see which pieces go on in one another.
    start: usize,
    end: usize,
}

/// The runs of a line from left to right. Neighbours that differ in nothing are one run.
pub(super) fn runs(text: &str, line: &SetLine) -> Vec<PlacedRun> {
    let levels: Vec<Level> = line.pieces.iter().map(|p| p.item.level).collect();
    let mut grown: Vec<Growing> = Vec::new();
    let mut x = 0.0;
    for index in BidiInfo::reorder_visual(&levels) {
        let piece = &line.pieces[index];
        let next = Growing::new(text, piece, x);
        x += piece.width();
        match grown.last_mut() {
            Some(last) if last.goes_on_in(&next) => last.append(next),
            _ => grown.push(next),
        }
    }
    grown.into_iter().map(Growing::finished).collect()
}

impl Growing {
    fn new(text: &str, piece: &Piece, x: f32) -> Self {
        let (item, scale) = (&piece.item, piece.scale);
        let glyphs = piece.shaped.glyphs.iter().map(|g| Glyph {
            id: g.id,
            x: g.x as f32 * scale,
            y: g.y as f32 * scale,
            advance: g.advance as f32 * scale,
            start: g.start,
            end: g.end,
        });
        let run = Run {
            text: Arc::default(),
            line: 0,
            x,
            y: 0.0,
            width: piece.width(),
            size: item.style.size,
            face: item.face,
            paint: item.style.paint,
            right_to_left: item.level.is_rtl(),
            glyphs: Arc::default(),
        };
        let ink = piece.shaped.ink.map(|ink| {
            let (w, h) = ((ink.right - ink.left) as f32, (ink.bottom - ink.top) as f32);
            Rect::new(x + ink.left as f32 * scale, ink.top as f32 * scale, w * scale, h * scale)
        });
        Self {
            placed: PlacedRun { run, ink },
            text: text[item.range.clone()].to_owned(),
            glyphs: glyphs.collect(),
            level: item.level,
            start: item.range.start,
            end: item.range.end,
        }
    }

    fn goes_on_in(&self, next: &Self) -> bool {
        let follows = if self.level.is_rtl() { next.end == self.start } else { self.end == next.start };
        let (a, b) = (&self.placed.run, &next.placed.run);
        follows && self.level == next.level && a.face == b.face && a.size == b.size && a.paint == b.paint
    }

    /// Joins the run to the right of it. In a right-to-left run that one comes first in the text.
    fn append(&mut self, mut next: Self) {
        let offset = next.placed.run.x - self.placed.run.x;
        next.glyphs.iter_mut().for_each(|g| g.x += offset);
        if self.level.is_rtl() {
            shift(&mut self.glyphs, next.text.len());
            self.text.insert_str(0, &next.text);
            self.start = next.start;
        } else {
            shift(&mut next.glyphs, self.text.len());
            self.text.push_str(&next.text);
            self.end = next.end;
        }
        self.glyphs.append(&mut next.glyphs);
        self.placed.run.width += next.placed.run.width;
        self.placed.ink = match (self.placed.ink, next.placed.ink) {
            (Some(a), Some(b)) => Some(a.union(&b)),
            (a, b) => a.or(b),
        };
    }

    fn finished(self) -> PlacedRun {
        let PlacedRun { run, ink } = self.placed;
        PlacedRun { run: Run { text: self.text.into(), glyphs: self.glyphs.into(), ..run }, ink }
    }
}

fn shift(glyphs: &mut [Glyph], by: usize) {
    let by = u32::try_from(by).unwrap_or(u32::MAX);
    for glyph in glyphs {
        glyph.start = glyph.start.saturating_add(by);
        glyph.end = glyph.end.saturating_add(by);
    }
}
