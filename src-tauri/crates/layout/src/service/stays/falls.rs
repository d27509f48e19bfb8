//! The steps from today to what stays.

use model::Where;
use scene::{Item, Path, Point, Rect, Role, Stroke, Token, Weight};

use super::alone::Columns;
use super::axis::{Axis, Upright};
use super::{LEAST_ROW, NAMES, STEP, TICK, ground, step_box};
use crate::flow::shown;
use crate::lanes::marks::{Kind, mark};
use crate::look::style;
use crate::service::figures::Fall;
use crate::service::ink::SLIVER;
use crate::service::page::{Counted, Page, at_point, row, text_on};
use crate::service::words::{change, several};
use crate::sheet::{Layer, stroked};

/// Fixes with a row of their own; smaller ones fold.
const MOST: usize = 15;
/// Of the axis; a smaller step is shown by a tick.
const SMALL: f64 = 0.01;

/// The id of the row of those that fold.
const REST: &str = "rest";

/// One step, or several that fold into one.
pub(super) struct Row {
    pub id: String,
    pub title: String,
    pub kind: Option<Kind>,
    pub lead: Option<Where>,
    /// Whether somebody has agreed the rate.
    pub confirmed: bool,
    /// Contacts per 1,000 who start, before and after it.
    pub before: f64,
    pub after: f64,
    /// Its place among the counted points.
    pub counted: Option<usize>,
    /// The points that it brings to their agreed rates when it is ticked.
    pub fixes: Vec<String>,
    /// Whether any of them is in the set, so that there is a step to draw.
    pub is_in: bool,
}

impl Row {
    pub(super) fn change(&self) -> f64 {
        self.after - self.before
    }
}

/// The steps in order; the smaller ones of many in one.
pub(super) fn rows(page: &Page, today: f64) -> Vec<Row> {
    let (falls, served) = match page.figures.waterfall.split_last() {
        Some((served @ Fall::Served { .. }, falls)) => (falls, Some(served)),
        _ => (page.figures.waterfall.as_slice(), None),
    };
    let counted = page.counted();
    let mut at = today;
    let folds = falls.len() > MOST && !page.unfolded;
    let single = if folds { MOST - 1 } else { falls.len() };
    let mut rows: Vec<Row> = Vec::new();
    for fall in &falls[..single] {
        rows.push(step(&counted, fall, at));
        at += fall.contacts();
    }
    let rest = &falls[single..];
    if !rest.is_empty() {
        let points = rest.iter().map(|fall| match fall {
            Fall::Point { .. } | Fall::Open { .. } => 1,
            Fall::Rest { points, .. } | Fall::Served { points, .. } => *points,
        });
        let contacts = rest.iter().map(Fall::contacts).sum();
        let named = rest.iter().filter_map(|fall| match fall {
            Fall::Point { id, .. } | Fall::Open { id } => Some(id.clone()),
            Fall::Rest { .. } | Fall::Served { .. } => None,
        });
        let step = step(&counted, &Fall::Rest { points: points.sum(), contacts }, at);
        rows.push(Row { fixes: named.collect(), ..step });
        at += contacts;
    }
    rows.extend(served.map(|served| step(&counted, served, at)));
    rows
}

fn step(counted: &[Counted], fall: &Fall, before: f64) -> Row {
    let after = before + fall.contacts();
    let place = |id: &str| counted.iter().position(|c| c.point.id == id);
    let shared = |id: &str, title: String| Row {
        id: id.into(),
        title,
        kind: None,
        lead: None,
        confirmed: true,
        before,
        after,
        counted: None,
        fixes: Vec::new(),
        is_in: true,
    };
    match fall {
        Fall::Rest { points, .. } => shared(REST, several(*points, "smaller fix", "smaller fixes")),
        Fall::Served { points, .. } => {
            shared("served", format!("{} served well", several(*points, "point", "points")))
        }
        Fall::Point { id, .. } | Fall::Open { id } => {
            let place = place(id);
            let found = place.and_then(|n| counted.get(n));
            Row {
                id: id.clone(),
                title: found.map_or_else(|| "Untitled".into(), |c| shown(&c.point.title).to_owned()),
                kind: found.map(Counted::kind),
                lead: at_point(id),
                confirmed: found.is_some_and(Counted::is_confirmed),
                before,
                after,
                counted: place,
                fixes: vec![id.clone()],
                is_in: matches!(fall, Fall::Point { .. }),
            }
        }
    }
}

/// Draws the steps from y on; returns their bottom, and the upright lines among them.
pub(super) fn draw(
    page: &mut Page,
    rows: &[Row],
    axis: &Axis,
    alone: &Columns,
    x: f32,
    y: f32,
) -> (f32, Vec<Upright>) {
    let mut y = y;
    let left = x + if page.has_switches { TICK } else { 0.0 };
    let mut joints = Vec::new();
    for (n, r) in rows.iter().enumerate() {
        let mut items = Vec::new();
        let height = name(page, r, left, y, &mut items);
        let middle = y + height / 2.0;
        let reach = bar_and_label(page, r, axis, middle, alone.left() - 6.0, &mut items);
        let said = alone.row(page, r.counted, middle, &mut items);
        let unit = page.unit.of_changes();
        let words = if r.is_in { change(unit.scaled(r.change())) } else { "not in the set, 0".into() };
        let kept = if r.change() > 0.0 { ": customers kept go on to later needs" } else { "" };
        let agreed = if r.confirmed { "" } else { ", at a rate that nobody has confirmed" };
        let spoken = format!("{}: {words} contacts {}{agreed}{kept}{said}", r.title, unit.per);
        let group = format!("service/stays/fall/{}-{n}", r.id);
        page.put(group.clone(), Role::Bar, spoken, r.lead.clone(), items);
        if r.id == REST {
            page.unfolds(group.clone(), format!("Show {}", r.title));
        }
        if !r.fixes.is_empty() {
            let fixes: Vec<&str> = r.fixes.iter().map(String::as_str).collect();
            let groups = [group, format!("service/stays/tick/{}", r.id)];
            page.tick(groups, prevents(r), (&fixes, &[]), x, middle);
        }
        alone.served_tick(page, r.counted, middle);
        joints.push((axis.at(r.before), reach.0, reach.1));
        y += height;
    }
    y = fold(page, rows, left, y);
    let levels = connect(page, &joints, rows, axis, y + 10.0);
    let edges = rows
        .iter()
        .zip(&joints)
        .flat_map(|(r, (x, top, bottom))| [(*x, *top, *bottom), (axis.at(r.after), *top, *bottom)]);
    let upright = edges.chain(levels).collect();
    (y, upright)
}

/// The way back from every fix in a row of its own; returns the bottom.
fn fold(page: &mut Page, rows: &[Row], x: f32, y: f32) -> f32 {
    if !(page.unfolded && page.has_switches && rows.len() > MOST) {
        return y;
    }
    let words = "Fold the smaller ones";
    let item = page.left(words, row().painted(Token::Accent.into()), x, y + 18.0);
    let group = "service/stays/fold".to_owned();
    page.put(group.clone(), Role::Figure, words.into(), None, vec![item]);
    page.unfolds(group, words.into());
    y + 26.0
}

/// "Prevent “Missed appointment”"
fn prevents(r: &Row) -> String {
    if r.id == REST { format!("Prevent {}", r.title) } else { format!("Prevent “{}”", r.title) }
}

/// Mark and name; returns the height of the row.
fn name(page: &Page, r: &Row, x: f32, y: f32, items: &mut Vec<Item>) -> f32 {
    let block = page.fonts().block(&r.title, row(), NAMES - 34.0);
    let height = LEAST_ROW.max(block.height() + 12.0);
    let middle = y + height / 2.0;
    if let Some(kind) = r.kind {
        items.extend(mark(kind, x + 8.0, middle, 16.0, Token::Surface));
    }
    items.push(text_on(&block, x + 24.0, middle - block.height() / 2.0 + block.baseline(0)));
    height
}

/// The box of the step and its change; returns the top and the bottom of the box.
fn bar_and_label(
    page: &Page,
    r: &Row,
    axis: &Axis,
    middle: f32,
    right: f32,
    items: &mut Vec<Item>,
) -> (f32, f32) {
    let (low, high) = (axis.at(r.before.min(r.after)), axis.at(r.before.max(r.after)));
    let (top, bottom) = (middle - STEP / 2.0, middle + STEP / 2.0);
    if !r.is_in {
        return (top, bottom);
    }
    let small = r.change().abs() < SMALL * axis.most;
    let shape = Rect::new(low, top, (high - low).max(SLIVER), STEP);
    let look = style(13.0, 16.0, Weight::SemiBold);
    let words = change(page.unit.of_changes().scaled(r.change()));
    let words = if r.change() > 0.0 { format!("{words}, customers kept") } else { words };
    let w = page.fonts().width(&words, look);
    let beside = r.change() > 0.0 || low - w - 10.0 < axis.x;
    let at = match beside {
        false => low - 8.0 - w,
        true if high + 8.0 + w < right => high + 8.0,
        // A step that takes up the whole axis has room for it inside.
        true => (low + high - w) / 2.0,
    };
    if small {
        let tick = Path::line(Point::new(low, top), Point::new(low, bottom));
        items.push(stroked(tick, Stroke::solid(Token::Text.into(), 2.0)));
    } else {
        items.extend(step_box(r.confirmed, r.change() > 0.0, shape));
    }
    items.push(ground(at - 2.0, middle - 8.0, w + 4.0, 16.0));
    items.push(page.left(&words, look, at, middle + 4.7));
    (top, bottom)
}

/// Dotted lines that carry a level from one box to the next.
fn connect(page: &mut Page, joints: &[Upright], rows: &[Row], axis: &Axis, end: f32) -> Vec<Upright> {
    let mut levels = Vec::new();
    for (n, ((_, top, bottom), row)) in joints.iter().zip(rows).enumerate() {
        let to = joints.get(n + 1).map_or(end, |(_, top, _)| *top);
        // Past a step that is not made the level goes straight down.
        let from = if row.is_in { bottom + 1.0 } else { top - 1.0 };
        levels.push((axis.at(row.after), from, to - 1.0));
    }
    let line = |(x, from, to): &Upright| {
        let line = Path::line(Point::new(*x, *from), Point::new(*x, *to));
        stroked(line, Stroke::solid(Token::Text3.into(), 1.0).dashed(&[2.0, 2.0]))
    };
    let items = levels.iter().map(line).collect();
    page.decorate(Layer::Lines, "service/stays/levels".into(), items);
    levels
}
