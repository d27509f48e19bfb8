//! The fields of one foreign object: typed reading, with a note on everything that is left unread.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use crate::ImportError;
use crate::json::kind;
use crate::losses::{Losses, shortened};

/// One object of the file being imported, and which of its keys have been read.
pub struct Fields<'v> {
    object: &'v Map<String, Value>,
    /// What objects of this kind are called in sentences: "card", "phase" …
    noun: &'static str,
    /// Where it is: `nodes[3]`.
    path: String,
    /// The same with its name: `nodes[3] "Bot loop"`.
    place: String,
    read: BTreeSet<&'static str>,
}

impl<'v> Fields<'v> {
    /// The root of a file.
    pub fn root(object: &'v Map<String, Value>) -> Self {
        Self { object, noun: "file", path: String::new(), place: String::new(), read: BTreeSet::new() }
    }

    /// An entry of an array or an object within another; `None`, with a note, when it is no object.
    pub fn of(value: &'v Value, noun: &'static str, place: String, losses: &mut Losses) -> Option<Self> {
        let Value::Object(object) = value else {
            losses.note(format!("A {noun} that is {} instead of an object was left out", kind(value)), place);
            return None;
        };
        Some(Self { object, noun, path: place.clone(), place, read: BTreeSet::new() })
    }

    /// Adds the name of the thing to its place, once it is known.
    pub fn named(&mut self, name: &str) {
        if !name.is_empty() {
            self.place = format!("{} \"{}\"", self.path, shortened(name));
        }
    }

    pub fn place(&self) -> &str {
        &self.place
    }

    /// The place of a key of this object.
    pub fn place_of(&self, key: &str) -> String {
        if self.path.is_empty() { key.to_owned() } else { format!("{}.{key}", self.path) }
    }

    pub fn has(&self, key: &str) -> bool {
        self.object.get(key).is_some_and(|value| !value.is_null())
    }

    /// The value of a key, null taken as absent.
    pub fn value(&mut self, key: &'static str) -> Option<&'v Value> {
        self.read.insert(key);
        self.object.get(key).filter(|value| !value.is_null())
    }

    /// A text, empty when absent. A number or a flag is taken as its text.
    pub fn text(&mut self, key: &'static str, losses: &mut Losses) -> String {
        match self.value(key) {
            None => String::new(),
            Some(Value::String(text)) => text.clone(),
            Some(Value::Number(number)) => number.to_string(),
            Some(Value::Bool(flag)) => flag.to_string(),
            Some(other) => {
                self.wrong(key, "a text", other, losses);
                String::new()
            }
        }
    }

    pub fn flag(&mut self, key: &'static str, losses: &mut Losses) -> bool {
        match self.value(key) {
            None => false,
            Some(Value::Bool(flag)) => *flag,
            Some(other) => {
                self.wrong(key, "true or false", other, losses);
                false
            }
        }
    }

    pub fn number(&mut self, key: &'static str, losses: &mut Losses) -> Option<f64> {
        match self.value(key)? {
            Value::Number(number) => number.as_f64(),
            other => {
                self.wrong(key, "a number", other, losses);
                None
            }
        }
    }

    /// An array, empty when absent.
    pub fn list(&mut self, key: &'static str, losses: &mut Losses) -> &'v [Value] {
        match self.value(key) {
            None => &[],
            Some(Value::Array(items)) => items,
            Some(other) => {
                self.wrong(key, "an array", other, losses);
                &[]
            }
        }
    }

    /// An array that the whole file depends on, empty when absent.
    pub fn essential_list(&mut self, key: &'static str) -> Result<&'v [Value], ImportError> {
        match self.value(key) {
            None => Ok(&[]),
            Some(Value::Array(items)) => Ok(items),
            Some(other) => Err(ImportError::WrongType {
                place: self.place_of(key),
                wanted: "an array",
                found: kind(other),
            }),
        }
    }

    /// An array of texts; entries of other types are noted and left out, numbers taken as text.
    pub fn texts(&mut self, key: &'static str, losses: &mut Losses) -> Vec<String> {
        let mut texts = Vec::new();
        for (at, item) in self.list(key, losses).iter().enumerate() {
            match item {
                Value::String(text) => texts.push(text.clone()),
                Value::Number(number) => texts.push(number.to_string()),
                other => {
                    let place = format!("{}[{at}]", self.place_of(key));
                    losses.note(
                        format!("`{key}` holds {} where a text is wanted; it was left out", kind(other)),
                        place,
                    );
                }
            }
        }
        texts
    }

    /// An object within this one.
    pub fn object(
        &mut self,
        key: &'static str,
        noun: &'static str,
        losses: &mut Losses,
    ) -> Option<Fields<'v>> {
        let place = self.place_of(key);
        let value = self.value(key)?;
        Fields::of(value, noun, place, losses)
    }

    /// Notes a known key that a map has no place for.
    pub fn no_place(&mut self, key: &'static str, losses: &mut Losses) {
        let given = self.value(key).is_some_and(|value| !is_empty(value));
        if given {
            losses.note(format!("`{key}` of a {} has no place in a map", self.noun), self.place.clone());
        }
    }

    /// Notes every key that nothing has read.
    pub fn finish(self, losses: &mut Losses) {
        for (key, value) in self.object {
            if self.read.contains(key.as_str()) || value.is_null() {
                continue;
            }
            let key = shortened(key);
            losses.note(
                format!("The unknown key `{key}` of a {} was not carried over", self.noun),
                self.place.clone(),
            );
        }
    }

    fn wrong(&self, key: &str, wanted: &str, found: &Value, losses: &mut Losses) {
        let what =
            format!("`{key}` of a {} is {} instead of {wanted} and was left out", self.noun, kind(found));
        losses.note(what, self.place.clone());
    }
}

fn is_empty(value: &Value) -> bool {
    match value {
        Value::String(text) => text.is_empty(),
        Value::Array(items) => items.is_empty(),
        Value::Object(object) => object.is_empty(),
        _ => false,
    }
}
