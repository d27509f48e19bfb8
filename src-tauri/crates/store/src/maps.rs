//! The table of maps.

use std::collections::BTreeSet;

use model::{Id, JourneyMap, Status};
use rusqlite::{Connection, OptionalExtension, Row, params};

use crate::{MapEntry, Shelf, StoreError};

/// A map's row.
pub(crate) struct MapRow {
    pub row: i64,
    pub entry: MapEntry,
}

const COLUMNS: &str = "row, id, title, status, number, created, changed, archived";

impl MapRow {
    pub fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        let title: String = row.get("title")?;
        let status: Option<String> = row.get("status")?;
        let entry = MapEntry {
            id: row.get("id")?,
            title: or_untitled(&title),
            status: status.as_deref().and_then(Status::from_word),
            number: row.get("number")?,
            created: row.get("created")?,
            changed: row.get("changed")?,
            archived: row.get("archived")?,
        };
        Ok(Self { row: row.get("row")?, entry })
    }
}

pub(crate) fn or_untitled(title: &str) -> String {
    if title.trim().is_empty() { "Untitled".to_owned() } else { title.to_owned() }
}

/// The map of this id.
pub(crate) fn find(connection: &Connection, id: &str) -> Result<MapRow, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM map WHERE id = ?1");
    let found = connection.prepare_cached(&sql)?.query_row([id], MapRow::read).optional()?;
    found.ok_or_else(|| StoreError::NoSuchMap(id.to_owned()))
}

/// All maps in use or in the bin, the last changed first.
pub(crate) fn list(connection: &Connection, which: Shelf) -> Result<Vec<MapRow>, StoreError> {
    let is = match which {
        Shelf::InUse => "IS NULL",
        Shelf::InBin => "IS NOT NULL",
    };
    let sql = format!("SELECT {COLUMNS} FROM map WHERE archived {is} ORDER BY changed DESC, row DESC");
    let mut maps = connection.prepare_cached(&sql)?;
    let rows = maps.query_map([], MapRow::read)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Those whose last changes the search does not know.
pub(crate) fn unsearched(connection: &Connection) -> Result<Vec<Id>, StoreError> {
    let mut ids = connection.prepare_cached("SELECT id FROM map WHERE searched <> number ORDER BY row")?;
    let rows = ids.query_map([], |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// True when a map of this id is in the library, in the bin too.
pub(crate) fn has(connection: &Connection, id: &str) -> Result<bool, StoreError> {
    Ok(connection.prepare_cached("SELECT 1 FROM map WHERE id = ?1")?.exists([id])?)
}

/// The ids of all maps, of those in the bin too.
pub(crate) fn ids(connection: &Connection) -> Result<BTreeSet<Id>, StoreError> {
    let mut ids = connection.prepare_cached("SELECT id FROM map")?;
    let rows = ids.query_map([], |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Adds a map and gives its row.
pub(crate) fn add(connection: &Connection, map: &JourneyMap, time: &str) -> Result<i64, StoreError> {
    connection.execute(
        "INSERT INTO map (id, title, status, number, created, changed) VALUES (?1, ?2, ?3, 0, ?4, ?4)",
        params![map.id, map.title, status(map), time],
    )?;
    Ok(connection.last_insert_rowid())
}

/// The log has come from change `before` to `number`.
pub(crate) fn advance(
    connection: &Connection,
    row: i64,
    (before, number): (u32, u32),
    map: &JourneyMap,
    time: &str,
) -> Result<(), StoreError> {
    let sql =
        "UPDATE map SET title = ?2, status = ?3, number = ?4, changed = ?5 WHERE row = ?1 AND number = ?6";
    let changed = connection.prepare_cached(sql)?.execute(params![
        row,
        map.title,
        status(map),
        number,
        time,
        before
    ])?;
    if changed == 1 { Ok(()) } else { Err(StoreError::InUse) }
}

/// The last change went on: it is another one of the same number.
pub(crate) fn go_on(
    connection: &Connection,
    row: i64,
    map: &JourneyMap,
    time: &str,
) -> Result<(), StoreError> {
    let sql = "UPDATE map SET title = ?2, status = ?3, changed = ?4, searched = -1 WHERE row = ?1";
    connection.prepare_cached(sql)?.execute(params![row, map.title, status(map), time])?;
    Ok(())
}

fn status(map: &JourneyMap) -> Option<&'static str> {
    map.status.map(Status::word)
}

/// Puts a map into the bin, or with `None` takes it out.
pub(crate) fn archive(connection: &Connection, row: i64, time: Option<&str>) -> Result<(), StoreError> {
    connection.execute("UPDATE map SET archived = ?2 WHERE row = ?1", params![row, time])?;
    Ok(())
}
