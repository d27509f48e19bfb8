//! The steps' work: minutes for each visit and standing hours, seen by customers or not.

use std::collections::{BTreeSet, HashMap};

use model::{Id, JourneyMap, LaneKind, Step, Zone};

use crate::Refusal;
use crate::places::Places;
use crate::refusal::titled;

/// Work by steps. Minutes are for one visit of each touchpoint in array order, hours for a month.
#[derive(Clone, Debug, Default)]
pub(crate) struct Work<'m> {
    pub(crate) visible_minutes: Vec<f64>,
    pub(crate) backstage_minutes: Vec<f64>,
    pub(crate) visible_hours: f64,
    pub(crate) backstage_hours: f64,
    pub(crate) steps: Vec<StepWork<'m>>,
    /// Steps with minutes that count nowhere, because they serve no touchpoint.
    pub(crate) unplaced: Vec<&'m Step>,
}

/// A step, and the places of the touchpoints that it serves.
#[derive(Clone, Debug)]
pub(crate) struct StepWork<'m> {
    pub(crate) step: &'m Step,
    pub(crate) is_visible: bool,
    pub(crate) touchpoints: Vec<usize>,
}

/// The work of one step, in minutes per 1,000 customers who start.
#[derive(Clone, Debug, PartialEq)]
pub struct StepMinutes {
    pub step: Id,
    /// Customers see it.
    pub is_visible: bool,
    /// Minutes of visits.
    pub delivering: f64,
    /// Minutes of standing work; `None` where nobody says how many customers start in a month.
    pub standing: Option<f64>,
}

pub(crate) fn work<'m>(map: &'m JourneyMap, places: &Places<'_>, refusals: &mut Vec<Refusal>) -> Work<'m> {
    let size = map.touchpoints.len();
    let mut work =
        Work { visible_minutes: vec![0.0; size], backstage_minutes: vec![0.0; size], ..Work::default() };
    let visible = visibility(map, refusals);
    let by_stage = touchpoints_by_stage(map);
    for step in &map.steps {
        match served(step, places, &by_stage) {
            Ok(served) => work.add(step, visible.get(step.lane.as_str()) == Some(&true), &served),
            Err(refusal) => refusals.push(refusal),
        }
    }
    work
}

impl<'m> Work<'m> {
    fn add(&mut self, step: &'m Step, visible: bool, served: &BTreeSet<usize>) {
        let minutes = step.minutes_per_visit.as_ref().map_or(0.0, |minutes| minutes.value);
        let hours = step.hours_per_month.as_ref().map_or(0.0, |hours| hours.value);
        let (per_visit, standing) = if visible {
            (&mut self.visible_minutes, &mut self.visible_hours)
        } else {
            (&mut self.backstage_minutes, &mut self.backstage_hours)
        };
        *standing += hours;
        for &touchpoint in served {
            per_visit[touchpoint] += minutes;
        }
        if served.is_empty() && minutes > 0.0 {
            self.unplaced.push(step);
        }
        self.steps.push(StepWork {
            step,
            is_visible: visible,
            touchpoints: served.iter().copied().collect(),
        });
    }
}

/// For each lane of steps whether customers see it.
fn visibility<'m>(map: &'m JourneyMap, refusals: &mut Vec<Refusal>) -> HashMap<&'m str, bool> {
    let mut visible = HashMap::new();
    for lane in map.lanes.iter().filter(|lane| lane.kind == LaneKind::Steps) {
        match lane.zone {
            Zone::Frontstage => visible.insert(lane.id.as_str(), true),
            Zone::Backstage | Zone::Support => visible.insert(lane.id.as_str(), false),
            Zone::Evidence | Zone::Customer => {
                refusals.push(Refusal::ZoneWithoutSteps { lane: titled(&lane.title) });
                None
            }
        };
    }
    visible
}

fn touchpoints_by_stage(map: &JourneyMap) -> HashMap<&str, Vec<usize>> {
    let mut by_stage: HashMap<&str, Vec<usize>> = HashMap::new();
    for (at, touchpoint) in map.touchpoints.iter().enumerate() {
        by_stage.entry(touchpoint.stage.as_str()).or_default().push(at);
    }
    by_stage
}

/// The touchpoints a step serves, each once: those it names and all of the stages it names.
fn served(
    step: &Step,
    places: &Places<'_>,
    by_stage: &HashMap<&str, Vec<usize>>,
) -> Result<BTreeSet<usize>, Refusal> {
    let what = || format!("The step \"{}\"", titled(&step.title));
    let mut served = BTreeSet::new();
    for id in &step.touchpoints {
        if !served.insert(places.touchpoint(id, what)?) {
            return Err(Refusal::NamedTwice { step: titled(&step.title), touchpoint: places.title(id) });
        }
    }
    for stage in &step.stages {
        served.extend(by_stage.get(stage.as_str()).into_iter().flatten());
    }
    Ok(served)
}
