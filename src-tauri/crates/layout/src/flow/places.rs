//! Where the labels of lines stand, and how a line gives way to one.

use scene::{Point, Rect};

use super::label::Label;
use super::measure::Flow;
use super::ways::{card_at, exit_x};
use super::{Edge, Route, Side, Via};
use crate::sheet::Taken;

/// The upright stretches of all lines: (x, top, bottom, edge).
fn uprights(ways: &[Vec<Point>]) -> Vec<(f32, f32, f32, usize)> {
    let mut list = Vec::new();
    for (i, way) in ways.iter().enumerate() {
        for pair in way.windows(2) {
            if (pair[0].x - pair[1].x).abs() < 0.01 {
                list.push((pair[0].x, pair[0].y.min(pair[1].y), pair[0].y.max(pair[1].y), i));
            }
        }
    }
    list.sort_by(|a, b| a.0.total_cmp(&b.0));
    list
}

type Upright = (f32, f32, f32, usize);

/// Where every label of an edge stands, and the boxes of all labels, those of exits too.
pub(super) struct Labels {
    pub at: Vec<Option<(f32, f32)>>,
    pub boxes: Taken,
}

pub(super) fn place_labels(flow: &Flow, ways: &[Vec<Point>]) -> Labels {
    let uprights = uprights(ways);
    let mut boxes = Taken::default();
    for (place, under) in flow.under.iter() {
        let Some(card) = card_at(flow, place) else { continue };
        let x = exit_x(flow, place, card) + 9.0;
        for (_, label, top) in &under.exits {
            if let Some(label) = label {
                boxes.add(Rect::new(x, card.bottom() + top - 0.5, label.w, label.h));
            }
        }
    }
    let mut at = Vec::new();
    for (i, e) in flow.plan.edges.iter().enumerate() {
        let place = label_place(flow, i, e, &ways[i], &uprights);
        let place = place.zip(flow.labels[i].as_ref()).map(|((x, y), label)| {
            // Where labels would meet, the later one gives way upwards.
            let mut spot = Rect::new(x, y, label.w, label.h);
            for _ in 0..12 {
                if boxes.free(&spot.grown(1.0)) {
                    break;
                }
                spot.y -= 7.0;
            }
            boxes.add(spot);
            (spot.x, spot.y)
        });
        at.push(place);
    }
    Labels { at, boxes }
}

/// A line in the parts that stay clear of every label: where no stretch was free for a label, the
/// line that crosses it is broken there.
pub(super) fn broken(line: &[Point], width: f32, boxes: &Taken) -> Vec<Vec<Point>> {
    let mut parts: Vec<Vec<Point>> = Vec::new();
    let mut part: Vec<Point> = line.first().copied().into_iter().collect();
    for pair in line.windows(2) {
        let (a, b) = (pair[0], pair[1]);
        for (from, to) in clear_stretches(a, b, width, boxes) {
            if part.last() != Some(&from) {
                parts.push(std::mem::take(&mut part));
                part.push(from);
            }
            part.push(to);
        }
        if part.last() != Some(&b) {
            parts.push(std::mem::take(&mut part));
            part.push(b);
        }
    }
    parts.push(part);
    parts.retain(|p| p.len() > 1);
    parts
}

/// The stretches of a line from `a` to `b` outside the boxes, with 3.5 to spare.
fn clear_stretches(a: Point, b: Point, width: f32, boxes: &Taken) -> Vec<(Point, Point)> {
    let band = Rect::new(a.x, a.y, 0.0, 0.0).union(&Rect::new(b.x, b.y, 0.0, 0.0)).grown(width / 2.0 + 1.85);
    let length = (b.x - a.x).abs() + (b.y - a.y).abs();
    let level = (a.y - b.y).abs() < 0.01;
    let (start, way) = if level { (a.x, (b.x - a.x).signum()) } else { (a.y, (b.y - a.y).signum()) };
    let mut blocks: Vec<(f32, f32)> = boxes
        .over(&band)
        .map(|r| if level { (r.x, r.right()) } else { (r.y, r.bottom()) })
        .map(|(lo, hi)| ((lo - start) * way, (hi - start) * way))
        .map(|(p, q)| (p.min(q) - 3.5, p.max(q) + 3.5))
        .collect();
    blocks.sort_by(|p, q| p.0.total_cmp(&q.0));
    let point = |d: f32| match d {
        d if d <= 0.0 => a,
        d if d >= length => b,
        d if level => Point::new(a.x + d * way, a.y),
        d => Point::new(a.x, a.y + d * way),
    };
    let (mut at, mut stretches) = (0.0_f32, Vec::new());
    for (lo, hi) in blocks {
        if lo > at + 1.0 {
            stretches.push((point(at), point(lo)));
        }
        at = at.max(hi);
    }
    if at < length {
        stretches.push((point(at), b));
    }
    stretches
}

/// Top left of an edge's label.
fn label_place(
    flow: &Flow,
    i: usize,
    e: &Edge,
    points: &[Point],
    uprights: &[Upright],
) -> Option<(f32, f32)> {
    let label = flow.labels[i].as_ref()?;
    let slack = flow.breadth.slack();
    let from = card_at(flow, e.from)?;
    match &e.route {
        Route::Straight if e.from.1 == 0 => {
            let middle = points[0].x + flow.gap[e.from.0 + 1] / 2.0;
            Some((middle - label.w / 2.0, flow.row_y[0] - 7.0 - label.h))
        }
        Route::Straight => Some((from.right() + 4.0, points[0].y - 5.0 - slack - label.h)),
        Route::Down | Route::Up | Route::Around { .. } => {
            let home = if e.route == Route::Up { e.to } else { e.from };
            let card = card_at(flow, home)?;
            let (_, dy) = flow.under.get(home)?.labels.iter().find(|(edge, _)| *edge == i)?;
            let beside = e.route == Route::Up && flow.room_beside_up(home).is_some();
            let x = match (&e.route, beside) {
                (_, true) => card.right() - 8.0,
                (Route::Up, false) => card.right() - 24.0 - label.w,
                _ => card.x + 24.0,
            };
            Some((x, card.bottom() + dy))
        }
        Route::Bent { via, out: Side::Right, .. } if via.len() == 1 => {
            Some((from.right() + 5.0, points[0].y + 3.0 + slack))
        }
        Route::Bent { via, .. } => {
            let at = via.iter().position(|v| matches!(v, Via::Channel { .. }))?;
            let (a, b) = (points.get(at)?, points.get(at + 1)?);
            let run = if (a.y - b.y).abs() < 0.01 { (a, b) } else { (b, points.get(at + 2)?) };
            along(flow, (i, label), (*run.0, *run.1), uprights)
        }
    }
}

/// A stretch above the run from `a` to `b`, nearest to `a`, that no upright crosses.
fn along(
    flow: &Flow,
    (edge, label): (usize, &Label),
    (a, b): (Point, Point),
    uprights: &[Upright],
) -> Option<(f32, f32)> {
    let (w, h, slack) = (label.w, label.h, flow.breadth.slack());
    let (top, bottom) = (a.y - 4.0 - slack - h, a.y - 1.0);
    let clear = 4.0 + slack;
    let (lo, hi) = (a.x.min(b.x) + 5.0, a.x.max(b.x) - 5.0);
    let crosses = |x: f32| {
        let first = uprights.partition_point(|u| u.0 < x - clear);
        uprights[first..]
            .iter()
            .take_while(|u| u.0 < x + w + clear)
            .find(|u| u.3 != edge && u.1 < bottom && u.2 > top)
            .map(|u| u.0)
    };
    let mut x = if a.x < b.x { lo } else { hi - w };
    for _ in 0..64 {
        match crosses(x) {
            None if x >= lo - 0.1 && x + w <= hi + 0.1 => return Some((x, top)),
            None => break,
            Some(at) => x = if a.x < b.x { at + clear + 0.5 } else { at - w - clear - 0.5 },
        }
    }
    // No stretch is long enough: beyond the ends of the run the channel may still be free.
    let beyond = [lo - 5.0 - w - 5.0, hi + 10.0, if a.x < b.x { lo } else { hi - w }];
    let is_free = |x: &&f32| **x >= flow.left[0] && crosses(**x).is_none();
    beyond.iter().find(is_free).or(beyond.last()).map(|x| (x.max(flow.left[0]), top))
}
