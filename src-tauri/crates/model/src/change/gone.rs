//! What hangs on what: which things cannot be without one that goes, and which only lose a reference.

mod hangs;

use std::collections::{BTreeMap, BTreeSet};

use crate::{Dot, DotTarget, Estimate, Id, JourneyMap, Kind, Measure, StepArrow, Where};

/// Ids of one kind. Most of those that are asked for differ in length from all that are here, and then
/// the text of neither is looked at, which matters where a whole map is asked for.
#[derive(Default)]
pub(super) struct Ids {
    ids: BTreeSet<Id>,
    /// A bit for each length from 0 to 63, and one for all above.
    lengths: u64,
}

impl Ids {
    fn bit(id: &str) -> u64 {
        1 << id.len().min(63)
    }

    pub(super) fn insert(&mut self, id: &str) {
        self.lengths |= Self::bit(id);
        self.ids.insert(id.to_owned());
    }

    pub(super) fn contains(&self, id: &str) -> bool {
        self.lengths & Self::bit(id) != 0 && self.ids.contains(id)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }

    /// Forgets the ids that a map has.
    fn keep_absent_from(&mut self, map: &JourneyMap, kind: Kind) {
        self.ids.retain(|id| map.place_of(kind, id).is_none());
    }
}

/// The things that go from a map, of the kinds that others can name.
#[derive(Default)]
pub(super) struct Gone {
    pub personas: Ids,
    /// With what they are called, which stays where they were named.
    pub sources: BTreeMap<Id, String>,
    pub stages: Ids,
    pub lanes: Ids,
    pub touchpoints: Ids,
    /// Where transitions lead, by where they come from.
    pub transitions: BTreeMap<Id, BTreeSet<Id>>,
    pub steps: Ids,
    pub service_points: Ids,
    pub ideas: Ids,
    pub images: Ids,
}

/// What becomes of a thing when others go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fate {
    Stays,
    /// It stays, and no longer names what goes.
    Loses,
    Goes,
}

/// A thing that goes with others, or loses its references to them.
pub(super) trait Hangs {
    fn fate(&self, gone: &Gone) -> Fate;

    /// Drops the references to what goes.
    fn lose(&mut self, _gone: &Gone) {}
}

impl Gone {
    pub(super) fn insert_transition(&mut self, from: &str, to: &str) {
        self.transitions.entry(from.to_owned()).or_default().insert(to.to_owned());
    }

    fn has_transition(&self, from: &str, to: &str) -> bool {
        self.transitions.get(from).is_some_and(|ends| ends.contains(to))
    }

    /// Adds what cannot be without what goes already, so far as others can name it.
    pub(super) fn close(&mut self, map: &JourneyMap) {
        if !self.lanes.is_empty() {
            for step in map.steps.iter().filter(|step| self.lanes.contains(&step.lane)) {
                self.steps.insert(&step.id);
            }
        }
        if self.touchpoints.is_empty() {
            return;
        }
        for transition in &map.transitions {
            if self.touchpoints.contains(&transition.from) || self.touchpoints.contains(&transition.to) {
                self.insert_transition(&transition.from, &transition.to);
            }
        }
        for point in map.service_points.iter().filter(|point| self.touchpoints.contains(&point.touchpoint)) {
            self.service_points.insert(&point.id);
        }
    }

    pub(super) fn insert(&mut self, thing: &super::Thing) {
        use super::Thing;
        match thing {
            Thing::Persona(it) => self.personas.insert(&it.id),
            Thing::Source(it) => drop(self.sources.insert(it.id.clone(), it.title.clone())),
            Thing::Stage(it) => self.stages.insert(&it.id),
            Thing::Lane(it) => self.lanes.insert(&it.id),
            Thing::Touchpoint(it) => self.touchpoints.insert(&it.id),
            Thing::Transition(it) => self.insert_transition(&it.from, &it.to),
            Thing::Step(it) => self.steps.insert(&it.id),
            Thing::ServicePoint(it) => self.service_points.insert(&it.id),
            Thing::Idea(it) => self.ideas.insert(&it.id),
            Thing::Image(it) => self.images.insert(&it.id),
            _ => {}
        }
    }

    /// Forgets what a map has all the same, and sources: what is no source any more is a text.
    pub(super) fn keep_absent_from(&mut self, map: &JourneyMap) {
        self.sources.clear();
        self.personas.keep_absent_from(map, Kind::Persona);
        self.stages.keep_absent_from(map, Kind::Stage);
        self.lanes.keep_absent_from(map, Kind::Lane);
        self.touchpoints.keep_absent_from(map, Kind::Touchpoint);
        self.steps.keep_absent_from(map, Kind::Step);
        self.service_points.keep_absent_from(map, Kind::ServicePoint);
        self.ideas.keep_absent_from(map, Kind::Idea);
        self.images.keep_absent_from(map, Kind::Image);
        self.transitions.retain(|from, ends| {
            ends.retain(|to| map.place_of_transition(from, to).is_none());
            !ends.is_empty()
        });
    }

    /// False for kinds of which no thing can name what goes, nor is it itself: they need not be looked at.
    pub(super) fn reaches(&self, kind: Kind) -> bool {
        let [personas, stages, lanes] =
            [&self.personas, &self.stages, &self.lanes].map(|ids| !ids.is_empty());
        let [touchpoints, steps, points] =
            [&self.touchpoints, &self.steps, &self.service_points].map(|ids| !ids.is_empty());
        let [ideas, images] = [&self.ideas, &self.images].map(|ids| !ids.is_empty());
        let (sources, ways) = (!self.sources.is_empty(), !self.transitions.is_empty());
        let place = personas || stages || lanes || touchpoints || steps || points || ways;
        match kind {
            Kind::Map => touchpoints || sources,
            Kind::Persona => personas || images || sources,
            Kind::Source => sources,
            Kind::Stage => stages || lanes,
            Kind::Lane => lanes || personas,
            Kind::Touchpoint => touchpoints || stages || personas || lanes || images || sources,
            Kind::Transition => touchpoints || ways || points || sources,
            Kind::Exit => touchpoints || points || sources,
            Kind::Step => steps || lanes || touchpoints || stages || personas || sources,
            Kind::ServicePoint => points || touchpoints || steps || personas || sources,
            Kind::Insight => place || sources,
            Kind::Idea => place || ideas || sources,
            Kind::Action => ideas,
            Kind::Scenario => points,
            Kind::Vote => place || ideas,
            Kind::Dismissal | Kind::Note | Kind::Comment | Kind::Ink | Kind::Link => place,
            Kind::Image => images,
        }
    }

    /// True when a place names what goes.
    pub(super) fn has(&self, place: &Where) -> bool {
        let among = |ids: &Ids, id: &Option<Id>| id.as_ref().is_some_and(|id| ids.contains(id));
        among(&self.touchpoints, &place.touchpoint)
            || among(&self.stages, &place.stage)
            || among(&self.service_points, &place.service_point)
            || among(&self.steps, &place.step)
            || among(&self.personas, &place.persona)
            || among(&self.lanes, &place.lane)
            || place.transition.as_ref().is_some_and(|pair| self.has_transition(&pair.from, &pair.to))
    }

    fn has_any(&self, ids: &Ids, named: &[Id]) -> bool {
        !ids.is_empty() && named.iter().any(|id| ids.contains(id))
    }

    fn has_key<V>(&self, ids: &Ids, keyed: &BTreeMap<Id, V>) -> bool {
        !ids.is_empty() && keyed.keys().any(|id| ids.contains(id))
    }

    fn has_dot(&self, dot: &Dot) -> bool {
        match &dot.on {
            DotTarget::Idea { idea, .. } => self.ideas.contains(idea),
            DotTarget::Place(place) => self.has(place),
        }
    }

    fn has_arrow(&self, arrow: &StepArrow) -> bool {
        arrow.step.as_ref().is_some_and(|id| self.steps.contains(id))
            || arrow.touchpoint.as_ref().is_some_and(|id| self.touchpoints.contains(id))
    }

    fn cites(&self, source: &str) -> bool {
        !self.sources.is_empty() && self.sources.contains_key(source)
    }

    fn has_value(&self, ids: &Ids, keyed: &BTreeMap<Id, Id>) -> bool {
        !ids.is_empty() && keyed.values().any(|id| ids.contains(id))
    }

    fn cites_measure(&self, measures: &BTreeMap<Id, Measure>) -> bool {
        !self.sources.is_empty() && measures.values().any(|measure| self.cites(&measure.source))
    }

    fn cites_any<'e>(&self, estimates: impl IntoIterator<Item = &'e Option<Estimate>>) -> bool {
        !self.sources.is_empty()
            && estimates.into_iter().flatten().any(|estimate| self.cites(&estimate.source))
    }

    /// What goes stays as its title.
    fn call(&self, source: &mut String) {
        if let Some(title) = self.sources.get(source) {
            source.clone_from(title);
        }
    }

    fn call_all<'e>(&self, estimates: impl IntoIterator<Item = &'e mut Option<Estimate>>) {
        for estimate in estimates.into_iter().flatten() {
            self.call(&mut estimate.source);
        }
    }
}
