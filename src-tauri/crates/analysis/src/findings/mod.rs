//! What a map's figures rest on that somebody should look at: one rule a file.
//!
//! A finding is no error: the map has its figures all the same.

mod blank_share_zero;
mod character_without_font;
mod minutes_nowhere;
mod uncounted_service_point;
mod unreachable_touchpoint;
pub(crate) mod without_answer;
mod zero_divisor;

pub use character_without_font::find as characters_without_font;

use model::{JourneyMap, Where};
use serde::ser::{Serialize, SerializeMap, SerializeStruct, Serializer};

use crate::journey::Journey;
use crate::places::Places;
use crate::terrain::Terrain;
use crate::work::Work;

/// One thing to look at.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// The rule's name, as `dismissed` in a map names it.
    pub rule: &'static str,
    pub on: Where,
    /// A sentence that names the place by its title.
    pub message: String,
}

/// What the rules look at.
pub(crate) struct Seen<'a> {
    pub(crate) map: &'a JourneyMap,
    pub(crate) places: &'a Places<'a>,
    pub(crate) terrain: &'a Terrain<'a>,
    pub(crate) work: &'a Work<'a>,
    pub(crate) journey: &'a Journey,
}

/// Everything found that nobody has put aside, rule by rule, in file order.
pub(crate) fn find(seen: &Seen<'_>) -> Vec<Finding> {
    let rules = [
        blank_share_zero::find,
        unreachable_touchpoint::find,
        uncounted_service_point::find,
        minutes_nowhere::find,
        zero_divisor::find,
    ];
    let found = rules.iter().flat_map(|rule| rule(seen));
    found.filter(|finding| !finding.is_dismissed(seen.map)).collect()
}

impl Finding {
    /// Whether the team has put this finding aside.
    #[must_use]
    pub fn is_dismissed(&self, map: &JourneyMap) -> bool {
        map.dismissed.iter().any(|dismissed| dismissed.rule == self.rule && same(&dismissed.on, &self.on))
    }
}

/// Whether two places are the same, whatever unknown keys they carry.
fn same(one: &Where, other: &Where) -> bool {
    let pair = |place: &Where| place.transition.as_ref().map(|pair| (pair.from.clone(), pair.to.clone()));
    pair(one) == pair(other)
        && one.touchpoint == other.touchpoint
        && one.stage == other.stage
        && one.service_point == other.service_point
        && one.step == other.step
        && one.persona == other.persona
        && one.lane == other.lane
}

impl Serialize for Finding {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_struct("Finding", 3)?;
        object.serialize_field("rule", self.rule)?;
        object.serialize_field("on", &Place(&self.on))?;
        object.serialize_field("message", &self.message)?;
        object.end()
    }
}

/// A place as a file writes it: only what is set.
struct Place<'a>(&'a Where);

impl Serialize for Place<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let place = self.0;
        let mut object = serializer.serialize_map(None)?;
        let named = [
            ("touchpoint", &place.touchpoint),
            ("stage", &place.stage),
            ("service_point", &place.service_point),
            ("step", &place.step),
            ("persona", &place.persona),
        ];
        for (key, id) in named {
            if let Some(id) = id {
                object.serialize_entry(key, id)?;
            }
        }
        if let Some(pair) = &place.transition {
            object.serialize_entry(
                "transition",
                &std::collections::BTreeMap::from([("from", &pair.from), ("to", &pair.to)]),
            )?;
        }
        if let Some(lane) = &place.lane {
            object.serialize_entry("lane", lane)?;
        }
        object.end()
    }
}
