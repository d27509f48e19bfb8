//! Elimination of a set of states that all lead to each other, on a full matrix.
//!
//! W. K. Grassmann, M. I. Taksar, D. P. Heyman, "Regenerative analysis and steady state
//! distributions for Markov chains", Operations Research 33 (1985): eliminating a state needs no
//! subtraction when its chance to leave is carried along, so nothing cancels.

/// The eliminated matrix. Left of the diagonal stand the chances to go on to an earlier state once
/// a state is left; above it, what an earlier state brings there.
#[derive(Clone, Debug, Default)]
pub(crate) struct Dense {
    size: usize,
    cells: Vec<f64>,
    leaving: Vec<f64>,
}

/// Adds `chance` times the costs `onward` to those that are `here`.
pub(crate) fn add<const N: usize>(here: &mut [f64; N], chance: f64, onward: &[f64; N]) {
    for (cost, onward) in here.iter_mut().zip(onward) {
        *cost += chance * onward;
    }
}

impl Dense {
    /// Eliminates the states from the last to the first. `cells` holds the chances row by row,
    /// `leave` each state's chance to go nowhere else in here.
    pub(crate) fn eliminate(mut cells: Vec<f64>, mut leave: Vec<f64>) -> Self {
        let size = leave.len();
        let mut leaving = vec![0.0; size];
        for last in (0..size).rev() {
            let (above, below) = cells.split_at_mut(last * size);
            let row = &mut below[..last];
            let total = leave[last] + row.iter().sum::<f64>();
            leaving[last] = total;
            for chance in row.iter_mut() {
                *chance /= total;
            }
            let gone = leave[last] / total;
            for (earlier, others) in above.chunks_exact_mut(size).enumerate() {
                let through = others[last];
                if through == 0.0 {
                    continue;
                }
                for (chance, onward) in others[..last].iter_mut().zip(&*row) {
                    *chance += through * onward;
                }
                leave[earlier] += through * gone;
                others[last] = through / total;
            }
        }
        Self { size, cells, leaving }
    }

    fn cell(&self, from: usize, to: usize) -> f64 {
        self.cells[from * self.size + to]
    }

    /// Expected visits from arrivals `b`, in place.
    pub(crate) fn visits(&self, b: &mut [f64]) {
        for last in (1..self.size).rev() {
            let arriving = b[last];
            for (to, visits) in b[..last].iter_mut().enumerate() {
                *visits += arriving * self.cell(last, to);
            }
        }
        for state in 0..self.size {
            let from_earlier: f64 = (0..state).map(|from| b[from] * self.cell(from, state)).sum();
            b[state] = b[state] / self.leaving[state] + from_earlier;
        }
    }

    /// Expected sums of `w` over all visits to come, in place.
    pub(crate) fn costs_to_go<const N: usize>(&self, w: &mut [[f64; N]]) {
        for last in (1..self.size).rev() {
            let cost = w[last];
            for (from, costs) in w[..last].iter_mut().enumerate() {
                add(costs, self.cell(from, last), &cost);
            }
        }
        for state in 0..self.size {
            let mut here = w[state].map(|cost| cost / self.leaving[state]);
            for (to, costs) in w[..state].iter().enumerate() {
                add(&mut here, self.cell(state, to), costs);
            }
            w[state] = here;
        }
    }

    /// Expected visits to every state from every state, row by row.
    pub(crate) fn inverse(&self) -> Vec<f64> {
        let size = self.size;
        let mut inverse = vec![0.0; size * size];
        for state in 0..size {
            let onward = &self.cells[state * size..state * size + state];
            let brought: Vec<f64> = (0..state).map(|from| self.cell(from, state)).collect();
            let (earlier, own) = inverse.split_at_mut(state * size);
            let own = &mut own[..=state];
            let mut back = 0.0;
            for (row, &chance) in earlier.chunks_exact_mut(size).zip(onward) {
                let into: f64 =
                    row[..state].iter().zip(&brought).map(|(known, brought)| known * brought).sum();
                row[state] = into;
                back += chance * into;
                for (out, known) in own.iter_mut().zip(&row[..state]) {
                    *out += chance * known;
                }
            }
            own[state] = 1.0 / self.leaving[state] + back;
        }
        inverse
    }
}
