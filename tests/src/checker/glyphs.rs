//! Outlines of glyphs, read from the bundled fonts without the help of the layout.

use std::collections::HashMap;
use std::rc::Rc;

use scene::{Face, FontFiles, Run};
use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, OutlineGlyphCollection, OutlinePen};
use skrifa::{FontRef, GlyphId, MetadataProvider};
use tiny_skia::{Path, PathBuilder, Transform};

pub(crate) struct Glyphs<'a> {
    faces: Vec<FaceOutlines<'a>>,
    /// By face and glyph, in font units with y upwards; `None` for a glyph without ink.
    drawn: HashMap<(usize, u16), Option<Rc<Path>>>,
}

struct FaceOutlines<'a> {
    outlines: OutlineGlyphCollection<'a>,
    units_per_em: f32,
}

impl<'a> Glyphs<'a> {
    pub(crate) fn new(fonts: &'a FontFiles) -> Result<Self, String> {
        let faces = Face::ALL.into_iter().map(|face| {
            let font = FontRef::new(fonts.get(face)).map_err(|e| format!("{}: {e}", face.file()))?;
            let metrics = font.metrics(Size::unscaled(), LocationRef::default());
            Ok(FaceOutlines {
                outlines: font.outline_glyphs(),
                units_per_em: f32::from(metrics.units_per_em),
            })
        });
        Ok(Self { faces: faces.collect::<Result<_, String>>()?, drawn: HashMap::new() })
    }

    /// Appends the outlines of a run at their places.
    pub(crate) fn append(&mut self, run: &Run, to: &mut PathBuilder) {
        let face = run.face.index();
        let scale = run.size / self.faces[face].units_per_em;
        for glyph in run.glyphs.iter() {
            let Some(path) = self.outline(face, glyph.id) else { continue };
            let place = Transform::from_row(scale, 0.0, 0.0, -scale, run.x + glyph.x, run.y + glyph.y);
            if let Some(path) = path.as_ref().clone().transform(place) {
                to.push_path(&path);
            }
        }
    }

    fn outline(&mut self, face: usize, glyph: u16) -> Option<Rc<Path>> {
        let outlines = &self.faces[face].outlines;
        self.drawn.entry((face, glyph)).or_insert_with(|| draw(outlines, glyph).map(Rc::new)).clone()
    }
}

fn draw(outlines: &OutlineGlyphCollection<'_>, glyph: u16) -> Option<Path> {
    let mut pen = Pen(PathBuilder::new());
    let settings = DrawSettings::unhinted(Size::unscaled(), LocationRef::default());
    outlines.get(GlyphId::from(glyph))?.draw(settings, &mut pen).ok()?;
    pen.0.finish()
}

struct Pen(PathBuilder);

impl OutlinePen for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.0.move_to(x, y);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.0.line_to(x, y);
    }

    fn quad_to(&mut self, cx0: f32, cy0: f32, x: f32, y: f32) {
        self.0.quad_to(cx0, cy0, x, y);
    }

    fn curve_to(&mut self, cx0: f32, cy0: f32, cx1: f32, cy1: f32, x: f32, y: f32) {
        self.0.cubic_to(cx0, cy0, cx1, cy1, x, y);
    }

    fn close(&mut self) {
        self.0.close();
    }
}
