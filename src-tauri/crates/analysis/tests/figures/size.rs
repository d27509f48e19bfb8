//! Large journeys: figures come without waiting.

use std::time::{Duration, Instant};

use analysis::analyse;
use model::{Cause, JourneyMap};

use crate::building::*;

/// A journey of this many touchpoints, one after the other, some of them skipped.
fn long(size: usize) -> JourneyMap {
    let ids: Vec<String> = (0..size).map(|at| format!("t{at}")).collect();
    let mut map = journey(&ids.iter().map(String::as_str).collect::<Vec<_>>());
    for at in 0..size - 2 {
        map.transitions.push(way(&ids[at], &ids[at + 1], 0.9));
        map.transitions.push(way(&ids[at], &ids[at + 2], 0.0999));
    }
    map.service_points =
        (0..size).map(|at| need(&format!("p{at}"), &ids[at], Cause::HumanFailure, 0.01)).collect();
    map
}

/// What grows with the square of the size takes minutes here, and what does not some milliseconds
/// in a release build; between the two there is room for a debug build on a busy machine.
const PATIENCE: Duration = Duration::from_secs(30);

fn timed(map: &JourneyMap) {
    let start = Instant::now();
    let found = analyse(map).unwrap();
    assert!(found.residual <= 1e-9);
    assert!(start.elapsed() < PATIENCE, "{:?}", start.elapsed());
}

#[test]
fn ten_thousand_touchpoints_without_a_way_back_take_no_time() {
    timed(&long(10_000));
}

#[test]
fn ten_thousand_touchpoints_in_one_loop_take_no_time() {
    let mut map = long(10_000);
    map.touchpoints[0].start_share = some(1.0);
    map.transitions.push(way("t9998", "t0", 0.5));
    map.transitions.push(way("t9999", "t0", 0.5));
    timed(&map);
}

#[test]
fn ways_back_all_over_take_no_time() {
    let mut map = long(1_000);
    map.touchpoints[0].start_share = some(1.0);
    for at in (10..1_000_usize).step_by(20) {
        let back = (at * 7_919) % at;
        map.transitions.push(way(&format!("t{at}"), &format!("t{back}"), 0.0001));
    }
    timed(&map);
}
