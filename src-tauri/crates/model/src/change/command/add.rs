//! New things.

use super::super::draft::Draft;
use super::super::which::{called, word};
use super::super::{Refusal, Thing, Which};
use super::order::{end_of_stage, place_before};
use super::set::{may_be_set, thing_of};
use super::{By, Fields, new_id};
use crate::json::Json;
use crate::{JourneyMap, Kind, LaneKind};

pub(super) fn add(
    draft: &mut Draft<'_>,
    kind: Kind,
    fields: &Fields,
    before: Option<&Which>,
) -> Result<String, Refusal> {
    match kind {
        Kind::Map => return Err(Refusal::because("A map is made in the library.")),
        Kind::Image => return Err(Refusal::because("A picture is placed in a cell or with a persona.")),
        _ => {}
    }
    for key in fields.keys() {
        may_be_set(kind, std::slice::from_ref(key))?;
    }
    let thing = thing_of(draft.map(), kind, &filled_in(draft.map(), kind, fields, draft.by), None)?;
    refuse_second(draft.map(), &thing)?;
    let at = match before {
        Some(before) => place_before(draft.map(), kind, before)?,
        None => match &thing {
            Thing::Touchpoint(touchpoint) => end_of_stage(draft.map(), &touchpoint.stage),
            _ => draft.map().count(kind),
        },
    };
    add_thing(draft, at, thing)
}

/// Puts a new thing into its array and says so.
pub(super) fn add_thing(draft: &mut Draft<'_>, at: usize, thing: Thing) -> Result<String, Refusal> {
    let kind = thing.kind();
    draft.insert(at, thing.clone())?;
    let name = called(draft.map(), &thing);
    let words = match kind {
        Kind::Transition => format!("Drew a way {name}"),
        Kind::Insight | Kind::Note | Kind::Comment => format!("Wrote {name}"),
        Kind::Ink => format!("Drew {name}"),
        Kind::Dismissal => format!("Put the finding {name} aside"),
        kind => format!("Added the {} {name}", word(kind)),
    };
    draft.tell_of(words, &thing);
    Ok(format!("Add {} {name}", word(kind)))
}

/// The fields with an id and what a new thing of the kind needs besides.
fn filled_in(map: &JourneyMap, kind: Kind, fields: &Fields, by: &By) -> Json {
    let mut all = fields.clone();
    all.retain(|_, value| *value != Json::Null);
    let text = |text: &str| Json::Text(text.to_owned());
    for key in ["title", "name", "text"] {
        if Thing::keys(kind).contains(&key) && is_required(kind, key) {
            all.entry(key.to_owned()).or_insert(text(""));
        }
    }
    let by_whom: &[&str] = match kind {
        Kind::ServicePoint => {
            all.entry("cause".to_owned()).or_insert(text("unsorted"));
            &[]
        }
        Kind::Note | Kind::Comment => &["author", "time"],
        Kind::Ink => &["author"],
        Kind::Dismissal => &["by", "time"],
        _ => &[],
    };
    for key in by_whom {
        let value = if *key == "time" { &by.time } else { &by.author };
        all.entry((*key).to_owned()).or_insert(text(value));
    }
    if Thing::keys(kind).contains(&"id") {
        let titled = ["title", "name", "text"].iter().find_map(|key| match all.get(*key) {
            Some(Json::Text(title)) => Some(title.clone()),
            _ => None,
        });
        let id = new_id(map, kind, &titled.unwrap_or_default());
        all.insert("id".to_owned(), Json::Text(id));
    }
    Json::Object(all).without_nulls()
}

/// A link may be without a title; all others must be named, if by nothing.
fn is_required(kind: Kind, key: &str) -> bool {
    !(kind == Kind::Link && key == "title")
}

/// What a map can have once only, in words.
pub(super) fn refuse_second(map: &JourneyMap, thing: &Thing) -> Result<(), Refusal> {
    match thing {
        Thing::Transition(new) if map.place_of_transition(&new.from, &new.to).is_some() => {
            let name = called(map, thing);
            Err(Refusal::because(format!("There is already a way {name}: change that one instead.")))
        }
        Thing::Lane(new)
            if matches!(new.kind, LaneKind::Touchpoints | LaneKind::Service)
                && map.lanes.iter().any(|lane| lane.kind == new.kind) =>
        {
            let what = if new.kind == LaneKind::Service { "service points" } else { "touchpoints" };
            Err(Refusal::because(format!("A map has one lane of {what}, and this one has it already.")))
        }
        _ => Ok(()),
    }
}
