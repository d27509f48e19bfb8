//! What the library tells about itself: plain data for a window.

use model::{Id, Kind, Occasion, Status, Time, Told};
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::{Asked, StoreError};

/// A map as it stands in the list of maps.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct MapEntry {
    pub id: Id,
    /// "Untitled" where it has none.
    pub title: String,
    pub status: Option<Status>,
    /// How many changes it has gone through.
    pub number: u32,
    pub created: Time,
    pub changed: Time,
    /// When it was put into the bin; `None` for one that is not there.
    pub archived: Option<Time>,
}

/// Shelf maps are listed or searched.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Shelf {
    #[default]
    InUse,
    InBin,
}

/// One change in the history of a map.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct HistoryEntry {
    /// Counts from 1; the state after this change has the same number.
    pub number: u32,
    /// What undoing it is called by: Rename touchpoint “Install”.
    pub label: String,
    pub author: String,
    pub time: Time,
    pub occasion: Occasion,
    /// What happened, one sentence each, with its place.
    pub told: Vec<Told>,
    /// False while the disk has refused it: it is in memory only.
    pub saved: bool,
}

/// A state that somebody named.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Version {
    /// Unique in the library.
    pub key: u32,
    pub name: String,
    pub author: String,
    pub time: Time,
    /// The number of the state.
    pub number: u32,
}

/// A place in a map where all words of a search stand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Found {
    pub map: Id,
    pub map_title: String,
    pub kind: Kind,
    /// The id of the thing; for a transition or an exit that of the touchpoint it begins at, for the map its own.
    pub thing: Id,
    /// What the thing is called.
    pub title: String,
    /// Some words around the first hit, at most about 120 characters.
    pub excerpt: String,
}

/// The picture and the figures that stand for a map in the library.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cover {
    /// The state they were made from.
    pub number: u32,
    /// A PNG.
    pub picture: Vec<u8>,
    /// Whatever whoever made it wants to show beside, as JSON.
    pub figures: String,
}

/// A change that the disk has refused so far.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Unsaved {
    pub map: Id,
    pub map_title: String,
    pub number: u32,
    pub label: String,
    pub author: String,
    pub time: Time,
}

/// A map that has been opened.
#[derive(Clone, Debug, PartialEq)]
pub struct OpenedMap {
    pub map: model::JourneyMap,
    pub number: u32,
    pub steps: Steps,
}

/// What undo and redo would do next, by the labels of the changes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Steps {
    pub undo: Option<String>,
    pub redo: Option<String>,
}

/// A change that has been made.
#[derive(Clone, Debug, PartialEq)]
pub struct Done {
    pub map: Id,
    /// The number of the change; the state after it has the same. That of the change before when it is one
    /// step with that.
    pub number: u32,
    /// What was done to the map just now.
    pub change: model::Change,
    pub steps: Steps,
    /// `None` once it is on the disk. Otherwise why the disk refused it: it is kept in memory, and every
    /// later change and every retry tries again.
    pub unsaved: Option<StoreError>,
    /// How many changes of all maps are kept in memory only.
    pub waiting: u32,
}

/// What happens in the library, told in the order in which it happens.
#[derive(Clone, Debug, PartialEq)]
pub enum News {
    /// A change has been made.
    Changed(Box<Done>),
    /// What the disk had refused is on it now.
    AllSaved,
    /// A second start of the program was asked to do this.
    Asked(Asked),
}

/// What became of a map that came from outside.
#[derive(Clone, Debug, PartialEq)]
pub enum TakenIn {
    /// It is in the library now, under this id.
    Added(MapEntry),
    /// The map of its id became it, as one change; `None` where both were the same already.
    Replaced(MapEntry, Option<Box<Done>>),
    /// A map of its id is there and nothing was done: somebody has to choose.
    AlreadyThere(MapEntry),
}

/// What to do when a map comes in whose id is there already.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum SameId {
    /// Do nothing and say so.
    #[default]
    Ask,
    /// The map that is there becomes the one that comes, as a change that can be undone.
    Replace,
    /// The one that comes gets an id of its own.
    KeepBoth,
}

/// How the library is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Health {
    /// Why it can only be looked at; `None` where it can be changed.
    pub read_only: Option<String>,
    /// What became of a damaged library, one sentence each; empty where none was damaged.
    pub rescued: Vec<String>,
    /// The day of the newest backup.
    pub backed_up: Option<String>,
    /// Why the last backup was not made.
    pub backup_failed: Option<String>,
}
