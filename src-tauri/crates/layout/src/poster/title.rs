//! The title block: title, facts of the map, headline figures, personas, and the rule below them.

use model::{JourneyMap, State, Status};
use scene::{Item, Path, Rect, Role, Token, Weight};

use super::dates::period_words;
use super::headline::Row;
use super::personas;
use crate::flow::shown;
use crate::look::style;
use crate::sheet::{Layer, Sheet, filled, placed};
use crate::text::Style;
use crate::{Figures, Options};

/// Between the title and figures beside it.
const ASIDE: f32 = 44.0;
/// A title of more than one line wants at least this much beside the figures.
const TITLE_LEAST: f32 = 420.0;
/// What the first line of the title stands higher than the margin: its capitals begin there.
const RISE: f32 = 7.0;
const PILL: f32 = 20.0;

/// Draws all of it on a sheet whose inner part begins at (`margin`, `margin`) and is `width` wide;
/// returns the y at which the map begins.
pub(crate) fn title_block(
    map: &JourneyMap,
    figures: Option<&Figures>,
    options: &Options,
    sheet: &mut Sheet,
    margin: f32,
    width: f32,
) -> f32 {
    let headline = figures.and_then(|f| f.headline.as_ref()).filter(|_| !options.for_customers);
    let row = headline.map(|h| Row::new(sheet, h));
    let beside = row.as_ref().and_then(|r| room_beside(map, sheet, width - r.width() - ASIDE));
    let left = title(map, sheet, margin, beside.unwrap_or(width));
    let mut bottom =
        if options.for_customers { left } else { facts(map, sheet, margin, left, beside.unwrap_or(width)) };
    if let Some(row) = row {
        bottom = match beside {
            Some(_) => bottom.max(row.put(sheet, margin + width - row.width(), margin, row.width())),
            None => row.put(sheet, margin, bottom + 14.0, width),
        };
    }
    if !map.personas.is_empty() {
        bottom = personas::put(map, sheet, margin, bottom + 13.0, width);
    }
    rule(sheet, margin, (bottom + 8.0).round(), width)
}

fn title_style() -> Style {
    style(31.0, 38.0, Weight::Bold)
}

/// The width left to the title beside the figures; nothing where it is too narrow for it.
fn room_beside(map: &JourneyMap, sheet: &Sheet, room: f32) -> Option<f32> {
    let text = shown(&map.title);
    if sheet.fonts.width(text, title_style()) <= room {
        return Some(room);
    }
    let lines = sheet.fonts.block(text, title_style(), room.max(1.0)).lines();
    (room >= TITLE_LEAST && lines <= 2).then_some(room)
}

fn title(map: &JourneyMap, sheet: &mut Sheet, margin: f32, room: f32) -> f32 {
    let block = sheet.fonts.block(shown(&map.title), title_style(), room);
    let top = margin - RISE;
    let items = vec![placed(&block, margin, top)];
    sheet.put(Layer::Things, "title".into(), Role::Title, shown(&map.title).to_owned(), items);
    top + block.height()
}

/// Status, period, owner and state below the title; returns the bottom.
fn facts(map: &JourneyMap, sheet: &mut Sheet, x: f32, bottom: f32, room: f32) -> f32 {
    let middle = bottom + 18.0;
    let (mut items, pill) =
        map.status.map_or_else(|| (Vec::new(), 0.0), |s| status_pill(sheet, s, x, middle));
    let aside = if pill > 0.0 { pill + 12.0 } else { 0.0 };
    let look = style(12.0, 17.0, Weight::Regular).painted(Token::Text2.into());
    let text = facts_words(map);
    let below = aside > 0.0 && room - aside < 120.0;
    let (left, top) =
        if below { (x, middle + PILL / 2.0 + 4.0) } else { (x + aside, middle - look.line / 2.0) };
    let block = sheet.fonts.block(&text, look, x + room - left);
    items.push(placed(&block, left, top));
    let spoken = map.status.map_or_else(|| text.clone(), |s| format!("{}. {text}", status_word(s)));
    sheet.put(Layer::Things, "title/facts".into(), Role::Title, spoken, items);
    (top + block.height()).max(middle + PILL / 2.0)
}

fn facts_words(map: &JourneyMap) -> String {
    let owner = map.owner.trim().trim_end_matches('.');
    let state = match map.state {
        State::AsIs => "How it is today",
        State::ToBe => "How it is to be",
    };
    let period = map.period.as_ref().and_then(period_words);
    let facts = [period.as_deref().unwrap_or_default(), owner, state];
    facts.into_iter().filter(|f| !f.is_empty()).collect::<Vec<_>>().join(". ")
}

/// The pill and its width.
fn status_pill(sheet: &Sheet, status: Status, x: f32, middle: f32) -> (Vec<Item>, f32) {
    let block = sheet.fonts.block(status_word(status), style(11.0, 13.0, Weight::SemiBold), f32::INFINITY);
    let width = 20.0 + block.width() + 9.0;
    let ground = Path::round_rect(Rect::new(x, middle - PILL / 2.0, width, PILL), PILL / 2.0);
    let items = vec![
        filled(ground, Token::Surface2),
        filled(Path::circle(x + 11.0, middle, 3.5), Token::Text2),
        placed(&block, x + 20.0, middle - 6.5),
    ];
    (items, width)
}

fn status_word(status: Status) -> &'static str {
    match status {
        Status::Hypothesis => "Hypothesis",
        Status::Researched => "Researched",
        Status::Agreed => "Agreed",
    }
}

fn rule(sheet: &mut Sheet, x: f32, y: f32, width: f32) -> f32 {
    let items = vec![filled(Path::rect(Rect::new(x, y, width, 2.0)), Token::Text)];
    sheet.put(Layer::Lines, "title/rule".into(), Role::Backdrop, String::new(), items);
    y + 2.0
}
