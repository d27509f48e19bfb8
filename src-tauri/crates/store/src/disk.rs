//! The file of the library and its form.

use std::path::Path;
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags, TransactionBehavior};

use crate::StoreError;

/// What leads from each form of the file to the next; `user_version` counts those that were taken.
const STEPS: [&str; 1] = [include_str!("sql/1-first.sql")];
/// "TLib": tells our files from other databases.
const APPLICATION: i64 = 0x544c_6962;
/// For a virus scanner or a backup program that holds the file for a moment.
const PATIENCE: Duration = Duration::from_secs(3);

/// Whether the library may be changed.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Standing {
    Writable,
    /// Why it may only be looked at.
    ReadOnly(StoreError),
}

/// Opens the file, makes it where there is none, and brings an older one to today's form. A newer one, and one
/// that may not be written to, is opened to be looked at.
pub(crate) fn open(path: &Path) -> Result<(Connection, Standing), StoreError> {
    match open_to_write(path) {
        Ok(connection) => Ok((connection, Standing::Writable)),
        Err(why @ (StoreError::Newer { .. } | StoreError::ReadOnly)) if path.exists() => {
            Ok((open_to_read(path)?, Standing::ReadOnly(why)))
        }
        Err(error) => Err(error),
    }
}

fn open_to_write(path: &Path) -> Result<Connection, StoreError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE;
    let mut connection = Connection::open_with_flags(path, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    guard(&connection)?;
    // A newer file is not touched, not even by a change of its journal.
    let version = version_of(&connection)?;
    // With EXTRA, set before the journal, no acknowledged change is lost by a power cut; WAL alone
    // syncs only when it is written back.
    connection.pragma_update(None, "synchronous", "EXTRA")?;
    let mode: String = connection.pragma_update_and_check(None, "journal_mode", "WAL", |row| row.get(0))?;
    if mode != "wal" {
        return Err(StoreError::Disk(format!("it keeps a journal of the kind {mode} only")));
    }
    migrate(&mut connection, version)?;
    Ok(connection)
}

/// Opens a file that must not be changed.
pub(crate) fn open_to_read(path: &Path) -> Result<Connection, StoreError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    guard(&connection)?;
    if connection.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(())).is_ok() {
        return Ok(connection);
    }
    // Beside a read-only file no index of its journal can be made; what has been written back
    // can be read without.
    let unchanging = format!("file:{}?immutable=1", in_a_uri(path));
    let connection = Connection::open_with_flags(unchanging, flags | OpenFlags::SQLITE_OPEN_URI)?;
    guard(&connection)?;
    Ok(connection)
}

fn in_a_uri(path: &Path) -> String {
    path.to_string_lossy().replace('%', "%25").replace('?', "%3f").replace('#', "%23")
}

/// Files come from anywhere: their own schema is not trusted, and wrong cells are noticed.
fn guard(connection: &Connection) -> Result<(), StoreError> {
    connection.busy_timeout(PATIENCE)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    connection.pragma_update(None, "cell_size_check", true)?;
    connection.pragma_update(None, "foreign_keys", true)?;
    Ok(())
}

/// How many steps the file has taken; 0 for a new one.
fn version_of(connection: &Connection) -> Result<usize, StoreError> {
    let number = |name: &str| connection.pragma_query_value(None, name, |row| row.get::<_, i64>(0));
    let (application, found) = (number("application_id")?, number("user_version")?);
    let tables: i64 = connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    if (application, found, tables) == (0, 0, 0) {
        return Ok(0);
    }
    if application != APPLICATION {
        return Err(StoreError::Damaged("its first page is not that of a library".to_owned()));
    }
    match usize::try_from(found) {
        Ok(version) if version <= STEPS.len() => Ok(version),
        Ok(_) => Err(StoreError::Newer { found, known: STEPS.len() as i64 }),
        Err(_) => Err(StoreError::Damaged(format!("its form {found} does not exist"))),
    }
}

/// Takes the steps that are missing, all or none.
fn migrate(connection: &mut Connection, version: usize) -> Result<(), StoreError> {
    if version == STEPS.len() {
        return Ok(());
    }
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    for step in STEPS.iter().skip(version) {
        transaction.execute_batch(step)?;
    }
    transaction.pragma_update(None, "application_id", APPLICATION)?;
    transaction.pragma_update(None, "user_version", STEPS.len() as i64)?;
    transaction.commit()?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn library() -> (tempfile::TempDir, std::path::PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("library.db");
        (folder, path)
    }

    #[test]
    fn a_power_cut_may_take_nothing_that_was_acknowledged() {
        let (_folder, path) = library();
        let (connection, standing) = open(&path).unwrap();
        let setting = |name: &str| connection.pragma_query_value(None, name, |r| r.get::<_, i64>(0)).unwrap();
        assert_eq!(standing, Standing::Writable);
        assert_eq!((setting("synchronous"), setting("foreign_keys")), (3, 1));
        let mode: String = connection.pragma_query_value(None, "journal_mode", |row| row.get(0)).unwrap();
        assert_eq!(mode, "wal");
    }

    #[test]
    fn a_newer_library_can_be_looked_at_and_says_why_it_cannot_be_changed() {
        let (_folder, path) = library();
        let (connection, _) = open(&path).unwrap();
        connection.execute_batch("CREATE TABLE persona (name TEXT) STRICT; PRAGMA user_version = 7").unwrap();
        drop(connection);
        let (connection, standing) = open(&path).unwrap();
        let Standing::ReadOnly(why) = standing else { panic!("it could be changed") };
        assert!(why.to_string().contains("made by a newer version"), "{why}");
        let tables: i64 = connection.query_row("SELECT count(*) FROM map", [], |row| row.get(0)).unwrap();
        assert_eq!(tables, 0);
        let refused = connection.execute("DELETE FROM map", []).unwrap_err();
        assert_eq!(StoreError::from(refused), StoreError::ReadOnly);
    }

    #[test]
    fn a_database_of_another_program_is_no_library() {
        let (_folder, path) = library();
        Connection::open(&path).unwrap().execute_batch("CREATE TABLE bookmark (url TEXT)").unwrap();
        assert!(matches!(open(&path), Err(StoreError::Damaged(_))));
    }

    #[test]
    fn opening_again_changes_nothing_of_the_form() {
        let (_folder, path) = library();
        let schema = |connection: &Connection| {
            let mut rows = connection.prepare("SELECT sql FROM sqlite_schema ORDER BY rowid").unwrap();
            let all = rows.query_map([], |row| row.get::<_, Option<String>>(0)).unwrap();
            all.map(Result::unwrap).collect::<Vec<_>>()
        };
        let first = schema(&open(&path).unwrap().0);
        assert_eq!(schema(&open(&path).unwrap().0), first);
    }
}
