//! Expected visits between neighbours in a loop: the inverse's entries where the loop has an edge.
//!
//! K. Takahashi, J. Fagan, M. S. Chen, "Formation of a sparse bus impedance matrix and its
//! application to short circuit study" (1973): these entries need no others than themselves.

use crate::dense::Dense;
use crate::elimination::Step;

/// Expected visits to one state of a loop from another that has a way to or from it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Between {
    /// Where each state stands in the order of elimination; those of the full matrix come last.
    order: Vec<usize>,
    taken: Vec<Taken>,
    dense: Vec<f64>,
}

/// One state taken out, with its neighbours that were still there.
#[derive(Clone, Debug)]
struct Taken {
    itself: f64,
    /// Neighbours in order: their state, visits to them from here, visits here from them.
    near: Vec<(usize, f64, f64)>,
}

impl Between {
    pub(crate) fn of(steps: &[Step], rest: &[usize], dense: &Dense) -> Self {
        let mut order = vec![0; steps.len() + rest.len()];
        let in_turn = steps.iter().map(|step| step.state).chain(rest.iter().copied());
        in_turn.enumerate().for_each(|(turn, state)| order[state] = turn);
        let mut between = Self { order, taken: Vec::new(), dense: dense.inverse() };
        // The last ones come first, and are turned round when all are there.
        let mut taken: Vec<Taken> = Vec::with_capacity(steps.len());
        for step in steps.iter().rev() {
            taken.push(between.extended(step, &taken, steps.len()));
        }
        taken.reverse();
        between.taken = taken;
        between
    }

    /// Expected visits to `to` from `from` on, the first included; 0 where no way of the loop
    /// joins the two.
    pub(crate) fn visits(&self, from: usize, to: usize) -> f64 {
        let count = self.taken.len();
        self.lookup(from, to, count, |turn| self.taken.get(turn))
    }

    fn lookup<'a>(
        &'a self,
        from: usize,
        to: usize,
        count: usize,
        taken: impl Fn(usize) -> Option<&'a Taken>,
    ) -> f64 {
        let (leaves, enters) = (self.order[from], self.order[to]);
        let first = leaves.min(enters);
        if first >= count {
            let size = self.order.len() - count;
            return self.dense[(leaves - count) * size + enters - count];
        }
        let Some(taken) = taken(first) else { return 0.0 };
        if from == to {
            return taken.itself;
        }
        let other = if leaves == first { to } else { from };
        let Ok(place) = taken.near.binary_search_by_key(&other, |near| near.0) else { return 0.0 };
        let (_, out, into) = taken.near[place];
        if leaves == first { out } else { into }
    }

    /// The entries of one state, from those of all that were taken out after it, last one first.
    fn extended(&self, step: &Step, later: &[Taken], count: usize) -> Taken {
        let known = |from: usize, to: usize| self.lookup(from, to, count, |turn| later.get(count - 1 - turn));
        let mut itself = 1.0 / step.leaving;
        let mut near = Vec::with_capacity(step.near.len());
        for &(other, onward, _) in &step.near {
            let mut out = 0.0;
            let mut into = 0.0;
            for &(via, to_via, from_via) in &step.near {
                out += to_via * known(via, other);
                into += known(other, via) * from_via;
            }
            near.push((other, out, into));
            itself += onward * into;
        }
        Taken { itself, near }
    }
}
