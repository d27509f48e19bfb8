//! Insights, ideas, actions, scenarios, votes, notes, comments, ink and links.

use super::dice::Dice;
use super::extra;
use crate::{
    Action, ActionStatus, Anchor, Basis, Comment, Dismissal, Dot, DotTarget, Idea, IdeaStatus, Ink, Insight,
    InsightKind, JourneyMap, Link, Note, Pair, Reply, Scenario, Vote, Where,
};

pub(super) fn fill(map: &mut JourneyMap, dice: &mut Dice) {
    map.insights = (0..dice.below(5)).map(|number| insight(number, map, dice)).collect();
    map.ideas = (0..dice.below(4)).map(|number| idea(number, map, dice)).collect();
    map.actions = (0..dice.below(3)).map(|number| action(number, map, dice)).collect();
    map.scenarios = (0..dice.below(3)).map(|number| scenario(number, map, dice)).collect();
    map.votes = (0..dice.below(3)).map(|number| vote(number, map, dice)).collect();
    map.dismissed = (0..dice.below(3)).map(|_| dismissal(map, dice)).collect();
    map.notes = (0..dice.below(4)).map(|number| note(number, map, dice)).collect();
    map.comments = (0..dice.below(4)).map(|number| comment(number, map, dice)).collect();
    map.ink = (0..dice.below(3)).map(|number| ink(number, map, dice)).collect();
    map.links = (0..dice.below(3)).map(|_| link(map, dice)).collect();
}

fn place(map: &JourneyMap, dice: &mut Dice) -> Where {
    let mut place = Where { extra: extra(dice), ..Where::default() };
    match dice.below(7) {
        0 => place.touchpoint = dice.id_of(&map.touchpoints, |touchpoint| &touchpoint.id),
        1 => place.stage = dice.id_of(&map.stages, |stage| &stage.id),
        2 => place.service_point = dice.id_of(&map.service_points, |point| &point.id),
        3 => place.step = dice.id_of(&map.steps, |step| &step.id),
        4 => place.persona = dice.id_of(&map.personas, |persona| &persona.id),
        5 => {
            let transition = map.transitions.get(dice.below(map.transitions.len()));
            place.transition = transition.map(|transition| Pair {
                from: transition.from.clone(),
                to: transition.to.clone(),
                extra: extra(dice),
            });
        }
        _ => {}
    }
    if (place.touchpoint.is_some() || place.stage.is_some()) && dice.flip() {
        place.lane = dice.id_of(&map.lanes, |lane| &lane.id);
    }
    place
}

fn anchor(map: &JourneyMap, dice: &mut Dice) -> Anchor {
    Anchor { place: place(map, dice), dx: dice.maybe(Dice::offset), dy: dice.maybe(Dice::offset) }
}

fn insight(number: usize, map: &JourneyMap, dice: &mut Dice) -> Insight {
    Insight {
        id: dice.id("insight", number),
        kind: dice.word(InsightKind::ALL).unwrap_or(InsightKind::Quote),
        at: dice.maybe(|dice| place(map, dice)),
        persona: dice.id_of(&map.personas, |persona| &persona.id),
        text: dice.text(),
        basis: dice.word(Basis::ALL),
        source: dice.text(),
        tags: dice.texts(),
        internal: dice.flip(),
        extra: extra(dice),
    }
}

fn idea(number: usize, map: &JourneyMap, dice: &mut Dice) -> Idea {
    Idea {
        id: dice.id("idea", number),
        title: dice.text(),
        value: dice.maybe(|_| 4.0),
        effort: dice.maybe(|_| 2.5),
        status: dice.word(IdeaStatus::ALL),
        serves: dice.ids_of(&map.service_points, |point| &point.id),
        at: dice.maybe(|dice| place(map, dice)),
        one_off_cost: dice.quantity(),
        monthly_cost: dice.quantity(),
        owner: dice.text(),
        extra: extra(dice),
    }
}

fn action(number: usize, map: &JourneyMap, dice: &mut Dice) -> Action {
    Action {
        id: dice.id("action", number),
        text: dice.text(),
        who: dice.text(),
        due: dice.maybe(Dice::date),
        status: dice.word(ActionStatus::ALL),
        serves: dice.id_of(&map.ideas, |idea| &idea.id),
        extra: extra(dice),
    }
}

fn scenario(number: usize, map: &JourneyMap, dice: &mut Dice) -> Scenario {
    Scenario {
        id: dice.id("scenario", number),
        title: dice.text(),
        fix: dice.ids_of(&map.service_points, |point| &point.id),
        serve: dice.ids_of(&map.service_points, |point| &point.id),
        extra: extra(dice),
    }
}

fn vote(number: usize, map: &JourneyMap, dice: &mut Dice) -> Vote {
    let dot = |dice: &mut Dice| {
        let idea = dice.maybe(|dice| dice.id_of(&map.ideas, |idea| &idea.id)).flatten();
        let on = match idea {
            Some(idea) => DotTarget::Idea { idea, extra: extra(dice) },
            None => DotTarget::Place(place(map, dice)),
        };
        Dot { on, count: dice.maybe(|_| 3.0), extra: extra(dice) }
    };
    let dots = (0..dice.below(4)).map(|_| dot(dice)).collect();
    Vote { id: dice.id("vote", number), title: dice.text(), dots, extra: extra(dice) }
}

fn dismissal(map: &JourneyMap, dice: &mut Dice) -> Dismissal {
    Dismissal {
        rule: dice.text(),
        on: place(map, dice),
        reason: dice.text(),
        by: dice.text(),
        time: dice.maybe(Dice::time),
        extra: extra(dice),
    }
}

fn note(number: usize, map: &JourneyMap, dice: &mut Dice) -> Note {
    Note {
        id: dice.id("note", number),
        at: anchor(map, dice),
        text: dice.text(),
        colour: dice.maybe(Dice::colour),
        author: dice.text(),
        time: dice.maybe(Dice::time),
        extra: extra(dice),
    }
}

fn comment(number: usize, map: &JourneyMap, dice: &mut Dice) -> Comment {
    let reply = |dice: &mut Dice| Reply {
        author: dice.text(),
        time: dice.maybe(Dice::time),
        text: dice.text(),
        extra: extra(dice),
    };
    Comment {
        id: dice.id("comment", number),
        on: place(map, dice),
        author: dice.text(),
        time: dice.maybe(Dice::time),
        text: dice.text(),
        resolved: dice.flip(),
        replies: (0..dice.below(3)).map(|_| reply(dice)).collect(),
        extra: extra(dice),
    }
}

fn ink(number: usize, map: &JourneyMap, dice: &mut Dice) -> Ink {
    Ink {
        id: dice.id("ink", number),
        at: anchor(map, dice),
        colour: dice.maybe(Dice::colour),
        width: dice.maybe(Dice::amount),
        author: dice.text(),
        points: (0..dice.below(20)).flat_map(|_| [dice.offset(), dice.offset(), dice.chance()]).collect(),
        extra: extra(dice),
    }
}

fn link(map: &JourneyMap, dice: &mut Dice) -> Link {
    Link { on: place(map, dice), map: dice.id("map", 2), title: dice.text(), extra: extra(dice) }
}
