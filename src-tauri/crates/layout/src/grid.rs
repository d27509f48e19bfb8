//! Which touchpoint stands in which column and row.

use std::ops::Range;

use model::JourneyMap;

use crate::quick::QuickMap;

/// The touchpoints of a map in stages, columns and rows. Indices are those of the map's arrays.
pub(crate) struct Grid {
    pub columns: Vec<Column>,
    /// Columns of each stage; an empty stage keeps one column free.
    pub stages: Vec<Range<usize>>,
    /// (column, row) of each touchpoint.
    pub place: Vec<Option<(usize, usize)>>,
    /// Rows in use: tracks that no touchpoint is on take no room.
    pub rows: usize,
    /// Exits of each touchpoint, by their index in the map.
    pub exits: Vec<Vec<usize>>,
    /// Service points of each touchpoint, by their index in the map.
    pub points: Vec<Vec<usize>>,
    by_id: QuickMap<String, usize>,
    stage_by_id: QuickMap<String, usize>,
    step_by_id: QuickMap<String, usize>,
}

pub(crate) struct Column {
    /// Touchpoint by row.
    pub cells: Vec<Option<usize>>,
}

impl Grid {
    pub(crate) fn of(map: &JourneyMap) -> Self {
        let tracks = tracks_in_use(map);
        let row_of = |track: u8| tracks.iter().position(|t| *t == track).unwrap_or(0);
        let mut grid = Self {
            columns: Vec::new(),
            stages: Vec::new(),
            place: vec![None; map.touchpoints.len()],
            rows: tracks.len().max(1),
            exits: vec![Vec::new(); map.touchpoints.len()],
            points: vec![Vec::new(); map.touchpoints.len()],
            by_id: map.touchpoints.iter().enumerate().map(|(i, t)| (t.id.clone(), i)).collect(),
            stage_by_id: map.stages.iter().enumerate().map(|(i, s)| (s.id.clone(), i)).collect(),
            // The first of an id, should two have the same.
            step_by_id: map.steps.iter().enumerate().rev().map(|(i, s)| (s.id.clone(), i)).collect(),
        };
        for stage in model::graph::columns(map).stages {
            let from = grid.columns.len();
            for column in stage.columns {
                let mut cells = vec![None; grid.rows];
                for (track, id) in column.touchpoints {
                    let Some(t) = grid.by_id.get(&id).copied() else { continue };
                    let row = row_of(track);
                    cells[row] = Some(t);
                    grid.place[t] = Some((grid.columns.len(), row));
                }
                grid.columns.push(Column { cells });
            }
            if grid.columns.len() == from {
                grid.columns.push(Column { cells: vec![None; grid.rows] });
            }
            grid.stages.push(from..grid.columns.len());
        }
        grid.hang_on(map);
        grid
    }

    /// Notes what hangs on each touchpoint.
    fn hang_on(&mut self, map: &JourneyMap) {
        for (i, exit) in map.exits.iter().enumerate() {
            if let Some(t) = self.touchpoint(&exit.from) {
                self.exits[t].push(i);
            }
        }
        for (i, point) in map.service_points.iter().enumerate() {
            if let Some(t) = self.touchpoint(&point.touchpoint) {
                self.points[t].push(i);
            }
        }
    }

    pub(crate) fn touchpoint(&self, id: &str) -> Option<usize> {
        self.by_id.get(id).copied()
    }

    pub(crate) fn stage(&self, id: &str) -> Option<usize> {
        self.stage_by_id.get(id).copied()
    }

    pub(crate) fn step(&self, id: &str) -> Option<usize> {
        self.step_by_id.get(id).copied()
    }

    /// (column, row) of a touchpoint by id.
    pub(crate) fn place_of(&self, id: &str) -> Option<(usize, usize)> {
        self.place[self.touchpoint(id)?]
    }

    /// True where no card stands in `row` strictly between the two columns.
    pub(crate) fn clear_row(&self, row: usize, a: usize, b: usize) -> bool {
        let (a, b) = (a.min(b), a.max(b));
        (a + 1..b).all(|c| self.columns[c].cells[row].is_none())
    }

    /// True where no card stands in `column` strictly between the two rows.
    pub(crate) fn clear_column(&self, column: usize, a: usize, b: usize) -> bool {
        let (a, b) = (a.min(b), a.max(b));
        (a + 1..b).all(|r| self.columns[column].cells[r].is_none())
    }

    /// The touchpoints of a column, top to bottom, with their rows.
    pub(crate) fn in_column(&self, column: usize) -> impl Iterator<Item = (usize, usize)> + '_ {
        self.columns[column].cells.iter().enumerate().filter_map(|(row, t)| t.map(|t| (row, t)))
    }
}

fn tracks_in_use(map: &JourneyMap) -> Vec<u8> {
    let mut tracks: Vec<u8> = map.touchpoints.iter().map(|t| t.track).collect();
    tracks.push(0);
    tracks.sort_unstable();
    tracks.dedup();
    tracks
}
