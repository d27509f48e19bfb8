//! A map that a window shows: its state, its drawing, and how it follows the library.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::mem::take;
use std::path::PathBuf;
use std::sync::atomic::Ordering;
use std::sync::{Arc, Mutex, OnceLock};

use analysis::Analysis;
use layout::{Figures, Form, Kept, Options, Places};
use model::{Change, JourneyMap};
use scene::Scene;
use store::{SameId, Steps};

use crate::cells::Shown;
use crate::desk::locked;
use crate::drawing;
use crate::facts::{Worked, worked_out};
use crate::filter::step_back;
use crate::library::{Changed, FileTaken, LibraryTold};
use crate::redrawing::{Redrawing, redrawing};
use crate::service::Sureness;
use crate::trial::FixSet;
use crate::viewing::{SceneView, seen};
use crate::{Audience, Desk, Drawing, Heard, MapFacts, Refusal};

/// A map as it is after one of its changes.
pub(crate) struct Sheet {
    pub map: JourneyMap,
    /// The number of that change; 0 is the state in which the map came in.
    pub number: u32,
    /// Larger than that of every sheet before. Typing that goes on keeps the number of its change, so that
    /// number alone would not tell two states apart.
    pub revision: u32,
    pub steps: Steps,
    /// Its drawing and its facts want the same figures: they are worked out once.
    worked: OnceLock<Arc<Worked>>,
    /// Every figure, for what shows more.
    analysed: OnceLock<Result<Analysis, Vec<analysis::Refusal>>>,
    /// How sure the figures are, as far as that was worked out: of today, and of sets of fixes.
    sureness: Mutex<BTreeMap<Option<FixSet>, Arc<Sureness>>>,
}

/// A drawing that a window got, and the state of the map that it shows.
pub(crate) struct Given {
    pub sheet: Arc<Sheet>,
    view: SceneView,
    /// What is seen of the map where that is not all of it.
    other: Option<JourneyMap>,
    pub scene: Arc<Scene>,
    pub places: Places,
}

/// What windows got of a map, the newest last.
#[derive(Default)]
pub(crate) struct Drawn {
    /// The last drawing for each way to look at it.
    given: Vec<Arc<Given>>,
    /// The last scenes, whose things they share: a window is sent what differs from the one that it has.
    had: Vec<(u32, SceneView, Arc<Scene>)>,
    /// Of the last drawing, for the next one.
    kept: Kept,
}

impl Drawn {
    /// Of each: for some windows that look at the map otherwise and follow at their own pace.
    const MOST: usize = 6;

    fn find(&self, revision: u32, view: &SceneView) -> Option<Arc<Given>> {
        self.given.iter().find(|given| given.sheet.revision == revision && given.view == *view).cloned()
    }

    fn had(&self, revision: u32, view: &SceneView) -> Option<Arc<Scene>> {
        let had = self.had.iter().find(|(known, seen, _)| *known == revision && seen == view);
        had.map(|(_, _, scene)| Arc::clone(scene))
    }

    fn keep(&mut self, given: Arc<Given>) {
        if self.had.len() >= Self::MOST {
            let_go(self.had.remove(0));
        }
        self.had.push((given.sheet.revision, given.view.clone(), Arc::clone(&given.scene)));
        let of_view = self.given.iter().position(|old| old.view == given.view);
        if let Some(old) = of_view.or_else(|| (self.given.len() >= Self::MOST).then_some(0)) {
            let_go(self.given.remove(old));
        }
        self.given.push(given);
    }
}

impl Given {
    pub(crate) fn as_shown(&self) -> Shown<'_> {
        Shown::new(self.other.as_ref().unwrap_or(&self.sheet.map), &self.scene, &self.places)
    }
}

impl Sheet {
    fn new(map: JourneyMap, number: u32, revision: u32, steps: Steps) -> Self {
        let (worked, analysed, sureness) = (OnceLock::new(), OnceLock::new(), Mutex::default());
        Self { map, number, revision, steps, worked, analysed, sureness }
    }

    /// A map that lies on no desk, for tests.
    #[cfg(test)]
    pub(crate) fn alone(map: JourneyMap) -> Self {
        Self::new(map, 0, 0, Steps::default())
    }

    /// What has been worked out of it, once.
    pub(crate) fn worked(&self) -> &Worked {
        self.worked.get_or_init(|| Arc::new(worked_out(&self.map)))
    }

    /// Takes over the figures of the state before a change that they do not depend on.
    fn work_on_from(&self, before: &Self, change: &Change) {
        let known = before.worked.get().filter(|worked| worked.is_ok());
        if let Some(worked) = known.filter(|_| analysis::is_about_words(change)) {
            // It is new: nothing has been worked out of it yet.
            let _ = self.worked.set(Arc::clone(worked));
        }
    }

    /// Every figure of the map, or why it has none.
    pub(crate) fn analysed(&self) -> Result<&Analysis, &[analysis::Refusal]> {
        let analysed = self.analysed.get_or_init(|| analysis::analyse(&self.map));
        analysed.as_ref().map_err(Vec::as_slice)
    }

    /// How sure the figures are, of today or with a set of fixes; `None` until it is worked out.
    pub(crate) fn sureness(&self, set: Option<&FixSet>) -> Option<Arc<Sureness>> {
        locked(&self.sureness).get(&set.cloned()).cloned()
    }

    pub(crate) fn keep_sureness(&self, set: Option<&FixSet>, sureness: Sureness) {
        locked(&self.sureness).insert(set.cloned(), Arc::new(sureness));
    }

    /// `None` where the arithmetic has no answer.
    pub(crate) fn figures(&self) -> Option<&Figures> {
        self.worked().as_ref().ok().map(|worked| &worked.figures)
    }
}

impl Desk {
    pub(crate) async fn read(&self, id: &str) -> Result<Sheet, Refusal> {
        let opened = self.library.open_map(id).await?;
        Ok(self.laid(opened.map, opened.number, opened.steps))
    }

    fn laid(&self, map: JourneyMap, number: u32, steps: Steps) -> Sheet {
        let revision = self.revision.fetch_add(1, Ordering::Relaxed) + 1;
        Sheet::new(map, number, revision, steps)
    }

    /// The map of that id as it is now.
    pub(crate) fn sheet(&self, id: &str) -> Result<Arc<Sheet>, Refusal> {
        locked(&self.sheets).get(id).cloned().ok_or_else(|| Refusal::new("That map is not open."))
    }

    /// An open map in words and figures.
    ///
    /// # Errors
    /// When it is not open.
    pub fn facts(&self, id: &str) -> Result<MapFacts, Refusal> {
        let sheet = self.sheet(id)?;
        Ok(MapFacts { steps: sheet.steps.clone(), ..MapFacts::with(&sheet.map, sheet.worked()) })
    }

    /// Draws an open map for a window.
    ///
    /// # Errors
    /// When it is not open.
    pub fn drawing(&self, id: &str, view: &SceneView) -> Result<Drawing, Refusal> {
        let given = self.drawn_now(id, view)?;
        Ok(Drawing { revision: given.sheet.revision, scene: Scene::clone(&given.scene) })
    }

    /// What makes the newest drawing of the one that a window got last, which had this revision.
    ///
    /// # Errors
    /// When the map is not open.
    pub fn redraw(&self, id: &str, view: &SceneView, known: u32) -> Result<Redrawing, Refusal> {
        let before = locked(&self.drawn).get(id).and_then(|drawn| drawn.had(known, view));
        let given = self.drawn_now(id, view)?;
        let had = before.as_ref().map_or(&[][..], |before| &before.groups);
        Ok(redrawing(given.sheet.revision, had, &given.scene))
    }

    /// The drawing of the newest state, from before where it was drawn.
    fn drawn_now(&self, id: &str, view: &SceneView) -> Result<Arc<Given>, Refusal> {
        let sheet = self.sheet(id)?;
        if let Some(given) = locked(&self.drawn).get(id).and_then(|drawn| drawn.find(sheet.revision, view)) {
            return Ok(given);
        }
        let shown = seen(&sheet.map, view);
        let mut kept = locked(&self.drawn).get_mut(id).map(|drawn| take(&mut drawn.kept)).unwrap_or_default();
        let (scene, places) = drawn_with(&sheet.map, &shown, sheet.figures(), view, &mut kept);
        let other = match shown {
            Cow::Borrowed(_) => None,
            Cow::Owned(map) => Some(map),
        };
        let given = Arc::new(Given { sheet, view: view.clone(), other, scene: Arc::new(scene), places });
        let mut drawn = locked(&self.drawn);
        let drawn = drawn.entry(id.to_owned()).or_default();
        drawn.keep(Arc::clone(&given));
        drawn.kept = kept;
        Ok(given)
    }

    /// The last drawing that windows got which look at a map so.
    pub(crate) fn shown(&self, id: &str, view: &SceneView) -> Result<Arc<Given>, Refusal> {
        let drawn = locked(&self.drawn);
        let last = drawn.get(id).and_then(|drawn| drawn.given.iter().rfind(|given| given.view == *view));
        last.cloned().ok_or_else(|| Refusal::new("That map is not open."))
    }

    /// Draws a map as it was after a change; 0 is how it came in.
    ///
    /// # Errors
    /// When there is no such state, or it cannot be read.
    pub async fn state_drawing(&self, id: &str, number: u32, view: &SceneView) -> Result<Drawing, Refusal> {
        let map = self.library.look_at(id, number).await?;
        Ok(Drawing { revision: number, scene: drawn(&map, view) })
    }
}

/// Draws a map as a window looks at it.
pub(crate) fn drawn(map: &JourneyMap, view: &SceneView) -> Scene {
    let worked = worked_out(map);
    let figures = worked.as_ref().ok().map(|worked| &worked.figures);
    drawn_with(map, &seen(map, view), figures, view, &mut Kept::default()).0
}

/// Draws what is seen of a map, and says where things are written and put on it; `kept` is what the last
/// drawing of it left.
fn drawn_with(
    map: &JourneyMap,
    seen: &JourneyMap,
    figures: Option<&Figures>,
    view: &SceneView,
    kept: &mut Kept,
) -> (Scene, Places) {
    let for_customers = view.audience == Audience::Customer;
    let options =
        Options { density: view.density.into(), form: Form::Window, for_customers, flow: view.flow };
    let figures = figures.filter(|_| !for_customers);
    let (mut scene, places) = layout::lay_out_again(seen, figures, drawing::layout_fonts(), &options, kept);
    if !for_customers {
        step_back(&mut scene, map, &view.filter);
    }
    (scene, places)
}

/// What the library tells, and the files that come in.
impl Desk {
    /// Lets the open maps follow what has happened in the library; what the windows are to hear of it.
    ///
    /// # Errors
    /// When a map that has changed cannot be read.
    pub async fn heard(&self, told: LibraryTold) -> Result<Option<Heard>, Refusal> {
        Ok(match told {
            LibraryTold::Changed { changed } => {
                let Changed { map, not_saved, .. } = &*changed;
                let told = Heard::Changed { map: map.clone(), not_saved: not_saved.clone() };
                self.follow(&changed).await?;
                Some(told)
            }
            LibraryTold::Maps => Some(Heard::Maps),
            LibraryTold::AllSaved => Some(Heard::AllSaved),
            LibraryTold::Rescued { sentences } => Some(Heard::Rescued { sentences }),
            LibraryTold::Asked { files } => {
                let files = self.take_in(files, SameId::Ask).await;
                (!files.is_empty()).then_some(Heard::TakenIn { files })
            }
        })
    }

    async fn follow(&self, changed: &Changed) -> Result<(), Refusal> {
        let known = locked(&self.sheets).get(&changed.map).cloned();
        let Some(sheet) = known else { return Ok(()) };
        let next = match next(&sheet, changed) {
            Some(map) => {
                let next = self.laid(map, changed.number, changed.steps.clone());
                next.work_on_from(&sheet, &changed.change);
                next
            }
            // Whoever was too slow to hear of every change opens the map again.
            None => self.read(&changed.map).await?,
        };
        locked(&self.sheets).insert(changed.map.clone(), Arc::new(next));
        Ok(())
    }

    /// Takes in files, or the maps of folders, that somebody chose, dropped or named at the start.
    pub async fn take_in(&self, paths: Vec<PathBuf>, when_there: SameId) -> Vec<FileTaken> {
        let taken = self.library.take_in_files(&paths, when_there).await;
        locked(&self.offered).extend(taken.iter().map(|taken| PathBuf::from(&taken.file)));
        taken
    }

    /// Goes on with a file whose map was there already.
    ///
    /// # Errors
    /// For a file that was not taken in before: the window may not have read whatever it names.
    pub async fn take_in_as(&self, file: &str, when_there: SameId) -> Result<Vec<FileTaken>, Refusal> {
        let path = PathBuf::from(file);
        if !locked(&self.offered).contains(&path) {
            return Err(Refusal::new("That file was not opened here."));
        }
        Ok(self.take_in(vec![path], when_there).await)
    }
}

/// The map after a change that was made to exactly this state of it.
fn next(sheet: &Sheet, changed: &Changed) -> Option<JourneyMap> {
    // A change that goes on with the one before has the same number.
    if changed.number != sheet.number && Some(changed.number) != sheet.number.checked_add(1) {
        return None;
    }
    let mut map = sheet.map.clone();
    changed.change.apply(&mut map).ok()?;
    Some(map)
}

/// Lets go of something large on a thread of its own: a map and its drawing are a hundred thousand pieces, and
/// nobody waits until they are cleared away.
fn let_go<T: Send + 'static>(it: T) {
    // Where there is no thread to be had it is let go of here.
    drop(std::thread::Builder::new().name("clearing".to_owned()).spawn(move || drop(it)));
}
