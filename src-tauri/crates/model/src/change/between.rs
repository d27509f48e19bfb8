//! The change from one map to another, to restore an earlier state or to take in a file of the same map.

use super::{By, Change, Edit, Occasion, Told};
use crate::{JourneyMap, Kind, Where};

impl Change {
    /// What turns `map` into `target`, as one act; without edits where they are the same.
    #[must_use]
    pub fn between(map: &JourneyMap, target: &JourneyMap, label: &str, by: &By) -> Self {
        let edits = Kind::ALL.iter().flat_map(|kind| edits(*kind, map, target)).collect();
        let at = Box::new(Where::default());
        let told = vec![Told { words: label.to_owned(), at, place: "The whole map".to_owned() }];
        Self {
            label: label.to_owned(),
            author: by.author.clone(),
            time: by.time.clone(),
            occasion: Occasion::Act,
            told,
            edits,
        }
    }
}

/// What is the same at both ends of the array stays; between, thing for thing is replaced, then the rest
/// removed or inserted.
fn edits(kind: Kind, map: &JourneyMap, target: &JourneyMap) -> Vec<Edit> {
    let (old, new) = (map.count(kind), target.count(kind));
    let same = |at: usize, there: usize| map.thing(kind, at) == target.thing(kind, there);
    let shorter = old.min(new);
    let head = (0..shorter).take_while(|at| same(*at, *at)).count();
    let tail = (1..=shorter - head).take_while(|back| same(old - back, new - back)).count();
    let (old_end, new_end) = (old - tail, new - tail);
    let place = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    let mut edits = Vec::new();
    for at in head..old_end.min(new_end) {
        if let (Some(was), Some(now)) = (map.thing(kind, at), target.thing(kind, at))
            && was != now
        {
            edits.push(Edit::Replace { at: place(at), was, now });
        }
    }
    let removed = (new_end.max(head)..old_end).rev();
    edits.extend(removed.filter_map(|at| Some(Edit::Remove { at: place(at), thing: map.thing(kind, at)? })));
    let added = old_end.max(head)..new_end;
    edits.extend(added.filter_map(|at| Some(Edit::Insert { at: place(at), thing: target.thing(kind, at)? })));
    edits
}
