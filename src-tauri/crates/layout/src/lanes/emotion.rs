//! The emotion lane: one smooth curve a persona, dots that say how it is known, faces at the best
//! and the worst.

use std::collections::BTreeSet;

use model::{Basis, InsightKind, JourneyMap, Lane, LaneKind, PersonaKind};
use scene::{Item, Paint, Path, Point, Rect, Role, Segment, Shape, Stroke, Token, Weight};

use super::{Context, Traces};
use crate::flow::shown;
use crate::look::{small, style};
use crate::sheet::{Layer, Sheet, filled, hairline, placed, stroked};

/// How an emotion is known: assumed, reported, observed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fullness {
    Hollow,
    Half,
    Full,
}

/// One emotion of one persona.
struct Felt {
    column: usize,
    row: usize,
    at: Point,
    value: f64,
    basis: Fullness,
    id: String,
    title: String,
}

/// Draws the lane and returns its height.
pub(crate) fn emit(ctx: &Context, sheet: &mut Sheet, traces: &mut Traces, i: usize, y: f32) -> f32 {
    let lane = &ctx.map.lanes[i];
    // A quote at the best moment stands above its dot.
    let pad = if ctx.at_faces.is_empty() { 22.0 } else { 30.0 };
    let zero = y + pad + 5.0 * ctx.look.feeling;
    axis(ctx, sheet, lane, zero);
    let curves: Vec<(usize, usize, Vec<Felt>)> = ctx
        .personas(lane)
        .into_iter()
        .enumerate()
        .map(|(order, (index, persona))| {
            (order, index, felt(ctx, &persona.id, persona.kind == Some(PersonaKind::Staff), order, zero))
        })
        .collect();
    for (order, index, felt) in curves.iter().rev() {
        curve(ctx, sheet, lane, (*order, *index), felt, zero);
    }
    let mut seen: BTreeSet<(i32, i32)> = BTreeSet::new();
    for (order, index, felt) in &curves {
        dots(ctx, sheet, traces, lane, (*order, *index), felt, &mut seen);
    }
    let bottom = zero + 5.0 * ctx.look.feeling + 22.0;
    let faces = curves
        .first()
        .map_or(bottom, |(_, index, first)| faces(ctx, sheet, *index, first, &curves, (y, bottom)));
    (ctx.look.emotion_h.max(bottom - y)).max(faces - y)
}

fn axis(ctx: &Context, sheet: &mut Sheet, lane: &Lane, zero: f32) {
    let right = ctx.x0 + ctx.look.labels;
    let mut items = vec![hairline(Point::new(right, zero), Point::new(ctx.flow.right, zero))];
    for (value, words) in [(5.0, "+5"), (0.0, "0"), (-5.0, "\u{2212}5")] {
        let block = sheet.fonts.block(words, small(), f32::INFINITY);
        items.push(placed(&block, right - 8.0 - block.width(), zero - value * ctx.look.feeling - 6.5));
    }
    sheet.put(Layer::Lines, format!("axis/{}", lane.id), Role::Backdrop, String::new(), items);
}

/// The emotions of a persona: a customer's from touchpoints, of staff from steps.
fn felt(ctx: &Context, persona: &str, staff: bool, order: usize, zero: f32) -> Vec<Felt> {
    if staff {
        return felt_by_staff(ctx, persona, zero);
    }
    let mut felt = Vec::new();
    for column in 0..ctx.grid.columns.len() {
        for (row, t) in ctx.grid.in_column(column) {
            let touchpoint = &ctx.map.touchpoints[t];
            let Some(value) = touchpoint.emotion.get(persona) else { continue };
            let base = if order == 0 { 38.0 } else { 18.0 };
            let aside = if row == 0 { 0.0 } else { base + 20.0 * (row as f32 - 1.0) };
            felt.push(Felt {
                column,
                row,
                at: Point::new(ctx.flow.spine(column) + aside, zero - *value as f32 * ctx.look.feeling),
                value: *value,
                basis: fullness(ctx, touchpoint.basis),
                id: touchpoint.id.clone(),
                title: touchpoint.title.clone(),
            });
        }
    }
    felt
}

fn felt_by_staff(ctx: &Context, persona: &str, zero: f32) -> Vec<Felt> {
    let mut felt: Vec<Felt> = Vec::new();
    for step in &ctx.map.steps {
        let Some(value) = step.emotion.get(persona) else { continue };
        let columns = step.touchpoints.iter().filter_map(|t| ctx.grid.place_of(t)).map(|p| p.0);
        let stages = step.stages.iter().filter_map(|s| ctx.grid.stage(s)).map(|s| ctx.grid.stages[s].start);
        let Some(column) = columns.chain(stages).min() else { continue };
        let row = felt.iter().filter(|f| f.column == column).count();
        felt.push(Felt {
            column,
            row,
            at: Point::new(
                ctx.flow.spine(column) + 20.0 * row as f32,
                zero - *value as f32 * ctx.look.feeling,
            ),
            value: *value,
            basis: fullness(ctx, None),
            id: step.id.clone(),
            title: step.title.clone(),
        });
    }
    felt.sort_by_key(|f| (f.column, f.row));
    felt
}

fn fullness(ctx: &Context, basis: Option<Basis>) -> Fullness {
    match basis {
        _ if ctx.options.for_customers => Fullness::Full,
        Some(Basis::Observed) => Fullness::Full,
        Some(Basis::Reported) => Fullness::Half,
        Some(Basis::Assumed) | None => Fullness::Hollow,
    }
}

fn colour(index: usize, alpha: f32) -> Paint {
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

fn curve(
    ctx: &Context,
    sheet: &mut Sheet,
    lane: &Lane,
    (order, index): (usize, usize),
    felt: &[Felt],
    zero: f32,
) {
    let main: Vec<Point> = felt.iter().filter(|f| f.row == 0).map(|f| f.at).collect();
    let mut items = Vec::new();
    if let (Some(first), Some(last)) = (main.first(), main.last())
        && main.len() > 1
    {
        let path = monotone(&main);
        if order == 0 {
            let area = path.clone().line_to(last.x, zero).line_to(first.x, zero).close();
            items.push(filled(area, colour(index, 0.07)));
        }
        items.push(stroked(path, pattern(order, index)));
    }
    for side in felt.iter().filter(|f| f.row > 0) {
        if let Some(from) = felt.iter().find(|f| f.row == 0 && f.column == side.column) {
            items.push(stroked(hanging(from.at, side.at), Stroke { width: 1.5, ..pattern(order, index) }));
        }
    }
    if items.is_empty() {
        return;
    }
    let name = ctx.map.personas[index].name.clone();
    sheet.put(
        Layer::Curves,
        format!("curve/{}/{}", lane.id, ctx.map.personas[index].id),
        Role::Curve,
        format!("How {name} feels along the journey"),
        items,
    );
}

/// From the main dot to the side track's, leaving along the curve and arriving from above or below.
fn hanging(a: Point, b: Point) -> Path {
    let middle = (a.x + b.x) / 2.0;
    Path::new().move_to(a.x, a.y).cubic_to(Point::new(middle, a.y), Point::new(middle, b.y), b)
}

/// A monotone cubic through the points: tangents are harmonic means of the neighbouring slopes and
/// 0 where those change sign, so that the curve never overshoots a dot (Fritsch and Butland, 1984).
pub(crate) fn monotone(points: &[Point]) -> Path {
    let Some(first) = points.first() else { return Path::new() };
    let slope = |i: usize| (points[i + 1].y - points[i].y) / (points[i + 1].x - points[i].x).max(0.01);
    let last = points.len() - 1;
    let tangent = |i: usize| {
        if i == 0 || i == last {
            return slope(if i == 0 { 0 } else { last - 1 }) / 2.0;
        }
        let (a, b) = (slope(i - 1), slope(i));
        if a * b <= 0.0 { 0.0 } else { 2.0 * a * b / (a + b) }
    };
    let mut path = Path::new().move_to(first.x, first.y);
    for i in 0..last {
        let (a, b) = (points[i], points[i + 1]);
        let third = (b.x - a.x) / 3.0;
        path = path.cubic_to(
            Point::new(a.x + third, a.y + third * tangent(i)),
            Point::new(b.x - third, b.y - third * tangent(i + 1)),
            b,
        );
    }
    path
}

fn dots(
    ctx: &Context,
    sheet: &mut Sheet,
    traces: &mut Traces,
    lane: &Lane,
    (order, index): (usize, usize),
    felt: &[Felt],
    seen: &mut BTreeSet<(i32, i32)>,
) {
    let persona = &ctx.map.personas[index];
    for f in felt {
        // Equal values: one dot, the first persona's.
        if !seen.insert(((f.at.x * 2.0) as i32, (f.at.y * 2.0) as i32)) {
            continue;
        }
        let known = if ctx.options.for_customers {
            ""
        } else {
            match f.basis {
                Fullness::Full => ", observed",
                Fullness::Half => ", reported",
                Fullness::Hollow => ", assumed",
            }
        };
        let name = format!("{} at {}: {:+}{known}", persona.name, shown(&f.title), f.value);
        sheet.put(
            Layer::Above,
            format!("emotion/{}/{}/{}", lane.id, persona.id, f.id),
            Role::Emotion,
            name,
            dot(index, order, f.basis, f.at),
        );
        sheet.taken.add(Rect::new(f.at.x - 5.5, f.at.y - 5.5, 11.0, 11.0));
        if f.row == 0 {
            traces.reach(f.column, f.at.y, false);
        }
    }
}

/// Faces at the best and the worst of the first persona, with the quotes that stand there.
fn faces(
    ctx: &Context,
    sheet: &mut Sheet,
    index: usize,
    felt: &[Felt],
    curves: &[(usize, usize, Vec<Felt>)],
    (top, bottom): (f32, f32),
) -> f32 {
    let mut lowest = bottom;
    let samples: Vec<Rect> = curves.iter().flat_map(|(_, _, felt)| ink_of(felt)).collect();
    for (best, f) in extremes(felt) {
        let mut items = face(index, best, f.at);
        let face_box = Rect::new(f.at.x - 12.0, f.at.y - 12.0, 24.0, 24.0);
        sheet.taken.add(face_box);
        if let Some(quote) = quote_at(ctx.map, &f.id, index, &ctx.at_faces) {
            let words = format!("\u{201c}{quote}\u{201d}");
            let words_style = if ctx.look.compact {
                style(11.0, 13.5, Weight::Medium)
            } else {
                style(12.0, 15.0, Weight::Medium)
            };
            let block = sheet.fonts.block(&words, words_style, 108.0);
            let (w, h) = (block.width(), block.height());
            let fits = |r: &Rect| {
                r.y > top + 2.0
                    && r.x > ctx.x0 + ctx.look.labels + 4.0
                    && r.right() < ctx.flow.right
                    && sheet.taken.free(&r.grown(2.0))
                    && samples.iter().all(|s| !s.overlaps(r))
            };
            let spots = [
                Rect::new(f.at.x + 17.0, f.at.y - 3.0 - h, w, h),
                Rect::new(f.at.x + 17.0, f.at.y - h / 2.0, w, h),
                Rect::new(f.at.x + 17.0, f.at.y + 3.0, w, h),
                Rect::new(f.at.x - 17.0 - w, f.at.y - 3.0 - h, w, h),
                Rect::new(f.at.x - 17.0 - w, f.at.y + 3.0, w, h),
                Rect::new(f.at.x - w / 2.0, f.at.y + 15.0, w, h),
                Rect::new(f.at.x - w / 2.0, f.at.y - 15.0 - h, w, h),
            ];
            let order: [usize; 7] = if best { [0, 1, 3, 2, 4, 6, 5] } else { [2, 1, 4, 0, 3, 5, 6] };
            let spot = order.iter().map(|o| spots[*o]).find(|r| fits(r)).unwrap_or_else(|| {
                let x = f.at.x.min(ctx.flow.right - w - 4.0);
                Rect::new(x, sheet.taken.first_free(x, w, h, bottom, 3.0), w, h)
            });
            lowest = lowest.max(spot.bottom() + 6.0);
            items.push(placed(&block, spot.x, spot.y));
        }
        let word = if best { "best" } else { "worst" };
        let name = format!("The {word} moment, {}: {:+}", shown(&f.title), f.value);
        sheet.put(Layer::Above, format!("face/{word}/{}", f.id), Role::Emotion, name, items);
    }
    lowest
}

fn extremes(felt: &[Felt]) -> Vec<(bool, &Felt)> {
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
        if let Some(from) = felt.iter().find(|f| f.row == 0 && f.column == side.column) {
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

fn face(index: usize, happy: bool, at: Point) -> Vec<Item> {
    let pen = Stroke::solid(colour(index, 1.0), 1.75).rounded();
    let (x, y) = (at.x, at.y);
    let mouth = if happy {
        Path::new().move_to(x - 4.5, y + 2.5).quad_to(x, y + 7.0, x + 4.5, y + 2.5)
    } else {
        Path::new().move_to(x - 4.5, y + 6.0).quad_to(x, y + 1.5, x + 4.5, y + 6.0)
    };
    vec![
        Item::Shape(Shape {
            path: Path::circle(x, y, 11.0),
            fill: Some(Token::Surface.into()),
            stroke: Some(Stroke::solid(colour(index, 1.0), 2.0)),
        }),
        filled(Path::circle(x - 3.8, y - 3.0, 1.4), colour(index, 1.0)),
        filled(Path::circle(x + 3.8, y - 3.0, 1.4), colour(index, 1.0)),
        stroked(mouth, pen),
    ]
}

fn quote_at<'a>(
    map: &'a JourneyMap,
    touchpoint: &str,
    persona: usize,
    chosen: &BTreeSet<usize>,
) -> Option<&'a str> {
    let _ = persona;
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

/// The personas of the lane below its title; returns the height.
pub(crate) fn legend(
    ctx: &Context,
    sheet: &Sheet,
    lane: &Lane,
    x: f32,
    y: f32,
    width: f32,
    items: &mut Vec<Item>,
) -> f32 {
    let mut at = y;
    for (order, (index, persona)) in ctx.personas(lane).into_iter().enumerate() {
        items.push(stroked(
            Path::line(Point::new(x, at + 7.0), Point::new(x + 16.0, at + 7.0)),
            pattern(order, index),
        ));
        let (name, h) = sheet.text(shown(&persona.name), small(), x + 21.0, at, (width - 21.0).max(20.0));
        items.push(name);
        at += h + 2.0;
    }
    at - y
}
