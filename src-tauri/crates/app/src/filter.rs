//! What steps back on the drawing while somebody looks at something else: it stays where it is and turns
//! faint, so that the journey keeps its shape.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use model::{Basis, Cause, Id, Insight, JourneyMap, ServicePoint, Step, Touchpoint};
use scene::{Group, Item, Paint, Role, Scene, Thing, Token};
use serde::{Deserialize, Serialize};
use specta::Type;

/// What somebody wants to look at. What matches one choice of each list that has any stays; an empty list
/// holds nothing back.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize, Type)]
pub struct Filter {
    pub personas: Vec<Id>,
    /// The words of the file: "web", "phone".
    pub channels: Vec<String>,
    pub causes: Vec<Cause>,
    /// Of touchpoints, service points and steps.
    pub owners: Vec<String>,
    pub tags: Vec<String>,
    /// How touchpoints and insights are known.
    pub bases: Vec<Basis>,
}

impl Filter {
    /// Nothing is held back.
    #[must_use]
    pub fn is_open(&self) -> bool {
        *self == Self::default()
    }
}

/// Turns what the filter is not on faint.
pub(crate) fn step_back(scene: &mut Scene, map: &JourneyMap, filter: &Filter) {
    if filter.is_open() {
        return;
    }
    let lit = Lit::of(map, filter);
    for group in &mut scene.groups {
        if !lit.shows(group) {
            *group = faint(group);
        }
    }
}

/// What the filter is on.
struct Lit<'a> {
    filter: &'a Filter,
    touchpoints: HashSet<&'a str>,
    marks: HashSet<&'a str>,
    steps: HashSet<&'a str>,
    insights: HashSet<&'a str>,
}

fn among<T: PartialEq>(chosen: &[T], has: impl FnMut(&T) -> bool) -> bool {
    chosen.is_empty() || chosen.iter().any(has)
}

impl<'a> Lit<'a> {
    fn of(map: &'a JourneyMap, filter: &'a Filter) -> Self {
        let reached: HashMap<&str, bool> =
            map.touchpoints.iter().map(|it| (it.id.as_str(), filter.reaches(it))).collect();
        let tagged: HashMap<&str, bool> = map
            .touchpoints
            .iter()
            .map(|it| {
                (it.id.as_str(), !filter.tags.is_empty() && among(&filter.tags, |tag| it.tags.contains(tag)))
            })
            .collect();
        let on = |known: &HashMap<&str, bool>, id: &str| known.get(id).copied().unwrap_or_default();
        let marks: Vec<&ServicePoint> = map
            .service_points
            .iter()
            .filter(|it| on(&reached, &it.touchpoint) && filter.is_on_mark(it, on(&tagged, &it.touchpoint)))
            .collect();
        let with_mark: HashSet<&str> = marks.iter().map(|it| it.touchpoint.as_str()).collect();
        let begins: HashSet<&str> = marks.iter().filter_map(|it| it.origin_step.as_deref()).collect();
        let owner_of: HashMap<&str, &str> =
            map.stages.iter().map(|it| (it.id.as_str(), it.owner.as_str())).collect();
        let touchpoints: HashSet<&str> = map
            .touchpoints
            .iter()
            .filter(|it| {
                let owner = owner_of.get(it.stage.as_str()).copied().unwrap_or_default();
                on(&reached, &it.id) && (filter.is_on(it, owner) || with_mark.contains(it.id.as_str()))
            })
            .map(|it| it.id.as_str())
            .collect();
        let serves = |step: &Step| {
            let in_stage =
                |it: &&Touchpoint| step.stages.contains(&it.stage) || step.touchpoints.contains(&it.id);
            let mut served = map.touchpoints.iter().filter(in_stage).peekable();
            served.peek().is_none() || served.any(|it| on(&reached, &it.id))
        };
        let steps = map
            .steps
            .iter()
            .filter(|it| serves(it) && filter.is_on_step(it, begins.contains(it.id.as_str())));
        let insights = map.insights.iter().filter(|it| {
            let at = it.at.as_ref().and_then(|at| at.touchpoint.as_deref());
            filter.is_on_insight(it, at.map(|at| touchpoints.contains(at)))
        });
        Self {
            filter,
            marks: marks.iter().map(|it| it.id.as_str()).collect(),
            steps: steps.map(|it| it.id.as_str()).collect(),
            insights: insights.map(|it| it.id.as_str()).collect(),
            touchpoints,
        }
    }

    /// True when a group of the drawing stays as it is.
    fn shows(&self, group: &Group) -> bool {
        if let Role::Arrow { from, to } = &group.role {
            return self.is_lit(from) && self.is_lit(to);
        }
        self.is_lit(&group.id)
    }

    fn is_lit(&self, group: &str) -> bool {
        let parts: Vec<&str> = group.split('/').collect();
        match parts.as_slice() {
            ["card" | "side" | "exit", at, ..]
            | ["cell" | "metric" | "image", _, at]
            | ["face", _, _, at] => self.touchpoints.contains(at),
            ["emotion", _, persona, at] => self.has_persona(persona) && self.touchpoints.contains(at),
            ["curve", _, persona] => self.has_persona(persona),
            ["mark", id] => self.marks.contains(id),
            ["step", id] => self.steps.contains(id),
            ["insight", id] => self.insights.contains(id),
            // The threads from cards down to their marks, and the text of a whole stage, belong to all of them.
            ["spine" | "stagecell", ..] => false,
            _ => true,
        }
    }

    fn has_persona(&self, persona: &str) -> bool {
        among(&self.filter.personas, |id| id == persona)
    }
}

/// What the filter asks of the things of a map.
impl Filter {
    /// The choices that are about where a customer is: who, by which channel, how it is known.
    fn reaches(&self, it: &Touchpoint) -> bool {
        let basis = it.basis.unwrap_or(Basis::Assumed);
        (it.personas.is_empty() || among(&self.personas, |id| it.personas.contains(id)))
            && among(&self.channels, |word| it.channels.iter().any(|channel| channel.word() == word))
            && among(&self.bases, |wanted| *wanted == basis)
    }

    fn is_on(&self, it: &Touchpoint, stage_owner: &str) -> bool {
        self.causes.is_empty()
            && among(&self.owners, |owner| it.owner == *owner || stage_owner == owner)
            && among(&self.tags, |tag| it.tags.contains(tag))
    }

    fn is_on_mark(&self, it: &ServicePoint, place_is_tagged: bool) -> bool {
        among(&self.causes, |cause| it.cause == *cause)
            && among(&self.owners, |owner| it.owner == *owner)
            && (place_is_tagged || among(&self.tags, |tag| it.tags.contains(tag)))
    }

    /// `begins`: a mark that the filter is on begins in the step.
    fn is_on_step(&self, it: &Step, begins: bool) -> bool {
        (self.causes.is_empty() || begins)
            && among(&self.owners, |owner| it.owner == *owner)
            && among(&self.tags, |tag| it.tags.contains(tag))
    }

    /// `place`: whether its touchpoint is lit, where it has one.
    fn is_on_insight(&self, it: &Insight, place: Option<bool>) -> bool {
        let basis = it.basis.unwrap_or(Basis::Assumed);
        let persona = it.persona.as_ref().is_none_or(|persona| among(&self.personas, |id| id == persona));
        let place_counts = !(self.causes.is_empty() && self.owners.is_empty() && self.channels.is_empty());
        persona
            && among(&self.bases, |wanted| *wanted == basis)
            && among(&self.tags, |tag| it.tags.contains(tag))
            && (!place_counts || place.unwrap_or_default())
    }
}

/// What is left of a colour.
const FAINT: f32 = 0.22;

/// The same thing, faint: its ground still covers what lies beneath.
fn faint(group: &Group) -> Group {
    let mut items = group.items.clone();
    for item in &mut items {
        match item {
            Item::Shape(shape) => {
                shape.fill = shape.fill.map(|paint| if is_ground(paint) { paint } else { paler(paint) });
                if let Some(stroke) = &mut shape.stroke {
                    stroke.paint = paler(stroke.paint);
                }
            }
            Item::Text(paragraph) => paragraph.runs.iter_mut().for_each(|run| run.paint = paler(run.paint)),
            Item::Icon(icon) => icon.stroke.paint = paler(icon.stroke.paint),
            Item::Picture(_) => {}
        }
    }
    let name = match group.name.as_str() {
        "" => String::new(),
        name => format!("{name}, set aside by the filter"),
    };
    Group::at(group.at, Arc::new(Thing::new(group.id.clone(), group.role.clone(), name, items)))
}

fn is_ground(paint: Paint) -> bool {
    let Paint::Token { token } = paint else { return false };
    matches!(
        token,
        Token::Canvas | Token::Surface | Token::Surface2 | Token::Svc | Token::Hover | Token::Tint
    )
}

fn paler(paint: Paint) -> Paint {
    match paint {
        Paint::Token { token } => Paint::Wash { token, alpha: FAINT },
        Paint::Wash { token, alpha } => Paint::Wash { token, alpha: alpha * FAINT },
        Paint::Persona { index, alpha } => Paint::Persona { index, alpha: alpha * FAINT },
        Paint::Chosen { .. } => paint,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::SceneView;
    use crate::examples::example;
    use crate::sheet::drawn;

    /// The ids of what stays and of what steps back.
    fn parted(filter: Filter) -> (Vec<String>, Vec<String>) {
        let map = example("home-broadband").unwrap();
        let scene = drawn(&map, &SceneView { filter, ..SceneView::default() });
        let (back, stays): (Vec<Group>, Vec<Group>) =
            scene.groups.into_iter().partition(|group| group.name.ends_with("set aside by the filter"));
        let ids = |groups: Vec<Group>| groups.iter().map(|group| group.id.clone()).collect();
        (ids(stays), ids(back))
    }

    #[track_caller]
    fn expect(filter: Filter, stay: &[&str], back: &[&str]) {
        let (stays, steps_back) = parted(filter);
        stay.iter().for_each(|id| assert!(stays.iter().any(|it| it == id), "{id} steps back"));
        back.iter().for_each(|id| assert!(steps_back.iter().any(|it| it == id), "{id} stays"));
    }

    #[test]
    fn a_cause_leaves_its_marks_their_cards_and_where_they_begin() {
        expect(
            Filter { causes: vec![Cause::LogisticalFailure], ..Filter::default() },
            &["mark/missed", "card/visit", "step/plan-rounds", "lane/back"],
            &["mark/bill-higher", "card/first-bill", "step/billing", "mark/no-access"],
        );
    }

    #[test]
    fn a_channel_leaves_its_touchpoints_and_what_stands_at_them() {
        expect(
            Filter { channels: vec!["phone".to_owned()], ..Filter::default() },
            &["card/rebook", "mark/furious", "step/call-round"],
            &["card/order", "mark/missed", "arrow/order>credit-check"],
        );
    }

    #[test]
    fn a_persona_leaves_its_own_curve() {
        let personas = vec!["raj".to_owned()];
        expect(
            Filter { personas, ..Filter::default() },
            &["curve/feeling/raj", "card/order", "insight/p1"],
            &["curve/feeling/maya"],
        );
    }

    #[test]
    fn an_owner_leaves_what_the_team_serves() {
        let owners = vec!["Billing desk".to_owned()];
        expect(
            Filter { owners, ..Filter::default() },
            &["mark/bill-higher", "card/first-bill"],
            &["mark/missed", "card/visit", "step/stock"],
        );
    }

    #[test]
    fn what_is_known_by_research_is_told_from_what_is_assumed() {
        let bases = vec![Basis::Observed];
        expect(Filter { bases, ..Filter::default() }, &["card/visit", "insight/p1"], &["card/see-advert"]);
    }

    #[test]
    fn what_steps_back_keeps_its_place_and_an_open_filter_changes_nothing() {
        let map = example("home-broadband").unwrap();
        let plain = drawn(&map, &SceneView::default());
        let filter = Filter { tags: vec!["no such tag".to_owned()], ..Filter::default() };
        let faint = drawn(&map, &SceneView { filter, ..SceneView::default() });
        let bounds = |scene: &Scene| scene.groups.iter().map(|group| group.bounds).collect::<Vec<_>>();
        assert_eq!(bounds(&plain), bounds(&faint));
        assert!(plain.groups.iter().zip(&faint.groups).any(|(a, b)| a.hash != b.hash));
    }
}
