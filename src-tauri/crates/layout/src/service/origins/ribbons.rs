//! The ribbons between origins and owners.

use scene::{Item, Path, Point, Role, Stroke, Token};

use super::flow::{Flow, Side};
use super::{origin_id, owner_id};
use crate::lanes::marks::Kind;
use crate::service::page::Page;
use crate::service::strip::{kind_id, kind_words};
use crate::sheet::{Layer, outlined, stroked};

/// Between two lines along a ribbon.
const LINES: f32 = 5.0;

/// Draws all ribbons from the origins' bars at `from` to the owners' at `to`.
pub(super) fn draw(page: &mut Page, flow: &Flow, left: &Side, right: &Side, from: f32, to: f32) {
    for (index, ribbon) in flow.ribbons.iter().enumerate() {
        let begin = Point::new(from + 1.0, left.top_of(flow, index));
        let end = Point::new(to - 1.0, right.top_of(flow, index));
        let items = band(ribbon.kind, begin, end, flow.thickness(ribbon.demand));
        let (origin, owner) = (&flow.origins[ribbon.origin], &flow.owners[ribbon.owner]);
        let amount = page.unit.written(ribbon.demand);
        let words = kind_words(ribbon.kind);
        let name = format!("{} to {}: {amount} {}, {words}", origin.title, owner.title, page.unit.noun());
        let id = format!("service/origins/flow/{}/{}/{}", origin.name(), owner.name(), kind_id(ribbon.kind));
        let role = Role::Arrow { from: origin_id(origin), to: owner_id(owner) };
        page.sheet.put(Layer::Arrows, id, role, name, items);
    }
}

/// A ribbon of constant height between two ends, its group told by pattern too: lines along it where
/// ours, plain where not caused by us, a dashed outline where unsorted.
fn band(kind: Kind, begin: Point, end: Point, h: f32) -> Vec<Item> {
    let bend = (end.x - begin.x) / 2.0;
    let along = |path: Path, dy: f32| {
        let (out, into) = (Point::new(begin.x + bend, begin.y + dy), Point::new(end.x - bend, end.y + dy));
        path.cubic_to(out, into, Point::new(end.x, end.y + dy))
    };
    let (ground, line, dash): (Token, Token, &[f32]) = match kind {
        Kind::Ours => (Token::OursTint, Token::Ours, &[]),
        Kind::NotOurs => (Token::ServeTint, Token::Serve, &[]),
        Kind::Unsorted | Kind::Fixed | Kind::Help => (Token::Surface, Token::Unsorted, &[3.0, 2.0]),
    };
    let (out, into) = (Point::new(end.x - bend, end.y + h), Point::new(begin.x + bend, begin.y + h));
    let outline = along(Path::new().move_to(begin.x, begin.y), 0.0)
        .line_to(end.x, end.y + h)
        .cubic_to(out, into, Point::new(begin.x, begin.y + h))
        .close();
    let mut items = vec![outlined(outline, ground, Stroke::solid(line.into(), 1.0).dashed(dash))];
    if kind == Kind::Ours {
        let lines = (h / LINES).floor().clamp(0.0, 200.0) as usize;
        for n in 1..=lines {
            let dy = h * n as f32 / (lines + 1) as f32;
            let path = along(Path::new().move_to(begin.x, begin.y + dy), dy);
            items.push(stroked(path, Stroke::solid(line.into(), 1.0)));
        }
    }
    items
}
