//! Open Journey Format: stages across, swimlanes down, cards in the cells.
//!
//! A lane's meaning is only in its name. Lanes named after pains, gains, thoughts or feelings
//! become insights and those named after opportunities ideas, at their stage; the cards of every
//! other lane are touchpoints, one track a lane. The format has no links, so no transition is made.

mod blueprint;
mod cards;
mod lanes;

use std::collections::HashMap;

use model::{Extra, JourneyMap, Lane, LaneKind, Persona, Stage, Zone};
use serde_json::{Map, Value};

use crate::fields::Fields;
use crate::ids::Ids;
use crate::losses::{Losses, shortened};
use crate::{ImportError, MAX_STAGES};

use cards::Cards;
use lanes::{Meaning, SourceLane};

/// Makes a map of the outermost object of an OJF file.
pub fn read(root: &Map<String, Value>, losses: &mut Losses) -> Result<JourneyMap, ImportError> {
    let mut root = Fields::root(root);
    let head = Head::read(&mut root, losses);
    let (stages, stage_index) = stages(&mut root, losses)?;
    let lanes = lanes::read(&mut root, losses)?;
    let nodes = root.essential_list("nodes")?;
    root.finish(losses);

    let mut cards = Cards::new(stages, stage_index, &lanes, &head.persona);
    cards.read(nodes, losses)?;
    note_empty_lanes(&lanes, &cards.lane_counts, losses);
    Ok(assemble(head, cards, &lanes))
}

/// What the root says of the whole journey, in either of its two shapes.
struct Head {
    title: String,
    persona: String,
    scope: String,
}

impl Head {
    fn read(root: &mut Fields<'_>, losses: &mut Losses) -> Self {
        root.value("version");
        let mut head = Self {
            title: root.text("title", losses),
            persona: root.text("persona", losses),
            scope: root.text("pointOfView", losses),
        };
        if let Some(mut metadata) = root.object("metadata", "metadata", losses) {
            metadata.value("version");
            prefer(&mut head.title, metadata.text("title", losses));
            prefer(&mut head.persona, metadata.text("persona", losses));
            prefer(&mut head.scope, metadata.text("pov", losses));
            prefer(&mut head.scope, metadata.text("pointOfView", losses));
            metadata.finish(losses);
        }
        head
    }
}

/// Fills a text that is still empty.
fn prefer(text: &mut String, other: String) {
    if text.is_empty() {
        *text = other;
    }
}

/// The stages and where each foreign id stands among them.
fn stages(
    root: &mut Fields<'_>,
    losses: &mut Losses,
) -> Result<(Vec<Stage>, HashMap<String, usize>), ImportError> {
    let mut ids = Ids::default();
    let mut stages = Vec::new();
    let mut index = HashMap::new();
    for (at, value) in root.essential_list("stages")?.iter().enumerate() {
        let Some(mut fields) = Fields::of(value, "stage", format!("stages[{at}]"), losses) else { continue };
        let title = fields.text("name", losses);
        fields.named(&title);
        let key = fields.text("id", losses);
        note_second(&key, index.contains_key(&key), "stage", &fields, losses);
        index.entry(key.clone()).or_insert(stages.len());
        fields.finish(losses);
        stages.push(Stage { id: ids.make(&key, &title, "stage"), title, ..Stage::default() });
        if stages.len() > MAX_STAGES {
            return Err(ImportError::TooMany { what: "stages", limit: MAX_STAGES });
        }
    }
    index.remove("");
    Ok((stages, index))
}

/// Notes that an id stands twice, so that cards naming it are ambiguous.
fn note_second(key: &str, taken: bool, noun: &str, fields: &Fields<'_>, losses: &mut Losses) {
    if taken && !key.is_empty() {
        let what = format!("The {noun} id \"{}\" stands twice; its cards went to the first", shortened(key));
        losses.note(what, fields.place());
    }
}

fn note_empty_lanes(lanes: &[SourceLane], counts: &[usize], losses: &mut Losses) {
    for (lane, _) in lanes.iter().zip(counts).filter(|(_, count)| **count == 0) {
        losses.note(format!("The lane \"{}\" has no cards and was left out", shortened(&lane.name)), "");
    }
}

fn assemble(head: Head, mut cards: Cards<'_>, source: &[SourceLane]) -> JourneyMap {
    let scored = cards.touchpoints.iter().any(|(_, touchpoint)| !touchpoint.emotion.is_empty());
    let personas = match (head.persona.is_empty(), scored) {
        (true, false) => Vec::new(),
        _ => vec![Persona { id: cards.persona.clone(), name: head.persona, ..Persona::default() }],
    };
    let title = touchpoint_lane_title(source, &cards.lane_counts);
    let lanes = map_lanes(title, scored, &cards.blueprint);
    let touchpoints = cards.touchpoints();
    JourneyMap {
        id: Ids::default().make("", &head.title, "journey"),
        title: head.title,
        scope: head.scope,
        personas,
        stages: cards.stages,
        lanes,
        touchpoints,
        steps: cards.blueprint.steps,
        insights: cards.insights,
        ideas: cards.ideas,
        ..JourneyMap::default()
    }
}

/// The name of the one lane of touchpoints, or a word for several.
fn touchpoint_lane_title(source: &[SourceLane], counts: &[usize]) -> String {
    let mut named =
        source.iter().zip(counts).filter(|(lane, count)| lane.meaning == Meaning::Touchpoint && **count > 0);
    match (named.next(), named.next()) {
        (Some((lane, _)), None) => lane.name.clone(),
        _ => "Touchpoints".to_owned(),
    }
}

fn map_lanes(title: String, scored: bool, blueprint: &blueprint::Blueprint) -> Vec<Lane> {
    let row = |id: &str, title: &str, zone, kind| Lane {
        id: id.to_owned(),
        title: title.to_owned(),
        zone,
        kind,
        persona: None,
        quoted: false,
        unit: String::new(),
        better: None,
        internal: matches!(zone, Zone::Backstage | Zone::Support),
        collapsed: false,
        extra: Extra::new(),
    };
    let mut lanes = Vec::new();
    if blueprint.evidence {
        lanes.push(row(blueprint::EVIDENCE, "Physical evidence", Zone::Evidence, LaneKind::Text));
    }
    lanes.push(row("touchpoints", &title, Zone::Customer, LaneKind::Touchpoints));
    if scored {
        lanes.push(row("emotion", "Emotion", Zone::Customer, LaneKind::Emotion));
    }
    for (id, title, zone) in [
        (blueprint::ONSTAGE, "Front stage", Zone::Frontstage),
        (blueprint::BACKSTAGE, "Back stage", Zone::Backstage),
        (blueprint::SUPPORT, "Support", Zone::Support),
    ] {
        if blueprint.steps.iter().any(|step| step.lane == id) {
            lanes.push(row(id, title, zone, LaneKind::Steps));
        }
    }
    lanes
}
