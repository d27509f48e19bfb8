//! A fix after which customers would never leave: it has no figures.

use model::{JourneyMap, ServicePoint, Where};

use super::Finding;
use crate::Refusal;
use crate::chain::Unsolved;
use crate::journey::in_words;
use crate::refusal::titled;

pub(crate) fn fixed(map: &JourneyMap, point: &ServicePoint, why: &Unsolved) -> Finding {
    of_point(map, point, "brought to its achievable rate", why)
}

pub(crate) fn served_well(map: &JourneyMap, point: &ServicePoint, why: &Unsolved) -> Finding {
    of_point(map, point, "served as well as it could be", why)
}

pub(crate) fn origin_fixed(map: &JourneyMap, step: &str, why: &Unsolved) -> Finding {
    let title = map.steps.iter().find(|known| known.id == step).map_or(step, |step| step.title.as_str());
    let fix = format!("everything that begins in \"{}\" were brought to its achievable rate", titled(title));
    let on = Where { step: Some(step.to_owned()), ..Where::default() };
    finding(on, &fix, &in_words(why.clone(), map))
}

pub(crate) fn floor(why: &[Refusal]) -> Finding {
    finding(Where::default(), "every point were brought to its achievable rate", why)
}

fn of_point(map: &JourneyMap, point: &ServicePoint, becomes: &str, why: &Unsolved) -> Finding {
    let on = Where { service_point: Some(point.id.clone()), ..Where::default() };
    finding(on, &format!("\"{}\" were {becomes}", titled(&point.title)), &in_words(why.clone(), map))
}

fn finding(on: Where, fix: &str, why: &[Refusal]) -> Finding {
    let why: Vec<String> = why.iter().map(ToString::to_string).collect();
    let message = format!("There is no figure for what happens if {fix}: {}", why.join(" "));
    Finding { rule: "without_answer", on, message }
}
