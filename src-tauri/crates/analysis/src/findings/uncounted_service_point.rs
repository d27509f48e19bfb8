//! A service point without a rate is drawn and stands in no figure.

use super::{Found, Rule, Seen, on_point};
use crate::point::is_counted;
use crate::refusal::titled;

pub(super) const RULE: Rule = Rule {
    name: "uncounted_service_point",
    title: "Drawn and not counted",
    why: "What has no rate is in no figure, split or what-if.",
    what_to_do: "Count it for a week, or guess it and say that it is a guess.",
    find,
};

fn find(seen: &Seen<'_>) -> Found {
    let uncounted = seen.map.service_points.iter().filter(|point| !is_counted(point));
    let message = |title: &str| format!("\"{}\" has no rate and stands in no figure.", titled(title));
    uncounted.map(|point| (on_point(point), message(&point.title))).collect()
}
