//! No need anywhere is fixed before the customer notices.

use model::Where;

use super::{Found, Rule, Seen};

pub(super) const RULE: Rule = Rule {
    name: "nothing_caught",
    title: "Nothing is fixed before it is noticed",
    why: "The best service is the one that customers never had to ask for.",
    what_to_do: "Look for a need that monitoring could find first, or record what is caught already.",
    find,
};

fn find(seen: &Seen<'_>) -> Found {
    if seen.analysis.contacts > 0.0 && seen.analysis.caught == 0.0 {
        let message = "No need of this journey is fixed before the customer notices it.";
        return vec![(Where::default(), message.to_owned())];
    }
    Vec::new()
}
