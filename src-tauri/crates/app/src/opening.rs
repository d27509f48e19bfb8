//! Opening a map: a `.journey` file as it is, anything else through an importer that is chosen by
//! what the file contains.

use std::fs;
use std::path::Path;

use model::JourneyMap;

/// A file that became a map.
#[derive(Clone, Debug, PartialEq)]
pub struct Opened {
    pub map: JourneyMap,
    /// What the file is: "journey map", or the name of the foreign format.
    pub format: String,
    /// What the file had and the map does not, one sentence each.
    pub not_carried: Vec<String>,
}

/// Why something was not done, as a sentence for a person.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct Refusal(pub String);

impl Refusal {
    pub(crate) fn new(sentence: impl Into<String>) -> Self {
        Self(sentence.into())
    }
}

impl From<Refusal> for String {
    fn from(refusal: Refusal) -> Self {
        refusal.0
    }
}

/// Opens the file at a path.
///
/// # Errors
/// When the file cannot be read, or is no map in any format that is known.
pub fn open_path(path: &Path) -> Result<Opened, Refusal> {
    let bytes = fs::read(path).map_err(|e| Refusal::new(cannot_read(path, &e)))?;
    open_bytes(&bytes)
}

fn cannot_read(path: &Path, error: &std::io::Error) -> String {
    use std::io::ErrorKind;
    let name = path.display();
    match error.kind() {
        ErrorKind::NotFound => format!("{name} does not exist; it may have been moved or renamed."),
        ErrorKind::PermissionDenied => format!("{name} may not be read; ask for the right to read it."),
        ErrorKind::IsADirectory => format!("{name} is a folder; choose a file in it."),
        _ => format!("{name} could not be read: {error}."),
    }
}

/// Opens the content of a file.
///
/// # Errors
/// When it is no map in any format that is known; all mistakes of a `.journey` file are named.
pub fn open_bytes(_bytes: &[u8]) -> Result<Opened, Refusal> {
    Err(Refusal::new("The file could not be read as a map."))
}
