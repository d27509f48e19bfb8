//! Another value for a field of a thing.

use std::collections::BTreeMap;

use super::super::draft::{Draft, in_words};
use super::super::which::{called, word};
use super::super::{Refusal, Thing, Which, story};
use crate::json::Json;
use crate::{JourneyMap, Kind};

pub(super) fn set(
    draft: &mut Draft<'_>,
    of: &Which,
    path: &[String],
    value: &Json,
) -> Result<String, Refusal> {
    let at = of.find(draft.map())?;
    let was = draft.thing(of.kind(), at)?;
    may_be_set(of.kind(), path)?;
    let is_end = path.first().is_some_and(|key| matches!(key.as_str(), "from" | "to"));
    if is_end && of.kind() == Kind::Transition {
        return Err(Refusal::because("The ends of a way are no fields: lead it elsewhere instead."));
    }
    let mut json = was.to_json();
    put(&mut json, path, value.clone());
    let now = thing_of(draft.map(), of.kind(), &json, Some(&was))?;
    let label = story::label(draft.map(), &was, path);
    draft.replace(at, now.clone())?;
    let told = story::told(draft.map(), &was, &now);
    draft.tell_all(told);
    Ok(label)
}

/// A thing of a kind from its fields.
pub(super) fn thing_of(
    map: &JourneyMap,
    kind: Kind,
    json: &Json,
    was: Option<&Thing>,
) -> Result<Thing, Refusal> {
    Thing::from_json(kind, json).map_err(|errors| {
        let name = was.map_or_else(|| format!("A new {}", word(kind)), |was| called(map, was));
        let faults: Vec<String> = errors.iter().map(in_words).collect();
        let faults = faults.join(" ").replace("This cannot be kept: ", "");
        Refusal::because(format!("{name}: {faults}"))
    })
}

/// A field that exists and does not tell what the thing is.
pub(super) fn may_be_set(kind: Kind, path: &[String]) -> Result<(), Refusal> {
    let Some(key) = path.first() else {
        return Err(Refusal::because("Nothing was said of what to change."));
    };
    if key == "id" {
        return Err(Refusal::because("An id is kept for good; change the title instead."));
    }
    let is_array = kind == Kind::Map && Kind::ALL.iter().any(|kind| kind.array() == key);
    if is_array || !Thing::keys(kind).contains(&key.as_str()) {
        return Err(Refusal::because(format!("A {} has no field “{key}”.", word(kind))));
    }
    Ok(())
}

/// Puts a value at a path, or takes away what is there.
fn put(json: &mut Json, path: &[String], value: Json) {
    let [key, rest @ ..] = path else { return merge(json, value) };
    if let Json::Number(_) = json {
        // A plain number is short for an estimate of which no more is known.
        let number = std::mem::replace(json, Json::Null);
        *json = Json::Object(BTreeMap::from([("value".to_owned(), number)]));
    }
    if !matches!(json, Json::Object(_)) {
        *json = Json::Object(BTreeMap::new());
    }
    let Json::Object(fields) = json else { return };
    if rest.is_empty() && value == Json::Null {
        fields.remove(key);
    } else {
        put(fields.entry(key.clone()).or_insert(Json::Null), rest, value);
    }
}

/// Of an object what is not given stays, and null takes away (RFC 7396): a window that knows all the keys
/// of this version gives them all, and leaves those that it does not know as they are.
fn merge(old: &mut Json, new: Json) {
    match (old, new) {
        (Json::Object(old), Json::Object(new)) => {
            for (key, value) in new {
                if value == Json::Null {
                    old.remove(&key);
                } else {
                    merge(old.entry(key).or_insert(Json::Null), value);
                }
            }
        }
        (old, new) => *old = new.without_nulls(),
    }
}
