//! Where the panels of a poster go: into free room of the lanes they explain, or beneath the map.

use model::{Insight, InsightKind};
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
    if let Some(key) = key::of_flow(ctx.map, ctx.figures, ctx.options) {
        match below_cards(ctx, traces).and_then(|area| place(sheet, &key, &area)) {
            Some((panel, x, y)) => panel.put(sheet, x, y),
            None => beneath.extend(widest(&key, sheet.fonts, room)),
        }
    }
    if let Some(key) = key::of_marks(ctx.map, ctx.figures, ctx.options).filter(|_| !traces.marks_explained) {
        beneath.extend(widest(&key, sheet.fonts, room));
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

/// Puts the key to the marks into the service lane, below or beside the marks, where
/// the lane need not grow by more than half of what the key would take beneath the map. Returns
/// the bottom of the key.
pub(crate) fn explain_marks(ctx: &Context, sheet: &mut Sheet, bottom: f32) -> Option<f32> {
    let key = key::of_marks(ctx.map, ctx.figures, ctx.options)?;
    let area = area(ctx, 0.0, bottom);
    let places = key.forms(sheet.fonts, area.w - 2.0 * CLEAR).into_iter().filter_map(|panel| {
        let (x, y) = highest(sheet, &panel, &area)?;
        let end = y + panel.h + CLEAR;
        (end - bottom <= (panel.h + STRIP_GAP) / 2.0).then_some((panel, x, y, end))
    });
    let (panel, x, y, end) = places.min_by(|a, b| a.3.max(bottom).total_cmp(&b.3.max(bottom)))?;
    panel.put(sheet, x, y);
    Some(end)
}

/// The leftmost place on which the panel ends within the area, otherwise the highest.
fn highest(sheet: &Sheet, panel: &Panel, area: &Rect) -> Option<(f32, f32)> {
    let tries = ((area.w - panel.w - 2.0 * CLEAR) / STEP).floor();
    let tries = if tries < 0.0 { return None } else { tries.min(10_000.0) as usize };
    let mut best: Option<(f32, f32)> = None;
    for n in 0..=tries {
        let x = area.x + CLEAR + n as f32 * STEP;
        let y = sheet.taken.first_free(x, panel.w, panel.h, area.y + CLEAR, CLEAR);
        if y + panel.h + CLEAR <= area.bottom() {
            return Some((x, y));
        }
        if best.is_none_or(|b| y < b.1) {
            best = Some((x, y));
        }
    }
    best
}

fn area(ctx: &Context, top: f32, bottom: f32) -> Rect {
    let x = ctx.x0 + ctx.look.labels;
    Rect::new(x, top, ctx.flow.right - x, bottom - top)
}

/// The leftmost place in `area` where the key fits in one of its forms.
fn place(sheet: &Sheet, key: &Key, area: &Rect) -> Option<(Panel, f32, f32)> {
    for panel in key.forms(sheet.fonts, area.w - 2.0 * CLEAR) {
        let Some((x, y)) = highest(sheet, &panel, area) else { continue };
        if y + panel.h + CLEAR <= area.bottom() {
            return Some((panel, x, y));
        }
    }
    None
}

/// The first form that is no wider than `room`; the narrowest otherwise.
fn widest(key: &Key, fonts: &Fonts, room: f32) -> Option<Panel> {
    let mut forms = key.forms(fonts, room);
    let fits = forms.iter().position(|p| p.w <= room);
    fits.map(|n| forms.swap_remove(n)).or_else(|| forms.pop())
}

/// Open questions without a place; the team's, not its customers'.
fn parked<'a>(ctx: &Context<'a>) -> impl Iterator<Item = &'a Insight> {
    let shown = !ctx.options.for_customers;
    let waits = move |i: &&Insight| shown && i.kind == InsightKind::Question && i.at.is_none();
    ctx.map.insights.iter().filter(waits)
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
