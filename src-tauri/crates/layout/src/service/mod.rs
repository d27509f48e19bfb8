//! The Service view: how much service a journey causes, where, why, and what would change it.
//!
//! It is a [`Scene`] like the map, painted by the same painters. Everything on it has a group id
//! that begins with `service/` and the part it belongs to; every chart is also a [`Table`] of words.

mod base;
pub(crate) mod causes;
mod figures;
mod iceberg;
mod ink;
mod origins;
pub(crate) mod page;
mod silent;
mod stays;
pub(crate) mod strip;
mod switch;
pub(crate) mod table;
mod touchpoints;
pub(crate) mod words;

pub use base::Base;
pub use figures::{
    Band, Bands, Change, Demand, Effort, Fall, InHand, PointFigures, ServiceFigures, Stays, Together, Work,
};
pub use page::Lead;
pub use switch::{Switch, SwitchKind};
pub use table::Table;

use model::JourneyMap;
use scene::{Path, Rect, Role, Scene, Size, Token, Weight};

use crate::draw::scene_of;
use crate::flow::shown;
use crate::look::style;
use crate::sheet::{Layer, filled};
use crate::text::Fonts;
use crate::{Form, sheet};
use page::{Page, WIDE, arranged, sub};

/// How the view is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ServiceOptions {
    pub base: Base,
    /// In a window its own header stands above; on a poster the title does.
    pub form: Form,
    /// Width of a window's view in scene units, at least 960. A poster takes the shape of its paper.
    pub width: f32,
    /// Say how sure figures are.
    pub bands: bool,
    /// Give every fix a row of its own, however many there are.
    pub unfolded: bool,
}

impl Default for ServiceOptions {
    fn default() -> Self {
        Self { base: Base::default(), form: Form::Window, width: WIDE, bands: true, unfolded: false }
    }
}

/// The drawing, its charts in words, and where its things lead on the map.
#[derive(Clone, Debug, PartialEq)]
pub struct ServiceView {
    pub scene: Scene,
    pub tables: Vec<Table>,
    pub leads: Vec<Lead>,
    /// What can be switched in a window; none on paper.
    pub switches: Vec<Switch>,
}

/// Below this width parts stand under each other.
const TWO_COLUMNS: f32 = 1440.0;
const THREE_COLUMNS: f32 = 2200.0;
const WIDEST: f32 = 2520.0;
const EDGE: f32 = 24.0;
const GUTTER: f32 = 16.0;

/// Draws the Service view of a map, for its team alone: nothing of it is for customers.
#[must_use]
pub fn lay_out_service(
    map: &JourneyMap,
    figures: &ServiceFigures,
    fonts: &Fonts,
    options: &ServiceOptions,
) -> ServiceView {
    let draw = |width: f32| drawn(map, figures, fonts, options, width);
    arranged(options.form, options.width, WIDEST, draw, |view| &view.scene)
}

fn drawn(
    map: &JourneyMap,
    figures: &ServiceFigures,
    fonts: &Fonts,
    options: &ServiceOptions,
    width: f32,
) -> ServiceView {
    let unit = options.base.unit(map, figures);
    let mut page = Page::new(map, figures, fonts, unit, options);
    let top = match options.form {
        Form::Window => 0.0,
        Form::Poster { .. } => title(&mut page, width),
    };
    let bottom = strip::strip(&mut page, EDGE, top + 16.0, width - 2.0 * EDGE) + 18.0;
    band(&mut page, top, bottom, width);
    let bottom = parts(&mut page, bottom + GUTTER, width);
    let bottom = assumptions(&mut page, bottom + 16.0, width) + EDGE - 8.0;
    let Page { sheet, tables, leads, switches, .. } = page;
    let scene = scene_of(map, sheet.finished(), Size { w: width, h: bottom.ceil() }, Token::Canvas);
    ServiceView { scene, tables, leads, switches }
}

/// The map's title above a poster.
fn title(page: &mut Page, width: f32) -> f32 {
    let name = format!("{}\u{2003}", shown(&page.map.title));
    let aside = style(14.0, 20.0, Weight::Medium).painted(Token::Text2.into());
    let pieces = [(name.as_str(), style(22.0, 28.0, Weight::Bold)), ("Service", aside)];
    let block = page.fonts().rich(&pieces, width - 2.0 * EDGE, 0.0);
    let items = vec![page::text(&block, EDGE, 14.0)];
    let said = format!("{}, service", shown(&page.map.title));
    page.put("service/title".into(), Role::Title, said, None, items);
    14.0 + block.height() + 6.0
}

/// The ground of the headline, with a rule below.
fn band(page: &mut Page, top: f32, bottom: f32, width: f32) {
    // What is not today's stands on another ground.
    let token = if page.figures.state().is_some() { Token::Tint } else { Token::Surface };
    let ground = filled(Path::rect(Rect::new(0.0, 0.0, width, bottom)), token);
    page.decorate(Layer::Ground, "service/headline/ground".into(), vec![ground]);
    let line = |y: f32| filled(Path::rect(Rect::new(0.0, y - 1.0, width, 1.0)), Token::Border);
    let lines = [top, bottom].into_iter().filter(|y| *y > 0.0).map(line).collect();
    page.decorate(Layer::Lines, "service/headline/edge".into(), lines);
}

/// A part of the view: draws itself in a panel from (x, y) of a width, and says where it ends.
type Part = (&'static str, fn(&mut Page, f32, f32, f32) -> f32);

const TOUCHPOINTS: Part = ("touchpoints", touchpoints::draw);
const STAYS: Part = ("stays", stays::draw);
const ORIGINS: Part = ("origins", origins::draw);
const ICEBERG: Part = ("iceberg", iceberg::draw);
const CAUSES: Part = ("causes", causes::draw);
const SILENT: Part = ("silent", silent::draw);

/// All parts from y on, in columns that end together; returns the bottom.
fn parts(page: &mut Page, y: f32, width: f32) -> f32 {
    let inner = width - 2.0 * EDGE;
    if width < TWO_COLUMNS {
        let y = columns(page, y, inner, &[(0.5, &[TOUCHPOINTS]), (0.5, &[CAUSES])]) + GUTTER;
        let y = columns(page, y, inner, &[(1.0, &[STAYS, ORIGINS])]) + GUTTER;
        return columns(page, y, inner, &[(0.6, &[ICEBERG]), (0.4, &[SILENT])]);
    }
    if width < THREE_COLUMNS {
        let y = columns(page, y, inner, &[(0.344, &[TOUCHPOINTS]), (0.656, &[STAYS])]) + GUTTER;
        return columns(page, y, inner, &[(0.61, &[ORIGINS, ICEBERG]), (0.39, &[CAUSES, SILENT])]);
    }
    let first: &[Part] = &[TOUCHPOINTS, SILENT];
    columns(page, y, inner, &[(0.22, first), (0.42, &[STAYS, ICEBERG]), (0.36, &[ORIGINS, CAUSES])])
}

fn columns(page: &mut Page, y: f32, inner: f32, columns: &[(f32, &[Part])]) -> f32 {
    let room = inner - GUTTER * (columns.len().saturating_sub(1)) as f32;
    let mut x = EDGE;
    let mut last = Vec::new();
    for (share, parts) in columns {
        let w = (room * share).round();
        let mut top = y;
        for (n, (id, draw)) in parts.iter().enumerate() {
            let bottom = draw(page, x, top, w).ceil();
            let (at, water) = (Rect::new(x, top, w, bottom - top), page.waterline.take());
            if n + 1 == parts.len() {
                last.push((*id, at, water));
            } else {
                page.panel(id, at, water);
            }
            top = bottom + GUTTER;
        }
        x += w + GUTTER;
    }
    let end = last.iter().map(|(_, r, _)| r.bottom()).fold(y, f32::max);
    for (id, r, water) in last {
        page.panel(id, Rect::new(r.x, r.y, r.w, end - r.y), water);
    }
    end
}

/// What every figure takes for granted.
fn assumptions(page: &mut Page, y: f32, width: f32) -> f32 {
    let sentence = "A steady month, one average customer, needs independent and without memory. A contact is one \
        reason, one attempt. Figures are rounded, so parts may differ from their sum by 1. Losing customers \
        early also lowers contacts: read them beside completed.";
    let sentence = format!("{sentence}{}", how_sure(page));
    let block = page.fonts().block(&sentence, sub(), width - 2.0 * EDGE);
    let items = vec![sheet::placed(&block, EDGE, y)];
    page.put("service/assumptions".into(), Role::Panel, sentence, None, items);
    y + block.height()
}

/// What the bands rest on, where any is shown.
fn how_sure(page: &Page) -> String {
    let bands = &page.figures.bands;
    let between = |band: Option<Band>| matches!(band, Some(Band::Between(..)));
    if !page.bands
        || !page.unit.is_sure()
        || ![bands.contacts, bands.completed, bands.stays].into_iter().any(between)
    {
        return String::new();
    }
    let rates = words::several(
        bands.held,
        "rate of which nobody gave a range is",
        "rates of which nobody gave a range are",
    );
    format!(" Bands hold nine of ten of {} draws; {rates} held.", words::whole(bands.draws as f64))
}
