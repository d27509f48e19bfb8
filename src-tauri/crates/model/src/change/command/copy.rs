//! Copies: duplicates, and what is pasted from a clip.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::super::draft::Draft;
use super::super::gone::Gone;
use super::super::which::{at_stage, called, quoted, word};
use super::super::{Refusal, Thing, Which, story};
use super::add::refuse_second;
use super::order::place_of_spot;
use super::{Spot, new_id};
use crate::file::alone::{read_alone, write_alone};
use crate::{Id, JourneyMap, Kind, Lane, LaneKind, Touchpoint};

/// How far a copy of a note lies from its original, in scene units.
const ASIDE: f64 = 16.0;

/// What [`Command::Paste`](super::Command::Paste) puts into a map: touchpoints, what leads from one of
/// them to another, their exits and service points, and the lanes, personas, sources and pictures that
/// they name. A text on one line for the clipboard; touchpoints that do not exist are left out.
#[must_use]
pub fn clip(map: &JourneyMap, touchpoints: &[Id]) -> String {
    let chosen: HashSet<&str> = touchpoints.iter().map(String::as_str).collect();
    let is_chosen = |id: &Id| chosen.contains(id.as_str());
    let touchpoints: Vec<Touchpoint> =
        map.touchpoints.iter().filter(|it| is_chosen(&it.id)).cloned().collect();
    let pictures: HashSet<&Id> = touchpoints.iter().flat_map(|it| it.images.values()).collect();
    let clip = JourneyMap {
        id: map.id.clone(),
        title: map.title.clone(),
        personas: map.personas.clone(),
        sources: map.sources.clone(),
        lanes: map.lanes.clone(),
        transitions: {
            let between = map.transitions.iter().filter(|it| is_chosen(&it.from) && is_chosen(&it.to));
            between.cloned().collect()
        },
        exits: map.exits.iter().filter(|it| is_chosen(&it.from)).cloned().collect(),
        service_points: map.service_points.iter().filter(|it| is_chosen(&it.touchpoint)).cloned().collect(),
        images: map.images.iter().filter(|it| pictures.contains(&it.id)).cloned().collect(),
        touchpoints,
        ..JourneyMap::default()
    };
    write_alone(&clip)
}

pub(super) fn paste(draft: &mut Draft<'_>, clip: &str, to: &Spot) -> Result<String, Refusal> {
    let Ok(clip) = read_alone::<JourneyMap>(clip) else {
        return Err(Refusal::because("What was copied is not from a journey map."));
    };
    let first = place_of_spot(draft.map(), to)?;
    let clip = at_home(draft.map(), clip);
    let row = clip.touchpoints.iter().map(|it| it.track).min().unwrap_or(0);
    let count = put(draft, clip, |_, made, it| Place {
        at: first + made.len(),
        stage: to.stage.clone(),
        track: (it.track - row).saturating_add(to.track).min(7),
    })?;
    if count > 0 {
        draft.tell(format!("Pasted {}", touchpoints(count)), at_stage(&to.stage));
    }
    Ok(format!("Paste {}", touchpoints(count)))
}

fn touchpoints(count: usize) -> String {
    story::counted(&[(Kind::Touchpoint, count)])
}

/// Where a copy goes.
struct Place {
    at: usize,
    stage: Id,
    track: u8,
}

/// Puts the content of a clip that fits the map into it, with new ids, and counts the touchpoints.
/// `place` is asked for each, with the ids of the copies so far.
fn put(
    draft: &mut Draft<'_>,
    clip: JourneyMap,
    place: impl Fn(&JourneyMap, &HashSet<Id>, &Touchpoint) -> Place,
) -> Result<usize, Refusal> {
    for image in clip.images {
        if draft.map().place_of(Kind::Image, &image.id).is_none() {
            draft.push(Thing::Image(Box::new(image)))?;
        }
    }
    let mut ids: HashMap<Id, Id> = HashMap::new();
    let mut made: HashSet<Id> = HashSet::new();
    for mut touchpoint in clip.touchpoints {
        let Place { at, stage, track } = place(draft.map(), &made, &touchpoint);
        let id = new_id(draft.map(), Kind::Touchpoint, &touchpoint.title);
        ids.insert(std::mem::replace(&mut touchpoint.id, id.clone()), id.clone());
        made.insert(id);
        touchpoint.stage = stage;
        touchpoint.track = track;
        draft.insert(at, Thing::Touchpoint(Box::new(touchpoint)))?;
    }
    let new = |id: &Id| ids.get(id).cloned().unwrap_or_default();
    let mut points: HashMap<Id, Id> = HashMap::new();
    for mut point in clip.service_points {
        let id = new_id(draft.map(), Kind::ServicePoint, &point.title);
        points.insert(std::mem::replace(&mut point.id, id.clone()), id);
        point.touchpoint = new(&point.touchpoint);
        draft.push(Thing::ServicePoint(Box::new(point)))?;
    }
    // A cause that was not copied stays where it is.
    let because_of = |parts: BTreeMap<Id, f64>| -> BTreeMap<Id, f64> {
        parts.into_iter().map(|(id, part)| (points.get(&id).cloned().unwrap_or(id), part)).collect()
    };
    for mut way in clip.transitions {
        way.from = new(&way.from);
        way.to = new(&way.to);
        way.because_of = because_of(way.because_of);
        draft.push(Thing::Transition(Box::new(way)))?;
    }
    for mut exit in clip.exits {
        exit.from = new(&exit.from);
        exit.because_of = because_of(exit.because_of);
        draft.push(Thing::Exit(Box::new(exit)))?;
    }
    Ok(made.len())
}

/// A clip in the words of this map: lanes and personas are known again by id or by what they are called,
/// and what this map does not have is left out.
fn at_home(map: &JourneyMap, mut clip: JourneyMap) -> JourneyMap {
    let lanes = lanes_here(map, &clip.lanes);
    let personas: HashMap<Id, Id> = clip
        .personas
        .iter()
        .filter_map(|persona| {
            let same = map.personas.iter().find(|other| other.id == persona.id);
            let named = || map.personas.iter().find(|other| other.name == persona.name);
            Some((persona.id.clone(), same.or_else(named)?.id.clone()))
        })
        .collect();
    for touchpoint in &mut clip.touchpoints {
        touchpoint.personas = touchpoint.personas.iter().filter_map(|id| personas.get(id).cloned()).collect();
        touchpoint.emotion = keyed(&touchpoint.emotion, &personas);
        touchpoint.cells = keyed(&touchpoint.cells, &lanes);
        touchpoint.measures = keyed(&touchpoint.measures, &lanes);
        touchpoint.images = keyed(&touchpoint.images, &lanes);
        let has_picture = |id: &Id| clip.images.iter().chain(&map.images).any(|image| image.id == *id);
        touchpoint.images.retain(|_, image| has_picture(image));
    }
    let is_same_map = clip.id == map.id;
    let inside: HashSet<Id> = clip.service_points.iter().map(|point| point.id.clone()).collect();
    let is_known =
        |id: &Id| inside.contains(id) || is_same_map && map.place_of(Kind::ServicePoint, id).is_some();
    for point in &mut clip.service_points {
        point.origin_step.take_if(|step| !is_same_map || map.place_of(Kind::Step, step).is_none());
        if let Some(recovery) = &mut point.recovery {
            recovery.felt_after = keyed(&recovery.felt_after, &personas);
        }
        point.recovery.take_if(|recovery| *recovery == crate::Recovery::default());
    }
    let causes = clip.transitions.iter_mut().map(|way| &mut way.because_of);
    for because_of in causes.chain(clip.exits.iter_mut().map(|exit| &mut exit.because_of)) {
        because_of.retain(|id, _| is_known(id));
    }
    drop_ends_outside(&mut clip);
    call_foreign_sources(map, &mut clip);
    clip
}

fn lanes_here(map: &JourneyMap, lanes: &[Lane]) -> HashMap<Id, Id> {
    let here = |lane: &Lane| {
        let same = map.lanes.iter().find(|other| other.id == lane.id && other.kind == lane.kind);
        let called = || map.lanes.iter().find(|other| other.title == lane.title && other.kind == lane.kind);
        Some((lane.id.clone(), same.or_else(called)?.id.clone()))
    };
    lanes.iter().filter_map(here).collect()
}

fn keyed<V: Clone>(entries: &BTreeMap<Id, V>, ids: &HashMap<Id, Id>) -> BTreeMap<Id, V> {
    entries.iter().filter_map(|(id, value)| Some((ids.get(id)?.clone(), value.clone()))).collect()
}

/// A clip comes from outside: what leads nowhere in it is left out.
fn drop_ends_outside(clip: &mut JourneyMap) {
    let inside: HashSet<Id> = clip.touchpoints.iter().map(|it| it.id.clone()).collect();
    let mut seen = HashSet::new();
    clip.touchpoints.retain(|it| seen.insert(it.id.clone()));
    clip.service_points.retain(|it| inside.contains(&it.touchpoint));
    clip.exits.retain(|it| inside.contains(&it.from));
    let mut ways = HashSet::new();
    clip.transitions.retain(|it| {
        inside.contains(&it.from) && inside.contains(&it.to) && ways.insert((it.from.clone(), it.to.clone()))
    });
}

/// A source that this map does not have stays as its title.
fn call_foreign_sources(map: &JourneyMap, clip: &mut JourneyMap) {
    let foreign = clip.sources.iter().filter(|source| map.place_of(Kind::Source, &source.id).is_none());
    let gone = Gone {
        sources: foreign.map(|source| (source.id.clone(), source.title.clone())).collect(),
        ..Gone::default()
    };
    use super::super::gone::Hangs;
    clip.touchpoints.iter_mut().for_each(|it| it.lose(&gone));
    clip.transitions.iter_mut().for_each(|it| it.lose(&gone));
    clip.exits.iter_mut().for_each(|it| it.lose(&gone));
    clip.service_points.iter_mut().for_each(|it| it.lose(&gone));
}

pub(super) fn duplicate(draft: &mut Draft<'_>, things: &[Which]) -> Result<String, Refusal> {
    let mut touchpoints_chosen = Vec::new();
    let mut label = String::new();
    for which in things {
        let at = which.find(draft.map())?;
        let thing = draft.thing(which.kind(), at)?;
        label = format!("Duplicate {} {}", word(which.kind()), called(draft.map(), &thing));
        match thing {
            Thing::Touchpoint(touchpoint) => touchpoints_chosen.push(touchpoint.id),
            Thing::Stage(_) => duplicate_stage(draft, at)?,
            Thing::Lane(_) => duplicate_lane(draft, at)?,
            thing => duplicate_one(draft, at, thing)?,
        }
    }
    if things.is_empty() {
        return Err(Refusal::because("Nothing was chosen."));
    }
    if !touchpoints_chosen.is_empty() {
        duplicate_touchpoints(draft, &touchpoints_chosen)?;
    }
    if things.len() > 1 {
        label = format!("Duplicate {} things", things.len());
    }
    Ok(label)
}

/// Behind the last original of each stage, in its row.
fn duplicate_touchpoints(draft: &mut Draft<'_>, chosen: &[Id]) -> Result<(), Refusal> {
    let clip = content(draft.map(), chosen)?;
    let chosen: HashSet<&str> = chosen.iter().map(String::as_str).collect();
    let count = put(draft, clip, |map, made, it| {
        let is_of_these = |other: &Touchpoint| {
            other.stage == it.stage && (chosen.contains(other.id.as_str()) || made.contains(&other.id))
        };
        let last = map.touchpoints.iter().rposition(is_of_these);
        let at = last.map_or(map.touchpoints.len(), |at| at + 1);
        Place { at, stage: it.stage.clone(), track: it.track }
    })?;
    let at = draft
        .map()
        .touchpoints
        .iter()
        .find(|it| chosen.contains(it.id.as_str()))
        .map(|it| at_stage(&it.stage));
    draft.tell(format!("Duplicated {}", touchpoints(count)), at.unwrap_or_default());
    Ok(())
}

/// A clip of this map for this map.
fn content(map: &JourneyMap, chosen: &[Id]) -> Result<JourneyMap, Refusal> {
    let clip = read_alone::<JourneyMap>(&clip(map, chosen));
    clip.map(|clip| at_home(map, clip)).map_err(|_| Refusal::because("These touchpoints cannot be copied."))
}

fn duplicate_stage(draft: &mut Draft<'_>, at: usize) -> Result<(), Refusal> {
    let Thing::Stage(mut stage) = draft.thing(Kind::Stage, at)? else { return Ok(()) };
    let inside = draft.map().touchpoints.iter().filter(|it| it.stage == stage.id);
    let inside: Vec<Id> = inside.map(|it| it.id.clone()).collect();
    let clip = content(draft.map(), &inside)?;
    stage.id = new_id(draft.map(), Kind::Stage, &stage.title);
    let id = stage.id.clone();
    let name = quoted(&stage.title);
    draft.insert(at + 1, Thing::Stage(stage))?;
    let first = super::order::end_of_stage(draft.map(), &id);
    put(draft, clip, |_, made, it| Place { at: first + made.len(), stage: id.clone(), track: it.track })?;
    draft.tell(format!("Duplicated the stage {name}"), at_stage(&id));
    Ok(())
}

/// With what stands in its cells; steps have one lane and stay in theirs.
fn duplicate_lane(draft: &mut Draft<'_>, at: usize) -> Result<(), Refusal> {
    let Thing::Lane(mut lane) = draft.thing(Kind::Lane, at)? else { return Ok(()) };
    refuse_second(draft.map(), &Thing::Lane(lane.clone()))?;
    let old = lane.id.clone();
    lane.id = new_id(draft.map(), Kind::Lane, &lane.title);
    let new = lane.id.clone();
    let has_cells = lane.kind != LaneKind::Steps;
    let lane = Thing::Lane(lane);
    draft.insert(at + 1, lane.clone())?;
    for kind in [Kind::Stage, Kind::Touchpoint] {
        for at in 0..draft.map().count(kind) {
            let mut thing = draft.thing(kind, at)?;
            match &mut thing {
                Thing::Stage(stage) if has_cells => again(&mut stage.cells, &old, &new),
                Thing::Touchpoint(touchpoint) if has_cells => {
                    again(&mut touchpoint.cells, &old, &new);
                    again(&mut touchpoint.measures, &old, &new);
                    again(&mut touchpoint.images, &old, &new);
                }
                _ => {}
            }
            draft.replace(at, thing)?;
        }
    }
    let name = called(draft.map(), &lane);
    draft.tell_of(format!("Duplicated the lane {name}"), &lane);
    Ok(())
}

fn again<V: Clone>(entries: &mut BTreeMap<Id, V>, old: &str, new: &str) {
    if let Some(value) = entries.get(old).cloned() {
        entries.insert(new.to_owned(), value);
    }
}

fn duplicate_one(draft: &mut Draft<'_>, at: usize, mut thing: Thing) -> Result<(), Refusal> {
    let kind = thing.kind();
    let map = draft.map();
    match &mut thing {
        Thing::Persona(it) => it.id = new_id(map, kind, &it.name),
        Thing::Source(it) => it.id = new_id(map, kind, &it.title),
        Thing::Step(it) => it.id = new_id(map, kind, &it.title),
        Thing::ServicePoint(it) => it.id = new_id(map, kind, &it.title),
        Thing::Insight(it) => it.id = new_id(map, kind, &it.text),
        Thing::Idea(it) => it.id = new_id(map, kind, &it.title),
        Thing::Action(it) => it.id = new_id(map, kind, &it.text),
        Thing::Scenario(it) => it.id = new_id(map, kind, &it.title),
        Thing::Vote(it) => it.id = new_id(map, kind, &it.title),
        Thing::Note(it) => {
            it.id = new_id(map, kind, &it.text);
            it.at.dx = Some(it.at.dx.unwrap_or(0.0) + ASIDE);
            it.at.dy = Some(it.at.dy.unwrap_or(0.0) + ASIDE);
        }
        Thing::Ink(it) => {
            it.id = new_id(map, kind, "");
            it.at.dx = Some(it.at.dx.unwrap_or(0.0) + ASIDE);
            it.at.dy = Some(it.at.dy.unwrap_or(0.0) + ASIDE);
        }
        Thing::Exit(_) => {}
        _ => return Err(Refusal::because(format!("A {} cannot be duplicated.", word(kind)))),
    }
    draft.insert(at + 1, thing.clone())?;
    let name = called(draft.map(), &thing);
    draft.tell_of(format!("Duplicated the {} {name}", word(kind)), &thing);
    Ok(())
}
