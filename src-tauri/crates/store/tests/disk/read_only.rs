//! Folders and files that may not be written to.
#![allow(unsafe_code, reason = "only a system call takes this thread's right to write everywhere from it")]

use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use store::{Shelf, StoreError};

use crate::deeds::{NOW, by, greeting, open, rename_in, wait};

/// Works as a user who owns nothing: for the superuser nothing would be read-only. Threads that are begun
/// meanwhile are of that user too.
fn as_nobody<T>(work: impl FnOnce() -> T) -> T {
    const NOBODY: u32 = 65_534;
    // SAFETY: the call changes what this thread may do with files and nothing else.
    let me = unsafe { libc::setfsuid(NOBODY) };
    let done = work();
    // SAFETY: as above.
    unsafe { libc::setfsuid(u32::try_from(me).unwrap()) };
    done
}

fn allow(path: &Path, mode: u32) {
    fs::set_permissions(path, Permissions::from_mode(mode)).unwrap();
}

pub fn a_library_that_may_not_be_written_to_can_be_looked_at() {
    let home = tempfile::tempdir().unwrap();
    let library = open(home.path()).unwrap();
    let id = wait(library.add(greeting(), NOW)).unwrap().id;
    library.close();
    for entry in fs::read_dir(home.path()).unwrap() {
        allow(&entry.unwrap().path(), 0o444);
    }
    allow(home.path(), 0o555);

    as_nobody(|| {
        let library = open(home.path()).unwrap();
        let why = wait(library.health()).unwrap().read_only.unwrap();
        assert_eq!(why, "The library cannot be written to: its folder or its file is read-only.");
        assert_eq!(wait(library.maps(Shelf::InUse)).unwrap().len(), 1);
        assert_eq!(wait(library.open_map(&id)).unwrap().map, greeting());
        assert!(!wait(library.search("greeting", Shelf::InUse, 5)).unwrap().is_empty());
        let refused = wait(library.act(&id, None, |map| rename_in(map, "One", &by("Ana"))));
        assert_eq!(refused, Err(StoreError::ReadOnly));
        library.close();
    });
    allow(home.path(), 0o755);
}

pub fn a_folder_that_cannot_be_made_is_said_in_words() {
    let home = tempfile::tempdir().unwrap();
    allow(home.path(), 0o555);
    let refused = as_nobody(|| open(&home.path().join("throughline")).err());
    assert_eq!(refused, Some(StoreError::ReadOnly));
    allow(home.path(), 0o755);
}
