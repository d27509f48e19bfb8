//! Rows of the report: the work, the figure, the target, and whether it is held.

use std::time::Instant;

use crate::peers::Peer;

#[derive(Default)]
pub struct Report {
    /// Rows that could not be measured as they must be.
    pub failed: usize,
    pub missed: usize,
}

impl Report {
    /// A figure below its target is held.
    pub fn row(&mut self, work: &str, figure: f64, target: f64, unit: &str) {
        let held = figure < target;
        self.missed += usize::from(!held);
        let word = if held { "held" } else { "MISSED" };
        println!("{work:<46} {figure:>8.1} {unit}   target < {target:.0} {unit}   {word}");
    }

    pub fn peers(&mut self, figure: f64, peers: &[(&str, Peer)]) {
        for (name, peer) in peers {
            match peer {
                Peer::Milliseconds(ms) => println!("    {name}: {peer}, {:.1} times ours", ms / figure),
                Peer::Slower => println!("    {name}: {peer}"),
                Peer::Missing(_) => {
                    self.failed += 1;
                    println!("    {name} {peer}");
                    println!("    FAILED: this row counts only beside its peers");
                }
            }
        }
    }

    pub fn fail(&mut self, work: &str, why: &str) {
        self.failed += 1;
        println!("{work:<46} FAILED: {why}");
    }
}

/// The median of repeated runs, in milliseconds; the first run is thrown away.
pub fn median_ms(runs: usize, mut work: impl FnMut()) -> f64 {
    work();
    let mut times: Vec<f64> = (0..runs)
        .map(|_| {
            let begin = Instant::now();
            work();
            begin.elapsed().as_secs_f64() * 1000.0
        })
        .collect();
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}
