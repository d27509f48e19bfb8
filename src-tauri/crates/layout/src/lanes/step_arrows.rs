//! Arrows between steps, and from steps to touchpoints: orthogonal, round every card and text.
//!
//! Where a drawing leaves no way at all none is drawn; the step's spoken name still says where it
//! leads.

mod route;

use model::{Step, StepArrow};
use scene::{Path, Point, Rect, Role, Stroke, Token};

use self::route::Router;
use super::{Context, Traces};
use crate::flow::shown;
use crate::sheet::{Layer, Sheet, head, stroked};

pub(crate) fn emit(ctx: &Context, sheet: &mut Sheet, traces: &Traces) {
    let mut drawn: Vec<Rect> = Vec::new();
    for step in &ctx.map.steps {
        for arrow in &step.to {
            let Some(from) = traces.step_boxes.get(&step.id).copied() else { continue };
            let Some((to, group, title)) = target(ctx, traces, arrow) else { continue };
            let Some(way) = Router::new(ctx, sheet, traces, &drawn).way(from, to) else { continue };
            let name = format!("From {} to {title}", shown(&step.title));
            put(sheet, step, &group, name, arrow.both, &way);
            drawn.extend(way.windows(2).map(|p| segment(p[0], p[1])));
        }
    }
}

pub(crate) fn segment(a: Point, b: Point) -> Rect {
    Rect::new(a.x, a.y, 0.0, 0.0).union(&Rect::new(b.x, b.y, 0.0, 0.0))
}

fn target(ctx: &Context, traces: &Traces, arrow: &StepArrow) -> Option<(Rect, String, String)> {
    if let Some(id) = &arrow.step {
        let step = ctx.map.steps.iter().find(|s| s.id == *id)?;
        return Some((*traces.step_boxes.get(id)?, format!("step/{id}"), shown(&step.title).to_owned()));
    }
    let id = arrow.touchpoint.as_ref()?;
    let t = ctx.grid.touchpoint(id)?;
    let card = ctx.flow.card(t)?;
    let place = Rect::new(card.x, card.y + traces.cards_y, card.w, card.h);
    Some((place, format!("card/{id}"), shown(&ctx.map.touchpoints[t].title).to_owned()))
}

fn put(sheet: &mut Sheet, step: &Step, to: &str, name: String, both: bool, way: &[Point]) {
    let ([first, second, ..], [.., before, tip]) = (way, way) else { return };
    let ahead = direction(*before, *tip);
    let back = direction(*second, *first);
    let mut line = way.to_vec();
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
    sheet.put(Layer::Arrows, id, role, name, items);
}

/// The unit step from `a` to `b` along an axis.
fn direction(a: Point, b: Point) -> Point {
    let length = (b.x - a.x).hypot(b.y - a.y).max(0.01);
    Point::new((b.x - a.x) / length, (b.y - a.y) / length)
}
