//! What somebody wants exported. The same choices are remembered for the next time.

use serde::{Deserialize, Serialize};
use specta::Type;

/// A finished choice in the export dialog.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
#[serde(default)]
pub struct ExportRequest {
    /// In the order in which they are written; at least one.
    pub formats: Vec<ExportFormat>,
    pub paper: Paper,
    pub orientation: Orientation,
    /// Cut a PDF into A4 sheets with overlap and cut marks.
    pub tiled: bool,
    /// Dots per inch of a PNG, 24 to 600.
    pub dpi: u32,
    pub colours: ColourMode,
    pub audience: Audience,
    /// An absolute path, or "" while none has been chosen.
    pub folder: String,
    /// File name without its ending, or "" for one made from the title.
    pub name: String,
}

impl Default for ExportRequest {
    fn default() -> Self {
        Self {
            formats: vec![ExportFormat::Pdf],
            paper: Paper::A3,
            orientation: Orientation::Landscape,
            tiled: false,
            dpi: 300,
            colours: ColourMode::Light,
            audience: Audience::Team,
            folder: String::new(),
            name: String::new(),
        }
    }
}

/// The formats that pictures are written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum ExportFormat {
    Pdf,
    Png,
    Svg,
}

impl ExportFormat {
    /// The ending of the file name, without the dot.
    #[must_use]
    pub fn ending(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Png => "png",
            Self::Svg => "svg",
        }
    }

    /// How people call it.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::Pdf => "PDF",
            Self::Png => "PNG",
            Self::Svg => "SVG",
        }
    }
}

/// The sheet, or the size of the drawing itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Paper {
    A4,
    A3,
    A2,
    A1,
    A0,
    Letter,
    Tabloid,
    /// As large as the drawing at 100 %.
    Fit,
}

impl Paper {
    /// The sizes of the A series, smallest first.
    pub const A_SERIES: [Self; 5] = [Self::A4, Self::A3, Self::A2, Self::A1, Self::A0];

    /// How people call it.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::A4 => "A4",
            Self::A3 => "A3",
            Self::A2 => "A2",
            Self::A1 => "A1",
            Self::A0 => "A0",
            Self::Letter => "Letter",
            Self::Tabloid => "Tabloid",
            Self::Fit => "Fit to the map",
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Orientation {
    Landscape,
    Portrait,
}

/// The colours of a file, whatever the window wears.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum ColourMode {
    Light,
    Dark,
    /// Black on white, for printers without colour.
    BlackAndWhite,
}

/// Who may see what leaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Audience {
    Team,
    /// Nothing internal is in any file in any form.
    Customer,
}
