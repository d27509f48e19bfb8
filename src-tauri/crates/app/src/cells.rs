//! The cells of an open map: where its lanes are written, set and filled under each touchpoint, also where
//! there is nothing yet.

use std::collections::HashMap;

use layout::{ColumnPlace, LanePlace, Places};
use model::{Id, JourneyMap, Lane, LaneKind, Persona, PersonaKind, Step, Touchpoint, Where};
use scene::{Point, Rect, Scene};
use serde::Serialize;
use specta::Type;
use specta_typescript::Number;

use crate::{Desk, Refusal, SceneView};

/// The least height of a place to write in.
const LINE: f32 = 20.0;
/// Width and height of what is dragged on a curve.
const TARGET: f32 = 24.0;

/// A place under a touchpoint or a stage.
#[derive(Clone, Debug, PartialEq, Serialize, Type)]
pub struct Cell {
    /// The id of the group that draws it, or would.
    pub group: String,
    /// A touchpoint or a stage, with the lane; a step for what staff feels.
    pub at: Where,
    pub bounds: Rect,
    /// What it is and where: "Thoughts, Places the order".
    pub name: String,
    pub content: CellContent,
}

/// What can be in a cell, and what is.
#[derive(Clone, Debug, PartialEq, Serialize, Type)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum CellContent {
    Text {
        text: String,
    },
    Measure {
        #[specta(type = Option<Number>)]
        value: Option<f64>,
        #[specta(type = Option<Number>)]
        target: Option<f64>,
        unit: String,
    },
    Picture {
        /// What it shows, where there is one.
        alt: Option<String>,
    },
    /// How one persona feels, −5 to 5. `zero` is the height of 0 in the drawing and `point` how far apart
    /// two whole values are.
    Emotion {
        /// `None` in a map that has no persona yet.
        persona: Option<Id>,
        who: String,
        #[specta(type = Option<Number>)]
        value: Option<f64>,
        #[specta(type = Number)]
        zero: f32,
        #[specta(type = Number)]
        point: f32,
    },
    /// Room for one more step.
    Step,
    /// Room for one more service point.
    Service,
}

impl CellContent {
    fn is_empty(&self) -> bool {
        match self {
            Self::Text { text } => text.is_empty(),
            Self::Measure { value, .. } | Self::Emotion { value, .. } => value.is_none(),
            Self::Picture { alt } => alt.is_none(),
            Self::Step | Self::Service => true,
        }
    }
}

/// A drawing that a window has, with the map and the places on it.
pub(crate) struct Shown<'a> {
    pub map: &'a JourneyMap,
    scene: &'a Scene,
    pub places: &'a Places,
    touchpoints: HashMap<&'a str, &'a Touchpoint>,
}

impl Desk {
    /// The cells of an open map within a part of the drawing that a window got last which looks at it so, lane by lane.
    ///
    /// # Errors
    /// When the map is not open.
    pub fn cells(&self, map: &str, view: &SceneView, within: Rect) -> Result<Vec<Cell>, Refusal> {
        Ok(self.shown(map, view)?.as_shown().cells(&within))
    }

    /// The cell to write in after another one: along the lane, then the next lane that is written in;
    /// `back` for the one before. `None` at the ends.
    ///
    /// # Errors
    /// When the map is not open.
    pub fn next_cell(
        &self,
        map: &str,
        view: &SceneView,
        group: &str,
        back: bool,
    ) -> Result<Option<Cell>, Refusal> {
        Ok(self.shown(map, view)?.as_shown().next_cell(group, back))
    }
}

impl<'a> Shown<'a> {
    pub(crate) fn new(map: &'a JourneyMap, scene: &'a Scene, places: &'a Places) -> Self {
        let touchpoints = map.touchpoints.iter().map(|it| (it.id.as_str(), it)).collect();
        Self { map, scene, places, touchpoints }
    }

    fn cells(&self, within: &Rect) -> Vec<Cell> {
        let boxes = self.boxes(within);
        let columns = &self.places.columns;
        let ends = columns.iter().skip(1).map(|next| next.left).chain([f32::INFINITY]);
        let seen = columns.iter().zip(ends).filter(|(it, end)| it.left < within.right() && *end > within.x);
        let columns: Vec<&ColumnPlace> = seen.map(|(column, _)| column).collect();
        let lanes = self.places.lanes.iter();
        let seen = lanes.filter(|lane| lane.top < within.bottom() && lane.bottom() > within.y);
        seen.flat_map(|lane| self.in_lane(lane, &columns, &boxes)).collect()
    }

    fn next_cell(&self, group: &str, back: bool) -> Option<Cell> {
        let boxes = self.boxes(&Rect::new(0.0, 0.0, self.scene.size.w, self.scene.size.h));
        let columns: Vec<&ColumnPlace> = self.places.columns.iter().collect();
        let lanes = self.places.lanes.iter().filter(|lane| is_written(lane));
        let mut cells: Vec<Cell> = lanes.flat_map(|lane| self.in_lane(lane, &columns, &boxes)).collect();
        let at = cells.iter().position(|cell| cell.group == group)?;
        let next = if back { at.checked_sub(1)? } else { at + 1 };
        (next < cells.len()).then(|| cells.swap_remove(next))
    }

    /// The boxes of the groups there by their ids.
    fn boxes(&self, within: &Rect) -> HashMap<&'a str, Rect> {
        let seen = self.scene.groups.iter().filter(|group| group.bounds.overlaps(within));
        seen.map(|group| (group.id.as_str(), group.bounds)).collect()
    }

    fn in_lane(
        &self,
        place: &LanePlace,
        columns: &[&'a ColumnPlace],
        boxes: &HashMap<&str, Rect>,
    ) -> Vec<Cell> {
        let lane = self.map.lanes.iter().find(|lane| lane.id == place.lane);
        let columns = columns.iter().copied();
        match (place.kind, lane) {
            _ if place.folded => Vec::new(),
            (LaneKind::Service, _) => columns.filter_map(|column| self.room(place, lane, column)).collect(),
            (_, None) | (LaneKind::Touchpoints, _) => Vec::new(),
            (LaneKind::Steps, _) => columns.filter_map(|column| self.room(place, lane, column)).collect(),
            (LaneKind::Emotion, Some(lane)) => {
                columns.flat_map(|column| self.emotions(place, lane, column, boxes)).collect()
            }
            (LaneKind::Text | LaneKind::Metric | LaneKind::Image, Some(lane)) => {
                columns.flat_map(|column| self.in_column(place, lane, column, boxes)).collect()
            }
        }
    }

    fn touchpoint(&self, id: &str) -> Option<&'a Touchpoint> {
        self.touchpoints.get(id).copied()
    }

    /// Where one more thing can be put into a lane under the first touchpoint of a column.
    fn room(&self, place: &LanePlace, lane: Option<&Lane>, column: &ColumnPlace) -> Option<Cell> {
        let touchpoint = self.touchpoint(column.touchpoints.first()?)?;
        let title = lane.map_or("Where service steps in", |lane| called(&lane.title));
        let (word, content) = match place.kind {
            LaneKind::Service => ("service", CellContent::Service),
            _ => ("steps", CellContent::Step),
        };
        Some(Cell {
            group: format!("{word}/{}/{}", place.lane, touchpoint.id),
            at: Where { lane: lane.map(|lane| lane.id.clone()), ..at_cell(&touchpoint.id, "") },
            bounds: Rect::new(column.left, place.top, column.width, place.height),
            name: format!("{title}, {}", called(&touchpoint.title)),
            content,
        })
    }
}

fn is_written(lane: &LanePlace) -> bool {
    matches!(lane.kind, LaneKind::Text | LaneKind::Metric)
}

/// Text, measures and pictures.
impl<'a> Shown<'a> {
    fn in_column(
        &self,
        place: &LanePlace,
        lane: &Lane,
        column: &'a ColumnPlace,
        boxes: &HashMap<&str, Rect>,
    ) -> Vec<Cell> {
        let of_stage = self.of_stage(place, lane, column, boxes);
        let touchpoints = column.touchpoints.iter().filter_map(|id| self.touchpoint(id)).enumerate();
        let of_touchpoint = touchpoints.map(|(nth, touchpoint)| {
            let content = self.content(lane, touchpoint);
            let (word, left, right) = match content {
                CellContent::Measure { .. } => ("metric", column.spine - 5.0, column.text_in(place, nth).1),
                CellContent::Picture { .. } => ("image", column.left, column.left + column.width),
                _ => ("cell", column.text_in(place, nth).0, column.text_in(place, nth).1),
            };
            let group = format!("{word}/{}/{}", lane.id, touchpoint.id);
            let drawn = boxes.get(group.as_str()).copied().filter(|_| !content.is_empty());
            let name = format!("{}, {}", called(&lane.title), called(&touchpoint.title));
            Cell {
                group,
                at: at_cell(&touchpoint.id, &lane.id),
                bounds: across(left, right, drawn),
                name,
                content,
            }
        });
        let mut cells: Vec<Cell> = of_stage.into_iter().chain(of_touchpoint).collect();
        share_rest(place, &mut cells);
        cells
    }

    /// The text of the stage: where it has one, in its first column, or where it has no touchpoint.
    fn of_stage(
        &self,
        place: &LanePlace,
        lane: &Lane,
        column: &ColumnPlace,
        boxes: &HashMap<&str, Rect>,
    ) -> Option<Cell> {
        let stage = self.map.stages.iter().find(|stage| stage.id == column.stage)?;
        let text = stage.cells.get(&lane.id).cloned().unwrap_or_default();
        let mut columns = self.places.columns.iter().filter(|it| it.stage == stage.id);
        let (first, last) = (columns.next()?, columns.next_back().unwrap_or(column));
        if lane.kind != LaneKind::Text
            || first != column
            || (text.is_empty() && !column.touchpoints.is_empty())
        {
            return None;
        }
        let group = format!("stagecell/{}/{}", lane.id, stage.id);
        let drawn = boxes.get(group.as_str()).copied().filter(|_| !text.is_empty());
        let bounds = across(column.text_in(place, 0).0, last.text_in(place, 0).1, drawn);
        let (stage, title) = (Some(stage.id.clone()), called(&stage.title));
        let at = Where { stage, lane: Some(lane.id.clone()), ..Where::default() };
        let name = format!("{}, {title}", called(&lane.title));
        Some(Cell { group, at, bounds, name, content: CellContent::Text { text } })
    }

    fn content(&self, lane: &Lane, touchpoint: &Touchpoint) -> CellContent {
        match lane.kind {
            LaneKind::Metric => {
                let measure = touchpoint.measures.get(&lane.id);
                CellContent::Measure {
                    value: measure.map(|measure| measure.value),
                    target: measure.and_then(|measure| measure.target),
                    unit: lane.unit.clone(),
                }
            }
            LaneKind::Image => {
                let image = touchpoint.images.get(&lane.id);
                let image = image.and_then(|id| self.map.images.iter().find(|image| image.id == *id));
                CellContent::Picture { alt: image.map(|image| image.alt.clone()) }
            }
            _ => CellContent::Text { text: touchpoint.cells.get(&lane.id).cloned().unwrap_or_default() },
        }
    }
}

/// From left to right and as high as what is drawn there, which may stand out.
fn across(left: f32, right: f32, drawn: Option<Rect>) -> Rect {
    let free = Rect::new(left, drawn.map_or(0.0, |r| r.y), right - left, drawn.map_or(0.0, |r| r.h));
    drawn.map_or(free, |drawn| free.union(&drawn))
}

/// The empty cells of a column share what the full ones leave of the lane's height.
fn share_rest(place: &LanePlace, cells: &mut [Cell]) {
    let is_empty = |cell: &Cell| cell.content.is_empty();
    let full = cells.iter().filter(|cell| !is_empty(cell)).map(|cell| cell.bounds.bottom());
    let from = full.fold(place.top + 4.0, f32::max);
    let empty = cells.iter().filter(|cell| is_empty(cell)).count().max(1) as f32;
    let each = ((place.bottom() - 2.0 - from) / empty).max(LINE / empty.max(2.0));
    for (nth, cell) in cells.iter_mut().filter(|cell| is_empty(cell)).enumerate() {
        cell.bounds.y = (from + each * nth as f32).min(place.bottom() - each);
        cell.bounds.h = each;
    }
}

/// How somebody feels at a touchpoint or a step, if anything is known of it.
struct Feeling<'a> {
    persona: Option<&'a Persona>,
    at: Where,
    id: &'a str,
    title: &'a str,
    value: Option<f64>,
    x: f32,
}

/// Emotions.
impl<'a> Shown<'a> {
    fn emotions(
        &self,
        place: &LanePlace,
        lane: &Lane,
        column: &'a ColumnPlace,
        boxes: &HashMap<&str, Rect>,
    ) -> Vec<Cell> {
        let Some((zero, point)) = place.scale else { return Vec::new() };
        let cell = |feeling: Feeling| {
            let Feeling { persona, at, id, title, value, x } = feeling;
            let group = format!("emotion/{}/{}/{id}", lane.id, persona.map_or("", |persona| &persona.id));
            let drawn = boxes.get(group.as_str()).map(middle);
            let dot = value.map(|value| drawn.unwrap_or(Point::new(x, zero - value as f32 * point)));
            let bounds = dot.map_or(Rect::new(column.left, place.top, column.width, place.height), |dot| {
                Rect::new(dot.x - TARGET / 2.0, dot.y - TARGET / 2.0, TARGET, TARGET)
            });
            let who = persona.map_or("Customer", |persona| &persona.name).to_owned();
            let name = format!("{who} at {title}");
            let persona = persona.map(|persona| persona.id.clone());
            Cell {
                group,
                at,
                bounds,
                name,
                content: CellContent::Emotion { persona, who, value, zero, point },
            }
        };
        self.feelings(lane, column).into_iter().map(cell).collect()
    }

    /// A customer's at touchpoints, those of staff at steps; without any persona nobody's at touchpoints.
    fn feelings(&self, lane: &Lane, column: &'a ColumnPlace) -> Vec<Feeling<'a>> {
        let personas = self.personas(lane);
        if personas.iter().any(|persona| persona.kind == Some(PersonaKind::Staff)) {
            let of_step = |step: &'a Step| {
                personas.iter().map(move |persona| Feeling {
                    persona: Some(persona),
                    at: Where { step: Some(step.id.clone()), ..Where::default() },
                    id: &step.id,
                    title: called(&step.title),
                    value: step.emotion.get(&persona.id).copied(),
                    x: column.spine,
                })
            };
            return self.steps_of(column).flat_map(of_step).collect();
        }
        let mut all = Vec::new();
        for (nth, touchpoint) in column.touchpoints.iter().filter_map(|id| self.touchpoint(id)).enumerate() {
            let personas: Vec<Option<&Persona>> = match personas.as_slice() {
                [] => vec![None],
                some => some.iter().copied().map(Some).collect(),
            };
            all.extend(personas.into_iter().enumerate().map(|(order, persona)| Feeling {
                persona,
                at: at_cell(&touchpoint.id, &lane.id),
                id: &touchpoint.id,
                title: called(&touchpoint.title),
                value: persona.and_then(|persona| touchpoint.emotion.get(&persona.id).copied()),
                x: column.emotion_x(nth, order),
            }));
        }
        all
    }

    /// The points of a curve as they would be with another value for one of them, by its group.
    pub(crate) fn felt_with(&self, group: &str, felt: f64) -> Vec<Point> {
        let boxes = self.boxes(&Rect::new(0.0, 0.0, self.scene.size.w, self.scene.size.h));
        for place in self.places.lanes.iter().filter(|place| place.kind == LaneKind::Emotion) {
            let Some(lane) = self.map.lanes.iter().find(|lane| lane.id == place.lane) else { continue };
            let columns = self.places.columns.iter();
            let cells: Vec<(&ColumnPlace, Cell)> = columns
                .flat_map(|column| {
                    self.emotions(place, lane, column, &boxes).into_iter().map(move |cell| (column, cell))
                })
                .collect();
            let Some((_, changed)) = cells.iter().find(|(_, cell)| cell.group == group) else { continue };
            let of_whom = who(changed);
            let on_curve =
                cells.iter().filter(|(column, cell)| who(cell) == of_whom && is_first(column, cell));
            let mut points: Vec<Point> = on_curve
                .filter_map(|(column, cell)| {
                    let CellContent::Emotion { value, zero, point, .. } = &cell.content else { return None };
                    let value = if cell.group == group { Some(felt) } else { *value }?;
                    Some(Point::new(column.spine, zero - value as f32 * point))
                })
                .collect();
            points.dedup_by(|next, before| next.x <= before.x);
            return points;
        }
        Vec::new()
    }

    fn personas(&self, lane: &Lane) -> Vec<&'a Persona> {
        let all = self.map.personas.iter();
        match &lane.persona {
            Some(id) => all.filter(|persona| persona.id == *id).collect(),
            None => all.filter(|persona| persona.kind != Some(PersonaKind::Staff)).collect(),
        }
    }

    /// The steps that begin in a column.
    fn steps_of(&self, column: &'a ColumnPlace) -> impl Iterator<Item = &'a Step> {
        let cards = &self.places.steps;
        let begins =
            |step: &&Step| cards.get(&step.id).is_some_and(|card| (card.x - column.left).abs() < 1.0);
        self.map.steps.iter().filter(begins)
    }
}

fn who(cell: &Cell) -> Option<&Id> {
    match &cell.content {
        CellContent::Emotion { persona, .. } => persona.as_ref(),
        _ => None,
    }
}

/// The first of a column is on the curve, the others hang from it.
fn is_first(column: &ColumnPlace, cell: &Cell) -> bool {
    cell.at.touchpoint.is_none() || cell.at.touchpoint.as_ref() == column.touchpoints.first()
}

fn called(title: &str) -> &str {
    if title.is_empty() { "Untitled" } else { title }
}

fn at_cell(touchpoint: &str, lane: &str) -> Where {
    Where { touchpoint: Some(touchpoint.to_owned()), lane: Some(lane.to_owned()), ..Where::default() }
}

fn middle(r: &Rect) -> Point {
    Point::new(r.x + r.w / 2.0, r.y + r.h / 2.0)
}

#[cfg(test)]
mod tests {
    use layout::{Density, Form, Options};

    use super::*;
    use crate::drawing::layout_fonts;
    use crate::examples::example;

    fn drawn(map: &JourneyMap) -> (Scene, Places) {
        let (density, form) = (Density::Compact, Form::Window);
        let options = Options { density, form, for_customers: false, flow: false };
        layout::lay_out_again(map, None, layout_fonts(), &options, &mut layout::Kept::default())
    }

    fn everything(scene: &Scene) -> Rect {
        Rect::new(0.0, 0.0, scene.size.w, scene.size.h)
    }

    fn all(map: &JourneyMap) -> Vec<Cell> {
        let (scene, places) = drawn(map);
        Shown::new(map, &scene, &places).cells(&everything(&scene))
    }

    #[test]
    fn every_touchpoint_has_a_place_in_every_lane_that_is_written_in() {
        let map = example("home-broadband").unwrap();
        let cells = all(&map);
        for lane in map.lanes.iter().filter(|lane| lane.kind == LaneKind::Text && !lane.collapsed) {
            for touchpoint in &map.touchpoints {
                let place = cells.iter().find(|cell| cell.at == at_cell(&touchpoint.id, &lane.id));
                let place = place.unwrap_or_else(|| panic!("{} at {}", lane.id, touchpoint.id));
                let text = touchpoint.cells.get(&lane.id).cloned().unwrap_or_default();
                assert_eq!(place.content, CellContent::Text { text });
            }
        }
    }

    #[test]
    fn what_is_drawn_of_a_cell_lies_in_its_place() {
        let map = example("home-broadband").unwrap();
        let (scene, places) = drawn(&map);
        let cells = Shown::new(&map, &scene, &places).cells(&everything(&scene));
        let full = cells.iter().filter(|cell| !cell.content.is_empty());
        let mut checked = 0;
        for cell in full {
            let Some(group) = scene.groups.iter().find(|group| group.id == cell.group) else { continue };
            let middle = middle(&group.bounds);
            assert!(
                cell.bounds.grown(0.5).contains(&Rect::new(middle.x, middle.y, 0.0, 0.0)),
                "{}",
                cell.group
            );
            checked += 1;
        }
        assert!(checked > 30, "{checked}");
    }

    #[test]
    fn an_empty_cell_lies_under_its_card_within_its_lane() {
        let mut map = example("home-broadband").unwrap();
        for touchpoint in &mut map.touchpoints {
            touchpoint.cells.clear();
        }
        map.insights.clear();
        let (_, places) = drawn(&map);
        for cell in all(&map).iter().filter(|cell| matches!(cell.content, CellContent::Text { .. })) {
            let lane = places.lanes.iter().find(|lane| Some(&lane.lane) == cell.at.lane.as_ref()).unwrap();
            let card = places.cards[cell.at.touchpoint.as_ref().unwrap()];
            assert!(
                cell.bounds.y >= lane.top && cell.bounds.bottom() <= lane.bottom() + 0.1,
                "{}",
                cell.name
            );
            assert!(cell.bounds.x >= card.x && cell.bounds.x < card.right(), "{}", cell.name);
            assert!(cell.bounds.h >= LINE / 2.0, "{}: {}", cell.name, cell.bounds.h);
        }
    }

    #[test]
    fn tab_goes_along_the_lane_and_then_to_the_next_lane_and_back() {
        let map = example("home-broadband").unwrap();
        let (scene, places) = drawn(&map);
        let shown = Shown::new(&map, &scene, &places);
        let mut at = shown
            .cells(&everything(&scene))
            .into_iter()
            .find(|cell| matches!(cell.content, CellContent::Text { .. } | CellContent::Measure { .. }));
        let mut seen: Vec<Cell> = Vec::new();
        while let Some(cell) = at {
            at = shown.next_cell(&cell.group, false);
            seen.push(cell);
        }
        let lanes: Vec<_> = seen.iter().map(|cell| cell.at.lane.clone()).collect();
        let mut once = lanes.clone();
        once.dedup();
        assert!(once.len() > 1 && seen.len() >= map.touchpoints.len() * once.len(), "{}", seen.len());
        let before = shown.next_cell(&seen[1].group, true).unwrap();
        assert_eq!(before.group, seen[0].group);
        assert_eq!(shown.next_cell(&seen[0].group, true), None);
    }

    #[test]
    fn an_emotion_is_taken_hold_of_where_it_is_drawn() {
        let map = example("home-broadband").unwrap();
        let (scene, _) = drawn(&map);
        let mut felt = 0;
        for cell in all(&map) {
            let CellContent::Emotion { value: Some(value), zero, point, .. } = cell.content else { continue };
            let at = middle(&cell.bounds);
            assert!((at.y - (zero - value as f32 * point)).abs() < 0.6, "{}", cell.name);
            felt += usize::from(scene.groups.iter().any(|group| group.id == cell.group));
        }
        assert!(felt >= map.touchpoints.len(), "{felt}");
    }

    #[test]
    fn a_curve_with_the_value_that_it_has_is_the_curve_that_is_drawn() {
        let map = example("home-broadband").unwrap();
        let (scene, places) = drawn(&map);
        let shown = Shown::new(&map, &scene, &places);
        let cells = shown.cells(&everything(&scene));
        let mut checked = 0;
        for cell in &cells {
            let CellContent::Emotion { value: Some(value), persona: Some(persona), .. } = &cell.content
            else {
                continue;
            };
            let same = layout::curve_through(&shown.felt_with(&cell.group, *value));
            let id = format!("curve/{}/{persona}", cell.at.lane.as_deref().unwrap_or_default());
            let Some(curve) = scene.groups.iter().find(|group| group.id == id) else { continue };
            let is_same =
                |item: &scene::Item| matches!(item, scene::Item::Shape(shape) if near(&shape.path, &same));
            assert!(curve.items_in_place().any(|item| is_same(&item)), "{}: {same:?}", cell.name);
            checked += 1;
        }
        assert!(checked > 10, "{checked}");
    }

    fn near(a: &scene::Path, b: &scene::Path) -> bool {
        let (a, b) = (a.bounds(), b.bounds());
        [a.x - b.x, a.y - b.y, a.w - b.w, a.h - b.h].iter().all(|far| far.abs() < 0.01)
    }
}
