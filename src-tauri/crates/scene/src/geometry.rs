//! Points, sizes and rectangles in scene units.

use serde::{Deserialize, Serialize};
use specta::Type;
use specta_typescript::Number;

#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize, Type)]
pub struct Point {
    #[specta(type = Number)]
    pub x: f32,
    #[specta(type = Number)]
    pub y: f32,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Type)]
pub struct Size {
    #[specta(type = Number)]
    pub w: f32,
    #[specta(type = Number)]
    pub h: f32,
}

/// A rectangle by its top left corner and its size, both at least 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize, Type)]
pub struct Rect {
    #[specta(type = Number)]
    pub x: f32,
    #[specta(type = Number)]
    pub y: f32,
    #[specta(type = Number)]
    pub w: f32,
    #[specta(type = Number)]
    pub h: f32,
}

impl Point {
    #[must_use]
    pub const fn new(x: f32, y: f32) -> Self {
        Self { x, y }
    }
}

impl Rect {
    #[must_use]
    pub const fn new(x: f32, y: f32, w: f32, h: f32) -> Self {
        Self { x, y, w, h }
    }

    #[must_use]
    pub fn right(&self) -> f32 {
        self.x + self.w
    }

    #[must_use]
    pub fn bottom(&self) -> f32 {
        self.y + self.h
    }

    /// The same rectangle further by `by`.
    #[must_use]
    pub fn moved(&self, by: Point) -> Self {
        Self::new(self.x + by.x, self.y + by.y, self.w, self.h)
    }

    /// Grows by `d` on every side.
    #[must_use]
    pub fn grown(&self, d: f32) -> Self {
        Self::new(self.x - d, self.y - d, self.w + 2.0 * d, self.h + 2.0 * d)
    }

    /// True where the insides overlap; touching edges do not.
    #[must_use]
    pub fn overlaps(&self, o: &Self) -> bool {
        self.x < o.right() && o.x < self.right() && self.y < o.bottom() && o.y < self.bottom()
    }

    #[must_use]
    pub fn contains(&self, o: &Self) -> bool {
        self.x <= o.x && self.y <= o.y && self.right() >= o.right() && self.bottom() >= o.bottom()
    }

    /// The smallest rectangle around both.
    #[must_use]
    pub fn union(&self, o: &Self) -> Self {
        let (x, y) = (self.x.min(o.x), self.y.min(o.y));
        Self::new(x, y, self.right().max(o.right()) - x, self.bottom().max(o.bottom()) - y)
    }

    /// The smallest rectangle around all of them; the empty one at the origin for none.
    #[must_use]
    pub fn enclosing(mut rects: impl Iterator<Item = Rect>) -> Self {
        let Some(first) = rects.next() else { return Self::default() };
        rects.fold(first, |a, b| a.union(&b))
    }
}
