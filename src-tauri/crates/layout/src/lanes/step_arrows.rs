//! Arrows between steps, and from steps to touchpoints: orthogonal, round every card and text.
//!
//! Where a drawing leaves no way at all none is drawn; the step's spoken name still says where it
//! leads.

mod route;

use model::{Step, StepArrow};
use scene::{Path, Point, Rect, Role, Stroke, Token};

use self::route::Router;
use super::spines::Stretch;
use super::{Context, Traces};
use crate::flow::shown;
use crate::kept::Cause;
use crate::sheet::{Layer, Made, Sheet, from, head, stroked};

/// The least length of an arrow with a head at one end, and at both.
const ONE_HEAD: f32 = 9.0;
const TWO_HEADS: f32 = 18.0;

/// Draws them; an arrow between neighbours on a spine takes the place of the spine there.
pub(crate) fn emit(ctx: &Context, sheet: &mut Sheet, traces: &Traces, spines: &mut Vec<Stretch>) {
    for spine in spines.iter() {
        sheet.taken.add(spine.line());
    }
    let mut drawn: Vec<Rect> = Vec::new();
    for step in &ctx.map.steps {
        for arrow in &step.to {
            let Some(from) = traces.step_boxes.get(&step.id).copied() else { continue };
            let Some((to, group, title)) = target(ctx, traces, arrow) else { continue };
            let way = along_spine(sheet, spines, (&from, &to), arrow.both)
                .or_else(|| Router::new(ctx, sheet, traces, &drawn).way(from, to));
            let Some(way) = way else { continue };
            let name = format!("From {} to {title}", shown(&step.title));
            put(sheet, step, &group, name, arrow.both, &way);
            drawn.extend(way.windows(2).map(|p| segment(p[0], p[1])));
        }
    }
}

/// The way straight along a spine from which the two steps hang one after the other.
fn along_spine(
    sheet: &Sheet,
    spines: &mut Vec<Stretch>,
    (from, to): (&Rect, &Rect),
    both: bool,
) -> Option<Vec<Point>> {
    let (upper, lower) = if from.y < to.y { (from, to) } else { (to, from) };
    if lower.y - upper.bottom() < if both { TWO_HEADS } else { ONE_HEAD } {
        return None;
    }
    let n = spines.iter().position(|spine| spine.joins(sheet, upper, lower))?;
    let x = spines.remove(n).x;
    let (start, end) = if from.y < to.y { (from.bottom(), to.y) } else { (from.y, to.bottom()) };
    Some(vec![Point::new(x, start), Point::new(x, end)])
}

pub(crate) fn segment(a: Point, b: Point) -> Rect {
    Rect::new(a.x, a.y, 0.0, 0.0).union(&Rect::new(b.x, b.y, 0.0, 0.0))
}

fn target(ctx: &Context, traces: &Traces, arrow: &StepArrow) -> Option<(Rect, String, String)> {
    if let Some(id) = &arrow.step {
        let step = &ctx.map.steps[ctx.grid.step(id)?];
        return Some((*traces.step_boxes.get(id)?, format!("step/{id}"), shown(&step.title).to_owned()));
    }
    let id = arrow.touchpoint.as_ref()?;
    let t = ctx.grid.touchpoint(id)?;
    let card = ctx.flow.card(t)?;
    let place = Rect::new(card.x, card.y + traces.cards_y, card.w, card.h);
    Some((place, format!("card/{id}"), shown(&ctx.map.touchpoints[t].title).to_owned()))
}

fn put(sheet: &mut Sheet, step: &Step, to: &str, name: String, both: bool, way: &[Point]) {
    let Some(start) = way.first() else { return };
    let at = Point::new(start.x.floor(), start.y.floor());
    let way: Vec<Point> = way.iter().map(|p| from(at, *p)).collect();
    let ([first, second, ..], [.., before, tip]) = (&way[..], &way[..]) else { return };
    let cause = Cause::of("step arrow").text(&step.id).text(to).text(&name).points(&way).with(both);
    sheet.put_once(Layer::Arrows, at, &cause, |_| {
        let ahead = direction(*before, *tip);
        let back = direction(*second, *first);
        let mut line = way.clone();
        let last = line.len() - 1;
        line[last] = Point::new(tip.x - 6.0 * ahead.x, tip.y - 6.0 * ahead.y);
        let mut items = vec![head(*tip, ahead.x, ahead.y, Token::Arrow)];
        if both {
            line[0] = Point::new(first.x - 6.0 * back.x, first.y - 6.0 * back.y);
            items.push(head(*first, back.x, back.y, Token::Arrow));
        }
        let stroke = Stroke::solid(Token::Arrow.into(), 1.5);
        items.insert(0, stroked(Path::rounded_polyline(&line, 6.0), stroke));
        let role = Role::Arrow { from: format!("step/{}", step.id), to: to.to_owned() };
        let id = format!("steparrow/{}>{}", step.id, to.split_once('/').map_or(to, |p| p.1));
        Made { id, role, name, items, extent: 0.0 }
    });
}

/// The unit step from `a` to `b` along an axis.
fn direction(a: Point, b: Point) -> Point {
    let length = (b.x - a.x).hypot(b.y - a.y).max(0.01);
    Point::new((b.x - a.x) / length, (b.y - a.y) / length)
}
