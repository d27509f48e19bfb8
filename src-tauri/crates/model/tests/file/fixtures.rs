//! The maps that come with the project are canonical: they are written as they were read.
//! `BLESS=1` makes new ones so.

use std::path::{Path, PathBuf};

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../tests/fixtures/maps")
}

#[test]
fn every_fixture_is_written_as_it_was_read() {
    let mut count = 0;
    for entry in std::fs::read_dir(fixtures()).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|extension| extension != "journey") {
            continue;
        }
        let text = std::fs::read_to_string(&path).unwrap();
        let map = model::read(text.as_bytes()).unwrap_or_else(|errors| panic!("{path:?}: {errors:#?}"));
        let written = model::write(&map);
        if std::env::var_os("BLESS").is_some() {
            std::fs::write(&path, &written).unwrap();
        } else {
            assert!(written == text, "{path:?} is not canonical; BLESS=1 rewrites it");
        }
        count += 1;
    }
    assert!(count >= 3, "only {count} fixtures were found");
}

#[test]
fn the_error_names_path_title_and_suggestion() {
    let text = std::fs::read_to_string(fixtures().join("home-broadband.journey")).unwrap();
    let broken = text.replacen(
        "\"title\": \"Engineer visit\",\n      \"stage\": \"install\"",
        "\"title\": \"Engineer visit\",\n      \"stage\": \"instal\"",
        1,
    );
    let errors = model::read(broken.as_bytes()).unwrap_err();
    let sentences: Vec<String> = errors.iter().map(ToString::to_string).collect();
    assert_eq!(
        sentences,
        ["touchpoints[7] \"Engineer visit\": stage \"instal\" does not exist; did you mean \"install\"?"]
    );
    assert_eq!(errors[0].path, "touchpoints[7].stage");
    assert_eq!(errors[0].suggestion(), Some("install"));
}
