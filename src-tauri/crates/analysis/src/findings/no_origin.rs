//! A failure of ours that begins nowhere.

use model::CauseGroup;

use super::{Found, Rule, Seen, on_point};
use crate::refusal::titled;

pub(super) const RULE: Rule = Rule {
    name: "no_origin",
    title: "It is ours, but where does it begin?",
    why: "What is ours can be prevented only where it begins, which is seldom where it is noticed.",
    what_to_do: "Find the step in which it begins and name it as the origin.",
    find,
};

fn find(seen: &Seen<'_>) -> Found {
    let ours = seen.map.service_points.iter().filter(|point| point.cause.group() == CauseGroup::Ours);
    let open = ours.filter(|point| point.origin_step.is_none());
    let message = |title: &str| format!("\"{}\" is ours, but no step says where it begins.", titled(title));
    open.map(|point| (on_point(point), message(&point.title))).collect()
}
