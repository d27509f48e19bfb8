//! What a window says about the open map beside its drawing.

use analysis::Analysis;
use layout::Figures;
use model::{Id, JourneyMap, Period, Status};
use serde::{Deserialize, Serialize};
use specta::Type;
use specta_typescript::Number;
use store::Steps;

use crate::drawing::figures;

/// The open map in words and figures.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Type)]
pub struct MapFacts {
    /// What the library calls it by.
    pub id: Id,
    /// What undo and redo would do next.
    pub steps: Steps,
    /// "Untitled" where the map has no title.
    pub title: String,
    pub summary: String,
    pub status: Option<Status>,
    pub owner: String,
    /// "1 July to 30 September 2026", "" where unknown.
    pub period: String,
    pub personas: Vec<String>,
    pub counts: Counts,
    /// `None` where a figure cannot be computed; `without_figures` says why.
    pub headline: Option<HeadlineFigures>,
    /// The sentence that says why there are no figures; "" where there are some or none are wanted.
    pub without_figures: String,
}

/// How many of each kind the map has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Type)]
pub struct Counts {
    pub stages: u32,
    pub touchpoints: u32,
    pub lanes: u32,
    pub steps: u32,
    pub service_points: u32,
    pub insights: u32,
}

/// Per 1,000 customers who start.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Type)]
pub struct HeadlineFigures {
    #[specta(type = Number)]
    pub contacts: f64,
    #[specta(type = Number)]
    pub customers_contacting: f64,
    /// A share of the customers, 0..1.
    #[specta(type = Number)]
    pub completed: f64,
    #[specta(type = Number)]
    pub contacts_ours: f64,
    #[specta(type = Number)]
    pub contacts_not_ours: f64,
    #[specta(type = Number)]
    pub contacts_unsorted: f64,
    /// Fixed before the customer noticed.
    #[specta(type = Number)]
    pub caught: f64,
    /// Shares of the contacts that rest on measured, estimated and guessed needs; they add up to
    /// 1, or are empty where nothing is known.
    #[specta(type = Vec<Number>)]
    pub evidence: Vec<f64>,
}

impl MapFacts {
    /// What a map says about itself; figures and the story of its file are added by who knows them.
    #[must_use]
    pub fn of(map: &JourneyMap) -> Self {
        Self {
            id: map.id.clone(),
            title: or_untitled(&map.title),
            summary: map.summary.clone(),
            status: map.status,
            owner: map.owner.clone(),
            period: map.period.as_ref().map(period).unwrap_or_default(),
            personas: map.personas.iter().map(|p| or_untitled(&p.name)).collect(),
            counts: Counts::of(map),
            ..Self::default()
        }
    }
}

impl MapFacts {
    /// The same with its figures, or with the sentence that says why there are none.
    #[must_use]
    pub fn with_figures(map: &JourneyMap) -> Self {
        Self::with(map, &worked_out(map))
    }

    /// The same with figures that have been worked out.
    pub(crate) fn with(map: &JourneyMap, worked: &Worked) -> Self {
        match worked {
            Ok(worked) => Self { headline: headline(&worked.figures), ..Self::of(map) },
            Err(sentence) => Self { without_figures: sentence.clone(), ..Self::of(map) },
        }
    }
}

/// What has been worked out of a map, or the sentence that says why nothing could be.
pub(crate) type Worked = Result<WorkedOut, String>;

pub(crate) struct WorkedOut {
    pub today: Analysis,
    /// The same as far as drawings show it.
    pub figures: Figures,
}

pub(crate) fn worked_out(map: &JourneyMap) -> Worked {
    let worked = |today: Analysis| WorkedOut { figures: figures(&today), today };
    analysis::today(map).map(worked).map_err(|refusals| first_of(&refusals))
}

/// The first sentence and how many more there are.
pub(crate) fn first_of(refusals: &[analysis::Refusal]) -> String {
    match refusals {
        [] => String::new(),
        [only] => only.to_string(),
        [first, more @ ..] => {
            format!("{first} (And {} more; `throughline check` lists them all.)", more.len())
        }
    }
}

fn headline(figures: &Figures) -> Option<HeadlineFigures> {
    let known = figures.headline.as_ref()?;
    Some(HeadlineFigures {
        contacts: known.contacts,
        customers_contacting: known.customers_contacting,
        completed: known.completed,
        contacts_ours: known.contacts_ours,
        contacts_not_ours: known.contacts_not_ours,
        contacts_unsorted: known.contacts_unsorted,
        caught: known.caught,
        evidence: figures.evidence.map(Vec::from).unwrap_or_default(),
    })
}

impl Counts {
    fn of(map: &JourneyMap) -> Self {
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Self {
            stages: count(map.stages.len()),
            touchpoints: count(map.touchpoints.len()),
            lanes: count(map.lanes.len()),
            steps: count(map.steps.len()),
            service_points: count(map.service_points.len()),
            insights: count(map.insights.len()),
        }
    }
}

pub(crate) fn or_untitled(text: &str) -> String {
    if text.trim().is_empty() { "Untitled".to_owned() } else { text.to_owned() }
}

/// "2026-07-01 to 2026-09-30", or the end that is known.
pub(crate) fn period(period: &Period) -> String {
    match (&period.from, &period.to) {
        (Some(from), Some(to)) => format!("{} to {}", written_out(from), written_out(to)),
        (Some(from), None) => format!("from {}", written_out(from)),
        (None, Some(to)) => format!("until {}", written_out(to)),
        (None, None) => String::new(),
    }
}

/// "1 July 2026" for 2026-07-01; any other text as it is.
pub(crate) fn written_out(date: &str) -> String {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let mut parts = date.split('-');
    let numbers = [parts.next(), parts.next(), parts.next()].map(|p| p.and_then(|p| p.parse::<usize>().ok()));
    let [Some(year), Some(month), Some(day)] = numbers else { return date.to_owned() };
    match MONTHS.get(month.wrapping_sub(1)) {
        Some(name) => format!("{day} {name} {year}"),
        None => date.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_period_is_written_out_as_far_as_it_is_known() {
        let of = |from: Option<&str>, to: Option<&str>| {
            period(&Period { from: from.map(Into::into), to: to.map(Into::into), ..Period::default() })
        };
        assert_eq!(of(Some("2026-07-01"), Some("2026-09-30")), "1 July 2026 to 30 September 2026");
        assert_eq!(of(Some("2026-07-01"), None), "from 1 July 2026");
        assert_eq!(of(None, None), "");
    }

    #[test]
    fn a_map_without_a_title_is_called_untitled() {
        assert_eq!(MapFacts::of(&JourneyMap::default()).title, "Untitled");
    }
}
