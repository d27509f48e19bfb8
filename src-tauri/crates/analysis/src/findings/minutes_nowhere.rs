//! A step with minutes for each visit that serves no touchpoint.

use super::{Found, Rule, Seen, on_step};
use crate::refusal::titled;

pub(super) const RULE: Rule = Rule {
    name: "minutes_nowhere",
    title: "Minutes that count nowhere",
    why: "Minutes for each visit need a touchpoint that is visited.",
    what_to_do: "Say which touchpoints or stages the step serves, or give hours a month instead.",
    find,
};

fn find(seen: &Seen<'_>) -> Found {
    let message = |title: &str| {
        let title = titled(title);
        format!(
            "The minutes of \"{title}\" count nowhere: the step names no touchpoint and no stage that has one."
        )
    };
    seen.work.unplaced.iter().map(|step| (on_step(&step.id), message(&step.title))).collect()
}
