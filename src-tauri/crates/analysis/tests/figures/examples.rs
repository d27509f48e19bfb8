//! The example maps against figures that were worked out by another program.

use std::path::{Path, PathBuf};

use serde_json::Value;

/// The figures that are worked out so far.
const FIGURES: [&str; 37] = [
    "visits",
    "reached",
    "works_for",
    "contacts",
    "contacts_ours",
    "contacts_not_ours",
    "contacts_unsorted",
    "by_cause",
    "by_touchpoint",
    "by_service_point",
    "by_owner",
    "by_origin",
    "caught",
    "contacts_avoided",
    "silent",
    "unresolved",
    "cost",
    "assisted_visits",
    "visible_minutes",
    "backstage_minutes",
    "standing_minutes",
    "completed",
    "left",
    "declined",
    "lost_in_service",
    "lost_by_service_point",
    "customer_minutes",
    "elapsed_days",
    "customers_contacting",
    "contacts_per_completed",
    "contacts_per_base",
    "contacts_per_month",
    "people",
    "explained",
    "unconfirmed",
    "weight_of_evidence",
    "uncounted",
];

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
        for figure in FIGURES.into_iter().filter(|figure| *figure != "uncounted") {
            same(&format!("{}: {figure}", file.display()), found.get(figure), expected.get(figure));
        }
        let also: Vec<&String> = found.as_object().unwrap().keys().collect();
        for figure in also {
            let is_known =
                FIGURES.contains(&figure.as_str()) || ["residual", "findings"].contains(&figure.as_str());
            assert!(is_known, "{figure} is compared with nothing");
        }
    }
}

/// Numbers within 1e-9, objects with the same keys.
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
