//! A service point whose figures are as good as nobody has said otherwise.

use model::{Rate, ServicePoint};

use super::{Found, Rule, Seen, on_point};
use crate::refusal::{listed, titled};

pub(super) const RULE: Rule = Rule {
    name: "flattering_defaults",
    title: "Defaults that flatter",
    why: "Without a word all who notice contact us, every contact resolves, and nobody leaves: it is seldom so.",
    what_to_do: "Ask those who serve it, and give the shares, even when they are as assumed.",
    find,
};

fn find(seen: &Seen<'_>) -> Found {
    seen.counted().filter_map(|(point, _)| Some((on_point(point.source), flattered(point.source)?))).collect()
}

fn flattered(point: &ServicePoint) -> Option<String> {
    let below_one = |rate: &Option<Rate>| rate.as_ref().is_some_and(|rate| rate.value < 1.0);
    let (contact, resolved) = (&point.contact, &point.resolved_first_time);
    let flattering = [
        (contact.is_none(), "all who notice contact us"),
        (resolved.is_none(), "the first contact always resolves it"),
        (below_one(contact) && point.leave_silent.is_none(), "nobody leaves in silence"),
        (below_one(resolved) && point.leave_unresolved.is_none(), "nobody leaves unresolved"),
    ];
    let assumed: Vec<&str> = flattering.iter().filter(|(open, _)| *open).map(|(_, text)| *text).collect();
    if assumed.is_empty() {
        return None;
    }
    let assumed = listed(&assumed, "and");
    Some(format!("\"{}\" counts as if {assumed}; nobody has confirmed that.", titled(&point.title)))
}
