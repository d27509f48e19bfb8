//! Ways between touchpoints.

use super::super::draft::Draft;
use super::super::places::places_mut;
use super::super::which::{called, touchpoint};
use super::super::{Refusal, Thing, Which};
use super::add::{add_thing, refuse_second};
use super::new_id;
use crate::{Id, Kind, Touchpoint, Transition};

pub(super) fn connect(draft: &mut Draft<'_>, from: &Id, to: &Id) -> Result<String, Refusal> {
    for end in [from, to] {
        Which::Touchpoint(end.clone()).find(draft.map())?;
    }
    let way = Transition { from: from.clone(), to: to.clone(), ..Transition::default() };
    let thing = Thing::Transition(Box::new(way));
    refuse_second(draft.map(), &thing)?;
    let at = behind_ways_from(draft, from);
    add_thing(draft, at, thing)?;
    let map = draft.map();
    Ok(format!("Connect {} with {}", touchpoint(map, from), touchpoint(map, to)))
}

/// Ways from one touchpoint stand together.
fn behind_ways_from(draft: &Draft<'_>, from: &str) -> usize {
    let ways = &draft.map().transitions;
    ways.iter().rposition(|way| way.from == from).map_or(ways.len(), |at| at + 1)
}

pub(super) fn reconnect(draft: &mut Draft<'_>, old: [&Id; 2], new: [&Id; 2]) -> Result<String, Refusal> {
    let [from, to] = old;
    let at = Which::Transition { from: from.clone(), to: to.clone() }.find(draft.map())?;
    for end in new {
        Which::Touchpoint(end.clone()).find(draft.map())?;
    }
    let was = draft.thing(Kind::Transition, at)?;
    let label = format!("Lead the way {} elsewhere", called(draft.map(), &was));
    if old == new {
        return Ok(label);
    }
    lead_elsewhere(draft, at, new)?;
    let now = draft.thing(Kind::Transition, at)?;
    let words = format!("Led the way {} {} instead", called(draft.map(), &was), called(draft.map(), &now));
    draft.tell(words, super::super::which::place_of(&now));
    Ok(label)
}

/// Gives a way other ends, with what is noted on it.
fn lead_elsewhere(draft: &mut Draft<'_>, at: usize, new: [&Id; 2]) -> Result<(), Refusal> {
    let Thing::Transition(mut way) = draft.thing(Kind::Transition, at)? else { return Ok(()) };
    let [old_from, old_to] = [way.from.clone(), way.to.clone()];
    let [from, to] = new;
    way.from.clone_from(from);
    way.to.clone_from(to);
    let way = Thing::Transition(way);
    refuse_second(draft.map(), &way)?;
    draft.replace(at, way)?;
    for kind in Kind::ALL {
        for at in 0..draft.map().count(*kind) {
            if !draft.map().is_on_way(*kind, at, [&old_from, &old_to]) {
                continue;
            }
            let mut mark = draft.thing(*kind, at)?;
            for place in places_mut(&mut mark) {
                if let Some(pair) = &mut place.transition
                    && pair.from == old_from
                    && pair.to == old_to
                {
                    pair.from.clone_from(from);
                    pair.to.clone_from(to);
                }
            }
            draft.replace(at, mark)?;
        }
    }
    Ok(())
}

pub(super) fn insert_between(
    draft: &mut Draft<'_>,
    from: &Id,
    to: &Id,
    title: &str,
) -> Result<String, Refusal> {
    let way = Which::Transition { from: from.clone(), to: to.clone() }.find(draft.map())?;
    let place = Which::Touchpoint(from.clone()).find(draft.map())?;
    let Thing::Touchpoint(before) = draft.thing(Kind::Touchpoint, place)? else {
        return Err(Refusal::because("There is no touchpoint to begin with."));
    };
    let id = new_id(draft.map(), Kind::Touchpoint, title);
    let new = Touchpoint {
        id: id.clone(),
        title: title.to_owned(),
        stage: before.stage,
        track: before.track,
        ..Touchpoint::default()
    };
    add_thing(draft, place + 1, Thing::Touchpoint(Box::new(new)))?;
    lead_elsewhere(draft, way, [from, &id])?;
    let on = Transition { from: id.clone(), to: to.clone(), ..Transition::default() };
    draft.insert(way + 1, Thing::Transition(Box::new(on)))?;
    let map = draft.map();
    let (from, to) = (touchpoint(map, from), touchpoint(map, to));
    Ok(format!("Insert {} between {from} and {to}", touchpoint(map, &id)))
}
