//! The canonical text: two spaces, one item a line, an array of numbers on one line.

use std::collections::{BTreeMap, HashMap};

use super::form::Form;
use crate::json::{Json, push_number, push_text};
use crate::{Extra, Id, JourneyMap};

/// The text so far, and the order of what objects are keyed by.
pub(crate) struct Writer<'m> {
    out: String,
    depth: usize,
    /// True just after an opening bracket.
    fresh: bool,
    one_line: bool,
    lanes: Places<'m>,
    personas: Places<'m>,
    service_points: Places<'m>,
}

type Places<'m> = HashMap<&'m str, usize>;

/// The array that the keys of an object point into.
#[derive(Clone, Copy)]
pub(crate) enum Keys {
    Lanes,
    Personas,
    ServicePoints,
}

fn places<'m>(ids: impl Iterator<Item = &'m Id>) -> Places<'m> {
    ids.enumerate().map(|(place, id)| (id.as_str(), place)).collect()
}

impl<'m> Writer<'m> {
    /// For a text that holds no map.
    pub(crate) fn blank() -> Self {
        let (lanes, personas, service_points) = Default::default();
        Self { out: String::new(), depth: 0, fresh: true, one_line: false, lanes, personas, service_points }
    }

    /// For an object apart from its map: without line breaks, ids in alphabetical order.
    pub(crate) fn on_one_line() -> Self {
        Self { one_line: true, ..Self::blank() }
    }

    pub(crate) fn of(map: &'m JourneyMap) -> Self {
        Self {
            lanes: places(map.lanes.iter().map(|lane| &lane.id)),
            personas: places(map.personas.iter().map(|persona| &persona.id)),
            service_points: places(map.service_points.iter().map(|point| &point.id)),
            ..Self::blank()
        }
    }

    pub(crate) fn finish(mut self) -> String {
        self.out.push('\n');
        self.out
    }

    pub(crate) fn into_text(self) -> String {
        self.out
    }

    pub(crate) fn open(&mut self, bracket: char) {
        self.out.push(bracket);
        self.depth += 1;
        self.fresh = true;
    }

    pub(crate) fn close(&mut self, bracket: char) {
        self.depth -= 1;
        if !self.fresh {
            self.line();
        }
        self.fresh = false;
        self.out.push(bracket);
    }

    /// Begins an item of a list.
    pub(crate) fn item(&mut self) {
        if !self.fresh {
            self.out.push(',');
        }
        self.fresh = false;
        self.line();
    }

    /// Begins a field of an object.
    pub(crate) fn key(&mut self, key: &str) {
        self.item();
        push_text(&mut self.out, key);
        self.out.push_str(": ");
    }

    /// A field, unless it may be left out.
    pub(crate) fn field<F: Form>(&mut self, key: &str, value: &F::Value, required: bool) {
        if required || !F::is_absent(value) {
            self.key(key);
            F::write(value, self);
        }
    }

    pub(crate) fn text(&mut self, text: &str) {
        push_text(&mut self.out, text);
    }

    pub(crate) fn number(&mut self, number: f64) {
        push_number(&mut self.out, number);
    }

    pub(crate) fn raw(&mut self, literal: &str) {
        self.out.push_str(literal);
    }

    /// Items on one line.
    pub(crate) fn line_of<T>(&mut self, items: &[T], mut write: impl FnMut(&mut Self, &T)) {
        self.out.push('[');
        for (index, item) in items.iter().enumerate() {
            if index > 0 {
                self.out.push_str(", ");
            }
            write(self, item);
        }
        self.out.push(']');
    }

    /// The unknown keys, after the known ones of the object.
    pub(crate) fn extra(&mut self, extra: &Extra) {
        for (key, value) in extra {
            self.key(key);
            self.json(value);
        }
    }

    /// The entries of an object keyed by ids, in the order of what the ids point into.
    pub(crate) fn ordered<'v, V>(&self, keys: Keys, entries: &'v BTreeMap<Id, V>) -> Vec<(&'v Id, &'v V)> {
        let places = match keys {
            Keys::Lanes => &self.lanes,
            Keys::Personas => &self.personas,
            Keys::ServicePoints => &self.service_points,
        };
        let mut entries: Vec<_> = entries.iter().collect();
        entries.sort_by_key(|(id, _)| places.get(id.as_str()).copied().unwrap_or(usize::MAX));
        entries
    }

    pub(crate) fn json(&mut self, value: &Json) {
        match value {
            Json::Null => self.raw("null"),
            Json::Bool(flag) => self.raw(if *flag { "true" } else { "false" }),
            Json::Number(digits) => self.raw(digits),
            Json::Text(text) => self.text(text),
            Json::List(items) if items.iter().all(|item| matches!(item, Json::Number(_))) => {
                self.line_of(items, Self::json);
            }
            Json::List(items) => {
                self.open('[');
                for item in items {
                    self.item();
                    self.json(item);
                }
                self.close(']');
            }
            Json::Object(fields) => {
                self.open('{');
                self.extra(fields);
                self.close('}');
            }
        }
    }

    fn line(&mut self) {
        if self.one_line {
            return;
        }
        self.out.push('\n');
        for _ in 0..self.depth {
            self.out.push_str("  ");
        }
    }
}
