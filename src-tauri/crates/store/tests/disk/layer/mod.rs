//! A layer between SQLite and the disk: it lets writes fail, remembers what has been synced, so that a power
//! cut can be played, and marks when a transaction writes.
//!
//! It takes SQLite's own file functions and puts its own before those that change a file.
#![allow(unsafe_code, reason = "SQLite asks for a table of C functions; nothing safer lies beneath it")]

mod disk;

use std::collections::HashMap;
use std::ffi::{CStr, OsStr, c_char, c_int, c_void};
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, Once, PoisonError};

use rusqlite::ffi;

pub use disk::{Disk, Failure};

/// A file that lies on one of our disks.
#[derive(Clone)]
struct OpenFile {
    name: String,
    disk: Arc<Disk>,
    real: *const ffi::sqlite3_io_methods,
}

// The table of functions is constant, and SQLite uses a file from one thread at a time.
unsafe impl Send for OpenFile {}

#[derive(Default)]
struct Layer {
    /// By the address of SQLite's file.
    files: HashMap<usize, OpenFile>,
    disks: Vec<(PathBuf, Arc<Disk>)>,
}

static LAYER: Mutex<Option<Layer>> = Mutex::new(None);
static REGISTERED: Once = Once::new();

/// Puts the layer under the library of a folder.
pub fn under(folder: &Path) -> Arc<Disk> {
    REGISTERED.call_once(register);
    let disk = Arc::new(Disk::default());
    let folder = folder.canonicalize().unwrap();
    with_layer(|layer| layer.disks.push((folder, Arc::clone(&disk))));
    disk
}

fn with_layer<T>(work: impl FnOnce(&mut Layer) -> T) -> T {
    let mut layer: MutexGuard<'_, Option<Layer>> = LAYER.lock().unwrap_or_else(PoisonError::into_inner);
    work(layer.get_or_insert_default())
}

fn register() {
    // SAFETY: SQLite keeps its default file system for as long as the process lives; ours is a copy of it
    // that is never freed.
    unsafe {
        let real = ffi::sqlite3_vfs_find(std::ptr::null());
        let mut ours = *real;
        ours.zName = c"layer".as_ptr();
        ours.xOpen = Some(open);
        ours.xDelete = Some(delete);
        assert_eq!(ffi::sqlite3_vfs_register(Box::leak(Box::new(ours)), 1), ffi::SQLITE_OK);
    }
}

/// SQLite's own file system, over which ours was registered.
unsafe fn real() -> *mut ffi::sqlite3_vfs {
    unsafe { ffi::sqlite3_vfs_find(c"unix".as_ptr()) }
}

/// The disk that a path lies on, and the name of the file on it.
unsafe fn on_disk(path: *const c_char) -> Option<(Arc<Disk>, String)> {
    if path.is_null() {
        return None;
    }
    let path = PathBuf::from(OsStr::from_bytes(unsafe { CStr::from_ptr(path) }.to_bytes()));
    let name = path.file_name()?.to_str()?.to_owned();
    let folder = path.parent()?.canonicalize().ok()?;
    let disk = with_layer(|layer| {
        layer.disks.iter().find(|(of, _)| *of == folder).map(|(_, disk)| Arc::clone(disk))
    });
    disk.map(|disk| (disk, name))
}

unsafe extern "C" fn open(
    _: *mut ffi::sqlite3_vfs,
    path: ffi::sqlite3_filename,
    file: *mut ffi::sqlite3_file,
    flags: c_int,
    out: *mut c_int,
) -> c_int {
    unsafe {
        let Some(open) = (*real()).xOpen else { return ffi::SQLITE_ERROR };
        let code = open(real(), path, file, flags, out);
        if code == ffi::SQLITE_OK
            && let Some((disk, name)) = on_disk(path)
        {
            let real = (*file).pMethods;
            let mut ours = *real;
            ours.xClose = Some(close);
            ours.xWrite = Some(write);
            ours.xTruncate = Some(truncate);
            ours.xSync = Some(sync);
            ours.xShmLock = Some(shm_lock);
            (*file).pMethods = Box::leak(Box::new(ours));
            with_layer(|layer| layer.files.insert(file as usize, OpenFile { name, disk, real }));
        }
        code
    }
}

unsafe extern "C" fn delete(_: *mut ffi::sqlite3_vfs, path: *const c_char, sync: c_int) -> c_int {
    unsafe {
        let Some(delete) = (*real()).xDelete else { return ffi::SQLITE_ERROR };
        let code = delete(real(), path, sync);
        if code == ffi::SQLITE_OK
            && let Some((disk, name)) = on_disk(path)
        {
            disk.deleted(&name);
        }
        code
    }
}

fn opened(file: *mut ffi::sqlite3_file) -> OpenFile {
    with_layer(|layer| layer.files.get(&(file as usize)).cloned()).expect("the file was opened by the layer")
}

unsafe extern "C" fn close(file: *mut ffi::sqlite3_file) -> c_int {
    unsafe {
        let Some(open) = with_layer(|layer| layer.files.remove(&(file as usize))) else {
            return ffi::SQLITE_ERROR;
        };
        (*file).pMethods = open.real;
        (*open.real).xClose.map_or(ffi::SQLITE_ERROR, |close| close(file))
    }
}

unsafe extern "C" fn write(
    file: *mut ffi::sqlite3_file,
    bytes: *const c_void,
    length: c_int,
    offset: i64,
) -> c_int {
    unsafe {
        let open = opened(file);
        let Some(write) = (*open.real).xWrite else { return ffi::SQLITE_ERROR };
        let content = std::slice::from_raw_parts(bytes.cast::<u8>(), usize::try_from(length).unwrap());
        match open.disk.next() {
            None => {
                open.disk.wrote(&open.name, offset, content);
                write(file, bytes, length, offset)
            }
            Some(failure) => {
                // A disk that is full or failing has often taken a part.
                let half = content.len() / 2;
                open.disk.wrote(&open.name, offset, &content[..half]);
                write(file, bytes, c_int::try_from(half).unwrap(), offset);
                match failure {
                    Failure::Full => ffi::SQLITE_FULL,
                    Failure::Broken => ffi::SQLITE_IOERR_WRITE,
                }
            }
        }
    }
}

unsafe extern "C" fn truncate(file: *mut ffi::sqlite3_file, length: i64) -> c_int {
    unsafe {
        let open = opened(file);
        let Some(truncate) = (*open.real).xTruncate else { return ffi::SQLITE_ERROR };
        if open.disk.next() == Some(Failure::Broken) {
            return ffi::SQLITE_IOERR_TRUNCATE;
        }
        open.disk.truncated(&open.name, length);
        truncate(file, length)
    }
}

unsafe extern "C" fn sync(file: *mut ffi::sqlite3_file, flags: c_int) -> c_int {
    unsafe {
        let open = opened(file);
        let Some(sync) = (*open.real).xSync else { return ffi::SQLITE_ERROR };
        if open.disk.next() == Some(Failure::Broken) {
            return ffi::SQLITE_IOERR_FSYNC;
        }
        open.disk.synced(&open.name);
        if open.disk.only_plays() { ffi::SQLITE_OK } else { sync(file, flags) }
    }
}

/// The first lock of the shared index is held by who writes, from the begin of a transaction to its end.
unsafe extern "C" fn shm_lock(file: *mut ffi::sqlite3_file, at: c_int, count: c_int, flags: c_int) -> c_int {
    unsafe {
        let open = opened(file);
        let Some(lock) = (*open.real).xShmLock else { return ffi::SQLITE_ERROR };
        let writes = at == 0 && flags & ffi::SQLITE_SHM_EXCLUSIVE != 0;
        if writes && flags & ffi::SQLITE_SHM_UNLOCK != 0 {
            open.disk.mark(b'.');
        }
        let code = lock(file, at, count, flags);
        if writes && flags & ffi::SQLITE_SHM_LOCK != 0 && code == ffi::SQLITE_OK {
            open.disk.mark(b'T');
        }
        code
    }
}
