//! The journey at the rates of one state, solved: today's, or one in which something is fixed.

use crate::chain::{Chain, Solved, Unsolved, Visits};
use crate::dense::add;
use crate::point::Rates;
use crate::terrain::Terrain;
use crate::visit::{Rewards, Visit};

/// Rates in force, and what customers do at them.
#[derive(Clone, Debug)]
pub(crate) struct State {
    /// Of each counted point.
    pub(crate) rates: Vec<Rates>,
    pub(crate) is_reached: Vec<bool>,
    /// What one visit of each touchpoint brings.
    pub(crate) visit: Vec<Visit>,
    /// The same, only what a what-if asks for.
    pub(crate) rewards: Vec<Rewards>,
    pub(crate) solved: Solved,
    /// Expected visits of one customer to each touchpoint.
    pub(crate) visits: Visits,
    /// What one visit of each touchpoint and all after it bring.
    pub(crate) ahead: Vec<Rewards>,
    /// Expected visits to each touchpoint from a visit there on, that one included.
    pub(crate) returns: Vec<f64>,
    /// For each touchpoint the neighbours in its loop to which it leads, with the expected visits
    /// from there back to it.
    pub(crate) back: Vec<Vec<(usize, f64)>>,
}

impl State {
    /// Follows the customers at these rates of the counted points.
    pub(crate) fn solve(terrain: &Terrain<'_>, rates: Vec<Rates>) -> Result<Self, Unsolved> {
        let size = terrain.map.touchpoints.len();
        let mut chain = Chain::default();
        let mut visit = Vec::with_capacity(size);
        for place in 0..size {
            let (brings, onward) = terrain.visit(place, |point| rates[point]);
            visit.push(brings);
            chain.rows.push(onward.row);
            chain.leave.push(onward.leave);
        }
        let is_reached = chain.reached(&terrain.entry);
        let solved = chain.solve(&is_reached)?;
        let visits = solved.visits(&terrain.entry);
        let rewards: Vec<Rewards> = visit.iter().map(|visit| visit.rewards).collect();
        let ahead = solved.costs_to_go(&rewards);
        let (returns, back) = solved.returns();
        Ok(Self { rates, is_reached, visit, rewards, solved, visits, ahead, returns, back })
    }

    /// Contacts, cost and completed of one customer.
    pub(crate) fn total(&self) -> Rewards {
        let mut sum = Rewards::default();
        for (rewards, visits) in self.rewards.iter().zip(&self.visits.all) {
            add(&mut sum, *visits, rewards);
        }
        sum
    }
}
