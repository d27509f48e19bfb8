//! The personas of a poster: in a line below its title, on cards where their quotes do not fit there.

use model::{JourneyMap, LaneKind, Persona, PersonaKind};
use scene::{Item, Role, Token, Weight};

use super::panel::{PAD, Panel};
use crate::flow::shown;
use crate::icons::icon;
use crate::lanes::emotion;
use crate::look::style;
use crate::sheet::{Layer, Sheet, placed};
use crate::text::{Block, Fonts, Style};

const SAMPLE: f32 = 30.0;
/// From the left end of a sample to the name.
const INDENT: f32 = SAMPLE + 9.0;
const GAP: f32 = 36.0;
const LINE: f32 = 17.0;
/// Rows that may stand below the title before the quotes move to cards.
const ROWS: usize = 2;

/// The place of a persona among those of the first lane that draws their curve; nothing where no
/// lane does.
pub(super) fn order(map: &JourneyMap, index: usize) -> Option<usize> {
    let persona = map.personas.get(index)?;
    map.lanes.iter().filter(|l| l.kind == LaneKind::Emotion).find_map(|lane| match &lane.persona {
        Some(id) => (*id == persona.id).then_some(0),
        None if persona.kind == Some(PersonaKind::Staff) => None,
        None => Some(map.personas[..index].iter().filter(|p| p.kind != Some(PersonaKind::Staff)).count()),
    })
}

/// True where all of the personas' words stand below the title.
pub(super) fn complete(map: &JourneyMap, fonts: &Fonts, width: f32) -> bool {
    let (mut rows, mut at) = (1, 0.0);
    for persona in &map.personas {
        let w = INDENT + words(fonts, persona, true, f32::INFINITY).width();
        if at > 0.0 && at + GAP + w > width {
            (rows, at) = (rows + 1, 0.0);
        }
        if w > width {
            rows += 1;
        }
        at += if at > 0.0 { GAP + w } else { w };
    }
    rows <= ROWS
}

/// Draws the line of personas with its top at `y`; returns its bottom.
pub(super) fn put(map: &JourneyMap, sheet: &mut Sheet, x: f32, y: f32, width: f32) -> f32 {
    let quotes = complete(map, sheet.fonts, width.round());
    let (mut at, mut top, mut bottom) = (x, y, y);
    for (index, persona) in map.personas.iter().enumerate() {
        let block = words(sheet.fonts, persona, quotes, width - INDENT);
        let w = INDENT + block.width();
        if at > x && at + GAP + w > x + width {
            (at, top) = (x, bottom + 3.0);
        } else if at > x {
            at += GAP;
        }
        let mut items = sign(map, index, at, top + LINE / 2.0);
        items.push(placed(&block, at + INDENT, top));
        sheet.put(
            Layer::Things,
            format!("title/persona/{}", persona.id),
            Role::Title,
            spoken(persona),
            items,
        );
        at += w;
        bottom = bottom.max(top + block.height());
    }
    bottom
}

/// A persona's line as the curve draws it, or a figure where no curve does.
fn sign(map: &JourneyMap, index: usize, x: f32, y: f32) -> Vec<Item> {
    match order(map, index) {
        Some(order) => emotion::sample(index, order, x, y, SAMPLE),
        None => icon("user-round", x + SAMPLE - 14.0, y - 7.0, 14.0, Token::Text2).into_iter().collect(),
    }
}

fn plain() -> Style {
    style(12.0, LINE, Weight::Regular).painted(Token::Text2.into())
}

fn words(fonts: &Fonts, persona: &Persona, quote: bool, width: f32) -> Block {
    let mut pieces = vec![(shown(&persona.name).to_owned(), style(12.0, LINE, Weight::Bold))];
    if !persona.role.is_empty() {
        pieces.push((format!(" {}", persona.role), plain()));
    }
    if !persona.goal.is_empty() {
        pieces.push(("    Goal: ".to_owned(), plain()));
        pieces.push((persona.goal.clone(), style(12.0, LINE, Weight::Medium)));
    }
    if quote && !persona.quote.is_empty() {
        pieces.push((format!("    {}", quoted(&persona.quote)), plain()));
    }
    let pieces: Vec<(&str, Style)> = pieces.iter().map(|(t, s)| (t.as_str(), *s)).collect();
    fonts.rich(&pieces, width, 0.0)
}

fn quoted(words: &str) -> String {
    format!("\u{201c}{words}\u{201d}")
}

fn spoken(persona: &Persona) -> String {
    let mut name = shown(&persona.name).to_owned();
    for (before, words) in [(", ", &persona.role), (". Goal: ", &persona.goal), (". ", &persona.quote)] {
        if !words.is_empty() {
            name.push_str(before);
            name.push_str(words);
        }
    }
    name
}

/// A card with all that the map says of a persona, at most `room` wide.
pub(super) fn card(map: &JourneyMap, fonts: &Fonts, index: usize, room: f32) -> Option<Panel> {
    let persona = map.personas.get(index)?;
    let width = room.min(280.0);
    let inner = (width - 2.0 * PAD).max(40.0);
    let mut items = sign(map, index, PAD, PAD + LINE / 2.0);
    let head = [(shown(&persona.name), style(12.0, LINE, Weight::Bold))];
    let head = fonts.rich(&head, (inner - INDENT).max(30.0), 0.0);
    items.push(placed(&head, PAD + INDENT, PAD));
    let mut y = PAD + head.height();
    let goal = if persona.goal.is_empty() { String::new() } else { format!("Goal: {}", persona.goal) };
    let quote = if persona.quote.is_empty() { String::new() } else { quoted(&persona.quote) };
    for (text, look) in
        [(&persona.role, plain()), (&goal, plain().painted(Token::Text.into())), (&quote, plain())]
    {
        if text.is_empty() {
            continue;
        }
        let block = fonts.block(text, look, inner);
        items.push(placed(&block, PAD, y + 2.0));
        y += block.height() + 2.0;
    }
    Some(Panel::outlined(
        format!("panel/persona/{}", persona.id),
        spoken(persona),
        items,
        width,
        y + PAD - 3.0,
    ))
}
