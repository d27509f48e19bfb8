//! One visit of a touchpoint: what it brings, who survives it, and where they go.

use model::Outcome;

use crate::because_of;
use crate::flow::slot;
use crate::point::Rates;
use crate::terrain::Terrain;

/// Contacts, cost and completed: what every what-if is asked for.
pub(crate) type Rewards = [f64; 3];

/// What to expect of one visit at the rates of one state.
#[derive(Clone, Debug)]
pub(crate) struct Visit {
    pub(crate) survival: Survival,
    /// Exits and remainder of those who survive, by outcome.
    pub(crate) ends: [f64; 3],
    pub(crate) rewards: Rewards,
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

/// Where a visit leads: chances above 0 to go on, and the chance to go nowhere.
#[derive(Clone, Debug, Default)]
pub(crate) struct Onward {
    pub(crate) row: Vec<(usize, f64)>,
    pub(crate) leave: f64,
}

/// Chances that independent events do not happen, or that at least one does.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Gathered {
    pub(crate) none: f64,
    pub(crate) any: f64,
}

impl Gathered {
    pub(crate) const NOTHING: Self = Self { none: 1.0, any: 0.0 };

    pub(crate) fn and(self, chance: f64) -> Self {
        Self { none: self.none * (1.0 - chance), any: self.any + chance - self.any * chance }
    }
}

impl Terrain<'_> {
    /// A visit of the touchpoint at `place`, `rates` giving those of each counted point there.
    pub(crate) fn visit(&self, place: usize, rates: impl Fn(usize) -> Rates) -> (Visit, Onward) {
        let mut gathered = Gathered::NOTHING;
        let mut losses = 0.0;
        let (mut contacts, mut cost) = (0.0, 0.0);
        for &point in &self.points_at[place] {
            let visit = rates(point).per_visit();
            gathered = gathered.and(visit.loss);
            losses += visit.loss;
            contacts += visit.contacts;
            cost += self.points[point].cost(&visit);
        }
        let stays = gathered.none;
        let flow = &self.flow.rows[place];
        let shares = because_of::shares(flow, |point| self.lost(point, &rates(point)));
        let ends = shares.ends.map(|share| share * stays);
        let chances = flow.onward.iter().zip(&shares.onward).map(|(way, share)| (way.to, share * stays));
        let row = chances.filter(|(_, chance)| *chance > 0.0).collect();
        let leave = ends.iter().sum::<f64>() + gathered.any;
        let survival = Survival { stays, gone: gathered.any, losses };
        let rewards = [contacts, cost, ends[slot(Outcome::Completed)]];
        (Visit { survival, ends, rewards }, Onward { row, leave })
    }

    /// The part of a point's noticed needs of today that is gone at these rates; 0 where there is none.
    pub(crate) fn lost(&self, point: usize, rates: &Rates) -> f64 {
        let today = self.points[point].rates.noticed();
        if today > 0.0 { (today - rates.noticed()) / today } else { 0.0 }
    }
}
