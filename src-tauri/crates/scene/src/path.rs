//! Outlines made of lines and curves.

use serde::Serialize;
use specta::Type;

use crate::{Point, Rect};

/// An outline in scene units; several subpaths are filled by the even-odd rule.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Type)]
pub struct Path {
    pub segments: Vec<Segment>,
}

#[derive(Clone, Copy, Debug, PartialEq, Serialize, Type)]
#[serde(tag = "to", rename_all = "snake_case")]
pub enum Segment {
    Move { p: Point },
    Line { p: Point },
    Quad { c: Point, p: Point },
    Cubic { c1: Point, c2: Point, p: Point },
    Close,
}

impl Segment {
    /// Its control points and its end, in order.
    fn points(&self) -> [Option<Point>; 3] {
        match *self {
            Self::Move { p } | Self::Line { p } => [Some(p), None, None],
            Self::Quad { c, p } => [Some(c), Some(p), None],
            Self::Cubic { c1, c2, p } => [Some(c1), Some(c2), Some(p)],
            Self::Close => [None; 3],
        }
    }
}

/// Distance of a control point that makes a cubic the quarter of a circle of radius 1.
const QUARTER: f32 = 0.552_284_8;

impl Path {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.segments.is_empty()
    }

    #[must_use]
    pub fn move_to(mut self, x: f32, y: f32) -> Self {
        self.segments.push(Segment::Move { p: Point::new(x, y) });
        self
    }

    #[must_use]
    pub fn line_to(mut self, x: f32, y: f32) -> Self {
        self.segments.push(Segment::Line { p: Point::new(x, y) });
        self
    }

    #[must_use]
    pub fn quad_to(mut self, cx: f32, cy: f32, x: f32, y: f32) -> Self {
        self.segments.push(Segment::Quad { c: Point::new(cx, cy), p: Point::new(x, y) });
        self
    }

    #[must_use]
    pub fn cubic_to(mut self, c1: Point, c2: Point, p: Point) -> Self {
        self.segments.push(Segment::Cubic { c1, c2, p });
        self
    }

    #[must_use]
    pub fn close(mut self) -> Self {
        self.segments.push(Segment::Close);
        self
    }

    /// Appends the other path's segments.
    #[must_use]
    pub fn and(mut self, other: Path) -> Self {
        self.segments.extend(other.segments);
        self
    }

    #[must_use]
    pub fn line(a: Point, b: Point) -> Self {
        Self::new().move_to(a.x, a.y).line_to(b.x, b.y)
    }

    #[must_use]
    pub fn circle(cx: f32, cy: f32, r: f32) -> Self {
        Self::round_rect(Rect::new(cx - r, cy - r, 2.0 * r, 2.0 * r), r)
    }

    /// A circle around the origin with a square corner at the lower left.
    #[must_use]
    pub fn pin(r: f32) -> Self {
        let (c, p) = (r * QUARTER, Point::new);
        Self::new()
            .move_to(-r, r)
            .line_to(-r, 0.0)
            .cubic_to(p(-r, -c), p(-c, -r), p(0.0, -r))
            .cubic_to(p(c, -r), p(r, -c), p(r, 0.0))
            .cubic_to(p(r, c), p(c, r), p(0.0, r))
            .close()
    }

    #[must_use]
    pub fn rect(r: Rect) -> Self {
        Self::new()
            .move_to(r.x, r.y)
            .line_to(r.right(), r.y)
            .line_to(r.right(), r.bottom())
            .line_to(r.x, r.bottom())
            .close()
    }

    /// A rectangle with corners of `radius`, clockwise from the top left.
    #[must_use]
    pub fn round_rect(r: Rect, radius: f32) -> Self {
        let k = radius.min(r.w / 2.0).min(r.h / 2.0).max(0.0);
        if k <= 0.0 {
            return Self::rect(r);
        }
        let c = k * (1.0 - QUARTER);
        let (x0, y0, x1, y1) = (r.x, r.y, r.right(), r.bottom());
        let p = Point::new;
        Self::new()
            .move_to(x0 + k, y0)
            .line_to(x1 - k, y0)
            .cubic_to(p(x1 - c, y0), p(x1, y0 + c), p(x1, y0 + k))
            .line_to(x1, y1 - k)
            .cubic_to(p(x1, y1 - c), p(x1 - c, y1), p(x1 - k, y1))
            .line_to(x0 + k, y1)
            .cubic_to(p(x0 + c, y1), p(x0, y1 - c), p(x0, y1 - k))
            .line_to(x0, y0 + k)
            .cubic_to(p(x0, y0 + c), p(x0 + c, y0), p(x0 + k, y0))
            .close()
    }

    /// An open or closed polyline whose inner corners are rounded by `radius`, less where a
    /// segment is short.
    #[must_use]
    pub fn rounded_polyline(points: &[Point], radius: f32) -> Self {
        let Some((first, rest)) = points.split_first() else { return Self::new() };
        let mut path = Self::new().move_to(first.x, first.y);
        let mut at = *first;
        for (i, corner) in rest.iter().enumerate() {
            let Some(next) = rest.get(i + 1) else {
                path = path.line_to(corner.x, corner.y);
                break;
            };
            let (back, ahead) = (distance(at, *corner), distance(*corner, *next));
            let last = i + 2 == rest.len();
            let k = radius.min(back).min(if last { ahead } else { ahead / 2.0 });
            if k > 0.0 && back > 0.0 && ahead > 0.0 {
                let enter = towards(*corner, at, k);
                let leave = towards(*corner, *next, k);
                path = path.line_to(enter.x, enter.y).quad_to(corner.x, corner.y, leave.x, leave.y);
                at = leave;
            } else {
                path = path.line_to(corner.x, corner.y);
                at = *corner;
            }
        }
        path
    }

    /// Moves every point.
    #[must_use]
    pub fn translated(&self, dx: f32, dy: f32) -> Self {
        self.mapped(|p| Point::new(p.x + dx, p.y + dy))
    }

    /// Applies `f` to every point.
    #[must_use]
    pub fn mapped(&self, f: impl Fn(Point) -> Point) -> Self {
        let segments = self
            .segments
            .iter()
            .map(|s| match *s {
                Segment::Move { p } => Segment::Move { p: f(p) },
                Segment::Line { p } => Segment::Line { p: f(p) },
                Segment::Quad { c, p } => Segment::Quad { c: f(c), p: f(p) },
                Segment::Cubic { c1, c2, p } => Segment::Cubic { c1: f(c1), c2: f(c2), p: f(p) },
                Segment::Close => Segment::Close,
            })
            .collect();
        Self { segments }
    }

    /// The box of all points and control points: never smaller than the outline.
    #[must_use]
    pub fn bounds(&self) -> Rect {
        let dot = |p: Point| Rect::new(p.x, p.y, 0.0, 0.0);
        Rect::enclosing(self.segments.iter().flat_map(Segment::points).flatten().map(dot))
    }
}

fn distance(a: Point, b: Point) -> f32 {
    (a.x - b.x).hypot(a.y - b.y)
}

/// The point at distance `d` from `a` on the way to `b`.
fn towards(a: Point, b: Point, d: f32) -> Point {
    let t = d / distance(a, b);
    Point::new(a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t)
}
