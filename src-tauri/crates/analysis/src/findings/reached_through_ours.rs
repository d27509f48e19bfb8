//! A need that is not ours, at a touchpoint where only failures of ours lead.

use model::CauseGroup;

use super::{Found, Rule, Seen, on_point};
use crate::refusal::titled;

pub(super) const RULE: Rule = Rule {
    name: "reached_through_ours",
    title: "Not ours, but only our failure leads there",
    why: "Without the failure before it nobody would come here and need this.",
    what_to_do: "Count it to what the failure costs; fixing that prevents this as well.",
    find,
};

fn find(seen: &Seen<'_>) -> Found {
    let terrain = seen.terrain;
    let size = terrain.entry.len();
    let (mut led_by_ours, mut led_otherwise) =
        (vec![false; size], terrain.entry.iter().map(|e| *e > 0.0).collect::<Vec<_>>());
    let is_ours = |point: usize| terrain.points[point].source.cause.group() == CauseGroup::Ours;
    for (from, row) in terrain.flow.rows.iter().enumerate() {
        for branch in row.onward.iter().filter(|branch| branch.share > 0.0 && branch.to != from) {
            let raised = branch.raised.iter().flatten().any(|(point, part)| *part > 0.0 && is_ours(*point));
            let led = if raised { &mut led_by_ours } else { &mut led_otherwise };
            led[branch.to] = true;
        }
    }
    let only_ours = |at: usize| led_by_ours[at] && !led_otherwise[at];
    let not_ours = terrain.points.iter().filter(|point| point.source.cause.group() == CauseGroup::NotOurs);
    not_ours
        .filter(|point| only_ours(point.at))
        .map(|point| {
            let (title, touchpoint) = (titled(&point.source.title), seen.places.title(&point.source.touchpoint));
            let message =
                format!("\"{title}\" is not caused by us, but customers come to \"{touchpoint}\" only through a failure of ours.");
            (on_point(point.source), message)
        })
        .collect()
}
