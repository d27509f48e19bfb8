//! What fixes would change, in journeys small enough to be worked out by hand.

use analysis::{Analysis, Effect, Fixes, analyse, analyse_in_steps, today};
use model::{Cause, JourneyMap, Outcome, ServicePoint};

use crate::building::*;

/// The same within 1e-12, relative above 1.
#[track_caller]
fn same(found: impl Into<Option<f64>>, expected: f64) {
    let found = found.into().expect("there should be a figure");
    assert!((found - expected).abs() <= 1e-12 * expected.abs().max(1.0), "{found} is not {expected}");
}

#[track_caller]
fn figures(map: &JourneyMap) -> (Analysis, Fixes) {
    let found = analyse(map).unwrap_or_else(|refusals| panic!("refused: {refusals:?}"));
    let fixes = found.fixes.clone().expect("fixes were asked for");
    (found, fixes)
}

#[track_caller]
fn effect(effects: &analysis::ByKey<Option<Effect>>, id: &str) -> Effect {
    effects.get(id).expect("the id is known").expect("there is an answer")
}

fn steps(fixes: &Fixes) -> Vec<(Option<&str>, f64)> {
    fixes.waterfall.iter().map(|step| (step.service_point.as_deref(), step.contacts)).collect()
}

#[test]
fn what_nobody_could_do_better_stays() {
    let mut map = journey(&["greeting"]);
    map.service_points = vec![
        ServicePoint {
            contact: some(0.0),
            leave_silent: some(0.1),
            ..need("contrived", "greeting", Cause::PersonalTrigger, 0.03)
        },
        ServicePoint { contact: some(0.5), ..need("annoyed", "greeting", Cause::PersonalTrigger, 0.02) },
    ];
    let (_, fixes) = figures(&map);
    same(fixes.floor, 10.0);
    same(fixes.floor_not_ours, 10.0);
    same(fixes.floor_unconfirmed, 10.0);
    same(fixes.floor_completed, 0.997);
    same(fixes.preventable, 0.0);
    assert!(fixes.waterfall.is_empty());
    assert_eq!(effect(&fixes.if_fixed, "annoyed"), Effect::default());
}

#[test]
fn what_is_ours_can_be_brought_to_nothing() {
    let point = ServicePoint {
        resolved_first_time: some(0.6),
        retry: some(0.5),
        leave_unresolved: some(0.5),
        cost_per_contact: some(2.0),
        ..point("broken", "a", Cause::TechnicalFailure)
    };
    let with_need = ServicePoint { need: some(0.2), ..point.clone() };
    let with_contacts = ServicePoint { contacts_per_visit: some(0.25), ..point };
    for point in [with_need, with_contacts] {
        let mut map = journey(&["a"]);
        map.service_points = vec![point];
        let (_, fixes) = figures(&map);
        same(fixes.floor, 0.0);
        same(fixes.preventable, 250.0);
        let fixed = effect(&fixes.if_fixed, "broken");
        same(fixed.contacts, -250.0);
        same(fixed.cost, -500.0);
        same(fixed.completed, 25.0);
    }
}

/// With achievable contacts a rate is turned into a need as today's is.
#[test]
fn an_achievable_rate_in_contacts_is_turned_as_todays_is() {
    let mut map = journey(&["a"]);
    map.service_points = vec![ServicePoint {
        resolved_first_time: some(0.6),
        retry: some(0.5),
        contacts_per_visit: some(0.25),
        achievable_contacts_per_visit: some(0.1),
        ..point("broken", "a", Cause::TechnicalFailure)
    }];
    let (_, fixes) = figures(&map);
    same(fixes.floor, 100.0);
    same(fixes.floor_unconfirmed, 0.0);
    same(effect(&fixes.if_fixed, "broken").contacts, -150.0);
}

/// With everything resolved first time C falls from 1.25 to 1, with half of it caught by half more.
#[test]
fn serving_well_changes_no_need() {
    let mut map = journey(&["a"]);
    let cause = Cause::ExternalEvent;
    map.service_points = vec![
        ServicePoint {
            resolved_first_time: some(0.6),
            retry: some(0.5),
            leave_unresolved: some(0.5),
            achievable_resolved_first_time: some(1.0),
            ..need("storm", "a", cause, 0.2)
        },
        ServicePoint {
            achievable_caught: some(0.5),
            cost_per_contact: some(3.0),
            cost_per_catch: some(1.0),
            cost_per_need: some(2.0),
            ..need("law", "a", cause, 0.1)
        },
    ];
    let (found, fixes) = figures(&map);
    same(found.contacts, 350.0);
    let storm = effect(&fixes.if_served_well, "storm");
    same(storm.contacts, -50.0);
    same(storm.completed, 25.0);
    let law = effect(&fixes.if_served_well, "law");
    same(law.contacts, -50.0);
    same(law.cost, -50.0 * 3.0 + 50.0 * 1.0 - 50.0 * 2.0);
    assert_eq!(effect(&fixes.if_fixed, "law"), Effect::default());
    same(fixes.floor, 350.0);
}

#[test]
fn a_fix_in_a_loop_counts_for_every_visit() {
    let mut map = journey(&["a", "b"]);
    map.touchpoints[1].end = Some(Outcome::Completed);
    map.transitions = vec![way("a", "b", 1.0), way("b", "a", 0.25)];
    map.service_points = vec![need("wrong", "b", Cause::HumanFailure, 0.3)];
    same(effect(&figures(&map).1.if_fixed, "wrong").contacts, -400.0);
    // When each contact makes half of them leave, B is visited 1 / (1 − 0.85/4) times.
    map.service_points[0].resolved_first_time = some(0.0);
    map.service_points[0].leave_unresolved = some(0.5);
    let (found, fixes) = figures(&map);
    let visits = 1.0 / (1.0 - 0.85 / 4.0);
    same(found.contacts, 300.0 * visits);
    let fixed = effect(&fixes.if_fixed, "wrong");
    same(fixed.contacts, -300.0 * visits);
    same(fixed.completed, 1000.0 - 1000.0 * visits * 0.85 * 0.75);
}

fn lost_early() -> JourneyMap {
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
    map
}

#[test]
fn the_floor_may_lie_above_what_is_not_ours_today() {
    let (found, fixes) = figures(&lost_early());
    same(found.contacts_not_ours, 400.0);
    same(fixes.floor, 500.0);
    same(fixes.preventable, -100.0);
    same(fixes.floor_completed, 1.0);
    assert_eq!(steps(&fixes).len(), 1);
    same(steps(&fixes)[0].1, 100.0);
    same(effect(&fixes.if_fixed, "fails").completed, 200.0);
}

#[test]
fn a_fix_may_open_what_nobody_reached() {
    let mut map = lost_early();
    map.service_points[0].need = some(1.0);
    let (found, fixes) = figures(&map);
    same(found.contacts, 0.0);
    same(effect(&fixes.if_fixed, "fails").contacts, 500.0);
    same(effect(&fixes.if_fixed, "hoped").contacts, 0.0);
    same(fixes.floor, 500.0);
}

fn raised() -> JourneyMap {
    let mut map = journey(&["a", "r", "b"]);
    let mut branch = way("a", "r", 0.25);
    branch.because_of.insert("m".into(), 0.8);
    map.transitions = vec![way("a", "b", 0.75), branch, way("r", "b", 1.0)];
    map.service_points = vec![
        ServicePoint { achievable_need: some(0.05), ..need("m", "a", Cause::LogisticalFailure, 0.2) },
        need("upset", "r", Cause::EmotionalState, 0.4),
    ];
    map
}

#[test]
fn a_branch_that_a_need_raises_shrinks_with_it() {
    let (_, fixes) = figures(&raised());
    same(effect(&fixes.if_fixed, "m").contacts, -210.0);
    same(fixes.floor, 90.0);
    same(fixes.floor_unconfirmed, 40.0);
    same(fixes.floor_ours, 50.0);
}

/// 0.25·(1 − 0.8·0.75) = 0.1 go to R; the 0.15 freed go to B and to the exit as 0.5 to 0.25.
#[test]
fn what_is_freed_goes_to_the_others_in_proportion() {
    let mut map = raised();
    map.transitions[0].share = some(0.5);
    map.exits = vec![exit("a", 0.25, Outcome::Declined)];
    let fixed = effect(&figures(&map).1.if_fixed, "m");
    same(fixed.completed, 1000.0 * (0.1 + 0.5 + 0.1 - 0.75));
}

#[test]
fn what_is_freed_ends_the_journey_where_nothing_else_is_left() {
    let mut map = raised();
    map.transitions.remove(0);
    map.transitions[0].share = some(1.0);
    let fixed = effect(&figures(&map).1.if_fixed, "m");
    same(fixed.completed, -600.0);
    same(fixed.contacts, -150.0 - 400.0 * 0.6);
}

#[test]
fn an_exit_may_be_raised_as_well() {
    let mut map = journey(&["a", "b"]);
    map.transitions = vec![way("a", "b", 0.6)];
    let mut raised = exit("a", 0.4, None);
    raised.because_of.insert("p".into(), 1.0);
    map.exits = vec![raised];
    map.service_points =
        vec![ServicePoint { achievable_need: some(0.1), ..need("p", "a", Cause::HumanFailure, 0.4) }];
    same(effect(&figures(&map).1.if_fixed, "p").completed, 300.0);
}

/// A branch that names only zeros never changes, and takes nothing of what is freed.
#[test]
fn a_branch_that_names_only_nothing_stays_as_it_is() {
    let mut map = raised();
    map.transitions[0].because_of.insert("m".into(), 0.0);
    let fixed = effect(&figures(&map).1.if_fixed, "m");
    same(fixed.completed, -150.0);
    map.transitions[0].because_of.clear();
    same(effect(&figures(&map).1.if_fixed, "m").completed, 0.0);
}

#[test]
fn points_that_begin_in_one_step_are_fixed_together() {
    let mut map = journey(&["a", "b"]);
    map.transitions = vec![way("a", "b", 1.0), way("b", "a", 0.5)];
    map.touchpoints[1].end = Some(Outcome::Completed);
    let losing = |id: &str, at: &str| ServicePoint {
        resolved_first_time: some(0.0),
        leave_unresolved: some(1.0),
        origin_step: Some("make".into()),
        ..need(id, at, Cause::HumanFailure, 0.5)
    };
    map.service_points = vec![losing("p", "a"), losing("q", "b")];
    let (found, fixes) = figures(&map);
    // Half survive each visit, so the way round is made with a chance of 1/8.
    let rounds = 8.0 / 7.0;
    same(found.contacts, 1000.0 * rounds * (0.5 + 0.25));
    let together = effect(&fixes.if_origin_fixed, "make");
    same(together.contacts, -found.contacts);
    same(together.completed, 1000.0 - 1000.0 * rounds * 0.125);
    let apart = effect(&fixes.if_fixed, "p").contacts + effect(&fixes.if_fixed, "q").contacts;
    assert!((apart - together.contacts).abs() > 1.0, "effects are never added");
}

/// A way round whose only way out is the loss that the fix prevents.
fn trap() -> JourneyMap {
    let mut map = journey(&["a"]);
    map.transitions = vec![way("a", "a", 1.0)];
    map.service_points = vec![ServicePoint {
        contact: some(0.0),
        leave_silent: some(1.0),
        origin_step: Some("make".into()),
        ..need("bored", "a", Cause::DesignFailure, 0.5)
    }];
    map.steps = vec![step("make", "back", &[])];
    map.lanes = vec![steps_lane("back", model::Zone::Backstage)];
    map
}

#[test]
fn a_fix_that_closes_the_only_way_out_has_no_figure_and_says_why() {
    let (found, fixes) = figures(&trap());
    same(found.lost_in_service, 1.0);
    assert_eq!(fixes.if_fixed.get("bored"), Some(None));
    assert_eq!(fixes.if_origin_fixed.get("make"), Some(None));
    assert_eq!(effect(&fixes.if_served_well, "bored"), Effect::default());
    let floor = [fixes.floor, fixes.floor_ours, fixes.floor_completed, fixes.preventable];
    assert_eq!(floor, [None; 4]);
    assert!(fixes.waterfall.is_empty());
    let why: Vec<&analysis::Finding> =
        found.findings.iter().filter(|finding| finding.rule == "without_answer").collect();
    assert_eq!(why.len(), 3);
    assert!(why[0].message.contains("\"BORED\"") && why[0].message.contains("reach \"A\" never leave"));
    assert!(why[1].message.contains("\"MAKE\""));
    let json = serde_json::to_value(&found).unwrap();
    assert!(json["floor"].is_null() && json.get("floor").is_some());
}

/// The trap is closed by fixing P, unless Q is fixed first and nobody goes there any more.
#[test]
fn a_fix_without_an_answer_is_tried_again_later() {
    let mut map = journey(&["a", "b", "t"]);
    let mut raised = way("a", "t", 0.5);
    raised.because_of.insert("q".into(), 1.0);
    map.transitions = vec![way("a", "b", 0.5), raised, way("t", "t", 1.0)];
    map.service_points = vec![
        ServicePoint {
            leave_unresolved: some(1.0),
            resolved_first_time: some(0.0),
            ..need("p", "t", Cause::HumanFailure, 0.25)
        },
        need("q", "a", Cause::HumanFailure, 0.1),
    ];
    let (found, fixes) = figures(&map);
    same(found.contacts, 100.0 + 500.0);
    assert_eq!(fixes.if_fixed.get("p"), Some(None));
    same(fixes.floor, 0.0);
    let order: Vec<Option<&str>> = steps(&fixes).iter().map(|step| step.0).collect();
    assert_eq!(order, [Some("q"), Some("p")]);
    same(steps(&fixes)[0].1, -600.0);
    same(steps(&fixes)[1].1, 0.0);
}

fn four_points() -> JourneyMap {
    let mut map = journey(&["a"]);
    let cause = Cause::TechnicalFailure;
    map.service_points = vec![
        need("p", "a", cause, 0.1),
        need("q", "a", cause, 0.3),
        need("r", "a", cause, 0.3),
        need("s", "a", cause, 0.2),
    ];
    map
}

#[test]
fn the_waterfall_goes_from_the_best_fix_down_and_keeps_file_order_in_a_tie() {
    let (found, fixes) = figures(&four_points());
    let order: Vec<Option<&str>> = steps(&fixes).iter().map(|step| step.0).collect();
    assert_eq!(order, [Some("q"), Some("r"), Some("s"), Some("p")]);
    let sum: f64 = fixes.waterfall.iter().map(|step| step.contacts).sum();
    same(sum, fixes.floor.unwrap() - found.contacts);
}

#[test]
fn the_waterfall_puts_together_what_it_does_not_show() {
    let found = analyse_in_steps(&four_points(), 1).unwrap();
    let waterfall = found.fixes.unwrap().waterfall;
    assert_eq!(waterfall.len(), 2);
    assert_eq!((waterfall[1].service_point.as_deref(), waterfall[1].rest), (None, Some(3)));
    same(waterfall[1].contacts, -600.0);
    let all = analyse_in_steps(&four_points(), 4).unwrap().fixes.unwrap().waterfall;
    assert!(all.iter().all(|step| step.rest.is_none()));
    let none = analyse_in_steps(&four_points(), 0).unwrap().fixes.unwrap().waterfall;
    assert_eq!((none.len(), none[0].rest), (1, Some(4)));
}

#[test]
fn what_never_has_an_answer_is_not_even_in_the_rest() {
    let mut map = trap();
    map.exits = vec![exit("a", 0.0, None)];
    map.service_points.push(need("more", "a", Cause::HumanFailure, 0.5));
    map.service_points.push(need("less", "a", Cause::HumanFailure, 0.25));
    let waterfall = analyse_in_steps(&map, 1).unwrap().fixes.unwrap().waterfall;
    assert_eq!(waterfall.len(), 2);
    assert_eq!(waterfall[0].service_point.as_deref(), Some("more"));
    assert_eq!(waterfall[1].rest, Some(1));
    same(waterfall[1].contacts, -500.0);
}

/// A hundred rounds a customer at 0.01, a million millions at 1e-12.
#[test]
fn fixes_in_loops_that_nearly_close_come_out_right() {
    for leaving in [0.01, 1e-3, 1e-5, 1e-8, 1e-12] {
        let mut map = journey(&["a", "b"]);
        map.transitions = vec![way("a", "b", 1.0), way("b", "a", 1.0)];
        map.exits = vec![exit("b", leaving, Outcome::Completed)];
        map.transitions[1].share = None;
        map.service_points = vec![
            ServicePoint {
                contact: some(0.0),
                leave_silent: some(1.0),
                ..need("bored", "a", Cause::DesignFailure, leaving)
            },
            need("wrong", "b", Cause::ExpectationGap, 0.5),
        ];
        let (found, fixes) = figures(&map);
        let visits = (1.0 - leaving) / (leaving + leaving * (1.0 - leaving));
        assert!((found.contacts / (500.0 * visits) - 1.0).abs() < 1e-9, "{leaving}");
        let after = 500.0 / leaving;
        let fixed = effect(&fixes.if_fixed, "bored");
        assert!((fixed.contacts - (after - 500.0 * visits)).abs() < 1e-9 * after, "{leaving}: {fixed:?}");
        assert!(
            (fixed.completed - 1000.0 * (1.0 - leaving * visits)).abs() < 1e-9 * 1000.0,
            "{leaving}: {fixed:?}"
        );
        assert!((fixes.floor.unwrap() / after - 1.0).abs() < 1e-9);
    }
}

#[test]
fn today_alone_says_nothing_of_fixes() {
    let map = four_points();
    let (found, only) = (analyse(&map).unwrap(), today(&map).unwrap());
    assert_eq!((&only.fixes, only.findings.len()), (&None, 0));
    assert_eq!(Analysis { fixes: None, findings: Vec::new(), ..found }, only);
    assert!(serde_json::to_value(&only).unwrap().get("if_fixed").is_none());
}
