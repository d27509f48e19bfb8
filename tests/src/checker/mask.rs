//! A small window onto the drawing, as coverage pixel by pixel.

use scene::{Point, Rect};
use tiny_skia::{FillRule, IntSize, Transform};

use super::PX_PER_UNIT;

/// Coverage from which a pixel counts as inked, of 255.
const INKED: u8 = 100;

#[derive(Clone)]
pub(crate) struct Mask {
    left: f32,
    top: f32,
    width: usize,
    inked: Vec<bool>,
}

impl Mask {
    /// The ink of an outline within `window`.
    pub(crate) fn of(outline: &tiny_skia::Path, rule: FillRule, window: &Rect) -> Self {
        let (w, h) = (pixels(window.w), pixels(window.h));
        let shift = Transform::from_row(
            PX_PER_UNIT,
            0.0,
            0.0,
            PX_PER_UNIT,
            -window.x * PX_PER_UNIT,
            -window.y * PX_PER_UNIT,
        );
        let coverage = tiny_skia::Mask::new(w, h).map(|mut mask| {
            mask.fill_path(outline, rule, true, shift);
            mask.data().iter().map(|c| *c >= INKED).collect()
        });
        let size = IntSize::from_wh(w, h).map_or(0, |s| (s.width() * s.height()) as usize);
        let inked = coverage.unwrap_or_else(|| vec![false; size]);
        Self { left: window.x, top: window.y, width: w as usize, inked }
    }

    /// Every pixel of `window`, inked or not.
    pub(crate) fn filled(window: &Rect, inked: bool) -> Self {
        let (w, h) = (pixels(window.w) as usize, pixels(window.h) as usize);
        Self { left: window.x, top: window.y, width: w, inked: vec![inked; w * h] }
    }

    pub(crate) fn and(&self, other: &Self) -> Self {
        self.with(other, |a, b| a && b)
    }

    pub(crate) fn or(&self, other: &Self) -> Self {
        self.with(other, |a, b| a || b)
    }

    pub(crate) fn without(&self, other: &Self) -> Self {
        self.with(other, |a, b| a && !b)
    }

    pub(crate) fn inverted(&self) -> Self {
        self.with(self, |a, _| !a)
    }

    fn with(&self, other: &Self, f: impl Fn(bool, bool) -> bool) -> Self {
        let inked = self.inked.iter().zip(&other.inked).map(|(a, b)| f(*a, *b)).collect();
        Self { inked, ..*self }
    }

    /// How many pixels are inked.
    pub(crate) fn count(&self) -> usize {
        self.inked.iter().filter(|i| **i).count()
    }

    /// Grown by `units` in every direction, round.
    pub(crate) fn grown(&self, units: f32) -> Self {
        let reach = (units * PX_PER_UNIT).round();
        let across = self.distances_in_row(reach);
        let height = self.inked.len().checked_div(self.width).unwrap_or(0);
        let steps = pixels_down(reach);
        let mut inked = vec![false; self.inked.len()];
        for y in 0..height {
            for other in y.saturating_sub(steps)..(y + steps + 1).min(height) {
                let dy = f32::from(u16::try_from(y.abs_diff(other)).unwrap_or(u16::MAX));
                let within = (reach * reach - dy * dy).max(0.0).sqrt();
                let source = &across[other * self.width..(other + 1) * self.width];
                let target = &mut inked[y * self.width..(y + 1) * self.width];
                target.iter_mut().zip(source).for_each(|(t, s)| *t |= *s <= within);
            }
        }
        Self { inked, ..*self }
    }

    /// For every pixel, how many pixels away in its row the nearest ink is.
    fn distances_in_row(&self, reach: f32) -> Vec<f32> {
        let mut away = vec![reach + 1.0; self.inked.len()];
        for (row, inked) in away.chunks_mut(self.width).zip(self.inked.chunks(self.width)) {
            let mut last = reach + 1.0;
            for (d, ink) in row.iter_mut().zip(inked) {
                last = if *ink { 0.0 } else { last + 1.0 };
                *d = last;
            }
            last = reach + 1.0;
            for (d, ink) in row.iter_mut().zip(inked).rev() {
                last = if *ink { 0.0 } else { last + 1.0 };
                *d = d.min(last);
            }
        }
        away
    }

    /// The longest level or upright row of inked pixels, in units.
    pub(crate) fn longest_run(&self) -> f32 {
        let height = self.inked.len().checked_div(self.width).unwrap_or(0);
        let level = (0..height).map(|y| longest((0..self.width).map(|x| self.inked[y * self.width + x])));
        let upright = (0..self.width).map(|x| longest((0..height).map(|y| self.inked[y * self.width + x])));
        to_f32(to_f64(level.chain(upright).max().unwrap_or(0))) / PX_PER_UNIT
    }

    /// True where somewhere a whole square of 3 × 3 pixels is inked: more than edges that touch.
    pub(crate) fn has_depth(&self) -> bool {
        let w = self.width;
        let solid = |i: usize| self.inked[i..i + 3].iter().all(|p| *p);
        let rows = self.inked.len().checked_div(w).unwrap_or(0);
        (0..rows.saturating_sub(2))
            .any(|y| (0..w.saturating_sub(2)).any(|x| (0..3).all(|dy| solid((y + dy) * w + x))))
    }

    /// The middle of the ink in scene units.
    pub(crate) fn centre(&self) -> (f32, f32) {
        let mut sum = (0.0_f64, 0.0_f64, 0.0_f64);
        for (i, _) in self.inked.iter().enumerate().filter(|(_, ink)| **ink) {
            let (x, y) = (i % self.width, i / self.width);
            sum = (sum.0 + to_f64(x), sum.1 + to_f64(y), sum.2 + 1.0);
        }
        let unit = |s: f64| to_f32(s / sum.2.max(1.0) / f64::from(PX_PER_UNIT));
        (self.left + unit(sum.0), self.top + unit(sum.1))
    }
}

fn longest(inked: impl Iterator<Item = bool>) -> usize {
    let runs = inked.scan(0, |run, ink| {
        *run = if ink { *run + 1 } else { 0 };
        Some(*run)
    });
    runs.max().unwrap_or(0)
}

/// A point in the middle of a window.
pub(crate) fn middle(r: &Rect) -> Point {
    Point::new(r.x + r.w / 2.0, r.y + r.h / 2.0)
}

/// The part of `a` that lies in `b`.
pub(crate) fn common(a: &Rect, b: &Rect) -> Rect {
    let (x, y) = (a.x.max(b.x), a.y.max(b.y));
    Rect::new(x, y, (a.right().min(b.right()) - x).max(0.0), (a.bottom().min(b.bottom()) - y).max(0.0))
}

fn pixels(units: f32) -> u32 {
    (units * PX_PER_UNIT).ceil().clamp(1.0, 30_000.0) as u32
}

fn pixels_down(px: f32) -> usize {
    px.clamp(0.0, 1_000.0) as usize
}

fn to_f64(v: usize) -> f64 {
    v as f64
}

fn to_f32(v: f64) -> f32 {
    v as f32
}
