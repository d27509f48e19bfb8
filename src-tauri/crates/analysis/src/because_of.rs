//! Branches that needs raise: which part of a branch each service point causes.

use std::collections::{BTreeMap, HashMap};

use model::{Id, JourneyMap, ServicePoint};

use crate::Refusal;
use crate::places::Places;
use crate::refusal::titled;

/// How far above 1 the parts of one branch may add up and still count as 1.
const SLACK: f64 = 1e-9;

/// Refuses parts that make more than the whole branch, and points that sit elsewhere.
pub(crate) fn check(map: &JourneyMap, places: &Places<'_>, refusals: &mut Vec<Refusal>) {
    let points: HashMap<&str, &ServicePoint> =
        map.service_points.iter().map(|point| (point.id.as_str(), point)).collect();
    for transition in &map.transitions {
        let branch = || {
            let (from, to) = (places.title(&transition.from), places.title(&transition.to));
            format!("The way from \"{from}\" to \"{to}\"")
        };
        check_branch(&transition.from, &transition.because_of, &points, branch, refusals);
    }
    for exit in &map.exits {
        let branch = || format!("An exit at \"{}\"", places.title(&exit.from));
        check_branch(&exit.from, &exit.because_of, &points, branch, refusals);
    }
}

fn check_branch(
    from: &str,
    parts: &BTreeMap<Id, f64>,
    points: &HashMap<&str, &ServicePoint>,
    branch: impl Fn() -> String,
    refusals: &mut Vec<Refusal>,
) {
    for id in parts.keys() {
        match points.get(id.as_str()) {
            None => refusals.push(Refusal::Unknown { what: branch(), id: id.clone() }),
            Some(point) if point.touchpoint != from => {
                refusals.push(Refusal::BecauseOfElsewhere { branch: branch(), point: titled(&point.title) });
            }
            Some(_) => {}
        }
    }
    let sum: f64 = parts.values().sum();
    if sum > 1.0 + SLACK {
        refusals.push(Refusal::BecauseOfAboveOne { branch: branch(), sum });
    }
}
