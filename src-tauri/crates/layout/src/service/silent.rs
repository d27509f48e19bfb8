//! Needs kept silent: noticed, and nobody was told.

use scene::{Rect, Role, Token, Weight};

use super::ink::{self, Ink, SLIVER, bar};
use super::page::{
    Counted, PAD, Page, at_point, column_aside, column_head, row, row_aside, row_figure, text_on,
};
use super::strip::kind_words;
use super::table::{NOT_KNOWN, Table};
use super::words::{figure, several, whole};
use crate::flow::shown;
use crate::lanes::marks::mark;
use crate::look::style;

const TITLE: &str = "Needs kept silent";
/// Points with a row of their own; the others share the last one.
const MOST: usize = 6;
const NAMES: f32 = 204.0;
const FIGURES: f32 = 64.0;

/// Draws the part in a panel of width `w` from (x, y) on; returns the bottom of what is in it.
pub(super) fn draw(page: &mut Page, x: f32, y: f32, w: f32) -> f32 {
    let (x, w, y) = (x + PAD, w - 2.0 * PAD, y + PAD - 6.0);
    let unit = format!("{}, noticed and never contacted about", page.unit.needs_title());
    let y = page.heading("silent", TITLE, &unit, x, y, w);
    table(page);
    let scaled = |n: f64| page.unit.scaled(n);
    let mut points: Vec<(Counted, f64)> =
        page.counted().into_iter().filter_map(|c| Some((c, c.figures.silent?))).collect();
    let noticed: f64 = page.counted().iter().filter_map(|c| c.figures.noticed).sum();
    if points.is_empty() {
        return page.nothing("silent", "Not known for this map.", x, y + 14.0, w) + PAD;
    }
    let silent: f64 = points.iter().map(|(_, n)| n).sum();
    let words =
        format!("{} of {} noticed needs are kept silent", whole(scaled(silent)), whole(scaled(noticed)));
    let bold = style(13.5, 18.0, Weight::SemiBold);
    let block = page.fonts().block(&words, bold, w);
    let item = super::page::text(&block, x, y + 8.0);
    page.put("service/silent/sum".into(), Role::Figure, words, None, vec![item]);
    let y = y + 8.0 + block.height();
    points.retain(|(_, n)| *n > 0.0);
    points.sort_by(|a, b| b.1.total_cmp(&a.1));
    if points.is_empty() {
        return y + PAD - 4.0;
    }
    let mut y = heads(page, x, y + 4.0, w);
    let single = if points.len() > MOST { MOST - 1 } else { points.len() };
    let longest = points.first().map_or(0.0, |(_, n)| *n);
    let rest = points.split_off(single);
    let rest_silent: f64 = rest.iter().map(|(_, n)| n).sum();
    let longest = longest.max(rest_silent);
    let scale = if longest > 0.0 { f64::from(w - NAMES - 2.0 * FIGURES) / longest } else { 0.0 };
    for (c, n) in &points {
        y = put(page, Some(*c), shown(&c.point.title), (*n, c.figures.contacts), scale, x, y, w);
    }
    if !rest.is_empty() {
        let contacts = rest.iter().map(|(c, _)| c.figures.contacts).sum();
        let title = several(rest.len(), "more service point", "more service points");
        y = put(page, None, &title, (rest_silent, contacts), scale, x, y, w);
    }
    y + PAD - 8.0
}

fn heads(page: &mut Page, x: f32, y: f32, w: f32) -> f32 {
    let baseline = y + 12.0;
    let items = vec![
        page.right("kept silent", column_head(), x + w - FIGURES, baseline),
        page.right("contacts", column_aside(), x + w, baseline),
    ];
    page.put(
        "service/silent/columns".into(),
        Role::Figure,
        "needs kept silent, contacts".into(),
        None,
        items,
    );
    page.rule("service/silent/start".into(), x, baseline + 6.0, w);
    baseline + 10.0
}

#[expect(clippy::too_many_arguments, reason = "a row is where it stands and how long a need is")]
fn put(
    page: &mut Page,
    counted: Option<Counted>,
    title: &str,
    (silent, contacts): (f64, f64),
    scale: f64,
    x: f32,
    y: f32,
    w: f32,
) -> f32 {
    let aside = 24.0;
    let look = if counted.is_some() { row() } else { row_aside() };
    let block = page.fonts().block(title, look, NAMES - aside - 10.0);
    let height = 25.0_f32.max(block.height() + 8.0);
    let middle = y + height / 2.0;
    let mut items = counted.map_or_else(Vec::new, |c| mark(c.kind(), x + 8.0, middle, 15.0, Token::Surface));
    items.push(text_on(&block, x + aside, middle - block.height() / 2.0 + block.baseline(0)));
    let length = ink::length(silent, scale).max(SLIVER * 2.0);
    items.extend(bar(Ink::Silent, Rect::new(x + NAMES, middle - 6.5, length, 13.0)));
    let (silent, contacts) = (figure(page.unit.scaled(silent)), figure(page.unit.scaled(contacts)));
    items.push(page.right(&silent, row_figure(), x + w - FIGURES, middle + 4.6));
    items.push(page.right(&contacts, row_aside(), x + w, middle + 4.6));
    let kind = counted.map(|c| format!(", {}", kind_words(c.kind()))).unwrap_or_default();
    let name = format!("{title}{kind}: {silent} needs kept silent, {contacts} contacts");
    let (id, lead) = match counted {
        Some(c) => (c.point.id.as_str(), at_point(&c.point.id)),
        None => ("more points", None),
    };
    page.put(format!("service/silent/{id}"), Role::Bar, name, lead, items);
    y + height
}

fn table(page: &mut Page) {
    let columns = ["service point", "touchpoint", "group", "kept silent", "noticed", "contacts"];
    let mut table = Table::new("silent", TITLE, &page.unit.needs_title(), &columns);
    let known = |n: Option<f64>| n.map_or_else(|| NOT_KNOWN.to_owned(), |n| figure(page.unit.scaled(n)));
    for c in page.counted() {
        table.row([
            shown(&c.point.title).to_owned(),
            page.touchpoint_title(&c.point.touchpoint).to_owned(),
            kind_words(c.kind()).to_owned(),
            known(c.figures.silent),
            known(c.figures.noticed),
            known(Some(c.figures.contacts)),
        ]);
    }
    page.tables.push(table);
}
