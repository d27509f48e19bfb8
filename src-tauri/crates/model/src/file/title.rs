//! What a thing is called in an error.

use crate::JourneyMap;

/// Longer titles are shortened.
const LONGEST: usize = 60;

/// The title of the thing at a path such as `touchpoints[7]`; of the map for the empty path.
pub(crate) fn title_of(map: &JourneyMap, thing: &str) -> Option<String> {
    if thing.is_empty() {
        return shown(&map.title);
    }
    let (array, index) = thing.strip_suffix(']')?.split_once('[')?;
    let at: usize = index.parse().ok()?;
    let title = match array {
        "personas" => &map.personas.get(at)?.name,
        "sources" => &map.sources.get(at)?.title,
        "stages" => &map.stages.get(at)?.title,
        "lanes" => &map.lanes.get(at)?.title,
        "touchpoints" => &map.touchpoints.get(at)?.title,
        "transitions" => &between(map, at)?,
        "exits" => &touchpoint(map, &map.exits.get(at)?.from),
        "steps" => &map.steps.get(at)?.title,
        "service_points" => &map.service_points.get(at)?.title,
        "insights" => &map.insights.get(at)?.text,
        "ideas" => &map.ideas.get(at)?.title,
        "actions" => &map.actions.get(at)?.text,
        "scenarios" => &map.scenarios.get(at)?.title,
        "votes" => &map.votes.get(at)?.title,
        "dismissed" => &map.dismissed.get(at)?.rule,
        "notes" => &map.notes.get(at)?.text,
        "comments" => &map.comments.get(at)?.text,
        "ink" => &map.ink.get(at)?.id,
        "links" => &map.links.get(at)?.title,
        "images" => &map.images.get(at)?.alt,
        _ => return None,
    };
    shown(title)
}

fn between(map: &JourneyMap, at: usize) -> Option<String> {
    let transition = map.transitions.get(at)?;
    Some(format!("{} → {}", touchpoint(map, &transition.from), touchpoint(map, &transition.to)))
}

/// The title of a touchpoint, or the id where there is none.
fn touchpoint(map: &JourneyMap, id: &str) -> String {
    let found = map.touchpoints.iter().find(|touchpoint| touchpoint.id == id);
    found
        .map(|touchpoint| touchpoint.title.as_str())
        .filter(|title| !title.is_empty())
        .unwrap_or(id)
        .to_owned()
}

/// On one line and not too long.
pub(crate) fn shown(title: &str) -> Option<String> {
    let line = title.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= LONGEST {
        return (!line.is_empty()).then_some(line);
    }
    let mut short: String = line.chars().take(LONGEST - 1).collect();
    short.push('…');
    Some(short)
}
