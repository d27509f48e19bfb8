//! A damaged library is set aside, never removed, and what can be read of it becomes a new one; what cannot is
//! taken from the newest backup that has it, or named.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::path::{Path, PathBuf};

use model::Id;
use rusqlite::Connection;

use crate::remains::{MapRemains, Remains};
use crate::store::FILE;
use crate::{StoreError, backup, disk};

/// The new library until it takes its place.
const RESCUED: &str = "rescued.db";
/// What SQLite keeps beside a file.
const BESIDE: [&str; 2] = ["-wal", "-shm"];

/// Sets a damaged library aside and puts in its place what can be read. Says what became of the maps.
pub(crate) fn rescue(folder: &Path) -> Result<Vec<String>, StoreError> {
    let damaged = Remains::of(&folder.join(FILE))?;
    let backups = backup::all(folder);
    let mut sources = vec![(None, damaged)];
    for (day, path) in backups {
        sources.push((Some(day), Remains::of(&path)?));
    }
    let chosen = best_of(&sources);
    gather(folder, &sources, &chosen)?;
    let mut sentences = told(&sources, &chosen);
    drop(sources);
    let aside = set_aside(folder)?;
    finish(folder)?;
    let kept = format!("The library was damaged; the damaged file is kept as {}.", aside.display());
    sentences.insert(0, kept);
    Ok(sentences)
}

/// Puts a rescued library in its place once the damaged file has left it, also when the process ended between
/// the two.
pub(crate) fn finish(folder: &Path) -> Result<(), StoreError> {
    let (rescued, place) = (folder.join(RESCUED), folder.join(FILE));
    if place.exists() || !rescued.exists() {
        return Ok(());
    }
    // A journal that is left over would be taken for that of the new file.
    let aside = (1..).map(|number| aside(folder, number)).take_while(|path| path.exists()).last();
    for ending in BESIDE {
        move_if_there(&with_ending(&place, ending), &with_ending(aside.as_ref().unwrap_or(&place), ending))?;
    }
    fs::rename(rescued, place)?;
    sync_folder(folder);
    Ok(())
}

type Sources = [(Option<String>, Remains)];
/// For each map the source that has its latest state, and its place in there.
type Chosen = BTreeMap<Id, (usize, usize)>;

fn best_of(sources: &Sources) -> Chosen {
    let mut chosen: BTreeMap<Id, (u32, usize, usize)> = BTreeMap::new();
    for (source, (_, remains)) in sources.iter().enumerate() {
        for (place, map) in remains.maps().iter().enumerate() {
            let (Some(id), Some(number)) = (map.id(), map.number()) else { continue };
            if chosen.get(&id).is_none_or(|(reached, ..)| *reached < number) {
                chosen.insert(id, (number, source, place));
            }
        }
    }
    chosen.into_iter().map(|(id, (_, source, place))| (id, (source, place))).collect()
}

/// Writes the new library beside the old one, whole and synced.
fn gather(folder: &Path, sources: &Sources, chosen: &Chosen) -> Result<(), StoreError> {
    let path = folder.join(RESCUED);
    for ending in ["", "-wal", "-shm"] {
        if let Err(error) = fs::remove_file(with_ending(&path, ending))
            && error.kind() != std::io::ErrorKind::NotFound
        {
            return Err(error.into());
        }
    }
    let (connection, _) = disk::open(&path)?;
    for (source, place) in chosen.values() {
        if let Some((_, remains)) = sources.get(*source)
            && let Some(map) = remains.maps().get(*place)
        {
            copy_whole(remains, map, &connection)?;
        }
    }
    // One file, so that one rename puts it in place.
    connection.pragma_update_and_check(None, "journal_mode", "DELETE", |_| Ok(()))?;
    drop(connection);
    File::open(&path)?.sync_all()?;
    Ok(())
}

fn copy_whole(remains: &Remains, map: &MapRemains, into: &Connection) -> Result<(), StoreError> {
    let transaction = into.unchecked_transaction()?;
    remains.copy(map, &transaction)?;
    transaction.commit()?;
    Ok(())
}

/// What became of the maps that are not as they were.
fn told(sources: &Sources, chosen: &Chosen) -> Vec<String> {
    let mut sentences = Vec::new();
    let mut from_backups: Vec<String> = Vec::new();
    for (source, place) in chosen.values() {
        let Some((day, remains)) = sources.get(*source) else { continue };
        let Some(map) = remains.maps().get(*place) else { continue };
        let (title, number, last) = (map.title(), map.number().unwrap_or_default(), map.last());
        match day {
            Some(day) => from_backups.push(format!("“{title}” is as it was in the backup of {day}.")),
            None if number < last => sentences.push(format!(
                "“{title}” is as it was after its change {number}; of the {} after it something could not be read.",
                last - number
            )),
            None => {}
        }
    }
    sentences.extend(from_backups);
    sentences.extend(lost(sources, chosen));
    sentences
}

/// Maps that are known by name only.
fn lost(sources: &Sources, chosen: &Chosen) -> Vec<String> {
    let damaged = sources.iter().take(1).flat_map(|(_, remains)| remains.maps());
    let lost = damaged.filter(|map| map.number().is_none());
    lost.filter(|map| map.id().is_none_or(|id| !chosen.contains_key(&id)))
        .map(|map| format!("“{}” could not be read and stands in no backup.", map.title()))
        .collect()
}

/// Gives the damaged file another name; its journal follows when the new one takes its place.
fn set_aside(folder: &Path) -> Result<PathBuf, StoreError> {
    let mut free = (1..).map(|number| aside(folder, number)).skip_while(|path| path.exists());
    let aside = free.next().unwrap_or_else(|| aside(folder, 0));
    move_if_there(&folder.join(FILE), &aside)?;
    sync_folder(folder);
    Ok(aside)
}

fn aside(folder: &Path, number: u32) -> PathBuf {
    folder.join(format!("library-damaged-{number}.db"))
}

fn move_if_there(from: &Path, to: &Path) -> Result<(), StoreError> {
    match fs::rename(from, to) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error.into()),
        _ => Ok(()),
    }
}

fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}

/// A rename survives a power cut once its folder is synced; not every system lets a folder be opened for that.
fn sync_folder(folder: &Path) {
    if let Ok(folder) = File::open(folder) {
        let _ = folder.sync_all();
    }
}
