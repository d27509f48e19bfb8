//! What an export would give, worked out before anything is written.

use std::ops::ControlFlow;
use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use export::{Page, Progress};
use scene::{Item, Paragraph, Scene};

use crate::poster::Subject;
use crate::sheet::Sheet;
use crate::{Audience, Desk, ExportOutlook, ExportRequest, Paper, PaperChoice, Preview, Refusal, fonts};

/// Points in an inch, and in a scene unit.
const INCH: f32 = 72.0;
const UNIT: f32 = 0.75;
/// Millimetres in a point.
const MM: f32 = 25.4 / INCH;
/// The coarsest picture that is drawn.
const LEAST_DPI: f32 = 24.0;

impl Desk {
    /// What an export of an open map would give.
    ///
    /// # Errors
    /// When the map is not open, or the request cannot be met on any paper.
    pub fn outlook(&self, map: &str, request: &ExportRequest) -> Result<ExportOutlook, Refusal> {
        let subject = Subject::of(self, map, request)?;
        let page = request.page();
        let scene = subject.scene(self, request, false);
        let legibility = export::legibility(&scene, &page);
        let folder = self.export_folder();
        let files = request.file_names(&subject.title());
        Ok(ExportOutlook {
            paper: paper_in_words(&scene, request),
            pages: pages(&scene, &page)?,
            smallest_points: legibility.smallest_pt.map(f64::from),
            smallest_text: smallest(&scene).map(|p| p.text.to_string()).unwrap_or_default(),
            proposed: legibility.proposed.map(choice),
            left_out: left_out(subject.map(), request.audience),
            replaces: files.iter().filter(|name| folder.join(name).exists()).cloned().collect(),
            files,
            folder: folder.to_string_lossy().into_owned(),
        })
    }

    /// The page of an export as a picture about `width` pixels wide. A newer call makes an older one
    /// that still runs end.
    ///
    /// # Errors
    /// When the map is not open, the picture would be too large, or a newer one was asked for.
    pub fn preview(&self, map: &str, request: &ExportRequest, width: u32) -> Result<Preview, Refusal> {
        let subject = Subject::of(self, map, request)?;
        let turn = self.next_preview();
        let scene = subject.scene(self, request, false);
        let page = Page { tile: None, ..request.page() };
        let size = sheet_size(&scene, &page);
        let dpi = (width.clamp(100, 4000) as f32 * INCH / size.0).max(LEAST_DPI);
        let mut bytes = Vec::new();
        let wanted =
            export::Request { scene: &scene, fonts: fonts(), theme: request.theme(), page, dpi, date: None };
        let mut still_wanted = |_: Progress| match self.is_latest_preview(turn) {
            true => ControlFlow::Continue(()),
            false => ControlFlow::Break(()),
        };
        export::write(export::Format::Png, &wanted, &mut bytes, &mut still_wanted)
            .map_err(|error| Refusal::new(error.to_string()))?;
        let pixels = |points: f32| (points / INCH * dpi).round() as u32;
        let picture = format!("data:image/png;base64,{}", STANDARD.encode(&bytes));
        Ok(Preview { picture, width: pixels(size.0), height: pixels(size.1) })
    }
}

fn pages(scene: &Scene, page: &Page) -> Result<u32, Refusal> {
    let pages = export::pages(scene, page).map_err(|error| Refusal::new(error.to_string()))?;
    Ok(u32::try_from(pages).unwrap_or(u32::MAX))
}

fn choice((paper, points): (export::Paper, f32)) -> PaperChoice {
    PaperChoice { paper: Paper::from(paper), smallest_points: f64::from(points) }
}

fn left_out(open: &Sheet, audience: Audience) -> Vec<String> {
    match audience {
        Audience::Team => Vec::new(),
        Audience::Customer => model::audience::left_out(&open.map),
    }
}

/// Width and height of the whole sheet in points.
fn sheet_size(scene: &Scene, page: &Page) -> (f32, f32) {
    match page.paper.size(page.portrait) {
        Some(size) => (size.w, size.h),
        None => (scene.size.w.max(1.0) * UNIT, scene.size.h.max(1.0) * UNIT),
    }
}

/// "A3, 420 × 297 mm".
fn paper_in_words(scene: &Scene, request: &ExportRequest) -> String {
    let (width, height) = sheet_size(scene, &request.page());
    format!("{}, {:.0} × {:.0} mm", request.paper.title(), width * MM, height * MM)
}

/// The paragraph with the smallest text, the first of several.
fn smallest(scene: &Scene) -> Option<&Paragraph> {
    let paragraphs = scene.groups.iter().flat_map(|group| &group.items).filter_map(|item| match item {
        Item::Text(paragraph) => Some(paragraph),
        _ => None,
    });
    let size = |p: &Paragraph| p.runs.iter().map(|run| run.size).fold(f32::INFINITY, f32::min);
    paragraphs.filter(|p| !p.text.trim().is_empty()).min_by(|a, b| size(a).total_cmp(&size(b)))
}

/// True where a folder is there and can hold files.
pub(crate) fn is_folder(path: &Path) -> bool {
    path.is_absolute() && path.is_dir()
}
