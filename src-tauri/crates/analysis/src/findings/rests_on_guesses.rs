//! More than a fifth of the contacts rests on guesses.

use model::Where;

use super::{Found, Rule, Seen};
use crate::refusal::percent;

pub(super) const RULE: Rule = Rule {
    name: "rests_on_guesses",
    title: "Too much is guessed",
    why: "A figure made of guesses looks as sure as one made of counts.",
    what_to_do: "Count the largest of the guessed needs first.",
    find,
};

/// The share of the contacts from which on guesses are too much.
const FIFTH: f64 = 0.2;

fn find(seen: &Seen<'_>) -> Found {
    let guess = seen.analysis.weight_of_evidence.map_or(0.0, |weight| weight.guess);
    if guess > FIFTH {
        let message = format!("{} of the contacts rest on guesses.", percent(guess));
        return vec![(Where::default(), message)];
    }
    Vec::new()
}
