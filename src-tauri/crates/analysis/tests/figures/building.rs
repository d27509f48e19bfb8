//! Small maps for tests, in a few words.

use model::{
    Cause, Estimate, Exit, JourneyMap, Lane, LaneKind, Outcome, ServicePoint, Stage, Step, Touchpoint,
    Transition, Zone,
};

/// One stage with these touchpoints, titled like their ids.
pub fn journey(touchpoints: &[&str]) -> JourneyMap {
    JourneyMap {
        stages: vec![Stage { id: "all".into(), title: "All".into(), ..Stage::default() }],
        touchpoints: touchpoints.iter().map(|id| touchpoint(id)).collect(),
        ..JourneyMap::default()
    }
}

fn touchpoint(id: &str) -> Touchpoint {
    Touchpoint { id: id.into(), title: id.to_uppercase(), stage: "all".into(), ..Touchpoint::default() }
}

/// A transition; without a share it is blank.
pub fn way(from: &str, to: &str, share: impl Into<Option<f64>>) -> Transition {
    let share = share.into().map(Estimate::plain);
    Transition { from: from.into(), to: to.into(), share, ..Transition::default() }
}

pub fn exit(from: &str, share: impl Into<Option<f64>>, outcome: impl Into<Option<Outcome>>) -> Exit {
    let share = share.into().map(Estimate::plain);
    Exit { from: from.into(), share, outcome: outcome.into(), ..Exit::default() }
}

/// A service point without rates.
pub fn point(id: &str, touchpoint: &str, cause: Cause) -> ServicePoint {
    ServicePoint { title: id.to_uppercase(), ..ServicePoint::at(id, touchpoint, cause) }
}

/// A service point with a need.
pub fn need(id: &str, touchpoint: &str, cause: Cause, need: f64) -> ServicePoint {
    ServicePoint { need: some(need), ..point(id, touchpoint, cause) }
}

pub fn some(value: f64) -> Option<Estimate> {
    Some(Estimate::plain(value))
}

pub fn steps_lane(id: &str, zone: Zone) -> Lane {
    Lane {
        id: id.into(),
        title: id.to_uppercase(),
        zone,
        kind: LaneKind::Steps,
        persona: None,
        quoted: false,
        unit: String::new(),
        better: None,
        internal: false,
        collapsed: false,
        extra: model::Extra::default(),
    }
}

pub fn step(id: &str, lane: &str, touchpoints: &[&str]) -> Step {
    Step {
        id: id.into(),
        title: id.to_uppercase(),
        lane: lane.into(),
        touchpoints: touchpoints.iter().map(|&id| id.into()).collect(),
        ..Step::default()
    }
}
