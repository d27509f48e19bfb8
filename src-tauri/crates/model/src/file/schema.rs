//! The JSON Schema of the file, from the same description by which it is read and written.

use std::collections::BTreeMap;

use super::record::Record;
use super::writer::Writer;
use super::{FORMAT, VERSION, records};
use crate::json::{Json, push_number};

/// The objects of the file by name.
pub(crate) type Definitions = BTreeMap<String, Json>;

/// The JSON Schema (draft 2020-12) of a `.journey` file, version 1. It says what single values must be;
/// that references lead somewhere only `read` can tell.
#[must_use]
pub fn schema() -> String {
    let mut definitions = Definitions::new();
    let map = records::Map::definition(&mut definitions);
    let Json::Object(mut root) = map else { return String::new() };
    if let Some(Json::Object(properties)) = root.get_mut("properties") {
        properties.insert("format".to_owned(), object([("const", text(FORMAT))]));
        properties.insert("version".to_owned(), object([("const", Json::Number(VERSION.to_owned()))]));
    }
    if let Some(Json::List(required)) = root.get_mut("required") {
        required.splice(0..0, [text("format"), text("version")]);
    }
    root.insert("$schema".to_owned(), text("https://json-schema.org/draft/2020-12/schema"));
    root.insert("title".to_owned(), text("Journey map, version 1"));
    root.insert("$defs".to_owned(), Json::Object(definitions));
    let mut writer = Writer::blank();
    writer.json(&Json::Object(root));
    writer.finish()
}

/// The schema of an object by key, value and whether it is required. Unknown keys are welcome.
pub(crate) fn definition<const N: usize>(fields: [(&'static str, Json, bool); N]) -> Json {
    let required: Vec<Json> = fields.iter().filter(|field| field.2).map(|field| text(field.0)).collect();
    let properties = object(fields.into_iter().map(|(key, value, _)| (key, value)));
    let mut parts = vec![("type", text("object")), ("properties", properties)];
    if !required.is_empty() {
        parts.push(("required", Json::List(required)));
    }
    object(parts)
}

pub(crate) fn definition_ref(name: &str) -> Json {
    object([("$ref", text(&format!("#/$defs/{name}")))])
}

pub(crate) fn object(fields: impl IntoIterator<Item = (&'static str, Json)>) -> Json {
    Json::Object(fields.into_iter().map(|(key, value)| (key.to_owned(), value)).collect())
}

pub(crate) fn list(items: impl IntoIterator<Item = Json>) -> Json {
    Json::List(items.into_iter().collect())
}

pub(crate) fn text(text: &str) -> Json {
    Json::Text(text.to_owned())
}

pub(crate) fn number(number: f64) -> Json {
    let mut digits = String::new();
    push_number(&mut digits, number);
    Json::Number(digits)
}
