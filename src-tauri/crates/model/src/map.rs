//! Everything a `.journey` file holds, as plain data.
//!
//! Field order is the order of the keys in a file. An optional text is `""` when it is absent;
//! everything else that may be absent is an `Option`, a `bool`, a `Vec` or a `BTreeMap`.
//! `extra` keeps the keys that this version does not know, with their values unchanged.

use std::collections::BTreeMap;

use serde::Serialize;
use specta::Type;
use specta_typescript::Number;

use crate::json::Json;

mod journey;
mod kinds;
mod team;
mod words;

pub use journey::*;
pub use team::*;
pub use words::*;

pub(crate) use words::Word;

/// `[a-z0-9]([a-z0-9-]{0,62}[a-z0-9])?`, unique in its array, stable when titles change.
pub type Id = String;
/// `YYYY-MM-DD`.
pub type Date = String;
/// RFC 3339 in UTC with whole seconds.
pub type Time = String;
/// `#rrggbb`.
pub type Colour = String;
/// Keys that this version does not know, with their values.
pub type Extra = BTreeMap<String, Json>;

/// One map: the content of one `.journey` file.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Type)]
pub struct JourneyMap {
    pub id: Id,
    pub title: String,
    pub summary: String,
    pub state: State,
    pub variant_of: Option<Id>,
    pub status: Option<Status>,
    pub owner: String,
    pub tags: Vec<String>,
    pub scope: String,
    pub period: Option<Period>,
    pub customers_per_month: Option<Quantity>,
    pub measured_contacts_per_month: Option<Quantity>,
    pub currency: String,
    pub per: Option<Base>,
    pub staffing: Option<Staffing>,
    pub personas: Vec<Persona>,
    pub sources: Vec<Source>,
    pub stages: Vec<Stage>,
    pub lanes: Vec<Lane>,
    pub touchpoints: Vec<Touchpoint>,
    pub transitions: Vec<Transition>,
    pub exits: Vec<Exit>,
    pub steps: Vec<Step>,
    pub service_points: Vec<ServicePoint>,
    pub insights: Vec<Insight>,
    pub ideas: Vec<Idea>,
    pub actions: Vec<Action>,
    pub scenarios: Vec<Scenario>,
    pub votes: Vec<Vote>,
    pub dismissed: Vec<Dismissal>,
    pub notes: Vec<Note>,
    pub comments: Vec<Comment>,
    pub ink: Vec<Ink>,
    pub links: Vec<Link>,
    pub images: Vec<Image>,
    #[serde(skip)]
    #[specta(skip)]
    pub extra: Extra,
}

/// A chance or an amount, with what it rests on. A rate's value is 0..1, a quantity's ≥ 0.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Type)]
pub struct Estimate {
    #[specta(type = Number)]
    pub value: f64,
    pub evidence: Option<Evidence>,
    /// With `of`: how often it was seen among how many.
    #[specta(type = Option<Number>)]
    pub count: Option<f64>,
    #[specta(type = Option<Number>)]
    pub of: Option<f64>,
    #[specta(type = Option<Number>)]
    pub low: Option<f64>,
    #[specta(type = Option<Number>)]
    pub high: Option<f64>,
    /// An id in `sources`, or plain text.
    pub source: String,
    pub date: Option<Date>,
    #[serde(skip)]
    #[specta(skip)]
    pub extra: Extra,
}

/// A chance, 0..1.
pub type Rate = Estimate;
/// An amount, ≥ 0.
pub type Quantity = Estimate;

impl Estimate {
    /// A plain number.
    #[must_use]
    pub fn plain(value: f64) -> Self {
        Self { value, ..Self::default() }
    }
}

/// What something is about. At most one of the first six is set; `lane` only with `touchpoint` or
/// `stage`, which makes it that cell; none of them means the map.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Type)]
pub struct Where {
    pub touchpoint: Option<Id>,
    pub stage: Option<Id>,
    pub service_point: Option<Id>,
    pub step: Option<Id>,
    pub persona: Option<Id>,
    pub transition: Option<Pair>,
    pub lane: Option<Id>,
    #[serde(skip)]
    #[specta(skip)]
    pub extra: Extra,
}

/// A place and an offset from its top left corner, in scene units.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Type)]
pub struct Anchor {
    /// Written into the same object as `dx` and `dy`; keeps the unknown keys.
    #[serde(flatten)]
    pub place: Where,
    #[specta(type = Option<Number>)]
    pub dx: Option<f64>,
    #[specta(type = Option<Number>)]
    pub dy: Option<f64>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Type)]
pub struct Pair {
    pub from: Id,
    pub to: Id,
    #[serde(skip)]
    #[specta(skip)]
    pub extra: Extra,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Type)]
pub struct Period {
    pub from: Option<Date>,
    pub to: Option<Date>,
    #[serde(skip)]
    #[specta(skip)]
    pub extra: Extra,
}

/// A second base for figures: per 1,000 orders.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Type)]
pub struct Base {
    pub touchpoint: Id,
    pub name: String,
    #[serde(skip)]
    #[specta(skip)]
    pub extra: Extra,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Type)]
pub struct Staffing {
    #[specta(type = Number)]
    pub paid_hours_per_month: f64,
    #[specta(type = Number)]
    pub shrinkage: f64,
    #[specta(type = Number)]
    pub occupancy: f64,
    #[serde(skip)]
    #[specta(skip)]
    pub extra: Extra,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Type)]
pub struct Persona {
    pub id: Id,
    pub name: String,
    pub role: String,
    pub goal: String,
    pub quote: String,
    pub kind: Option<PersonaKind>,
    pub share: Option<Rate>,
    pub colour: Option<Colour>,
    pub image: Option<Id>,
    #[serde(skip)]
    #[specta(skip)]
    pub extra: Extra,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Type)]
pub struct Source {
    pub id: Id,
    pub title: String,
    pub kind: Option<SourceKind>,
    #[specta(type = Option<Number>)]
    pub n: Option<f64>,
    pub date: Option<Date>,
    pub link: String,
    #[serde(skip)]
    #[specta(skip)]
    pub extra: Extra,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Type)]
pub struct Stage {
    pub id: Id,
    pub title: String,
    pub owner: String,
    /// By lane.
    pub cells: BTreeMap<Id, String>,
    pub speaker_notes: String,
    #[serde(skip)]
    #[specta(skip)]
    pub extra: Extra,
}

#[derive(Clone, Debug, PartialEq, Serialize, Type)]
pub struct Lane {
    pub id: Id,
    pub title: String,
    pub zone: Zone,
    pub kind: LaneKind,
    pub persona: Option<Id>,
    pub quoted: bool,
    pub unit: String,
    pub better: Option<Better>,
    pub internal: bool,
    pub collapsed: bool,
    #[serde(skip)]
    #[specta(skip)]
    pub extra: Extra,
}
