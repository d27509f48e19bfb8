//! Damaged, cut off and foreign files: what can be read is opened, the rest is named, nothing is removed.

use std::fs;
use std::path::{Path, PathBuf};

use store::{Health, Library, Shelf, StoreError};

use crate::deeds::{NOW, by, greeting, open, rename_in, wait};
use crate::home::{Home, broadband};

/// A library with two maps and some history, closed: the bytes of its file.
fn library() -> (Home, PathBuf) {
    let mut home = Home::with_broadband();
    for number in 1..=70 {
        home.rename(&format!("Title {number}"));
    }
    home.add(greeting());
    home.close();
    let file = home.path().join("library.db");
    (home, file)
}

fn health(library: &Library) -> Health {
    wait(library.health()).unwrap()
}

fn set_aside(folder: &Path) -> Vec<String> {
    let names = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut aside: Vec<String> = names.filter(|name| name.starts_with("library-damaged-")).collect();
    aside.sort();
    aside
}

/// Changes bytes of a file that stand in it as they are given.
fn change_in(file: &Path, from: &[u8], to: &[u8]) {
    assert_eq!(from.len(), to.len());
    let mut bytes = fs::read(file).unwrap();
    let mut changed = false;
    for at in 0..bytes.len() - from.len() {
        if bytes[at..].starts_with(from) {
            bytes[at..at + from.len()].copy_from_slice(to);
            changed = true;
        }
    }
    assert!(changed);
    fs::write(file, bytes).unwrap();
}

#[test]
fn a_file_without_its_head_is_set_aside_and_said_to_be() {
    let (home, file) = library();
    fs::remove_dir_all(home.path().join("backups")).unwrap();
    let mut bytes = fs::read(&file).unwrap();
    bytes[..4096].fill(0x5a);
    fs::write(&file, &bytes).unwrap();
    let library = open(home.path()).unwrap();
    let told = health(&library).rescued;
    assert!(told[0].starts_with("The library was damaged; the damaged file is kept as "), "{told:?}");
    assert_eq!(fs::read(home.path().join("library-damaged-1.db")).unwrap(), bytes);
    assert!(wait(library.maps(Shelf::InUse)).unwrap().is_empty());
}

#[test]
fn what_cannot_be_read_comes_from_the_newest_backup() {
    let mut home = Home::with_broadband();
    home.rename("In the backup");
    home.close();
    assert!(home.path().join("backups/library-2026-11-26.db").exists(), "closing made the backup of the day");
    let file = home.path().join("library.db");
    let half = fs::metadata(&file).unwrap().len() / 2;
    fs::write(&file, vec![0_u8; usize::try_from(half).unwrap()]).unwrap();
    let library = open(home.path()).unwrap();
    let told = health(&library).rescued;
    let from_backup = "“Home broadband, first 90 days” is as it was in the backup of 2026-11-26.";
    assert!(told.iter().any(|sentence| sentence == from_backup), "{told:?}");
    let opened = wait(library.open_map("home-broadband")).unwrap();
    assert_eq!((opened.map.touchpoints[0].title.as_str(), opened.number), ("In the backup", 1));
    assert_eq!(wait(library.undo("home-broadband", by("Ana"))).unwrap().number, 2);
}

#[test]
fn a_damaged_change_is_named_and_the_map_is_as_it_was_before_it() {
    let (home, file) = library();
    fs::remove_dir_all(home.path().join("backups")).unwrap();
    // The snapshot after it is damaged too: otherwise it would be read from there.
    change_in(&file, b"Title 68", b"Tible 68");
    change_in(&file, b"Title 70", b"Tible 70");
    let library = open(home.path()).unwrap();
    let refused = wait(library.open_map("home-broadband")).unwrap_err();
    assert!(matches!(&refused, StoreError::Unreadable { title, .. } if title.starts_with("Home broadband")));
    wait(library.mend(by("Ana"))).unwrap();
    let told = health(&library).rescued;
    let expected = "“Home broadband, first 90 days” is as it was after its change 67; of the 3 after it something \
                    could not be read.";
    assert!(told.iter().any(|sentence| sentence == expected), "{told:?}");
    let opened = wait(library.open_map("home-broadband")).unwrap();
    assert_eq!((opened.map.touchpoints[0].title.as_str(), opened.number), ("Title 67", 67));
    assert_eq!(wait(library.open_map("greeting-at-the-door")).unwrap().map, greeting());
    assert_eq!(set_aside(home.path())[0], "library-damaged-1.db");
}

#[test]
fn a_library_that_was_rescued_goes_on_like_any_other() {
    let (home, file) = library();
    change_in(&file, b"Title 70", b"Tible 70");
    let library = open(home.path()).unwrap();
    wait(library.mend(by("Ana"))).unwrap();
    wait(library.restore("home-broadband", 0, by("Ana"))).unwrap();
    library.close();
    let library = open(home.path()).unwrap();
    assert_eq!(health(&library).rescued, Vec::<String>::new());
    assert_eq!(wait(library.open_map("home-broadband")).unwrap().map, broadband());
    assert!(!wait(library.search("welcome", Shelf::InUse, 5)).unwrap().is_empty());
}

#[test]
fn a_rescue_that_was_broken_off_is_finished_at_the_next_start() {
    let (home, file) = library();
    // As the process leaves it that dies after the damaged file has got its other name.
    fs::copy(&file, home.path().join("rescued.db")).unwrap();
    fs::rename(&file, home.path().join("library-damaged-1.db")).unwrap();
    fs::write(home.path().join("library.db-wal"), b"the journal of the damaged file").unwrap();
    let library = open(home.path()).unwrap();
    assert_eq!(wait(library.maps(Shelf::InUse)).unwrap().len(), 2);
    assert_eq!(set_aside(home.path()), ["library-damaged-1.db", "library-damaged-1.db-wal"]);
}

#[test]
fn a_map_that_lies_open_is_kept_whatever_the_disk_has_lost_of_it() {
    let (home, file) = library();
    fs::remove_dir_all(home.path().join("backups")).unwrap();
    let library = open(home.path()).unwrap();
    wait(library.open_map("home-broadband")).unwrap();
    change_in(&file, b"Title 68", b"Tible 68");
    change_in(&file, b"Title 70", b"Tible 70");
    wait(library.mend(by("Jon"))).unwrap();
    let opened = wait(library.open_map("home-broadband")).unwrap();
    assert_eq!((opened.map.touchpoints[0].title.as_str(), opened.number), ("Title 70", 68));
    assert_eq!(opened.steps.undo.as_deref(), Some("Keep what was open"));
    library.close();
    let library = open(home.path()).unwrap();
    assert_eq!(wait(library.open_map("home-broadband")).unwrap().map, opened.map);
}

/// The bytes of a small library with some history.
fn small_library() -> Vec<u8> {
    let folder = tempfile::tempdir().unwrap();
    let library = open(folder.path()).unwrap();
    let id = wait(library.add(greeting(), NOW)).unwrap().id;
    for number in 1..=70 {
        let title = format!("Title {number}");
        wait(library.act(&id, None, move |map| rename_in(map, &title, &by("Ana")))).unwrap();
    }
    library.close();
    fs::read(folder.path().join("library.db")).unwrap()
}

/// Does everything that reads; nothing of it may panic, which would close the library.
fn read_everything(folder: &Path) -> Result<(), StoreError> {
    let library = open(folder)?;
    for _ in 0..2 {
        let maps = wait(library.maps(Shelf::InUse)).unwrap_or_default();
        let mut damaged = false;
        for entry in &maps {
            let read = wait(library.open_map(&entry.id));
            damaged |= read.is_err();
            let _ = wait(library.history(&entry.id, None, 100));
            let _ = wait(library.state(&entry.id, 1));
            let _ = wait(library.versions(&entry.id));
        }
        let _ = wait(library.search("title", Shelf::InUse, 10));
        if !damaged {
            break;
        }
        wait(library.mend(by("Ana")))?;
    }
    // A thread that has panicked answers nothing any more.
    wait(library.health()).map(|_| ())
}

#[test]
fn a_library_of_any_length_is_a_library_or_a_sentence() {
    let whole = small_library();
    for part in 0..=24 {
        let folder = tempfile::tempdir().unwrap();
        let length = whole.len() * part / 24 + if part % 3 == 1 { 37 } else { 0 };
        fs::write(folder.path().join("library.db"), &whole[..length.min(whole.len())]).unwrap();
        if let Err(error) = read_everything(folder.path()) {
            assert_ne!(error, StoreError::Closed, "cut off after {length} bytes");
            assert!(error.to_string().ends_with('.'), "{error}");
        }
    }
}

#[test]
fn a_library_with_flipped_bits_is_a_library_or_a_sentence() {
    let whole = small_library();
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    let mut chance = |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        usize::try_from(state % below as u64).unwrap()
    };
    for round in 0..60 {
        let folder = tempfile::tempdir().unwrap();
        let mut bytes = whole.clone();
        for _ in 0..1 + round % 8 {
            // Every other one in the first pages, where everything hangs together.
            let at = if round % 2 == 0 { chance(bytes.len()) } else { chance(16 * 1024) };
            bytes[at] ^= 1 << chance(8);
        }
        fs::write(folder.path().join("library.db"), &bytes).unwrap();
        if let Err(error) = read_everything(folder.path()) {
            assert_ne!(error, StoreError::Closed, "round {round}");
            assert!(error.to_string().ends_with('.'), "{error}");
        }
        let kept = fs::read(folder.path().join("library-damaged-1.db"));
        assert!(kept.is_err() || kept.is_ok_and(|kept| kept.len() == bytes.len()), "nothing is removed");
    }
}

#[test]
fn a_database_of_another_program_is_set_aside_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("library.db");
    rusqlite::Connection::open(&file).unwrap().execute_batch("CREATE TABLE bookmark (url TEXT)").unwrap();
    let before = fs::read(&file).unwrap();
    let library = open(folder.path()).unwrap();
    assert!(wait(library.maps(Shelf::InUse)).unwrap().is_empty());
    assert_eq!(fs::read(folder.path().join("library-damaged-1.db")).unwrap(), before);
}
