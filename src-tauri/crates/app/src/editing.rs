//! What a window needs to edit a map beside the commands themselves.

use std::collections::{BTreeMap, HashMap};

use model::{Command, Id, JourneyMap, Json, Kind, LaneKind, Refusal as Refused, Spot, Which};
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::{Desk, Refusal};

/// The text by which somebody calls a thing, and the key that it stands under in a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct Called {
    pub key: String,
    pub text: String,
}

impl Desk {
    /// What a thing of an open map is called; `None` where it has no title, name, text or label.
    ///
    /// # Errors
    /// When the map is not open or has no such thing.
    pub fn called(&self, map: &str, which: &Which) -> Result<Option<Called>, Refusal> {
        let sheet = self.sheet(map)?;
        let thing = which.place(&sheet.map).and_then(|at| sheet.map.thing(which.kind(), at));
        let thing = thing.ok_or_else(|| Refusal::new("That is no longer on the map."))?;
        let form = serde_json::to_value(&thing).map_err(|error| Refusal::new(error.to_string()))?;
        let fields = form.as_object().and_then(|form| form.values().next());
        let called = |key: &&str| {
            let text = fields?.get(*key)?.as_str()?.to_owned();
            Some(Called { key: (*key).to_owned(), text })
        };
        // A label that nobody has written yet is no field of its own.
        let unlabelled = matches!(which, Which::Transition { .. } | Which::Exit { .. })
            .then(|| Called { key: "label".to_owned(), text: String::new() });
        Ok(["title", "name", "text", "label"].iter().find_map(called).or(unlabelled))
    }

    /// Adds a touchpoint of this title; gives its id.
    ///
    /// # Errors
    /// When it is refused; then nothing is changed.
    pub async fn add_touchpoint(&self, map: &str, title: &str, placing: Placing) -> Result<Id, Refused> {
        let plain = |Refusal(sentence): Refusal| Refused { sentence, ways_out: Vec::new() };
        let sheet = self.sheet(map).map_err(plain)?;
        let (id, command) = adding(&sheet.map, title, placing).map_err(plain)?;
        self.library.run(map, command).await?;
        Ok(id)
    }

    /// Where the touchpoints of an open map stand.
    ///
    /// # Errors
    /// When the map is not open.
    pub fn places(&self, map: &str) -> Result<Places, Refusal> {
        Ok(Places::of(&self.sheet(map)?.map))
    }

    /// What the clipboard keeps of these touchpoints of an open map; those that are gone are left out.
    ///
    /// # Errors
    /// When the map is not open.
    pub fn clip(&self, map: &str, touchpoints: &[Id]) -> Result<String, Refusal> {
        Ok(model::clip(&self.sheet(map)?.map, touchpoints))
    }
}

/// Where a new touchpoint goes.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Placing {
    /// Behind another one, on the way that leads on from it; without one to the end of the last stage,
    /// going on from a loose end.
    After { touchpoint: Option<Id> },
    /// On the way from one touchpoint to another.
    Between { from: Id, to: Id },
    /// To a place on the map; with `from`, a way leads there from that touchpoint.
    At { spot: Spot, from: Option<Id> },
}

/// Where the touchpoints of a map stand: who moves one asks this first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct Places {
    pub stages: Vec<StagePlaces>,
    /// The lanes of text, top to bottom: further columns of a pasted table go there.
    pub text_lanes: Vec<Id>,
}

/// The columns of a stage.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct StagePlaces {
    pub stage: Id,
    pub title: String,
    /// What shares a column, in the order of the map.
    pub columns: Vec<Vec<OnTrack>>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct OnTrack {
    pub touchpoint: Id,
    /// 0..7; 0 is the main row.
    pub track: u8,
}

impl Places {
    fn of(map: &JourneyMap) -> Self {
        let titles: HashMap<&str, &str> =
            map.stages.iter().map(|stage| (stage.id.as_str(), stage.title.as_str())).collect();
        let stages = model::graph::columns(map).stages.into_iter().map(|stage| {
            let title = titles.get(stage.stage.as_str()).copied().unwrap_or_default().to_owned();
            let mut order = stage.touchpoints.into_iter();
            let columns = stage.columns.into_iter().map(|column| {
                let tracks: HashMap<Id, u8> =
                    column.touchpoints.into_iter().map(|(track, id)| (id, track)).collect();
                let on_track = |touchpoint: Id| {
                    let track = tracks.get(&touchpoint).copied().unwrap_or_default();
                    OnTrack { touchpoint, track }
                };
                order.by_ref().take(tracks.len()).map(on_track).collect()
            });
            let columns = columns.collect();
            StagePlaces { stage: stage.stage, title, columns }
        });
        let of_text = map.lanes.iter().filter(|lane| lane.kind == LaneKind::Text);
        Self { stages: stages.collect(), text_lanes: of_text.map(|lane| lane.id.clone()).collect() }
    }
}

fn adding(map: &JourneyMap, title: &str, placing: Placing) -> Result<(Id, Command), Refusal> {
    let is_taken = |id: &str| map.touchpoints.iter().any(|touchpoint| touchpoint.id == id);
    let id = model::id::unique(&model::id::from_title(title, "touchpoint"), is_taken);
    let label = format!("Add touchpoint “{title}”");
    let command = match placing {
        Placing::Between { from, to } => Command::InsertBetween { from, to, title: title.to_owned() },
        Placing::At { spot, from } => led_to(from, &id, add(title, &spot), label),
        Placing::After { touchpoint } => match touchpoint.as_deref().or_else(|| loose_end(map)) {
            Some(before) => after(map, before, &id, title, label)?,
            None => add(title, &end(map)?),
        },
    };
    Ok((id, command))
}

/// On the one way that leads on from a touchpoint; where none or several do, one more leads to the new one.
fn after(map: &JourneyMap, before: &str, id: &Id, title: &str, label: String) -> Result<Command, Refusal> {
    let place = map.touchpoints.iter().position(|touchpoint| touchpoint.id == before);
    let place = place.ok_or_else(|| Refusal::new("That touchpoint is no longer on the map."))?;
    let mut ways = map.transitions.iter().filter(|way| way.from == before && way.to != before);
    if let (Some(way), None) = (ways.next(), ways.next()) {
        let (from, to) = (way.from.clone(), way.to.clone());
        return Ok(Command::InsertBetween { from, to, title: title.to_owned() });
    }
    let stage = map.touchpoints.get(place).map(|touchpoint| touchpoint.stage.clone()).unwrap_or_default();
    let next = map.touchpoints.iter().skip(place + 1).find(|touchpoint| touchpoint.stage == stage);
    let spot = Spot { stage, track: 0, before: next.map(|next| next.id.clone()) };
    Ok(led_to(Some(before.to_owned()), id, add(title, &spot), label))
}

fn led_to(from: Option<Id>, to: &Id, add: Command, label: String) -> Command {
    let Some(from) = from else { return add };
    let connect = Command::Connect { from, to: to.clone() };
    Command::Together { label, commands: vec![add, connect] }
}

/// The last touchpoint of the last stage, where nothing leads on from it and nothing ends with it.
fn loose_end(map: &JourneyMap) -> Option<&str> {
    let stage = map.stages.last()?;
    let last = map.touchpoints.iter().rfind(|touchpoint| touchpoint.stage == stage.id)?;
    let leads_on = map.transitions.iter().any(|way| way.from == last.id);
    let ends = last.end.is_some() || map.exits.iter().any(|exit| exit.from == last.id);
    (!leads_on && !ends).then_some(last.id.as_str())
}

fn end(map: &JourneyMap) -> Result<Spot, Refusal> {
    let stage = map.stages.last();
    let stage = stage.ok_or_else(|| Refusal::new("Add a stage first: a touchpoint stands in one."))?;
    Ok(Spot { stage: stage.id.clone(), track: 0, before: None })
}

fn add(title: &str, spot: &Spot) -> Command {
    let text = |text: &str| Json::Text(text.to_owned());
    let fields = BTreeMap::from([
        ("title".to_owned(), text(title)),
        ("stage".to_owned(), text(&spot.stage)),
        ("track".to_owned(), Json::Number(spot.track.to_string())),
    ]);
    let before = spot.before.clone().map(Which::Touchpoint);
    Command::Add { kind: Kind::Touchpoint, fields, before }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::examples::example;

    fn by() -> model::By {
        model::By { author: "Ana".to_owned(), time: "2026-10-02T09:14:00Z".to_owned() }
    }

    fn with(mut map: JourneyMap, placing: Placing) -> (JourneyMap, Id) {
        let (id, command) = adding(&map, "Signs at the door", placing).unwrap();
        command.run(&mut map, &by()).unwrap().unwrap();
        assert!(map.touchpoints.iter().any(|t| t.id == id && t.title == "Signs at the door"));
        (map, id)
    }

    fn broadband() -> JourneyMap {
        example("home-broadband").unwrap()
    }

    /// A touchpoint from which so many ways lead on.
    fn with_ways(map: &JourneyMap, count: usize) -> model::Touchpoint {
        let ways = |id: &str| map.transitions.iter().filter(|way| way.from == id).count();
        map.touchpoints.iter().find(|t| ways(&t.id) == count).unwrap().clone()
    }

    fn leads(map: &JourneyMap, from: &str, to: &str) -> bool {
        map.transitions.iter().any(|way| way.from == from && way.to == to)
    }

    #[test]
    fn a_touchpoint_comes_onto_the_one_way_that_leads_on() {
        let alone = with_ways(&broadband(), 1).id;
        let (map, id) = with(broadband(), Placing::After { touchpoint: Some(alone.clone()) });
        assert_eq!(id, "signs-at-the-door");
        assert!(leads(&map, &alone, &id));
        assert_eq!(map.transitions.iter().filter(|way| way.from == id).count(), 1);
    }

    #[test]
    fn a_touchpoint_after_a_branch_is_one_more_branch() {
        let branch = with_ways(&broadband(), 2);
        let (map, id) = with(broadband(), Placing::After { touchpoint: Some(branch.id.clone()) });
        assert!(leads(&map, &branch.id, &id));
        assert_eq!(map.touchpoints.iter().find(|t| t.id == id).unwrap().stage, branch.stage);
    }

    #[test]
    fn a_touchpoint_after_nothing_goes_on_from_a_loose_end() {
        let blank = crate::templates::map_of("blank").unwrap();
        let first = blank.touchpoints[0].id.clone();
        let (map, id) = with(blank, Placing::After { touchpoint: None });
        assert!(leads(&map, &first, &id));
        assert_eq!(map.touchpoints.last().unwrap().id, id);
    }

    #[test]
    fn a_touchpoint_after_nothing_stands_alone_behind_the_end_of_a_journey() {
        let mut ended = broadband();
        ended.touchpoints.last_mut().unwrap().end = Some(model::Outcome::Completed);
        let (map, id) = with(ended, Placing::After { touchpoint: None });
        assert_eq!(map.touchpoints.last().unwrap().id, id);
        assert_eq!(map.touchpoints.last().unwrap().stage, map.stages.last().unwrap().id);
        assert!(!map.transitions.iter().any(|way| way.to == id));
    }

    #[test]
    fn a_touchpoint_goes_where_it_was_dropped_and_is_led_to() {
        let from = broadband().touchpoints[0].clone();
        let before =
            broadband().touchpoints.iter().filter(|t| t.stage == from.stage).nth(1).unwrap().id.clone();
        let spot = Spot { stage: from.stage.clone(), track: 2, before: Some(before.clone()) };
        let (map, id) = with(broadband(), Placing::At { spot, from: Some(from.id.clone()) });
        assert!(leads(&map, &from.id, &id));
        let at = map.touchpoints.iter().position(|t| t.id == id).unwrap();
        assert_eq!((map.touchpoints[at].track, &map.touchpoints[at + 1].id), (2, &before));
    }

    #[test]
    fn the_places_are_the_columns_of_the_drawing_in_the_order_of_the_map() {
        let map = broadband();
        let places = Places::of(&map);
        let columns = places.stages.iter().flat_map(|stage| &stage.columns);
        let ids: Vec<&Id> = columns.clone().flatten().map(|on_track| &on_track.touchpoint).collect();
        assert_eq!(ids, map.touchpoints.iter().map(|t| &t.id).collect::<Vec<_>>());
        let shared = columns.clone().find(|column| column.len() > 1).unwrap();
        assert_eq!(shared.iter().map(|it| it.track).collect::<Vec<_>>(), [0, 1]);
        assert!(
            columns
                .clone()
                .flatten()
                .all(|it| { map.touchpoints.iter().any(|t| t.id == it.touchpoint && t.track == it.track) })
        );
    }
}
