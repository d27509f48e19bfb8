//! What the checker says about a drawing.

use std::fmt;

/// What is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// The ink of two texts, or of two lines of one text, overlaps.
    TextOverText,
    /// A stroke crosses a text or comes too near to it.
    LineThroughText,
    /// Something painted later hides a part of a text.
    TextCovered,
    /// A text lies on the card, mark or panel of something else.
    TextOnAnother,
    /// A text is half on and half off a shape of its own group.
    TextStraddles,
    /// A text does not lie within the shape of its own card.
    TextOutsideCard,
    /// An arrow or line runs through a card that it does not belong to.
    LineThroughCard,
    /// An arrow runs through the inside of the card at its end.
    LineThroughEnd,
    /// Two lines lie on each other or so close that they look like one.
    LineBesideLine,
    /// Two cards, marks, steps or panels overlap.
    Overlap,
    /// Ink outside the bounds that the group states.
    OutsideBounds,
    /// Ink outside the drawing.
    OutsideScene,
    /// Two groups have the same id.
    DuplicateId,
    /// An arrow or exit names a group that does not exist.
    MissingEnd,
    /// Text smaller than is allowed.
    SmallText,
    /// A character without a glyph: an empty box.
    MissingGlyph,
    /// The runs do not show every character of the paragraph.
    LostWords,
}

/// One thing that is wrong, with the place where it is.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    pub kind: Kind,
    /// Ids of the groups concerned.
    pub groups: Vec<String>,
    /// The texts concerned.
    pub texts: Vec<String>,
    /// Scene units.
    pub x: f32,
    pub y: f32,
}

impl Finding {
    pub(crate) fn new(kind: Kind, at: (f32, f32)) -> Self {
        Self { kind, groups: Vec::new(), texts: Vec::new(), x: at.0, y: at.1 }
    }

    pub(crate) fn group(mut self, id: &str) -> Self {
        if self.groups.last().is_none_or(|last| last != id) {
            self.groups.push(id.to_owned());
        }
        self
    }

    pub(crate) fn text(mut self, text: &str) -> Self {
        self.texts.push(text.to_owned());
        self
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} at ({:.1}, {:.1}): {}", self.kind, self.x, self.y, self.groups.join(", "))?;
        self.texts.iter().try_for_each(|text| write!(f, " {text:?}"))
    }
}
