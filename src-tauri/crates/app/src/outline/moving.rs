//! Moving rows of the outline, and adding more like them.

use std::collections::BTreeMap;

use model::{Command, Id, Insight, JourneyMap, Json, Kind, Refusal as Refused, Spot, Which};
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::facts::or_untitled;
use crate::{Desk, Placing, Refusal};

/// Where a row goes among its neighbours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum RowWay {
    Up,
    Down,
}

fn refused(sentence: impl Into<String>) -> Refused {
    Refused { sentence: sentence.into(), ways_out: Vec::new() }
}

impl Desk {
    /// Moves a row past its neighbour; a touchpoint goes on into the next stage.
    ///
    /// # Errors
    /// When it is the first or the last one already, or the change is refused.
    pub async fn move_row(&self, map: &str, which: Which, way: RowWay) -> Result<(), Refused> {
        let sheet = self.sheet(map).map_err(|Refusal(sentence)| refused(sentence))?;
        let command = moving(&sheet.map, &which, way)?;
        self.library.run(map, command).await.map(|_| ())
    }

    /// Adds a row of the same kind behind another one; gives the group of the drawing that stands for it.
    ///
    /// # Errors
    /// When it is refused; then nothing is changed.
    pub async fn add_row(&self, map: &str, after: Which) -> Result<String, Refused> {
        if let Which::Touchpoint(id) = &after {
            let placing = Placing::After { touchpoint: Some(id.clone()) };
            return Ok(format!("card/{}", self.add_touchpoint(map, "New touchpoint", placing).await?));
        }
        let sheet = self.sheet(map).map_err(|Refusal(sentence)| refused(sentence))?;
        let (group, command) = adding(&sheet.map, &after)?;
        self.library.run(map, command).await?;
        Ok(group)
    }
}

fn moving(map: &JourneyMap, which: &Which, way: RowWay) -> Result<Command, Refused> {
    if let Which::Touchpoint(id) = which {
        return moving_touchpoint(map, id, way);
    }
    let at = which.place(map).ok_or_else(|| refused("That is no longer on the map."))?;
    let fellows = fellows(map, which, at);
    let mine = fellows.iter().position(|other| *other == at).unwrap_or_default();
    let end = |what: &str| refused(format!("It is the {what} one here already."));
    let before = match way {
        RowWay::Up => {
            *mine.checked_sub(1).and_then(|before| fellows.get(before)).ok_or_else(|| end("first"))?
        }
        RowWay::Down => fellows.get(mine + 1).ok_or_else(|| end("last"))? + 1,
    };
    let before = which_at(map, which.kind(), before);
    Ok(Command::Reorder { of: which.clone(), before })
}

/// The places in the array of those that stand beside it in the outline.
fn fellows(map: &JourneyMap, which: &Which, at: usize) -> Vec<usize> {
    let places = |is: &dyn Fn(usize) -> bool| (0..map.count(which.kind())).filter(|n| is(*n)).collect();
    match which {
        Which::ServicePoint(_) => {
            let home = map.service_points.get(at).map(|it| &it.touchpoint);
            places(&|n| map.service_points.get(n).map(|it| &it.touchpoint) == home)
        }
        Which::Step(_) => {
            let home = map.steps.get(at).map(|it| (it.touchpoints.first(), it.stages.first()));
            places(&|n| map.steps.get(n).map(|it| (it.touchpoints.first(), it.stages.first())) == home)
        }
        Which::Insight(_) => {
            let home = |n: usize| map.insights.get(n).map(place_of);
            places(&|n| home(n) == home(at))
        }
        _ => places(&|_| true),
    }
}

fn place_of(insight: &Insight) -> Option<(Option<&Id>, Option<&Id>)> {
    insight.at.as_ref().map(|at| (at.touchpoint.as_ref(), at.stage.as_ref()))
}

fn which_at(map: &JourneyMap, kind: Kind, at: usize) -> Option<Which> {
    let id = map.id_at(kind, at)?.to_owned();
    match kind {
        Kind::Stage => Some(Which::Stage(id)),
        Kind::Step => Some(Which::Step(id)),
        Kind::ServicePoint => Some(Which::ServicePoint(id)),
        Kind::Insight => Some(Which::Insight(id)),
        _ => None,
    }
}

fn moving_touchpoint(map: &JourneyMap, id: &str, way: RowWay) -> Result<Command, Refused> {
    let it = map.touchpoints.iter().find(|it| it.id == id);
    let it = it.ok_or_else(|| refused("That touchpoint is no longer on the map."))?;
    let own: Vec<&Id> =
        map.touchpoints.iter().filter(|other| other.stage == it.stage).map(|it| &it.id).collect();
    let mine = own.iter().position(|other| *other == id).unwrap_or_default();
    let stage = map.stages.iter().position(|stage| stage.id == it.stage).unwrap_or_default();
    let title = or_untitled(&it.title);
    let to = |stage: &Id, before: Option<&&Id>| Spot {
        stage: stage.clone(),
        track: it.track,
        before: before.map(|id| (*id).clone()),
    };
    let spot = match way {
        RowWay::Up if mine > 0 => to(&it.stage, own.get(mine - 1)),
        RowWay::Down if mine + 1 < own.len() => to(&it.stage, own.get(mine + 2)),
        RowWay::Up => {
            let before = stage.checked_sub(1).and_then(|at| map.stages.get(at));
            let before =
                before.ok_or_else(|| refused(format!("“{title}” is the first touchpoint of the map.")))?;
            to(&before.id, None)
        }
        RowWay::Down => {
            let next = map.stages.get(stage + 1);
            let next =
                next.ok_or_else(|| refused(format!("“{title}” is the last touchpoint of the map.")))?;
            let first = map.touchpoints.iter().find(|other| other.stage == next.id).map(|it| &it.id);
            to(&next.id, first.as_ref())
        }
    };
    Ok(Command::MoveTouchpoints { touchpoints: vec![id.to_owned()], to: spot })
}

fn adding(map: &JourneyMap, after: &Which) -> Result<(String, Command), Refused> {
    let at = after.place(map).ok_or_else(|| refused("That is no longer on the map."))?;
    let kind = after.kind();
    let (group, title, mut fields) = match after {
        Which::Stage(_) => ("stage", "New stage", BTreeMap::new()),
        Which::ServicePoint(_) => {
            let home = map.service_points.get(at).map(|it| it.touchpoint.clone());
            ("mark", "New service point", fields([("touchpoint", home.map(Json::Text))]))
        }
        Which::Step(_) => {
            let like = map.steps.get(at);
            let ids = |ids: &[Id]| Json::List(ids.iter().cloned().map(Json::Text).collect());
            let own = [
                ("lane", like.map(|it| Json::Text(it.lane.clone()))),
                ("touchpoints", like.map(|it| ids(&it.touchpoints))),
                ("stages", like.map(|it| ids(&it.stages))),
            ];
            ("step", "New step", fields(own))
        }
        Which::Insight(_) => {
            let like = map.insights.get(at);
            let place = like.and_then(|it| it.at.as_ref()).map(|at| {
                let parts = [("touchpoint", &at.touchpoint), ("stage", &at.stage), ("lane", &at.lane)];
                let parts =
                    parts.into_iter().filter_map(|(key, id)| Some((key.to_owned(), Json::Text(id.clone()?))));
                Json::Object(parts.collect())
            });
            let own = [("kind", like.map(|it| Json::Text(it.kind.word().to_owned()))), ("at", place)];
            ("insight", "New", fields(own))
        }
        _ => return Err(refused("Of this kind there is none more to add.")),
    };
    let key = if kind == Kind::Insight { "text" } else { "title" };
    fields.insert(key.to_owned(), Json::Text(title.to_owned()));
    let taken = |id: &str| map.place_of(kind, id).is_some();
    let id = model::id::unique(&model::id::from_title(title, &kind.word().replace('_', "-")), taken);
    let before = which_at(map, kind, at + 1);
    Ok((format!("{group}/{id}"), Command::Add { kind, fields, before }))
}

fn fields<const N: usize>(all: [(&str, Option<Json>); N]) -> BTreeMap<String, Json> {
    all.into_iter().filter_map(|(key, value)| Some((key.to_owned(), value?))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::examples::example;

    fn by() -> model::By {
        model::By { author: "Ana".to_owned(), time: "2026-10-02T09:14:00Z".to_owned() }
    }

    fn moved(which: Which, way: RowWay) -> JourneyMap {
        let mut map = example("home-broadband").unwrap();
        moving(&map, &which, way).unwrap().run(&mut map, &by()).unwrap().unwrap();
        map
    }

    fn of_stage(map: &JourneyMap, stage: &str) -> Vec<String> {
        map.touchpoints.iter().filter(|it| it.stage == stage).map(|it| it.id.clone()).collect()
    }

    fn marks_at(map: &JourneyMap, touchpoint: &str) -> Vec<String> {
        map.service_points.iter().filter(|it| it.touchpoint == touchpoint).map(|it| it.id.clone()).collect()
    }

    #[test]
    fn a_touchpoint_moves_within_its_stage_and_on_into_the_next() {
        let order = Which::Touchpoint("credit-check".to_owned());
        assert_eq!(
            of_stage(&moved(order.clone(), RowWay::Up), "order"),
            ["credit-check", "order", "book-visit"]
        );
        assert_eq!(of_stage(&moved(order, RowWay::Down), "order"), ["order", "book-visit", "credit-check"]);
        let last = moved(Which::Touchpoint("book-visit".to_owned()), RowWay::Down);
        assert_eq!(of_stage(&last, "install")[0], "book-visit");
        let first = moved(Which::Touchpoint("order".to_owned()), RowWay::Up);
        assert_eq!(of_stage(&first, "discover").last().unwrap(), "order");
    }

    #[test]
    fn a_service_point_moves_among_those_of_its_touchpoint() {
        let access = Which::ServicePoint("no-access".to_owned());
        assert_eq!(marks_at(&moved(access.clone(), RowWay::Up), "visit"), ["no-access", "missed", "rude"]);
        assert_eq!(marks_at(&moved(access, RowWay::Down), "visit"), ["missed", "rude", "no-access"]);
    }

    #[test]
    fn what_is_first_already_stays_and_says_so() {
        let map = example("home-broadband").unwrap();
        let refused = |which: Which| moving(&map, &which, RowWay::Up).unwrap_err().sentence;
        assert_eq!(
            refused(Which::Touchpoint("see-advert".to_owned())),
            "“Sees an offer online” is the first touchpoint of the map."
        );
        assert_eq!(refused(Which::Stage("discover".to_owned())), "It is the first one here already.");
        assert_eq!(refused(Which::ServicePoint("missed".to_owned())), "It is the first one here already.");
    }

    #[test]
    fn another_row_of_the_same_kind_stands_right_behind() {
        let mut map = example("home-broadband").unwrap();
        let after = [
            Which::Stage("order".to_owned()),
            Which::ServicePoint("missed".to_owned()),
            Which::Step("stock".to_owned()),
            Which::Insight("q1".to_owned()),
        ];
        for which in after {
            let (group, command) = adding(&map, &which).unwrap();
            command.run(&mut map, &by()).unwrap().unwrap();
            let at = which.place(&map).unwrap();
            let id = map.id_at(which.kind(), at + 1).unwrap();
            assert!(group.ends_with(&format!("/{id}")), "{group}, {id}");
        }
        assert_eq!(marks_at(&map, "visit")[1], "new-service-point");
        let step = map.steps.iter().find(|it| it.id == "new-step").unwrap();
        assert_eq!((step.lane.as_str(), &step.touchpoints), ("back", &vec!["visit".to_owned()]));
    }
}
