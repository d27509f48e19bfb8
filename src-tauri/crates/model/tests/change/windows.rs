//! Two windows at one map: what was asked for an earlier state is done where it still means the same, and
//! nobody's change disappears.

use model::{Command, JourneyMap, Json, Kind, Spot, Which, write};

use crate::ask::{add, ana, delete, number, set, text};
use crate::deleting::broadband;

fn touchpoint(id: &str) -> Which {
    Which::Touchpoint(id.to_owned())
}

/// What becomes of a command when somebody else was quicker.
fn after(quicker: &Command, command: &Command) -> (JourneyMap, Result<(), String>) {
    let mut map = broadband();
    let since = [quicker.run(&mut map, &ana()).unwrap().unwrap()];
    let before = write(&map);
    let done = command.run_after(&since, &mut map, &ana());
    if done.is_err() {
        assert_eq!(write(&map), before);
    }
    (map, done.map(drop).map_err(|refusal| refusal.sentence))
}

#[test]
fn changes_that_do_not_meet_are_both_made() {
    let rename = set(touchpoint("visit"), &["title"], text("Connects the line"));
    let (map, done) = after(&rename, &set(touchpoint("visit"), &["owner"], text("Field")));
    assert_eq!(done, Ok(()));
    assert_eq!(
        (map.touchpoints[2].title.as_str(), map.touchpoints[2].owner.as_str()),
        ("Connects the line", "Field")
    );

    let cell = |lane: &str| set(touchpoint("book"), &["cells", lane], text(lane));
    let (map, done) = after(&cell("quotes"), &cell("thoughts"));
    assert_eq!((done, map.touchpoints[1].cells.len()), (Ok(()), 2));

    let to_order = Spot { stage: "order".to_owned(), track: 0, before: Some("book".to_owned()) };
    let onward = Command::MoveTouchpoints { touchpoints: vec!["online".to_owned()], to: to_order };
    let (map, done) = after(&delete(vec![touchpoint("choose")]), &onward);
    assert_eq!(done, Ok(()));
    assert_eq!(map.touchpoints[0].id, "online");

    let new = add(Kind::Stage, &[("title", text("Leave"))]);
    let (map, done) = after(&new, &new);
    assert_eq!((done, map.stages[4].id.as_str()), (Ok(()), "leave-2"));
}

#[test]
fn changes_that_meet_are_refused_with_who_was_quicker() {
    let missed = || Which::ServicePoint("missed".to_owned());
    let rename = |title: &str| set(touchpoint("visit"), &["title"], text(title));
    let book_visit = || Which::Transition { from: "book".to_owned(), to: "visit".to_owned() };
    let cases = [
        (rename("A"), rename("B"), "Ana has changed the title of “A” in the meantime. Have a look first."),
        (
            set(missed(), &["need"], number(0.1)),
            set(missed(), &["need", "source"], text("crm")),
            "Ana has changed the need of “Missed appointment” in the meantime. Have a look first.",
        ),
        (
            set(touchpoint("visit"), &["cells", "quotes"], Json::Null),
            set(touchpoint("visit"), &["cells", "quotes"], text("Late")),
            "Ana has changed the cells of “Engineer visit” in the meantime. Have a look first.",
        ),
        (
            delete(vec![touchpoint("visit")]),
            rename("B"),
            "Ana has deleted the touchpoint “Engineer visit” in the meantime.",
        ),
        (
            rename("A"),
            delete(vec![touchpoint("visit")]),
            "Ana has changed the title of “A” in the meantime. Have a look first.",
        ),
        (
            add(Kind::ServicePoint, &[("title", text("Dog")), ("touchpoint", text("visit"))]),
            delete(vec![touchpoint("visit")]),
            "Ana has added the service point “Dog” in the meantime. Have a look first.",
        ),
        (
            delete(vec![book_visit()]),
            Command::InsertBetween {
                from: "book".to_owned(),
                to: "visit".to_owned(),
                title: "Text".to_owned(),
            },
            "Ana has deleted the way from “Books the engineer” to “Engineer visit” in the meantime.",
        ),
        (
            delete(vec![Which::Exit { from: "visit".to_owned(), number: 0 }]),
            set(Which::Exit { from: "visit".to_owned(), number: 0 }, &["label"], text("Gives up")),
            "Ana has deleted the exit from “Engineer visit” in the meantime.",
        ),
        (
            delete(vec![Which::Stage("use".to_owned())]),
            Command::MoveTouchpoints {
                touchpoints: vec!["visit".to_owned()],
                to: Spot { stage: "use".to_owned(), track: 0, before: None },
            },
            "Ana has deleted the stage “Use” in the meantime.",
        ),
    ];
    for (quicker, command, sentence) in cases {
        assert_eq!(after(&quicker, &command).1, Err(sentence.to_owned()));
    }
}

#[test]
fn one_part_that_meets_refuses_the_whole() {
    let rename = set(touchpoint("visit"), &["title"], text("A"));
    let both = Command::Together {
        label: "Two things".to_owned(),
        commands: vec![set(touchpoint("book"), &["owner"], text("Desk")), rename.clone()],
    };
    let (map, done) = after(&rename, &both);
    assert!(done.is_err() && map.touchpoints[1].owner.is_empty());
}
