//! The ids of a map, each array's apart.

use std::collections::{HashMap, HashSet};

use super::super::error::{Fault, Problems};
use crate::{Id, JourneyMap, Kind};

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

impl Known {
    fn kind(self) -> Kind {
        match self {
            Self::Personas => Kind::Persona,
            Self::Stages => Kind::Stage,
            Self::Lanes => Kind::Lane,
            Self::Touchpoints => Kind::Touchpoint,
            Self::Steps => Kind::Step,
            Self::ServicePoints => Kind::ServicePoint,
            Self::Ideas => Kind::Idea,
            Self::Images => Kind::Image,
        }
    }
}

/// Where things are found: in an index, which pays for a whole map, or by a look along their array,
/// which pays for a few of its things.
pub(super) enum Ids<'m> {
    Indexed(Box<Index<'m>>),
    LookedUp(&'m JourneyMap),
}

#[derive(Default)]
pub(super) struct Index<'m> {
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
        let index = Index {
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
        Self::Indexed(Box::new(index))
    }

    /// In a map that has no id twice.
    pub(super) fn looked_up(map: &'m JourneyMap) -> Self {
        Self::LookedUp(map)
    }

    pub(super) fn has(&self, known: Known, id: &str) -> bool {
        match self {
            Self::Indexed(index) => {
                let places = index.places(known);
                places.is_unread || places.by_id.contains_key(id)
            }
            Self::LookedUp(map) => map.place_of(known.kind(), id).is_some(),
        }
    }

    pub(super) fn place(&self, known: Known, id: &str) -> Option<usize> {
        match self {
            Self::Indexed(index) => index.places(known).by_id.get(id).copied(),
            Self::LookedUp(map) => map.place_of(known.kind(), id),
        }
    }

    pub(super) fn has_transition(&self, from: &str, to: &str) -> bool {
        match self {
            Self::Indexed(index) => index.transitions_unread || index.transitions.contains(&(from, to)),
            Self::LookedUp(map) => map.place_of_transition(from, to).is_some(),
        }
    }

    /// In alphabetical order, so that of two equally near ids always the same is proposed.
    pub(super) fn all(&self, known: Known) -> impl Iterator<Item = &'m str> {
        let mut ids: Vec<&'m str> = match self {
            Self::Indexed(index) => index.places(known).by_id.keys().copied().collect(),
            Self::LookedUp(map) => {
                let kind = known.kind();
                (0..map.count(kind)).filter_map(|at| map.id_at(kind, at)).collect()
            }
        };
        ids.sort_unstable();
        ids.into_iter()
    }
}

impl<'m> Index<'m> {
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
