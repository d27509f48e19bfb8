//! A scene prepared for painting: outlines in pixels, with the rows that each covers.

use scene::{Item, Paint, Paragraph, Picture, Point, Rgba, Run, Segment};
use tiny_skia::{
    Color, FillRule, LineCap, LineJoin, Path, PathBuilder, Pixmap, Stroke, StrokeDash, Transform,
};

use super::Frame;
use crate::outline::Outlines;
use crate::picture::{self, Opened};
use crate::{Request, stroke};

/// Everything to paint, in painting order.
pub(super) struct Ink {
    pub marks: Vec<Mark>,
    pub outlines: Outlines,
    damaged_pictures: usize,
}

/// One thing to paint.
pub(super) struct Mark {
    /// First and last row that may have ink of it.
    pub top: f32,
    pub bottom: f32,
    pub kind: Kind,
}

pub(super) enum Kind {
    Fill(Path, Color, FillRule),
    Line(Path, Color, Stroke),
    /// Glyphs in a face: pixels per em, and each glyph's index and origin.
    Text(scene::Face, Color, f32, Vec<(u16, f32, f32)>),
    /// A picture and where its pixels go.
    Picture(Pixmap, Transform),
}

impl Ink {
    pub fn new(request: &Request, frame: &Frame) -> Self {
        let outlines = Outlines::new(request.scene, request.fonts);
        let mut collector =
            Collector { request, frame, place: Point::default(), marks: Vec::new(), damaged: 0 };
        for group in &request.scene.groups {
            collector.place = group.at;
            group.items.iter().for_each(|item| collector.item(item));
        }
        Self { marks: collector.marks, outlines, damaged_pictures: collector.damaged }
    }

    pub fn damaged_pictures(&self) -> usize {
        self.damaged_pictures
    }
}

struct Collector<'a> {
    request: &'a Request<'a>,
    frame: &'a Frame,
    /// Where the thing stands that is prepared.
    place: Point,
    marks: Vec<Mark>,
    damaged: usize,
}

impl Collector<'_> {
    fn item(&mut self, item: &Item) {
        match item {
            Item::Shape(shape) => self.path(&shape.path, shape.fill, shape.stroke.as_ref()),
            Item::Text(paragraph) => self.paragraph(paragraph),
            Item::Icon(icon) => self.path(&icon.path, None, Some(&icon.stroke)),
            Item::Picture(picture) => self.picture(picture),
        }
    }

    fn path(&mut self, path: &scene::Path, fill: Option<Paint>, line: Option<&scene::Stroke>) {
        if !stroke::is_drawable(path) {
            return;
        }
        let Some(outline) = self.outline(path) else { return };
        if let Some(paint) = fill {
            let colour = self.colour(paint);
            self.push(&outline, 0.0, Kind::Fill(outline.clone(), colour, FillRule::EvenOdd));
        }
        if let Some(line) = line.filter(|line| stroke::is_visible(line)) {
            let reach = line.reach() * self.frame.scale;
            let kind = Kind::Line(outline.clone(), self.colour(line.paint), self.line(line));
            self.push(&outline, reach, kind);
        }
    }

    fn push(&mut self, outline: &Path, reach: f32, kind: Kind) {
        let bounds = outline.bounds();
        let (top, bottom) = (bounds.top() - reach - 1.0, bounds.bottom() + reach + 1.0);
        self.marks.push(Mark { top, bottom, kind });
    }

    fn paragraph(&mut self, paragraph: &Paragraph) {
        paragraph.runs.iter().for_each(|run| self.run(run));
    }

    fn run(&mut self, run: &Run) {
        let (x, y) = self.at(run.x, run.y);
        let em = run.size * self.frame.scale;
        let sound = x.is_finite() && y.is_finite() && em.is_finite() && em > 0.0;
        if !sound || run.glyphs.is_empty() {
            return;
        }
        let k = self.frame.scale;
        let glyphs: Vec<_> = run.glyphs.iter().map(|g| (g.id, x + g.x * k, y + g.y * k)).collect();
        let finite = |(_, x, y): &&(u16, f32, f32)| x.is_finite() && y.is_finite();
        let rows = || glyphs.iter().filter(finite).map(|(_, _, y)| *y);
        // No glyph of the bundled faces reaches further than two ems from its baseline.
        let top = rows().fold(f32::INFINITY, f32::min) - 2.0 * em;
        let bottom = rows().fold(f32::NEG_INFINITY, f32::max) + 2.0 * em;
        let kind = Kind::Text(run.face, self.colour(run.paint), em, glyphs);
        self.marks.push(Mark { top, bottom, kind });
    }

    fn picture(&mut self, picture: &Picture) {
        if !picture::has_place(&picture.at) {
            return;
        }
        let Some((pixmap, place)) = self.open(picture) else {
            self.damaged += 1;
            let line = picture::damaged_stroke();
            return self.path(&picture::damaged(&picture.at), None, Some(&line));
        };
        let (_, top) = self.at(0.0, picture.at.y);
        let (_, bottom) = self.at(0.0, picture.at.bottom());
        let kind = Kind::Picture(pixmap, place);
        self.marks.push(Mark { top: top - 1.0, bottom: bottom + 1.0, kind });
    }

    fn open(&self, picture: &Picture) -> Option<(Pixmap, Transform)> {
        let at = picture.at;
        let (w, h) = (at.w * self.frame.scale, at.h * self.frame.scale);
        let pixels = Opened::new(picture)?.pixels(w, h);
        let mut pixmap = Pixmap::new(pixels.width(), pixels.height())?;
        for (to, from) in pixmap.pixels_mut().iter_mut().zip(pixels.pixels()) {
            let [r, g, b, a] = from.0;
            *to = tiny_skia::ColorU8::from_rgba(r, g, b, a).premultiply();
        }
        let (x, y) = self.at(at.x, at.y);
        let (sx, sy) = (w / pixmap.width() as f32, h / pixmap.height() as f32);
        Some((pixmap, Transform::from_row(sx, 0.0, 0.0, sy, x, y)))
    }

    /// The path in pixels.
    fn outline(&self, path: &scene::Path) -> Option<Path> {
        let mut builder = PathBuilder::new();
        for segment in &path.segments {
            match *segment {
                Segment::Move { p } => self.to(p, |x, y| builder.move_to(x, y)),
                Segment::Line { p } => self.to(p, |x, y| builder.line_to(x, y)),
                Segment::Quad { c, p } => {
                    let (c, p) = (self.at(c.x, c.y), self.at(p.x, p.y));
                    builder.quad_to(c.0, c.1, p.0, p.1);
                }
                Segment::Cubic { c1, c2, p } => {
                    let (c1, c2, p) = (self.at(c1.x, c1.y), self.at(c2.x, c2.y), self.at(p.x, p.y));
                    builder.cubic_to(c1.0, c1.1, c2.0, c2.1, p.0, p.1);
                }
                Segment::Close => builder.close(),
            }
        }
        builder.finish()
    }

    fn to(&self, p: Point, mut draw: impl FnMut(f32, f32)) {
        let (x, y) = self.at(p.x, p.y);
        draw(x, y);
    }

    /// A point of the thing, in pixels.
    fn at(&self, x: f32, y: f32) -> (f32, f32) {
        let Frame { scale, origin, .. } = self.frame;
        (origin.0 + (self.place.x + x) * scale, origin.1 + (self.place.y + y) * scale)
    }

    fn line(&self, line: &scene::Stroke) -> Stroke {
        let lengths: Vec<f32> =
            stroke::dashes(line).into_iter().map(|length| length * self.frame.scale).collect();
        Stroke {
            width: line.width * self.frame.scale,
            miter_limit: stroke::MITRE_LIMIT,
            line_cap: if line.round { LineCap::Round } else { LineCap::Butt },
            line_join: if line.round { LineJoin::Round } else { LineJoin::Miter },
            dash: if lengths.is_empty() { None } else { StrokeDash::new(lengths, 0.0) },
        }
    }

    fn colour(&self, paint: Paint) -> Color {
        let Rgba { r, g, b, a } = self.request.theme.resolve(paint, &self.request.scene.personas);
        let alpha = if a.is_finite() { a.clamp(0.0, 1.0) } else { 1.0 };
        let mut colour = Color::from_rgba8(r, g, b, 255);
        colour.set_alpha(alpha);
        colour
    }
}
