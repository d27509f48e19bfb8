//! Where customers start.

use model::JourneyMap;

use crate::flow::Row;
use crate::{Refusal, sum};

/// The share of customers who start at each touchpoint; adds up to 1 where there is a touchpoint.
pub(crate) fn entry(map: &JourneyMap, rows: &[Row]) -> Result<Vec<f64>, Refusal> {
    if map.touchpoints.iter().any(|touchpoint| touchpoint.start_share.is_some()) {
        return given(map);
    }
    let mut entry = vec![0.0; map.touchpoints.len()];
    let starts = without_predecessor(rows);
    for &start in &starts {
        entry[start] = 1.0 / starts.len() as f64;
    }
    if starts.is_empty()
        && let Some(first) = first_of_first_stage(map)
    {
        entry[first] = 1.0;
    }
    Ok(entry)
}

fn given(map: &JourneyMap) -> Result<Vec<f64>, Refusal> {
    let shares: Vec<f64> =
        map.touchpoints.iter().map(|t| t.start_share.as_ref().map_or(0.0, |share| share.value)).collect();
    let total = sum::exact(shares.iter().copied());
    if total <= 0.0 {
        return Err(Refusal::NobodyStarts);
    }
    Ok(shares.into_iter().map(|share| share / total).collect())
}

/// Touchpoints that no other touchpoint leads to; a transition of share 0 leads there all the same.
fn without_predecessor(rows: &[Row]) -> Vec<usize> {
    let mut led_to = vec![false; rows.len()];
    for (from, row) in rows.iter().enumerate() {
        for branch in row.onward.iter().filter(|branch| branch.to != from) {
            led_to[branch.to] = true;
        }
    }
    (0..rows.len()).filter(|&at| !led_to[at]).collect()
}

fn first_of_first_stage(map: &JourneyMap) -> Option<usize> {
    let first_of = |stage: &model::Stage| map.touchpoints.iter().position(|t| t.stage == stage.id);
    // A touchpoint in no stage at all is no file of ours, but it still has to start somewhere.
    map.stages.iter().find_map(first_of).or((!map.touchpoints.is_empty()).then_some(0))
}
