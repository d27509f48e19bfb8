//! What is copied, pasted and placed from elsewhere.

use std::collections::BTreeMap;

use model::{Command, ImagePlace, Json, MediaType, Which, clip, read};

use crate::acting::{act, ids, refused, spot, touchpoint};
use crate::ask::{ana, set};
use crate::deleting::broadband;

#[test]
fn a_copy_has_what_is_between_its_touchpoints() {
    let mut map = broadband();
    let change =
        act(&mut map, &Command::Duplicate { things: vec![touchpoint("visit"), touchpoint("online")] });
    assert_eq!(ids(&map), ["choose", "book", "visit", "online", "engineer-visit", "first-time-online"]);
    let way = map.transitions.last().unwrap();
    assert_eq!((way.from.as_str(), way.to.as_str()), ("engineer-visit", "first-time-online"));
    assert_eq!(way.because_of.keys().collect::<Vec<_>>(), ["missed-appointment"]);
    assert_eq!((map.service_points.len(), map.exits.len()), (4, 3));
    assert_eq!(change.label, "Duplicate 2 things");
    let mut map = broadband();
    act(&mut map, &Command::Duplicate { things: vec![Which::Stage("install".to_owned())] });
    assert_eq!(
        map.stages.iter().map(|it| it.id.as_str()).collect::<Vec<_>>(),
        ["order", "install", "install-2", "use"]
    );
    assert_eq!(map.touchpoints.iter().filter(|it| it.stage == "install-2").count(), 2);
    let mut map = broadband();
    act(&mut map, &Command::Duplicate { things: vec![Which::Lane("quotes".to_owned())] });
    assert_eq!(map.touchpoints[2].cells["quotes-2"], "Never on time");
}

#[test]
fn touchpoints_are_pasted_into_another_map() {
    let from = broadband();
    let text = clip(&from, &["book".to_owned(), "visit".to_owned()]);
    let mut map = read(include_bytes!("plain.journey")).unwrap();
    act(&mut map, &Command::Paste { clip: text, to: spot("only", 1, Some("first")) });
    assert_eq!(ids(&map), ["books-the-engineer", "engineer-visit", "first"]);
    let visit = &map.touchpoints[1];
    assert_eq!((visit.stage.as_str(), visit.track), ("only", 1));
    // The lane and the persona are known again by what they are called; what this map lacks stays behind.
    assert_eq!(visit.cells, BTreeMap::from([("mind".to_owned(), "Will they turn up?".to_owned())]));
    assert_eq!(visit.emotion, BTreeMap::from([("customer".to_owned(), -2.0)]));
    assert_eq!(visit.takes_minutes.as_ref().unwrap().source, "The CRM, 2026");
    assert!(map.service_points[0].origin_step.is_none());
    assert_eq!((map.transitions.len(), map.exits.len(), map.images.len()), (1, 2, 1));
    let refusal = Command::Paste { clip: "{\"a\": 1}".to_owned(), to: spot("only", 0, None) };
    assert_eq!(
        refusal.run(&mut map, &ana()).unwrap_err().sentence,
        "What was copied is not from a journey map."
    );
}

#[test]
fn lines_become_cards_and_tables_fill_cells() {
    let mut map = broadband();
    let cards = Command::PasteCards {
        text: "Reads the letter\tOh no\r\n\r\n\"Calls \"\"us\"\"\nagain\"\n".to_owned(),
        to: spot("use", 0, None),
        lanes: vec!["quotes".to_owned()],
    };
    act(&mut map, &cards);
    let new: Vec<&str> = map.touchpoints[4..].iter().map(|it| it.title.as_str()).collect();
    assert_eq!(new, ["Reads the letter", "Calls \"us\"\nagain"]);
    assert_eq!(map.touchpoints[4].cells["quotes"], "Oh no");
    let cells = |lane: &str| Command::PasteCells {
        text: "A\tB\n\tD\nE".to_owned(),
        lane: lane.to_owned(),
        from: "visit".to_owned(),
    };
    let change = act(&mut map, &cells("thoughts"));
    assert_eq!(change.label, "Paste into 3 cells");
    assert_eq!(
        map.touchpoints[2].cells,
        BTreeMap::from([("thoughts".into(), "A".into()), ("quotes".into(), "Never on time".into())])
    );
    assert_eq!(
        map.touchpoints[3].cells,
        BTreeMap::from([("thoughts".into(), "B".into()), ("quotes".into(), "D".into())])
    );
    assert_eq!(refused(&cells("pictures")), "“Pictures” has no cells to write in.");
    assert_eq!(refused(&cells("waits")), "“A” is no number, and “Waiting” has numbers only.");
    let numbers = Command::PasteCells {
        text: "14\t2,5".to_owned(),
        lane: "waits".to_owned(),
        from: "visit".to_owned(),
    };
    act(&mut map, &numbers);
    let waits = &map.touchpoints[2].measures["waits"];
    assert_eq!((waits.value, waits.source.as_str()), (14.0, "crm"));
    assert_eq!(map.touchpoints[3].measures["waits"].value, 2.5);
}

#[test]
fn a_picture_is_kept_once_and_goes_with_its_last_use() {
    let mut map = broadband();
    let place = |data: &str, at| Command::PlaceImage {
        media_type: MediaType::Png,
        alt: "A router".to_owned(),
        data: data.to_owned(),
        at,
    };
    let cell = || ImagePlace::Cell { touchpoint: "online".to_owned(), lane: "pictures".to_owned() };
    act(&mut map, &place("iVBORw0KGgo=", cell()));
    assert_eq!(map.images.len(), 1);
    act(&mut map, &place("iVBORw0KGgoAAAA=", cell()));
    act(&mut map, &place("iVBORw0KGgoAAAA=", ImagePlace::Persona("jon".to_owned())));
    assert_eq!(map.images.len(), 2);
    act(&mut map, &set(touchpoint("online"), &["images", "pictures"], Json::Null));
    assert_eq!(map.images.len(), 2);
    act(&mut map, &set(Which::Persona("jon".to_owned()), &["image"], Json::Null));
    assert_eq!(map.images.len(), 1);
    assert_eq!(refused(&place("bm90IGEgcGljdHVyZQ==", cell())), "“A router”: data is not image/png.");
    assert_eq!(refused(&place("!", cell())), "The picture did not arrive whole.");
}
