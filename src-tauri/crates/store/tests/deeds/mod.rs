//! Short words for what is done to a library.

use std::future::Future;
use std::path::Path;

use model::{By, Change, Edit, JourneyMap, Occasion, Refusal, Thing};
use store::{Library, StoreError};

pub const NOW: &str = "2026-11-26T09:00:00Z";

pub fn by(author: &str) -> By {
    By { author: author.to_owned(), time: NOW.to_owned() }
}

/// Waits for an answer of the library.
pub fn wait<T>(answer: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(answer)
}

/// The map of the greeting example, a small one.
pub fn greeting() -> JourneyMap {
    model::read(include_bytes!("../../../../../examples/greeting-at-the-door.journey")).unwrap()
}

/// Gives the first touchpoint of a map another title.
pub fn rename_in(map: &mut JourneyMap, title: &str, by: &By) -> Result<Option<Change>, Refusal> {
    let change = renaming(map, title, by);
    change.apply(map)?;
    Ok(Some(change))
}

/// The change that gives the first touchpoint of a map another title.
pub fn renaming(map: &JourneyMap, title: &str, by: &By) -> Change {
    let was = map.touchpoints[0].clone();
    let label = format!("Rename touchpoint “{}”", was.title);
    let now = model::Touchpoint { title: title.to_owned(), ..was.clone() };
    let edit =
        Edit::Replace { at: 0, was: Thing::Touchpoint(Box::new(was)), now: Thing::Touchpoint(Box::new(now)) };
    Change {
        label,
        author: by.author.clone(),
        time: by.time.clone(),
        occasion: Occasion::Act,
        told: Vec::new(),
        edits: vec![edit],
    }
}

pub fn open(folder: &Path) -> Result<Library, StoreError> {
    Library::open(folder, NOW, |_| {})
}
