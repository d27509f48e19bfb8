//! How sure the figures are: each uncertain rate drawn many times, and where the figures come to lie.

use std::ops::ControlFlow;

use model::{CauseGroup, JourneyMap, Outcome};
use serde::Serialize;

use crate::flow::slot;
use crate::journey::{contacting, follow};
use crate::places::Places;
use crate::point::Point;
use crate::sampler::Sampler;
use crate::terrain::Terrain;
use crate::totals::BASE;
use crate::what_if::change;
use crate::{ByKey, Refusal};

/// The 5 %, 50 % and 95 % quantiles of a figure.
pub type Band = [f64; 3];

/// How many draws, and from where.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Draws {
    pub count: usize,
    pub seed: u64,
}

impl Default for Draws {
    fn default() -> Self {
        Self { count: 2000, seed: 1 }
    }
}

/// Where figures come to lie, with the units that [`crate::Analysis`] gives them. `None` stands for
/// a figure that has no answer in any draw.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Intervals {
    /// By name, as in [`crate::Analysis`].
    #[serde(flatten)]
    pub headline: ByKey<Option<Band>>,
    /// Contacts.
    pub by_service_point: ByKey<Option<Band>>,
    pub if_fixed: ByKey<Option<EffectBand>>,
    /// The number of rates held at their value.
    #[serde(skip)]
    pub held_fixed: usize,
}

/// Where the change that a fix would make comes to lie, see [`crate::Effect`].
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct EffectBand {
    pub contacts: Band,
    pub cost: Band,
    pub completed: Band,
}

/// The figures of the headline, in the order of [`headline`].
pub(crate) const HEADLINE: [&str; 15] = [
    "contacts",
    "contacts_ours",
    "contacts_not_ours",
    "contacts_unsorted",
    "caught",
    "contacts_avoided",
    "silent",
    "completed",
    "left",
    "declined",
    "lost_in_service",
    "cost",
    "customers_contacting",
    "floor",
    "preventable",
];

/// What is kept of all draws: more would not fit into a machine's memory.
const LIMIT: usize = 1 << 27;

/// Draws the rates of a map and says where the figures come to lie. `progress` is told how many
/// draws are done and may stop the work: then there is no answer.
///
/// # Errors
/// What [`crate::analyse`] refuses, and more draws than there is room for.
pub fn intervals(
    map: &JourneyMap,
    draws: Draws,
    mut progress: impl FnMut(usize) -> ControlFlow<()>,
) -> Result<Option<Intervals>, Vec<Refusal>> {
    let today = Terrain::of(map, &Places::of(map), Vec::new())?;
    follow(&today, today.rates_today())?;
    let mut found = Columns::of(&today, draws.count)?;
    let mut sampler = Sampler::of(&today, draws.seed);
    for number in 0..draws.count {
        if progress(number).is_break() {
            return Ok(None);
        }
        if let Some(terrain) = sampler.draw(number) {
            found.add(&terrain);
        }
    }
    Ok(Some(found.bands(&today, sampler.held())))
}

/// The figures of all draws so far, one column each.
struct Columns {
    headline: Vec<Vec<f64>>,
    by_service_point: Vec<Vec<f64>>,
    if_fixed: Vec<[Vec<f64>; 3]>,
}

impl Columns {
    fn of(today: &Terrain<'_>, draws: usize) -> Result<Self, Vec<Refusal>> {
        let points = today.points.len();
        let columns = HEADLINE.len() + 4 * points;
        if columns.saturating_mul(draws) > LIMIT {
            return Err(vec![Refusal::TooManyDraws { limit: LIMIT / columns }]);
        }
        Ok(Self {
            headline: vec![Vec::new(); HEADLINE.len()],
            by_service_point: vec![Vec::new(); points],
            if_fixed: vec![[const { Vec::new() }; 3]; points],
        })
    }

    /// Adds the figures of one draw; a draw without an answer has none to add.
    fn add(&mut self, terrain: &Terrain<'_>) {
        let Some(drawn) = headline(terrain) else { return };
        for (column, figure) in self.headline.iter_mut().zip(drawn.headline) {
            column.extend(figure.filter(|figure| figure.is_finite()));
        }
        for (column, contacts) in self.by_service_point.iter_mut().zip(drawn.by_point) {
            column.push(contacts);
        }
        for (number, (columns, point)) in self.if_fixed.iter_mut().zip(&terrain.points).enumerate() {
            let Ok(change) = change(terrain, &drawn.state, &[(number, point.fixed())]) else { continue };
            if change.iter().all(|change| change.is_finite()) {
                columns.iter_mut().zip(change).for_each(|(column, change)| column.push(BASE * change));
            }
        }
    }

    fn bands(self, today: &Terrain<'_>, held_fixed: usize) -> Intervals {
        let mut found = Intervals { held_fixed, ..Intervals::default() };
        for (name, column) in HEADLINE.into_iter().zip(self.headline) {
            *found.headline.entry(name, None) = band(column);
        }
        let points = today.points.iter().zip(self.by_service_point).zip(self.if_fixed);
        for ((point, contacts), [fixed, cost, completed]) in points {
            *found.by_service_point.entry(&point.source.id, None) = band(contacts);
            let bands = (band(fixed), band(cost), band(completed));
            let effect = match bands {
                (Some(contacts), Some(cost), Some(completed)) => {
                    Some(EffectBand { contacts, cost, completed })
                }
                _ => None,
            };
            *found.if_fixed.entry(&point.source.id, None) = effect;
        }
        found
    }
}

/// What one draw says.
pub(crate) struct Drawn {
    /// In the order of [`HEADLINE`]; `None` where there is no answer.
    pub(crate) headline: [Option<f64>; 15],
    /// Contacts per 1,000 of each counted point.
    by_point: Vec<f64>,
    state: crate::state::State,
}

/// The figures of one draw; `None` where it has no answer.
pub(crate) fn headline(terrain: &Terrain<'_>) -> Option<Drawn> {
    let journey = follow(terrain, terrain.rates_today()).ok()?;
    let contacting = contacting(terrain, &journey).ok()?;
    let mut sums = [0.0; 7];
    let mut by_point = Vec::with_capacity(terrain.points.len());
    for (point, visit) in terrain.points.iter().zip(&journey.per_visit) {
        let visits = BASE * journey.state.visits.all[point.at];
        let contacts = visits * visit.contacts;
        let group = match point.source.cause.group() {
            CauseGroup::Ours => 1,
            CauseGroup::NotOurs => 2,
            CauseGroup::Unsorted => 3,
        };
        sums[0] += contacts;
        sums[group] += contacts;
        sums[4] += visits * visit.caught;
        sums[5] += visits * visit.avoided;
        sums[6] += visits * visit.silent;
        by_point.push(contacts);
    }
    let floor = follow(terrain, terrain.points.iter().map(Point::fixed).collect());
    let floor = floor.ok().map(|floor| BASE * floor.state.total()[0]);
    let [contacts, ours, not_ours, unsorted, caught, avoided, silent] = sums.map(Some);
    let outcome = |outcome: Outcome| Some(journey.outcomes[slot(outcome)]);
    let headline = [
        contacts,
        ours,
        not_ours,
        unsorted,
        caught,
        avoided,
        silent,
        outcome(Outcome::Completed),
        outcome(Outcome::Left),
        outcome(Outcome::Declined),
        Some(journey.lost),
        Some(BASE * journey.state.total()[1]),
        Some(BASE * contacting),
        floor,
        floor.map(|floor| sums[0] - floor),
    ];
    Some(Drawn { headline, by_point, state: journey.state })
}

/// The band of the values drawn; `None` where there are none.
pub(crate) fn band(mut values: Vec<f64>) -> Option<Band> {
    values.sort_unstable_by(f64::total_cmp);
    let [low, middle, high] = [0.05, 0.5, 0.95].map(|share| quantile(&values, share));
    Some([low?, middle?, high?])
}

/// The quantile of sorted values by linear interpolation (R. J. Hyndman, Y. Fan 1996, type 7).
pub(crate) fn quantile(sorted: &[f64], share: f64) -> Option<f64> {
    let place = share * sorted.len().checked_sub(1)? as f64;
    let below = place.floor();
    let (low, high) = (sorted.get(below as usize)?, sorted.get(place.ceil() as usize)?);
    Some(low + (place - below) * (high - low))
}

#[cfg(test)]
mod tests {
    use super::{band, quantile};

    #[test]
    fn quantiles_lie_between_neighbours() {
        let sorted = [1.0, 2.0, 4.0, 8.0, 16.0];
        assert_eq!(quantile(&sorted, 0.5), Some(4.0));
        assert_eq!(quantile(&sorted, 0.125), Some(1.5));
        assert_eq!(quantile(&sorted, 1.0), Some(16.0));
        assert_eq!(quantile(&[], 0.5), None);
    }

    #[test]
    fn a_band_does_not_mind_the_order() {
        let values: Vec<f64> = (0..=100).rev().map(f64::from).collect();
        assert_eq!(band(values), Some([5.0, 50.0, 95.0]));
        assert_eq!(band(vec![3.0]), Some([3.0; 3]));
        assert_eq!(band(Vec::new()), None);
    }
}
