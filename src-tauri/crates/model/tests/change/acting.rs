//! What people do to a map, act by act.

use std::collections::BTreeMap;

use model::{Change, Command, DotPlace, JourneyMap, Json, Kind, Spot, Where, Which, read, write};

use crate::ask::{add, ana, number, set, text};
use crate::deleting::broadband;

pub fn touchpoint(id: &str) -> Which {
    Which::Touchpoint(id.to_owned())
}

pub fn object(fields: &[(&str, Json)]) -> Json {
    Json::Object(fields.iter().map(|(key, value)| ((*key).to_owned(), value.clone())).collect())
}

/// Does something to a map and looks whether it can be kept and taken back.
pub fn act(map: &mut JourneyMap, command: &Command) -> Change {
    let before = write(map);
    let change = command.run(map, &ana()).unwrap().expect("something to do");
    let after = write(map);
    assert_eq!(read(after.as_bytes()).as_ref(), Ok(&*map));
    change.undone(1, &ana()).apply(map).unwrap();
    assert_eq!(write(map), before);
    change.apply(map).unwrap();
    assert_eq!(write(map), after);
    change
}

pub fn refused(command: &Command) -> String {
    command.run(&mut broadband(), &ana()).unwrap_err().sentence
}

pub fn ids(map: &JourneyMap) -> Vec<&str> {
    map.touchpoints.iter().map(|it| it.id.as_str()).collect()
}

pub fn spot(stage: &str, track: u8, before: Option<&str>) -> Spot {
    Spot { stage: stage.to_owned(), track, before: before.map(str::to_owned) }
}

#[test]
fn a_new_thing_gets_an_id_from_its_title() {
    let mut map = broadband();
    let visit = add(Kind::Touchpoint, &[("title", text("Engineer visit")), ("stage", text("order"))]);
    let change = act(&mut map, &visit);
    assert_eq!(ids(&map), ["choose", "book", "engineer-visit", "visit", "online"], "at the end of its stage");
    assert_eq!((change.label.as_str(), change.author.as_str()), ("Add touchpoint “Engineer visit”", "Ana"));
    act(&mut map, &visit);
    assert_eq!(ids(&map)[3], "engineer-visit-2");
    let first = Command::Add {
        kind: Kind::Stage,
        fields: BTreeMap::from([("title".to_owned(), text("第一"))]),
        before: Some(Which::Stage("order".to_owned())),
    };
    act(&mut map, &first);
    assert_eq!(map.stages[0].id, "stage");
    let late = add(Kind::Touchpoint, &[("title", text("Late")), ("stage", text("use"))]);
    act(&mut map, &late);
    assert_eq!(map.touchpoints.last().unwrap().id, "late");
}

#[test]
fn what_nobody_has_sorted_is_unsorted_and_a_note_knows_who_wrote_it() {
    let mut map = broadband();
    act(&mut map, &add(Kind::ServicePoint, &[("title", text("No signal")), ("touchpoint", text("online"))]));
    assert_eq!(map.service_points[2].cause.word(), "unsorted");
    let place = object(&[("touchpoint", text("visit")), ("stage", Json::Null), ("dx", number(4.0))]);
    let change = act(&mut map, &add(Kind::Note, &[("at", place), ("text", text("Ask the planner"))]));
    let note = map.notes.last().unwrap();
    assert_eq!((note.author.as_str(), note.time.as_deref()), ("Ana", Some("2026-10-02T09:14:00Z")));
    assert_eq!(
        (change.told[0].words.as_str(), change.told[0].place.as_str()),
        ("Wrote “Ask the planner”", "Engineer visit")
    );
    act(
        &mut map,
        &add(
            Kind::Dismissal,
            &[("rule", text("zero_divisor")), ("on", object(&[])), ("reason", text("fine"))],
        ),
    );
    assert_eq!(map.dismissed.last().unwrap().by, "Ana");
}

#[test]
fn what_a_map_has_once_is_not_added_twice() {
    let service =
        add(Kind::Lane, &[("title", text("More")), ("zone", text("customer")), ("kind", text("service"))]);
    assert_eq!(refused(&service), "A map has one lane of service points, and this one has it already.");
    let connect = Command::Connect { from: "choose".to_owned(), to: "book".to_owned() };
    assert_eq!(
        refused(&connect),
        "There is already a way from “Chooses a plan” to “Books the engineer”: change that one instead."
    );
}

#[test]
fn a_title_changes_and_its_id_does_not() {
    let mut map = broadband();
    let change = act(&mut map, &set(touchpoint("visit"), &["title"], text("Connects the line")));
    assert_eq!(
        (map.touchpoints[2].id.as_str(), map.touchpoints[2].title.as_str()),
        ("visit", "Connects the line")
    );
    assert_eq!(change.label, "Rename touchpoint “Engineer visit”");
    assert_eq!(change.told[0].words, "Renamed “Engineer visit” to “Connects the line”");
    assert_eq!(*change.told[0].at, Where { touchpoint: Some("visit".to_owned()), ..Where::default() });
    assert_eq!(
        set(touchpoint("visit"), &["title"], text("Connects the line")).run(&mut map, &ana()),
        Ok(None)
    );
}

#[test]
fn fields_are_set_as_they_stand_in_a_file() {
    let mut map = broadband();
    let missed = || Which::ServicePoint("missed".to_owned());
    act(&mut map, &set(missed(), &["need"], number(0.07)));
    act(&mut map, &set(missed(), &["need", "source"], text("crm")));
    let need = map.service_points[0].need.clone().unwrap();
    assert_eq!((need.value, need.source.as_str()), (0.07, "crm"));
    act(&mut map, &set(missed(), &["need"], Json::Null));
    assert!(map.service_points[0].need.is_none());
    act(&mut map, &set(missed(), &["recovery", "felt_after", "ana"], number(2.0)));
    assert_eq!(map.service_points[0].recovery.as_ref().unwrap().felt_after["ana"], 2.0);
    act(&mut map, &set(touchpoint("book"), &["cells", "quotes"], text("At last")));
    act(&mut map, &set(touchpoint("book"), &["emotion", "ana"], number(-0.5)));
    act(
        &mut map,
        &set(
            touchpoint("book"),
            &["measures", "waits"],
            object(&[("value", number(3.0)), ("n", Json::Null)]),
        ),
    );
    let book = &map.touchpoints[1];
    assert_eq!(
        (book.cells["quotes"].as_str(), book.emotion["ana"], book.measures["waits"].value),
        ("At last", -0.5, 3.0)
    );
    act(&mut map, &set(Which::Map, &["period"], object(&[("from", text("2026-07-01")), ("to", Json::Null)])));
    assert_eq!(map.period.as_ref().unwrap().from.as_deref(), Some("2026-07-01"));
    assert_eq!(map.extra.len(), 1, "unknown keys stay");
}

#[test]
fn of_an_object_what_is_not_given_stays_and_null_takes_away() {
    let mut map = broadband();
    map.service_points[0].need.as_mut().unwrap().extra.insert("x-panel".to_owned(), Json::Null);
    let missed = Which::ServicePoint("missed".to_owned());
    let need = object(&[("value", number(0.1)), ("source", Json::Null), ("low", number(0.05))]);
    act(&mut map, &set(missed, &["need"], need));
    let need = map.service_points[0].need.as_ref().unwrap();
    assert_eq!((need.value, need.source.as_str(), need.low), (0.1, "", Some(0.05)));
    assert_eq!(need.extra.len(), 1, "a key that this version does not know stays");
    let note = Which::Note("n-visit".to_owned());
    act(&mut map, &set(note, &["at"], object(&[("touchpoint", Json::Null), ("stage", text("use"))])));
    let at = &map.notes[0].at;
    assert_eq!(
        (at.place.stage.as_deref(), at.place.touchpoint.as_deref(), at.dx),
        (Some("use"), None, Some(3.0))
    );
}

#[test]
fn what_does_not_fit_is_refused_in_words() {
    let missed = Which::ServicePoint("missed".to_owned());
    let cases = [
        (
            set(missed.clone(), &["need"], number(1.4)),
            "“Missed appointment”: need must be from 0 to 1, not 1.4.",
        ),
        (
            set(missed.clone(), &["cause"], text("logistic_failure")),
            "“Missed appointment”: cause \"logistic_failure\" is not one of technical_failure, logistical_failure, \
             human_failure, design_failure, expectation_gap, personal_trigger, inaccurate_information, \
             unrealistic_expectation, emotional_state, external_event, unsorted; did you mean \"logistical_failure\"?",
        ),
        (
            set(missed.clone(), &["contacts_per_visit"], number(2.0)),
            "“Missed appointment”: contacts per visit is given beside need: a point has one of the two, or neither.",
        ),
        (set(missed.clone(), &["id"], text("x")), "An id is kept for good; change the title instead."),
        (set(missed, &["tite"], text("x")), "A service point has no field “tite”."),
        (
            set(Which::Transition { from: "book".into(), to: "visit".into() }, &["to"], text("online")),
            "The ends of a way are no fields: lead it elsewhere instead.",
        ),
        (set(Which::Map, &["touchpoints"], Json::List(vec![])), "A map has no field “touchpoints”."),
        (
            set(touchpoint("visit"), &["emotion", "an"], number(1.0)),
            "“Engineer visit”: emotion.an \"an\" does not exist; did you mean \"ana\"?",
        ),
        (
            set(Which::Lane("cards".to_owned()), &["kind"], text("text")),
            "“Home broadband”: lanes must have one lane of the kind touchpoints, and have none.",
        ),
        (
            set(Which::Lane("field".to_owned()), &["kind"], text("text")),
            "“Plan the round”: lane is \"field\", a lane of text and not of steps.",
        ),
        (
            set(touchpoint("nowhere"), &["title"], text("x")),
            "The touchpoint “nowhere” is not there any more.",
        ),
    ];
    for (command, sentence) in cases {
        assert_eq!(refused(&command), sentence);
    }
}

#[test]
fn a_refusal_offers_the_way_out() {
    let mut map = broadband();
    let delete =
        Command::Delete { things: vec![Which::Stage("install".to_owned())], with_touchpoints: false };
    let refusal = delete.run(&mut map, &ana()).unwrap_err();
    assert_eq!(refusal.ways_out[0].label, "Delete them too");
    act(&mut map, &refusal.ways_out[0].command);
    assert_eq!(map.stages.len(), 2);
}

#[test]
fn touchpoints_move_within_their_stage_and_to_others() {
    let table: [(&[&str], Spot, &[&str]); 8] = [
        (&["book"], spot("order", 0, Some("choose")), &["book", "choose", "visit", "online"]),
        (&["choose"], spot("order", 0, None), &["book", "choose", "visit", "online"]),
        (&["choose"], spot("install", 0, Some("online")), &["book", "visit", "choose", "online"]),
        (&["choose"], spot("install", 0, None), &["book", "visit", "online", "choose"]),
        (&["online"], spot("use", 2, None), &["choose", "book", "visit", "online"]),
        (&["visit", "online"], spot("order", 0, Some("choose")), &["visit", "online", "choose", "book"]),
        (&["online", "choose"], spot("install", 1, Some("visit")), &["book", "online", "choose", "visit"]),
        (&["visit", "online"], spot("install", 0, Some("visit")), &["choose", "book", "visit", "online"]),
    ];
    for (moved, to, order) in table {
        let mut map = broadband();
        let touchpoints: Vec<String> = moved.iter().map(|id| (*id).to_owned()).collect();
        let command = Command::MoveTouchpoints { touchpoints, to: to.clone() };
        if command.run(&mut map, &ana()).unwrap().is_some() {
            map = broadband();
            act(&mut map, &command);
        }
        assert_eq!(ids(&map), order, "{moved:?} to {to:?}");
        let placed = map.touchpoints.iter().filter(|it| moved.contains(&it.id.as_str()));
        assert!(placed.into_iter().all(|it| it.stage == to.stage && it.track == to.track));
    }
    let elsewhere =
        Command::MoveTouchpoints { touchpoints: vec!["visit".into()], to: spot("use", 0, Some("book")) };
    assert_eq!(refused(&elsewhere), "“Books the engineer” is in another stage by now.");
    let too_deep = Command::MoveTouchpoints { touchpoints: vec!["visit".into()], to: spot("use", 8, None) };
    assert_eq!(refused(&too_deep), "A stage has 8 rows: the main row and tracks 1 to 7.");
}

#[test]
fn arrays_are_reordered() {
    let mut map = broadband();
    let lane = |id: &str| Which::Lane(id.to_owned());
    let change = act(&mut map, &Command::Reorder { of: lane("help"), before: Some(lane("cards")) });
    assert_eq!(map.lanes[0].id, "help");
    assert_eq!(change.told[0].words, "Moved the lane “Service” before “Customer actions”");
    act(&mut map, &set(lane("help"), &["title"], text("Where service\nsteps in")));
    let change = act(&mut map, &Command::Reorder { of: lane("help"), before: None });
    assert_eq!(change.told[0].place, "Where service steps in", "on one line");
    act(&mut map, &Command::Reorder { of: Which::Stage("order".to_owned()), before: None });
    assert_eq!(map.stages.iter().map(|it| it.id.as_str()).collect::<Vec<_>>(), ["install", "use", "order"]);
    assert_eq!(
        refused(&Command::Reorder { of: lane("help"), before: Some(touchpoint("visit")) }),
        "A lane cannot stand before a touchpoint."
    );
}

#[test]
fn a_touchpoint_is_put_between_two() {
    let mut map = broadband();
    let command = Command::InsertBetween {
        from: "book".to_owned(),
        to: "visit".to_owned(),
        title: "Gets a text".to_owned(),
    };
    let change = act(&mut map, &command);
    assert_eq!(ids(&map), ["choose", "book", "gets-a-text", "visit", "online"]);
    let ways: Vec<(&str, &str)> =
        map.transitions.iter().map(|it| (it.from.as_str(), it.to.as_str())).collect();
    assert_eq!(
        ways,
        [("choose", "book"), ("book", "gets-a-text"), ("gets-a-text", "visit"), ("visit", "online")]
    );
    assert!(map.transitions[1].share.is_some() && map.transitions[2].share.is_none());
    assert_eq!(map.comments[1].on.transition.as_ref().unwrap().to, "gets-a-text");
    assert_eq!(change.label, "Insert “Gets a text” between “Books the engineer” and “Engineer visit”");
}

#[test]
fn a_way_is_led_elsewhere_with_what_is_noted_on_it() {
    let mut map = broadband();
    let lead = |new_from: &str, new_to: &str| Command::Reconnect {
        from: "book".to_owned(),
        to: "visit".to_owned(),
        new_from: new_from.to_owned(),
        new_to: new_to.to_owned(),
    };
    act(&mut map, &lead("choose", "online"));
    let pair = map.ink[1].at.place.transition.as_ref().unwrap();
    assert_eq!((pair.from.as_str(), pair.to.as_str()), ("choose", "online"));
    assert!(refused(&lead("choose", "book")).starts_with("There is already a way from “Chooses a plan”"));
}

#[test]
fn people_reply_resolve_and_vote() {
    let mut map = broadband();
    let change = act(&mut map, &Command::Reply { comment: "c-visit".to_owned(), text: "It is".to_owned() });
    assert_eq!(map.comments[3].replies[0].author, "Ana");
    assert_eq!(change.told[0].words, "Replied “It is”");
    let change = act(&mut map, &set(Which::Comment("c-visit".to_owned()), &["resolved"], Json::Bool(true)));
    assert_eq!(change.told[0].words, "Resolved comment “Key moment”");
    let dots = |on, count| Command::PutDots { vote: "first".to_owned(), on, count };
    let visit =
        || DotPlace::Place(Box::new(Where { touchpoint: Some("visit".to_owned()), ..Where::default() }));
    act(&mut map, &dots(visit(), 5));
    assert_eq!(map.votes[0].dots[0].count, Some(5.0));
    act(&mut map, &dots(visit(), 0));
    assert_eq!(map.votes[0].dots.len(), 6);
    act(&mut map, &dots(visit(), 1));
    act(&mut map, &dots(DotPlace::Idea("slots".to_owned()), 2));
    assert_eq!(map.votes[0].dots.len(), 7);
}

#[test]
fn several_commands_are_one_step() {
    let mut map = broadband();
    let point = Which::ServicePoint("missed".to_owned());
    let together = Command::Together {
        label: "Count from the log".to_owned(),
        commands: vec![
            set(point.clone(), &["need"], Json::Null),
            set(point.clone(), &["contacts_per_visit"], number(0.2)),
        ],
    };
    let change = act(&mut map, &together);
    assert_eq!((change.label.as_str(), change.edits.len(), change.told.len()), ("Count from the log", 2, 2));
    let half = Command::Together {
        label: "Half".to_owned(),
        commands: vec![set(point, &["owner"], text("Ops")), set(touchpoint("x"), &["title"], text(""))],
    };
    refused(&half);
}
