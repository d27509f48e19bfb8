//! The map explains less than half of the contacts measured.

use model::Where;

use super::{Found, Rule, Seen};
use crate::refusal::percent;

pub(super) const RULE: Rule = Rule {
    name: "explains_too_little",
    title: "The map explains too little",
    why: "Most of the contacts that arrive have a reason that this map does not know.",
    what_to_do: "Take a sample of contacts, find the reasons that are missing, and record them.",
    find,
};

const LEAST: f64 = 0.5;

fn find(seen: &Seen<'_>) -> Found {
    let little = seen.analysis.explained.filter(|explained| *explained < LEAST);
    let message = |explained| format!("The map explains {} of the contacts measured.", percent(explained));
    little.map(|explained| (Where::default(), message(explained))).into_iter().collect()
}
