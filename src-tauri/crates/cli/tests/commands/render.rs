//! `throughline render`.

use std::ffi::OsStr;
use std::path::Path;

use crate::run::*;

fn rendered(target: &Path, options: &[&str], map: &str) -> std::process::Output {
    let mut words: Vec<&OsStr> = vec!["render".as_ref(), "-".as_ref(), "-o".as_ref(), target.as_os_str()];
    words.extend(options.iter().map(OsStr::new));
    fed(&words, map.as_bytes())
}

/// The size and the paper of a line `smallest text 7.4 pt on A3`.
#[track_caller]
fn smallest(said: &str) -> (f64, &str) {
    let line = said.lines().next().unwrap();
    let (size, paper) = line.strip_prefix("smallest text ").unwrap().split_once(" pt on ").unwrap();
    (size.parse().unwrap(), paper)
}

#[test]
fn draws_each_format_and_says_how_small_its_text_is() {
    let folder = tempfile::tempdir().unwrap();
    for (name, start) in [("a.svg", &b"<"[..]), ("a.png", b"\x89PNG\r\n"), ("a.PDF", b"%PDF-")] {
        let target = folder.path().join(name);
        let output = rendered(&target, &[], MAP);
        ends(&output, 0);
        assert!(std::fs::read(&target).unwrap().starts_with(start), "{name}");
        let (size, paper) = smallest(out(&output));
        assert!(size > 1.0 && paper == "fit", "{}", out(&output));
        assert_eq!(err(&output), "");
    }
    assert_eq!(names(folder.path()), ["a.PDF", "a.png", "a.svg"]);
}

#[test]
fn text_grows_with_the_paper() {
    let folder = tempfile::tempdir().unwrap();
    let target = folder.path().join("a.pdf");
    let mut sizes = Vec::new();
    for paper in ["A4", "A3", "A2", "A1", "A0"] {
        let output = rendered(&target, &["--paper", paper], MAP);
        ends(&output, 0);
        let (size, on) = smallest(out(&output));
        assert_eq!(on, paper);
        sizes.push(size);
    }
    assert!(sizes.is_sorted(), "{sizes:?}");
    for paper in ["letter", "tabloid"] {
        ends(&rendered(&target, &["--paper", paper, "--portrait"], MAP), 0);
    }
}

#[test]
fn every_choice_is_taken() {
    let folder = tempfile::tempdir().unwrap();
    let png = folder.path().join("a.png");
    ends(
        &rendered(
            &png,
            &["--dpi", "50", "--theme", "dark", "--view", "map", "--paper=A4", "--portrait"],
            MAP,
        ),
        0,
    );
    let pdf = folder.path().join("a.pdf");
    ends(&rendered(&pdf, &["--paper", "A2", "--tile", "A4", "--theme", "print"], MAP), 0);
    assert!(std::fs::metadata(&pdf).unwrap().len() > 0);
}

#[test]
fn more_dots_make_a_larger_picture() {
    let folder = tempfile::tempdir().unwrap();
    let target = folder.path().join("a.png");
    let mut widths = Vec::new();
    for dpi in ["50", "100"] {
        ends(&rendered(&target, &["--paper", "A4", "--dpi", dpi], MAP), 0);
        let bytes = std::fs::read(&target).unwrap();
        widths.push(u32::from_be_bytes(bytes[16..20].try_into().unwrap()));
    }
    // A4 is 297 mm wide.
    assert_eq!(widths, [585, 1169]);
}

#[test]
fn a_customer_sees_no_cause() {
    let folder = tempfile::tempdir().unwrap();
    let target = folder.path().join("a.svg");
    ends(&rendered(&target, &[], MAP), 0);
    assert!(std::fs::read_to_string(&target).unwrap().contains("Till is down"));
    ends(&rendered(&target, &["--audience", "customer"], MAP), 0);
    let drawn = std::fs::read_to_string(&target).unwrap();
    assert!(drawn.contains("Enters"));
    assert!(!drawn.contains("Till") && !drawn.contains("echnical"));
}

#[test]
fn the_service_view_is_drawn_in_each_format_and_theme() {
    let folder = tempfile::tempdir().unwrap();
    for (name, start) in [("a.svg", &b"<"[..]), ("a.png", b"\x89PNG\r\n"), ("a.pdf", b"%PDF-")] {
        let target = folder.path().join(name);
        for theme in ["light", "dark", "print"] {
            let options = ["--view", "service", "--theme", theme, "--paper", "A3"];
            let output = rendered(&target, &options, MAP);
            ends(&output, 0);
            assert_eq!(smallest(out(&output)).1, "A3");
            assert!(std::fs::read(&target).unwrap().starts_with(start), "{name}");
        }
    }
    let drawn = std::fs::read_to_string(folder.path().join("a.svg")).unwrap();
    assert!(drawn.contains("What stays at the rates you have agreed") && drawn.contains("Till is down"));
}

#[test]
fn the_service_view_is_never_for_customers() {
    let folder = tempfile::tempdir().unwrap();
    let target = folder.path().join("a.svg");
    let output = rendered(&target, &["--view", "service", "--audience", "customer"], MAP);
    ends(&output, 2);
    assert!(err(&output).contains("never for customers"), "{}", err(&output));
    assert!(names(folder.path()).is_empty());
    ends(&rendered(&target, &["--view", "service", "--audience", "team"], MAP), 0);
}

#[test]
fn the_service_view_of_a_map_without_figures_says_why() {
    let folder = tempfile::tempdir().unwrap();
    let target = folder.path().join("a.svg");
    let map = MAP.replace("\"need\": 0.1", "\"need\": 0.1, \"achievable_need\": 0.2");
    ends(&rendered(&target, &["--view", "service"], &map), 0);
    assert!(std::fs::read_to_string(&target).unwrap().contains("Till is down"));
}

#[test]
fn a_map_without_figures_is_drawn_all_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let target = folder.path().join("a.svg");
    let map = MAP.replace("\"need\": 0.1", "\"need\": 0.1, \"achievable_need\": 0.2");
    ends(&rendered(&target, &[], &map), 0);
    assert!(std::fs::read_to_string(&target).unwrap().contains("Enters"));
}

#[test]
fn what_fails_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    ends(&rendered(&folder.path().join("a.svg"), &[], "{}"), 1);
    ends(&rendered(&folder.path().join("none/a.svg"), &[], MAP), 1);
    assert!(names(folder.path()).is_empty());
    std::fs::create_dir(folder.path().join("sub.png")).unwrap();
    ends(&rendered(&folder.path().join("sub.png"), &[], MAP), 1);
    std::os::unix::fs::symlink("/dev/full", folder.path().join("full.pdf")).unwrap();
    ends(&rendered(&folder.path().join("full.pdf"), &[], MAP), 1);
    assert_eq!(names(folder.path()), ["full.pdf", "sub.png"]);
}
