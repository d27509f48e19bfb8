//! What a tile carries to be cut and joined: marks at its corners and at the overlap, and its
//! number.

use krilla::color::luma;
use krilla::geom::Point;
use krilla::paint::{Fill, Stroke};
use krilla::surface::Surface;
use krilla::text::{GlyphId, KrillaGlyph};
use scene::{Face, Family, FontFiles, Path, Rect, Weight};
use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider};

use super::faces;
use super::sheet::{artifact, outline};
use crate::page::{OVERLAP, Sheet};
use crate::paper::MM;

/// Length of a cut mark and its distance from the drawing, in points.
const MARK: f32 = 5.0 * MM;
const GAP: f32 = 1.5 * MM;
/// Size of the number, in points.
const NUMBER_SIZE: f32 = 8.0;

/// Draws them in the margin of the page.
pub(super) fn draw(surface: &mut Surface, sheet: &Sheet, label: &str, fonts: &FontFiles) {
    artifact(surface, |surface| {
        surface.set_fill(None);
        surface.set_stroke(Some(Stroke { width: 0.5, ..Stroke::default() }));
        if let Some(path) = outline(&marks(sheet.window)) {
            surface.draw_path(&path);
        }
        number(surface, sheet.window, label, fonts);
    });
}

/// Lines outside the window that go on from its edges, and short ones where the neighbour begins.
fn marks(window: Rect) -> Path {
    let mut path = Path::new();
    for x in [window.x, window.right()] {
        path = upright(path, window, x, MARK);
    }
    for y in [window.y, window.bottom()] {
        path = across(path, window, y, MARK);
    }
    for x in [window.x + OVERLAP, window.right() - OVERLAP] {
        path = upright(path, window, x, MARK / 2.0);
    }
    for y in [window.y + OVERLAP, window.bottom() - OVERLAP] {
        path = across(path, window, y, MARK / 2.0);
    }
    path
}

fn upright(path: Path, window: Rect, x: f32, length: f32) -> Path {
    let (above, below) = (window.y - GAP, window.bottom() + GAP);
    path.move_to(x, above - length).line_to(x, above).move_to(x, below).line_to(x, below + length)
}

fn across(path: Path, window: Rect, y: f32, length: f32) -> Path {
    let (left, right) = (window.x - GAP, window.right() + GAP);
    path.move_to(left - length, y).line_to(left, y).move_to(right, y).line_to(right + length, y)
}

/// The number in the middle of the lower margin.
fn number(surface: &mut Surface, window: Rect, label: &str, fonts: &FontFiles) {
    let face = Face::nearest(Family::Inter, Weight::Regular);
    let (Some(font), Some(glyphs)) = (faces::open(fonts, face), shape(fonts.get(face), label)) else {
        return;
    };
    let width: f32 = glyphs.iter().map(|g| g.x_advance * NUMBER_SIZE).sum();
    let start = Point::from_xy(window.x + (window.w - width) / 2.0, window.bottom() + 5.0 * MM);
    surface.set_stroke(None);
    surface.set_fill(Some(Fill { paint: luma::Color::black().into(), ..Fill::default() }));
    surface.draw_glyphs(start, &glyphs, font, label, NUMBER_SIZE, false);
}

/// Digits and Latin letters stand side by side; more is not needed for "2 of 4".
fn shape(file: &[u8], label: &str) -> Option<Vec<KrillaGlyph>> {
    let font = FontRef::new(file).ok()?;
    let (characters, metrics) = (font.charmap(), font.glyph_metrics(Size::new(1.0), LocationRef::default()));
    label
        .char_indices()
        .map(|(at, c)| {
            let id = characters.map(c)?;
            let advance = metrics.advance_width(id)?;
            let (glyph, text) = (GlyphId::new(id.to_u32()), at..at + c.len_utf8());
            Some(KrillaGlyph::new(glyph, advance, 0.0, 0.0, 0.0, text, None))
        })
        .collect()
}
