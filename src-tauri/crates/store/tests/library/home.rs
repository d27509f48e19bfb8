//! A library in a folder of its own.

use std::path::Path;

use model::JourneyMap;
use store::{Done, Library, MapEntry, StoreError};

use crate::deeds::{NOW, by, open, rename_in, wait};

/// The map of the home broadband example.
pub fn broadband() -> JourneyMap {
    model::read(include_bytes!("../../../../../examples/home-broadband.journey")).unwrap()
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
        let ask = move |map: &mut JourneyMap| rename_in(map, &title, &by("Ana"));
        wait(self.library().act("home-broadband", None, ask)).unwrap().unwrap()
    }

    pub fn undo(&self) -> Result<Done, StoreError> {
        wait(self.library().undo("home-broadband", by("Jon")))
    }

    pub fn redo(&self) -> Result<Done, StoreError> {
        wait(self.library().redo("home-broadband", by("Jon")))
    }
}
