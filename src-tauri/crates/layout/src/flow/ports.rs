//! Where lines leave and enter a card: spread, so that no two share a stretch.

use super::by_place::ByPlace;
use super::plan::Plan;
use super::{Edge, Place, Route, Side};

/// An end of an edge.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct End {
    pub edge: usize,
    pub leaves: bool,
}

/// The ends at each card's sides, in the order in which they are spread.
pub(crate) struct Ports {
    pub right: ByPlace<Vec<End>>,
    pub left: ByPlace<Vec<End>>,
    pub top: ByPlace<Vec<End>>,
}

impl Ports {
    pub(crate) fn of(plan: &Plan) -> Self {
        let side = || ByPlace::new(plan.gap_slots.len() - 1, plan.channel_slots.len() - 1);
        let mut ports = Self { right: side(), left: side(), top: side() };
        for (edge, e) in plan.edges.iter().enumerate() {
            for (place, leaves, side) in ends(e) {
                let at = match side {
                    Side::Right => &mut ports.right,
                    Side::Left => &mut ports.left,
                    Side::Top => &mut ports.top,
                };
                at.change(place, |list| list.push(End { edge, leaves }));
            }
        }
        let far = |end: &End| {
            let e = &plan.edges[end.edge];
            let straight = e.route == Route::Straight;
            let (c, r) = if end.leaves { e.to } else { e.from };
            (!straight, r, c, end.edge)
        };
        for list in ports.right.things_mut().chain(ports.left.things_mut()) {
            list.sort_by_key(far);
        }
        for list in ports.top.things_mut() {
            list.sort_by_key(|end| {
                let e = &plan.edges[end.edge];
                (if end.leaves { e.to } else { e.from }, end.edge)
            });
        }
        ports
    }
}

fn ends(e: &Edge) -> Vec<(Place, bool, Side)> {
    match &e.route {
        Route::Straight => vec![(e.from, true, Side::Right), (e.to, false, Side::Left)],
        Route::Bent { out, into, .. } => vec![(e.from, true, *out), (e.to, false, *into)],
        Route::Around { .. } => vec![(e.from, true, Side::Right)],
        Route::Down | Route::Up => Vec::new(),
    }
}
