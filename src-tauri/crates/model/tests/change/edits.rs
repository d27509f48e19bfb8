//! Edits are facts: they fit one state of a map, lead to another and back, and survive being written.

use model::arbitrary::{Recipe, map};
use model::{Change, Command, Edit, JourneyMap, Kind, Occasion, Refusal, Thing, Touchpoint, write};
use proptest::prelude::*;

/// Small maps: what can go wrong with an edit goes wrong in them too.
fn recipes() -> impl Strategy<Value = Recipe> {
    (any::<u64>(), 1_usize..24, 1_u8..=3).prop_map(|(seed, touchpoints, tracks)| Recipe {
        seed,
        touchpoints,
        tracks,
    })
}

/// A change of these edits by Ana.
fn change(edits: Vec<Edit>) -> Change {
    Change {
        label: "Try something".to_owned(),
        author: "Ana".to_owned(),
        time: "2026-10-02T09:14:00Z".to_owned(),
        occasion: Occasion::Act,
        told: Vec::new(),
        edits,
    }
}

/// An edit that fits the map, whether or not a file could hold what comes of it.
fn some_edit(map: &JourneyMap, other: &JourneyMap, kind: usize, deed: usize, at: usize) -> Option<Edit> {
    let kind = Kind::ALL[kind % Kind::ALL.len()];
    let count = map.count(kind);
    let place = |at: usize, end: usize| u32::try_from(at % end.max(1)).unwrap();
    let here = map.thing(kind, at % count.max(1));
    let there = other.thing(kind, at % other.count(kind).max(1));
    Some(match deed % 4 {
        0 if kind != Kind::Map => Edit::Insert { at: place(at, count + 1), thing: there? },
        1 if kind != Kind::Map => Edit::Remove { at: place(at, count), thing: here? },
        2 if kind != Kind::Map && count > 0 => {
            Edit::Move { kind, from: place(at, count), to: place(at / 7, count) }
        }
        _ => Edit::Replace { at: place(at, count), was: here?, now: there? },
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn an_edit_and_its_inverse_leave_the_same_bytes(
        recipe in recipes(),
        other in recipes().prop_map(map),
        deeds in prop::collection::vec((any::<usize>(), any::<usize>(), any::<usize>()), 1..12),
    ) {
        let mut map = map(recipe);
        let before = write(&map);
        let mut inverses = Vec::new();
        for (kind, deed, at) in deeds {
            if let Some(edit) = some_edit(&map, &other, kind, deed, at) {
                inverses.push(edit.apply(&mut map).expect("an edit that fits"));
            }
        }
        while let Some(inverse) = inverses.pop() {
            inverse.apply(&mut map).expect("an inverse fits");
        }
        prop_assert_eq!(write(&map), before);
    }

    #[test]
    fn a_change_is_whole_or_refused_and_what_is_left_can_be_read(
        recipe in recipes(),
        other in recipes().prop_map(map),
        kind in any::<usize>(),
        deed in any::<usize>(),
        at in any::<usize>(),
    ) {
        let mut map = map(recipe);
        let before = write(&map);
        let Some(edit) = some_edit(&map, &other, kind, deed, at) else { return Ok(()) };
        let change = change(vec![edit]);
        match change.apply(&mut map) {
            Ok(()) => {
                let back = model::read(write(&map).as_bytes());
                prop_assert_eq!(back.as_ref(), Ok(&map));
                for inverse in change.inverses() {
                    inverse.apply(&mut map).expect("an inverse fits");
                }
                prop_assert_eq!(write(&map), before);
            }
            Err(refusal) => {
                prop_assert_eq!(write(&map), before);
                change.edits[0].apply(&mut map).expect("an edit that fits");
                let back = model::read(write(&map).as_bytes());
                prop_assert!(back.is_err(), "{} but it can be read", refusal.sentence);
            }
        }
    }

    #[test]
    fn a_change_written_and_read_is_the_same_change(recipe in recipes(), other in recipes().prop_map(map), seed in any::<usize>()) {
        let map = map(recipe);
        let edits = (0..Kind::ALL.len()).filter_map(|kind| some_edit(&map, &other, kind, seed >> kind, seed));
        let change = change(edits.collect());
        let text = serde_json::to_string(&change).unwrap();
        let back: Change = serde_json::from_str(&text).map_err(|error| TestCaseError::fail(error.to_string()))?;
        prop_assert_eq!(back, change);
        prop_assert!(!text.contains('\n'));
    }
}

#[test]
fn an_edit_for_another_state_is_refused_and_changes_nothing() {
    let mut map = JourneyMap { touchpoints: vec![Touchpoint::default()], ..JourneyMap::default() };
    let before = map.clone();
    let other =
        Thing::Touchpoint(Box::new(Touchpoint { title: "Visit".to_owned(), ..Touchpoint::default() }));
    let here = map.thing(Kind::Touchpoint, 0).unwrap();
    let unfit = [
        Edit::Insert { at: 2, thing: other.clone() },
        Edit::Remove { at: 0, thing: other.clone() },
        Edit::Remove { at: 7, thing: here.clone() },
        Edit::Replace { at: 0, was: other.clone(), now: here.clone() },
        Edit::Replace { at: 0, was: here, now: map.thing(Kind::Map, 0).unwrap() },
        Edit::Move { kind: Kind::Touchpoint, from: 0, to: 1 },
        Edit::Move { kind: Kind::Map, from: 0, to: 0 },
        Edit::Insert { at: 0, thing: map.thing(Kind::Map, 0).unwrap() },
        Edit::Remove { at: 0, thing: map.thing(Kind::Map, 0).unwrap() },
    ];
    for edit in unfit {
        let refusal = edit.apply(&mut map).expect_err(&format!("{edit:?} should not fit"));
        assert!(refusal.sentence.starts_with("The map has changed since"), "{refusal}");
        assert_eq!(map, before);
    }
}

#[test]
fn a_damaged_change_is_an_error_and_no_panic() {
    let map = map(Recipe { seed: 7, touchpoints: 5, tracks: 2 });
    let edits = Kind::ALL
        .iter()
        .filter_map(|kind| some_edit(&map, &map, 0, 3, 0).or(some_edit(&map, &map, *kind as usize, 0, 0)));
    let text = serde_json::to_string(&change(edits.collect())).unwrap();
    for end in (0..text.len()).step_by(29).filter(|end| text.is_char_boundary(*end)) {
        assert!(serde_json::from_str::<Change>(&text[..end]).is_err());
    }
    let broken = text.replacen("\"title\":", "\"titel\":", 1);
    let error = serde_json::from_str::<Change>(&broken).unwrap_err().to_string();
    assert!(error.contains("title is missing"), "{error}");
}

#[test]
fn a_change_has_a_type_in_the_language_of_the_window() {
    let types = specta::Types::default().register::<Change>().register::<Command>().register::<Refusal>();
    let text = specta_typescript::Typescript::default().export(&types, specta_serde::Format).unwrap();
    for name in ["Change", "Edit", "Thing", "Told", "Command", "Which", "Spot", "Refusal", "WayOut"] {
        assert!(text.contains(&format!("export type {name} ")), "{name} is missing in {text}");
    }
}
