//! The journey as an absorbing chain: who can be reached, and expected visits and costs along it.

use crate::Refusal;
use crate::components::components;
use crate::dense::add;
use crate::elimination::Elimination;
use crate::visit::{Onward, Rewards};
use crate::what_if::Turn;

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

/// Expected visits of one customer.
#[derive(Clone, Debug, Default)]
pub(crate) struct Visits {
    pub(crate) all: Vec<f64>,
    /// Those that come from outside a state's loop; empty where that is not known.
    pub(crate) arriving: Vec<f64>,
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
    pub(crate) fn visits(&self, entry: &[f64]) -> Visits {
        let mut all = entry.to_vec();
        let mut arriving = vec![0.0; all.len()];
        for (number, component) in self.components.iter().enumerate() {
            component.states.iter().for_each(|&state| arriving[state] = all[state]);
            if let Some(elimination) = &component.elimination {
                let arriving = component.states.iter().map(|&state| all[state]).collect();
                component.put(&mut all, &elimination.visits(arriving));
            }
            for &state in &component.states {
                let here = all[state];
                for &(to, chance) in &self.chain.rows[state] {
                    if self.is_elsewhere(to, number) {
                        all[to] += here * chance;
                    }
                }
            }
        }
        Visits { all, arriving }
    }

    /// Expected sums of `w` over all visits from each state on, h = w + Qh; 0 where nobody comes.
    pub(crate) fn costs_to_go<const N: usize>(&self, w: &[[f64; N]]) -> Vec<[f64; N]> {
        let mut costs = vec![[0.0; N]; w.len()];
        for number in (0..self.components.len()).rev() {
            self.go_on(number, w, &mut costs);
        }
        costs
    }

    /// Works out one component's costs from those of the components after it.
    pub(crate) fn go_on<const N: usize>(&self, number: usize, w: &[[f64; N]], costs: &mut [[f64; N]]) {
        let component = &self.components[number];
        let beyond = |state: usize| {
            let mut sum = w[state];
            for (to, chance) in &self.chain.rows[state] {
                if self.is_elsewhere(*to, number) {
                    add(&mut sum, *chance, &costs[*to]);
                }
            }
            sum
        };
        if let ([only], None) = (component.states.as_slice(), &component.elimination) {
            costs[*only] = beyond(*only);
            return;
        }
        let beyond: Vec<[f64; N]> = component.states.iter().map(|&state| beyond(state)).collect();
        let solved = component.elimination.as_ref().map_or(beyond.clone(), |e| e.costs_to_go(beyond));
        component.put(costs, &solved);
    }

    /// For each state the expected visits to itself from itself on, and for each state of its loop
    /// to which it leads those from there back to it.
    pub(crate) fn returns(&self) -> (Vec<f64>, Vec<Vec<(usize, f64)>>) {
        let mut returns = vec![1.0; self.home.len()];
        let mut back = vec![Vec::new(); self.home.len()];
        for (number, component) in self.components.iter().enumerate() {
            let Some(elimination) = &component.elimination else { continue };
            let between = elimination.between();
            for (place, &state) in component.states.iter().enumerate() {
                returns[state] = between.visits(place, place);
                let ways = self.chain.rows[state].iter();
                let inside =
                    ways.filter_map(|&(to, _)| Some((to, self.home[to].filter(|home| home.0 == number)?.1)));
                back[state] = inside.map(|(to, there)| (to, between.visits(there, place))).collect();
            }
        }
        (returns, back)
    }

    /// The chances to go on from a state.
    pub(crate) fn row(&self, state: usize) -> &[(usize, f64)] {
        &self.chain.rows[state]
    }

    /// The chain with other ways on from one state, its loops eliminated as they were before.
    pub(crate) fn lead(&mut self, state: usize, onward: Onward) {
        self.chain.rows[state] = onward.row;
        self.chain.leave[state] = onward.leave;
    }

    /// How many components there are.
    pub(crate) fn len(&self) -> usize {
        self.components.len()
    }

    /// The states of one component.
    pub(crate) fn states(&self, number: usize) -> &[usize] {
        &self.components[number].states
    }

    /// The component of a state that somebody reaches.
    pub(crate) fn component(&self, state: usize) -> Option<usize> {
        self.home[state].map(|(number, _)| number)
    }

    /// The costs of one component's states, in their order, when `turns` (in order of their place)
    /// lead elsewhere and bring something else; `w` and `costs` are those of [`Self::go_on`].
    pub(crate) fn anew(
        &self,
        number: usize,
        turns: &[Turn],
        w: &[Rewards],
        costs: &[Rewards],
    ) -> Result<Vec<Rewards>, Unsolved> {
        let states = self.states(number);
        let mut chain = Chain::default();
        let mut beyond = Vec::with_capacity(states.len());
        for &state in states {
            let (ways, mut leave, mut sum) = match turns.binary_search_by_key(&state, |turn| turn.place) {
                Ok(at) => (&turns[at].onward.row, turns[at].onward.leave, turns[at].rewards()),
                Err(_) => (&self.chain.rows[state], self.chain.leave[state], w[state]),
            };
            let mut row = Vec::with_capacity(ways.len());
            for &(to, chance) in ways {
                match self.home[to] {
                    Some((of, there)) if of == number => row.push((there, chance)),
                    _ => {
                        leave += chance;
                        add(&mut sum, chance, &costs[to]);
                    }
                }
            }
            chain.rows.push(row);
            chain.leave.push(leave);
            beyond.push(sum);
        }
        Ok(chain.solve(&vec![true; states.len()])?.costs_to_go(&beyond))
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
    fn put<T: Copy>(&self, all: &mut [T], mine: &[T]) {
        for (&state, &value) in self.states.iter().zip(mine) {
            all[state] = value;
        }
    }
}
