//! Metric lanes: value and target at a touchpoint, better or worse told by shape.

use model::{Better, Lane, Measure, Touchpoint};
use scene::{Item, Path, Point, Role, Token, Weight};

use super::Context;
use crate::flow::shown;
use crate::kept::Cause;
use crate::look::{small, style};
use crate::sheet::{Layer, Made, Sheet, filled, placed};

/// Draws the lane and returns its height.
pub(crate) fn emit(ctx: &Context, sheet: &mut Sheet, i: usize) -> f32 {
    let lane = &ctx.map.lanes[i];
    let mut bottom = 24.0_f32;
    for column in 0..ctx.grid.columns.len() {
        let mut at = 4.0;
        for (_, t) in ctx.grid.in_column(column) {
            let touchpoint = &ctx.map.touchpoints[t];
            let Some(measure) = touchpoint.measures.get(&lane.id) else { continue };
            let x = ctx.flow.spine(column);
            let right = ctx.text_right(column, i).max(x + 60.0);
            let cause = Cause::of("metric").text(&lane.id).text(&lane.title).text(&lane.unit);
            let cause = cause.with(lane.better.map(|better| better == Better::Down));
            let cause = cause.text(&touchpoint.id).text(&touchpoint.title);
            let cause = cause.figure(Some(measure.value)).figure(measure.target).number(right - x);
            let height = sheet.put_once(Layer::Things, Point::new(x, at), &cause, |sheet| {
                metric(sheet, lane, touchpoint, measure, right - x)
            });
            at += height + 2.0;
        }
        bottom = bottom.max(at + 2.0);
    }
    bottom
}

fn metric(sheet: &Sheet, lane: &Lane, touchpoint: &Touchpoint, measure: &Measure, width: f32) -> Made {
    let value = amount(measure.value, &lane.unit);
    let target = measure.target.map(|t| format!("  target {}", amount(t, &lane.unit)));
    let mut pieces = vec![(value.as_str(), style(13.0, 16.0, Weight::Bold))];
    pieces.extend(target.as_deref().map(|t| (t, small())));
    let block = sheet.fonts.rich(&pieces, width - 12.0, 0.0);
    let items = vec![sign(lane, measure, 0.0, 8.0), placed(&block, 12.0, 0.0)];
    let (of, at) = (shown(&lane.title), shown(&touchpoint.title));
    let name = format!("{of}, {at}: {value}{}", target.as_deref().unwrap_or(""));
    let id = format!("metric/{}/{}", lane.id, touchpoint.id);
    Made { id, role: Role::Metric, name, items, extent: block.height() }
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
