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
const FILES: [&str; 3] = [
    include_str!("../../../../examples/home-broadband.journey"),
    include_str!("../../../../examples/home-broadband-to-be.journey"),
    include_str!("../../../../examples/greeting-at-the-door.journey"),
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
    fn every_bundled_file_is_a_map() {
        assert_eq!(examples().len(), FILES.len());
    }
}
