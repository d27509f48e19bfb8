//! What a line looks like: faces, directions, glyphs and their places.

use scene::{Family, Paragraph};

use super::super::Align;
use super::*;

fn one_line(text: &str) -> Paragraph {
    FONTS.block(text, BODY, f32::INFINITY).at(0.0, 0.0, 500.0, Align::Left)
}

/// Texts of the runs from left to right.
fn visual(text: &str) -> Vec<String> {
    one_line(text).runs.into_iter().map(|run| run.text).collect()
}

#[test]
fn widths_are_the_unhinted_advances_of_the_font() {
    // Inter: 1488 + 1196 + 557 + 557 + 1229 units of 2048, without kerning between them.
    let wide = FONTS.width("nnnn", BODY);
    assert!((wide - 4.0 * FONTS.width("n", BODY)).abs() < 1e-4);
    let large = FONTS.width("Hello", Style { size: 28.0, ..BODY });
    assert!((large - 2.0 * FONTS.width("Hello", BODY)).abs() < 1e-4);
}

#[test]
fn numbers_stand_left_to_right_inside_arabic() {
    assert_eq!(visual("رقم 123 جديد"), [" جديد", "123", "رقم "]);
}

#[test]
fn each_script_has_its_face() {
    let families: Vec<Family> =
        one_line("Ask 客服 مرحبا 🙂").runs.iter().map(|run| run.face.family).collect();
    assert_eq!(families, [Family::Inter, Family::Chinese, Family::Arabic, Family::Inter, Family::Emoji]);
}
