//! The page that the parts of the Service view are put on.

use std::collections::HashMap;

use model::{JourneyMap, ServicePoint, Where};
use scene::{Item, Path, Point, Rect, Role, Scene, Token, Weight};

use super::ServiceOptions;
use super::base::Unit;
use super::figures::{Change, PointFigures, ServiceFigures};
use super::switch::Switch;
use super::table::Table;
use crate::Form;
use crate::flow::shown;
use crate::lanes::marks::Kind;
use crate::look::style;
use crate::sheet::{Layer, PANEL, Sheet, filled};
use crate::text::{Align, Block, Fonts, Style};

pub(super) struct Page<'a> {
    pub map: &'a JourneyMap,
    pub figures: &'a ServiceFigures,
    pub unit: Unit,
    pub bands: bool,
    /// Whether somebody can press the switches: in a window, with a set of fixes in hand.
    pub has_switches: bool,
    /// Whether every fix has a row of its own, however many there are.
    pub unfolded: bool,
    pub sheet: Sheet<'a>,
    /// Titles of touchpoints and of steps by id.
    touchpoints: HashMap<&'a str, &'a str>,
    steps: HashMap<&'a str, &'a str>,
    pub tables: Vec<Table>,
    pub leads: Vec<Lead>,
    pub switches: Vec<Switch>,
    /// Where the ground of the part being drawn turns to water.
    pub waterline: Option<f32>,
}

const LEAST: f32 = 960.0;
/// The width where nothing asks for another one.
pub(crate) const WIDE: f32 = 1600.0;
const NARROW: f32 = 1120.0;

/// A view drawn for a window of this width, or for paper in the arrangement that leaves its text largest:
/// `widest` is the widest one, `scene` gives the drawing of a view.
pub(crate) fn arranged<V>(
    form: Form,
    width: f32,
    widest: f32,
    draw: impl Fn(f32) -> V,
    scene: impl Fn(&V) -> &Scene,
) -> V {
    match form {
        Form::Window => draw(if width.is_finite() { width.max(LEAST) } else { WIDE }),
        Form::Poster { aspect: None } => draw(WIDE),
        Form::Poster { aspect: Some(aspect) } => {
            let reach = |view: &V| scene(view).size.w.max(scene(view).size.h * aspect);
            let rest = [NARROW, widest].map(&draw);
            rest.into_iter()
                .fold(draw(WIDE), |best, view| if reach(&view) < reach(&best) { view } else { best })
        }
    }
}

/// Where a thing of the view leads on the map.
#[derive(Clone, Debug, PartialEq)]
pub struct Lead {
    /// A group of the view's scene.
    pub group: String,
    pub place: Where,
}

/// A counted service point with its figures.
#[derive(Clone, Copy)]
pub(super) struct Counted<'a> {
    pub point: &'a ServicePoint,
    pub figures: &'a PointFigures,
}

impl Counted<'_> {
    pub(super) fn kind(&self) -> Kind {
        kind_of(self.point.cause)
    }

    /// Whether bringing it to its agreed rate changes anything, and has an answer.
    pub(super) fn can_be_fixed(&self) -> bool {
        self.figures.if_fixed.is_some_and(|change| change != Change::default())
    }

    /// Whether somebody has said to what rate it could be brought.
    pub(super) fn is_confirmed(&self) -> bool {
        self.point.achievable_need.is_some() || self.point.achievable_contacts_per_visit.is_some()
    }
}

pub(crate) fn kind_of(cause: model::Cause) -> Kind {
    match cause.group() {
        model::CauseGroup::Ours => Kind::Ours,
        model::CauseGroup::NotOurs => Kind::NotOurs,
        model::CauseGroup::Unsorted => Kind::Unsorted,
    }
}

/// Padding of a panel.
pub(crate) const PAD: f32 = 24.0;

impl<'a> Page<'a> {
    pub(super) fn new(
        map: &'a JourneyMap,
        figures: &'a ServiceFigures,
        fonts: &'a Fonts,
        unit: Unit,
        options: &ServiceOptions,
    ) -> Self {
        Self {
            map,
            figures,
            unit,
            bands: options.bands,
            unfolded: options.unfolded,
            has_switches: options.form == Form::Window && figures.in_hand.is_some(),
            sheet: Sheet::new(fonts),
            touchpoints: map.touchpoints.iter().map(|t| (t.id.as_str(), shown(&t.title))).collect(),
            steps: map.steps.iter().map(|s| (s.id.as_str(), shown(&s.title))).collect(),
            tables: Vec::new(),
            leads: Vec::new(),
            switches: Vec::new(),
            waterline: None,
        }
    }

    pub(super) fn fonts(&self) -> &'a Fonts {
        self.sheet.fonts
    }

    /// The counted points of the map, in its order.
    pub(super) fn counted(&self) -> Vec<Counted<'a>> {
        let (map, figures) = (self.map, self.figures);
        let by_id: HashMap<&str, &ServicePoint> =
            map.service_points.iter().map(|p| (p.id.as_str(), p)).collect();
        let with = |f: &'a PointFigures| Some(Counted { point: by_id.get(f.id.as_str())?, figures: f });
        figures.points.iter().filter_map(with).collect()
    }

    /// Puts a thing that says something; `place` is where it leads on the map.
    pub(super) fn put(
        &mut self,
        id: String,
        role: Role,
        name: String,
        place: Option<Where>,
        items: Vec<Item>,
    ) {
        if let Some(place) = place {
            self.leads.push(Lead { group: id.clone(), place });
        }
        self.sheet.put(Layer::Things, id, role, name, items);
    }

    /// Puts decoration on a layer.
    pub(super) fn decorate(&mut self, layer: Layer, id: String, items: Vec<Item>) {
        self.sheet.decorate(layer, id, items);
    }

    /// The ground of a part, and water from `waterline` down.
    pub(super) fn panel(&mut self, id: &str, at: Rect, waterline: Option<f32>) {
        self.sheet.panel(format!("service/{id}/panel"), at);
        if let Some(line) = waterline {
            let at = Rect::new(at.x, line, at.w, at.bottom() - line).grown(-1.0);
            let water = filled(pool(at, PANEL - 1.0), Token::Water);
            self.decorate(Layer::Ground, format!("service/{id}/water"), vec![water]);
        }
    }

    /// A part's title with its unit below, in the padding of a panel at (x, y); returns the y below it.
    pub(super) fn heading(&mut self, id: &str, title: &str, unit: &str, x: f32, y: f32, room: f32) -> f32 {
        let state = self.figures.state().filter(|_| id != "stays");
        let unit = &state.map_or_else(|| unit.to_owned(), |state| format!("{unit}, {state}"));
        let title_block = self.fonts().block(title, head(), room);
        let unit_block = self.fonts().block(unit, sub(), room);
        let below = y + title_block.height() + 2.0;
        let items = vec![text(&title_block, x, y), text(&unit_block, x, below)];
        self.put(format!("service/{id}/heading"), Role::Heading, format!("{title}. {unit}"), None, items);
        below + unit_block.height()
    }

    /// One line that ends at `right`.
    pub(super) fn right(&self, words: &str, look: Style, right: f32, baseline: f32) -> Item {
        self.sheet.ending(words, look, right, baseline)
    }

    /// One line that begins at `x`.
    pub(super) fn left(&self, words: &str, look: Style, x: f32, baseline: f32) -> Item {
        self.sheet.line(words, look, x, baseline)
    }

    /// One line with its middle at `x`.
    pub(super) fn centred(&self, words: &str, look: Style, x: f32, baseline: f32) -> Item {
        self.sheet.centred(words, look, x, baseline)
    }

    /// A rule across a panel.
    pub(super) fn rule(&mut self, id: String, x: f32, y: f32, w: f32) {
        self.sheet.rule(id, x, y, w);
    }

    /// A sentence in place of a chart that has nothing to show; returns the y below it.
    pub(super) fn nothing(&mut self, id: &str, sentence: &str, x: f32, y: f32, room: f32) -> f32 {
        let block = self.fonts().block(sentence, row().painted(Token::Text2.into()), room);
        let items = vec![text(&block, x, y)];
        self.put(format!("service/{id}/nothing"), Role::Figure, sentence.to_owned(), None, items);
        y + block.height()
    }

    pub(super) fn touchpoint_title(&self, id: &str) -> &'a str {
        self.touchpoints.get(id).copied().unwrap_or("Untitled")
    }

    pub(super) fn step_title(&self, id: &str) -> &'a str {
        self.steps.get(id).copied().unwrap_or("Untitled")
    }
}

/// A rectangle whose lower corners are round.
fn pool(r: Rect, radius: f32) -> Path {
    let round = Path::round_rect(Rect::new(r.x, r.y - radius, r.w, r.h + radius), radius);
    let above = |p: Point| Point::new(p.x, p.y.max(r.y));
    round.mapped(above)
}

/// A block with its top left at (x, y).
pub(crate) fn text(block: &Block, x: f32, y: f32) -> Item {
    crate::sheet::placed(block, x, y)
}

/// A block with its first baseline at y.
pub(crate) fn text_on(block: &Block, x: f32, baseline: f32) -> Item {
    Item::Text(block.on_baseline(x, baseline, block.width(), Align::Left))
}

pub(crate) fn at_touchpoint(id: &str) -> Option<Where> {
    Some(Where { touchpoint: Some(id.to_owned()), ..Where::default() })
}

pub(crate) fn at_point(id: &str) -> Option<Where> {
    Some(Where { service_point: Some(id.to_owned()), ..Where::default() })
}

pub(crate) fn at_step(id: &str) -> Option<Where> {
    Some(Where { step: Some(id.to_owned()), ..Where::default() })
}

/// Title of a part.
pub(crate) fn head() -> Style {
    style(16.0, 22.0, Weight::Bold)
}

/// Unit below a title.
pub(crate) fn sub() -> Style {
    style(12.5, 17.0, Weight::Regular).painted(Token::Text2.into())
}

/// Name of a row.
pub(crate) fn row() -> Style {
    style(13.0, 16.0, Weight::Medium)
}

/// Figure of a row.
pub(crate) fn row_figure() -> Style {
    style(13.0, 16.0, Weight::Bold)
}

/// A quieter figure beside it.
pub(crate) fn row_aside() -> Style {
    style(12.5, 16.0, Weight::Regular).painted(Token::Text2.into())
}

/// Head of a column.
pub(crate) fn column_head() -> Style {
    style(11.0, 14.0, Weight::SemiBold)
}

/// Head of a quieter column.
pub(crate) fn column_aside() -> Style {
    style(11.0, 14.0, Weight::Regular).painted(Token::Text2.into())
}
