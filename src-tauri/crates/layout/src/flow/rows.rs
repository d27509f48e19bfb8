//! Heights of the touchpoints lane: cards grow with titles and lines, rows and channels with what
//! stands in them.

use super::label::Label;
use super::measure::{Flow, grow};
use super::ports::End;
use super::{Place, Route, Side, Via};
use crate::text::Block;

/// Between two plain bent lines at one side of a card. Those that leave lie half of it above those that
/// come in from the other side of the same gap, so that none run into each other.
const PORTS: f32 = 9.0;
/// From the main arrow to the first bent line out of the right side.
const FIRST_OUT: f32 = 15.0;

impl Flow<'_> {
    /// Spreads the lines at each card's sides and sizes the card.
    pub(super) fn stack_ports(&mut self) {
        self.port_y = vec![[None; 2]; self.plan.edges.len()];
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

    /// Between two bent lines at one side, however broad: half of it is what two may be apart.
    fn ports_apart(&self) -> f32 {
        PORTS + 4.0 * self.breadth.slack()
    }

    fn stack_right(&mut self, place: Place) -> f32 {
        let ends = self.ports.right.get(place).cloned().unwrap_or_default();
        let (apart, slack) = (self.ports_apart(), self.breadth.slack());
        let mut y = self.look.port_y;
        let mut lowest = 0.0_f32;
        for end in ends {
            let straight = self.plan.edges[end.edge].route == Route::Straight;
            if !straight && y == self.look.port_y {
                y += FIRST_OUT;
            }
            self.port_y[end.edge][usize::from(end.leaves)] = Some(y);
            lowest = y + 8.0;
            if !straight {
                let stub = self.stub_label(end).map_or(0.0, |l| l.h + slack);
                lowest = y + 4.0 + stub;
                y += ((stub + apart) / apart).ceil() * apart;
            }
        }
        lowest
    }

    fn stack_left(&mut self, place: Place) -> f32 {
        let ends = self.ports.left.get(place).cloned().unwrap_or_default();
        let apart = self.ports_apart();
        let first = FIRST_OUT + apart / 2.0;
        let mut y = self.look.port_y;
        let mut lowest = 0.0_f32;
        for end in ends {
            if self.plan.edges[end.edge].route != Route::Straight {
                y += if y == self.look.port_y { first } else { apart };
            }
            self.port_y[end.edge][usize::from(end.leaves)] = Some(y);
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

    pub(super) fn place_rows(&mut self) {
        let heights = self.slot_heights();
        self.slot_h = heights;
        let mut y = 0.0;
        for row in 0..self.grid.rows {
            self.channel_y.push(y + if row == 0 { 3.0 } else { 0.0 });
            let channel: f32 = self.slot_h[row].iter().sum();
            y += channel;
            y += if row == 0 { self.top_pad() } else { self.row_pad(row) };
            self.row_y.push(y.round());
            let card = self.row_max(row, |p| self.card_h.get(p).copied());
            let below = self.row_max(row, |p| Some(self.under.get(p)?.height + self.card_h.get(p)?));
            y = y.round() + card.max(below);
            y += if below > card { 2.0 } else { 6.0 };
        }
        let last = self.grid.rows;
        self.channel_y.push(y);
        y += self.slot_h[last].iter().sum::<f32>();
        self.height = y + self.breadth.slack() + if self.look.compact { 4.0 } else { 8.0 };
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
        let broad = if self.plan.channel_slots[0] > 0 { self.breadth.slack() } else { 0.0 };
        (tallest + 11.0 + broad).max(if self.look.compact { 22.0 } else { 26.0 })
    }

    /// Room above a later row: labels in its gaps may rise above its cards.
    fn row_pad(&self, row: usize) -> f32 {
        let straight = self.plan.edges.iter().zip(&self.labels);
        let above = straight
            .filter(|(e, _)| e.route == Route::Straight && e.from.1 == row)
            .filter_map(|(_, l)| l.as_ref().map(|l| l.h + 8.0 + self.breadth.slack() - self.look.port_y))
            .fold(8.0, f32::max);
        let before = row - 1;
        let free = self.row_max(before, |p| self.under.get(p).map(|u| u.height));
        above.max(self.look.row_gap - free - 6.0)
    }

    fn slot_heights(&self) -> Vec<Vec<f32>> {
        let slack = self.breadth.slack();
        let plain = |slots: &usize| vec![10.0 + slack; *slots];
        let mut heights: Vec<Vec<f32>> = self.plan.channel_slots.iter().map(plain).collect();
        for (e, label) in self.plan.edges.iter().zip(&self.labels) {
            let (Route::Bent { via, .. }, Some(label)) = (&e.route, label) else { continue };
            for v in via {
                if let Via::Channel { channel, slot } = v {
                    grow(&mut heights[*channel][*slot], label.h + 6.0 + 2.0 * slack);
                }
            }
        }
        heights
    }
}
