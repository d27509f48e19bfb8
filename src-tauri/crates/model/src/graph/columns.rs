//! Which column a touchpoint stands in.

use std::collections::HashMap;

use crate::{Id, JourneyMap};

/// The columns of a map, stage by stage.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Columns {
    /// Every stage in array order, also one without touchpoints.
    pub stages: Vec<StageColumns>,
}

/// The columns of one stage.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct StageColumns {
    pub stage: Id,
    pub columns: Vec<Column>,
    /// The touchpoints of the stage in array order.
    pub touchpoints: Vec<Id>,
}

/// What stands above one another.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Column {
    /// By track, at most one on each.
    pub touchpoints: Vec<(u8, Id)>,
}

/// The columns by the rule of the file format: a touchpoint on a track above 0 shares the column of the
/// one before it in its stage when that lies on another track and its own track is free there; otherwise
/// it opens a column. Touchpoints of a stage that does not exist have none.
#[must_use]
pub fn columns(map: &JourneyMap) -> Columns {
    let empty = |id: &Id| StageColumns { stage: id.clone(), ..StageColumns::default() };
    let mut stages: Vec<StageColumns> = map.stages.iter().map(|stage| empty(&stage.id)).collect();
    let places: HashMap<&str, usize> =
        map.stages.iter().enumerate().map(|(place, stage)| (stage.id.as_str(), place)).collect();
    for touchpoint in &map.touchpoints {
        let place = places.get(touchpoint.stage.as_str());
        if let Some(stage) = place.and_then(|place| stages.get_mut(*place)) {
            stage.add(touchpoint.track, &touchpoint.id);
        }
    }
    for column in stages.iter_mut().flat_map(|stage| &mut stage.columns) {
        column.touchpoints.sort_by_key(|(track, _)| *track);
    }
    Columns { stages }
}

impl StageColumns {
    /// The touchpoint before is in the last column, where its own track is taken by it: that the track is
    /// free there says that the one before lies on another.
    fn add(&mut self, track: u8, id: &Id) {
        self.touchpoints.push(id.clone());
        match self.columns.last_mut() {
            Some(column) if track > 0 && column.is_free(track) => {
                column.touchpoints.push((track, id.clone()))
            }
            _ => self.columns.push(Column { touchpoints: vec![(track, id.clone())] }),
        }
    }
}

impl Column {
    fn is_free(&self, track: u8) -> bool {
        self.touchpoints.iter().all(|(taken, _)| *taken != track)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Stage, Touchpoint};

    fn of_tracks(tracks: &[u8]) -> Vec<Vec<String>> {
        let stage = Stage { id: "s".to_owned(), ..Stage::default() };
        let touchpoint = |(number, track): (usize, &u8)| Touchpoint {
            id: number.to_string(),
            stage: "s".to_owned(),
            track: *track,
            ..Touchpoint::default()
        };
        let touchpoints = tracks.iter().enumerate().map(touchpoint).collect();
        let map = JourneyMap { stages: vec![stage], touchpoints, ..JourneyMap::default() };
        let names = |column: &Column| column.touchpoints.iter().map(|(_, id)| id.clone()).collect();
        columns(&map).stages[0].columns.iter().map(names).collect()
    }

    #[test]
    fn alternatives_stand_under_the_touchpoint_before_them() {
        assert_eq!(of_tracks(&[0, 0, 1, 0]), [vec!["0"], vec!["1", "2"], vec!["3"]]);
        assert_eq!(of_tracks(&[0, 2, 1]), [vec!["0", "2", "1"]]);
        assert_eq!(of_tracks(&[0, 1, 1, 2]), [vec!["0", "1"], vec!["2", "3"]]);
        assert_eq!(of_tracks(&[1, 0, 1]), [vec!["0"], vec!["1", "2"]]);
        assert_eq!(of_tracks(&[0, 1, 2, 1]), [vec!["0", "1", "2"], vec!["3"]]);
    }
}
