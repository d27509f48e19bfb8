//! The checked-in schema is the one that the types give, and the maps that come with the project keep it.

use std::path::{Path, PathBuf};

use serde_json::Value;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../..")
}

#[test]
fn the_schema_is_true_to_the_types() {
    let path = root().join("schema/journey-1.schema.json");
    let generated = model::schema();
    if std::env::var_os("BLESS").is_some() {
        std::fs::create_dir_all(root().join("schema")).unwrap();
        std::fs::write(&path, &generated).unwrap();
    }
    let checked_in = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(checked_in == generated, "the schema has changed; BLESS=1 rewrites it");
}

#[test]
fn every_fixture_keeps_the_schema() {
    let schema: Value = serde_json::from_str(&model::schema()).unwrap();
    let mut count = 0;
    for entry in std::fs::read_dir(root().join("tests/fixtures/maps")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "journey") {
            let map: Value = serde_json::from_slice(&std::fs::read(&path).unwrap()).unwrap();
            assert_eq!(fault(&schema, &schema, &map, "$"), None, "{path:?}");
            count += 1;
        }
    }
    assert!(count >= 3);
}

#[test]
fn the_schema_refuses_what_the_reader_refuses() {
    let schema: Value = serde_json::from_str(&model::schema()).unwrap();
    let good = std::fs::read_to_string(root().join("tests/fixtures/maps/home-broadband.journey")).unwrap();
    let wrong = [
        ("\"version\": 1", "\"version\": 2"),
        ("\"status\": \"researched\"", "\"status\": \"sure\""),
        ("\"maya\": -1", "\"maya\": -6"),
        ("\"maya\": -1", "\"maya\": 0.3"),
        ("\"share\": 0.94", "\"share\": 1.4"),
        ("\"share\": 0.94", "\"share\": {\"evidence\": \"guess\"}"),
        ("\"title\": \"Install\",", ""),
        ("\"track\": 1", "\"track\": 8"),
        ("\"moment_of_truth\": true", "\"moment_of_truth\": 1"),
    ];
    for (from, to) in wrong {
        assert!(good.contains(from), "{from}");
        let text = good.replacen(from, to, 1);
        let map: Value = serde_json::from_str(&text).unwrap();
        assert!(fault(&schema, &schema, &map, "$").is_some(), "{to}");
        assert!(model::read(text.as_bytes()).is_err(), "{to}");
    }
}

/// The first place at which a value breaks a schema; knows the words that ours uses, except patterns.
fn fault(root: &Value, schema: &Value, value: &Value, path: &str) -> Option<String> {
    let words = schema.as_object().unwrap();
    words.iter().find_map(|(word, rule)| match word.as_str() {
        "$ref" => {
            let name = rule.as_str().unwrap().strip_prefix("#/$defs/").unwrap();
            fault(root, &root["$defs"][name], value, path)
        }
        "type" => broken(is_of(value, rule.as_str().unwrap()), path, word),
        "enum" => broken(rule.as_array().unwrap().contains(value), path, word),
        "const" => broken(rule == value, path, word),
        "minimum" => broken(value.as_f64() >= rule.as_f64(), path, word),
        "maximum" => broken(value.as_f64() <= rule.as_f64(), path, word),
        "multipleOf" => {
            let times = value.as_f64().unwrap_or(0.0) / rule.as_f64().unwrap();
            broken(times.fract() == 0.0, path, word)
        }
        "required" => {
            let mut keys = rule.as_array().unwrap().iter();
            broken(keys.all(|key| value.get(key.as_str().unwrap()).is_some()), path, word)
        }
        "properties" => {
            let mut given = rule.as_object().unwrap().iter();
            given.find_map(|(key, rule)| fault(root, rule, value.get(key)?, &format!("{path}.{key}")))
        }
        "additionalProperties" => {
            let mut entries = value.as_object()?.iter();
            entries.find_map(|(key, value)| fault(root, rule, value, &format!("{path}.{key}")))
        }
        "items" => {
            let mut items = value.as_array()?.iter();
            items.find_map(|item| fault(root, rule, item, &format!("{path}[]")))
        }
        "anyOf" => {
            let fits = |rule| fault(root, rule, value, path).is_none();
            broken(rule.as_array().unwrap().iter().any(fits), path, word)
        }
        "allOf" => rule.as_array().unwrap().iter().find_map(|rule| fault(root, rule, value, path)),
        "pattern" | "$schema" | "$defs" | "title" => None,
        other => panic!("{other} is not known here"),
    })
}

fn broken(fits: bool, path: &str, word: &str) -> Option<String> {
    (!fits).then(|| format!("{path}: {word}"))
}

fn is_of(value: &Value, kind: &str) -> bool {
    match kind {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "number" => value.is_number(),
        "boolean" => value.is_boolean(),
        other => panic!("{other} is no type"),
    }
}
