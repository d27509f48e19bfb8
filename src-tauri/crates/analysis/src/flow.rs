//! Where customers go from each touchpoint: shares of transitions and exits, blanks filled in.

use std::collections::{BTreeMap, HashMap};

use model::{Exit, Id, JourneyMap, Outcome, Transition};

use crate::places::Places;
use crate::refusal::titled;
use crate::{Refusal, sum};

/// How far a sum of shares may be from 1 and still count as 1.
const SLACK: f64 = 1e-9;

/// One touchpoint's ways on and out. All shares together make 1.
#[derive(Clone, Debug, Default)]
pub(crate) struct Row {
    pub(crate) onward: Vec<Branch>,
    pub(crate) exits: Vec<Ending>,
    /// What no transition and no exit takes.
    pub(crate) remainder: f64,
    /// How the remainder ends, as a place in [`Shares::ends`].
    pub(crate) remainder_end: usize,
    /// All of them as they are today.
    pub(crate) shares: Shares,
}

/// One transition.
#[derive(Clone, Debug)]
pub(crate) struct Branch {
    /// Its place among all transitions of the map.
    pub(crate) number: usize,
    pub(crate) to: usize,
    pub(crate) share: f64,
    pub(crate) wait_days: f64,
    pub(crate) raised: Raised,
}

/// One exit.
#[derive(Clone, Debug)]
pub(crate) struct Ending {
    /// Its place among all exits of the map.
    pub(crate) number: usize,
    /// A place in [`Shares::ends`].
    pub(crate) end: usize,
    pub(crate) share: f64,
    pub(crate) raised: Raised,
}

/// The counted points whose needs raise a branch, each with its part; `None` where no need does.
pub(crate) type Raised = Option<Vec<(usize, f64)>>;

/// Where the customers of one touchpoint go.
#[derive(Clone, Debug, Default)]
pub(crate) struct Shares {
    /// By transition, in array order.
    pub(crate) onward: Vec<f64>,
    /// Exits and remainder by outcome: completed, left, declined.
    pub(crate) ends: [f64; 3],
}

impl Row {
    fn with_shares(mut self) -> Self {
        self.shares.onward = self.onward.iter().map(|branch| branch.share).collect();
        for exit in &self.exits {
            self.shares.ends[exit.end] += exit.share;
        }
        self.shares.ends[self.remainder_end] += self.remainder;
        self
    }
}

/// A branch whose share was left blank and came out as 0.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum EmptyBlank<'m> {
    Transition(&'m Transition),
    Exit(&'m Exit),
}

/// The flow of a whole map, by touchpoint in array order.
#[derive(Clone, Debug, Default)]
pub(crate) struct Flow<'m> {
    pub(crate) rows: Vec<Row>,
    pub(crate) empty_blanks: Vec<EmptyBlank<'m>>,
}

/// Transitions and exits of one touchpoint, in array order.
#[derive(Clone, Default)]
struct Branches<'m> {
    transitions: Vec<Going<'m>>,
    /// With their places among all exits.
    exits: Vec<(usize, &'m Exit)>,
}

/// A transition, its place among all of them, and the touchpoint that it leads to.
#[derive(Clone)]
struct Going<'m> {
    number: usize,
    transition: &'m Transition,
    to: usize,
}

pub(crate) fn flow<'m>(
    map: &'m JourneyMap,
    places: &Places<'_>,
    counted: &HashMap<&str, usize>,
    refusals: &mut Vec<Refusal>,
) -> Flow<'m> {
    let mut flow = Flow::default();
    let branches = by_touchpoint(map, places, refusals);
    for (touchpoint, branches) in map.touchpoints.iter().zip(&branches) {
        match row(touchpoint, branches, counted, &mut flow.empty_blanks) {
            Ok(row) => flow.rows.push(row),
            Err(refusal) => {
                refusals.push(refusal);
                flow.rows.push(Row::default());
            }
        }
    }
    flow
}

fn by_touchpoint<'m>(
    map: &'m JourneyMap,
    places: &Places<'_>,
    refusals: &mut Vec<Refusal>,
) -> Vec<Branches<'m>> {
    let mut branches = vec![Branches::default(); map.touchpoints.len()];
    for (number, transition) in map.transitions.iter().enumerate() {
        let find = |id: &str| places.touchpoint(id, || "A transition".to_owned());
        match (find(&transition.from), find(&transition.to)) {
            (Ok(from), Ok(to)) => branches[from].transitions.push(Going { number, transition, to }),
            (Err(refusal), _) | (_, Err(refusal)) => refusals.push(refusal),
        }
    }
    for (number, exit) in map.exits.iter().enumerate() {
        match places.touchpoint(&exit.from, || "An exit".to_owned()) {
            Ok(from) => branches[from].exits.push((number, exit)),
            Err(refusal) => refusals.push(refusal),
        }
    }
    branches
}

fn row<'m>(
    touchpoint: &model::Touchpoint,
    branches: &Branches<'m>,
    counted: &HashMap<&str, usize>,
    empty_blanks: &mut Vec<EmptyBlank<'m>>,
) -> Result<Row, Refusal> {
    let given: Vec<Option<f64>> = branches
        .transitions
        .iter()
        .map(|going| going.transition.share.as_ref())
        .chain(branches.exits.iter().map(|(_, exit)| exit.share.as_ref()))
        .map(|share| share.map(|share| share.value))
        .collect();
    let shares = filled(&given)
        .map_err(|sum| Refusal::SharesAboveOne { touchpoint: titled(&touchpoint.title), sum })?;
    note_empty_blanks(branches, &given, &shares.each, empty_blanks);

    let default = if given.is_empty() { Outcome::Completed } else { Outcome::Left };
    let (onward, out) = shares.each.split_at(branches.transitions.len());
    let onward = branches.transitions.iter().zip(onward).map(|(going, &share)| Branch {
        number: going.number,
        to: going.to,
        share,
        wait_days: going.transition.wait_days.as_ref().map_or(0.0, |wait| wait.value),
        raised: raised(&going.transition.because_of, counted),
    });
    let exits = branches.exits.iter().zip(out).map(|((number, exit), &share)| Ending {
        number: *number,
        end: slot(exit.outcome.unwrap_or(Outcome::Left)),
        share,
        raised: raised(&exit.because_of, counted),
    });
    let row = Row {
        onward: onward.collect(),
        exits: exits.collect(),
        remainder: shares.remainder,
        remainder_end: slot(touchpoint.end.unwrap_or(default)),
        shares: Shares::default(),
    };
    Ok(row.with_shares())
}

/// What only names points that are not counted, or none of a part of, is raised and never changes.
fn raised(because_of: &BTreeMap<Id, f64>, counted: &HashMap<&str, usize>) -> Raised {
    let part = |(id, &part): (&Id, &f64)| counted.get(id.as_str()).map(|&point| (point, part));
    (!because_of.is_empty()).then(|| because_of.iter().filter_map(part).collect())
}

/// Where an outcome stands in [`Shares::ends`].
pub(crate) fn slot(outcome: Outcome) -> usize {
    match outcome {
        Outcome::Completed => 0,
        Outcome::Left => 1,
        Outcome::Declined => 2,
    }
}

struct Filled {
    each: Vec<f64>,
    remainder: f64,
}

/// Fills the blanks with equal parts of what is left; the sum of the given ones is the error
/// where it is above 1.
fn filled(given: &[Option<f64>]) -> Result<Filled, f64> {
    let total = sum::exact(given.iter().flatten().copied());
    if total > 1.0 + SLACK {
        return Err(total);
    }
    let blanks = given.iter().filter(|share| share.is_none()).count();
    let left = if total >= 1.0 - SLACK { 0.0 } else { 1.0 - total };
    let blank = if blanks == 0 { 0.0 } else { left / blanks as f64 };
    let mut each: Vec<f64> = given.iter().map(|share| share.unwrap_or(blank)).collect();
    let sum = sum::exact(each.iter().copied());
    if (sum - 1.0).abs() > SLACK {
        return Ok(Filled { each, remainder: 1.0 - sum });
    }
    for share in &mut each {
        *share /= sum;
    }
    Ok(Filled { each, remainder: 0.0 })
}

fn note_empty_blanks<'m>(
    branches: &Branches<'m>,
    given: &[Option<f64>],
    shares: &[f64],
    empty_blanks: &mut Vec<EmptyBlank<'m>>,
) {
    let transitions = branches.transitions.iter().map(|going| EmptyBlank::Transition(going.transition));
    let exits = branches.exits.iter().map(|(_, exit)| EmptyBlank::Exit(exit));
    for ((branch, given), &share) in transitions.chain(exits).zip(given).zip(shares) {
        if given.is_none() && share == 0.0 {
            empty_blanks.push(branch);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::filled;

    #[test]
    fn blanks_share_what_the_given_ones_leave() {
        let shares = filled(&[Some(0.4), None, None]).unwrap();
        assert_eq!(shares.each, [0.4, 0.3, 0.3]);
        assert_eq!(shares.remainder, 0.0);
    }

    #[test]
    fn without_blanks_the_rest_is_the_remainder() {
        let shares = filled(&[Some(0.4), Some(0.1)]).unwrap();
        assert_eq!(shares.remainder, 0.5);
    }

    #[test]
    fn a_sum_next_to_one_counts_as_one() {
        let shares = filled(&[Some(0.5), Some(0.5 - 5e-10), None]).unwrap();
        assert_eq!(shares.each[2], 0.0);
        assert_eq!(shares.remainder, 0.0);
        assert!((shares.each[0] + shares.each[1] - 1.0).abs() < 1e-15);
    }

    #[test]
    fn ten_tenths_leave_nothing() {
        assert_eq!(filled(&[Some(0.1); 10]).unwrap().remainder, 0.0);
    }

    #[test]
    fn more_than_all_is_refused() {
        assert!(filled(&[Some(0.6), Some(0.400_000_002)]).is_err());
        assert!(filled(&[Some(0.6), Some(0.400_000_000_5)]).is_ok());
    }
}
