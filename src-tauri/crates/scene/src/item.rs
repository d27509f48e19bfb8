//! What a painter draws: shapes, text, icons and pictures.

use std::sync::Arc;

use serde::Serialize;
use specta::Type;
use specta_typescript::Number;

use crate::{Face, Paint, Path, Point, Rect};

/// One drawable.
#[derive(Clone, Debug, PartialEq, Serialize, Type)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Item {
    Shape(Shape),
    Text(Paragraph),
    Icon(Icon),
    Picture(Picture),
}

/// A filled and/or stroked outline; filled first.
#[derive(Clone, Debug, PartialEq, Serialize, Type)]
pub struct Shape {
    pub path: Path,
    pub fill: Option<Paint>,
    pub stroke: Option<Stroke>,
}

/// Butt ends and mitred joins unless `round`.
#[derive(Clone, Debug, PartialEq, Serialize, Type)]
pub struct Stroke {
    pub paint: Paint,
    #[specta(type = Number)]
    pub width: f32,
    /// Lengths of dashes and gaps in turn; empty for a solid line.
    #[specta(type = Vec<Number>)]
    pub dash: Vec<f32>,
    pub round: bool,
}

/// Lines of text that belong together: one paragraph for tags, selection and slides.
#[derive(Clone, Debug, PartialEq, Serialize, Type)]
pub struct Paragraph {
    /// The whole text in reading order.
    pub text: Arc<str>,
    /// Runs in visual order, line after line.
    pub runs: Vec<Run>,
    /// Encloses all ink.
    pub bounds: Rect,
    /// Where a click on it leads; only http, https and mailto.
    pub link: Option<String>,
}

/// A piece of one line in one face, size, colour and direction.
#[derive(Clone, Debug, PartialEq, Serialize, Type)]
pub struct Run {
    /// The characters in logical order.
    pub text: Arc<str>,
    /// Line of the paragraph, from 0.
    pub line: u32,
    /// Left end of the run, whatever its direction.
    #[specta(type = Number)]
    pub x: f32,
    /// The baseline.
    #[specta(type = Number)]
    pub y: f32,
    /// The sum of the advances.
    #[specta(type = Number)]
    pub width: f32,
    #[specta(type = Number)]
    pub size: f32,
    pub face: Face,
    pub paint: Paint,
    pub right_to_left: bool,
    /// Shaped glyphs in visual order, for painters that do not shape; not sent to windows.
    #[serde(skip)]
    #[specta(skip)]
    pub glyphs: Arc<[Glyph]>,
}

/// A shaped glyph.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Glyph {
    /// Index in the font file.
    pub id: u16,
    /// Offset of its origin from the run's left end, in scene units.
    pub x: f32,
    /// Offset from the baseline, in scene units, downwards.
    pub y: f32,
    /// Advance in scene units.
    pub advance: f32,
    /// Byte range of its characters in the run's text.
    pub start: u32,
    pub end: u32,
}

/// A line icon of the icon set, drawn in a box of `size` at (x, y) from 24-unit outlines.
#[derive(Clone, Debug, PartialEq, Serialize, Type)]
pub struct Icon {
    pub name: String,
    /// The outline, already at its place and size.
    pub path: Path,
    pub stroke: Stroke,
}

/// A raster picture from the map, scaled into `at`.
#[derive(Clone, Debug, PartialEq, Serialize, Type)]
pub struct Picture {
    pub at: Rect,
    pub alt: String,
    /// image/png, image/jpeg or image/webp.
    pub media_type: String,
    /// The file's bytes in base64.
    pub data: String,
}

impl Item {
    /// Box that encloses the item's ink.
    #[must_use]
    pub fn ink(&self) -> Rect {
        match self {
            Self::Shape(s) => s.path.bounds().grown(s.stroke.as_ref().map_or(0.0, Stroke::reach)),
            Self::Icon(i) => i.path.bounds().grown(i.stroke.reach()),
            Self::Text(p) => p.bounds,
            Self::Picture(p) => p.at,
        }
    }

    /// The same item further by `by`.
    #[must_use]
    pub fn moved(mut self, by: Point) -> Self {
        match &mut self {
            Self::Shape(s) => s.path = s.path.translated(by.x, by.y),
            Self::Icon(i) => i.path = i.path.translated(by.x, by.y),
            Self::Picture(p) => p.at = p.at.moved(by),
            Self::Text(p) => {
                p.bounds = p.bounds.moved(by);
                for run in &mut p.runs {
                    (run.x, run.y) = (run.x + by.x, run.y + by.y);
                }
            }
        }
        self
    }
}

impl Stroke {
    #[must_use]
    pub fn solid(paint: Paint, width: f32) -> Self {
        Self { paint, width, dash: Vec::new(), round: false }
    }

    #[must_use]
    pub fn dashed(mut self, dash: &[f32]) -> Self {
        self.dash = dash.to_vec();
        self
    }

    #[must_use]
    pub fn rounded(mut self) -> Self {
        self.round = true;
        self
    }

    /// How far ink may lie from the outline: half the width, more at a mitred corner of 90°.
    #[must_use]
    pub fn reach(&self) -> f32 {
        self.width * if self.round { 0.5 } else { 0.75 }
    }
}
