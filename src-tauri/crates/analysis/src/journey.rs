//! One journey, solved: expected visits, chances of a contact, and the proof that they hold.

use model::JourneyMap;

use crate::Refusal;
use crate::chain::{Chain, Unsolved};
use crate::flow::{Flow, Row};
use crate::point::{PerVisit, Point};
use crate::refusal::titled;

/// Above this the answer is refused.
const TOLERANCE: f64 = 1e-9;

/// What customers do at the rates of one state.
#[derive(Clone, Debug, Default)]
pub(crate) struct Journey {
    /// Expected visits of one customer to each touchpoint.
    pub(crate) visits: Vec<f64>,
    /// Expected visits to each touchpoint from a visit there on.
    pub(crate) returns: Vec<f64>,
    pub(crate) is_reached: Vec<bool>,
    /// What one visit brings at each counted point.
    pub(crate) per_visit: Vec<PerVisit>,
    pub(crate) survival: Vec<Survival>,
    /// Completed, left, declined: shares of the customers.
    pub(crate) outcomes: [f64; 3],
    pub(crate) lost: f64,
    /// Share of the customers with at least one contact.
    pub(crate) contacting: f64,
    pub(crate) residual: f64,
}

/// The chance to survive the service points of one visit, and the chance not to, each gathered for
/// itself.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Survival {
    pub(crate) stays: f64,
    pub(crate) gone: f64,
    /// Sum of the losses of the single points.
    pub(crate) losses: f64,
}

/// Chances that independent events do not happen, or that at least one does.
#[derive(Clone, Copy, Debug)]
struct Gathered {
    none: f64,
    any: f64,
}

impl Gathered {
    const NOTHING: Self = Self { none: 1.0, any: 0.0 };

    fn and(self, chance: f64) -> Self {
        Self { none: self.none * (1.0 - chance), any: self.any + chance - self.any * chance }
    }
}

/// Follows the customers from `entry` through `flow` past the `points`.
pub(crate) fn follow(
    map: &JourneyMap,
    flow: &Flow<'_>,
    entry: &[f64],
    points: &[Point<'_>],
) -> Result<Journey, Vec<Refusal>> {
    let size = map.touchpoints.len();
    let per_visit: Vec<PerVisit> = points.iter().map(|point| point.rates.per_visit()).collect();
    let survival = survival(size, points, &per_visit);
    let chain = travel(flow, &survival);
    let is_reached = chain.reached(entry);
    let solved = chain.solve(&is_reached).map_err(|unsolved| in_words(unsolved, map))?;
    let visits = solved.visits(entry);
    let mut journey = Journey {
        returns: solved.returns(),
        contacting: contacting(flow, entry, points, &per_visit, &is_reached).map_err(|e| in_words(e, map))?,
        visits,
        is_reached,
        per_visit,
        survival,
        ..Journey::default()
    };
    journey.end(flow);
    let contacts = contacts_of_visits(size, points, &journey.per_visit);
    let ahead = solved.costs_to_go(&contacts);
    let off = [
        solved.residual(entry, &journey.visits),
        journey.missing(),
        difference(dot(entry, &ahead), dot(&journey.visits, &contacts)),
    ];
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
    fn end(&mut self, flow: &Flow<'_>) {
        for ((row, survival), visits) in flow.rows.iter().zip(&self.survival).zip(&self.visits) {
            for (outcome, share) in self.outcomes.iter_mut().zip(row.ends) {
                *outcome += visits * survival.stays * share;
            }
            self.lost += visits * survival.gone;
        }
    }

    /// How far the outcomes are from adding up to all customers; 0 where there is no touchpoint.
    fn missing(&self) -> f64 {
        if self.visits.is_empty() {
            return 0.0;
        }
        (self.outcomes.iter().sum::<f64>() + self.lost - 1.0).abs()
    }
}

fn survival(size: usize, points: &[Point<'_>], per_visit: &[PerVisit]) -> Vec<Survival> {
    let mut gathered = vec![Gathered::NOTHING; size];
    let mut losses = vec![0.0; size];
    for (point, visit) in points.iter().zip(per_visit) {
        gathered[point.at] = gathered[point.at].and(visit.loss);
        losses[point.at] += visit.loss;
    }
    let survival =
        |(gathered, losses): (Gathered, f64)| Survival { stays: gathered.none, gone: gathered.any, losses };
    gathered.into_iter().zip(losses).map(survival).collect()
}

/// Q: a customer goes on by the shares of a touchpoint when the visit is survived.
fn travel(flow: &Flow<'_>, survival: &[Survival]) -> Chain {
    let mut chain = Chain::default();
    for (row, survival) in flow.rows.iter().zip(survival) {
        chain.rows.push(onward(row, survival.stays));
        chain.leave.push(row.ending() * survival.stays + survival.gone);
    }
    chain
}

fn onward(row: &Row, factor: f64) -> Vec<(usize, f64)> {
    row.onward
        .iter()
        .map(|branch| (branch.to, branch.share * factor))
        .filter(|(_, chance)| *chance > 0.0)
        .collect()
}

/// The share of customers with a contact: z = (1 − A) + B·P z from where they start.
fn contacting(
    flow: &Flow<'_>,
    entry: &[f64],
    points: &[Point<'_>],
    per_visit: &[PerVisit],
    reached: &[bool],
) -> Result<f64, Unsolved> {
    let mut contact = vec![Gathered::NOTHING; reached.len()];
    let mut silence = vec![Gathered::NOTHING; reached.len()];
    for (point, visit) in points.iter().zip(per_visit) {
        contact[point.at] = contact[point.at].and(visit.contacting);
        silence[point.at] = silence[point.at].and(visit.contacting_or_gone);
    }
    let mut chain = Chain::default();
    for (row, silence) in flow.rows.iter().zip(&silence) {
        chain.rows.push(onward(row, silence.none));
        chain.leave.push(row.ending() * silence.none + silence.any);
    }
    let first: Vec<f64> = contact.iter().map(|contact| contact.any).collect();
    Ok(dot(entry, &chain.solve(reached)?.costs_to_go(&first)))
}

fn contacts_of_visits(size: usize, points: &[Point<'_>], per_visit: &[PerVisit]) -> Vec<f64> {
    let mut contacts = vec![0.0; size];
    for (point, visit) in points.iter().zip(per_visit) {
        contacts[point.at] += visit.contacts;
    }
    contacts
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

fn difference(a: f64, b: f64) -> f64 {
    (a - b).abs() / b.abs().max(1.0)
}

fn in_words(unsolved: Unsolved, map: &JourneyMap) -> Vec<Refusal> {
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
