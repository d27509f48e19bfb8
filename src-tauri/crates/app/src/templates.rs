//! What a new map starts from.

use model::JourneyMap;
use serde::Serialize;
use specta::Type;

use crate::sheet::drawn;
use crate::{Drawing, Refusal, SceneView, ViewDensity, examples};

/// A map to start from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct Template {
    pub id: String,
    pub title: String,
    pub summary: String,
}

/// The files, in the order in which they are offered.
const FILES: [(&str, &str, &str, &str); 3] = [
    ("blank", "Blank", "One stage, one touchpoint", include_str!("../templates/blank.journey")),
    (
        "journey-map",
        "Journey map",
        "Five stages, emotion, thoughts, service",
        include_str!("../templates/journey-map.journey"),
    ),
    (
        "service-blueprint",
        "Service blueprint",
        "Lanes and three lines, ready",
        include_str!("../templates/service-blueprint.journey"),
    ),
];

/// What is offered to start from, beside the [examples](crate::examples()).
#[must_use]
pub fn templates() -> Vec<Template> {
    let template = |(id, title, summary, _): &(&str, &str, &str, &str)| Template {
        id: (*id).to_owned(),
        title: (*title).to_owned(),
        summary: (*summary).to_owned(),
    };
    FILES.iter().map(template).collect()
}

/// The map of a template or of an example.
pub(crate) fn map_of(id: &str) -> Result<JourneyMap, Refusal> {
    let template = FILES.iter().find(|(known, ..)| *known == id).map(|(.., text)| *text);
    let template = template.and_then(|text| model::read(text.as_bytes()).ok());
    template
        .or_else(|| examples::example(id))
        .ok_or_else(|| Refusal::new("There is no such map to start from."))
}

/// Draws a template or an example without making a map of it.
///
/// # Errors
/// When there is no such map to start from.
pub fn start_drawing(id: &str) -> Result<Drawing, Refusal> {
    let scene = drawn(&map_of(id)?, &SceneView { density: ViewDensity::Compact, ..SceneView::default() });
    Ok(Drawing { revision: 0, scene })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_template_is_a_map_in_its_canonical_form() {
        for (id, _, _, text) in FILES {
            let map = map_of(id).unwrap();
            assert_eq!(model::write(&map), text, "{id}");
            assert!(analysis::analyse(&map).is_ok(), "{id} has no arithmetic");
        }
    }

    #[test]
    fn the_blueprint_has_the_three_lines() {
        let map = map_of("service-blueprint").unwrap();
        let mut zones: Vec<_> = map.lanes.iter().map(|lane| lane.zone).collect();
        zones.dedup();
        assert_eq!(zones.len(), 5, "evidence, customer, frontstage, backstage, support");
    }
}
