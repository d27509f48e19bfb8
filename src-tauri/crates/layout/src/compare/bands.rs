//! The two maps on one strip, in as many rows as the page is narrow: stages, cards, marks and emotions.

mod emotions;

use std::ops::Range;

use scene::{Item, Path, Point, Rect, Role, Stroke, Token, Weight};

use super::Laying;
use super::cards::{self, Sides};
use super::columns::Columns;
use super::figures::Fate;
use super::page::Page;
use super::signs::{sign, word};
use crate::look::{small, style};
use crate::service::page::sub;
use crate::service::words::several;
use crate::sheet::{filled, placed};

const PAD: f32 = 20.0;
/// Room of the labels on the left.
const LABELS: f32 = 92.0;
pub(super) const CARD: f32 = 94.0;
/// From one column to the next: at the least, and where there is room.
const PITCH: f32 = 102.0;
const WIDE_PITCH: f32 = 126.0;
const STAGE: f32 = 26.0;
const NOTCH: f32 = 8.0;

/// A row of the strip.
pub(super) struct Strip<'c> {
    pub columns: &'c Columns,
    pub range: Range<usize>,
    /// Left of the labels, and of the first column.
    pub left: f32,
    pub x: f32,
    pub right: f32,
    pub pitch: f32,
    /// Its number, for ids.
    pub number: usize,
}

impl Strip<'_> {
    pub(super) fn x_of(&self, slot: usize) -> f32 {
        self.x + self.pitch * (slot - self.range.start) as f32
    }
}

/// Draws the part in a panel of width `w` from (x, y) on; returns the bottom of what is in it.
pub(super) fn draw(page: &mut Page, laying: Laying, x: f32, y: f32, w: f32) -> f32 {
    let (x, w, y) = (x + PAD, w - 2.0 * PAD, y + PAD - 4.0);
    let title = match laying {
        Laying::Strip => "The two maps on one strip",
        Laying::Overlaid => "The two maps laid on each other",
    };
    let y = page.heading("strip", title, "figures at the marks: contacts per 1,000 who start", x, y, w);
    let y = legend(page, x, y + 6.0, w) + 8.0;
    let columns = Columns::of(page.maps);
    let room = w - LABELS;
    let count = columns.slots.len();
    if count == 0 {
        let words = "Neither map has a touchpoint yet.";
        let block = page.sheet.fonts.block(words, sub(), w);
        page.put(
            "compare/strip/nothing".into(),
            Role::Figure,
            words.into(),
            None,
            vec![placed(&block, x, y)],
        );
        return y + block.height() + PAD;
    }
    // On one row where that is possible, with as much room between the cards as there is.
    let most = (room - CARD) / (count.saturating_sub(1)).max(1) as f32;
    let pitch = if most >= PITCH { most.min(WIDE_PITCH) } else { WIDE_PITCH };
    // A little more than exact, so that rounding breaks no row.
    let most = (((room + pitch - CARD) / pitch + 0.01) as usize).max(1);
    let mut y = y;
    for (number, range) in broken(&columns, most).into_iter().enumerate() {
        let strip = Strip { columns: &columns, range, left: x, x: x + LABELS, right: x + w, pitch, number };
        if number > 0 {
            page.sheet.rule(format!("compare/strip/rule/{number}"), x, y, w);
            y += 12.0;
        }
        y = stages(page, &strip, y) + 8.0;
        y = match laying {
            Laying::Strip => {
                let bottom = cards::draw(page, &strip, Sides::One(0), y);
                let bottom = emotions::draw(page, &strip, bottom + 4.0);
                cards::draw(page, &strip, Sides::One(1), bottom + 8.0)
            }
            Laying::Overlaid => {
                let bottom = cards::draw(page, &strip, Sides::Both, y);
                emotions::draw(page, &strip, bottom + 4.0)
            }
        };
        y += 12.0;
    }
    y + PAD - 14.0
}

/// The slots in rows of `most`, broken where a stage begins if one does so late in the row.
fn broken(columns: &Columns, most: usize) -> Vec<Range<usize>> {
    let count = columns.slots.len();
    let (mut rows, mut from) = (Vec::new(), 0);
    while from < count {
        let end = (from + most).min(count);
        let begins = |slot: &usize| columns.slots[*slot].stage.is_some();
        let stage = if end == count { None } else { (from + most.div_ceil(2)..=end).rev().find(begins) };
        let to = stage.unwrap_or(end);
        rows.push(from..to);
        from = to;
    }
    rows
}

/// The signs, each with how many things of which kind it stands for.
fn legend(page: &mut Page, x: f32, y: f32, w: f32) -> f32 {
    const KINDS: [(&str, &str, &str); 4] = [
        ("touchpoints", "touchpoint", "touchpoints"),
        ("service_points", "service point", "service points"),
        ("transitions", "way", "ways"),
        ("exits", "exit", "exits"),
    ];
    let changes = &page.figures.changes;
    let (mut at, mut middle) = (x, y + 9.0);
    let fates =
        [(Fate::Added, &changes.added), (Fate::Removed, &changes.removed), (Fate::Changed, &changes.changed)];
    for (fate, by) in fates {
        let counted =
            KINDS.iter().filter_map(|(kind, one, many)| Some(several(by.get(*kind)?.len(), one, many)));
        let counted: Vec<String> = counted.collect();
        let what = if counted.is_empty() { "nothing".to_owned() } else { counted.join(", ") };
        let words = format!("{what} {}", word(fate));
        let block = page.sheet.fonts.block(&words, sub(), w - 24.0);
        let width = 24.0 + block.width();
        if at > x && at + width > x + w {
            (at, middle) = (x, middle + 22.0);
        }
        let mut items = sign(fate, at + 8.0, middle, 8.0);
        items.push(placed(&block, at + 24.0, middle - 8.5));
        page.put(format!("compare/strip/key/{}", word(fate)), Role::Figure, words, None, items);
        at += width + 20.0;
    }
    middle + 10.0
}

/// The stages across the row; one that goes on from the row before has its title again.
fn stages(page: &mut Page, strip: &Strip, y: f32) -> f32 {
    let slots = &strip.columns.slots;
    let begins = |slot: usize| slot == strip.range.start || slots[slot].stage.is_some();
    let starts: Vec<usize> = strip.range.clone().filter(|slot| begins(*slot)).collect();
    let look = style(12.5, 16.0, Weight::SemiBold);
    let titled: Vec<_> = starts
        .iter()
        .enumerate()
        .map(|(n, from)| {
            let to = starts.get(n + 1).copied().unwrap_or(strip.range.end);
            let title = slots[..=*from].iter().rev().find_map(|slot| slot.stage.as_deref()).unwrap_or("");
            let w = strip.pitch * (to - from) as f32 - (strip.pitch - CARD) + NOTCH / 2.0;
            (*from, w, title, page.sheet.fonts.block(title, look, (w - 2.0 * NOTCH - 12.0).max(40.0)))
        })
        .collect();
    let height = titled.iter().map(|(.., block)| block.height() + 10.0).fold(STAGE, f32::max);
    for (from, w, title, block) in &titled {
        let x = strip.x_of(*from);
        let shape = Path::new()
            .move_to(x, y)
            .line_to(x + w - NOTCH, y)
            .line_to(x + w, y + height / 2.0)
            .line_to(x + w - NOTCH, y + height)
            .line_to(x, y + height)
            .line_to(x + if *from == strip.range.start { 0.0 } else { NOTCH }, y + height / 2.0)
            .close();
        let top = y + (height - block.height()) / 2.0;
        let items = vec![filled(shape, Token::Surface2), placed(block, x + NOTCH + 8.0, top)];
        page.put(
            format!("compare/stage/{}/{from}", strip.number),
            Role::Stage,
            (*title).to_owned(),
            None,
            items,
        );
    }
    y + height
}

/// A label at the left of a row, in one or two parts.
pub(super) fn label(page: &mut Page, strip: &Strip, id: &str, first: &str, second: &str, y: f32) {
    let room = LABELS - 10.0;
    let block = page.sheet.fonts.block(first, style(13.0, 16.0, Weight::Bold), room);
    let below = page.sheet.fonts.block(second, small(), room);
    let items: Vec<Item> =
        vec![placed(&block, strip.left, y), placed(&below, strip.left, y + block.height() + 1.0)];
    let name = if second.is_empty() { first.to_owned() } else { format!("{first}, {second}") };
    page.put(format!("compare/label/{}/{id}", strip.number), Role::LaneLabel, name, None, items);
}

/// The ground of a lane across the panel.
pub(super) fn lane(page: &mut Page, strip: &Strip, id: &str, y: f32, h: f32) {
    let ground = filled(
        Path::rect(Rect::new(strip.left - PAD + 1.0, y, strip.right - strip.left + 2.0 * PAD - 2.0, h)),
        Token::Surface2,
    );
    page.sheet.decorate(
        crate::sheet::Layer::Ground,
        format!("compare/lane/{}/{id}", strip.number),
        vec![ground],
    );
}

/// A line for lanes.
pub(super) fn across(strip: &Strip, y: f32) -> Item {
    let line = Path::line(Point::new(strip.x, y), Point::new(strip.right, y));
    crate::sheet::stroked(line, Stroke::solid(Token::Border2.into(), 1.0))
}
