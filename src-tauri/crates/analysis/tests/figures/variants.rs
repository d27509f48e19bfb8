//! A map with a set of fixes made: its figures are what the set said, and it goes on as the map did.

use std::path::PathBuf;

use analysis::{Set, analyse, together, variant};
use model::{Cause, Estimate, JourneyMap};
use proptest::prelude::*;

use crate::building::*;

fn broadband() -> JourneyMap {
    let path =
        PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../tests/fixtures/maps/home-broadband.journey");
    model::read(&std::fs::read(path).unwrap()).unwrap()
}

#[track_caller]
fn near(found: f64, expected: f64) {
    assert!((found - expected).abs() <= 1e-9 * expected.abs().max(1.0), "{found}, not {expected}");
}

/// Checks that the variant has the figures that the set said; gives the variant.
#[track_caller]
fn is_as_said(map: &JourneyMap, fix: &[String], serve: &[String]) -> JourneyMap {
    let set = Set { fix, serve };
    let (today, said) = (analyse(map).unwrap(), together(map, &[set]).unwrap()[0].unwrap());
    let made = variant(map, &set).unwrap();
    let then = analyse(&made).unwrap();
    near(then.contacts, today.contacts + said.contacts);
    near(1000.0 * then.completed, 1000.0 * today.completed + said.completed);
    near(then.cost, today.cost + said.cost);
    made
}

#[test]
fn any_two_switches_of_the_example_give_a_map_with_the_figures_they_said() {
    let map = broadband();
    let ids: Vec<String> = map.service_points.iter().map(|p| p.id.clone()).collect();
    for one in &ids {
        for other in &ids {
            let (one, other) = ([one.clone()], [other.clone()]);
            is_as_said(&map, &[one[0].clone(), other[0].clone()], &[]);
            is_as_said(&map, &one, &other);
        }
    }
    is_as_said(&map, &ids, &ids);
}

#[test]
fn the_variant_can_be_written_and_read_again() {
    let map = broadband();
    let ids: Vec<String> = map.service_points.iter().map(|p| p.id.clone()).collect();
    let made = variant(&map, &Set { fix: &ids, serve: &ids }).unwrap();
    let again = model::read(model::write(&made).as_bytes()).unwrap();
    assert_eq!(again, made);
}

#[test]
fn what_a_rate_rests_on_goes_with_it() {
    let mut map = broadband();
    let missed = map.service_points.iter_mut().find(|p| p.id == "missed").unwrap();
    let trial = Estimate {
        evidence: Some(model::Evidence::Estimated),
        low: Some(0.005),
        high: Some(0.02),
        source: "two-hour trial".into(),
        ..Estimate::plain(0.01)
    };
    missed.achievable_need = Some(trial.clone());
    let made = is_as_said(&map, &["missed".into()], &[]);
    assert_eq!(made.service_points.iter().find(|p| p.id == "missed").unwrap().need, Some(trial));
    // Nothing else was touched but the ways on from that visit.
    let others = |map: &JourneyMap| {
        map.service_points.iter().filter(|p| p.id != "missed").cloned().collect::<Vec<_>>()
    };
    assert_eq!(others(&made), others(&map));
    let ways =
        |map: &JourneyMap| map.transitions.iter().filter(|w| w.from != "visit").cloned().collect::<Vec<_>>();
    assert_eq!(ways(&made), ways(&map));
}

#[test]
fn a_branch_goes_on_to_shrink_as_it_would_have_from_the_beginning() {
    // The fifth closed form, with a second point behind the same branch.
    let mut map = journey(&["a", "b", "r"]);
    let mut branch = way("a", "r", 0.25);
    branch.because_of = [("m".to_owned(), 0.5), ("n".to_owned(), 0.3)].into();
    map.transitions = vec![way("a", "b", None), branch, way("r", "b", 1.0)];
    let (mut m, mut n) =
        (need("m", "a", Cause::LogisticalFailure, 0.2), need("n", "a", Cause::HumanFailure, 0.1));
    (m.achievable_need, n.achievable_need) = (some(0.05), some(0.02));
    map.service_points = vec![m, n, need("r", "r", Cause::EmotionalState, 0.4)];
    let first = is_as_said(&map, &["m".into()], &[]);
    let second = is_as_said(&first, &["n".into()], &[]);
    let both = is_as_said(&map, &["m".into(), "n".into()], &[]);
    near(analyse(&second).unwrap().contacts, analyse(&both).unwrap().contacts);
    near(both.transitions[1].share.as_ref().unwrap().value, 0.25 * (1.0 - 0.5 * 0.75 - 0.3 * 0.8));
}

#[test]
fn a_branch_that_is_gone_stays_a_branch_that_needs_raised() {
    let mut map = journey(&["a", "b", "r"]);
    let mut branch = way("a", "r", 0.25);
    branch.because_of = [("m".to_owned(), 1.0)].into();
    map.transitions = vec![way("a", "b", 0.75), branch, way("r", "b", 1.0)];
    map.service_points =
        vec![need("m", "a", Cause::TechnicalFailure, 0.2), need("r", "r", Cause::EmotionalState, 0.4)];
    let made = is_as_said(&map, &["m".into()], &[]);
    assert_eq!(made.transitions[1].share.as_ref().unwrap().value, 0.0);
    assert!(made.transitions[1].because_of.contains_key("m"));
}

#[test]
fn a_log_of_contacts_stays_one_unless_it_is_served_better() {
    let map = broadband();
    let of = |made: &JourneyMap| made.service_points.iter().find(|p| p.id == "bill-higher").unwrap().clone();
    let fixed = of(&is_as_said(&map, &["bill-higher".into()], &[]));
    assert_eq!((fixed.need, fixed.contacts_per_visit.unwrap().value), (None, 0.05));
    let served = of(&is_as_said(&map, &[], &["bill-higher".into()]));
    assert_eq!(served.contacts_per_visit, None);
    assert!(served.need.unwrap().value > 0.1 && served.resolved_first_time.unwrap().value == 0.9);
}

#[test]
fn a_set_that_closes_the_only_way_out_gives_a_map_that_says_so() {
    let mut map = journey(&["a", "b"]);
    map.transitions = vec![way("a", "b", 1.0), way("b", "a", 1.0)];
    let mut leaves = need("leaves", "b", Cause::TechnicalFailure, 0.5);
    (leaves.contact, leaves.leave_silent) = (some(0.0), some(1.0));
    map.service_points = vec![leaves];
    let made = variant(&map, &Set { fix: &["leaves".to_owned()], serve: &[] }).unwrap();
    assert!(analyse(&made).unwrap_err()[0].to_string().contains("never leave"));
}

fn chance() -> impl Strategy<Value = f64> {
    0.01..0.99_f64
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn whatever_is_switched_the_variant_has_the_figures(
        rates in proptest::collection::vec((chance(), chance(), chance(), chance(), chance(), 0.0..0.3_f64), 4),
        parts in proptest::collection::vec(0.0..0.5_f64, 4),
        share in 0.05..0.5_f64,
        logged in proptest::bits::u8::between(0, 4),
        fixed in proptest::bits::u8::between(0, 4),
        served in proptest::bits::u8::between(0, 4),
    ) {
        let mut map = journey(&["a", "b", "r"]);
        let mut branch = way("a", "r", share);
        branch.because_of = [("p0".to_owned(), parts[0]), ("p1".to_owned(), parts[1])].into();
        let mut out = exit("b", share, None);
        out.because_of = [("p2".to_owned(), parts[2])].into();
        map.transitions = vec![way("a", "b", None), branch, way("r", "a", 0.6), way("b", "r", None)];
        map.exits = vec![out];
        let at = ["a", "a", "b", "r"];
        for (n, (need_, caught, contact, resolved, retry, leave)) in rates.iter().enumerate() {
            let mut p = need(&format!("p{n}"), at[n], Cause::HumanFailure, *need_);
            (p.caught, p.contact) = (some(*caught), some(*contact));
            (p.resolved_first_time, p.retry) = (some(*resolved), some(*retry));
            (p.leave_silent, p.leave_unresolved) = (some(*leave), some(*leave));
            (p.achievable_caught, p.achievable_resolved_first_time) = (some(caught.max(0.5)), some(resolved.max(0.7)));
            p.achievable_need = some(need_ * 0.3);
            if logged & (1 << n) != 0 {
                let each = 1.0 / (1.0 - (1.0 - resolved) * retry);
                p.contacts_per_visit = some(need_ * (1.0 - caught) * contact * each);
                (p.need, p.achievable_need) = (None, None);
                p.achievable_contacts_per_visit = some(0.2 * need_ * (1.0 - caught) * contact * each);
            }
            map.service_points.push(p);
        }
        let chosen = |bits: u8| (0..4).filter(|n| bits & (1 << n) != 0).map(|n| format!("p{n}")).collect::<Vec<_>>();
        is_as_said(&map, &chosen(fixed), &chosen(served));
    }
}
