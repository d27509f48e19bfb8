//! PDF: text, tags, sizes and tiles, as poppler reads them.

use std::sync::Arc;

use export::{Date, Format, Page, Paper, Request};
use scene::{Group, Role, Scene, Weight};

use crate::poppler::ask;
use crate::sample::{card, journey, linked, output, request, scene, text, written};

fn pdf(scene: &Scene, page: Page) -> Vec<u8> {
    written(Format::Pdf, &request(scene, page)).0
}

fn on(paper: Paper, portrait: bool) -> Page {
    Page { paper, portrait, tile: None }
}

#[test]
fn every_script_can_be_selected_as_it_was_typed() {
    let file = pdf(&journey(), on(Paper::A4, false));
    let Some(found) = ask("pdftotext", &["-raw"], "journey.pdf", &file) else { return };
    let plain: String = found.chars().filter(|c| !is_direction_mark(*c)).collect();
    for wanted in ["Home broadband, first 90 days", "预约工程师上门", "العرض", "يرى", "اليوم", "150", "😀"]
    {
        assert!(plain.contains(wanted), "{wanted} is not in\n{plain}");
    }
}

fn is_direction_mark(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[test]
fn pages_are_exactly_the_paper() {
    let sizes = [
        (on(Paper::A3, false), "1190.55 x 841.89 pts"),
        (on(Paper::A4, true), "595.276 x 841.89 pts"),
        (on(Paper::A0, false), "3370.39 x 2383.94 pts"),
        (on(Paper::Letter, true), "612 x 792 pts"),
        (on(Paper::Tabloid, false), "1224 x 792 pts"),
        (on(Paper::Fit, false), "600 x 300 pts"),
    ];
    for (page, size) in sizes {
        let Some(found) = ask("pdfinfo", &[], "size.pdf", &pdf(&journey(), page)) else { return };
        let line = found.lines().find(|line| line.starts_with("Page size:")).unwrap_or("").to_owned();
        assert!(line.contains(size), "{page:?}: {line}");
    }
}

#[test]
fn the_file_says_its_title_and_that_it_is_tagged() {
    let Some(found) = ask("pdfinfo", &[], "info.pdf", &pdf(&journey(), on(Paper::A4, false))) else { return };
    assert!(found.contains("Title:           Home broadband, first 90 days"), "{found}");
    assert!(found.contains("Tagged:          yes") && found.contains("JavaScript:      no"), "{found}");
    assert!(!found.contains("CreationDate"), "{found}");
}

#[test]
fn a_given_day_is_in_the_metadata() {
    let scene = journey();
    let dated =
        Request { date: Some(Date { year: 2026, month: 9, day: 30 }), ..request(&scene, Page::default()) };
    let Some(found) = ask("pdfinfo", &["-rawdates"], "dated.pdf", &written(Format::Pdf, &dated).0) else {
        return;
    };
    assert!(found.contains("CreationDate:    D:20260930"), "{found}");
}

#[test]
fn the_structure_has_a_heading_sections_and_figures_with_their_names() {
    let file = pdf(&journey(), on(Paper::A4, false));
    let Some(found) = ask("pdfinfo", &["-struct-text"], "tags.pdf", &file) else { return };
    let of = |tag: &str| found.lines().filter(|line| line.trim_start().starts_with(tag)).count();
    assert!(of("H1") == 1 && of("H2") == 1, "{found}");
    assert!(of("Sect") >= 5 && of("Link") == 1, "{found}");
    assert_eq!(of("Figure"), 4, "arrow, curve, mark and picture\n{found}");
    let text = decompressed(&file);
    assert!(text.contains("(Sees an offer online and compares)"), "the lines stay apart");
    let first = found.lines().position(|line| line.contains("Home broadband")).unwrap();
    let card = found.lines().position(|line| line.contains("Sees an offer")).unwrap();
    assert!(first < card, "{found}");
}

#[test]
fn figures_carry_their_alternative_text() {
    let text = decompressed(&pdf(&journey(), on(Paper::A4, false)));
    for alt in
        ["How Maya feels: from 0 to 3", "Missed appointment, ours to fix: 37 contacts", "Picture: the router"]
    {
        assert!(text.contains(alt), "{alt}");
    }
}

#[test]
fn links_lead_out_only_to_the_web_and_to_mail() {
    let item = |link: &str| linked(text(0.0, 0.0, 200.0, 12.0, Weight::Regular, "here"), link);
    let items = vec![item("https://a.example/?x=1"), item("javascript:alert(1)"), item("file:///etc/passwd")];
    let drawing = scene(200.0, 200.0, vec![Group::new("g", Role::Cell, "Links", items)]);
    let file = decompressed(&pdf(&drawing, Page::default()));
    assert!(file.contains("https://a.example/?x=1"));
    assert!(!file.contains("javascript") && !file.contains("passwd"));
}

#[test]
fn tiles_cover_the_drawing_and_count_themselves() {
    let cards = |n: usize| (0..n).flat_map(move |row| (0..n).map(move |column| (row, column)));
    let groups = cards(8).map(|(row, column)| {
        let name = format!("touchpoint{row}x{column}");
        card(&name, column as f32 * 200.0, row as f32 * 100.0, &name)
    });
    let drawing = scene(1600.0, 800.0, groups.collect());
    let page = Page { paper: Paper::A2, portrait: false, tile: Some(Paper::A4) };
    let (file, report) = written(Format::Pdf, &request(&drawing, page));
    assert_eq!(report.pages, 6, "586 × 293 mm on sheets of 277 × 190 mm");
    let Some(found) = ask("pdftotext", &[], "tiles.pdf", &file) else { return };
    let pages: Vec<&str> = found.trim_end_matches('\u{c}').split('\u{c}').collect();
    assert_eq!(pages.len(), 6);
    for (number, page) in pages.iter().enumerate() {
        assert!(page.contains(&format!("{} of 6", number + 1)), "{page}");
    }
    for (row, column) in cards(8) {
        assert!(found.contains(&format!("touchpoint{row}x{column}")), "{row}, {column}");
    }
    let info = ask("pdfinfo", &[], "tiles.pdf", &file).unwrap();
    assert!(info.contains("841.89 x 595.276 pts"), "{info}");
}

#[test]
fn endless_tiling_is_refused_in_a_sentence() {
    let drawing = scene(1e6, 1e6, vec![]);
    let asked = Request {
        page: Page { paper: Paper::Fit, portrait: false, tile: Some(Paper::A4) },
        ..request(&drawing, Page::default())
    };
    let go_on = &mut |_| std::ops::ControlFlow::Continue(());
    let error = export::write(Format::Pdf, &asked, &mut Vec::new(), go_on).unwrap_err();
    assert!(error.to_string().contains("pages. Choose"), "{error}");
}

#[test]
fn a_drawing_longer_than_a_page_may_be_is_scaled_down() {
    let drawing = scene(100_000.0, 1000.0, vec![card("a", 0.0, 0.0, "Long")]);
    let (file, report) = written(Format::Pdf, &request(&drawing, Page::default()));
    assert!(report.smallest_text_pt.unwrap() < 2.0);
    let Some(found) = ask("pdfinfo", &[], "long.pdf", &file) else { return };
    assert!(found.contains("14400 x 144 pts"), "{found}");
}

#[test]
fn the_same_drawing_gives_the_same_bytes() {
    let draw = || pdf(&journey(), on(Paper::A3, false));
    assert!(draw() == draw());
}

#[test]
fn hostile_words_stay_words() {
    let words = "]]> <script>alert(1)</script> (\\) endstream endobj a\0b \u{feff} \u{ffff} \u{202e}";
    let items = vec![linked(text(0.0, 0.0, 600.0, 12.0, Weight::Regular, words), "https://a.example/)>>")];
    let mut hostile = scene(600.0, 100.0, vec![Group::new(words, Role::Mark, words, items)]);
    hostile.title = words.to_owned();
    hostile.language = ") /OpenAction".to_owned();
    let file = pdf(&hostile, Page::default());
    let Some(found) = ask("pdftotext", &["-raw"], "hostile.pdf", &file) else { return };
    assert!(found.contains("<script>alert(1)</script>"), "{found}");
}

#[test]
fn damaged_scenes_are_drawn_as_far_as_they_go() {
    let mut broken = journey();
    broken.size.w = f32::NAN;
    for (number, group) in broken.groups.iter_mut().enumerate() {
        for item in &mut Arc::make_mut(&mut group.thing).items {
            match item {
                scene::Item::Text(p) => p.runs.iter_mut().for_each(|run| damage(run, number)),
                scene::Item::Shape(s) => s.path = s.path.mapped(|p| scene::Point::new(f32::NAN, p.y)),
                scene::Item::Picture(p) => p.at.w = f32::INFINITY,
                scene::Item::Icon(_) => {}
            }
        }
    }
    for format in [Format::Pdf, Format::Png, Format::Svg] {
        assert!(!written(format, &request(&broken, Page::default())).0.is_empty());
    }
}

/// One of several ways in which a run may be wrong.
fn damage(run: &mut scene::Run, way: usize) {
    match way % 4 {
        0 => run.x = f32::NAN,
        1 => run.size = 0.0,
        2 => Arc::make_mut(&mut run.glyphs).iter_mut().for_each(|g| (g.id, g.start, g.end) = (65_535, 7, 3)),
        _ => run.text = Arc::default(),
    }
}

#[test]
fn an_empty_drawing_is_an_empty_page() {
    let Some(found) = ask("pdfinfo", &[], "empty.pdf", &pdf(&scene(0.0, 0.0, vec![]), Page::default()))
    else {
        return;
    };
    assert!(found.contains("Pages:           1"), "{found}");
}

#[test]
fn nothing_is_in_the_file_that_is_not_in_the_scene() {
    let mut drawing = journey();
    drawing.groups.retain(|group| group.id == "card/latin");
    drawing.title = "T".to_owned();
    let file = decompressed(&pdf(&drawing, Page::default()));
    for absent in ["card/", "broadband", "Maya", "router", env!("CARGO_MANIFEST_DIR")] {
        assert!(!file.contains(absent), "{absent}");
    }
}

/// The file with every stream unpacked, as text.
fn decompressed(file: &[u8]) -> String {
    std::fs::write(output("last.pdf"), file).unwrap();
    let mut text = String::from_utf8_lossy(file).into_owned();
    let mut rest = file;
    while let Some(at) = find(rest, b"stream\n").or_else(|| find(rest, b"stream\r\n")) {
        rest = &rest[at + 7..];
        let mut unpacked = Vec::new();
        let mut reader = flate2::read::ZlibDecoder::new(rest.strip_prefix(b"\n").unwrap_or(rest));
        let _ = std::io::Read::read_to_end(&mut reader, &mut unpacked);
        text.push_str(&String::from_utf8_lossy(&unpacked));
    }
    text
}

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|window| window == wanted)
}
