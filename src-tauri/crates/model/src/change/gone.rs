//! What hangs on what: which things cannot be without one that goes, and which only lose a reference.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    Action, Comment, Dismissal, Dot, DotTarget, Estimate, Exit, Id, Idea, Image, Ink, Insight, JourneyMap,
    Kind, Lane, Link, Note, Persona, Scenario, ServicePoint, Source, Stage, Step, StepArrow, Touchpoint,
    Transition, Vote, Where,
};

/// The things that go from a map, of the kinds that others can name.
#[derive(Default)]
pub(super) struct Gone {
    pub personas: BTreeSet<Id>,
    /// With what they are called, which stays where they were named.
    pub sources: BTreeMap<Id, String>,
    pub stages: BTreeSet<Id>,
    pub lanes: BTreeSet<Id>,
    pub touchpoints: BTreeSet<Id>,
    /// Where transitions lead, by where they come from.
    pub transitions: BTreeMap<Id, BTreeSet<Id>>,
    pub steps: BTreeSet<Id>,
    pub service_points: BTreeSet<Id>,
    pub ideas: BTreeSet<Id>,
    pub images: BTreeSet<Id>,
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
        let steps = map.steps.iter().filter(|step| self.lanes.contains(&step.lane));
        self.steps.extend(steps.map(|step| step.id.clone()));
        for transition in &map.transitions {
            if self.touchpoints.contains(&transition.from) || self.touchpoints.contains(&transition.to) {
                self.insert_transition(&transition.from, &transition.to);
            }
        }
        let points = map.service_points.iter().filter(|point| self.touchpoints.contains(&point.touchpoint));
        self.service_points.extend(points.map(|point| point.id.clone()));
    }

    pub(super) fn insert(&mut self, thing: &super::Thing) {
        use super::Thing;
        match thing {
            Thing::Persona(it) => drop(self.personas.insert(it.id.clone())),
            Thing::Source(it) => drop(self.sources.insert(it.id.clone(), it.title.clone())),
            Thing::Stage(it) => drop(self.stages.insert(it.id.clone())),
            Thing::Lane(it) => drop(self.lanes.insert(it.id.clone())),
            Thing::Touchpoint(it) => drop(self.touchpoints.insert(it.id.clone())),
            Thing::Transition(it) => self.insert_transition(&it.from, &it.to),
            Thing::Step(it) => drop(self.steps.insert(it.id.clone())),
            Thing::ServicePoint(it) => drop(self.service_points.insert(it.id.clone())),
            Thing::Idea(it) => drop(self.ideas.insert(it.id.clone())),
            Thing::Image(it) => drop(self.images.insert(it.id.clone())),
            _ => {}
        }
    }

    /// Forgets what a map has all the same, and sources: what is no source any more is a text.
    pub(super) fn keep_absent_from(&mut self, map: &JourneyMap) {
        self.sources.clear();
        self.personas.retain(|id| map.place_of(Kind::Persona, id).is_none());
        self.stages.retain(|id| map.place_of(Kind::Stage, id).is_none());
        self.lanes.retain(|id| map.place_of(Kind::Lane, id).is_none());
        self.touchpoints.retain(|id| map.place_of(Kind::Touchpoint, id).is_none());
        self.steps.retain(|id| map.place_of(Kind::Step, id).is_none());
        self.service_points.retain(|id| map.place_of(Kind::ServicePoint, id).is_none());
        self.ideas.retain(|id| map.place_of(Kind::Idea, id).is_none());
        self.images.retain(|id| map.place_of(Kind::Image, id).is_none());
        self.transitions.retain(|from, ends| {
            ends.retain(|to| map.place_of_transition(from, to).is_none());
            !ends.is_empty()
        });
    }

    pub(super) fn is_empty(&self) -> bool {
        let sets = [
            &self.personas,
            &self.stages,
            &self.lanes,
            &self.touchpoints,
            &self.steps,
            &self.service_points,
            &self.ideas,
            &self.images,
        ];
        sets.iter().all(|ids| ids.is_empty()) && self.sources.is_empty() && self.transitions.is_empty()
    }

    /// True when a place names what goes.
    pub(super) fn has(&self, place: &Where) -> bool {
        let among = |ids: &BTreeSet<Id>, id: &Option<Id>| id.as_ref().is_some_and(|id| ids.contains(id));
        among(&self.touchpoints, &place.touchpoint)
            || among(&self.stages, &place.stage)
            || among(&self.service_points, &place.service_point)
            || among(&self.steps, &place.step)
            || among(&self.personas, &place.persona)
            || among(&self.lanes, &place.lane)
            || place.transition.as_ref().is_some_and(|pair| self.has_transition(&pair.from, &pair.to))
    }

    fn has_any(&self, ids: &BTreeSet<Id>, named: &[Id]) -> bool {
        !ids.is_empty() && named.iter().any(|id| ids.contains(id))
    }

    fn has_key<V>(&self, ids: &BTreeSet<Id>, keyed: &BTreeMap<Id, V>) -> bool {
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

fn loses(any: bool) -> Fate {
    if any { Fate::Loses } else { Fate::Stays }
}

fn goes(any: bool) -> Fate {
    if any { Fate::Goes } else { Fate::Stays }
}

/// The thing goes itself, or loses something.
fn goes_or(itself: bool, loses_any: impl FnOnce() -> bool) -> Fate {
    if itself { Fate::Goes } else { loses(loses_any()) }
}

fn clear(id: &mut Option<Id>, ids: &BTreeSet<Id>) {
    id.take_if(|id| ids.contains(id));
}

fn among(id: &Option<Id>, ids: &BTreeSet<Id>) -> bool {
    id.as_ref().is_some_and(|id| ids.contains(id))
}

impl Hangs for JourneyMap {
    fn fate(&self, gone: &Gone) -> Fate {
        let base = self.per.as_ref().is_some_and(|base| gone.touchpoints.contains(&base.touchpoint));
        loses(base || gone.cites_any([&self.customers_per_month, &self.measured_contacts_per_month]))
    }

    fn lose(&mut self, gone: &Gone) {
        self.per.take_if(|base| gone.touchpoints.contains(&base.touchpoint));
        gone.call_all([&mut self.customers_per_month, &mut self.measured_contacts_per_month]);
    }
}

impl Hangs for Persona {
    fn fate(&self, gone: &Gone) -> Fate {
        goes_or(gone.personas.contains(&self.id), || {
            among(&self.image, &gone.images) || gone.cites_any([&self.share])
        })
    }

    fn lose(&mut self, gone: &Gone) {
        clear(&mut self.image, &gone.images);
        gone.call_all([&mut self.share]);
    }
}

impl Hangs for Source {
    fn fate(&self, gone: &Gone) -> Fate {
        goes(gone.sources.contains_key(&self.id))
    }
}

impl Hangs for Stage {
    fn fate(&self, gone: &Gone) -> Fate {
        goes_or(gone.stages.contains(&self.id), || gone.has_key(&gone.lanes, &self.cells))
    }

    fn lose(&mut self, gone: &Gone) {
        self.cells.retain(|lane, _| !gone.lanes.contains(lane));
    }
}

impl Hangs for Lane {
    fn fate(&self, gone: &Gone) -> Fate {
        goes_or(gone.lanes.contains(&self.id), || among(&self.persona, &gone.personas))
    }

    fn lose(&mut self, gone: &Gone) {
        clear(&mut self.persona, &gone.personas);
    }
}

impl Hangs for Touchpoint {
    fn fate(&self, gone: &Gone) -> Fate {
        let itself = gone.touchpoints.contains(&self.id) || gone.stages.contains(&self.stage);
        goes_or(itself, || {
            gone.has_any(&gone.personas, &self.personas)
                || gone.has_key(&gone.personas, &self.emotion)
                || gone.has_key(&gone.lanes, &self.cells)
                || gone.has_key(&gone.lanes, &self.measures)
                || gone.has_key(&gone.lanes, &self.images)
                || self.images.values().any(|image| gone.images.contains(image))
                || self.measures.values().any(|measure| gone.cites(&measure.source))
                || gone.cites_any([&self.start_share, &self.takes_minutes])
        })
    }

    fn lose(&mut self, gone: &Gone) {
        self.personas.retain(|id| !gone.personas.contains(id));
        self.emotion.retain(|id, _| !gone.personas.contains(id));
        self.cells.retain(|lane, _| !gone.lanes.contains(lane));
        self.measures.retain(|lane, _| !gone.lanes.contains(lane));
        self.images.retain(|lane, image| !gone.lanes.contains(lane) && !gone.images.contains(image));
        for measure in self.measures.values_mut() {
            gone.call(&mut measure.source);
        }
        gone.call_all([&mut self.start_share, &mut self.takes_minutes]);
    }
}

impl Hangs for Transition {
    fn fate(&self, gone: &Gone) -> Fate {
        let ends = gone.touchpoints.contains(&self.from) || gone.touchpoints.contains(&self.to);
        goes_or(ends || gone.has_transition(&self.from, &self.to), || {
            gone.has_key(&gone.service_points, &self.because_of)
                || gone.cites_any([&self.share, &self.wait_days])
        })
    }

    fn lose(&mut self, gone: &Gone) {
        self.because_of.retain(|id, _| !gone.service_points.contains(id));
        gone.call_all([&mut self.share, &mut self.wait_days]);
    }
}

impl Hangs for Exit {
    fn fate(&self, gone: &Gone) -> Fate {
        goes_or(gone.touchpoints.contains(&self.from), || {
            gone.has_key(&gone.service_points, &self.because_of) || gone.cites_any([&self.share])
        })
    }

    fn lose(&mut self, gone: &Gone) {
        self.because_of.retain(|id, _| !gone.service_points.contains(id));
        gone.call_all([&mut self.share]);
    }
}

impl Hangs for Step {
    fn fate(&self, gone: &Gone) -> Fate {
        let itself = gone.steps.contains(&self.id) || gone.lanes.contains(&self.lane);
        goes_or(itself, || {
            gone.has_any(&gone.touchpoints, &self.touchpoints)
                || gone.has_any(&gone.stages, &self.stages)
                || gone.has_key(&gone.personas, &self.emotion)
                || self.to.iter().any(|arrow| gone.has_arrow(arrow))
                || gone.cites_any([&self.minutes_per_visit, &self.hours_per_month])
        })
    }

    fn lose(&mut self, gone: &Gone) {
        self.touchpoints.retain(|id| !gone.touchpoints.contains(id));
        self.stages.retain(|id| !gone.stages.contains(id));
        self.emotion.retain(|id, _| !gone.personas.contains(id));
        self.to.retain(|arrow| !gone.has_arrow(arrow));
        gone.call_all([&mut self.minutes_per_visit, &mut self.hours_per_month]);
    }
}

/// The estimates of a service point, to be looked at or to be changed.
macro_rules! estimates {
    ($point:ident, $($and:tt)+) => {
        [
            $($and)+ $point.need, $($and)+ $point.contacts_per_visit, $($and)+ $point.caught,
            $($and)+ $point.contact, $($and)+ $point.resolved_first_time, $($and)+ $point.retry,
            $($and)+ $point.leave_unresolved, $($and)+ $point.leave_silent,
            $($and)+ $point.achievable_need, $($and)+ $point.achievable_contacts_per_visit,
            $($and)+ $point.achievable_caught, $($and)+ $point.achievable_resolved_first_time,
            $($and)+ $point.minutes_per_contact, $($and)+ $point.backstage_minutes_per_contact,
            $($and)+ $point.minutes_per_catch, $($and)+ $point.cost_per_contact,
            $($and)+ $point.cost_per_catch, $($and)+ $point.cost_per_need,
        ]
    };
}

impl Hangs for ServicePoint {
    fn fate(&self, gone: &Gone) -> Fate {
        let itself = gone.service_points.contains(&self.id) || gone.touchpoints.contains(&self.touchpoint);
        goes_or(itself, || {
            let felt = self.recovery.as_ref().map(|recovery| &recovery.felt_after);
            among(&self.origin_step, &gone.steps)
                || felt.is_some_and(|felt| gone.has_key(&gone.personas, felt))
                || gone.cites_any(estimates!(self, &))
        })
    }

    fn lose(&mut self, gone: &Gone) {
        clear(&mut self.origin_step, &gone.steps);
        if let Some(recovery) = &mut self.recovery {
            recovery.felt_after.retain(|id, _| !gone.personas.contains(id));
        }
        // A recovery that says nothing any more is left out of a file.
        self.recovery.take_if(|recovery| *recovery == crate::Recovery::default());
        gone.call_all(estimates!(self, &mut));
    }
}

impl Hangs for Insight {
    fn fate(&self, gone: &Gone) -> Fate {
        let place = self.at.as_ref();
        goes_or(place.is_some_and(|at| among(&at.touchpoint, &gone.touchpoints)), || {
            place.is_some_and(|at| gone.has(at))
                || among(&self.persona, &gone.personas)
                || gone.cites(&self.source)
        })
    }

    /// Without a place it waits in the parking lot.
    fn lose(&mut self, gone: &Gone) {
        self.at.take_if(|at| gone.has(at));
        clear(&mut self.persona, &gone.personas);
        gone.call(&mut self.source);
    }
}

impl Hangs for Idea {
    fn fate(&self, gone: &Gone) -> Fate {
        goes_or(gone.ideas.contains(&self.id), || {
            gone.has_any(&gone.service_points, &self.serves)
                || self.at.as_ref().is_some_and(|at| gone.has(at))
                || gone.cites_any([&self.one_off_cost, &self.monthly_cost])
        })
    }

    fn lose(&mut self, gone: &Gone) {
        self.serves.retain(|id| !gone.service_points.contains(id));
        self.at.take_if(|at| gone.has(at));
        gone.call_all([&mut self.one_off_cost, &mut self.monthly_cost]);
    }
}

impl Hangs for Action {
    fn fate(&self, gone: &Gone) -> Fate {
        loses(among(&self.serves, &gone.ideas))
    }

    fn lose(&mut self, gone: &Gone) {
        clear(&mut self.serves, &gone.ideas);
    }
}

impl Hangs for Scenario {
    fn fate(&self, gone: &Gone) -> Fate {
        loses(
            gone.has_any(&gone.service_points, &self.fix) || gone.has_any(&gone.service_points, &self.serve),
        )
    }

    fn lose(&mut self, gone: &Gone) {
        self.fix.retain(|id| !gone.service_points.contains(id));
        self.serve.retain(|id| !gone.service_points.contains(id));
    }
}

impl Hangs for Vote {
    fn fate(&self, gone: &Gone) -> Fate {
        loses(self.dots.iter().any(|dot| gone.has_dot(dot)))
    }

    fn lose(&mut self, gone: &Gone) {
        self.dots.retain(|dot| !gone.has_dot(dot));
    }
}

impl Hangs for Dismissal {
    fn fate(&self, gone: &Gone) -> Fate {
        goes(gone.has(&self.on))
    }
}

impl Hangs for Note {
    fn fate(&self, gone: &Gone) -> Fate {
        goes(gone.has(&self.at.place))
    }
}

impl Hangs for Comment {
    fn fate(&self, gone: &Gone) -> Fate {
        goes(gone.has(&self.on))
    }
}

impl Hangs for Ink {
    fn fate(&self, gone: &Gone) -> Fate {
        goes(gone.has(&self.at.place))
    }
}

impl Hangs for Link {
    fn fate(&self, gone: &Gone) -> Fate {
        goes(gone.has(&self.on))
    }
}

impl Hangs for Image {
    fn fate(&self, gone: &Gone) -> Fate {
        goes(gone.images.contains(&self.id))
    }
}
