//! The Service view of any map has no fault that the checker knows, and looks as it was looked at.
#![cfg(test)]

use app::drawing::layout_fonts;
use layout::{Base, Form, ServiceOptions};
use product_tests::checker::Checker;
use product_tests::drawing::{self, A3};
use product_tests::generate::{self, Kind};
use product_tests::golden::Album;
use product_tests::maps::{self, Named};
use product_tests::words::Script;
use product_tests::{bundle, picture::Picture};
use scene::{Scene, Theme};

/// Widest golden picture in pixels.
const WIDTH: f32 = 1100.0;
const SMALLEST: f32 = 11.0;

fn options(base: Base, form: Form, width: f32) -> ServiceOptions {
    ServiceOptions { base, form, width, bands: true }
}

/// A window wide and narrow, and a poster, each against another base.
fn forms() -> [ServiceOptions; 3] {
    [
        options(Base::Starting, Form::Window, 1600.0),
        options(Base::Month, Form::Window, 960.0),
        options(Base::People, Form::Poster { aspect: Some(A3) }, 0.0),
    ]
}

fn without_fault(maps: &[Named]) {
    let mut checker = Checker::new(bundle::font_files()).expect("fonts");
    let mut report = String::new();
    for Named { name, map } in maps {
        let figures = app::service_figures(map, None);
        for options in forms() {
            let scene = layout::lay_out_service(map, &figures, layout_fonts(), &options).scene;
            let findings = checker.check(&scene, SMALLEST);
            let listed = findings.iter().take(6).map(|finding| format!("  {finding}\n"));
            if !findings.is_empty() {
                let listed: String = listed.collect();
                report.push_str(&format!("{name}, {options:?}: {} faults\n{listed}", findings.len()));
            }
        }
    }
    assert!(report.is_empty(), "{report}");
}

#[test]
fn every_fixture_has_a_service_view_without_a_fault() {
    without_fault(&maps::fixtures().expect("readable fixtures"));
}

#[test]
fn generated_maps_in_any_script_have_a_service_view_without_a_fault() {
    let kinds = [
        (Script::Latin, 3, false),
        (Script::Latin, 12, true),
        (Script::Latin, 60, false),
        (Script::Chinese, 18, true),
        (Script::Arabic, 18, true),
        (Script::Mixed, 24, true),
    ];
    let made = (1_u64..).zip(kinds).map(|(seed, (script, touchpoints, long))| {
        let kind = Kind { seed: seed * 17, touchpoints, script, tracks: 2, long, loops: seed % 2 == 0 };
        Named { name: format!("{kind:?}"), map: generate::map(kind) }
    });
    without_fault(&made.collect::<Vec<_>>());
}

fn view(name: &str, base: Base) -> Scene {
    let path = bundle::root().join(format!("tests/fixtures/maps/{name}.journey"));
    let map = maps::read(&path).expect("a readable map");
    let sureness = app::Sureness::of(&map, || true);
    let options = options(base, Form::Poster { aspect: None }, 0.0);
    app::draw_service(&map, layout_fonts(), &options, sureness.as_ref()).scene
}

#[test]
fn the_view_looks_as_it_did_when_it_was_looked_at() {
    let album = Album::of_workspace();
    let album = Album { stored: album.stored.join("service"), ..album };
    let shown = [
        ("home-broadband", Base::Starting, Theme::Light),
        ("home-broadband", Base::Month, Theme::Dark),
        ("home-broadband", Base::Starting, Theme::Print),
        ("home-broadband-to-be", Base::Own, Theme::Light),
        ("greeting-at-the-door", Base::Starting, Theme::Light),
    ];
    let mut differing = Vec::new();
    for (name, base, theme) in shown {
        let found: Result<Picture, String> = drawing::themed(&view(name, base), theme, WIDTH);
        let title = format!("{name}-{theme:?}").to_lowercase();
        differing.extend(found.and_then(|picture| album.compare(&title, &picture)).err());
    }
    assert!(differing.is_empty(), "{}", differing.join("\n"));
}

#[test]
fn the_same_map_has_the_same_view_in_another_thread() {
    let draw = || view("home-broadband", Base::Starting);
    let elsewhere = std::thread::spawn(draw).join().expect("a scene");
    assert!(draw() == elsewhere);
}
