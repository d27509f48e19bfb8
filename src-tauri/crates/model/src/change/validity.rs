//! Whether a file could hold a map after some edits, at the cost of what they touch.

use std::collections::BTreeMap;

use super::edit::index;
use super::gone::{Fate, Gone};
use super::{Edit, Thing};
use crate::file::{Fault, ReadError, Touched, contradictions, contradictions_of, write};
use crate::json::{MAX_BYTES, MAX_TOUCHPOINTS};
use crate::{JourneyMap, Kind, LaneKind};

/// Above so many edits the whole map is looked at, which is cheaper then.
const FEW: usize = 100;
/// A change of so many bytes may be what makes a file too large.
const LARGE: usize = 1 << 20;

/// What the strict reader would say first of a map after these edits, if it had nothing to say before.
pub(super) fn first_fault(map: &JourneyMap, edits: &[Edit]) -> Option<ReadError> {
    if names_what_went(map, edits) {
        return contradictions(map).into_iter().next();
    }
    first_fault_within(map, edits)
}

/// The same where it is known that nothing names any more what these edits took away.
pub(super) fn first_fault_within(map: &JourneyMap, edits: &[Edit]) -> Option<ReadError> {
    if let Err(error) = keep(map, edits) {
        return Some(*error);
    }
    let few = edits.len() <= FEW;
    let errors = if few { contradictions_of(map, &touched(map, edits)) } else { contradictions(map) };
    errors.into_iter().next()
}

/// Looks at the values that these edits bring, and at the limits of a file.
fn keep(map: &JourneyMap, edits: &[Edit]) -> Result<(), Box<ReadError>> {
    let mut bytes = 0;
    for edit in edits {
        if let Edit::Insert { thing, .. } | Edit::Replace { now: thing, .. } = edit {
            bytes += thing.kept()?;
        }
    }
    if map.touchpoints.len() > MAX_TOUCHPOINTS {
        return Err(Box::new(ReadError::of_file(Fault::TooManyTouchpoints)));
    }
    // Only a large change is worth the writing of a whole map.
    if bytes > LARGE {
        let bytes = write(map).len();
        if bytes > MAX_BYTES {
            return Err(Box::new(ReadError::of_file(Fault::TooLarge { bytes })));
        }
    }
    Ok(())
}

/// True when something still names what these edits took away, or what an edit gave another id.
fn names_what_went(map: &JourneyMap, edits: &[Edit]) -> bool {
    let mut gone = Gone::default();
    for edit in edits {
        match edit {
            Edit::Remove { thing, .. } => gone.insert(thing),
            Edit::Replace { was, now, .. } if !was.is_same_as(now) => gone.insert(was),
            _ => {}
        }
    }
    gone.keep_absent_from(map);
    let named = |kind: Kind| (0..map.count(kind)).any(|at| map.fate_at(kind, at, &gone) != Fate::Stays);
    Kind::ALL.iter().any(|kind| gone.reaches(*kind) && named(*kind))
}

/// Where the things that were inserted or replaced stand after all the edits, and the steps of a lane
/// that may be of another kind now.
fn touched(map: &JourneyMap, edits: &[Edit]) -> Vec<Touched> {
    let mut places: BTreeMap<(Kind, usize), bool> = BTreeMap::new();
    for edit in edits {
        places =
            places.into_iter().filter_map(|(place, is_new)| Some((moved(place, edit)?, is_new))).collect();
        match edit {
            Edit::Insert { at, thing } => drop(places.insert((thing.kind(), index(*at)), true)),
            Edit::Replace { at, was, now } => {
                *places.entry((now.kind(), index(*at))).or_default() |= !was.is_same_as(now);
            }
            Edit::Remove { .. } | Edit::Move { .. } => {}
        }
    }
    for edit in edits {
        if let Edit::Replace { was: Thing::Lane(was), .. } = edit
            && was.kind == LaneKind::Steps
        {
            for (at, _) in map.steps.iter().enumerate().filter(|(_, step)| step.lane == was.id) {
                places.entry((Kind::Step, at)).or_default();
            }
        }
    }
    let there = places.into_iter().filter(|((kind, at), _)| *at < map.count(*kind));
    there.map(|((kind, at), is_new)| Touched { kind, at, is_new }).collect()
}

/// Where a thing stands after an edit; `None` when the edit took it away.
fn moved((kind, at): (Kind, usize), edit: &Edit) -> Option<(Kind, usize)> {
    if kind != edit.kind() {
        return Some((kind, at));
    }
    let after = match edit {
        Edit::Insert { at: place, .. } if index(*place) <= at => at + 1,
        Edit::Remove { at: place, .. } if index(*place) == at => return None,
        Edit::Remove { at: place, .. } if index(*place) < at => at - 1,
        Edit::Move { from, to, .. } => match (index(*from), index(*to)) {
            (from, to) if from == at => to,
            (from, to) if from < at && at <= to => at - 1,
            (from, to) if to <= at && at < from => at + 1,
            _ => at,
        },
        _ => at,
    };
    Some((kind, after))
}
