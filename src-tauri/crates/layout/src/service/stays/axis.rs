//! The axis of contacts, and the lines that carry it through the rows.

use scene::{Path, Point, Stroke, Token};

use crate::service::base::Unit;
use crate::service::ink;
use crate::service::page::Page;
use crate::sheet::{Layer, stroked};

/// A line nearer than this to another one is not told from it.
const APART: f32 = 3.0;

/// Contacts as lengths from a place on the page.
#[derive(Clone, Copy)]
pub(super) struct Axis {
    pub x: f32,
    pub w: f32,
    /// What `w` stands for.
    pub most: f64,
}

impl Axis {
    pub(super) fn at(&self, contacts: f64) -> f32 {
        self.x + self.length(contacts)
    }

    pub(super) fn length(&self, contacts: f64) -> f32 {
        ink::length(contacts / self.most, self.w.into()).min(self.w)
    }

    /// Three to six figures that are round in a unit, each with its place.
    pub(super) fn ticks(&self, unit: &Unit) -> Vec<(f64, f32)> {
        let most = unit.scaled(self.most);
        if !(most > 0.0 && most.is_finite()) {
            return Vec::new();
        }
        let power = 10_f64.powf((most / 4.0).log10().floor());
        let step = [1.0, 2.0, 5.0].map(|n| n * power).into_iter().find(|step| most / step <= 5.0);
        let step = step.unwrap_or(10.0 * power);
        let round = (0..=5).map(|n| f64::from(n) * step).filter(|tick| *tick <= most);
        round.map(|tick| (tick, self.at(tick / most * self.most))).collect()
    }
}

/// An upright line of the chart: where it stands, from and to.
pub(super) type Upright = (f32, f32, f32);

/// Dotted lines at the round figures between two heights, with gaps where other lines are as near as
/// to be taken for them. At 0 the bars themselves begin.
pub(super) fn grid(page: &mut Page, axis: &Axis, from: f32, to: f32, upright: &[Upright]) {
    let mut items = Vec::new();
    for (_, x) in axis.ticks(&page.unit.of_changes()).into_iter().skip(1) {
        let mut near: Vec<&Upright> = upright.iter().filter(|(at, ..)| (at - x).abs() < APART).collect();
        near.sort_by(|a, b| a.1.total_cmp(&b.1));
        let mut top = from;
        for (_, begins, ends) in near.into_iter().chain([&(x, to, to)]) {
            if begins - APART > top {
                let line = Path::line(Point::new(x, top), Point::new(x, (begins - APART).min(to)));
                items.push(stroked(line, Stroke::solid(Token::Border2.into(), 1.0).dashed(&[1.0, 3.0])));
            }
            top = top.max(ends + APART);
        }
    }
    page.decorate(Layer::Lines, "service/stays/grid".into(), items);
}
