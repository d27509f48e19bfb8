//! What the panel beside the map says about one thing, about several, or about the map itself: its
//! fields as they stand in the file, what may be chosen for them, its figures and what belongs to it.

mod asked;
mod common;
mod entering;
mod figures;
mod form;
mod journey;
mod number;
mod own;
mod panel;
mod rate;
mod service_point;
mod step;
mod team;
mod words;

use model::{JourneyMap, Thing, Which};

use crate::sheet::Sheet;
use crate::{Desk, Refusal};
use form::Form;
pub use panel::{
    Inspection, PanelAdd, PanelChange, PanelChoice, PanelComment, PanelDot, PanelEffect, PanelEntry,
    PanelField, PanelFigure, PanelIfFixed, PanelMark, PanelPart, PanelPoint, PanelRow, PanelSection,
    PanelSlider,
};
pub use rate::{RateForm, RateRead};

impl Desk {
    /// What the panel says about these things of an open map; about the map itself where none is named.
    ///
    /// # Errors
    /// When the map is not open, or one of the things is no longer on it.
    pub fn inspect(&self, map: &str, things: &[Which]) -> Result<Inspection, Refusal> {
        let sheet = self.sheet(map)?;
        match things {
            [] => one(&sheet, &Which::Map),
            [which] => one(&sheet, which),
            several => common::several(&sheet, several),
        }
    }
}

/// The thing that is meant.
fn find(map: &JourneyMap, which: &Which) -> Result<Thing, Refusal> {
    let thing = which.place(map).and_then(|at| map.thing(which.kind(), at));
    thing.ok_or_else(|| Refusal::new("That is no longer on the map."))
}

fn one(sheet: &Sheet, which: &Which) -> Result<Inspection, Refusal> {
    let map = &sheet.map;
    let thing = find(map, which)?;
    let mut form = Form::of(sheet, which.clone(), &thing)?;
    match &thing {
        Thing::Map(_) => own::map(&mut form),
        Thing::Persona(it) => own::persona(&mut form, it),
        Thing::Source(it) => own::source(&mut form, it),
        Thing::Stage(it) => journey::stage(&mut form, it),
        Thing::Lane(it) => journey::lane(&mut form, it),
        Thing::Touchpoint(it) => journey::touchpoint(&mut form, it),
        Thing::Transition(it) => journey::way(&mut form, it),
        Thing::Exit(it) => journey::exit(&mut form, it),
        Thing::Step(it) => step::step(&mut form, it),
        Thing::ServicePoint(it) => service_point::service_point(&mut form, it),
        Thing::Insight(it) => team::insight(&mut form, it),
        Thing::Idea(it) => team::idea(&mut form, it),
        Thing::Action(_) => team::action(&mut form),
        Thing::Scenario(_) => team::scenario(&mut form),
        Thing::Vote(it) => team::vote(&mut form, it),
        Thing::Dismissal(it) => team::dismissal(&mut form, it),
        Thing::Note(it) => team::note(&mut form, it),
        Thing::Comment(it) => team::comment(&mut form, it),
        Thing::Ink(it) => team::ink(&mut form, it),
        Thing::Link(it) => team::link(&mut form, it),
        Thing::Image(_) => team::image(&mut form),
    }
    let mut inspection = form.done();
    if let Thing::Comment(it) = thing {
        inspection.comments = vec![PanelComment { comment: *it, place: String::new() }];
    }
    Ok(inspection)
}

#[cfg(test)]
mod tests;
