//! What can be done to one kind of thing can be done to each: no kind and no field was forgotten.

use std::collections::{BTreeMap, BTreeSet};

use model::arbitrary::{Recipe, map};
use model::{Command, JourneyMap, Json, Kind, Which, read, write};

use crate::ask::ana;
use crate::deleting::broadband;

fn one_of_each() -> impl Iterator<Item = Which> {
    let map = broadband();
    Kind::ALL.iter().map(move |kind| {
        Which::at(&map, *kind, 0).unwrap_or_else(|| panic!("the map of these tests has no {}", kind.word()))
    })
}

/// The fields of a thing as they stand in a file.
fn fields(map: &JourneyMap, which: &Which) -> BTreeMap<String, Json> {
    let thing = map.thing(which.kind(), which.place(map).unwrap()).unwrap();
    let text = serde_json::to_string(&thing).unwrap();
    let by_kind: BTreeMap<String, BTreeMap<String, Json>> = serde_json::from_str(&text).unwrap();
    by_kind.into_values().next().unwrap()
}

/// Does it and takes it back, with all that has to be true in between.
fn try_out(command: &Command) -> Result<JourneyMap, String> {
    let mut map = broadband();
    let before = write(&map);
    match command.run(&mut map, &ana()) {
        Ok(Some(change)) => {
            let after = map.clone();
            assert_eq!(read(write(&after).as_bytes()).as_ref(), Ok(&after));
            change.undone(1, &ana()).apply(&mut map).unwrap();
            assert_eq!(write(&map), before);
            Ok(after)
        }
        Ok(None) => Ok(map),
        Err(refusal) => {
            assert_eq!(write(&map), before);
            Err(refusal.sentence)
        }
    }
}

fn put(of: &Which, key: &str, value: &Json) -> Command {
    Command::Set { of: of.clone(), path: vec![key.to_owned()], value: value.clone() }
}

/// The keys of each kind by the schema, without the arrays of the map.
fn known_keys() -> BTreeSet<(Kind, String)> {
    let schema: serde_json::Value = serde_json::from_str(&model::schema()).unwrap();
    let mut keys = BTreeSet::new();
    for kind in Kind::ALL {
        let name: String = kind.word().split('_').map(|part| part[..1].to_uppercase() + &part[1..]).collect();
        let definition = if *kind == Kind::Map { &schema } else { &schema["$defs"][name] };
        let properties = definition["properties"].as_object().unwrap();
        let is_field = |key: &&String| {
            let is_array = Kind::ALL.iter().any(|kind| kind.array() == key.as_str());
            *kind != Kind::Map || !(is_array || ["format", "version"].contains(&key.as_str()))
        };
        keys.extend(properties.keys().filter(is_field).map(|key| (*kind, key.clone())));
    }
    keys
}

/// Takes a field away and puts it back. A field that a thing cannot be without is refused.
fn clear_and_put_back(map: &JourneyMap, which: &Which, key: &str, value: &Json) {
    let (before, mut changed) = (write(map), map.clone());
    match put(which, key, &Json::Null).run(&mut changed, &ana()) {
        // With its last use a picture has gone too.
        Ok(Some(_)) if changed.images.len() < map.images.len() => {}
        Ok(change) => {
            assert!(change.is_some(), "{which:?} {key}");
            put(which, key, value).run(&mut changed, &ana()).unwrap();
            assert!(write(&changed) == before, "{which:?} {key}");
        }
        Err(refusal) => {
            let known = ["is missing", "An id is kept", "The ends of a way"];
            assert!(known.iter().any(|known| refusal.sentence.contains(known)), "{which:?} {key}: {refusal}");
        }
    }
}

fn has_null(value: &Json) -> bool {
    match value {
        Json::Null => true,
        Json::List(items) => items.iter().any(has_null),
        Json::Object(fields) => fields.values().any(has_null),
        _ => false,
    }
}

#[test]
fn each_field_of_each_kind_is_cleared_and_put_back() {
    let mut left = known_keys();
    assert!(left.len() > 150);
    for seed in 0..40 {
        let map = map(Recipe { seed, touchpoints: 6, tracks: 2 });
        for kind in Kind::ALL {
            for which in (0..map.count(*kind)).filter_map(|at| Which::at(&map, *kind, at)) {
                // Null in a value is nothing given, so that unknown keys with it do not come back.
                let whole = fields(&map, &which).into_iter().filter(|(_, value)| !has_null(value));
                for (key, value) in whole {
                    if left.remove(&(*kind, key.clone())) {
                        clear_and_put_back(&map, &which, &key, &value);
                    }
                }
            }
        }
    }
    assert_eq!(left, BTreeSet::new(), "were never tried");
}

#[test]
fn each_kind_is_deleted_but_what_carries_the_map() {
    for which in one_of_each() {
        let deleted = try_out(&Command::Delete { things: vec![which.clone()], with_touchpoints: true });
        match which.kind() {
            Kind::Map => assert_eq!(deleted.unwrap_err(), "A map is put into the bin in the library."),
            Kind::Lane => assert!(deleted.unwrap_err().contains("has to stay")),
            kind => assert!(deleted.unwrap().count(kind) < broadband().count(kind), "{which:?}"),
        }
    }
}

#[test]
fn each_kind_is_duplicated_unless_two_would_be_the_same() {
    for which in one_of_each() {
        let doubled = try_out(&Command::Duplicate { things: vec![which.clone()] });
        match which.kind() {
            Kind::Map | Kind::Transition | Kind::Dismissal | Kind::Link | Kind::Image | Kind::Comment => {
                let sentence = doubled.unwrap_err();
                assert!(sentence.ends_with("cannot be duplicated."), "{sentence}");
            }
            Kind::Lane => assert!(doubled.unwrap_err().starts_with("A map has one lane of touchpoints")),
            kind => assert_eq!(doubled.unwrap().count(kind), broadband().count(kind) + 1, "{which:?}"),
        }
    }
}

#[test]
fn each_array_is_put_into_another_order() {
    for which in one_of_each() {
        let map = broadband();
        let moved = try_out(&Command::Reorder { of: which.clone(), before: None }).unwrap();
        let last = map.count(which.kind()) - 1;
        assert_eq!(moved.thing(which.kind(), last), map.thing(which.kind(), 0), "{which:?}");
    }
}
