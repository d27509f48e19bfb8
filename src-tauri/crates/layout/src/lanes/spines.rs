//! The spines: from each column's lowest card down to what hangs on it, broken for every text,
//! dot, panel and mark; and from step to step below the line of interaction.

use scene::{Item, Path, Point, Role, Stroke, Token};

use super::{Context, Traces};
use crate::sheet::{Layer, Sheet, stroked};

const CLEAR: f32 = 5.0;

pub(crate) fn emit(ctx: &Context, sheet: &mut Sheet, traces: &Traces) {
    for column in 0..ctx.grid.columns.len() {
        let mut items = hanging(ctx, sheet, traces, column);
        items.extend(between_steps(ctx, sheet, traces, column));
        if !items.is_empty() {
            sheet.put(Layer::Lines, format!("spine/{column}"), Role::Backdrop, String::new(), items);
        }
    }
}

fn hanging(ctx: &Context, sheet: &Sheet, traces: &Traces, column: usize) -> Vec<Item> {
    let Some((to, marked)) = traces.spine.get(&column) else { return Vec::new() };
    let cards = ctx.grid.in_column(column).filter_map(|(_, t)| ctx.flow.card(t));
    let Some(from) = cards.map(|c| c.bottom() + traces.cards_y).reduce(f32::max) else { return Vec::new() };
    let x = ctx.flow.spine(column);
    let solid = Stroke::solid(Token::Stem.into(), 1.0);
    let stroke = if *marked { solid } else { solid.dashed(&[1.0, 4.0]) };
    let parts = sheet.taken.cut(x, from + 0.5, *to, CLEAR);
    parts.into_iter().map(|part| upright(x, part, stroke.clone())).collect()
}

fn between_steps(ctx: &Context, sheet: &Sheet, traces: &Traces, column: usize) -> Vec<Item> {
    let Some(steps) = traces.steps.get(&column) else { return Vec::new() };
    let mut steps = steps.clone();
    steps.sort_by(|a, b| a.0.total_cmp(&b.0));
    let x = ctx.flow.spine(column);
    let mut items = Vec::new();
    for pair in steps.windows(2) {
        let (from, to) = (pair[0].1, pair[1].0);
        // The two cards themselves are taken too: the line touches them.
        let parts = sheet.taken.cut(x, from + CLEAR, to - CLEAR, CLEAR - 0.1);
        let touching = |a: f32, b: f32| {
            (if a <= from + CLEAR + 0.1 { from } else { a }, if b >= to - CLEAR - 0.1 { to } else { b })
        };
        if to - from <= 2.0 * CLEAR {
            items.push(upright(x, (from, to), Stroke::solid(Token::Arrow.into(), 1.25)));
            continue;
        }
        let parts = parts.into_iter().map(|(a, b)| touching(a, b));
        items.extend(parts.map(|part| upright(x, part, Stroke::solid(Token::Arrow.into(), 1.25))));
    }
    items
}

fn upright(x: f32, (from, to): (f32, f32), stroke: Stroke) -> Item {
    stroked(Path::line(Point::new(x, from), Point::new(x, to)), stroke)
}
