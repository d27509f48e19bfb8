//! A record: an object with fields of known forms, in the order of the file, and unknown keys after them.

use super::reader::Reader;
use super::schema::{Definitions, definition_ref};
use super::writer::Writer;
use crate::Extra;
use crate::json::Json;

/// The form of an object, by its fields.
pub(crate) trait Record {
    type Of;
    /// Its name in the schema.
    const NAME: &'static str;
    /// Every key that it knows.
    const KEYS: &'static [&'static str];

    /// The object with no key at all.
    fn blank() -> Self::Of;

    /// True when no key would be written.
    fn is_blank(value: &Self::Of) -> bool;

    fn read_record(reader: &mut Reader<'_>) -> Option<Self::Of>;

    /// Writes the fields without the unknown keys and the braces.
    fn write_known(value: &Self::Of, writer: &mut Writer<'_>);

    fn extra(value: &Self::Of) -> &Extra;

    /// The schema of the object itself.
    fn definition(definitions: &mut Definitions) -> Json;

    /// A reference to the schema, which goes into the definitions.
    fn reference(definitions: &mut Definitions) -> Json {
        if !definitions.contains_key(Self::NAME) {
            // No object of the file holds one of its own kind, so that this ends.
            let definition = Self::definition(definitions);
            definitions.insert(Self::NAME.to_owned(), definition);
        }
        definition_ref(Self::NAME)
    }

    fn write_record(value: &Self::Of, writer: &mut Writer<'_>) {
        writer.open('{');
        Self::write_known(value, writer);
        writer.extra(Self::extra(value));
        writer.close('}');
    }
}

/// Describes one type of the map as it stands in a file. Every field of the type must be named, and
/// the compiler sees to it; `required` keys have to be there and are always written.
macro_rules! record {
    ($(#[$doc:meta])* $name:ident for $type:ident $(as $form:ident)? {
        $($key:literal $field:ident: $of:ty $(= $required:ident)?,)+
    }) => {
        $(#[$doc])*
        pub(crate) struct $name;

        impl $crate::file::record::Record for $name {
            type Of = $crate::map::$type;
            const NAME: &'static str = stringify!($name);
            const KEYS: &'static [&'static str] = &[$($key),+];

            fn blank() -> Self::Of {
                $crate::map::$type {
                    $($field: <$of as $crate::file::form::Form>::absent(),)+
                    extra: $crate::Extra::new(),
                }
            }

            fn is_blank(value: &Self::Of) -> bool {
                $(!record!(@required $($required)?)
                    && <$of as $crate::file::form::Form>::is_absent(&value.$field) &&)+
                value.extra.is_empty()
            }

            fn read_record(reader: &mut $crate::file::reader::Reader<'_>) -> Option<Self::Of> {
                $(let mut $field = None;)+
                let mut extra = $crate::Extra::new();
                let is_object = reader.fields(|reader, key| match key.as_ref() {
                    $($key => $field = Some(<$of as $crate::file::form::Form>::read(reader)),)+
                    _ => {
                        extra.insert(key.clone().into_owned(), reader.unknown());
                    }
                });
                if !is_object {
                    return None;
                }
                $(if record!(@required $($required)?) && $field.is_none() {
                    reader.fault_of($key, $crate::Fault::Missing);
                })+
                Some($crate::map::$type {
                    $($field: $field.flatten().unwrap_or_else(<$of as $crate::file::form::Form>::absent),)+
                    extra,
                })
            }

            fn write_known(value: &Self::Of, writer: &mut $crate::file::writer::Writer<'_>) {
                $(writer.field::<$of>($key, &value.$field, record!(@required $($required)?));)+
            }

            fn extra(value: &Self::Of) -> &$crate::Extra {
                &value.extra
            }

            fn definition(definitions: &mut $crate::file::schema::Definitions) -> $crate::Json {
                $crate::file::schema::definition([$((
                    $key,
                    <$of as $crate::file::form::Form>::describe(definitions),
                    record!(@required $($required)?),
                )),+])
            }
        }

        impl $crate::file::form::Form for $name {
            type Value = $crate::map::$type;

            fn absent() -> Self::Value {
                <Self as $crate::file::record::Record>::blank()
            }

            fn is_absent(value: &Self::Value) -> bool {
                record!(@dispensable $($form)?) && <Self as $crate::file::record::Record>::is_blank(value)
            }

            fn read(reader: &mut $crate::file::reader::Reader<'_>) -> Option<Self::Value> {
                <Self as $crate::file::record::Record>::read_record(reader)
            }

            fn write(value: &Self::Value, writer: &mut $crate::file::writer::Writer<'_>) {
                <Self as $crate::file::record::Record>::write_record(value, writer);
            }

            fn describe(definitions: &mut $crate::file::schema::Definitions) -> $crate::Json {
                <Self as $crate::file::record::Record>::reference(definitions)
            }
        }
    };
    (@required required) => { true };
    (@required) => { false };
    // An empty object is left out, unless it says something: an empty WHERE is the map.
    (@dispensable meaningful) => { false };
    (@dispensable) => { true };
}

pub(crate) use record;
