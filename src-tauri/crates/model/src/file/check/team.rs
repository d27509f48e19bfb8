//! What a team adds to a journey: insights, ideas, votes, marks on the map, images.

use super::super::error::Fault;
use super::super::image;
use super::ids::Known;
use super::{Check, Thing};
use crate::DotTarget;

impl Check<'_, '_> {
    pub(super) fn insights_and_ideas(&mut self) {
        for (index, insight) in self.map.insights.iter().enumerate() {
            let thing = Thing("insights", index);
            if let Some(at) = &insight.at {
                self.place(thing, "at", at);
            }
            if let Some(persona) = &insight.persona {
                self.exists(thing, "persona", Known::Personas, persona);
            }
        }
        for (index, idea) in self.map.ideas.iter().enumerate() {
            let thing = Thing("ideas", index);
            self.all_exist(thing, "for", Known::ServicePoints, &idea.serves);
            if let Some(at) = &idea.at {
                self.place(thing, "at", at);
            }
        }
        for (index, action) in self.map.actions.iter().enumerate() {
            if let Some(idea) = &action.serves {
                self.exists(Thing("actions", index), "for", Known::Ideas, idea);
            }
        }
        for (index, scenario) in self.map.scenarios.iter().enumerate() {
            let thing = Thing("scenarios", index);
            self.all_exist(thing, "fix", Known::ServicePoints, &scenario.fix);
            self.all_exist(thing, "serve", Known::ServicePoints, &scenario.serve);
        }
    }

    pub(super) fn votes(&mut self) {
        for (index, vote) in self.map.votes.iter().enumerate() {
            let thing = Thing("votes", index);
            for (at, dot) in vote.dots.iter().enumerate() {
                match &dot.on {
                    DotTarget::Place(place) => self.place(thing, &format!("dots[{at}].on"), place),
                    DotTarget::Idea { idea, .. } => {
                        self.exists(thing, &format!("dots[{at}].on.idea"), Known::Ideas, idea);
                    }
                }
            }
        }
    }

    /// What is anchored somewhere on the map.
    pub(super) fn marks(&mut self) {
        for (index, dismissal) in self.map.dismissed.iter().enumerate() {
            self.place(Thing("dismissed", index), "on", &dismissal.on);
        }
        for (index, note) in self.map.notes.iter().enumerate() {
            self.place(Thing("notes", index), "at", &note.at.place);
        }
        for (index, comment) in self.map.comments.iter().enumerate() {
            self.place(Thing("comments", index), "on", &comment.on);
        }
        for (index, ink) in self.map.ink.iter().enumerate() {
            self.place(Thing("ink", index), "at", &ink.at.place);
            self.ink_points(Thing("ink", index), &ink.points);
        }
        for (index, link) in self.map.links.iter().enumerate() {
            self.place(Thing("links", index), "on", &link.on);
        }
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

    pub(super) fn images(&mut self) {
        for (index, image) in self.map.images.iter().enumerate() {
            if self.problems.touch(&format!("images[{index}]")) {
                continue;
            }
            if let Some((field, fault)) = image::fault_of(image) {
                self.wrong(Thing("images", index), field, fault);
            }
        }
    }
}
