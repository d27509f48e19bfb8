//! The library of a person's maps: what is in it, what is done to them, and who is told.
//!
//! Every function that changes a map answers once the change is on the disk, or says that the disk refused it
//! and that it is kept in memory until a retry.

mod covers;
mod files;
mod working;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use model::{By, Id, JourneyMap};
use serde::Serialize;
use specta::Type;
use store::{News, StoreError, TakenIn};
use tokio::sync::broadcast;

pub use covers::MapCover;
pub use files::{FileTaken, Taking};
pub use store::{
    Asked, Found, Health, HistoryEntry, MapEntry, OpenedMap, SameId, Shelf, Steps, Unsaved, Version,
};
pub use working::Changed;

use crate::{ColourMode, Refusal, clock, templates};

/// So long a second start of the program waits for the first one to end or to answer.
const PATIENCE: Duration = Duration::from_secs(5);
/// Events that a slow listener may be behind before it misses some.
const ROOM: usize = 256;

/// The library while the program runs. All its functions may be called from any thread or task.
pub struct Library {
    store: store::Library,
    told: broadcast::Sender<LibraryTold>,
    author: Mutex<String>,
    /// When each map was changed last.
    touched: Mutex<BTreeMap<Id, Instant>>,
    mended: AtomicBool,
    /// Covers in other colours than those that the store keeps.
    covers: Mutex<BTreeMap<(Id, ColourMode), store::Cover>>,
}

/// What became of a start.
pub enum Start {
    Here(Library),
    /// Another process of this person has the library open and was handed what this one was asked; this one
    /// ends.
    HandedOver,
}

/// What somebody who follows the library hears.
#[derive(Clone, Debug, PartialEq, Serialize, Type)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum LibraryTold {
    /// A map has changed; `changed.change` leads from the state before to the state now. Told in the order of
    /// the changes.
    Changed { changed: Box<Changed> },
    /// The list of maps is another one: a map came, was put into the bin, taken out or named.
    Maps,
    /// Everything that the disk had refused is on it now.
    AllSaved,
    /// The library was damaged; what can be read was taken into a new one.
    Rescued { sentences: Vec<String> },
    /// The program was started again and is to come to the front and open these files.
    Asked { files: Vec<PathBuf> },
}

impl Library {
    /// Opens the library of a folder, or hands `files` to the process that has it open.
    ///
    /// # Errors
    /// When the disk refuses, or the other process neither answers nor ends.
    pub fn start(home: &Path, author: &str, files: &[PathBuf]) -> Result<Start, Refusal> {
        let begin = Instant::now();
        loop {
            match Self::open(home, author) {
                Err(StoreError::InUse) => {}
                opened => return Ok(Start::Here(opened?)),
            }
            match store::hand_over(home, &Asked { files: files.to_vec() }) {
                Ok(()) => return Ok(Start::HandedOver),
                // It may be about to end: then the library is ours in a moment.
                Err(error) if begin.elapsed() > PATIENCE => return Err(error.into()),
                Err(_) => std::thread::sleep(Duration::from_millis(50)),
            }
        }
    }

    fn open(home: &Path, author: &str) -> Result<Self, StoreError> {
        let (told, _) = broadcast::channel(ROOM);
        let teller = told.clone();
        // Nobody has to listen.
        let tell = move |news: News| drop(teller.send(LibraryTold::from(news)));
        Ok(Self {
            store: store::Library::open(home, &clock::now(), tell)?,
            told,
            author: Mutex::new(author.to_owned()),
            touched: Mutex::default(),
            mended: AtomicBool::new(false),
            covers: Mutex::default(),
        })
    }

    /// Closes it after everything that was asked before; nothing that was acknowledged depends on it.
    pub fn close(&self) {
        self.store.close();
    }

    /// Hears from now on what happens in the library. Who falls far behind misses events and opens its map
    /// again.
    #[must_use]
    pub fn follow(&self) -> broadcast::Receiver<LibraryTold> {
        self.told.subscribe()
    }

    /// The name that stands beside changes from now on.
    pub fn work_as(&self, author: &str) {
        author.clone_into(&mut self.author.lock().unwrap_or_else(PoisonError::into_inner));
    }

    pub(crate) fn by(&self) -> By {
        let author = self.author.lock().unwrap_or_else(PoisonError::into_inner).clone();
        By { author, time: clock::now() }
    }

    /// Nobody has to listen.
    fn tell(&self, told: LibraryTold) {
        let _ = self.told.send(told);
    }

    /// An answer of the store in words. Where it is that something is damaged, the library is mended, once a
    /// run: what is still damaged then has to be looked at by somebody.
    async fn checked<T>(&self, answer: Result<T, StoreError>) -> Result<T, Refusal> {
        let error = match answer {
            Ok(answer) => return Ok(answer),
            Err(error) => error,
        };
        let is_damage = matches!(error, StoreError::Damaged(_) | StoreError::Unreadable { .. });
        if !is_damage || self.mended.swap(true, Ordering::Relaxed) {
            return Err(error.into());
        }
        self.store.mend(self.by()).await?;
        let sentences = self.store.health().await?.rescued;
        self.tell(LibraryTold::Rescued { sentences });
        Err(Refusal::new(format!(
            "{error} What can be read of it has been taken into a new library; try again."
        )))
    }
}

impl From<News> for LibraryTold {
    fn from(news: News) -> Self {
        match news {
            News::Changed(done) => Self::Changed { changed: Box::new(Changed::from(*done)) },
            News::AllSaved => Self::AllSaved,
            News::Asked(asked) => Self::Asked { files: asked.files },
        }
    }
}

impl From<StoreError> for Refusal {
    fn from(error: StoreError) -> Self {
        Self::new(error.to_string())
    }
}

/// The maps of the library.
impl Library {
    /// All maps in use or in the bin, the last changed first.
    ///
    /// # Errors
    /// When the library cannot be read.
    pub async fn maps(&self, which: Shelf) -> Result<Vec<MapEntry>, Refusal> {
        self.checked(self.store.maps(which).await).await
    }

    /// A new map from a template or an example; "" leaves it its title.
    ///
    /// # Errors
    /// When there is no such template or the disk refuses.
    pub async fn new_from(&self, template: &str, title: &str) -> Result<MapEntry, Refusal> {
        let mut map = templates::map_of(template)?;
        if !title.trim().is_empty() {
            title.trim().clone_into(&mut map.title);
            map.id = model::id::from_title(&map.title, "map");
        }
        self.add(map).await
    }

    /// Adds a map that was made here, with an id that no other map has.
    ///
    /// # Errors
    /// When the disk refuses.
    pub(crate) async fn add(&self, map: JourneyMap) -> Result<MapEntry, Refusal> {
        let entry = self.checked(self.store.add(map, &clock::now()).await).await?;
        self.tell(LibraryTold::Maps);
        Ok(entry)
    }

    /// Takes in a map from outside as a copy.
    async fn take_in(&self, map: JourneyMap, when_there: SameId) -> Result<TakenIn, Refusal> {
        let taken = self.checked(self.store.take_in(map.clone(), when_there, self.by()).await).await?;
        // Nobody has to choose between two maps that are the same.
        let taken = match taken {
            TakenIn::AlreadyThere(entry) if self.store.map(&entry.id).await? == map => {
                TakenIn::Replaced(entry, None)
            }
            taken => taken,
        };
        if matches!(taken, TakenIn::Added(_)) {
            self.tell(LibraryTold::Maps);
        }
        Ok(taken)
    }

    /// A second map that is as this one is now; its history begins anew.
    ///
    /// # Errors
    /// When there is no such map or the disk refuses.
    pub async fn duplicate(&self, id: &str) -> Result<MapEntry, Refusal> {
        let entry = self.checked(self.store.duplicate(id, &clock::now()).await).await?;
        self.tell(LibraryTold::Maps);
        Ok(entry)
    }

    /// Puts a map into the bin, from where it can be taken back at any time.
    ///
    /// # Errors
    /// When there is no such map or the disk refuses.
    pub async fn archive(&self, id: &str) -> Result<MapEntry, Refusal> {
        let entry = self.checked(self.store.archive(id, &clock::now()).await).await?;
        self.tell(LibraryTold::Maps);
        Ok(entry)
    }

    /// Takes a map out of the bin.
    ///
    /// # Errors
    /// When there is no such map or the disk refuses.
    pub async fn take_back(&self, id: &str) -> Result<MapEntry, Refusal> {
        let entry = self.checked(self.store.take_back(id).await).await?;
        self.tell(LibraryTold::Maps);
        Ok(entry)
    }

    /// Where all words of a text stand together, at most `most` places.
    ///
    /// # Errors
    /// When the library cannot be read.
    pub async fn search(&self, text: &str, which: Shelf, most: u32) -> Result<Vec<Found>, Refusal> {
        self.checked(self.store.search(text, which, most).await).await
    }

    /// Whether the library can be changed, what was rescued, when it was backed up.
    ///
    /// # Errors
    /// When it has been closed.
    pub async fn health(&self) -> Result<Health, Refusal> {
        Ok(self.store.health().await?)
    }

    /// The changes that the disk has refused so far, in their order.
    ///
    /// # Errors
    /// When the library has been closed.
    pub async fn unsaved(&self) -> Result<Vec<Unsaved>, Refusal> {
        Ok(self.store.unsaved().await?)
    }

    /// Tries to put on the disk what it has refused so far; the library does so by itself now and then.
    ///
    /// # Errors
    /// Why it refuses still, in words; nothing is lost.
    pub async fn retry(&self) -> Result<(), Refusal> {
        match self.store.retry().await {
            Ok(()) => Ok(()),
            Err(error) => {
                let waiting = u32::try_from(self.store.unsaved().await?.len()).unwrap_or(u32::MAX);
                Err(Refusal::new(not_saved(&error, waiting)))
            }
        }
    }
}

/// "Not saved: the disk is full. Your last 3 changes are kept in the window; …"
fn not_saved(error: &StoreError, changes: u32) -> String {
    let why = error.to_string();
    let mut letters = why.chars();
    let first: String = letters.next().into_iter().flat_map(char::to_lowercase).collect();
    let what = match changes {
        1 => "Your last change is".to_owned(),
        many => format!("Your last {many} changes are"),
    };
    let way_out = match error {
        StoreError::DiskFull => "free some space and press Retry",
        _ => "see to the disk and press Retry",
    };
    format!("Not saved: {first}{} {what} kept in the window; {way_out}.", letters.as_str())
}

#[cfg(test)]
mod tests;
