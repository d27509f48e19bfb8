//! A way round that customers take again and again.

use super::{Found, Rule, Seen, on_touchpoint};

pub(super) const RULE: Rule = Rule {
    name: "long_loop",
    title: "Customers go round and round",
    why: "Each round costs customers time and us contacts, and most loops were never meant.",
    what_to_do: "Find what sends customers back, or check the shares of the ways out.",
    find,
};

/// Rounds after the first visit, on average, from which on a loop is long.
const ROUNDS: f64 = 2.0;

fn find(seen: &Seen<'_>) -> Found {
    let state = &seen.journey.state;
    let rounds = |at: usize| state.returns[at] - 1.0;
    let mut found = Vec::new();
    for number in 0..state.solved.len() {
        // The first one of those that are visited equally often.
        let more = |best: usize, at: usize| if rounds(at) > rounds(best) * (1.0 + 1e-9) { at } else { best };
        let longest = state.solved.states(number).iter().copied().reduce(more);
        let Some(at) = longest.filter(|at| rounds(*at) > ROUNDS) else { continue };
        let id = &seen.map.touchpoints[at].id;
        let message = format!(
            "Customers who get to \"{}\" come back there {:.1} times on average.",
            seen.places.title(id),
            rounds(at)
        );
        found.push((at, (on_touchpoint(id), message)));
    }
    found.sort_by_key(|(at, _)| *at);
    found.into_iter().map(|(_, found)| found).collect()
}
