//! One fact about how a map changed.

use serde::{Deserialize, Serialize};
use specta::Type;

use super::{Refusal, Thing};
use crate::{JourneyMap, Kind};

/// What happened to one thing of a map. It fits the one state of the map that it was made for and the
/// state after it; places count from 0 in the array of the kind. It holds what was there before as well
/// as what is there afterwards, so that its inverse is the swap of the two.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Edit {
    /// The thing is there now, before what was at this place.
    Insert { at: u32, thing: Thing },
    /// The thing is no longer there.
    Remove { at: u32, thing: Thing },
    /// One thing stands in the stead of another of its kind. The map's own fields are at 0.
    Replace { at: u32, was: Thing, now: Thing },
    /// What stood at `from` stands at `to` now.
    Move { kind: Kind, from: u32, to: u32 },
}

impl Edit {
    /// What takes this back.
    #[must_use]
    pub fn inverse(&self) -> Self {
        match self.clone() {
            Self::Insert { at, thing } => Self::Remove { at, thing },
            Self::Remove { at, thing } => Self::Insert { at, thing },
            Self::Replace { at, was, now } => Self::Replace { at, was: now, now: was },
            Self::Move { kind, from, to } => Self::Move { kind, from: to, to: from },
        }
    }

    #[must_use]
    pub fn kind(&self) -> Kind {
        match self {
            Self::Insert { thing, .. } | Self::Remove { thing, .. } => thing.kind(),
            Self::Replace { was, .. } => was.kind(),
            Self::Move { kind, .. } => *kind,
        }
    }

    /// Changes a map and gives what takes it back. Whether the map fits together afterwards is found out
    /// for a whole [`Change`](super::Change).
    ///
    /// # Errors
    /// When the edit was made for another state of the map; then nothing is changed.
    pub fn apply(&self, map: &mut JourneyMap) -> Result<Self, Refusal> {
        let done = match self {
            Self::Insert { at, thing } => map.insert_at(index(*at), thing.clone()),
            Self::Remove { at, thing } if map.has_at(index(*at), thing) => {
                map.remove_at(thing.kind(), index(*at));
                thing.kind() != Kind::Map
            }
            Self::Replace { at, was, now } => {
                was.kind() == now.kind()
                    && !matches!(now, Thing::Map(own) if !own.has_own_fields_only())
                    && map.has_at(index(*at), was)
                    && map.replace_at(index(*at), now.clone())
            }
            Self::Move { kind, from, to } => map.move_to(*kind, index(*from), index(*to)),
            Self::Remove { .. } => false,
        };
        if done {
            return Ok(self.inverse());
        }
        let kind = self.kind().word().replace('_', " ");
        Err(Refusal::because(format!("The map has changed since: this {kind} is not as it was.")))
    }
}

pub(super) fn index(at: u32) -> usize {
    usize::try_from(at).unwrap_or(usize::MAX)
}
