//! How a drawing lies on paper: one scale, a margin, and sheets where it is tiled.

use scene::{Rect, Scene, Size};

use crate::ExportError;
use crate::paper::{MM, Paper};

/// Points in a scene unit at 100 %.
pub(crate) const POINTS_PER_UNIT: f32 = 0.75;
/// White edge that a printer cannot reach, in points. A poster has its own margin besides.
const EDGE: f32 = 4.0 * MM;
/// White edge of a tile, with room for cut marks, in points.
const TILE_EDGE: f32 = 10.0 * MM;
/// What two neighbouring tiles show twice, in points.
pub(crate) const OVERLAP: f32 = 10.0 * MM;
/// Smallest text that is read without effort, in points.
const LEGIBLE: f32 = 7.0;
/// Beyond this many pages tiling is a mistake.
const MOST_PAGES: u64 = 400;

/// The paper to draw on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// The size of the whole drawing.
    pub paper: Paper,
    pub portrait: bool,
    /// Sheets that the drawing is spread over, to be cut and joined; PDF only.
    pub tile: Option<Paper>,
}

/// How small text becomes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Legibility {
    /// Height of the smallest text on this page in points; `None` without text.
    pub smallest_pt: Option<f32>,
    /// The smallest paper of the same orientation and, while it goes, the same standard on which
    /// the smallest text stays at least 7 pt, and its height there; `None` where even the
    /// largest is too small or there is no text.
    pub proposed: Option<(Paper, f32)>,
}

/// Width over height of the area that can be drawn on; `None` for [`Paper::Fit`].
#[must_use]
pub fn aspect(page: &Page) -> Option<f32> {
    let size = page.paper.size(page.portrait)?;
    let room = inside(size, EDGE);
    Some(room.w / room.h)
}

/// How small the text of the scene becomes on this page, and which paper would do.
#[must_use]
pub fn legibility(scene: &Scene, page: &Page) -> Legibility {
    let Some(smallest) = scene.smallest_text.filter(|t| t.is_finite() && *t > 0.0) else {
        return Legibility { smallest_pt: None, proposed: None };
    };
    let height_on = |paper| smallest * Placement::of(scene, Page { paper, ..*page }).scale;
    let proposed = Paper::SHEETS
        .into_iter()
        .filter(|paper| page.paper.is_american() == paper.is_american())
        .chain(Paper::SHEETS)
        .map(|paper| (paper, height_on(paper)))
        .find(|(_, height)| *height >= LEGIBLE);
    Legibility { smallest_pt: Some(height_on(page.paper)), proposed }
}

/// How many pages a PDF of the drawing has: 1 unless tiled.
///
/// # Errors
/// When they would be too many.
pub fn pages(scene: &Scene, page: &Page) -> Result<usize, ExportError> {
    sheets(scene, *page).map(|sheets| sheets.len())
}

/// Where the drawing lies: a scene point p is at `origin` + `scale` × p, in points from the top
/// left of a paper of `size`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Placement {
    pub size: Size,
    /// Points per scene unit.
    pub scale: f32,
    pub origin: (f32, f32),
}

impl Placement {
    /// The drawing on its one paper, as large as fits between the edges, in the middle.
    pub fn of(scene: &Scene, page: Page) -> Self {
        let drawing = drawing_size(scene);
        let Some(size) = page.paper.size(page.portrait) else {
            let scale = POINTS_PER_UNIT;
            let size = Size { w: drawing.w * scale, h: drawing.h * scale };
            return Self { size, scale, origin: (0.0, 0.0) };
        };
        let room = inside(size, EDGE);
        let scale = (room.w / drawing.w).min(room.h / drawing.h);
        let middle = |paper: f32, drawn: f32| (paper - drawn * scale) / 2.0;
        Self { size, scale, origin: (middle(size.w, drawing.w), middle(size.h, drawing.h)) }
    }
}

/// One page of a file.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Sheet {
    pub placement: Placement,
    /// What of the paper is drawn on, in points; all of it unless tiled.
    pub window: Rect,
    /// Row and column, both from 0.
    pub at: (usize, usize),
}

/// The pages that hold the drawing, row by row.
pub(crate) fn sheets(scene: &Scene, page: Page) -> Result<Vec<Sheet>, ExportError> {
    let whole = Placement::of(scene, page);
    let Some(tile) = page.tile.and_then(|paper| best_turn(scene, &whole, paper)) else {
        let window = Rect::new(0.0, 0.0, whole.size.w, whole.size.h);
        return Ok(vec![Sheet { placement: whole, window, at: (0, 0) }]);
    };
    let drawing = drawing_size(scene);
    let (columns, rows) = counts(drawing, whole.scale, tile);
    if columns * rows > MOST_PAGES {
        return Err(ExportError::TooManyPages(columns * rows));
    }
    let (room, scale) = (inside(tile, TILE_EDGE), whole.scale);
    let sheet = |row: u64, column: u64| {
        let start = |n: u64, room: f32| TILE_EDGE - n as f32 * (room - OVERLAP);
        let origin = (start(column, room.w), start(row, room.h));
        Sheet {
            placement: Placement { size: tile, scale, origin },
            window: Rect::new(TILE_EDGE, TILE_EDGE, room.w, room.h),
            at: (row as usize, column as usize),
        }
    };
    Ok((0..rows).flat_map(|row| (0..columns).map(move |column| sheet(row, column))).collect())
}

/// The sheet upright or on its side, whichever needs fewer pages.
fn best_turn(scene: &Scene, whole: &Placement, paper: Paper) -> Option<Size> {
    let pages = |size: &Size| {
        let (columns, rows) = counts(drawing_size(scene), whole.scale, *size);
        columns.saturating_mul(rows)
    };
    [paper.size(false)?, paper.size(true)?].into_iter().min_by_key(pages)
}

/// Columns and rows of sheets for the drawing at this scale.
fn counts(drawing: Size, scale: f32, sheet: Size) -> (u64, u64) {
    let room = inside(sheet, TILE_EDGE);
    let along = |drawn: f32, room: f32| {
        // A hair of tolerance: a drawing of exactly two sheets needs no third.
        let steps = ((drawn * scale - OVERLAP - 0.01) / (room - OVERLAP)).ceil();
        (steps.max(1.0) as u64).min(1 << 20)
    };
    (along(drawing.w, room.w), along(drawing.h, room.h))
}

/// The paper without its edges.
fn inside(paper: Size, edge: f32) -> Size {
    Size { w: paper.w - 2.0 * edge, h: paper.h - 2.0 * edge }
}

/// The scene's size, never empty and never without end.
pub(crate) fn drawing_size(scene: &Scene) -> Size {
    let side = |v: f32| if v.is_finite() { v.clamp(1.0, 1e6) } else { 1.0 };
    Size { w: side(scene.size.w), h: side(scene.size.h) }
}
