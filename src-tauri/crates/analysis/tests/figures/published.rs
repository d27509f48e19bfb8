//! Chains whose answers stand in textbooks.

use analysis::analyse;
use model::{JourneyMap, Outcome};

use crate::building::*;

#[track_caller]
fn near(found: f64, expected: f64, within: f64) {
    assert!((found - expected).abs() <= within, "{found} is not {expected}");
}

/// Grinstead and Snell, Introduction to Probability, example 11.13: a drunkard walks between a bar
/// at 4 and home at 0, at each of the corners 1, 2 and 3 left or right with equal chances.
fn drunkard(start: usize) -> JourneyMap {
    let mut map = journey(&["1", "2", "3"]);
    map.touchpoints[start].start_share = some(1.0);
    map.transitions = vec![way("1", "2", 0.5), way("2", "1", 0.5), way("2", "3", 0.5), way("3", "2", 0.5)];
    map.exits = vec![exit("1", 0.5, Outcome::Completed), exit("3", 0.5, Outcome::Left)];
    map
}

#[test]
fn the_drunkards_walk_has_its_fundamental_matrix() {
    let n = [[1.5, 1.0, 0.5], [1.0, 2.0, 1.0], [0.5, 1.0, 1.5]];
    let times = [3.0, 4.0, 3.0];
    let home = [0.75, 0.5, 0.25];
    for start in 0..3 {
        let found = analyse(&drunkard(start)).unwrap();
        let visits: Vec<f64> = found.visits.values().collect();
        visits.iter().zip(n[start]).for_each(|(found, expected)| near(*found, expected, 1e-12));
        near(visits.iter().sum(), times[start], 1e-12);
        near(found.completed, home[start], 1e-12);
        near(found.left, 1.0 - home[start], 1e-12);
    }
}

/// Grinstead and Snell, exercise on tennis at deuce: a player who wins a point with p wins the game
/// with p²/(p² + q²).
#[test]
fn tennis_at_deuce_is_won_as_often_as_the_book_says() {
    for p in [0.5, 0.6, 0.9] {
        let q = 1.0 - p;
        let mut map = journey(&["deuce", "ahead", "behind"]);
        map.touchpoints[0].start_share = some(1.0);
        map.transitions = vec![
            way("deuce", "ahead", p),
            way("deuce", "behind", q),
            way("ahead", "deuce", q),
            way("behind", "deuce", p),
        ];
        map.exits = vec![exit("ahead", p, Outcome::Completed), exit("behind", q, Outcome::Left)];
        near(analyse(&map).unwrap().completed, p * p / (p * p + q * q), 1e-12);
    }
}

/// Render and Stair, Quantitative Analysis for Management, the accounts receivable: bills less than
/// a month old and bills one to three months old end paid or as bad debts, FA to three places.
#[test]
fn bills_end_paid_or_bad_as_the_book_says() {
    let fa = [[0.966, 0.034], [0.862, 0.138]];
    for (start, [paid, bad]) in fa.into_iter().enumerate() {
        let mut map = journey(&["new", "older"]);
        map.touchpoints[start].start_share = some(1.0);
        map.transitions = vec![
            way("new", "new", 0.2),
            way("new", "older", 0.2),
            way("older", "new", 0.3),
            way("older", "older", 0.2),
        ];
        map.exits = vec![
            exit("new", 0.6, Outcome::Completed),
            exit("older", 0.4, Outcome::Completed),
            exit("older", 0.1, Outcome::Left),
        ];
        let found = analyse(&map).unwrap();
        near(found.completed, paid, 5e-4);
        near(found.left, bad, 5e-4);
    }
}
