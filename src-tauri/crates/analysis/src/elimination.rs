//! Elimination of one loop of touchpoints: the state with the fewest neighbours goes first, so a
//! long loop costs no more than its length; what becomes dense on the way ends in a full matrix.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::Refusal;
use crate::between::Between;
use crate::dense::{Dense, add};

/// The largest full matrix: 200 MB, and some minutes of work.
const LIMIT: usize = 5_000;

/// One strongly connected component, eliminated. States are numbered 0.. within it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Elimination {
    steps: Vec<Step>,
    /// The states that are left to the full matrix.
    rest: Vec<usize>,
    dense: Dense,
}

/// One state taken out.
#[derive(Clone, Debug)]
pub(crate) struct Step {
    pub(crate) state: usize,
    /// Its chance to leave otherwise than to itself.
    pub(crate) leaving: f64,
    /// Neighbours still there, in order: their state, the chance to go on to them once the state
    /// is left, and what they bring here for each of their visits.
    pub(crate) near: Vec<(usize, f64, f64)>,
}

/// Chances between two neighbours, seen from one of them.
#[derive(Clone, Copy, Debug, Default)]
struct Link {
    out: f64,
    back: f64,
}

struct Graph {
    links: Vec<BTreeMap<usize, Link>>,
    leave: Vec<f64>,
    /// States still there, by their number of neighbours.
    queue: BTreeSet<(usize, usize)>,
}

impl Elimination {
    /// `edges` are chances (from, to, chance); `leave` is each state's chance to leave the component.
    pub(crate) fn new(
        edges: impl IntoIterator<Item = (usize, usize, f64)>,
        leave: Vec<f64>,
    ) -> Result<Self, Refusal> {
        let mut graph = Graph::new(edges, leave);
        let mut steps = Vec::new();
        while let Some(&(degree, state)) = graph.queue.first() {
            if graph.queue.len() <= 6 * degree.max(1) {
                break;
            }
            graph.queue.pop_first();
            steps.push(graph.take_out(state));
        }
        let rest: Vec<usize> =
            graph.queue.iter().map(|&(_, state)| state).collect::<BTreeSet<_>>().into_iter().collect();
        if rest.len() > LIMIT {
            return Err(Refusal::TooEntangled { touchpoints: rest.len(), limit: LIMIT });
        }
        let dense = graph.dense(&rest);
        Ok(Self { steps, rest, dense })
    }

    /// Expected visits to each state from arrivals `b`.
    pub(crate) fn visits(&self, mut b: Vec<f64>) -> Vec<f64> {
        for step in &self.steps {
            let arriving = b[step.state];
            for &(to, onward, _) in &step.near {
                b[to] += arriving * onward;
            }
        }
        let mut rest: Vec<f64> = self.rest.iter().map(|&state| b[state]).collect();
        self.dense.visits(&mut rest);
        self.put_rest(&mut b, &rest);
        for step in self.steps.iter().rev() {
            let from_others: f64 = step.near.iter().map(|&(from, _, brings)| b[from] * brings).sum();
            b[step.state] = b[step.state] / step.leaving + from_others;
        }
        b
    }

    /// Expected sums of `w` over all visits from each state on, its own included.
    pub(crate) fn costs_to_go<const N: usize>(&self, mut w: Vec<[f64; N]>) -> Vec<[f64; N]> {
        for step in &self.steps {
            let cost = w[step.state];
            for &(from, _, brings) in &step.near {
                add(&mut w[from], brings, &cost);
            }
        }
        let mut rest: Vec<[f64; N]> = self.rest.iter().map(|&state| w[state]).collect();
        self.dense.costs_to_go(&mut rest);
        self.put_rest(&mut w, &rest);
        for step in self.steps.iter().rev() {
            let mut here = w[step.state].map(|cost| cost / step.leaving);
            for &(to, onward, _) in &step.near {
                add(&mut here, onward, &w[to]);
            }
            w[step.state] = here;
        }
        w
    }

    /// Expected visits between neighbours, of this loop as it was eliminated.
    pub(crate) fn between(&self) -> Between {
        Between::of(&self.steps, &self.rest, &self.dense)
    }

    fn put_rest<T: Copy>(&self, all: &mut [T], rest: &[T]) {
        for (&state, &value) in self.rest.iter().zip(rest) {
            all[state] = value;
        }
    }
}

impl Graph {
    fn new(edges: impl IntoIterator<Item = (usize, usize, f64)>, leave: Vec<f64>) -> Self {
        let mut links = vec![BTreeMap::<usize, Link>::new(); leave.len()];
        for (from, to, chance) in edges {
            // A way back to itself takes no time here: leaving is what counts.
            if from != to {
                links[from].entry(to).or_default().out += chance;
                links[to].entry(from).or_default().back += chance;
            }
        }
        let queue = links.iter().enumerate().map(|(state, near)| (near.len(), state)).collect();
        Self { links, leave, queue }
    }

    fn take_out(&mut self, state: usize) -> Step {
        let near = std::mem::take(&mut self.links[state]);
        let leaving = self.leave[state] + near.values().map(|link| link.out).sum::<f64>();
        for (&other, link) in &near {
            self.queue.remove(&(self.links[other].len(), other));
            self.links[other].remove(&state);
            self.leave[other] += link.back * (self.leave[state] / leaving);
        }
        for (&from, inward) in &near {
            for (&to, onward) in near.iter().filter(|(to, _)| **to != from) {
                let link = self.links[from].entry(to).or_default();
                link.out += inward.back * (onward.out / leaving);
                link.back += onward.back * (inward.out / leaving);
            }
        }
        for &other in near.keys() {
            self.queue.insert((self.links[other].len(), other));
        }
        let near = near.into_iter().map(|(other, link)| (other, link.out / leaving, link.back / leaving));
        Step { state, leaving, near: near.collect() }
    }

    fn dense(&self, rest: &[usize]) -> Dense {
        let place: HashMap<usize, usize> = rest.iter().enumerate().map(|(at, &state)| (state, at)).collect();
        let mut cells = vec![0.0; rest.len() * rest.len()];
        for (row, &state) in rest.iter().enumerate() {
            for (other, link) in &self.links[state] {
                if let Some(column) = place.get(other) {
                    cells[row * rest.len() + column] = link.out;
                }
            }
        }
        Dense::eliminate(cells, rest.iter().map(|&state| self.leave[state]).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::Elimination;

    /// Checks v = b + Qᵀv, h = w + Qh and what is between neighbours against single starts.
    fn holds(size: usize, edges: &[(usize, usize, f64)]) {
        let mut leave = vec![1.0; size];
        for &(from, _, chance) in edges {
            leave[from] -= chance;
        }
        let solved = Elimination::new(edges.iter().copied(), leave).unwrap();
        let b: Vec<f64> = (0..size).map(|at| 1.0 + at as f64 / 7.0).collect();
        let visits = solved.visits(b.clone());
        let costs: Vec<f64> =
            solved.costs_to_go(b.iter().map(|&b| [b]).collect()).into_iter().map(|[cost]| cost).collect();
        let (mut expected_visits, mut expected_costs) = (b.clone(), b.clone());
        for &(from, to, chance) in edges {
            expected_visits[to] += chance * visits[from];
            expected_costs[from] += chance * costs[to];
        }
        let between = solved.between();
        for &(from, to, _) in edges {
            let mut only = vec![0.0; size];
            only[from] = 1.0;
            let all = solved.visits(only);
            assert!((between.visits(from, to) - all[to]).abs() < 1e-9 * all[to].max(1.0));
        }
        for at in 0..size {
            assert!((visits[at] - expected_visits[at]).abs() < 1e-9 * visits[at]);
            assert!((costs[at] - expected_costs[at]).abs() < 1e-9 * costs[at]);
            let mut only = vec![0.0; size];
            only[at] = 1.0;
            let returns = between.visits(at, at);
            assert!((returns - solved.visits(only)[at]).abs() < 1e-9 * returns);
        }
    }

    #[test]
    fn a_long_loop_is_solved() {
        let edges: Vec<_> = (0..100).map(|at| (at, (at + 1) % 100, 0.999)).collect();
        holds(100, &edges);
    }

    #[test]
    fn a_grid_with_ways_back_is_solved() {
        let mut edges = Vec::new();
        for at in 0..90_usize {
            for (to, chance) in
                [((at + 1) % 90, 0.5), ((at + 9) % 90, 0.3), ((at + 89) % 90, 0.1), (at, 0.05)]
            {
                edges.push((at, to, chance));
            }
        }
        holds(90, &edges);
    }

    #[test]
    fn everything_leading_everywhere_is_solved() {
        let edges: Vec<_> =
            (0..12).flat_map(|from| (0..12).map(move |to| (from, to, (from + to) as f64 / 300.0))).collect();
        holds(12, &edges);
    }
}
