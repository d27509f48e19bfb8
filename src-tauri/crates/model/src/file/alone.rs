//! An object of the file that stands alone: as it would in a map, on one line.

use std::ops::Deref;

use serde::de::Error as _;
use serde::ser::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::value::RawValue;

use super::error::{Fault, MOST, Problems, ReadError};
use super::reader::Reader;
use super::record::Record;
use super::records;
use super::writer::Writer;
use crate::json::scan;
use crate::map;

/// A type of the map that is an object of the file.
pub(crate) trait InFile: Sized {
    type Form: Record<Of = Self>;
}

macro_rules! in_file {
    ($($type:ident as $record:ident,)+) => {
        $(impl InFile for map::$type {
            type Form = records::$record;
        })+
    };
}

in_file! {
    JourneyMap as Map,
    Persona as Persona,
    Source as Source,
    Stage as Stage,
    Lane as Lane,
    Touchpoint as Touchpoint,
    Transition as Transition,
    Exit as Exit,
    Step as Step,
    ServicePoint as ServicePoint,
    Insight as Insight,
    Idea as Idea,
    Action as Action,
    Scenario as Scenario,
    Vote as Vote,
    Dismissal as Dismissal,
    Note as Note,
    Comment as Comment,
    Ink as Ink,
    Link as Link,
    Image as Image,
    Where as Place,
}

/// The object with its unknown keys.
pub(crate) fn write_alone<T: InFile>(value: &T) -> String {
    let mut writer = Writer::on_one_line();
    T::Form::write_record(value, &mut writer);
    writer.into_text()
}

/// Reads as strictly as a file; whether references lead anywhere only a map can tell.
///
/// # Errors
/// Everything that is wrong with the object.
pub(crate) fn read_alone<T: InFile>(text: &str) -> Result<T, Vec<ReadError>> {
    let flaws = scan(text, MOST).map_err(|(path, halt)| vec![ReadError::halted(&path, halt)])?;
    let mut problems = Problems::default();
    for (path, flaw) in &flaws {
        problems.push(path, Fault::from(flaw));
    }
    let mut reader = Reader::new(text, problems);
    let value = T::Form::read_record(&mut reader);
    let problems = reader.into_problems();
    match value {
        Some(value) if problems.is_empty() => Ok(value),
        _ => Err(problems.into_errors(None)),
    }
}

/// Of what holds such an object.
pub(crate) fn serialize<B, S: Serializer>(value: &B, serializer: S) -> Result<S::Ok, S::Error>
where
    B: Deref<Target: InFile>,
{
    RawValue::from_string(write_alone(&**value)).map_err(S::Error::custom)?.serialize(serializer)
}

pub(crate) fn deserialize<'d, B, D: Deserializer<'d>>(deserializer: D) -> Result<B, D::Error>
where
    B: Deref<Target: InFile> + From<B::Target>,
{
    let text = Box::<RawValue>::deserialize(deserializer)?;
    read_alone(text.get()).map(B::from).map_err(|errors| {
        let sentences: Vec<String> = errors.iter().map(ToString::to_string).collect();
        D::Error::custom(sentences.join("; "))
    })
}
