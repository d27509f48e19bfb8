//! Whether a thing of one drawing is that of another one at another place.

use crate::{Group, Icon, Item, Paragraph, Path, Picture, Point, Rect, Run, Segment, Shape};

impl Group {
    /// Where this is the other one moved by `by`: how far the coordinate that is farthest off is from where
    /// it would be then, in scene units, at most `near`. `None` where anything else differs, or more.
    #[must_use]
    pub fn moved(&self, from: &Self, by: Point, near: f32) -> Option<f32> {
        let mut way = Way { by, near, off: 0.0 };
        let same = self.id == from.id && self.role == from.role && self.name == from.name;
        let moved =
            same && way.rect(&self.bounds, &from.bounds) && way.all(&self.items, &from.items, Way::item);
        moved.then_some(way.off)
    }
}

/// How far everything is to have moved, how exactly, and how far off it is so far.
struct Way {
    by: Point,
    near: f32,
    off: f32,
}

impl Way {
    fn all<T>(&mut self, now: &[T], was: &[T], same: impl Fn(&mut Self, &T, &T) -> bool) -> bool {
        now.len() == was.len() && now.iter().zip(was).all(|(now, was)| same(self, now, was))
    }

    fn length(&mut self, now: f32, wanted: f32) -> bool {
        let off = (now - wanted).abs();
        self.off = self.off.max(off);
        off <= self.near
    }

    fn at(&mut self, x: f32, y: f32, was_x: f32, was_y: f32) -> bool {
        let by = self.by;
        self.length(x, was_x + by.x) && self.length(y, was_y + by.y)
    }

    fn point(&mut self, now: Point, was: Point) -> bool {
        self.at(now.x, now.y, was.x, was.y)
    }

    fn rect(&mut self, now: &Rect, was: &Rect) -> bool {
        self.at(now.x, now.y, was.x, was.y) && self.length(now.w, was.w) && self.length(now.h, was.h)
    }

    fn item(&mut self, now: &Item, was: &Item) -> bool {
        match (now, was) {
            (Item::Shape(now), Item::Shape(was)) => self.shape(now, was),
            (Item::Text(now), Item::Text(was)) => self.paragraph(now, was),
            (Item::Icon(now), Item::Icon(was)) => self.icon(now, was),
            (Item::Picture(now), Item::Picture(was)) => self.picture(now, was),
            _ => false,
        }
    }

    fn shape(&mut self, now: &Shape, was: &Shape) -> bool {
        now.fill == was.fill && now.stroke == was.stroke && self.path(&now.path, &was.path)
    }

    fn paragraph(&mut self, now: &Paragraph, was: &Paragraph) -> bool {
        now.text == was.text
            && now.link == was.link
            && self.rect(&now.bounds, &was.bounds)
            && self.all(&now.runs, &was.runs, Self::run)
    }

    fn run(&mut self, now: &Run, was: &Run) -> bool {
        let same = now.text == was.text && now.line == was.line && now.right_to_left == was.right_to_left;
        let set = now.face == was.face && now.paint == was.paint && now.size.to_bits() == was.size.to_bits();
        same && set && self.length(now.width, was.width) && self.at(now.x, now.y, was.x, was.y)
    }

    fn icon(&mut self, now: &Icon, was: &Icon) -> bool {
        now.name == was.name && now.stroke == was.stroke && self.path(&now.path, &was.path)
    }

    fn picture(&mut self, now: &Picture, was: &Picture) -> bool {
        let shown = now.alt == was.alt && now.media_type == was.media_type && now.data == was.data;
        shown && self.rect(&now.at, &was.at)
    }

    fn path(&mut self, now: &Path, was: &Path) -> bool {
        self.all(&now.segments, &was.segments, Self::segment)
    }

    fn segment(&mut self, now: &Segment, was: &Segment) -> bool {
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
