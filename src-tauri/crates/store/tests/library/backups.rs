//! The copy of each day.

use std::path::Path;
use std::time::Duration;

use store::Library;

use crate::deeds::{rename_in, wait};
use crate::home::{Home, broadband};

/// Opens and closes the library on a day.
fn a_day(folder: &Path, day: &str) {
    let library = Library::open(folder, &format!("{day}T09:00:00Z"), |_| {}).unwrap();
    library.close();
}

fn backups(folder: &Path) -> Vec<String> {
    let names = std::fs::read_dir(folder.join("backups")).unwrap();
    let mut names: Vec<String> =
        names.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn each_day_has_one_and_the_last_ten_are_kept() {
    let mut home = Home::with_broadband();
    home.close();
    for day in 1..=12 {
        a_day(home.path(), &format!("2026-12-{day:02}"));
        a_day(home.path(), &format!("2026-12-{day:02}"));
    }
    let expected: Vec<String> = (3..=12).map(|day| format!("library-2026-12-{day:02}.db")).collect();
    assert_eq!(backups(home.path()), expected);
}

#[test]
fn a_backup_is_a_library_of_its_own() {
    let mut home = Home::with_broadband();
    home.rename("In the backup");
    home.close();
    let elsewhere = tempfile::tempdir().unwrap();
    let backup = home.path().join("backups/library-2026-11-26.db");
    std::fs::copy(backup, elsewhere.path().join("library.db")).unwrap();
    let library = crate::deeds::open(elsewhere.path()).unwrap();
    let opened = wait(library.open_map("home-broadband")).unwrap();
    assert_eq!((opened.map.touchpoints[0].title.as_str(), opened.number), ("In the backup", 1));
    assert_eq!(wait(library.state("home-broadband", 0)).unwrap(), broadband());
}

#[test]
fn a_program_that_runs_over_midnight_backs_up_the_new_day_too() {
    let mut home = Home::with_broadband();
    let tomorrow = model::By { author: "Ana".to_owned(), time: "2026-11-27T00:00:01Z".to_owned() };
    wait(home.library().act("home-broadband", None, move |map| rename_in(map, "Late", &tomorrow))).unwrap();
    home.close();
    assert_eq!(backups(home.path()), ["library-2026-11-27.db"]);
}

#[test]
fn a_damaged_library_drives_out_no_good_backup() {
    let mut home = Home::with_broadband();
    home.close();
    let file = home.path().join("library.db");
    let mut bytes = std::fs::read(&file).unwrap();
    let last = bytes.len() - 4096;
    bytes[last..].fill(0xff);
    std::fs::write(&file, bytes).unwrap();
    let library = Library::open(home.path(), "2026-11-27T09:00:00Z", |_| {}).unwrap();
    // The backup is begun once nobody has asked for anything for two seconds.
    std::thread::sleep(Duration::from_millis(2300));
    let failed = (0..100).find_map(|_| {
        std::thread::sleep(Duration::from_millis(50));
        wait(library.health()).unwrap().backup_failed
    });
    let failed = failed.unwrap();
    assert!(failed.starts_with("The library is damaged: "), "{failed}");
    assert_eq!(backups(home.path()), ["library-2026-11-26.db"]);
}
