//! The journey: lanes, touchpoints, what leads from one to the next, steps and service points.

use std::collections::{HashMap, HashSet};

use super::super::error::{Fault, push_key};
use super::ids::Known;
use super::{Check, Thing};
use crate::{LaneKind, Step, StepArrow, Transition, Zone};

impl Check<'_, '_> {
    pub(super) fn base(&mut self) {
        if let Some(base) = &self.map.per
            && !base.touchpoint.is_empty()
            && !self.ids.has(Known::Touchpoints, &base.touchpoint)
        {
            let fault = self.missing(Known::Touchpoints, &base.touchpoint);
            self.problems.push_at("per.touchpoint", fault);
        }
    }

    pub(super) fn persona(&mut self, at: usize) {
        let Some(persona) = self.map.personas.get(at) else { return };
        if let Some(image) = &persona.image {
            self.exists(Thing("personas", at), "image", Known::Images, image);
        }
    }

    pub(super) fn stage(&mut self, at: usize) {
        let Some(stage) = self.map.stages.get(at) else { return };
        self.keys_exist(Thing("stages", at), "cells", Known::Lanes, stage.cells.keys());
    }

    pub(super) fn lane(&mut self, at: usize) {
        let Some(lane) = self.map.lanes.get(at) else { return };
        let thing = Thing("lanes", at);
        if let Some(persona) = &lane.persona {
            self.exists(thing, "persona", Known::Personas, persona);
        }
        let behind = matches!(lane.zone, Zone::Frontstage | Zone::Backstage | Zone::Support);
        if lane.kind == LaneKind::Steps && !behind && self.lane_is_read(at) {
            let text = "must be frontstage, backstage or support in a lane of steps";
            self.contradiction(thing, "zone", text);
        }
    }

    /// Of a lane that could not be read kind and zone are not known.
    fn lane_is_read(&self, index: usize) -> bool {
        let lane = format!("lanes[{index}]");
        !["", ".kind", ".zone"].iter().any(|field| self.problems.is_at(&format!("{lane}{field}")))
    }

    pub(super) fn lane_counts(&mut self) {
        let of_kind = |kind| {
            let lanes = self.map.lanes.iter().enumerate();
            let of_kind = lanes.filter(|(index, lane)| lane.kind == kind && self.lane_is_read(*index));
            of_kind.map(|(index, _)| index).collect::<Vec<_>>()
        };
        let touchpoints = of_kind(LaneKind::Touchpoints);
        let service = of_kind(LaneKind::Service);
        let all_read = (0..self.map.lanes.len()).all(|index| self.lane_is_read(index));
        if touchpoints.is_empty() && all_read {
            let text = "must have one lane of the kind touchpoints, and have none".to_owned();
            self.problems.push_at("lanes", Fault::Contradiction(text));
        }
        for index in touchpoints.into_iter().skip(1) {
            let text = "is touchpoints a second time: a map has one such lane";
            self.contradiction(Thing("lanes", index), "kind", text);
        }
        for index in service.into_iter().skip(1) {
            let text = "is service a second time: a map has at most one such lane";
            self.contradiction(Thing("lanes", index), "kind", text);
        }
    }

    pub(super) fn touchpoint(&mut self, at: usize) {
        let Some(touchpoint) = self.map.touchpoints.get(at) else { return };
        let thing = Thing("touchpoints", at);
        self.exists(thing, "stage", Known::Stages, &touchpoint.stage);
        self.all_exist(thing, "personas", Known::Personas, &touchpoint.personas);
        self.keys_exist(thing, "emotion", Known::Personas, touchpoint.emotion.keys());
        self.keys_exist(thing, "cells", Known::Lanes, touchpoint.cells.keys());
        self.keys_exist(thing, "measures", Known::Lanes, touchpoint.measures.keys());
        self.keys_exist(thing, "images", Known::Lanes, touchpoint.images.keys());
        for (lane, image) in &touchpoint.images {
            let mut inner = "images".to_owned();
            push_key(&mut inner, lane);
            self.exists(thing, &inner, Known::Images, image);
        }
    }

    pub(super) fn transition(&mut self, at: usize) {
        let Some(transition) = self.map.transitions.get(at) else { return };
        let thing = Thing("transitions", at);
        self.exists(thing, "from", Known::Touchpoints, &transition.from);
        self.exists(thing, "to", Known::Touchpoints, &transition.to);
        self.keys_exist(thing, "because_of", Known::ServicePoints, transition.because_of.keys());
    }

    /// No two transitions go the same way.
    pub(super) fn transitions_once(&mut self) {
        let mut seen: HashMap<(&str, &str), usize> = HashMap::new();
        for (at, transition) in self.map.transitions.iter().enumerate() {
            let first = *seen.entry((&transition.from, &transition.to)).or_insert(at);
            if first != at {
                self.same_way(at, first);
            }
        }
    }

    pub(super) fn same_way(&mut self, at: usize, first: usize) {
        let Some(Transition { from, to, .. }) = self.map.transitions.get(at) else { return };
        if !from.is_empty() && !to.is_empty() {
            let first = format!("transitions[{first}]");
            let fault = Fault::DuplicateTransition { from: from.clone(), to: to.clone(), first };
            self.wrong(Thing("transitions", at), "", fault);
        }
    }

    pub(super) fn exit(&mut self, at: usize) {
        let Some(exit) = self.map.exits.get(at) else { return };
        let thing = Thing("exits", at);
        self.exists(thing, "from", Known::Touchpoints, &exit.from);
        self.keys_exist(thing, "because_of", Known::ServicePoints, exit.because_of.keys());
    }

    pub(super) fn step(&mut self, at: usize) {
        let Some(step) = self.map.steps.get(at) else { return };
        let thing = Thing("steps", at);
        self.step_lane(thing, step);
        self.all_exist(thing, "touchpoints", Known::Touchpoints, &step.touchpoints);
        self.all_exist(thing, "stages", Known::Stages, &step.stages);
        self.keys_exist(thing, "emotion", Known::Personas, step.emotion.keys());
        self.named_once(thing, step);
        for (at, arrow) in step.to.iter().enumerate() {
            self.arrow(thing, &format!("to[{at}]"), arrow);
        }
    }

    fn step_lane(&mut self, thing: Thing, step: &Step) {
        self.exists(thing, "lane", Known::Lanes, &step.lane);
        let Some(place) = self.ids.place(Known::Lanes, &step.lane) else { return };
        let Some(lane) = self.map.lanes.get(place) else { return };
        if lane.kind != LaneKind::Steps && self.lane_is_read(place) {
            let text = format!("is \"{}\", a lane of {} and not of steps", step.lane, lane.kind.word());
            self.wrong(thing, "lane", Fault::Contradiction(text));
        }
    }

    fn named_once(&mut self, thing: Thing, step: &Step) {
        let mut seen = HashSet::new();
        for (at, id) in step.touchpoints.iter().enumerate() {
            if !id.is_empty() && !seen.insert(id) {
                let text = format!("names \"{id}\" a second time");
                self.contradiction(thing, &format!("touchpoints[{at}]"), &text);
            }
        }
    }

    fn arrow(&mut self, thing: Thing, inner: &str, arrow: &StepArrow) {
        match (&arrow.step, &arrow.touchpoint) {
            (Some(step), None) => self.exists(thing, &format!("{inner}.step"), Known::Steps, step),
            (None, Some(id)) => self.exists(thing, &format!("{inner}.touchpoint"), Known::Touchpoints, id),
            _ if self.problems.touch(&format!("steps[{}].{inner}", thing.1)) => {}
            _ => self.contradiction(thing, inner, "must name either a step or a touchpoint"),
        }
    }

    pub(super) fn service_point(&mut self, at: usize) {
        let Some(point) = self.map.service_points.get(at) else { return };
        let thing = Thing("service_points", at);
        self.exists(thing, "touchpoint", Known::Touchpoints, &point.touchpoint);
        if let Some(step) = &point.origin_step {
            self.exists(thing, "origin_step", Known::Steps, step);
        }
        if let Some(recovery) = &point.recovery {
            self.keys_exist(thing, "recovery.felt_after", Known::Personas, recovery.felt_after.keys());
        }
        if point.need.is_some() && point.contacts_per_visit.is_some() {
            let text = "is given beside need: a point has one of the two, or neither";
            self.contradiction(thing, "contacts_per_visit", text);
        }
    }
}
