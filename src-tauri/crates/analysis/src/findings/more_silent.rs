//! A need that more customers keep to themselves than tell.

use super::{Found, Rule, Seen, on_point};
use crate::refusal::titled;

pub(super) const RULE: Rule = Rule {
    name: "more_silent",
    title: "More stay silent than contact us",
    why: "Those who say nothing are not served, and some of them leave; the contacts show the smaller part.",
    what_to_do: "Make it easy to say, or find it before they do; count silence with a survey.",
    find,
};

fn find(seen: &Seen<'_>) -> Found {
    let silent = seen.counted().filter(|(_, visit)| visit.silent > visit.contacting);
    silent
        .map(|(point, _)| {
            let title = titled(&point.source.title);
            (on_point(point.source), format!("\"{title}\": more customers stay silent than contact us."))
        })
        .collect()
}
