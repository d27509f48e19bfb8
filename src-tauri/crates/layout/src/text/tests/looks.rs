//! What a line looks like: faces, directions, glyphs and their places.

use scene::{Family, Paragraph, Rect};

use super::super::Align;
use super::*;

fn one_line(text: &str) -> Paragraph {
    FONTS.block(text, BODY, f32::INFINITY).at(0.0, 0.0, 500.0, Align::Left)
}

/// Texts of the runs from left to right.
fn visual(text: &str) -> Vec<String> {
    one_line(text).runs.into_iter().map(|run| run.text.to_string()).collect()
}

fn glyph_ids(text: &str) -> Vec<u16> {
    one_line(text).runs.iter().flat_map(|run| run.glyphs.iter().map(|g| g.id)).collect()
}

#[test]
fn widths_are_the_unhinted_advances_of_the_font() {
    // hmtx of Inter for H, e, l, l, o at 400, in units of 2048; the pairs have no kerning.
    let units = INTER_HELLO.iter().sum::<i32>() as f32;
    assert_eq!(FONTS.width("Hello", Style { size: 2048.0, ..BODY }), units);
    assert!((FONTS.width("Hello", BODY) - units * 14.0 / 2048.0).abs() < 1e-4);
}

const INTER_HELLO: [i32; 5] = [1522, 1194, 496, 496, 1228];

#[test]
fn pairs_are_kerned() {
    assert!(FONTS.width("AV", BODY) < FONTS.width("A", BODY) + FONTS.width("V", BODY));
}

#[test]
fn the_first_baseline_centres_ascent_and_descent_in_the_line() {
    let block = FONTS.block("x", BODY, 100.0);
    // Inter: ascent 1984, descent 494 of 2048.
    let (ascent, descent) = (14.0 * 1984.0 / 2048.0, 14.0 * 494.0 / 2048.0);
    assert!((block.baseline(0) - (ascent + (20.0 - ascent - descent) / 2.0)).abs() < 1e-4);
    assert_eq!(block.on_baseline(0.0, 50.0, 100.0, Align::Left).runs[0].y, 50.0);
}

#[test]
fn numbers_and_names_stand_left_to_right_inside_arabic() {
    assert_eq!(visual("رقم 123 جديد"), [" جديد", "123", "رقم "]);
    assert_eq!(visual("خدمة Support جيدة"), [" جيدة", "Support", "خدمة "]);
}

#[test]
fn arabic_inside_english_keeps_the_english_order() {
    assert_eq!(visual("the عربي word"), ["the ", "عربي", " word"]);
    assert!(!FONTS.block("the عربي word", BODY, 100.0).right_to_left());
}

#[test]
fn digits_between_brackets_keep_their_level_in_a_right_to_left_text() {
    let paragraph = one_line("عام (2024)");
    let digits = paragraph.runs.iter().find(|run| run.text.contains("2024")).unwrap();
    assert_eq!((&*digits.text, digits.right_to_left), ("2024", false));
}

#[test]
fn arabic_letters_join() {
    let alone: Vec<u16> = "بيت".chars().rev().flat_map(|c| glyph_ids(&c.to_string())).collect();
    assert_ne!(glyph_ids("بيت"), alone);
    // From the left: alef, then the lam that leads into it.
    let lam_alef = one_line("لا").runs[0].glyphs.clone();
    assert!(lam_alef[0].start > lam_alef[1].start);
}

#[test]
fn words_shaped_one_by_one_stand_as_in_the_whole_text() {
    let letters: Vec<char> = ('A'..='Z').chain('a'..='z').collect();
    for face in Face::ALL {
        let face = FONTS.face(face).unwrap();
        for before in &letters {
            for inner in ['n', 'x', 'H'] {
                let word = |after: &char| format!("{after}{inner} {inner}{before} ");
                let text: String = letters.iter().map(word).collect();
                assert_eq!(*face.shape(&text, false), face.shape_whole(&text, false).unwrap(), "{text}");
            }
        }
    }
}

#[test]
fn arabic_starts_at_the_right() {
    let block = FONTS.block("مرحبا", BODY, 200.0);
    let run = &block.at(10.0, 0.0, 200.0, Align::Start).runs[0];
    assert!(block.right_to_left() && run.right_to_left);
    assert!((run.x + run.width - 210.0).abs() < 1e-3);
}

#[test]
fn each_script_has_its_face() {
    let families: Vec<Family> =
        one_line("Ask 客服 مرحبا 🙂").runs.iter().map(|run| run.face.family).collect();
    assert_eq!(families, [Family::Inter, Family::Chinese, Family::Arabic, Family::Inter, Family::Emoji]);
}

#[test]
fn a_sequence_of_emoji_is_one_picture() {
    for sequence in ["👩‍💻", "🇩🇪", "❤️", "1️⃣", "👍🏽"] {
        let runs = one_line(sequence).runs;
        assert_eq!((runs.len(), runs[0].glyphs.len()), (1, 1), "{sequence}");
        assert_eq!(runs[0].face.family, Family::Emoji, "{sequence}");
    }
}

#[test]
fn a_sign_is_an_emoji_only_where_it_says_so() {
    let family = |text: &str| one_line(text).runs[0].face.family;
    assert_eq!((family("1"), family("1️⃣"), family("→")), (Family::Inter, Family::Emoji, Family::Inter));
}

#[test]
fn a_mark_without_a_letter_is_drawn() {
    assert!(!glyph_ids("\u{301}").is_empty() && !glyph_ids("\u{64e}").is_empty());
}

#[test]
fn a_letter_and_its_mark_look_like_the_composed_letter() {
    assert_eq!(glyph_ids("e\u{301}"), glyph_ids("é"));
}

#[test]
fn a_script_without_a_font_is_found_and_drawn_as_the_square() {
    assert_eq!(FONTS.uncovered("ok ไทย ไ 客 مر 🙂 \u{200d}\n"), ['ไ', 'ท', 'ย']);
    assert_eq!(visual("ไ"), ["□"]);
    assert_eq!(&*one_line("ไ").text, "ไ");
}

#[test]
fn neighbours_in_one_style_are_one_run_and_in_two_styles_are_two() {
    let grey = BODY.painted(Token::Text3.into());
    let count = |pieces: &[(&str, Style)]| {
        FONTS.rich(pieces, f32::INFINITY, 0.0).at(0.0, 0.0, 9.0, Align::Left).runs.len()
    };
    assert_eq!(count(&[("one ", BODY), ("two αβγ", BODY)]), 1);
    assert_eq!(count(&[("one ", BODY), ("two", grey)]), 2);
}

#[test]
fn glyphs_of_a_run_cover_all_of_its_text() {
    for text in ["Hello ffi αβγ", "مُحَمَّد لا إله", "客户，服务", "👩‍💻👍🏽"]
    {
        for run in one_line(text).runs {
            let mut covered: Vec<(u32, u32)> = run.glyphs.iter().map(|g| (g.start, g.end)).collect();
            covered.sort_unstable();
            covered.dedup();
            assert_eq!(covered[0].0, 0, "{text}");
            assert_eq!(covered.last().unwrap().1 as usize, run.text.len(), "{text}");
            assert!(covered.windows(2).all(|pair| pair[0].1 == pair[1].0), "{text}");
        }
    }
}

#[test]
fn bounds_enclose_every_outline() {
    for text in ["Ågjpy |Q| ffi", "مُحَمَّد لا إله", "客户，服务", "👩‍💻👍🏽", "a\nB\nÉ"]
    {
        let paragraph = FONTS.block(text, BODY, 60.0).at(7.3, 9.1, 60.0, Align::Centre);
        for run in &paragraph.runs {
            for glyph in run.glyphs.iter() {
                let outline = FONTS.outline(run.face, glyph.id).unwrap();
                if outline.is_empty() {
                    continue;
                }
                let b = outline.bounds();
                let (x, y) = (run.x + glyph.x + b.x * run.size, run.y + glyph.y + b.y * run.size);
                let ink = Rect::new(x, y, b.w * run.size, b.h * run.size);
                assert!(paragraph.bounds.contains(&ink), "{text}: {ink:?} in {:?}", paragraph.bounds);
            }
        }
    }
}

#[test]
fn a_broken_font_file_draws_nothing_and_does_no_harm() {
    static NONE: LazyLock<FontFiles> = LazyLock::new(|| FontFiles::new(|_| b"not a font".as_slice().into()));
    let fonts = Fonts::new(&NONE);
    assert!(fonts.block("Hello\nمرحبا 123", BODY, 10.0).width() <= 0.0);
    assert_eq!(fonts.uncovered("Hi"), ['H', 'i']);
}
