//! What holds for every map.

use analysis::{Analysis, Effect, analyse};
use model::{Cause, JourneyMap, Outcome, ServicePoint};
use proptest::prelude::*;

use crate::building::*;

const IDS: [&str; 7] = ["a", "b", "c", "d", "e", "f", "g"];

/// Ways on from one touchpoint: weights for every other one, for an exit, and for what is left.
#[derive(Clone, Debug)]
struct Weights {
    onward: Vec<Option<f64>>,
    exit: f64,
    outcome: Option<Outcome>,
    rest: f64,
}

fn weights(size: usize) -> impl Strategy<Value = Weights> {
    let weight = prop::option::weighted(0.5, 0.0..1.0_f64);
    let outcome = prop::option::of(prop::sample::select(Outcome::ALL));
    // Nearly nothing at times, so that loops nearly close.
    let small = prop_oneof![Just(0.0), 0.0..0.5_f64, Just(1e-8)];
    (prop::collection::vec(weight, size), small, outcome, 1e-6..1.0_f64)
        .prop_map(|(onward, exit, outcome, rest)| Weights { onward, exit, outcome, rest })
}

fn rate() -> impl Strategy<Value = Option<f64>> {
    prop::option::of(prop_oneof![Just(0.0), Just(1.0), 0.0..1.0_f64])
}

fn service_point(number: usize, size: usize) -> impl Strategy<Value = ServicePoint> {
    let rates = prop::collection::vec(rate(), 5);
    let cause = prop::sample::select(Cause::ALL);
    (0..size, cause, 0.0..1.0_f64, rates, 0..3_usize).prop_map(move |(at, cause, share, rates, owner)| {
        let rate = |number: usize| rates[number].map(model::Estimate::plain);
        ServicePoint {
            caught: rate(0),
            contact: rate(1),
            // Never 0, so that every contact ends some day.
            resolved_first_time: rates[2].map(|rate| model::Estimate::plain(rate.max(0.05))),
            leave_unresolved: rate(3),
            leave_silent: rate(4),
            retry: rate(0),
            owner: ["", "desk", "field"][owner].to_owned(),
            cost_per_contact: some(3.0),
            ..need(&format!("p{number}"), IDS[at], cause, share)
        }
    })
}

prop_compose! {
    fn maps()(size in 1..=IDS.len())(
        ways in prop::collection::vec(weights(size), size),
        points in (0..6_usize).prop_flat_map(move |count| (0..count).map(|n| service_point(n, size)).collect::<Vec<_>>()),
    ) -> JourneyMap {
        let mut map = journey(&IDS[..ways.len()]);
        for (from, weights) in ways.iter().enumerate() {
            let total: f64 = weights.onward.iter().flatten().sum::<f64>() + weights.exit + weights.rest;
            for (to, weight) in weights.onward.iter().enumerate() {
                map.transitions.extend(weight.map(|weight| way(IDS[from], IDS[to], weight / total)));
            }
            map.exits.push(exit(IDS[from], weights.exit / total, weights.outcome));
        }
        map.service_points = points;
        map
    }
}

fn adds_up(parts: impl Iterator<Item = f64>, whole: f64) -> bool {
    (parts.sum::<f64>() - whole).abs() <= 1e-12 * whole.abs()
}

fn ours(point: &ServicePoint) -> bool {
    point.cause.group() == model::CauseGroup::Ours
}

fn need_of(point: &ServicePoint) -> f64 {
    point.need.as_ref().map_or(0.0, |need| need.value)
}

/// Within what the figures before and after are precise to.
fn is_change(effect: Effect, before: &Analysis, after: &Analysis) -> bool {
    let is = |change: f64, before: f64, after: f64| {
        (change - (after - before)).abs() <= 1e-9 * before.abs().max(after.abs()).max(1.0)
    };
    is(effect.contacts, before.contacts, after.contacts)
        && is(effect.cost, before.cost, after.cost)
        && is(effect.completed, 1000.0 * before.completed, 1000.0 * after.completed)
}

fn outcomes(found: &Analysis) -> f64 {
    found.completed + found.left + found.declined + found.lost_in_service
}

proptest! {
    #[test]
    fn every_split_adds_up_to_the_contacts(map in maps()) {
        let found = analyse(&map).unwrap();
        for split in [&found.by_cause, &found.by_touchpoint, &found.by_service_point, &found.by_owner, &found.by_origin] {
            prop_assert!(adds_up(split.values(), found.contacts));
        }
        let groups = [found.contacts_ours, found.contacts_not_ours, found.contacts_unsorted];
        prop_assert!(adds_up(groups.into_iter(), found.contacts));
        prop_assert!(adds_up(found.lost_by_service_point.values(), found.lost_in_service));
        prop_assert_eq!(found.by_service_point.len(), map.service_points.len());
    }

    #[test]
    fn every_customer_ends_somehow(map in maps()) {
        prop_assert!((outcomes(&analyse(&map).unwrap()) - 1.0).abs() < 1e-9);
    }

    #[test]
    fn shares_of_customers_stay_between_none_and_all(map in maps()) {
        let found = analyse(&map).unwrap();
        let shares = found.reached.values().chain(found.works_for.values()).chain([found.customers_contacting / 1000.0]);
        for share in shares {
            prop_assert!((0.0..=1.0 + 1e-12).contains(&share), "{share}");
        }
        prop_assert!(found.customers_contacting <= found.contacts * (1.0 + 1e-9));
    }

    /// Plain iteration, which knows nothing of elimination.
    #[test]
    fn visits_are_those_of_customers_followed_one_move_at_a_time(map in maps()) {
        let found = analyse(&map).unwrap();
        prop_assume!(found.visits.values().all(|visits| visits < 50.0));
        let followed = followed(&map);
        for (id, visits) in found.visits.iter() {
            let at = IDS.iter().position(|known| *known == id).unwrap();
            prop_assert!((visits - followed[at]).abs() < 1e-8 * visits.max(1.0), "{id}: {visits} {}", followed[at]);
        }
    }

    #[test]
    fn a_fix_changes_what_a_map_with_that_need_would_say(map in maps()) {
        let today = analyse(&map).unwrap();
        let fixes = today.fixes.as_ref().unwrap();
        for (number, point) in map.service_points.iter().enumerate() {
            let mut fixed = map.clone();
            let change = |effect: Option<Effect>| effect.expect("every touchpoint is left");
            fixed.service_points[number].need = some(if ours(point) { 0.0 } else { need_of(point) });
            let effect = change(fixes.if_fixed.get(&point.id).unwrap());
            prop_assert!(is_change(effect, &today, &analyse(&fixed).unwrap()), "{effect:?}");
            let mut served = map.clone();
            served.service_points[number].caught = some(1.0);
            let mut could = map.clone();
            could.service_points[number].achievable_caught = some(1.0);
            let could = analyse(&could).unwrap().fixes.unwrap();
            let effect = change(could.if_served_well.get(&point.id).unwrap());
            prop_assert!(is_change(effect, &today, &analyse(&served).unwrap()), "{effect:?}");
        }
    }

    #[test]
    fn all_fixes_together_are_the_floor(map in maps()) {
        let today = analyse(&map).unwrap();
        let fixes = today.fixes.as_ref().unwrap();
        let mut fixed = map.clone();
        for point in fixed.service_points.iter_mut().filter(|point| ours(point)) {
            point.need = some(0.0);
        }
        let floor = analyse(&fixed).unwrap();
        prop_assert!((fixes.floor.unwrap() - floor.contacts).abs() <= 1e-9 * floor.contacts.max(1.0));
        prop_assert!((fixes.floor_completed.unwrap() - floor.completed).abs() <= 1e-9);
        let steps: f64 = fixes.waterfall.iter().map(|step| step.contacts).sum();
        let most = today.contacts.max(floor.contacts).max(1.0);
        prop_assert!((today.contacts + steps - floor.contacts).abs() <= 1e-9 * most);
        let mut origins = map.clone();
        for point in &mut origins.service_points {
            point.origin_step = Some("everything".into());
        }
        let together = analyse(&origins).unwrap().fixes.unwrap().if_origin_fixed;
        if let Some(Some(effect)) = together.get("everything") {
            prop_assert!(is_change(effect, &today, &floor), "{effect:?}");
        }
    }

    /// Who comes first in the file decides ties and the order of keys, and nothing else.
    #[test]
    fn the_order_of_a_file_does_not_change_its_figures(map in maps()) {
        let mut turned = map.clone();
        // Without this the first touchpoint starts the journey where all are led to.
        turned.touchpoints[0].start_share = some(1.0);
        let straight = analyse(&turned).unwrap();
        turned.touchpoints.reverse();
        turned.transitions.reverse();
        turned.service_points.reverse();
        let turned = analyse(&turned).unwrap();
        let most = straight.contacts.abs().max(1.0);
        prop_assert!((straight.contacts - turned.contacts).abs() <= 1e-12 * most);
        prop_assert!((straight.completed - turned.completed).abs() <= 1e-12);
        prop_assert!((straight.customers_contacting - turned.customers_contacting).abs() <= 1e-9);
        let (fixes, others) = (straight.fixes.unwrap(), turned.fixes.unwrap());
        for (id, effect) in fixes.if_fixed.iter() {
            let other = others.if_fixed.get(id).unwrap().unwrap();
            prop_assert!((effect.unwrap().contacts - other.contacts).abs() <= 1e-11 * most);
        }
    }

    #[test]
    fn what_would_be_a_contact_more_is_a_contact_more(map in maps()) {
        let found = analyse(&map).unwrap();
        for point in &map.service_points {
            let group = found.by_service_point.get(&point.id).unwrap();
            prop_assert!(group >= 0.0);
        }
        prop_assert!((found.cost - 3.0 * found.contacts).abs() <= 1e-9 * found.cost.max(1.0));
    }
}

/// Expected visits by following the customers move by move until hardly any is left.
fn followed(map: &JourneyMap) -> Vec<f64> {
    let size = map.touchpoints.len();
    let place = |id: &str| IDS.iter().position(|known| *known == id).unwrap();
    let mut survival = vec![1.0; size];
    for point in &map.service_points {
        let rate =
            |given: &Option<model::Rate>, default: f64| given.as_ref().map_or(default, |rate| rate.value);
        let noticed = rate(&point.need, 0.0) * (1.0 - rate(&point.caught, 0.0));
        let (contact, retry) = (rate(&point.contact, 1.0), rate(&point.retry, 0.0));
        let fails = 1.0 - rate(&point.resolved_first_time, 1.0);
        let unresolved = fails * (1.0 - retry) / (1.0 - fails * retry);
        let leaves = contact * unresolved * rate(&point.leave_unresolved, 0.0)
            + (1.0 - contact) * rate(&point.leave_silent, 0.0);
        survival[place(&point.touchpoint)] *= 1.0 - noticed * leaves;
    }
    let is_led_to =
        |at: usize| map.transitions.iter().any(|way| place(&way.to) == at && place(&way.from) != at);
    let mut starts: Vec<usize> = (0..size).filter(|&at| !is_led_to(at)).collect();
    if starts.is_empty() {
        starts.push(0);
    }
    let mut here = vec![0.0; size];
    starts.iter().for_each(|&at| here[at] = 1.0 / starts.len() as f64);
    let mut visits = here.clone();
    while here.iter().sum::<f64>() > 1e-13 {
        let mut next = vec![0.0; size];
        for way in &map.transitions {
            let (from, to) = (place(&way.from), place(&way.to));
            next[to] += here[from] * survival[from] * way.share.as_ref().unwrap().value;
        }
        here = next;
        visits.iter_mut().zip(&here).for_each(|(visits, more)| *visits += more);
    }
    visits
}
