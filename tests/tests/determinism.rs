//! The same map gives the same drawing and the same files, byte for byte.
#![cfg(test)]

use export::{Format, Paper};
use product_tests::drawing::{self, VIEWS};
use product_tests::generate::{self, Kind};
use product_tests::words::Script;

fn kind() -> Kind {
    Kind { seed: 7, touchpoints: 30, script: Script::Mixed, tracks: 5, long: true, loops: true }
}

#[test]
fn the_same_map_gives_the_same_scene() {
    for view in VIEWS {
        let scene = || serde_json::to_string(&view.draw(&generate::map(kind()))).expect("a scene");
        assert!(scene() == scene(), "{}", view.name);
    }
}

#[test]
fn the_same_scene_has_the_same_glyphs_in_another_thread() {
    // Hash maps are seeded anew in each thread.
    let draw = || drawing::poster(&generate::map(kind()));
    let elsewhere = std::thread::spawn(draw).join().expect("a scene");
    assert!(draw() == elsewhere);
}

#[test]
fn the_same_map_gives_the_same_files() {
    for format in [Format::Svg, Format::Pdf, Format::Png] {
        let file = move || {
            let scene = drawing::poster(&generate::map(kind()));
            drawing::file(&scene, format, Paper::Fit, 48.0).expect("a file")
        };
        let elsewhere = std::thread::spawn(file).join().expect("a file");
        assert!(file() == elsewhere, "{format}");
    }
}
