//! What can still be read of a library that is damaged.

use std::collections::BTreeMap;
use std::path::Path;

use model::{Id, JourneyMap};
use rusqlite::{Connection, Row};

use crate::maps::{self, MapRow};
use crate::{MapEntry, StoreError, Version, disk, log, versions};

/// A library as a source of maps: a damaged one, or a backup.
pub(crate) struct Remains {
    connection: Connection,
    maps: Vec<MapRemains>,
}

/// What is left of a map. Of snapshots and changes it has those that are as they were written: their rows by
/// their numbers.
#[derive(Default)]
pub(crate) struct MapRemains {
    /// `None` where only states of it are left.
    entry: Option<MapEntry>,
    snapshots: BTreeMap<u32, i64>,
    changes: BTreeMap<u32, i64>,
    versions: Vec<Version>,
    /// The latest state that can be had, and the number of its last change.
    latest: Option<(JourneyMap, u32)>,
}

impl Remains {
    /// Reads what is left; nothing of a file that is no database any more.
    pub fn of(path: &Path) -> Result<Self, StoreError> {
        let connection = disk::open_to_read(path).or_else(|_| Connection::open_in_memory())?;
        let mut maps: BTreeMap<i64, MapRemains> = BTreeMap::new();
        for (row, entry) in both_ways(&connection, "map", |row| MapRow::read(row).map(|map| map.entry)) {
            maps.entry(row).or_default().entry = Some(entry);
        }
        for (row, (map, number)) in both_ways(&connection, "snapshot", log::sound_snapshot) {
            maps.entry(map).or_default().snapshots.insert(number, row);
        }
        for (row, (map, number)) in both_ways(&connection, "change", log::sound_change) {
            maps.entry(map).or_default().changes.insert(number, row);
        }
        let named = |row: &Row<'_>| Ok((row.get::<_, i64>("map")?, versions::read(row)?));
        for (_, (map, version)) in both_ways(&connection, "version", named) {
            maps.entry(map).or_default().versions.push(version);
        }
        let mut maps: Vec<MapRemains> = maps.into_values().collect();
        for map in &mut maps {
            map.latest = map.latest_of(&connection);
        }
        Ok(Self { connection, maps })
    }

    pub fn maps(&self) -> &[MapRemains] {
        &self.maps
    }

    /// Writes what is left of a map into another library.
    pub fn copy(&self, remains: &MapRemains, into: &Connection) -> Result<(), StoreError> {
        let (Some(id), Some((map, number))) = (remains.id(), &remains.latest) else { return Ok(()) };
        let map = JourneyMap { id, ..map.clone() };
        let row = remains.add_entry(&map, *number, into)?;
        for at in remains.snapshots.range(..=number).map(|(_, row)| *row) {
            log::copy_snapshot(&self.connection, at, into, row)?;
        }
        for at in remains.changes.range(..=number).map(|(_, row)| *row) {
            log::copy_change(&self.connection, at, into, row)?;
        }
        for version in remains.versions.iter().filter(|version| version.number <= *number) {
            versions::add(into, row, version.clone())?;
        }
        log::keep_snapshot(into, row, *number, &map)
    }
}

impl MapRemains {
    pub fn id(&self) -> Option<Id> {
        let entry = self.entry.as_ref().map(|entry| entry.id.clone());
        entry.or_else(|| self.latest.as_ref().map(|(map, _)| map.id.clone()))
    }

    pub fn title(&self) -> String {
        let entry = self.entry.as_ref().map(|entry| entry.title.clone());
        let state = self.latest.as_ref().map(|(map, _)| maps::or_untitled(&map.title));
        entry.or(state).unwrap_or_else(|| maps::or_untitled(""))
    }

    /// The number of the last change that can be had; `None` where no state can.
    pub fn number(&self) -> Option<u32> {
        self.latest.as_ref().map(|(_, number)| *number)
    }

    /// The number of the last change that there was, as far as that is known.
    pub fn last(&self) -> u32 {
        let known = self.entry.as_ref().map_or(0, |entry| entry.number);
        let changes = self.changes.keys().next_back().copied().unwrap_or_default();
        known.max(changes)
    }

    /// From each snapshot the changes are followed as far as they go without a gap.
    fn latest_of(&self, connection: &Connection) -> Option<(JourneyMap, u32)> {
        let mut latest: Option<(JourneyMap, u32)> = None;
        for (number, row) in self.snapshots.iter().rev() {
            if latest.as_ref().is_some_and(|(_, reached)| reached >= number) {
                continue;
            }
            let Some(mut map) = log::snapshot_in(connection, *row) else { continue };
            let mut reached = *number;
            while let Some(change) =
                self.changes.get(&(reached + 1)).and_then(|row| log::change_in(connection, *row))
            {
                if change.apply(&mut map).is_err() {
                    break;
                }
                reached += 1;
            }
            if latest.as_ref().is_none_or(|(_, before)| *before < reached) {
                latest = Some((map, reached));
            }
        }
        latest
    }

    fn add_entry(&self, map: &JourneyMap, number: u32, into: &Connection) -> Result<i64, StoreError> {
        const UNKNOWN: &str = "1970-01-01T00:00:00Z";
        let time = |of: fn(&MapEntry) -> &str| self.entry.as_ref().map_or(UNKNOWN, of);
        let row = maps::add(into, map, time(|entry| &entry.created))?;
        maps::advance(into, row, (0, number), map, time(|entry| &entry.changed))?;
        let archived = self.entry.as_ref().and_then(|entry| entry.archived.as_deref());
        maps::archive(into, row, archived)?;
        Ok(row)
    }
}

/// All rows of a table that can be read, from the first one up to the damage and from the last one down to it.
fn both_ways<T>(
    connection: &Connection,
    table: &str,
    read: impl Fn(&Row<'_>) -> rusqlite::Result<T>,
) -> Vec<(i64, T)> {
    let mut all = BTreeMap::new();
    for order in ["ASC", "DESC"] {
        // The name of the hidden row number is the same in all tables.
        let sql = format!("SELECT rowid AS row_number, * FROM {table} ORDER BY rowid {order}");
        let Ok(mut rows) = connection.prepare(&sql) else { break };
        let Ok(mut rows) = rows.query([]) else { break };
        loop {
            match rows.next() {
                Ok(Some(row)) => {
                    if let (Ok(number), Ok(value)) = (row.get("row_number"), read(row)) {
                        all.insert(number, value);
                    }
                }
                Ok(None) => return all.into_iter().collect(),
                Err(_) => break,
            }
        }
    }
    all.into_iter().collect()
}
