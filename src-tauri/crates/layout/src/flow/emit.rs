//! Draws the touchpoints lane: arrows with their labels, exits, and the cards.

use scene::{Item, Path, Point, Rect, Role, Stroke, Token};

use super::breadth::PLAIN;
use super::cards::emit_card;
use super::measure::{Flow, shown};
use super::places::{Labels, broken, place_labels};
use super::ways::{card_at, exit_x, shifted, way};
use super::{Edge, Place, Route};
use crate::look::{count, percent};
use crate::sheet::{Layer, Sheet, broad_head, head_length, stroked};

const CORNER: f32 = 8.0;

/// Draws the lane with its top at `oy`.
pub(crate) fn emit(flow: &Flow, sheet: &mut Sheet, oy: f32) {
    for (t, touchpoint) in flow.map.touchpoints.iter().enumerate() {
        if let Some(card) = flow.card(t) {
            let card = shifted(card, oy);
            sheet.taken.add(card.grown(1.0));
            emit_card(flow, sheet, t, touchpoint, card);
        }
    }
    let ways: Vec<Vec<Point>> =
        flow.plan.edges.iter().enumerate().map(|(i, e)| way(flow, i, e, oy)).collect();
    let labels = place_labels(flow, &ways, oy);
    for (i, e) in flow.plan.edges.iter().enumerate() {
        emit_edge(flow, sheet, i, e, &ways[i], &labels);
    }
    if flow.plan.edges.is_empty() {
        emit_order(flow, sheet, oy);
    }
    let places: Vec<Place> = flow.under.keys().copied().collect();
    for place in places {
        emit_exits(flow, sheet, place, oy);
    }
}

pub(crate) fn card_id(touchpoint: &str) -> String {
    format!("card/{touchpoint}")
}

fn emit_edge(flow: &Flow, sheet: &mut Sheet, i: usize, e: &Edge, points: &[Point], labels: &Labels) {
    let [.., before, tip] = points else { return };
    let width = flow.breadth.width(flow.breadth.along(e.transition));
    let length = (tip.x - before.x).hypot(tip.y - before.y).max(0.01);
    let (dx, dy) = ((tip.x - before.x) / length, (tip.y - before.y) / length);
    let mut line = points.to_vec();
    if let Some(last) = line.last_mut() {
        let reach = head_length(width) - 1.0;
        *last = Point::new(tip.x - reach * dx, tip.y - reach * dy);
    }
    let stroke = Stroke::solid(Token::Arrow.into(), width);
    let mut items: Vec<Item> = broken(&line, width, &labels.boxes)
        .iter()
        .map(|part| stroked(Path::rounded_polyline(part, CORNER), stroke.clone()))
        .collect();
    items.push(broad_head(*tip, dx, dy, width, Token::Arrow));
    for pair in points.windows(2) {
        take(sheet, pair[0], pair[1], width);
    }
    if let (Some(label), Some((x, y))) = (&flow.labels[i], labels.at[i]) {
        items.extend(label.items(x, y));
        if e.route == Route::Straight && e.from.1 == 0 {
            items.extend(leader(flow, e, points, y + label.h));
        }
    }
    let t = &flow.map.transitions[e.transition];
    let role = Role::Arrow { from: card_id(&t.from), to: card_id(&t.to) };
    sheet.put(Layer::Arrows, format!("arrow/{}>{}", t.from, t.to), role, arrow_words(flow, e), items);
}

/// Takes the place of a stretch: the two edges of a broad one, since lines may be crossed and bodies not.
fn take(sheet: &mut Sheet, a: Point, b: Point, width: f32) {
    let line = Rect::new(a.x, a.y, 0.0, 0.0).union(&Rect::new(b.x, b.y, 0.0, 0.0));
    let edge = ((width - PLAIN) / 2.0).max(0.0);
    let (dx, dy) = if line.w > line.h { (0.0, edge) } else { (edge, 0.0) };
    sheet.taken.add(Rect::new(line.x - dx, line.y - dy, line.w, line.h).grown(1.0));
    if edge > 0.0 {
        sheet.taken.add(Rect::new(line.x + dx, line.y + dy, line.w, line.h).grown(1.0));
    }
}

fn arrow_words(flow: &Flow, e: &Edge) -> String {
    let t = &flow.map.transitions[e.transition];
    let title = |place| flow.touchpoint(place).map_or("", |t| shown(&t.title));
    let share = t.share.as_ref().map_or(String::new(), |s| format!(", {}", percent(s.value)));
    let label = if t.label.is_empty() { String::new() } else { format!(", {}", t.label) };
    let taken = often(flow.breadth.along(e.transition));
    format!("From {} to {}{share}{label}{taken}", title(e.from), title(e.to))
}

/// How many customers take a way, for who cannot see how broad it is.
fn often(taken: Option<f64>) -> String {
    taken.map_or(String::new(), |taken| format!(", {} per 1,000 customers who start", count(taken)))
}

/// Dots from a label above the cards down to its arrow, where no other line may be in the gap.
fn leader(flow: &Flow, e: &Edge, points: &[Point], from: f32) -> Option<Item> {
    let gap = e.from.0 + 1;
    if flow.plan.gap_slots[gap] > 0 || flow.entered.contains(&gap) || flow.entered.contains(&e.from.0) {
        return None;
    }
    let x = points[0].x + flow.gap[gap] / 2.0;
    let line = Path::line(Point::new(x, from + 2.5), Point::new(x, points[0].y - 5.0 - flow.breadth.slack()));
    Some(stroked(line, Stroke::solid(Token::Stem.into(), 1.0).dashed(&[1.0, 3.0])))
}

fn emit_exits(flow: &Flow, sheet: &mut Sheet, place: Place, oy: f32) {
    let (Some(under), Some(card)) = (flow.under.get(&place), card_at(flow, place, oy)) else { return };
    let x = exit_x(flow, place, card);
    // Several hang from each other.
    let mut from = card.bottom();
    for (number, (exit, label, top)) in under.exits.iter().enumerate() {
        let e = &flow.map.exits[*exit];
        let taken = flow.breadth.out(*exit);
        let width = flow.breadth.width(taken);
        let half = 5.0_f32.max(width / 2.0 + 3.0);
        let bar = card.bottom() + top + 6.0;
        let mut items = vec![stroked(
            Path::line(Point::new(x, from), Point::new(x, bar)),
            Stroke::solid(Token::Arrow.into(), width),
        )];
        from = bar + 1.0;
        items.push(stroked(
            Path::line(Point::new(x - half, bar), Point::new(x + half, bar)),
            Stroke::solid(Token::Arrow.into(), 2.0),
        ));
        if let Some(label) = label {
            items.extend(label.items(x + 9.0, card.bottom() + top - 0.5));
        }
        sheet.taken.add(Rect::new(x - half, card.bottom(), 2.0 * half, bar - card.bottom() + 2.0));
        let share = e.share.as_ref().map_or(String::new(), |s| format!(", {}", percent(s.value)));
        let name = format!(
            "Leaves after {}{share}{}{}{}",
            flow.touchpoint(place).map_or("", |t| shown(&t.title)),
            if e.label.is_empty() { "" } else { ", " },
            e.label,
            often(taken)
        );
        sheet.put(
            Layer::Arrows,
            format!("exit/{}/{number}", e.from),
            Role::Exit { from: card_id(&e.from) },
            name,
            items,
        );
    }
}

/// A map without transitions shows its order by a plain line along the main row: order, not flow.
fn emit_order(flow: &Flow, sheet: &mut Sheet, oy: f32) {
    let row: Vec<Rect> = (0..flow.grid.columns.len()).filter_map(|c| card_at(flow, (c, 0), oy)).collect();
    let stroke = Stroke::solid(Token::Arrow.into(), PLAIN);
    let lines: Vec<Item> = row
        .windows(2)
        .map(|pair| {
            let y = pair[0].y + flow.look.port_y;
            stroked(Path::line(Point::new(pair[0].right(), y), Point::new(pair[1].x, y)), stroke.clone())
        })
        .collect();
    if !lines.is_empty() {
        sheet.put(
            Layer::Arrows,
            "order".into(),
            Role::Backdrop,
            "The order of the touchpoints".into(),
            lines,
        );
    }
}
