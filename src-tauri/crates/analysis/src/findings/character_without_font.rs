//! Characters that the bundled fonts do not have: they would be drawn as empty boxes.

use model::{JourneyMap, Where};

use super::{Finding, Rule};
use crate::refusal::titled;

/// The findings need fonts, so they come from [`find`] alone.
pub(super) const RULE: Rule = Rule {
    name: "character_without_font",
    title: "Characters that no font has",
    why: "A character that no bundled font has would be drawn as an empty box.",
    what_to_do: "Write it otherwise.",
    find: |_| Vec::new(),
};

/// One finding for each title or text of the map that has characters without a font, unless put
/// aside. `uncovered` gives the characters of a text that no bundled font has.
pub fn find(map: &JourneyMap, uncovered: impl Fn(&str) -> Vec<char>) -> Vec<Finding> {
    let mut found = Vec::new();
    for (on, text) in texts(map) {
        let missing = uncovered(&text);
        if missing.is_empty() {
            continue;
        }
        let characters: Vec<String> =
            missing.iter().map(|missing| format!("{missing} (U+{:04X})", u32::from(*missing))).collect();
        let message = format!(
            "\"{}\" has characters that no bundled font can draw: {}.",
            titled(&shortened(&text)),
            characters.join(", ")
        );
        found.push(Finding { rule: RULE.name, on, message });
    }
    found.retain(|finding| !finding.is_dismissed(map));
    found
}

/// A text as a sentence can name it.
fn shortened(text: &str) -> String {
    const LENGTH: usize = 60;
    let line = text.lines().next().unwrap_or("");
    if line.chars().count() <= LENGTH {
        return line.to_owned();
    }
    line.chars().take(LENGTH).chain(['…']).collect()
}

/// Every text that a drawing shows, with its place.
fn texts(map: &JourneyMap) -> Vec<(Where, String)> {
    let none = Where::default;
    let mut texts = vec![(none(), map.title.clone()), (none(), map.summary.clone())];
    for persona in &map.personas {
        let on = Where { persona: Some(persona.id.clone()), ..none() };
        let lines = [&persona.name, &persona.role, &persona.goal, &persona.quote];
        texts.extend(lines.map(|text| (on.clone(), text.clone())));
    }
    for lane in &map.lanes {
        texts.push((none(), lane.title.clone()));
    }
    for stage in &map.stages {
        let on = Where { stage: Some(stage.id.clone()), ..none() };
        texts.push((on.clone(), stage.title.clone()));
        texts.extend(stage.cells.values().map(|text| (on.clone(), text.clone())));
    }
    for touchpoint in &map.touchpoints {
        let on = Where { touchpoint: Some(touchpoint.id.clone()), ..none() };
        texts.push((on.clone(), touchpoint.title.clone()));
        texts.extend(touchpoint.cells.values().map(|text| (on.clone(), text.clone())));
    }
    texts.extend(smaller_texts(map));
    texts
}

/// Texts of arrows, steps, service points, insights, notes and comments.
fn smaller_texts(map: &JourneyMap) -> Vec<(Where, String)> {
    let none = Where::default;
    let mut texts = Vec::new();
    for transition in &map.transitions {
        let pair = model::Pair {
            from: transition.from.clone(),
            to: transition.to.clone(),
            ..model::Pair::default()
        };
        texts.push((Where { transition: Some(pair), ..none() }, transition.label.clone()));
    }
    for exit in &map.exits {
        texts.push((Where { touchpoint: Some(exit.from.clone()), ..none() }, exit.label.clone()));
    }
    for step in &map.steps {
        let on = Where { step: Some(step.id.clone()), ..none() };
        let lines = [&step.title, &step.actor, &step.system].into_iter().chain(&step.rules);
        texts.extend(lines.map(|text| (on.clone(), text.clone())));
    }
    for point in &map.service_points {
        let on = Where { service_point: Some(point.id.clone()), ..none() };
        texts.extend([&point.title, &point.customer_text].map(|text| (on.clone(), text.clone())));
    }
    for insight in &map.insights {
        texts.push((insight.at.clone().unwrap_or_default(), insight.text.clone()));
    }
    for note in &map.notes {
        texts.push((note.at.place.clone(), note.text.clone()));
    }
    for comment in &map.comments {
        texts.push((comment.on.clone(), comment.text.clone()));
    }
    texts
}
