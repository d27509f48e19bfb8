//! The places that things are about.

use super::Thing;
use crate::{DotTarget, Id, JourneyMap, Kind, Where};

/// Every place that a thing names.
pub(super) fn places_mut(thing: &mut Thing) -> Vec<&mut Where> {
    match thing {
        Thing::Insight(it) => it.at.iter_mut().collect(),
        Thing::Idea(it) => it.at.iter_mut().collect(),
        Thing::Vote(it) => {
            let on_places = it.dots.iter_mut().filter_map(|dot| match &mut dot.on {
                DotTarget::Place(place) => Some(place),
                DotTarget::Idea { .. } => None,
            });
            on_places.collect()
        }
        Thing::Dismissal(it) => vec![&mut it.on],
        Thing::Note(it) => vec![&mut it.at.place],
        Thing::Comment(it) => vec![&mut it.on],
        Thing::Ink(it) => vec![&mut it.at.place],
        Thing::Link(it) => vec![&mut it.on],
        _ => Vec::new(),
    }
}

impl JourneyMap {
    /// True when the thing at a place of its array is about the way between two touchpoints.
    pub(super) fn is_on_way(&self, kind: Kind, at: usize, [from, to]: [&Id; 2]) -> bool {
        let is = |place: &Where| {
            place.transition.as_ref().is_some_and(|pair| pair.from == *from && pair.to == *to)
        };
        match kind {
            Kind::Insight => self.insights.get(at).and_then(|it| it.at.as_ref()).is_some_and(is),
            Kind::Idea => self.ideas.get(at).and_then(|it| it.at.as_ref()).is_some_and(is),
            Kind::Vote => self.votes.get(at).is_some_and(|vote| {
                vote.dots.iter().any(|dot| matches!(&dot.on, DotTarget::Place(place) if is(place)))
            }),
            Kind::Dismissal => self.dismissed.get(at).is_some_and(|it| is(&it.on)),
            Kind::Note => self.notes.get(at).is_some_and(|it| is(&it.at.place)),
            Kind::Comment => self.comments.get(at).is_some_and(|it| is(&it.on)),
            Kind::Ink => self.ink.get(at).is_some_and(|it| is(&it.at.place)),
            Kind::Link => self.links.get(at).is_some_and(|it| is(&it.on)),
            _ => false,
        }
    }
}
