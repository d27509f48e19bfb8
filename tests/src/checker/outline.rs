//! Outlines in the rasteriser's form, and their chords for quick questions of nearness.

use scene::{Path, Point, Rect, Segment, Stroke};
use tiny_skia::{LineCap, LineJoin, PathBuilder, PathSegment};

/// A straight piece of a flattened outline.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Chord(pub Point, pub Point);

/// The outline, or nothing where there is no ink to be had from it.
pub(crate) fn of_path(path: &Path) -> Option<tiny_skia::Path> {
    let mut b = PathBuilder::new();
    for segment in &path.segments {
        match *segment {
            Segment::Move { p } => b.move_to(p.x, p.y),
            Segment::Line { p } => b.line_to(p.x, p.y),
            Segment::Quad { c, p } => b.quad_to(c.x, c.y, p.x, p.y),
            Segment::Cubic { c1, c2, p } => b.cubic_to(c1.x, c1.y, c2.x, c2.y, p.x, p.y),
            Segment::Close => b.close(),
        }
    }
    b.finish()
}

/// The outline of what a stroke inks; gaps of dashes count as line, because the eye joins them.
pub(crate) fn of_stroke(path: &tiny_skia::Path, stroke: &Stroke) -> Option<tiny_skia::Path> {
    let pen = tiny_skia::Stroke {
        width: stroke.width,
        line_cap: if stroke.round { LineCap::Round } else { LineCap::Butt },
        line_join: if stroke.round { LineJoin::Round } else { LineJoin::Miter },
        ..tiny_skia::Stroke::default()
    };
    path.stroke(&pen, super::PX_PER_UNIT)
}

pub(crate) fn of_rect(r: &Rect) -> Option<tiny_skia::Path> {
    tiny_skia::Rect::from_xywh(r.x, r.y, r.w, r.h).map(PathBuilder::from_rect)
}

/// The box of the outline itself, not of its control points.
pub(crate) fn tight_bounds(path: &tiny_skia::Path) -> Rect {
    let r = path.compute_tight_bounds().unwrap_or(path.bounds());
    Rect::new(r.left(), r.top(), r.width(), r.height())
}

/// True where every subpath ends where it began.
pub(crate) fn is_closed(path: &Path) -> bool {
    let (mut start, mut at) = (Point::default(), Point::default());
    for segment in &path.segments {
        match *segment {
            Segment::Move { p } if p != at && at != start => return false,
            Segment::Move { p } => (start, at) = (p, p),
            Segment::Line { p } | Segment::Quad { p, .. } | Segment::Cubic { p, .. } => at = p,
            Segment::Close => at = start,
        }
    }
    at == start
}

/// The outline as straight pieces, open subpaths closed as a fill closes them when `closing`.
pub(crate) fn chords(path: &tiny_skia::Path, closing: bool) -> Vec<Chord> {
    let mut flat = Flattener { chords: Vec::new(), start: Point::default(), at: Point::default() };
    for segment in path.segments() {
        match segment {
            PathSegment::MoveTo(p) => flat.begin(point(p), closing),
            PathSegment::LineTo(p) => flat.line(point(p)),
            PathSegment::QuadTo(c, p) => {
                let (a, c, p) = (flat.at, point(c), point(p));
                flat.curve(8, |t| mix(mix(a, c, t), mix(c, p, t), t));
            }
            PathSegment::CubicTo(c1, c2, p) => {
                let (a, c1, c2, p) = (flat.at, point(c1), point(c2), point(p));
                flat.curve(12, |t| {
                    let (ab, bc, cd) = (mix(a, c1, t), mix(c1, c2, t), mix(c2, p, t));
                    mix(mix(ab, bc, t), mix(bc, cd, t), t)
                });
            }
            PathSegment::Close => flat.line(flat.start),
        }
    }
    if closing {
        flat.line(flat.start);
    }
    flat.chords
}

struct Flattener {
    chords: Vec<Chord>,
    start: Point,
    at: Point,
}

impl Flattener {
    fn begin(&mut self, p: Point, closing: bool) {
        if closing {
            self.line(self.start);
        }
        (self.start, self.at) = (p, p);
    }

    fn line(&mut self, p: Point) {
        if p != self.at {
            self.chords.push(Chord(self.at, p));
        }
        self.at = p;
    }

    fn curve(&mut self, pieces: u8, at: impl Fn(f32) -> Point) {
        for i in 1..=pieces {
            self.line(at(f32::from(i) / f32::from(pieces)));
        }
    }
}

fn point(p: tiny_skia::Point) -> Point {
    Point::new(p.x, p.y)
}

fn mix(a: Point, b: Point, t: f32) -> Point {
    Point::new(a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t)
}

impl Chord {
    /// True where the piece comes into the rectangle (Liang and Barsky's clipping).
    pub(crate) fn enters(&self, r: &Rect) -> bool {
        let (dx, dy) = (self.1.x - self.0.x, self.1.y - self.0.y);
        let (mut from, mut to) = (0.0_f32, 1.0_f32);
        let sides = [
            (-dx, self.0.x - r.x),
            (dx, r.right() - self.0.x),
            (-dy, self.0.y - r.y),
            (dy, r.bottom() - self.0.y),
        ];
        for (p, q) in sides {
            if p == 0.0 {
                if q < 0.0 {
                    return false;
                }
            } else if p < 0.0 {
                from = from.max(q / p);
            } else {
                to = to.min(q / p);
            }
        }
        from <= to
    }
}

/// True where the point lies inside the outline by the even-odd rule.
pub(crate) fn contains(chords: &[Chord], p: Point) -> bool {
    let crosses = |c: &&Chord| {
        let Chord(a, b) = **c;
        (a.y > p.y) != (b.y > p.y) && p.x < a.x + (p.y - a.y) / (b.y - a.y) * (b.x - a.x)
    };
    chords.iter().filter(crosses).count() % 2 == 1
}
