//! A copy of the library for each day, by SQLite's own backup; the last ten are kept.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::thread::JoinHandle;

use rusqlite::Connection;
use rusqlite::backup::{Backup, StepResult};

use crate::store::FILE;
use crate::{StoreError, disk, log};

const KEPT: usize = 10;

/// The backups of a library, and the one that is being made.
pub(crate) struct Daily {
    newest: Option<String>,
    failed: Option<StoreError>,
    /// The last day on which one was tried: a disk that refuses is not asked all day long.
    tried: Option<String>,
    running: Option<JoinHandle<Result<String, StoreError>>>,
}

impl Daily {
    pub fn of(folder: &Path) -> Self {
        let newest = all(folder).into_iter().next().map(|(day, _)| day);
        Self { newest, failed: None, tried: None, running: None }
    }

    /// Begins the backup of a day unless there is one already. It is made on a thread of its own, so that
    /// nobody waits for it.
    pub fn make_if_due(&mut self, folder: &Path, day: &str) {
        let later = |than: &Option<String>| than.as_deref().is_none_or(|than| day > than);
        if self.running.is_some() || !is_day(day) || !later(&self.newest) || !later(&self.tried) {
            return;
        }
        self.tried = Some(day.to_owned());
        let (folder, day) = (folder.to_owned(), day.to_owned());
        let thread = std::thread::Builder::new().name("library backup".to_owned());
        match thread.spawn(move || make(&folder, &day).map(|()| day)) {
            Ok(running) => self.running = Some(running),
            Err(error) => self.failed = Some(error.into()),
        }
    }

    /// Waits for the backup that is being made.
    pub fn finish(&mut self) {
        let Some(running) = self.running.take() else { return };
        match running.join() {
            Ok(Ok(day)) => (self.newest, self.failed) = (Some(day), None),
            Ok(Err(error)) => self.failed = Some(error),
            Err(_) => self.failed = Some(StoreError::Closed),
        }
    }

    /// The day of the newest backup, and why the last one was not made.
    pub fn last(&mut self) -> (Option<String>, Option<String>) {
        if self.running.as_ref().is_some_and(JoinHandle::is_finished) {
            self.finish();
        }
        (self.newest.clone(), self.failed.as_ref().map(ToString::to_string))
    }
}

/// The backups of a folder with their days, the newest first.
pub(crate) fn all(folder: &Path) -> Vec<(String, PathBuf)> {
    let entries = fs::read_dir(backups_in(folder)).into_iter().flatten().flatten();
    let mut all: Vec<(String, PathBuf)> = entries
        .filter_map(|entry| {
            let name = entry.file_name().into_string().ok()?;
            let day = name.strip_prefix("library-")?.strip_suffix(".db")?;
            is_day(day).then(|| (day.to_owned(), entry.path()))
        })
        .collect();
    all.sort_by(|a, b| b.cmp(a));
    all
}

fn backups_in(folder: &Path) -> PathBuf {
    folder.join("backups")
}

fn is_day(text: &str) -> bool {
    let form =
        |(at, byte): (usize, u8)| if matches!(at, 4 | 7) { byte == b'-' } else { byte.is_ascii_digit() };
    text.len() == 10 && text.bytes().enumerate().all(form)
}

/// Copies the library as it is at one moment. A copy that is not sound is no backup and drives none out.
fn make(folder: &Path, day: &str) -> Result<(), StoreError> {
    let backups = backups_in(folder);
    fs::create_dir_all(&backups)?;
    let part = backups.join("library.part");
    remove_if_there(&part)?;
    if let Err(error) = copy(&folder.join(FILE), &part) {
        // What is left of it is found and removed the next time, if it cannot be now.
        let _ = fs::remove_file(&part);
        return Err(error);
    }
    File::open(&part)?.sync_all()?;
    fs::rename(&part, backups.join(format!("library-{day}.db")))?;
    for (_, old) in all(folder).into_iter().skip(KEPT) {
        fs::remove_file(old)?;
    }
    Ok(())
}

fn copy(from: &Path, to: &Path) -> Result<(), StoreError> {
    let source = disk::open_to_read(from)?;
    let mut target = Connection::open(to)?;
    {
        let backup = Backup::new(&source, &mut target)?;
        // All at once: a copy in steps begins anew whenever somebody changes a map in between.
        if backup.step(-1)? != StepResult::Done {
            return Err(StoreError::InUse);
        }
    }
    // One file, without a journal beside it.
    target.pragma_update_and_check(None, "journal_mode", "DELETE", |_| Ok(()))?;
    let verdict: String = target.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
    if verdict != "ok" {
        return Err(StoreError::Damaged(verdict));
    }
    log::check(&target)
}

fn remove_if_there(path: &Path) -> std::io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}
