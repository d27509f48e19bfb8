//! The map explains many more contacts than were measured.

use model::Where;

use super::{Found, Rule, Seen};
use crate::refusal::percent;

pub(super) const RULE: Rule = Rule {
    name: "explains_too_much",
    title: "The map explains too much",
    why: "Some rates are too high, or contacts arrive where nobody measures.",
    what_to_do: "Check the largest needs against the measured contacts, and how many customers start.",
    find,
};

const MOST: f64 = 1.2;

fn find(seen: &Seen<'_>) -> Found {
    let much = seen.analysis.explained.filter(|explained| *explained > MOST);
    let message = |explained| format!("The map explains {} of the contacts measured.", percent(explained));
    much.map(|explained| (Where::default(), message(explained))).into_iter().collect()
}
