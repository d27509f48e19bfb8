//! Which family draws a grapheme cluster.

use harfrust::unicode::{Decomposed, decompose};
use scene::{Face, Family, Weight};
use unicode_properties::{EmojiStatus, UnicodeEmoji};

use super::Fonts;
use super::clean::is_ignorable;

const TEXT_FIRST: [Family; 4] = [Family::Inter, Family::Arabic, Family::Chinese, Family::Emoji];
const EMOJI_FIRST: [Family; 4] = [Family::Emoji, Family::Inter, Family::Arabic, Family::Chinese];
const EMOJI_PRESENTATION: char = '\u{fe0f}';
const TEXT_PRESENTATION: char = '\u{fe0e}';

/// True where some family has the character or it needs no glyph.
pub(super) fn is_drawable(fonts: &Fonts, c: char, weight: Weight) -> bool {
    needs_no_glyph(c) || TEXT_FIRST.into_iter().any(|family| covers(fonts, family, weight, c))
}

/// What stands for a character without a glyph: the replacement character, or the nearest to it
/// that the fonts have.
pub(super) fn replacement(fonts: &Fonts, weight: Weight) -> Option<char> {
    [char::REPLACEMENT_CHARACTER, '□', '?'].into_iter().find(|c| is_drawable(fonts, *c, weight))
}

/// True where Inter has all of printable ASCII, as the real one does.
pub(super) fn has_ascii(fonts: &Fonts, weight: Weight) -> bool {
    fonts.face(Face::nearest(Family::Inter, weight)).is_some_and(|f| f.has_ascii())
}

/// True for white space and the like, which stand in any face.
pub(super) fn is_blank(cluster: &str) -> bool {
    cluster.chars().all(needs_no_glyph)
}

/// The family for a whole cluster. `None` where only its single characters have one.
pub(super) fn family(fonts: &Fonts, cluster: &str, weight: Weight) -> Option<Family> {
    order(cluster)
        .into_iter()
        .find(|family| cluster.chars().all(|c| needs_no_glyph(c) || covers(fonts, *family, weight, c)))
}

/// Emoji that are pictures by themselves, or that a selector or keycap makes so, come from the
/// emoji face even where a text face has a sign for them.
fn order(cluster: &str) -> [Family; 4] {
    let has = |wanted: char| cluster.contains(wanted);
    let picture = cluster.chars().next().is_some_and(is_picture);
    if has(EMOJI_PRESENTATION) || (picture && !has(TEXT_PRESENTATION)) { EMOJI_FIRST } else { TEXT_FIRST }
}

/// The first character that is a picture by itself; nearly all text lies before it.
const FIRST_PICTURE: char = '\u{231a}';

fn is_picture(c: char) -> bool {
    if c < FIRST_PICTURE {
        return false;
    }
    matches!(
        c.emoji_status(),
        EmojiStatus::EmojiPresentation
            | EmojiStatus::EmojiPresentationAndModifierBase
            | EmojiStatus::EmojiPresentationAndEmojiComponent
            | EmojiStatus::EmojiPresentationAndModifierAndEmojiComponent
    )
}

fn needs_no_glyph(c: char) -> bool {
    c.is_whitespace() || c.is_control() || is_ignorable(c)
}

/// The shaper takes a character apart where the face has only its parts, so that counts too.
fn covers(fonts: &Fonts, family: Family, weight: Weight, c: char) -> bool {
    let Some(face) = fonts.face(Face::nearest(family, weight)) else { return false };
    face.has(c)
        || match decompose(u32::from(c)) {
            Some(Decomposed::Singleton(a)) => char::from_u32(a).is_some_and(|a| face.has(a)),
            Some(Decomposed::Pair(a, b)) => {
                [a, b].into_iter().all(|part| char::from_u32(part).is_some_and(|p| face.has(p)))
            }
            None => false,
        }
}
