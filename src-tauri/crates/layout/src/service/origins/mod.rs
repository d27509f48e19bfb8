//! Begins in → served by: from the step where a need begins to the team that serves it.

mod flow;
mod ribbons;

use scene::{Item, Rect, Role, Weight};

use super::base::Base;
use super::figures::Change;
use super::ink::{Ink, rounded_bar};
use super::page::{Counted, PAD, Page, at_step, column_aside, column_head, row, row_aside, row_figure, text};
use super::strip::kind_words;
use super::table::{NOT_KNOWN, Table};
use super::words::change;
use crate::look::style;
use flow::{End, Flow, Node, Side};

const TITLE: &str = "Begins in \u{2192} served by";
/// Right ends of the left columns: name, contacts, and the changes of contacts and completed.
const COLUMNS: [f32; 4] = [236.0, 276.0, 352.0, 424.0];
/// Room of the right columns, and of the contacts in it.
const OWNERS: f32 = 196.0;
const OWNER_FIGURE: f32 = 62.0;
const NODE: f32 = 12.0;
/// Room of a tick box and the gap after it.
const TICK: f32 = 24.0;

/// Draws the part in a panel of width `w` from (x, y) on; returns the bottom of what is in it.
pub(super) fn draw(page: &mut Page, x: f32, y: f32, w: f32) -> f32 {
    let (x, w, y) = (x + PAD, w - 2.0 * PAD, y + PAD - 6.0);
    let subtitle = format!(
        "{}, from the step where the need begins to the team that serves it, in the order of the journey",
        page.unit.title()
    );
    let y = page.heading("origins", TITLE, &subtitle, x, y, w);
    let flow = Flow::of(page);
    table(page, &flow);
    if flow.ribbons.is_empty() {
        return page.nothing("origins", "No need is counted yet.", x, y + 14.0, w) + PAD;
    }
    let y = heads(page, x, y + 8.0, w);
    let height = |title: &str, room: f32| page.fonts().block(title, row(), room).height();
    let tick = if page.has_switches { TICK } else { 0.0 };
    let left = Side::place(&flow, End::Origin, y, |node| height(&node.title, COLUMNS[0] - 8.0 - tick));
    let right = Side::place(&flow, End::Owner, y, |node| height(&node.title, OWNERS - OWNER_FIGURE));
    // The lower side is spread to the height of the other.
    let bottom = left.bottom.max(right.bottom);
    let (left, right) = (left.spread(bottom), right.spread(bottom));
    let (from, to) = (x + COLUMNS[3] + 20.0, x + w - OWNERS - NODE);
    for n in 0..flow.origins.len() {
        origin(page, &flow, &left, n, x, from);
    }
    for n in 0..flow.owners.len() {
        owner(page, &flow, &right, n, to, x + w);
    }
    ribbons::draw(page, &flow, &left, &right, from + NODE, to);
    bottom + PAD - 6.0
}

fn heads(page: &mut Page, x: f32, y: f32, w: f32) -> f32 {
    let noun = page.unit.noun();
    let changes = page.unit.of_changes();
    let baseline = y + 25.0;
    let differs = page.unit.base != changes.base;
    let from = if page.figures.state().is_some() { ", from today" } else { "" };
    let above = if differs {
        format!("if at agreed rates, {}{from}", changes.per)
    } else {
        format!("if at agreed rates{from}")
    };
    let items = vec![
        page.left("Begins in", column_head(), x, baseline),
        page.right(noun, column_head(), x + COLUMNS[1], baseline),
        page.right("contacts", column_aside(), x + COLUMNS[2], baseline),
        page.right("completed", column_aside(), x + COLUMNS[3], baseline),
        page.left("Served by", column_head(), x + w - OWNERS + 10.0, baseline),
        page.right(noun, column_head(), x + w, baseline),
        page.right(&above, column_head(), x + COLUMNS[3], y + 10.0),
    ];
    let name = format!("Begins in, {noun}, {above}: contacts and completed; served by, {noun}");
    page.put("service/origins/columns".into(), Role::Figure, name, None, items);
    page.rule("service/origins/start".into(), x, baseline + 7.0, w);
    baseline + 12.0
}

/// The bar of a node: a piece for each ribbon that ends there.
fn node_bar(flow: &Flow, side: &Side, n: usize, x: f32, items: &mut Vec<Item>) {
    for (index, ribbon) in flow.ribbons.iter().enumerate().filter(|(_, r)| r.end(side.end) == n) {
        let at = Rect::new(x, side.top_of(flow, index), NODE, flow.thickness(ribbon.demand));
        items.extend(rounded_bar(Ink::Group(ribbon.kind), at, 1.0));
    }
}

fn origin(page: &mut Page, flow: &Flow, side: &Side, n: usize, x: f32, node_x: f32) {
    let node = &flow.origins[n];
    let baseline = side.middle(n) + 4.6;
    let named = node.is_named();
    let tick = if page.has_switches { TICK } else { 0.0 };
    let room = COLUMNS[0] - 8.0 - tick;
    let block = page.fonts().block(&node.title, if named { row() } else { row_aside() }, room);
    let demand = page.unit.written(node.demand);
    let mut items = vec![
        text(&block, x + tick, side.middle(n) - block.height() / 2.0),
        page.right(&demand, row_figure(), x + COLUMNS[1], baseline),
    ];
    let said = match if_fixed(page, node) {
        Ok(fixed) => {
            let changes = page.unit.of_changes();
            let [contacts, completed] = [fixed.contacts, fixed.completed].map(|n| change(changes.scaled(n)));
            let bold = style(13.0, 16.0, Weight::SemiBold);
            items.push(page.right(&contacts, bold, x + COLUMNS[2], baseline));
            items.push(page.right(&completed, row_aside(), x + COLUMNS[3], baseline));
            format!("at agreed rates {contacts} contacts and {completed} completed, {}", changes.per)
        }
        Err(words) => {
            items.push(page.right(words, row_aside(), x + COLUMNS[3], baseline));
            words.to_owned()
        }
    };
    node_bar(flow, side, n, node_x, &mut items);
    let name = format!("Begins in {}: {demand} {}; {said}", node.title, page.unit.noun());
    let lead = if named { at_step(&node.key) } else { None };
    page.put(origin_id(node), Role::Bar, name, lead, items);
    let begins = |c: &Counted| named && c.point.origin_step.as_deref() == Some(node.key.as_str());
    let counted = page.counted();
    let fixes: Vec<&str> =
        counted.iter().filter(|c| begins(c) && c.can_be_fixed()).map(|c| c.point.id.as_str()).collect();
    if !fixes.is_empty() {
        let groups = [origin_id(node), format!("service/origins/tick/{}", node.key)];
        let name = format!("Prevent all that begins in “{}”", node.title);
        page.tick(groups, name, (&fixes, &[]), x, side.middle(n));
    }
}

/// What changes when all needs of an origin are at their agreed rates, or why that is not said.
fn if_fixed(page: &Page, node: &Node) -> Result<Change, &'static str> {
    match page.figures.if_origin_fixed.get(&node.key) {
        _ if node.key.is_empty() => Err("name the step"),
        _ if !node.is_named() => Err(""),
        None => Err(NOT_KNOWN),
        Some(None) => Err("no answer"),
        Some(Some(fixed)) if *fixed == Change::default() => Err("none agreed"),
        Some(Some(fixed)) => Ok(*fixed),
    }
}

fn origin_id(node: &Node) -> String {
    format!("service/origins/from/{}", node.name())
}

fn owner_id(node: &Node) -> String {
    format!("service/origins/to/{}", node.name())
}

fn owner(page: &mut Page, flow: &Flow, side: &Side, n: usize, node_x: f32, right: f32) {
    let node = &flow.owners[n];
    let middle = side.middle(n);
    let look = if node.is_named() { row().weighted(Weight::SemiBold) } else { row_aside() };
    let block = page.fonts().block(&node.title, look, OWNERS - OWNER_FIGURE);
    let demand = page.unit.written(node.demand);
    let mut items = Vec::new();
    node_bar(flow, side, n, node_x, &mut items);
    items.push(text(&block, node_x + NODE + 10.0, middle - block.height() / 2.0));
    items.push(page.right(&demand, row_figure(), right, middle + 4.6));
    let name = format!("Served by {}: {demand} {}", node.title, page.unit.noun());
    page.put(owner_id(node), Role::Bar, name, None, items);
}

fn table(page: &mut Page, flow: &Flow) {
    let (unit, changes) = (page.unit.clone(), page.unit.of_changes());
    let columns = [
        "begins in",
        "served by",
        "group",
        unit.noun(),
        "contacts, if all of this origin were at agreed rates",
        "completed, if all of this origin were at agreed rates",
    ];
    let per = if unit.base == Base::Month { String::new() } else { format!("; changes {}", changes.per) };
    let mut table = Table::new("origins", TITLE, &format!("{}{per}", unit.title()), &columns);
    for ribbon in &flow.ribbons {
        let (origin, owner) = (&flow.origins[ribbon.origin], &flow.owners[ribbon.owner]);
        let words = |part: fn(Change) -> f64| match if_fixed(page, origin) {
            Ok(fixed) => change(changes.scaled(part(fixed))),
            Err(words) => words.to_owned(),
        };
        table.row([
            origin.title.clone(),
            owner.title.clone(),
            kind_words(ribbon.kind).to_owned(),
            unit.written(ribbon.demand),
            words(|c| c.contacts),
            words(|c| c.completed),
        ]);
    }
    page.tables.push(table);
}
