//! Where touchpoints stand in the map's array, by id.

use std::collections::HashMap;

use model::JourneyMap;

use crate::Refusal;
use crate::refusal::titled;

/// The touchpoints by id, as places in the map's array.
pub(crate) struct Places<'m> {
    map: &'m JourneyMap,
    touchpoints: HashMap<&'m str, usize>,
}

impl<'m> Places<'m> {
    pub(crate) fn of(map: &'m JourneyMap) -> Self {
        let touchpoints = map.touchpoints.iter().enumerate().map(|(at, t)| (t.id.as_str(), at)).collect();
        Self { map, touchpoints }
    }

    /// The place of a touchpoint; `what` names it in the refusal: `the service point "Late"`.
    pub(crate) fn touchpoint(&self, id: &str, what: impl FnOnce() -> String) -> Result<usize, Refusal> {
        self.touchpoints.get(id).copied().ok_or_else(|| Refusal::Unknown { what: what(), id: id.to_owned() })
    }

    /// The title of a touchpoint as a sentence names it.
    pub(crate) fn title(&self, id: &str) -> String {
        let found = self.touchpoints.get(id).map(|&at| self.map.touchpoints[at].title.as_str());
        titled(found.unwrap_or(id))
    }
}
