//! Lanes of steps: cards under what they serve, packed from the top, wide ones first.

use model::Step;
use scene::{Item, Path, Point, Rect, Role, Stroke, Token, Weight};

use super::{Context, Traces};
use crate::flow::shown;
use crate::icons::icon;
use crate::kept::Cause;
use crate::look::{small, style};
use crate::sheet::{Layer, Made, Sheet, filled, outlined, placed, stroked};
use crate::text::Block;

const PAD: f32 = 7.0;

/// Draws the lane and returns its height.
pub(crate) fn emit(ctx: &Context, sheet: &mut Sheet, traces: &mut Traces, i: usize) -> f32 {
    let lane = &ctx.map.lanes[i];
    let arrows = ctx.map.steps.iter().any(|s| !s.to.is_empty());
    let (between, foot) = if arrows { (9.0, 10.0) } else { (4.0, 6.0) };
    let mut steps: Vec<(&Step, Vec<usize>)> =
        ctx.map.steps.iter().filter(|s| s.lane == lane.id).map(|s| (s, columns(ctx, s))).collect();
    // Wide ones first, those without a place last; file order among equals.
    steps.sort_by_key(|(_, c)| (c.is_empty(), usize::MAX - span(c).1 + span(c).0, span(c).0));
    let mut bottom = vec![5.0; ctx.grid.columns.len().max(1)];
    for (step, served) in steps {
        let (first, last) = span(&served);
        let top = bottom[first..=last].iter().copied().fold(0.0, f32::max);
        let h = emit_step(ctx, sheet, traces, step, &served, top);
        for at in &mut bottom[first..=last] {
            *at = top + h + between;
        }
    }
    (bottom.iter().copied().fold(0.0, f32::max) - between + foot).max(24.0)
}

/// The columns that a step serves, in order.
fn columns(ctx: &Context, step: &Step) -> Vec<usize> {
    let by_touchpoint = step.touchpoints.iter().filter_map(|t| ctx.grid.place_of(t)).map(|(c, _)| c);
    let by_stage =
        step.stages.iter().filter_map(|s| ctx.grid.stage(s)).flat_map(|s| ctx.grid.stages[s].clone());
    let mut columns: Vec<usize> = by_touchpoint.chain(by_stage).collect();
    columns.sort_unstable();
    columns.dedup();
    columns
}

fn span(served: &[usize]) -> (usize, usize) {
    (served.first().copied().unwrap_or(0), served.last().copied().unwrap_or(0))
}

fn emit_step(
    ctx: &Context,
    sheet: &mut Sheet,
    traces: &mut Traces,
    step: &Step,
    served: &[usize],
    y: f32,
) -> f32 {
    let (first, last) = span(served);
    let (x, w) = match ctx.flow.left.get(first) {
        Some(x) => (*x, ctx.flow.left[last] + ctx.flow.width[last] - x),
        None => (ctx.x0 + ctx.look.labels + 8.0, ctx.look.card_w),
    };
    let name = spoken(ctx, step);
    let Step { id, title, actor, system, rules, .. } = step;
    let cause = Cause::of("step").text(id).text(title).text(actor).text(system).with(rules).text(&name);
    let cause = cause.number(w).with(served.is_empty());
    let height = sheet.put_once(Layer::Things, Point::new(x, y), &cause, |sheet| {
        let (mut words, h) = contents(ctx, sheet, step, PAD, 4.0, w - 2.0 * PAD);
        let card = Rect::new(0.0, 0.0, w, (h + 8.0).max(22.0));
        let ground = Path::round_rect(card, 6.0);
        let mut items = vec![if served.is_empty() {
            outlined(ground, Token::Surface2, Stroke::solid(Token::Outline.into(), 1.0).dashed(&[4.0, 3.0]))
        } else {
            filled(ground, Token::Surface2)
        }];
        items.append(&mut words);
        Made { id: format!("step/{id}"), role: Role::Step, name, items, extent: card.h }
    });
    let card = Rect::new(x, y, w, height);
    sheet.taken.add(card);
    traces.step(&step.id, card, served);
    height
}

fn spoken(ctx: &Context, step: &Step) -> String {
    let mut parts = vec![shown(&step.title).to_owned()];
    parts.extend([&step.actor, &step.system].into_iter().filter(|p| !p.is_empty()).cloned());
    for arrow in &step.to {
        let to = arrow.step.as_ref().and_then(|id| ctx.grid.step(id)).map(|s| shown(&ctx.map.steps[s].title));
        let card = arrow.touchpoint.as_ref().and_then(|id| ctx.grid.touchpoint(id));
        let to = to.or(card.map(|t| shown(&ctx.map.touchpoints[t].title)));
        parts.extend(to.map(|t| format!("leads to {t}")));
    }
    parts.join(", ")
}

/// Title, actor, system and rules within `w`, and their height.
fn contents(ctx: &Context, sheet: &Sheet, step: &Step, x: f32, y: f32, w: f32) -> (Vec<Item>, f32) {
    let size =
        if ctx.look.compact { style(11.0, 13.5, Weight::Medium) } else { style(11.5, 14.0, Weight::Medium) };
    let title = sheet.fonts.block(shown(&step.title), size, w);
    let mut items = vec![placed(&title, x, y)];
    let parts = [actor(ctx, sheet, step, w), system(ctx, sheet, step, w)];
    let row: f32 = parts.iter().flatten().map(|p| p.w + 12.0).sum();
    if title.lines() == 1 && title.width() + row <= w {
        let mut at = x + title.width() + 12.0;
        let mut h = title.height();
        for part in parts.iter().flatten() {
            items.extend(part.items(at, y));
            at += part.w + 12.0;
            h = h.max(part.height());
        }
        let (rules, more) = rules(sheet, step, x, y + h, w);
        items.extend(rules);
        return (items, h + more);
    }
    let [actor, system] = parts;
    let mut at = y + title.height() + 1.0;
    let (ends, last) = (title.last_line_width() + 7.0, at - size.line);
    let beside =
        system.as_ref().filter(|s| s.block.lines() == 1 && !title.right_to_left() && ends + s.w <= w);
    items.extend(beside.into_iter().flat_map(|s| s.items(x + ends, last + 1.0)));
    at += if beside.is_some() { 2.5 } else { 0.0 };
    let system = if beside.is_some() { None } else { system.as_ref() };
    for part in actor.as_ref().into_iter().chain(system) {
        at += if part.tag { 3.0 } else { 0.0 };
        items.extend(part.items(x, at));
        at += part.height();
    }
    let (more, h) = rules(sheet, step, x, at, w);
    items.extend(more);
    (items, at + h - y)
}

/// An actor with its icon, or a system in its tag.
struct Part {
    block: Block,
    tag: bool,
    w: f32,
}

fn actor(ctx: &Context, sheet: &Sheet, step: &Step, w: f32) -> Option<Part> {
    if step.actor.is_empty() {
        return None;
    }
    let block = sheet.fonts.block(&step.actor, ctx.look.fine(), (w - 13.0).max(20.0));
    Some(Part { w: block.width() + 13.0, block, tag: false })
}

fn system(ctx: &Context, sheet: &Sheet, step: &Step, w: f32) -> Option<Part> {
    if step.system.is_empty() {
        return None;
    }
    let words = ctx.look.fine().weighted(Weight::Medium);
    let block = sheet.fonts.block(&step.system, words, (w - 10.0).max(20.0));
    Some(Part { w: block.width() + 10.0, block, tag: true })
}

impl Part {
    /// With the room below it that the next line needs.
    fn height(&self) -> f32 {
        self.block.height() + if self.tag { 3.0 } else { 1.0 }
    }

    fn items(&self, x: f32, y: f32) -> Vec<Item> {
        if self.tag {
            let frame = Rect::new(x + 0.5, y - 0.5, self.w - 1.0, self.block.height() + 2.0);
            let outline = stroked(Path::round_rect(frame, 3.0), Stroke::solid(Token::Outline.into(), 1.0));
            return vec![outline, placed(&self.block, x + 5.0, y + 0.5)];
        }
        let mut items: Vec<Item> = icon("user-round", x, y + 1.0, 11.0, Token::Text2).into_iter().collect();
        items.push(placed(&self.block, x + 13.0, y));
        items
    }
}

fn rules(sheet: &Sheet, step: &Step, x: f32, y: f32, w: f32) -> (Vec<Item>, f32) {
    let mut items = Vec::new();
    let mut at = y;
    for rule in &step.rules {
        items.extend(icon("scale", x, at + 2.0, 11.0, Token::Text2));
        let (words, h) = sheet.text(rule, small(), x + 15.0, at + 1.0, (w - 15.0).max(20.0));
        items.push(words);
        at += h + 2.0;
    }
    (items, at - y)
}
