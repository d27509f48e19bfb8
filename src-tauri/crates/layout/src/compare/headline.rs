//! The figures of both maps: before, after, and the difference with how sure it is.

use scene::{Item, Path, Point, Role, Stroke, Token, Weight};

use super::figures::{Pair, PairBand};
use super::page::Page;
use crate::look::style;
use crate::service::page::sub;
use crate::service::table::NOT_KNOWN;
use crate::service::words::{change, figure, people};
use crate::sheet::{Layer, placed, stroked};

const LEAST: f32 = 206.0;
const GAP: f32 = 18.0;

/// Draws the figures side by side; returns the bottom.
pub(super) fn draw(page: &mut Page, x: f32, y: f32, w: f32) -> f32 {
    let mut y = refusals(page, x, y, w);
    let pairs = page.figures.headline.clone();
    if pairs.is_empty() {
        return y;
    }
    let most = ((w / LEAST) as usize).clamp(1, pairs.len());
    let columns = pairs.len().div_ceil(pairs.len().div_ceil(most));
    let width = w / columns as f32;
    for (row, pairs) in pairs.chunks(columns).enumerate() {
        let bottoms: Vec<f32> = pairs
            .iter()
            .enumerate()
            .map(|(n, pair)| put(page, pair, row * columns + n, x + width * n as f32, y, width - 2.0 * GAP))
            .collect();
        let bottom = bottoms.into_iter().fold(y, f32::max);
        for n in 1..pairs.len() {
            let at = x + width * n as f32 - GAP;
            let line = Path::line(Point::new(at, y + 2.0), Point::new(at, bottom));
            let items = vec![stroked(line, Stroke::solid(Token::Border2.into(), 1.0))];
            page.sheet.decorate(Layer::Lines, format!("compare/headline/rule/{row}-{n}"), items);
        }
        y = bottom + 14.0;
    }
    y - 14.0
}

/// Why one of the maps has no figures.
fn refusals(page: &mut Page, x: f32, y: f32, w: f32) -> f32 {
    let mut y = y;
    for side in 0..2 {
        let refused = page.figures.refused[side].join(" ");
        if refused.is_empty() {
            continue;
        }
        let sentence = format!("{}: {refused}", page.names[side]);
        let block = page.sheet.fonts.block(&sentence, sub(), w);
        let items = vec![placed(&block, x, y)];
        page.put(format!("compare/headline/refused/{side}"), Role::Figure, sentence, None, items);
        y += block.height() + 6.0;
    }
    y
}

/// A figure as it is written.
pub(super) fn written(pair: &Pair, value: Option<f64>) -> String {
    let words = |value| if pair.is_people { people(value) } else { figure(value) };
    value.map_or_else(|| NOT_KNOWN.to_owned(), words)
}

/// Its difference with its sign.
pub(super) fn difference(pair: &Pair) -> String {
    pair.difference().map_or_else(|| NOT_KNOWN.to_owned(), change)
}

/// "90 % band −92 to −67"
pub(super) fn band(pair: &Pair) -> String {
    match &pair.band {
        PairBand::Hidden => String::new(),
        PairBand::None(why) => format!("no band, {why}"),
        PairBand::NotKnown => "band not known: too much is guessed".into(),
        PairBand::Between(low, high) => format!("90\u{a0}% band {} to {}", change(*low), change(*high)),
    }
}

fn put(page: &mut Page, pair: &Pair, n: usize, x: f32, y: f32, room: f32) -> f32 {
    let [before, after] = pair.values.map(|value| written(pair, value));
    let difference = difference(pair);
    let (large, plain) = (style(22.0, 28.0, Weight::Bold), style(17.0, 28.0, Weight::Regular));
    let bold = style(15.0, 28.0, Weight::Bold);
    let aside = format!("{before} \u{2192} ");
    let apart = format!("  {difference}");
    let pieces = [
        (aside.as_str(), plain.painted(Token::Text2.into())),
        (after.as_str(), large),
        (apart.as_str(), bold),
    ];
    let block = page.sheet.fonts.rich(&pieces, room, 0.0);
    let name = if pair.note.is_empty() { pair.name.clone() } else { format!("{}; {}", pair.name, pair.note) };
    let name_block = page.sheet.fonts.block(&name, sub(), room);
    let band = band(pair);
    let band_block = page.sheet.fonts.block(&band, style(12.0, 16.0, Weight::Medium), room);
    let mut at = y + block.height();
    let mut items: Vec<Item> = vec![placed(&block, x, y), placed(&name_block, x, at)];
    at += name_block.height() + 2.0;
    if !band.is_empty() {
        items.push(placed(&band_block, x, at));
        at += band_block.height();
    }
    let said = format!("{name}: {before} before, {after} after, {difference}. {band}");
    page.put(format!("compare/headline/{n}"), Role::Figure, said, None, items);
    at
}
