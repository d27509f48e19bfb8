//! What stays once the set in hand is made, at first of all agreed rates: from today down to it, one
//! fix after the other, and beside each what preventing it and what serving it well would change alone.

mod alone;
mod axis;
mod falls;
mod together;

use scene::{Item, Path, Rect, Role, Token, Weight};

use super::figures::{Demand, Stays};
use super::ink::{Ink, bar, parts};
use super::page::{PAD, Page, column_aside, column_head, row, row_aside, text, text_on};
use super::strip::band_words;
use super::table::Table;
use super::words::{change, figure, whole};
use crate::lanes::marks::Kind;
use crate::look::style;
use crate::sheet::filled;
use axis::{Axis, grid};
use falls::Row;

const TITLE: &str = "What stays at the rates you have agreed";
/// Room of the names, and of the four columns of what fixes do alone.
const NAMES: f32 = 256.0;
const ALONE: f32 = 316.0;
/// Room of a tick box and the gap after it.
const TICK: f32 = 26.0;
const TOTAL: f32 = 22.0;
const STEP: f32 = 16.0;
const LEAST_ROW: f32 = 31.0;

/// Draws the part in a panel of width `w` from (x, y) on; returns the bottom of what is in it.
pub(super) fn draw(page: &mut Page, x: f32, y: f32, w: f32) -> f32 {
    let (x, w, y) = (x + PAD, w - 2.0 * PAD, y + PAD - 6.0);
    let unit = page.unit.of_changes();
    let subtitle =
        format!("Contacts {}; each need brought to its agreed rate, one after the other", unit.per);
    let title = match &page.figures.in_hand {
        Some(set) if !set.is_all => format!("What stays {}", set.phrase),
        _ => TITLE.to_owned(),
    };
    let y = page.heading("stays", &title, &subtitle, x, y, w);
    let (Some(demand), Some(stays)) = (page.figures.today(), page.figures.stays) else {
        let sentence = "What stays is not known: with these rates the map has no answer.";
        return page.nothing("stays", sentence, x, y + 14.0, w) + PAD;
    };
    let rows = falls::rows(page, demand.contacts);
    let most =
        rows.iter().flat_map(|r| [r.before, r.after]).fold(demand.contacts.max(stays.contacts), f64::max);
    let tick = if page.has_switches { TICK } else { 0.0 };
    let names = NAMES + tick;
    let axis = Axis { x: x + names, w: (w - names - ALONE - tick - 28.0).max(160.0), most };
    let alone = alone::Columns::new(page, x + w - ALONE - tick);
    let top = heads(page, &axis, &alone, x, y + 12.0) + 6.0;
    let below = today(page, &demand, &axis, x, top);
    page.rule("service/stays/first".into(), x, below, w);
    let (below, upright) = falls::draw(page, &rows, &axis, &alone, x, below + 2.0);
    grid(page, &axis, top + TOTAL, below + 10.0, &upright);
    page.rule("service/stays/last".into(), x, below + 2.0, w);
    let below = stays_row(page, &stays, &axis, x, below + 10.0, x + w);
    let below = remarks(page, &demand, &stays, x, below + 4.0, w);
    let below = alone::others(page, &rows, &alone, x, below + 6.0, w);
    table(page, &demand, &stays, &rows);
    together::draw(page, &demand, x, below + 10.0, w) + PAD
}

/// Heads of the columns and the figures of the axis; returns where the rows begin.
fn heads(page: &mut Page, axis: &Axis, alone: &alone::Columns, x: f32, y: f32) -> f32 {
    let unit = page.unit.of_changes();
    let baseline = y + 27.0;
    let words = if page.has_switches { "Tick to prevent" } else { "Fixes, the largest first" };
    let mut items = vec![page.left(words, column_head(), x, baseline)];
    for (tick, at) in axis.ticks(&unit) {
        items.push(page.centred(&figure(tick), column_aside(), at, baseline));
    }
    items.extend(alone.heads(page, y + 11.0, baseline));
    let name = format!("{words}, contacts {}", unit.per);
    page.put("service/stays/columns".into(), Role::Figure, name, None, items);
    baseline + 8.0
}

/// A figure in a bar where it fits, on a ground that no pattern shows through.
fn inside(page: &Page, words: &str, ink: Ink, left: f32, top: f32, length: f32) -> Vec<Item> {
    let (ground, paint) = match ink {
        Ink::Group(Kind::Ours) => (Token::Ours, Token::Glyph),
        Ink::Group(Kind::NotOurs) | Ink::Unconfirmed(Kind::NotOurs) => (Token::ServeTint, Token::Serve),
        _ => return Vec::new(),
    };
    let look = style(12.5, 16.0, Weight::Bold).painted(paint.into());
    let w = page.fonts().width(words, look);
    if w + 5.0 > length {
        return Vec::new();
    }
    let at = left + ((length - w) / 2.0).min(8.0);
    let behind = Rect::new(at - 2.0, top + 3.0, w + 4.0, TOTAL - 6.0);
    vec![filled(Path::round_rect(behind, 2.0), ground), page.left(words, look, at, top + 15.6)]
}

/// The bar of a total with its parts and their figures; returns the right end.
fn total_bar(page: &Page, inks: &[(Ink, f64)], axis: &Axis, top: f32, items: &mut Vec<Item>) -> f32 {
    let unit = page.unit.of_changes();
    let lengths: Vec<(Ink, f32)> = inks.iter().map(|(ink, n)| (*ink, axis.length(*n))).collect();
    let end = parts(&lengths, axis.x, top, TOTAL, items);
    let mut at = axis.x;
    for ((ink, n), (_, length)) in inks.iter().zip(&lengths).filter(|(_, (_, length))| *length > 0.0) {
        items.extend(inside(page, &whole(unit.scaled(*n)), *ink, at, top, *length - 2.0));
        at += length.max(super::ink::SLIVER + 2.0);
    }
    end
}

/// Keeps the lines of the axis away from words.
fn ground(x: f32, y: f32, w: f32, h: f32) -> Item {
    filled(Path::rect(Rect::new(x, y, w, h)), Token::Surface)
}

fn today(page: &mut Page, demand: &Demand, axis: &Axis, x: f32, y: f32) -> f32 {
    let unit = page.unit.of_changes();
    let inks = [
        (Ink::Group(Kind::Ours), demand.contacts_ours),
        (Ink::Group(Kind::NotOurs), demand.contacts_not_ours),
        (Ink::Group(Kind::Unsorted), demand.contacts_unsorted),
    ];
    let mut items = vec![page.left("Today", row().weighted(Weight::Bold), x, y + 15.5)];
    let end = total_bar(page, &inks, axis, y, &mut items);
    let amount = figure(unit.scaled(demand.contacts));
    let completed = format!("\u{2002}{} completed", whole(demand.completed * unit.starting));
    let pieces = [(amount.as_str(), style(17.0, 20.0, Weight::Bold)), (completed.as_str(), row_aside())];
    let block = page.fonts().rich(&pieces, f32::INFINITY, 0.0);
    items.push(ground(end + 8.0, y, block.width() + 4.0, TOTAL));
    items.push(text_on(&block, end + 10.0, y + 16.5));
    let name = format!("Today {amount} contacts {}, {}", unit.per, completed.trim());
    page.put("service/stays/today".into(), Role::Bar, name, None, items);
    y + TOTAL + 9.0
}

/// The contacts of a group that stay: at rates that somebody has confirmed, and at others.
fn stays_parts(page: &Page, stays: &Stays) -> Vec<(Ink, f64)> {
    let groups =
        [(Kind::Ours, stays.ours), (Kind::NotOurs, stays.not_ours), (Kind::Unsorted, stays.unsorted)];
    let unconfirmed = |kind: Kind| -> Option<f64> {
        if stays.unconfirmed <= 0.0 {
            return None;
        }
        let here = page.counted().into_iter().filter(|c| c.kind() == kind && !c.is_confirmed());
        here.map(|c| c.figures.stays).sum()
    };
    let mut parts = Vec::new();
    for (kind, contacts) in groups {
        let open = unconfirmed(kind).unwrap_or(0.0).min(contacts);
        parts.push((Ink::Group(kind), contacts - open));
        parts.push((Ink::Unconfirmed(kind), open));
    }
    parts.retain(|(_, contacts)| *contacts > 1e-9);
    parts
}

fn stays_row(page: &mut Page, stays: &Stays, axis: &Axis, x: f32, y: f32, right: f32) -> f32 {
    let unit = page.unit.of_changes();
    let mut items = vec![page.left("What stays", row().weighted(Weight::Bold), x, y + 15.5)];
    let end = total_bar(page, &stays_parts(page, stays), axis, y, &mut items);
    let amount = figure(unit.scaled(stays.contacts));
    let look = style(17.0, 20.0, Weight::Bold);
    items.push(ground(end + 8.0, y, page.fonts().width(&amount, look) + 4.0, TOTAL));
    items.push(page.left(&amount, look, end + 10.0, y + 16.5));
    let at = end + 20.0 + page.fonts().width(&amount, look);
    let words = stays_words(page, stays);
    let small = style(11.5, 15.0, Weight::Regular).painted(Token::Text2.into());
    let block = page.fonts().block(&words, small, (right - at).max(120.0));
    items.push(ground(at - 2.0, y + 9.0 - block.height() / 2.0, block.width() + 4.0, block.height() + 4.0));
    items.push(text(&block, at, y + 11.0 - block.height() / 2.0));
    let name = format!("What stays: {amount} contacts {}, {words}", unit.per);
    page.put("service/stays/floor".into(), Role::Bar, name, None, items);
    y + TOTAL.max(11.0 + block.height() / 2.0) + 8.0
}

fn stays_words(page: &Page, stays: &Stays) -> String {
    let unit = page.unit.of_changes();
    let mut words = format!("{} completed", whole(stays.completed * unit.starting));
    let band = band_words(page.figures.bands.stays.filter(|_| page.bands), |n| unit.scaled(n));
    if !band.is_empty() {
        words.push_str(&format!("; contacts {band}"));
    }
    if stays.unconfirmed > 0.0 {
        let open = figure(unit.scaled(stays.unconfirmed));
        words.push_str(&format!("\nhatched: {open} at rates that nobody has confirmed"));
    }
    words
}

/// What a reader must know where more stays than there is today.
fn remarks(page: &mut Page, demand: &Demand, stays: &Stays, x: f32, y: f32, w: f32) -> f32 {
    if stays.contacts <= demand.contacts {
        return y;
    }
    let unit = page.unit.of_changes();
    let more = change(unit.scaled(stays.contacts - demand.contacts));
    let sentence = format!(
        "{more} contacts: more than today. Customers who no longer leave go on to meet later needs; completed rises with them."
    );
    let block = page.fonts().block(&sentence, row_aside(), w);
    page.put("service/stays/above".into(), Role::Figure, sentence, None, vec![text(&block, x, y)]);
    y + block.height() + 4.0
}

fn table(page: &mut Page, demand: &Demand, stays: &Stays, rows: &[Row]) {
    let unit = page.unit.of_changes();
    let title = format!("contacts {}", unit.per);
    let columns = ["step", "change in contacts", "contacts after it", "completed"];
    let mut table = Table::new("stays", TITLE, &title, &columns);
    let contacts = |n: f64| figure(unit.scaled(n));
    let share = |n: f64| whole(n * unit.starting);
    table.row(["Today".into(), String::new(), contacts(demand.contacts), share(demand.completed)]);
    for r in rows {
        table.row([r.title.clone(), change(unit.scaled(r.change())), contacts(r.after), String::new()]);
    }
    let down = change(unit.scaled(stays.contacts - demand.contacts));
    table.row(["What stays".into(), down, contacts(stays.contacts), share(stays.completed)]);
    let open = contacts(stays.unconfirmed);
    table.row(["of it at rates that nobody has confirmed".into(), String::new(), open, String::new()]);
    page.tables.push(table);
    let table = alone::table(page);
    page.tables.push(table);
}

/// A dashed box of a fix, or a full one where contacts rise.
fn step_box(confirmed: bool, rises: bool, r: Rect) -> Vec<Item> {
    bar(if rises { Ink::Added } else { Ink::Prevented { confirmed } }, r)
}
