//! Fixes and better service in sets, each set solved together: effects are never added.

use model::{Id, JourneyMap};

use crate::floor::Effect;
use crate::journey::follow;
use crate::places::Places;
use crate::point::Rates;
use crate::terrain::Terrain;
use crate::what_if::change;
use crate::{ByKey, Refusal};

/// Service points that are changed at the same time. Points that are not counted change nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Set<'a> {
    /// Brought to their achievable needs.
    pub fix: &'a [Id],
    /// Served as well as achievable.
    pub serve: &'a [Id],
}

/// What each set would change, after − before; `None` for a state that has no answer.
///
/// # Errors
/// See [`crate::analyse`].
pub fn together(map: &JourneyMap, sets: &[Set<'_>]) -> Result<Vec<Option<Effect>>, Vec<Refusal>> {
    let terrain = Terrain::of(map, &Places::of(map), Vec::new())?;
    let today = follow(&terrain, terrain.rates_today())?;
    let numbers = numbers(&terrain);
    let effect = |set: &Set<'_>| change(&terrain, &today.state, &rates(&terrain, &numbers, set)).ok();
    Ok(sets.iter().map(|set| effect(set).map(Effect::of)).collect())
}

/// The counted points' numbers by id.
pub(crate) fn numbers(terrain: &Terrain<'_>) -> ByKey<usize> {
    let mut numbers = ByKey::default();
    for (number, point) in terrain.points.iter().enumerate() {
        numbers.entry(&point.source.id, number);
    }
    numbers
}

/// The rates of all points that a set changes, by their number.
pub(crate) fn rates(terrain: &Terrain<'_>, numbers: &ByKey<usize>, set: &Set<'_>) -> Vec<(usize, Rates)> {
    let mut changed = std::collections::BTreeMap::new();
    let mut at = |id: &Id, alter: &dyn Fn(&mut Rates, usize)| {
        if let Some(number) = numbers.get(id) {
            alter(changed.entry(number).or_insert(terrain.points[number].rates), number);
        }
    };
    for id in set.fix {
        at(id, &|rates, number| rates.need = terrain.points[number].fixed().need);
    }
    for id in set.serve {
        at(id, &|rates, number| {
            let served = terrain.points[number].served_well();
            (rates.caught, rates.resolved_first_time) = (served.caught, served.resolved_first_time);
        });
    }
    changed.into_iter().collect()
}
