//! What somebody should look at: each rule fires where it should and stays quiet where not.

use std::collections::HashSet;

use analysis::{analyse, findings};
use model::{
    Basis, Cause, Channel, Dismissal, Estimate, Evidence, Insight, InsightKind, JourneyMap, Outcome,
    Recovery, ServicePoint, Source, Where, Zone,
};

use crate::building::*;

/// A map in which there is nothing to find.
fn in_order() -> JourneyMap {
    let mut map = journey(&["a", "b"]);
    map.transitions = vec![way("a", "b", 0.75)];
    map.exits = vec![exit("a", 0.25, None)];
    map.lanes = vec![steps_lane("front", Zone::Frontstage), steps_lane("back", Zone::Backstage)];
    map.steps = vec![step("bill", "back", &["a"])];
    map.steps[0].owner = "Billing".into();
    map.touchpoints[0].basis = Some(Basis::Observed);
    map.touchpoints[0].emotion.insert("maya".into(), -1.0);
    map.service_points = vec![ServicePoint {
        need: some(0.2).map(|need| Estimate { evidence: Some(Evidence::Measured), ..need }),
        achievable_need: some(0.05),
        origin_step: Some("bill".into()),
        owner: "Billing".into(),
        recovery: Some(Recovery {
            detected_by: "monitoring".into(),
            response: "credit".into(),
            confirmed_by: "the desk".into(),
            ..Recovery::default()
        }),
        caught: some(0.1),
        contact: some(0.8),
        resolved_first_time: some(0.9),
        leave_silent: some(0.1),
        leave_unresolved: some(0.1),
        ..point("late", "a", Cause::LogisticalFailure)
    }];
    map
}

/// The places at which a rule finds something, and its sentences.
fn found(map: &JourneyMap, rule: &str) -> Vec<(Where, String)> {
    let found = analyse(map).unwrap().findings;
    found
        .into_iter()
        .filter(|finding| finding.rule == rule)
        .map(|finding| (finding.on, finding.message))
        .collect()
}

fn at_point(id: &str) -> Where {
    Where { service_point: Some(id.into()), ..Where::default() }
}

fn at_touchpoint(id: &str) -> Where {
    Where { touchpoint: Some(id.into()), ..Where::default() }
}

/// The rule finds this place alone, says these words there, and nothing in a map in order; the team
/// can put it aside.
#[track_caller]
fn fires(rule: &str, change: impl FnOnce(&mut JourneyMap), on: &Where, words: &str) {
    let mut map = in_order();
    change(&mut map);
    let places = found(&map, rule);
    assert_eq!(places.iter().map(|(on, _)| on).collect::<Vec<_>>(), [on], "{rule}");
    assert!(places[0].1.contains(words), "{}", places[0].1);
    assert!(places[0].1.ends_with('.'), "{}", places[0].1);
    map.dismissed = vec![Dismissal { rule: rule.into(), on: on.clone(), ..Dismissal::default() }];
    assert_eq!(found(&map, rule), [], "{rule}");
}

#[track_caller]
fn is_quiet(rule: &str, change: impl FnOnce(&mut JourneyMap)) {
    let mut map = in_order();
    change(&mut map);
    assert_eq!(found(&map, rule), [], "{rule}");
}

#[test]
fn a_map_in_order_has_no_findings() {
    assert_eq!(analyse(&in_order()).unwrap().findings, []);
}

#[test]
fn every_rule_says_why_it_matters_and_what_to_do() {
    let names: HashSet<&str> = findings::RULES.iter().map(|rule| rule.name).collect();
    assert_eq!(names.len(), findings::RULES.len());
    for rule in findings::RULES {
        assert!(!rule.title.is_empty() && !rule.title.ends_with('.'), "{}", rule.title);
        assert!(rule.why.ends_with('.') && rule.what_to_do.ends_with('.'), "{}", rule.name);
        assert_eq!(findings::rule(rule.name).map(|found| found.title), Some(rule.title));
    }
    assert!(findings::rule("no such rule").is_none());
}

#[test]
fn somebody_serves_each_point() {
    fires("no_owner", |map| map.service_points[0].owner = " ".into(), &at_point("late"), "\"LATE\"");
}

#[test]
fn somebody_says_how_it_is_put_right() {
    let on = at_point("late");
    fires(
        "no_recovery",
        |map| map.service_points[0].recovery = None,
        &on,
        "detects it, responds and how or confirms",
    );
    fires(
        "no_recovery",
        |map| map.service_points[0].recovery.as_mut().unwrap().confirmed_by.clear(),
        &on,
        "who confirms",
    );
}

#[test]
fn what_is_ours_begins_somewhere() {
    let nowhere = |map: &mut JourneyMap| map.service_points[0].origin_step = None;
    fires("no_origin", nowhere, &at_point("late"), "\"LATE\"");
    is_quiet("no_origin", |map| {
        nowhere(map);
        map.service_points[0].cause = Cause::ExternalEvent;
    });
}

#[test]
fn the_front_does_not_carry_what_begins_backstage() {
    let elsewhere = |map: &mut JourneyMap| map.service_points[0].owner = "Desk".into();
    fires("carried_at_the_front", elsewhere, &at_point("late"), "\"BILL\"");
    let told = found(
        &{
            let mut map = in_order();
            elsewhere(&mut map);
            map
        },
        "carried_at_the_front",
    );
    assert!(!told[0].1.contains("Desk") && !told[0].1.contains("Billing"), "nobody is named: {}", told[0].1);
    is_quiet("carried_at_the_front", |map| {
        elsewhere(map);
        map.steps[0].lane = "front".into();
    });
    is_quiet("carried_at_the_front", |map| {
        elsewhere(map);
        map.service_points[0].contact = some(0.0);
    });
}

#[test]
fn what_is_not_ours_does_not_begin_with_us() {
    let not_ours = |map: &mut JourneyMap| map.service_points[0].cause = Cause::ExpectationGap;
    fires("not_ours_begins_with_us", not_ours, &at_point("late"), "our step \"BILL\"");
    is_quiet("not_ours_begins_with_us", |map| {
        not_ours(map);
        map.service_points[0].origin_step = None;
    });
}

#[test]
fn what_is_not_ours_is_not_reached_through_ours_alone() {
    let raised = |map: &mut JourneyMap| {
        map.transitions[0].because_of.insert("late".into(), 0.8);
        map.service_points.push(need("upset", "b", Cause::EmotionalState, 0.4));
    };
    fires("reached_through_ours", raised, &at_point("upset"), "only through a failure of ours");
    is_quiet("reached_through_ours", |map| {
        raised(map);
        map.transitions[0].because_of.insert("late".into(), 0.0);
    });
    is_quiet("reached_through_ours", |map| {
        raised(map);
        map.touchpoints[0].start_share = some(0.5);
        map.touchpoints[1].start_share = some(0.5);
    });
    is_quiet("reached_through_ours", |map| {
        raised(map);
        map.service_points[0].cause = Cause::ExternalEvent;
    });
}

#[test]
fn a_conversation_is_counted_once() {
    let call = |map: &mut JourneyMap| map.touchpoints[1].channels = vec![Channel::Phone];
    fires("conversation_not_counted", call, &at_touchpoint("b"), "\"B\"");
    is_quiet("conversation_not_counted", |map| {
        call(map);
        map.touchpoints[1].assisted = true;
    });
    is_quiet("conversation_not_counted", |map| {
        map.touchpoints[1].channels = vec![Channel::Phone, Channel::Web]
    });
    is_quiet("conversation_not_counted", |map| map.touchpoints[0].channels = vec![Channel::Phone]);

    let twice = |map: &mut JourneyMap| {
        map.transitions[0].because_of.insert("late".into(), 1.0);
        map.touchpoints[1].assisted = true;
    };
    fires("conversation_counted_twice", twice, &at_touchpoint("b"), "\"LATE\"");
    is_quiet("conversation_counted_twice", |map| {
        twice(map);
        map.service_points[0].contact = some(0.0);
    });
    is_quiet("conversation_counted_twice", |map| {
        twice(map);
        map.touchpoints[1].assisted = false;
    });
}

#[test]
fn nobody_goes_round_and_round() {
    let back = |share: f64| {
        move |map: &mut JourneyMap| {
            map.touchpoints[0].start_share = some(1.0);
            map.transitions.push(way("b", "a", share));
            map.exits.push(exit("b", None, Outcome::Completed));
            map.transitions[0].share = some(0.9);
            map.exits[0].share = some(0.1);
            map.service_points.clear();
        }
    };
    // 0.9 · 0.8 = 0.72 come back: 2.6 rounds; of 0.9 · 0.7 = 0.63 it is 1.7.
    fires("long_loop", back(0.8), &at_touchpoint("a"), "2.6 times");
    is_quiet("long_loop", back(0.7));
}

#[test]
fn who_leaves_has_a_reason() {
    let leave = |share: f64| move |map: &mut JourneyMap| map.exits[0].share = some(0.25 - share);
    fires("unexplained_leaving", leave(0.06), &at_touchpoint("a"), "6 %");
    is_quiet("unexplained_leaving", leave(0.05));
    is_quiet("unexplained_leaving", |map| {
        leave(0.06)(map);
        map.touchpoints[0].end = Some(Outcome::Left);
    });
}

#[test]
fn silence_is_smaller_than_what_is_said() {
    fires("more_silent", |map| map.service_points[0].contact = some(0.4), &at_point("late"), "stay silent");
    is_quiet("more_silent", |map| map.service_points[0].contact = some(0.5));
}

#[test]
fn something_is_fixed_before_it_is_noticed() {
    fires("nothing_caught", |map| map.service_points[0].caught = None, &Where::default(), "before");
    is_quiet("nothing_caught", |map| {
        map.service_points[0].caught = None;
        map.service_points[0].contact = some(0.0);
    });
}

fn counted(value: f64, count: f64, of: f64) -> Option<Estimate> {
    let evidence = Some(Evidence::Measured);
    Some(Estimate { evidence, count: Some(count), of: Some(of), ..Estimate::plain(value) })
}

#[test]
fn a_value_is_what_was_counted() {
    let on = at_point("late");
    fires(
        "count_disagrees",
        |map| map.service_points[0].need = counted(0.2, 30.0, 100.0),
        &on,
        "The need of \"LATE\"",
    );
    is_quiet("count_disagrees", |map| map.service_points[0].need = counted(0.333, 1.0, 3.0));
    let pair = model::Pair { from: "a".into(), to: "b".into(), ..model::Pair::default() };
    let on = Where { transition: Some(pair), ..Where::default() };
    fires(
        "count_disagrees",
        |map| map.transitions[0].share = counted(0.75, 60.0, 100.0),
        &on,
        "from \"A\" to \"B\"",
    );
}

#[test]
fn no_more_than_a_fifth_is_guessed() {
    let guessed = |share: f64| {
        move |map: &mut JourneyMap| {
            let guess = ServicePoint { need: some(share), ..map.service_points[0].clone() };
            map.service_points.push(ServicePoint { id: "guess".into(), ..guess });
        }
    };
    fires("rests_on_guesses", guessed(0.06), &Where::default(), "23");
    is_quiet("rests_on_guesses", guessed(0.05));
}

#[test]
fn figures_are_of_one_time() {
    let dated = |old: &'static str| {
        move |map: &mut JourneyMap| {
            let source =
                |id: &str, date: &str| Source { id: id.into(), date: Some(date.into()), ..Source::default() };
            map.sources = vec![source("log", "2026-09-30")];
            map.service_points[0].need.as_mut().unwrap().source = "log".into();
            map.service_points[0].caught.as_mut().unwrap().date = Some(old.into());
        }
    };
    fires("old_figures", dated("2025-09-29"), &at_point("late"), "2025-09-29");
    is_quiet("old_figures", dated("2025-09-30"));
}

#[test]
fn feelings_and_needs_go_together() {
    let bad = |map: &mut JourneyMap| {
        map.touchpoints[1].emotion.insert("maya".into(), -2.0);
    };
    fires("bad_feeling_without_need", bad, &at_touchpoint("b"), "\"B\"");
    is_quiet("bad_feeling_without_need", |map| {
        map.touchpoints[1].emotion.insert("maya".into(), -1.5);
    });
    let well = |map: &mut JourneyMap| {
        map.touchpoints[0].emotion.insert("maya".into(), 1.0);
    };
    fires("need_without_bad_feeling", well, &at_touchpoint("a"), "\"A\"");
    is_quiet("need_without_bad_feeling", |map| {
        well(map);
        map.service_points[0].need.as_mut().unwrap().value = 0.1;
    });
    is_quiet("need_without_bad_feeling", |map| map.touchpoints[0].emotion.clear());
}

#[test]
fn what_flatters_is_confirmed() {
    let on = at_point("late");
    fires(
        "flattering_defaults",
        |map| map.service_points[0].contact = None,
        &on,
        "all who notice contact us",
    );
    fires(
        "flattering_defaults",
        |map| map.service_points[0].leave_silent = None,
        &on,
        "nobody leaves in silence",
    );
    is_quiet("flattering_defaults", |map| {
        map.service_points[0].contact = some(1.0);
        map.service_points[0].leave_silent = None;
    });
    fires(
        "achievable_by_default",
        |map| map.service_points[0].achievable_need = None,
        &on,
        "wholly preventable",
    );
    is_quiet("achievable_by_default", |map| {
        map.service_points[0].achievable_need = None;
        map.service_points[0].cause = Cause::PersonalTrigger;
    });
}

#[test]
fn the_map_explains_what_is_measured() {
    let contacts = analyse(&in_order()).unwrap().contacts;
    let measured = |explained: f64| {
        move |map: &mut JourneyMap| {
            map.customers_per_month = some(1000.0);
            map.measured_contacts_per_month = some(contacts / explained);
        }
    };
    fires("explains_too_little", measured(0.49), &Where::default(), "49 %");
    is_quiet("explains_too_little", measured(0.51));
    fires("explains_too_much", measured(1.21), &Where::default(), "121 %");
    is_quiet("explains_too_much", measured(1.19));
}

#[test]
fn somebody_was_asked() {
    let assume = |map: &mut JourneyMap| map.touchpoints[0].basis = None;
    fires("all_assumed", assume, &Where::default(), "assumed");
    is_quiet("all_assumed", |map| {
        assume(map);
        map.touchpoints[0].emotion.clear();
    });
    is_quiet("all_assumed", |map| {
        assume(map);
        map.insights = vec![Insight {
            id: "quote".into(),
            kind: InsightKind::Quote,
            at: None,
            persona: None,
            text: "I waited all day.".into(),
            basis: Some(Basis::Reported),
            source: String::new(),
            tags: Vec::new(),
            internal: false,
            extra: model::Extra::default(),
        }];
    });
}
