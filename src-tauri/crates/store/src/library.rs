//! The handle that everybody else has: each question goes to the one thread that owns the library.

use std::path::Path;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use model::{By, Change, JourneyMap, Refusal};
use tokio::sync::oneshot;

use crate::neighbour::Door;
use crate::store::Store;
use crate::{
    Cover, Done, Found, Health, HistoryEntry, MapEntry, News, OpenedMap, SameId, Shelf, Steps, StoreError,
    TakenIn, Unsaved, Version,
};

/// After so long without a question the library does what can wait.
const REST: Duration = Duration::from_secs(2);

/// A snapshot that is due waits for a moment without a question.
const BREATH: Duration = Duration::from_millis(30);
/// A disk that has refused is asked again after these times, and then seldom.
const AGAIN: [Duration; 2] = [Duration::from_secs(5), Duration::from_secs(15)];
const SELDOM: Duration = Duration::from_secs(60);

type Question = Box<dyn FnOnce(&mut Store) + Send>;

/// A library that is open. Clones are the same library; it is closed when the last one goes, or by
/// [`Library::close`]. The answers may be awaited on any runtime, or with `blocking_recv` in a plain thread.
#[derive(Clone)]
pub struct Library {
    thread: Arc<Thread>,
}

struct Thread {
    questions: Mutex<Option<Sender<Question>>>,
    running: Mutex<Option<JoinHandle<()>>>,
    /// Listens for second starts of the program until the library is closed.
    door: Mutex<Option<Door>>,
}

impl Library {
    /// Opens the library of a folder and makes it where there is none. `now` is the time in UTC (RFC 3339);
    /// `tell` hears of every change once it has been made, in order, on the library's thread, which waits for it,
    /// and on another thread what a second start of the program was asked to do.
    ///
    /// A newer library, and one that may not be written to, is opened to be looked at; a damaged one is set
    /// aside and what can be read becomes a new one: [`Library::health`] says so.
    ///
    /// # Errors
    /// [`StoreError::InUse`] while another process has it open ([`hand_over`](crate::hand_over) reaches that),
    /// and where the disk refuses.
    pub fn open(
        folder: &Path,
        now: &str,
        tell: impl Fn(News) + Send + Sync + 'static,
    ) -> Result<Self, StoreError> {
        let tell: Arc<dyn Fn(News) + Send + Sync> = Arc::new(tell);
        let store = Store::open(folder, now, Arc::clone(&tell))?;
        // Without it a second start cannot reach us, which is no reason not to start.
        let door = Door::open(folder, move |asked| tell(News::Asked(asked))).ok();
        let (ask, questions) = mpsc::channel::<Question>();
        let running = std::thread::Builder::new()
            .name("library".to_owned())
            .spawn(move || answer(store, &questions))?;
        let thread = Thread {
            questions: Mutex::new(Some(ask)),
            running: Mutex::new(Some(running)),
            door: Mutex::new(door),
        };
        Ok(Self { thread: Arc::new(thread) })
    }

    /// Closes the library after everything that was asked before, and waits for it. Later questions are
    /// answered with [`StoreError::Closed`].
    pub fn close(&self) {
        self.thread.close();
    }

    /// Asks the thread; the answer comes when all earlier ones have.
    async fn ask<T: Send + 'static>(
        &self,
        question: impl FnOnce(&mut Store) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, StoreError> {
        let (give, answer) = oneshot::channel();
        let question: Question = Box::new(move |store| {
            // Who asked may have stopped waiting; what was asked is done all the same.
            let _ = give.send(question(store));
        });
        let sent = match &*locked(&self.thread.questions) {
            Some(questions) => questions.send(question).is_ok(),
            None => false,
        };
        if !sent {
            return Err(StoreError::Closed);
        }
        answer.await.unwrap_or(Err(StoreError::Closed))
    }
}

/// Answers questions in their order until nobody can ask any more.
fn answer(mut store: Store, questions: &Receiver<Question>) {
    let mut rested = false;
    // When the disk is asked again to take what it has refused, and how often it has been.
    let mut again: Option<(Instant, usize)> = None;
    loop {
        let asked = match (again, rested) {
            (Some((due, _)), _) => questions.recv_timeout(due.saturating_duration_since(Instant::now())),
            (None, false) if store.snapshot_is_due() => questions.recv_timeout(BREATH),
            (None, false) => questions.recv_timeout(REST),
            (None, true) => questions.recv().map_err(RecvTimeoutError::from),
        };
        match asked {
            Ok(question) => {
                question(&mut store);
                // What can wait can fail: nothing that was acknowledged depends on it, and the next question
                // meets the same disk.
                let _ = store.snapshot_overdue();
                rested = false;
            }
            Err(RecvTimeoutError::Timeout) if again.is_some() => {}
            Err(RecvTimeoutError::Timeout) if store.snapshot_is_due() => {
                rested = store.snapshot_due().is_err();
            }
            Err(RecvTimeoutError::Timeout) => {
                let _ = store.rest();
                rested = true;
            }
            Err(RecvTimeoutError::Disconnected) => break,
        }
        again = ask_again(&mut store, again);
    }
    let _ = store.close();
}

/// Asks the disk again when that is due; gives when it is due next, while anything waits for the disk.
fn ask_again(store: &mut Store, again: Option<(Instant, usize)>) -> Option<(Instant, usize)> {
    let after = |times: usize| Instant::now() + AGAIN.get(times).copied().unwrap_or(SELDOM);
    match again {
        _ if !store.waits() => None,
        None => Some((after(0), 1)),
        Some((due, _)) if due > Instant::now() => again,
        Some((_, times)) => match store.retry() {
            Ok(()) => None,
            Err(_) => Some((after(times), times + 1)),
        },
    }
}

impl Thread {
    fn close(&self) {
        drop(locked(&self.door).take());
        drop(locked(&self.questions).take());
        if let Some(running) = locked(&self.running).take() {
            // It ends by itself and has nobody to tell how.
            let _ = running.join();
        }
    }
}

impl Drop for Thread {
    fn drop(&mut self) {
        self.close();
    }
}

fn locked<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The maps of the library.
impl Library {
    /// All maps in use or in the bin, the last changed first.
    ///
    /// # Errors
    /// When the library cannot be read.
    pub async fn maps(&self, which: Shelf) -> Result<Vec<MapEntry>, StoreError> {
        self.ask(move |store| store.maps(which)).await
    }

    /// One map as it stands in the list.
    ///
    /// # Errors
    /// When there is no such map.
    pub async fn entry(&self, id: &str) -> Result<MapEntry, StoreError> {
        let id = id.to_owned();
        self.ask(move |store| store.entry(&id)).await
    }

    /// Adds a map; it gets another id where its own is taken.
    ///
    /// # Errors
    /// When the disk refuses.
    pub async fn add(&self, map: JourneyMap, now: &str) -> Result<MapEntry, StoreError> {
        let now = now.to_owned();
        self.ask(move |store| store.add(map, &now)).await
    }

    /// Takes in a map from outside, as a copy.
    ///
    /// # Errors
    /// When the disk refuses; a replacing that the disk refuses is kept in memory like any change.
    pub async fn take_in(&self, map: JourneyMap, same_id: SameId, by: By) -> Result<TakenIn, StoreError> {
        self.ask(move |store| store.take_in(map, same_id, &by)).await
    }

    /// A second map that is as this one is now; its history begins anew.
    ///
    /// # Errors
    /// When there is no such map or the disk refuses.
    pub async fn duplicate(&self, id: &str, now: &str) -> Result<MapEntry, StoreError> {
        let (id, now) = (id.to_owned(), now.to_owned());
        self.ask(move |store| store.duplicate(&id, &now)).await
    }

    /// Puts a map into the bin, from where it can be taken back at any time.
    ///
    /// # Errors
    /// When there is no such map or the disk refuses.
    pub async fn archive(&self, id: &str, now: &str) -> Result<MapEntry, StoreError> {
        let (id, now) = (id.to_owned(), now.to_owned());
        self.ask(move |store| store.archive(&id, Some(&now))).await
    }

    /// Takes a map out of the bin.
    ///
    /// # Errors
    /// When there is no such map or the disk refuses.
    pub async fn take_back(&self, id: &str) -> Result<MapEntry, StoreError> {
        let id = id.to_owned();
        self.ask(move |store| store.archive(&id, None)).await
    }

    /// Where all words of a text stand together in one thing of a map, at most `most` places; those with the
    /// first word in a title come first.
    ///
    /// # Errors
    /// When the library cannot be read.
    pub async fn search(&self, text: &str, which: Shelf, most: u32) -> Result<Vec<Found>, StoreError> {
        let text = text.to_owned();
        self.ask(move |store| store.search(&text, which, most)).await
    }

    /// The picture and figures of a map in the list, perhaps from an older state.
    ///
    /// # Errors
    /// When there is no such map.
    pub async fn cover(&self, id: &str) -> Result<Option<Cover>, StoreError> {
        let id = id.to_owned();
        self.ask(move |store| store.cover(&id)).await
    }

    /// Keeps a cover instead of an older one.
    ///
    /// # Errors
    /// When there is no such map or the disk refuses.
    pub async fn keep_cover(&self, id: &str, cover: Cover) -> Result<(), StoreError> {
        let id = id.to_owned();
        self.ask(move |store| store.keep_cover(&id, &cover)).await
    }

    /// Whether it can be changed, what was rescued, when it was backed up.
    ///
    /// # Errors
    /// When it has been closed.
    pub async fn health(&self) -> Result<Health, StoreError> {
        self.ask(|store| Ok(store.health())).await
    }

    /// Takes what can be read of a library that turned out to be damaged into a new one; the damaged file is
    /// set aside. [`Health::rescued`] says what became of the maps; those that lie open stay as they are.
    ///
    /// # Errors
    /// When the disk refuses; then the library is as it was.
    pub async fn mend(&self, by: By) -> Result<(), StoreError> {
        self.ask(move |store| store.mend(&by)).await
    }
}

/// A map of the library.
impl Library {
    /// A map as it is after its last change, for a window that shows it from now on.
    ///
    /// # Errors
    /// When there is no such map, or its log cannot be read.
    pub async fn open_map(&self, id: &str) -> Result<OpenedMap, StoreError> {
        let id = id.to_owned();
        self.ask(move |store| store.open_map(&id)).await
    }

    /// A map as it is after its last change, what the disk has refused included.
    ///
    /// # Errors
    /// When there is no such map, or its log cannot be read.
    pub async fn map(&self, id: &str) -> Result<JourneyMap, StoreError> {
        let id = id.to_owned();
        self.ask(move |store| store.opened(&id).map(|open| open.map.clone())).await
    }

    /// A window shows a map no longer.
    ///
    /// # Errors
    /// When the library has been closed.
    pub async fn close_map(&self, id: &str) -> Result<(), StoreError> {
        let id = id.to_owned();
        self.ask(move |store| {
            store.close_map(&id);
            Ok(())
        })
        .await
    }

    /// Changes a map. `ask` is called on the library's thread with the map as it is after the changes of all
    /// windows; it changes it and tells how, or leaves it as it was. The answer comes once the change is on
    /// the disk, or says why the disk refused it: then it is kept in memory (see [`Done::unsaved`]); `None`
    /// where nothing was to be changed. With a `gap`, the time since the change before, it is one step with
    /// that where both are one act: typing on in one field.
    ///
    /// # Errors
    /// When it is refused, and then nothing is changed; or when the map cannot be read.
    pub async fn act(
        &self,
        id: &str,
        gap: Option<Duration>,
        ask: impl FnOnce(&mut JourneyMap) -> Result<Option<Change>, Refusal> + Send + 'static,
    ) -> Result<Option<Done>, StoreError> {
        let id = id.to_owned();
        self.ask(move |store| store.act(&id, gap, ask)).await
    }

    /// Takes back the last change that is not taken back.
    ///
    /// # Errors
    /// When there is nothing to undo.
    pub async fn undo(&self, id: &str, by: By) -> Result<Done, StoreError> {
        let id = id.to_owned();
        self.ask(move |store| store.undo(&id, &by)).await
    }

    /// Does again what was taken back last.
    ///
    /// # Errors
    /// When there is nothing to redo.
    pub async fn redo(&self, id: &str, by: By) -> Result<Done, StoreError> {
        let id = id.to_owned();
        self.ask(move |store| store.redo(&id, &by)).await
    }

    /// What undo and redo would do next.
    ///
    /// # Errors
    /// When there is no such map.
    pub async fn steps(&self, id: &str) -> Result<Steps, StoreError> {
        let id = id.to_owned();
        self.ask(move |store| store.steps(&id)).await
    }

    /// At most `most` changes before change `before` (`None`: from the last one), the newest first.
    ///
    /// # Errors
    /// When there is no such map.
    pub async fn history(
        &self,
        id: &str,
        before: Option<u32>,
        most: u32,
    ) -> Result<Vec<HistoryEntry>, StoreError> {
        let id = id.to_owned();
        self.ask(move |store| store.history(&id, before, most)).await
    }

    /// A map as it was after a change; 0 is how it came in. Nothing is changed.
    ///
    /// # Errors
    /// When there is no such state, or it cannot be read.
    pub async fn state(&self, id: &str, number: u32) -> Result<JourneyMap, StoreError> {
        let id = id.to_owned();
        self.ask(move |store| store.state(&id, number)).await
    }

    /// Makes a map what it was after a change, as a new change; `None` where nothing differs.
    ///
    /// # Errors
    /// When there is no such state, or it cannot be read.
    pub async fn restore(&self, id: &str, number: u32, by: By) -> Result<Option<Done>, StoreError> {
        let id = id.to_owned();
        self.ask(move |store| store.restore(&id, number, &by)).await
    }

    /// The named versions of a map, the newest first.
    ///
    /// # Errors
    /// When there is no such map.
    pub async fn versions(&self, id: &str) -> Result<Vec<Version>, StoreError> {
        let id = id.to_owned();
        self.ask(move |store| store.versions(&id)).await
    }

    /// Names the state of a map after a change.
    ///
    /// # Errors
    /// When there is no such state or the disk refuses.
    pub async fn name_version(
        &self,
        id: &str,
        number: u32,
        name: &str,
        by: By,
    ) -> Result<Version, StoreError> {
        let (id, name) = (id.to_owned(), name.to_owned());
        self.ask(move |store| store.name_version(&id, number, &name, &by)).await
    }

    /// Gives a named version another name.
    ///
    /// # Errors
    /// When there is no such version or the disk refuses.
    pub async fn rename_version(&self, id: &str, key: u32, name: &str) -> Result<Version, StoreError> {
        let (id, name) = (id.to_owned(), name.to_owned());
        self.ask(move |store| store.rename_version(&id, key, &name)).await
    }

    /// The changes that the disk has refused so far, in the order in which they were made.
    ///
    /// # Errors
    /// When the library has been closed.
    pub async fn unsaved(&self) -> Result<Vec<Unsaved>, StoreError> {
        self.ask(|store| Ok(store.unsaved())).await
    }

    /// Tries to put on the disk what it has refused so far. The library does so by itself after 5 and 15
    /// seconds and then every minute.
    ///
    /// # Errors
    /// Why it refuses still; nothing is lost.
    pub async fn retry(&self) -> Result<(), StoreError> {
        self.ask(Store::retry).await
    }
}
