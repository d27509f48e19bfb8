//! Insights as small cards by kind: in the cell of a lane, or in the room that the cards leave.

use model::{Insight, InsightKind, LaneKind};
use scene::{Item, Path, Point, Rect, Role, Token, Weight};

use super::Context;
use super::cells::insight_sign;
use crate::icons::icon;
use crate::kept::Cause;
use crate::look::style;
use crate::sheet::{Layer, Made, Sheet, filled, placed};
use crate::text::Block;

const PAD: f32 = 7.0;
/// What the sign of the kind takes before the words.
const SIGN: f32 = 15.0;
/// A slim card is worth its many lines where it ends higher by so much.
const SAVED: f32 = 24.0;

/// Insights in the cells of lane `i`, below its text.
pub(crate) fn in_lane(ctx: &Context, sheet: &mut Sheet, i: usize, bottom: &mut [f32]) {
    for (n, insight) in ctx.map.insights.iter().enumerate() {
        let Some(at) = &insight.at else { continue };
        if at.lane.as_deref() != Some(ctx.map.lanes[i].id.as_str()) || ctx.at_faces.contains(&n) {
            continue;
        }
        let Some(columns) = columns_of(ctx, insight) else { continue };
        let (first, last) = (columns.start, columns.end - 1);
        let x = ctx.text_x(first, i) - 10.0;
        let most = x + 3.0 * ctx.look.pitch();
        let in_columns = |last: usize| {
            let card = SmallCard::new(ctx, sheet, insight, ctx.text_right(last, i).min(most) - x);
            (bottom[first..=last].iter().copied().fold(0.0, f32::max) + 2.0, card, last)
        };
        // Over the next column too where it ends higher so.
        let (own, wider) = (in_columns(last), (last + 1 < bottom.len()).then(|| in_columns(last + 1)));
        let higher = wider.filter(|(y, card, _)| y + card.h < own.0 + own.1.h);
        let (y, card, last) = higher.unwrap_or(own);
        card.put(ctx, sheet, insight, x, y);
        for at in &mut bottom[first..=last] {
            *at = y + card.h + 3.0;
        }
    }
}

/// Insights without a lane, in the free room of the touchpoints lane; returns the height needed.
pub(crate) fn at_cards(ctx: &Context, sheet: &mut Sheet) -> f32 {
    let mut height = 0.0_f32;
    for (n, insight) in ctx.map.insights.iter().enumerate() {
        let here = insight.at.as_ref().is_some_and(|at| !drawn_in_lane(ctx, at.lane.as_deref()));
        if !here || ctx.at_faces.contains(&n) {
            continue;
        }
        let Some(columns) = columns_of(ctx, insight) else { continue };
        let (x, narrow) = width_at_cards(ctx, sheet, insight, &columns);
        let from = ctx.flow.row_y[0] + ctx.look.card_h + 8.0;
        let forms = [narrow, narrow.max(150.0), narrow.min(ctx.look.card_w)].map(|w| {
            let card = SmallCard::new(ctx, sheet, insight, w);
            let place = spot(ctx, sheet, &columns, (x, w), card.h, from);
            (card, place)
        });
        // The wide form where it ends higher and stays on the sheet; the one that is no wider than a
        // column where that saves a window's lane a good deal of height.
        let end = |(card, place): &(SmallCard, (f32, f32))| place.1 + card.h;
        let [usual, wide, slim] = forms;
        let on_sheet = wide.1.0 + wide.0.w <= ctx.flow.right;
        let better = if end(&wide) < end(&usual) && on_sheet { wide } else { usual };
        let in_window = ctx.options.form == crate::Form::Window;
        let too_low = in_window && end(&better) > ctx.flow.height.max(height);
        let (card, place) = if too_low && end(&slim) + SAVED < end(&better) { slim } else { better };
        card.put(ctx, sheet, insight, place.0, place.1);
        height = height.max(place.1 + card.h + 8.0);
    }
    height
}

/// True where the lane's own drawing shows its insights.
fn drawn_in_lane(ctx: &Context, lane: Option<&str>) -> bool {
    let Some(lane) = lane.and_then(|id| ctx.map.lanes.iter().find(|l| l.id == id)) else { return false };
    let folded = lane.collapsed && ctx.options.form == crate::Form::Window;
    matches!(lane.kind, LaneKind::Text) && !folded
}

/// The highest place within the insight's columns, the leftmost of equals.
fn spot(
    ctx: &Context,
    sheet: &Sheet,
    columns: &std::ops::Range<usize>,
    (x, w): (f32, f32),
    h: f32,
    from: f32,
) -> (f32, f32) {
    // A card wider than a column may begin one column early, where that is free.
    let early = columns.start.saturating_sub(usize::from(w > ctx.look.card_w));
    let starts = (early..columns.end).map(|c| ctx.flow.left[c] + x - ctx.flow.left[columns.start]);
    let last = columns.end - 1;
    let end = ctx.flow.left[last] + ctx.flow.width[last] + ctx.flow.gap[columns.end];
    let mut best: Option<(f32, f32)> = None;
    for start in starts.filter(|s| *s <= x || s + w <= end) {
        let y = sheet.taken.first_free(start, w, h, from, 5.0);
        if best.is_none_or(|b| y + 1.0 < b.1) {
            best = Some((start, y));
        }
    }
    best.unwrap_or((x, from))
}

fn width_at_cards(
    ctx: &Context,
    sheet: &Sheet,
    insight: &Insight,
    columns: &std::ops::Range<usize>,
) -> (f32, f32) {
    let stage = insight.at.as_ref().is_some_and(|a| a.stage.is_some());
    let x = ctx.flow.left[columns.start] + if stage { 0.0 } else { 24.0 };
    let last = columns.end - 1;
    let right = ctx.flow.left[last] + ctx.flow.width[last] + if stage { 0.0 } else { 6.0 };
    let word = sheet.fonts.longest_word(&insight.text, style(11.0, 13.5, Weight::Medium)) + 2.0 * PAD + 16.0;
    (x, (right - x).clamp(60.0, if stage { 180.0 } else { 400.0 }).max(word.min(200.0)))
}

/// The columns that an insight is about.
fn columns_of(ctx: &Context, insight: &Insight) -> Option<std::ops::Range<usize>> {
    let at = insight.at.as_ref()?;
    if let Some(stage) = &at.stage {
        return Some(ctx.grid.stages[ctx.grid.stage(stage)?].clone());
    }
    let point =
        |id: &String| ctx.map.service_points.iter().find(|p| p.id == *id).map(|p| p.touchpoint.clone());
    let step = |id: &String| ctx.map.steps.iter().find(|s| s.id == *id)?.touchpoints.first().cloned();
    let touchpoint = at
        .touchpoint
        .clone()
        .or_else(|| at.service_point.as_ref().and_then(point))
        .or_else(|| at.step.as_ref().and_then(step))
        .or_else(|| at.transition.as_ref().map(|t| t.from.clone()));
    match touchpoint {
        Some(t) => ctx.grid.place_of(&t).map(|(c, _)| c..c + 1),
        None if ctx.grid.columns.is_empty() => None,
        None => Some(0..1),
    }
}

/// The kind of an insight, which customers do not see.
fn shown_kind(ctx: &Context, insight: &Insight) -> Option<InsightKind> {
    (!ctx.options.for_customers).then_some(insight.kind)
}

struct SmallCard {
    heading: Option<Block>,
    text: Block,
    w: f32,
    h: f32,
}

impl SmallCard {
    fn new(ctx: &Context, sheet: &Sheet, insight: &Insight, w: f32) -> Self {
        let kind = shown_kind(ctx, insight);
        let headed = kind == Some(InsightKind::Question) && w > 110.0;
        let inner = w - 2.0 * PAD - if kind.is_some() { SIGN } else { 0.0 };
        let (_, word) = insight_sign(insight.kind);
        let heading = headed.then(|| sheet.fonts.block(word, style(11.5, 15.0, Weight::SemiBold), inner));
        let quoted = kind == Some(InsightKind::Quote);
        let words = if quoted { format!("\u{201c}{}\u{201d}", insight.text) } else { insight.text.clone() };
        let size = if ctx.look.compact {
            style(10.5, 13.0, Weight::Medium)
        } else {
            style(11.0, 13.5, Weight::Medium)
        };
        let text = sheet.fonts.block(&words, size, inner.max(30.0));
        let h = heading.as_ref().map_or(0.0, |b| b.height() + 2.0) + text.height() + 2.0 * (PAD - 2.0);
        Self { heading, text, w, h }
    }

    fn put(&self, ctx: &Context, sheet: &mut Sheet, insight: &Insight, x: f32, y: f32) {
        let ground = Rect::new(0.0, 0.0, self.w, self.h);
        let sign = shown_kind(ctx, insight).map(insight_sign);
        let cause =
            Cause::of("insight").text(&insight.id).text(&insight.text).numbers(&[self.w, self.h]).with(sign);
        let at = Point::new(x, y);
        sheet.put_once(Layer::Things, at, &cause, |_| self.made(ground, insight, sign));
        sheet.taken.add(ground.moved(at));
    }

    fn made(&self, ground: Rect, insight: &Insight, sign: Option<(&str, &str)>) -> Made {
        let mut items: Vec<Item> = vec![filled(Path::round_rect(ground, 8.0), Token::Surface2)];
        let (mut left, mut top, mut spoken) = (PAD, PAD - 2.0, insight.text.clone());
        if let Some((sign, word)) = sign {
            items.extend(icon(sign, left, PAD - 1.0, 11.0, Token::Text2));
            left += SIGN;
            spoken = format!("{word}: {spoken}");
        }
        if let Some(heading) = &self.heading {
            items.push(placed(heading, left, top));
            top += heading.height() + 2.0;
        }
        items.push(placed(&self.text, left, top));
        Made { id: format!("insight/{}", insight.id), role: Role::Insight, name: spoken, items, extent: 0.0 }
    }
}
