//! How a persona's line and dots look: a colour, a pattern and a shape of their own.

use scene::{Item, Paint, Path, Point, Rect, Shape, Stroke, Token};

use super::Fullness;
use crate::sheet::{filled, stroked};

pub(super) fn colour(index: usize, alpha: f32) -> Paint {
    Paint::Persona { index: index as u16, alpha }
}

/// A persona's line: solid, then patterns of their own.
pub(crate) fn pattern(order: usize, index: usize) -> Stroke {
    let dash: &[f32] = match order % 4 {
        0 => &[],
        1 => &[7.0, 5.0],
        2 => &[2.0, 4.0],
        _ => &[12.0, 4.0, 2.0, 4.0],
    };
    Stroke::solid(colour(index, 1.0), if order == 0 { 2.25 } else { 2.0 }).dashed(dash)
}

/// A sample of a persona's line with its dot, from x over w.
pub(crate) fn sample(index: usize, order: usize, x: f32, y: f32, w: f32) -> Vec<Item> {
    let mut items = vec![stroked(Path::line(Point::new(x, y), Point::new(x + w, y)), pattern(order, index))];
    items.extend(dot(index, order, Fullness::Full, Point::new(x + w / 2.0, y)));
    items
}

/// A dot in the shape of the persona's place in the list, filled by how the emotion is known.
pub(crate) fn dot(index: usize, order: usize, fullness: Fullness, at: Point) -> Vec<Item> {
    let outline = dot_outline(order, at);
    let ring = Stroke::solid(colour(index, 1.0), 2.25);
    let fill = if fullness == Fullness::Full { colour(index, 1.0) } else { Token::Surface.into() };
    let mut items = vec![Item::Shape(Shape { path: outline, fill: Some(fill), stroke: Some(ring) })];
    if fullness == Fullness::Half {
        items.push(filled(left_half(order, at), colour(index, 1.0)));
    }
    items
}

fn dot_outline(order: usize, at: Point) -> Path {
    match order % 4 {
        0 => Path::circle(at.x, at.y, 4.5),
        1 => Path::rect(Rect::new(at.x - 4.1, at.y - 4.1, 8.2, 8.2)),
        2 => Path::new()
            .move_to(at.x, at.y - 5.4)
            .line_to(at.x + 5.4, at.y)
            .line_to(at.x, at.y + 5.4)
            .line_to(at.x - 5.4, at.y)
            .close(),
        _ => Path::new()
            .move_to(at.x, at.y - 5.0)
            .line_to(at.x + 5.2, at.y + 4.2)
            .line_to(at.x - 5.2, at.y + 4.2)
            .close(),
    }
}

fn left_half(order: usize, at: Point) -> Path {
    let c = 4.5 * 0.552_284_8;
    match order % 4 {
        0 => Path::new()
            .move_to(at.x, at.y - 4.5)
            .cubic_to(
                Point::new(at.x - c, at.y - 4.5),
                Point::new(at.x - 4.5, at.y - c),
                Point::new(at.x - 4.5, at.y),
            )
            .cubic_to(
                Point::new(at.x - 4.5, at.y + c),
                Point::new(at.x - c, at.y + 4.5),
                Point::new(at.x, at.y + 4.5),
            )
            .close(),
        1 => Path::rect(Rect::new(at.x - 4.1, at.y - 4.1, 4.1, 8.2)),
        2 => {
            Path::new().move_to(at.x, at.y - 5.4).line_to(at.x, at.y + 5.4).line_to(at.x - 5.4, at.y).close()
        }
        _ => Path::new()
            .move_to(at.x, at.y - 5.0)
            .line_to(at.x, at.y + 4.2)
            .line_to(at.x - 5.2, at.y + 4.2)
            .close(),
    }
}
