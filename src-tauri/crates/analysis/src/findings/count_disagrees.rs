//! A value that is not the count over what it was counted of.

use super::{Found, Rule, Seen};
use crate::findings::given::given;

pub(super) const RULE: Rule = Rule {
    name: "count_disagrees",
    title: "The value is not what was counted",
    why: "Figures take the value and their bands the count, so the two tell different stories.",
    what_to_do: "Correct the value or the count.",
    find,
};

/// As far as this they disagree by rounding only: of the larger one, and in itself.
const ROUNDING: (f64, f64) = (0.02, 5e-4);

fn find(seen: &Seen<'_>) -> Found {
    let mut found = Vec::new();
    for given in given(seen.map) {
        let (Some(count), Some(of)) = (given.estimate.count, given.estimate.of) else { continue };
        let (value, counted) = (given.estimate.value, count / of);
        let off = (value - counted).abs();
        if off > ROUNDING.0 * value.max(counted) && off > ROUNDING.1 {
            let message =
                format!("{} is given as {value}, but {count} of {of} were counted.", given.what(seen.places));
            found.push((given.on(), message));
        }
    }
    found
}
