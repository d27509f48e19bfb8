//! Draws the touchpoints lane: cards, arrows, labels, exits.

use model::{Channel, Touchpoint};
use scene::{Item, Path, Point, Rect, Role, Stroke, Token};

use super::measure::{Flow, shown};
use super::ports::End;
use super::{Edge, Place, Route, Side, Via};
use crate::icons::icon;
use crate::look::{percent, small};
use crate::sheet::{Layer, Sheet, Taken, filled, head, outlined, stroked};

const LINE: f32 = 1.5;
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

fn shifted(r: Rect, dy: f32) -> Rect {
    Rect::new(r.x, r.y + dy, r.w, r.h)
}

pub(crate) fn card_id(touchpoint: &str) -> String {
    format!("card/{touchpoint}")
}

fn emit_card(flow: &Flow, sheet: &mut Sheet, t: usize, touchpoint: &Touchpoint, card: Rect) {
    let look = &flow.look;
    let stroke = Stroke::solid(Token::Outline.into(), 1.0);
    let mut items = vec![outlined(Path::round_rect(card, 8.0), Token::Surface, stroke)];
    let bare = touchpoint.channels.is_empty() && !touchpoint.moment_of_truth;
    if let Some(first) = touchpoint.channels.first() {
        items.extend(icon(
            channel_icon(*first),
            card.x + if look.compact { 8.0 } else { 9.0 },
            card.y + 9.0 - if look.compact { 1.0 } else { 0.0 },
            14.0,
            Token::Text2,
        ));
        let x = card.x + if look.compact { 27.0 } else { 29.0 };
        let room = card.right() - x - if touchpoint.moment_of_truth { 24.0 } else { 8.0 };
        items.push(sheet.line(
            &channel_words(flow, &touchpoint.channels, room),
            small(),
            x,
            card.y + if look.compact { 18.5 } else { 20.0 },
        ));
    }
    if touchpoint.moment_of_truth {
        items.push(ribbon(card.right() - 10.0, card.y));
    }
    if let Some(title) = &flow.titles[t] {
        let y = if bare {
            card.y + ((card.h - title.height()) / 2.0).clamp(8.0, 14.0)
        } else {
            card.y + look.title_y - 11.0
        };
        items.push(Item::Text(title.at(
            card.x + look.title_x,
            y,
            card.w - 2.0 * look.title_x,
            crate::text::Align::Start,
        )));
    }
    sheet.put(Layer::Things, card_id(&touchpoint.id), Role::Card, spoken(touchpoint), items);
}

fn spoken(t: &Touchpoint) -> String {
    let channels: Vec<&str> = t.channels.iter().map(|c| channel_name(*c)).collect();
    let truth = if t.moment_of_truth { ", moment of truth" } else { "" };
    let by = if channels.is_empty() { String::new() } else { format!(", {}", channels.join(", ")) };
    format!("{}{by}{truth}", shown(&t.title))
}

/// As many channels as the line has room for; a compact card names one.
fn channel_words(flow: &Flow, channels: &[Channel], room: f32) -> String {
    let most = if flow.look.compact { 1 } else { channels.len() };
    let mut words = channel_title(channels[0]);
    for more in channels.iter().take(most).skip(1) {
        let longer = format!("{words}, {}", channel_name(*more));
        if flow.fonts.width(&longer, small()) > room {
            break;
        }
        words = longer;
    }
    words
}

/// The ribbon of a moment of truth, hanging from the upper edge.
fn ribbon(right: f32, top: f32) -> Item {
    let (x, y) = (right - 10.0, top - 0.5);
    let flag = Path::new()
        .move_to(x, y)
        .line_to(x + 10.0, y)
        .line_to(x + 10.0, y + 15.0)
        .line_to(x + 5.0, y + 11.0)
        .line_to(x, y + 15.0)
        .close();
    filled(flag, Token::Text)
}

/// The points of an edge's line, head last.
fn way(flow: &Flow, i: usize, e: &Edge, oy: f32) -> Vec<Point> {
    let (Some(from), Some(to)) = (card_at(flow, e.from, oy), card_at(flow, e.to, oy)) else {
        return Vec::new();
    };
    match &e.route {
        Route::Straight => {
            let y = |place, leaves, card: Rect| {
                card.y
                    + flow.port_y.get(&(place, End { edge: i, leaves })).copied().unwrap_or(flow.look.port_y)
            };
            vec![Point::new(from.right(), y(e.from, true, from)), Point::new(to.x, y(e.to, false, to))]
        }
        Route::Down => vec![Point::new(from.x + 16.0, from.bottom()), Point::new(from.x + 16.0, to.y)],
        Route::Up => {
            vec![Point::new(from.right() - 16.0, from.y), Point::new(from.right() - 16.0, to.bottom())]
        }
        Route::Around => around(flow, e.from, from),
        Route::Bent { out, via, into } => bent(flow, i, e, (*out, via, *into), (from, to), oy),
    }
}

/// Out of the right side, below the card and up into its lower edge.
fn around(flow: &Flow, place: Place, card: Rect) -> Vec<Point> {
    let up = flow.under.get(&place).is_some_and(|u| u.has_up);
    let (out, foot) = (card.bottom() - 10.0, card.right() - if up { 30.0 } else { 14.0 });
    vec![
        Point::new(card.right(), out),
        Point::new(card.right() + 9.0, out),
        Point::new(card.right() + 9.0, card.bottom() + 9.0),
        Point::new(foot, card.bottom() + 9.0),
        Point::new(foot, card.bottom()),
    ]
}

fn bent(
    flow: &Flow,
    i: usize,
    e: &Edge,
    (out, via, into): (Side, &[Via], Side),
    (from, to): (Rect, Rect),
    oy: f32,
) -> Vec<Point> {
    let start = end_point(flow, e.from, End { edge: i, leaves: true }, out, from);
    let tip = end_point(flow, e.to, End { edge: i, leaves: false }, into, to);
    let mut points = vec![start];
    let mut at = start;
    for v in via {
        at = match *v {
            Via::Gap { gap, slot } => Point::new(flow.gap_x(gap, slot), at.y),
            Via::Channel { channel, slot } => Point::new(at.x, oy + flow.channel_line(channel, slot)),
        };
        points.push(at);
    }
    points.push(if into == Side::Top { Point::new(tip.x, at.y) } else { Point::new(at.x, tip.y) });
    points.push(tip);
    points.dedup_by(|a, b| (a.x - b.x).abs() < 0.01 && (a.y - b.y).abs() < 0.01);
    points
}

fn end_point(flow: &Flow, place: Place, end: End, side: Side, card: Rect) -> Point {
    let y = card.y + flow.port_y.get(&(place, end)).copied().unwrap_or(flow.look.port_y);
    match side {
        Side::Left => Point::new(card.x, y),
        Side::Right => Point::new(card.right(), y),
        Side::Top => {
            let ends = flow.ports.top.get(&place).map_or(&[][..], Vec::as_slice);
            let at = ends.iter().position(|e| *e == end).unwrap_or(0) as f32;
            let zone = card.w - 64.0;
            let step = (zone / ends.len().max(1) as f32).min(10.0);
            let first = card.x + card.w / 2.0 - step * (ends.len() as f32 - 1.0) / 2.0;
            Point::new(first + step * at, card.y)
        }
    }
}

fn card_at(flow: &Flow, (column, row): Place, oy: f32) -> Option<Rect> {
    flow.card(flow.grid.columns[column].cells[row]?).map(|c| shifted(c, oy))
}

/// The upright stretches of all lines: (x, top, bottom, edge).
fn uprights(ways: &[Vec<Point>]) -> Vec<(f32, f32, f32, usize)> {
    let mut list = Vec::new();
    for (i, way) in ways.iter().enumerate() {
        for pair in way.windows(2) {
            if (pair[0].x - pair[1].x).abs() < 0.01 {
                list.push((pair[0].x, pair[0].y.min(pair[1].y), pair[0].y.max(pair[1].y), i));
            }
        }
    }
    list.sort_by(|a, b| a.0.total_cmp(&b.0));
    list
}

type Upright = (f32, f32, f32, usize);

/// Where every label of an edge stands, and the boxes of all labels, those of exits too.
struct Labels {
    at: Vec<Option<(f32, f32)>>,
    boxes: Taken,
}

fn place_labels(flow: &Flow, ways: &[Vec<Point>], oy: f32) -> Labels {
    let uprights = uprights(ways);
    let mut boxes = Taken::default();
    for (place, under) in &flow.under {
        let Some(card) = card_at(flow, *place, oy) else { continue };
        let x = exit_x(flow, *place, card) + 9.0;
        for (_, label, top) in &under.exits {
            if let Some(label) = label {
                boxes.add(Rect::new(x, card.bottom() + top - 0.5, label.w, label.h));
            }
        }
    }
    let mut at = Vec::new();
    for (i, e) in flow.plan.edges.iter().enumerate() {
        let place = label_place(flow, i, e, &ways[i], &uprights, oy);
        let place = place.zip(flow.labels[i].as_ref()).map(|((x, y), label)| {
            // Where labels would meet, the later one gives way upwards.
            let mut spot = Rect::new(x, y, label.w, label.h);
            for _ in 0..12 {
                if boxes.free(&spot.grown(1.0)) {
                    break;
                }
                spot.y -= 7.0;
            }
            boxes.add(spot);
            (spot.x, spot.y)
        });
        at.push(place);
    }
    Labels { at, boxes }
}

/// A line in the parts that stay clear of every label: where no stretch was free for a label, the
/// line that crosses it is broken there.
fn broken(line: &[Point], boxes: &Taken) -> Vec<Vec<Point>> {
    let mut parts: Vec<Vec<Point>> = Vec::new();
    let mut part: Vec<Point> = line.first().copied().into_iter().collect();
    for pair in line.windows(2) {
        let (a, b) = (pair[0], pair[1]);
        for (from, to) in clear_stretches(a, b, boxes) {
            if part.last() != Some(&from) {
                parts.push(std::mem::take(&mut part));
                part.push(from);
            }
            part.push(to);
        }
        if part.last() != Some(&b) {
            parts.push(std::mem::take(&mut part));
            part.push(b);
        }
    }
    parts.push(part);
    parts.retain(|p| p.len() > 1);
    parts
}

/// The stretches from `a` to `b` outside the boxes, with 3.5 to spare.
fn clear_stretches(a: Point, b: Point, boxes: &Taken) -> Vec<(Point, Point)> {
    let band = Rect::new(a.x, a.y, 0.0, 0.0).union(&Rect::new(b.x, b.y, 0.0, 0.0)).grown(2.6);
    let length = (b.x - a.x).abs() + (b.y - a.y).abs();
    let level = (a.y - b.y).abs() < 0.01;
    let (start, way) = if level { (a.x, (b.x - a.x).signum()) } else { (a.y, (b.y - a.y).signum()) };
    let mut blocks: Vec<(f32, f32)> = boxes
        .over(&band)
        .map(|r| if level { (r.x, r.right()) } else { (r.y, r.bottom()) })
        .map(|(lo, hi)| ((lo - start) * way, (hi - start) * way))
        .map(|(p, q)| (p.min(q) - 3.5, p.max(q) + 3.5))
        .collect();
    blocks.sort_by(|p, q| p.0.total_cmp(&q.0));
    let point = |d: f32| match d {
        d if d <= 0.0 => a,
        d if d >= length => b,
        d if level => Point::new(a.x + d * way, a.y),
        d => Point::new(a.x, a.y + d * way),
    };
    let (mut at, mut stretches) = (0.0_f32, Vec::new());
    for (lo, hi) in blocks {
        if lo > at + 1.0 {
            stretches.push((point(at), point(lo)));
        }
        at = at.max(hi);
    }
    if at < length {
        stretches.push((point(at), b));
    }
    stretches
}

fn emit_edge(flow: &Flow, sheet: &mut Sheet, i: usize, e: &Edge, points: &[Point], labels: &Labels) {
    let [.., before, tip] = points else { return };
    let length = (tip.x - before.x).hypot(tip.y - before.y).max(0.01);
    let (dx, dy) = ((tip.x - before.x) / length, (tip.y - before.y) / length);
    let mut line = points.to_vec();
    if let Some(last) = line.last_mut() {
        *last = Point::new(tip.x - 6.0 * dx, tip.y - 6.0 * dy);
    }
    let mut items: Vec<Item> = broken(&line, &labels.boxes)
        .iter()
        .map(|part| stroked(Path::rounded_polyline(part, CORNER), Stroke::solid(Token::Arrow.into(), LINE)))
        .collect();
    items.push(head(*tip, dx, dy, Token::Arrow));
    for pair in points.windows(2) {
        let (a, b) = (pair[0], pair[1]);
        sheet.taken.add(Rect::new(a.x, a.y, 0.0, 0.0).union(&Rect::new(b.x, b.y, 0.0, 0.0)).grown(1.0));
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

fn arrow_words(flow: &Flow, e: &Edge) -> String {
    let t = &flow.map.transitions[e.transition];
    let title = |place| flow.touchpoint(place).map_or("", |t| shown(&t.title));
    let share = t.share.as_ref().map_or(String::new(), |s| format!(", {}", percent(s.value)));
    let label = if t.label.is_empty() { String::new() } else { format!(", {}", t.label) };
    format!("From {} to {}{share}{label}", title(e.from), title(e.to))
}

/// Dots from a label above the cards down to its arrow, where no other line is in the gap.
fn leader(flow: &Flow, e: &Edge, points: &[Point], from: f32) -> Option<Item> {
    if flow.plan.gap_slots[e.from.0 + 1] > 0 {
        return None;
    }
    let x = points[0].x + flow.gap[e.from.0 + 1] / 2.0;
    let line = Path::line(Point::new(x, from + 2.5), Point::new(x, points[0].y - 5.0));
    Some(stroked(line, Stroke::solid(Token::Stem.into(), 1.0).dashed(&[1.0, 3.0])))
}

/// Top left of an edge's label.
fn label_place(
    flow: &Flow,
    i: usize,
    e: &Edge,
    points: &[Point],
    uprights: &[Upright],
    oy: f32,
) -> Option<(f32, f32)> {
    let label = flow.labels[i].as_ref()?;
    let from = card_at(flow, e.from, oy)?;
    match &e.route {
        Route::Straight if e.from.1 == 0 => {
            let middle = points[0].x + flow.gap[e.from.0 + 1] / 2.0;
            Some((middle - label.w / 2.0, oy + flow.row_y[0] - 7.0 - label.h))
        }
        Route::Straight => Some((from.right() + 4.0, points[0].y - 5.0 - label.h)),
        Route::Down | Route::Up | Route::Around => {
            let home = if e.route == Route::Up { e.to } else { e.from };
            let card = card_at(flow, home, oy)?;
            let (_, dy) = flow.under.get(&home)?.labels.iter().find(|(edge, _)| *edge == i)?;
            let beside = e.route == Route::Up && flow.room_beside_up(home).is_some();
            let x = match (&e.route, beside) {
                (_, true) => card.right() - 8.0,
                (Route::Up, false) => card.right() - 24.0 - label.w,
                _ => card.x + 24.0,
            };
            Some((x, card.bottom() + dy))
        }
        Route::Bent { via, out: Side::Right, .. } if via.len() == 1 => {
            Some((from.right() + 5.0, points[0].y + 3.0))
        }
        Route::Bent { via, .. } => {
            let at = via.iter().position(|v| matches!(v, Via::Channel { .. }))?;
            let (a, b) = (points.get(at)?, points.get(at + 1)?);
            let run = if (a.y - b.y).abs() < 0.01 { (a, b) } else { (b, points.get(at + 2)?) };
            along(label.w, label.h, i, *run.0, *run.1, uprights)
        }
    }
}

/// A stretch above the run from `a` to `b`, nearest to `a`, that no upright crosses.
fn along(w: f32, h: f32, edge: usize, a: Point, b: Point, uprights: &[Upright]) -> Option<(f32, f32)> {
    let (top, bottom) = (a.y - 4.0 - h, a.y - 1.0);
    let (lo, hi) = (a.x.min(b.x) + 5.0, a.x.max(b.x) - 5.0);
    let crosses = |x: f32| {
        let first = uprights.partition_point(|u| u.0 < x - 4.0);
        uprights[first..]
            .iter()
            .take_while(|u| u.0 < x + w + 4.0)
            .find(|u| u.3 != edge && u.1 < bottom && u.2 > top)
            .map(|u| u.0)
    };
    let mut x = if a.x < b.x { lo } else { hi - w };
    for _ in 0..64 {
        match crosses(x) {
            None if x >= lo - 0.1 && x + w <= hi + 0.1 => return Some((x, top)),
            None => break,
            Some(at) => x = if a.x < b.x { at + 4.5 } else { at - w - 4.5 },
        }
    }
    // No stretch is long enough: beyond the ends of the run the channel may still be free.
    let beyond = [lo - 5.0 - w - 5.0, hi + 10.0, if a.x < b.x { lo } else { hi - w }];
    beyond.into_iter().find(|x| crosses(*x).is_none()).or(beyond.last().copied()).map(|x| (x, top))
}

/// x of a card's exits: beside the line up where there is one.
fn exit_x(flow: &Flow, place: Place, card: Rect) -> f32 {
    let beside = flow.under.get(&place).is_some_and(|u| u.has_up || u.has_around);
    let offset = if flow.look.compact { 40.0 } else { 44.0 };
    if beside { card.right() - 5.0 } else { card.x + offset }
}

fn emit_exits(flow: &Flow, sheet: &mut Sheet, place: Place, oy: f32) {
    let (Some(under), Some(card)) = (flow.under.get(&place), card_at(flow, place, oy)) else { return };
    let x = exit_x(flow, place, card);
    for (exit, label, top) in &under.exits {
        let e = &flow.map.exits[*exit];
        let bar = card.bottom() + top + 6.0;
        let mut items = vec![stroked(
            Path::line(Point::new(x, card.bottom()), Point::new(x, bar)),
            Stroke::solid(Token::Arrow.into(), LINE),
        )];
        items.push(stroked(
            Path::line(Point::new(x - 5.0, bar), Point::new(x + 5.0, bar)),
            Stroke::solid(Token::Arrow.into(), 2.0),
        ));
        if let Some(label) = label {
            items.extend(label.items(x + 9.0, card.bottom() + top - 0.5));
        }
        sheet.taken.add(Rect::new(x - 5.0, card.bottom(), 10.0, bar - card.bottom() + 2.0));
        let share = e.share.as_ref().map_or(String::new(), |s| format!(", {}", percent(s.value)));
        let name = format!(
            "Leaves after {}{share}{}{}",
            flow.touchpoint(place).map_or("", |t| shown(&t.title)),
            if e.label.is_empty() { "" } else { ", " },
            e.label
        );
        sheet.put(
            Layer::Arrows,
            format!("exit/{}/{exit}", e.from),
            Role::Exit { from: card_id(&e.from) },
            name,
            items,
        );
    }
}

/// A map without transitions shows its order by a plain line along the main row: order, not flow.
fn emit_order(flow: &Flow, sheet: &mut Sheet, oy: f32) {
    let row: Vec<Rect> = (0..flow.grid.columns.len()).filter_map(|c| card_at(flow, (c, 0), oy)).collect();
    let stroke = Stroke::solid(Token::Arrow.into(), LINE);
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

fn channel_title(c: Channel) -> String {
    let name = channel_name(c);
    let mut letters = name.chars();
    letters.next().map_or(String::new(), |f| f.to_uppercase().chain(letters).collect())
}

fn channel_name(c: Channel) -> &'static str {
    match c {
        Channel::Web => "web",
        Channel::App => "app",
        Channel::Email => "e-mail",
        Channel::Message => "message",
        Channel::Phone => "phone",
        Channel::Chat => "chat",
        Channel::Post => "post",
        Channel::Print => "print",
        Channel::Shop => "shop",
        Channel::Visit => "visit",
        Channel::Social => "social",
        Channel::Device => "device",
        Channel::Kiosk => "kiosk",
        Channel::Partner => "partner",
        Channel::Other => "other",
    }
}

fn channel_icon(c: Channel) -> &'static str {
    match c {
        Channel::Web => "globe",
        Channel::App => "smartphone",
        Channel::Email => "mail",
        Channel::Message => "message-square",
        Channel::Phone => "phone",
        Channel::Chat => "messages-square",
        Channel::Post => "mailbox",
        Channel::Print => "newspaper",
        Channel::Shop => "store",
        Channel::Visit => "wrench",
        Channel::Social => "share-2",
        Channel::Device => "router",
        Channel::Kiosk => "monitor",
        Channel::Partner => "handshake",
        Channel::Other => "circle-dot",
    }
}
