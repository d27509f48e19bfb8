//! Where lines end.

use super::super::Align;
use super::*;

/// The text of each line, as drawn.
fn lines(text: &str, width: f32) -> Vec<String> {
    let block = FONTS.block(text, BODY, width);
    let mut lines = vec![String::new(); block.lines()];
    for run in block.at(0.0, 0.0, width, Align::Left).runs {
        lines[run.line as usize].push_str(&run.text);
    }
    lines
}

#[test]
fn words_stay_whole_where_they_fit() {
    assert_eq!(lines("The quick brown fox.", 100.0), ["The quick", "brown fox."]);
}

#[test]
fn a_word_wider_than_the_line_is_broken() {
    assert_eq!(
        lines("A Donaudampfschifffahrtsgesellschaft", 100.0),
        ["A", "Donaudampfs", "chifffahrtsgese", "llschaft"]
    );
}

#[test]
fn chinese_breaks_between_characters_but_not_before_a_comma() {
    assert_eq!(lines("你好世界，这是一个测试。", 58.0), ["你好世", "界，这是", "一个测", "试。"]);
}
