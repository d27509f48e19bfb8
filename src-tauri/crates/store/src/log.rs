//! The tables of changes and of snapshots: from both together every state of a map can be had.

use model::{Change, JourneyMap, Occasion};
use rusqlite::{Connection, OptionalExtension, Row, params};

use crate::{HistoryEntry, StoreError};

/// Of the snapshots, beside the two newest, one is kept for so many changes: looking back stays quick and the
/// library small.
const APART: u32 = 512;

const KEEP_SNAPSHOT: &str =
    "INSERT OR REPLACE INTO snapshot (map, number, text, sum) VALUES (?1, ?2, ?3, ?4)";

/// A change as its row has it.
struct ChangeRow {
    number: u32,
    label: String,
    author: String,
    time: String,
    occasion: String,
    told: String,
    edits: String,
    sum: u32,
}

impl ChangeRow {
    fn of(number: u32, change: &Change) -> serde_json::Result<Self> {
        let mut row = Self {
            number,
            label: change.label.clone(),
            author: change.author.clone(),
            time: change.time.clone(),
            occasion: serde_json::to_string(&change.occasion)?,
            told: serde_json::to_string(&change.told)?,
            edits: serde_json::to_string(&change.edits)?,
            sum: 0,
        };
        row.sum = row.summed();
        Ok(row)
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            number: row.get("number")?,
            label: row.get("label")?,
            author: row.get("author")?,
            time: row.get("time")?,
            occasion: row.get("occasion")?,
            told: row.get("told")?,
            edits: row.get("edits")?,
            sum: row.get("sum")?,
        })
    }

    fn summed(&self) -> u32 {
        let mut hasher = crc32fast::Hasher::new();
        hasher.update(&self.number.to_le_bytes());
        for part in [&self.label, &self.author, &self.time, &self.occasion, &self.told, &self.edits] {
            hasher.update(part.as_bytes());
            hasher.update(&[0]);
        }
        hasher.finalize()
    }

    fn add(&self, connection: &Connection, map: i64) -> Result<(), StoreError> {
        let sql = "INSERT INTO change (map, number, label, author, time, occasion, told, edits, sum)
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)";
        let Self { number, label, author, time, occasion, told, edits, sum } = self;
        let values = params![map, number, label, author, time, occasion, told, edits, sum];
        connection.prepare_cached(sql)?.execute(values)?;
        Ok(())
    }

    /// The change, or nothing where the row is not what was written.
    fn change(self) -> Option<Change> {
        if self.sum != self.summed() {
            return None;
        }
        Some(Change {
            occasion: serde_json::from_str(&self.occasion).ok()?,
            told: serde_json::from_str(&self.told).ok()?,
            edits: serde_json::from_str(&self.edits).ok()?,
            label: self.label,
            author: self.author,
            time: self.time,
        })
    }
}

/// Adds a change to the log.
pub(crate) fn append(
    connection: &Connection,
    map: i64,
    number: u32,
    change: &Change,
) -> Result<(), StoreError> {
    let row = ChangeRow::of(number, change).map_err(|error| StoreError::Disk(error.to_string()))?;
    row.add(connection, map)
}

/// Puts what the last change has become, while somebody went on typing, in its stead.
pub(crate) fn replace(
    connection: &Connection,
    map: i64,
    number: u32,
    change: &Change,
) -> Result<(), StoreError> {
    let sql = "DELETE FROM change WHERE map = ?1 AND number = ?2";
    connection.prepare_cached(sql)?.execute(params![map, number])?;
    append(connection, map, number, change)
}

/// The changes after one number up to another, in their order.
///
/// # Errors
/// With the number of the first that is missing or not as it was written.
pub(crate) fn changes(
    connection: &Connection,
    map: i64,
    after: u32,
    upto: u32,
) -> Result<Result<Vec<Change>, u32>, StoreError> {
    let sql = "SELECT * FROM change WHERE map = ?1 AND number > ?2 AND number <= ?3 ORDER BY number";
    let mut rows = connection.prepare_cached(sql)?;
    let mut rows = rows.query(params![map, after, upto])?;
    let mut changes = Vec::new();
    for number in after.saturating_add(1)..=upto {
        let change = match rows.next()? {
            Some(row) => {
                ChangeRow::read(row).ok().filter(|row| row.number == number).and_then(ChangeRow::change)
            }
            None => None,
        };
        match change {
            Some(change) => changes.push(change),
            None => return Ok(Err(number)),
        }
    }
    Ok(Ok(changes))
}

/// One change.
pub(crate) fn change(connection: &Connection, map: i64, number: u32) -> Result<Option<Change>, StoreError> {
    let sql = "SELECT * FROM change WHERE map = ?1 AND number = ?2";
    let row = connection.prepare_cached(sql)?.query_row(params![map, number], ChangeRow::read).optional()?;
    Ok(row.and_then(ChangeRow::change))
}

/// What undoing a change is called by; "" where it cannot be read.
pub(crate) fn label(connection: &Connection, map: i64, number: u32) -> Result<String, StoreError> {
    let sql = "SELECT label FROM change WHERE map = ?1 AND number = ?2";
    let label =
        connection.prepare_cached(sql)?.query_row(params![map, number], |row| row.get(0)).optional()?;
    Ok(label.unwrap_or_default())
}

/// Why there was each change up to one, with its number, in their order.
pub(crate) fn occasions(
    connection: &Connection,
    map: i64,
    upto: u32,
) -> Result<Vec<(u32, Occasion)>, StoreError> {
    let sql = "SELECT number, occasion FROM change WHERE map = ?1 AND number <= ?2 ORDER BY number";
    let mut rows = connection.prepare_cached(sql)?;
    let rows = rows.query_map(params![map, upto], |row| {
        Ok((row.get(0)?, serde_json::from_str(&row.get::<_, String>(1)?).unwrap_or_default()))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Changes for the history, the newest first: at most `most` before change `before`.
pub(crate) fn history(
    connection: &Connection,
    map: i64,
    before: u32,
    most: u32,
) -> Result<Vec<HistoryEntry>, StoreError> {
    let sql = "SELECT number, label, author, time, occasion, told FROM change
               WHERE map = ?1 AND number < ?2 ORDER BY number DESC LIMIT ?3";
    let mut rows = connection.prepare_cached(sql)?;
    let rows = rows.query_map(params![map, before, most], |row| {
        let words = |text: String| serde_json::from_str(&text).ok();
        Ok(HistoryEntry {
            number: row.get(0)?,
            label: row.get(1)?,
            author: row.get(2)?,
            time: row.get(3)?,
            occasion: serde_json::from_str(&row.get::<_, String>(4)?).unwrap_or_default(),
            told: words(row.get(5)?).unwrap_or_default(),
            saved: true,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Keeps the whole map as it is after a change, and only as many of the older snapshots as are of use.
pub(crate) fn keep_snapshot(
    connection: &Connection,
    map: i64,
    number: u32,
    state: &JourneyMap,
) -> Result<(), StoreError> {
    let text = model::write(state);
    let sum = crc32fast::hash(text.as_bytes());
    connection.prepare_cached(KEEP_SNAPSHOT)?.execute(params![map, number, text, sum])?;
    let sql = "DELETE FROM snapshot WHERE map = ?1
               AND number NOT IN (SELECT number FROM snapshot WHERE map = ?1 ORDER BY number DESC LIMIT 2)
               AND number NOT IN (SELECT min(number) FROM snapshot WHERE map = ?1 GROUP BY number / ?2)";
    connection.prepare_cached(sql)?.execute(params![map, APART])?;
    Ok(())
}

/// The numbers of a map's snapshots up to one, the newest first.
pub(crate) fn snapshots(connection: &Connection, map: i64, upto: u32) -> Result<Vec<u32>, StoreError> {
    let sql = "SELECT number FROM snapshot WHERE map = ?1 AND number <= ?2 ORDER BY number DESC";
    let mut rows = connection.prepare_cached(sql)?;
    let rows = rows.query_map(params![map, upto], |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// A snapshot, or nothing where it is missing or not as it was written.
pub(crate) fn snapshot(
    connection: &Connection,
    map: i64,
    number: u32,
) -> Result<Option<JourneyMap>, StoreError> {
    let sql = "SELECT text, sum FROM snapshot WHERE map = ?1 AND number = ?2";
    let found = connection
        .prepare_cached(sql)?
        .query_row(params![map, number], |row| Ok((row.get::<_, String>(0)?, row.get::<_, u32>(1)?)))
        .optional();
    let text = match found {
        Ok(found) => found.filter(|(text, sum)| crc32fast::hash(text.as_bytes()) == *sum),
        // A text that is no text any more is damage of this row alone.
        Err(rusqlite::Error::FromSqlConversionFailure(..) | rusqlite::Error::InvalidColumnType(..)) => None,
        Err(error) => return Err(error.into()),
    };
    Ok(text.and_then(|(text, _)| model::read(text.as_bytes()).ok()))
}

/// A map in a state, from the nearest snapshot that can be read and the changes after it.
///
/// # Errors
/// With what is in the way, as a clause.
pub(crate) fn state(
    connection: &Connection,
    map: i64,
    number: u32,
) -> Result<Result<(JourneyMap, u32), String>, StoreError> {
    let mut why = "no state of it is left".to_owned();
    for at in snapshots(connection, map, number)? {
        let Some(mut state) = snapshot(connection, map, at)? else {
            why = format!("its snapshot {at} is damaged");
            continue;
        };
        let changes = match changes(connection, map, at, number)? {
            Ok(changes) => changes,
            Err(missing) => return Ok(Err(format!("its change {missing} is damaged"))),
        };
        for (change, number) in changes.iter().zip(at + 1..) {
            // They were found to leave a map that fits together when they were made.
            let applied = change.edits.iter().try_for_each(|edit| edit.apply(&mut state).map(drop));
            if let Err(refusal) = applied {
                return Ok(Err(format!(
                    "its change {number} does not follow from the one before: {refusal}"
                )));
            }
        }
        return Ok(Ok((state, at)));
    }
    Ok(Err(why))
}

/// The map and the number of a snapshot that is as it was written.
pub(crate) fn sound_snapshot(row: &Row<'_>) -> rusqlite::Result<(i64, u32)> {
    let (text, sum): (String, u32) = (row.get("text")?, row.get("sum")?);
    if crc32fast::hash(text.as_bytes()) == sum { key(row) } else { Err(rusqlite::Error::InvalidQuery) }
}

/// The map and the number of a change that is as it was written.
pub(crate) fn sound_change(row: &Row<'_>) -> rusqlite::Result<(i64, u32)> {
    let change = ChangeRow::read(row)?;
    if change.sum == change.summed() { key(row) } else { Err(rusqlite::Error::InvalidQuery) }
}

/// # Errors
/// With the first snapshot or change that is not as it was written.
pub(crate) fn check(connection: &Connection) -> Result<(), StoreError> {
    let mut rows = connection.prepare("SELECT * FROM snapshot")?;
    let mut rows = rows.query([])?;
    while let Some(row) = rows.next()? {
        sound_snapshot(row)
            .map_err(|_| StoreError::Damaged("a snapshot is not as it was written".to_owned()))?;
    }
    let mut rows = connection.prepare("SELECT * FROM change")?;
    let mut rows = rows.query([])?;
    while let Some(row) = rows.next()? {
        sound_change(row).map_err(|_| StoreError::Damaged("a change is not as it was written".to_owned()))?;
    }
    Ok(())
}

fn key(row: &Row<'_>) -> rusqlite::Result<(i64, u32)> {
    Ok((row.get("map")?, row.get("number")?))
}

/// The map of a snapshot's row, if it can be read.
pub(crate) fn snapshot_in(connection: &Connection, row: i64) -> Option<JourneyMap> {
    let sql = "SELECT text FROM snapshot WHERE rowid = ?1";
    let text: String = connection.prepare_cached(sql).ok()?.query_row([row], |row| row.get(0)).ok()?;
    model::read(text.as_bytes()).ok()
}

/// The change of a row, if it can be read.
pub(crate) fn change_in(connection: &Connection, row: i64) -> Option<Change> {
    let sql = "SELECT * FROM change WHERE rowid = ?1";
    connection.prepare_cached(sql).ok()?.query_row([row], ChangeRow::read).ok()?.change()
}

/// Takes a snapshot over from another library, if it can still be read.
pub(crate) fn copy_snapshot(
    from: &Connection,
    row: i64,
    into: &Connection,
    map: i64,
) -> Result<(), StoreError> {
    let read = |row: &Row<'_>| Ok((row.get::<_, u32>(0)?, row.get::<_, String>(1)?, row.get::<_, u32>(2)?));
    let sql = "SELECT number, text, sum FROM snapshot WHERE rowid = ?1";
    let Ok((number, text, sum)) = from.prepare_cached(sql)?.query_row([row], read) else { return Ok(()) };
    into.prepare_cached(KEEP_SNAPSHOT)?.execute(params![map, number, text, sum])?;
    Ok(())
}

/// Takes a change over from another library, if it can still be read.
pub(crate) fn copy_change(
    from: &Connection,
    row: i64,
    into: &Connection,
    map: i64,
) -> Result<(), StoreError> {
    let sql = "SELECT * FROM change WHERE rowid = ?1";
    let Ok(change) = from.prepare_cached(sql)?.query_row([row], ChangeRow::read) else { return Ok(()) };
    change.add(into, map)
}
