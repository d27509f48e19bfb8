//! The table of named versions.

use rusqlite::{Connection, OptionalExtension, Row, params};

use crate::{StoreError, Version};

pub(crate) fn read(row: &Row<'_>) -> rusqlite::Result<Version> {
    Ok(Version {
        key: row.get("row")?,
        name: row.get("name")?,
        author: row.get("author")?,
        time: row.get("time")?,
        number: row.get("number")?,
    })
}

/// Names a state; `version.key` is chosen here.
pub(crate) fn add(connection: &Connection, map: i64, version: Version) -> Result<Version, StoreError> {
    let sql = "INSERT INTO version (map, number, name, author, time) VALUES (?1, ?2, ?3, ?4, ?5)";
    let Version { number, name, author, time, .. } = &version;
    connection.execute(sql, params![map, number, name, author, time])?;
    let key = u32::try_from(connection.last_insert_rowid()).unwrap_or(u32::MAX);
    Ok(Version { key, ..version })
}

/// The named versions of a map, the newest first.
pub(crate) fn list(connection: &Connection, map: i64) -> Result<Vec<Version>, StoreError> {
    let sql = "SELECT * FROM version WHERE map = ?1 ORDER BY time DESC, row DESC";
    let mut rows = connection.prepare_cached(sql)?;
    let rows = rows.query_map([map], read)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// A named version of a map.
pub(crate) fn find(connection: &Connection, map: i64, key: u32) -> Result<Option<Version>, StoreError> {
    let sql = "SELECT * FROM version WHERE map = ?1 AND row = ?2";
    Ok(connection.prepare_cached(sql)?.query_row(params![map, key], read).optional()?)
}

/// True when a state has a name.
pub(crate) fn is_named(connection: &Connection, map: i64, number: u32) -> Result<bool, StoreError> {
    let sql = "SELECT 1 FROM version WHERE map = ?1 AND number = ?2";
    Ok(connection.prepare_cached(sql)?.exists(params![map, number])?)
}

/// Gives a version another name; false where there is none of that key.
pub(crate) fn rename(connection: &Connection, map: i64, key: u32, name: &str) -> Result<bool, StoreError> {
    let sql = "UPDATE version SET name = ?3 WHERE map = ?1 AND row = ?2";
    Ok(connection.execute(sql, params![map, key, name])? == 1)
}
