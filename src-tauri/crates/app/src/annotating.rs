//! What a team puts onto a map: things that begin with a title, emotions, notes, ink, comments.

use std::collections::BTreeMap;

use model::{
    Anchor, Cause, Command, Edit, Fields, Id, JourneyMap, Json, Kind, LaneKind, Refusal as Refused, Reply,
    Time, WayOut, Where, Which, id,
};
use scene::{Path, Point};
use serde::{Deserialize, Serialize};
use specta::Type;
use specta_typescript::Number;

use crate::library::Changed;
use crate::{Desk, Refusal, SceneView};

/// A comment with its replies.
#[derive(Clone, Debug, PartialEq, Serialize, Type)]
pub struct Thread {
    pub id: Id,
    pub on: Where,
    pub author: String,
    pub time: Option<Time>,
    pub text: String,
    pub resolved: bool,
    pub replies: Vec<Reply>,
    /// The middle of its pin in the drawing that the window got last.
    pub pin: Point,
}

/// A service point of which nobody has said what caused it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct UnsortedPoint {
    pub id: Id,
    pub title: String,
    /// What the touchpoint is called at which it is.
    pub touchpoint: String,
}

/// The first thing in a row that the map does not have yet.
#[derive(Clone, Debug, PartialEq, Deserialize, Type)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum FirstInRow {
    Emotion {
        #[specta(type = Number)]
        value: f64,
    },
    Thought {
        text: String,
    },
}

/// Things that are put onto a map.
impl Desk {
    /// Does what somebody asks; gives the id of the first thing that it has added, where that has one.
    ///
    /// # Errors
    /// When it is refused; then nothing is changed.
    pub async fn add(&self, map: &str, command: Command) -> Result<Option<Id>, Refused> {
        let changed = self.library.run(map, command).await?;
        Ok(changed.and_then(|changed| added(&changed)))
    }

    /// Adds a step without a title under a touchpoint, to the first lane of steps; gives its id.
    ///
    /// # Errors
    /// When the map has no lane of steps: a way out adds one.
    pub async fn add_step(&self, map: &str, touchpoint: &str) -> Result<Option<Id>, Refused> {
        let sheet = self.sheet(map).map_err(refused)?;
        let lane = sheet.map.lanes.iter().find(|lane| lane.kind == LaneKind::Steps);
        let Some(lane) = lane else { return Err(without_steps(&sheet.map, touchpoint)) };
        self.add(map, Command::Add { kind: Kind::Step, fields: step(&lane.id, touchpoint), before: None })
            .await
    }

    /// Says how somebody feels at a touchpoint, or staff at a step; `None` takes it back. A map without a
    /// persona gets a customer.
    ///
    /// # Errors
    /// When it is refused, as a value beyond −5 to 5; then nothing is changed.
    pub async fn feel(
        &self,
        map: &str,
        at: Which,
        persona: Option<&str>,
        value: Option<f64>,
    ) -> Result<(), Refused> {
        let sheet = self.sheet(map).map_err(refused)?;
        let mut commands = feeling(&sheet.map, &at, persona, value);
        let command = match commands.pop() {
            Some(only) if commands.is_empty() => only,
            last => {
                commands.extend(last);
                Command::Together { label: "Say how a customer feels".to_owned(), commands }
            }
        };
        self.library.run(map, command).await.map(drop)
    }

    /// Writes the first thing into a row that the map does not have yet, at a touchpoint: its lane comes
    /// with it, as one step.
    ///
    /// # Errors
    /// When it is refused; then nothing is changed.
    pub async fn begin_row(&self, map: &str, touchpoint: &str, first: FirstInRow) -> Result<(), Refused> {
        let sheet = self.sheet(map).map_err(refused)?;
        let at = Which::Touchpoint(touchpoint.to_owned());
        let (title, fields) = match &first {
            FirstInRow::Emotion { .. } => ("Emotion", vec![("kind", text("emotion"))]),
            FirstInRow::Thought { .. } => {
                ("Thoughts", vec![("kind", text("text")), ("quoted", Json::Bool(true))])
            }
        };
        let named = [("title", text(title)), ("zone", text("customer"))];
        let fields = fields.into_iter().chain(named).map(|(key, value)| (key.to_owned(), value)).collect();
        let mut commands = vec![Command::Add { kind: Kind::Lane, fields, before: None }];
        match first {
            FirstInRow::Emotion { value } => commands.extend(feeling(&sheet.map, &at, None, Some(value))),
            FirstInRow::Thought { text: words } => {
                let path = vec!["cells".to_owned(), new_lane(&sheet.map, title)];
                commands.push(Command::Set { of: at, path, value: text(&words) });
            }
        }
        let label = format!("Begin the lane “{title}”");
        self.library.run(map, Command::Together { label, commands }).await.map(drop)
    }
}

/// What is asked of the drawing that a window got last, which looks at the map so.
impl Desk {
    /// What something is about that is put at this point of the drawing, and how far from its corner.
    ///
    /// # Errors
    /// When the map is not open.
    pub fn anchor(&self, map: &str, view: &SceneView, at: Point) -> Result<Anchor, Refusal> {
        let shown = self.shown(map, view)?;
        let (place, corner) = shown.places.under(at);
        let far = |d: f32| Some((f64::from(d) * 100.0).round() / 100.0);
        Ok(Anchor { place, dx: far(at.x - corner.x), dy: far(at.y - corner.y) })
    }

    /// The curve of a persona in a lane as it would be with another value at a touchpoint or step, by the
    /// group of its point.
    ///
    /// # Errors
    /// When the map is not open.
    pub fn felt_curve(&self, map: &str, view: &SceneView, group: &str, value: f64) -> Result<Path, Refusal> {
        Ok(layout::curve_through(&self.shown(map, view)?.as_shown().felt_with(group, value)))
    }

    /// The comments of an open map in their order.
    ///
    /// # Errors
    /// When the map is not open.
    pub fn threads(&self, map: &str, view: &SceneView) -> Result<Vec<Thread>, Refusal> {
        let shown = self.shown(map, view)?;
        let thread = |comment: &model::Comment| Thread {
            id: comment.id.clone(),
            on: comment.on.clone(),
            author: comment.author.clone(),
            time: comment.time.clone(),
            text: comment.text.clone(),
            resolved: comment.resolved,
            replies: comment.replies.clone(),
            pin: shown.places.pins.get(&comment.id).copied().unwrap_or_default(),
        };
        Ok(shown.sheet.map.comments.iter().map(thread).collect())
    }

    /// The service points that nobody has sorted yet, in the order of the map.
    ///
    /// # Errors
    /// When the map is not open.
    pub fn unsorted(&self, map: &str) -> Result<Vec<UnsortedPoint>, Refusal> {
        let sheet = self.sheet(map)?;
        let title = |id: &str| {
            let found = sheet.map.touchpoints.iter().find(|touchpoint| touchpoint.id == id);
            found.map(|touchpoint| touchpoint.title.clone()).unwrap_or_default()
        };
        let points = sheet.map.service_points.iter().filter(|point| point.cause == Cause::Unsorted);
        let unsorted = points.map(|point| UnsortedPoint {
            id: point.id.clone(),
            title: point.title.clone(),
            touchpoint: title(&point.touchpoint),
        });
        Ok(unsorted.collect())
    }
}

/// The id of what a change has added first.
fn added(changed: &Changed) -> Option<Id> {
    changed.change.edits.iter().find_map(|edit| match edit {
        Edit::Insert { thing, .. } => thing.id().map(str::to_owned),
        _ => None,
    })
}

/// Says how somebody feels; without a persona the first one, who comes with it where there is none.
fn feeling(map: &JourneyMap, at: &Which, persona: Option<&str>, value: Option<f64>) -> Vec<Command> {
    let first = map.personas.first().map(|persona| persona.id.as_str());
    let customer = id::from_title("Customer", "persona");
    let set = Command::Set {
        of: at.clone(),
        path: vec!["emotion".to_owned(), persona.or(first).unwrap_or(&customer).to_owned()],
        value: value.map_or(Json::Null, |value| Json::Number(value.to_string())),
    };
    if persona.or(first).is_some() {
        return vec![set];
    }
    let name = BTreeMap::from([("name".to_owned(), text("Customer"))]);
    vec![Command::Add { kind: Kind::Persona, fields: name, before: None }, set]
}

/// The id that a new lane of this title gets.
fn new_lane(map: &JourneyMap, title: &str) -> Id {
    id::unique(&id::from_title(title, "lane"), |id| map.lanes.iter().any(|lane| lane.id == id))
}

fn without_steps(map: &JourneyMap, touchpoint: &str) -> Refused {
    let lane = |title: &str, zone: &str| {
        let lane_id = new_lane(map, title);
        let fields = [("title", title), ("zone", zone), ("kind", "steps")];
        let fields = fields.map(|(key, value)| (key.to_owned(), text(value))).into();
        let commands = vec![
            Command::Add { kind: Kind::Lane, fields, before: None },
            Command::Add { kind: Kind::Step, fields: step(&lane_id, touchpoint), before: None },
        ];
        let label = format!("Add the lane {title}");
        WayOut { command: Command::Together { label: label.clone(), commands }, label }
    };
    Refused {
        sentence: "This map has no lane of steps yet: add the one in which this step is done.".to_owned(),
        ways_out: vec![lane("Front stage", "frontstage"), lane("Back stage", "backstage")],
    }
}

fn step(lane: &str, touchpoint: &str) -> Fields {
    BTreeMap::from([
        ("title".to_owned(), text("New step")),
        ("lane".to_owned(), text(lane)),
        ("touchpoints".to_owned(), Json::List(vec![text(touchpoint)])),
    ])
}

fn text(text: &str) -> Json {
    Json::Text(text.to_owned())
}

fn refused(Refusal(sentence): Refusal) -> Refused {
    Refused { sentence, ways_out: Vec::new() }
}

#[cfg(test)]
mod tests;
