//! PDFs of every map, as poppler reads them: paper, tags, fonts and text.
#![cfg(test)]

use std::ops::ControlFlow;

use export::{Format, Page, Paper, Request};
use product_tests::drawing::{self, VIEWS};
use product_tests::maps::{self, Named};
use product_tests::pdf::poppler;
use scene::{Scene, Theme};

fn all() -> Vec<Named> {
    let mut maps = maps::fixtures().expect("readable fixtures");
    maps.extend(maps::real().expect("readable inputs"));
    maps
}

fn a3(scene: &Scene) -> Vec<u8> {
    drawing::file(scene, Format::Pdf, Paper::A3, 96.0).expect("a PDF")
}

/// Marks that `pdftotext` puts around text that runs from right to left.
const DIRECTION_MARKS: [char; 5] = ['\u{202a}', '\u{202b}', '\u{202c}', '\u{200e}', '\u{200f}'];

/// Without blanks, which a reader of PDF guesses from gaps, and without Arabic vowel signs, which
/// it sorts by where they stand.
fn bare(text: &str) -> String {
    let vowel = |c: &char| ('\u{64b}'..='\u{652}').contains(c);
    let invisible = |c: &char| c.is_whitespace() || c.is_control() || DIRECTION_MARKS.contains(c);
    text.chars().filter(|c| !invisible(c) && !vowel(c)).collect()
}

/// Width and height of the first page in points.
fn page_size(info: &str) -> (f32, f32) {
    let line = info.lines().find(|l| l.starts_with("Page size:")).expect("a page size");
    let mut numbers = line.split_whitespace().filter_map(|word| word.parse().ok());
    (numbers.next().expect("a width"), numbers.next().expect("a height"))
}

fn assert_near(actual: (f32, f32), wanted: (f32, f32), name: &str) {
    let near = |a: f32, b: f32| (a - b).abs() < 0.6;
    assert!(near(actual.0, wanted.0) && near(actual.1, wanted.1), "{name}: {actual:?}, not {wanted:?}");
}

#[test]
fn every_map_gives_one_tagged_page_of_a3_landscape() {
    for Named { name, map } in all() {
        let pdf = a3(&drawing::poster(&map));
        let Some(info) = poppler("pdfinfo", &[], &pdf).expect("a readable PDF") else { return };
        assert_near(page_size(&info), (1190.55, 841.89), &name);
        for word in ["Tagged: yes", "Pages: 1"] {
            let found = info.lines().any(|l| bare(l) == bare(word));
            assert!(found, "{name}: no “{word}” in\n{info}");
        }
        let title = info.lines().find(|l| l.starts_with("Title:")).map(bare).unwrap_or_default();
        assert!(map.title.is_empty() || title.contains(&bare(&map.title)), "{name}: {title}");
    }
}

#[test]
fn every_title_can_be_selected() {
    for Named { name, map } in all() {
        let pdf = a3(&drawing::poster(&map));
        // As painted, lines of a title stay together; as sorted, lines from right to left are
        // turned, but columns may come between them.
        let read = |options: &[&str]| poppler("pdftotext", options, &pdf).expect("text");
        let (Some(painted), Some(sorted)) = (read(&["-raw"]), read(&[])) else { return };
        let (painted, sorted) = (bare(&painted), bare(&sorted));
        for t in &map.touchpoints {
            let words = || t.title.split_whitespace().all(|word| sorted.contains(&bare(word)));
            let found = painted.contains(&bare(&t.title)) || words();
            assert!(found, "{name}: “{}” cannot be selected", t.title);
        }
    }
}

#[test]
fn every_font_of_every_map_is_embedded_and_has_its_characters() {
    for Named { name, map } in all() {
        let pdf = a3(&drawing::poster(&map));
        let Some(fonts) = poppler("pdffonts", &[], &pdf).expect("fonts") else { return };
        for line in fonts.lines().skip(2) {
            let yes = line.split_whitespace().filter(|word| *word == "yes").count();
            assert_eq!(yes, 3, "{name}: embedded, subset and with characters: {line}");
        }
    }
}

#[test]
fn the_smallest_text_on_paper_is_as_high_as_was_said() {
    let Named { map, name } = all().into_iter().next().expect("a fixture");
    let scene = drawing::poster(&map);
    let page = Page { paper: Paper::A3, ..Page::default() };
    let said = export::legibility(&scene, &page).smallest_pt.expect("text");
    let items = scene.groups.iter().flat_map(|g| &g.items);
    let sizes = items.filter_map(|item| match item {
        scene::Item::Text(p) => p.runs.iter().map(|r| r.size).min_by(f32::total_cmp),
        _ => None,
    });
    let smallest = sizes.min_by(f32::total_cmp).expect("text");
    // The edge that a printer cannot reach, 4 mm on each side.
    let margin = 8.0 / 25.4 * 72.0;
    let scale = ((1190.55 - margin) / scene.size.w).min((841.89 - margin) / scene.size.h);
    assert!((said - smallest * scale).abs() < 0.02, "{name}: {said} pt, not {}", smallest * scale);
}

#[test]
fn a_poster_on_a_large_paper_comes_as_sheets_of_a4() {
    let Named { map, .. } = all().into_iter().next().expect("a fixture");
    let scene = VIEWS[2].draw(&map);
    let page = Page { paper: Paper::A1, portrait: false, tile: Some(Paper::A4) };
    let fonts = app::fonts();
    let request = Request { scene: &scene, fonts, theme: Theme::Light, page, dpi: 96.0, date: None };
    let mut pdf = Vec::new();
    let report = export::write(Format::Pdf, &request, &mut pdf, &mut |_| ControlFlow::Continue(()));
    let pages = report.expect("a PDF").pages;
    assert!(pages > 3, "{pages} pages");
    let Some(info) = poppler("pdfinfo", &[], &pdf).expect("a readable PDF") else { return };
    assert!(info.lines().any(|l| bare(l) == format!("Pages:{pages}")), "{info}");
    let (w, h) = page_size(&info);
    assert_near((w.min(h), w.max(h)), (595.28, 841.89), "A4");
}

#[test]
fn a_cancelled_export_leaves_nothing_usable() {
    let Named { map, .. } = all().into_iter().next().expect("a fixture");
    let scene = drawing::poster(&map);
    for format in [Format::Svg, Format::Pdf, Format::Png] {
        let page = Page::default();
        let fonts = app::fonts();
        let request = Request { scene: &scene, fonts, theme: Theme::Light, page, dpi: 96.0, date: None };
        let written = export::write(format, &request, &mut Vec::new(), &mut |_| ControlFlow::Break(()));
        assert!(written.is_err(), "{format} was written to its end");
    }
}
