//! `throughline analyse`.

use serde_json::Value;

use crate::run::*;

#[test]
fn prints_the_figures_as_one_object() {
    let output = fed(&["analyse", "-"], MAP.as_bytes());
    ends(&output, 0);
    let figures: Value = serde_json::from_str(out(&output)).unwrap();
    assert_eq!(figures["contacts"], 50.0);
    assert_eq!(figures["completed"], 0.5);
    assert_eq!(figures["by_service_point"]["till"], 50.0);
    assert_eq!(figures["findings"][0]["rule"], "unexplained_leaving");
    assert_eq!(figures["findings"][0]["on"], serde_json::json!({ "touchpoint": "enter" }));
    assert!(
        figures["findings"][0]["message"].as_str().unwrap().starts_with("50 % of the visits to \"Enters\"")
    );
    assert!(figures["residual"].as_f64().unwrap() <= 1e-9);
    assert!(figures.get("contacts_per_month").is_none() && figures.get("intervals").is_none());
}

#[test]
fn says_what_fixes_would_change() {
    let output = fed(&["analyse", "-", "--waterfall", "0"], MAP.as_bytes());
    ends(&output, 0);
    let figures: Value = serde_json::from_str(out(&output)).unwrap();
    assert_eq!(figures["if_fixed"]["till"]["contacts"], -50.0);
    assert_eq!(figures["floor"], 0.0);
    assert_eq!(
        figures["waterfall"],
        serde_json::json!([{ "service_point": null, "rest": 1, "contacts": -50.0 }])
    );
}

#[test]
fn says_how_sure_the_figures_are() {
    let map = MAP.replace(
        "\"need\": 0.1",
        "\"need\": { \"value\": 0.1, \"evidence\": \"measured\", \"count\": 10, \"of\": 100 }",
    );
    let drawn = |words: &[&str]| {
        let output = fed(&[&["analyse", "-", "--intervals"], words].concat(), map.as_bytes());
        ends(&output, 0);
        serde_json::from_str::<Value>(out(&output)).unwrap()
    };
    let found = drawn(&["--draws", "50", "--seed", "3"]);
    let band = |name: &str| {
        found["intervals"][name].as_array().unwrap().iter().map(|v| v.as_f64().unwrap()).collect::<Vec<_>>()
    };
    assert!(band("contacts")[0] < 50.0 && band("contacts")[2] > 50.0);
    assert_eq!(found["intervals"]["by_service_point"]["till"], found["intervals"]["contacts"]);
    assert_eq!(found["intervals"]["if_fixed"]["till"]["contacts"][0].as_f64().unwrap(), -band("contacts")[2]);
    assert_eq!((&found["draws"], &found["seed"], &found["held_fixed"]), (&50.into(), &3.into(), &1.into()));
    assert_eq!(found, drawn(&["--draws", "50", "--seed", "3"]));
    assert_ne!(found["intervals"], drawn(&["--draws", "50"])["intervals"]);
}

#[test]
fn reads_a_file_as_well() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a map.journey");
    std::fs::write(&file, MAP).unwrap();
    let output = run(&["analyse".as_ref(), file.as_os_str()]);
    ends(&output, 0);
    assert_eq!(out(&output), out(&fed(&["analyse", "-"], MAP.as_bytes())));
}

#[test]
fn what_the_arithmetic_refuses_ends_with_1() {
    let map = MAP.replace(
        "\"share\": 0.5",
        "\"share\": 0.5 },\n{ \"from\": \"enter\", \"to\": \"enter\", \"share\": 0.75",
    );
    let output = fed(&["analyse", "-"], map.as_bytes());
    ends(&output, 1);
    assert_eq!(out(&output), "");
    assert_eq!(err(&output).lines().count(), 1);
    assert!(err(&output).contains("\"Enters\""), "{}", err(&output));
}

#[test]
fn what_is_no_map_ends_with_1() {
    for input in [&b""[..], b"{", b"[]", b"\xff\xfe", b"{\"format\": \"journey\", \"version\": 2}"] {
        let output = fed(&["analyse", "-"], input);
        ends(&output, 1);
        assert_eq!(out(&output), "");
        assert!(!err(&output).is_empty());
    }
}

#[test]
fn a_file_that_is_not_there_ends_with_1() {
    let output = run(&["analyse", "/nowhere/at all.journey"]);
    ends(&output, 1);
    assert!(err(&output).contains("/nowhere/at all.journey"));
}

#[test]
fn output_that_cannot_be_written_ends_with_1() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("map.journey");
    std::fs::write(&file, MAP).unwrap();
    let words = ["analyse".as_ref(), file.as_os_str()];
    for output in [into_a_full_disk(&words), into_a_closed_pipe(&words)] {
        assert_eq!(code(&output), 1);
        assert!(err(&output).starts_with("The output could not be written"), "{}", err(&output));
        assert!(!err(&output).contains("panicked"));
    }
}
