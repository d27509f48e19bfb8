//! Opening a map: a `.journey` file as it is, anything else through an importer that is chosen by
//! what the file contains.

use std::fs;
use std::io::Read;
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
    let bytes = bytes_of(path).map_err(|e| Refusal::new(cannot_read(path, &e)))?;
    let named_a_map = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("journey"));
    open_bytes(&bytes, named_a_map)
}

/// The content of a file, but of one that is too large only as much as shows that it is.
fn bytes_of(path: &Path) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    fs::File::open(path)?.take(import::MAX_BYTES as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
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

/// Opens the content of a file. With `named_a_map` it is held to be a `.journey` file even where it
/// is too damaged to say so itself.
///
/// # Errors
/// When it is no map in any format that is known; the mistakes of a `.journey` file are named, the
/// first few of them one on a line.
pub fn open_bytes(bytes: &[u8], named_a_map: bool) -> Result<Opened, Refusal> {
    let mistakes = match model::read(bytes) {
        Ok(map) => return Ok(Opened { map, format: "Journey map".to_owned(), not_carried: Vec::new() }),
        Err(mistakes) => mistakes,
    };
    match import::import(bytes, &import::Options::default()) {
        Ok(imported) => Ok(Opened {
            map: imported.map,
            format: title_of(imported.format).to_owned(),
            not_carried: imported.not_carried,
        }),
        Err(import::ImportError::AlreadyAMap) => Err(listed(&mistakes)),
        Err(_) if named_a_map => Err(listed(&mistakes)),
        Err(error) => Err(Refusal::new(error.to_string())),
    }
}

fn title_of(format: import::Format) -> &'static str {
    match format {
        import::Format::Ojf => "Open Journey Format",
        import::Format::Blueprint => "Service blueprint",
    }
}

/// The first few mistakes and how many more there are.
fn listed(mistakes: &[model::ReadError]) -> Refusal {
    const SHOWN: usize = 6;
    let mut lines: Vec<String> = mistakes.iter().take(SHOWN).map(ToString::to_string).collect();
    if mistakes.len() > SHOWN {
        lines.push(format!("… and {} more; `throughline check` lists them all.", mistakes.len() - SHOWN));
    }
    Refusal::new(lines.join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const GREETING: &str = include_str!("../../../../examples/greeting-at-the-door.journey");

    #[test]
    fn a_journey_file_opens_whatever_it_is_called() {
        let opened = open_bytes(GREETING.as_bytes(), false).unwrap();
        assert_eq!(opened.map.title, "A greeting at the door");
        assert!(opened.not_carried.is_empty());
    }

    #[test]
    fn a_broken_journey_file_says_where_it_is_broken() {
        let broken = GREETING.replace("\"stage\": \"arrive\"", "\"stage\": \"arive\"");
        assert_ne!(broken, GREETING);
        let refusal = open_bytes(broken.as_bytes(), true).unwrap_err();
        assert!(refusal.0.contains("did you mean \"arrive\"?"), "{refusal}");
    }

    #[test]
    fn a_torn_journey_file_is_still_spoken_of_as_one() {
        let refusal = open_bytes(&GREETING.as_bytes()[..900], true).unwrap_err();
        assert!(refusal.0.contains("line"), "{refusal}");
    }

    #[test]
    fn a_file_of_no_known_format_is_refused_in_a_sentence() {
        let refusal = open_bytes(b"{\"a\": 1}", false).unwrap_err();
        assert!(refusal.0.ends_with('.'), "{refusal}");
    }

    #[test]
    fn a_file_that_is_gone_and_a_folder_are_told_apart() {
        let folder = tempfile::tempdir().unwrap();
        let gone = open_path(&folder.path().join("gone.journey")).unwrap_err();
        assert!(gone.0.contains("does not exist"), "{gone}");
        let refusal = open_path(folder.path()).unwrap_err();
        assert!(refusal.0.contains("is a folder"), "{refusal}");
    }
}
