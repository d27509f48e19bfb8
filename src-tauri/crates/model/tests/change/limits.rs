//! What no file could hold is refused, whatever asks for it.

use std::collections::BTreeMap;

use model::{Change, Command, Edit, JourneyMap, Json, Kind, Spot, Thing, Touchpoint, Which, read, write};

use crate::ask::{add, ana, set, text};
use crate::deleting::broadband;

fn refused(map: &mut JourneyMap, command: &Command) -> String {
    command.run(map, &ana()).unwrap_err().sentence
}

#[test]
fn what_is_nested_deeper_than_a_file_may_be() {
    let nested = |depth: usize| {
        let inner = (0..depth).fold(Json::Null, |inner, _| Json::List(vec![inner]));
        let fields = [("value".to_owned(), Json::Number("0.5".to_owned())), ("x-deep".to_owned(), inner)];
        set(Which::ServicePoint("missed".to_owned()), &["need"], Json::Object(BTreeMap::from(fields)))
    };
    let mut map = broadband();
    assert!(nested(60).run(&mut map, &ana()).unwrap().is_some());
    assert!(read(write(&map).as_bytes()).is_ok());
    assert_eq!(refused(&mut map, &nested(61)), "This cannot be kept: is nested deeper than 64 (line 1).");
}

#[test]
fn a_file_of_more_than_64_mib() {
    let mut map = broadband();
    map.extra.insert("x-ballast".to_owned(), Json::Text("x".repeat(63 << 20)));
    let long = set(Which::Touchpoint("visit".to_owned()), &["description"], text(&"long ".repeat(400_000)));
    let sentence = refused(&mut map, &long);
    assert!(sentence.starts_with("This cannot be kept: is larger than 64 MiB (68"), "{sentence}");
}

#[test]
fn more_than_a_hundred_thousand_touchpoints() {
    let mut map = broadband();
    let more = (0..99_996).map(|number| Touchpoint {
        id: format!("more-{number}"),
        stage: "use".to_owned(),
        ..Touchpoint::default()
    });
    map.touchpoints.extend(more);
    let one = add(Kind::Touchpoint, &[("title", text("One")), ("stage", text("use"))]);
    let sentence = refused(&mut map, &one);
    assert_eq!(sentence, "This cannot be kept: has more than 100,000 touchpoints.");
}

#[test]
fn more_lines_than_a_journey_has_cards() {
    let cards = |lines: usize| Command::PasteCards {
        text: "Again\n".repeat(lines),
        to: Spot { stage: "use".to_owned(), track: 0, before: None },
        lanes: Vec::new(),
    };
    let mut map = broadband();
    assert_eq!(refused(&mut map, &cards(1_001)), "The text has 1001 lines: paste at most 1000 at once.");
    cards(1_000).run(&mut map, &ana()).unwrap();
    assert_eq!(map.touchpoints.last().unwrap().id, "again-1000");
}

#[test]
fn a_change_from_a_log_that_would_leave_a_broken_map() {
    let mut map = broadband();
    let before = write(&map);
    let mut stranger = map.touchpoints[0].clone();
    stranger.stage = "nowhere".to_owned();
    let was = map.thing(Kind::Touchpoint, 0).unwrap();
    let broken = [
        vec![Edit::Replace { at: 0, was, now: Thing::Touchpoint(Box::new(stranger)) }],
        vec![Edit::Remove { at: 2, thing: map.thing(Kind::Touchpoint, 2).unwrap() }],
        vec![Edit::Insert { at: 0, thing: map.thing(Kind::Stage, 0).unwrap() }],
        vec![Edit::Remove { at: 0, thing: map.thing(Kind::Lane, 0).unwrap() }],
        vec![
            Edit::Move { kind: Kind::Stage, from: 0, to: 1 },
            Edit::Move { kind: Kind::Stage, from: 0, to: 9 },
        ],
    ];
    for edits in broken {
        let change = Change { edits, ..Change::between(&map, &map, "Break it", &ana()) };
        change.apply(&mut map).unwrap_err();
        assert_eq!(write(&map), before);
    }
}

#[test]
fn commands_arrive_in_values_too() {
    let command = Command::Together {
        label: "Both".to_owned(),
        commands: vec![
            set(Which::Link { on: Box::default(), map: "x".to_owned() }, &["title"], text("“Ü”")),
            add(
                Kind::Note,
                &[("at", Json::Object(BTreeMap::new())), ("text", Json::Number("0.1".to_owned()))],
            ),
        ],
    };
    let value = serde_json::to_value(&command).unwrap();
    assert_eq!(serde_json::from_value::<Command>(value).unwrap(), command);
    for broken in
        ["{}", "{\"set\":{}}", "{\"set\":{\"of\":\"map\",\"path\":[],\"value\":{\"a\":1,\"a\":2}}}", "[", "1"]
    {
        assert!(serde_json::from_str::<Command>(broken).is_err(), "{broken}");
    }
}
