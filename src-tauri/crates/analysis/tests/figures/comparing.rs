//! Two maps side by side.

use std::ops::ControlFlow;

use analysis::{Comparison, Draws, analyse, compare, differences, intervals};
use model::{Cause, Estimate, Evidence, JourneyMap, Outcome, ServicePoint};

use crate::building::*;

const GO_ON: ControlFlow<()> = ControlFlow::Continue(());

fn as_is() -> JourneyMap {
    let mut map = journey(&["a", "b", "c"]);
    map.transitions = vec![way("a", "b", 0.5), way("b", "c", 1.0)];
    map.exits = vec![exit("a", 0.25, None), exit("a", 0.25, None)];
    map.service_points =
        vec![need("late", "b", Cause::LogisticalFailure, 0.2), need("storm", "c", Cause::ExternalEvent, 0.1)];
    map
}

fn compared(first: &JourneyMap, second: &JourneyMap) -> Comparison {
    compare((first, &analyse(first).unwrap()), (second, &analyse(second).unwrap()))
}

#[test]
fn a_map_is_the_same_as_itself() {
    let found = compared(&as_is(), &as_is());
    assert!(found.added.is_empty() && found.removed.is_empty() && found.changed.is_empty());
    assert!(found.figures.values().all(|[_, _, difference]| *difference == Some(0.0)));
    assert_eq!(found.figures["contacts"], [Some(150.0), Some(150.0), Some(0.0)]);
    assert!(!found.figures.contains_key("residual"));
}

#[test]
fn what_is_more_less_and_otherwise_is_named_by_kind_and_id() {
    let mut to_be = as_is();
    to_be.touchpoints.remove(2);
    to_be.touchpoints[1].title = "Better".into();
    to_be.transitions[0].share = some(0.75);
    to_be.transitions[1] = way("b", "a", 0.0);
    to_be.exits.pop();
    to_be.exits.push(exit("b", 0.5, Outcome::Declined));
    to_be.service_points.pop();
    to_be.service_points[0].need = some(0.1);
    to_be.touchpoints.swap(0, 1);
    let found = serde_json::to_value(compared(&as_is(), &to_be)).unwrap();
    assert_eq!(found["added"], serde_json::json!({ "exits": ["b->declined"], "transitions": ["b->a"] }));
    assert_eq!(
        found["removed"],
        serde_json::json!({ "exits": ["a->left 2"], "service_points": ["storm"], "touchpoints": ["c"], "transitions": ["b->c"] })
    );
    assert_eq!(
        found["changed"],
        serde_json::json!({ "service_points": ["late"], "touchpoints": ["b"], "transitions": ["a->b"] })
    );
}

#[test]
fn only_figures_that_both_have_are_compared() {
    let mut to_be = as_is();
    to_be.customers_per_month = some(100.0);
    to_be.service_points[0].need = some(0.4);
    let found = compared(&as_is(), &to_be);
    assert!(!found.figures.contains_key("contacts_per_month"));
    assert_eq!(found.figures["contacts"], [Some(150.0), Some(250.0), Some(100.0)]);
    assert_eq!(found.figures["floor"][2], Some(0.0));
}

#[test]
fn a_figure_without_an_answer_has_no_difference() {
    let mut trap = as_is();
    trap.transitions.push(way("c", "c", 1.0));
    trap.service_points[0] = ServicePoint {
        contact: some(0.0),
        leave_silent: some(1.0),
        ..need("late", "c", Cause::LogisticalFailure, 0.2)
    };
    let found = compared(&as_is(), &trap);
    assert_eq!(found.figures["floor"], [Some(50.0), None, None]);
}

#[test]
fn better_is_what_spares_contacts_and_keeps_customers() {
    let mut as_is = as_is();
    as_is.service_points[1].contact = some(0.5);
    as_is.service_points[1].leave_silent = some(0.5);
    let mut to_be = as_is.clone();
    to_be.service_points[1].need = some(0.05);
    let draws = Draws { count: 40, seed: 3 };
    let better = |first, second| differences(first, second, draws, |_| GO_ON).unwrap().unwrap().better;
    assert_eq!(better(&as_is, &to_be), 40);
    assert_eq!(better(&to_be, &as_is), 0);
}

/// A rate that both maps have is drawn alike, so it adds nothing to the width of the difference.
#[test]
fn what_both_share_does_not_blur_the_difference() {
    let measured = |count: f64, of: f64| {
        let evidence = Some(Evidence::Measured);
        Some(Estimate { evidence, count: Some(count), of: Some(of), ..Estimate::plain(count / of) })
    };
    let mut as_is = as_is();
    as_is.service_points[0].need = measured(20.0, 100.0);
    let mut to_be = as_is.clone();
    to_be.service_points[1].need = some(0.05);
    let draws = Draws { count: 300, seed: 3 };
    let found = differences(&as_is, &to_be, draws, |_| GO_ON).unwrap().unwrap();
    let [low, middle, high] = found.bands.get("contacts").unwrap().unwrap();
    assert!((middle + 25.0).abs() < 1e-9 && high - low < 1e-9);
    assert_eq!(found.better, 0, "as many complete as before");
    let alone = intervals(&as_is, draws, |_| GO_ON).unwrap().unwrap();
    let [low, _, high] = alone.headline.get("contacts").unwrap().unwrap();
    assert!(high - low > 20.0);
    assert_eq!(differences(&as_is, &to_be, draws, |_| ControlFlow::Break(())), Ok(None));
}
