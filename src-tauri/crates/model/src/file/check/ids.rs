//! The ids of a map, each array's apart.

use std::collections::{HashMap, HashSet};

use super::super::error::{Fault, Problems};
use crate::{Id, JourneyMap};

/// What a reference may lead to.
#[derive(Clone, Copy)]
pub(super) enum Known {
    Personas,
    Stages,
    Lanes,
    Touchpoints,
    Steps,
    ServicePoints,
    Ideas,
    Images,
}

pub(super) struct Ids<'m> {
    personas: Places<'m>,
    stages: Places<'m>,
    lanes: Places<'m>,
    touchpoints: Places<'m>,
    steps: Places<'m>,
    service_points: Places<'m>,
    ideas: Places<'m>,
    images: Places<'m>,
    transitions: HashSet<(&'m str, &'m str)>,
    transitions_unread: bool,
}

/// Where each id stands in its array.
#[derive(Default)]
struct Places<'m> {
    by_id: HashMap<&'m str, usize>,
    /// True when the array could not be read: then every reference into it would lead nowhere, and
    /// none is reported beside the fault that is.
    is_unread: bool,
}

impl<'m> Ids<'m> {
    /// Reports ids that an array has twice.
    pub(super) fn of(map: &'m JourneyMap, problems: &mut Problems) -> Self {
        macro_rules! places {
            ($array:ident) => {
                places(stringify!($array), map.$array.iter().map(|thing| &thing.id), problems)
            };
        }
        let ids = Self {
            personas: places!(personas),
            stages: places!(stages),
            lanes: places!(lanes),
            touchpoints: places!(touchpoints),
            steps: places!(steps),
            service_points: places!(service_points),
            ideas: places!(ideas),
            images: places!(images),
            transitions: map.transitions.iter().map(|t| (t.from.as_str(), t.to.as_str())).collect(),
            transitions_unread: problems.is_at("transitions"),
        };
        places!(sources);
        places!(insights);
        places!(actions);
        places!(scenarios);
        places!(votes);
        places!(notes);
        places!(comments);
        places!(ink);
        ids
    }

    pub(super) fn has(&self, known: Known, id: &str) -> bool {
        self.places(known).is_unread || self.places(known).by_id.contains_key(id)
    }

    pub(super) fn place(&self, known: Known, id: &str) -> Option<usize> {
        self.places(known).by_id.get(id).copied()
    }

    pub(super) fn has_transition(&self, from: &str, to: &str) -> bool {
        self.transitions_unread || self.transitions.contains(&(from, to))
    }

    /// In alphabetical order, so that of two equally near ids always the same is proposed.
    pub(super) fn all(&self, known: Known) -> impl Iterator<Item = &'m str> {
        let mut ids: Vec<&'m str> = self.places(known).by_id.keys().copied().collect();
        ids.sort_unstable();
        ids.into_iter()
    }

    fn places(&self, known: Known) -> &Places<'m> {
        match known {
            Known::Personas => &self.personas,
            Known::Stages => &self.stages,
            Known::Lanes => &self.lanes,
            Known::Touchpoints => &self.touchpoints,
            Known::Steps => &self.steps,
            Known::ServicePoints => &self.service_points,
            Known::Ideas => &self.ideas,
            Known::Images => &self.images,
        }
    }
}

fn places<'m>(array: &'static str, ids: impl Iterator<Item = &'m Id>, problems: &mut Problems) -> Places<'m> {
    let mut places = Places { by_id: HashMap::new(), is_unread: problems.is_at(array) };
    for (place, id) in ids.enumerate().filter(|(_, id)| !id.is_empty()) {
        let first = *places.by_id.entry(id).or_insert(place);
        if first != place {
            let fault = Fault::DuplicateId { id: id.clone(), first: format!("{array}[{first}]") };
            problems.push_in(array, place, "id", fault);
        }
    }
    places
}
