//! What stands before what.

use super::super::draft::Draft;
use super::super::which::{at_touchpoint, called, quoted, touchpoint, word};
use super::super::{Refusal, Thing, Which};
use super::Spot;
use crate::{Id, JourneyMap, Kind};

pub(super) fn reorder(draft: &mut Draft<'_>, of: &Which, before: Option<&Which>) -> Result<String, Refusal> {
    let kind = of.kind();
    let from = of.find(draft.map())?;
    let to = match before {
        Some(before) => place_before(draft.map(), kind, before)?,
        None => draft.map().count(kind),
    };
    let thing = draft.thing(kind, from)?;
    let name = called(draft.map(), &thing);
    draft.shift(kind, from, to)?;
    let next = before.and_then(|before| before.place(draft.map())).and_then(|at| draft.map().thing(kind, at));
    let words = match next {
        Some(next) => format!("Moved the {} {name} before {}", word(kind), called(draft.map(), &next)),
        None => format!("Moved the {} {name} to the end", word(kind)),
    };
    draft.tell_of(words, &thing);
    Ok(format!("Move {} {name}", word(kind)))
}

pub(super) fn move_touchpoints(
    draft: &mut Draft<'_>,
    touchpoints: &[Id],
    to: &Spot,
) -> Result<String, Refusal> {
    check_spot(draft.map(), to)?;
    let Some(first) = touchpoints.first() else { return Err(Refusal::because("No touchpoint was chosen.")) };
    // Before what is not moved itself, or the place would move along.
    let before = stays_behind(draft.map(), to, touchpoints);
    for id in touchpoints {
        let from = Which::Touchpoint(id.clone()).find(draft.map())?;
        let Thing::Touchpoint(mut touchpoint) = draft.thing(Kind::Touchpoint, from)? else { continue };
        touchpoint.stage.clone_from(&to.stage);
        touchpoint.track = to.track;
        draft.replace(from, Thing::Touchpoint(touchpoint))?;
        let at = place_in(draft.map(), &to.stage, before.as_deref(), from);
        draft.shift(Kind::Touchpoint, from, at)?;
    }
    let label = match touchpoints {
        [_] => format!("Move touchpoint {}", touchpoint(draft.map(), first)),
        several => format!("Move {} touchpoints", several.len()),
    };
    if draft.has_edits() {
        tell_moves(draft, touchpoints, to);
    }
    Ok(label)
}

fn tell_moves(draft: &mut Draft<'_>, touchpoints: &[Id], to: &Spot) {
    let stage = draft.map().stages.iter().find(|stage| stage.id == to.stage);
    let stage = quoted(stage.map_or(&to.stage, |stage| &stage.title));
    let row = if to.track == 0 { String::new() } else { format!(", track {}", to.track) };
    for id in touchpoints {
        let words = format!("Moved {} to {stage}{row}", touchpoint(draft.map(), id));
        draft.tell(words, at_touchpoint(id));
    }
}

/// The first touchpoint from `before` on, in the same stage, that is not among these.
fn stays_behind(map: &JourneyMap, to: &Spot, moved: &[Id]) -> Option<Id> {
    let start = map.place_of(Kind::Touchpoint, to.before.as_ref()?)?;
    let rest = map.touchpoints.iter().skip(start).filter(|touchpoint| touchpoint.stage == to.stage);
    rest.map(|touchpoint| &touchpoint.id).find(|id| !moved.contains(id)).cloned()
}

/// Where in the array a touchpoint of a stage goes that stands at `from` now: there, if it is in its place
/// among those of the stage already.
fn place_in(map: &JourneyMap, stage: &str, before: Option<&str>, from: usize) -> usize {
    let mut behind = map.touchpoints.iter().skip(from + 1);
    let next = behind.find(|touchpoint| touchpoint.stage == stage).map(|touchpoint| touchpoint.id.as_str());
    if next == before {
        return from;
    }
    let at = before.and_then(|id| map.place_of(Kind::Touchpoint, id));
    at.unwrap_or_else(|| end_of_stage(map, stage))
}

/// Behind the last touchpoint of a stage, or of the stages before it.
pub(super) fn end_of_stage(map: &JourneyMap, stage: &str) -> usize {
    let until = map.place_of(Kind::Stage, stage).map_or(0, |at| at + 1);
    let stages = map.stages.iter().take(until).rev();
    let last_of = |id: &Id| map.touchpoints.iter().rposition(|touchpoint| touchpoint.stage == *id);
    stages.map(|stage| &stage.id).find_map(last_of).map_or(0, |at| at + 1)
}

/// The place of a spot in the array of touchpoints.
pub(super) fn place_of_spot(map: &JourneyMap, spot: &Spot) -> Result<usize, Refusal> {
    check_spot(map, spot)?;
    match &spot.before {
        Some(before) => Which::Touchpoint(before.clone()).find(map),
        None => Ok(end_of_stage(map, &spot.stage)),
    }
}

fn check_spot(map: &JourneyMap, spot: &Spot) -> Result<(), Refusal> {
    Which::Stage(spot.stage.clone()).find(map)?;
    if spot.track > 7 {
        return Err(Refusal::because("A stage has 8 rows: the main row and tracks 1 to 7."));
    }
    let Some(before) = &spot.before else { return Ok(()) };
    let at = Which::Touchpoint(before.clone()).find(map)?;
    if map.touchpoints.get(at).is_some_and(|touchpoint| touchpoint.stage != spot.stage) {
        let name = touchpoint(map, before);
        return Err(Refusal::because(format!("{name} is in another stage by now.")));
    }
    Ok(())
}

/// The place of the thing before which another of its kind shall stand.
pub(super) fn place_before(map: &JourneyMap, kind: Kind, before: &Which) -> Result<usize, Refusal> {
    if before.kind() != kind {
        let (kind, other) = (word(kind), word(before.kind()));
        return Err(Refusal::because(format!("A {kind} cannot stand before a {other}.")));
    }
    before.find(map)
}
