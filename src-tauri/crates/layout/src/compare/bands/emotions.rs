//! How each persona feels along both maps: the first dashed, the second drawn through.

use model::{JourneyMap, Persona, Touchpoint};
use scene::{Item, Path, Point, Rect, Role, Stroke, Token, Weight};

use super::{Strip, across, label, lane};
use crate::compare::difference::feeling;
use crate::compare::page::Page;
use crate::flow::shown;
use crate::lanes::emotion::monotone;
use crate::look::style;
use crate::sheet::{Layer, filled, outlined, stroked};

/// Scene units a point of emotion.
const POINT: f32 = 4.6;
const PAD: f32 = 20.0;
/// From a column's left to its first dot, and from one dot of a column to the next.
const FIRST: f32 = 16.0;
const NEXT: f32 = 44.0;

/// One emotion on one of the maps.
struct Felt<'m> {
    touchpoint: &'m str,
    title: &'m str,
    value: f64,
    at: Point,
}

/// Draws a lane for each persona who feels anything; returns the bottom.
pub(in crate::compare) fn draw(page: &mut Page, strip: &Strip, y: f32) -> f32 {
    let [first, second] = page.maps;
    let known = |id: &str| second.personas.iter().any(|persona| persona.id == id);
    let personas = second.personas.iter().chain(first.personas.iter().filter(|persona| !known(&persona.id)));
    let mut y = y;
    for persona in personas {
        let feels = page.maps.map(|map| feels(map, &persona.id));
        if feels.iter().any(|feels| *feels) {
            y = put(page, strip, persona, feels, y);
        }
    }
    y
}

fn feels(map: &JourneyMap, persona: &str) -> bool {
    map.touchpoints.iter().any(|touchpoint| touchpoint.emotion.contains_key(persona))
}

fn put(page: &mut Page, strip: &Strip, persona: &Persona, feels: [bool; 2], y: f32) -> f32 {
    let height = 10.0 * POINT + 2.0 * PAD;
    let zero = y + height / 2.0;
    let name = shown(&persona.name);
    let missing = match feels {
        [true, false] => format!("no {} emotion", page.names[1].to_lowercase()),
        [false, true] => format!("no {} emotion", page.names[0].to_lowercase()),
        _ => String::new(),
    };
    lane(page, strip, &persona.id, y, height);
    let below = if missing.is_empty() { name.to_owned() } else { format!("{name}\n{missing}") };
    label(page, strip, &format!("emotion/{}", persona.id), "Emotion", &below, y + 10.0);
    page.sheet.decorate(
        Layer::Lines,
        format!("compare/zero/{}/{}", strip.number, persona.id),
        vec![across(strip, zero)],
    );
    let maps = page.maps;
    let felt = [0, 1].map(|side| felt(maps[side], strip, side, &persona.id, zero));
    let mut items = Vec::new();
    let styles = [
        Stroke::solid(Token::Text2.into(), 1.5).dashed(&[5.0, 4.0]),
        Stroke::solid(Token::Accent.into(), 2.25),
    ];
    for (felt, stroke) in felt.iter().zip(&styles) {
        let points: Vec<Point> = felt.iter().map(|felt| felt.at).collect();
        if points.len() > 1 {
            items.push(stroked(monotone(&points), stroke.clone()));
        }
    }
    dots(page, &felt, &mut items);
    let group = format!("compare/emotion/{}/{}", strip.number, persona.id);
    page.put_on(Layer::Curves, group, Role::Curve, spoken(name, &felt), None, items);
    y + height
}

fn felt<'m>(map: &'m JourneyMap, strip: &Strip, side: usize, persona: &str, zero: f32) -> Vec<Felt<'m>> {
    let mut felt = Vec::new();
    for slot in strip.range.clone() {
        let here = strip.columns.at(side, slot).into_iter().map(|(_, t)| &map.touchpoints[t]);
        let with: Vec<(&Touchpoint, f64)> =
            here.filter_map(|touchpoint| Some((touchpoint, *touchpoint.emotion.get(persona)?))).collect();
        let next = NEXT.min((strip.pitch - FIRST - 14.0) / with.len().max(1) as f32);
        for (n, (touchpoint, value)) in with.into_iter().enumerate() {
            let at = Point::new(strip.x_of(slot) + FIRST + next * n as f32, zero - value as f32 * POINT);
            felt.push(Felt { touchpoint: &touchpoint.id, title: shown(&touchpoint.title), value, at });
        }
    }
    felt
}

/// Dots, and the values where they differ, on a ground that no line shows through.
fn dots(page: &Page, [before, after]: &[Vec<Felt>; 2], items: &mut Vec<Item>) {
    let other = |of: &[Felt], id: &str| of.iter().find(|felt| felt.touchpoint == id).map(|felt| felt.value);
    let mut dots = Vec::new();
    let mut dot = |at: Point, token: Token| {
        let ring = Stroke::solid(token.into(), 1.75);
        dots.push(outlined(Path::circle(at.x, at.y, 3.75), Token::Surface, ring));
    };
    let mut value = |felt: &Felt, token: Token, above: bool| {
        let look = style(11.0, 13.0, Weight::SemiBold).painted(token.into());
        let words = feeling(felt.value);
        let (w, y) = (page.sheet.fonts.width(&words, look), felt.at.y + if above { -8.0 } else { 16.0 });
        let ground = Rect::new(felt.at.x - w / 2.0 - 2.0, y - 10.0, w + 4.0, 13.0);
        items.push(filled(Path::rect(ground), Token::Surface2));
        items.push(page.sheet.centred(&words, look, felt.at.x, y));
    };
    for felt in before {
        let then = other(after, felt.touchpoint);
        if then != Some(felt.value) {
            dot(felt.at, Token::Text2);
        }
        if let Some(then) = then.filter(|then| *then != felt.value) {
            value(felt, Token::Text2, felt.value > then);
        }
    }
    for felt in after {
        dot(felt.at, Token::Accent);
        match other(before, felt.touchpoint) {
            Some(before) if before == felt.value => {}
            Some(before) => value(felt, Token::Accent, felt.value > before),
            None if !before.is_empty() => value(felt, Token::Accent, true),
            None => {}
        }
    }
    items.extend(dots);
}

fn spoken(name: &str, [before, after]: &[Vec<Felt>; 2]) -> String {
    let other = |id: &str| before.iter().find(|felt| felt.touchpoint == id).map(|felt| felt.value);
    let differs = |felt: &&Felt| other(felt.touchpoint) != Some(felt.value);
    let words = |felt: &Felt| {
        let was =
            other(felt.touchpoint).map(|value| format!("{} \u{2192} ", feeling(value))).unwrap_or_default();
        format!("{} {was}{}", felt.title, feeling(felt.value))
    };
    let parts: Vec<String> = after.iter().filter(differs).map(words).collect();
    if parts.is_empty() {
        format!("How {name} feels: the same")
    } else {
        format!("How {name} feels: {}", parts.join(", "))
    }
}
