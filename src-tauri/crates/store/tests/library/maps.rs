//! Maps come in, are listed, doubled, and put away.

use store::{Cover, SameId, Shelf, StoreError, TakenIn};

use crate::deeds::{NOW, by, greeting, open, rename_in, wait};
use crate::home::{Home, broadband};

fn titles(home: &Home, which: Shelf) -> Vec<String> {
    wait(home.library().maps(which)).unwrap().into_iter().map(|entry| entry.title).collect()
}

#[test]
fn a_map_is_the_same_after_a_restart_to_the_byte() {
    let mut home = Home::with_broadband();
    home.restart();
    assert_eq!(model::write(&home.map("home-broadband")), model::write(&broadband()));
}

#[test]
fn the_map_that_was_changed_last_is_listed_first() {
    let home = Home::with_broadband();
    home.add(greeting());
    wait(home.library().act("home-broadband", None, |map| {
        let later = model::By { author: "Ana".to_owned(), time: "2026-11-26T10:00:00Z".to_owned() };
        rename_in(map, "Sees an advert", &later)
    }))
    .unwrap();
    assert_eq!(titles(&home, Shelf::InUse), ["Home broadband, first 90 days", "A greeting at the door"]);
}

#[test]
fn a_copy_has_an_id_and_a_history_of_its_own() {
    let home = Home::with_broadband();
    home.rename("Sees an advert");
    let copy = wait(home.library().duplicate("home-broadband", NOW)).unwrap();
    assert_eq!((copy.id.as_str(), copy.number), ("home-broadband-2", 0));
    assert_eq!(copy.title, "Copy of Home broadband, first 90 days");
    assert_eq!(home.map(&copy.id).touchpoints[0].title, "Sees an advert");
    home.rename("Hears of it");
    assert_eq!(home.map(&copy.id).touchpoints[0].title, "Sees an advert");
}

#[test]
fn a_map_in_the_bin_comes_back_as_it_was() {
    let mut home = Home::with_broadband();
    home.rename("Sees an advert");
    wait(home.library().archive("home-broadband", "2026-11-27T08:00:00Z")).unwrap();
    home.restart();
    assert!(titles(&home, Shelf::InUse).is_empty());
    assert_eq!(titles(&home, Shelf::InBin), ["Home broadband, first 90 days"]);
    wait(home.library().take_back("home-broadband")).unwrap();
    assert_eq!(titles(&home, Shelf::InUse), ["Home broadband, first 90 days"]);
    home.undo().unwrap();
    assert_eq!(home.map("home-broadband"), broadband());
}

#[test]
fn a_second_map_of_the_same_id_waits_for_a_choice() {
    let home = Home::with_broadband();
    let mut other = broadband();
    other.touchpoints[0].title = "From the file".to_owned();
    let come = |same_id| wait(home.library().take_in(other.clone(), same_id, by("Jon"))).unwrap();

    assert!(matches!(come(SameId::Ask), TakenIn::AlreadyThere(_)));
    assert_eq!(home.map("home-broadband"), broadband());

    let TakenIn::Added(both) = come(SameId::KeepBoth) else { panic!("it was not added") };
    assert_eq!(home.map(&both.id).touchpoints[0].title, "From the file");
    assert_eq!(home.map("home-broadband"), broadband());

    let TakenIn::Replaced(entry, Some(done)) = come(SameId::Replace) else { panic!("it was not replaced") };
    assert_eq!((entry.id.as_str(), entry.number), ("home-broadband", 1));
    assert_eq!(done.change.label, "Replace the map by the file “Home broadband, first 90 days”");
    assert_eq!(home.first_title(), "From the file");
    home.undo().unwrap();
    assert_eq!(home.map("home-broadband"), broadband());
    assert!(matches!(come(SameId::Replace), TakenIn::Replaced(_, Some(_))));
    assert!(matches!(come(SameId::Replace), TakenIn::Replaced(_, None)), "nothing differs any more");
}

#[test]
fn a_cover_tells_from_which_state_it_was_made() {
    let mut home = Home::with_broadband();
    assert_eq!(wait(home.library().cover("home-broadband")).unwrap(), None);
    let cover = Cover { number: 0, picture: vec![0x89, b'P'], figures: "{}".to_owned() };
    wait(home.library().keep_cover("home-broadband", cover.clone())).unwrap();
    home.rename("Sees an advert");
    home.restart();
    assert_eq!(wait(home.library().cover("home-broadband")).unwrap(), Some(cover));
}

#[test]
fn a_map_that_is_not_there_is_named() {
    let home = Home::new();
    let error = wait(home.library().open_map("gone")).unwrap_err();
    assert_eq!(error.to_string(), "There is no map “gone” in the library.");
}

#[test]
fn a_library_that_is_open_cannot_be_opened_by_another_process() {
    let mut home = Home::new();
    assert_eq!(open(home.path()).err(), Some(StoreError::InUse));
    home.close();
    assert!(open(home.path()).is_ok());
}

#[test]
fn a_closed_library_says_so() {
    let mut home = Home::new();
    let library = home.library().clone();
    home.close();
    assert_eq!(wait(library.maps(Shelf::InUse)), Err(StoreError::Closed));
}
