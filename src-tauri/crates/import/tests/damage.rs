//! Damaged and random files: a valid map or a sentence, never a panic, and always the same one.

use import::{Format, Options, import};
use proptest::prelude::*;
use serde_json::{Value, json};

const FILES: &[&[u8]] = &[
    include_bytes!("../../../../tests/fixtures/import/tea-house.ojf"),
    include_bytes!("../../../../tests/fixtures/import/no-title.ojf"),
    include_bytes!("../../../../tests/fixtures/import/library-loan.json"),
    include_bytes!("../../../../tests/fixtures/import/bakery.json"),
];

/// Imports twice by each way of naming the format.
fn survives(bytes: &[u8]) -> Result<(), TestCaseError> {
    for from in [None, Some(Format::Ojf), Some(Format::Blueprint)] {
        let options = Options { from, path: None };
        let first = import(bytes, &options);
        prop_assert_eq!(&first, &import(bytes, &options));
        match first {
            Ok(imported) => {
                let written = model::write(&imported.map);
                prop_assert_eq!(
                    model::read(written.as_bytes()),
                    Ok(imported.map),
                    "a map that can be written and read"
                );
                prop_assert!(imported.not_carried.iter().all(|sentence| sentence.ends_with('.')));
            }
            Err(error) => prop_assert!(error.to_string().ends_with('.'), "{}", error),
        }
    }
    Ok(())
}

/// Any JSON, with the words of the formats as keys and texts.
fn any_json() -> impl Strategy<Value = Value> {
    let word = prop::sample::select(vec![
        "stages",
        "swimlanes",
        "nodes",
        "id",
        "name",
        "title",
        "stageId",
        "swimlaneId",
        "score",
        "tags",
        "blueprint",
        "evidence",
        "onstage",
        "lifecycle",
        "phases",
        "scenarios",
        "steps",
        "paths",
        "path_steps",
        "layers",
        "cells",
        "triggers",
        "source",
        "target",
        "layer",
        "step",
        "content",
        "key",
        "order",
        "role",
        "row",
        "customer_actions",
        "happy",
        "path_type",
        "locales",
        "en",
        "a",
        "Pain points",
        "metadata",
    ])
    .prop_map(str::to_owned);
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<f64>().prop_map(|number| json!(number)),
        (-6_i64..7).prop_map(Value::from),
        word.clone().prop_map(Value::from),
        ".{0,12}".prop_map(Value::from),
    ];
    leaf.prop_recursive(8, 120, 6, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::btree_map(word.clone(), inner, 0..8)
                .prop_map(|entries| Value::Object(entries.into_iter().collect())),
        ]
    })
}

/// Replaces the value at one place of a file, counted through all of its values.
fn replace_at(value: &mut Value, place: &mut usize, with: &Value) {
    if *place == 0 {
        *value = with.clone();
        *place = usize::MAX;
        return;
    }
    *place = place.saturating_sub(1);
    match value {
        Value::Array(items) => items.iter_mut().for_each(|item| replace_at(item, place, with)),
        Value::Object(entries) => entries.values_mut().for_each(|entry| replace_at(entry, place, with)),
        _ => {}
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn files_with_changed_bytes(
        file in prop::sample::select(FILES),
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12),
    ) {
        let mut bytes = file.to_vec();
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        survives(&bytes)?;
    }

    #[test]
    fn files_cut_short(file in prop::sample::select(FILES), length in any::<prop::sample::Index>()) {
        survives(&file[..length.index(file.len())])?;
    }

    #[test]
    fn files_with_a_value_of_another_kind(
        file in prop::sample::select(FILES),
        place in 0_usize..400,
        with in any_json(),
    ) {
        let mut value: Value = serde_json::from_slice(file).unwrap();
        replace_at(&mut value, &mut place.clone(), &with);
        survives(value.to_string().as_bytes())?;
    }

    #[test]
    fn random_json(value in any_json()) {
        survives(value.to_string().as_bytes())?;
    }

    #[test]
    fn random_bytes(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        survives(&bytes)?;
    }
}
