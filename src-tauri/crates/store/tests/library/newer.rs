//! A library that a newer version of the program has made.

use store::{Shelf, StoreError};

use crate::deeds::{NOW, by, open, rename_in, wait};
use crate::home::{Home, broadband};

const ID: &str = "home-broadband";

#[test]
fn its_maps_can_be_looked_at_and_nothing_is_changed() {
    let mut home = Home::with_broadband();
    home.rename("One");
    home.close();
    let file = home.path().join("library.db");
    let newer = rusqlite::Connection::open(&file).unwrap();
    newer.execute_batch("ALTER TABLE map ADD COLUMN team TEXT; PRAGMA user_version = 2").unwrap();
    newer.close().unwrap();
    let before = std::fs::read(&file).unwrap();

    let library = open(home.path()).unwrap();
    let why = wait(library.health()).unwrap().read_only.unwrap();
    assert!(why.starts_with("This library was made by a newer version of Throughline"), "{why}");
    assert_eq!(wait(library.maps(Shelf::InUse)).unwrap().len(), 1);
    assert_eq!(wait(library.open_map(ID)).unwrap().map.touchpoints[0].title, "One");
    assert_eq!(wait(library.state(ID, 0)).unwrap(), broadband());
    assert!(!wait(library.search("engineer", Shelf::InUse, 5)).unwrap().is_empty());

    let newer = |answer: Result<(), StoreError>| assert!(matches!(answer, Err(StoreError::Newer { .. })));
    newer(wait(library.act(ID, None, |map| rename_in(map, "Two", &by("Ana")))).map(drop));
    newer(wait(library.undo(ID, by("Ana"))).map(drop));
    newer(wait(library.duplicate(ID, NOW)).map(drop));
    newer(wait(library.archive(ID, NOW)).map(drop));
    newer(wait(library.name_version(ID, 0, "Mine", by("Ana"))).map(drop));
    newer(wait(library.mend(by("Ana"))));
    library.close();
    assert_eq!(std::fs::read(&file).unwrap(), before);
}
