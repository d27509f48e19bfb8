//! What things and places are called in sentences, and which things name another.

use super::gone::{Fate, Gone};
use super::which::{called, place_in_words};
use super::{Thing, Which};
use crate::{JourneyMap, Kind, Where};

impl JourneyMap {
    /// What a thing is called in a sentence: “Engineer visit”.
    #[must_use]
    pub fn called(&self, thing: &Thing) -> String {
        called(self, thing)
    }

    /// A place in words: Thoughts, Ninety-day check-in.
    #[must_use]
    pub fn in_words(&self, place: &Where) -> String {
        place_in_words(self, place)
    }

    /// The things that name another one and could be without it, in the order of the file.
    #[must_use]
    pub fn naming(&self, which: &Which) -> Vec<Which> {
        let mut gone = Gone::default();
        let thing = which.place(self).and_then(|at| self.thing(which.kind(), at));
        if let Some(thing) = thing {
            gone.insert(&thing);
        }
        let kinds = Kind::ALL.iter().copied().filter(|kind| gone.reaches(*kind));
        let places = kinds.flat_map(|kind| (0..self.count(kind)).map(move |at| (kind, at)));
        places
            .filter(|(kind, at)| self.fate_at(*kind, *at, &gone) == Fate::Loses)
            .filter_map(|(kind, at)| Which::at(self, kind, at))
            .collect()
    }
}
