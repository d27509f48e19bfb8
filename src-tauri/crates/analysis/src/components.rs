//! Strongly connected components: the loops of a journey, in the order in which customers meet them.

/// The components of the graph `rows` (successors of each state), in topological order: every edge
/// between two components leads from an earlier to a later one. Only states where `within` holds
/// are visited.
pub(crate) fn components(rows: &[Vec<(usize, f64)>], within: &[bool]) -> Vec<Vec<usize>> {
    let mut search = Search::new(rows, within);
    for (start, &inside) in within.iter().enumerate() {
        if inside && search.number[start] == UNSEEN {
            search.from(start);
        }
    }
    // Tarjan finds the last component first.
    search.found.reverse();
    search.found
}

const UNSEEN: usize = usize::MAX;

/// Tarjan's search with its own stack, so that a journey of any length fits.
struct Search<'a> {
    rows: &'a [Vec<(usize, f64)>],
    within: &'a [bool],
    number: Vec<usize>,
    lowest: Vec<usize>,
    open: Vec<bool>,
    path: Vec<usize>,
    next: usize,
    found: Vec<Vec<usize>>,
}

impl<'a> Search<'a> {
    fn new(rows: &'a [Vec<(usize, f64)>], within: &'a [bool]) -> Self {
        let n = rows.len();
        Self {
            rows,
            within,
            number: vec![UNSEEN; n],
            lowest: vec![UNSEEN; n],
            open: vec![false; n],
            path: Vec::new(),
            next: 0,
            found: Vec::new(),
        }
    }

    fn from(&mut self, start: usize) {
        let mut calls = vec![(start, 0)];
        self.enter(start);
        while let Some((state, edge)) = calls.last_mut() {
            let state = *state;
            let Some(&(to, _)) = self.rows[state].get(*edge) else {
                calls.pop();
                self.leave(state, calls.last().map(|(parent, _)| *parent));
                continue;
            };
            *edge += 1;
            if !self.within[to] {
                continue;
            }
            if self.number[to] == UNSEEN {
                self.enter(to);
                calls.push((to, 0));
            } else if self.open[to] {
                self.lowest[state] = self.lowest[state].min(self.number[to]);
            }
        }
    }

    fn enter(&mut self, state: usize) {
        self.number[state] = self.next;
        self.lowest[state] = self.next;
        self.next += 1;
        self.open[state] = true;
        self.path.push(state);
    }

    fn leave(&mut self, state: usize, parent: Option<usize>) {
        if let Some(parent) = parent {
            self.lowest[parent] = self.lowest[parent].min(self.lowest[state]);
        }
        if self.lowest[state] != self.number[state] {
            return;
        }
        let mut component = Vec::new();
        while let Some(member) = self.path.pop() {
            self.open[member] = false;
            component.push(member);
            if member == state {
                break;
            }
        }
        component.sort_unstable();
        self.found.push(component);
    }
}

#[cfg(test)]
mod tests {
    use super::components;

    #[test]
    fn loops_come_out_together_and_in_order() {
        let rows = vec![vec![(1, 1.0)], vec![(2, 0.5), (3, 0.5)], vec![(1, 1.0)], vec![(3, 0.5)]];
        assert_eq!(components(&rows, &[true; 4]), [vec![0], vec![1, 2], vec![3]]);
    }

    #[test]
    fn what_is_outside_is_not_entered() {
        let rows = vec![vec![(1, 1.0)], vec![(0, 1.0)]];
        assert_eq!(components(&rows, &[true, false]), [vec![0]]);
    }
}
