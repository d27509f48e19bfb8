//! The lanes, top to bottom, each drawn by its kind.

pub(crate) mod cells;
pub(crate) mod emotion;
pub(crate) mod insights;
pub(crate) mod marks;
pub(crate) mod measures;
pub(crate) mod pictures;
pub(crate) mod service;
pub(crate) mod spines;
pub(crate) mod step_arrows;
pub(crate) mod steps;

use std::collections::{BTreeMap, BTreeSet};

use model::{JourneyMap, Lane, LaneKind, Persona, PersonaKind};
use scene::{Item, Path, Point, Rect, Role, Stroke, Token, Weight};

use crate::flow::{self, Flow};
use crate::grid::Grid;
use crate::look::{Look, small, style};
use crate::sheet::{Layer, Sheet, filled, hairline};
use crate::{Figures, Options, notes};

/// What every lane needs to know.
pub(crate) struct Context<'a> {
    pub map: &'a JourneyMap,
    pub grid: &'a Grid,
    pub flow: &'a Flow<'a>,
    pub figures: Option<&'a Figures>,
    pub look: Look,
    pub options: &'a Options,
    /// Left end of the lanes.
    pub x0: f32,
    /// Quotes that stand at a face of the emotion lane, by index of the insight.
    pub at_faces: BTreeSet<usize>,
    /// Index of the lane of touchpoints.
    pub actions: usize,
}

/// What the lanes leave behind for what is drawn across them.
#[derive(Default)]
pub(crate) struct Traces {
    /// Lowest thing on each column's spine: its y, and whether a service mark is on it.
    pub spine: BTreeMap<usize, (f32, bool)>,
    /// Steps on each column's spine below the line of interaction: (top, bottom).
    pub steps: BTreeMap<usize, Vec<(f32, f32)>>,
    /// Where each step lies.
    pub step_boxes: BTreeMap<String, Rect>,
    /// Top of each lane, its height, by index.
    pub lanes: Vec<(f32, f32)>,
    /// Top of the touchpoints lane.
    pub cards_y: f32,
    /// Top of the lane that is being drawn: what it leaves is told from there.
    top: f32,
    /// The key to the marks stands in the service lane.
    pub marks_explained: bool,
    pub bottom: f32,
}

impl Traces {
    /// A lane has drawn something on the spine of a column.
    pub(crate) fn reach(&mut self, column: usize, y: f32, mark: bool) {
        let y = self.top + y;
        let at = self.spine.entry(column).or_insert((y, mark));
        *at = (at.0.max(y), at.1 || mark);
    }

    /// A lane has drawn a step, below these columns.
    pub(crate) fn step(&mut self, id: &str, card: Rect, served: &[usize]) {
        let card = card.moved(Point::new(0.0, self.top));
        self.step_boxes.insert(id.to_owned(), card);
        for column in served {
            self.steps.entry(*column).or_default().push((card.y, card.bottom()));
        }
    }
}

impl Context<'_> {
    /// Left end of a lane's text in a column.
    pub(crate) fn text_x(&self, column: usize, lane: usize) -> f32 {
        self.flow.left[column] + if lane < self.actions { 10.0 } else { 34.0 }
    }

    /// Right end of a lane's text in a column, clear of the next spine.
    pub(crate) fn text_right(&self, column: usize, lane: usize) -> f32 {
        match self.flow.left.get(column + 1) {
            Some(next) if lane < self.actions => next + 2.0,
            Some(next) => next + 8.0,
            None => self.flow.left[column] + self.flow.width[column] + self.look.gap.max(20.0),
        }
    }

    /// Personas that lanes draw curves for, with their index in the map.
    pub(crate) fn personas(&self, lane: &Lane) -> Vec<(usize, &Persona)> {
        let all = self.map.personas.iter().enumerate();
        match &lane.persona {
            Some(id) => all.filter(|(_, p)| p.id == *id).collect(),
            None => all.filter(|(_, p)| p.kind != Some(PersonaKind::Staff)).collect(),
        }
    }
}

/// Draws all lanes from `y` on.
pub(crate) fn emit(ctx: &Context, sheet: &mut Sheet, y: f32) -> Traces {
    let mut traces = Traces::default();
    let mut y = y.round();
    for (i, lane) in ctx.map.lanes.iter().enumerate() {
        if let Some(line) = blueprint_lines(ctx.map, i) {
            sheet.begin_at(y);
            y += emit_blueprint(ctx, sheet, line);
        }
        let folded =
            lane.collapsed && lane.kind != LaneKind::Touchpoints && ctx.options.form == crate::Form::Window;
        // From here on heights count from the top of the lane.
        sheet.begin_at(y);
        traces.top = y;
        let height = if folded {
            collapsed(ctx, sheet, i)
        } else {
            let label = label(ctx, sheet, lane);
            content(ctx, sheet, &mut traces, i).max(label)
        };
        let height = height.round();
        ground(ctx, sheet, lane, height);
        traces.lanes.push((y, height));
        y += height;
    }
    // What is drawn across the lanes counts from the top of the drawing.
    sheet.begin_at(0.0);
    traces.bottom = y;
    traces
}

fn content(ctx: &Context, sheet: &mut Sheet, traces: &mut Traces, i: usize) -> f32 {
    let lane = &ctx.map.lanes[i];
    match lane.kind {
        LaneKind::Touchpoints => {
            traces.cards_y = traces.top;
            flow::emit(ctx.flow, sheet);
            notes::keep_room(ctx, sheet, traces);
            ctx.flow.height.max(insights::at_cards(ctx, sheet))
        }
        LaneKind::Emotion => emotion::emit(ctx, sheet, traces, i),
        LaneKind::Text => cells::emit(ctx, sheet, i),
        LaneKind::Service => service::emit(ctx, sheet, traces),
        LaneKind::Steps => steps::emit(ctx, sheet, traces, i),
        LaneKind::Metric => measures::emit(ctx, sheet, i),
        LaneKind::Image => pictures::emit(ctx, sheet, i),
    }
}

fn ground(ctx: &Context, sheet: &mut Sheet, lane: &Lane, height: f32) {
    let right = ctx.flow.right;
    let mut items = Vec::new();
    if lane.kind == LaneKind::Service {
        items.push(filled(Path::rect(Rect::new(ctx.x0, 0.0, right - ctx.x0, height)), Token::Svc));
        items.push(filled(Path::rect(Rect::new(ctx.x0, 0.0, 3.0, height)), Token::Accent));
    }
    items.push(hairline(Point::new(ctx.x0, height), Point::new(right, height)));
    sheet.taken.add(Rect::new(ctx.x0, height, right - ctx.x0, 0.0));
    let edge = ctx.x0 + ctx.look.labels;
    sheet.taken.add(Rect::new(edge, 0.0, 0.0, height));
    items.push(hairline(Point::new(edge, 0.0), Point::new(edge, height)));
    sheet.put(Layer::Ground, format!("ground/{}", lane.id), Role::Backdrop, String::new(), items);
}

/// Draws the lane's label and returns the height that it needs.
fn label(ctx: &Context, sheet: &mut Sheet, lane: &Lane) -> f32 {
    let service = lane.kind == LaneKind::Service;
    let width = ctx.look.labels - 20.0 - if lane.kind == LaneKind::Emotion { 18.0 } else { 0.0 };
    let name = if service { style(14.0, 18.0, Weight::Bold) } else { style(12.0, 15.0, Weight::SemiBold) };
    let x = ctx.x0 + 10.0;
    let at = if service {
        10.0
    } else if lane.kind == LaneKind::Touchpoints {
        14.0
    } else {
        6.0
    };
    let (item, mut h) = sheet.text(flow::shown(&lane.title), name, x, at, width);
    let mut items = vec![item];
    if let Some(legend) = ctx.flow.breadth.legend().filter(|_| lane.kind == LaneKind::Touchpoints) {
        let (legend, more) = sheet.text(&legend, small(), x, at + h + 4.0, width);
        items.push(legend);
        h += more + 4.0;
    }
    if service && ctx.figures.is_some_and(|f| !f.contacts_by_point.is_empty()) {
        let (base, more) =
            sheet.text("contacts per 1,000 customers who start", small(), x, at + h + 4.0, width);
        items.push(base);
        h += more + 4.0;
    }
    if lane.kind == LaneKind::Emotion {
        h += 4.0 + emotion::legend(ctx, sheet, lane, x, at + h + 4.0, width, &mut items);
    }
    let id = format!("lane/{}", lane.id);
    sheet.put(Layer::Things, id, Role::LaneLabel, lane.title.clone(), items);
    at + h + 6.0
}

/// A folded lane: its title among the labels, and beside it how much is in it.
fn collapsed(ctx: &Context, sheet: &mut Sheet, i: usize) -> f32 {
    let lane = &ctx.map.lanes[i];
    let (n, what) = amount(ctx.map, lane);
    let width = ctx.look.labels - 20.0;
    let name = style(12.0, 15.0, Weight::SemiBold);
    let (title, height) = sheet.text(flow::shown(&lane.title), name, ctx.x0 + 10.0, 4.5, width);
    let label = format!("{}, folded, {n} {what}", lane.title);
    sheet.put(Layer::Things, format!("lane/{}", lane.id), Role::LaneLabel, label, vec![title]);
    // Where the lane's texts begin, clear of the first spine.
    let x = ctx.x0 + ctx.look.labels + 8.0 + if i < ctx.actions { 10.0 } else { 34.0 };
    let count = sheet.line(&format!("{n} {what}"), small(), x, 16.0);
    sheet.put(Layer::Things, format!("amount/{}", lane.id), Role::Backdrop, String::new(), vec![count]);
    height + 9.0
}

/// How much is in a lane: 7, "steps".
#[must_use]
pub fn amount(map: &JourneyMap, lane: &Lane) -> (usize, &'static str) {
    let (n, one, many) = match lane.kind {
        LaneKind::Steps => (map.steps.iter().filter(|s| s.lane == lane.id).count(), "step", "steps"),
        LaneKind::Service => (map.service_points.len(), "service point", "service points"),
        LaneKind::Metric => (
            map.touchpoints.iter().filter(|t| t.measures.contains_key(&lane.id)).count(),
            "measure",
            "measures",
        ),
        LaneKind::Image => (
            map.touchpoints.iter().filter(|t| t.images.contains_key(&lane.id)).count(),
            "picture",
            "pictures",
        ),
        LaneKind::Emotion => {
            let here = |felt: &BTreeMap<model::Id, f64>| match &lane.persona {
                Some(persona) => felt.contains_key(persona),
                None => !felt.is_empty(),
            };
            let felt = map.touchpoints.iter().filter(|t| here(&t.emotion)).count();
            let at_work = map.steps.iter().filter(|s| lane.persona.is_some() && here(&s.emotion)).count();
            (felt + at_work, "entry", "entries")
        }
        LaneKind::Text | LaneKind::Touchpoints => {
            let cells = map.touchpoints.iter().filter(|t| t.cells.contains_key(&lane.id)).count();
            let stages = map.stages.iter().filter(|s| s.cells.contains_key(&lane.id)).count();
            (cells + stages, "entry", "entries")
        }
    };
    (n, if n == 1 { one } else { many })
}

/// The three lines of a blueprint, each above the first lane that lies past it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Blueprint {
    Interaction,
    Visibility,
    Internal,
}

/// The line drawn above lane `i`. Where a zone is skipped the lines coincide and the last one is
/// drawn; where zones run backwards there is none.
fn blueprint_lines(map: &JourneyMap, i: usize) -> Option<Blueprint> {
    let depth = |l: &Lane| match l.zone {
        model::Zone::Evidence | model::Zone::Customer => 0,
        model::Zone::Frontstage => 1,
        model::Zone::Backstage => 2,
        model::Zone::Support => 3,
    };
    let here = depth(&map.lanes[i]);
    let before = map.lanes[..i].iter().map(depth).max()?;
    if here <= before {
        return None;
    }
    match here {
        1 => Some(Blueprint::Interaction),
        2 => Some(Blueprint::Visibility),
        _ => Some(Blueprint::Internal),
    }
}

/// Steps below the first column: between two of them a line's name would stand on the spine.
fn steps_at_first_spine(ctx: &Context) -> usize {
    let first = |t: &String| ctx.grid.place_of(t).is_some_and(|(column, _)| column == 0);
    let stage = |s: &String| ctx.grid.stage(s) == Some(0);
    ctx.map.steps.iter().filter(|s| s.touchpoints.iter().any(first) || s.stages.iter().any(stage)).count()
}

/// Draws the line and returns the height that it takes.
fn emit_blueprint(ctx: &Context, sheet: &mut Sheet, line: Blueprint) -> f32 {
    let (name, dash): (&str, &[f32]) = match line {
        Blueprint::Interaction => ("Line of interaction", &[6.0, 3.0]),
        Blueprint::Visibility => ("Line of visibility", &[6.0, 3.0]),
        Blueprint::Internal => ("Line of internal interaction", &[2.0, 3.0]),
    };
    let h = ctx.look.blueprint_h;
    let block = sheet.fonts.block(
        name,
        style(11.0, 13.0, Weight::Medium).painted(Token::Text2.into()),
        f32::INFINITY,
    );
    let aside = if steps_at_first_spine(ctx) > 1 { 26.0 } else { 0.0 };
    let x = ctx.x0 + ctx.look.labels + 8.0 + aside;
    let middle = h / 2.0;
    let weight = if line == Blueprint::Visibility { 1.75 } else { 1.25 };
    let stroke = Stroke::solid(Token::Text3.into(), weight).dashed(dash);
    let dashes = Path::line(Point::new(x + block.width() + 10.0, middle), Point::new(ctx.flow.right, middle));
    let items: Vec<Item> =
        vec![crate::sheet::placed(&block, x, middle - 6.5), crate::sheet::stroked(dashes, stroke)];
    sheet.put(Layer::Lines, format!("line/{name}"), Role::BlueprintLine, name.into(), items);
    h.round()
}
