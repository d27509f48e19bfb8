//! Named versions.

use store::StoreError;

use crate::deeds::{by, wait};
use crate::home::{Home, broadband};

const ID: &str = "home-broadband";

#[test]
fn a_named_version_is_looked_at_and_restored_as_a_new_change() {
    let mut home = Home::with_broadband();
    home.rename("Agreed");
    let version = wait(home.library().name_version(ID, 1, "Agreed in the room", by("Ana"))).unwrap();
    home.rename("Later");
    home.restart();
    assert_eq!(wait(home.library().versions(ID)).unwrap(), vec![version.clone()]);
    let state = wait(home.library().state(ID, version.number)).unwrap();
    assert_eq!(state.touchpoints[0].title, "Agreed");
    let done = wait(home.library().restore(ID, version.number, by("Jon"))).unwrap().unwrap();
    assert_eq!((done.number, done.change.label.as_str()), (3, "Restore “Agreed in the room”"));
    assert_eq!(home.first_title(), "Agreed");
    home.undo().unwrap();
    assert_eq!(home.first_title(), "Later");
}

#[test]
fn restoring_what_is_already_so_changes_nothing() {
    let home = Home::with_broadband();
    assert_eq!(wait(home.library().restore(ID, 0, by("Ana"))).unwrap(), None);
    home.rename("One");
    wait(home.library().restore(ID, 0, by("Ana"))).unwrap().unwrap();
    assert_eq!(home.map(ID), broadband());
}

#[test]
fn a_version_can_be_named_anew() {
    let home = Home::with_broadband();
    let version = wait(home.library().name_version(ID, 0, "Frist", by("Ana"))).unwrap();
    let named = wait(home.library().rename_version(ID, version.key, "First")).unwrap();
    assert_eq!(named.name, "First");
    assert_eq!(wait(home.library().versions(ID)).unwrap(), [named]);
    let gone = wait(home.library().rename_version(ID, 99, "x"));
    assert!(matches!(gone, Err(StoreError::NoSuchVersion { .. })));
}

#[test]
fn a_state_that_is_not_there_gets_no_name() {
    let home = Home::with_broadband();
    let named = wait(home.library().name_version(ID, 1, "Too early", by("Ana")));
    assert!(matches!(named, Err(StoreError::NoSuchState { number: 1, last: 0, .. })));
}
