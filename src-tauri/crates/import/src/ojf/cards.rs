//! Cards: touchpoints, insights and ideas, each at its stage.

use std::collections::{HashMap, HashSet};

use model::{Extra, Id, Idea, Insight, InsightKind, Stage, Touchpoint, Where};
use serde_json::Value;

use super::blueprint::{Blueprint, Place};
use super::lanes::{Meaning, SourceLane};
use crate::fields::Fields;
use crate::ids::Ids;
use crate::losses::{Losses, shortened};
use crate::{ImportError, MAX_TOUCHPOINTS};

/// The highest track of a map.
const LAST_TRACK: u8 = 7;

/// Everything that the cards of a file become.
pub struct Cards<'l> {
    pub stages: Vec<Stage>,
    pub persona: Id,
    /// How many cards each lane has on the map.
    pub lane_counts: Vec<usize>,
    /// Each with the place of its stage.
    pub touchpoints: Vec<(usize, Touchpoint)>,
    pub insights: Vec<Insight>,
    pub ideas: Vec<Idea>,
    pub blueprint: Blueprint,
    stage_index: HashMap<String, usize>,
    lanes: &'l [SourceLane],
    lane_index: HashMap<&'l str, usize>,
    tracks: Vec<u8>,
    touchpoint_ids: Ids,
    insight_ids: Ids,
    idea_ids: Ids,
}

/// One card with its texts, before it is known what it becomes.
struct Card {
    key: String,
    title: String,
    description: String,
    /// purpose, sentiment and severity, then the tags.
    tags: Vec<String>,
    score: Option<f64>,
    moment_of_truth: bool,
}

impl<'l> Cards<'l> {
    pub fn new(
        stages: Vec<Stage>,
        stage_index: HashMap<String, usize>,
        lanes: &'l [SourceLane],
        persona: &str,
    ) -> Self {
        let mut lane_index = HashMap::new();
        for (at, lane) in lanes.iter().enumerate().filter(|(_, lane)| !lane.key.is_empty()) {
            lane_index.entry(lane.key.as_str()).or_insert(at);
        }
        Self {
            stages,
            persona: Ids::default().make("", persona, "persona"),
            lane_counts: vec![0; lanes.len()],
            touchpoints: Vec::new(),
            insights: Vec::new(),
            ideas: Vec::new(),
            blueprint: Blueprint::default(),
            stage_index,
            lanes,
            lane_index,
            tracks: Vec::new(),
            touchpoint_ids: Ids::default(),
            insight_ids: Ids::default(),
            idea_ids: Ids::default(),
        }
    }

    /// Reads every card; those that name no stage or lane of the file are noted and left out.
    pub fn read(&mut self, nodes: &[Value], losses: &mut Losses) -> Result<(), ImportError> {
        self.tracks = self.tracks(nodes, losses);
        for (at, value) in nodes.iter().enumerate() {
            let Some(mut fields) = Fields::of(value, "card", format!("nodes[{at}]"), losses) else {
                continue;
            };
            let title = fields.text("title", losses);
            fields.named(&title);
            let stage = fields.text("stageId", losses);
            let lane = fields.text("swimlaneId", losses);
            let place = (self.stage_index.get(&stage).copied(), self.lane_index.get(lane.as_str()).copied());
            let (Some(stage), Some(lane)) = place else {
                note_homeless(place, &stage, &lane, &fields, losses);
                continue;
            };
            self.card(stage, lane, title, fields, losses);
            if self.touchpoints.len() > MAX_TOUCHPOINTS {
                return Err(ImportError::TooMany { what: "touchpoints", limit: MAX_TOUCHPOINTS });
            }
        }
        Ok(())
    }

    /// The touchpoints, stage by stage, within a stage in the order of the file.
    pub fn touchpoints(&mut self) -> Vec<Touchpoint> {
        let mut touchpoints = std::mem::take(&mut self.touchpoints);
        touchpoints.sort_by_key(|(stage, _)| *stage);
        touchpoints.into_iter().map(|(_, touchpoint)| touchpoint).collect()
    }

    /// The track of each lane: those that have touchpoints are counted in the order of the file.
    fn tracks(&self, nodes: &[Value], losses: &mut Losses) -> Vec<u8> {
        let mut used = vec![false; self.lanes.len()];
        for node in nodes {
            let key = node.get("swimlaneId").and_then(key_text);
            let at = key.and_then(|key| self.lane_index.get(key.as_str()).copied());
            if let Some(used) = at.and_then(|at| used.get_mut(at)) {
                *used = true;
            }
        }
        let mut next = 0;
        let mut tracks = Vec::with_capacity(self.lanes.len());
        for (lane, used) in self.lanes.iter().zip(used) {
            let counted = used && lane.meaning == Meaning::Touchpoint;
            if counted && next > LAST_TRACK {
                let name = shortened(&lane.name);
                losses.note(
                    format!("The lane \"{name}\" shares the last of a map's eight tracks with another"),
                    "",
                );
            }
            tracks.push(next.min(LAST_TRACK));
            next = if counted { next.saturating_add(1) } else { next };
        }
        tracks
    }

    fn card(
        &mut self,
        stage: usize,
        lane: usize,
        title: String,
        mut fields: Fields<'_>,
        losses: &mut Losses,
    ) {
        let Some(source) = self.lanes.get(lane) else { return };
        let card = Card::read(title, &mut fields, losses);
        if let Some(count) = self.lane_counts.get_mut(lane) {
            *count += 1;
        }
        let blueprint = fields.object("blueprint", "blueprint", losses);
        let place = match source.meaning {
            Meaning::Touchpoint => self.touchpoint(stage, lane, card),
            Meaning::Insight(kind) => self.insight(stage, kind, card, &fields, losses),
            Meaning::Idea => self.idea(stage, card, &fields, losses),
        };
        if let Some(blueprint) = blueprint {
            self.blueprint.read(blueprint, &place, losses);
            self.place_evidence(&place);
        }
        fields.no_place("icon", losses);
        fields.no_place("iconColor", losses);
        fields.finish(losses);
    }

    fn touchpoint(&mut self, stage: usize, lane: usize, card: Card) -> Place {
        let lane_name = self.lanes.get(lane).map(|lane| lane.name.clone()).unwrap_or_default();
        let touchpoint = Touchpoint {
            id: self.touchpoint_ids.make(&card.key, &card.title, "touchpoint"),
            title: card.title,
            stage: self.stage_id(stage),
            track: self.tracks.get(lane).copied().unwrap_or_default(),
            moment_of_truth: card.moment_of_truth,
            emotion: card.score.map(|score| (self.persona.clone(), score)).into_iter().collect(),
            description: card.description,
            tags: distinct(card.tags.into_iter().chain([lane_name])),
            ..Touchpoint::default()
        };
        let place = Place::Touchpoint { id: touchpoint.id.clone(), at: self.touchpoints.len() };
        self.touchpoints.push((stage, touchpoint));
        place
    }

    fn insight(
        &mut self,
        stage: usize,
        kind: InsightKind,
        card: Card,
        fields: &Fields<'_>,
        losses: &mut Losses,
    ) -> Place {
        card.note_feeling("insight", fields, losses);
        self.insights.push(Insight {
            id: self.insight_ids.make(&card.key, &card.title, "insight"),
            kind,
            at: Some(Where { stage: Some(self.stage_id(stage)), ..Where::default() }),
            persona: None,
            text: joined(card.title, &card.description, "\n"),
            basis: None,
            source: String::new(),
            tags: card.tags,
            internal: false,
            extra: Extra::new(),
        });
        Place::Stage { id: self.stage_id(stage), at: stage }
    }

    fn idea(&mut self, stage: usize, card: Card, fields: &Fields<'_>, losses: &mut Losses) -> Place {
        card.note_feeling("idea", fields, losses);
        if !card.tags.is_empty() {
            losses.note(
                "Purpose, sentiment, severity and tags of an idea have no place in a map",
                fields.place(),
            );
        }
        self.ideas.push(Idea {
            id: self.idea_ids.make(&card.key, &card.title, "idea"),
            title: joined(card.title, &card.description, ": "),
            at: Some(Where { stage: Some(self.stage_id(stage)), ..Where::default() }),
            ..Idea::default()
        });
        Place::Stage { id: self.stage_id(stage), at: stage }
    }

    /// Moves the evidence just read into the cell of its place.
    fn place_evidence(&mut self, place: &Place) {
        let evidence = std::mem::take(&mut self.blueprint.unplaced_evidence);
        if evidence.is_empty() {
            return;
        }
        let cells = match place {
            Place::Touchpoint { at, .. } => {
                self.touchpoints.get_mut(*at).map(|(_, touchpoint)| &mut touchpoint.cells)
            }
            Place::Stage { at, .. } => self.stages.get_mut(*at).map(|stage| &mut stage.cells),
        };
        let Some(cells) = cells else { return };
        let cell = cells.entry(super::blueprint::EVIDENCE.to_owned()).or_default();
        *cell = joined(std::mem::take(cell), &evidence, "\n");
    }

    fn stage_id(&self, at: usize) -> Id {
        self.stages.get(at).map(|stage| stage.id.clone()).unwrap_or_default()
    }
}

impl Card {
    fn read(title: String, fields: &mut Fields<'_>, losses: &mut Losses) -> Self {
        let key = fields.text("id", losses);
        let description = fields.text("description", losses);
        let words = ["purpose", "sentiment", "severity"].map(|word| fields.text(word, losses));
        let tags = distinct(words.into_iter().chain(fields.texts("tags", losses)));
        let score = score(fields, losses);
        Self { key, title, description, tags, score, moment_of_truth: fields.flag("isMomentOfTruth", losses) }
    }

    /// Notes the score and the moment of truth of something that can hold neither.
    fn note_feeling(&self, noun: &str, fields: &Fields<'_>, losses: &mut Losses) {
        if self.score.is_some() {
            losses.note(
                format!("The score of an {noun} was not carried over: only touchpoints have emotions"),
                fields.place(),
            );
        }
        if self.moment_of_truth {
            losses.note(
                format!("The moment of truth of an {noun} was not carried over: only touchpoints are one"),
                fields.place(),
            );
        }
    }
}

/// The score of a card, when it is a whole or half step from -5 to 5.
fn score(fields: &mut Fields<'_>, losses: &mut Losses) -> Option<f64> {
    let score = fields.number("score", losses)?;
    let halves = score * 2.0;
    if (-10.0..=10.0).contains(&halves) && halves.fract() == 0.0 {
        // -0 is written as 0.
        return Some(if score == 0.0 { 0.0 } else { score });
    }
    let what = format!("The score {score} is no whole or half step from -5 to 5 and was left out");
    losses.note(what, fields.place());
    None
}

/// Tags without the empty ones and repetitions.
fn distinct(tags: impl Iterator<Item = String>) -> Vec<String> {
    let mut known = HashSet::new();
    let trimmed = tags.map(|tag| tag.trim().to_owned()).filter(|tag| !tag.is_empty());
    trimmed.filter(|tag| known.insert(tag.clone())).collect()
}

fn joined(first: String, second: &str, between: &str) -> String {
    match (first.is_empty(), second.is_empty()) {
        (_, true) => first,
        (true, false) => second.to_owned(),
        (false, false) => format!("{first}{between}{second}"),
    }
}

/// A foreign key as text, as the fields of an object read it.
fn key_text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(flag) => Some(flag.to_string()),
        _ => None,
    }
}

fn note_homeless(
    place: (Option<usize>, Option<usize>),
    stage: &str,
    lane: &str,
    fields: &Fields<'_>,
    losses: &mut Losses,
) {
    let (noun, key) = if place.0.is_none() { ("stage", stage) } else { ("lane", lane) };
    let what = match key {
        "" => format!("A card that names no {noun} was left out"),
        _ => format!("A card in the {noun} \"{}\", which does not exist, was left out", shortened(key)),
    };
    losses.note(what, fields.place());
}
