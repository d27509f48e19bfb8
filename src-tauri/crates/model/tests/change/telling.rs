//! What the history tells and what a menu says, in words, with the place.

use std::time::Duration;

use model::{By, Change, Command, JourneyMap, Json, Kind, Which, write};

use crate::ask::{ana, number, set, text};
use crate::deleting::broadband;

fn touchpoint(id: &str) -> Which {
    Which::Touchpoint(id.to_owned())
}

fn counted(count: f64, of: f64) -> Json {
    let parts = [("value", count / of), ("count", count), ("of", of)];
    Json::Object(parts.iter().map(|(key, value)| ((*key).to_owned(), number(*value))).collect())
}

#[test]
fn every_change_of_a_field_is_told_with_its_place() {
    let missed = || Which::ServicePoint("missed".to_owned());
    let visit = || touchpoint("visit");
    let way = || Which::Transition { from: "book".to_owned(), to: "visit".to_owned() };
    let yes = || Json::Bool(true);
    let table = [
        (
            set(missed(), &["cause"], text("technical_failure")),
            "Sort “Missed appointment”",
            "Sorted “Missed appointment” as technical failure",
            "Engineer visit",
        ),
        (
            set(missed(), &["cause"], text("unsorted")),
            "Sort “Missed appointment”",
            "Took “Missed appointment” out of its cause",
            "Engineer visit",
        ),
        (
            set(missed(), &["need"], counted(52.0, 1300.0)),
            "Change the need of service point “Missed appointment”",
            "Counted 52 of 1,300 for the need of the service point “Missed appointment”, from “The CRM, 2026”",
            "Engineer visit",
        ),
        (
            set(missed(), &["caught"], number(0.07)),
            "Change the part fixed before anyone notices of service point “Missed appointment”",
            "Set the part fixed before anyone notices of the service point “Missed appointment” to 7 %",
            "Engineer visit",
        ),
        (
            set(missed(), &["minutes_per_contact"], number(6.5)),
            "Change the minutes per contact of service point “Missed appointment”",
            "Set the minutes per contact of the service point “Missed appointment” to 6.5",
            "Engineer visit",
        ),
        (
            set(visit(), &["cells", "quotes"], text("Nice that they asked.")),
            "Change the cell “Quotes, Engineer visit”",
            "Wrote “Nice that they asked.”",
            "Quotes, Engineer visit",
        ),
        (
            set(visit(), &["cells", "quotes"], Json::Null),
            "Change the cell “Quotes, Engineer visit”",
            "Cleared the cell",
            "Quotes, Engineer visit",
        ),
        (
            set(Which::Stage("order".to_owned()), &["cells", "thoughts"], text("Hm")),
            "Change the cell “Thoughts, Order”",
            "Wrote “Hm”",
            "Thoughts, Order",
        ),
        (
            set(visit(), &["emotion", "jon"], number(-1.5)),
            "Change the emotion of touchpoint “Engineer visit”",
            "Set the emotion of “Jon” at “Engineer visit” to −1.5",
            "Engineer visit",
        ),
        (
            set(visit(), &["images", "pictures"], Json::Null),
            "Change the cell “Pictures, Engineer visit”",
            "Took the picture away",
            "Pictures, Engineer visit",
        ),
        (
            set(visit(), &["assisted"], yes()),
            "Change the mark for a talk with our staff of touchpoint “Engineer visit”",
            "Marked as a talk with our staff: “Engineer visit”",
            "Engineer visit",
        ),
        (
            set(visit(), &["moment_of_truth"], yes()),
            "Change the mark for a moment of truth of touchpoint “Engineer visit”",
            "Marked as a moment of truth: “Engineer visit”",
            "Engineer visit",
        ),
        (
            set(visit(), &["internal"], yes()),
            "Change the mark for internal of touchpoint “Engineer visit”",
            "Hid from customers: “Engineer visit”",
            "Engineer visit",
        ),
        (
            set(visit(), &["owner"], text("Field")),
            "Change the owner of touchpoint “Engineer visit”",
            "Set the owner of the touchpoint “Engineer visit” to “Field”",
            "Engineer visit",
        ),
        (
            set(visit(), &["takes_minutes"], Json::Null),
            "Change the minutes it takes of touchpoint “Engineer visit”",
            "Cleared the minutes it takes of the touchpoint “Engineer visit”",
            "Engineer visit",
        ),
        (
            set(way(), &["share"], number(0.12)),
            "Change the share of way from “Books the engineer” to “Engineer visit”",
            "Set the share of the way from “Books the engineer” to “Engineer visit” to 12 %",
            "Order",
        ),
        (
            set(way(), &["label"], text("if free")),
            "Change the label of way from “Books the engineer” to “Engineer visit”",
            "Wrote “if free”",
            "Order",
        ),
        (
            set(Which::Lane("quotes".to_owned()), &["title"], text("Said")),
            "Rename lane “Quotes”",
            "Renamed “Quotes” to “Said”",
            "Said",
        ),
        (
            set(Which::Step("plan".to_owned()), &["actor"], text("Planner")),
            "Change the actor of step “Plan the round”",
            "Set the actor of the step “Plan the round” to “Planner”",
            "Field force",
        ),
        (
            set(Which::Persona("jon".to_owned()), &["name"], text("")),
            "Rename persona “Jon”",
            "Renamed “Jon” to Untitled",
            "Untitled",
        ),
        (
            set(Which::Map, &["title"], text("Broadband")),
            "Rename the map “Home broadband”",
            "Renamed “Home broadband” to “Broadband”",
            "The whole map",
        ),
        (
            set(Which::Map, &["currency"], text("GBP")),
            "Change the currency of the map",
            "Set the currency of the map to “GBP”",
            "The whole map",
        ),
        (
            set(Which::Note("n-visit".to_owned()), &["text"], text("Ask Ana")),
            "Change the words of note “Ask Jon”",
            "Wrote “Ask Ana”",
            "Engineer visit",
        ),
        (
            set(Which::Insight("on-cell".to_owned()), &["internal"], yes()),
            "Change the mark for internal of insight “Fast!”",
            "Hid from customers: “Fast!”",
            "Quotes, First time online",
        ),
    ];
    for (command, label, words, place) in table {
        let change = command.run(&mut broadband(), &ana()).unwrap().unwrap();
        assert_eq!(change.label, label);
        let told: Vec<_> = change.told.iter().map(|it| (it.words.as_str(), it.place.as_str())).collect();
        assert_eq!(told, [(words, place)], "{label}");
    }
}

fn typed(map: &mut JourneyMap, title: &str, by: &By) -> Change {
    set(touchpoint("visit"), &["title"], text(title)).run(map, by).unwrap().unwrap()
}

const SOON: Duration = Duration::from_millis(300);

#[test]
fn typing_without_a_pause_is_one_step() {
    let mut map = broadband();
    let before = write(&map);
    let first = typed(&mut map, "C", &ana());
    let second = typed(&mut map, "Connects", &ana());
    let both = first.joined(&second, SOON, &map).unwrap();
    let third = typed(&mut map, "Connects the line", &ana());
    let all = both.joined(&third, SOON, &map).unwrap();
    assert_eq!(all.label, "Rename touchpoint “Engineer visit”");
    assert_eq!(all.told.len(), 1);
    assert_eq!(all.told[0].words, "Renamed “Engineer visit” to “Connects the line”");
    all.undone(1, &ana()).apply(&mut map).unwrap();
    assert_eq!(write(&map), before);
}

#[test]
fn what_is_set_back_at_once_is_a_step_of_its_own_for_there_would_be_nothing_to_take_back() {
    let mut map = broadband();
    let first = typed(&mut map, "Connects", &ana());
    let second = typed(&mut map, "Engineer visit", &ana());
    assert!(first.joined(&second, SOON, &map).is_none());
}

#[test]
fn a_pause_another_field_another_person_or_an_undo_begins_another_step() {
    let mut map = broadband();
    let first = typed(&mut map, "A", &ana());
    let second = typed(&mut map, "B", &ana());
    assert!(first.joined(&second, model::PAUSE, &map).is_none());
    let owner = set(touchpoint("visit"), &["owner"], text("Ops")).run(&mut map, &ana()).unwrap().unwrap();
    assert!(second.joined(&owner, SOON, &map).is_none());
    let jon = By { author: "Jon".to_owned(), ..ana() };
    let third = typed(&mut map, "C", &jon);
    assert!(second.joined(&third, SOON, &map).is_none());
    let undo = third.undone(4, &jon);
    undo.apply(&mut map).unwrap();
    assert!(third.joined(&undo, SOON, &map).is_none());
    let elsewhere = set(touchpoint("book"), &["title"], text("X")).run(&mut map, &ana()).unwrap().unwrap();
    assert!(first.joined(&elsewhere, SOON, &map).is_none());
}

#[test]
fn a_long_story_is_cut_short() {
    let mut map = broadband();
    let things: Vec<Which> =
        ["n-visit", "n-stage", "n-cell", "n-persona"].map(|id| Which::Note(id.to_owned())).into();
    let more = map.insights.iter().map(|it| Which::Insight(it.id.clone()));
    let more = more.chain(map.comments.iter().map(|it| Which::Comment(it.id.clone())));
    let things: Vec<Which> = things.into_iter().chain(more).collect();
    let count = things.len();
    let change = Command::Delete { things, with_touchpoints: false }.run(&mut map, &ana()).unwrap().unwrap();
    assert_eq!(change.label, "Delete 7 insights, 4 notes and 4 comments");
    assert_eq!(change.told.len(), 13);
    assert_eq!(change.told[12].words, format!("And {} more", count - 12));
    assert_eq!(map.count(Kind::Note), 1);
}
