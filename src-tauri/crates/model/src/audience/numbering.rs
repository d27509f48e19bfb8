//! The new ids of what is shown. What has none is hidden, and so is what hangs on it.

use std::collections::{HashMap, HashSet};

use super::is_hidden;
use crate::{Id, JourneyMap, LaneKind, Step};

/// New ids by old ones.
pub(super) struct New<'m>(HashMap<&'m str, Id>);

impl<'m> New<'m> {
    fn of(kind: &str, shown: impl Iterator<Item = &'m Id>) -> Self {
        let number = |(place, id): (usize, &'m Id)| (id.as_str(), format!("{kind}-{}", place + 1));
        Self(shown.enumerate().map(number).collect())
    }

    pub(super) fn get(&self, id: &Id) -> Option<Id> {
        self.0.get(id.as_str()).cloned()
    }

    fn has(&self, id: &Id) -> bool {
        self.0.contains_key(id.as_str())
    }
}

pub(super) struct Numbering<'m> {
    map: &'m JourneyMap,
    pub(super) personas: New<'m>,
    pub(super) stages: New<'m>,
    pub(super) lanes: New<'m>,
    pub(super) touchpoints: New<'m>,
    pub(super) steps: New<'m>,
    pub(super) service_points: New<'m>,
    pub(super) insights: New<'m>,
    pub(super) images: New<'m>,
}

impl<'m> Numbering<'m> {
    pub(super) fn of(map: &'m JourneyMap) -> Self {
        let lanes = New::of("lane", map.lanes.iter().filter(|lane| !is_hidden(lane)).map(|lane| &lane.id));
        let hides = |kind| map.lanes.iter().any(|lane| lane.kind == kind && lane.internal);
        let journey_hidden = hides(LaneKind::Touchpoints);
        let shown = map.touchpoints.iter().filter(|touchpoint| !touchpoint.internal && !journey_hidden);
        let touchpoints = New::of("touchpoint", shown.map(|touchpoint| &touchpoint.id));
        let steps = map.steps.iter().filter(|step| lanes.has(&step.lane) && serves_shown(step, &touchpoints));
        let service_hidden = hides(LaneKind::Service);
        let points = map.service_points.iter();
        let points = points.filter(|point| !service_hidden && touchpoints.has(&point.touchpoint));
        let images = images_shown(map, &lanes, &touchpoints);
        let images = map.images.iter().map(|image| &image.id).filter(|id| images.contains(id));
        Self {
            map,
            personas: New::of("persona", map.personas.iter().map(|persona| &persona.id)),
            stages: New::of("stage", map.stages.iter().map(|stage| &stage.id)),
            steps: New::of("step", steps.map(|step| &step.id)),
            service_points: New::of("help", points.map(|point| &point.id)),
            insights: New::of("insight", map.insights.iter().map(|insight| &insight.id)),
            images: New::of("image", images),
            lanes,
            touchpoints,
        }
    }

    /// True when a lane that is shown draws what this persona feels.
    pub(super) fn feeling_is_shown(&self, persona: &Id) -> bool {
        let mut lanes = self.map.lanes.iter().filter(|lane| lane.kind == LaneKind::Emotion && !lane.internal);
        lanes.any(|lane| lane.persona.as_ref().is_none_or(|one| one == persona))
    }
}

/// A step that serves only what is hidden would betray it; one that serves nothing yet stands by itself.
fn serves_shown(step: &Step, touchpoints: &New<'_>) -> bool {
    let nothing = step.touchpoints.is_empty();
    nothing || !step.stages.is_empty() || step.touchpoints.iter().any(|id| touchpoints.has(id))
}

fn images_shown<'m>(map: &'m JourneyMap, lanes: &New<'_>, touchpoints: &New<'_>) -> HashSet<&'m Id> {
    let portraits = map.personas.iter().filter_map(|persona| persona.image.as_ref());
    let shown = map.touchpoints.iter().filter(|touchpoint| touchpoints.has(&touchpoint.id));
    let pictures = shown.flat_map(|touchpoint| &touchpoint.images);
    portraits.chain(pictures.filter(|(lane, _)| lanes.has(lane)).map(|(_, image)| image)).collect()
}
