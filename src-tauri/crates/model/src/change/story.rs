//! What happened to a thing, as the history tells it and as a menu names it.

mod words;

use std::collections::BTreeMap;

use super::which::{at_touchpoint, called, its_place_in_words, place_in_words, place_of, quoted, word};
use super::{Thing, Told};
use crate::json::Json;
use crate::{Cause, Id, JourneyMap, Kind, Where};
use words::{amount, grouped};

pub(super) use words::{counted, field};

/// One place where a thing is another than it was.
struct Difference<'j> {
    key: &'j str,
    /// The lane, persona or service point, where the field has an entry for each.
    entry: Option<&'j str>,
    was: Option<&'j Json>,
    now: Option<&'j Json>,
}

/// What it means that one thing stands in the stead of another, a sentence for each field.
pub(super) fn told(map: &JourneyMap, was: &Thing, now: &Thing) -> Vec<Told> {
    let (Json::Object(before), Json::Object(after)) = (was.to_json(), now.to_json()) else {
        return Vec::new();
    };
    let mut sentences = Vec::new();
    for key in Thing::keys(now.kind()) {
        for difference in differences(key, before.get(*key), after.get(*key)) {
            let at = place(now, &difference);
            let place = its_place_in_words(map, now, &at);
            let words = words(map, now, &difference);
            sentences.push(Told { words, at: Box::new(at), place });
        }
    }
    sentences
}

/// What a menu calls the change of a field.
pub(super) fn label(map: &JourneyMap, thing: &Thing, path: &[String]) -> String {
    let name = called(map, thing);
    let kind = word(thing.kind());
    let [key, rest @ ..] = path else { return format!("Change {kind} {name}") };
    let difference = Difference { key, entry: rest.first().map(String::as_str), was: None, now: None };
    match (thing.kind(), key.as_str()) {
        (Kind::Map, "title") => format!("Rename the map {name}"),
        (Kind::Map, key) => format!("Change the {} of the map", field(key)),
        (_, "title" | "name") => format!("Rename {kind} {name}"),
        (_, "cells" | "images" | "measures") if !rest.is_empty() => {
            format!("Change the cell {}", quoted(&place_in_words(map, &place(thing, &difference))))
        }
        (_, "cause") => format!("Sort {name}"),
        (_, "text") => format!("Change the words of {kind} {name}"),
        (_, "resolved") => format!("Resolve {kind} {name}"),
        (_, key) => format!("Change the {} of {kind} {name}", field(key)),
    }
}

fn differences<'j>(key: &'j str, was: Option<&'j Json>, now: Option<&'j Json>) -> Vec<Difference<'j>> {
    if was == now {
        return Vec::new();
    }
    let keyed = matches!(key, "cells" | "emotion" | "measures" | "images" | "because_of");
    if !keyed {
        return vec![Difference { key, entry: None, was, now }];
    }
    let entries = |json: Option<&'j Json>| match json {
        Some(Json::Object(entries)) => Some(entries),
        _ => None,
    };
    let (was, now) = (entries(was), entries(now));
    let mut ids: Vec<&'j String> = was.into_iter().chain(now).flat_map(|entries| entries.keys()).collect();
    ids.sort_unstable();
    ids.dedup();
    let entry = |id: &'j String| Difference {
        key,
        entry: Some(id),
        was: was.and_then(|entries| entries.get(id)),
        now: now.and_then(|entries| entries.get(id)),
    };
    ids.into_iter().map(entry).filter(|difference| difference.was != difference.now).collect()
}

/// A field that belongs to a cell is at the cell, any other where the thing is.
fn place(thing: &Thing, difference: &Difference<'_>) -> Where {
    let mut place = match thing {
        Thing::ServicePoint(point) if difference.key == "touchpoint" => at_touchpoint(&point.touchpoint),
        thing => place_of(thing),
    };
    let in_cell = matches!(difference.key, "cells" | "measures" | "images");
    if in_cell && (place.touchpoint.is_some() || place.stage.is_some()) {
        place.lane = difference.entry.map(str::to_owned);
    }
    place
}

fn words(map: &JourneyMap, now: &Thing, difference: &Difference<'_>) -> String {
    let name = called(map, now);
    let kind = word(now.kind());
    let text = |json: Option<&Json>| match json {
        Some(Json::Text(text)) => Some(quoted(text)),
        _ => None,
    };
    match (difference.key, text(difference.now)) {
        ("title" | "name", new) => match text(difference.was).filter(|old| old != "Untitled") {
            Some(old) => format!("Renamed {old} to {}", new.as_deref().unwrap_or("nothing")),
            None => format!("Named the {kind} {name}"),
        },
        ("text" | "cells" | "label", Some(new)) => format!("Wrote {new}"),
        ("cells", None) => "Cleared the cell".to_owned(),
        ("images", Some(_)) => "Placed a picture".to_owned(),
        ("images", None) => "Took the picture away".to_owned(),
        ("cause", Some(_)) => sorted(now, &name),
        ("replies", None) => {
            reply(difference.now).unwrap_or_else(|| format!("Changed the replies to {name}"))
        }
        ("stage", Some(_)) => format!("Moved {name} to the stage {}", stage(map, now)),
        ("track", _) => format!("Moved {name} to {}", row(difference.now)),
        ("emotion", _) => feeling(map, difference, &name),
        ("resolved", _) => {
            format!("{} {kind} {name}", if difference.now.is_some() { "Resolved" } else { "Opened again" })
        }
        (key, _) => match flag(key) {
            Some([set, unset]) => {
                format!("{} {name}", if difference.now.is_some() { set } else { unset })
            }
            None => other(map, now, difference, &name),
        },
    }
}

fn other(map: &JourneyMap, now: &Thing, difference: &Difference<'_>, name: &str) -> String {
    let field = field(difference.key);
    let of = match now.kind() {
        Kind::Map => "the map".to_owned(),
        kind => format!("the {} {name}", word(kind)),
    };
    let to = match difference.now {
        None => return format!("Cleared the {field} of {of}"),
        Some(Json::Text(text)) => quoted(text),
        Some(Json::Number(digits)) => amount(difference.key, digits),
        Some(Json::Object(parts)) => match (parts.get("count"), parts.get("of"), parts.get("value")) {
            (Some(Json::Number(count)), Some(Json::Number(out_of)), _) => {
                let (count, out_of) = (grouped(count), grouped(out_of));
                return format!("Counted {count} of {out_of} for the {field} of {of}{}", cited(map, parts));
            }
            (_, _, Some(Json::Number(digits))) => amount(difference.key, digits) + &cited(map, parts),
            _ => return format!("Changed the {field} of {of}"),
        },
        Some(Json::List(_) | Json::Bool(_) | Json::Null) => return format!("Changed the {field} of {of}"),
    };
    format!("Set the {field} of {of} to {to}")
}

/// Where an estimate is from, by the title of the source.
fn cited(map: &JourneyMap, estimate: &BTreeMap<String, Json>) -> String {
    let Some(Json::Text(source)) = estimate.get("source") else { return String::new() };
    let known = map.sources.iter().find(|other| other.id == *source);
    format!(", from {}", quoted(known.map_or(source, |source| &source.title)))
}

fn sorted(now: &Thing, name: &str) -> String {
    match now {
        Thing::ServicePoint(point) if point.cause == Cause::Unsorted => {
            format!("Took {name} out of its cause")
        }
        Thing::ServicePoint(point) => format!("Sorted {name} as {}", point.cause.word().replace('_', " ")),
        _ => format!("Sorted {name}"),
    }
}

fn stage(map: &JourneyMap, thing: &Thing) -> String {
    let Thing::Touchpoint(touchpoint) = thing else { return String::new() };
    let stage = map.stages.iter().find(|stage| stage.id == touchpoint.stage);
    stage.map_or_else(|| quoted(&touchpoint.stage), |stage| quoted(&stage.title))
}

fn row(track: Option<&Json>) -> String {
    match track {
        Some(Json::Number(digits)) => format!("track {digits}"),
        _ => "the main row".to_owned(),
    }
}

fn feeling(map: &JourneyMap, difference: &Difference<'_>, name: &str) -> String {
    let id = difference.entry.unwrap_or_default();
    let persona = map.personas.iter().find(|persona| persona.id == id);
    let persona = quoted(persona.map_or(id, |persona| &persona.name));
    match difference.now {
        Some(Json::Number(digits)) => {
            format!("Set the emotion of {persona} at {name} to {}", digits.replace('-', "−"))
        }
        _ => format!("Cleared the emotion of {persona} at {name}"),
    }
}

/// The text of the last reply.
fn reply(replies: Option<&Json>) -> Option<String> {
    let Some(Json::List(replies)) = replies else { return None };
    let Some(Json::Object(last)) = replies.last() else { return None };
    let Some(Json::Text(text)) = last.get("text") else { return None };
    Some(format!("Replied {}", quoted(text)))
}

/// What is said of a yes and of a no.
fn flag(key: &str) -> Option<[&'static str; 2]> {
    Some(match key {
        "moment_of_truth" => ["Marked as a moment of truth:", "Marked as no moment of truth:"],
        "assisted" => ["Marked as a talk with our staff:", "Marked as no talk with our staff:"],
        "internal" => ["Hid from customers:", "Showed to customers:"],
        "collapsed" => ["Folded", "Unfolded"],
        "quoted" => ["Put into quotation marks:", "Took the quotation marks from"],
        _ => return None,
    })
}

/// The fields in which two things differ; of those with an entry for each lane, persona or service point
/// the entries.
pub(super) fn fields(was: &Thing, now: &Thing) -> Vec<(&'static str, Option<Id>)> {
    let (Json::Object(before), Json::Object(after)) = (was.to_json(), now.to_json()) else {
        return Vec::new();
    };
    let of_key = |key: &'static str| {
        let differences = differences(key, before.get(key), after.get(key));
        differences.into_iter().map(move |it| (key, it.entry.map(str::to_owned))).collect::<Vec<_>>()
    };
    Thing::keys(now.kind()).iter().flat_map(|key| of_key(key)).collect()
}
