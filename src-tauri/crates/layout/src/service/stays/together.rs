//! Sets of fixes, each solved together: contacts never without completed.

use scene::{Item, Path, Rect, Role, Stroke, Token, Weight};

use super::Page;
use crate::look::style;
use crate::service::figures::{Demand, Together};
use crate::service::page::text;
use crate::service::switch::{Switch, SwitchKind};
use crate::service::words::{change, figure, whole};
use crate::sheet::outlined;
use crate::text::Style;

const GAP: f32 = 12.0;
const LEAST: f32 = 250.0;
const INSET: f32 = 14.0;

/// Draws the sets side by side; returns their bottom.
pub(super) fn draw(page: &mut Page, today: &Demand, x: f32, y: f32, w: f32) -> f32 {
    let figures = page.figures;
    if figures.together.is_empty() {
        return y;
    }
    let sets = figures.together.len();
    let most = (((w + GAP) / (LEAST + GAP)) as usize).clamp(1, sets);
    // As many in each row.
    let columns = sets.div_ceil(sets.div_ceil(most));
    // One alone does not need the whole width.
    let shares = if columns == 1 && w > 2.0 * LEAST { 2.0 } else { columns as f32 };
    let width = (w - GAP * (shares - 1.0)) / shares;
    let mut top = y;
    for (row, sets) in figures.together.chunks(columns).enumerate() {
        let laid: Vec<(Vec<Item>, f32, String)> = sets
            .iter()
            .enumerate()
            .map(|(n, set)| content(page, set, today, x + (width + GAP) * n as f32, top, width))
            .collect();
        let height = laid.iter().map(|(_, h, _)| *h).fold(0.0, f32::max);
        for (n, (mut items, _, name)) in laid.into_iter().enumerate() {
            let at = Rect::new(x + (width + GAP) * n as f32, top, width, height);
            let set = &sets[n];
            let taken = page.has_switches && is_in_hand(page, set);
            items.insert(0, card(taken, at));
            let group = format!("service/stays/together/{}", row * columns + n);
            page.put(group.clone(), Role::Figure, name.clone(), None, items);
            if page.has_switches {
                let kind = if taken { SwitchKind::Taken } else { SwitchKind::Take };
                let (fix, serve) = (set.fix.clone(), set.serve.clone());
                page.switches.push(Switch { group, row: String::new(), name, kind, fix, serve });
            }
        }
        top += height + GAP;
    }
    top - GAP
}

/// The ground of a card; the set in hand stands out.
fn card(taken: bool, at: Rect) -> Item {
    let (ground, line, width) =
        if taken { (Token::Tint, Token::Accent, 1.5) } else { (Token::Surface, Token::Outline, 1.0) };
    let at = at.grown(-width / 2.0);
    outlined(Path::round_rect(at, 8.0), ground, Stroke::solid(line.into(), width))
}

fn is_in_hand(page: &Page, set: &Together) -> bool {
    let same = |one: &[String], other: &[String]| {
        one.len() == other.len() && one.iter().all(|id| other.contains(id))
    };
    page.figures
        .in_hand
        .as_ref()
        .is_some_and(|hand| same(&hand.fix, &set.fix) && same(&hand.serve, &set.serve))
}

fn content(page: &Page, set: &Together, today: &Demand, x: f32, y: f32, w: f32) -> (Vec<Item>, f32, String) {
    let unit = page.unit.of_changes();
    let title = page.fonts().block(&set.title, style(12.5, 16.0, Weight::SemiBold), w - 2.0 * INSET);
    let large = style(16.0, 20.0, Weight::Bold);
    let small = style(12.0, 16.0, Weight::Regular).painted(Token::Text2.into());
    let mut pieces = vec![("no answer: nobody would ever leave the journey".to_owned(), small)];
    if let Some(after) = set.change {
        let contacts = figure(unit.scaled(today.contacts + after.contacts));
        let completed = whole(unit.scaled(1000.0 * today.completed + after.completed));
        pieces = vec![
            (contacts, large),
            (format!(" contacts {}\u{2003}", change(unit.scaled(after.contacts))), small),
            (completed, large),
            (format!(" completed {}", change(unit.scaled(after.completed))), small),
        ];
    }
    let borrowed: Vec<(&str, Style)> = pieces.iter().map(|(words, look)| (words.as_str(), *look)).collect();
    let figures = page.fonts().rich(&borrowed, w - 2.0 * INSET, 0.0);
    let below = y + 12.0 + title.height() + 4.0;
    let items = vec![text(&title, x + INSET, y + 12.0), text(&figures, x + INSET, below)];
    let spoken: String = pieces.iter().map(|(words, _)| words.as_str()).collect();
    let name = format!("{}: {spoken}, {}", set.title, unit.per);
    (items, below + figures.height() + 10.0 - y, name)
}
