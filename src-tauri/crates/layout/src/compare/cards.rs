//! The touchpoints of one map, or of both laid on each other: cards, the way between them, and marks.

use std::collections::HashMap;

use model::{ServicePoint, Where};
use scene::{Item, Path, Point, Rect, Role, Stroke, Token, Weight};

use super::bands::{CARD, Strip, label};
use super::changes::from_to;
use super::figures::Fate;
use super::page::Page;
use super::signs::{sign, word};
use crate::flow::shown;
use crate::lanes::marks::mark;
use crate::look::{percent, style};
use crate::service::page::kind_of;
use crate::service::strip::kind_words;
use crate::service::words::figure;
use crate::sheet::{Layer, head, outlined, placed, stroked};
use crate::text::{Block, Style};

const LEAST: f32 = 40.0;
const ROWS: f32 = 20.0;
/// Above the cards, for shares.
const SHARES: f32 = 17.0;
const MARK: f32 = 13.0;
const MARK_LINE: f32 = 22.0;

/// Whose cards are drawn.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Sides {
    One(usize),
    Both,
}

/// A touchpoint at its place on the strip: of the first map, of the second, or of both.
struct Cell<'m> {
    id: &'m str,
    slot: usize,
    row: usize,
    title: &'m str,
    fate: Fate,
    /// The map on which it is looked at.
    side: usize,
}

/// A card at its place on the page.
struct Placed {
    at: Rect,
    slot: usize,
    row: usize,
    fate: Fate,
}

/// Draws the cards with their marks from y on; returns the bottom.
pub(super) fn draw(page: &mut Page, strip: &Strip, sides: Sides, y: f32) -> f32 {
    let cells = cells(page, strip, sides);
    let (name, id) = match sides {
        Sides::One(side) => (page.names[side].to_owned(), ["first", "second"][side]),
        Sides::Both => (format!("{} and {}", page.names[0], page.names[1].to_lowercase()), "both"),
    };
    let status = match sides {
        Sides::One(side) => page.maps[side].status.map(|status| status.word()).unwrap_or(""),
        Sides::Both => "",
    };
    let top = y + SHARES;
    label(page, strip, id, &name, status, top + 4.0);
    let blocks: Vec<Block> =
        cells.iter().map(|cell| page.sheet.fonts.block(cell.title, title(), CARD - 14.0)).collect();
    let tops = tops(&cells, &blocks, top);
    let placed: HashMap<&str, Placed> = cells
        .iter()
        .zip(&blocks)
        .map(|(cell, block)| {
            let height = LEAST.max(block.height() + 12.0);
            let at = Rect::new(strip.x_of(cell.slot), tops[cell.row], CARD, height);
            (cell.id, Placed { at, slot: cell.slot, row: cell.row, fate: cell.fate })
        })
        .collect();
    if let Sides::One(side) = sides {
        ghosts(page, strip, side, &cells, &tops);
    }
    match sides {
        Sides::One(side) => ways(page, strip, side, id, &placed),
        Sides::Both => [0, 1].into_iter().for_each(|side| ways(page, strip, side, id, &placed)),
    }
    for (cell, block) in cells.iter().zip(&blocks) {
        card(page, strip, cell, block, placed[cell.id].at, id);
    }
    let bottom = tops.last().copied().unwrap_or(top);
    marks(page, strip, sides, &cells, id, bottom + 8.0)
}

fn title() -> Style {
    style(11.5, 14.0, Weight::SemiBold)
}

/// What became of a thing, as far as the side that is drawn shows it.
fn seen(fate: Fate, sides: Sides) -> Fate {
    match (sides, fate) {
        (Sides::One(0), Fate::Added | Fate::Changed) | (Sides::One(1), Fate::Removed) => Fate::Same,
        _ => fate,
    }
}

fn cells<'m>(page: &Page<'m>, strip: &Strip, sides: Sides) -> Vec<Cell<'m>> {
    let maps = page.maps;
    let fate = |id: &str| seen(page.fate("touchpoints", id), sides);
    let mut cells: Vec<Cell> = Vec::new();
    for slot in strip.range.clone() {
        let of = |side: usize| {
            let map = maps[side];
            strip.columns.at(side, slot).into_iter().map(move |(row, t)| (row, &map.touchpoints[t], side))
        };
        let mut here: Vec<(usize, &model::Touchpoint, usize)> = match sides {
            Sides::One(side) => of(side).collect(),
            Sides::Both => of(1).collect(),
        };
        if sides == Sides::Both {
            for (row, touchpoint, side) in of(0) {
                if here.iter().any(|(_, it, _)| it.id == touchpoint.id) {
                    continue;
                }
                let free = (row..).find(|row| here.iter().all(|(taken, ..)| taken != row));
                here.push((free.unwrap_or(row), touchpoint, side));
            }
        }
        cells.extend(here.into_iter().map(|(row, touchpoint, side)| Cell {
            id: &touchpoint.id,
            slot,
            row,
            title: shown(&touchpoint.title),
            fate: fate(&touchpoint.id),
            side,
        }));
    }
    // One that has moved is where it is now.
    let mut drawn = std::collections::HashSet::new();
    cells.retain(|cell| drawn.insert(cell.id));
    cells
}

/// The top of each row, and the bottom of the last one.
fn tops(cells: &[Cell], blocks: &[Block], y: f32) -> Vec<f32> {
    let rows = cells.iter().map(|cell| cell.row + 1).max().unwrap_or(1);
    let mut heights = vec![LEAST; rows];
    for (cell, block) in cells.iter().zip(blocks) {
        heights[cell.row] = heights[cell.row].max(block.height() + 12.0);
    }
    let mut tops = vec![y];
    for (n, height) in heights.iter().enumerate() {
        let gap = if n + 1 == rows { 0.0 } else { ROWS };
        tops.push(tops[n] + height + gap);
    }
    tops
}

fn card(page: &mut Page, strip: &Strip, cell: &Cell, block: &Block, at: Rect, id: &str) {
    let (line, width, dash): (Token, f32, &[f32]) = match cell.fate {
        Fate::Same => (Token::Outline, 1.0, &[]),
        Fate::Added => (Token::Accent, 2.0, &[]),
        Fate::Changed => (Token::Accent, 1.5, &[]),
        Fate::Removed => (Token::Text2, 1.5, &[4.0, 3.0]),
    };
    let shape = Path::round_rect(at.grown(-width / 2.0), 7.0);
    let mut items = vec![outlined(shape, Token::Surface, Stroke::solid(line.into(), width).dashed(dash))];
    items.push(placed(block, at.x + 7.0, at.y + (at.h - block.height()) / 2.0));
    items.extend(sign(cell.fate, at.right() - 4.0, at.y, 7.5));
    let fate = if cell.fate == Fate::Same { String::new() } else { format!(", {}", word(cell.fate)) };
    let place = Where { touchpoint: Some(cell.id.to_owned()), ..Where::default() };
    let group = format!("compare/card/{id}/{}/{}", strip.number, cell.id);
    page.put(group, Role::Card, format!("{}{fate}", cell.title), Some((cell.side, place)), items);
}

/// Where the other map has a card and this one has none.
fn ghosts(page: &mut Page, strip: &Strip, side: usize, cells: &[Cell], tops: &[f32]) {
    let other = page.maps[1 - side];
    let has = |id: &str| page.touchpoints[side].contains_key(id);
    let mut items = Vec::new();
    for slot in strip.range.clone() {
        for (row, t) in strip.columns.at(1 - side, slot) {
            let taken = cells.iter().any(|cell| cell.slot == slot && cell.row == row);
            if taken || row + 1 >= tops.len() || has(&other.touchpoints[t].id) {
                continue;
            }
            let at = Rect::new(strip.x_of(slot), tops[row], CARD, LEAST).grown(-0.5);
            let line = Stroke::solid(Token::Border2.into(), 1.0).dashed(&[4.0, 4.0]);
            items.push(stroked(Path::round_rect(at, 7.0), line));
        }
    }
    page.sheet.decorate(Layer::Lines, format!("compare/ghosts/{side}/{}", strip.number), items);
}

/// The ways to the next card and to what stands below; the maps themselves have all of them.
fn ways(page: &mut Page, strip: &Strip, side: usize, id: &str, cards: &HashMap<&str, Placed>) {
    let sides = if id == "both" { Sides::Both } else { Sides::One(side) };
    let mut items = Vec::new();
    for way in &page.maps[side].transitions {
        let fate = page.fate("transitions", &format!("{}->{}", way.from, way.to));
        let fate = seen(fate, sides);
        // What both have is drawn once.
        if sides == Sides::Both && side == 0 && fate != Fate::Removed {
            continue;
        }
        let ends = cards.get(way.from.as_str()).zip(cards.get(way.to.as_str()));
        let Some(route) = ends.and_then(|(from, to)| route(from, to, cards)) else { continue };
        draw_way(page, &route, fate, way.share.as_ref().map(|share| share.value), &mut items);
    }
    page.sheet.decorate(Layer::Arrows, format!("compare/ways/{id}/{side}/{}", strip.number), items);
}

fn draw_way(page: &Page, route: &Route, fate: Fate, share: Option<f64>, items: &mut Vec<Item>) {
    let (token, width, dash): (Token, f32, &[f32]) = match fate {
        Fate::Same => (Token::Arrow, 1.25, &[]),
        Fate::Added | Fate::Changed => (Token::Accent, 1.75, &[]),
        Fate::Removed => (Token::Text2, 1.25, &[4.0, 3.0]),
    };
    let [a, b] = route.line;
    let (dx, dy) =
        ((b.x - a.x).signum() * f32::from(a.y == b.y), (b.y - a.y).signum() * f32::from(a.y != b.y));
    let end = Point::new(b.x - 5.0 * dx, b.y - 5.0 * dy);
    items.push(stroked(Path::line(a, end), Stroke::solid(token.into(), width).dashed(dash)));
    items.push(head(b, dx, dy, token));
    // All of them go on where nothing is written.
    let (Some(share), Some((at, is_centred))) = (share.filter(|share| *share < 0.9995), route.share) else {
        return;
    };
    let colour = if fate == Fate::Same { Token::Text2 } else { token };
    let look = style(11.0, 13.0, Weight::SemiBold).painted(colour.into());
    let words = percent(share);
    items.push(match is_centred {
        true => page.sheet.centred(&words, look, at.x, at.y),
        false => page.sheet.line(&words, look, at.x, at.y),
    });
}

/// A straight line from card to card.
struct Route {
    line: [Point; 2],
    /// Where its share may stand, and whether with its middle there.
    share: Option<(Point, bool)>,
}

/// The line of a way; `None` where no straight one leads there.
fn route(from: &Placed, to: &Placed, cards: &HashMap<&str, Placed>) -> Option<Route> {
    let (a, b) = (from.at, to.at);
    let inside = |n: usize, one: usize, other: usize| n > one.min(other) && n < one.max(other);
    if from.slot == to.slot && from.row != to.row {
        if cards.values().any(|card| card.slot == from.slot && inside(card.row, from.row, to.row)) {
            return None;
        }
        // Down on one side of the cards, and back up on the other.
        let (x, back) = (a.x + 22.0, a.right() - 16.0);
        return Some(match from.row < to.row {
            true => {
                let share = Point::new(x + 7.0, (a.bottom() + b.y) / 2.0 + 4.0);
                Route { line: [Point::new(x, a.bottom()), Point::new(x, b.y)], share: Some((share, false)) }
            }
            false => Route { line: [Point::new(back, a.y), Point::new(back, b.bottom())], share: None },
        });
    }
    if from.row != to.row || from.slot >= to.slot {
        return None;
    }
    if cards.values().any(|card| card.row == from.row && inside(card.slot, from.slot, to.slot)) {
        return None;
    }
    let y = a.y + LEAST / 2.0;
    let above = a.y - 6.0;
    // Beside the sign at the card's corner, where there is one.
    let share = match from.fate {
        Fate::Same => (Point::new((a.right() + b.x) / 2.0, above), true),
        _ => (Point::new(a.right() + 7.0, above), false),
    };
    Some(Route { line: [Point::new(a.right(), y), Point::new(b.x, y)], share: Some(share) })
}

/// One service point of one map or of both.
struct Marked<'m> {
    point: &'m ServicePoint,
    fate: Fate,
    words: String,
    side: usize,
}

fn marks(page: &mut Page, strip: &Strip, sides: Sides, cells: &[Cell], id: &str, y: f32) -> f32 {
    let mut bottom = y;
    for slot in strip.range.clone() {
        let (mut x, mut middle) = (strip.x_of(slot), y + MARK_LINE / 2.0);
        for cell in cells.iter().filter(|cell| cell.slot == slot) {
            for marked in marked(page, sides, cell.id) {
                let after = if marked.fate == Fate::Same { 12.0 } else { 20.0 };
                let width = MARK + 5.0 + page.sheet.fonts.width(&marked.words, figures(marked.fate)) + after;
                if x > strip.x_of(slot) && x + width > strip.x_of(slot) + strip.pitch {
                    (x, middle) = (strip.x_of(slot), middle + MARK_LINE);
                }
                put_mark(page, strip, &marked, id, x, middle);
                x += width.max(48.0);
                bottom = bottom.max(middle + MARK_LINE / 2.0);
            }
        }
    }
    if bottom > y {
        label(page, strip, &format!("{id}/service"), "Service", "", y + 3.0);
    }
    bottom
}

fn figures(fate: Fate) -> Style {
    let look = style(12.0, 15.0, Weight::SemiBold);
    if fate == Fate::Removed { look.painted(Token::Text2.into()) } else { look }
}

/// The service points of a touchpoint, those that only the first map has at the end.
fn marked<'m>(page: &Page<'m>, sides: Sides, touchpoint: &str) -> Vec<Marked<'m>> {
    let contacts = |side: usize, id: &str| page.figures.contacts[side].get(id).copied();
    let of = |side: usize| page.points_at(side, touchpoint).iter().copied();
    let fate = |point: &ServicePoint| seen(page.fate("service_points", &point.id), sides);
    let one = |side: usize, point: &'m ServicePoint| Marked {
        point,
        fate: fate(point),
        words: contacts(side, &point.id).map(figure).unwrap_or_default(),
        side,
    };
    let Sides::One(side) = sides else {
        let gone = of(0).filter(|point| !page.points[1].contains_key(point.id.as_str()));
        let both = |point: &'m ServicePoint, side: usize| {
            let values = [0, 1].map(|side| contacts(side, &point.id));
            Marked { words: from_to(values), ..one(side, point) }
        };
        return of(1).map(|point| both(point, 1)).chain(gone.map(|point| both(point, 0))).collect();
    };
    of(side).map(|point| one(side, point)).collect()
}

fn put_mark(page: &mut Page, strip: &Strip, marked: &Marked, id: &str, x: f32, middle: f32) {
    let kind = kind_of(marked.point.cause);
    let look = figures(marked.fate);
    let width = page.sheet.fonts.width(&marked.words, look);
    let mut items: Vec<Item> = Vec::new();
    let end = x + MARK + 5.0 + width;
    if marked.fate == Fate::Removed {
        let pill = Rect::new(x - 4.0, middle - 9.5, end - x + 8.0, 19.0);
        let line = Stroke::solid(Token::Text2.into(), 1.25).dashed(&[3.0, 2.5]);
        items.push(outlined(Path::round_rect(pill, 9.5), Token::Surface, line));
    }
    items.extend(mark(kind, x + MARK / 2.0, middle, MARK, Token::Surface));
    items.push(page.sheet.line(&marked.words, look, x + MARK + 5.0, middle + 4.3));
    items.extend(sign(marked.fate, end + 8.5, middle - 6.0, 5.5));
    let fate = if marked.fate == Fate::Same { String::new() } else { format!(", {}", word(marked.fate)) };
    let figures =
        if marked.words.is_empty() { "not counted".to_owned() } else { format!("{} contacts", marked.words) };
    let name = format!("{}{fate}: {}, {figures}", shown(&marked.point.title), kind_words(kind));
    let place = Where { service_point: Some(marked.point.id.clone()), ..Where::default() };
    let group = format!("compare/mark/{id}/{}/{}", strip.number, marked.point.id);
    page.put_on(Layer::Above, group, Role::Mark, name, Some((marked.side, place)), items);
}
