//! SVG: well-formed, whole, and nothing in it that acts.

use std::collections::BTreeSet;
use std::sync::Arc;

use base64::Engine;
use export::{Format, Page, Paper};
use roxmltree::{Document, Node};
use scene::{Group, Item, Role, Scene, Theme, Weight};
use skrifa::MetadataProvider;

use crate::sample::{card, journey, linked, output, request, scene, text, written};

fn svg(scene: &Scene) -> String {
    String::from_utf8(written(Format::Svg, &request(scene, Page::default())).0).unwrap()
}

fn elements<'a>(document: &'a Document, name: &'a str) -> impl Iterator<Item = Node<'a, 'a>> {
    document.descendants().filter(move |node| node.has_tag_name(name))
}

/// All characters inside an element.
fn inner_text(node: Node) -> String {
    node.descendants().filter_map(|n| n.is_text().then(|| n.text()).flatten()).collect()
}

#[test]
fn the_text_is_text_in_every_script() {
    let file = svg(&journey());
    std::fs::write(output("journey.svg"), &file).unwrap();
    let document = Document::parse(&file).unwrap();
    let texts: Vec<String> = elements(&document, "text").map(inner_text).collect();
    let all = texts.join("\n");
    for wanted in ["Home broadband, first 90 days", "预约工程师上门", "العرض", "😀", "👩‍👩‍👧"]
    {
        assert!(all.contains(wanted), "{wanted} is not in {all}");
    }
    assert!(texts.contains(&"Sees an offer online and compares".to_owned()), "{texts:?}");
}

#[test]
fn every_group_says_its_name_and_decoration_is_silent() {
    let file = svg(&journey());
    let document = Document::parse(&file).unwrap();
    let groups: Vec<_> =
        elements(&document, "g").filter(|g| g.parent_element().unwrap().has_tag_name("svg")).collect();
    assert_eq!(groups.len(), journey().groups.len());
    for (node, group) in groups.iter().zip(journey().groups) {
        if group.role == Role::Backdrop {
            assert_eq!(node.attribute("aria-hidden"), Some("true"));
        } else {
            assert_eq!(node.attribute("aria-label"), Some(group.name.as_str()));
        }
    }
    let root = document.root_element();
    assert_eq!(root.attribute("lang"), Some("en"));
    assert_eq!(inner_text(root.first_element_child().unwrap()), "Home broadband, first 90 days");
}

#[test]
fn links_lead_out_only_to_the_web_and_to_mail() {
    let item = |link: &str| linked(text(0.0, 0.0, 200.0, 12.0, Weight::Regular, "here"), link);
    let items =
        vec![item("https://a.example/?x=1&y=<2>"), item("javascript:alert(1)"), item("file:///etc/passwd")];
    let file = svg(&scene(200.0, 200.0, vec![Group::new("g", Role::Cell, "Links", items)]));
    let document = Document::parse(&file).unwrap();
    let links: Vec<_> = elements(&document, "a").filter_map(|a| a.attribute("href")).collect();
    assert_eq!(links, ["https://a.example/?x=1&y=<2>"]);
    assert!(!file.contains("javascript") && !file.contains("passwd"));
}

#[test]
fn hostile_words_stay_words() {
    let words = "]]> <script>alert(1)</script> a\0b \u{1b}[31m \u{feff} \u{ffff} &amp; \"'";
    let mut hostile = scene(
        600.0,
        100.0,
        vec![Group::new(
            "\"><x",
            Role::Card,
            words,
            vec![text(0.0, 0.0, 600.0, 12.0, Weight::Regular, words)],
        )],
    );
    hostile.title = words.to_owned();
    hostile.language = "en\" onload=\"x".to_owned();
    let file = svg(&hostile);
    let document = Document::parse(&file).unwrap();
    assert_eq!(elements(&document, "script").count(), 0);
    assert!(document.descendants().all(|n| n.attributes().all(|a| !a.name().starts_with("on"))));
    assert!(elements(&document, "text").any(|t| inner_text(t).contains("<script>alert(1)</script>")));
    let forbidden = |c: char| (c.is_control() && c != '\n') || matches!(c, '\u{feff}' | '\u{ffff}');
    assert!(!file.contains(forbidden));
}

#[test]
fn nothing_is_fetched_from_elsewhere() {
    let file = svg(&journey());
    let document = Document::parse(&file).unwrap();
    let images: Vec<_> = elements(&document, "image").filter_map(|i| i.attribute("href")).collect();
    assert_eq!(images.len(), 1);
    assert!(images[0].starts_with("data:image/png;base64,"));
    for found in file.match_indices("url(") {
        assert!(file[found.0..].starts_with("url(data:font/ttf;base64,"));
    }
}

#[test]
fn embedded_fonts_hold_the_used_characters_and_few_others() {
    let file = svg(&scene(200.0, 100.0, vec![card("a", 0.0, 0.0, "Tofu 安装"), card("b", 0.0, 80.0, "يرى")]));
    let mut covered = BTreeSet::new();
    for (at, _) in file.match_indices("base64,") {
        let data: String = file[at + 7..].chars().take_while(|c| *c != ')').collect();
        let bytes = base64::engine::general_purpose::STANDARD.decode(data).unwrap();
        assert!(bytes.len() < 20_000, "a font of {} bytes", bytes.len());
        let font = skrifa::FontRef::new(&bytes).unwrap();
        assert!(font.outline_glyphs().iter().count() < 60);
        covered.extend(font.charmap().mappings().filter_map(|(c, _)| char::from_u32(c)));
    }
    assert_eq!(covered, "Tofu 安装يرى".chars().collect());
}

#[test]
fn the_paper_is_the_size_of_the_drawing_or_the_sheet() {
    let root = |page| {
        let (bytes, _) = written(Format::Svg, &request(&journey(), page));
        let text = String::from_utf8(bytes).unwrap();
        let document = Document::parse(&text).unwrap();
        let get = |name| document.root_element().attribute(name).unwrap().to_owned();
        (get("width"), get("height"), get("viewBox"))
    };
    assert_eq!(root(Page::default()), ("800px".into(), "400px".into(), "0 0 800 400".into()));
    let (w, h, view) = root(Page { paper: Paper::A3, portrait: true, tile: None });
    assert_eq!((w.as_str(), h.as_str()), ("297mm", "420mm"));
    let view: Vec<f32> = view.split(' ').map(|n| n.parse().unwrap()).collect();
    assert!((view[2] / view[3] - 297.0 / 420.0).abs() < 1e-4 && view[0] < 0.0 && view[1] < 0.0);
}

#[test]
fn the_same_drawing_gives_the_same_bytes() {
    assert!(svg(&journey()) == svg(&journey()));
}

#[test]
fn numbers_that_are_none_never_reach_the_file() {
    let mut broken = journey();
    broken.size.w = f32::NAN;
    for group in &mut broken.groups {
        for item in &mut Arc::make_mut(&mut group.thing).items {
            match item {
                Item::Text(p) => p.runs.iter_mut().for_each(|r| r.x = f32::INFINITY),
                Item::Shape(s) => s.path = s.path.mapped(|p| scene::Point::new(f32::NAN, p.y)),
                Item::Icon(_) | Item::Picture(_) => {}
            }
        }
    }
    let file = svg(&broken);
    assert!(Document::parse(&file).is_ok());
    let drawn = &file[file.find("</style>").unwrap()..];
    assert!(!drawn.contains("NaN") && !drawn.contains("inf\""));
}

#[test]
fn an_empty_drawing_is_an_empty_picture() {
    let file = svg(&scene(0.0, 0.0, vec![]));
    assert!(Document::parse(&file).is_ok());
}

#[test]
fn a_damaged_picture_is_counted_and_still_says_what_it_was() {
    let scene = journey();
    let (bytes, report) = written(Format::Svg, &request(&scene, Page::default()));
    assert_eq!(report.damaged_pictures, 1);
    assert!(String::from_utf8(bytes).unwrap().contains("aria-label=\"A damaged picture\""));
}

#[test]
fn the_theme_colours_the_paper() {
    let scene = journey();
    for (theme, colour) in [(Theme::Light, "#ffffff"), (Theme::Dark, "#171a21"), (Theme::Print, "#ffffff")] {
        let dressed = export::Request { theme, ..request(&scene, Page::default()) };
        let text = String::from_utf8(written(Format::Svg, &dressed).0).unwrap();
        assert!(text.contains(&format!("height=\"400\" fill=\"{colour}\"")));
    }
}
