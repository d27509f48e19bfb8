//! How a window looks at a map: for whom it is drawn, which lanes are folded or left out, and what steps
//! back because a filter is on something else. None of it changes the map.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashSet};

use model::{Id, JourneyMap, LaneKind, Where};
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::{Audience, Filter, ViewDensity};

/// How a window wants the map drawn.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize, Type)]
pub struct SceneView {
    pub density: ViewDensity,
    /// For customers the map is drawn from what they may see: nothing on it leads to a thing of the map, and
    /// no filter holds.
    pub audience: Audience,
    /// Lanes that are folded, or not, other than the map has them.
    pub folds: BTreeMap<Id, bool>,
    /// Lanes that are left out; that of the touchpoints never is.
    pub hidden: Vec<Id>,
    pub filter: Filter,
    /// Arrows are as broad as many customers go along them, where that is known.
    pub flow: bool,
}

/// The map as it is to be drawn.
pub(crate) fn seen<'a>(map: &'a JourneyMap, view: &SceneView) -> Cow<'a, JourneyMap> {
    let mut seen = Cow::Borrowed(map);
    if view.folds.values().any(|_| true) {
        for lane in &mut seen.to_mut().lanes {
            lane.collapsed = view.folds.get(&lane.id).copied().unwrap_or(lane.collapsed);
        }
    }
    if !view.hidden.is_empty() {
        leave_out(seen.to_mut(), &view.hidden);
    }
    match view.audience {
        Audience::Team => seen,
        Audience::Customer => Cow::Owned(model::audience::for_customers(&seen)),
    }
}

/// Takes lanes out with what stands in them.
fn leave_out(map: &mut JourneyMap, hidden: &[Id]) {
    let gone: HashSet<Id> = map
        .lanes
        .iter()
        .filter(|lane| lane.kind != LaneKind::Touchpoints && hidden.contains(&lane.id))
        .map(|lane| lane.id.clone())
        .collect();
    let marks_too = map.lanes.iter().any(|lane| lane.kind == LaneKind::Service && gone.contains(&lane.id));
    map.lanes.retain(|lane| !gone.contains(&lane.id));
    map.steps.retain(|step| !gone.contains(&step.lane));
    let steps: HashSet<Id> = map.steps.iter().map(|step| step.id.clone()).collect();
    for step in &mut map.steps {
        step.to.retain(|arrow| arrow.step.as_ref().is_none_or(|id| steps.contains(id)));
    }
    if marks_too {
        map.service_points.clear();
    }
    let stands = |at: &Where| {
        let is_gone = |id: &Option<Id>| id.as_ref().is_some_and(|id| gone.contains(id));
        let step_is_gone = at.step.as_ref().is_some_and(|id| !steps.contains(id));
        let mark_is_gone = marks_too && at.service_point.is_some();
        !(is_gone(&at.lane) || step_is_gone || mark_is_gone)
    };
    map.insights.retain(|insight| insight.at.as_ref().is_none_or(&stands));
    map.notes.retain(|note| stands(&note.at.place));
    map.ink.retain(|ink| stands(&ink.at.place));
    map.comments.retain(|comment| stands(&comment.on));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::examples::example;
    use crate::sheet::drawn;

    fn drawn_in(view: &SceneView) -> Vec<String> {
        let scene = drawn(&example("home-broadband").unwrap(), view);
        scene.groups.iter().map(|group| group.id.clone()).collect()
    }

    fn of_lane(lane: &str) -> SceneView {
        SceneView { hidden: vec![lane.to_owned()], ..SceneView::default() }
    }

    #[test]
    fn a_lane_that_is_left_out_takes_what_stands_in_it_along() {
        let all = drawn_in(&SceneView::default());
        let without = drawn_in(&of_lane("back"));
        assert!(all.contains(&"step/plan-rounds".to_owned()));
        assert!(!without.iter().any(|id| id == "lane/back" || id == "step/plan-rounds"));
        assert!(without.contains(&"step/connect".to_owned()));
    }

    #[test]
    fn without_the_service_lane_there_is_no_mark_and_no_other_lane_for_them() {
        let without = drawn_in(&of_lane("service"));
        assert!(!without.iter().any(|id| id.starts_with("mark/")));
        assert_eq!(without.iter().filter(|id| id.starts_with("lane/")).count(), 8);
    }

    #[test]
    fn the_touchpoints_are_always_there() {
        assert_eq!(drawn_in(&of_lane("actions")), drawn_in(&SceneView::default()));
    }

    #[test]
    fn a_folded_lane_says_how_much_is_in_it() {
        let folds = BTreeMap::from([("back".to_owned(), true)]);
        let view = SceneView { folds, ..SceneView::default() };
        let scene = drawn(&example("home-broadband").unwrap(), &view);
        let label = scene.groups.iter().find(|group| group.id == "lane/back").unwrap();
        assert_eq!(label.name, "Back stage, folded, 7 steps");
        assert!((16.0..=28.0).contains(&label_room(&scene)), "{}", label_room(&scene));
        assert!(!scene.groups.iter().any(|group| group.id == "step/plan-rounds"));
    }

    /// The height of the folded lane: as far as the line that ends it.
    fn label_room(scene: &scene::Scene) -> f32 {
        let ground =
            |lane: &str| scene.groups.iter().find(|g| g.id == format!("ground/{lane}")).unwrap().bounds;
        let line = scene.groups.iter().find(|group| group.id == "line/Line of visibility").unwrap().bounds;
        ground("back").bottom() - line.bottom() - 8.0
    }

    #[test]
    fn how_many_go_where_is_drawn_when_asked_for_and_never_for_customers() {
        let map = example("home-broadband").unwrap();
        let flow = SceneView { flow: true, ..SceneView::default() };
        let scene = drawn(&map, &flow);
        let arrow = scene.groups.iter().find(|group| group.id == "arrow/see-advert>check-address").unwrap();
        assert!(arrow.name.ends_with(", 940 per 1,000 customers who start"), "{}", arrow.name);
        let words = format!("{scene:?}");
        assert!(words.contains("width: customers per 1,000 who start, each time they come by"));
        let for_customers = |view| drawn(&map, &SceneView { audience: Audience::Customer, ..view });
        assert_eq!(for_customers(flow), for_customers(SceneView::default()));
    }

    #[test]
    fn where_the_arithmetic_refuses_all_arrows_are_alike() {
        let mut map = example("home-broadband").unwrap();
        map.transitions[0].share = Some(model::Estimate::plain(1.0));
        map.exits.push(model::Exit {
            from: map.transitions[0].from.clone(),
            share: Some(model::Estimate::plain(0.5)),
            ..model::Exit::default()
        });
        assert!(analysis::today(&map).is_err());
        let flow = SceneView { flow: true, ..SceneView::default() };
        assert_eq!(drawn(&map, &flow), drawn(&map, &SceneView::default()));
    }

    #[test]
    fn what_customers_see_is_drawn_without_what_they_may_not() {
        let view = SceneView { audience: Audience::Customer, ..SceneView::default() };
        let scene = drawn(&example("home-broadband").unwrap(), &view);
        let words = format!("{scene:?}");
        assert!(words.contains("Engineer visit") && words.contains("Help"));
        assert!(!words.contains("Missed appointment") && !words.contains("Back stage"));
    }
}
