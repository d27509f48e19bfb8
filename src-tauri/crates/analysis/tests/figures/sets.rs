//! Fixes in sets, and the finer figures that drawings show: they add up to those of the whole.

use std::path::PathBuf;

use analysis::{Analysis, Effect, Set, analyse, together};
use model::{Cause, JourneyMap};

use crate::building::*;

fn broadband() -> (JourneyMap, Analysis) {
    let path =
        PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../tests/fixtures/maps/home-broadband.journey");
    let map = model::read(&std::fs::read(path).unwrap()).unwrap();
    let analysis = analyse(&map).unwrap();
    (map, analysis)
}

#[track_caller]
fn near(found: f64, expected: f64) {
    assert!((found - expected).abs() <= 1e-9 * expected.abs().max(1.0), "{found}, not {expected}");
}

fn ids(map: &JourneyMap) -> Vec<String> {
    map.service_points.iter().map(|p| p.id.clone()).collect()
}

#[test]
fn all_fixes_together_lead_to_the_floor() {
    let (map, analysis) = broadband();
    let all = ids(&map);
    let found = together(&map, &[Set { fix: &all, serve: &[] }]).unwrap()[0].unwrap();
    let fixes = analysis.fixes.unwrap();
    near(found.contacts, fixes.floor.unwrap() - analysis.contacts);
    near(found.completed, 1000.0 * (fixes.floor_completed.unwrap() - analysis.completed));
}

#[test]
fn a_set_of_one_is_that_fix_alone() {
    let (map, analysis) = broadband();
    let fixes = analysis.fixes.unwrap();
    for id in ids(&map) {
        let one = [id.clone()];
        let sets = [Set { fix: &one, serve: &[] }, Set { fix: &[], serve: &one }];
        let found = together(&map, &sets).unwrap();
        for (found, alone) in found.into_iter().zip([&fixes.if_fixed, &fixes.if_served_well]) {
            let (found, alone) = (found.unwrap(), alone.get(&id).unwrap().unwrap());
            near(found.contacts, alone.contacts);
            near(found.completed, alone.completed);
            near(found.cost, alone.cost);
        }
    }
}

#[test]
fn a_point_that_is_fixed_and_served_well_is_solved_once() {
    let mut map = journey(&["a"]);
    let mut p = need("p", "a", Cause::TechnicalFailure, 0.4);
    (p.retry, p.resolved_first_time) = (some(1.0), some(0.5));
    (p.achievable_need, p.achievable_resolved_first_time) = (some(0.1), some(0.8));
    map.service_points = vec![p];
    let one = ["p".to_owned()];
    let found = together(&map, &[Set { fix: &one, serve: &one }]).unwrap()[0].unwrap();
    // 1000 · (0.1 / 0.8 − 0.4 / 0.5): less than either change, and not their sum.
    near(found.contacts, -675.0);
}

#[test]
fn an_empty_set_and_points_that_nobody_counts_change_nothing() {
    let (map, _) = broadband();
    let strange = ["nowhere".to_owned()];
    let sets = [Set::default(), Set { fix: &strange, serve: &strange }];
    assert_eq!(together(&map, &sets).unwrap(), [Some(Effect::default()); 2]);
}

#[test]
fn a_set_that_closes_the_only_way_out_has_no_answer() {
    let mut map = journey(&["a", "b"]);
    map.transitions = vec![way("a", "b", 1.0), way("b", "a", 1.0)];
    let mut leaves = need("leaves", "b", Cause::TechnicalFailure, 0.5);
    (leaves.contact, leaves.leave_silent) = (some(0.0), some(1.0));
    map.service_points = vec![leaves];
    let one = ["leaves".to_owned()];
    assert_eq!(together(&map, &[Set { fix: &one, serve: &[] }]).unwrap(), [None]);
}

#[test]
fn what_drawings_show_adds_up_to_the_whole() {
    let (map, analysis) = broadband();
    near(analysis.silent_by_service_point.values().sum(), analysis.silent);
    let fixes = analysis.fixes.as_ref().unwrap();
    near(fixes.floor_by_service_point.values().sum(), fixes.floor.unwrap());
    for p in &map.service_points {
        let noticed = analysis.noticed_by_service_point.get(&p.id).unwrap();
        assert!(noticed >= analysis.silent_by_service_point.get(&p.id).unwrap());
    }
    let steps = |visible: bool| -> f64 {
        let here = analysis.minutes_by_step.iter().filter(|s| s.is_visible == visible);
        here.map(|s| s.delivering + s.standing.unwrap()).sum()
    };
    let contacts = |minutes: fn(&model::ServicePoint) -> Option<f64>| -> f64 {
        let of = |p: &model::ServicePoint| {
            analysis.by_service_point.get(&p.id).unwrap() * minutes(p).unwrap_or(0.0)
        };
        map.service_points.iter().map(of).sum()
    };
    let catches: f64 = map
        .service_points
        .iter()
        .map(|p| {
            let each = p.minutes_per_catch.as_ref().map_or(0.0, |m| m.value);
            analysis.caught_by_service_point.get(&p.id).unwrap() * each
        })
        .sum();
    let front = contacts(|p| p.minutes_per_contact.as_ref().map(|m| m.value));
    let back = contacts(|p| p.backstage_minutes_per_contact.as_ref().map(|m| m.value));
    near(steps(true) + front, analysis.visible_minutes);
    near(steps(false) + back + catches, analysis.backstage_minutes);
}

#[test]
fn standing_work_is_not_known_without_the_customers_of_a_month() {
    let (mut map, _) = broadband();
    map.customers_per_month = None;
    let analysis = analyse(&map).unwrap();
    assert!(!analysis.minutes_by_step.is_empty());
    assert!(analysis.minutes_by_step.iter().all(|s| s.standing.is_none()));
}
