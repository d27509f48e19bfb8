//! Customers feel bad here, and no need is recorded.

use super::{Found, Rule, Seen, on_touchpoint};
use crate::refusal::titled;

pub(super) const RULE: Rule = Rule {
    name: "bad_feeling_without_need",
    title: "They feel bad, and nothing says why",
    why: "A low point of the curve mostly is a need that nobody has counted yet.",
    what_to_do: "Ask what goes wrong here and record it as a service point, or look again at the emotion.",
    find,
};

/// Emotion as low as this is bad, of -5 to 5.
const BAD: f64 = -2.0;

fn find(seen: &Seen<'_>) -> Found {
    let touchpoints = seen.map.touchpoints.iter().zip(&seen.terrain.points_at);
    touchpoints
        .filter(|(touchpoint, points)| {
            points.is_empty() && touchpoint.emotion.values().any(|emotion| *emotion <= BAD)
        })
        .map(|(touchpoint, _)| {
            let title = titled(&touchpoint.title);
            (
                on_touchpoint(&touchpoint.id),
                format!("Customers feel bad at \"{title}\", and no need is recorded there."),
            )
        })
        .collect()
}
