//! Where the panels of a poster go: into free room of the lanes they explain, or beneath the map.

use model::{Insight, InsightKind, LaneKind};
use scene::{Rect, Token, Weight};

use super::key::{self, Key};
use super::panel::{PAD, Panel};
use super::personas;
use crate::icons::icon;
use crate::lanes::{Context, Traces};
use crate::look::{small, style};
use crate::sheet::{Sheet, placed};
use crate::text::Fonts;

/// Free on every side of a panel among cards and marks.
const CLEAR: f32 = 6.0;
/// Steps in which places are tried, from left to right.
const STEP: f32 = 8.0;
const STRIP_GAP: f32 = 12.0;
/// What the lines below a map and the margin take of the paper.
const FOOT: f32 = 90.0;

/// Places the panels on a map that ends at `bottom` and `right`. `target` is the height that the
/// paper gives: where it leaves room, what the map is about comes as well. Returns the new bottom.
pub(crate) fn fill(
    ctx: &Context,
    sheet: &mut Sheet,
    traces: &Traces,
    bottom: f32,
    right: f32,
    target: Option<f32>,
) -> f32 {
    let room = (right - ctx.x0).max(120.0);
    let mut beneath: Vec<Panel> = Vec::new();
    let flow = key::of_flow(ctx.map, ctx.options).map(|k| (k, below_cards(ctx, traces)));
    let marks = key::of_marks(ctx.map, ctx.figures, ctx.options).map(|k| (k, service_lane(ctx, traces)));
    for (key, lane) in [flow, marks].into_iter().flatten() {
        match lane.and_then(|area| place(sheet, &key, &area)) {
            Some((panel, x, y)) => panel.put(sheet, x, y),
            None => beneath.push(widest(&key, sheet.fonts, room)),
        }
    }
    if !personas::complete(ctx.map, sheet.fonts, room.round()) {
        beneath.extend(
            (0..ctx.map.personas.len()).filter_map(|i| personas::card(ctx.map, sheet.fonts, i, room)),
        );
    }
    beneath.extend(parked(ctx).map(|i| question(sheet.fonts, i, room)));
    let about = about(ctx, sheet.fonts, room)
        .filter(|p| target.is_some_and(|t| t >= bottom + STRIP_GAP + p.h + FOOT));
    beneath.extend(about);
    strip(sheet, beneath, (ctx.x0, room), bottom)
}

/// The touchpoints lane below its first row of cards, right of the labels.
fn below_cards(ctx: &Context, traces: &Traces) -> Option<Rect> {
    let (top, height) = traces.lanes.get(ctx.actions)?;
    let from = traces.cards_y + ctx.flow.row_y.first()? + ctx.look.card_h + CLEAR;
    Some(area(ctx, from, top + height))
}

fn service_lane(ctx: &Context, traces: &Traces) -> Option<Rect> {
    let lane = ctx.map.lanes.iter().position(|l| l.kind == LaneKind::Service)?;
    let (top, height) = traces.lanes.get(lane)?;
    Some(area(ctx, *top, top + height))
}

fn area(ctx: &Context, top: f32, bottom: f32) -> Rect {
    let x = ctx.x0 + ctx.look.labels;
    Rect::new(x, top, ctx.flow.right - x, bottom - top)
}

/// The leftmost place in `area` where the key fits in one of its forms.
fn place(sheet: &Sheet, key: &Key, area: &Rect) -> Option<(Panel, f32, f32)> {
    for columns in key.columns {
        let panel = key.panel(sheet.fonts, *columns, area.w - 2.0 * CLEAR);
        let tries = ((area.w - panel.w - 2.0 * CLEAR) / STEP).floor();
        if tries < 0.0 || panel.h + 2.0 * CLEAR > area.h {
            continue;
        }
        for n in 0..=(tries.min(10_000.0) as usize) {
            let x = area.x + CLEAR + n as f32 * STEP;
            let y = sheet.taken.first_free(x, panel.w, panel.h, area.y + CLEAR, CLEAR);
            if y + panel.h + CLEAR <= area.bottom() {
                return Some((panel, x, y));
            }
        }
    }
    None
}

/// The first form that is no wider than `room`; one column otherwise.
fn widest(key: &Key, fonts: &Fonts, room: f32) -> Panel {
    let forms = key.columns.iter().map(|c| key.panel(fonts, *c, room));
    forms.into_iter().find(|p| p.w <= room).unwrap_or_else(|| key.panel(fonts, 1, room))
}

/// Open questions without a place.
fn parked<'a>(ctx: &Context<'a>) -> impl Iterator<Item = &'a Insight> {
    ctx.map.insights.iter().filter(|i| i.kind == InsightKind::Question && i.at.is_none())
}

fn question(fonts: &Fonts, insight: &Insight, room: f32) -> Panel {
    let width = room.min(220.0);
    let inner = (width - 2.0 * PAD).max(40.0);
    let heading = fonts.block("Open question", style(11.5, 15.0, Weight::SemiBold), (inner - 20.0).max(30.0));
    let text = fonts.block(&insight.text, style(11.5, 15.5, Weight::Medium), inner);
    let mut items: Vec<_> =
        icon("message-circle-question", PAD, PAD, 13.0, Token::Text).into_iter().collect();
    items.push(placed(&heading, PAD + 20.0, PAD - 1.0));
    let y = PAD + heading.height() + 4.0;
    items.push(placed(&text, PAD, y));
    let name = format!("Open question: {}", insight.text);
    Panel::grey(format!("insight/{}", insight.id), name, items, width, (y + text.height() + PAD - 2.0).ceil())
}

/// What the map is about, in its own words. Customers have not asked for it.
fn about(ctx: &Context, fonts: &Fonts, room: f32) -> Option<Panel> {
    let parts: Vec<&str> =
        [&ctx.map.summary, &ctx.map.scope].into_iter().map(|t| t.trim()).filter(|t| !t.is_empty()).collect();
    if ctx.options.for_customers || parts.is_empty() {
        return None;
    }
    let width = room.min(360.0);
    let inner = (width - 2.0 * PAD).max(40.0);
    let heading = fonts.block("About this map", style(12.0, 15.0, Weight::SemiBold), inner);
    let mut items = vec![placed(&heading, PAD, PAD - 2.0)];
    let mut y = PAD + heading.height() + 2.0;
    for part in &parts {
        let block = fonts.block(part, crate::text::Style { line: 15.0, ..small() }, inner);
        items.push(placed(&block, PAD, y));
        y += block.height() + 4.0;
    }
    Some(Panel::outlined(
        "panel/about".into(),
        format!("About this map: {}", parts.join(" ")),
        items,
        width,
        (y + PAD - 6.0).ceil(),
    ))
}

/// Puts panels beneath the map from left to right, in as many rows as they need.
fn strip(sheet: &mut Sheet, panels: Vec<Panel>, (x0, room): (f32, f32), bottom: f32) -> f32 {
    let (mut x, mut y, mut lowest) = (x0, bottom + STRIP_GAP, bottom);
    for panel in panels {
        if x > x0 && x + panel.w > x0 + room {
            (x, y) = (x0, lowest + STRIP_GAP);
        }
        lowest = lowest.max(y + panel.h);
        let width = panel.w;
        panel.put(sheet, x, y);
        x += width + STRIP_GAP;
    }
    lowest
}
