//! A state that is fixed point by point: each fix is a small change of what was solved before.
//!
//! When the row q of one touchpoint u changes by Δq, the expected visits between any two become
//! N + N·u (Δq N) / (1 − Δq N·u) (J. Sherman, W. J. Morrison 1950). Both vectors come from the
//! elimination that is there, and from the changes since. Where loops nearly close this would cancel,
//! and after many changes it would cost more than it saves: then the journey is solved anew.

use crate::chain::{Solved, Unsolved};
use crate::dense::add;
use crate::point::Rates;
use crate::state::State;
use crate::terrain::Terrain;
use crate::visit::Rewards;
use crate::what_if::{OFTEN, Turn, change_by};

/// Changes after which the journey is solved anew.
const MANY: usize = 64;

/// What a series of fixes has made of a state.
pub(crate) struct Running<'a, 'm> {
    terrain: &'a Terrain<'m>,
    state: State,
    /// The elimination of the state that was solved last.
    solved: Solved,
    changes: Vec<Change>,
}

/// What one fix added to the expected visits between any two: the column times the row.
struct Change {
    column: Vec<f64>,
    row: Vec<f64>,
}

impl<'a, 'm> Running<'a, 'm> {
    pub(crate) fn of(terrain: &'a Terrain<'m>, state: &State) -> Self {
        Self { terrain, state: state.clone(), solved: state.solved.clone(), changes: Vec::new() }
    }

    /// Contacts, cost and completed of one customer.
    pub(crate) fn total(&self) -> Rewards {
        self.state.total()
    }

    /// The touchpoint of a point, with the point brought to its achievable need.
    pub(crate) fn turn(&self, number: usize) -> Turn {
        let point = &self.terrain.points[number];
        let rates = |other| if other == number { point.fixed() } else { self.state.rates[other] };
        Turn::of(self.terrain, point.at, rates)
    }

    /// The change that a fix would make; `None` where it has no answer.
    pub(crate) fn change(&self, number: usize, turn: &Turn) -> Option<Rewards> {
        if !self.state.is_reached[turn.place] {
            return Some(Rewards::default());
        }
        let fixed = [(number, self.terrain.points[number].fixed())];
        change_by(self.terrain, &self.state, std::slice::from_ref(turn), &fixed).ok()
    }

    /// Brings a point to its achievable need for good.
    pub(crate) fn fix(&mut self, number: usize, turn: Turn) -> Result<(), Unsolved> {
        self.state.rates[number] = self.terrain.points[number].fixed();
        if !self.state.is_reached[turn.place] {
            return Ok(());
        }
        let opens = self.state.visit[turn.place].survival.stays == 0.0;
        if opens || self.changes.len() == MANY || self.closes() || !self.follow(turn) || self.closes() {
            return self.solve(self.state.rates.clone());
        }
        Ok(())
    }

    fn solve(&mut self, rates: Vec<Rates>) -> Result<(), Unsolved> {
        self.state = State::solve(self.terrain, rates)?;
        self.solved = self.state.solved.clone();
        self.changes.clear();
        Ok(())
    }

    /// Whether a loop nearly closes.
    fn closes(&self) -> bool {
        self.state.returns.iter().any(|returns| *returns > OFTEN)
    }

    /// Follows one change through; `false` where too little would be left to divide by.
    fn follow(&mut self, turn: Turn) -> bool {
        let place = turn.place;
        let difference = self.difference(&turn);
        let mut row = vec![0.0; self.state.visit.len()];
        difference.iter().for_each(|&(to, chance)| row[to] += chance);
        let mut row = self.solved.visits(&row).all;
        let mut only = vec![[0.0]; row.len()];
        only[place] = [1.0];
        let mut column: Vec<f64> =
            self.solved.costs_to_go(&only).into_iter().map(|[visits]| visits).collect();
        for change in &self.changes {
            let reach: f64 = difference.iter().map(|&(to, chance)| chance * change.column[to]).sum();
            row.iter_mut().zip(&change.row).for_each(|(visits, more)| *visits += reach * more);
            let reach = change.row[place];
            column.iter_mut().zip(&change.column).for_each(|(visits, more)| *visits += reach * more);
        }
        let leaving = 1.0 - row[place];
        if leaving * OFTEN < 1.0 {
            return false;
        }
        column.iter_mut().for_each(|visits| *visits /= leaving);
        self.take(turn, &difference, Change { column, row }, leaving);
        true
    }

    /// Takes over what one change makes of visits and of what they bring.
    fn take(&mut self, turn: Turn, difference: &[(usize, f64)], change: Change, leaving: f64) {
        let (place, state) = (turn.place, &mut self.state);
        let mut brings = turn.rewards();
        add(&mut brings, -1.0, &state.rewards[place]);
        difference.iter().for_each(|&(to, chance)| add(&mut brings, chance, &state.ahead[to]));
        let more = state.visits.all[place] / leaving;
        for (at, (row, column)) in change.row.iter().zip(&change.column).enumerate() {
            state.visits.all[at] += more * row;
            add(&mut state.ahead[at], *column, &brings);
            state.returns[at] += column * row;
            state.back[at].iter_mut().for_each(|(near, visits)| *visits += change.column[*near] * row);
        }
        state.visits.arriving.clear();
        state.rewards[place] = turn.rewards();
        state.visit[place] = turn.visit;
        state.solved.lead(place, turn.onward);
        self.changes.push(change);
    }

    /// The row of the changed touchpoint less what it is now.
    fn difference(&self, turn: &Turn) -> Vec<(usize, f64)> {
        let now = self.state.solved.row(turn.place).iter().map(|&(to, chance)| (to, -chance));
        turn.onward.row.iter().copied().chain(now).collect()
    }
}
