//! The desk: the map that lies open, what is drawn of it and what is remembered.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use layout::{Density, Form};
use model::JourneyMap;

use crate::memory::{self, Memory};
use crate::{Drawing, MapFacts, Opened, Refusal, SceneView, drawing, examples, opening};

/// The state behind the windows. All its functions may be called from any thread; none of them
/// belongs on the thread of a window.
pub struct Desk {
    home: PathBuf,
    /// The file to open first; gone once it has been asked for.
    start: Mutex<Option<PathBuf>>,
    open: Mutex<Option<Arc<OpenMap>>>,
    memory: Mutex<Memory>,
    exports: Mutex<Exports>,
    /// Number of the newest preview that was asked for.
    preview: AtomicU32,
}

/// The exports of this run of the program.
#[derive(Default)]
struct Exports {
    last: u32,
    running: BTreeMap<u32, Arc<AtomicBool>>,
    written: BTreeSet<PathBuf>,
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
        Self {
            home,
            start: Mutex::new(None),
            open: Mutex::new(None),
            memory,
            exports: Mutex::default(),
            preview: AtomicU32::new(0),
        }
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
            ..MapFacts::with_figures(&opened.map)
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

    /// Draws the open map for a window.
    ///
    /// # Errors
    /// When no map is open.
    pub fn drawing(&self, view: SceneView) -> Result<Drawing, Refusal> {
        let open = self.open_map()?;
        let (audience, density) = (drawing::Audience::Team, Density::from(view.density));
        let scene = drawing::draw(&open.map, drawing::layout_fonts(), audience, density, Form::Window);
        Ok(Drawing { revision: open.revision, scene })
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
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Draws a bundled map, close together, without opening it.
///
/// # Errors
/// When there is no such example.
pub fn example_drawing(id: &str) -> Result<Drawing, Refusal> {
    let text = examples::text_of(id).ok_or_else(|| Refusal::new("There is no such example."))?;
    let opened = opening::open_bytes(text.as_bytes(), true)?;
    let fonts = drawing::layout_fonts();
    let scene = drawing::draw(&opened.map, fonts, drawing::Audience::Team, Density::Compact, Form::Window);
    Ok(Drawing { revision: 0, scene })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::examples::{self, examples};

    fn desk() -> (tempfile::TempDir, Desk) {
        let folder = tempfile::tempdir().unwrap();
        let desk = Desk::at(folder.path().to_owned());
        (folder, desk)
    }

    #[test]
    fn every_example_opens_and_has_figures() {
        let (_folder, desk) = desk();
        for example in examples() {
            let facts = desk.open_example(&example.id).unwrap();
            assert!(facts.headline.is_some(), "{}: {}", example.id, facts.without_figures);
            let drawing = desk.drawing(SceneView::default()).unwrap();
            assert!(drawing.scene.groups.len() > facts.counts.touchpoints as usize);
        }
    }

    #[test]
    fn nothing_is_drawn_while_no_map_is_open() {
        let (_folder, desk) = desk();
        assert_eq!(desk.drawing(SceneView::default()), Err(Refusal::new("No map is open.")));
        assert_eq!(desk.open_from_start(), Ok(None));
    }

    #[test]
    fn a_refused_file_leaves_the_open_map_where_it_is() {
        let (folder, desk) = desk();
        desk.open_example("home-broadband").unwrap();
        let before = desk.drawing(SceneView::default()).unwrap();
        assert!(desk.open_path(&folder.path().join("gone.journey")).is_err());
        assert_eq!(desk.drawing(SceneView::default()), Ok(before));
    }

    #[test]
    fn the_file_named_at_the_start_opens_once_and_then_lies_open() {
        let (folder, desk) = desk();
        let path = folder.path().join("greeting.journey");
        std::fs::write(&path, examples::text_of("greeting-at-the-door").unwrap()).unwrap();
        let desk = Desk { start: Mutex::new(Some(path.clone())), ..desk };
        let facts = desk.open_from_start().unwrap().unwrap();
        assert_eq!(facts.file, "greeting.journey");
        std::fs::remove_file(path).unwrap();
        assert_eq!(desk.open_from_start(), Ok(Some(facts)));
    }

    #[test]
    fn a_later_map_has_a_later_revision() {
        let (_folder, desk) = desk();
        desk.open_example("home-broadband").unwrap();
        let before = desk.drawing(SceneView::default()).unwrap().revision;
        desk.open_example("greeting-at-the-door").unwrap();
        assert!(desk.drawing(SceneView::default()).unwrap().revision > before);
    }
}
