//! Both maps on one strip: which columns stand under each other.

use std::collections::HashMap;

use model::JourneyMap;

use crate::flow::shown;
use crate::grid::Grid;

/// The columns of both maps side by side.
pub(super) struct Columns {
    pub grids: [Grid; 2],
    pub slots: Vec<Slot>,
}

/// A place on the strip: a column of the first map, of the second, or of both.
pub(super) struct Slot {
    pub columns: [Option<usize>; 2],
    /// Title of the stage that begins here; `None` within a stage.
    pub stage: Option<String>,
}

impl Columns {
    pub(super) fn of(maps: [&JourneyMap; 2]) -> Self {
        let grids = maps.map(Grid::of);
        let stages = paired(
            &maps[0].stages.iter().map(|stage| vec![stage.id.as_str()]).collect::<Vec<_>>(),
            &maps[1].stages.iter().map(|stage| vec![stage.id.as_str()]).collect::<Vec<_>>(),
        );
        let mut slots = Vec::new();
        for pair in stages {
            let title = match pair {
                [_, Some(b)] => shown(&maps[1].stages[b].title),
                [Some(a), None] => shown(&maps[0].stages[a].title),
                [None, None] => "",
            };
            let mut first = Some(title.to_owned());
            let own =
                [0, 1].map(|side| pair[side].map(|stage| grids[side].stages[stage].clone()).unwrap_or(0..0));
            let ids = [0, 1].map(|side| {
                own[side].clone().map(|column| ids_in(maps[side], &grids[side], column)).collect::<Vec<_>>()
            });
            for columns in paired(&ids[0], &ids[1]) {
                let columns = [0, 1].map(|side| columns[side].map(|n| own[side].start + n));
                slots.push(Slot { columns, stage: first.take() });
            }
        }
        Self { grids, slots }
    }

    /// The touchpoints at a place of one map, top to bottom, with their rows.
    pub(super) fn at(&self, side: usize, slot: usize) -> Vec<(usize, usize)> {
        self.slots[slot].columns[side]
            .map_or_else(Vec::new, |column| self.grids[side].in_column(column).collect())
    }
}

fn ids_in<'m>(map: &'m JourneyMap, grid: &Grid, column: usize) -> Vec<&'m str> {
    grid.in_column(column).map(|(_, t)| map.touchpoints[t].id.as_str()).collect()
}

/// The places of two lists in one order: those that share a key are one where that keeps both orders,
/// as many as can be; what is only in the first stands before what comes after it there.
fn paired(first: &[Vec<&str>], second: &[Vec<&str>]) -> Vec<[Option<usize>; 2]> {
    let mut place: HashMap<&str, usize> = HashMap::new();
    for (n, keys) in first.iter().enumerate() {
        for key in keys {
            place.entry(key).or_insert(n);
        }
    }
    let partner: Vec<Option<usize>> =
        second.iter().map(|keys| keys.iter().find_map(|key| place.get(key).copied())).collect();
    let kept = rising(&partner);
    let (mut pairs, mut next) = (Vec::new(), 0);
    for (n, partner) in partner.iter().enumerate() {
        match partner.filter(|_| kept[n]) {
            Some(partner) => {
                pairs.extend((next..partner).map(|a| [Some(a), None]));
                pairs.push([Some(partner), Some(n)]);
                next = partner + 1;
            }
            None => pairs.push([None, Some(n)]),
        }
    }
    pairs.extend((next..first.len()).map(|a| [Some(a), None]));
    pairs
}

/// Which of the values belong to a longest run that rises.
fn rising(values: &[Option<usize>]) -> Vec<bool> {
    // The place of the least value that ends a run of each length, and the place before each.
    let (mut ends, mut before): (Vec<usize>, Vec<Option<usize>>) = (Vec::new(), vec![None; values.len()]);
    for (n, value) in values.iter().enumerate() {
        let Some(value) = value else { continue };
        let length = ends.partition_point(|end| values[*end].is_some_and(|it| it < *value));
        before[n] = length.checked_sub(1).map(|shorter| ends[shorter]);
        if length == ends.len() { ends.push(n) } else { ends[length] = n }
    }
    let mut kept = vec![false; values.len()];
    let mut at = ends.last().copied();
    while let Some(n) = at {
        kept[n] = true;
        at = before[n];
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(first: &str, second: &str) -> Vec<String> {
        let keys = |text: &'static str| text.split_whitespace().map(|key| vec![key]).collect::<Vec<_>>();
        let (first, second) = (first.to_owned().leak(), second.to_owned().leak());
        let (a, b) = (keys(first), keys(second));
        let word = |side: &[Vec<&str>], n: Option<usize>| {
            n.map_or_else(|| "-".to_owned(), |n| side[n][0].to_owned())
        };
        paired(&a, &b).into_iter().map(|[x, y]| format!("{}{}", word(&a, x), word(&b, y))).collect()
    }

    #[test]
    fn what_is_in_both_stands_under_each_other() {
        assert_eq!(pairs("a b c", "a b c"), ["aa", "bb", "cc"]);
        assert_eq!(pairs("a c", "a b c"), ["aa", "-b", "cc"]);
        assert_eq!(pairs("a b c", "a c"), ["aa", "b-", "cc"]);
        assert_eq!(pairs("", "a"), ["-a"]);
    }

    #[test]
    fn what_has_moved_stands_at_both_places_and_the_others_keep_theirs() {
        assert_eq!(pairs("a b c d", "d a b c"), ["-d", "aa", "bb", "cc", "d-"]);
        assert_eq!(pairs("a b c d", "b c d a"), ["a-", "bb", "cc", "dd", "-a"]);
    }
}
