//! From today to the floor, one fix at a time, the best one first.

use serde::Serialize;

use crate::point::Rates;
use crate::state::State;
use crate::terrain::Terrain;
use crate::totals::BASE;
use crate::what_if::change;

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
    let fixable = |number: &usize| terrain.points[*number].is_fixable();
    let mut open: Vec<usize> = (0..terrain.points.len()).filter(fixable).collect();
    let mut drops = Vec::new();
    let mut rest = Rest::default();
    let mut state = today.clone();
    while let Some(best) = best(terrain, &state, &open) {
        let is_last = drops.len() == steps;
        if is_last
            && best.all_have_answers
            && let Some(floor) = floor
        {
            rest.add(open.len(), floor.total()[0] - state.total()[0]);
            break;
        }
        open.retain(|&number| number != best.number);
        let Some(next) = fixed(terrain, &state, best.number) else { continue };
        let contacts = next.total()[0] - state.total()[0];
        if is_last {
            rest.add(1, contacts);
        } else {
            let service_point = Some(terrain.points[best.number].source.id.clone());
            drops.push(WaterfallStep { service_point, rest: None, contacts: BASE * contacts });
        }
        state = next;
    }
    if rest.count > 0 {
        let contacts = BASE * rest.contacts;
        drops.push(WaterfallStep { service_point: None, rest: Some(rest.count), contacts });
    }
    drops
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
    number: usize,
    all_have_answers: bool,
}

/// The fix after which contacts are lowest, in file order where some are equally good.
fn best(terrain: &Terrain<'_>, state: &State, open: &[usize]) -> Option<Best> {
    let [contacts, ..] = state.total();
    let after = |number: usize| {
        let fixed = terrain.points[number].fixed();
        let [change, ..] = change(terrain, state, &[(number, fixed)]).ok()?;
        Some((number, BASE * (contacts + change)))
    };
    let found: Vec<(usize, f64)> = open.iter().filter_map(|&number| after(number)).collect();
    let lowest = found.iter().map(|(_, contacts)| *contacts).fold(f64::INFINITY, f64::min);
    let (number, _) = found.iter().find(|(_, contacts)| *contacts <= lowest + TIE * lowest.max(1.0))?;
    Some(Best { number: *number, all_have_answers: found.len() == open.len() })
}

fn fixed(terrain: &Terrain<'_>, state: &State, number: usize) -> Option<State> {
    let mut rates: Vec<Rates> = state.rates.clone();
    rates[number] = terrain.points[number].fixed();
    State::solve(terrain, rates).ok()
}
