//! Metric lanes: value and target at a touchpoint, better or worse told by shape.

use model::{Better, Lane, Measure};
use scene::{Item, Path, Role, Token, Weight};

use super::Context;
use crate::flow::shown;
use crate::look::{small, style};
use crate::sheet::{Layer, Sheet, filled, placed};

/// Draws the lane and returns its height.
pub(crate) fn emit(ctx: &Context, sheet: &mut Sheet, i: usize, y: f32) -> f32 {
    let lane = &ctx.map.lanes[i];
    let mut bottom = y + 24.0;
    for column in 0..ctx.grid.columns.len() {
        let mut at = y + 4.0;
        for (_, t) in ctx.grid.in_column(column) {
            let touchpoint = &ctx.map.touchpoints[t];
            let Some(measure) = touchpoint.measures.get(&lane.id) else { continue };
            let x = ctx.flow.spine(column);
            let mut items = vec![sign(lane, measure, x, at + 8.0)];
            let strong = style(13.0, 16.0, Weight::Bold);
            let value = amount(measure.value, &lane.unit);
            let target = measure.target.map(|t| format!("  target {}", amount(t, &lane.unit)));
            let mut pieces = vec![(value.as_str(), strong)];
            pieces.extend(target.as_deref().map(|t| (t, small())));
            let right = ctx.text_right(column, i).max(x + 60.0);
            let block = sheet.fonts.rich(&pieces, right - x - 12.0, 0.0);
            items.push(placed(&block, x + 12.0, at));
            let name = format!(
                "{}, {}: {value}{}",
                shown(&lane.title),
                shown(&touchpoint.title),
                target.as_deref().unwrap_or("")
            );
            sheet.put(
                Layer::Things,
                format!("metric/{}/{}", lane.id, touchpoint.id),
                Role::Metric,
                name,
                items,
            );
            at += block.height() + 2.0;
        }
        bottom = bottom.max(at + 2.0);
    }
    bottom - y
}

/// A triangle down when worse than the target, up when better, a circle when met or without one.
fn sign(lane: &Lane, measure: &Measure, x: f32, y: f32) -> Item {
    let ahead = measure.target.map_or(0.0, |t| match lane.better {
        Some(Better::Down) => t - measure.value,
        Some(Better::Up) | None => measure.value - t,
    });
    let tip = if ahead > 0.0 { -4.25 } else { 4.25 };
    let path = if ahead == 0.0 {
        Path::circle(x, y, 4.0)
    } else {
        Path::new().move_to(x - 5.0, y - tip).line_to(x + 5.0, y - tip).line_to(x, y + tip).close()
    };
    filled(path, Token::Text2)
}

fn amount(value: f64, unit: &str) -> String {
    let rounded = (value * 100.0).round() / 100.0;
    if unit.is_empty() { format!("{rounded}") } else { format!("{rounded}\u{a0}{unit}") }
}
