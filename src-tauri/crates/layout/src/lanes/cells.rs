//! Text lanes: a cell under each touchpoint, the side tracks' behind a turned arrow, and text of
//! a whole stage across its columns.

use model::{InsightKind, Touchpoint};
use scene::{Point, Role, Token};

use super::{Context, insights};
use crate::icons::icon;
use crate::kept::Cause;
use crate::look::cell;
use crate::sheet::{Layer, Made, Sheet, placed};

/// What the arrow before a side track's text takes.
pub(crate) const TURN: f32 = 15.0;

/// Draws the lane and returns its height.
pub(crate) fn emit(ctx: &Context, sheet: &mut Sheet, i: usize) -> f32 {
    let lane = &ctx.map.lanes[i];
    let mut bottom = vec![6.0; ctx.grid.columns.len()];
    for (s, stage) in ctx.map.stages.iter().enumerate() {
        if let Some(text) = stage.cells.get(&lane.id) {
            stage_cell(ctx, sheet, i, s, text, &mut bottom);
        }
    }
    for (column, at) in bottom.iter_mut().enumerate() {
        for (row, t) in ctx.grid.in_column(column) {
            let touchpoint = &ctx.map.touchpoints[t];
            if let Some(text) = touchpoint.cells.get(&lane.id) {
                *at += touchpoint_cell(ctx, sheet, i, (column, row), touchpoint, text, *at);
            }
        }
    }
    insights::in_lane(ctx, sheet, i, &mut bottom);
    bottom.iter().copied().fold(0.0, f32::max) + 7.0
}

fn words(ctx: &Context, lane: usize, text: &str) -> String {
    if ctx.map.lanes[lane].quoted { format!("\u{201c}{text}\u{201d}") } else { text.to_owned() }
}

fn stage_cell(ctx: &Context, sheet: &mut Sheet, i: usize, s: usize, text: &str, bottom: &mut [f32]) {
    let columns = ctx.grid.stages[s].clone();
    let Some(last) = columns.clone().last() else { return };
    let x = ctx.text_x(columns.start, i);
    let width = (ctx.text_right(last, i) - x).max(40.0);
    let y = bottom[columns.clone()].iter().copied().fold(0.0, f32::max);
    let (lane, stage) = (&ctx.map.lanes[i], &ctx.map.stages[s].id);
    let cause = Cause::of("stage cell").text(&lane.id).text(stage).text(text).number(width);
    let height = sheet.put_once(Layer::Things, Point::new(x, y), &cause.with(lane.quoted), |sheet| {
        let block = sheet.fonts.block(&words(ctx, i, text), cell(), width);
        let (id, name) = (format!("stagecell/{}/{stage}", lane.id), text.to_owned());
        Made { id, role: Role::Cell, name, items: vec![placed(&block, 0.0, 0.0)], extent: block.height() }
    });
    for at in &mut bottom[columns] {
        *at = y + height + 4.0;
    }
}

fn touchpoint_cell(
    ctx: &Context,
    sheet: &mut Sheet,
    i: usize,
    (column, row): (usize, usize),
    t: &Touchpoint,
    text: &str,
    y: f32,
) -> f32 {
    let (left, right) = (ctx.text_x(column, i), ctx.text_right(column, i));
    let lane = &ctx.map.lanes[i];
    let cause = Cause::of("cell").text(&lane.id).text(&t.id).text(text).number(right - left);
    let cause = cause.with((row > 0, lane.quoted));
    let height = sheet.put_once(Layer::Things, Point::new(left, y), &cause, |sheet| {
        let (mut x, mut items) = (0.0, Vec::new());
        if row > 0 {
            items.extend(icon("corner-down-right", x, 1.0, 11.0, Token::Text3));
            x += TURN;
        }
        let block = sheet.fonts.block(&words(ctx, i, text), cell(), (right - left - x).max(30.0));
        items.push(placed(&block, x, 0.0));
        let (id, name) = (format!("cell/{}/{}", lane.id, t.id), text.to_owned());
        Made { id, role: Role::Cell, name, items, extent: block.height() }
    });
    height + 2.0
}

/// The icon and the word of an insight's kind.
pub(crate) fn insight_sign(kind: InsightKind) -> (&'static str, &'static str) {
    match kind {
        InsightKind::Quote => ("quote", "Quote"),
        InsightKind::Thought => ("cloud", "Thought"),
        InsightKind::Pain => ("thumbs-down", "Pain"),
        InsightKind::Gain => ("sparkles", "Gain"),
        InsightKind::Need => ("target", "Need"),
        InsightKind::Question => ("message-circle-question", "Open question"),
        InsightKind::Assumption => ("lightbulb", "Assumption"),
        InsightKind::Decision => ("circle-check", "Decision"),
    }
}
