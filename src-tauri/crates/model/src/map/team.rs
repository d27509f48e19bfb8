//! What a team adds to a journey: insights, ideas, votes, marks on the map, images.

use serde::Serialize;
use specta::Type;
use specta_typescript::Number;

use super::{
    ActionStatus, Anchor, Basis, Colour, Date, Extra, Id, IdeaStatus, InsightKind, MediaType, Quantity, Time,
    Where,
};

#[derive(Clone, Debug, PartialEq, Serialize, Type)]
pub struct Insight {
    pub id: Id,
    pub kind: InsightKind,
    /// Without one it waits in the parking lot.
    pub at: Option<Where>,
    pub persona: Option<Id>,
    pub text: String,
    pub basis: Option<Basis>,
    pub source: String,
    pub tags: Vec<String>,
    pub internal: bool,
    #[serde(skip)]
    #[specta(skip)]
    pub extra: Extra,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Type)]
pub struct Idea {
    pub id: Id,
    pub title: String,
    /// 1..5.
    #[specta(type = Option<Number>)]
    pub value: Option<f64>,
    /// 1..5.
    #[specta(type = Option<Number>)]
    pub effort: Option<f64>,
    pub status: Option<IdeaStatus>,
    /// Service points.
    #[serde(rename = "for")]
    pub serves: Vec<Id>,
    pub at: Option<Where>,
    pub one_off_cost: Option<Quantity>,
    pub monthly_cost: Option<Quantity>,
    pub owner: String,
    #[serde(skip)]
    #[specta(skip)]
    pub extra: Extra,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Type)]
pub struct Action {
    pub id: Id,
    pub text: String,
    pub who: String,
    pub due: Option<Date>,
    pub status: Option<ActionStatus>,
    /// An idea.
    #[serde(rename = "for")]
    pub serves: Option<Id>,
    #[serde(skip)]
    #[specta(skip)]
    pub extra: Extra,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Type)]
pub struct Scenario {
    pub id: Id,
    pub title: String,
    /// Service points brought to their achievable need.
    pub fix: Vec<Id>,
    /// Service points served as well as is achievable.
    pub serve: Vec<Id>,
    #[serde(skip)]
    #[specta(skip)]
    pub extra: Extra,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Type)]
pub struct Vote {
    pub id: Id,
    pub title: String,
    pub dots: Vec<Dot>,
    #[serde(skip)]
    #[specta(skip)]
    pub extra: Extra,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Type)]
pub struct Dot {
    pub on: DotTarget,
    #[specta(type = Option<Number>)]
    pub count: Option<f64>,
    #[serde(skip)]
    #[specta(skip)]
    pub extra: Extra,
}

/// An idea, or a place on the map.
#[derive(Clone, Debug, PartialEq, Serialize, Type)]
#[serde(untagged)]
pub enum DotTarget {
    Idea {
        idea: Id,
        #[serde(skip)]
        #[specta(skip)]
        extra: Extra,
    },
    Place(Where),
}

impl Default for DotTarget {
    fn default() -> Self {
        Self::Place(Where::default())
    }
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Type)]
pub struct Dismissal {
    pub rule: String,
    pub on: Where,
    pub reason: String,
    pub by: String,
    pub time: Option<Time>,
    #[serde(skip)]
    #[specta(skip)]
    pub extra: Extra,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Type)]
pub struct Note {
    pub id: Id,
    pub at: Anchor,
    pub text: String,
    pub colour: Option<Colour>,
    pub author: String,
    pub time: Option<Time>,
    #[serde(skip)]
    #[specta(skip)]
    pub extra: Extra,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Type)]
pub struct Comment {
    pub id: Id,
    pub on: Where,
    pub author: String,
    pub time: Option<Time>,
    pub text: String,
    pub resolved: bool,
    pub replies: Vec<Reply>,
    #[serde(skip)]
    #[specta(skip)]
    pub extra: Extra,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Type)]
pub struct Reply {
    pub author: String,
    pub time: Option<Time>,
    pub text: String,
    #[serde(skip)]
    #[specta(skip)]
    pub extra: Extra,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Type)]
pub struct Ink {
    pub id: Id,
    pub at: Anchor,
    pub colour: Option<Colour>,
    #[specta(type = Option<Number>)]
    pub width: Option<f64>,
    pub author: String,
    /// x, y, pressure in turn; x and y relative to the anchor, pressure 0..1.
    #[specta(type = Vec<Number>)]
    pub points: Vec<f64>,
    #[serde(skip)]
    #[specta(skip)]
    pub extra: Extra,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Type)]
pub struct Link {
    pub on: Where,
    pub map: Id,
    pub title: String,
    #[serde(skip)]
    #[specta(skip)]
    pub extra: Extra,
}

#[derive(Clone, Debug, PartialEq, Serialize, Type)]
pub struct Image {
    /// The first 16 hexadecimal digits of the SHA-256 of the bytes.
    pub id: Id,
    #[serde(rename = "type")]
    pub media_type: MediaType,
    pub alt: String,
    /// base64, 4 MiB of bytes at most.
    pub data: String,
    #[serde(skip)]
    #[specta(skip)]
    pub extra: Extra,
}
