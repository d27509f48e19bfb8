//! One process writes: a lock of the operating system on a file, which ends with the process however it ends.

use std::fs::{File, OpenOptions, TryLockError};
use std::path::Path;

use crate::StoreError;

/// Held while the library is open.
#[derive(Debug)]
pub(crate) struct Lock {
    _file: File,
}

impl Lock {
    /// Takes the lock of a library's folder.
    ///
    /// # Errors
    /// `InUse` while another process has it, `ReadOnly` where no lock file can be made.
    pub fn take(folder: &Path) -> Result<Self, StoreError> {
        let path = folder.join("library.lock");
        let file = OpenOptions::new().write(true).create(true).truncate(false).open(path)?;
        match file.try_lock() {
            Ok(()) => Ok(Self { _file: file }),
            Err(TryLockError::WouldBlock) => Err(StoreError::InUse),
            Err(TryLockError::Error(error)) => Err(error.into()),
        }
    }
}
