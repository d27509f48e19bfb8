//! Paints prepared ink into one band.

use scene::Face;
use tiny_skia::{
    Color, FillRule, FilterQuality, Paint, Path, Pixmap, PixmapPaint, Shader, Stroke, Transform,
};

use super::ink::{Ink, Kind};
use crate::outline::Outlines;

/// A band of the picture, from row `top` of the whole.
pub(super) struct Canvas<'a> {
    pixmap: &'a mut Pixmap,
    top: f32,
}

impl<'a> Canvas<'a> {
    pub fn new(pixmap: &'a mut Pixmap, top: f32) -> Self {
        Self { pixmap, top }
    }

    /// Paints all that touches the band.
    pub fn draw(&mut self, ink: &Ink) {
        let bottom = self.top + self.pixmap.height() as f32;
        for mark in &ink.marks {
            if mark.bottom < self.top || mark.top > bottom {
                continue;
            }
            match &mark.kind {
                Kind::Fill(path, colour, rule) => self.fill(path, *colour, *rule, self.down()),
                Kind::Line(path, colour, line) => self.line(path, *colour, line),
                Kind::Text(face, colour, em, glyphs) => {
                    self.text(&ink.outlines, *face, *colour, *em, glyphs);
                }
                Kind::Picture(pixels, place) => self.picture(pixels, *place),
            }
        }
    }

    /// From the whole picture to the band.
    fn down(&self) -> Transform {
        Transform::from_translate(0.0, -self.top)
    }

    fn fill(&mut self, path: &Path, colour: Color, rule: FillRule, place: Transform) {
        self.pixmap.fill_path(path, &solid(colour), rule, place, None);
    }

    fn line(&mut self, path: &Path, colour: Color, line: &Stroke) {
        let down = self.down();
        self.pixmap.stroke_path(path, &solid(colour), line, down, None);
    }

    fn text(&mut self, outlines: &Outlines, face: Face, colour: Color, em: f32, glyphs: &[(u16, f32, f32)]) {
        let paint = solid(colour);
        let bottom = self.pixmap.height() as f32;
        for (glyph, x, y) in glyphs {
            let y = y - self.top;
            if y + 2.0 * em < 0.0 || y - 2.0 * em > bottom {
                continue;
            }
            let Some(outline) = outlines.get(face, *glyph) else { continue };
            let place = Transform::from_row(em, 0.0, 0.0, em, *x, y);
            self.pixmap.fill_path(outline, &paint, FillRule::Winding, place, None);
        }
    }

    fn picture(&mut self, pixels: &Pixmap, place: Transform) {
        let paint = PixmapPaint { quality: FilterQuality::Bilinear, ..PixmapPaint::default() };
        let place = place.post_translate(0.0, -self.top);
        self.pixmap.draw_pixmap(0, 0, pixels.as_ref(), &paint, place, None);
    }
}

fn solid(colour: Color) -> Paint<'static> {
    Paint { shader: Shader::SolidColor(colour), anti_alias: true, ..Paint::default() }
}
