//! Where lines end.

use proptest::prelude::*;
use scene::Run;
use unicode_properties::UnicodeEmoji;

use super::super::{Align, Block};
use super::*;

fn runs(block: &Block) -> Vec<Run> {
    block.at(0.0, 0.0, 500.0, Align::Left).runs
}

/// The text of each line, as drawn.
fn lines(text: &str, width: f32) -> Vec<String> {
    let block = FONTS.block(text, BODY, width);
    let mut lines = vec![String::new(); block.lines()];
    for run in runs(&block) {
        lines[run.line as usize].push_str(&run.text);
    }
    lines
}

#[test]
fn words_stay_whole_where_they_fit() {
    assert_eq!(lines("The quick brown fox.", 100.0), ["The quick", "brown fox."]);
}

#[test]
fn a_word_wider_than_the_line_starts_a_line_and_is_broken() {
    assert_eq!(
        lines("A Donaudampfschifffahrtsgesellschaft", 100.0),
        ["A", "Donaudampfs", "chifffahrtsgese", "llschaft"]
    );
}

#[test]
fn a_word_of_400_letters_stays_inside_and_loses_none() {
    let word = "w".repeat(400);
    let block = FONTS.block(&word, BODY, 90.0);
    assert!(block.width() <= 90.0 && block.lines() > 40);
    assert_eq!(runs(&block).iter().map(|run| &*run.text).collect::<String>(), word);
}

#[test]
fn chinese_breaks_between_characters_but_not_before_a_comma() {
    assert_eq!(lines("你好世界，这是一个测试。", 58.0), ["你好世", "界，这是", "一个测", "试。"]);
}

#[test]
fn a_line_end_in_the_text_breaks_a_line() {
    assert_eq!(lines("one\ntwo\r\nthree", f32::INFINITY), ["one", "two", "three"]);
    assert_eq!(lines("one\n\nthree\n", f32::INFINITY), ["one", "", "three"]);
}

#[test]
fn nothing_takes_no_room() {
    let block = FONTS.block("", BODY, 100.0);
    assert_eq!((block.lines(), block.width(), block.height()), (0, 0.0, 0.0));
    assert!(block.is_empty() && block.at(3.0, 4.0, 10.0, Align::Start).runs.is_empty());
}

#[test]
fn spaces_at_the_end_of_a_line_take_no_width_but_stay_in_the_text() {
    let block = FONTS.block("one    two   ", BODY, 30.0);
    assert_eq!(block.lines(), 2);
    assert_eq!(block.last_line_width(), FONTS.width("two", BODY));
    assert_eq!(&*block.at(0.0, 0.0, 30.0, Align::Left).text, "one    two   ");
    assert!(FONTS.width("one ", BODY) > FONTS.width("one", BODY));
}

#[test]
fn an_emoji_of_several_characters_is_never_torn() {
    for line in lines(&"👩‍👩‍👧‍👦".repeat(5), 20.0) {
        assert_eq!(line, "👩‍👩‍👧‍👦");
    }
}

#[test]
fn text_that_runs_on_begins_after_the_indentation() {
    let block = FONTS.rich(&[("about refunds", BODY)], 100.0, 55.0);
    let first = &runs(&block)[0];
    assert_eq!((first.line, first.x, &*first.text), (0, 55.0, "about"));
}

#[test]
fn a_first_word_that_does_not_fit_after_the_indentation_goes_below() {
    let block = FONTS.rich(&[("refunds", BODY)], 100.0, 80.0);
    let first = &runs(&block)[0];
    assert_eq!((block.lines(), first.line, first.x), (2, 1, 0.0));
}

#[test]
fn a_line_is_as_high_as_its_tallest_piece() {
    let figure = Style::new(20.0, 24.0, Weight::Bold, BODY.paint);
    let block = FONTS.rich(&[("62", figure), (" customers call", BODY)], 110.0, 0.0);
    assert_eq!((block.lines(), block.height()), (2, 44.0));
    let placed = runs(&block);
    assert_eq!(placed[0].y, placed[1].y);
    assert!(block.baseline(0) > FONTS.block("62", BODY, 110.0).baseline(0));
}

/// Text that a person or a machine might put on a map, in the three scripts and outside them.
fn any_text() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        "[a-zA-Z0-9 ,.()-]{0,12}",
        "[\u{4e00}-\u{4eff}，。、（）]{0,8}",
        "[\u{621}-\u{64a}\u{64b}-\u{652}\u{660}-\u{669} ،]{0,10}",
        prop::sample::select(vec!["👩‍💻", "❤️", "🇩🇪", "1️⃣", "e\u{301}", "\u{301}", "\u{202e}", "\n", "\u{ad}"])
            .prop_map(str::to_owned),
        any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(part, 0..12).prop_map(|parts| parts.concat())
}

/// The width of the widest grapheme, standing alone as it does on the narrowest line.
fn widest_grapheme(text: &str) -> f32 {
    // What is not drawn parts no graphemes.
    let text: String = text.chars().filter(|c| !c.is_control()).collect();
    let graphemes = icu_segmenter::GraphemeClusterSegmenter::new();
    let bounds: Vec<usize> = graphemes.segment_str(&text).collect();
    bounds.windows(2).map(|b| FONTS.width(&text[b[0]..b[1]], BODY)).fold(0.0, f32::max)
}

proptest! {
    #[test]
    fn no_line_is_wider_than_its_room(text in any_text(), room in 0.0f32..200.0) {
        let block = FONTS.block(&text, BODY, room);
        let room = room.max(widest_grapheme(&text));
        for line in 0..block.lines() {
            let width: f32 = runs(&block).iter().filter(|r| r.line as usize == line).map(|r| r.width).sum();
            prop_assert!(width <= room + 1e-3, "{width} > {room}");
        }
        prop_assert!(block.width() <= room + 1e-3);
    }

    #[test]
    fn every_drawn_character_stands_on_some_line(text in any_text(), room in 0.0f32..200.0) {
        let seen = |room| {
            let block = FONTS.block(&text, BODY, room);
            let mut drawn: Vec<char> = runs(&block).iter().flat_map(|r| r.text.chars().collect::<Vec<_>>()).collect();
            drawn.retain(|c| !c.is_whitespace());
            drawn.sort_unstable();
            drawn
        };
        prop_assert_eq!(seen(room), seen(f32::INFINITY));
    }

    #[test]
    fn the_same_text_looks_the_same_whatever_was_set_before(text in any_text(), room in 0.0f32..200.0) {
        let fresh = Fonts::new(&FILES);
        let placed = |fonts: &Fonts| fonts.block(&text, BODY, room).at(1.0, 2.0, room, Align::Start);
        prop_assert_eq!(placed(&fresh), placed(&FONTS));
        prop_assert_eq!(placed(&fresh), placed(&fresh));
    }

    #[test]
    fn emoji_never_come_from_a_text_face(c in prop::char::range('\u{1f300}', '\u{1f6ff}')) {
        let drawn = runs(&FONTS.block(&c.to_string(), BODY, 100.0));
        let known = c.is_emoji_char() && FONTS.uncovered(&c.to_string()).is_empty();
        prop_assert!(!known || drawn[0].face.family == scene::Family::Emoji);
    }
}
