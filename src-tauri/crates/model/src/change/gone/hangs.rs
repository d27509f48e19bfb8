//! What hangs on what, kind by kind.

use super::{Fate, Gone, Hangs, Ids};
use crate::{
    Action, Comment, Dismissal, Exit, Id, Idea, Image, Ink, Insight, JourneyMap, Lane, Link, Note, Persona,
    Recovery, Scenario, ServicePoint, Source, Stage, Step, Touchpoint, Transition, Vote,
};

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

fn clear(id: &mut Option<Id>, ids: &Ids) {
    id.take_if(|id| ids.contains(id));
}

fn among(id: &Option<Id>, ids: &Ids) -> bool {
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
                || gone.has_value(&gone.images, &self.images)
                || gone.cites_measure(&self.measures)
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
        self.recovery.take_if(|recovery| *recovery == Recovery::default());
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
