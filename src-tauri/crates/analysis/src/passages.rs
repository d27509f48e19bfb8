//! How many customers take each way of a map.

use crate::journey::Journey;
use crate::terrain::Terrain;
use crate::totals::BASE;

/// How often each way is taken per 1,000 customers who start, in file order; who comes by again counts
/// again.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Passages {
    pub transitions: Vec<f64>,
    pub exits: Vec<f64>,
}

impl Passages {
    pub(crate) fn of(terrain: &Terrain<'_>, journey: &Journey) -> Self {
        let Terrain { map, flow, .. } = terrain;
        let mut passages =
            Self { transitions: vec![0.0; map.transitions.len()], exits: vec![0.0; map.exits.len()] };
        for (at, row) in flow.rows.iter().enumerate() {
            let going = BASE * journey.state.visits.all[at] * journey.state.visit[at].survival.stays;
            for branch in &row.onward {
                passages.transitions[branch.number] = going * branch.share;
            }
            for exit in &row.exits {
                passages.exits[exit.number] = going * exit.share;
            }
        }
        passages
    }
}
