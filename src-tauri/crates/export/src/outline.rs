//! Glyph outlines, each read once.

use std::collections::HashMap;

use scene::{Face, FontFiles, Scene};
use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, OutlinePen};
use skrifa::{FontRef, GlyphId, MetadataProvider};
use tiny_skia::{Path, PathBuilder};

use crate::subset;

/// The outlines of every glyph in a scene, for an em of 1, y downwards from the baseline.
pub(crate) struct Outlines(HashMap<(Face, u16), Path>);

impl Outlines {
    /// Reads what the scene uses. A glyph that the font does not have, or a blank one, has none.
    pub fn new(scene: &Scene, fonts: &FontFiles) -> Self {
        let opened: Vec<_> = Face::ALL.iter().map(|face| FontRef::new(fonts.get(*face)).ok()).collect();
        let mut outlines = HashMap::new();
        let mut seen = std::collections::HashSet::new();
        for run in subset::runs(scene) {
            let Some(font) = opened.get(run.face.index()).and_then(Option::as_ref) else { continue };
            for glyph in run.glyphs.iter() {
                if seen.insert((run.face, glyph.id))
                    && let Some(path) = read(font, glyph.id)
                {
                    outlines.insert((run.face, glyph.id), path);
                }
            }
        }
        Self(outlines)
    }

    pub fn get(&self, face: Face, glyph: u16) -> Option<&Path> {
        self.0.get(&(face, glyph))
    }
}

fn read(font: &FontRef, glyph: u16) -> Option<Path> {
    let outline = font.outline_glyphs().get(GlyphId::from(glyph))?;
    let units = f32::from(font.metrics(Size::unscaled(), LocationRef::default()).units_per_em.max(1));
    let mut pen = Pen { builder: PathBuilder::new(), scale: 1.0 / units };
    outline.draw(DrawSettings::unhinted(Size::unscaled(), LocationRef::default()), &mut pen).ok()?;
    pen.builder.finish()
}

/// Collects an outline for an em of 1 with y turned downwards.
struct Pen {
    builder: PathBuilder,
    scale: f32,
}

impl OutlinePen for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.builder.move_to(x * self.scale, -y * self.scale);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.builder.line_to(x * self.scale, -y * self.scale);
    }

    fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
        let k = self.scale;
        self.builder.quad_to(cx * k, -cy * k, x * k, -y * k);
    }

    fn curve_to(&mut self, ax: f32, ay: f32, bx: f32, by: f32, x: f32, y: f32) {
        let k = self.scale;
        self.builder.cubic_to(ax * k, -ay * k, bx * k, -by * k, x * k, -y * k);
    }

    fn close(&mut self) {
        self.builder.close();
    }
}
