//! A fix after which customers would never leave: it has no figures.

use model::{JourneyMap, ServicePoint, Where};

use super::{Finding, Rule, on_point, on_step};
use crate::Refusal;
use crate::chain::Unsolved;
use crate::journey::in_words;
use crate::refusal::titled;

/// The findings come from the what-ifs themselves.
pub(super) const RULE: Rule = Rule {
    name: "without_answer",
    title: "A fix without an answer",
    why: "After this fix customers would go round for ever: the fix takes away the only way out.",
    what_to_do: "Draw the way out that customers would then take.",
    find: |_| Vec::new(),
};

pub(crate) fn fixed(map: &JourneyMap, point: &ServicePoint, why: &Unsolved) -> Finding {
    of_point(map, point, "brought to its achievable rate", why)
}

pub(crate) fn served_well(map: &JourneyMap, point: &ServicePoint, why: &Unsolved) -> Finding {
    of_point(map, point, "served as well as it could be", why)
}

pub(crate) fn origin_fixed(map: &JourneyMap, step: &str, why: &Unsolved) -> Finding {
    let title = map.steps.iter().find(|known| known.id == step).map_or(step, |step| step.title.as_str());
    let fix = format!("everything that begins in \"{}\" were brought to its achievable rate", titled(title));
    finding(on_step(step), &fix, &in_words(why.clone(), map))
}

pub(crate) fn floor(why: &[Refusal]) -> Finding {
    finding(Where::default(), "every point were brought to its achievable rate", why)
}

fn of_point(map: &JourneyMap, point: &ServicePoint, becomes: &str, why: &Unsolved) -> Finding {
    finding(
        on_point(point),
        &format!("\"{}\" were {becomes}", titled(&point.title)),
        &in_words(why.clone(), map),
    )
}

fn finding(on: Where, fix: &str, why: &[Refusal]) -> Finding {
    let why: Vec<String> = why.iter().map(ToString::to_string).collect();
    let message = format!("There is no figure for what happens if {fix}: {}", why.join(" "));
    Finding { rule: RULE.name, on, message }
}
