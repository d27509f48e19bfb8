//! Working on a map of the library.

use std::sync::PoisonError;
use std::time::{Duration, Instant};

use model::{Change, Command, Id, JourneyMap, Refusal as Refused};
use serde::Serialize;
use specta::Type;
use store::{Done, StoreError};

use super::{HistoryEntry, Library, OpenedMap, Steps, Version, not_saved};
use crate::Refusal;

/// A change that has been made.
#[derive(Clone, Debug, PartialEq, Serialize, Type)]
pub struct Changed {
    pub map: Id,
    /// The number of the change and of the state after it; that of the change before while somebody types on.
    pub number: u32,
    pub change: Change,
    /// What undo and redo would do next, in words.
    pub steps: Steps,
    /// The sentence that says why it is not on the disk yet; `None` once it is.
    pub not_saved: Option<String>,
}

impl Library {
    /// A map as it is after its last change, for a window that shows it from now on.
    ///
    /// # Errors
    /// When there is no such map or it cannot be read.
    pub async fn open_map(&self, id: &str) -> Result<OpenedMap, Refusal> {
        self.checked(self.store.open_map(id).await).await
    }

    /// A window shows a map no longer.
    ///
    /// # Errors
    /// When the library has been closed.
    pub async fn close_map(&self, id: &str) -> Result<(), Refusal> {
        Ok(self.store.close_map(id).await?)
    }

    /// Does what somebody asks; `None` where there is nothing to change. Those who follow the library are told.
    ///
    /// # Errors
    /// Why it is refused, with what could be done in its stead; then nothing is changed.
    pub async fn run(&self, id: &str, command: Command) -> Result<Option<Changed>, Refused> {
        let (by, gap) = (self.by(), self.gap(id));
        let done = self.store.act(id, gap, move |map| command.run(map, &by)).await;
        match done {
            Err(StoreError::Refused(refused)) => Err(refused),
            done => {
                self.done(done).await.map_err(|Refusal(sentence)| Refused { sentence, ways_out: Vec::new() })
            }
        }
    }

    /// Takes back the last change that is not taken back.
    ///
    /// # Errors
    /// When there is nothing to undo.
    pub async fn undo(&self, id: &str) -> Result<Option<Changed>, Refusal> {
        let done = self.store.undo(id, self.by()).await;
        self.done(done.map(Some)).await
    }

    /// Does again what was taken back last.
    ///
    /// # Errors
    /// When there is nothing to redo.
    pub async fn redo(&self, id: &str) -> Result<Option<Changed>, Refusal> {
        let done = self.store.redo(id, self.by()).await;
        self.done(done.map(Some)).await
    }

    /// Makes a map what it was after a change, as a new change; `None` where nothing differs.
    ///
    /// # Errors
    /// When there is no such state, or it cannot be read.
    pub async fn restore(&self, id: &str, number: u32) -> Result<Option<Changed>, Refusal> {
        let done = self.store.restore(id, number, self.by()).await;
        self.done(done).await
    }

    /// How long ago the map was changed; notes that it is being changed now.
    fn gap(&self, id: &str) -> Option<Duration> {
        let mut touched = self.touched.lock().unwrap_or_else(PoisonError::into_inner);
        touched.insert(id.to_owned(), Instant::now()).map(|before| before.elapsed())
    }

    async fn done(&self, done: Result<Option<Done>, StoreError>) -> Result<Option<Changed>, Refusal> {
        Ok(self.checked(done).await?.map(Changed::from))
    }
}

impl From<Done> for Changed {
    fn from(done: Done) -> Self {
        let Done { map, number, change, steps, unsaved, waiting } = done;
        let not_saved = unsaved.map(|error| not_saved(&error, waiting));
        Self { map, number, change, steps, not_saved }
    }
}

/// The history of a map.
impl Library {
    /// At most `most` changes before change `before` (`None`: from the last one), the newest first.
    ///
    /// # Errors
    /// When there is no such map.
    pub async fn history(
        &self,
        id: &str,
        before: Option<u32>,
        most: u32,
    ) -> Result<Vec<HistoryEntry>, Refusal> {
        self.checked(self.store.history(id, before, most).await).await
    }

    /// A map as it was after a change; 0 is how it came in. Nothing is changed.
    ///
    /// # Errors
    /// When there is no such state, or it cannot be read.
    pub async fn look_at(&self, id: &str, number: u32) -> Result<JourneyMap, Refusal> {
        self.checked(self.store.state(id, number).await).await
    }

    /// The named versions of a map, the newest first.
    ///
    /// # Errors
    /// When there is no such map.
    pub async fn versions(&self, id: &str) -> Result<Vec<Version>, Refusal> {
        self.checked(self.store.versions(id).await).await
    }

    /// Names the state of a map after a change.
    ///
    /// # Errors
    /// When the name is empty, there is no such state, or the disk refuses.
    pub async fn name_version(&self, id: &str, number: u32, name: &str) -> Result<Version, Refusal> {
        let name = named(name)?;
        self.checked(self.store.name_version(id, number, name, self.by()).await).await
    }

    /// Gives a named version another name.
    ///
    /// # Errors
    /// When the name is empty, there is no such version, or the disk refuses.
    pub async fn rename_version(&self, id: &str, key: u32, name: &str) -> Result<Version, Refusal> {
        let name = named(name)?;
        self.checked(self.store.rename_version(id, key, name).await).await
    }
}

fn named(name: &str) -> Result<&str, Refusal> {
    let name = name.trim();
    if name.is_empty() { Err(Refusal::new("Give the version a name.")) } else { Ok(name) }
}
