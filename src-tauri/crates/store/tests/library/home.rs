//! A library in a folder of its own, and short words for what is done to it.

use std::future::Future;
use std::path::Path;

use model::{By, Change, Edit, JourneyMap, Occasion, Refusal, Thing};
use store::{Done, Library, MapEntry, StoreError};

pub const NOW: &str = "2026-11-26T09:00:00Z";

pub fn by(author: &str) -> By {
    By { author: author.to_owned(), time: NOW.to_owned() }
}

/// Waits for an answer of the library.
pub fn wait<T>(answer: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(answer)
}

/// The map of the home broadband example.
pub fn broadband() -> JourneyMap {
    example(include_bytes!("../../../../../examples/home-broadband.journey"))
}

pub fn greeting() -> JourneyMap {
    example(include_bytes!("../../../../../examples/greeting-at-the-door.journey"))
}

fn example(bytes: &[u8]) -> JourneyMap {
    model::read(bytes).unwrap()
}

/// Gives the first touchpoint of a map another title.
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

/// A library that can be closed and opened again.
pub struct Home {
    folder: tempfile::TempDir,
    library: Option<Library>,
}

impl Home {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let library = Some(open(folder.path()).unwrap());
        Self { folder, library }
    }

    /// One with the broadband map in it.
    pub fn with_broadband() -> Self {
        let home = Self::new();
        home.add(broadband());
        home
    }

    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    pub fn library(&self) -> &Library {
        self.library.as_ref().expect("the library is open")
    }

    pub fn add(&self, map: JourneyMap) -> MapEntry {
        wait(self.library().add(map, NOW)).unwrap()
    }

    pub fn close(&mut self) {
        if let Some(library) = self.library.take() {
            library.close();
        }
    }

    /// Ends the program and starts it again.
    pub fn restart(&mut self) {
        self.close();
        self.library = Some(open(self.path()).unwrap());
    }

    pub fn map(&self, id: &str) -> JourneyMap {
        wait(self.library().open_map(id)).unwrap().map
    }

    pub fn first_title(&self) -> String {
        self.map("home-broadband").touchpoints[0].title.clone()
    }

    /// Renames the first touchpoint of the broadband map.
    pub fn rename(&self, title: &str) -> Done {
        let title = title.to_owned();
        let ask = move |map: &JourneyMap| Ok::<_, Refusal>(renaming(map, &title, &by("Ana")));
        wait(self.library().act("home-broadband", ask)).unwrap()
    }

    pub fn undo(&self) -> Result<Done, StoreError> {
        wait(self.library().undo("home-broadband", by("Jon")))
    }

    pub fn redo(&self) -> Result<Done, StoreError> {
        wait(self.library().redo("home-broadband", by("Jon")))
    }
}

pub fn open(folder: &Path) -> Result<Library, StoreError> {
    Library::open(folder, NOW, |_| {})
}
