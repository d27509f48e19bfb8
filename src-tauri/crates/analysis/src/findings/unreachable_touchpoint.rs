//! A touchpoint that no customer ever gets to.

use super::{Found, Rule, Seen, on_touchpoint};
use crate::refusal::titled;

pub(super) const RULE: Rule = Rule {
    name: "unreachable_touchpoint",
    title: "Nobody gets here",
    why: "What happens at a touchpoint that nobody reaches is in no figure.",
    what_to_do: "Draw the way that leads here, or let customers start here.",
    find,
};

fn find(seen: &Seen<'_>) -> Found {
    let touchpoints = seen.map.touchpoints.iter().zip(&seen.journey.state.is_reached);
    touchpoints
        .filter(|(_, reached)| !**reached)
        .map(|(touchpoint, _)| {
            let title = titled(&touchpoint.title);
            let message = format!("Nobody gets to \"{title}\": no way with a share above 0 leads there.");
            (on_touchpoint(&touchpoint.id), message)
        })
        .collect()
}
