//! Many leave without a way out that says why.

use model::Outcome;

use super::{Found, Rule, Seen, on_touchpoint};
use crate::flow::slot;
use crate::refusal::{percent, titled};

pub(super) const RULE: Rule = Rule {
    name: "unexplained_leaving",
    title: "Many leave, and nothing says why",
    why: "What the shares leave over counts as customers who gave up; it may be a way that nobody drew.",
    what_to_do: "Draw the missing way or exit, correct the shares, or say how the touchpoint ends.",
    find,
};

/// The share of visits from which on leaving wants a reason.
const MANY: f64 = 0.05;

/// What one less the given shares may be off.
const ROUNDING: f64 = 1e-12;

fn find(seen: &Seen<'_>) -> Found {
    let touchpoints = seen.map.touchpoints.iter().zip(&seen.terrain.flow.rows);
    touchpoints
        .filter(|(touchpoint, row)| {
            touchpoint.end.is_none()
                && row.remainder_end == slot(Outcome::Left)
                && row.remainder > MANY + ROUNDING
        })
        .map(|(touchpoint, row)| {
            let (title, share) = (titled(&touchpoint.title), percent(row.remainder));
            let message = format!("{share} of the visits to \"{title}\" end there, and no exit says why.");
            (on_touchpoint(&touchpoint.id), message)
        })
        .collect()
}
