//! The figures that the headline leaves out, and all of them as a table.

use scene::{Rect, Role, Weight};

use super::figures::{Pair, PairBand};
use super::headline::{difference, written};
use super::page::Page;
use crate::look::style;
use crate::service::Table;
use crate::service::page::{column_aside, column_head, row, row_aside, row_figure, text_on};
use crate::service::words::change;
use crate::text::Style;

const TITLE: &str = "Other figures";
const UNIT: &str = "per 1,000 who start; minutes and days per customer";
const PAD: f32 = 20.0;
/// Between two columns.
const GAP: f32 = 22.0;
const ROW: f32 = 21.0;

/// One figure in words: before, after, difference and band.
struct Line {
    name: String,
    words: [String; 4],
}

/// Draws the part in a panel of width `w` from (x, y) on; returns the bottom of what is in it.
pub(super) fn draw(page: &mut Page, x: f32, y: f32, w: f32) -> f32 {
    let (x, w, y) = (x + PAD, w - 2.0 * PAD, y + PAD - 4.0);
    let y = page.heading("others", TITLE, UNIT, x, y, w) + 8.0;
    table(page);
    let [first, second] = page.names.map(str::to_lowercase);
    let heads = [first, second, "difference".into(), "90\u{a0}% band".into()];
    let line = |pair: &Pair| {
        let [before, after] = pair.values.map(|value| written(pair, value));
        Line { name: pair.name.clone(), words: [before, after, difference(pair), band(pair)] }
    };
    let lines: Vec<Line> = page.figures.others.iter().map(line).collect();
    let ends = ends(page, &heads, &lines, x + w);
    let looks = [column_aside(), column_head(), column_head(), column_aside()];
    let items = (0..4).map(|n| page.sheet.ending(&heads[n], looks[n], ends[n], y + 12.0)).collect();
    page.put("compare/others/columns".into(), Role::Figure, heads.join(", "), None, items);
    let room = ends[0] - width(page, &heads, &lines, 0) - GAP - x;
    let mut y = y + 20.0;
    for (n, line) in lines.iter().enumerate() {
        y = put(page, line, n, Rect::new(x, y, w, 0.0), room.max(80.0), &ends);
    }
    y + PAD - 8.0
}

fn look(column: usize) -> Style {
    match column {
        1 => row_figure(),
        2 => style(13.0, 16.0, Weight::SemiBold),
        _ => row_aside(),
    }
}

/// How wide a column has to be for its head and its words.
fn width(page: &Page, heads: &[String; 4], lines: &[Line], column: usize) -> f32 {
    let head = page.sheet.fonts.width(&heads[column], column_head());
    lines.iter().map(|line| page.sheet.fonts.width(&line.words[column], look(column))).fold(head, f32::max)
}

/// Where the columns end.
fn ends(page: &Page, heads: &[String; 4], lines: &[Line], right: f32) -> [f32; 4] {
    let mut ends = [right; 4];
    for column in (0..3).rev() {
        ends[column] = ends[column + 1] - width(page, heads, lines, column + 1) - GAP;
    }
    ends
}

fn put(page: &mut Page, line: &Line, n: usize, at: Rect, room: f32, ends: &[f32; 4]) -> f32 {
    page.sheet.rule(format!("compare/others/rule/{n}"), at.x, at.y, at.w);
    let block = page.sheet.fonts.block(&line.name, row(), room);
    let height = ROW.max(block.height() + 6.0);
    let baseline = at.y + height / 2.0 - block.height() / 2.0 + block.baseline(0);
    let mut items = vec![text_on(&block, at.x, baseline)];
    items.extend((0..4).map(|n| page.sheet.ending(&line.words[n], look(n), ends[n], baseline)));
    let [before, after, difference, band] = &line.words;
    let said = format!("{}: {before} before, {after} after, {difference}; band {band}", line.name);
    page.put(format!("compare/others/{n}"), Role::Bar, said, None, items);
    at.y + height
}

/// "−24 to −14"
fn band(pair: &Pair) -> String {
    match &pair.band {
        PairBand::Hidden => String::new(),
        PairBand::None(_) => "no band".into(),
        PairBand::NotKnown => "not known".into(),
        PairBand::Between(low, high) => format!("{} to {}", change(*low), change(*high)),
    }
}

fn table(page: &mut Page) {
    let [first, second] = page.names;
    let columns = ["figure", first, second, "difference", "90\u{a0}% band"];
    let mut table = Table::new("figures", "Figures of both maps", UNIT, &columns);
    for pair in page.figures.headline.iter().chain(&page.figures.others) {
        let [before, after] = pair.values.map(|value| written(pair, value));
        let name =
            if pair.note.is_empty() { pair.name.clone() } else { format!("{}; {}", pair.name, pair.note) };
        table.row([name, before, after, difference(pair), band(pair)]);
    }
    page.tables.push(table);
}
