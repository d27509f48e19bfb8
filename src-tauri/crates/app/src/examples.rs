//! The maps that come with the program.

use model::{JourneyMap, Status};
use serde::Serialize;
use specta::Type;

/// A bundled map.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct Example {
    /// The map's id; opens it.
    pub id: String,
    pub title: String,
    pub summary: String,
    pub status: Option<Status>,
}

/// The files, in the order in which they are offered.
const FILES: [&str; 6] = [
    include_str!("../../../../examples/home-broadband.journey"),
    include_str!("../../../../examples/home-broadband-to-be.journey"),
    include_str!("../../../../examples/greeting-at-the-door.journey"),
    include_str!("../../../../examples/new-knee.journey"),
    include_str!("../../../../examples/building-permit.journey"),
    include_str!("../../../../examples/rota-trial.journey"),
];

fn maps() -> impl Iterator<Item = JourneyMap> {
    FILES.iter().filter_map(|text| model::read(text.as_bytes()).ok())
}

/// What is offered to start from.
#[must_use]
pub fn examples() -> Vec<Example> {
    maps()
        .map(|map| Example { id: map.id, title: map.title, summary: map.summary, status: map.status })
        .collect()
}

/// The bundled map of that id.
pub(crate) fn example(id: &str) -> Option<JourneyMap> {
    maps().find(|map| map.id == id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_bundled_file_is_a_map_in_its_canonical_form() {
        assert_eq!(examples().len(), FILES.len());
        for (map, text) in maps().zip(FILES) {
            assert_eq!(model::write(&map), text, "{}", map.id);
        }
    }

    #[test]
    fn in_one_example_most_service_is_our_own_failure() {
        let worked = analysis::today(&example("building-permit").unwrap()).unwrap();
        assert!(worked.contacts_ours > 0.8 * worked.contacts);
    }

    #[test]
    fn nothing_is_found_in_the_examples_of_trades_but_what_they_are_there_to_show() {
        let found = |id: &str| {
            let findings = analysis::analyse(&example(id).unwrap()).unwrap().findings;
            findings.iter().map(|finding| finding.rule).collect::<Vec<_>>()
        };
        assert_eq!(found("new-knee"), ["carried_at_the_front"]);
        assert_eq!(found("building-permit"), [""; 0]);
        // Most who leave a trial say nothing.
        assert_eq!(found("rota-trial"), ["more_silent", "more_silent"]);
    }
}
