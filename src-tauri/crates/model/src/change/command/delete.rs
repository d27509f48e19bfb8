//! Deleting takes along what cannot be without the thing and clears the references of what can.

use std::collections::BTreeMap;

use super::super::draft::Draft;
use super::super::gone::{Fate, Gone};
use super::super::which::{at_stage, at_touchpoint, called, place_in_words, place_of, quoted, word};
use super::super::{Command, Refusal, Thing, Which, story};
use crate::{JourneyMap, Kind, LaneKind, Where};

pub(super) fn delete(
    draft: &mut Draft<'_>,
    things: &[Which],
    with_touchpoints: bool,
) -> Result<String, Refusal> {
    let chosen = chosen(draft.map(), things)?;
    let mut gone = Gone::default();
    for (_, thing) in &chosen {
        refuse_what_must_stay(draft.map(), thing, things, with_touchpoints)?;
        gone.insert(thing);
    }
    let told: Vec<_> = chosen.iter().map(|(_, thing)| told(draft.map(), thing)).collect();
    let label = label(draft.map(), &chosen);
    // What nothing hangs on goes first, while it stands where it was found.
    let mut leaves: Vec<(Kind, usize)> = chosen.iter().map(|(at, thing)| (thing.kind(), *at)).collect();
    leaves.retain(|(kind, at)| draft.map().fate_at(*kind, *at, &gone) != Fate::Goes);
    leaves.sort_unstable();
    let mut along = BTreeMap::new();
    for (kind, at) in leaves.into_iter().rev() {
        draft.remove(kind, at)?;
        *along.entry(kind).or_default() += 1;
    }
    take_along(draft, &mut gone, &mut along)?;
    for (words, at, place) in told {
        let at = if gone.has(&at) { Where::default() } else { at };
        draft.tell_at(words, at, place);
    }
    tell_along(draft, &chosen, along);
    Ok(label)
}

/// The things with their places, none of them twice.
fn chosen(map: &JourneyMap, things: &[Which]) -> Result<Vec<(usize, Thing)>, Refusal> {
    let mut chosen: BTreeMap<(Kind, usize), Thing> = BTreeMap::new();
    for which in things {
        let at = which.find(map)?;
        if let Some(thing) = map.thing(which.kind(), at) {
            chosen.insert((which.kind(), at), thing);
        }
    }
    if chosen.is_empty() {
        return Err(Refusal::because("Nothing was chosen."));
    }
    Ok(chosen.into_iter().map(|((_, at), thing)| (at, thing)).collect())
}

fn refuse_what_must_stay(
    map: &JourneyMap,
    thing: &Thing,
    things: &[Which],
    with_touchpoints: bool,
) -> Result<(), Refusal> {
    match thing {
        Thing::Map(_) => Err(Refusal::because("A map is put into the bin in the library.")),
        Thing::Lane(lane) if lane.kind == LaneKind::Touchpoints => {
            let name = quoted(&lane.title);
            Err(Refusal::because(format!("{name} carries the touchpoints of the journey and has to stay.")))
        }
        Thing::Stage(stage) if !with_touchpoints => {
            let left = map.touchpoints.iter().filter(|touchpoint| {
                touchpoint.stage == stage.id
                    && !things.iter().any(|which| *which == Which::Touchpoint(touchpoint.id.clone()))
            });
            let (count, name) = (left.count(), called(map, thing));
            let (what, them) = match count {
                0 => return Ok(()),
                1 => ("1 touchpoint".to_owned(), "it"),
                _ => (format!("{count} touchpoints"), "them"),
            };
            let sentence = format!("{name} still has {what}: delete {them} too, or move {them} first.");
            let too = Command::Delete { things: things.to_vec(), with_touchpoints: true };
            Err(Refusal::because(sentence).unless(&format!("Delete {them} too"), too))
        }
        _ => Ok(()),
    }
}

/// Removes and clears whatever hangs on what goes, and counts what went by kind.
fn take_along(
    draft: &mut Draft<'_>,
    gone: &mut Gone,
    along: &mut BTreeMap<Kind, usize>,
) -> Result<(), Refusal> {
    let in_stages = draft.map().touchpoints.iter().filter(|it| gone.stages.contains(&it.stage));
    for touchpoint in in_stages {
        gone.touchpoints.insert(&touchpoint.id);
    }
    gone.close(draft.map());
    let reached: Vec<&Kind> = Kind::ALL.iter().filter(|kind| gone.reaches(**kind)).collect();
    for kind in reached {
        for at in (0..draft.map().count(*kind)).rev() {
            match draft.map().fate_at(*kind, at, gone) {
                Fate::Stays => {}
                Fate::Goes => {
                    draft.remove(*kind, at)?;
                    *along.entry(*kind).or_default() += 1;
                }
                Fate::Loses => {
                    let mut thing = draft.thing(*kind, at)?;
                    thing.lose(gone);
                    draft.replace(at, thing)?;
                }
            }
        }
    }
    Ok(())
}

fn label(map: &JourneyMap, chosen: &[(usize, Thing)]) -> String {
    if let [(_, thing)] = chosen {
        return format!("Delete {} {}", word(thing.kind()), called(map, thing));
    }
    let mut kinds: BTreeMap<Kind, usize> = BTreeMap::new();
    for (_, thing) in chosen {
        *kinds.entry(thing.kind()).or_default() += 1;
    }
    format!("Delete {}", story::counted(&kinds.into_iter().collect::<Vec<_>>()))
}

/// The sentence, with a place that is still there afterwards.
fn told(map: &JourneyMap, thing: &Thing) -> (String, Where, String) {
    let words = format!("Deleted the {} {}", word(thing.kind()), called(map, thing));
    let at = match thing {
        Thing::Touchpoint(it) => at_stage(&it.stage),
        Thing::ServicePoint(it) => at_touchpoint(&it.touchpoint),
        Thing::Transition(it) => at_touchpoint(&it.from),
        Thing::Stage(_) | Thing::Persona(_) | Thing::Step(_) => Where::default(),
        thing => place_of(thing),
    };
    let place = match thing {
        Thing::Step(_) | Thing::Persona(_) => place_in_words(map, &place_of(thing)),
        _ => place_in_words(map, &at),
    };
    (words, at, place)
}

fn tell_along(draft: &mut Draft<'_>, chosen: &[(usize, Thing)], mut along: BTreeMap<Kind, usize>) {
    for (_, thing) in chosen {
        if let Some(count) = along.get_mut(&thing.kind()) {
            *count = count.saturating_sub(1);
        }
    }
    let along: Vec<(Kind, usize)> = along.into_iter().filter(|(_, count)| *count > 0).collect();
    if !along.is_empty() {
        let place = "The whole map".to_owned();
        draft.tell_at(format!("Deleted with it: {}", story::counted(&along)), Where::default(), place);
    }
}
