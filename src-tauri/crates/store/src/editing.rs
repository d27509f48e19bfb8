//! Maps that are open: changes to them, their history, undo and redo, and what the disk refused.

use std::time::Duration;

use model::{By, Change, Id, JourneyMap, Refusal, UndoRedo};

use crate::maps::MapRow;
use crate::store::Store;
use crate::{Done, HistoryEntry, News, OpenedMap, Steps, StoreError, Unsaved};
use crate::{log, maps, versions};

/// A snapshot is due when so many changes have come after the last one, and waits no longer after so many.
const SNAPSHOT_DUE: u32 = 64;
const SNAPSHOT_OVERDUE: u32 = 256;

/// So many maps in memory are no burden.
const MANY: usize = 32;
/// More changes than anybody can make.
const MOST: u32 = 1 << 30;

/// A map as it is after its last change.
pub(crate) struct OpenMap {
    row: i64,
    pub map: JourneyMap,
    /// How many windows show it; without any it is let go of when there is time.
    shown: u32,
    /// The last change that is on the disk.
    saved: u32,
    /// The newest snapshot.
    snapshot: u32,
    undo_redo: UndoRedo,
    /// The last change, if it was made since the map was opened.
    last: Option<Change>,
    /// Changes that are made and that the disk has refused so far.
    pub unsaved: Vec<Change>,
}

impl OpenMap {
    fn number(&self) -> u32 {
        self.saved + u32::try_from(self.unsaved.len()).unwrap_or(u32::MAX)
    }
}

impl Store {
    /// A map as it is after its last change, read from the disk the first time.
    pub fn opened(&mut self, id: &str) -> Result<&mut OpenMap, StoreError> {
        if !self.open.contains_key(id) {
            let open = self.read(id)?;
            self.open.insert(id.to_owned(), open);
        }
        self.open.get_mut(id).ok_or_else(|| StoreError::NoSuchMap(id.to_owned()))
    }

    fn read(&self, id: &str) -> Result<OpenMap, StoreError> {
        let MapRow { row, entry } = maps::find(&self.connection, id)?;
        if entry.number > MOST {
            let why = "the number of its changes is damaged".to_owned();
            return Err(StoreError::Unreadable { title: entry.title, why });
        }
        let state = log::state(&self.connection, row, entry.number)?;
        let (map, snapshot) =
            state.map_err(|why| StoreError::Unreadable { title: entry.title.clone(), why })?;
        let occasions = log::occasions(&self.connection, row, entry.number)?;
        let undo_redo = UndoRedo::after(occasions);
        Ok(OpenMap {
            row,
            map,
            shown: 0,
            saved: entry.number,
            snapshot,
            undo_redo,
            last: None,
            unsaved: Vec::new(),
        })
    }

    pub fn open_map(&mut self, id: &str) -> Result<OpenedMap, StoreError> {
        let open = self.opened(id)?;
        open.shown += 1;
        let (map, number) = (open.map.clone(), open.number());
        Ok(OpenedMap { map, number, steps: self.steps(id)? })
    }

    /// A window shows a map no longer.
    pub fn close_map(&mut self, id: &str) {
        if self.writable().is_ok() {
            // It makes the next opening quicker, and nothing depends on it.
            let _ = self.snapshot(id, 1);
        }
        if let Some(open) = self.open.get_mut(id) {
            open.shown = open.shown.saturating_sub(1);
        }
        self.let_go();
    }

    /// Lets go of the maps that no window shows, but of none with changes that are nowhere else.
    pub fn let_go(&mut self) {
        self.open.retain(|_, open| open.shown > 0 || !open.unsaved.is_empty() || open.saved > open.snapshot);
    }

    /// Changes a map. `ask` has it as it is now, after all changes of all windows, and changes it or leaves it
    /// as it was. With a `gap` since the change before, the two become one step where they are one act.
    pub fn act(
        &mut self,
        id: &str,
        gap: Option<Duration>,
        ask: impl FnOnce(&mut JourneyMap) -> Result<Option<Change>, Refusal>,
    ) -> Result<Option<Done>, StoreError> {
        self.writable()?;
        let open = self.opened(id)?;
        let Some(change) = ask(&mut open.map)? else { return Ok(None) };
        if open.map.id != id {
            // The library knows a map by its id. The inverses fit: they lead back to where it came from.
            let _ = change.inverses().iter().try_for_each(|edit| edit.apply(&mut open.map).map(drop));
            let sentence = "The id of a map in the library cannot be changed.".to_owned();
            return Err(Refusal { sentence, ways_out: Vec::new() }.into());
        }
        self.note_day(&change.time);
        Ok(self.go_on(id, gap, &change).or_else(|| self.append(id, change)))
    }

    /// Makes a change that is known.
    fn make(&mut self, id: &str, change: Change) -> Result<Option<Done>, StoreError> {
        self.act(id, None, |map| change.apply(map).map(|()| Some(change)))
    }

    /// Appends a change that the map has gone through to its log.
    fn append(&mut self, id: &str, change: Change) -> Option<Done> {
        let open = self.open.get_mut(id)?;
        let number = open.number() + 1;
        open.undo_redo.add(number, change.occasion);
        open.unsaved.push(change.clone());
        open.last = Some(change.clone());
        Some(self.done(id, number, change))
    }

    fn done(&mut self, id: &str, number: u32, change: Change) -> Done {
        let unsaved = self.save(id).err();
        // The change is made, whether or not the names of others can be read.
        let steps = self.steps(id).unwrap_or_default();
        let waiting = self.open.values().map(|open| open.unsaved.len()).sum::<usize>();
        let waiting = u32::try_from(waiting).unwrap_or(u32::MAX);
        let done = Done { map: id.to_owned(), number, change, steps, unsaved, waiting };
        (self.tell)(News::Changed(Box::new(done.clone())));
        done
    }

    /// Puts a change that goes on with the last one in its stead. `None` where it does not, where the state in
    /// between is kept by a snapshot or a name, and where the disk refuses: then it is a step of its own.
    fn go_on(&mut self, id: &str, gap: Option<Duration>, change: &Change) -> Option<Done> {
        let open = self.open.get(id)?;
        let (row, number) = (open.row, open.number());
        let joined = open.last.as_ref()?.joined(change, gap?, &open.map)?;
        if open.snapshot >= number || versions::is_named(&self.connection, row, number).ok()? {
            return None;
        }
        if open.unsaved.is_empty() {
            let transaction = self.connection.unchecked_transaction().ok()?;
            log::replace(&transaction, row, number, &joined).ok()?;
            maps::go_on(&transaction, row, &open.map, &joined.time).ok()?;
            transaction.commit().ok()?;
        }
        let open = self.open.get_mut(id)?;
        if let Some(last) = open.unsaved.last_mut() {
            *last = joined.clone();
        }
        open.last = Some(joined);
        Some(self.done(id, number, change.clone()))
    }

    /// Makes a map what another one is, as one change; its id stays. `None` where nothing differs.
    pub fn become_of(
        &mut self,
        id: &str,
        target: &JourneyMap,
        label: &str,
        by: &By,
    ) -> Result<Option<Done>, StoreError> {
        let map = &self.opened(id)?.map;
        let target = JourneyMap { id: map.id.clone(), ..target.clone() };
        let change = Change::between(map, &target, label, by);
        if change.edits.is_empty() {
            return Ok(None);
        }
        self.make(id, change)
    }

    /// Takes back the last change that is not taken back.
    pub fn undo(&mut self, id: &str, by: &By) -> Result<Done, StoreError> {
        let number = self.opened(id)?.undo_redo.undo();
        let nothing = StoreError::NothingToUndo(self.title(id));
        let Some(number) = number else { return Err(nothing) };
        let change = self.change(id, number)?.undone(number, by);
        self.make(id, change)?.ok_or(nothing)
    }

    /// Does again what was taken back last.
    pub fn redo(&mut self, id: &str, by: &By) -> Result<Done, StoreError> {
        let number = self.opened(id)?.undo_redo.redo();
        let nothing = StoreError::NothingToRedo(self.title(id));
        let Some(number) = number else { return Err(nothing) };
        let change = self.change(id, number)?.redone(number, by);
        self.make(id, change)?.ok_or(nothing)
    }

    /// Puts on the disk what it has refused so far, in the order in which it was done.
    ///
    /// # Errors
    /// Why it refuses still.
    pub fn retry(&mut self) -> Result<(), StoreError> {
        if !self.waits() {
            return Ok(());
        }
        let ids: Vec<Id> = self.open.keys().cloned().collect();
        ids.iter().try_for_each(|id| self.save(id))?;
        (self.tell)(News::AllSaved);
        Ok(())
    }

    /// True while changes are in memory only.
    pub fn waits(&self) -> bool {
        self.open.values().any(|open| !open.unsaved.is_empty())
    }

    /// The changes that the disk has refused so far.
    pub fn unsaved(&self) -> Vec<Unsaved> {
        let of = |(id, open): (&Id, &OpenMap)| {
            let title = maps::or_untitled(&open.map.title);
            let changes = open.unsaved.iter().zip(open.saved + 1..);
            let all = changes.map(|(change, number)| Unsaved {
                map: id.clone(),
                map_title: title.clone(),
                number,
                label: change.label.clone(),
                author: change.author.clone(),
                time: change.time.clone(),
            });
            all.collect::<Vec<_>>()
        };
        self.open.iter().flat_map(of).collect()
    }

    /// Appends the changes that are in memory only, all in one transaction.
    fn save(&mut self, id: &str) -> Result<(), StoreError> {
        let Some(open) = self.open.get(id).filter(|open| !open.unsaved.is_empty()) else { return Ok(()) };
        let (row, saved, number) = (open.row, open.saved, open.number());
        let transaction = self.connection.unchecked_transaction()?;
        for (change, number) in open.unsaved.iter().zip(saved + 1..) {
            log::append(&transaction, row, number, change)?;
        }
        let time = open.unsaved.last().map(|change| change.time.as_str()).unwrap_or_default();
        maps::advance(&transaction, row, (saved, number), &open.map, time)?;
        transaction.commit()?;
        if let Some(open) = self.open.get_mut(id) {
            open.saved = number;
            open.unsaved.clear();
        }
        Ok(())
    }

    /// After a rescue: what lies open in memory is whole, whatever the disk has lost of it.
    pub fn keep_what_is_open(&mut self, by: &By) -> Result<(), StoreError> {
        let ids: Vec<Id> = self.open.keys().cloned().collect();
        for id in ids {
            if !maps::has(&self.connection, &id)? {
                let Some(open) = self.open.get(&id) else { continue };
                self.add(open.map.clone(), &by.time)?;
            }
            let on_disk = self.read(&id)?;
            let Some(open) = self.open.get_mut(&id) else { continue };
            if on_disk.saved == open.saved {
                (open.row, open.snapshot) = (on_disk.row, on_disk.snapshot);
                continue;
            }
            let lost = Change::between(&on_disk.map, &open.map, "Keep what was open", by);
            let shown = open.shown;
            self.open.insert(id.clone(), OpenMap { shown, ..on_disk });
            if !lost.edits.is_empty() {
                self.make(&id, lost)?;
            }
        }
        Ok(())
    }

    /// True when some map has gone far since its last snapshot.
    pub fn snapshot_is_due(&self) -> bool {
        let due = |open: &OpenMap| open.unsaved.is_empty() && open.saved - open.snapshot >= SNAPSHOT_DUE;
        self.open.values().any(due)
    }

    /// Snapshots of the maps that have gone far since the last one.
    pub fn snapshot_due(&mut self) -> Result<(), StoreError> {
        self.snapshot_each(SNAPSHOT_DUE)
    }

    /// Snapshots of the maps that nobody has left a moment for one.
    pub fn snapshot_overdue(&mut self) -> Result<(), StoreError> {
        if self.open.len() > MANY {
            self.let_go();
        }
        self.snapshot_each(SNAPSHOT_OVERDUE)
    }

    /// Snapshots of all maps that have changed since the last one.
    pub fn snapshot_all(&mut self) -> Result<(), StoreError> {
        self.snapshot_each(1)
    }

    fn snapshot_each(&mut self, after: u32) -> Result<(), StoreError> {
        let ids: Vec<Id> = self.open.keys().cloned().collect();
        ids.iter().try_for_each(|id| self.snapshot(id, after))
    }

    /// A snapshot of a map when at least so many changes came after the last one.
    fn snapshot(&mut self, id: &str, after: u32) -> Result<(), StoreError> {
        let due = |open: &&mut OpenMap| open.unsaved.is_empty() && open.saved - open.snapshot >= after;
        let Some(open) = self.open.get_mut(id).filter(due) else { return Ok(()) };
        let transaction = self.connection.unchecked_transaction()?;
        log::keep_snapshot(&transaction, open.row, open.saved, &open.map)?;
        transaction.commit()?;
        open.snapshot = open.saved;
        Ok(())
    }
}

/// The history.
impl Store {
    /// At most `most` changes before change `before`, the newest first.
    pub fn history(
        &mut self,
        id: &str,
        before: Option<u32>,
        most: u32,
    ) -> Result<Vec<HistoryEntry>, StoreError> {
        let open = self.opened(id)?;
        let (row, before) = (open.row, before.unwrap_or(u32::MAX));
        let kept = open.unsaved.iter().rev().zip((0..=open.number()).rev());
        let kept = kept.filter(|(_, number)| *number < before).take(most as usize);
        let mut entries: Vec<HistoryEntry> = kept.map(|(change, number)| in_memory(change, number)).collect();
        let rest = most.saturating_sub(u32::try_from(entries.len()).unwrap_or(u32::MAX));
        entries.extend(log::history(&self.connection, row, before, rest)?);
        Ok(entries)
    }

    /// A map as it was after a change; 0 is how it came in.
    pub fn state(&mut self, id: &str, number: u32) -> Result<JourneyMap, StoreError> {
        let open = self.opened(id)?;
        let (row, saved, last) = (open.row, open.saved, open.number());
        let title = maps::or_untitled(&open.map.title);
        if number == last {
            return Ok(open.map.clone());
        }
        if number > last {
            return Err(StoreError::NoSuchState { title, number, last });
        }
        let state = log::state(&self.connection, row, number.min(saved))?;
        let (mut map, _) = state.map_err(|why| StoreError::Unreadable { title, why })?;
        if let Some(open) = self.open.get(id) {
            for change in open.unsaved.iter().take(number.saturating_sub(saved) as usize) {
                change.apply(&mut map)?;
            }
        }
        Ok(map)
    }

    /// Makes a map what it was after a change, as a new change. `None` where nothing differs.
    pub fn restore(&mut self, id: &str, number: u32, by: &By) -> Result<Option<Done>, StoreError> {
        let target = self.state(id, number)?;
        let row = self.opened(id)?.row;
        let named =
            versions::list(&self.connection, row)?.into_iter().find(|version| version.number == number);
        let label = match named {
            Some(version) => format!("Restore “{}”", version.name),
            None if number == 0 => "Restore the state at the beginning".to_owned(),
            None => format!("Restore the state after “{}”", self.label(id, number)?),
        };
        self.become_of(id, &target, &label, by)
    }

    pub fn steps(&mut self, id: &str) -> Result<Steps, StoreError> {
        let open = self.opened(id)?;
        let (undo, redo) = (open.undo_redo.undo(), open.undo_redo.redo());
        let label = |number: Option<u32>| match number {
            Some(number) => self.label(id, number).map(Some),
            None => Ok(None),
        };
        Ok(Steps { undo: label(undo)?, redo: label(redo)? })
    }

    fn label(&self, id: &str, number: u32) -> Result<String, StoreError> {
        let Some(open) = self.open.get(id) else { return Ok(String::new()) };
        match number.checked_sub(open.saved + 1).and_then(|at| open.unsaved.get(at as usize)) {
            Some(change) => Ok(change.label.clone()),
            None => log::label(&self.connection, open.row, number),
        }
    }

    /// A change of the log or one that is in memory only.
    fn change(&self, id: &str, number: u32) -> Result<Change, StoreError> {
        let open = self.open.get(id).ok_or_else(|| StoreError::NoSuchMap(id.to_owned()))?;
        let kept = number.checked_sub(open.saved + 1).and_then(|at| open.unsaved.get(at as usize));
        let change = match kept {
            Some(change) => Some(change.clone()),
            None => log::change(&self.connection, open.row, number)?,
        };
        let why = || format!("its change {number} is damaged");
        change.ok_or_else(|| StoreError::Unreadable { title: self.title(id), why: why() })
    }

    fn title(&self, id: &str) -> String {
        maps::or_untitled(self.open.get(id).map_or("", |open| open.map.title.as_str()))
    }
}

fn in_memory(change: &Change, number: u32) -> HistoryEntry {
    HistoryEntry {
        number,
        label: change.label.clone(),
        author: change.author.clone(),
        time: change.time.clone(),
        occasion: change.occasion,
        told: change.told.clone(),
        saved: false,
    }
}
