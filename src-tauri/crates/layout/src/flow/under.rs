//! What stands below the cards of a row: exits, and the labels of lines up, down and around.

use std::collections::BTreeMap;

use super::label::Label;
use super::measure::Flow;
use super::{Place, Route};

impl Flow<'_> {
    pub(super) fn exit_label(&self, exit: usize, width: f32) -> Option<Label> {
        Label::of_exit(self.fonts, &self.map.exits[exit], self.breadth.out(exit), width)
    }

    /// How far text of a column may reach to the right in this row's under zone.
    pub(super) fn reach(&self, (column, row): Place) -> f32 {
        let gap = column + 1;
        let card_right = self.left[column] + self.width[column];
        let beside = self.grid.columns.get(gap).is_some_and(|c| c.cells[row].is_some());
        if self.plan.passes_below(gap, row) || beside && self.plan.gap_slots[gap] > 0 {
            return card_right + self.room[gap] - 5.0 - self.breadth.slack();
        }
        let Some(next) = self.left.get(column + 1) else { return card_right + self.look.pitch() };
        let height = |place| self.card_h.get(place).copied().unwrap_or(0.0);
        let taller = height((column + 1, row)) > height((column, row)) + 2.0;
        let crowded = (row..self.grid.rows).any(|r| {
            self.grid.columns[column + 1].cells[r].is_some_and(|_| {
                r > row
                    || self.under.get((column + 1, r)).is_some_and(|u| u.has_up || u.has_down || u.has_around)
                    || self.exits_from((column + 1, r)).next().is_some()
            })
        });
        let over_next = if crowded || taller || self.plan.gap_slots.get(gap + 1).is_some_and(|s| *s > 0) {
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
            && self.under.get((column + 1, row)).is_none_or(|u| !(u.has_up || u.has_down || u.has_around));
        free.then_some(8.0 + self.look.gap + 0.6 * next)
    }

    pub(super) fn stack_under(&mut self) {
        let mut homes: BTreeMap<Place, Vec<usize>> = BTreeMap::new();
        for (i, e) in self.plan.edges.iter().enumerate() {
            if let Some(home) = label_home(&e.route, e.from, e.to) {
                homes.entry(home).or_default().push(i);
            }
        }
        let places: Vec<Place> = self.card_h.iter().map(|(place, _)| place).collect();
        for place in places {
            let mut under = self.under.take(place).unwrap_or_default();
            let beside = under.has_up;
            let width = if beside { 70.0 } else { self.reach(place) - self.left[place.0] - 56.0 };
            // A line round the card comes first.
            let top = if under.has_around { 17.0 + 2.0 * self.breadth.slack() } else { 5.0 };
            let mut y = top;
            for exit in self.exits_from(place).collect::<Vec<_>>() {
                let label = self.exit_label(exit, width.max(40.0));
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
}

/// The card under whose lower edge the label of a vertical edge stands.
fn label_home(route: &Route, from: Place, to: Place) -> Option<Place> {
    match route {
        Route::Down | Route::Around { .. } => Some(from),
        Route::Up => Some(to),
        Route::Straight | Route::Bent { .. } => None,
    }
}
