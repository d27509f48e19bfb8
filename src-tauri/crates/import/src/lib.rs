//! Journey maps from other tools' files: bytes in, a map and a list of what it could not hold out.
//!
//! The format is recognised by what the file contains, never by its name. Nothing is guessed: what
//! the file does not say stays empty in the map, and what the map has no place for is listed in
//! [`Imported::not_carried`], one sentence each. The same bytes always give the same map.

mod blueprint;
mod fields;
mod ids;
mod json;
mod losses;
mod ojf;

use model::JourneyMap;
use serde_json::{Map, Value};

/// The largest file that is read, in bytes.
pub const MAX_BYTES: usize = 64 * 1024 * 1024;
/// The deepest nesting of arrays and objects that is read.
pub const MAX_DEPTH: usize = 64;
/// The most JSON values (texts, numbers, arrays, objects …) that are read.
pub const MAX_VALUES: usize = 5_000_000;
/// The most touchpoints of one map.
pub const MAX_TOUCHPOINTS: usize = 100_000;
/// The most stages of one map.
pub const MAX_STAGES: usize = 10_000;
/// The most lanes of one map.
pub const MAX_LANES: usize = 1_000;

/// A format that can be imported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Open Journey Format (`.ojf`), as the Ptolemy journey mapper writes it.
    Ojf,
    /// Service Blueprint IR, JSON with a `lifecycle` of phases, scenarios and paths.
    Blueprint,
}

impl Format {
    /// Every format, in the order in which they are recognised.
    pub const ALL: &'static [Self] = &[Self::Blueprint, Self::Ojf];

    /// The word that names the format, as `--from` takes it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Ojf => "ojf",
            Self::Blueprint => "blueprint",
        }
    }

    /// The format of a word, whatever its case.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|format| format.word().eq_ignore_ascii_case(word))
    }
}

/// What somebody importing a file may choose.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// The format; without one it is recognised by the file's content.
    pub from: Option<Format>,
    /// The key of the path of a blueprint; without one the first happy path, else the first.
    pub path: Option<String>,
}

/// A map made of another tool's file.
#[derive(Clone, Debug, PartialEq)]
pub struct Imported {
    pub map: JourneyMap,
    pub format: Format,
    /// What the map could not hold, one sentence each, in the order of the file.
    pub not_carried: Vec<String>,
}

/// Why a file cannot be imported.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ImportError {
    #[error("The file is {bytes} bytes large; at most {MAX_BYTES} bytes (64 MiB) can be imported.")]
    TooLarge { bytes: usize },
    #[error("The file is not UTF-8 text: byte {offset} is not part of any character.")]
    NotText { offset: usize },
    #[error("The file is empty.")]
    Empty,
    #[error("The file is not readable JSON: {reason}.")]
    NotJson { reason: String },
    #[error(
        "The file nests arrays and objects deeper than {MAX_DEPTH} (line {line}); it cannot be imported."
    )]
    TooDeep { line: usize },
    #[error("The file holds more than {MAX_VALUES} values; it is too large to be one map.")]
    TooManyValues,
    #[error("The file is JSON, but not one object: the outermost value is {found}.")]
    NotAnObject { found: &'static str },
    #[error("The file is a .journey map already; open it instead of importing it.")]
    AlreadyAMap,
    #[error(
        "The file is JSON of no format that can be imported: it has neither a `lifecycle` (a service \
         blueprint) nor `stages` with `swimlanes` or `nodes` (an OJF journey). Its keys are {keys}."
    )]
    UnknownFormat { keys: String },
    #[error("{place} should be {wanted}, but is {found}.")]
    WrongType { place: String, wanted: &'static str, found: &'static str },
    #[error("{place} is missing.")]
    Missing { place: String },
    #[error("The map would have more than {limit} {what}; it is too large to be imported.")]
    TooMany { what: &'static str, limit: usize },
    #[error("The blueprint has no path \"{wanted}\". Its paths are {known}.")]
    UnknownPath { wanted: String, known: String },
    #[error("The blueprint has no path, so there is nothing to make a map of.")]
    NoPath,
    #[error("A path can be chosen only in a service blueprint; this file is an OJF journey.")]
    PathNotForOjf,
}

/// Reads a file of another tool.
///
/// # Errors
/// When the bytes are no JSON object of a known format, break a limit of this crate, or have
/// something of a wrong type where the whole file depends on it.
pub fn import(bytes: &[u8], options: &Options) -> Result<Imported, ImportError> {
    let mut losses = losses::Losses::default();
    let root = json::parse(bytes, &mut losses)?;
    let format = match options.from {
        Some(format) => format,
        None => recognise(&root)?,
    };
    let map = match format {
        Format::Blueprint => blueprint::read(&root, options.path.as_deref(), &mut losses)?,
        Format::Ojf if options.path.is_some() => return Err(ImportError::PathNotForOjf),
        Format::Ojf => ojf::read(&root, &mut losses)?,
    };
    Ok(Imported { map, format, not_carried: losses.into_sentences() })
}

/// The format of a file by the keys of its outermost object.
fn recognise(root: &Map<String, Value>) -> Result<Format, ImportError> {
    if root.get("format").and_then(Value::as_str) == Some("journey") {
        return Err(ImportError::AlreadyAMap);
    }
    if root.contains_key("lifecycle") {
        return Ok(Format::Blueprint);
    }
    if root.contains_key("stages") && (root.contains_key("swimlanes") || root.contains_key("nodes")) {
        return Ok(Format::Ojf);
    }
    Err(ImportError::UnknownFormat { keys: quoted_list(root.keys().map(String::as_str)) })
}

/// Names in quotation marks, the first eight of them.
fn quoted_list<'a>(names: impl Iterator<Item = &'a str>) -> String {
    const SHOWN: usize = 8;
    let names: Vec<String> = names.map(|name| format!("\"{}\"", losses::shortened(name))).collect();
    match names.len() {
        0 => "none".to_owned(),
        len if len <= SHOWN => names.join(", "),
        len => format!("{} and {} more", names[..SHOWN].join(", "), len - SHOWN),
    }
}
