//! A finished drawing as plain data: what a painter needs, and nothing of the map behind it.
//!
//! A [`Scene`] is a list of [`Group`]s in painting order. Each group is one [`Thing`] that a person would
//! name (a card, an arrow, a lane, a mark) at its place. A thing has a stable id, a role for tags and screen
//! readers, and what it is drawn with, told from where it stands: one that only moves stays the same thing.
//! Lengths are scene units: 1/96 inch at 100 %, y downwards.

mod font;
mod geometry;
mod hash;
mod item;
mod paint;
mod path;

pub use font::{Face, Family, FontFiles, Weight};
pub use geometry::{Point, Rect, Size};
pub use item::{Glyph, Icon, Item, Paragraph, Picture, Run, Shape, Stroke};
pub use paint::{Paint, PersonaColour, Rgba, Theme, Token};
pub use path::{Path, Segment};

use std::ops::Deref;
use std::sync::Arc;

use serde::Serialize;
use specta::Type;

/// A finished drawing.
#[derive(Clone, Debug, PartialEq, Serialize, Type)]
pub struct Scene {
    pub size: Size,
    /// How far the strip of stages reaches down and the labels of the lanes to the right: a window keeps
    /// them in view. 0 where the drawing has none.
    pub headers: Size,
    /// Title of the whole drawing, for file metadata and the accessible name.
    pub title: String,
    /// BCP 47 language of most of the text, "" where unknown.
    pub language: String,
    /// Colours of the personas, named by [`Paint::Persona`] as an index into this list.
    pub personas: Vec<PersonaColour>,
    /// In painting order: later groups lie on top. Drawings that have a thing in common share it.
    pub groups: Vec<Group>,
    /// Height of the smallest text in scene units (its font size); `None` without text.
    #[specta(type = Option<specta_typescript::Number>)]
    pub smallest_text: Option<f32>,
}

/// A thing at its place on the drawing.
#[derive(Clone, Debug, PartialEq, Serialize, Type)]
pub struct Group {
    /// Where it stands: its items count from there.
    pub at: Point,
    /// Encloses all ink of the group on the drawing, line widths and glyph overshoot included.
    pub bounds: Rect,
    #[serde(flatten)]
    pub thing: Arc<Thing>,
}

/// What a group is, wherever it stands.
#[derive(Clone, Debug, PartialEq, Serialize, Type)]
pub struct Thing {
    /// Stable across edits, unique in the scene: `card/visit`, `arrow/visit>rebook`, `mark/missed`.
    pub id: String,
    pub role: Role,
    /// What a screen reader says.
    pub name: String,
    /// Hash of everything else in it, in hexadecimal: equal hash, equal picture.
    pub hash: String,
    /// From where the thing stands.
    pub items: Vec<Item>,
    /// Encloses the ink of the items.
    #[serde(skip)]
    #[specta(skip)]
    pub ink: Rect,
}

impl Thing {
    /// Makes a thing whose ink and hash follow from its items.
    #[must_use]
    pub fn new(id: impl Into<String>, role: Role, name: impl Into<String>, items: Vec<Item>) -> Self {
        let (id, name) = (id.into(), name.into());
        let ink = Rect::enclosing(items.iter().map(Item::ink));
        let hash = hash::of(&id, &role, &name, &items);
        Self { id, role, name, hash, items, ink }
    }
}

impl Group {
    /// Makes a thing whose items count from the corner of the drawing.
    #[must_use]
    pub fn new(id: impl Into<String>, role: Role, name: impl Into<String>, items: Vec<Item>) -> Self {
        Self::at(Point::default(), Arc::new(Thing::new(id, role, name, items)))
    }

    /// Puts a thing at a place.
    #[must_use]
    pub fn at(at: Point, thing: Arc<Thing>) -> Self {
        Self { at, bounds: thing.ink.moved(at), thing }
    }

    /// The items as they lie on the drawing.
    pub fn items_in_place(&self) -> impl Iterator<Item = Item> + '_ {
        self.thing.items.iter().map(|item| item.clone().moved(self.at))
    }
}

/// A group is read as the thing that it puts somewhere.
impl Deref for Group {
    type Target = Thing;

    fn deref(&self) -> &Thing {
        &self.thing
    }
}

/// What a group is. Painters use it for PDF tags and SVG roles, the window for its layer of
/// named elements.
#[derive(Clone, Debug, PartialEq, Serialize, Type)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Role {
    /// Grounds, rules, spines: decoration without meaning of its own.
    Backdrop,
    /// The title block.
    Title,
    /// A figure of the headline.
    Figure,
    /// A chevron of the stage strip.
    Stage,
    /// The label of a lane.
    LaneLabel,
    /// One of the three blueprint lines.
    BlueprintLine,
    /// A touchpoint's card.
    Card,
    /// An arrow between two cards or steps, by group id.
    Arrow {
        from: String,
        to: String,
    },
    /// A way out of the journey, from a card by group id.
    Exit {
        from: String,
    },
    /// Text of a lane at a touchpoint or stage.
    Cell,
    /// An emotion curve.
    Curve,
    /// One emotion on a curve.
    Emotion,
    /// A service point.
    Mark,
    /// A step.
    Step,
    Metric,
    Image,
    Insight,
    Note,
    Ink,
    Comment,
    /// Legend, sources, assumptions, personas, open questions on a poster.
    Panel,
    /// The heading of a part of the drawing.
    Heading,
    /// A row of a chart: told by its name, which says every figure with its unit.
    Bar,
}

impl Role {
    /// What it is called here.
    pub(crate) fn word(&self) -> &'static str {
        match self {
            Self::Backdrop => "Backdrop",
            Self::Title => "Title",
            Self::Figure => "Figure",
            Self::Stage => "Stage",
            Self::LaneLabel => "LaneLabel",
            Self::BlueprintLine => "BlueprintLine",
            Self::Card => "Card",
            Self::Arrow { .. } => "Arrow",
            Self::Exit { .. } => "Exit",
            Self::Cell => "Cell",
            Self::Curve => "Curve",
            Self::Emotion => "Emotion",
            Self::Mark => "Mark",
            Self::Step => "Step",
            Self::Metric => "Metric",
            Self::Image => "Image",
            Self::Insight => "Insight",
            Self::Note => "Note",
            Self::Ink => "Ink",
            Self::Comment => "Comment",
            Self::Panel => "Panel",
            Self::Heading => "Heading",
            Self::Bar => "Bar",
        }
    }
}
