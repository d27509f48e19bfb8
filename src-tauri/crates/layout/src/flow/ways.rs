//! The points of each line, and of the exits.

use scene::{Point, Rect};

use super::measure::Flow;
use super::ports::End;
use super::{Edge, Place, Route, Side, Via};

/// What a card keeps free of lines beside those at its top, on both sides together.
pub(super) const BESIDE_TOPS: f32 = 64.0;
/// From one broad line at the top of a card to the next.
pub(super) const TOPS: f32 = 8.5;

/// The points of an edge's line, head last.
pub(super) fn way(flow: &Flow, i: usize, e: &Edge) -> Vec<Point> {
    let (Some(from), Some(to)) = (card_at(flow, e.from), card_at(flow, e.to)) else {
        return Vec::new();
    };
    match &e.route {
        Route::Straight => {
            let y = |leaves, card: Rect| card.y + flow.port_y(End { edge: i, leaves });
            vec![Point::new(from.right(), y(true, from)), Point::new(to.x, y(false, to))]
        }
        Route::Down => vec![Point::new(from.x + 16.0, from.bottom()), Point::new(from.x + 16.0, to.y)],
        Route::Up => {
            vec![Point::new(from.right() - 16.0, from.y), Point::new(from.right() - 16.0, to.bottom())]
        }
        Route::Around { via } => around(flow, i, e.from, from, via[0]),
        Route::Bent { out, via, into } => bent(flow, i, e, (*out, via, *into), (from, to)),
    }
}

/// Out of the right side, below the card and up into its lower edge.
fn around(flow: &Flow, i: usize, place: Place, card: Rect, via: Via) -> Vec<Point> {
    let up = flow.under.get(place).is_some_and(|u| u.has_up);
    let foot = card.right() - if up { 30.0 } else { 14.0 };
    let out = end_point(flow, place, End { edge: i, leaves: true }, Side::Right, card);
    let x = match via {
        Via::Gap { gap, slot } => flow.gap_x(gap, slot),
        Via::Channel { .. } => card.right() + 9.0,
    };
    let below = card.bottom() + 9.0 + flow.breadth.slack();
    vec![
        out,
        Point::new(x, out.y),
        Point::new(x, below),
        Point::new(foot, below),
        Point::new(foot, card.bottom()),
    ]
}

fn bent(
    flow: &Flow,
    i: usize,
    e: &Edge,
    (out, via, into): (Side, &[Via], Side),
    (from, to): (Rect, Rect),
) -> Vec<Point> {
    let start = end_point(flow, e.from, End { edge: i, leaves: true }, out, from);
    let tip = end_point(flow, e.to, End { edge: i, leaves: false }, into, to);
    let mut points = vec![start];
    let mut at = start;
    for v in via {
        at = match *v {
            Via::Gap { gap, slot } => Point::new(flow.gap_x(gap, slot), at.y),
            Via::Channel { channel, slot } => Point::new(at.x, flow.channel_line(channel, slot)),
        };
        points.push(at);
    }
    points.push(if into == Side::Top { Point::new(tip.x, at.y) } else { Point::new(at.x, tip.y) });
    points.push(tip);
    points.dedup_by(|a, b| (a.x - b.x).abs() < 0.01 && (a.y - b.y).abs() < 0.01);
    points
}

fn end_point(flow: &Flow, place: Place, end: End, side: Side, card: Rect) -> Point {
    let y = card.y + flow.port_y(end);
    match side {
        Side::Left => Point::new(card.x, y),
        Side::Right => Point::new(card.right(), y),
        Side::Top => {
            let ends = flow.ports.top.get(place).map_or(&[][..], Vec::as_slice);
            let at = ends.iter().position(|e| *e == end).unwrap_or(0) as f32;
            let zone = card.w - BESIDE_TOPS;
            let step = (zone / ends.len().max(1) as f32).min(10.0);
            let first = card.x + card.w / 2.0 - step * (ends.len() as f32 - 1.0) / 2.0;
            Point::new(first + step * at, card.y)
        }
    }
}

pub(super) fn card_at(flow: &Flow, (column, row): Place) -> Option<Rect> {
    flow.card(flow.grid.columns[column].cells[row]?)
}

/// x of a card's exits: beside the line up where there is one.
pub(super) fn exit_x(flow: &Flow, place: Place, card: Rect) -> f32 {
    let beside = flow.under.get(place).is_some_and(|u| u.has_up);
    let offset = if flow.look.compact { 40.0 } else { 44.0 };
    if beside { card.right() - 5.0 } else { card.x + offset }
}
