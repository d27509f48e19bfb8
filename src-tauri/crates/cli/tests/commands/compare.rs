//! `throughline compare`.

use serde_json::{Value, json};

use crate::run::*;

fn two_files(second: &str) -> (tempfile::TempDir, Vec<std::ffi::OsString>) {
    let folder = tempfile::tempdir().unwrap();
    let (a, b) = (folder.path().join("as is.journey"), folder.path().join("to be.journey"));
    std::fs::write(&a, MAP).unwrap();
    std::fs::write(&b, second).unwrap();
    (folder, vec!["compare".into(), a.into(), b.into()])
}

#[test]
fn says_what_is_different_and_by_how_much() {
    let (_folder, words) =
        two_files(&MAP.replace("\"need\": 0.1", "\"need\": 0.2").replace("\"pay\"", "\"settle\""));
    let output = run(&words);
    ends(&output, 0);
    let found: Value = serde_json::from_str(out(&output)).unwrap();
    assert_eq!(found["added"], json!({ "touchpoints": ["settle"], "transitions": ["enter->settle"] }));
    assert_eq!(found["removed"], json!({ "touchpoints": ["pay"], "transitions": ["enter->pay"] }));
    assert_eq!(found["changed"], json!({ "service_points": ["till"] }));
    assert_eq!(found["figures"]["contacts"], json!([50.0, 100.0, 50.0]));
    assert_eq!(found["figures"]["completed"], json!([0.5, 0.5, 0.0]));
}

#[test]
fn a_map_without_figures_is_named() {
    let (_folder, words) = two_files(&MAP.replace("0.5", "1.5"));
    let output = run(&words);
    ends(&output, 1);
    assert_eq!(out(&output), "");
    assert!(err(&output).contains("to be.journey: "), "{}", err(&output));
}

#[test]
fn one_of_them_may_come_from_standard_input() {
    let (_folder, mut words) = two_files(MAP);
    words[1] = "-".into();
    let output = fed(&words, MAP.as_bytes());
    ends(&output, 0);
    let found: Value = serde_json::from_str(out(&output)).unwrap();
    assert_eq!((&found["added"], &found["changed"]), (&json!({}), &json!({})));
}
