//! What single values cannot show: ids that exist once, references that lead somewhere, and what
//! excludes each other.

mod ids;
mod journey;
mod places;
mod team;

use super::error::{Fault, Problems};
use super::near::similar;
use crate::{JourneyMap, Kind, Transition};
use ids::{Ids, Known};

/// Adds what is wrong with a map whose values are right one by one.
pub(crate) fn check(map: &JourneyMap, problems: &mut Problems) {
    let mut check = Check { map, ids: Ids::of(map, problems), problems };
    check.base();
    for kind in Kind::ALL {
        for at in 0..map.count(*kind) {
            check.thing(*kind, at);
        }
        match kind {
            Kind::Lane if !check.problems.is_at("lanes") => check.lane_counts(),
            Kind::Transition => check.transitions_once(),
            _ => {}
        }
    }
}

/// A thing that may be wrong.
pub(crate) struct Touched {
    pub kind: Kind,
    /// Where it stands in its array.
    pub at: usize,
    /// True where another thing may have its id already.
    pub is_new: bool,
}

/// Adds what is wrong with some things of a map of which all the others are right, and with the lanes
/// as a whole. Takes time for these things and, for each id that they name, a look along one array.
pub(crate) fn check_things(map: &JourneyMap, things: &[Touched], problems: &mut Problems) {
    let mut check = Check { map, ids: Ids::looked_up(map), problems };
    check.lane_counts();
    for Touched { kind, at, is_new } in things {
        if *kind == Kind::Map {
            check.base();
        }
        if *is_new {
            check.once(*kind, *at);
        }
        check.thing(*kind, *at);
    }
}

struct Check<'m, 'p> {
    map: &'m JourneyMap,
    ids: Ids<'m>,
    problems: &'p mut Problems,
}

/// A thing in one of the map's arrays.
#[derive(Clone, Copy)]
struct Thing(&'static str, usize);

impl Check<'_, '_> {
    /// What one thing names, and what it says against itself.
    fn thing(&mut self, kind: Kind, at: usize) {
        match kind {
            Kind::Map | Kind::Source => {}
            Kind::Persona => self.persona(at),
            Kind::Stage => self.stage(at),
            Kind::Lane => self.lane(at),
            Kind::Touchpoint => self.touchpoint(at),
            Kind::Transition => self.transition(at),
            Kind::Exit => self.exit(at),
            Kind::Step => self.step(at),
            Kind::ServicePoint => self.service_point(at),
            Kind::Insight => self.insight(at),
            Kind::Idea => self.idea(at),
            Kind::Action => self.action(at),
            Kind::Scenario => self.scenario(at),
            Kind::Vote => self.vote(at),
            Kind::Dismissal => self.dismissal(at),
            Kind::Note => self.note(at),
            Kind::Comment => self.comment(at),
            Kind::Ink => self.ink(at),
            Kind::Link => self.link(at),
            Kind::Image => self.image(at),
        }
    }

    /// That no other thing of the kind has the id of this one, or goes the way of this transition.
    fn once(&mut self, kind: Kind, at: usize) {
        if let Some(id) = self.map.id_at(kind, at) {
            let mut others = (0..self.map.count(kind)).filter(|other| *other != at);
            if let Some(first) = others.find(|other| self.map.id_at(kind, *other) == Some(id)) {
                let fault =
                    Fault::DuplicateId { id: id.to_owned(), first: format!("{}[{first}]", kind.array()) };
                self.wrong(Thing(kind.array(), at), "id", fault);
            }
        }
        if kind == Kind::Transition
            && let Some(this) = self.map.transitions.get(at)
        {
            let same = |(_, other): &(usize, &Transition)| other.from == this.from && other.to == this.to;
            let mut others = self.map.transitions.iter().enumerate().filter(|(other, _)| *other != at);
            if let Some((first, _)) = others.find(same) {
                self.same_way(at, first);
            }
        }
    }

    fn wrong(&mut self, thing: Thing, inner: &str, fault: Fault) {
        self.problems.push_in(thing.0, thing.1, inner, fault);
    }

    fn contradiction(&mut self, thing: Thing, inner: &str, text: &str) {
        self.wrong(thing, inner, Fault::Contradiction(text.to_owned()));
    }

    /// Empty ids are reported where they are read.
    fn exists(&mut self, thing: Thing, inner: &str, known: Known, id: &str) {
        let missing = !id.is_empty() && !self.ids.has(known, id);
        if missing && !self.problems.is_full() {
            let fault = self.missing(known, id);
            self.wrong(thing, inner, fault);
        }
    }

    fn missing(&self, known: Known, id: &str) -> Fault {
        let near = similar(id, self.ids.all(known)).map(str::to_owned);
        Fault::DoesNotExist { id: id.to_owned(), near }
    }

    fn all_exist<'i>(
        &mut self,
        thing: Thing,
        list: &str,
        known: Known,
        ids: impl IntoIterator<Item = &'i String>,
    ) {
        for (index, id) in ids.into_iter().enumerate() {
            if !self.ids.has(known, id) {
                self.exists(thing, &format!("{list}[{index}]"), known, id);
            }
        }
    }

    /// The keys of an object that is keyed by ids.
    fn keys_exist<'i>(
        &mut self,
        thing: Thing,
        object: &str,
        known: Known,
        ids: impl IntoIterator<Item = &'i String>,
    ) {
        for id in ids {
            if !self.ids.has(known, id) && !self.problems.is_full() {
                let mut inner = object.to_owned();
                super::error::push_key(&mut inner, id);
                let fault = self.missing(known, id);
                self.wrong(thing, &inner, fault);
            }
        }
    }
}
