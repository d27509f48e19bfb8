//! Widths and heights of the touchpoints lane: how wide columns and gaps are, where rows lie.

use std::collections::{BTreeMap, BTreeSet};

use model::{JourneyMap, Touchpoint};
use scene::{Rect, Weight};

use super::label::Label;
use super::plan::Plan;
use super::ports::{End, Ports};
use super::{Place, Route, Side, Via};
use crate::grid::Grid;
use crate::look::{Look, small, style};
use crate::text::{Block, Fonts};

/// Between two bent lines at one side of a card. Those that leave lie half of it above those that
/// come in from the other side of the same gap, so that none run into each other.
const PORTS: f32 = 9.0;
/// From the main arrow to the first bent line, out of the right side and into the left.
const FIRST_OUT: f32 = 15.0;
const FIRST_IN: f32 = FIRST_OUT + PORTS / 2.0;

/// The measured lane; heights count from its top.
pub(crate) struct Flow<'a> {
    pub map: &'a JourneyMap,
    pub grid: &'a Grid,
    pub fonts: &'a Fonts,
    pub look: Look,
    pub(super) plan: Plan,
    pub(super) ports: Ports,
    /// Left edge of each column's cards.
    pub left: Vec<f32>,
    /// Width of each column's cards.
    pub width: Vec<f32>,
    /// Width of each gap, by the column right of it.
    pub gap: Vec<f32>,
    /// Free part of a gap before its first line.
    room: Vec<f32>,
    /// Columns with cards that arrows from steps lead to: these rise beside the cards.
    pub(super) entered: BTreeSet<usize>,
    /// Right end of the last gap.
    pub right: f32,
    pub(super) titles: Vec<Option<Block>>,
    /// Label of each edge, by edge.
    pub(super) labels: Vec<Option<Label>>,
    /// Where lines leave and enter, below the card's top.
    pub(super) port_y: BTreeMap<(Place, End), f32>,
    pub(super) card_h: BTreeMap<Place, f32>,
    pub(super) under: BTreeMap<Place, Under>,
    pub row_y: Vec<f32>,
    /// Height of each channel's slots, and the top of the channel.
    slot_h: Vec<Vec<f32>>,
    channel_y: Vec<f32>,
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
        port_y: BTreeMap::new(),
        card_h: BTreeMap::new(),
        under: BTreeMap::new(),
        row_y: Vec::new(),
        slot_h: Vec::new(),
        channel_y: Vec::new(),
        height: 0.0,
    };
    flow.vertical_lines();
    flow.width = (0..columns).map(|c| flow.column_width(c)).collect();
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
        let h = self.card_h.get(&place)?;
        Some(Rect::new(self.left[place.0], self.row_y[place.1], self.width[place.0], *h))
    }

    pub(super) fn touchpoint(&self, (column, row): Place) -> Option<&Touchpoint> {
        self.map.touchpoints.get(self.grid.columns[column].cells[row]?)
    }

    /// x of a line in a gap.
    pub(super) fn gap_x(&self, gap: usize, slot: usize) -> f32 {
        let before = gap.checked_sub(1).map_or(self.left[0] - self.gap[0], |c| self.left[c] + self.width[c]);
        before + self.room[gap] + 8.0 * slot as f32
    }

    /// y of a line in a channel: the bottom of its slot. The first slot is the lowest, so that
    /// short lines lie inside long ones.
    pub(super) fn channel_line(&self, channel: usize, slot: usize) -> f32 {
        self.channel_y[channel] + self.slot_h[channel][slot..].iter().sum::<f32>()
    }

    /// How far text of a column may reach to the right in this row's under zone.
    pub(super) fn reach(&self, (column, row): Place) -> f32 {
        let gap = column + 1;
        let card_right = self.left[column] + self.width[column];
        let beside = self.grid.columns.get(gap).is_some_and(|c| c.cells[row].is_some());
        if self.plan.passes_below(gap, row) || beside && self.plan.gap_slots[gap] > 0 {
            return card_right + self.room[gap] - 5.0;
        }
        let Some(next) = self.left.get(column + 1) else { return card_right + self.look.pitch() };
        let crowded = (row..self.grid.rows).any(|r| {
            self.grid.columns[column + 1].cells[r].is_some_and(|_| {
                r > row
                    || self
                        .under
                        .get(&(column + 1, r))
                        .is_some_and(|u| u.has_up || u.has_down || u.has_around)
                    || self.exits_from((column + 1, r)).next().is_some()
            })
        });
        let over_next = if crowded || self.plan.gap_slots.get(gap + 1).is_some_and(|s| *s > 0) {
            -6.0
        } else {
            self.width[column + 1] * 0.6
        };
        next + over_next
    }

    /// Width right of a line up to this card, where the next column leaves it free; there the
    /// line's label stands outside the column.
    pub(super) fn room_beside_up(&self, (column, row): Place) -> Option<f32> {
        let next = *self.width.get(column + 1)?;
        let free = (row + 1..self.grid.rows).all(|r| self.grid.columns[column + 1].cells[r].is_none())
            && self.plan.gap_slots[column + 1] == 0
            && self.plan.gap_slots[column + 2] == 0
            && self.exits_from((column, row)).next().is_none()
            && self.exits_from((column + 1, row)).next().is_none()
            && self.under.get(&(column + 1, row)).is_none_or(|u| !(u.has_up || u.has_down || u.has_around));
        free.then_some(8.0 + self.look.gap + 0.6 * next)
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
                let under = self.under.entry((e.from.0, row)).or_default();
                match e.route {
                    Route::Down => under.has_down = true,
                    Route::Up => under.has_up = true,
                    Route::Around { .. } => under.has_around = true,
                    Route::Straight | Route::Bent { .. } => {}
                }
            }
        }
    }

    /// Wide enough that no word breaks and no title runs on and on; at most 2.4 cards.
    fn column_width(&self, column: usize) -> f32 {
        let pad = 2.0 * self.look.title_x;
        let style = self.look.card_title();
        let mut width = self.look.card_w.max(self.stage_width(column)).max(self.steps_width(column));
        for (row, t) in self.grid.in_column(column) {
            let title = shown(&self.map.touchpoints[t].title);
            let word = self.fonts.longest_word(title, style);
            width = width.max((word + pad + 1.0).min(self.look.card_w * 2.4));
            while self.fonts.block(title, style, width - pad).lines() > 4 && width < self.look.card_w * 2.4 {
                width += self.look.card_w * 0.2;
            }
            let both = self.under.get(&(column, row)).is_some_and(|u| u.has_up && u.has_down);
            if both {
                width = width.max(self.look.card_w * 1.25);
            }
        }
        width.round()
    }

    /// What the stage's title needs of a stage that has only this column.
    fn stage_width(&self, column: usize) -> f32 {
        let alone = self.grid.stages.iter().position(|s| *s == (column..column + 1));
        let title = alone.and_then(|s| self.map.stages.get(s)).map_or("", |s| s.title.as_str());
        let word = self.fonts.longest_word(title, style(13.0, 17.0, Weight::SemiBold));
        (word + 36.0 - self.look.gap).min(self.look.card_w * 2.4)
    }

    /// What the words need of the steps that serve this column alone.
    fn steps_width(&self, column: usize) -> f32 {
        let here = self.grid.in_column(column).map(|(_, t)| self.map.touchpoints[t].id.as_str());
        let ids: Vec<&str> = here.collect();
        let alone = self.map.steps.iter().filter(|s| {
            s.stages.is_empty()
                && !s.touchpoints.is_empty()
                && s.touchpoints.iter().all(|t| ids.contains(&t.as_str()))
        });
        let needs = alone.map(|s| {
            let title = self.fonts.longest_word(&s.title, style(11.5, 14.0, Weight::Medium)) + 16.0;
            let actor = self.fonts.longest_word(&s.actor, small()) + 29.0;
            let system = self.fonts.longest_word(&s.system, small()) + 26.0;
            title.max(actor).max(system)
        });
        needs.fold(0.0, f32::max).min(self.look.card_w * 2.4)
    }

    fn break_titles(&self) -> Vec<Option<Block>> {
        let style = self.look.card_title();
        let blocks = self.map.touchpoints.iter().zip(&self.grid.place).map(|(t, place)| {
            let (column, _) = (*place)?;
            Some(self.fonts.block(shown(&t.title), style, self.width[column] - 2.0 * self.look.title_x))
        });
        blocks.collect()
    }

    /// Breaks each edge's label to the width that its place has.
    fn break_labels(&self) -> Vec<Option<Label>> {
        let over_tops = self.ports.top.keys().map(|p| p.0).collect::<BTreeSet<_>>();
        let labels = self.plan.edges.iter().map(|e| {
            let t = &self.map.transitions[e.transition];
            let (c, r) = e.from;
            let inside = self.width[c] - 16.0 - 16.0 - 14.0;
            let outside = self.room_beside_up(e.to).unwrap_or(inside);
            let width = match &e.route {
                Route::Straight if r == 0 => {
                    let tight = over_tops.contains(&c) || over_tops.contains(&(c + 1));
                    if tight { self.look.gap + 52.0 } else { self.look.pitch() - 8.0 }
                }
                Route::Straight => 64.0,
                Route::Up => outside,
                Route::Down | Route::Around { .. } => inside,
                Route::Bent { via, .. } if via.len() == 1 && matches!(via[0], Via::Gap { .. }) => 84.0,
                Route::Bent { .. } => 160.0,
            };
            Label::of(self.fonts, t, width)
        });
        labels.collect()
    }

    fn size_gaps(&mut self) {
        let mut wish = vec![0.0_f32; self.gap.len()];
        for (e, label) in self.plan.edges.iter().zip(&self.labels) {
            let Some(label) = label else { continue };
            match &e.route {
                Route::Straight if e.from.1 > 0 => grow(&mut wish[e.from.0 + 1], label.w + 6.0),
                Route::Straight => {
                    // Beside lines that rise to the channel above, or wider than its own column.
                    let spare =
                        self.width[e.from.0].min(self.width.get(e.from.0 + 1).copied().unwrap_or(0.0)) - 34.0;
                    grow(&mut wish[e.from.0 + 1], label.w - spare);
                }
                Route::Bent { via, out: Side::Right, .. } if via.len() == 1 => {
                    grow(&mut wish[e.from.0 + 1], label.w + 9.0);
                }
                _ => {}
            }
        }
        for (place, under) in &self.under {
            if under.has_up {
                let widest = self
                    .exits_from(*place)
                    .filter_map(|x| Label::of_exit(self.fonts, &self.map.exits[x], 70.0));
                if let Some(w) = widest.map(|l| l.w).reduce(f32::max) {
                    grow(&mut wish[place.0 + 1], w + 14.0);
                }
            }
        }
        for (gap, wish) in wish.into_iter().enumerate() {
            let slots = self.plan.gap_slots[gap];
            let lines = 8.0 * (slots.saturating_sub(1) + usize::from(self.entered.contains(&gap))) as f32;
            let least = if slots == 0 { wish + 10.0 } else { wish.max(10.0) + lines + 10.0 };
            self.gap[gap] = self.look.gap.max(least).round();
            let slack = self.gap[gap] - least;
            self.room[gap] = wish.max(10.0) + if wish > 10.0 { 0.0 } else { slack / 2.0 };
        }
    }

    fn place_columns(&mut self, x0: f32) {
        let mut x = x0;
        for column in 0..self.width.len() {
            if column > 0 {
                x += self.gap[column];
            }
            self.left.push(x);
            x += self.width[column];
        }
        self.right = x + self.gap.last().copied().unwrap_or(0.0);
    }

    /// Spreads the lines at each card's sides and sizes the card.
    fn stack_ports(&mut self) {
        for column in 0..self.grid.columns.len() {
            for (row, t) in self.grid.in_column(column) {
                let place = (column, row);
                let title = self.titles[t].as_ref().map_or(0.0, Block::height);
                let icons =
                    self.map.touchpoints[t].channels.is_empty() && !self.map.touchpoints[t].moment_of_truth;
                let text = if icons { 12.0 } else { self.look.title_y - 11.0 } + title + 3.0;
                let right = self.stack_right(place);
                let left = self.stack_left(place);
                self.card_h.insert(place, self.look.card_h.max(text).max(right).max(left).round());
            }
        }
    }

    fn stack_right(&mut self, place: Place) -> f32 {
        let ends = self.ports.right.get(&place).cloned().unwrap_or_default();
        let mut y = self.look.port_y;
        let mut lowest = 0.0_f32;
        for end in ends {
            let straight = self.plan.edges[end.edge].route == Route::Straight;
            if !straight && y == self.look.port_y {
                y += FIRST_OUT;
            }
            self.port_y.insert((place, end), y);
            lowest = y + 8.0;
            if !straight {
                let stub = self.stub_label(end).map_or(0.0, |l| l.h);
                lowest = y + 4.0 + stub;
                y += ((stub + PORTS) / PORTS).ceil() * PORTS;
            }
        }
        lowest
    }

    fn stack_left(&mut self, place: Place) -> f32 {
        let ends = self.ports.left.get(&place).cloned().unwrap_or_default();
        let mut y = self.look.port_y;
        let mut lowest = 0.0_f32;
        for end in ends {
            if self.plan.edges[end.edge].route != Route::Straight {
                y += if y == self.look.port_y { FIRST_IN } else { PORTS };
            }
            self.port_y.insert((place, end), y);
            lowest = y + 8.0;
        }
        lowest
    }

    /// The label of an edge that has it below its first stretch.
    pub(super) fn stub_label(&self, end: End) -> Option<&Label> {
        let e = &self.plan.edges[end.edge];
        let on_stub = matches!(&e.route, Route::Bent { via, out: Side::Right, .. } if via.len() == 1);
        if end.leaves && on_stub { self.labels[end.edge].as_ref() } else { None }
    }

    fn stack_under(&mut self) {
        let mut homes: BTreeMap<Place, Vec<usize>> = BTreeMap::new();
        for (i, e) in self.plan.edges.iter().enumerate() {
            if let Some(home) = label_home(&e.route, e.from, e.to) {
                homes.entry(home).or_default().push(i);
            }
        }
        let places: Vec<Place> = self.card_h.keys().copied().collect();
        for place in places {
            let mut under = self.under.remove(&place).unwrap_or_default();
            let beside = under.has_up;
            let width = if beside { 70.0 } else { self.reach(place) - self.left[place.0] - 56.0 };
            // A line round the card comes first.
            let top = if under.has_around { 17.0 } else { 5.0 };
            let mut y = top;
            for exit in self.exits_from(place).collect::<Vec<_>>() {
                let label = Label::of_exit(self.fonts, &self.map.exits[exit], width.max(40.0));
                let h = label.as_ref().map_or(13.0, |l| l.h);
                under.exits.push((exit, label, y));
                y += h + 3.0;
            }
            if beside && !under.exits.is_empty() {
                under.height = y + 4.0;
            }
            if beside {
                y = top;
            }
            for &i in homes.get(&place).into_iter().flatten() {
                let Some(label) = &self.labels[i] else { continue };
                if self.plan.edges[i].route == Route::Up && self.room_beside_up(place).is_some() {
                    // Outside the column it may hang down beside the next row.
                    under.labels.push((i, 5.0));
                    under.height = under.height.max(label.h + 5.0 - self.look.row_gap);
                } else {
                    under.labels.push((i, y));
                    y += label.h + 3.0;
                }
            }
            under.height = under.height.max(if y > 5.0 { y } else { 0.0 });
            self.under.insert(place, under);
        }
    }

    fn place_rows(&mut self) {
        let heights = self.slot_heights();
        self.slot_h = heights;
        let mut y = 0.0;
        for row in 0..self.grid.rows {
            self.channel_y.push(y + if row == 0 { 3.0 } else { 0.0 });
            let channel: f32 = self.slot_h[row].iter().sum();
            y += channel;
            y += if row == 0 { self.top_pad() } else { self.row_pad(row) };
            self.row_y.push(y.round());
            let card = self.row_max(row, |p| self.card_h.get(&p).copied());
            let below = self.row_max(row, |p| Some(self.under.get(&p)?.height + self.card_h.get(&p)?));
            y = y.round() + card.max(below);
            y += if below > card { 2.0 } else { 6.0 };
        }
        let last = self.grid.rows;
        self.channel_y.push(y);
        y += self.slot_h[last].iter().sum::<f32>();
        self.height = y + if self.look.compact { 4.0 } else { 8.0 };
        let most = self.row_y.last().copied().unwrap_or(0.0) + self.look.card_h + 24.0;
        self.height = self.height.max(most);
    }

    fn row_max(&self, row: usize, of: impl Fn(Place) -> Option<f32>) -> f32 {
        (0..self.grid.columns.len()).filter_map(|c| of((c, row))).fold(0.0, f32::max)
    }

    /// Room above the first row: the line of shares and waits.
    fn top_pad(&self) -> f32 {
        let straight = self.plan.edges.iter().zip(&self.labels);
        let tallest = straight
            .filter(|(e, _)| e.route == Route::Straight && e.from.1 == 0)
            .filter_map(|(_, l)| l.as_ref().map(|l| l.h))
            .fold(0.0, f32::max);
        (tallest + 11.0).max(if self.look.compact { 22.0 } else { 26.0 })
    }

    /// Room above a later row: labels in its gaps may rise above its cards.
    fn row_pad(&self, row: usize) -> f32 {
        let straight = self.plan.edges.iter().zip(&self.labels);
        let above = straight
            .filter(|(e, _)| e.route == Route::Straight && e.from.1 == row)
            .filter_map(|(_, l)| l.as_ref().map(|l| l.h + 8.0 - self.look.port_y))
            .fold(8.0, f32::max);
        let before = row - 1;
        let free = self.row_max(before, |p| self.under.get(&p).map(|u| u.height));
        above.max(self.look.row_gap - free - 6.0)
    }

    fn slot_heights(&self) -> Vec<Vec<f32>> {
        let mut heights: Vec<Vec<f32>> = self.plan.channel_slots.iter().map(|n| vec![10.0; *n]).collect();
        for (e, label) in self.plan.edges.iter().zip(&self.labels) {
            let (Route::Bent { via, .. }, Some(label)) = (&e.route, label) else { continue };
            for v in via {
                if let Via::Channel { channel, slot } = v {
                    grow(&mut heights[*channel][*slot], label.h + 6.0);
                }
            }
        }
        heights
    }
}

/// The card under whose lower edge the label of a vertical edge stands.
fn label_home(route: &Route, from: Place, to: Place) -> Option<Place> {
    match route {
        Route::Down | Route::Around { .. } => Some(from),
        Route::Up => Some(to),
        Route::Straight | Route::Bent { .. } => None,
    }
}

fn grow(value: &mut f32, least: f32) {
    *value = value.max(least);
}

/// A title as it is shown.
pub(crate) fn shown(title: &str) -> &str {
    if title.trim().is_empty() { "Untitled" } else { title }
}
