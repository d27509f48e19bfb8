//! The desk: the maps that lie open, what is drawn of them, what leaves them, and what is remembered.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::compare_window::KnownDifferences;
use crate::memory::Memory;
use crate::sheet::{Drawn, Sheet};
use crate::showing::Showing;
use crate::{Library, Refusal};
use model::Id;

/// The state behind the windows. All its functions may be called from any thread that may wait; none
/// of them belongs on the thread of a window.
pub struct Desk {
    home: PathBuf,
    pub(crate) library: Arc<Library>,
    /// Files that were chosen in a dialog, dropped, or named at the start: no other is read.
    pub(crate) offered: Mutex<BTreeSet<PathBuf>>,
    /// The maps that windows show.
    pub(crate) sheets: Mutex<BTreeMap<Id, Arc<Sheet>>>,
    /// What each window shows.
    pub(crate) showing: Mutex<BTreeMap<String, Showing>>,
    /// The last drawings that windows got of the maps.
    pub(crate) drawn: Mutex<BTreeMap<Id, Drawn>>,
    /// The number of the sheet that was laid open last.
    pub(crate) revision: AtomicU32,
    memory: Mutex<Memory>,
    exports: Mutex<Exports>,
    /// Number of the newest preview that was asked for.
    preview: AtomicU32,
    /// Maps that were looked at beside an open one.
    pub(crate) beside: Mutex<BTreeMap<Id, Arc<Sheet>>>,
    /// How sure the differences of the maps that were compared last are.
    pub(crate) differences: Mutex<Option<Arc<KnownDifferences>>>,
    /// Number of the newest question how sure figures are.
    sureness: AtomicU32,
}

/// The exports of this run of the program.
#[derive(Default)]
struct Exports {
    last: u32,
    running: BTreeMap<u32, Arc<AtomicBool>>,
    written: BTreeSet<PathBuf>,
}

impl Desk {
    /// A desk on a library, that remembers in this folder.
    #[must_use]
    pub fn new(home: PathBuf, library: Arc<Library>) -> Self {
        let memory = Mutex::new(Memory::read(&home));
        Self {
            home,
            library,
            offered: Mutex::default(),
            sheets: Mutex::default(),
            showing: Mutex::default(),
            drawn: Mutex::default(),
            revision: AtomicU32::new(0),
            memory,
            exports: Mutex::default(),
            preview: AtomicU32::new(0),
            beside: Mutex::default(),
            differences: Mutex::default(),
            sureness: AtomicU32::new(0),
        }
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

impl Desk {
    /// Gives a new export its number and what tells it to stop.
    pub(crate) fn enter_export(&self) -> (u32, Arc<AtomicBool>) {
        let mut exports = locked(&self.exports);
        exports.last = exports.last.wrapping_add(1);
        let (number, cancelled) = (exports.last, Arc::new(AtomicBool::new(false)));
        exports.running.insert(number, Arc::clone(&cancelled));
        (number, cancelled)
    }

    /// An export has ended and has written these files.
    pub(crate) fn leave_export(&self, number: u32, written: &[PathBuf]) {
        let mut exports = locked(&self.exports);
        exports.running.remove(&number);
        exports.written.extend(written.iter().cloned());
    }

    /// Tells a running export to stop. One that has ended stays as it is.
    pub fn cancel_export(&self, number: u32) {
        if let Some(cancelled) = locked(&self.exports).running.get(&number) {
            cancelled.store(true, Ordering::Relaxed);
        }
    }

    /// The path of a file that this run of the program has written.
    ///
    /// # Errors
    /// For any other path: the window may not have whatever it names shown.
    pub fn exported(&self, path: &str) -> Result<PathBuf, Refusal> {
        let written = locked(&self.exports).written.get(Path::new(path)).cloned();
        written.ok_or_else(|| Refusal::new("That file was not exported here."))
    }

    /// The number of a new preview, which makes all earlier ones old.
    pub(crate) fn next_preview(&self) -> u32 {
        self.preview.fetch_add(1, Ordering::Relaxed).wrapping_add(1)
    }

    pub(crate) fn is_latest_preview(&self, turn: u32) -> bool {
        self.preview.load(Ordering::Relaxed) == turn
    }

    /// The number of a new question how sure figures are, which makes all earlier ones old.
    pub(crate) fn next_sureness(&self) -> u32 {
        self.sureness.fetch_add(1, Ordering::Relaxed).wrapping_add(1)
    }

    /// Stops working out how sure figures are.
    pub fn stop_sureness(&self) {
        self.next_sureness();
    }

    pub(crate) fn is_latest_sureness(&self, turn: u32) -> bool {
        self.sureness.load(Ordering::Relaxed) == turn
    }
}

pub(crate) fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
