//! Branches that needs raise: which part of a branch each service point causes, and what becomes of
//! the branch when the needs become fewer.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};

use model::{Id, JourneyMap, ServicePoint};

use crate::Refusal;
use crate::flow::{Raised, Row, Shares};
use crate::places::Places;
use crate::refusal::titled;

/// How far above 1 the parts of one branch may add up and still count as 1.
const SLACK: f64 = 1e-9;

/// A branch of which less is left has nothing left.
const NOTHING: f64 = 1e-12;

/// A touchpoint's shares when each of its points has lost a part of its needs: `lost` says which,
/// 0 for none of them, 1 for all. What the raised branches free goes to the others in proportion.
pub(crate) fn shares(row: &Row, lost: impl Fn(usize) -> f64) -> Cow<'_, Shares> {
    let Some(branches) = branches(row, lost) else { return Cow::Borrowed(&row.shares) };
    let mut shares = Shares { onward: branches.onward, ends: [0.0; 3] };
    for (exit, share) in row.exits.iter().zip(branches.exits) {
        shares.ends[exit.end] += share;
    }
    shares.ends[row.remainder_end] += branches.remainder;
    Cow::Owned(shares)
}

/// What has become of the branches of one touchpoint, each in array order.
pub(crate) struct Branches {
    pub(crate) onward: Vec<f64>,
    pub(crate) exits: Vec<f64>,
    pub(crate) remainder: f64,
}

/// The branches of [`shares`] one by one; `None` where they are as they were.
pub(crate) fn branches(row: &Row, lost: impl Fn(usize) -> f64) -> Option<Branches> {
    let kept = |raised: &Raised| kept(raised.iter().flatten().map(|&(point, part)| (lost(point), part)));
    let branches = || {
        let onward = row.onward.iter().map(|branch| (branch.share, &branch.raised));
        onward.chain(row.exits.iter().map(|exit| (exit.share, &exit.raised)))
    };
    let freed: f64 = branches().map(|(share, raised)| share * kept(raised).gone).sum();
    if freed == 0.0 {
        return None;
    }
    let others = branches().filter(|(_, raised)| raised.is_none()).map(|(share, _)| share).sum::<f64>();
    let others = others + row.remainder;
    let growth = if others > 0.0 { 1.0 + freed / others } else { 1.0 };
    let now = |share: f64, raised: &Raised| {
        if raised.is_none() { share * growth } else { share * kept(raised).part }
    };
    Some(Branches {
        onward: row.onward.iter().map(|branch| now(branch.share, &branch.raised)).collect(),
        exits: row.exits.iter().map(|exit| now(exit.share, &exit.raised)).collect(),
        remainder: if others > 0.0 { row.remainder * growth } else { freed },
    })
}

/// What becomes of a branch whose points have lost so much of their needs, each with the part of the
/// branch that it causes.
pub(crate) fn kept(lost: impl Iterator<Item = (f64, f64)>) -> Kept {
    let gone: f64 = lost.map(|(lost, part)| part * lost).sum();
    if 1.0 - gone < NOTHING { Kept { part: 0.0, gone: 1.0 } } else { Kept { part: 1.0 - gone, gone } }
}

/// What is left of a branch, and what is not.
pub(crate) struct Kept {
    pub(crate) part: f64,
    gone: f64,
}

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
    for (id, &value) in parts {
        if !(0.0..=1.0 + SLACK).contains(&value) {
            refusals.push(Refusal::RateOutside {
                what: format!("{}: a part named in because_of", branch()),
                value,
            });
            return;
        }
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
