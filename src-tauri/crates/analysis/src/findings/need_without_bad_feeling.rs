//! Many needs are noticed here, and everybody feels well.

use super::{Found, Rule, Seen, on_touchpoint};
use crate::refusal::titled;

pub(super) const RULE: Rule = Rule {
    name: "need_without_bad_feeling",
    title: "Many needs, and everybody feels well",
    why: "Either the needs are handled so well that nobody minds, or the curve was drawn from hope.",
    what_to_do: "Look again at the emotion, with a customer.",
    find,
};

/// Needs noticed in this share of the visits are many.
const MANY: f64 = 0.1;

fn find(seen: &Seen<'_>) -> Found {
    let mut noticed = vec![0.0; seen.map.touchpoints.len()];
    seen.counted().for_each(|(point, visit)| noticed[point.at] += visit.noticed);
    let touchpoints = seen.map.touchpoints.iter().zip(noticed);
    touchpoints
        .filter(|(touchpoint, noticed)| {
            let well =
                !touchpoint.emotion.is_empty() && touchpoint.emotion.values().all(|emotion| *emotion > 0.0);
            well && *noticed >= MANY
        })
        .map(|(touchpoint, _)| {
            let title = titled(&touchpoint.title);
            let message =
                format!("Customers notice many needs at \"{title}\", and all of them feel well there.");
            (on_touchpoint(&touchpoint.id), message)
        })
        .collect()
}
