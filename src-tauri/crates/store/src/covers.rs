//! The table of covers.

use rusqlite::{Connection, OptionalExtension, params};

use crate::{Cover, StoreError};

/// The cover of a map, which may have been made from an older state.
pub(crate) fn find(connection: &Connection, map: i64) -> Result<Option<Cover>, StoreError> {
    let sql = "SELECT number, picture, figures FROM cover WHERE map = ?1";
    let cover = connection.prepare_cached(sql)?.query_row([map], |row| {
        Ok(Cover { number: row.get(0)?, picture: row.get(1)?, figures: row.get(2)? })
    });
    Ok(cover.optional()?)
}

/// Keeps a cover instead of an older one.
pub(crate) fn keep(connection: &Connection, map: i64, cover: &Cover) -> Result<(), StoreError> {
    let sql = "INSERT OR REPLACE INTO cover (map, number, picture, figures) VALUES (?1, ?2, ?3, ?4)";
    connection.prepare_cached(sql)?.execute(params![map, cover.number, cover.picture, cover.figures])?;
    Ok(())
}
