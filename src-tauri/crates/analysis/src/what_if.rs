//! What changes when service points get other rates, exactly.
//!
//! Let a customer come to the changed touchpoint u. What the visit and all after it bring until the
//! next visit of u, over the chance that there is none, is what u brings from then on. Both need
//! only what the neighbours of u bring before they lead back to u, so one touchpoint changed is a
//! few sums (the Sherman–Morrison formula, without its subtractions). Several are solved together.

use crate::chain::Unsolved;
use crate::dense::add;
use crate::point::Rates;
use crate::state::State;
use crate::terrain::Terrain;
use crate::visit::{Onward, Rewards, Visit};

/// Where a touchpoint is visited more often than this, or is left less often than one over it,
/// chances to come back are too near to 1 to be subtracted from it, and its loop is solved anew.
pub(crate) const OFTEN: f64 = 1e4;

/// The change of contacts, cost and completed of one customer when the points named, in order,
/// have these rates.
pub(crate) fn change(
    terrain: &Terrain<'_>,
    state: &State,
    fixed: &[(usize, Rates)],
) -> Result<Rewards, Unsolved> {
    let changing = fixed.iter().filter(|(point, rates)| state.rates[*point] != *rates);
    let mut places: Vec<usize> = changing.map(|(point, _)| terrain.points[*point].at).collect();
    places.retain(|&place| state.is_reached[place]);
    places.sort_unstable();
    places.dedup();
    let rates = |point| match fixed.binary_search_by_key(&point, |(point, _)| *point) {
        Ok(at) => fixed[at].1,
        Err(_) => state.rates[point],
    };
    let turns: Vec<Turn> = places.into_iter().map(|place| Turn::of(terrain, place, rates)).collect();
    change_by(terrain, state, &turns, fixed)
}

/// [`change`], when the touchpoints that change have been worked out.
pub(crate) fn change_by(
    terrain: &Terrain<'_>,
    state: &State,
    turns: &[Turn],
    fixed: &[(usize, Rates)],
) -> Result<Rewards, Unsolved> {
    let opens =
        |turn: &Turn| state.visit[turn.place].survival.stays == 0.0 && turn.visit.survival.stays > 0.0;
    if turns.iter().any(opens) {
        return whole(terrain, state, fixed);
    }
    let found = match turns {
        [] => Ok(Rewards::default()),
        [turn] => match single(state, turn) {
            Some(change) => Ok(change),
            None if state.visits.arriving.is_empty() => whole(terrain, state, fixed),
            None => loop_anew(state, turn),
        },
        _ => several(terrain, state, turns),
    };
    // A loop that closes may be one that nobody reaches any more: the whole journey decides.
    found.or_else(|_| whole(terrain, state, fixed))
}

/// One touchpoint with other rates.
pub(crate) struct Turn {
    pub(crate) place: usize,
    pub(crate) onward: Onward,
    pub(crate) visit: Visit,
}

impl Turn {
    pub(crate) fn of(terrain: &Terrain<'_>, place: usize, rates: impl Fn(usize) -> Rates) -> Self {
        let (visit, onward) = terrain.visit(place, rates);
        Self { place, onward, visit }
    }

    pub(crate) fn rewards(&self) -> Rewards {
        self.visit.rewards
    }
}

/// The change by one touchpoint; `None` where subtractions would cancel.
fn single(state: &State, turn: &Turn) -> Option<Rewards> {
    let place = turn.place;
    let returns = state.returns[place];
    let mut brings = turn.rewards();
    let mut leaving = turn.onward.leave;
    for &(to, chance) in &turn.onward.row {
        add(&mut brings, chance, &state.ahead[to]);
        let back = state.back[place]
            .iter()
            .find(|(near, _)| *near == to)
            .map_or(0.0, |(_, visits)| visits / returns);
        add(&mut brings, -chance * back, &state.ahead[place]);
        leaving += chance * (1.0 - back).max(0.0);
    }
    if returns > OFTEN || leaving * OFTEN < 1.0 {
        return None;
    }
    let comers = state.visits.all[place] / returns;
    let mut change = brings.map(|brings| comers * brings / leaving);
    add(&mut change, -comers, &state.ahead[place]);
    Some(change)
}

/// Solves the loop of a touchpoint anew; what leads there and what comes after is as it was.
fn loop_anew(state: &State, turn: &Turn) -> Result<Rewards, Unsolved> {
    let mut change = Rewards::default();
    let Some(number) = state.solved.component(turn.place) else { return Ok(change) };
    let ahead = state.solved.anew(number, std::slice::from_ref(turn), &state.rewards, &state.ahead)?;
    for (&member, ahead) in state.solved.states(number).iter().zip(&ahead) {
        let arriving = state.visits.arriving[member];
        add(&mut change, arriving, ahead);
        add(&mut change, -arriving, &state.ahead[member]);
    }
    Ok(change)
}

/// Goes back through the journey from the last loop that changes.
fn several(terrain: &Terrain<'_>, state: &State, turns: &[Turn]) -> Result<Rewards, Unsolved> {
    let solved = &state.solved;
    let mut changing = vec![false; solved.len()];
    turns.iter().filter_map(|turn| solved.component(turn.place)).for_each(|number| changing[number] = true);
    let mut ahead = state.ahead.clone();
    let last = changing.iter().rposition(|changes| *changes).map_or(0, |last| last + 1);
    for number in (0..last).rev() {
        if changing[number] {
            let anew = solved.anew(number, turns, &state.rewards, &ahead)?;
            solved.states(number).iter().zip(anew).for_each(|(&member, anew)| ahead[member] = anew);
        } else {
            solved.go_on(number, &state.rewards, &mut ahead);
        }
    }
    let mut change = Rewards::default();
    for (place, entry) in terrain.entry.iter().enumerate() {
        add(&mut change, *entry, &ahead[place]);
        add(&mut change, -*entry, &state.ahead[place]);
    }
    Ok(change)
}

fn whole(terrain: &Terrain<'_>, state: &State, fixed: &[(usize, Rates)]) -> Result<Rewards, Unsolved> {
    let mut rates = state.rates.clone();
    fixed.iter().for_each(|(point, fixed)| rates[*point] = *fixed);
    let mut change = State::solve(terrain, rates)?.total();
    add(&mut change, -1.0, &state.total());
    Ok(change)
}
