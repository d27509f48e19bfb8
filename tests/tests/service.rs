//! The Service view of any map has no fault that the checker knows, and looks as it was looked at.
#![cfg(test)]

use app::FixSet;
use app::drawing::layout_fonts;
use layout::{Base, Form, ServiceFigures, ServiceOptions};
use model::JourneyMap;
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
    ServiceOptions { base, form, width, ..ServiceOptions::default() }
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
        let plain = forms().map(|options| (options, figures.clone(), map.clone()));
        for (options, figures, map) in plain.into_iter().chain(tried_out(map)) {
            let scene = layout::lay_out_service(&map, &figures, layout_fonts(), &options).scene;
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

/// Windows in which every other fix is switched on: beside today, and with all figures as they would be.
fn tried_out(map: &JourneyMap) -> Vec<(ServiceOptions, ServiceFigures, JourneyMap)> {
    let ids: Vec<String> = map.service_points.iter().step_by(2).map(|point| point.id.clone()).collect();
    let set = FixSet { fix: ids.clone(), serve: ids };
    let options = |width| ServiceOptions { unfolded: true, ..options(Base::Starting, Form::Window, width) };
    let tried = |(with, width)| {
        let (shown, figures) = app::try_out(map, &set, with);
        (options(width), figures, shown)
    };
    [(false, 960.0), (true, 1600.0)].map(tried).into()
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

fn fixture(name: &str) -> JourneyMap {
    let path = bundle::root().join(format!("tests/fixtures/maps/{name}.journey"));
    maps::read(&path).expect("a readable map")
}

/// The window with two fixes in hand and one point served well.
fn trial(with: bool) -> Scene {
    let ids = |ids: &[&str]| ids.iter().map(|id| (*id).to_owned()).collect();
    let set = FixSet { fix: ids(&["missed", "slow"]), serve: ids(&["old-number"]) };
    let (map, figures) = app::try_out(&fixture("home-broadband"), &set, with);
    let options = options(Base::Starting, Form::Window, 1600.0);
    layout::lay_out_service(&map, &figures, layout_fonts(), &options).scene
}

fn view(name: &str, base: Base) -> Scene {
    let map = fixture(name);
    let sureness = app::Sureness::of(&map, |_| true);
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
    let shown = shown.map(|(name, base, theme)| (format!("{name}-{theme:?}"), view(name, base), theme));
    let tried = [("today", false, Theme::Light), ("with", true, Theme::Light), ("with", true, Theme::Dark)];
    let tried =
        tried.map(|(state, with, theme)| (format!("home-broadband-{state}-{theme:?}"), trial(with), theme));
    let mut differing = Vec::new();
    for (title, scene, theme) in shown.into_iter().chain(tried) {
        let found: Result<Picture, String> = drawing::themed(&scene, theme, WIDTH);
        differing.extend(found.and_then(|picture| album.compare(&title.to_lowercase(), &picture)).err());
    }
    assert!(differing.is_empty(), "{}", differing.join("\n"));
}

#[test]
fn the_same_map_has_the_same_view_in_another_thread() {
    let draw = || view("home-broadband", Base::Starting);
    let elsewhere = std::thread::spawn(draw).join().expect("a scene");
    assert!(draw() == elsewhere);
}
