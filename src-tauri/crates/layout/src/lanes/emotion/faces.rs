//! Faces at the best and the worst moment, with the quotes that stand there.

use std::collections::BTreeSet;

use model::{InsightKind, JourneyMap, Lane, LaneKind, PersonaKind};
use scene::{Item, Path, Point, Rect, Role, Segment, Shape, Stroke, Token, Weight};

use super::dots::colour;
use super::{Felt, main_of, monotone};
use crate::flow::shown;
use crate::lanes::Context;
use crate::look::style;
use crate::sheet::{Layer, Made, Sheet, filled, from, placed, stroked};
use crate::text::Block;

/// Draws them for the first persona; returns the bottom of what it needs.
pub(super) fn faces(
    ctx: &Context,
    sheet: &mut Sheet,
    lane: &Lane,
    index: usize,
    felt: &[Felt],
    curves: &[(usize, usize, Vec<Felt>)],
    bottom: f32,
) -> f32 {
    let mut lowest = bottom;
    let samples: Vec<Rect> = curves.iter().flat_map(|(_, _, felt)| ink_of(felt)).collect();
    for (best, f) in extremes(felt) {
        let mut items = face(index, best);
        let face_box = Rect::new(f.at.x - 12.0, f.at.y - 12.0, 24.0, 24.0);
        sheet.taken.add(face_box);
        if let Some(quote) = quote_at(ctx.map, f.id, &ctx.at_faces) {
            let words = format!("\u{201c}{quote}\u{201d}");
            let words_style = if ctx.look.compact {
                style(11.0, 13.5, Weight::Medium)
            } else {
                style(12.0, 15.0, Weight::Medium)
            };
            // Narrow where that fits into the lane, in one line otherwise, below it at last.
            let narrow = sheet.fonts.block(&words, words_style, 108.0);
            let wide = sheet.fonts.block(&words, words_style, 190.0);
            let free = |r: &Rect| {
                r.y > 2.0
                    && r.bottom() < bottom - 1.0
                    && r.x > ctx.x0 + ctx.look.labels + 4.0
                    && r.right() < ctx.flow.right
                    && sheet.taken.free(&r.grown(2.0))
                    && samples.iter().all(|s| !s.overlaps(r))
            };
            let place = |block: &Block| spots(f.at, best, block).into_iter().find(free);
            let below = || {
                let x = f.at.x.min(ctx.flow.right - narrow.width() - 4.0);
                let y = sheet.taken.first_free(x, narrow.width(), narrow.height(), bottom, 3.0);
                Rect::new(x, y, narrow.width(), narrow.height())
            };
            let (block, spot) = match (place(&narrow), place(&wide)) {
                (Some(spot), _) => (&narrow, spot),
                (None, Some(spot)) => (&wide, spot),
                (None, None) => (&narrow, below()),
            };
            lowest = lowest.max(spot.bottom() + 6.0);
            let words = from(f.at, Point::new(spot.x, spot.y));
            items.push(placed(block, words.x, words.y));
        }
        let word = if best { "best" } else { "worst" };
        let name = format!("The {word} moment, {}: {:+}", shown(f.title), f.value);
        let id = format!("face/{}/{word}/{}", lane.id, f.id);
        sheet.put_at(Layer::Above, f.at, Made { id, role: Role::Emotion, name, items, extent: 0.0 });
    }
    lowest
}

/// Where the quote at a face may stand, best first.
fn spots(at: Point, best: bool, block: &Block) -> Vec<Rect> {
    let (w, h) = (block.width(), block.height());
    let (above, level, under) = (at.y - 3.0 - h, at.y - h / 2.0, at.y + 3.0);
    let (right, left, middle) = (at.x + 17.0, at.x - 17.0 - w, at.x - w / 2.0);
    let places = if best {
        [
            (right, above),
            (right, level),
            (left, above),
            (right, under),
            (left, under),
            (middle, at.y - 15.0 - h),
        ]
    } else {
        [(right, under), (right, level), (left, under), (right, above), (left, above), (middle, at.y + 15.0)]
    };
    places.into_iter().map(|(x, y)| Rect::new(x, y, w, h)).collect()
}

fn extremes<'f, 'a>(felt: &'f [Felt<'a>]) -> Vec<(bool, &'f Felt<'a>)> {
    let best = felt.iter().reduce(|a, b| if b.value > a.value { b } else { a });
    let worst = felt.iter().reduce(|a, b| if b.value < a.value { b } else { a });
    match (best, worst) {
        (Some(b), Some(w)) if b.value > w.value => vec![(true, b), (false, w)],
        _ => Vec::new(),
    }
}

/// Small boxes along a curve, as its ink.
fn ink_of(felt: &[Felt]) -> Vec<Rect> {
    let main: Vec<Point> = felt.iter().filter(|f| f.row == 0).map(|f| f.at).collect();
    let mut boxes = Vec::new();
    let mut at = main.first().copied().unwrap_or_default();
    for s in monotone(&main).segments {
        let Segment::Cubic { c1, c2, p } = s else { continue };
        for n in 0..12 {
            let (a, b) =
                (bezier(at, c1, c2, p, n as f32 / 12.0), bezier(at, c1, c2, p, (n + 1) as f32 / 12.0));
            let corner = |q: Point| Rect::new(q.x, q.y, 0.0, 0.0);
            boxes.push(corner(a).union(&corner(b)).grown(3.5));
        }
        at = p;
    }
    for side in felt.iter().filter(|f| f.row > 0) {
        if let Some(from) = main_of(felt, side.column) {
            boxes.push(
                Rect::new(from.at.x, from.at.y, 0.0, 0.0)
                    .union(&Rect::new(side.at.x, side.at.y, 0.0, 0.0))
                    .grown(2.0),
            );
        }
    }
    boxes
}

fn bezier(a: Point, b: Point, c: Point, d: Point, t: f32) -> Point {
    let u = 1.0 - t;
    let mix = |a: f32, b: f32, c: f32, d: f32| {
        u * u * u * a + 3.0 * u * u * t * b + 3.0 * u * t * t * c + t * t * t * d
    };
    Point::new(mix(a.x, b.x, c.x, d.x), mix(a.y, b.y, c.y, d.y))
}

fn face(index: usize, happy: bool) -> Vec<Item> {
    let pen = Stroke::solid(colour(index, 1.0), 1.75).rounded();
    let mouth = if happy {
        Path::new().move_to(-4.5, 2.5).quad_to(0.0, 7.0, 4.5, 2.5)
    } else {
        Path::new().move_to(-4.5, 6.0).quad_to(0.0, 1.5, 4.5, 6.0)
    };
    vec![
        Item::Shape(Shape {
            path: Path::circle(0.0, 0.0, 11.0),
            fill: Some(Token::Surface.into()),
            stroke: Some(Stroke::solid(colour(index, 1.0), 2.0)),
        }),
        filled(Path::circle(-3.8, -3.0, 1.4), colour(index, 1.0)),
        filled(Path::circle(3.8, -3.0, 1.4), colour(index, 1.0)),
        stroked(mouth, pen),
    ]
}

fn quote_at<'a>(map: &'a JourneyMap, touchpoint: &str, chosen: &BTreeSet<usize>) -> Option<&'a str> {
    chosen
        .iter()
        .map(|i| &map.insights[*i])
        .find(|q| q.at.as_ref().is_some_and(|a| a.touchpoint.as_deref() == Some(touchpoint)))
        .map(|q| q.text.as_str())
}

/// The quotes that faces take: of the first shown persona, at its best and its worst.
pub(crate) fn quotes_for_faces(map: &JourneyMap, window: bool) -> BTreeSet<usize> {
    let lane = map.lanes.iter().find(|l| l.kind == LaneKind::Emotion && !(l.collapsed && window));
    let mut chosen = BTreeSet::new();
    let Some(lane) = lane else { return chosen };
    let first = match &lane.persona {
        Some(id) => map.personas.iter().find(|p| p.id == *id),
        None => map.personas.iter().find(|p| p.kind != Some(PersonaKind::Staff)),
    };
    let Some(first) = first else { return chosen };
    let mut ordered: Vec<(f64, &str)> = Vec::new();
    for stage in &map.stages {
        for t in map.touchpoints.iter().filter(|t| t.stage == stage.id) {
            ordered.extend(t.emotion.get(&first.id).map(|v| (*v, t.id.as_str())));
        }
    }
    let best = ordered.iter().copied().reduce(|a, b| if b.0 > a.0 { b } else { a });
    let worst = ordered.iter().copied().reduce(|a, b| if b.0 < a.0 { b } else { a });
    let (Some(best), Some(worst)) = (best, worst) else { return chosen };
    if best.0 <= worst.0 {
        return chosen;
    }
    for (_, id) in [best, worst] {
        let quote = map.insights.iter().position(|q| {
            q.kind == InsightKind::Quote
                && q.persona.as_ref().is_none_or(|p| *p == first.id)
                && q.at.as_ref().is_some_and(|a| a.touchpoint.as_deref() == Some(id))
        });
        chosen.extend(quote);
    }
    chosen
}
