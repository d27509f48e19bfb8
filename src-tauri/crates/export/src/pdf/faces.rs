//! Fonts as the PDF holds them, and runs drawn with them.

use std::collections::BTreeMap;
use std::ops::Range;

use krilla::geom::Point;
use krilla::surface::Surface;
use krilla::text::{Font, GlyphId, KrillaGlyph};
use scene::{Face, FontFiles, Glyph, Run};

use crate::{Request, subset};

/// The faces that the drawing uses; each is cut down to its glyphs when the file is put together.
pub(super) struct Faces(BTreeMap<Face, Font>);

impl Faces {
    pub fn new(request: &Request) -> Self {
        let faces = subset::used(request.scene).into_keys();
        Self(faces.filter_map(|face| Some((face, open(request.fonts, face)?))).collect())
    }

    /// Draws the run's glyphs, each with its characters, in the current colour.
    pub fn draw(&self, surface: &mut Surface, run: &Run) {
        let sound = [run.x, run.y, run.size].iter().all(|v| v.is_finite()) && run.size > 0.0;
        let Some(font) = self.0.get(&run.face).filter(|_| sound && !run.glyphs.is_empty()) else { return };
        let (glyphs, text) = (glyphs(run), &*run.text);
        surface.draw_glyphs(Point::from_xy(run.x, run.y), &glyphs, font.clone(), text, run.size, false);
    }
}

pub(super) fn open(fonts: &FontFiles, face: Face) -> Option<Font> {
    Font::new(fonts.get(face).to_vec().into(), 0)
}

/// The glyphs with advances and offsets per em. A glyph stands where the layout put it: what the
/// advances before it do not make up is its offset.
fn glyphs(run: &Run) -> Vec<KrillaGlyph> {
    let finite = |v: f32| if v.is_finite() { v } else { 0.0 };
    let mut pen = 0.0;
    let mut glyphs = Vec::with_capacity(run.glyphs.len());
    for (index, glyph) in run.glyphs.iter().enumerate() {
        let (x, y, advance) = (finite(glyph.x), finite(glyph.y), finite(glyph.advance));
        glyphs.push(KrillaGlyph::new(
            GlyphId::new(u32::from(glyph.id)),
            advance / run.size,
            tidy((x - pen) / run.size),
            tidy(-y / run.size),
            0.0,
            characters(run, index),
            None,
        ));
        pen += advance;
    }
    glyphs
}

/// Rounding errors as nothing, or every glyph would be placed by itself.
fn tidy(offset: f32) -> f32 {
    if offset.abs() < 1e-4 { 0.0 } else { offset }
}

/// The characters that are found where the glyph is. Of the glyphs that make up one cluster, such
/// as an Arabic letter and its dots, the widest stands for all of it and the others for nothing:
/// readers take a letter whose pieces share its characters for a word of its own.
fn characters(run: &Run, index: usize) -> Range<usize> {
    let Some(glyph) = run.glyphs.get(index) else { return 0..0 };
    let (start, end) = (glyph.start as usize, glyph.end as usize);
    if run.text.get(start..end).is_none() {
        return 0..0;
    }
    if stands_for_cluster(&run.glyphs, index) { start..end } else { end..end }
}

/// True for the first of the widest glyphs in the cluster.
fn stands_for_cluster(glyphs: &[Glyph], index: usize) -> bool {
    let alike = |other: &&Glyph| other.start == glyphs[index].start && other.end == glyphs[index].end;
    let before = glyphs[..index].iter().rev().take_while(alike);
    let after = glyphs[index + 1..].iter().take_while(alike);
    let width = glyphs[index].advance;
    before.map(|g| g.advance).all(|w| w < width) && after.map(|g| g.advance).all(|w| w <= width)
}
