//! Draws the touchpoints lane: arrows with their labels, exits, and the cards.

use scene::{Item, Path, Point, Rect, Role, Stroke, Token};

use super::breadth::PLAIN;
use super::cards::emit_card;
use super::measure::{Flow, Under, shown};
use super::places::{Labels, broken, place_labels};
use super::ways::{card_at, exit_x, way};
use super::{Edge, Place, Route};
use crate::kept::Cause;
use crate::look::{count, percent};
use crate::sheet::{Layer, Made, Sheet, broad_head, from, head_length, stroked};

const CORNER: f32 = 8.0;

/// Draws the lane.
pub(crate) fn emit(flow: &Flow, sheet: &mut Sheet) {
    for (t, touchpoint) in flow.map.touchpoints.iter().enumerate() {
        if let Some(card) = flow.card(t) {
            sheet.taken.add(card.grown(1.0));
            emit_card(flow, sheet, t, touchpoint, card);
        }
    }
    let ways: Vec<Vec<Point>> = flow.plan.edges.iter().enumerate().map(|(i, e)| way(flow, i, e)).collect();
    let labels = place_labels(flow, &ways);
    for (i, e) in flow.plan.edges.iter().enumerate() {
        emit_edge(flow, sheet, i, e, &ways[i], &labels);
    }
    if flow.plan.edges.is_empty() {
        emit_order(flow, sheet);
    }
    for (place, under) in flow.under.iter() {
        emit_exits(flow, sheet, place, under);
    }
}

pub(crate) fn card_id(touchpoint: &str) -> String {
    format!("card/{touchpoint}")
}

fn emit_edge(flow: &Flow, sheet: &mut Sheet, i: usize, e: &Edge, points: &[Point], labels: &Labels) {
    let Some(home) = card_at(flow, e.from) else { return };
    let [.., before, tip] = points else { return };
    let width = flow.breadth.width(flow.breadth.along(e.transition));
    let length = (tip.x - before.x).hypot(tip.y - before.y).max(0.01);
    let (dx, dy) = ((tip.x - before.x) / length, (tip.y - before.y) / length);
    let mut line = points.to_vec();
    if let Some(last) = line.last_mut() {
        let reach = head_length(width) - 1.0;
        *last = Point::new(tip.x - reach * dx, tip.y - reach * dy);
    }
    for pair in points.windows(2) {
        take(sheet, pair[0], pair[1], width);
    }
    // From the card on, so that an arrow that moves along with it is the same.
    let at = Point::new(home.x, home.y);
    let parts = broken(&line, width, &labels.boxes);
    let parts: Vec<Vec<Point>> =
        parts.iter().map(|part| part.iter().map(|p| from(at, *p)).collect()).collect();
    let label = flow.labels[i].as_ref().zip(labels.at[i]);
    let leads = label.filter(|_| e.route == Route::Straight && e.from.1 == 0);
    let leader = leads.and_then(|(label, (_, y))| leader(flow, e, points, y + label.h));
    let leader = leader.map(|ends| ends.map(|p| from(at, p)));
    let label = label.map(|(label, (x, y))| (label, from(at, Point::new(x, y))));
    let tip = from(at, *tip);
    let t = &flow.map.transitions[e.transition];
    let cause = parts.iter().fold(Cause::of("arrow").points(&[tip]), |cause, part| cause.points(part));
    let cause = match label {
        Some((label, place)) => cause.with(label.cause).points(&[place]),
        None => cause,
    };
    let cause = cause.points(leader.as_ref().map_or(&[], |ends| ends.as_slice())).numbers(&[dx, dy]);
    let cause = cause.text(&t.from).text(&t.to).text(&t.label).figure(t.share.as_ref().map(|s| s.value));
    let cause = cause.number(width).figure(flow.breadth.along(e.transition));
    let cause = cause.text(title_at(flow, e.from)).text(title_at(flow, e.to));
    sheet.put_once(Layer::Arrows, at, &cause, |_| {
        let line = |part: &Vec<Point>| {
            stroked(Path::rounded_polyline(part, CORNER), Stroke::solid(Token::Arrow.into(), width))
        };
        let mut items: Vec<Item> = parts.iter().map(line).collect();
        items.push(broad_head(tip, dx, dy, width, Token::Arrow));
        items.extend(label.into_iter().flat_map(|(label, at)| label.items(at.x, at.y)));
        items.extend(leader.map(|[from, to]| dots(from, to)));
        let role = Role::Arrow { from: card_id(&t.from), to: card_id(&t.to) };
        let (id, name) = (format!("arrow/{}>{}", t.from, t.to), arrow_words(flow, e));
        Made { id, role, name, items, extent: 0.0 }
    });
}

fn title_at<'a>(flow: &'a Flow, place: Place) -> &'a str {
    flow.touchpoint(place).map_or("", |t| shown(&t.title))
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
    let share = t.share.as_ref().map_or(String::new(), |s| format!(", {}", percent(s.value)));
    let label = if t.label.is_empty() { String::new() } else { format!(", {}", t.label) };
    let taken = often(flow.breadth.along(e.transition));
    format!("From {} to {}{share}{label}{taken}", title_at(flow, e.from), title_at(flow, e.to))
}

/// How many customers take a way, for who cannot see how broad it is.
fn often(taken: Option<f64>) -> String {
    taken.map_or(String::new(), |taken| format!(", {} per 1,000 customers who start", count(taken)))
}

/// Ends of the dots from a label above the cards down to its arrow, where no other line may be in the gap.
fn leader(flow: &Flow, e: &Edge, points: &[Point], from: f32) -> Option<[Point; 2]> {
    let gap = e.from.0 + 1;
    if flow.plan.gap_slots[gap] > 0 || flow.entered.contains(&gap) || flow.entered.contains(&e.from.0) {
        return None;
    }
    let x = points[0].x + flow.gap[gap] / 2.0;
    Some([Point::new(x, from + 2.5), Point::new(x, points[0].y - 5.0 - flow.breadth.slack())])
}

fn dots(from: Point, to: Point) -> Item {
    stroked(Path::line(from, to), Stroke::solid(Token::Stem.into(), 1.0).dashed(&[1.0, 3.0]))
}

fn emit_exits(flow: &Flow, sheet: &mut Sheet, place: Place, under: &Under) {
    let Some(card) = card_at(flow, place) else { return };
    let x = exit_x(flow, place, card);
    let at = Point::new(card.x, card.y);
    // Several hang from each other.
    let mut hangs = card.bottom();
    for (number, (exit, label, top)) in under.exits.iter().enumerate() {
        let e = &flow.map.exits[*exit];
        let taken = flow.breadth.out(*exit);
        let width = flow.breadth.width(taken);
        let half = 5.0_f32.max(width / 2.0 + 3.0);
        let bar = card.bottom() + top + 6.0;
        sheet.taken.add(Rect::new(x - half, card.bottom(), 2.0 * half, bar - card.bottom() + 2.0));
        let words = Point::new(x + 9.0, card.bottom() + top - 0.5);
        let [start, end, words] = [Point::new(x, hangs), Point::new(x, bar), words].map(|p| from(at, p));
        let cause = Cause::of("exit").text(&e.from).text(&e.label).figure(e.share.as_ref().map(|s| s.value));
        let cause = cause.text(title_at(flow, place)).points(&[start, end, words]).number(width);
        let cause = cause.figure(taken).with((number, label.as_ref().map(|label| label.cause)));
        sheet.put_once(Layer::Arrows, at, &cause, |_| {
            let line = |a, b, width| stroked(Path::line(a, b), Stroke::solid(Token::Arrow.into(), width));
            let (left, right) = (Point::new(end.x - half, end.y), Point::new(end.x + half, end.y));
            let mut items = vec![line(start, end, width), line(left, right, 2.0)];
            if let Some(label) = label {
                items.extend(label.items(words.x, words.y));
            }
            let (id, role) = (format!("exit/{}/{number}", e.from), Role::Exit { from: card_id(&e.from) });
            Made { id, role, name: exit_words(flow, *exit, place), items, extent: 0.0 }
        });
        hangs = bar + 1.0;
    }
}

fn exit_words(flow: &Flow, exit: usize, place: Place) -> String {
    let e = &flow.map.exits[exit];
    let share = e.share.as_ref().map_or(String::new(), |s| format!(", {}", percent(s.value)));
    let (title, taken) = (title_at(flow, place), often(flow.breadth.out(exit)));
    format!("Leaves after {title}{share}{}{}{taken}", if e.label.is_empty() { "" } else { ", " }, e.label)
}

/// A map without transitions shows its order by a plain line along the main row: order, not flow.
fn emit_order(flow: &Flow, sheet: &mut Sheet) {
    let row: Vec<Rect> = (0..flow.grid.columns.len()).filter_map(|c| card_at(flow, (c, 0))).collect();
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
