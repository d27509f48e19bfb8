//! Whether a thing of one drawing is that of another one at another place.

use crate::{Group, Icon, Item, Paragraph, Path, Picture, Point, Rect, Run, Segment, Shape};

impl Group {
    /// True where this is the other one moved by `by`: the same in everything, and each coordinate within
    /// `near` scene units of where it would be then.
    #[must_use]
    pub fn is_moved(&self, from: &Self, by: Point, near: f32) -> bool {
        let way = Way { by, near };
        self.id == from.id
            && self.role == from.role
            && self.name == from.name
            && way.rect(&self.bounds, &from.bounds)
            && way.all(&self.items, &from.items, Way::item)
    }
}

/// How far everything is to have moved, and how exactly.
#[derive(Clone, Copy)]
struct Way {
    by: Point,
    near: f32,
}

impl Way {
    fn all<T>(self, now: &[T], was: &[T], same: impl Fn(Self, &T, &T) -> bool) -> bool {
        now.len() == was.len() && now.iter().zip(was).all(|(now, was)| same(self, now, was))
    }

    fn at(self, x: f32, y: f32, was_x: f32, was_y: f32) -> bool {
        (x - (was_x + self.by.x)).abs() <= self.near && (y - (was_y + self.by.y)).abs() <= self.near
    }

    fn point(self, now: Point, was: Point) -> bool {
        self.at(now.x, now.y, was.x, was.y)
    }

    fn rect(self, now: &Rect, was: &Rect) -> bool {
        self.at(now.x, now.y, was.x, was.y)
            && (now.w - was.w).abs() <= self.near
            && (now.h - was.h).abs() <= self.near
    }

    fn item(self, now: &Item, was: &Item) -> bool {
        match (now, was) {
            (Item::Shape(now), Item::Shape(was)) => self.shape(now, was),
            (Item::Text(now), Item::Text(was)) => self.paragraph(now, was),
            (Item::Icon(now), Item::Icon(was)) => self.icon(now, was),
            (Item::Picture(now), Item::Picture(was)) => self.picture(now, was),
            _ => false,
        }
    }

    fn shape(self, now: &Shape, was: &Shape) -> bool {
        now.fill == was.fill && now.stroke == was.stroke && self.path(&now.path, &was.path)
    }

    fn paragraph(self, now: &Paragraph, was: &Paragraph) -> bool {
        now.text == was.text
            && now.link == was.link
            && self.rect(&now.bounds, &was.bounds)
            && self.all(&now.runs, &was.runs, Self::run)
    }

    fn run(self, now: &Run, was: &Run) -> bool {
        let same = now.text == was.text && now.line == was.line && now.right_to_left == was.right_to_left;
        let set = now.face == was.face && now.paint == was.paint && now.size.to_bits() == was.size.to_bits();
        same && set && (now.width - was.width).abs() <= self.near && self.at(now.x, now.y, was.x, was.y)
    }

    fn icon(self, now: &Icon, was: &Icon) -> bool {
        now.name == was.name && now.stroke == was.stroke && self.path(&now.path, &was.path)
    }

    fn picture(self, now: &Picture, was: &Picture) -> bool {
        let shown = now.alt == was.alt && now.media_type == was.media_type && now.data == was.data;
        shown && self.rect(&now.at, &was.at)
    }

    fn path(self, now: &Path, was: &Path) -> bool {
        self.all(&now.segments, &was.segments, Self::segment)
    }

    fn segment(self, now: &Segment, was: &Segment) -> bool {
        match (*now, *was) {
            (Segment::Move { p }, Segment::Move { p: q }) | (Segment::Line { p }, Segment::Line { p: q }) => {
                self.point(p, q)
            }
            (Segment::Quad { c, p }, Segment::Quad { c: d, p: q }) => self.point(c, d) && self.point(p, q),
            (Segment::Cubic { c1, c2, p }, Segment::Cubic { c1: d1, c2: d2, p: q }) => {
                self.point(c1, d1) && self.point(c2, d2) && self.point(p, q)
            }
            (Segment::Close, Segment::Close) => true,
            _ => false,
        }
    }
}
