//! The Compare view of any two maps has no fault that the checker knows, and looks as it was looked at.
#![cfg(test)]

use app::drawing::layout_fonts;
use layout::{CompareOptions, Form, Laying, lay_out_compare};
use model::JourneyMap;
use product_tests::checker::Checker;
use product_tests::drawing::{self, A3};
use product_tests::generate::{self, Kind};
use product_tests::golden::Album;
use product_tests::maps;
use product_tests::words::Script;
use product_tests::{bundle, picture::Picture};
use scene::{Scene, Theme};

/// Widest golden picture in pixels.
const WIDTH: f32 = 1100.0;
const SMALLEST: f32 = 11.0;

fn options(laying: Laying, form: Form, width: f32) -> CompareOptions {
    CompareOptions { laying, form, width }
}

/// A window wide and narrow, and a poster.
fn forms() -> [CompareOptions; 4] {
    [
        options(Laying::Strip, Form::Window, 1600.0),
        options(Laying::Strip, Form::Window, 960.0),
        options(Laying::Overlaid, Form::Window, 1280.0),
        options(Laying::Strip, Form::Poster { aspect: Some(A3) }, 0.0),
    ]
}

fn without_fault(name: &str, maps: [&JourneyMap; 2]) -> String {
    let checker = Checker::new(bundle::font_files());
    let mut checker = checker.expect("fonts");
    let figures = app::both_figures(maps);
    let mut report = String::new();
    for options in forms() {
        let scene = lay_out_compare(maps, &figures, layout_fonts(), &options).scene;
        let findings = checker.check(&scene, SMALLEST);
        if !findings.is_empty() {
            let listed: String = findings.iter().take(6).map(|finding| format!("  {finding}\n")).collect();
            report.push_str(&format!("{name}, {options:?}: {} faults\n{listed}", findings.len()));
        }
    }
    report
}

/// The same map with things added, removed, moved and changed.
fn otherwise(map: &JourneyMap) -> JourneyMap {
    let mut made = map.clone();
    made.state = model::State::ToBe;
    if made.touchpoints.len() > 3 {
        let gone = made.touchpoints.remove(1).id;
        made.transitions.retain(|way| way.from != gone && way.to != gone);
        made.exits.retain(|exit| exit.from != gone);
        made.service_points.retain(|point| point.touchpoint != gone);
        let mut new = made.touchpoints[1].clone();
        (new.id, new.title) = ("quite-new".into(), "Something that was not there before".into());
        made.touchpoints.insert(2, new);
        let last = made.touchpoints.len() - 1;
        made.touchpoints.swap(last, last - 1);
    }
    for (n, touchpoint) in made.touchpoints.iter_mut().enumerate().filter(|(n, _)| n % 3 == 0) {
        touchpoint.emotion.values_mut().for_each(|value| *value = -*value);
        touchpoint.title.push_str(if n % 2 == 0 { ", in another way" } else { "" });
    }
    for point in made.service_points.iter_mut().step_by(2) {
        point.owner.push_str(" and others");
    }
    made
}

#[test]
fn every_fixture_and_another_state_of_it_can_be_compared_without_a_fault() {
    let fixtures = maps::fixtures().expect("readable fixtures");
    let report: String = fixtures
        .iter()
        .map(|named| without_fault(&named.name, [&named.map, &otherwise(&named.map)]))
        .collect();
    assert!(report.is_empty(), "{report}");
}

#[test]
fn generated_maps_in_any_script_can_be_compared_without_a_fault() {
    let kinds = [
        (Script::Latin, 3, false),
        (Script::Latin, 40, false),
        (Script::Chinese, 18, true),
        (Script::Arabic, 18, true),
        (Script::Mixed, 24, true),
    ];
    let mut report = String::new();
    for (seed, (script, touchpoints, long)) in (1_u64..).zip(kinds) {
        let kind = Kind { seed: seed * 13, touchpoints, script, tracks: 2, long, loops: seed % 2 == 0 };
        let map = generate::map(kind);
        report.push_str(&without_fault(&format!("{kind:?}"), [&map, &otherwise(&map)]));
    }
    assert!(report.is_empty(), "{report}");
}

fn view(laying: Laying) -> Scene {
    let read = |name: &str| {
        maps::read(&bundle::root().join(format!("tests/fixtures/maps/{name}.journey")))
            .expect("a readable map")
    };
    let (first, second) = (read("home-broadband"), read("home-broadband-to-be"));
    let maps = [&first, &second];
    lay_out_compare(maps, &app::both_figures(maps), layout_fonts(), &options(laying, Form::Window, 1600.0))
        .scene
}

#[test]
fn the_view_looks_as_it_did_when_it_was_looked_at() {
    let album = Album::of_workspace();
    let album = Album { stored: album.stored.join("compare"), ..album };
    let shown = [
        (Laying::Strip, Theme::Light),
        (Laying::Strip, Theme::Dark),
        (Laying::Strip, Theme::Print),
        (Laying::Overlaid, Theme::Light),
    ];
    let mut differing = Vec::new();
    for (laying, theme) in shown {
        let found: Result<Picture, String> = drawing::themed(&view(laying), theme, WIDTH);
        let title = format!("home-broadband-{laying:?}-{theme:?}").to_lowercase();
        differing.extend(found.and_then(|picture| album.compare(&title, &picture)).err());
    }
    assert!(differing.is_empty(), "{}", differing.join("\n"));
}

fn said(scene: &Scene, group: &str) -> String {
    scene.groups.iter().find(|g| g.id == group).unwrap_or_else(|| panic!("no {group}")).name.clone()
}

#[test]
fn what_changed_is_said_thing_by_thing() {
    let scene = view(Laying::Strip);
    assert_eq!(
        said(&scene, "compare/changes/touchpoint/preview-bill"),
        "Sees the first bill in advance added: new touchpoint"
    );
    let rebooks = said(&scene, "compare/changes/touchpoint/rebook");
    assert!(rebooks.starts_with("Rebooks the visit changed: now “Moves the visit in the app”"), "{rebooks}");
    let missed = said(&scene, "compare/changes/point/missed");
    assert!(
        missed.contains("need 4\u{a0}% \u{2192} 1.8\u{a0}%")
            && missed.contains("caught none \u{2192} 30\u{a0}%"),
        "{missed}"
    );
    assert!(missed.contains("contacts 37 \u{2192} 11, \u{2212}26"), "{missed}");
    assert!(said(&scene, "compare/changes/point/no-access").contains("contacts 21 \u{2192} none"));
    let way = said(&scene, "compare/changes/way/visit->rebook");
    assert!(way.contains("share 12\u{a0}% \u{2192} 7\u{a0}%"), "{way}");
}

#[test]
fn each_map_has_its_cards_and_marks_and_says_what_became_of_them() {
    let scene = view(Laying::Strip);
    let has = |part: &str| scene.groups.iter().filter(|g| g.id.starts_with(part)).collect::<Vec<_>>();
    assert_eq!((has("compare/card/first/").len(), has("compare/card/second/").len()), (15, 16));
    assert_eq!((has("compare/mark/first/").len(), has("compare/mark/second/").len()), (16, 16));
    let removed =
        has("compare/mark/first/").into_iter().find(|g| g.id.ends_with("/no-access")).expect("a mark");
    assert_eq!(removed.name, "Nobody over 18 at home, removed: not caused by us, 21 contacts");
    let overlaid = view(Laying::Overlaid);
    let cards = overlaid.groups.iter().filter(|g| g.id.starts_with("compare/card/both/")).count();
    assert_eq!(cards, 16, "what both share is drawn once");
}

#[test]
fn contacts_never_stand_without_completed() {
    let scene = view(Laying::Strip);
    assert!(said(&scene, "compare/headline/0").starts_with("contacts: 399 before, 320 after, \u{2212}79"));
    assert!(said(&scene, "compare/headline/2").starts_with("completed: 620 before, 628 after"));
    assert!(
        said(&scene, "compare/headline/5")
            .starts_with("what stays; completed 645\u{a0}\u{2192}\u{a0}649: 254 before, 212 after")
    );
}

#[test]
fn each_part_is_also_a_table() {
    let read = |name: &str| {
        maps::read(&bundle::root().join(format!("tests/fixtures/maps/{name}.journey")))
            .expect("a readable map")
    };
    let (first, second) = (read("home-broadband"), read("home-broadband-to-be"));
    let maps = [&first, &second];
    let view = lay_out_compare(maps, &app::both_figures(maps), layout_fonts(), &CompareOptions::default());
    let ids: Vec<&str> = view.tables.iter().map(|table| table.id.as_str()).collect();
    assert_eq!(ids, ["changes", "figures"]);
    for table in &view.tables {
        assert!(
            table.rows.len() > 8 && table.rows.iter().all(|row| row.len() == table.columns.len()),
            "{table:?}"
        );
    }
}

#[test]
fn print_is_black_and_white() {
    for group in &view(Laying::Strip).groups {
        for item in &group.items {
            let scene::Item::Shape(shape) = item else { continue };
            for paint in shape.fill.into_iter().chain(shape.stroke.as_ref().map(|stroke| stroke.paint)) {
                let c = Theme::Print.resolve(paint, &[]);
                let white = (c.r, c.g, c.b) == (255, 255, 255);
                assert!(white || (c.r, c.g, c.b, c.a) == (0, 0, 0, 1.0), "{}: {paint:?}", group.id);
            }
        }
    }
}
