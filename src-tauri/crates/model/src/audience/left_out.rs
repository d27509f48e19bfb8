//! What a customer will not see of a map, said before anything is drawn.

use super::{for_customers, is_hidden};
use crate::{JourneyMap, Lane};

/// Sentences for the export dialog, counted from this map; what the map has not is not mentioned.
#[must_use]
pub fn left_out(map: &JourneyMap) -> Vec<String> {
    let shown = for_customers(map);
    let hidden: Vec<&Lane> = map.lanes.iter().filter(|lane| is_hidden(lane)).collect();
    let titles: Vec<&str> = hidden.iter().map(|lane| lane.title.as_str()).collect();
    let lanes = match titles.as_slice() {
        [] => String::new(),
        [one] => format!("Lane {one}"),
        several => format!("Lanes {}", several.join(", ")),
    };
    let in_hidden = |lane: &String| hidden.iter().any(|hidden| hidden.id == *lane);
    let steps = map.steps.iter().filter(|step| in_hidden(&step.lane)).count();
    let where_steps = if titles.len() == 1 { "in that lane" } else { "in those lanes" };
    let touchpoints = map.touchpoints.len() - shown.touchpoints.len();
    let insights = map.insights.len() - shown.insights.len();
    let sentences = [
        lanes,
        ending(counted(steps, "step"), where_steps),
        ending(counted(touchpoints, "touchpoint"), "not for customers"),
        ending(counted(insights, "insight"), "not for customers"),
        capital(&listed_figures(map)),
        team_work(map),
        capital(&background(map)),
    ];
    sentences.into_iter().filter(|sentence| !sentence.is_empty()).collect()
}

fn listed_figures(map: &JourneyMap) -> String {
    let points = &map.service_points;
    let has_shares = map.transitions.iter().any(|transition| transition.share.is_some())
        || map.exits.iter().any(|exit| exit.share.is_some());
    let has_costs = points.iter().any(|point| {
        point.cost_per_contact.is_some() || point.cost_per_catch.is_some() || point.cost_per_need.is_some()
    });
    let has_owners = !map.owner.is_empty()
        || points.iter().any(|point| !point.owner.is_empty())
        || map.touchpoints.iter().any(|touchpoint| !touchpoint.owner.is_empty())
        || map.steps.iter().any(|step| !step.owner.is_empty())
        || map.stages.iter().any(|stage| !stage.owner.is_empty());
    let words = [
        ("causes", !points.is_empty()),
        ("rates", has_shares || !points.is_empty()),
        ("contacts", !points.is_empty()),
        ("costs", has_costs),
        ("owners", has_owners),
        ("origins", points.iter().any(|point| point.origin_step.is_some())),
        ("waits", map.transitions.iter().any(|transition| transition.wait_days.is_some())),
        ("rules", map.steps.iter().any(|step| !step.rules.is_empty())),
    ];
    listed(&words)
}

fn team_work(map: &JourneyMap) -> String {
    let counts = [
        counted(map.notes.len(), "note"),
        counted(map.comments.len(), "comment"),
        counted(map.ink.len(), "drawing"),
        counted(map.ideas.len(), "idea"),
        counted(map.actions.len(), "action"),
        counted(map.scenarios.len(), "programme"),
        counted(map.votes.len(), "vote"),
        counted(map.links.len(), "link"),
    ];
    counts.into_iter().filter(|count| !count.is_empty()).collect::<Vec<_>>().join(", ")
}

fn background(map: &JourneyMap) -> String {
    let has_basis = map.touchpoints.iter().any(|touchpoint| touchpoint.basis.is_some())
        || map.insights.iter().any(|insight| insight.basis.is_some());
    let words = [
        ("sources", !map.sources.is_empty()),
        ("basis", has_basis),
        ("speaker notes", map.stages.iter().any(|stage| !stage.speaker_notes.is_empty())),
        ("summary", !map.summary.is_empty()),
        ("tags", !map.tags.is_empty()),
        ("the Service view", true),
    ];
    listed(&words)
}

fn listed(words: &[(&str, bool)]) -> String {
    words.iter().filter(|(_, there)| *there).map(|(word, _)| *word).collect::<Vec<_>>().join(", ")
}

/// `2 ideas`, `1 note`, or nothing.
fn counted(count: usize, thing: &str) -> String {
    match count {
        0 => String::new(),
        1 => format!("1 {thing}"),
        _ => format!("{count} {thing}s"),
    }
}

fn ending(text: String, end: &str) -> String {
    if text.is_empty() { text } else { format!("{text} {end}") }
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
