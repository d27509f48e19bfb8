//! What a team adds to a journey: insights, ideas, votes, marks on the map, images.

use super::super::error::Fault;
use super::super::image;
use super::ids::Known;
use super::{Check, Thing};
use crate::DotTarget;

impl Check<'_, '_> {
    pub(super) fn insight(&mut self, at: usize) {
        let Some(insight) = self.map.insights.get(at) else { return };
        let thing = Thing("insights", at);
        if let Some(place) = &insight.at {
            self.place(thing, "at", place);
        }
        if let Some(persona) = &insight.persona {
            self.exists(thing, "persona", Known::Personas, persona);
        }
    }

    pub(super) fn idea(&mut self, at: usize) {
        let Some(idea) = self.map.ideas.get(at) else { return };
        let thing = Thing("ideas", at);
        self.all_exist(thing, "for", Known::ServicePoints, &idea.serves);
        if let Some(place) = &idea.at {
            self.place(thing, "at", place);
        }
    }

    pub(super) fn action(&mut self, at: usize) {
        let Some(action) = self.map.actions.get(at) else { return };
        if let Some(idea) = &action.serves {
            self.exists(Thing("actions", at), "for", Known::Ideas, idea);
        }
    }

    pub(super) fn scenario(&mut self, at: usize) {
        let Some(scenario) = self.map.scenarios.get(at) else { return };
        let thing = Thing("scenarios", at);
        self.all_exist(thing, "fix", Known::ServicePoints, &scenario.fix);
        self.all_exist(thing, "serve", Known::ServicePoints, &scenario.serve);
    }

    pub(super) fn vote(&mut self, at: usize) {
        let Some(vote) = self.map.votes.get(at) else { return };
        let thing = Thing("votes", at);
        for (at, dot) in vote.dots.iter().enumerate() {
            match &dot.on {
                DotTarget::Place(place) => self.place(thing, &format!("dots[{at}].on"), place),
                DotTarget::Idea { idea, .. } => {
                    self.exists(thing, &format!("dots[{at}].on.idea"), Known::Ideas, idea);
                }
            }
        }
    }

    pub(super) fn dismissal(&mut self, at: usize) {
        let Some(dismissal) = self.map.dismissed.get(at) else { return };
        self.place(Thing("dismissed", at), "on", &dismissal.on);
    }

    pub(super) fn note(&mut self, at: usize) {
        let Some(note) = self.map.notes.get(at) else { return };
        self.place(Thing("notes", at), "at", &note.at.place);
    }

    pub(super) fn comment(&mut self, at: usize) {
        let Some(comment) = self.map.comments.get(at) else { return };
        self.place(Thing("comments", at), "on", &comment.on);
    }

    pub(super) fn ink(&mut self, at: usize) {
        let Some(ink) = self.map.ink.get(at) else { return };
        self.place(Thing("ink", at), "at", &ink.at.place);
        self.ink_points(Thing("ink", at), &ink.points);
    }

    pub(super) fn link(&mut self, at: usize) {
        let Some(link) = self.map.links.get(at) else { return };
        self.place(Thing("links", at), "on", &link.on);
    }

    fn ink_points(&mut self, thing: Thing, points: &[f64]) {
        if !points.len().is_multiple_of(3) {
            let text = "must be x, y and pressure in turn, three numbers for each point";
            self.contradiction(thing, "points", text);
            return;
        }
        for (at, pressure) in points.iter().enumerate().skip(2).step_by(3) {
            if !(0.0..=1.0).contains(pressure) {
                let found = pressure.to_string();
                let fault = Fault::OutOfRange { range: "a pressure from 0 to 1", found };
                self.wrong(thing, &format!("points[{at}]"), fault);
            }
        }
    }

    pub(super) fn image(&mut self, at: usize) {
        let Some(image) = self.map.images.get(at) else { return };
        if self.problems.touch(&format!("images[{at}]")) {
            return;
        }
        if let Some((field, fault)) = image::fault_of(image) {
            self.wrong(Thing("images", at), field, fault);
        }
    }
}
