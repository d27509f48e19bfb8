//! Itemising: pieces of a paragraph that are shaped in one go, because their direction, face,
//! script and style are one.

use std::ops::Range;

use harfrust::Script;
use icu_segmenter::GraphemeClusterSegmenter;
use scene::{Face, Family};
use unicode_bidi::{Level, ParagraphBidiInfo};

use super::face::script_of;
use super::{Fonts, Style, fallback};

/// A byte range of the drawable text in one style.
#[derive(Clone, Debug)]
pub(super) struct Span {
    pub range: Range<usize>,
    pub style: Style,
}

#[derive(Clone, Debug)]
pub(super) struct Item {
    /// In the drawable text.
    pub range: Range<usize>,
    pub level: Level,
    pub face: Face,
    pub style: Style,
    pub script: Option<Script>,
    /// Only white space so far: any face will do.
    pub blank: bool,
}

impl Item {
    fn takes(&self, next: &Self) -> bool {
        let one_script = self.script.is_none() || next.script.is_none() || self.script == next.script;
        one_script && self.level == next.level && self.style == next.style && self.shares_face(next)
    }

    /// White space joins its neighbours, so that a sentence stays one run; but the emoji face has
    /// no good spaces.
    fn shares_face(&self, next: &Self) -> bool {
        let joins = |blank: &Self, other: &Self| blank.blank && other.face.family != Family::Emoji;
        self.face == next.face || joins(self, next) || joins(next, self)
    }
}

/// The items of one paragraph, in logical order.
pub(super) fn itemise(
    fonts: &Fonts,
    text: &str,
    paragraph: Range<usize>,
    spans: &[Span],
    base: Level,
) -> Vec<Item> {
    let mut items: Vec<Item> = Vec::new();
    let levels = levels(&text[paragraph.clone()], base);
    let level_at =
        |at: usize| levels.as_ref().and_then(|l| l.get(at - paragraph.start)).copied().unwrap_or(base);
    for span in spans {
        let (start, end) = (span.range.start.max(paragraph.start), span.range.end.min(paragraph.end));
        if start < end {
            let one_level = levels.is_none();
            clusters(fonts, text, start..end, span.style, one_level, |range, family| {
                let cluster = &text[range.clone()];
                let next = Item {
                    level: level_at(range.start),
                    face: Face::nearest(family, span.style.weight),
                    style: span.style,
                    script: cluster.chars().find_map(script_of),
                    blank: fallback::is_blank(cluster),
                    range,
                };
                push(&mut items, next);
            });
        }
    }
    items
}

fn push(items: &mut Vec<Item>, next: Item) {
    match items.last_mut() {
        Some(last) if last.takes(&next) => {
            last.range.end = next.range.end;
            last.script = last.script.or(next.script);
            if last.blank {
                last.face = next.face;
                last.blank = next.blank;
            }
        }
        _ => items.push(next),
    }
}

/// The embedding levels by byte; `None` where all of them are the base level.
fn levels(text: &str, base: Level) -> Option<Vec<Level>> {
    if base.is_ltr() && text.chars().all(is_plainly_left_to_right) {
        return None;
    }
    Some(ParagraphBidiInfo::new(text, Some(base)).levels)
}

/// Characters that cannot raise a level; a quick answer for most texts.
fn is_plainly_left_to_right(c: char) -> bool {
    matches!(u32::from(c), 0..0x590 | 0x2010..=0x2027 | 0x2E80..0xA000)
}

/// Calls `each` with every stretch of the range that one family draws: grapheme clusters, or
/// single characters where no family has the whole cluster.
fn clusters(
    fonts: &Fonts,
    text: &str,
    range: Range<usize>,
    style: Style,
    one_level: bool,
    mut each: impl FnMut(Range<usize>, Family),
) {
    let piece = &text[range.clone()];
    if one_level && piece.is_ascii() && fallback::has_ascii(fonts, style.weight) {
        each(range, Family::Inter);
        return;
    }
    let mut start = range.start;
    for end in GraphemeClusterSegmenter::new().segment_str(piece).skip(1).map(|end| range.start + end) {
        let cluster = &text[start..end];
        if fallback::is_blank(cluster) {
            each(start..end, Family::Inter);
        } else if let Some(family) = fallback::family(fonts, cluster, style.weight) {
            each(start..end, family);
        } else {
            for (at, c) in cluster.char_indices() {
                let alone = start + at..start + at + c.len_utf8();
                let family = fallback::family(fonts, &text[alone.clone()], style.weight);
                each(alone, family.unwrap_or(Family::Inter));
            }
        }
        start = end;
    }
}
