//! The desk: the map that lies open, what is drawn of it and what is remembered.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use model::JourneyMap;

use crate::memory::{self, Memory};
use crate::{MapFacts, Opened, Refusal, examples, opening};

/// The state behind the windows. All its functions may be called from any thread; none of them
/// belongs on the thread of a window.
pub struct Desk {
    home: PathBuf,
    /// The file to open first; gone once it has been asked for.
    start: Mutex<Option<PathBuf>>,
    open: Mutex<Option<Arc<OpenMap>>>,
    memory: Mutex<Memory>,
}

/// The map that lies open.
pub(crate) struct OpenMap {
    pub map: JourneyMap,
    pub facts: MapFacts,
    pub revision: u32,
}

impl Desk {
    /// A desk with the choices that are remembered in the program's folder, and the file that was
    /// named at the start.
    #[must_use]
    pub fn at_home(start: Option<PathBuf>) -> Self {
        Self { start: Mutex::new(start), ..Self::at(memory::home()) }
    }

    /// A desk that remembers in this folder.
    #[must_use]
    pub fn at(home: PathBuf) -> Self {
        let memory = Mutex::new(Memory::read(&home));
        Self { home, start: Mutex::new(None), open: Mutex::new(None), memory }
    }

    /// Opens the file that was named at the start, once; later gives the map that lies open.
    ///
    /// # Errors
    /// When that file cannot be opened.
    pub fn open_from_start(&self) -> Result<Option<MapFacts>, Refusal> {
        let start = locked(&self.start).take();
        match start {
            Some(path) => self.open_path(&path).map(Some),
            None => Ok(locked(&self.open).as_ref().map(|open| open.facts.clone())),
        }
    }

    /// Opens a bundled map.
    ///
    /// # Errors
    /// When there is no example of that id.
    pub fn open_example(&self, id: &str) -> Result<MapFacts, Refusal> {
        let text = examples::text_of(id).ok_or_else(|| Refusal::new("There is no such example."))?;
        Ok(self.lay_open(opening::open_bytes(text.as_bytes(), true)?, String::new()))
    }

    /// Opens a file; the map that lay open stays where the file is refused.
    ///
    /// # Errors
    /// When the file cannot be read or is no map.
    pub fn open_path(&self, path: &Path) -> Result<MapFacts, Refusal> {
        let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
        Ok(self.lay_open(opening::open_path(path)?, name))
    }

    fn lay_open(&self, opened: Opened, file: String) -> MapFacts {
        let facts = MapFacts {
            file,
            format: opened.format,
            not_carried: opened.not_carried,
            ..MapFacts::of(&opened.map)
        };
        let mut open = locked(&self.open);
        let revision = open.as_ref().map_or(1, |before| before.revision.wrapping_add(1));
        *open = Some(Arc::new(OpenMap { map: opened.map, facts: facts.clone(), revision }));
        facts
    }

    /// The open map.
    pub(crate) fn open_map(&self) -> Result<Arc<OpenMap>, Refusal> {
        locked(&self.open).clone().ok_or_else(|| Refusal::new("No map is open."))
    }

    /// What is remembered.
    #[must_use]
    pub fn remembered(&self) -> Memory {
        locked(&self.memory).clone()
    }

    /// Changes what is remembered. That it could not be written is no reason to stop anybody: it is
    /// said on the error stream and holds until the program ends.
    pub fn remember(&self, change: impl FnOnce(&mut Memory)) {
        let mut memory = locked(&self.memory);
        change(&mut memory);
        if let Err(error) = memory.write(&self.home) {
            eprintln!("The choices could not be kept in {}: {error}", self.home.display());
        }
    }
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
