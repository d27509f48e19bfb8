//! What a window needs to edit a map beside the commands themselves.

use std::collections::BTreeMap;

use model::{Command, Id, JourneyMap, Json, Kind, Refusal as Refused, Which};
use serde::Serialize;
use specta::Type;

use crate::{Desk, Refusal};

/// What a touchpoint is called until somebody writes its title.
const NEW: &str = "New touchpoint";

/// The text by which somebody calls a thing, and the key that it stands under in a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct Called {
    pub key: String,
    pub text: String,
}

impl Desk {
    /// What a thing of an open map is called; `None` where it has no title, name or text.
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
        Ok(["title", "name", "text"].iter().find_map(called))
    }

    /// Adds a touchpoint after another one, on the way that leads on from it, or at the end of the last
    /// stage, going on from a loose end; gives its id.
    ///
    /// # Errors
    /// When it is refused; then nothing is changed.
    pub async fn add_touchpoint(&self, map: &str, after: Option<&str>) -> Result<Id, Refused> {
        let plain = |Refusal(sentence): Refusal| Refused { sentence, ways_out: Vec::new() };
        let sheet = self.sheet(map).map_err(plain)?;
        let (id, command) = adding(&sheet.map, after).map_err(plain)?;
        self.library.run(map, command).await?;
        Ok(id)
    }
}

fn adding(map: &JourneyMap, after: Option<&str>) -> Result<(Id, Command), Refusal> {
    let is_taken = |id: &str| map.touchpoints.iter().any(|touchpoint| touchpoint.id == id);
    let id = model::id::unique(&model::id::from_title(NEW, "touchpoint"), is_taken);
    let Some(after) = after.or_else(|| loose_end(map)) else { return Ok((id, at_the_end(map)?)) };
    let place = map.touchpoints.iter().position(|touchpoint| touchpoint.id == after);
    let place = place.ok_or_else(|| Refusal::new("That touchpoint is no longer on the map."))?;
    let mut ways = map.transitions.iter().filter(|way| way.from == after && way.to != after);
    if let (Some(way), None) = (ways.next(), ways.next()) {
        let (from, to) = (way.from.clone(), way.to.clone());
        return Ok((id, Command::InsertBetween { from, to, title: NEW.to_owned() }));
    }
    let stage = map.touchpoints.get(place).map(|touchpoint| touchpoint.stage.clone()).unwrap_or_default();
    let next = map.touchpoints.iter().skip(place + 1).find(|touchpoint| touchpoint.stage == stage);
    let before = next.map(|next| Which::Touchpoint(next.id.clone()));
    let commands = vec![
        Command::Add { kind: Kind::Touchpoint, fields: fields(&stage), before },
        Command::Connect { from: after.to_owned(), to: id.clone() },
    ];
    Ok((id, Command::Together { label: format!("Add touchpoint “{NEW}”"), commands }))
}

/// The last touchpoint of the last stage, where nothing leads on from it and nothing ends with it.
fn loose_end(map: &JourneyMap) -> Option<&str> {
    let stage = map.stages.last()?;
    let last = map.touchpoints.iter().rfind(|touchpoint| touchpoint.stage == stage.id)?;
    let leads_on = map.transitions.iter().any(|way| way.from == last.id);
    let ends = last.end.is_some() || map.exits.iter().any(|exit| exit.from == last.id);
    (!leads_on && !ends).then_some(last.id.as_str())
}

fn at_the_end(map: &JourneyMap) -> Result<Command, Refusal> {
    let stage =
        map.stages.last().ok_or_else(|| Refusal::new("Add a stage first: a touchpoint stands in one."))?;
    Ok(Command::Add { kind: Kind::Touchpoint, fields: fields(&stage.id), before: None })
}

fn fields(stage: &str) -> BTreeMap<String, Json> {
    let text = |text: &str| Json::Text(text.to_owned());
    BTreeMap::from([("title".to_owned(), text(NEW)), ("stage".to_owned(), text(stage))])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::examples::example;

    fn by() -> model::By {
        model::By { author: "Ana".to_owned(), time: "2026-10-02T09:14:00Z".to_owned() }
    }

    fn added(after: &str) -> (JourneyMap, Id) {
        let mut map = example("home-broadband").unwrap();
        let (id, command) = adding(&map, Some(after)).unwrap();
        command.run(&mut map, &by()).unwrap().unwrap();
        (map, id)
    }

    #[test]
    fn a_touchpoint_comes_onto_the_one_way_that_leads_on() {
        let map = example("home-broadband").unwrap();
        let alone = map
            .touchpoints
            .iter()
            .find(|t| map.transitions.iter().filter(|way| way.from == t.id).count() == 1);
        let alone = alone.unwrap().id.clone();
        let (map, id) = added(&alone);
        assert!(map.transitions.iter().any(|way| way.from == alone && way.to == id));
        assert_eq!(map.transitions.iter().filter(|way| way.from == id).count(), 1);
    }

    #[test]
    fn a_touchpoint_after_a_branch_is_one_more_branch() {
        let map = example("home-broadband").unwrap();
        let branch = map
            .touchpoints
            .iter()
            .find(|t| map.transitions.iter().filter(|way| way.from == t.id).count() > 1);
        let branch = branch.unwrap().clone();
        let (map, id) = added(&branch.id);
        assert!(map.transitions.iter().any(|way| way.from == branch.id && way.to == id));
        assert_eq!(map.touchpoints.iter().find(|t| t.id == id).unwrap().stage, branch.stage);
    }

    #[test]
    fn a_touchpoint_after_nothing_goes_on_from_a_loose_end() {
        let mut map = crate::templates::map_of("blank").unwrap();
        let first = map.touchpoints[0].id.clone();
        let (id, command) = adding(&map, None).unwrap();
        command.run(&mut map, &by()).unwrap().unwrap();
        assert!(map.transitions.iter().any(|way| way.from == first && way.to == id));
    }

    #[test]
    fn a_touchpoint_after_nothing_stands_alone_where_the_journey_has_an_end() {
        let mut map = example("home-broadband").unwrap();
        map.touchpoints.last_mut().unwrap().end = Some(model::Outcome::Completed);
        let (id, command) = adding(&map, None).unwrap();
        command.run(&mut map, &by()).unwrap().unwrap();
        assert_eq!(map.touchpoints.last().unwrap().id, id);
        assert_eq!(map.touchpoints.last().unwrap().stage, map.stages.last().unwrap().id);
        assert!(!map.transitions.iter().any(|way| way.to == id));
    }
}
