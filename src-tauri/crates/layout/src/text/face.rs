//! One font file: its glyphs, the shapes of texts in it, its outlines. All are kept once found.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{Arc, PoisonError, RwLock};

use harfrust::font::glyph::outline::{DrawMemory, DrawOptions, PathSink};
use harfrust::{
    Buffer, BufferFlags, Direction, Font, GlyphId, Script, ShapeOptions, ShapePlan, ShaperFont, unicode,
};
use scene::{Path, Point};

use super::words;
use crate::quick::QuickMap;

/// Inter's own, for the case that its file does not parse.
const ASCENT: f32 = 0.968_75;
const DESCENT: f32 = 0.241_210_94;

/// Bytes of text whose shapes are kept in a face, after which it starts afresh.
const KEPT_BYTES: usize = 4 << 20;

pub(super) struct ParsedFace {
    font: Option<Font>,
    ascii: bool,
    plans: RwLock<HashMap<(bool, Script), Arc<ShapePlan>>>,
    /// Left to right and right to left.
    shapes: [RwLock<Shapes>; 2],
    outlines: RwLock<HashMap<u16, Option<Arc<Path>>>>,
}

#[derive(Default)]
struct Shapes {
    by_text: QuickMap<Box<str>, Arc<Shaped>>,
    bytes: usize,
}

/// A text in one face and direction, in font units.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Shaped {
    /// In visual order.
    pub glyphs: Vec<ShapedGlyph>,
    pub advance: i32,
    /// The box of all ink, y downwards from the baseline.
    pub ink: Option<Ink>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct ShapedGlyph {
    pub id: u16,
    /// Place of its origin from the text's left end and the baseline, y downwards.
    pub x: i32,
    pub y: i32,
    pub advance: i32,
    /// Byte range of its characters in the text.
    pub start: u32,
    pub end: u32,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Ink {
    pub left: i32,
    pub top: i32,
    pub right: i32,
    pub bottom: i32,
}

impl ParsedFace {
    pub(super) fn new(file: &'static [u8]) -> Self {
        let font = Font::new(file, 0);
        let ascii = font.as_ref().is_some_and(|f| {
            let map = f.charmap();
            (' '..='~').all(|c| map.map_unicode(c).is_some())
        });
        Self {
            font,
            ascii,
            plans: RwLock::default(),
            shapes: Default::default(),
            outlines: RwLock::default(),
        }
    }

    pub(super) fn has(&self, c: char) -> bool {
        self.font.as_ref().is_some_and(|f| f.charmap().map_unicode(c).is_some_and(|id| id.to_u32() != 0))
    }

    pub(super) fn has_ascii(&self) -> bool {
        self.ascii
    }

    /// Scene units per font unit at a font size.
    pub(super) fn scale(&self, size: f32) -> f32 {
        size / self.units_per_em()
    }

    /// Ascent and descent for an em of 1, both positive (hhea, as CSS takes them).
    pub(super) fn extents(&self) -> (f32, f32) {
        let line = self.font.as_ref().and_then(|f| f.metrics().h_line());
        let em = self.units_per_em();
        line.map_or((ASCENT, DESCENT), |l| (l.ascender.to_f32() / em, -l.descender.to_f32() / em))
    }

    fn units_per_em(&self) -> f32 {
        self.font.as_ref().map_or(1.0, |f| f32::from(f.units_per_em().max(1)))
    }

    /// Shapes a text of one script and direction.
    pub(super) fn shape(&self, text: &str, right_to_left: bool) -> Arc<Shaped> {
        let shapes = &self.shapes[usize::from(right_to_left)];
        if let Some(known) = shapes.read().unwrap_or_else(PoisonError::into_inner).by_text.get(text) {
            return Arc::clone(known);
        }
        let shaped = Arc::new(self.shape_parts(text, right_to_left));
        let mut shapes = shapes.write().unwrap_or_else(PoisonError::into_inner);
        shapes.bytes += text.len();
        if shapes.bytes > KEPT_BYTES {
            *shapes = Shapes { by_text: QuickMap::default(), bytes: text.len() };
        }
        shapes.by_text.insert(text.into(), Arc::clone(&shaped));
        shaped
    }

    fn shape_parts(&self, text: &str, right_to_left: bool) -> Shaped {
        let parts: Vec<&str> = words::split(text).collect();
        if right_to_left || parts.len() < 2 {
            return self.shape_whole(text, right_to_left).unwrap_or_default();
        }
        let shaped: Vec<_> = parts.iter().map(|part| self.shape(part, right_to_left)).collect();
        words::joined(&shaped, parts.iter().map(|part| part.len()))
    }

    /// `None` where the face has no glyphs.
    pub(super) fn shape_whole(&self, text: &str, right_to_left: bool) -> Option<Shaped> {
        let font = self.font.as_ref()?;
        let direction = if right_to_left { Direction::RightToLeft } else { Direction::LeftToRight };
        let script = text.chars().find_map(script_of).unwrap_or(Script::COMMON);
        let plan = kept(&self.plans, (right_to_left, script), || {
            Arc::new(ShapePlan::new(font, direction, Some(script), None, &[]))
        });
        let mut buffer = Buffer::new();
        buffer.push_str(text);
        buffer.set_direction(direction);
        buffer.set_script(Some(script));
        buffer.set_flags(
            BufferFlags::BEGINNING_OF_TEXT
                | BufferFlags::END_OF_TEXT
                | BufferFlags::REMOVE_DEFAULT_IGNORABLES,
        );
        let shaper = ShaperFont::new(font);
        harfrust::shape(&shaper, &mut buffer, ShapeOptions::new().plan(Some(&plan))).ok()?;
        Some(collect(&shaper, &buffer, text.len(), right_to_left))
    }

    pub(super) fn outline(&self, glyph: u16) -> Option<Path> {
        let path = kept(&self.outlines, glyph, || self.draw(glyph).map(Arc::new));
        path.as_deref().cloned()
    }

    fn draw(&self, glyph: u16) -> Option<Path> {
        let outline = self.font.as_ref()?.outline_glyphs().get(GlyphId::from(glyph))?;
        let mut pen = Pen { path: Path::new(), em: self.units_per_em() };
        outline.draw(&DrawOptions::new(), DrawMemory::Scratch, &mut pen).ok()?;
        Some(pen.path)
    }
}

/// The script of a character; `None` for those that take the script around them.
pub(super) fn script_of(c: char) -> Option<Script> {
    match unicode::script(u32::from(c)) {
        Script::COMMON | Script::INHERITED | Script::UNKNOWN => None,
        script => Some(script),
    }
}

fn kept<K: Hash + Eq, V: Clone>(store: &RwLock<HashMap<K, V>>, key: K, make: impl FnOnce() -> V) -> V {
    if let Some(known) = store.read().unwrap_or_else(PoisonError::into_inner).get(&key) {
        return known.clone();
    }
    let made = make();
    store.write().unwrap_or_else(PoisonError::into_inner).insert(key, made.clone());
    made
}

fn collect(font: &ShaperFont, buffer: &Buffer, len: usize, right_to_left: bool) -> Shaped {
    let mut shaped = Shaped::default();
    for (info, at) in buffer.glyph_infos().iter().zip(buffer.glyph_positions()) {
        let (x, y) = (shaped.advance + at.x_offset, -at.y_offset);
        // Fonts have at most 65,535 glyphs; the shaper makes no others.
        let id = u16::try_from(info.glyph_id).unwrap_or(0);
        let start = info.cluster;
        shaped.glyphs.push(ShapedGlyph { id, x, y, advance: at.x_advance, start, end: start });
        shaped.advance = shaped.advance.saturating_add(at.x_advance);
        shaped.ink = join(shaped.ink, ink_of(font, id, x, y));
    }
    close_clusters(&mut shaped.glyphs, u32::try_from(len).unwrap_or(u32::MAX), right_to_left);
    shaped
}

/// A cluster ends where the next one in reading order starts.
fn close_clusters(glyphs: &mut [ShapedGlyph], len: u32, right_to_left: bool) {
    let (mut end, mut start) = (len, len);
    let mut close = |glyph: &mut ShapedGlyph| {
        if glyph.start != start {
            end = start;
            start = glyph.start;
        }
        glyph.end = end;
    };
    if right_to_left {
        glyphs.iter_mut().for_each(&mut close)
    } else {
        glyphs.iter_mut().rev().for_each(close)
    }
}

fn ink_of(font: &ShaperFont, id: u16, x: i32, y: i32) -> Option<Ink> {
    let e = font.glyph_extents(GlyphId::from(id))?;
    if e.width == 0 && e.height == 0 {
        return None;
    }
    let (left, top) = (x + e.x_bearing, y - e.y_bearing);
    Some(Ink { left, top, right: left + e.width, bottom: top - e.height })
}

pub(super) fn join(a: Option<Ink>, b: Option<Ink>) -> Option<Ink> {
    let (Some(p), Some(q)) = (a, b) else { return a.or(b) };
    Some(Ink {
        left: p.left.min(q.left),
        top: p.top.min(q.top),
        right: p.right.max(q.right),
        bottom: p.bottom.max(q.bottom),
    })
}

struct Pen {
    path: Path,
    em: f32,
}

impl Pen {
    fn at(&self, x: f32, y: f32) -> Point {
        Point::new(x / self.em, -y / self.em)
    }

    fn push(&mut self, segment: scene::Segment) {
        self.path.segments.push(segment);
    }
}

impl PathSink for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.push(scene::Segment::Move { p: self.at(x, y) });
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.push(scene::Segment::Line { p: self.at(x, y) });
    }

    fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
        self.push(scene::Segment::Quad { c: self.at(cx, cy), p: self.at(x, y) });
    }

    fn curve_to(&mut self, ax: f32, ay: f32, bx: f32, by: f32, x: f32, y: f32) {
        let (c1, c2, p) = (self.at(ax, ay), self.at(bx, by), self.at(x, y));
        self.push(scene::Segment::Cubic { c1, c2, p });
    }

    fn close(&mut self) {
        self.push(scene::Segment::Close);
    }
}
