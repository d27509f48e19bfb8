//! The example maps against figures that were worked out by another program.

use std::path::{Path, PathBuf};

use serde_json::Value;

/// What no reference says about: ours alone.
const OURS: [&str; 3] = ["residual", "findings", "uncounted"];

#[test]
fn every_figure_of_the_examples_is_right() {
    let files = examples();
    if files.is_empty() {
        println!("skipped: no example maps here");
    }
    for file in files {
        let map = model::read(&std::fs::read(&file).unwrap()).unwrap();
        let found = serde_json::to_value(analysis::analyse(&map).unwrap()).unwrap();
        let expected = std::fs::read(file.with_extension("expected.json")).unwrap();
        let expected: Value = serde_json::from_slice(&expected).unwrap();
        let (found, expected) = (found.as_object().unwrap(), expected.as_object().unwrap());
        let mut figures: Vec<&String> = found.keys().chain(expected.keys()).collect();
        figures.retain(|figure| !OURS.contains(&figure.as_str()));
        figures.sort();
        figures.dedup();
        for figure in figures {
            same(&format!("{}: {figure}", file.display()), found.get(figure), expected.get(figure));
        }
    }
}

/// Numbers within 1e-9, objects with the same keys, arrays with the same items.
#[track_caller]
fn same(what: &str, found: Option<&Value>, expected: Option<&Value>) {
    match (found, expected) {
        (Some(Value::Number(found)), Some(Value::Number(expected))) => {
            let (found, expected) = (found.as_f64().unwrap(), expected.as_f64().unwrap());
            assert!(
                (found - expected).abs() <= 1e-9 * expected.abs().max(1.0),
                "{what}: {found}, not {expected}"
            );
        }
        (Some(Value::Object(found)), Some(Value::Object(expected))) => {
            let mut keys: Vec<&String> = found.keys().chain(expected.keys()).collect();
            keys.sort();
            keys.dedup();
            keys.into_iter()
                .for_each(|key| same(&format!("{what}.{key}"), found.get(key), expected.get(key)));
        }
        (Some(Value::Array(found)), Some(Value::Array(expected))) => {
            assert_eq!(found.len(), expected.len(), "{what}");
            let pairs = found.iter().zip(expected).enumerate();
            pairs.for_each(|(at, (found, expected))| {
                same(&format!("{what}[{at}]"), Some(found), Some(expected))
            });
        }
        (found, expected) => assert_eq!(found, expected, "{what}"),
    }
}

/// Every map that comes with its figures.
fn examples() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../..");
    let folders = [root.join("tests/fixtures/maps"), root.join("../shared/inputs/maps")];
    let entries = folders.iter().filter_map(|folder| std::fs::read_dir(folder).ok()).flatten();
    let files = entries.map(|entry| entry.unwrap().path());
    files
        .filter(|file| file.extension().is_some_and(|ending| ending == "journey"))
        .filter(|file| file.with_extension("expected.json").exists())
        .collect()
}
