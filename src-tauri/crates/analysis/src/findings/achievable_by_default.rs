//! A failure of ours that counts as wholly preventable because nobody said otherwise.

use model::CauseGroup;

use super::{Found, Rule, Seen, on_point};
use crate::refusal::titled;

pub(super) const RULE: Rule = Rule {
    name: "achievable_by_default",
    title: "Brought to nothing, says nobody",
    why: "What stays looks smaller than it will be, until somebody agrees to what can be reached.",
    what_to_do: "Agree on a rate to which it could be brought, even when that is 0.",
    find,
};

fn find(seen: &Seen<'_>) -> Found {
    let ours = seen.terrain.points.iter().filter(|point| point.source.cause.group() == CauseGroup::Ours);
    ours.filter(|point| point.is_unconfirmed() && point.rates.need > 0.0)
        .map(|point| {
            let title = titled(&point.source.title);
            let message = format!("\"{title}\" counts as wholly preventable; nobody has confirmed that.");
            (on_point(point.source), message)
        })
        .collect()
}
