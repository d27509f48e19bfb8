//! Maps of every kind for property tests: 1 to 400 touchpoints, up to five tracks, loops, long titles,
//! Latin, Chinese, Arabic and emoji text, and every field there is. Each keeps the rules of the file.

mod dice;
mod journey;
mod team;

use proptest::prelude::*;

use crate::{
    Base, Extra, Image, JourneyMap, Json, Lane, LaneKind, MediaType, Period, Persona, PersonaKind, Source,
    SourceKind, Staffing, Stage, State, Status, Zone, image_id,
};
use dice::Dice;

/// What a map is made from; two equal ones give equal maps.
#[derive(Clone, Copy, Debug)]
pub struct Recipe {
    pub seed: u64,
    /// 1..=400.
    pub touchpoints: usize,
    /// 1..=5.
    pub tracks: u8,
}

/// Any map; mostly small, so that a failure is found in one that can be looked at.
pub fn maps() -> impl Strategy<Value = JourneyMap> {
    recipes().prop_map(map)
}

/// The recipes of [`maps`].
pub fn recipes() -> impl Strategy<Value = Recipe> {
    let touchpoints = prop_oneof![6 => 1_usize..=12, 3 => 13_usize..=60, 1 => 61_usize..=400];
    (any::<u64>(), touchpoints, 1_u8..=5).prop_map(|(seed, touchpoints, tracks)| Recipe {
        seed,
        touchpoints,
        tracks,
    })
}

/// The map of a recipe.
#[must_use]
pub fn map(recipe: Recipe) -> JourneyMap {
    let mut dice = Dice::new(recipe.seed);
    let mut map = JourneyMap::default();
    head(&mut map, &mut dice);
    map.personas = (0..dice.below(4)).map(|number| persona(number, &mut dice)).collect();
    map.sources = (0..dice.below(4)).map(|number| source(number, &mut dice)).collect();
    map.images = (0..dice.below(3)).map(|number| image(number, &mut dice)).collect();
    for persona in &mut map.personas {
        persona.image = dice.maybe(|dice| dice.id_of(&map.images, |image| &image.id)).flatten();
    }
    map.lanes = lanes(&map.personas, &mut dice);
    map.stages = (0..1 + dice.below(6)).map(|number| stage(number, &map.lanes, &mut dice)).collect();
    journey::fill(&mut map, recipe, &mut dice);
    team::fill(&mut map, &mut dice);
    map.per = dice.maybe(|dice| Base {
        touchpoint: dice.id_of(&map.touchpoints, |touchpoint| &touchpoint.id).unwrap_or_default(),
        name: dice.text(),
        extra: extra(dice),
    });
    map
}

fn head(map: &mut JourneyMap, dice: &mut Dice) {
    map.id = dice.id("map", 0);
    map.title = dice.text();
    map.summary = dice.text();
    map.state = if dice.flip() { State::AsIs } else { State::ToBe };
    map.variant_of = dice.maybe(|dice| dice.id("other", 1));
    map.status = dice.maybe(|dice| dice.word(Status::ALL)).flatten();
    map.owner = dice.text();
    map.tags = dice.texts();
    map.scope = dice.text();
    map.period =
        dice.maybe(|dice| Period { from: Some(dice.date()), to: dice.maybe(Dice::date), extra: extra(dice) });
    map.customers_per_month = dice.quantity();
    map.measured_contacts_per_month = dice.quantity();
    map.currency = dice.text();
    map.staffing = dice.maybe(|dice| Staffing {
        paid_hours_per_month: dice.amount(),
        shrinkage: dice.chance(),
        occupancy: dice.chance(),
        extra: extra(dice),
    });
    map.extra = extra(dice);
}

fn persona(number: usize, dice: &mut Dice) -> Persona {
    Persona {
        id: dice.id("persona", number),
        name: dice.text(),
        role: dice.text(),
        goal: dice.text(),
        quote: dice.text(),
        kind: dice.word(PersonaKind::ALL),
        share: dice.rate(),
        colour: dice.maybe(Dice::colour),
        image: None,
        extra: extra(dice),
    }
}

fn source(number: usize, dice: &mut Dice) -> Source {
    Source {
        id: dice.id("source", number),
        title: dice.text(),
        kind: dice.word(SourceKind::ALL),
        n: dice.maybe(Dice::amount),
        date: dice.maybe(Dice::date),
        link: dice.text(),
        extra: extra(dice),
    }
}

/// The header of a picture, and so many bytes that no two pictures are the same.
fn image(number: usize, dice: &mut Dice) -> Image {
    use base64::Engine;
    let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0".to_vec();
    bytes.extend(number.to_be_bytes());
    Image {
        id: image_id(&bytes),
        media_type: MediaType::Png,
        alt: dice.text(),
        data: base64::engine::general_purpose::STANDARD.encode(bytes),
        extra: extra(dice),
    }
}

/// The lane of touchpoints and one to three of each other kind, in any order.
fn lanes(personas: &[Persona], dice: &mut Dice) -> Vec<Lane> {
    let behind = [Zone::Frontstage, Zone::Backstage, Zone::Support];
    let mut kinds = vec![LaneKind::Touchpoints];
    for kind in [LaneKind::Emotion, LaneKind::Text, LaneKind::Steps, LaneKind::Metric, LaneKind::Image] {
        kinds.extend((0..dice.below(4)).map(|_| kind));
    }
    kinds.extend(dice.maybe(|_| LaneKind::Service));
    for place in (1..kinds.len()).rev() {
        kinds.swap(place, dice.below(place + 1));
    }
    let lane = |(number, kind): (usize, LaneKind)| Lane {
        id: dice.id("lane", number),
        title: dice.text(),
        zone: dice
            .word(if kind == LaneKind::Steps { &behind } else { Zone::ALL })
            .unwrap_or(Zone::Frontstage),
        kind,
        persona: dice.maybe(|dice| dice.id_of(personas, |persona| &persona.id)).flatten(),
        quoted: dice.flip(),
        unit: dice.text(),
        better: dice.word(crate::Better::ALL),
        internal: dice.flip(),
        collapsed: dice.flip(),
        extra: extra(dice),
    };
    kinds.into_iter().enumerate().map(lane).collect()
}

fn stage(number: usize, lanes: &[Lane], dice: &mut Dice) -> Stage {
    Stage {
        id: dice.id("stage", number),
        title: dice.text(),
        owner: dice.text(),
        cells: dice.keyed(lanes, |lane| &lane.id, Dice::text),
        speaker_notes: dice.text(),
        extra: extra(dice),
    }
}

/// Keys that this version does not know, one time in eight.
fn extra(dice: &mut Dice) -> Extra {
    let mut extra = Extra::new();
    if dice.below(8) == 0 {
        let nested = [("b".to_owned(), Json::Null), ("a".to_owned(), Json::Bool(dice.flip()))];
        let list = vec![Json::Text(dice.text()), Json::Number("0.25".to_owned()), Json::List(Vec::new())];
        extra.insert("x-number".to_owned(), Json::Number("12345678901234567890".to_owned()));
        extra.insert("x-object".to_owned(), Json::Object(nested.into()));
        extra.insert(format!("y {}", dice.text()), Json::List(list));
    }
    extra
}
