//! One journey, solved: expected visits, chances of a contact, and the proof that they hold.

use model::JourneyMap;

use crate::Refusal;
use crate::chain::{Chain, Unsolved};
use crate::point::{PerVisit, Rates};
use crate::refusal::titled;
use crate::state::State;
use crate::terrain::Terrain;
use crate::visit::Gathered;

/// Above this the answer is refused.
const TOLERANCE: f64 = 1e-9;

/// What customers do at the rates of one state.
#[derive(Clone, Debug)]
pub(crate) struct Journey {
    pub(crate) state: State,
    /// What one visit brings at each counted point.
    pub(crate) per_visit: Vec<PerVisit>,
    /// Completed, left, declined: shares of the customers.
    pub(crate) outcomes: [f64; 3],
    pub(crate) lost: f64,
    pub(crate) residual: f64,
}

/// Follows the customers at these rates of the counted points, and proves the answer.
pub(crate) fn follow(terrain: &Terrain<'_>, rates: Vec<Rates>) -> Result<Journey, Vec<Refusal>> {
    let per_visit: Vec<PerVisit> = rates.iter().map(Rates::per_visit).collect();
    let state = State::solve(terrain, rates).map_err(|unsolved| in_words(unsolved, terrain.map))?;
    let mut journey = Journey { state, per_visit, outcomes: [0.0; 3], lost: 0.0, residual: 0.0 };
    journey.end();
    let off = journey.off(terrain);
    journey.residual = off.into_iter().fold(0.0, f64::max);
    // A comparison with what is not a number fails, and `max` passes over it.
    if off.iter().all(|off| *off <= TOLERANCE) {
        return Ok(journey);
    }
    Err(vec![if off.iter().all(|off| off.is_finite()) {
        Refusal::Inexact { residual: journey.residual }
    } else {
        Refusal::TooLarge
    }])
}

impl Journey {
    fn end(&mut self) {
        for (visit, visits) in self.state.visit.iter().zip(&self.state.visits.all) {
            for (outcome, share) in self.outcomes.iter_mut().zip(visit.ends) {
                *outcome += visits * share;
            }
            self.lost += visits * visit.survival.gone;
        }
    }

    /// How far visits, outcomes and contacts are from what they must be.
    fn off(&self, terrain: &Terrain<'_>) -> [f64; 3] {
        let state = &self.state;
        let [contacts, ..] = state.total();
        let ahead: f64 = terrain.entry.iter().zip(&state.ahead).map(|(entry, ahead)| entry * ahead[0]).sum();
        [
            state.solved.residual(&terrain.entry, &state.visits.all),
            self.missing(),
            (ahead - contacts).abs() / contacts.abs().max(1.0),
        ]
    }

    /// How far the outcomes are from adding up to all customers; 0 where there is no touchpoint.
    fn missing(&self) -> f64 {
        if self.state.visit.is_empty() {
            return 0.0;
        }
        (self.outcomes.iter().sum::<f64>() + self.lost - 1.0).abs()
    }
}

/// The share of customers with a contact: z = (1 − A) + B·P z from where they start.
pub(crate) fn contacting(terrain: &Terrain<'_>, journey: &Journey) -> Result<f64, Vec<Refusal>> {
    let size = terrain.entry.len();
    let mut contact = vec![Gathered::NOTHING; size];
    let mut silence = vec![Gathered::NOTHING; size];
    for (point, visit) in terrain.points.iter().zip(&journey.per_visit) {
        contact[point.at] = contact[point.at].and(visit.contacting);
        silence[point.at] = silence[point.at].and(visit.contacting_or_gone);
    }
    let mut chain = Chain::default();
    for (row, silence) in terrain.flow.rows.iter().zip(&silence) {
        let onward = row.onward.iter().map(|branch| (branch.to, branch.share * silence.none));
        chain.rows.push(onward.filter(|(_, chance)| *chance > 0.0).collect());
        chain.leave.push(row.shares.ends.iter().sum::<f64>() * silence.none + silence.any);
    }
    let first: Vec<[f64; 1]> = contact.iter().map(|contact| [contact.any]).collect();
    let solved =
        chain.solve(&journey.state.is_reached).map_err(|unsolved| in_words(unsolved, terrain.map))?;
    let ahead = solved.costs_to_go(&first);
    Ok(terrain.entry.iter().zip(&ahead).map(|(entry, [ahead])| entry * ahead).sum())
}

/// Why there is no answer, with the loops by title.
pub(crate) fn in_words(unsolved: Unsolved, map: &JourneyMap) -> Vec<Refusal> {
    match unsolved {
        Unsolved::Refused(refusal) => vec![refusal],
        Unsolved::NeverLeaving(mut sets) => {
            sets.sort();
            let title = |at: &usize| titled(&map.touchpoints[*at].title);
            let refusal =
                |set: &Vec<usize>| Refusal::NeverLeaving { touchpoints: set.iter().map(title).collect() };
            sets.iter().map(refusal).collect()
        }
    }
}
