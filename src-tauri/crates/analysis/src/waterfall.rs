//! From today to the floor, one fix at a time, the best one first.

use serde::Serialize;

use crate::running::Running;
use crate::state::State;
use crate::terrain::Terrain;
use crate::totals::BASE;
use crate::what_if::Turn;

/// Fixes whose contacts are as near as this, relative above 1, are equally good.
const TIE: f64 = 1e-9;

/// One step of the waterfall.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct WaterfallStep {
    /// The point brought to its achievable need; `None` for all the others together.
    pub service_point: Option<String>,
    /// How many others.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rest: Option<usize>,
    /// The change of contacts per 1,000, after − before.
    pub contacts: f64,
}

/// At each step the fix after which contacts are lowest, all earlier ones kept; after so many
/// `steps` the others together. A fix that never has an answer is left out.
pub(crate) fn waterfall(
    terrain: &Terrain<'_>,
    today: &State,
    floor: Option<&State>,
    steps: usize,
) -> Vec<WaterfallStep> {
    let mut running = Running::of(terrain, today);
    let mut open: Vec<Open> = (0..terrain.points.len())
        .filter(|&number| terrain.points[number].is_fixable())
        .map(|number| Open { number, turn: running.turn(number) })
        .collect();
    let mut found = Vec::new();
    let mut rest = Rest::default();
    while let Some(best) = best(&running, &open) {
        let before = running.total()[0];
        let is_last = found.len() == steps;
        if is_last
            && best.all_have_answers
            && let Some(floor) = floor
        {
            rest.add(open.len(), floor.total()[0] - before);
            break;
        }
        let Open { number, turn } = open.remove(best.place);
        if running.fix(number, turn).is_err() {
            break;
        }
        let at = terrain.points[number].at;
        let same = open.iter_mut().filter(|open| terrain.points[open.number].at == at);
        same.for_each(|open| open.turn = running.turn(open.number));
        let contacts = running.total()[0] - before;
        if is_last {
            rest.add(1, contacts);
        } else {
            let service_point = Some(terrain.points[number].source.id.clone());
            found.push(WaterfallStep { service_point, rest: None, contacts: BASE * contacts });
        }
    }
    if rest.count > 0 {
        let contacts = BASE * rest.contacts;
        found.push(WaterfallStep { service_point: None, rest: Some(rest.count), contacts });
    }
    found
}

/// A fix not made yet.
struct Open {
    number: usize,
    turn: Turn,
}

/// The fixes after the last step shown.
#[derive(Default)]
struct Rest {
    count: usize,
    contacts: f64,
}

impl Rest {
    fn add(&mut self, count: usize, contacts: f64) {
        self.count += count;
        self.contacts += contacts;
    }
}

struct Best {
    /// Among the fixes that are open.
    place: usize,
    all_have_answers: bool,
}

/// The fix after which contacts are lowest, in file order where some are equally good.
fn best(running: &Running<'_, '_>, open: &[Open]) -> Option<Best> {
    let [contacts, ..] = running.total();
    let after = |(place, open): (usize, &Open)| {
        let [change, ..] = running.change(open.number, &open.turn)?;
        Some((place, BASE * (contacts + change)))
    };
    let found: Vec<(usize, f64)> = open.iter().enumerate().filter_map(after).collect();
    let lowest = found.iter().map(|(_, contacts)| *contacts).fold(f64::INFINITY, f64::min);
    let (place, _) = found.iter().find(|(_, contacts)| *contacts <= lowest + TIE * lowest.max(1.0))?;
    Some(Best { place: *place, all_have_answers: found.len() == open.len() })
}
