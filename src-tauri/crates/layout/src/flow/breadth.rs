//! How broad lines are: all alike, or by how many customers go along them.

use crate::Passages;

/// A line that says nothing about how many go along it.
pub(crate) const PLAIN: f32 = 1.5;
/// The broadest line, and the thinnest: a rare way stays in sight.
const MOST: f32 = 6.0;
const LEAST: f32 = 1.0;

/// What the lines of a drawing say.
#[derive(Clone, Copy)]
pub(crate) struct Breadth<'a> {
    passages: Option<&'a Passages>,
    /// So many customers have the broadest line: all who start, or more where ways lead round.
    full: f64,
}

impl<'a> Breadth<'a> {
    /// Without passages all lines are alike.
    pub(crate) fn of(passages: Option<&'a Passages>) -> Self {
        let ways = passages.into_iter().flat_map(|p| p.transitions.iter().chain(&p.exits));
        Self { passages, full: ways.copied().filter(|n| n.is_finite()).fold(1000.0, f64::max) }
    }

    /// How often a transition is taken per 1,000 customers who start.
    pub(super) fn along(&self, transition: usize) -> Option<f64> {
        known(&self.passages?.transitions, transition)
    }

    /// The same of an exit.
    pub(super) fn out(&self, exit: usize) -> Option<f64> {
        known(&self.passages?.exits, exit)
    }

    /// The width of a line that is taken so often.
    pub(super) fn width(&self, taken: Option<f64>) -> f32 {
        taken.map_or(PLAIN, |taken| ((taken / self.full) as f32 * MOST).clamp(LEAST, MOST))
    }

    /// What the broadest line takes more on each side than a plain one.
    pub(crate) fn slack(&self) -> f32 {
        if self.passages.is_some() { (MOST - PLAIN) / 2.0 } else { 0.0 }
    }

    /// What stands below the lane's title where lines say how many go along them.
    pub(crate) fn legend(&self) -> Option<String> {
        let again = if self.passages?.again { ", each time they come by" } else { "" };
        Some(format!("width: customers per 1,000 who start{again}"))
    }
}

fn known(taken: &[f64], number: usize) -> Option<f64> {
    taken.get(number).copied().filter(|taken| taken.is_finite())
}

#[cfg(test)]
mod tests {
    use super::{Breadth, LEAST, MOST, PLAIN};
    use crate::Passages;

    fn passages(transitions: &[f64]) -> Passages {
        Passages { transitions: transitions.to_vec(), ..Passages::default() }
    }

    #[test]
    fn lines_are_as_broad_as_many_customers_go_along_them() {
        let taken = passages(&[1000.0, 500.0, 0.0]);
        let breadth = Breadth::of(Some(&taken));
        let widths: Vec<f32> = (0..3).map(|n| breadth.width(breadth.along(n))).collect();
        assert_eq!(widths, [MOST, MOST / 2.0, LEAST]);
    }

    #[test]
    fn where_ways_lead_round_the_one_that_is_taken_most_is_the_broadest() {
        let taken = passages(&[4000.0, 1000.0, f64::INFINITY]);
        let breadth = Breadth::of(Some(&taken));
        assert_eq!(breadth.width(breadth.along(0)), MOST);
        assert_eq!(breadth.width(breadth.along(1)), MOST / 4.0);
        assert_eq!(breadth.width(breadth.along(2)), PLAIN);
    }

    #[test]
    fn without_figures_all_lines_are_alike() {
        let breadth = Breadth::of(None);
        assert_eq!((breadth.width(breadth.along(0)), breadth.slack()), (PLAIN, 0.0));
        assert_eq!(breadth.legend(), None);
    }
}
