//! From a line's pieces to runs in visual order (UAX 9, L2).

use scene::{Glyph, Rect, Run};
use unicode_bidi::{BidiInfo, Level};

use super::lines::{Piece, SetLine};

/// A run whose place is relative to its line's left end and baseline, with its ink.
#[derive(Clone, Debug)]
pub(super) struct PlacedRun {
    pub run: Run,
    pub ink: Option<Rect>,
}

/// Where in the text a run stands, to see which pieces go on in one another.
struct Source {
    level: Level,
    start: usize,
    end: usize,
}

/// The runs of a line from left to right. Neighbours that differ in nothing are one run.
pub(super) fn runs(text: &str, line: &SetLine) -> Vec<PlacedRun> {
    let levels: Vec<Level> = line.pieces.iter().map(|p| p.item.level).collect();
    let mut placed: Vec<(PlacedRun, Source)> = Vec::new();
    let mut x = 0.0;
    for index in BidiInfo::reorder_visual(&levels) {
        let piece = &line.pieces[index];
        let next = (run(text, piece, x), source(piece));
        x += piece.width();
        match placed.last_mut() {
            Some(last) if goes_on(last, &next) => append(last, next),
            _ => placed.push(next),
        }
    }
    placed.into_iter().map(|(run, _)| run).collect()
}

fn source(piece: &Piece) -> Source {
    Source { level: piece.item.level, start: piece.item.range.start, end: piece.item.range.end }
}

fn run(text: &str, piece: &Piece, x: f32) -> PlacedRun {
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
        text: text[item.range.clone()].to_owned(),
        line: 0,
        x,
        y: 0.0,
        width: piece.width(),
        size: item.style.size,
        face: item.face,
        paint: item.style.paint,
        right_to_left: item.level.is_rtl(),
        glyphs: glyphs.collect(),
    };
    let ink = piece.shaped.ink.map(|ink| {
        let (w, h) = ((ink.right - ink.left) as f32, (ink.bottom - ink.top) as f32);
        Rect::new(x + ink.left as f32 * scale, ink.top as f32 * scale, w * scale, h * scale)
    });
    PlacedRun { run, ink }
}

fn goes_on((a, at): &(PlacedRun, Source), (b, then): &(PlacedRun, Source)) -> bool {
    let follows = if at.level.is_rtl() { then.end == at.start } else { at.end == then.start };
    let (a, b) = (&a.run, &b.run);
    follows && at.level == then.level && a.face == b.face && a.size == b.size && a.paint == b.paint
}

/// Joins the run to the right of `last` to it. In a right-to-left run that one comes first in the text.
fn append((last, at): &mut (PlacedRun, Source), (next, then): (PlacedRun, Source)) {
    let offset = next.run.x - last.run.x;
    let mut glyphs = next.run.glyphs;
    glyphs.iter_mut().for_each(|g| g.x += offset);
    if at.level.is_rtl() {
        shift(&mut last.run.glyphs, next.run.text.len());
        last.run.text.insert_str(0, &next.run.text);
        at.start = then.start;
    } else {
        shift(&mut glyphs, last.run.text.len());
        last.run.text.push_str(&next.run.text);
        at.end = then.end;
    }
    last.run.glyphs.append(&mut glyphs);
    last.run.width += next.run.width;
    last.ink = match (last.ink, next.ink) {
        (Some(a), Some(b)) => Some(a.union(&b)),
        (a, b) => a.or(b),
    };
}

fn shift(glyphs: &mut [Glyph], by: usize) {
    let by = u32::try_from(by).unwrap_or(u32::MAX);
    for glyph in glyphs {
        glyph.start = glyph.start.saturating_add(by);
        glyph.end = glyph.end.saturating_add(by);
    }
}
