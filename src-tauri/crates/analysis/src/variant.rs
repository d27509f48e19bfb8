//! A map as it would be once a set of fixes is made: the rates agreed on in place of today's.
//!
//! Its figures are those of [`together`](crate::together). What a fix does to the branches that
//! needs raise is written into their shares, since in the new map the lower needs are today's.

use std::collections::BTreeMap;

use model::{Estimate, Evidence, Id, JourneyMap, ServicePoint};

use crate::because_of::{self, Branches};
use crate::places::Places;
use crate::point::{Point, Rates};
use crate::terrain::Terrain;
use crate::together::{numbers, rates};
use crate::{Refusal, Set};

/// The map with the rates that the set brings about, its points, ways and exits otherwise as they are.
///
/// # Errors
/// See [`crate::analyse`]. A set that closes the only way out gives a map that `analyse` refuses.
pub fn variant(map: &JourneyMap, set: &Set<'_>) -> Result<JourneyMap, Vec<Refusal>> {
    let terrain = Terrain::of(map, &Places::of(map), Vec::new())?;
    let mut made = map.clone();
    let numbers = numbers(&terrain);
    let changed: BTreeMap<usize, Rates> = rates(&terrain, &numbers, set).into_iter().collect();
    for source in &mut made.service_points {
        let Some(number) = numbers.get(&source.id).filter(|number| changed.contains_key(number)) else {
            continue;
        };
        let point = &terrain.points[number];
        if set.serve.contains(&source.id) {
            serve(source, point);
        }
        if set.fix.contains(&source.id) && point.is_fixable() {
            fix(source, point);
        }
    }
    let lost = |number: usize| changed.get(&number).map_or(0.0, |rates| terrain.lost(number, rates));
    let lost_by = |id: &Id| numbers.get(id).map_or(0.0, lost);
    for (place, row) in terrain.flow.rows.iter().enumerate() {
        if let Some(branches) = because_of::branches(row, lost) {
            let from = &map.touchpoints[place].id;
            write_shares(&mut made, from, &branches);
            for way in made.transitions.iter_mut().filter(|way| way.from == *from) {
                raise_less(&mut way.because_of, lost_by);
            }
            for exit in made.exits.iter_mut().filter(|exit| exit.from == *from) {
                raise_less(&mut exit.because_of, lost_by);
            }
        }
    }
    Ok(made)
}

/// Serves a point as well as was agreed. Contacts in a log depend on how well it is served, needs do
/// not: so the rates are needs from then on.
fn serve(source: &mut ServicePoint, point: &Point<'_>) {
    let contacts = source.contacts_per_visit.take();
    if let Some(contacts) = contacts {
        source.need = Some(in_proportion(&contacts, point.rates.need));
    }
    if let Some(contacts) = source.achievable_contacts_per_visit.take() {
        source.achievable_need = Some(in_proportion(&contacts, point.achievable.need));
    }
    if let Some(caught) = &source.achievable_caught {
        source.caught = Some(caught.clone());
    }
    if let Some(resolved) = &source.achievable_resolved_first_time {
        source.resolved_first_time = Some(resolved.clone());
    }
}

/// Brings a need to its achievable rate, with what that rate rests on.
fn fix(source: &mut ServicePoint, point: &Point<'_>) {
    if let Some(need) = source.achievable_need.clone() {
        (source.need, source.contacts_per_visit) = (Some(need), None);
    } else if let Some(contacts) = source.achievable_contacts_per_visit.clone() {
        match source.contacts_per_visit {
            Some(_) => source.contacts_per_visit = Some(contacts),
            None => source.need = Some(in_proportion(&contacts, point.achievable.need)),
        }
    } else {
        (source.need, source.contacts_per_visit) = (Some(Estimate::plain(point.achievable.need)), None);
    }
}

/// The same estimate as a chance of that size; what was counted was something else.
fn in_proportion(estimate: &Estimate, value: f64) -> Estimate {
    let share = if estimate.value > 0.0 { value / estimate.value } else { 0.0 };
    let scaled = |end: Option<f64>| end.map(|end| (end * share).min(1.0));
    let (low, high) = (scaled(estimate.low), scaled(estimate.high));
    Estimate {
        value,
        count: None,
        of: None,
        low: low.map(|low| low.min(value)),
        high: high.map(|high| high.max(value)),
        ..estimate.clone()
    }
}

/// Writes what has become of the shares at one touchpoint.
fn write_shares(map: &mut JourneyMap, from: &str, branches: &Branches) {
    let ways = map.transitions.iter_mut().filter(|way| way.from == from).map(|way| &mut way.share);
    let exits = map.exits.iter_mut().filter(|exit| exit.from == from).map(|exit| &mut exit.share);
    for (share, now) in ways.chain(exits).zip(branches.onward.iter().chain(&branches.exits)) {
        *share = Some(Estimate { evidence: Some(Evidence::Estimated), ..Estimate::plain(*now) });
    }
}

/// The parts of a branch that needs still cause when a part of them is gone, so that it goes on to
/// shrink as it would have from the beginning.
fn raise_less(parts: &mut BTreeMap<Id, f64>, lost: impl Fn(&Id) -> f64) {
    let left = because_of::kept(parts.iter().map(|(id, part)| (lost(id), *part))).part;
    for (id, part) in parts.iter_mut() {
        *part = if left > 0.0 { *part * (1.0 - lost(id)) / left } else { 0.0 };
    }
}
