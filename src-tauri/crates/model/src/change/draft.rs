//! A change in the making: each edit is made at once, so that the next one sees it.

use std::collections::BTreeSet;

use super::validity::first_fault_within;
use super::which::{its_place_in_words, place_in_words, place_of, quoted};
use super::{By, Change, Edit, Occasion, Refusal, Thing, Told};
use crate::file::ReadError;
use crate::{Id, JourneyMap, Kind, Where};

/// The most sentences that one change tells.
const MOST_TOLD: usize = 12;

pub(super) struct Draft<'m> {
    map: &'m mut JourneyMap,
    pub by: &'m By,
    edits: Vec<Edit>,
    told: Vec<Told>,
    untold: usize,
}

impl<'m> Draft<'m> {
    pub(super) fn new(map: &'m mut JourneyMap, by: &'m By) -> Self {
        Self { map, by, edits: Vec::new(), told: Vec::new(), untold: 0 }
    }

    /// The map as it is by now.
    pub(super) fn map(&self) -> &JourneyMap {
        self.map
    }

    pub(super) fn has_edits(&self) -> bool {
        !self.edits.is_empty()
    }

    fn edit(&mut self, edit: Edit) -> Result<(), Refusal> {
        edit.apply(self.map)?;
        self.edits.push(edit);
        Ok(())
    }

    /// Puts a thing before what is at a place of its array, or at the end.
    pub(super) fn insert(&mut self, at: usize, thing: Thing) -> Result<(), Refusal> {
        self.edit(Edit::Insert { at: place(at), thing })
    }

    pub(super) fn push(&mut self, thing: Thing) -> Result<(), Refusal> {
        self.insert(self.map.count(thing.kind()), thing)
    }

    pub(super) fn remove(&mut self, kind: Kind, at: usize) -> Result<(), Refusal> {
        let thing = self.thing(kind, at)?;
        self.edit(Edit::Remove { at: place(at), thing })
    }

    /// Puts a thing in the stead of another, unless the two are the same.
    pub(super) fn replace(&mut self, at: usize, now: Thing) -> Result<(), Refusal> {
        let was = self.thing(now.kind(), at)?;
        if was == now {
            return Ok(());
        }
        self.edit(Edit::Replace { at: place(at), was, now })
    }

    /// Takes a thing to where it stands before what is at `before`.
    pub(super) fn shift(&mut self, kind: Kind, from: usize, before: usize) -> Result<(), Refusal> {
        let to = if from < before { before - 1 } else { before };
        if from == to {
            return Ok(());
        }
        self.edit(Edit::Move { kind, from: place(from), to: place(to) })
    }

    pub(super) fn thing(&self, kind: Kind, at: usize) -> Result<Thing, Refusal> {
        let thing = self.map.thing(kind, at);
        thing.ok_or_else(|| Refusal::because("The map has changed since: this is not there any more."))
    }

    /// Says what happened, with where it is.
    pub(super) fn tell(&mut self, words: impl Into<String>, at: Where) {
        let in_words = place_in_words(self.map, &at);
        self.tell_at(words, at, in_words);
    }

    /// The same of what happened to a thing that is there.
    pub(super) fn tell_of(&mut self, words: impl Into<String>, thing: &Thing) {
        let at = place_of(thing);
        let in_words = its_place_in_words(self.map, thing, &at);
        self.tell_at(words, at, in_words);
    }

    pub(super) fn tell_at(&mut self, words: impl Into<String>, at: Where, place: String) {
        if self.told.len() < MOST_TOLD {
            self.told.push(Told { words: words.into(), at: Box::new(at), place });
        } else {
            self.untold += 1;
        }
    }

    pub(super) fn tell_all(&mut self, told: Vec<Told>) {
        for Told { words, at, place } in told {
            self.tell_at(words, *at, place);
        }
    }

    /// The change as it was made; `None` when there was nothing to do.
    ///
    /// # Errors
    /// When no file could hold the map as it would be. The map is then as it was.
    pub(super) fn finish(mut self, label: String) -> Result<Option<Change>, Refusal> {
        if let Err(refusal) = self.sweep_pictures() {
            self.take_back();
            return Err(refusal);
        }
        // No command takes away what something else still names.
        if let Some(error) = first_fault_within(self.map, &self.edits) {
            self.take_back();
            return Err(Refusal::because(in_words(&error)));
        }
        if self.edits.is_empty() {
            return Ok(None);
        }
        if self.untold > 0 {
            let words = format!("And {} more", self.untold);
            let place = "The whole map".to_owned();
            self.told.push(Told { words, at: Box::new(Where::default()), place });
        }
        Ok(Some(Change {
            label,
            author: self.by.author.clone(),
            time: self.by.time.clone(),
            occasion: Occasion::Act,
            told: self.told,
            edits: self.edits,
        }))
    }

    /// Leaves the map as it was.
    pub(super) fn take_back(mut self) {
        while let Some(edit) = self.edits.pop() {
            // It fits: it leads back to where the map came from.
            let _ = edit.inverse().apply(self.map);
        }
    }

    /// Removes pictures that these edits left without anything that names them.
    fn sweep_pictures(&mut self) -> Result<(), Refusal> {
        let mut dropped = BTreeSet::new();
        for edit in &self.edits {
            if let Edit::Remove { thing: was, .. } | Edit::Replace { was, .. } = edit {
                dropped.extend(pictures(was).cloned());
            }
        }
        dropped.retain(|id| !is_named(self.map, id));
        for id in dropped {
            if let Some(at) = self.map.place_of(Kind::Image, &id) {
                self.remove(Kind::Image, at)?;
            }
        }
        Ok(())
    }
}

fn place(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

fn pictures(thing: &Thing) -> Box<dyn Iterator<Item = &Id> + '_> {
    match thing {
        Thing::Persona(it) => Box::new(it.image.iter()),
        Thing::Touchpoint(it) => Box::new(it.images.values()),
        _ => Box::new(std::iter::empty()),
    }
}

fn is_named(map: &JourneyMap, image: &Id) -> bool {
    map.personas.iter().any(|persona| persona.image.as_ref() == Some(image))
        || map.touchpoints.iter().any(|touchpoint| touchpoint.images.values().any(|id| id == image))
}

/// A fault of the map as a person reads it.
pub(super) fn in_words(error: &ReadError) -> String {
    let inner = error.path.rsplit_once("].").map_or(error.path.as_str(), |(_, inner)| inner);
    let thing = error.title.as_deref().map_or_else(|| "This cannot be kept".to_owned(), quoted);
    let space = if inner.is_empty() { "" } else { " " };
    let sentence = format!("{thing}: {}{space}{}", inner.replace('_', " "), error.fault);
    if sentence.ends_with('?') { sentence } else { format!("{sentence}.") }
}
