//! WHERE: one thing, one cell, or the map.

use super::super::error::Fault;
use super::ids::Known;
use super::{Check, Thing};
use crate::Where;

impl Check<'_, '_> {
    pub(super) fn place(&mut self, thing: Thing, inner: &str, place: &Where) {
        let named = [
            ("touchpoint", Known::Touchpoints, &place.touchpoint),
            ("stage", Known::Stages, &place.stage),
            ("service_point", Known::ServicePoints, &place.service_point),
            ("step", Known::Steps, &place.step),
            ("persona", Known::Personas, &place.persona),
            ("lane", Known::Lanes, &place.lane),
        ];
        for (field, known, id) in named {
            if let Some(id) = id {
                self.exists(thing, &format!("{inner}.{field}"), known, id);
            }
        }
        self.transition_exists(thing, inner, place);
        let things = named.iter().filter(|(field, _, id)| *field != "lane" && id.is_some()).count()
            + usize::from(place.transition.is_some());
        if things > 1 {
            self.contradiction(thing, inner, "names more than one thing, and may name only one");
        }
        if place.lane.is_some() && place.touchpoint.is_none() && place.stage.is_none() {
            let text = "is given without a touchpoint or a stage, with which it would be a cell";
            self.contradiction(thing, &format!("{inner}.lane"), text);
        }
    }

    fn transition_exists(&mut self, thing: Thing, inner: &str, place: &Where) {
        let Some(pair) = &place.transition else { return };
        let ends = [("from", &pair.from), ("to", &pair.to)];
        if ends.iter().any(|(_, id)| !self.ids.has(Known::Touchpoints, id)) {
            for (end, id) in ends {
                self.exists(thing, &format!("{inner}.transition.{end}"), Known::Touchpoints, id);
            }
            return;
        }
        if !self.ids.has_transition(&pair.from, &pair.to) {
            let fault = Fault::NoSuchTransition { from: pair.from.clone(), to: pair.to.clone() };
            self.wrong(thing, &format!("{inner}.transition"), fault);
        }
    }
}
