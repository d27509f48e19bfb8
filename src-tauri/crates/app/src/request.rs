//! What somebody wants exported. The same choices are remembered for the next time.

use export::Page;
use scene::Theme;
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::poster::ExportView;

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
    pub view: ExportView,
    /// Arrows of a map as broad as many customers go along them; never in files for customers.
    pub flow: bool,
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
            view: ExportView::Map,
            flow: false,
        }
    }
}

impl ExportRequest {
    /// The paper of the whole drawing, and the sheets of a tiled one.
    #[must_use]
    pub(crate) fn page(&self) -> Page {
        let tile = self.tiled.then_some(export::Paper::A4);
        Page { paper: self.paper.into(), portrait: self.orientation == Orientation::Portrait, tile }
    }

    /// The same for one format: only a PDF is tiled.
    pub(crate) fn page_for(&self, format: ExportFormat) -> Page {
        let page = self.page();
        if format == ExportFormat::Pdf { page } else { Page { tile: None, ..page } }
    }

    pub(crate) fn theme(&self) -> Theme {
        self.colours.into()
    }

    /// File names in the order of the formats.
    pub(crate) fn file_names(&self, title: &str) -> Vec<String> {
        let wanted = if self.name.trim().is_empty() { title } else { &self.name };
        let stem = file_stem(wanted);
        self.formats.iter().map(|format| format!("{stem}.{}", format.ending())).collect()
    }
}

/// A name that every file system takes, made of what somebody wrote.
fn file_stem(wanted: &str) -> String {
    const MOST_BYTES: usize = 120;
    let cleaned: String =
        wanted.chars().map(|c| if c.is_control() || "/\\:*?\"<>|".contains(c) { ' ' } else { c }).collect();
    let mut stem = cleaned.split_whitespace().collect::<Vec<_>>().join(" ");
    while stem.len() > MOST_BYTES {
        stem.pop();
    }
    let stem = stem.trim_matches([' ', '.']).to_owned();
    match is_reserved(&stem) || stem.is_empty() {
        true => format!("Map {stem}").trim_end().to_owned(),
        false => stem,
    }
}

/// True for the names of devices that Windows gives to no file, whatever their ending.
fn is_reserved(stem: &str) -> bool {
    let name = stem.split('.').next().unwrap_or_default().trim_end().to_ascii_uppercase();
    let numbered = |device: &str| {
        name.strip_prefix(device).is_some_and(|rest| rest.len() == 1 && rest.as_bytes()[0].is_ascii_digit())
    };
    matches!(name.as_str(), "CON" | "PRN" | "AUX" | "NUL") || numbered("COM") || numbered("LPT")
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

/// The colours of a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum ColourMode {
    Light,
    Dark,
    /// Black on white, for printers without colour.
    BlackAndWhite,
}

impl From<ColourMode> for Theme {
    fn from(colours: ColourMode) -> Self {
        match colours {
            ColourMode::Light => Self::Light,
            ColourMode::Dark => Self::Dark,
            ColourMode::BlackAndWhite => Self::Print,
        }
    }
}

/// Who may see what is drawn, in a window or in what leaves.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Audience {
    /// Everything that the team knows.
    #[default]
    Team,
    /// What a customer may see, and nothing of the rest in any form.
    Customer,
}

impl From<ExportFormat> for export::Format {
    fn from(format: ExportFormat) -> Self {
        match format {
            ExportFormat::Pdf => Self::Pdf,
            ExportFormat::Png => Self::Png,
            ExportFormat::Svg => Self::Svg,
        }
    }
}

impl From<Paper> for export::Paper {
    fn from(paper: Paper) -> Self {
        match paper {
            Paper::A4 => Self::A4,
            Paper::A3 => Self::A3,
            Paper::A2 => Self::A2,
            Paper::A1 => Self::A1,
            Paper::A0 => Self::A0,
            Paper::Letter => Self::Letter,
            Paper::Tabloid => Self::Tabloid,
            Paper::Fit => Self::Fit,
        }
    }
}

impl From<export::Paper> for Paper {
    fn from(paper: export::Paper) -> Self {
        match paper {
            export::Paper::A4 => Self::A4,
            export::Paper::A3 => Self::A3,
            export::Paper::A2 => Self::A2,
            export::Paper::A1 => Self::A1,
            export::Paper::A0 => Self::A0,
            export::Paper::Letter => Self::Letter,
            export::Paper::Tabloid => Self::Tabloid,
            export::Paper::Fit => Self::Fit,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_becomes_a_name_that_every_file_system_takes() {
        assert_eq!(file_stem("Order: 1/2 \"now\""), "Order 1 2 now");
        assert_eq!(file_stem("../../etc/passwd"), "etc passwd");
        assert_eq!(file_stem(" . "), "Map");
        assert_eq!(file_stem("con"), "Map con");
        assert_eq!(file_stem("家庭宽带"), "家庭宽带");
        assert!(file_stem(&"ü".repeat(400)).len() <= 120);
    }

    #[test]
    fn only_the_pdf_is_tiled() {
        let request = ExportRequest { tiled: true, ..ExportRequest::default() };
        assert!(request.page_for(ExportFormat::Pdf).tile.is_some());
        assert!(request.page_for(ExportFormat::Png).tile.is_none());
    }
}
