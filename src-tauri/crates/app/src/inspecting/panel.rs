//! The panel as plain data: what the window shows and what it may send back.

use model::{Colour, Comment, Evidence, Fields, Id, ImagePlace, Json, Kind, Where, Which};
use serde::Serialize;
use specta::Type;
use specta_typescript::{Number, Unknown};

use super::RateForm;

/// Everything that the panel says about one thing, or about what several have in common.
#[derive(Clone, Debug, PartialEq, Serialize, Type)]
pub struct Inspection {
    pub things: Vec<Which>,
    /// Of a single thing.
    pub kind: Option<Kind>,
    /// The channel by which customers get to a touchpoint first; "" for all else.
    pub channel: String,
    /// What somebody reads at the top: "Engineer visit".
    pub title: String,
    /// Where the title can be changed.
    pub title_field: Option<PanelField>,
    /// What and where it is: "Touchpoint 8 of 15, Install".
    pub place: String,
    pub figures: Vec<PanelFigure>,
    /// The sentence that says why there are no figures; "" where there are some or none are wanted.
    pub without_figures: String,
    pub sections: Vec<PanelSection>,
    pub comments: Vec<PanelComment>,
    /// Where a new comment goes; `None` where nothing is said of such a thing.
    pub comment_on: Option<Where>,
    /// What a button says that deletes it: "Delete touchpoint". "" where it cannot be deleted.
    pub delete: String,
}

/// One figure with its unit beside it and what it means below.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct PanelFigure {
    pub value: String,
    pub unit: String,
    pub label: String,
}

#[derive(Clone, Debug, PartialEq, Serialize, Type)]
pub struct PanelSection {
    /// "" for what comes first.
    pub title: String,
    /// Folded until somebody opens it.
    pub folded: bool,
    pub parts: Vec<PanelPart>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Type)]
#[serde(tag = "part", rename_all = "snake_case")]
#[expect(clippy::large_enum_variant, reason = "a panel has some dozens of them")]
pub enum PanelPart {
    Field(PanelField),
    /// Other things that belong to it, each of which opens.
    Rows {
        rows: Vec<PanelRow>,
        add: Option<PanelAdd>,
    },
    /// Service points with their figures.
    Points {
        points: Vec<PanelPoint>,
        add: Option<PanelAdd>,
    },
    IfFixed(PanelIfFixed),
    /// The dots of a vote.
    Dots {
        vote: Id,
        dots: Vec<PanelDot>,
        /// Places of the map that have no dots yet.
        places: Vec<PanelDot>,
    },
    /// Words that explain.
    Words {
        words: String,
    },
}

/// Something that somebody can enter.
#[derive(Clone, Debug, PartialEq, Serialize, Type)]
pub struct PanelField {
    pub label: String,
    /// What it is for; "" where the label says it.
    pub help: String,
    /// Of one thing, or the same of several.
    pub of: Vec<Which>,
    /// The path of keys at which it stands.
    pub path: Vec<String>,
    pub entry: PanelEntry,
}

/// How it is entered, and what stands there now.
#[derive(Clone, Debug, PartialEq, Serialize, Type)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[expect(clippy::large_enum_variant, reason = "a panel has some dozens of them")]
pub enum PanelEntry {
    /// A line or, where `lines`, several. Emptied it is taken away, unless it is `needed`.
    Text {
        text: String,
        lines: bool,
        needed: bool,
        suggestions: Vec<String>,
    },
    /// `None` where several differ.
    Check {
        on: Option<bool>,
    },
    /// One of these; the number of the chosen one, `None` where none of them stands there.
    Choice {
        chosen: Option<u32>,
        choices: Vec<PanelChoice>,
    },
    /// Any of these, in the order in which they were chosen. `none` says what it means that none is.
    Many {
        chosen: Vec<PanelChoice>,
        choices: Vec<PanelChoice>,
        none: String,
    },
    /// Words of one's own, for each of the things.
    Words {
        words: Vec<Vec<String>>,
        suggestions: Vec<String>,
    },
    /// A number or a date as a person writes it; the core reads it.
    Typed {
        text: String,
        example: String,
    },
    /// A rate or an amount, with what it rests on.
    Estimate {
        text: String,
        example: String,
        /// What it counts as while nobody says it: "none"; "" where that is nothing in particular.
        otherwise: String,
        /// Of a rate.
        slider: Option<PanelSlider>,
        evidence: Option<Evidence>,
        /// "measured, 52 of 1,300"
        rests_on: String,
        form: RateForm,
        /// What is asked: "How often does it happen?"
        question: String,
        place: String,
        /// It matters whether needs or contacts were counted.
        counts: bool,
        /// Sources that are there: their ids, and how often each is cited.
        sources: Vec<PanelChoice>,
    },
    /// −5 to 5 in half steps, for a persona, who is known by a colour and a number.
    Feeling {
        #[specta(type = Option<Number>)]
        value: Option<f64>,
        colour: Option<Colour>,
        persona: u32,
    },
    Colour {
        colour: Option<Colour>,
    },
    /// What it was, by the question that tests it.
    Cause {
        chosen: Option<u32>,
        causes: Vec<PanelChoice>,
    },
    /// A picture: `shown` as a data URL and `image` the picture itself, of which only the words can be
    /// changed.
    Picture {
        at: ImagePlace,
        image: Option<Id>,
        alt: String,
        shown: String,
    },
    /// Another map of the library.
    OtherMap {
        map: Option<Id>,
        needed: bool,
    },
}

/// A value that may be chosen.
#[derive(Clone, Debug, PartialEq, Serialize, Type)]
pub struct PanelChoice {
    /// As it stands in the file; null takes it away.
    #[specta(type = Unknown)]
    pub value: Json,
    pub words: String,
    /// What it is for, or more of it; "" where the words say all.
    pub help: String,
    /// What the choices beside it have in common: "Ours".
    pub group: String,
    pub mark: Option<PanelMark>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Type)]
pub struct PanelSlider {
    #[specta(type = Option<Number>)]
    pub value: Option<f64>,
    /// Where it stands while nobody says anything.
    #[specta(type = Number)]
    pub otherwise: f64,
    /// The right end.
    #[specta(type = Number)]
    pub top: f64,
    #[specta(type = Number)]
    pub step: f64,
}

/// The shape of a service point.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum PanelMark {
    Ours,
    NotOurs,
    Unsorted,
    Fixed,
}

#[derive(Clone, Debug, PartialEq, Serialize, Type)]
pub struct PanelRow {
    pub which: Which,
    pub title: String,
    /// "4 %, declined"
    pub detail: String,
    pub mark: Option<PanelMark>,
    pub colour: Option<Colour>,
    /// It is of another map, which opens.
    pub map: Option<Id>,
}

/// How another one is added: what somebody types goes to `key`.
#[derive(Clone, Debug, PartialEq, Serialize, Type)]
pub struct PanelAdd {
    /// "Add a persona"
    pub words: String,
    pub kind: Kind,
    #[specta(type = std::collections::BTreeMap<String, Unknown>)]
    pub fields: Fields,
    pub key: String,
    /// What is typed is chosen among these; empty where it is typed.
    pub choices: Vec<PanelChoice>,
}

/// A service point with what the figures say of it.
#[derive(Clone, Debug, PartialEq, Serialize, Type)]
pub struct PanelPoint {
    pub which: Which,
    pub title: String,
    /// "logistical, ours"
    pub cause: String,
    pub mark: PanelMark,
    /// Contacts per 1,000 who start; "" where it is not counted.
    pub contacts: String,
    pub need: String,
    pub resolved: String,
    pub rests_on: String,
}

/// What would change if a service point were brought to the rate that could be reached, or served well.
#[derive(Clone, Debug, PartialEq, Serialize, Type)]
pub struct PanelIfFixed {
    /// "Missed appointment, today 4 %"
    pub of: String,
    pub changes: Vec<PanelChange>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Type)]
pub struct PanelChange {
    pub title: String,
    /// For a switch between several: "Prevented".
    pub name: String,
    pub effects: Vec<PanelEffect>,
    /// Why there is no answer; "" where there is one.
    pub without: String,
}

/// "−32", "contacts per 1,000"
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct PanelEffect {
    pub change: String,
    pub unit: String,
}

#[derive(Clone, Debug, PartialEq, Serialize, Type)]
pub struct PanelDot {
    pub on: model::DotPlace,
    pub words: String,
    pub count: u32,
}

#[derive(Clone, Debug, PartialEq, Serialize, Type)]
pub struct PanelComment {
    pub comment: Comment,
    /// Which part of the thing it is about; "" for the thing itself.
    pub place: String,
}
