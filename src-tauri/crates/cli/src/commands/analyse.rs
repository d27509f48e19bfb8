//! `analyse`: every figure of a map as one JSON object.

use serde::Serialize;

use crate::arguments::Depth;
use crate::failure::Failure;
use crate::source::Source;
use crate::target;

pub(super) fn run(file: &Source, depth: &Depth) -> Result<(), Failure> {
    let map = file.map()?;
    let steps = depth.waterfall.unwrap_or(analysis::STEPS);
    let analysis = analysis::analyse_in_steps(&map, steps).map_err(Failure::each)?;
    print(&super::with_fonts(&map, analysis))
}

/// Prints figures as JSON.
pub(super) fn print(figures: &impl Serialize) -> Result<(), Failure> {
    let json = serde_json::to_string_pretty(figures)
        .map_err(|error| Failure::work(format!("The figures cannot be written as JSON: {error}.")))?;
    target::print(&format!("{json}\n"))
}
