//! The `.journey` file: bytes to a map and back.

pub(crate) mod alone;
pub(crate) mod asked;

mod check;
mod error;
mod form;
mod image;
mod near;
mod number;
mod place;
mod reader;
mod record;
mod records;
mod schema;
mod text;
mod title;
mod writer;

pub(crate) use check::Touched;
pub use error::{Fault, ReadError};
pub use image::image_id;
pub use schema::schema;
pub(crate) use title::shown;

use crate::JourneyMap;
use crate::json::{Json, MAX_BYTES, scan};
use error::{MOST, Problems};
use form::Form;
use reader::Reader;
pub(crate) use record::Record;
use writer::Writer;

const FORMAT: &str = "journey";
const VERSION: &str = "1";

/// Reads a `.journey` file.
///
/// # Errors
/// Everything that is wrong with the file, at most 100 faults, each with its place: first what makes
/// it unreadable, then single values in the order of the file, then what does not fit together.
pub fn read(bytes: &[u8]) -> Result<JourneyMap, Vec<ReadError>> {
    let text = text_of(bytes).map_err(|fault| vec![ReadError::of_file(fault)])?;
    let flaws = scan(text, MOST).map_err(|(path, halt)| vec![ReadError::halted(&path, halt)])?;
    let mut problems = Problems::default();
    for (path, flaw) in &flaws {
        problems.push(path, Fault::from(flaw));
    }
    let mut reader = Reader::new(text, problems);
    let map = records::Map::read(&mut reader);
    let mut problems = reader.into_problems();
    let Some(mut map) = map else { return Err(problems.into_errors(None)) };
    check_header(&mut map, &mut problems);
    check::check(&map, &mut problems);
    if problems.is_empty() { Ok(map) } else { Err(problems.into_errors(Some(&map))) }
}

/// The canonical text of a map: the same map always gives the same bytes.
#[must_use]
pub fn write(map: &JourneyMap) -> String {
    let mut writer = Writer::of(map);
    writer.open('{');
    writer.key("format");
    writer.text(FORMAT);
    writer.key("version");
    writer.raw(VERSION);
    records::Map::write_known(map, &mut writer);
    writer.extra(&map.extra);
    writer.close('}');
    writer.finish()
}

/// What does not fit together in a map whose values are right one by one, in the words of the reader.
pub(crate) fn contradictions(map: &JourneyMap) -> Vec<ReadError> {
    let mut problems = Problems::default();
    check::check(map, &mut problems);
    problems.into_errors(Some(map))
}

/// The same for some of its things and the lanes as a whole, where all the others are right.
pub(crate) fn contradictions_of(map: &JourneyMap, things: &[Touched]) -> Vec<ReadError> {
    let mut problems = Problems::default();
    check::check_things(map, things, &mut problems);
    problems.into_errors(Some(map))
}

fn text_of(bytes: &[u8]) -> Result<&str, Fault> {
    if bytes.len() > MAX_BYTES {
        return Err(Fault::TooLarge { bytes: bytes.len() });
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    std::str::from_utf8(bytes).map_err(|error| Fault::NotUtf8 { byte: error.valid_up_to() })
}

/// `format` and `version` have no field: they are the same in every map that can be read.
fn check_header(map: &mut JourneyMap, problems: &mut Problems) {
    match map.extra.remove("format") {
        None => problems.push_at("format", Fault::Missing),
        Some(Json::Text(format)) if format == FORMAT => {}
        Some(_) => problems.push_at("format", Fault::NotAJourney),
    }
    match map.extra.remove("version") {
        None => problems.push_at("version", Fault::Missing),
        Some(Json::Number(version)) if version == VERSION => {}
        Some(Json::Number(version)) if version.parse().is_ok_and(|version: f64| version > 1.0) => {
            problems.push_at("version", Fault::Newer { version });
        }
        Some(_) => problems.push_at("version", Fault::UnknownVersion),
    }
}
