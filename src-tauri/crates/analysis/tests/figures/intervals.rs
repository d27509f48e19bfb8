//! How sure figures are.

use std::ops::ControlFlow;

use analysis::{Draws, Intervals, analyse, intervals};
use model::{Cause, Estimate, Evidence, JourneyMap, Outcome, ServicePoint};

use crate::building::*;

const GO_ON: ControlFlow<()> = ControlFlow::Continue(());

fn measured(count: f64, of: f64) -> Option<Estimate> {
    let evidence = Some(Evidence::Measured);
    Some(Estimate { evidence, count: Some(count), of: Some(of), ..Estimate::plain(count / of) })
}

fn estimated(low: f64, value: f64, high: f64) -> Option<Estimate> {
    let evidence = Some(Evidence::Estimated);
    Some(Estimate { evidence, low: Some(low), high: Some(high), ..Estimate::plain(value) })
}

#[track_caller]
fn drawn(map: &JourneyMap, count: usize, seed: u64) -> Intervals {
    intervals(map, Draws { count, seed }, |_| GO_ON).unwrap().expect("nobody stopped it")
}

#[track_caller]
fn band(found: &Intervals, name: &str) -> [f64; 3] {
    found.headline.get(name).expect("the figure is known").expect("it has an answer")
}

#[track_caller]
fn near(found: f64, expected: f64, within: f64) {
    assert!((found - expected).abs() <= within, "{found} is not {expected}");
}

fn broken() -> JourneyMap {
    let mut map = journey(&["a"]);
    map.service_points = vec![ServicePoint {
        need: measured(52.0, 1300.0),
        achievable_need: some(0.01),
        cost_per_contact: some(2.0),
        ..point("broken", "a", Cause::TechnicalFailure)
    }];
    map
}

/// 5 %, 50 % and 95 % of Beta(52.5, 1248.5) by scipy.
#[test]
fn a_single_rate_gives_its_own_quantiles() {
    let found = drawn(&broken(), 2000, 1);
    let [low, middle, high] = band(&found, "contacts");
    near(low, 31.801_97, 1.0);
    near(middle, 40.118_20, 0.7);
    near(high, 49.708_2, 1.2);
    let floor = band(&found, "floor");
    near(floor[1] / middle, 0.25, 1e-12);
    assert_eq!(band(&found, "contacts_ours"), [low, middle, high]);
    assert_eq!(band(&found, "contacts_unsorted"), [0.0; 3]);
    near(band(&found, "cost")[2], 2.0 * high, 1e-9);
    near(band(&found, "completed")[0], 1.0, 1e-15);
    let fixed = found.if_fixed.get("broken").unwrap().unwrap();
    near(fixed.contacts[0], -0.75 * high, 1e-9);
    assert_eq!(found.by_service_point.get("broken").unwrap().unwrap(), [low, middle, high]);
    assert_eq!(found.held_fixed, 0);
}

#[test]
fn the_seed_decides_and_nothing_else() {
    let (once, again) = (drawn(&broken(), 200, 7), drawn(&broken(), 200, 7));
    assert_eq!(once, again);
    assert_ne!(once, drawn(&broken(), 200, 8));
}

#[test]
fn without_uncertain_rates_every_draw_is_today() {
    let mut map = journey(&["a", "b"]);
    map.transitions = vec![way("a", "b", 0.5), way("b", "a", 0.25)];
    map.touchpoints[0].start_share = some(1.0);
    map.service_points = vec![ServicePoint {
        retry: some(0.5),
        resolved_first_time: Some(Estimate { low: Some(0.1), high: Some(0.9), ..Estimate::plain(0.5) }),
        ..need("p", "b", Cause::HumanFailure, 0.25)
    }];
    let (today, found) = (analyse(&map).unwrap(), drawn(&map, 5, 1));
    assert_eq!(band(&found, "contacts"), [today.contacts; 3]);
    assert_eq!(band(&found, "customers_contacting"), [today.customers_contacting; 3]);
    assert_eq!(found.held_fixed, 6);
}

/// Six in ten go on, three in ten leave, one in ten is left over: in every draw the parts make 1.
#[test]
fn shares_counted_out_of_one_whole_are_drawn_together() {
    let mut map = journey(&["a", "b"]);
    map.transitions = vec![way("a", "b", None)];
    map.transitions[0].share = measured(60.0, 100.0);
    map.exits = vec![exit("a", None, Outcome::Declined)];
    map.exits[0].share = measured(30.0, 100.0);
    let found = drawn(&map, 2000, 1);
    // Beta(60.5, 41), Beta(30.5, 71) and Beta(10.5, 91) by scipy.
    for (name, quantiles) in [
        ("completed", [0.515_217_43, 0.596_692_46, 0.674_737_47]),
        ("declined", [0.228_267_35, 0.299_177_67, 0.377_209_44]),
        ("left", [0.058_776_14, 0.100_844_37, 0.157_017_39]),
    ] {
        let found = band(&found, name);
        found.iter().zip(quantiles).for_each(|(found, quantile)| near(*found, quantile, 0.012));
    }
}

#[test]
fn shares_that_are_the_whole_stay_the_whole() {
    let mut map = journey(&["a", "b"]);
    map.transitions = vec![way("a", "b", None)];
    map.transitions[0].share = estimated(0.3, 0.6, 0.8);
    map.exits = vec![exit("a", 0.4, Outcome::Declined)];
    let found = drawn(&map, 300, 1);
    assert_eq!(band(&found, "left"), [0.0; 3]);
    let (completed, declined) = (band(&found, "completed"), band(&found, "declined"));
    near(completed[0] + declined[2], 1.0, 1e-12);
    assert!(completed[2] - completed[0] > 0.1);
    // What was left over before may be used up, and never more than that.
    map.exits[0].share = some(0.3);
    let found = drawn(&map, 2000, 1);
    assert!(band(&found, "left")[0] >= 0.0 && band(&found, "left")[1] > 0.05);
}

#[test]
fn contacts_per_visit_are_drawn_as_counts() {
    let mut map = broken();
    map.service_points[0] = ServicePoint {
        contacts_per_visit: measured(48.0, 1000.0),
        retry: some(0.5),
        resolved_first_time: some(0.0),
        achievable_contacts_per_visit: some(0.024),
        ..point("broken", "a", Cause::TechnicalFailure)
    };
    let found = drawn(&map, 2000, 1);
    let contacts = band(&found, "contacts");
    // Gamma(48.5)/1000 by scipy.
    near(contacts[0], 37.640_93, 1.2);
    near(contacts[1], 48.167_08, 0.8);
    near(contacts[2], 60.494_82, 1.6);
    near(band(&found, "floor")[1] / contacts[1], 0.5, 1e-12);
    assert_eq!(found.held_fixed, 2);
}

#[test]
fn a_need_drawn_above_every_visit_is_every_visit() {
    let mut map = broken();
    map.service_points[0] = ServicePoint {
        contacts_per_visit: measured(98.0, 100.0),
        ..point("broken", "a", Cause::TechnicalFailure)
    };
    let contacts = band(&drawn(&map, 500, 1), "contacts");
    assert_eq!(contacts[2], 1000.0);
    assert!(contacts[0] < 950.0);
}

/// The floor closes the only way out: it has no answer in any draw, the rest has.
#[test]
fn what_has_no_answer_in_any_draw_has_no_band() {
    let mut map = journey(&["a"]);
    map.transitions = vec![way("a", "a", 1.0)];
    map.service_points = vec![ServicePoint {
        contact: some(0.0),
        leave_silent: some(1.0),
        need: measured(5.0, 10.0),
        ..point("bored", "a", Cause::DesignFailure)
    }];
    let found = drawn(&map, 50, 1);
    assert_eq!(found.headline.get("floor"), Some(None));
    assert_eq!(found.if_fixed.get("bored"), Some(None));
    near(band(&found, "lost_in_service")[0], 1.0, 1e-12);
}

#[test]
fn the_work_tells_how_far_it_is_and_can_be_stopped() {
    let mut told = Vec::new();
    let stopped = intervals(&broken(), Draws { count: 100, seed: 1 }, |done| {
        told.push(done);
        if done == 3 { ControlFlow::Break(()) } else { GO_ON }
    });
    assert_eq!(stopped, Ok(None));
    assert_eq!(told, [0, 1, 2, 3]);
}

#[test]
fn more_draws_than_fit_are_refused() {
    let refused = intervals(&broken(), Draws { count: usize::MAX, seed: 1 }, |_| GO_ON).unwrap_err();
    assert!(refused[0].to_string().contains("do not fit into memory"));
    let mut never = journey(&["a"]);
    never.transitions = vec![way("a", "a", 1.0)];
    assert!(intervals(&never, Draws::default(), |_| GO_ON).is_err());
}
