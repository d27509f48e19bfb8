//! Why a map has no figures.

use thiserror::Error;

/// What the arithmetic refuses, as a sentence that names the place by its title.
#[derive(Clone, Debug, PartialEq, Error)]
pub enum Refusal {
    #[error("{what} is {value}, and must lie between 0 and 1.")]
    RateOutside { what: String, value: f64 },
    #[error("{what} is {value}, and must be a number that is 0 or more.")]
    AmountOutside { what: String, value: f64 },
    #[error("No customer starts anywhere: the start shares of all touchpoints add up to 0.")]
    NobodyStarts,
    #[error("\"{touchpoint}\": the shares of its transitions and exits add up to {}, more than 100 %.", percent(*.sum))]
    SharesAboveOne { touchpoint: String, sum: f64 },
    #[error(
        "\"{point}\" never ends: no contact resolves it (resolved_first_time 0) and everybody contacts again (retry 1)."
    )]
    NeverResolved { point: String },
    #[error(
        "\"{point}\": contacts per visit cannot be turned into a need, because no noticed need leads to a contact (caught is 1 or contact is 0)."
    )]
    NothingToConvert { point: String },
    #[error("\"{point}\": its contacts per visit mean a need of {}, more than 100 %.", percent(*.need))]
    NeedAboveOne { point: String, need: f64 },
    #[error("\"{point}\": the achievable need {} is above today's {}.", percent(*.achievable), percent(*.today))]
    AchievableNeedAbove { point: String, achievable: f64, today: f64 },
    #[error(
        "\"{point}\": the achievable share caught {} is below today's {}.",
        percent(*.achievable), percent(*.today)
    )]
    AchievableCaughtBelow { point: String, achievable: f64, today: f64 },
    #[error(
        "\"{point}\": the achievable share resolved first time {} is below today's {}.",
        percent(*.achievable), percent(*.today)
    )]
    AchievableResolvedBelow { point: String, achievable: f64, today: f64 },
    #[error("\"{point}\" has an achievable rate but no rate today: give it need or contacts_per_visit.")]
    AchievableWithoutToday { point: String },
    #[error("{branch}: the parts named in because_of add up to {}, more than 100 %.", percent(*.sum))]
    BecauseOfAboveOne { branch: String, sum: f64 },
    #[error("{branch}: because_of names \"{point}\", which sits at another touchpoint.")]
    BecauseOfElsewhere { branch: String, point: String },
    #[error("The lane \"{lane}\" holds steps, so its zone must be frontstage, backstage or support.")]
    ZoneWithoutSteps { lane: String },
    #[error("The step \"{step}\" names the touchpoint \"{touchpoint}\" twice.")]
    NamedTwice { step: String, touchpoint: String },
    #[error("{what} names \"{id}\", which does not exist.")]
    Unknown { what: String, id: String },
    #[error("Customers who reach {} never leave: there is no exit, no remainder and no loss.", list(.touchpoints))]
    NeverLeaving { touchpoints: Vec<String> },
    #[error(
        "{touchpoints} touchpoints lead to each other so densely that their figures cannot be worked out; the limit is {limit}."
    )]
    TooEntangled { touchpoints: usize, limit: usize },
    #[error("So many draws do not fit into memory; the limit for this map is {limit}.")]
    TooManyDraws { limit: usize },
    #[error("The figures are too large to be worked out: look for an amount that is far too high.")]
    TooLarge,
    #[error("The figures do not add up (they are off by {residual:e}) and are not shown.")]
    Inexact { residual: f64 },
}

/// A title as a sentence names it.
pub(crate) fn titled(title: &str) -> String {
    let title = title.trim();
    if title.is_empty() { "Untitled".to_owned() } else { title.to_owned() }
}

/// A share in per cent, for sentences.
pub(crate) fn percent(share: f64) -> String {
    let short = (share * 1e6).round() / 1e4;
    if short == 100.0 { format!("{} %", share * 100.0) } else { format!("{short} %") }
}

fn list(titles: &[String]) -> String {
    let quoted: Vec<String> = titles.iter().map(|title| format!("\"{title}\"")).collect();
    listed(&quoted.iter().map(String::as_str).collect::<Vec<_>>(), "and")
}

/// One, two `last` three.
pub(crate) fn listed(items: &[&str], last: &str) -> String {
    match items {
        [] => String::new(),
        [only] => (*only).to_owned(),
        [others @ .., end] => format!("{} {last} {end}", others.join(", ")),
    }
}
