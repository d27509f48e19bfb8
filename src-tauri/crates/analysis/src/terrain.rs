//! A map as the arithmetic sees it: touchpoints by their place in the array, rates worked out.

use std::collections::HashMap;

use model::JourneyMap;

use crate::entry::entry;
use crate::findings::given::{Given, given};
use crate::flow::{Flow, flow};
use crate::places::Places;
use crate::point::{Point, Rates, counted};
use crate::{Refusal, because_of};

/// What stays the same whatever is fixed.
pub(crate) struct Terrain<'m> {
    pub(crate) map: &'m JourneyMap,
    pub(crate) flow: Flow<'m>,
    /// Share of the customers who start at each touchpoint.
    pub(crate) entry: Vec<f64>,
    /// Counted points in file order.
    pub(crate) points: Vec<Point<'m>>,
    /// The counted points at each touchpoint, as places in `points`.
    pub(crate) points_at: Vec<Vec<usize>>,
}

impl<'m> Terrain<'m> {
    /// Refuses with all that can be said at once.
    pub(crate) fn of(
        map: &'m JourneyMap,
        places: &Places<'_>,
        mut refusals: Vec<Refusal>,
    ) -> Result<Self, Vec<Refusal>> {
        let outside = outside(map, places);
        if !outside.is_empty() {
            // Sums and quotients of these would only be refused a second time.
            refusals.extend(outside);
            return Err(refusals);
        }
        let points = counted(&map.service_points, places, &mut refusals);
        let flow = flow(map, places, &by_id(&points), &mut refusals);
        because_of::check(map, places, &mut refusals);
        if !refusals.is_empty() {
            return Err(refusals);
        }
        Self::with(map, flow, points)
    }

    pub(crate) fn with(
        map: &'m JourneyMap,
        flow: Flow<'m>,
        points: Vec<Point<'m>>,
    ) -> Result<Self, Vec<Refusal>> {
        let entry = entry(map, &flow.rows).map_err(|refusal| vec![refusal])?;
        let mut points_at = vec![Vec::new(); map.touchpoints.len()];
        for (number, point) in points.iter().enumerate() {
            points_at[point.at].push(number);
        }
        Ok(Self { map, flow, entry, points, points_at })
    }

    pub(crate) fn rates_today(&self) -> Vec<Rates> {
        self.points.iter().map(|point| point.rates).collect()
    }
}

/// Numbers that are out of bounds: a map that was not read from a file may hold any.
fn outside(map: &JourneyMap, places: &Places<'_>) -> Vec<Refusal> {
    let refusal = |given: &Given<'_>| {
        let (what, value) = (given.what(places), given.estimate.value);
        if given.is_rate {
            Refusal::RateOutside { what, value }
        } else {
            Refusal::AmountOutside { what, value }
        }
    };
    let is_within = |given: &Given<'_>| {
        let value = given.estimate.value;
        value >= 0.0 && value.is_finite() && (value <= 1.0 || !given.is_rate)
    };
    given(map).iter().filter(|given| !is_within(given)).map(refusal).collect()
}

/// Where each counted point stands, by id.
pub(crate) fn by_id<'m>(points: &[Point<'m>]) -> HashMap<&'m str, usize> {
    points.iter().enumerate().map(|(number, point)| (point.source.id.as_str(), number)).collect()
}
