//! The maps that come with the program.

use serde::Serialize;
use specta::Type;

/// A bundled map.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct Example {
    /// The map's id; opens it.
    pub id: String,
    pub title: String,
    pub summary: String,
}

/// The files, in the order in which they are offered.
const FILES: [(&str, &str, &str, &str); 3] = [
    (
        "home-broadband",
        "Home broadband, first 90 days",
        "From the first advert to the ninety-day check-in of a customer who switches provider.",
        include_str!("../../../../examples/home-broadband.journey"),
    ),
    (
        "home-broadband-to-be",
        "Home broadband, to be",
        "The same journey with two-hour engineer windows, self-service rebooking and a preview of the \
         first bill.",
        include_str!("../../../../examples/home-broadband-to-be.journey"),
    ),
    (
        "greeting-at-the-door",
        "A greeting at the door",
        "95 % feel welcome, 3 % find it contrived, 2 % are annoyed. Did the experience fail?",
        include_str!("../../../../examples/greeting-at-the-door.journey"),
    ),
];

/// What is offered to start from.
#[must_use]
pub fn examples() -> Vec<Example> {
    FILES
        .iter()
        .map(|(id, title, summary, _)| Example {
            id: (*id).to_owned(),
            title: (*title).to_owned(),
            summary: (*summary).to_owned(),
        })
        .collect()
}

/// The file of an example.
pub(crate) fn text_of(id: &str) -> Option<&'static str> {
    FILES.iter().find(|(known, ..)| *known == id).map(|(.., text)| *text)
}
