//! Undo, redo and the history, also after a restart.

use model::Occasion;
use store::StoreError;

use crate::deeds::{by, rename_in, renaming, wait};
use crate::home::{Home, broadband};

#[test]
fn undo_and_redo_go_on_after_a_restart() {
    let mut home = Home::with_broadband();
    home.rename("One");
    home.rename("Two");
    home.restart();
    let done = home.undo().unwrap();
    assert_eq!(home.first_title(), "One");
    assert_eq!(done.steps.redo.as_deref(), Some("Rename touchpoint “One”"));
    home.restart();
    home.undo().unwrap();
    assert_eq!(home.map("home-broadband"), broadband());
    assert!(matches!(home.undo(), Err(StoreError::NothingToUndo(_))));
    home.restart();
    home.redo().unwrap();
    home.redo().unwrap();
    assert_eq!(home.first_title(), "Two");
    let nothing = home.redo().unwrap_err();
    assert_eq!(nothing.to_string(), "There is nothing to redo in “Home broadband, first 90 days”.");
}

#[test]
fn a_new_change_after_an_undo_leaves_nothing_to_redo_and_the_history_whole() {
    let home = Home::with_broadband();
    home.rename("One");
    home.undo().unwrap();
    let done = home.rename("Other");
    assert_eq!(done.steps.redo, None);
    let history = wait(home.library().history("home-broadband", None, 10)).unwrap();
    let told: Vec<(u32, &str, Occasion)> =
        history.iter().map(|entry| (entry.number, entry.author.as_str(), entry.occasion)).collect();
    let expected =
        [(3, "Ana", Occasion::Act), (2, "Jon", Occasion::Undo { change: 1 }), (1, "Ana", Occasion::Act)];
    assert_eq!(told, expected);
    assert!(history.iter().all(|entry| entry.saved));
}

#[test]
fn the_history_comes_in_pages() {
    let home = Home::with_broadband();
    for number in 1..=7 {
        home.rename(&number.to_string());
    }
    let page = |before| {
        let entries = wait(home.library().history("home-broadband", before, 3)).unwrap();
        entries.into_iter().map(|entry| entry.number).collect::<Vec<_>>()
    };
    assert_eq!((page(None), page(Some(5)), page(Some(2))), (vec![7, 6, 5], vec![4, 3, 2], vec![1]));
}

#[test]
fn every_earlier_state_can_be_looked_at_without_a_change() {
    let mut home = Home::with_broadband();
    // More than the changes between two snapshots, and restarts between them.
    for number in 1..=150 {
        home.rename(&format!("Title {number}"));
        if number % 40 == 0 {
            home.restart();
        }
    }
    for number in [1, 39, 40, 63, 64, 65, 127, 149, 150] {
        let state = wait(home.library().state("home-broadband", number)).unwrap();
        assert_eq!(state.touchpoints[0].title, format!("Title {number}"));
    }
    assert_eq!(wait(home.library().state("home-broadband", 0)).unwrap(), broadband());
    assert_eq!(home.first_title(), "Title 150");
    let beyond = wait(home.library().state("home-broadband", 151)).unwrap_err();
    assert_eq!(beyond.to_string(), "“Home broadband, first 90 days” has no state 151; its last one is 150.");
}

#[test]
fn a_refused_change_changes_nothing() {
    let home = Home::with_broadband();
    let refuse = |_: &mut model::JourneyMap| {
        Err(model::Refusal { sentence: "Install still has 4.".to_owned(), ways_out: Vec::new() })
    };
    let error = wait(home.library().act("home-broadband", None, refuse)).unwrap_err();
    assert_eq!(error.to_string(), "Install still has 4.");
    let opened = wait(home.library().open_map("home-broadband")).unwrap();
    assert_eq!((opened.map, opened.number), (broadband(), 0));
}

#[test]
fn a_change_that_was_made_for_another_state_is_refused_in_words() {
    let home = Home::with_broadband();
    let stale = renaming(&broadband(), "From an old window", &by("Jon"));
    home.rename("One");
    let error =
        wait(home.library().act("home-broadband", None, move |map| stale.apply(map).map(|()| Some(stale))))
            .unwrap_err();
    assert_eq!(error.to_string(), "The map has changed since: this touchpoint is not as it was.");
    assert_eq!(home.first_title(), "One");
}

#[test]
fn the_id_of_a_map_in_the_library_stays() {
    let home = Home::with_broadband();
    let other = |map: &mut model::JourneyMap| {
        let target = model::JourneyMap { id: "another".to_owned(), ..map.clone() };
        let change = model::Change::between(map, &target, "Change the id", &by("Ana"));
        change.apply(map).map(|()| Some(change))
    };
    assert!(matches!(wait(home.library().act("home-broadband", None, other)), Err(StoreError::Refused(_))));
    assert_eq!(home.map("home-broadband"), broadband());
}

#[test]
fn two_windows_that_change_one_map_at_the_same_time_lose_nothing() {
    let home = Home::with_broadband();
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| (0..10).for_each(|number| drop(home.rename(&number.to_string()))));
        }
    });
    let history = wait(home.library().history("home-broadband", None, 100)).unwrap();
    let numbers: Vec<u32> = history.iter().rev().map(|entry| entry.number).collect();
    assert_eq!(numbers, (1..=40).collect::<Vec<_>>());
}

#[test]
fn typing_on_in_one_field_is_one_step_until_somebody_pauses() {
    let mut home = Home::with_broadband();
    let typing = |title: &str, gap: Option<u64>, author: &str| {
        let (title, author) = (title.to_owned(), by(author));
        let ask = move |map: &mut model::JourneyMap| rename_in(map, &title, &author);
        let gap = gap.map(std::time::Duration::from_millis);
        wait(home.library().act("home-broadband", gap, ask)).unwrap().unwrap()
    };
    typing("S", None, "Ana");
    typing("Se", Some(200), "Ana");
    assert_eq!(typing("See", Some(300), "Ana").number, 1);
    assert_eq!(typing("Sees", Some(4000), "Ana").number, 2, "a pause begins another step");
    assert_eq!(typing("Sees it", Some(200), "Jon").number, 3, "so does another person");
    wait(home.library().name_version("home-broadband", 3, "Kept", by("Ana"))).unwrap();
    assert_eq!(typing("Sees it too", Some(200), "Jon").number, 4, "a state with a name stays");
    assert_eq!(wait(home.library().search("sees it too", store::Shelf::InUse, 5)).unwrap().len(), 1);
    home.restart();
    assert_eq!(wait(home.library().state("home-broadband", 3)).unwrap().touchpoints[0].title, "Sees it");
    home.undo().unwrap();
    home.undo().unwrap();
    home.undo().unwrap();
    assert_eq!(home.first_title(), "See");
    home.undo().unwrap();
    assert_eq!(home.map("home-broadband"), broadband());
}

#[test]
fn what_was_searched_while_somebody_typed_is_found_as_it_became() {
    let home = Home::with_broadband();
    let typing = |title: &'static str| {
        let ask = move |map: &mut model::JourneyMap| rename_in(map, title, &by("Ana"));
        wait(home.library().act("home-broadband", Some(std::time::Duration::ZERO), ask)).unwrap();
    };
    let found = |text: &str| wait(home.library().search(text, store::Shelf::InUse, 5)).unwrap().len();
    typing("Zeppel");
    assert_eq!((found("zeppel"), found("zeppelin")), (1, 0));
    typing("Zeppelin");
    assert_eq!(found("zeppelin"), 1);
}

#[test]
fn what_changes_nothing_is_no_change() {
    let home = Home::with_broadband();
    assert_eq!(wait(home.library().act("home-broadband", None, |_| Ok(None))).unwrap(), None);
    assert!(wait(home.library().history("home-broadband", None, 10)).unwrap().is_empty());
}

#[test]
fn changes_are_told_in_their_order_and_lead_from_state_to_state() {
    let folder = tempfile::tempdir().unwrap();
    let (tell, told) = std::sync::mpsc::channel();
    let library = store::Library::open(folder.path(), crate::deeds::NOW, move |news| {
        if let store::News::Changed(done) = news {
            tell.send(done).unwrap();
        }
    })
    .unwrap();
    let mut copy = broadband();
    wait(library.add(copy.clone(), crate::deeds::NOW)).unwrap();
    std::thread::scope(|scope| {
        for window in 0..4 {
            let library = &library;
            scope.spawn(move || {
                for number in 0..10 {
                    let title = format!("{window} {number}");
                    let ask = move |map: &mut model::JourneyMap| rename_in(map, &title, &by("Ana"));
                    wait(library.act("home-broadband", None, ask)).unwrap();
                }
            });
        }
    });
    for (number, done) in (1..).zip(told.try_iter()) {
        assert_eq!(done.number, number);
        done.change.apply(&mut copy).unwrap();
    }
    assert_eq!(wait(library.map("home-broadband")).unwrap(), copy);
}
