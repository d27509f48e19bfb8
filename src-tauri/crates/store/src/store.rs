//! The library as one thread has it: the maps that it holds and what may be done to them.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use model::{By, Id, JourneyMap};
use rusqlite::{Connection, Transaction, TransactionBehavior};

use crate::disk::{self, Standing};
use crate::editing::OpenMap;
use crate::lock::Lock;
use crate::maps::{MapRow, or_untitled};
use crate::{Cover, Found, Health, MapEntry, News, SameId, Shelf, StoreError, TakenIn, Version};
use crate::{backup, covers, log, maps, rescue, search, versions};

/// The file of the library in its folder.
pub(crate) const FILE: &str = "library.db";

pub(crate) struct Store {
    pub(crate) folder: PathBuf,
    pub(crate) connection: Connection,
    pub(crate) standing: Standing,
    /// Hears of every change when it has been made.
    pub(crate) tell: Arc<dyn Fn(News) + Send + Sync>,
    /// The maps that were opened, as they are after their last change.
    pub(crate) open: BTreeMap<Id, OpenMap>,
    rescued: Vec<String>,
    /// The day of the last change or of the start, whichever is later.
    today: String,
    backup: backup::Daily,
    /// Until the process ends or the library is closed. Nothing can be locked where nothing can be written.
    _lock: Option<Lock>,
}

impl Store {
    /// Opens the library of a folder, and makes both where they are missing. One that is damaged is set aside
    /// and what can be read of it taken over.
    pub fn open(folder: &Path, now: &str, tell: Arc<dyn Fn(News) + Send + Sync>) -> Result<Self, StoreError> {
        make_private(folder)?;
        let lock = match Lock::take(folder) {
            Ok(lock) => Some(lock),
            Err(StoreError::ReadOnly) if folder.join(FILE).exists() => None,
            Err(error) => return Err(error),
        };
        rescue::finish(folder)?;
        let opened = disk::open(&folder.join(FILE));
        let (rescued, (connection, standing)) = match opened {
            Err(StoreError::Damaged(_)) if lock.is_some() => {
                (rescue::rescue(folder)?, disk::open(&folder.join(FILE))?)
            }
            opened => (Vec::new(), opened?),
        };
        let backup = backup::Daily::of(folder);
        let (today, open) = (day(now).to_owned(), BTreeMap::new());
        Ok(Self {
            folder: folder.to_owned(),
            connection,
            standing,
            tell,
            open,
            rescued,
            today,
            backup,
            _lock: lock,
        })
    }

    /// Takes what can be read of a library that turned out to be damaged into a new one. The maps that lie open
    /// are whole in memory, and stay as they are there.
    pub fn mend(&mut self, by: &By) -> Result<(), StoreError> {
        self.writable()?;
        // The connection has to let go of the files before they are moved.
        self.connection = Connection::open_in_memory()?;
        let rescued = rescue::rescue(&self.folder);
        rescue::finish(&self.folder)?;
        let (connection, standing) = disk::open(&self.folder.join(FILE))?;
        (self.connection, self.standing) = (connection, standing);
        self.rescued.extend(rescued?);
        self.keep_what_is_open(by)
    }

    pub fn health(&mut self) -> Health {
        let read_only = match &self.standing {
            Standing::Writable => None,
            Standing::ReadOnly(why) => Some(why.to_string()),
        };
        let (backed_up, backup_failed) = self.backup.last();
        Health { read_only, rescued: self.rescued.clone(), backed_up, backup_failed }
    }

    /// While nobody asks for anything: everything that makes the next start and the next search quick, and
    /// the backup of the day.
    pub fn rest(&mut self) -> Result<(), StoreError> {
        if self.writable().is_err() {
            return Ok(());
        }
        self.snapshot_all()?;
        self.refresh_search()?;
        self.let_go();
        self.backup.make_if_due(&self.folder, &self.today);
        Ok(())
    }

    /// The last thing before the end; nothing that was acknowledged depends on it.
    pub fn close(&mut self) -> Result<(), StoreError> {
        self.rest()?;
        self.backup.finish();
        if self.writable().is_ok() {
            self.connection.execute_batch("PRAGMA optimize; PRAGMA wal_checkpoint(TRUNCATE);")?;
        }
        Ok(())
    }

    /// # Errors
    /// Why nothing may be changed.
    pub fn writable(&self) -> Result<(), StoreError> {
        match &self.standing {
            Standing::Writable => Ok(()),
            Standing::ReadOnly(why) => Err(why.clone()),
        }
    }

    /// Begins what happens wholly or not at all.
    pub fn transaction(&mut self) -> Result<Transaction<'_>, StoreError> {
        self.writable()?;
        Ok(self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?)
    }

    pub fn note_day(&mut self, time: &str) {
        if day(time) > self.today.as_str() {
            self.today = day(time).to_owned();
        }
    }
}

/// The maps.
impl Store {
    pub fn maps(&self, which: Shelf) -> Result<Vec<MapEntry>, StoreError> {
        Ok(maps::list(&self.connection, which)?.into_iter().map(|row| row.entry).collect())
    }

    pub fn entry(&self, id: &str) -> Result<MapEntry, StoreError> {
        Ok(maps::find(&self.connection, id)?.entry)
    }

    /// Adds a map, under another id where its own is taken.
    pub fn add(&mut self, map: JourneyMap, now: &str) -> Result<MapEntry, StoreError> {
        self.note_day(now);
        let transaction = self.transaction()?;
        let taken = maps::ids(&transaction)?;
        let map = JourneyMap { id: model::id::unique(&map.id, |id| taken.contains(id)), ..map };
        let row = maps::add(&transaction, &map, now)?;
        log::keep_snapshot(&transaction, row, 0, &map)?;
        search::refresh(&transaction, row, 0, &map)?;
        transaction.commit()?;
        self.entry(&map.id)
    }

    /// Takes in a map from outside.
    pub fn take_in(&mut self, map: JourneyMap, same_id: SameId, by: &By) -> Result<TakenIn, StoreError> {
        if same_id == SameId::KeepBoth || !maps::has(&self.connection, &map.id)? {
            return self.add(map, &by.time).map(TakenIn::Added);
        }
        let there = self.entry(&map.id)?;
        if same_id == SameId::Ask {
            return Ok(TakenIn::AlreadyThere(there));
        }
        let label = format!("Replace the map by the file “{}”", or_untitled(&map.title));
        let id = map.id.clone();
        let done = self.become_of(&id, &map, &label, by)?;
        Ok(TakenIn::Replaced(self.entry(&id)?, done.map(Box::new)))
    }

    /// A second map that is as this one is now; its history begins anew.
    pub fn duplicate(&mut self, id: &str, now: &str) -> Result<MapEntry, StoreError> {
        let map = self.opened(id)?.map.clone();
        let title = format!("Copy of {}", or_untitled(&map.title));
        self.add(JourneyMap { title, ..map }, now)
    }

    /// Puts a map into the bin, or with `None` takes it out.
    pub fn archive(&mut self, id: &str, time: Option<&str>) -> Result<MapEntry, StoreError> {
        self.writable()?;
        let MapRow { row, .. } = maps::find(&self.connection, id)?;
        maps::archive(&self.connection, row, time)?;
        self.entry(id)
    }

    pub fn search(&mut self, text: &str, which: Shelf, most: u32) -> Result<Vec<Found>, StoreError> {
        if self.writable().is_ok() {
            // A full disk must not keep anybody from finding what was there before.
            if let Err(error @ StoreError::Damaged(_)) = self.refresh_search() {
                return Err(error);
            }
        }
        search::find(&self.connection, text, which, most)
    }

    /// Brings the search up to the last change of every map. What the disk has not taken is not found yet.
    fn refresh_search(&mut self) -> Result<(), StoreError> {
        for id in maps::unsearched(&self.connection)? {
            let MapRow { row, entry } = maps::find(&self.connection, &id)?;
            let open = self.open.get(&id).filter(|open| open.unsaved.is_empty());
            let read = match open {
                Some(_) => None,
                // A map that cannot be read is found by what it was.
                None => log::state(&self.connection, row, entry.number)?.ok(),
            };
            let read = read.as_ref().map(|(map, _)| map);
            if let Some(map) = open.map(|open| &open.map).or(read) {
                let transaction = self.connection.unchecked_transaction()?;
                search::refresh(&transaction, row, entry.number, map)?;
                transaction.commit()?;
            }
        }
        Ok(())
    }

    pub fn cover(&self, id: &str) -> Result<Option<Cover>, StoreError> {
        covers::find(&self.connection, maps::find(&self.connection, id)?.row)
    }

    pub fn keep_cover(&mut self, id: &str, cover: &Cover) -> Result<(), StoreError> {
        self.writable()?;
        covers::keep(&self.connection, maps::find(&self.connection, id)?.row, cover)
    }
}

/// Named versions.
impl Store {
    pub fn versions(&self, id: &str) -> Result<Vec<Version>, StoreError> {
        versions::list(&self.connection, maps::find(&self.connection, id)?.row)
    }

    /// Names a state of a map.
    pub fn name_version(
        &mut self,
        id: &str,
        number: u32,
        name: &str,
        by: &By,
    ) -> Result<Version, StoreError> {
        self.writable()?;
        let MapRow { row, entry } = maps::find(&self.connection, id)?;
        if number > entry.number {
            return Err(StoreError::NoSuchState { title: entry.title, number, last: entry.number });
        }
        let (author, time) = (by.author.clone(), by.time.clone());
        versions::add(&self.connection, row, Version { key: 0, name: name.to_owned(), author, time, number })
    }

    pub fn rename_version(&mut self, id: &str, key: u32, name: &str) -> Result<Version, StoreError> {
        self.writable()?;
        let MapRow { row, entry } = maps::find(&self.connection, id)?;
        versions::rename(&self.connection, row, key, name)?;
        let version = versions::find(&self.connection, row, key)?;
        version.ok_or(StoreError::NoSuchVersion { title: entry.title })
    }
}

/// The day of a time.
fn day(time: &str) -> &str {
    time.get(..10).unwrap_or(time)
}

/// Makes the folder where there is none; what is in it is its owner's alone.
fn make_private(folder: &Path) -> Result<(), StoreError> {
    if folder.is_dir() {
        return Ok(());
    }
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    Ok(builder.create(folder)?)
}
