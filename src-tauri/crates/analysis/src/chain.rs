//! The journey as an absorbing chain: who can be reached, and expected visits and costs along it.

use crate::Refusal;
use crate::components::components;
use crate::elimination::Elimination;

/// Chances to go on from each state, and each state's chance to leave the chain, kept as a number
/// of its own so that it survives being tiny.
#[derive(Clone, Debug, Default)]
pub(crate) struct Chain {
    pub(crate) rows: Vec<Vec<(usize, f64)>>,
    pub(crate) leave: Vec<f64>,
}

/// A chain, eliminated loop by loop. States that cannot be reached have no part in it.
#[derive(Clone, Debug)]
pub(crate) struct Solved {
    chain: Chain,
    /// In the order in which customers meet them.
    components: Vec<Component>,
    /// The component of each state and its number there; `None` where nobody comes.
    home: Vec<Option<(usize, usize)>>,
}

#[derive(Clone, Debug)]
struct Component {
    states: Vec<usize>,
    /// `None` for a single state without a way back: every visit is the only one.
    elimination: Option<Elimination>,
}

impl Chain {
    /// The states that can be reached from where `entry` is above 0.
    pub(crate) fn reached(&self, entry: &[f64]) -> Vec<bool> {
        let mut reached: Vec<bool> = entry.iter().map(|&share| share > 0.0).collect();
        let mut open: Vec<usize> = (0..reached.len()).filter(|&state| reached[state]).collect();
        while let Some(state) = open.pop() {
            for &(to, chance) in &self.rows[state] {
                if chance > 0.0 && !reached[to] {
                    reached[to] = true;
                    open.push(to);
                }
            }
        }
        reached
    }

    /// Eliminates the chain; the error lists the states of each set that nobody ever leaves.
    pub(crate) fn solve(self, reached: &[bool]) -> Result<Solved, Unsolved> {
        let found = components(&self.rows, reached);
        let mut home = vec![None; self.rows.len()];
        for (number, states) in found.iter().enumerate() {
            for (place, &state) in states.iter().enumerate() {
                home[state] = Some((number, place));
            }
        }
        let closed: Vec<Vec<usize>> = found
            .iter()
            .enumerate()
            .filter(|(number, states)| self.is_closed(states, *number, &home))
            .map(|(_, states)| states.clone())
            .collect();
        if !closed.is_empty() {
            return Err(Unsolved::NeverLeaving(closed));
        }
        let mut components = Vec::with_capacity(found.len());
        for (number, states) in found.into_iter().enumerate() {
            let elimination = self.eliminate(&states, number, &home).map_err(Unsolved::Refused)?;
            components.push(Component { states, elimination });
        }
        Ok(Solved { chain: self, components, home })
    }

    fn is_closed(&self, states: &[usize], number: usize, home: &[Option<(usize, usize)>]) -> bool {
        states.iter().all(|&state| {
            let stays =
                |&(to, chance): &(usize, f64)| chance == 0.0 || home[to].is_some_and(|(of, _)| of == number);
            self.leave[state] == 0.0 && self.rows[state].iter().all(stays)
        })
    }

    fn eliminate(
        &self,
        states: &[usize],
        number: usize,
        home: &[Option<(usize, usize)>],
    ) -> Result<Option<Elimination>, Refusal> {
        if let [only] = states
            && self.rows[*only].iter().all(|(to, _)| to != only)
        {
            return Ok(None);
        }
        let mut edges = Vec::new();
        let mut leave: Vec<f64> = states.iter().map(|&state| self.leave[state]).collect();
        for (place, &state) in states.iter().enumerate() {
            for &(to, chance) in &self.rows[state] {
                match home[to] {
                    Some((of, there)) if of == number => edges.push((place, there, chance)),
                    _ => leave[place] += chance,
                }
            }
        }
        Elimination::new(edges, leave).map(Some)
    }
}

/// Why a chain has no answer.
#[derive(Clone, Debug)]
pub(crate) enum Unsolved {
    /// Sets of states, each without any way out.
    NeverLeaving(Vec<Vec<usize>>),
    Refused(Refusal),
}

impl Solved {
    /// Expected visits to each state, v = entry + Qᵀv.
    pub(crate) fn visits(&self, entry: &[f64]) -> Vec<f64> {
        let mut visits = entry.to_vec();
        for (number, component) in self.components.iter().enumerate() {
            if let Some(elimination) = &component.elimination {
                let arriving = component.states.iter().map(|&state| visits[state]).collect();
                component.put(&mut visits, &elimination.visits(arriving));
            }
            for &state in &component.states {
                let here = visits[state];
                for &(to, chance) in &self.chain.rows[state] {
                    if self.is_elsewhere(to, number) {
                        visits[to] += here * chance;
                    }
                }
            }
        }
        visits
    }

    /// Expected sum of `w` over all visits from each state on, h = w + Qh; 0 where nobody comes.
    pub(crate) fn costs_to_go(&self, w: &[f64]) -> Vec<f64> {
        let mut costs = vec![0.0; w.len()];
        for (number, component) in self.components.iter().enumerate().rev() {
            let beyond: Vec<f64> = component
                .states
                .iter()
                .map(|&state| {
                    let onward =
                        self.chain.rows[state].iter().filter(|(to, _)| self.is_elsewhere(*to, number));
                    w[state] + onward.map(|&(to, chance)| chance * costs[to]).sum::<f64>()
                })
                .collect();
            let solved = component.elimination.as_ref().map_or(beyond.clone(), |e| e.costs_to_go(beyond));
            component.put(&mut costs, &solved);
        }
        costs
    }

    /// Expected visits to each state from a visit there on, itself included.
    pub(crate) fn returns(&self) -> Vec<f64> {
        let mut returns = vec![1.0; self.home.len()];
        for component in &self.components {
            if let Some(elimination) = &component.elimination {
                component.put(&mut returns, &elimination.returns());
            }
        }
        returns
    }

    /// ‖v − entry − Qᵀv‖∞ / max(1, ‖v‖∞).
    pub(crate) fn residual(&self, entry: &[f64], visits: &[f64]) -> f64 {
        let mut balance = entry.to_vec();
        for (row, &here) in self.chain.rows.iter().zip(visits) {
            for &(to, chance) in row {
                balance[to] += here * chance;
            }
        }
        let largest = |values: &mut dyn Iterator<Item = f64>| values.fold(0.0, f64::max);
        let off = largest(&mut visits.iter().zip(&balance).map(|(v, b)| (v - b).abs()));
        off / largest(&mut visits.iter().copied()).max(1.0)
    }

    fn is_elsewhere(&self, state: usize, number: usize) -> bool {
        self.home[state].is_some_and(|(of, _)| of != number)
    }
}

impl Component {
    fn put(&self, all: &mut [f64], mine: &[f64]) {
        for (&state, &value) in self.states.iter().zip(mine) {
            all[state] = value;
        }
    }
}
