//! `throughline check`.

use crate::run::*;

#[test]
fn a_map_in_order_says_nothing() {
    let point = MAP.find("  \"service_points\"").unwrap();
    let map = format!("{}}}", MAP[..point].trim_end().trim_end_matches(','));
    let map = map.replace("0.5", "1");
    let output = fed(&["check", "-"], map.as_bytes());
    ends(&output, 0);
    assert_eq!((out(&output), err(&output)), ("", ""));
}

#[test]
fn findings_are_results_one_a_line() {
    let map =
        MAP.replace(",\n      \"need\": 0.1", "").replace("\"Till is down\"", "\"Till\\nis \u{13000} down\"");
    let output = fed(&["check", "-"], map.as_bytes());
    ends(&output, 0);
    let lines: Vec<&str> = out(&output).lines().collect();
    assert!(lines[0].starts_with("uncounted_service_point: \"Till is"), "{lines:?}");
    let last = lines[lines.len() - 1];
    assert!(last.starts_with("character_without_font:") && last.contains("U+13000"), "{lines:?}");
}

#[test]
fn every_error_of_a_file_is_told() {
    let map = MAP.replace("\"stage\": \"buy\"", "\"stage\": \"by\"");
    let output = fed(&["check", "-"], map.as_bytes());
    ends(&output, 1);
    assert_eq!(out(&output), "");
    assert_eq!(err(&output).lines().count(), 2, "{}", err(&output));
    assert!(err(&output).contains("\"Pays\""), "{}", err(&output));
}

#[test]
fn what_the_arithmetic_refuses_is_an_error() {
    let map = MAP.replace("\"need\": 0.1", "\"need\": 0.1, \"achievable_need\": 0.2");
    let output = fed(&["check", "-"], map.as_bytes());
    ends(&output, 1);
    assert!(err(&output).contains("\"Till is down\""), "{}", err(&output));
}
