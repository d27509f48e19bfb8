//! The Compare view: two maps on one strip, what changed between them, and what that does to the figures.
//!
//! Things are the same where their ids are. What was added, removed or changed is told by a shape as
//! well as by a colour. Like the Service view it is a [`Scene`], and every chart of it is a [`Table`].

mod bands;
mod cards;
mod changes;
mod columns;
mod difference;
mod figures;
mod headline;
mod others;
mod page;
mod signs;

pub use figures::{Changes, CompareFigures, Fate, Pair, PairBand};
pub use page::SideLead;

use model::{JourneyMap, State};
use scene::{Rect, Role, Scene, Size, Token, Weight};

use crate::Form;
use crate::draw::scene_of;
use crate::flow::shown;
use crate::look::style;
use crate::service::Table;
use crate::service::page::{WIDE, arranged, sub};
use crate::sheet::placed;
use crate::text::Fonts;
use page::Page;

/// How the two maps are laid on each other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Laying {
    /// One below the other, equal things under each other.
    #[default]
    Strip,
    /// One on the other: what they share is drawn once.
    Overlaid,
}

/// How the view is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CompareOptions {
    pub laying: Laying,
    pub form: Form,
    /// Width of a window's view in scene units, at least 960. A poster takes the shape of its paper.
    pub width: f32,
}

impl Default for CompareOptions {
    fn default() -> Self {
        Self { laying: Laying::Strip, form: Form::Window, width: WIDE }
    }
}

/// The drawing, its charts in words, and where its things lead on the maps.
#[derive(Clone, Debug, PartialEq)]
pub struct CompareView {
    pub scene: Scene,
    pub tables: Vec<Table>,
    pub leads: Vec<SideLead>,
}

const WIDEST: f32 = 2400.0;
/// Below this width the panels at the foot stand under each other.
const TWO_COLUMNS: f32 = 1280.0;
const EDGE: f32 = 24.0;
const GUTTER: f32 = 16.0;

/// Draws two maps beside each other, for their team alone.
#[must_use]
pub fn lay_out_compare(
    maps: [&JourneyMap; 2],
    figures: &CompareFigures,
    fonts: &Fonts,
    options: &CompareOptions,
) -> CompareView {
    let draw = |width: f32| drawn(maps, figures, fonts, options, width);
    arranged(options.form, options.width, WIDEST, draw, |view| &view.scene)
}

fn drawn(
    maps: [&JourneyMap; 2],
    figures: &CompareFigures,
    fonts: &Fonts,
    options: &CompareOptions,
    width: f32,
) -> CompareView {
    let mut page = Page::new(maps, figures, fonts);
    let inner = width - 2.0 * EDGE;
    let top = match options.form {
        Form::Window => 0.0,
        Form::Poster { .. } => title(&mut page, inner),
    };
    let bottom = headline::draw(&mut page, EDGE, top + 16.0, inner) + 16.0;
    page.band(top, bottom, width);
    let y = bottom + GUTTER;
    let bottom = bands::draw(&mut page, options.laying, EDGE, y, inner);
    page.sheet.panel("compare/strip/panel".into(), Rect::new(EDGE, y, inner, bottom - y));
    let bottom = foot(&mut page, bottom + GUTTER, inner, width < TWO_COLUMNS);
    let bottom = assumptions(&mut page, bottom + 14.0, inner) + EDGE - 8.0;
    let Page { sheet, tables, leads, .. } = page;
    let scene = scene_of(maps[1], sheet.finished(), Size { w: width, h: bottom.ceil() }, Token::Canvas);
    CompareView { scene, tables, leads }
}

/// Both titles above a poster.
fn title(page: &mut Page, room: f32) -> f32 {
    let [first, second] = page.maps.map(|map| shown(&map.title));
    let words = format!("{first}  \u{2192}  {second}");
    let block = page.sheet.fonts.block(&words, style(22.0, 28.0, Weight::Bold), room);
    let items = vec![placed(&block, EDGE, 14.0)];
    page.put("compare/title".into(), Role::Title, format!("{first} compared with {second}"), None, items);
    14.0 + block.height() + 6.0
}

/// What changed beside the other figures, ending together; returns the bottom.
fn foot(page: &mut Page, y: f32, inner: f32, stacked: bool) -> f32 {
    let panel = |page: &mut Page, id: &str, x: f32, y: f32, w: f32, bottom: f32| {
        page.sheet.panel(format!("compare/{id}/panel"), Rect::new(x, y, w, bottom - y));
    };
    if stacked {
        let bottom = changes::draw(page, EDGE, y, inner);
        panel(page, "changes", EDGE, y, inner, bottom);
        let y = bottom + GUTTER;
        let bottom = others::draw(page, EDGE, y, inner);
        panel(page, "others", EDGE, y, inner, bottom);
        return bottom;
    }
    let left = ((inner - GUTTER) * 0.637).round();
    let (right, at) = (inner - GUTTER - left, EDGE + left + GUTTER);
    let bottom = changes::draw(page, EDGE, y, left).max(others::draw(page, at, y, right));
    panel(page, "changes", EDGE, y, left, bottom);
    panel(page, "others", at, y, right, bottom);
    bottom
}

/// What every figure takes for granted, and what the bands are.
fn assumptions(page: &mut Page, y: f32, room: f32) -> f32 {
    let mut sentence = "A steady month, one average customer, needs independent and without memory. Figures are rounded, so \
        differences may differ by 1. Losing customers early also lowers contacts: read them beside completed."
        .to_owned();
    if let Some(draws) = page.figures.draws {
        sentence.insert_str(0, &how_sure(draws, page.figures.better));
    }
    let block = page.sheet.fonts.block(&sentence, sub(), room);
    let items = vec![placed(&block, EDGE, y)];
    page.put("compare/assumptions".into(), Role::Panel, sentence, None, items);
    y + block.height()
}

/// What the bands are, and in how many draws the second map is the better one.
fn how_sure(draws: usize, better: Option<usize>) -> String {
    let whole = |n: usize| crate::service::words::whole(n as f64);
    let all = whole(draws);
    let bands = format!(
        "Bands of differences hold nine of ten of {all} draws, the same draws on both sides, matched by id. "
    );
    let Some(better) = better else { return bands };
    let how_often = match better {
        0 => "in no draw".to_owned(),
        _ if better >= draws => format!("in every one of {all} draws"),
        _ => format!("in {} of {all} draws", whole(better)),
    };
    format!("{bands}Contacts are fewer and more customers complete {how_often}. ")
}

/// What the two maps are called for short: "As is" and "To be", and where both are the same, by their order.
fn names(maps: [&JourneyMap; 2]) -> [&'static str; 2] {
    match maps.map(|map| map.state) {
        [State::AsIs, State::ToBe] => ["As is", "To be"],
        [State::ToBe, State::AsIs] => ["To be", "As is"],
        _ => ["Before", "After"],
    }
}
