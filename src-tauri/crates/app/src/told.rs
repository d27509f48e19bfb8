//! What a window asks to see and what it is told: drawings, the outlook of an export, progress.

use model::Id;
use scene::Scene;
use serde::{Deserialize, Serialize};
use specta::Type;
use specta_typescript::Number;

use crate::library::FileTaken;
use crate::{ExportFormat, Paper, PictureFile};

/// How close things stand on the drawing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum ViewDensity {
    #[default]
    Comfortable,
    Compact,
}

impl From<ViewDensity> for layout::Density {
    fn from(density: ViewDensity) -> Self {
        match density {
            ViewDensity::Comfortable => Self::Comfortable,
            ViewDensity::Compact => Self::Compact,
        }
    }
}

/// A drawing for a window.
#[derive(Clone, Debug, PartialEq, Serialize, Type)]
pub struct Drawing {
    /// Grows with every change of the open map; a drawing of an older one may be dropped.
    pub revision: u32,
    pub scene: Scene,
}

/// What an export would give, before anything is written.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Type)]
pub struct ExportOutlook {
    /// What is shown of the chosen paper: "A3, 420 × 297 mm".
    pub paper: String,
    /// Sheets of the PDF, at least 1.
    pub pages: u32,
    /// The smallest text on the chosen paper in points; `None` without text.
    #[specta(type = Option<Number>)]
    pub smallest_points: Option<f64>,
    /// What some of the smallest text says, to be shown at its printed size.
    pub smallest_text: String,
    /// The smallest paper of the same orientation, and while it goes of the same standard, on which
    /// all text has at least 7 points; `None` where not even the largest gives that.
    pub proposed: Option<PaperChoice>,
    /// Sentences on what the audience does not get, empty for the team.
    pub left_out: Vec<String>,
    /// File names in the order of the chosen formats.
    pub files: Vec<String>,
    /// The folder they go to, "" while none has been chosen.
    pub folder: String,
    /// Names among `files` that are there already and would be replaced.
    pub replaces: Vec<String>,
}

/// A paper and how small its smallest text gets.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Type)]
pub struct PaperChoice {
    pub paper: Paper,
    #[specta(type = Number)]
    pub smallest_points: f64,
}

/// One page as a picture.
#[derive(Clone, Debug, PartialEq, Serialize, Type)]
pub struct Preview {
    /// `data:image/png;base64,…`
    pub picture: String,
    /// In pixels.
    pub width: u32,
    pub height: u32,
}

/// What becomes of a running export. The last message is `done`, `cancelled` or `failed`.
#[derive(Clone, Debug, PartialEq, Serialize, Type)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum ExportProgress {
    Started {
        format: ExportFormat,
    },
    /// Part of the format that is being written, 0..1, and what is being done.
    Advanced {
        format: ExportFormat,
        #[specta(type = Number)]
        part: f64,
        doing: String,
    },
    /// Written whole and put in place.
    Written {
        format: ExportFormat,
        path: String,
    },
    Done {
        folder: String,
        files: Vec<String>,
    },
    /// Nothing half-written is left; what was finished before is kept.
    Cancelled {
        kept: Vec<String>,
    },
    Failed {
        format: Option<ExportFormat>,
        sentence: String,
        kept: Vec<String>,
    },
}

/// What a window hears without asking.
#[derive(Clone, Debug, PartialEq, Serialize, Type)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Heard {
    /// A map has changed, by this window or another one. `not_saved` is the sentence that says why the
    /// disk has not taken it yet.
    Changed { map: Id, not_saved: Option<String> },
    /// The list of maps is another one.
    Maps,
    /// Everything that the disk had refused is on it now.
    AllSaved,
    /// The library was damaged; what became of the maps, one sentence each.
    Rescued { sentences: Vec<String> },
    /// Files that were dropped on the window, or opened from the file manager, have been taken in.
    TakenIn { files: Vec<FileTaken> },
    /// A picture was dropped on the window, at a place in its CSS pixels.
    Picture {
        picture: PictureFile,
        #[specta(type = Number)]
        x: f64,
        #[specta(type = Number)]
        y: f64,
    },
    /// Something that nobody asked for did not work.
    Refused { sentence: String },
    /// Files are held over the window, or no longer.
    Hovering { files: bool },
    /// Somebody closes the last window, and the disk refuses what the sentence says.
    Closing { sentence: String },
}
