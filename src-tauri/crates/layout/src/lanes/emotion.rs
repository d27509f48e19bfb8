//! The emotion lane: one smooth curve a persona, dots that say how it is known, faces at the best
//! and the worst.

mod dots;
mod faces;

use std::collections::BTreeSet;

use model::{Basis, Lane, PersonaKind};
use scene::{Item, Path, Point, Rect, Role, Stroke};

use self::dots::colour;
pub(crate) use self::dots::{dot, pattern, sample};
use self::faces::faces;
pub(crate) use self::faces::quotes_for_faces;
use super::{Context, Traces};
use crate::flow::shown;
use crate::kept::Cause;
use crate::look::small;
use crate::sheet::{Layer, Made, Sheet, filled, hairline, placed, stroked};

/// How an emotion is known: assumed, reported, observed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Fullness {
    Hollow,
    Half,
    Full,
}

/// One emotion of one persona.
struct Felt<'a> {
    column: usize,
    /// From the top of the column; 0 is on the curve.
    row: usize,
    at: Point,
    value: f64,
    basis: Fullness,
    id: &'a str,
    title: &'a str,
}

/// Draws the lane and returns its height.
pub(crate) fn emit(ctx: &Context, sheet: &mut Sheet, traces: &mut Traces, i: usize) -> f32 {
    let lane = &ctx.map.lanes[i];
    // A face at an end of the scale stays within the lane.
    let pad = ctx.look.emotion_h / 2.0 - 5.0 * ctx.look.feeling;
    let zero = pad + 5.0 * ctx.look.feeling;
    axis(ctx, sheet, lane, zero);
    let curves: Vec<(usize, usize, Vec<Felt>)> = ctx
        .personas(lane)
        .into_iter()
        .enumerate()
        .map(|(order, (index, persona))| {
            (order, index, felt(ctx, &persona.id, persona.kind == Some(PersonaKind::Staff), order, zero))
        })
        .collect();
    for (order, index, felt) in curves.iter().rev() {
        curve(ctx, sheet, lane, (*order, *index), felt, zero);
    }
    let mut seen: BTreeSet<(i32, i32)> = BTreeSet::new();
    for (order, index, felt) in &curves {
        dots(ctx, sheet, traces, lane, (*order, *index), felt, &mut seen);
    }
    let bottom = zero + 5.0 * ctx.look.feeling + pad;
    let faces = curves
        .first()
        .map_or(bottom, |(_, index, first)| faces(ctx, sheet, lane, *index, first, &curves, bottom));
    ctx.look.emotion_h.max(bottom).max(faces)
}

fn axis(ctx: &Context, sheet: &mut Sheet, lane: &Lane, zero: f32) {
    let right = ctx.x0 + ctx.look.labels;
    sheet.taken.add(Rect::new(right, zero, ctx.flow.right - right, 0.0));
    let mut items = vec![hairline(Point::new(right, zero), Point::new(ctx.flow.right, zero))];
    for (value, words) in [(5.0, "+5"), (0.0, "0"), (-5.0, "\u{2212}5")] {
        let block = sheet.fonts.block(words, small(), f32::INFINITY);
        items.push(placed(&block, right - 8.0 - block.width(), zero - value * ctx.look.feeling - 6.5));
    }
    sheet.put(Layer::Lines, format!("axis/{}", lane.id), Role::Backdrop, String::new(), items);
}

/// The emotions of a persona: a customer's from touchpoints, of staff from steps.
fn felt<'a>(ctx: &Context<'a>, persona: &str, staff: bool, order: usize, zero: f32) -> Vec<Felt<'a>> {
    if staff {
        return felt_by_staff(ctx, persona, zero);
    }
    let mut felt = Vec::new();
    for column in 0..ctx.grid.columns.len() {
        // The first of a column is on the curve, also where that is no touchpoint of the main row.
        for (row, (_, t)) in ctx.grid.in_column(column).enumerate() {
            let touchpoint = &ctx.map.touchpoints[t];
            let Some(value) = touchpoint.emotion.get(persona) else { continue };
            felt.push(Felt {
                column,
                row,
                at: Point::new(
                    ctx.flow.spine(column) + aside(row, order),
                    zero - *value as f32 * ctx.look.feeling,
                ),
                value: *value,
                basis: fullness(ctx, touchpoint.basis),
                id: &touchpoint.id,
                title: &touchpoint.title,
            });
        }
    }
    felt
}

/// How far right of its column's spine a dot stands.
pub(crate) fn aside(row: usize, order: usize) -> f32 {
    let base = if order == 0 { 38.0 } else { 18.0 };
    if row == 0 { 0.0 } else { base + 20.0 * (row as f32 - 1.0) }
}

fn felt_by_staff<'a>(ctx: &Context<'a>, persona: &str, zero: f32) -> Vec<Felt<'a>> {
    let mut felt: Vec<Felt> = Vec::new();
    let mut rows = vec![0; ctx.grid.columns.len()];
    for step in &ctx.map.steps {
        let Some(value) = step.emotion.get(persona) else { continue };
        let columns = step.touchpoints.iter().filter_map(|t| ctx.grid.place_of(t)).map(|p| p.0);
        let stages = step.stages.iter().filter_map(|s| ctx.grid.stage(s)).map(|s| ctx.grid.stages[s].start);
        let Some(column) = columns.chain(stages).min() else { continue };
        let row = rows[column];
        rows[column] += 1;
        felt.push(Felt {
            column,
            row,
            at: Point::new(
                ctx.flow.spine(column) + 20.0 * row as f32,
                zero - *value as f32 * ctx.look.feeling,
            ),
            value: *value,
            basis: fullness(ctx, None),
            id: &step.id,
            title: &step.title,
        });
    }
    felt.sort_by_key(|f| (f.column, f.row));
    felt
}

fn fullness(ctx: &Context, basis: Option<Basis>) -> Fullness {
    match basis {
        _ if ctx.options.for_customers => Fullness::Full,
        Some(Basis::Observed) => Fullness::Full,
        Some(Basis::Reported) => Fullness::Half,
        Some(Basis::Assumed) | None => Fullness::Hollow,
    }
}

fn curve(
    ctx: &Context,
    sheet: &mut Sheet,
    lane: &Lane,
    (order, index): (usize, usize),
    felt: &[Felt],
    zero: f32,
) {
    let persona = &ctx.map.personas[index];
    let cause =
        felt.iter().fold(Cause::of("curve"), |cause, f| cause.points(&[f.at]).with((f.row == 0, f.column)));
    let cause = cause.text(&lane.id).text(&persona.id).text(&persona.name).number(zero).with((order, index));
    sheet.put_once(Layer::Curves, Point::default(), &cause, |_| Made {
        id: format!("curve/{}/{}", lane.id, persona.id),
        role: Role::Curve,
        name: format!("How {} feels along the journey", persona.name),
        items: curve_of((order, index), felt, zero),
        extent: 0.0,
    });
}

/// The line through what is felt first in each column with its area, and what hangs on it.
fn curve_of((order, index): (usize, usize), felt: &[Felt], zero: f32) -> Vec<Item> {
    let main: Vec<Point> = felt.iter().filter(|f| f.row == 0).map(|f| f.at).collect();
    let mut items = Vec::new();
    if let (Some(first), Some(last)) = (main.first(), main.last())
        && main.len() > 1
    {
        let path = monotone(&main);
        if order == 0 {
            let area = path.clone().line_to(last.x, zero).line_to(first.x, zero).close();
            items.push(filled(area, colour(index, 0.07)));
        }
        items.push(stroked(path, pattern(order, index)));
    }
    for side in felt.iter().filter(|f| f.row > 0) {
        if let Some(from) = main_of(felt, side.column) {
            items.push(stroked(hanging(from.at, side.at), Stroke { width: 1.5, ..pattern(order, index) }));
        }
    }
    items
}

/// What is felt on the curve in a column; `felt` is sorted by column and row.
fn main_of<'f, 'a>(felt: &'f [Felt<'a>], column: usize) -> Option<&'f Felt<'a>> {
    let first = felt.get(felt.partition_point(|f| f.column < column))?;
    Some(first).filter(|f| f.row == 0 && f.column == column)
}

/// From the main dot to the side track's, leaving along the curve and arriving from above or below.
fn hanging(a: Point, b: Point) -> Path {
    let middle = (a.x + b.x) / 2.0;
    Path::new().move_to(a.x, a.y).cubic_to(Point::new(middle, a.y), Point::new(middle, b.y), b)
}

/// A monotone cubic through the points: tangents are harmonic means of the neighbouring slopes and
/// 0 where those change sign, so that the curve never overshoots a dot (Fritsch and Butland, 1984).
pub(crate) fn monotone(points: &[Point]) -> Path {
    let Some(first) = points.first() else { return Path::new() };
    let slope = |i: usize| (points[i + 1].y - points[i].y) / (points[i + 1].x - points[i].x).max(0.01);
    let last = points.len() - 1;
    let tangent = |i: usize| {
        if i == 0 || i == last {
            return slope(if i == 0 { 0 } else { last - 1 }) / 2.0;
        }
        let (a, b) = (slope(i - 1), slope(i));
        if a * b <= 0.0 { 0.0 } else { 2.0 * a * b / (a + b) }
    };
    let mut path = Path::new().move_to(first.x, first.y);
    for i in 0..last {
        let (a, b) = (points[i], points[i + 1]);
        let third = (b.x - a.x) / 3.0;
        path = path.cubic_to(
            Point::new(a.x + third, a.y + third * tangent(i)),
            Point::new(b.x - third, b.y - third * tangent(i + 1)),
            b,
        );
    }
    path
}

fn dots(
    ctx: &Context,
    sheet: &mut Sheet,
    traces: &mut Traces,
    lane: &Lane,
    (order, index): (usize, usize),
    felt: &[Felt],
    seen: &mut BTreeSet<(i32, i32)>,
) {
    let persona = &ctx.map.personas[index];
    for f in felt {
        // Equal values: one dot, the first persona's.
        if !seen.insert(((f.at.x * 2.0) as i32, (f.at.y * 2.0) as i32)) {
            continue;
        }
        let cause = Cause::of("dot").text(&lane.id).text(&persona.id).text(f.id).text(&persona.name);
        let cause = cause.text(f.title).figure(Some(f.value)).with((index, order, f.basis));
        sheet.put_once(Layer::Above, f.at, &cause, |_| Made {
            id: format!("emotion/{}/{}/{}", lane.id, persona.id, f.id),
            role: Role::Emotion,
            name: format!("{} at {}: {:+}{}", persona.name, shown(f.title), f.value, known(ctx, f.basis)),
            items: dot(index, order, f.basis, Point::default()),
            extent: 0.0,
        });
        sheet.taken.add(Rect::new(f.at.x - 5.5, f.at.y - 5.5, 11.0, 11.0));
        if f.row == 0 {
            traces.reach(f.column, f.at.y, false);
        }
    }
}

fn known(ctx: &Context, basis: Fullness) -> &'static str {
    match basis {
        _ if ctx.options.for_customers => "",
        Fullness::Full => ", observed",
        Fullness::Half => ", reported",
        Fullness::Hollow => ", assumed",
    }
}

/// The personas of the lane below its title; returns the height.
pub(crate) fn legend(
    ctx: &Context,
    sheet: &Sheet,
    lane: &Lane,
    x: f32,
    y: f32,
    width: f32,
    items: &mut Vec<Item>,
) -> f32 {
    let mut at = y;
    for (order, (index, persona)) in ctx.personas(lane).into_iter().enumerate() {
        items.push(stroked(
            Path::line(Point::new(x, at + 7.0), Point::new(x + 16.0, at + 7.0)),
            pattern(order, index),
        ));
        let (name, h) = sheet.text(shown(&persona.name), small(), x + 21.0, at, (width - 21.0).max(20.0));
        items.push(name);
        at += h + 2.0;
    }
    at - y
}
