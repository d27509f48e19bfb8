//! What single values cannot show: ids that exist once, references that lead somewhere, and what
//! excludes each other.

mod ids;
mod journey;
mod places;
mod team;

use super::error::{Fault, Problems};
use super::near::similar;
use crate::JourneyMap;
use ids::{Ids, Known};

/// Adds what is wrong with a map whose values are right one by one.
pub(crate) fn check(map: &JourneyMap, problems: &mut Problems) {
    let mut check = Check { map, ids: Ids::of(map, problems), problems };
    check.map_itself();
    check.lanes();
    check.touchpoints();
    check.transitions();
    check.exits();
    check.steps();
    check.service_points();
    check.insights_and_ideas();
    check.votes();
    check.marks();
    check.images();
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
