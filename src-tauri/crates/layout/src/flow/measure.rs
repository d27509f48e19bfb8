//! The measured lane of touchpoints: where its columns, gaps, rows and channels lie.

use std::collections::BTreeSet;

use model::{JourneyMap, Touchpoint};
use scene::Rect;

use super::breadth::Breadth;
use super::by_place::ByPlace;
use super::label::Label;
use super::plan::Plan;
use super::ports::{End, Ports};
use super::{Place, Route};
use crate::grid::Grid;
use crate::look::Look;
use crate::text::{Block, Fonts};

/// The measured lane; heights count from its top.
pub(crate) struct Flow<'a> {
    pub map: &'a JourneyMap,
    pub grid: &'a Grid,
    pub fonts: &'a Fonts,
    pub look: Look,
    pub breadth: Breadth<'a>,
    pub(super) plan: Plan,
    pub(super) ports: Ports,
    /// Left edge of each column's cards.
    pub left: Vec<f32>,
    /// Width of each column's cards.
    pub width: Vec<f32>,
    /// Width of each gap, by the column right of it.
    pub gap: Vec<f32>,
    /// Free part of a gap before its first line.
    pub(super) room: Vec<f32>,
    /// Columns with cards that arrows from steps lead to: these rise beside the cards.
    pub(super) entered: BTreeSet<usize>,
    /// Right end of the last gap.
    pub right: f32,
    pub(super) titles: Vec<Option<Block>>,
    /// Label of each edge, by edge.
    pub(super) labels: Vec<Option<Label>>,
    /// Where the line of each edge enters and leaves, below the card's top.
    pub(super) port_y: Vec<[Option<f32>; 2]>,
    pub(super) card_h: ByPlace<f32>,
    pub(super) under: ByPlace<Under>,
    pub row_y: Vec<f32>,
    /// Height of each channel's slots, and the top of the channel.
    pub(super) slot_h: Vec<Vec<f32>>,
    pub(super) channel_y: Vec<f32>,
    pub height: f32,
}

/// What stands below a card, before the next row.
#[derive(Default)]
pub(crate) struct Under {
    /// Exits: index in the map, label, top below the card's lower edge.
    pub exits: Vec<(usize, Option<Label>, f32)>,
    /// Labels of the edges that run down, up or around here: edge, top.
    pub labels: Vec<(usize, f32)>,
    pub has_up: bool,
    pub has_down: bool,
    pub has_around: bool,
    pub height: f32,
}

pub(crate) fn measure<'a>(
    map: &'a JourneyMap,
    grid: &'a Grid,
    fonts: &'a Fonts,
    look: Look,
    breadth: Breadth<'a>,
    x0: f32,
) -> Flow<'a> {
    let plan = Plan::of(map, grid);
    let ports = Ports::of(&plan);
    let columns = grid.columns.len();
    let ends = map.steps.iter().flat_map(|s| &s.to).filter_map(|a| a.touchpoint.as_deref());
    let entered = ends.filter_map(|t| grid.place_of(t)).map(|(column, _)| column).collect();
    let mut flow = Flow {
        map,
        grid,
        fonts,
        look,
        breadth,
        plan,
        ports,
        left: Vec::new(),
        width: Vec::new(),
        gap: vec![look.gap; columns + 1],
        room: vec![0.0; columns + 1],
        entered,
        right: 0.0,
        titles: Vec::new(),
        labels: Vec::new(),
        port_y: Vec::new(),
        card_h: ByPlace::new(columns, grid.rows),
        under: ByPlace::new(columns, grid.rows),
        row_y: Vec::new(),
        slot_h: Vec::new(),
        channel_y: Vec::new(),
        height: 0.0,
    };
    flow.vertical_lines();
    let steps = flow.steps_widths();
    flow.width = steps.iter().enumerate().map(|(c, w)| flow.column_width(c, *w)).collect();
    flow.titles = flow.break_titles();
    flow.labels = flow.break_labels();
    flow.size_gaps();
    flow.place_columns(x0);
    flow.stack_ports();
    flow.stack_under();
    flow.place_rows();
    flow
}

impl Flow<'_> {
    pub(crate) fn spine(&self, column: usize) -> f32 {
        self.left[column] + 16.0
    }

    /// The card of a touchpoint.
    pub(crate) fn card(&self, touchpoint: usize) -> Option<Rect> {
        let place = self.grid.place.get(touchpoint).copied().flatten()?;
        let h = self.card_h.get(place)?;
        Some(Rect::new(self.left[place.0], self.row_y[place.1], self.width[place.0], *h))
    }

    pub(super) fn touchpoint(&self, (column, row): Place) -> Option<&Touchpoint> {
        self.map.touchpoints.get(self.grid.columns[column].cells[row]?)
    }

    /// x of a line in a gap.
    pub(super) fn gap_x(&self, gap: usize, slot: usize) -> f32 {
        let before = gap.checked_sub(1).map_or(self.left[0] - self.gap[0], |c| self.left[c] + self.width[c]);
        before + self.room[gap] + (8.0 + self.breadth.slack()) * slot as f32
    }

    /// y of a line in a channel: the bottom of its slot. The first slot is the lowest, so that
    /// short lines lie inside long ones.
    pub(super) fn channel_line(&self, channel: usize, slot: usize) -> f32 {
        self.channel_y[channel] + self.slot_h[channel][slot..].iter().sum::<f32>()
    }

    /// Where the line at an end of an edge meets the card, below its top.
    pub(super) fn port_y(&self, end: End) -> f32 {
        self.port_y[end.edge][usize::from(end.leaves)].unwrap_or(self.look.port_y)
    }

    pub(super) fn exits_from(&self, (column, row): Place) -> impl Iterator<Item = usize> + '_ {
        let touchpoint = self.grid.columns[column].cells[row];
        touchpoint.into_iter().flat_map(|t| self.grid.exits[t].iter().copied())
    }

    /// Marks which cards have lines down, up or around below them.
    fn vertical_lines(&mut self) {
        for e in &self.plan.edges {
            let (upper, lower) = (e.from.1.min(e.to.1), e.from.1.max(e.to.1));
            for row in upper..lower.max(upper + 1) {
                self.under.change((e.from.0, row), |under| match e.route {
                    Route::Down => under.has_down = true,
                    Route::Up => under.has_up = true,
                    Route::Around { .. } => under.has_around = true,
                    Route::Straight | Route::Bent { .. } => {}
                });
            }
        }
    }
}

pub(super) fn grow(value: &mut f32, least: f32) {
    *value = value.max(least);
}

/// A title as it is shown.
pub(crate) fn shown(title: &str) -> &str {
    if title.trim().is_empty() { "Untitled" } else { title }
}
