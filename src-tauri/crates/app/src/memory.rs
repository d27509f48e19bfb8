//! What the program remembers between two starts: the last export choices and where the window
//! stood, in one small JSON file in the app-data folder.

use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::ExportRequest;

/// The remembered choices. A file that is missing or damaged counts as empty: nothing in it is
/// worth refusing to start.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Memory {
    pub export: ExportRequest,
    pub window: Option<WindowPlace>,
}

/// Where the main window stood, in logical pixels.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct WindowPlace {
    pub width: f64,
    pub height: f64,
    pub maximised: bool,
}

impl WindowPlace {
    /// The size as it may be used: at least what the smallest window needs, at most a large wall.
    #[must_use]
    pub fn within_reason(self) -> Self {
        let clamped = |v: f64, low: f64, high: f64| if v.is_finite() { v.clamp(low, high) } else { low };
        Self {
            width: clamped(self.width, 720.0, 8000.0),
            height: clamped(self.height, 480.0, 8000.0),
            ..self
        }
    }
}

impl Memory {
    /// Reads what is remembered in a folder.
    #[must_use]
    pub fn read(home: &Path) -> Self {
        let text = fs::read_to_string(file_in(home)).unwrap_or_default();
        serde_json::from_str(&text).unwrap_or_default()
    }

    /// Writes it whole or not at all.
    ///
    /// # Errors
    /// When the folder cannot be made or written to.
    pub fn write(&self, home: &Path) -> std::io::Result<()> {
        fs::create_dir_all(home)?;
        export::whole_file(&file_in(home), |out| {
            serde_json::to_writer_pretty(&mut *out, self)?;
            out.write_all(b"\n")
        })
    }
}

fn file_in(home: &Path) -> PathBuf {
    home.join("choices.json")
}

/// The folder for everything the program keeps: `THROUGHLINE_HOME`, else `throughline` in the
/// platform's app-data folder, else in the folder for temporary files.
#[must_use]
pub fn home() -> PathBuf {
    match std::env::var_os("THROUGHLINE_HOME") {
        Some(path) if !path.is_empty() => PathBuf::from(path),
        _ => dirs::data_dir().unwrap_or_else(std::env::temp_dir).join("throughline"),
    }
}

/// The name that changes are signed with: that of the person's account, "" where it has none.
#[must_use]
pub fn author() -> String {
    let account = ["USER", "USERNAME", "LOGNAME"].iter().find_map(|name| std::env::var(name).ok());
    let name = account.unwrap_or_default();
    let mut letters = name.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_chosen_is_there_at_the_next_start() {
        let home = tempfile::tempdir().unwrap();
        let place = WindowPlace { width: 1280.0, height: 800.0, maximised: false };
        let chosen = Memory {
            export: ExportRequest { dpi: 150, folder: "/tmp/board".into(), ..Default::default() },
            window: Some(place),
        };
        chosen.write(home.path()).unwrap();
        assert_eq!(Memory::read(home.path()), chosen);
    }

    #[test]
    fn a_damaged_file_counts_as_nothing_chosen() {
        let home = tempfile::tempdir().unwrap();
        fs::write(file_in(home.path()), "{ \"export\": 7").unwrap();
        assert_eq!(Memory::read(home.path()), Memory::default());
    }

    #[test]
    fn choices_of_an_older_version_keep_what_is_known() {
        let home = tempfile::tempdir().unwrap();
        fs::write(file_in(home.path()), "{ \"export\": { \"dpi\": 96, \"gone\": true } }").unwrap();
        assert_eq!(Memory::read(home.path()).export.dpi, 96);
    }

    #[test]
    fn a_window_is_never_smaller_than_can_be_used() {
        let place = WindowPlace { width: 3.0, height: f64::NAN, maximised: true }.within_reason();
        assert_eq!((place.width, place.height), (720.0, 480.0));
    }
}
