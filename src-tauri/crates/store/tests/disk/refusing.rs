//! A disk that refuses: it is said in words, nothing is lost, and everything is there once it takes it again.

use std::sync::Arc;
use std::time::Duration;

use model::JourneyMap;
use store::{Done, Library, News, StoreError};

use crate::deeds::{NOW, by, greeting, open, rename_in, wait};
use crate::layer::{self, Disk, Failure};

pub const ID: &str = "greeting-at-the-door";
const FOREVER: u64 = u64::MAX;

/// A library with one map, on a disk that can be told to refuse.
pub fn library() -> (tempfile::TempDir, Arc<Disk>) {
    let folder = tempfile::tempdir().unwrap();
    let disk = layer::under(folder.path());
    disk.only_play();
    let library = open(folder.path()).unwrap();
    wait(library.add(greeting(), NOW)).unwrap();
    library.close();
    (folder, disk)
}

fn rename(library: &Library, title: &str) -> Result<Done, StoreError> {
    let title = title.to_owned();
    wait(library.act(ID, None, move |map: &mut JourneyMap| rename_in(map, &title, &by("Ana"))))
        .map(Option::unwrap)
}

fn first_title(library: &Library) -> String {
    wait(library.open_map(ID)).unwrap().map.touchpoints[0].title.clone()
}

pub fn a_full_disk_is_said_in_words_and_the_changes_are_kept_for_retry() {
    let (folder, disk) = library();
    let library = open(folder.path()).unwrap();
    rename(&library, "One").unwrap();
    disk.refuse(Failure::Full, 0, FOREVER);
    for title in ["Two", "Three", "Four"] {
        let done = rename(&library, title).unwrap();
        assert_eq!(done.unsaved.unwrap().to_string(), "The disk is full.");
    }
    let unsaved: Vec<u32> = wait(library.unsaved()).unwrap().iter().map(|unsaved| unsaved.number).collect();
    assert_eq!(unsaved, [2, 3, 4]);
    let history = wait(library.history(ID, None, 10)).unwrap();
    assert_eq!(history.iter().map(|entry| entry.saved).collect::<Vec<_>>(), [false, false, false, true]);
    assert_eq!(wait(library.retry()), Err(StoreError::DiskFull));
    // It can be read, searched, and undone meanwhile.
    assert_eq!(first_title(&library), "Four");
    assert_eq!(wait(library.state(ID, 3)).unwrap().touchpoints[0].title, "Three");
    assert!(!wait(library.search("welcome", store::Shelf::InUse, 5)).unwrap().is_empty());
    assert_eq!(wait(library.undo(ID, by("Ana"))).unwrap().unsaved, Some(StoreError::DiskFull));
    disk.heal();
    wait(library.retry()).unwrap();
    assert!(wait(library.unsaved()).unwrap().is_empty());
    library.close();
    let library = open(folder.path()).unwrap();
    assert_eq!(first_title(&library), "Three");
    assert_eq!(wait(library.history(ID, None, 10)).unwrap().len(), 5);
}

pub fn the_next_change_takes_along_what_the_disk_had_refused() {
    let (folder, disk) = library();
    let library = open(folder.path()).unwrap();
    disk.refuse(Failure::Broken, 0, FOREVER);
    let refused = rename(&library, "One").unwrap().unsaved.unwrap();
    assert!(refused.to_string().starts_with("The disk reported an error: "), "{refused}");
    disk.heal();
    assert_eq!(rename(&library, "Two").unwrap().unsaved, None);
    assert!(wait(library.unsaved()).unwrap().is_empty());
}

pub fn a_map_that_does_not_fit_on_the_disk_leaves_nothing_behind() {
    let (folder, disk) = library();
    let library = open(folder.path()).unwrap();
    disk.refuse(Failure::Full, 0, FOREVER);
    assert_eq!(wait(library.duplicate(ID, NOW)), Err(StoreError::DiskFull));
    disk.heal();
    assert_eq!(wait(library.maps(store::Shelf::InUse)).unwrap().len(), 1);
    assert_eq!(wait(library.duplicate(ID, NOW)).unwrap().id, "greeting-at-the-door-2");
}

/// Works on the library while the disk refuses for a while from some operation on; whatever was acknowledged,
/// or kept in memory and then retried, is there after the next start. Gives how often the disk has refused.
fn work_through(failure: Failure, after: u64, lasting: u64) -> u64 {
    let (folder, disk) = library();
    disk.refuse(failure, after, lasting);
    let Ok(library) = open(folder.path()) else {
        let refused = disk.heal();
        assert_eq!(first_title(&open(folder.path()).unwrap()), greeting().touchpoints[0].title);
        return refused;
    };
    for title in ["One", "Two", "Three"] {
        rename(&library, title).unwrap();
    }
    wait(library.undo(ID, by("Jon"))).unwrap();
    wait(library.close_map(ID)).unwrap();
    let refused = disk.heal();
    wait(library.retry()).unwrap();
    library.close();
    let library = open(folder.path()).unwrap();
    assert_eq!(wait(library.health()).unwrap().rescued, Vec::<String>::new());
    assert_eq!(first_title(&library), "Two");
    assert_eq!(wait(library.history(ID, None, 10)).unwrap().len(), 4);
    refused
}

pub fn a_disk_that_refuses_at_any_operation_loses_nothing() {
    let mut refused = 0;
    for failure in [Failure::Full, Failure::Broken] {
        for (after, lasting) in (0..60).map(|after| (after, if after % 2 == 0 { 1 } else { FOREVER })) {
            refused += work_through(failure, after, lasting);
        }
    }
    println!("the disk has refused {refused} times");
    assert!(refused > 100, "the disk has refused only {refused} times");
}

pub fn a_disk_that_takes_it_again_is_found_out_without_a_retry() {
    let (folder, disk) = library();
    let (tell, told) = std::sync::mpsc::channel();
    let library = Library::open(folder.path(), NOW, move |news| tell.send(news).unwrap()).unwrap();
    disk.refuse(Failure::Full, 0, FOREVER);
    assert_eq!(rename(&library, "One").unwrap().waiting, 1);
    disk.heal();
    assert!(matches!(told.recv().unwrap(), News::Changed(_)));
    // After five seconds, however often somebody looks meanwhile.
    let saved = (0..400).any(|_| {
        assert!(wait(library.health()).is_ok());
        told.recv_timeout(Duration::from_millis(50)) == Ok(News::AllSaved)
    });
    assert!(saved);
    assert!(wait(library.unsaved()).unwrap().is_empty());
}
