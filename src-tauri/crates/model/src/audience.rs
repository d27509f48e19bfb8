//! What a customer may see: a new map, made of nothing but what is allowed.
//!
//! Every object here is built by naming what goes into it. A field that is added to the map later is
//! therefore hidden until somebody decides that it may be seen.

mod left_out;
mod numbering;

use crate::{
    Cause, Exit, Image, Insight, JourneyMap, Lane, LaneKind, Persona, ServicePoint, Stage, Step, StepArrow,
    Touchpoint, Transition, Where,
};
use numbering::Numbering;

pub use left_out::left_out;

/// The map as a customer may see it. Its ids are numbered anew; a service point keeps its place and its
/// `customer_text` and is otherwise blank (no title, cause unsorted).
#[must_use]
pub fn for_customers(map: &JourneyMap) -> JourneyMap {
    let ids = Numbering::of(map);
    JourneyMap {
        id: "map".to_owned(),
        title: map.title.clone(),
        personas: each(&map.personas, |persona| ids.persona(persona)),
        stages: each(&map.stages, |stage| ids.stage(stage)),
        lanes: each(&map.lanes, |lane| ids.lane(lane)),
        touchpoints: each(&map.touchpoints, |touchpoint| ids.touchpoint(touchpoint)),
        transitions: each(&map.transitions, |transition| ids.transition(transition)),
        exits: each(&map.exits, |exit| ids.exit(exit)),
        steps: each(&map.steps, |step| ids.step(step)),
        service_points: each(&map.service_points, |point| ids.service_point(point)),
        insights: each(&map.insights, |insight| ids.insight(insight)),
        images: each(&map.images, |image| ids.image(image)),
        ..JourneyMap::default()
    }
}

/// True for a lane that is in no customer's view.
pub(crate) fn is_hidden(lane: &Lane) -> bool {
    lane.internal || lane.kind == LaneKind::Metric
}

fn each<T, U>(things: &[T], shown: impl Fn(&T) -> Option<U>) -> Vec<U> {
    things.iter().filter_map(shown).collect()
}

impl Numbering<'_> {
    fn persona(&self, persona: &Persona) -> Option<Persona> {
        Some(Persona {
            id: self.personas.get(&persona.id)?,
            name: persona.name.clone(),
            role: persona.role.clone(),
            goal: persona.goal.clone(),
            quote: persona.quote.clone(),
            image: persona.image.as_ref().and_then(|image| self.images.get(image)),
            ..Persona::default()
        })
    }

    fn stage(&self, stage: &Stage) -> Option<Stage> {
        Some(Stage { id: self.stages.get(&stage.id)?, title: stage.title.clone(), ..Stage::default() })
    }

    fn lane(&self, lane: &Lane) -> Option<Lane> {
        Some(Lane {
            id: self.lanes.get(&lane.id)?,
            title: lane.title.clone(),
            zone: lane.zone,
            kind: lane.kind,
            persona: lane.persona.as_ref().and_then(|persona| self.personas.get(persona)),
            quoted: lane.quoted,
            unit: String::new(),
            better: None,
            internal: false,
            collapsed: false,
            extra: crate::Extra::new(),
        })
    }

    fn touchpoint(&self, touchpoint: &Touchpoint) -> Option<Touchpoint> {
        let emotion = touchpoint.emotion.iter().filter(|(persona, _)| self.feeling_is_shown(persona));
        let cells = touchpoint.cells.iter();
        let images = touchpoint.images.iter();
        Some(Touchpoint {
            id: self.touchpoints.get(&touchpoint.id)?,
            title: touchpoint.title.clone(),
            stage: self.stages.get(&touchpoint.stage)?,
            track: touchpoint.track,
            channels: touchpoint.channels.clone(),
            emotion: emotion.filter_map(|(id, value)| Some((self.personas.get(id)?, *value))).collect(),
            cells: cells.filter_map(|(id, text)| Some((self.lanes.get(id)?, text.clone()))).collect(),
            images: images.filter_map(|(id, i)| Some((self.lanes.get(id)?, self.images.get(i)?))).collect(),
            ..Touchpoint::default()
        })
    }

    fn transition(&self, transition: &Transition) -> Option<Transition> {
        let (from, to) = (self.touchpoints.get(&transition.from)?, self.touchpoints.get(&transition.to)?);
        Some(Transition { from, to, ..Transition::default() })
    }

    fn exit(&self, exit: &Exit) -> Option<Exit> {
        Some(Exit { from: self.touchpoints.get(&exit.from)?, ..Exit::default() })
    }

    fn step(&self, step: &Step) -> Option<Step> {
        Some(Step {
            id: self.steps.get(&step.id)?,
            title: step.title.clone(),
            lane: self.lanes.get(&step.lane)?,
            touchpoints: each(&step.touchpoints, |id| self.touchpoints.get(id)),
            stages: each(&step.stages, |id| self.stages.get(id)),
            to: each(&step.to, |arrow| self.arrow(arrow)),
            ..Step::default()
        })
    }

    fn arrow(&self, arrow: &StepArrow) -> Option<StepArrow> {
        let step = arrow.step.as_ref().and_then(|id| self.steps.get(id));
        let touchpoint = arrow.touchpoint.as_ref().and_then(|id| self.touchpoints.get(id));
        let shown = step.is_some() || touchpoint.is_some();
        shown.then(|| StepArrow { step, touchpoint, both: arrow.both, ..StepArrow::default() })
    }

    fn service_point(&self, point: &ServicePoint) -> Option<ServicePoint> {
        Some(ServicePoint {
            customer_text: point.customer_text.clone(),
            ..ServicePoint::at(
                self.service_points.get(&point.id)?,
                self.touchpoints.get(&point.touchpoint)?,
                Cause::Unsorted,
            )
        })
    }

    fn insight(&self, insight: &Insight) -> Option<Insight> {
        if insight.internal {
            return None;
        }
        let at = match &insight.at {
            Some(place) => Some(self.place(place)?),
            None => None,
        };
        Some(Insight {
            id: self.insights.get(&insight.id)?,
            kind: insight.kind,
            at,
            persona: None,
            text: insight.text.clone(),
            basis: None,
            source: String::new(),
            tags: Vec::new(),
            internal: false,
            extra: crate::Extra::new(),
        })
    }

    /// None when any part of the place is hidden.
    fn place(&self, place: &Where) -> Option<Where> {
        let pair = |pair: &crate::Pair| {
            let (from, to) = (self.touchpoints.get(&pair.from)?, self.touchpoints.get(&pair.to)?);
            Some(crate::Pair { from, to, ..crate::Pair::default() })
        };
        Some(Where {
            touchpoint: shown(place.touchpoint.as_ref(), |id| self.touchpoints.get(id))?,
            stage: shown(place.stage.as_ref(), |id| self.stages.get(id))?,
            service_point: shown(place.service_point.as_ref(), |id| self.service_points.get(id))?,
            step: shown(place.step.as_ref(), |id| self.steps.get(id))?,
            persona: shown(place.persona.as_ref(), |id| self.personas.get(id))?,
            transition: shown(place.transition.as_ref(), pair)?,
            lane: shown(place.lane.as_ref(), |id| self.lanes.get(id))?,
            ..Where::default()
        })
    }

    fn image(&self, image: &Image) -> Option<Image> {
        Some(Image {
            id: self.images.get(&image.id)?,
            media_type: image.media_type,
            alt: image.alt.clone(),
            data: image.data.clone(),
            extra: crate::Extra::new(),
        })
    }
}

/// What is not named stays unnamed; what is named and hidden makes the whole hidden.
fn shown<T, U>(named: Option<&T>, find: impl Fn(&T) -> Option<U>) -> Option<Option<U>> {
    named.map_or(Some(None), |id| find(id).map(Some))
}
