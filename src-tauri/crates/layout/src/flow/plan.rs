//! Chooses for each transition the way it takes.

use model::JourneyMap;

use super::{Edge, Place, Route, Side, Via};
use crate::grid::Grid;

/// The ways of all transitions, with a slot in every gap and channel that they use.
pub(crate) struct Plan {
    pub edges: Vec<Edge>,
    /// Lines side by side in each gap; gap g is left of column g.
    pub gap_slots: Vec<usize>,
    /// The stretches of each gap, slot by slot: rows at odd numbers, channels at even.
    gaps: Vec<Vec<Vec<Span>>>,
    /// Lines above each other in each channel; channel r is above row r.
    pub channel_slots: Vec<usize>,
}

impl Plan {
    pub(crate) fn of(map: &JourneyMap, grid: &Grid) -> Self {
        let mut edges: Vec<Edge> = map
            .transitions
            .iter()
            .enumerate()
            .filter_map(|(transition, t)| {
                let (from, to) = (grid.place_of(&t.from)?, grid.place_of(&t.to)?);
                Some(Edge { transition, from, to, route: way(grid, from, to) })
            })
            .collect();
        let gaps = assign(&mut edges, grid.columns.len() + 1, gap_stretch);
        let channels = assign(&mut edges, grid.rows + 1, channel_stretch);
        let slots = |lines: &[Vec<Vec<Span>>]| lines.iter().map(Vec::len).collect();
        Self { edges, gap_slots: slots(&gaps), channel_slots: slots(&channels), gaps }
    }

    /// True where a line of the gap runs past the lower edges of the cards of `row`.
    pub(super) fn passes_below(&self, gap: usize, row: usize) -> bool {
        self.gaps[gap].iter().flatten().any(|(from, to)| *from <= 2 * row + 1 && *to > 2 * row + 1)
    }
}

fn way(grid: &Grid, from: Place, to: Place) -> Route {
    let ((cs, rs), (ct, rt)) = (from, to);
    if from == to {
        return Route::Around { via: [gap(cs + 1)] };
    }
    if cs == ct {
        return match (grid.clear_column(cs, rs, rt), rt > rs) {
            (true, true) => Route::Down,
            (true, false) => Route::Up,
            (false, _) => bent(Side::Right, &[gap(cs + 1)], Side::Right),
        };
    }
    if ct > cs { forward(grid, from, to) } else { backward(from, to) }
}

fn forward(grid: &Grid, (cs, rs): Place, (ct, rt): Place) -> Route {
    if rs == rt && grid.clear_row(rs, cs, ct) {
        return Route::Straight;
    }
    if rs != rt && (ct == cs + 1 || grid.clear_row(rt, cs, ct)) {
        return bent(Side::Right, &[gap(cs + 1)], Side::Left);
    }
    if rs != rt && grid.clear_row(rs, cs, ct) {
        return bent(Side::Right, &[gap(ct)], Side::Left);
    }
    let between = if rs == rt { rs + 1 } else { rs.max(rt) };
    bent(Side::Right, &[gap(cs + 1), channel(between), gap(ct)], Side::Left)
}

/// Loops back run above their row; from row to row they use the channel between.
fn backward((cs, rs): Place, (ct, rt): Place) -> Route {
    match rs.cmp(&rt) {
        std::cmp::Ordering::Equal => bent(Side::Top, &[channel(rs)], Side::Top),
        std::cmp::Ordering::Greater => bent(Side::Top, &[channel(rs), gap(ct + 1)], Side::Right),
        std::cmp::Ordering::Less => bent(Side::Right, &[gap(cs + 1), channel(rt)], Side::Top),
    }
}

fn bent(out: Side, via: &[Via], into: Side) -> Route {
    Route::Bent { out, via: via.to_vec(), into }
}

fn gap(gap: usize) -> Via {
    Via::Gap { gap, slot: 0 }
}

fn channel(channel: usize) -> Via {
    Via::Channel { channel, slot: 0 }
}

/// Where and how far an edge runs in a gap: (gap, from, to), rows at odd numbers, channels at even.
fn gap_stretch(edge: &Edge, i: usize) -> Option<(usize, usize, usize)> {
    let Via::Gap { gap, .. } = edge.route.vias()[i] else { return None };
    let row = edge.from.1;
    let Route::Bent { via, out, into } = &edge.route else { return Some((gap, 2 * row + 1, 2 * row + 2)) };
    let level = |v: Option<&Via>, place: Place, side: Side| match v {
        Some(Via::Channel { channel, .. }) => 2 * channel,
        Some(Via::Gap { .. }) | None if side == Side::Top => 2 * place.1,
        Some(Via::Gap { .. }) | None => 2 * place.1 + 1,
    };
    let a = level(i.checked_sub(1).and_then(|b| via.get(b)), edge.from, *out);
    let b = level(via.get(i + 1), edge.to, *into);
    Some((gap, a.min(b), a.max(b)))
}

/// The same along a channel, columns at odd numbers, gaps at even.
fn channel_stretch(edge: &Edge, i: usize) -> Option<(usize, usize, usize)> {
    let Route::Bent { via, .. } = &edge.route else { return None };
    let Via::Channel { channel, .. } = via[i] else { return None };
    let along = |v: Option<&Via>, place: Place| match v {
        Some(Via::Gap { gap, .. }) => 2 * gap,
        Some(Via::Channel { .. }) | None => 2 * place.0 + 1,
    };
    let a = along(i.checked_sub(1).and_then(|b| via.get(b)), edge.from);
    let b = along(via.get(i + 1), edge.to);
    Some((channel, a.min(b), a.max(b)))
}

/// Both ends of a stretch.
type Span = (usize, usize);
type Stretch = fn(&Edge, usize) -> Option<(usize, usize, usize)>;

/// Gives each stretch the first slot that is free all along; short ones first, so that they lie
/// inside the long ones. Returns what lies in each slot of each gap or channel.
fn assign(edges: &mut [Edge], lines: usize, stretch: Stretch) -> Vec<Vec<Vec<Span>>> {
    let mut wishes: Vec<(usize, usize, usize, usize, usize)> = Vec::new();
    for (e, edge) in edges.iter().enumerate() {
        for i in 0..edge.route.vias().len() {
            if let Some((line, from, to)) = stretch(edge, i) {
                wishes.push((to - from, line, from, e, i));
            }
        }
    }
    wishes.sort_unstable();
    let mut taken: Vec<Vec<Vec<Span>>> = vec![Vec::new(); lines];
    for (length, line, from, e, i) in wishes {
        let to = from + length;
        let slots = &mut taken[line];
        let free = slots.iter().position(|s| s.iter().all(|(a, b)| to < *a || *b < from));
        let slot = free.unwrap_or_else(|| {
            slots.push(Vec::new());
            slots.len() - 1
        });
        slots[slot].push((from, to));
        match &mut edges[e].route.vias_mut()[i] {
            Via::Gap { slot: s, .. } | Via::Channel { slot: s, .. } => *s = slot,
        }
    }
    taken
}
