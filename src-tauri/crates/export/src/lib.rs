//! Painters: a [`Scene`] written as SVG, PNG or PDF.
//!
//! A painter sees the scene, the fonts and the page, never the map. The same request always gives
//! the same bytes. Only [`whole_file`] touches a disk.

mod date;
mod error;
mod file;
mod number;
mod outline;
mod page;
mod paper;
mod pdf;
mod picture;
mod progress;
mod raster;
mod stroke;
mod subset;
mod svg;
mod xml;

pub use date::Date;
pub use error::ExportError;
pub use file::{to_file, whole_file};
pub use page::{Legibility, Page, aspect, legibility, pages};
pub use paper::{Paper, UnknownPaper};
pub use progress::Progress;

use std::io::Write;
use std::ops::ControlFlow;

use scene::{FontFiles, Scene, Theme};

/// A kind of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// One drawing with real text and the glyphs that it uses embedded.
    Svg,
    /// Pixels at a resolution.
    Png,
    /// Vectors, selectable text, links and tags; the only one that can be tiled over pages.
    Pdf,
}

/// What to write.
#[derive(Clone, Copy)]
pub struct Request<'a> {
    pub scene: &'a Scene,
    pub fonts: &'a FontFiles,
    pub theme: Theme,
    pub page: Page,
    /// Pixels per inch of a PNG; the other formats do not use it.
    pub dpi: f32,
    /// Day of making for the file's metadata; none is written without it.
    pub date: Option<Date>,
}

/// What was written.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Report {
    /// Height of the smallest text on this paper in points; `None` without text.
    pub smallest_text_pt: Option<f32>,
    /// Pages in the file: 1 unless tiled.
    pub pages: usize,
    /// Pictures that could not be read and are drawn as a frame with their name.
    pub damaged_pictures: usize,
}

/// Writes the scene to `out`, which is not flushed. `progress` is called a few times a second or
/// more often; when it breaks, writing stops.
///
/// # Errors
/// [`ExportError::Cancelled`] after a break, and a sentence for what cannot be written.
pub fn write(
    format: Format,
    request: &Request,
    out: &mut dyn Write,
    progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Result<Report, ExportError> {
    match format {
        Format::Svg => svg::write(request, out, progress),
        Format::Png => raster::write(request, out, progress),
        Format::Pdf => pdf::write(request, out, progress),
    }
}

/// The report of a drawing on its page.
fn report(request: &Request, pages: usize, damaged_pictures: usize) -> Report {
    let smallest_text_pt = legibility(request.scene, &request.page).smallest_pt;
    Report { smallest_text_pt, pages, damaged_pictures }
}

impl std::str::FromStr for Format {
    type Err = UnknownFormat;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text.to_ascii_lowercase().as_str() {
            "svg" => Ok(Self::Svg),
            "png" => Ok(Self::Png),
            "pdf" => Ok(Self::Pdf),
            _ => Err(UnknownFormat(text.to_owned())),
        }
    }
}

impl std::fmt::Display for Format {
    /// The file name's ending.
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        f.write_str(match self {
            Self::Svg => "svg",
            Self::Png => "png",
            Self::Pdf => "pdf",
        })
    }
}

/// A format that no painter here writes.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is not a format that can be drawn: choose svg, png or pdf.")]
pub struct UnknownFormat(String);
