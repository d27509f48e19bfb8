//! Widths of the touchpoints lane: columns grow with their words, gaps with their lines and labels.

use std::collections::BTreeSet;

use scene::Weight;

use super::label::Label;
use super::measure::{Flow, grow, shown};
use super::ways::{BESIDE_TOPS, TOPS};
use super::{Place, Route, Side, Via};
use crate::look::{small, style};
use crate::text::Block;

impl Flow<'_> {
    /// Wide enough that no word breaks and no title runs on and on; at most 2.4 cards.
    pub(super) fn column_width(&self, column: usize, steps: f32) -> f32 {
        let pad = 2.0 * self.look.title_x;
        let style = self.look.card_title();
        let mut width = self.look.card_w.max(self.stage_width(column)).max(steps);
        for (row, t) in self.grid.in_column(column) {
            let title = shown(&self.map.touchpoints[t].title);
            let word = self.fonts.longest_word(title, style);
            width = width.max((word + pad + 1.0).min(self.look.card_w * 2.4));
            while self.fonts.block(title, style, width - pad).lines() > 4 && width < self.look.card_w * 2.4 {
                width += self.look.card_w * 0.2;
            }
            let both = self.under.get((column, row)).is_some_and(|u| u.has_up && u.has_down);
            if both {
                width = width.max(self.look.card_w * 1.25);
            }
            width = width.max(self.tops_width((column, row)));
        }
        width.round()
    }

    /// What broad lines need that leave and enter at the top of a card.
    fn tops_width(&self, place: Place) -> f32 {
        let ends = self.ports.top.get(place).map_or(0, Vec::len);
        if self.breadth.slack() > 0.0 { BESIDE_TOPS + TOPS * ends as f32 } else { 0.0 }
    }

    /// What the stage's title needs of a stage that has only this column.
    fn stage_width(&self, column: usize) -> f32 {
        let alone = self.grid.stages.iter().position(|s| *s == (column..column + 1));
        let title = alone.and_then(|s| self.map.stages.get(s)).map_or("", |s| s.title.as_str());
        let word = self.fonts.longest_word(title, style(13.0, 17.0, Weight::SemiBold));
        (word + 36.0 - self.look.gap).min(self.look.card_w * 2.4)
    }

    /// What the words of steps need that serve one column alone, by column.
    pub(super) fn steps_widths(&self) -> Vec<f32> {
        let mut widths = vec![0.0_f32; self.grid.columns.len()];
        for step in self.map.steps.iter().filter(|s| s.stages.is_empty()) {
            let mut columns = step.touchpoints.iter().filter_map(|t| Some(self.grid.place_of(t)?.0));
            let Some(first) = columns.next().filter(|first| columns.all(|c| c == *first)) else { continue };
            let title = self.fonts.longest_word(&step.title, style(11.5, 14.0, Weight::Medium)) + 16.0;
            let actor = self.fonts.longest_word(&step.actor, small()) + 29.0;
            let system = self.fonts.longest_word(&step.system, small()) + 26.0;
            grow(&mut widths[first], title.max(actor).max(system).min(self.look.card_w * 2.4));
        }
        widths
    }

    pub(super) fn break_titles(&self) -> Vec<Option<Block>> {
        let style = self.look.card_title();
        let blocks = self.map.touchpoints.iter().zip(&self.grid.place).map(|(t, place)| {
            let (column, _) = (*place)?;
            Some(self.fonts.block(shown(&t.title), style, self.width[column] - 2.0 * self.look.title_x))
        });
        blocks.collect()
    }

    /// Breaks each edge's label to the width that its place has.
    pub(super) fn break_labels(&self) -> Vec<Option<Label>> {
        let over_tops = self.ports.top.iter().map(|(place, _)| place.0).collect::<BTreeSet<_>>();
        let labels = self.plan.edges.iter().map(|e| {
            let t = &self.map.transitions[e.transition];
            let taken = self.breadth.along(e.transition);
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
            Label::of(self.fonts, t, taken, width)
        });
        labels.collect()
    }

    pub(super) fn size_gaps(&mut self) {
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
        for (place, under) in self.under.iter() {
            if under.has_up {
                let widest = self.exits_from(place).filter_map(|x| self.exit_label(x, 70.0));
                if let Some(w) = widest.map(|l| l.w).reduce(f32::max) {
                    grow(&mut wish[place.0 + 1], w + 14.0);
                }
            }
        }
        for (gap, wish) in wish.into_iter().enumerate() {
            let slots = self.plan.gap_slots[gap];
            let broad = self.breadth.slack();
            let beside = slots.saturating_sub(1) + usize::from(self.entered.contains(&gap));
            let lines = (8.0 + broad) * beside as f32 + 2.0 * broad;
            let least = if slots == 0 { wish + 10.0 } else { wish.max(10.0) + lines + 10.0 };
            self.gap[gap] = self.look.gap.max(least).round();
            let slack = self.gap[gap] - least;
            self.room[gap] = wish.max(10.0) + broad + if wish > 10.0 { 0.0 } else { slack / 2.0 };
        }
    }

    pub(super) fn place_columns(&mut self, x0: f32) {
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
}
