//! Said not to be ours, yet one of our steps is where it begins.

use std::collections::HashMap;

use model::CauseGroup;

use super::{Found, Rule, Seen, on_point};
use crate::refusal::titled;

pub(super) const RULE: Rule = Rule {
    name: "not_ours_begins_with_us",
    title: "Not ours, yet it begins with us",
    why: "What begins in a step of ours can often be prevented there, whatever it looks like to customers.",
    what_to_do: "Look again at the cause, or at the step in which it is said to begin.",
    find,
};

fn find(seen: &Seen<'_>) -> Found {
    let not_ours = seen.map.service_points.iter().filter(|point| point.cause.group() == CauseGroup::NotOurs);
    let titles: HashMap<&str, &str> =
        seen.map.steps.iter().map(|step| (step.id.as_str(), step.title.as_str())).collect();
    let step = |id: &str| titles.get(id).map(|title| titled(title));
    not_ours
        .filter_map(|point| {
            let step = step(point.origin_step.as_deref()?)?;
            let title = titled(&point.title);
            let message = format!("\"{title}\" is not caused by us, yet it begins in our step \"{step}\".");
            Some((on_point(point), message))
        })
        .collect()
}
