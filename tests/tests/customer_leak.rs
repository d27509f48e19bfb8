//! What customers may not see is in no file for them, in any form.
//!
//! The map has a word of its own in every field: `hx…` where it is hidden from customers, `sx…`
//! where it is shown, in ids too. Its figures have no digit 0 or 5, which the emotion axis shows.
#![cfg(test)]

use std::collections::BTreeSet;

use export::{Format, Paper};
use product_tests::drawing::{self, VIEWS};
use product_tests::pdf;
use scene::{Item, Scene};

const MAP: &[u8] = include_bytes!("leak/everything.journey");

/// The words that begin with the prefix, in small letters.
fn words(prefix: &str) -> BTreeSet<String> {
    let text = String::from_utf8_lossy(MAP).to_lowercase();
    let words = text.split(|c: char| !c.is_ascii_lowercase());
    words.filter(|w| w.starts_with(prefix)).map(str::to_owned).collect()
}

fn drawings() -> Vec<(&'static str, Scene)> {
    let map = model::read(MAP).expect("a valid map");
    let customer = VIEWS.iter().filter(|view| view.audience == app::Audience::Customer);
    customer.map(|view| (view.name, view.draw(&map))).collect()
}

/// Fails when one of the hidden words is in the bytes: plain, in UTF-16, or either in hexadecimal.
fn assert_hidden(bytes: &[u8], place: &str) {
    let bytes = bytes.to_ascii_lowercase();
    // Digits of the hidden picture's data, and what a customer's drawing never names.
    let hidden = words("hx").into_iter().chain(["mm4oqkdftemlqkahf1fafpos94".to_owned(), "2371".to_owned()]);
    for word in hidden {
        let wide: Vec<u8> = word.bytes().flat_map(|b| [0, b]).collect();
        let hex = |bytes: &[u8]| -> Vec<u8> {
            bytes.iter().flat_map(|b| format!("{b:02x}").into_bytes()).collect()
        };
        let capital = word[..1].to_uppercase() + &word[1..];
        let forms = [
            word.clone().into_bytes(),
            wide.clone(),
            hex(word.as_bytes()),
            hex(capital.as_bytes()),
            hex(&wide),
        ];
        for form in forms {
            assert!(pdf::find(&bytes, &form).is_none(), "{word} is in {place}");
        }
    }
}

/// Numbers other than those of the emotion axis and the paper's name.
fn assert_no_figures(text: &str, place: &str) {
    let allowed = ["+5", "5", "0", "−5", "-5", "A3"];
    for word in text.split(|c: char| c.is_whitespace() || c == ',' || c == '.') {
        let figure = word.chars().any(|c| c.is_ascii_digit());
        assert!(!figure || allowed.contains(&word), "the figure {word} is in {place}");
    }
}

fn texts(scene: &Scene) -> String {
    let items = scene.groups.iter().flat_map(|g| &g.items);
    let texts = items.filter_map(|item| match item {
        Item::Text(paragraph) => Some(paragraph.text.clone()),
        _ => None,
    });
    texts.collect::<Vec<_>>().join("\n")
}

#[test]
fn a_word_of_the_team_is_found_where_the_team_looks() {
    let map = model::read(MAP).expect("a valid map");
    let team = serde_json::to_vec(&drawing::poster(&map)).expect("a scene").to_ascii_lowercase();
    for word in ["hxlabel", "hxpointtitle", "hxactor", "hxrule", "hxsecret"] {
        assert!(pdf::find(&team, word.as_bytes()).is_some(), "{word} is not drawn for the team");
    }
}

#[test]
fn nothing_hidden_is_in_a_customers_drawing() {
    for (name, scene) in drawings() {
        assert_hidden(&serde_json::to_vec(&scene).expect("a scene"), name);
        assert_hidden(format!("{scene:?}").as_bytes(), name);
        assert_no_figures(&texts(&scene), name);
    }
}

#[test]
fn nothing_hidden_is_in_a_customers_svg() {
    for (name, scene) in drawings() {
        let svg = drawing::file(&scene, Format::Svg, Paper::Fit, 96.0).expect("an SVG");
        assert_hidden(&svg, &format!("the SVG of the {name}"));
    }
}

#[test]
fn nothing_hidden_is_in_a_customers_png() {
    for (name, scene) in drawings() {
        let png = drawing::file(&scene, Format::Png, Paper::Fit, 96.0).expect("a PNG");
        assert_hidden(&png, &format!("the PNG of the {name}"));
    }
}

#[test]
fn nothing_hidden_is_in_a_customers_pdf() {
    for (name, scene) in drawings() {
        let bytes = drawing::file(&scene, Format::Pdf, Paper::Fit, 96.0).expect("a PDF");
        let place = format!("the PDF of the {name}");
        assert_hidden(&bytes, &place);
        let streams = pdf::streams(&bytes);
        assert!(!streams.is_empty(), "no stream was inflated: the search would prove nothing");
        streams.iter().for_each(|stream| assert_hidden(stream, &place));
        let Some(text) = pdf::poppler("pdftotext", &[], &bytes).expect("text") else { continue };
        assert_hidden(text.as_bytes(), &place);
        assert_no_figures(&text, &place);
        let tags = pdf::poppler("pdfinfo", &["-struct-text"], &bytes).expect("tags");
        assert_hidden(tags.unwrap_or_default().as_bytes(), &place);
    }
}

#[test]
fn what_customers_may_see_is_in_their_files() {
    let map = model::read(MAP).expect("a valid map");
    let view = VIEWS.iter().find(|v| v.name == "poster for customers").expect("a view");
    let scene = view.draw(&map);
    let svg = drawing::file(&scene, Format::Svg, Paper::Fit, 96.0).expect("an SVG");
    let svg = String::from_utf8_lossy(&svg).to_lowercase();
    let bytes = drawing::file(&scene, Format::Pdf, Paper::Fit, 96.0).expect("a PDF");
    let text = pdf::poppler("pdftotext", &[], &bytes).expect("text").map(|t| t.to_lowercase());
    for word in words("sx") {
        assert!(svg.contains(&word), "{word} is not in the SVG");
        let alternative = word == "sxalt";
        let found = text.as_ref().is_none_or(|text| alternative || text.contains(&word));
        assert!(found, "{word} is not in the PDF");
    }
}
