//! A service point that nobody serves.

use super::{Found, Rule, Seen, on_point};
use crate::refusal::titled;

pub(super) const RULE: Rule = Rule {
    name: "no_owner",
    title: "Nobody serves it",
    why: "A need without a team behind it is answered by whoever picks up, differently each time.",
    what_to_do: "Name the team that serves it, or the role.",
    find,
};

fn find(seen: &Seen<'_>) -> Found {
    let points = seen.map.service_points.iter().filter(|point| point.owner.trim().is_empty());
    points.map(|point| (on_point(point), format!("\"{}\" has no owner.", titled(&point.title)))).collect()
}
