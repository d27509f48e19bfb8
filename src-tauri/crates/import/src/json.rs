//! JSON text into values, within the limits of this crate and with a word on repeated keys.

use std::fmt;

use serde::Deserializer;
use serde::de::{DeserializeSeed, Error as _, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};

use crate::losses::{Losses, shortened};
use crate::{ImportError, MAX_BYTES, MAX_DEPTH, MAX_VALUES};

/// Reads the one object of a file.
pub fn parse(bytes: &[u8], losses: &mut Losses) -> Result<Map<String, Value>, ImportError> {
    if bytes.len() > MAX_BYTES {
        return Err(ImportError::TooLarge { bytes: bytes.len() });
    }
    let text =
        std::str::from_utf8(bytes).map_err(|error| ImportError::NotText { offset: error.valid_up_to() })?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.trim().is_empty() {
        return Err(ImportError::Empty);
    }
    match value(text, losses)? {
        Value::Object(root) => Ok(root),
        other => Err(ImportError::NotAnObject { found: kind(&other) }),
    }
}

/// What a value is, in words.
pub fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) => "a text",
        Value::Array(_) => "an array",
        Value::Object(_) => "an object",
    }
}

fn value(text: &str, losses: &mut Losses) -> Result<Value, ImportError> {
    let mut reading = Reading { losses, values: 0, broken: None };
    let mut json = serde_json::Deserializer::from_str(text);
    let read = Node { reading: &mut reading, depth: 0 }.deserialize(&mut json);
    let broken = reading.broken;
    match read.and_then(|value| json.end().map(|()| value)) {
        Ok(value) => Ok(value),
        Err(error) => Err(match broken {
            Some(Limit::Depth) => ImportError::TooDeep { line: error.line() },
            Some(Limit::Values) => ImportError::TooManyValues,
            None => ImportError::NotJson { reason: error.to_string() },
        }),
    }
}

#[derive(Clone, Copy)]
enum Limit {
    Depth,
    Values,
}

struct Reading<'l> {
    losses: &'l mut Losses,
    values: usize,
    broken: Option<Limit>,
}

/// One value at a depth; the outermost is at 0.
struct Node<'r, 'l> {
    reading: &'r mut Reading<'l>,
    depth: usize,
}

impl Node<'_, '_> {
    /// Refuses an array or object that would lie too deep.
    fn enter<E: serde::de::Error>(&mut self) -> Result<usize, E> {
        let inside = self.depth + 1;
        if inside > MAX_DEPTH {
            self.reading.broken = Some(Limit::Depth);
            return Err(E::custom("nested too deep"));
        }
        Ok(inside)
    }
}

impl<'de> DeserializeSeed<'de> for Node<'_, '_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<Value, D::Error> {
        self.reading.values += 1;
        if self.reading.values > MAX_VALUES {
            self.reading.broken = Some(Limit::Values);
            return Err(D::Error::custom("too many values"));
        }
        json.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Node<'_, '_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, flag: bool) -> Result<Value, E> {
        Ok(Value::Bool(flag))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Value, E> {
        Ok(Value::from(number))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Value, E> {
        Ok(Value::from(number))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Value, E> {
        Ok(Number::from_f64(number).map_or(Value::Null, Value::Number))
    }

    fn visit_str<E>(self, text: &str) -> Result<Value, E> {
        Ok(Value::String(text.to_owned()))
    }

    fn visit_string<E>(self, text: String) -> Result<Value, E> {
        Ok(Value::String(text))
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut items: A) -> Result<Value, A::Error> {
        let depth = self.enter()?;
        let mut array = Vec::new();
        while let Some(item) = items.next_element_seed(Node { reading: &mut *self.reading, depth })? {
            array.push(item);
        }
        Ok(Value::Array(array))
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut entries: A) -> Result<Value, A::Error> {
        let depth = self.enter()?;
        let mut object = Map::new();
        while let Some(key) = entries.next_key::<String>()? {
            let value = entries.next_value_seed(Node { reading: &mut *self.reading, depth })?;
            if object.contains_key(&key) {
                let what =
                    format!("The key \"{}\" stands twice in one object; the first was kept", shortened(&key));
                self.reading.losses.note(what, "");
                continue;
            }
            object.insert(key, value);
        }
        Ok(Value::Object(object))
    }
}
