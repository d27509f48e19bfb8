//! What can be wrong with a file, and where.

use std::fmt::Write;

use thiserror::Error;

use super::title::title_of;
use crate::JourneyMap;
use crate::json::{Flaw, Halt, Segment};

/// The most errors that are reported for one file.
pub(crate) const MOST: usize = 100;

/// One fault of a file. Its text is a sentence: place, title of the thing, what is wrong, what was
/// probably meant.
#[derive(Clone, Debug, PartialEq, Error)]
#[error("{}", self.sentence())]
pub struct ReadError {
    /// The JSON path of the value, such as `touchpoints[7].stage`; empty for the file itself.
    pub path: String,
    /// The title of the thing at fault, if it is known.
    pub title: Option<String>,
    pub fault: Fault,
    /// How much of `path` names the thing.
    thing: usize,
}

/// What is wrong. The texts continue a sentence that begins with the place.
#[derive(Clone, Debug, PartialEq, Error)]
pub enum Fault {
    #[error("is larger than 64 MiB ({bytes} bytes)")]
    TooLarge { bytes: usize },
    #[error("is not UTF-8 text (at byte {byte})")]
    NotUtf8 { byte: usize },
    #[error("is not JSON: line {line}, column {column} should have {expected}")]
    Syntax { line: usize, column: usize, expected: &'static str },
    #[error("is nested deeper than 64 (line {line})")]
    TooDeep { line: usize },
    #[error("has more than 100,000 touchpoints")]
    TooManyTouchpoints,
    #[error("is not \"journey\": this is no journey map")]
    NotAJourney,
    #[error("is {version}: the file was made by a newer version of this program, which reads version 1")]
    Newer { version: String },
    #[error("must be 1")]
    UnknownVersion,
    #[error("is given twice")]
    DuplicateKey,
    #[error("holds half of a character (a lone surrogate)")]
    LoneSurrogate,
    #[error("is missing")]
    Missing,
    #[error("must be {expected}, not {found}")]
    WrongType { expected: &'static str, found: &'static str },
    #[error("must be {expected}, not \"{found}\"")]
    BadForm { expected: &'static str, found: String },
    #[error("\"{found}\" is not one of {known}{}", did_you_mean(.near.as_deref()))]
    UnknownWord { found: String, known: String, near: Option<String> },
    #[error("must be {range}, not {found}")]
    OutOfRange { range: &'static str, found: String },
    #[error("\"{id}\" does not exist{}", did_you_mean(.near.as_deref()))]
    DoesNotExist { id: String, near: Option<String> },
    #[error("\"{id}\" is already that of {first}")]
    DuplicateId { id: String, first: String },
    #[error("goes from \"{from}\" to \"{to}\" as {first} does")]
    DuplicateTransition { from: String, to: String, first: String },
    #[error("there is no transition from \"{from}\" to \"{to}\"")]
    NoSuchTransition { from: String, to: String },
    #[error("{0}")]
    Contradiction(String),
}

fn did_you_mean(near: Option<&str>) -> String {
    near.map(|near| format!("; did you mean \"{near}\"?")).unwrap_or_default()
}

impl From<&Flaw> for Fault {
    fn from(flaw: &Flaw) -> Self {
        match flaw {
            Flaw::DuplicateKey => Self::DuplicateKey,
            Flaw::LoneSurrogate => Self::LoneSurrogate,
        }
    }
}

impl From<Halt> for Fault {
    fn from(halt: Halt) -> Self {
        match halt {
            Halt::Syntax { line, column, expected } => Self::Syntax { line, column, expected },
            Halt::TooDeep { line } => Self::TooDeep { line },
            Halt::TooManyTouchpoints => Self::TooManyTouchpoints,
        }
    }
}

impl ReadError {
    pub(crate) fn of_file(fault: Fault) -> Self {
        Self { path: String::new(), title: None, fault, thing: 0 }
    }

    pub(crate) fn halted(path: &[Segment<'_>], halt: Halt) -> Self {
        let (path, thing) = written(path);
        Self { path, title: None, fault: halt.into(), thing }
    }

    /// The suggestion alone.
    #[must_use]
    pub fn suggestion(&self) -> Option<&str> {
        match &self.fault {
            Fault::UnknownWord { near, .. } | Fault::DoesNotExist { near, .. } => near.as_deref(),
            _ => None,
        }
    }

    fn sentence(&self) -> String {
        let thing = match self.path.get(..self.thing).unwrap_or_default() {
            "" if self.path.is_empty() => "file",
            "" => "map",
            thing => thing,
        };
        let mut sentence = thing.to_owned();
        if let Some(title) = &self.title {
            let _ = write!(sentence, " \"{title}\"");
        }
        sentence.push_str(": ");
        let inner = self.path.get(self.thing..).unwrap_or_default().trim_start_matches('.');
        if !inner.is_empty() {
            sentence.push_str(inner);
            sentence.push(' ');
        }
        let _ = write!(sentence, "{}", self.fault);
        sentence
    }
}

/// The path as text, and how much of it names a thing in one of the map's arrays.
fn written(path: &[Segment<'_>]) -> (String, usize) {
    let mut text = String::new();
    let mut thing = 0;
    for (depth, segment) in path.iter().enumerate() {
        match segment {
            Segment::Key(key) => push_key(&mut text, key),
            Segment::Index(index) => {
                let _ = write!(text, "[{index}]");
                if depth == 1 {
                    thing = text.len();
                }
            }
        }
    }
    (text, thing)
}

/// Appends `.key`, or `["key"]` where that would be misread.
pub(crate) fn push_key(path: &mut String, key: &str) {
    let plain = !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-'));
    if !plain {
        let _ = write!(path, "[{key:?}]");
        return;
    }
    if !path.is_empty() {
        path.push('.');
    }
    path.push_str(key);
}

/// The faults found so far, at most `MOST`.
#[derive(Default)]
pub(crate) struct Problems {
    found: Vec<ReadError>,
}

impl Problems {
    pub(crate) fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    pub(crate) fn is_full(&self) -> bool {
        self.found.len() >= MOST
    }

    pub(crate) fn push(&mut self, path: &[Segment<'_>], fault: Fault) {
        if self.is_full() {
            return;
        }
        let (path, thing) = written(path);
        self.found.push(ReadError { path, title: None, fault, thing });
    }

    /// For a field of the map itself, such as `per.touchpoint`.
    pub(crate) fn push_at(&mut self, field: &str, fault: Fault) {
        let path: Vec<Segment<'_>> = field.split('.').map(|key| Segment::Key(key.into())).collect();
        self.push(&path, fault);
    }

    /// For the value `inner` of the thing `array[index]`.
    pub(crate) fn push_in(&mut self, array: &str, index: usize, inner: &str, fault: Fault) {
        if self.is_full() {
            return;
        }
        let mut path = format!("{array}[{index}]");
        let thing = path.len();
        if !inner.is_empty() && !inner.starts_with('[') {
            path.push('.');
        }
        path.push_str(inner);
        self.found.push(ReadError { path, title: None, fault, thing });
    }

    /// True when the value at `path` itself has been found wrong.
    pub(crate) fn is_at(&self, path: &str) -> bool {
        self.found.iter().any(|error| error.path == path)
    }

    /// True when something at or in the thing at `path` has been found wrong already.
    pub(crate) fn touch(&self, path: &str) -> bool {
        self.found.iter().any(|error| {
            error.path.strip_prefix(path).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
        })
    }

    pub(crate) fn into_errors(mut self, map: Option<&JourneyMap>) -> Vec<ReadError> {
        for error in &mut self.found {
            let thing = error.path.get(..error.thing).unwrap_or_default();
            error.title = map.and_then(|map| title_of(map, thing));
        }
        self.found
    }
}
