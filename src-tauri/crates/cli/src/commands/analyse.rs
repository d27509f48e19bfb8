//! `analyse`: every figure of a map as one JSON object.

use std::ops::ControlFlow;

use analysis::{Analysis, Draws, Intervals};
use model::JourneyMap;
use serde::Serialize;

use crate::arguments::Depth;
use crate::failure::Failure;
use crate::source::Source;
use crate::target;

/// The figures, and with them how sure they are where that was asked for.
#[derive(Serialize)]
struct Printed<'a> {
    #[serde(flatten)]
    analysis: &'a Analysis,
    #[serde(flatten)]
    sure: Option<Sure>,
}

#[derive(Serialize)]
struct Sure {
    intervals: Intervals,
    held_fixed: usize,
    draws: usize,
    seed: u64,
}

pub(super) fn run(file: &Source, depth: &Depth) -> Result<(), Failure> {
    let map = file.map()?;
    let steps = depth.waterfall.unwrap_or(analysis::STEPS);
    let found = analysis::analyse_in_steps(&map, steps).map_err(Failure::each)?;
    let analysis = super::with_fonts(&map, found);
    let sure = depth.draws.map(|draws| sure(&map, draws)).transpose()?.flatten();
    print(&Printed { analysis: &analysis, sure })
}

fn sure(map: &JourneyMap, draws: Draws) -> Result<Option<Sure>, Failure> {
    let found = analysis::intervals(map, draws, |_| ControlFlow::Continue(())).map_err(Failure::each)?;
    let Draws { count, seed } = draws;
    Ok(found.map(|intervals| Sure { held_fixed: intervals.held_fixed, intervals, draws: count, seed }))
}

/// Prints figures as JSON.
pub(super) fn print(figures: &impl Serialize) -> Result<(), Failure> {
    let json = serde_json::to_string_pretty(figures)
        .map_err(|error| Failure::work(format!("The figures cannot be written as JSON: {error}.")))?;
    target::print(&format!("{json}\n"))
}
