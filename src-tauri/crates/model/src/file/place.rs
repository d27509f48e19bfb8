//! Places: an anchor is a WHERE with an offset in the same object, a dot lies on a WHERE or on an idea.

use super::error::Fault;
use super::form::Form;
use super::number::{Any, Num};
use super::reader::Reader;
use super::record::Record;
use super::records::Place;
use super::schema::{Definitions, list, object, text};
use super::text::Ref;
use super::writer::Writer;
use crate::json::Json;
use crate::{Anchor, DotTarget, Where};

/// ANCHOR.
pub(crate) struct Placed;

impl Form for Placed {
    type Value = Anchor;

    fn absent() -> Anchor {
        Anchor::default()
    }

    fn read(reader: &mut Reader<'_>) -> Option<Anchor> {
        let mut place = Place::read(reader)?;
        let dx = take_offset(&mut place, "dx", reader);
        let dy = take_offset(&mut place, "dy", reader);
        Some(Anchor { place, dx, dy })
    }

    fn write(value: &Anchor, writer: &mut Writer<'_>) {
        writer.open('{');
        Place::write_known(&value.place, writer);
        for (key, offset) in [("dx", value.dx), ("dy", value.dy)] {
            if let Some(offset) = offset {
                writer.key(key);
                writer.number(offset);
            }
        }
        writer.extra(&value.place.extra);
        writer.close('}');
    }

    fn describe(definitions: &mut Definitions) -> Json {
        let offset = Num::<Any>::describe(definitions);
        let offsets = object([("properties", object([("dx", offset.clone()), ("dy", offset)]))]);
        object([("allOf", list([Place::describe(definitions), offsets]))])
    }
}

/// The place itself does not know the offset; it is among what was kept as unknown.
fn take_offset(place: &mut Where, key: &'static str, reader: &mut Reader<'_>) -> Option<f64> {
    let value = place.extra.remove(key)?;
    let Json::Number(written) = value else {
        reader.fault_of(key, Fault::WrongType { expected: "a number", found: "something else" });
        return None;
    };
    let offset = written.parse::<f64>().ok()? + 0.0;
    if !offset.is_finite() {
        reader.fault_of(key, Fault::OutOfRange { range: "a finite number", found: written });
        return None;
    }
    Some(offset)
}

/// What a dot lies on.
pub(crate) struct DotPlace;

impl Form for DotPlace {
    type Value = DotTarget;

    fn absent() -> DotTarget {
        DotTarget::default()
    }

    fn read(reader: &mut Reader<'_>) -> Option<DotTarget> {
        let mut place = Place::read(reader)?;
        let Some(idea) = place.extra.remove("idea") else { return Some(DotTarget::Place(place)) };
        let Json::Text(idea) = idea else {
            reader.fault_of("idea", Fault::WrongType { expected: "text", found: "something else" });
            return None;
        };
        let extra = std::mem::take(&mut place.extra);
        if place != Where::default() {
            reader.fault(Fault::Contradiction("names an idea and a place, and may name only one".to_owned()));
        }
        Some(DotTarget::Idea { idea, extra })
    }

    fn write(value: &DotTarget, writer: &mut Writer<'_>) {
        match value {
            DotTarget::Place(place) => Place::write(place, writer),
            DotTarget::Idea { idea, extra } => {
                writer.open('{');
                writer.key("idea");
                writer.text(idea);
                writer.extra(extra);
                writer.close('}');
            }
        }
    }

    fn describe(definitions: &mut Definitions) -> Json {
        let idea = object([("idea", Ref::describe(definitions))]);
        let on_idea = [("type", text("object")), ("properties", idea), ("required", list([text("idea")]))];
        object([("anyOf", list([Place::describe(definitions), object(on_idea)]))])
    }
}
