//! Why the library did not do what was asked, in sentences for a person.

use model::Refusal;
use rusqlite::ErrorCode;
use thiserror::Error;

/// What went wrong. Nothing of what was asked has been done, except where a method says that it is
/// kept in memory.
#[derive(Clone, Debug, PartialEq, Error)]
pub enum StoreError {
    #[error("The disk is full.")]
    DiskFull,
    #[error("The library cannot be written to: its folder or its file is read-only.")]
    ReadOnly,
    #[error("The disk reported an error: {0}.")]
    Disk(String),
    #[error("The library is damaged: {0}.")]
    Damaged(String),
    #[error(
        "This library was made by a newer version of Throughline (its form is {found}, this version knows \
         {known}). Its maps can be looked at and not changed; install the newer version to go on."
    )]
    Newer { found: i64, known: i64 },
    /// Another process has the library open; `neighbour` reaches it.
    #[error("The library is already open in another window.")]
    InUse,
    #[error("There is no map “{0}” in the library.")]
    NoSuchMap(String),
    #[error("“{title}” has no state {number}; its last one is {last}.")]
    NoSuchState { title: String, number: u32, last: u32 },
    #[error("“{title}” has no such named version any more.")]
    NoSuchVersion { title: String },
    /// The map's log or snapshots hold something that cannot be read.
    #[error("“{title}” cannot be read: {why}")]
    Unreadable { title: String, why: String },
    #[error("{0}")]
    Refused(#[from] Refusal),
    #[error("There is nothing to undo in “{0}”.")]
    NothingToUndo(String),
    #[error("There is nothing to redo in “{0}”.")]
    NothingToRedo(String),
    #[error("The library has been closed.")]
    Closed,
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        let Some(code) = error.sqlite_error_code() else { return Self::Damaged(plain(&error)) };
        match code {
            ErrorCode::DiskFull => Self::DiskFull,
            ErrorCode::ReadOnly | ErrorCode::PermissionDenied | ErrorCode::CannotOpen => Self::ReadOnly,
            ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase => Self::Damaged(plain(&error)),
            ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => Self::InUse,
            ErrorCode::SystemIoFailure => Self::Disk(plain(&error)),
            // A file that has lost a table or a rule answers with a plain error.
            _ => Self::Damaged(plain(&error)),
        }
    }
}

impl From<std::io::Error> for StoreError {
    fn from(error: std::io::Error) -> Self {
        use std::io::ErrorKind;
        match error.kind() {
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Self::DiskFull,
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => Self::ReadOnly,
            _ => Self::Disk(error.to_string()),
        }
    }
}

/// An error's own words without a final full stop.
fn plain(error: &rusqlite::Error) -> String {
    error.to_string().trim_end_matches('.').to_owned()
}
