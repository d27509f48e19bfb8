//! What is drawn of a text: line ends made one kind, control characters taken out, characters
//! without a glyph replaced.

use scene::Weight;

use super::{Fonts, fallback};

/// Appends the drawable form of `text`. Only '\n' is left of the line ends and only ' ' of the tabs.
pub(super) fn append(out: &mut String, text: &str, fonts: &Fonts, weight: Weight) {
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            ' '..='~' | '\n' if fallback::has_ascii(fonts, weight) => out.push(c),
            '\r' if rest.peek() == Some(&'\n') => {}
            '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => out.push('\n'),
            '\t' => out.push(' '),
            c if c.is_control() => {}
            c if fallback::is_drawable(fonts, c, weight) => out.push(c),
            _ => out.extend(fallback::replacement(fonts, weight)),
        }
    }
}

/// A space at which a line may end without it taking width; no-break spaces are not.
pub(super) fn is_loose_space(c: char) -> bool {
    c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{2007}' | '\u{202f}')
}

/// Characters that have no shape of their own (Default_Ignorable_Code_Point of Unicode 17, without
/// unassigned ranges).
pub(super) fn is_ignorable(c: char) -> bool {
    matches!(u32::from(c),
        0xAD | 0x34F | 0x61C | 0x115F..=0x1160 | 0x17B4..=0x17B5 | 0x180B..=0x180F
        | 0x200B..=0x200F | 0x202A..=0x202E | 0x2060..=0x206F | 0x3164 | 0xFE00..=0xFE0F
        | 0xFEFF | 0xFFA0 | 0x1BCA0..=0x1BCA3 | 0x1D173..=0x1D17A | 0xE0000..=0xE0FFF)
}
