//! Touchpoints, what leads from one to the next, steps and service points.

use std::collections::HashSet;

use super::dice::Dice;
use super::{Recipe, extra};
use crate::{
    Basis, Cause, Channel, Exit, JourneyMap, LaneKind, Measure, Outcome, Practice, Recovery, ServicePoint,
    Step, StepArrow, Touchpoint, Transition,
};

pub(super) fn fill(map: &mut JourneyMap, recipe: Recipe, dice: &mut Dice) {
    let count = recipe.touchpoints.clamp(1, 400);
    map.touchpoints = (0..count).map(|number| touchpoint(number, map, recipe, dice)).collect();
    map.steps = steps(map, dice);
    map.service_points = (0..dice.below(count + 1)).map(|number| service_point(number, map, dice)).collect();
    map.transitions = transitions(map, dice);
    map.exits = (0..dice.below(4)).filter_map(|_| exit(map, dice)).collect();
}

fn touchpoint(number: usize, map: &JourneyMap, recipe: Recipe, dice: &mut Dice) -> Touchpoint {
    let measure = |dice: &mut Dice| Measure {
        value: dice.offset(),
        target: dice.maybe(Dice::offset),
        n: dice.maybe(Dice::amount),
        source: dice.text(),
        date: dice.maybe(Dice::date),
        extra: extra(dice),
    };
    let image = |dice: &mut Dice| dice.id_of(&map.images, |image| &image.id).unwrap_or_default();
    let tracks = usize::from(recipe.tracks.clamp(1, 8));
    Touchpoint {
        id: dice.id("touchpoint", number),
        title: dice.text(),
        stage: dice.id_of(&map.stages, |stage| &stage.id).unwrap_or_default(),
        track: u8::try_from(dice.below(tracks)).unwrap_or(0),
        channels: (0..dice.below(3)).filter_map(|_| dice.word(Channel::ALL)).collect(),
        personas: dice.ids_of(&map.personas, |persona| &persona.id),
        start_share: dice.rate(),
        end: dice.maybe(|dice| dice.word(Outcome::ALL)).flatten(),
        assisted: dice.flip(),
        takes_minutes: dice.quantity(),
        moment_of_truth: dice.flip(),
        basis: dice.maybe(|dice| dice.word(Basis::ALL)).flatten(),
        emotion: dice.keyed(&map.personas, |persona| &persona.id, Dice::feeling),
        cells: dice.keyed(&map.lanes, |lane| &lane.id, Dice::text),
        measures: dice.keyed(&map.lanes, |lane| &lane.id, measure),
        images: if map.images.is_empty() {
            Default::default()
        } else {
            dice.keyed(&map.lanes, |lane| &lane.id, image)
        },
        description: dice.text(),
        owner: dice.text(),
        status: dice.text(),
        tags: dice.texts(),
        internal: dice.below(8) == 0,
        extra: extra(dice),
    }
}

/// Mostly onwards, sometimes back, sometimes to itself; never twice the same.
fn transitions(map: &JourneyMap, dice: &mut Dice) -> Vec<Transition> {
    let count = map.touchpoints.len();
    let mut seen = HashSet::new();
    let mut transitions = Vec::new();
    for from in 0..count {
        for _ in 0..dice.below(3) {
            let to = if dice.below(5) == 0 { dice.below(count) } else { (from + 1 + dice.below(2)) % count };
            let ends = (map.touchpoints.get(from), map.touchpoints.get(to));
            if let (Some(from_touchpoint), Some(to_touchpoint)) = ends
                && seen.insert((from, to))
            {
                transitions.push(Transition {
                    from: from_touchpoint.id.clone(),
                    to: to_touchpoint.id.clone(),
                    share: dice.rate(),
                    label: dice.text(),
                    because_of: dice.keyed(&map.service_points, |point| &point.id, Dice::chance),
                    wait_days: dice.quantity(),
                    promised_days: dice.maybe(Dice::amount),
                    extra: extra(dice),
                });
            }
        }
    }
    transitions
}

fn exit(map: &JourneyMap, dice: &mut Dice) -> Option<Exit> {
    Some(Exit {
        from: dice.id_of(&map.touchpoints, |touchpoint| &touchpoint.id)?,
        share: dice.rate(),
        label: dice.text(),
        outcome: dice.maybe(|dice| dice.word(Outcome::ALL)).flatten(),
        because_of: dice.keyed(&map.service_points, |point| &point.id, Dice::chance),
        extra: extra(dice),
    })
}

fn steps(map: &JourneyMap, dice: &mut Dice) -> Vec<Step> {
    let lanes: Vec<_> = map.lanes.iter().filter(|lane| lane.kind == LaneKind::Steps).collect();
    if lanes.is_empty() {
        return Vec::new();
    }
    let mut steps: Vec<Step> = Vec::new();
    for number in 0..dice.below(2 * map.touchpoints.len()) {
        let lane = dice.id_of(&lanes, |lane| &lane.id).unwrap_or_default();
        let to = (0..dice.below(3)).filter_map(|_| arrow(map, &steps, dice)).collect();
        steps.push(Step {
            id: dice.id("step", number),
            title: dice.text(),
            lane,
            touchpoints: dice.ids_of(&map.touchpoints, |touchpoint| &touchpoint.id),
            stages: dice.ids_of(&map.stages, |stage| &stage.id),
            practice: dice.maybe(|dice| dice.word(Practice::ALL)).flatten(),
            actor: dice.text(),
            system: dice.text(),
            owner: dice.text(),
            emotion: dice.keyed(&map.personas, |persona| &persona.id, Dice::feeling),
            minutes_per_visit: dice.quantity(),
            hours_per_month: dice.quantity(),
            to,
            rules: dice.texts(),
            description: dice.text(),
            tags: dice.texts(),
            extra: extra(dice),
        });
    }
    steps
}

fn arrow(map: &JourneyMap, steps: &[Step], dice: &mut Dice) -> Option<StepArrow> {
    let to_step = dice.flip();
    let step = if to_step { Some(dice.id_of(steps, |step| &step.id)?) } else { None };
    let touchpoint = if to_step { None } else { dice.id_of(&map.touchpoints, |touchpoint| &touchpoint.id) };
    Some(StepArrow { step, touchpoint, both: dice.flip(), extra: extra(dice) })
}

fn service_point(number: usize, map: &JourneyMap, dice: &mut Dice) -> ServicePoint {
    let by_log = dice.flip();
    let recovery = |dice: &mut Dice| Recovery {
        detected_by: "customer calls".to_owned(),
        response: dice.text(),
        standard: dice.text(),
        confirmed_by: dice.text(),
        felt_after: dice.keyed(&map.personas, |persona| &persona.id, Dice::feeling),
        extra: extra(dice),
    };
    ServicePoint {
        id: dice.id("point", number),
        touchpoint: dice.id_of(&map.touchpoints, |touchpoint| &touchpoint.id).unwrap_or_default(),
        title: dice.text(),
        cause: dice.word(Cause::ALL).unwrap_or(Cause::Unsorted),
        origin_step: dice.id_of(&map.steps, |step| &step.id),
        owner: dice.text(),
        recovery: dice.maybe(recovery),
        need: if by_log { None } else { dice.rate() },
        contacts_per_visit: if by_log { dice.quantity() } else { None },
        caught: dice.rate(),
        contact: dice.rate(),
        resolved_first_time: dice.rate(),
        retry: dice.rate(),
        leave_unresolved: dice.rate(),
        leave_silent: dice.rate(),
        achievable_need: dice.rate(),
        achievable_contacts_per_visit: dice.quantity(),
        achievable_caught: dice.rate(),
        achievable_resolved_first_time: dice.rate(),
        minutes_per_contact: dice.quantity(),
        backstage_minutes_per_contact: dice.quantity(),
        minutes_per_catch: dice.quantity(),
        cost_per_contact: dice.quantity(),
        cost_per_catch: dice.quantity(),
        cost_per_need: dice.quantity(),
        customer_text: dice.text(),
        description: dice.text(),
        tags: dice.texts(),
        extra: extra(dice),
    }
}
