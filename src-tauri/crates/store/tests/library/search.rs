//! Finding words in all maps.

use model::Kind;
use store::{Found, Shelf};

use crate::deeds::{NOW, greeting, wait};
use crate::home::Home;

fn found(home: &Home, text: &str) -> Vec<Found> {
    wait(home.library().search(text, Shelf::InUse, 20)).unwrap()
}

fn chinese() -> model::JourneyMap {
    model::read(include_bytes!("../../../../../tests/fixtures/maps/chinese.journey")).unwrap()
}

#[test]
fn a_word_is_found_in_every_map_that_has_it() {
    let home = Home::with_broadband();
    home.add(greeting());
    let engineer = found(&home, "ENGINEER visit");
    assert!(engineer.iter().any(|hit| hit.kind == Kind::Touchpoint && hit.title == "Engineer visit"));
    assert_eq!(engineer[0].map, "home-broadband");
    assert!(found(&home, "greeting").iter().any(|hit| hit.map_title == "A greeting at the door"));
    assert!(found(&home, "engineer greeting").is_empty(), "no thing has both words");
}

#[test]
fn what_was_just_changed_is_found_and_what_it_was_is_not() {
    let mut home = Home::with_broadband();
    home.rename("Zeppelin overhead");
    assert_eq!(found(&home, "zeppelin")[0].title, "Zeppelin overhead");
    home.undo().unwrap();
    assert!(found(&home, "zeppelin").is_empty());
    home.restart();
    assert!(found(&home, "zeppelin").is_empty());
}

#[test]
fn words_inside_chinese_are_found_however_short() {
    let home = Home::with_broadband();
    let map = chinese();
    let title: Vec<char> = map.touchpoints[0].title.chars().collect();
    home.add(map);
    for length in 1..=title.len().min(4) {
        let word: String = title[..length].iter().collect();
        assert!(found(&home, &word).iter().any(|hit| hit.map == "chinese"), "{word}");
    }
}

#[test]
fn signs_of_the_query_language_are_ordinary_letters() {
    let home = Home::with_broadband();
    for text in
        ["\"", "'", "AND", "engineer*", "title:engineer", "NEAR(", "%", "_", "\\", "-engineer", "\u{0}"]
    {
        let hits = wait(home.library().search(text, Shelf::InUse, 20));
        assert!(hits.is_ok(), "{text}: {hits:?}");
    }
    assert!(found(&home, "\"engineer\"").is_empty());
}

#[test]
fn the_bin_is_searched_apart() {
    let home = Home::with_broadband();
    wait(home.library().archive("home-broadband", NOW)).unwrap();
    assert!(found(&home, "engineer").is_empty());
    assert!(!wait(home.library().search("engineer", Shelf::InBin, 20)).unwrap().is_empty());
}

#[test]
fn nothing_is_found_by_nothing() {
    assert!(found(&Home::with_broadband(), "  ").is_empty());
}
