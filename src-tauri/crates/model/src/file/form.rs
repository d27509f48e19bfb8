//! The forms that values take in a file. A form says once how a value is read, when it is left out and
//! how it is written; `records` puts them together.

use std::collections::BTreeMap;
use std::marker::PhantomData;

use super::error::Fault;
use super::near::nearest;
use super::reader::Reader;
use super::schema::{Definitions, list, object, text};
use super::writer::{Keys, Writer};
use crate::json::Json;
use crate::map::Word;
use crate::{Id, State};

/// How a value stands in a file.
pub(crate) trait Form {
    type Value;
    /// True where a list of such values stands on one line.
    const ON_ONE_LINE: bool = false;
    /// True where `""` means that nothing is given.
    const EMPTY_TEXT_IS_NOTHING: bool = false;

    /// What a field holds when its key is not there.
    fn absent() -> Self::Value;

    /// True for what is left out of a file, where the key is not required.
    fn is_absent(_value: &Self::Value) -> bool {
        false
    }

    /// Takes the value at hand; `None` after a fault that leaves nothing to go on with.
    fn read(reader: &mut Reader<'_>) -> Option<Self::Value>;

    fn write(value: &Self::Value, writer: &mut Writer<'_>);

    /// The JSON Schema of such a value; objects go into the definitions.
    fn describe(definitions: &mut Definitions) -> Json;
}

/// What may be missing.
pub(crate) struct Maybe<F>(PhantomData<F>);

impl<F: Form> Form for Maybe<F> {
    type Value = Option<F::Value>;

    fn absent() -> Self::Value {
        None
    }

    fn is_absent(value: &Self::Value) -> bool {
        value.as_ref().is_none_or(F::is_absent)
    }

    fn read(reader: &mut Reader<'_>) -> Option<Self::Value> {
        if F::EMPTY_TEXT_IS_NOTHING && reader.take_empty_text() {
            return Some(None);
        }
        let value = F::read(reader)?;
        Some((!F::is_absent(&value)).then_some(value))
    }

    fn write(value: &Self::Value, writer: &mut Writer<'_>) {
        if let Some(value) = value {
            F::write(value, writer);
        }
    }

    fn describe(definitions: &mut Definitions) -> Json {
        F::describe(definitions)
    }
}

/// `true`, or left out.
pub(crate) struct Flag;

impl Form for Flag {
    type Value = bool;

    fn absent() -> bool {
        false
    }

    fn is_absent(value: &bool) -> bool {
        !value
    }

    fn read(reader: &mut Reader<'_>) -> Option<bool> {
        reader.flag()
    }

    fn write(value: &bool, writer: &mut Writer<'_>) {
        writer.raw(if *value { "true" } else { "false" });
    }

    fn describe(_definitions: &mut Definitions) -> Json {
        object([("type", text("boolean"))])
    }
}

/// A word of an enumeration.
pub(crate) struct OneOf<W>(PhantomData<W>);

impl<W: Word> Form for OneOf<W> {
    type Value = W;

    #[expect(clippy::indexing_slicing, reason = "no enumeration is empty")]
    fn absent() -> W {
        W::EACH[0]
    }

    fn read(reader: &mut Reader<'_>) -> Option<W> {
        let text = reader.text()?;
        let found = W::EACH.iter().copied().find(|word| word.as_word() == text);
        if found.is_none() {
            let words = || W::EACH.iter().map(|word| word.as_word());
            reader.fault(Fault::UnknownWord {
                known: words().collect::<Vec<_>>().join(", "),
                near: nearest(&text, words()).map(str::to_owned),
                found: text.into_owned(),
            });
        }
        found
    }

    fn write(value: &W, writer: &mut Writer<'_>) {
        writer.text(value.as_word());
    }

    fn describe(_definitions: &mut Definitions) -> Json {
        object([("enum", list(W::EACH.iter().map(|word| text(word.as_word()))))])
    }
}

/// The map's state, left out while it is as_is.
pub(crate) struct AsIsUnlessGiven;

impl Form for AsIsUnlessGiven {
    type Value = State;

    fn absent() -> State {
        State::default()
    }

    fn is_absent(value: &State) -> bool {
        *value == State::default()
    }

    fn read(reader: &mut Reader<'_>) -> Option<State> {
        OneOf::<State>::read(reader)
    }

    fn write(value: &State, writer: &mut Writer<'_>) {
        OneOf::<State>::write(value, writer);
    }

    fn describe(definitions: &mut Definitions) -> Json {
        OneOf::<State>::describe(definitions)
    }
}

/// A list, left out while it is empty.
pub(crate) struct ListOf<F>(PhantomData<F>);

impl<F: Form> Form for ListOf<F> {
    type Value = Vec<F::Value>;

    fn absent() -> Self::Value {
        Vec::new()
    }

    fn is_absent(value: &Self::Value) -> bool {
        value.is_empty()
    }

    fn read(reader: &mut Reader<'_>) -> Option<Self::Value> {
        let mut items = Vec::new();
        // A faulty item keeps its place, so that later faults name the right one.
        let is_list = reader.items(|reader| items.push(F::read(reader).unwrap_or_else(F::absent)));
        is_list.then_some(items)
    }

    fn write(value: &Self::Value, writer: &mut Writer<'_>) {
        if F::ON_ONE_LINE {
            writer.line_of(value, |writer, item| F::write(item, writer));
            return;
        }
        writer.open('[');
        for item in value {
            writer.item();
            F::write(item, writer);
        }
        writer.close(']');
    }

    fn describe(definitions: &mut Definitions) -> Json {
        object([("type", text("array")), ("items", F::describe(definitions))])
    }
}

/// What the ids that key an object point into.
pub(crate) trait KeyedBy {
    const KEYS: Keys;
}

pub(crate) struct ByLane;
pub(crate) struct ByPersona;
pub(crate) struct ByServicePoint;

impl KeyedBy for ByLane {
    const KEYS: Keys = Keys::Lanes;
}

impl KeyedBy for ByPersona {
    const KEYS: Keys = Keys::Personas;
}

impl KeyedBy for ByServicePoint {
    const KEYS: Keys = Keys::ServicePoints;
}

/// An object keyed by ids, left out while it is empty.
pub(crate) struct Each<K, F>(PhantomData<(K, F)>);

impl<K: KeyedBy, F: Form> Form for Each<K, F> {
    type Value = BTreeMap<Id, F::Value>;

    fn absent() -> Self::Value {
        BTreeMap::new()
    }

    fn is_absent(value: &Self::Value) -> bool {
        value.is_empty()
    }

    fn read(reader: &mut Reader<'_>) -> Option<Self::Value> {
        let mut entries = BTreeMap::new();
        let is_object = reader.fields(|reader, key| {
            if let Some(value) = F::read(reader) {
                entries.insert(key.clone().into_owned(), value);
            }
        });
        is_object.then_some(entries)
    }

    fn write(value: &Self::Value, writer: &mut Writer<'_>) {
        writer.open('{');
        for (id, value) in writer.ordered(K::KEYS, value) {
            writer.key(id);
            F::write(value, writer);
        }
        writer.close('}');
    }

    fn describe(definitions: &mut Definitions) -> Json {
        object([("type", text("object")), ("additionalProperties", F::describe(definitions))])
    }
}
