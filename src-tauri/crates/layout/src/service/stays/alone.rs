//! What each fix does alone: prevented, and served well, each with what it does to completed.

use scene::{Item, Rect, Role, Stroke, Token, Weight};

use super::falls::Row;
use super::{LEAST_ROW, NAMES, TICK};
use crate::flow::shown;
use crate::lanes::marks::mark;
use crate::look::style;
use crate::service::figures::Change;
use crate::service::ink;
use crate::service::page::{Counted, Page, at_point, column_aside, column_head, row, row_aside, text_on};
use crate::service::table::{NOT_KNOWN, Table};
use crate::service::words::{change, several};
use crate::sheet::outlined;
use crate::text::Style;

/// Points listed that nothing prevents but something serves better.
const MOST: usize = 12;

/// Where the columns end, from the left.
pub(super) struct Columns {
    x: f32,
    /// Contacts that the longest bar stands for.
    most: f64,
    /// Room for tick boxes before what serving well does.
    tick: f32,
}

const PREVENTED: f32 = 102.0;
const SERVED: f32 = 268.0;
const COMPLETED: [f32; 2] = [150.0, 316.0];
/// Length of the longest bar.
const BAR: f32 = 54.0;
const SERVED_X: f32 = 168.0;

impl Columns {
    pub(super) fn new(page: &Page, x: f32) -> Self {
        let counted = page.counted();
        let fixed = counted.iter().filter_map(|c| c.figures.if_fixed);
        let served = counted.iter().filter_map(|c| c.figures.if_served_well);
        let most = fixed.chain(served).map(|c| c.contacts.abs()).fold(0.0, f64::max);
        Self { x, most, tick: if page.has_switches { TICK } else { 0.0 } }
    }

    pub(super) fn left(&self) -> f32 {
        self.x
    }

    pub(super) fn heads(&self, page: &Page, above: f32, baseline: f32) -> Vec<Item> {
        let unit = page.unit.of_changes();
        vec![
            page.left(&format!("Each alone, contacts {}", unit.per), column_head(), self.x, above),
            page.left("prevented", column_head(), self.x, baseline),
            page.right("completed", column_aside(), self.x + COMPLETED[0], baseline),
            page.left("served well", column_head(), self.x + SERVED_X, baseline),
            page.right("completed", column_aside(), self.x + COMPLETED[1] + self.tick, baseline),
        ]
    }

    /// Draws what fixing the point alone does; returns it in words.
    pub(super) fn row(
        &self,
        page: &Page,
        point: Option<usize>,
        middle: f32,
        items: &mut Vec<Item>,
    ) -> String {
        let counted = page.counted();
        let Some(counted) = point.and_then(|n| counted.get(n)) else { return String::new() };
        let fixed = counted.figures.if_fixed;
        self.pair(page, fixed, false, middle, items);
        let served = counted.figures.if_served_well.filter(|c| *c != Change::default());
        if served.is_some() {
            self.pair(page, served, true, middle, items);
        }
        let unit = page.unit.of_changes();
        let words = |c: Change| {
            format!(
                "{} contacts and {} completed",
                change(unit.scaled(c.contacts)),
                change(unit.scaled(c.completed))
            )
        };
        let prevented = fixed.map(|c| format!("; prevented alone {}", words(c)));
        let served = served.map(|c| format!("; served well alone {}", words(c)));
        [prevented, served].into_iter().flatten().collect()
    }

    /// A tick box that serves the point well, where that changes anything.
    pub(super) fn served_tick(&self, page: &mut Page, point: Option<usize>, middle: f32) {
        let counted = page.counted();
        let Some(counted) = point.and_then(|n| counted.get(n)) else { return };
        if counted.figures.if_served_well.is_none_or(|change| change == Change::default()) {
            return;
        }
        let (id, title) = (counted.point.id.as_str(), shown(&counted.point.title));
        let group = format!("service/stays/serve/{id}");
        page.tick(
            [String::new(), group],
            format!("Serve “{title}” well"),
            (&[], &[id]),
            self.x + SERVED_X,
            middle,
        );
    }

    fn pair(&self, page: &Page, fix: Option<Change>, served: bool, middle: f32, items: &mut Vec<Item>) {
        let unit = page.unit.of_changes();
        let tick = if served { self.tick } else { 0.0 };
        let (from, figure_x) = if served { (SERVED_X + tick, SERVED + tick) } else { (0.0, PREVENTED) };
        let column = usize::from(served);
        let Some(fix) = fix else {
            items.push(page.left("no answer", row_aside(), self.x + from, middle + 4.5));
            return;
        };
        if fix == Change::default() {
            items.push(page.left("none agreed", row_aside(), self.x + from, middle + 4.5));
            return;
        }
        // A capsule needs a little length to be one.
        let length =
            ink::length(fix.contacts.abs() / self.most, BAR.into()).max(if served { 9.0 } else { 3.0 });
        let radius = if served { 5.5 } else { 2.0 };
        let shape = Rect::new(self.x + from, middle - 5.5, length, 11.0).grown(-0.625);
        let stroke = Stroke::solid(Token::Text2.into(), 1.25);
        items.push(outlined(scene::Path::round_rect(shape, radius), Token::Surface, stroke));
        let words = change(unit.scaled(fix.contacts));
        items.push(page.right(&words, figure_style(), self.x + figure_x, middle + 4.5));
        let words = change(unit.scaled(fix.completed));
        items.push(page.right(&words, row_aside(), self.x + COMPLETED[column] + tick, middle + 4.5));
    }
}

fn figure_style() -> Style {
    style(12.5, 16.0, Weight::SemiBold)
}

/// Points outside the waterfall that can be served better; returns the bottom.
pub(super) fn others(page: &mut Page, rows: &[Row], columns: &Columns, x: f32, y: f32, w: f32) -> f32 {
    let counted = page.counted();
    let shown_already: std::collections::HashSet<usize> = rows.iter().filter_map(|r| r.counted).collect();
    let better = |c: &Counted| c.figures.if_served_well.is_some_and(|c| c != Change::default());
    let fixed = |c: &Counted| c.figures.if_fixed.is_some_and(|c| c != Change::default());
    let left: Vec<usize> = (0..counted.len())
        .filter(|n| !shown_already.contains(n) && better(&counted[*n]) && !fixed(&counted[*n]))
        .collect();
    if left.is_empty() {
        return y;
    }
    page.rule("service/stays/others".into(), x, y, w);
    let mut y = y + 6.0;
    for n in left.iter().take(MOST) {
        let point = counted[*n];
        let block = page.fonts().block(shown(&point.point.title), row(), NAMES - 34.0);
        let height = LEAST_ROW.max(block.height() + 12.0);
        let middle = y + height / 2.0;
        let left = x + columns.tick;
        let mut items = mark(point.kind(), left + 8.0, middle, 16.0, Token::Surface);
        items.push(text_on(&block, left + 24.0, middle - block.height() / 2.0 + block.baseline(0)));
        let words = "nothing agreed to prevent; can be served better";
        let room = columns.left() - (left + NAMES) - 12.0;
        let aside = page.fonts().block(words, row_aside(), room);
        items.push(text_on(&aside, left + NAMES, middle - aside.height() / 2.0 + aside.baseline(0)));
        let said = columns.row(page, Some(*n), middle, &mut items);
        let name = format!("{}: {words}{said}", shown(&point.point.title));
        let id = format!("service/stays/served/{}", point.point.id);
        page.put(id, Role::Bar, name, at_point(&point.point.id), items);
        columns.served_tick(page, Some(*n), middle);
        y += height.max(aside.height() + 8.0);
    }
    if left.len() > MOST {
        let more = several(left.len() - MOST, "more point", "more points");
        let sentence = format!("{more} can be served better; the table lists them.");
        y = page.nothing("stays/served-more", &sentence, x + 24.0, y + 2.0, w - 24.0);
    }
    y
}

/// Every point with what fixing it alone does.
pub(super) fn table(page: &Page) -> Table {
    let unit = page.unit.of_changes();
    let columns = [
        "service point",
        "touchpoint",
        "prevented: contacts",
        "prevented: completed",
        "served well: contacts",
        "served well: completed",
        "rate agreed",
    ];
    let title = format!("changes {}", unit.per);
    let mut table = Table::new("stays", "Each fix alone", &title, &columns);
    let words = |fix: Option<Change>, part: fn(Change) -> f64| {
        fix.map_or_else(|| NOT_KNOWN.to_owned(), |c| change(unit.scaled(part(c))))
    };
    for c in page.counted() {
        table.row([
            shown(&c.point.title).to_owned(),
            page.touchpoint_title(&c.point.touchpoint).to_owned(),
            words(c.figures.if_fixed, |c| c.contacts),
            words(c.figures.if_fixed, |c| c.completed),
            words(c.figures.if_served_well, |c| c.contacts),
            words(c.figures.if_served_well, |c| c.completed),
            if c.is_confirmed() { "yes" } else { "no" }.to_owned(),
        ]);
    }
    table
}
