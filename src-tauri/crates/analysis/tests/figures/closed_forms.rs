//! Journeys small enough to be worked out by hand.

use crate::building::*;
use analysis::{Refusal, analyse};
use model::{Base, Cause, Estimate, JourneyMap, Outcome, ServicePoint, Staffing, Zone};

/// The same within 1e-12, relative above 1.
#[track_caller]
fn same(found: f64, expected: f64) {
    assert!((found - expected).abs() <= 1e-12 * expected.abs().max(1.0), "{found} is not {expected}");
}

fn figures(map: &JourneyMap) -> analysis::Analysis {
    analyse(map).unwrap_or_else(|refusals| panic!("refused: {refusals:?}"))
}

fn refusal(map: &JourneyMap) -> String {
    let refusals = analyse(map).expect_err("the map should be refused");
    assert_eq!(refusals.len(), 1, "{refusals:?}");
    refusals[0].to_string()
}

/// What the rules of this name find.
fn found_by<'f>(found: &'f analysis::Analysis, rule: &str) -> Vec<&'f analysis::Finding> {
    found.findings.iter().filter(|finding| finding.rule == rule).collect()
}

#[test]
fn a_greeting_annoys_a_few_and_loses_fewer() {
    let mut map = journey(&["greeting"]);
    map.service_points = vec![
        ServicePoint {
            contact: some(0.0),
            leave_silent: some(0.1),
            ..need("contrived", "greeting", Cause::PersonalTrigger, 0.03)
        },
        ServicePoint { contact: some(0.5), ..need("annoyed", "greeting", Cause::PersonalTrigger, 0.02) },
    ];
    let found = figures(&map);
    same(found.contacts, 10.0);
    same(found.contacts_ours, 0.0);
    same(found.silent, 40.0);
    same(found.lost_in_service, 0.003);
    same(found.completed, 0.997);
    same(found.customers_contacting, 10.0);
    same(found.unconfirmed, 10.0);
    same(found.works_for.get("greeting").unwrap(), 0.97 * 0.98);
}

fn retry() -> ServicePoint {
    ServicePoint {
        resolved_first_time: some(0.6),
        retry: some(0.5),
        leave_unresolved: some(0.5),
        ..point("broken", "a", Cause::TechnicalFailure)
    }
}

#[test]
fn unresolved_customers_contact_again_or_leave() {
    let with_need = ServicePoint { need: some(0.2), ..retry() };
    let with_contacts = ServicePoint { contacts_per_visit: some(0.25), ..retry() };
    for point in [with_need, with_contacts] {
        let mut map = journey(&["a"]);
        map.service_points = vec![point];
        let found = figures(&map);
        same(found.contacts, 250.0);
        same(found.customers_contacting, 200.0);
        same(found.unresolved, 50.0);
        same(found.lost_in_service, 0.025);
        same(found.contacts_ours, 250.0);
    }
}

fn back_and_forth() -> JourneyMap {
    let mut map = journey(&["a", "b"]);
    map.touchpoints[1].end = Some(Outcome::Completed);
    map.transitions = vec![way("a", "b", 1.0), way("b", "a", 0.25)];
    map.service_points = vec![need("wrong", "b", Cause::HumanFailure, 0.3)];
    map
}

#[test]
fn a_way_back_means_more_visits() {
    let found = figures(&back_and_forth());
    same(found.visits.get("a").unwrap(), 4.0 / 3.0);
    same(found.visits.get("b").unwrap(), 4.0 / 3.0);
    same(found.reached.get("a").unwrap(), 1.0);
    same(found.reached.get("b").unwrap(), 1.0);
    same(found.contacts, 400.0);
    same(found.completed, 1.0);
    same(found.customers_contacting, 1000.0 * 0.3 / (1.0 - 0.7 * 0.25));
}

#[test]
fn every_way_is_taken_as_often_as_its_share_of_those_who_stay_says() {
    let mut map = back_and_forth();
    // In file order, whichever touchpoint they leave from.
    map.transitions.reverse();
    map.exits = vec![exit("b", 0.5, None), exit("a", 0.0, None)];
    let loses = need("loses", "a", Cause::HumanFailure, 0.2);
    map.service_points = vec![ServicePoint { contact: some(0.0), leave_silent: some(1.0), ..loses }];
    let found = figures(&map);
    // a = 1 + b / 4 and b = 0.8 a.
    same(found.passages.transitions[0], 250.0);
    same(found.passages.transitions[1], 1000.0);
    same(found.passages.exits[0], 500.0);
    same(found.passages.exits[1], 0.0);
}

#[test]
fn a_loss_early_hides_contacts_later() {
    let mut map = journey(&["a", "b"]);
    map.transitions = vec![way("a", "b", 1.0)];
    map.service_points = vec![
        ServicePoint {
            contact: some(0.0),
            leave_silent: some(1.0),
            ..need("fails", "a", Cause::TechnicalFailure, 0.2)
        },
        need("hoped", "b", Cause::ExpectationGap, 0.5),
    ];
    let found = figures(&map);
    same(found.contacts, 400.0);
    same(found.contacts_ours, 0.0);
    same(found.contacts_not_ours, 400.0);
    same(found.lost_in_service, 0.2);
    same(found.lost_by_service_point.get("fails").unwrap(), 0.2);
    same(found.lost_by_service_point.get("hoped").unwrap(), 0.0);
}

#[test]
fn a_branch_that_a_need_raises_counts_as_it_is_today() {
    let mut map = journey(&["a", "r", "b"]);
    let mut raised = way("a", "r", 0.25);
    raised.because_of.insert("m".into(), 0.8);
    map.transitions = vec![way("a", "b", 0.75), raised, way("r", "b", 1.0)];
    map.service_points = vec![
        ServicePoint { achievable_need: some(0.05), ..need("m", "a", Cause::LogisticalFailure, 0.2) },
        need("upset", "r", Cause::EmotionalState, 0.4),
    ];
    let found = figures(&map);
    same(found.contacts, 300.0);
    same(found.by_service_point.get("m").unwrap(), 200.0);
    same(found.by_service_point.get("upset").unwrap(), 100.0);
    same(found.unconfirmed, 100.0);
}

#[test]
fn a_loop_that_hardly_anybody_leaves_comes_out_right() {
    let mut map = journey(&["a", "b"]);
    map.transitions = vec![way("a", "b", 1.0), way("b", "a", 1.0)];
    map.exits = vec![exit("b", 1e-12, Outcome::Declined)];
    map.service_points = vec![need("wrong", "b", Cause::HumanFailure, 1e-12)];
    let found = figures(&map);
    let relative = |found: f64, expected: f64| ((found - expected) / expected).abs();
    assert!(relative(found.visits.get("b").unwrap(), 1e12 * (1.0 + 1e-12)) < 1e-9);
    assert!(relative(found.contacts, 1000.0) < 1e-9);
    assert!(relative(found.declined, 1.0) < 1e-9);
    assert!(relative(found.customers_contacting, 500.0) < 1e-9);
    assert!(relative(found.reached.get("a").unwrap(), 1.0) < 1e-9);
}

#[test]
fn a_loop_left_only_by_being_lost_comes_out_right() {
    let mut map = journey(&["a"]);
    map.transitions = vec![way("a", "a", 1.0)];
    map.service_points = vec![ServicePoint {
        contact: some(0.0),
        leave_silent: some(1e-6),
        ..need("bored", "a", Cause::Unsorted, 1e-6)
    }];
    let found = figures(&map);
    assert!((found.visits.get("a").unwrap() / 1e12 - 1.0).abs() < 1e-9);
    same(found.lost_in_service, 1.0);
    same(found.customers_contacting, 0.0);
}

#[test]
fn customers_who_never_leave_are_named() {
    let mut map = journey(&["a", "b", "c", "d"]);
    map.touchpoints[0].start_share = some(1.0);
    map.transitions = vec![way("a", "b", 0.5), way("b", "c", 1.0), way("c", "b", 1.0), way("d", "d", 1.0)];
    let Err(refusals) = analyse(&map) else { panic!("nobody leaves b and c") };
    let Refusal::NeverLeaving { touchpoints } = &refusals[0] else { panic!("{refusals:?}") };
    assert_eq!(touchpoints, &["B", "C"]);
    map.touchpoints[3].start_share = some(1.0);
    assert_eq!(analyse(&map).unwrap_err().len(), 2);
}

#[test]
fn a_closed_loop_that_nobody_reaches_is_a_finding() {
    let mut map = journey(&["a", "b"]);
    map.touchpoints[0].start_share = some(1.0);
    map.transitions = vec![way("b", "b", 1.0)];
    let found = figures(&map);
    same(found.visits.get("b").unwrap(), 0.0);
    same(found.reached.get("b").unwrap(), 0.0);
    same(found.completed, 1.0);
    let unreached = found_by(&found, "unreachable_touchpoint");
    assert_eq!(unreached.len(), 1);
    assert_eq!(unreached[0].on.touchpoint.as_deref(), Some("b"));
}

#[test]
fn customers_start_where_no_other_touchpoint_leads() {
    let mut map = journey(&["a", "b", "c"]);
    map.transitions = vec![way("a", "a", 0.5), way("a", "c", 0.0)];
    let found = figures(&map);
    same(found.visits.get("a").unwrap(), 1.0);
    same(found.visits.get("b").unwrap(), 0.5);
    same(found.visits.get("c").unwrap(), 0.0);
}

#[test]
fn in_a_ring_customers_start_at_the_first_touchpoint_of_the_first_stage() {
    let mut map = journey(&["a", "b", "c"]);
    map.stages.insert(0, model::Stage { id: "first".into(), ..Default::default() });
    map.stages.insert(0, model::Stage { id: "empty".into(), ..Default::default() });
    map.touchpoints[2].stage = "first".into();
    map.transitions = vec![way("a", "b", 1.0), way("b", "c", 1.0), way("c", "a", 0.5)];
    let found = figures(&map);
    same(found.visits.get("c").unwrap(), 1.0 / (1.0 - 0.5));
    same(found.visits.get("a").unwrap(), 0.5 / (1.0 - 0.5));
}

#[test]
fn start_shares_are_brought_to_one() {
    let mut map = journey(&["a", "b", "c"]);
    map.touchpoints[0].start_share = some(0.2);
    map.touchpoints[1].start_share = some(0.3);
    let found = figures(&map);
    same(found.visits.get("a").unwrap(), 0.4);
    same(found.visits.get("b").unwrap(), 0.6);
    same(found.visits.get("c").unwrap(), 0.0);
    map.touchpoints[0].start_share = some(0.0);
    map.touchpoints[1].start_share = some(0.0);
    assert!(refusal(&map).contains("No customer starts"));
}

#[test]
fn what_is_left_over_ends_as_the_touchpoint_says() {
    let mut map = journey(&["a", "b"]);
    map.transitions = vec![way("a", "b", 0.5)];
    map.exits = vec![exit("a", 0.125, Outcome::Declined), exit("a", 0.125, None)];
    let found = figures(&map);
    same(found.left, 0.375);
    same(found.declined, 0.125);
    same(found.completed, 0.5);
    map.touchpoints[0].end = Some(Outcome::Completed);
    same(figures(&map).completed, 0.75);
}

#[test]
fn blanks_take_what_is_left_and_say_when_that_is_nothing() {
    let mut map = journey(&["a", "b", "c"]);
    map.transitions = vec![way("a", "b", 0.5), way("a", "c", None)];
    map.exits = vec![exit("a", None, None)];
    let found = figures(&map);
    same(found.visits.get("c").unwrap(), 0.25);
    same(found.left, 0.25);
    assert!(found.findings.is_empty());
    map.transitions[0].share = some(1.0);
    let found = figures(&map);
    let rules: Vec<&str> = found.findings.iter().map(|finding| finding.rule).collect();
    assert_eq!(rules, ["blank_share_zero", "blank_share_zero", "unreachable_touchpoint"]);
    assert!(found.findings[0].message.contains("\"A\" to \"C\""), "{}", found.findings[0].message);
}

#[test]
fn a_finding_put_aside_stays_away() {
    let mut map = journey(&["a"]);
    map.service_points = vec![point("x", "a", Cause::Unsorted)];
    let found = figures(&map);
    let uncounted = found_by(&found, "uncounted_service_point");
    assert_eq!(uncounted.len(), 1);
    assert_eq!(found.uncounted, ["x"]);
    let on = uncounted[0].on.clone();
    map.dismissed =
        vec![model::Dismissal { rule: "uncounted_service_point".into(), on, ..Default::default() }];
    assert!(found_by(&figures(&map), "uncounted_service_point").is_empty());
}

#[test]
fn shares_above_one_are_refused_by_name() {
    let mut map = journey(&["a", "b"]);
    map.transitions = vec![way("a", "b", 0.75)];
    map.exits = vec![exit("a", 0.5, None)];
    assert!(refusal(&map).starts_with("\"A\""));
    assert!(refusal(&map).contains("125 %"));
}

#[test]
fn rates_that_contradict_each_other_are_refused_by_name() {
    let ours = Cause::TechnicalFailure;
    let cases = [
        (
            ServicePoint { resolved_first_time: some(0.0), retry: some(1.0), ..need("p", "a", ours, 0.1) },
            "never ends",
        ),
        (
            ServicePoint { caught: some(1.0), contacts_per_visit: some(0.1), ..point("p", "a", ours) },
            "no noticed need",
        ),
        (
            ServicePoint { contact: some(0.5), contacts_per_visit: some(0.6), ..point("p", "a", ours) },
            "120 %",
        ),
        (ServicePoint { achievable_need: some(0.2), ..need("p", "a", ours, 0.1) }, "above today's"),
        (
            ServicePoint { achievable_contacts_per_visit: some(0.2), ..need("p", "a", ours, 0.1) },
            "above today's",
        ),
        (
            ServicePoint { caught: some(0.5), achievable_caught: some(0.4), ..need("p", "a", ours, 0.1) },
            "caught 40 %",
        ),
        (
            ServicePoint { achievable_resolved_first_time: some(0.4), ..need("p", "a", ours, 0.1) },
            "resolved first time 40 %",
        ),
        (ServicePoint { achievable_need: some(0.0), ..point("p", "a", ours) }, "no rate today"),
    ];
    for (point, words) in cases {
        let mut map = journey(&["a"]);
        map.service_points = vec![point];
        let sentence = refusal(&map);
        assert!(sentence.contains("\"P\"") && sentence.contains(words), "{sentence}");
    }
}

#[test]
fn all_refusals_come_at_once() {
    let mut map = journey(&["a", "b"]);
    map.transitions = vec![way("a", "b", 0.75)];
    map.exits = vec![exit("a", 0.5, None)];
    map.lanes = vec![steps_lane("wrong", Zone::Customer)];
    map.steps = vec![step("twice", "wrong", &["a", "a"])];
    map.service_points =
        vec![ServicePoint { achievable_need: some(0.2), ..need("p", "a", Cause::HumanFailure, 0.1) }];
    assert_eq!(analyse(&map).unwrap_err().len(), 4);
}

#[test]
fn a_branch_cannot_be_caused_more_than_wholly_or_from_elsewhere() {
    let mut map = journey(&["a", "b"]);
    map.service_points =
        vec![need("p", "a", Cause::HumanFailure, 0.1), need("q", "b", Cause::HumanFailure, 0.1)];
    let mut raised = way("a", "b", 0.5);
    raised.because_of.insert("q".into(), 0.5);
    map.transitions = vec![raised.clone()];
    assert!(refusal(&map).contains("another touchpoint"));
    map.service_points.push(need("r", "a", Cause::HumanFailure, 0.1));
    raised.because_of = [("p".to_owned(), 0.6), ("r".to_owned(), 0.5)].into();
    map.transitions = vec![raised.clone()];
    assert!(refusal(&map).contains("110 %"));
    for part in [-0.1, 1.1, f64::NAN] {
        raised.because_of = [("p".to_owned(), part)].into();
        map.transitions = vec![raised.clone()];
        assert!(refusal(&map).contains("must lie between 0 and 1"));
    }
}

#[test]
fn an_empty_map_has_nothing_but_standing_work() {
    let mut map = journey(&[]);
    map.customers_per_month = some(500.0);
    map.lanes = vec![steps_lane("back", Zone::Backstage)];
    map.steps = vec![model::Step { hours_per_month: some(10.0), ..step("train", "back", &[]) }];
    let found = figures(&map);
    same(found.contacts, 0.0);
    same(found.completed, 0.0);
    same(found.backstage_minutes, 1200.0);
    assert_eq!(found.contacts_per_completed, None);
}

#[test]
fn minutes_count_where_a_step_serves_and_once() {
    let mut map = journey(&["a", "b"]);
    map.transitions = vec![way("a", "b", 0.5)];
    map.customers_per_month = some(1000.0);
    map.lanes = vec![steps_lane("front", Zone::Frontstage), steps_lane("deep", Zone::Support)];
    let minutes = some(2.0);
    map.steps = vec![
        model::Step {
            minutes_per_visit: minutes.clone(),
            stages: vec!["all".into()],
            ..step("both", "front", &["a"])
        },
        model::Step {
            minutes_per_visit: minutes.clone(),
            hours_per_month: some(3.0),
            ..step("one", "deep", &["b"])
        },
        model::Step { hours_per_month: some(1.0), ..step("seen", "front", &[]) },
        model::Step { minutes_per_visit: minutes, ..step("nowhere", "deep", &[]) },
    ];
    let found = figures(&map);
    same(found.visible_minutes, 2000.0 + 1000.0 + 60.0);
    same(found.backstage_minutes, 1000.0 + 180.0);
    same(found.standing_minutes.unwrap(), 180.0);
    assert_eq!(found_by(&found, "minutes_nowhere").len(), 1);
}

#[test]
fn people_and_months_follow_from_the_volume() {
    let mut map = journey(&["a", "b"]);
    map.transitions = vec![way("a", "b", 0.5)];
    map.touchpoints[0].assisted = true;
    map.touchpoints[1].takes_minutes = some(8.0);
    map.transitions[0].wait_days = some(3.0);
    map.per = Some(Base { touchpoint: "b".into(), name: "orders".into(), ..Base::default() });
    map.customers_per_month = some(2000.0);
    map.measured_contacts_per_month = some(400.0);
    map.staffing =
        Some(Staffing { paid_hours_per_month: 100.0, shrinkage: 0.5, occupancy: 0.8, ..Staffing::default() });
    map.service_points = vec![ServicePoint {
        need: Some(Estimate { evidence: Some(model::Evidence::Measured), ..Estimate::plain(0.2) }),
        caught: some(0.5),
        minutes_per_contact: some(6.0),
        backstage_minutes_per_contact: some(3.0),
        minutes_per_catch: some(1.0),
        cost_per_contact: some(4.0),
        cost_per_catch: some(2.0),
        cost_per_need: some(1.0),
        ..point("p", "a", Cause::DesignFailure)
    }];
    let found = figures(&map);
    same(found.contacts_per_month.unwrap(), 200.0);
    same(found.explained.unwrap(), 0.5);
    same(found.people.unwrap(), 1000.0 * 2.0 / 60.0 / 40.0);
    same(found.cost, 400.0 + 200.0 + 100.0);
    same(found.contacts_avoided, 100.0);
    same(found.contacts_per_completed.unwrap(), 200.0);
    same(found.contacts_per_base.unwrap(), 200.0);
    same(found.assisted_visits, 1000.0);
    same(found.customer_minutes, 4.0);
    same(found.elapsed_days, 1.5);
    same(found.weight_of_evidence.unwrap().measured, 1.0);
    map.staffing = Some(Staffing::default());
    map.measured_contacts_per_month = some(0.0);
    let found = figures(&map);
    assert_eq!((found.people, found.explained), (None, None));
    assert_eq!(found.findings.iter().filter(|finding| finding.rule == "zero_divisor").count(), 2);
}

#[test]
fn an_amount_beyond_all_measure_is_refused() {
    let mut map = journey(&["a"]);
    let point = need("p", "a", Cause::HumanFailure, 1.0);
    map.service_points = vec![ServicePoint { cost_per_contact: some(1e308), ..point }];
    assert_eq!(analyse(&map), Err(vec![Refusal::TooLarge]));
}

#[test]
fn numbers_out_of_bounds_are_refused_by_name() {
    type Set = fn(&mut JourneyMap, Option<Estimate>);
    let cases: [(Set, &str, &[f64]); 6] = [
        (|map, value| map.touchpoints[0].start_share = value, "start share of \"A\"", &[-0.1, 1.1, f64::NAN]),
        (|map, value| map.transitions[0].share = value, "from \"A\" to \"B\"", &[-1e-300, f64::INFINITY]),
        (|map, value| map.service_points[0].need = value, "need of \"P\"", &[1.5, -0.5]),
        (|map, value| map.service_points[0].achievable_caught = value, "caught of \"P\"", &[2.0, f64::NAN]),
        (
            |map, value| map.service_points[0].cost_per_need = value,
            "cost per need of \"P\"",
            &[-1.0, f64::INFINITY],
        ),
        (|map, value| map.customers_per_month = value, "customers per month", &[f64::NAN, -5.0]),
    ];
    for (set, words, values) in cases {
        for &value in values {
            let mut map = journey(&["a", "b"]);
            map.transitions = vec![way("a", "b", 0.5)];
            map.service_points = vec![need("p", "a", Cause::HumanFailure, 0.1)];
            set(&mut map, some(value));
            let sentence = refusal(&map);
            assert!(sentence.contains(words) && sentence.contains(&value.to_string()), "{sentence}");
        }
    }
}
