//! Maps nobody would draw by hand: any size, five tracks, loops, endless titles, three scripts.
//!
//! The same seed always gives the same map.

use model::{
    Basis, Cause, Channel, Estimate, Exit, Id, Insight, InsightKind, JourneyMap, Lane, LaneKind, Measure,
    Outcome, Persona, Stage, Step, StepArrow, Touchpoint, Transition, Where, Zone,
};

use crate::blank;
use crate::chance::Chance;
use crate::words::{Script, Words};

/// What a generated map is like.
#[derive(Clone, Copy, Debug)]
pub struct Kind {
    pub seed: u64,
    pub touchpoints: usize,
    pub script: Script,
    /// Rows of alternatives, 1 to 8.
    pub tracks: u8,
    /// Texts run to 400 characters here and there.
    pub long: bool,
    /// Ways back and touchpoints that follow on themselves.
    pub loops: bool,
}

/// A valid map of that kind.
#[must_use]
pub fn map(kind: Kind) -> JourneyMap {
    let mut making = Making { kind, chance: Chance::new(kind.seed), words: Words::new(kind.script) };
    let mut map = JourneyMap {
        id: format!("generated-{}", kind.seed),
        title: making.phrase(6),
        personas: making.personas(),
        lanes: making.lanes(),
        stages: making.stages(),
        ..JourneyMap::default()
    };
    map.touchpoints = making.touchpoints(&map);
    map.transitions = making.transitions(&map);
    map.exits = making.exits(&map);
    map.steps = making.steps(&map);
    map.service_points = making.service_points(&map);
    map.insights = making.insights(&map);
    map
}

struct Making {
    kind: Kind,
    chance: Chance,
    words: Words,
}

impl Making {
    fn phrase(&mut self, most: usize) -> String {
        let long = self.kind.long && self.chance.one_in(12);
        let count = if long { 60 } else { 1 + self.chance.below(most) };
        self.words.phrase(&mut self.chance, count)
    }

    fn personas(&mut self) -> Vec<Persona> {
        let count = 1 + self.chance.below(3);
        let colours = ["#3b5bdb", "#0b7285", "#9c36b5"];
        let persona = |(i, colour): (usize, &&str)| Persona {
            id: format!("p{i}"),
            name: self.words.phrase(&mut self.chance, 1),
            colour: Some((*colour).to_owned()),
            ..Persona::default()
        };
        colours.iter().take(count).enumerate().map(persona).collect()
    }

    fn lanes(&mut self) -> Vec<Lane> {
        use LaneKind::{Emotion, Metric, Service, Steps, Text, Touchpoints};
        use Zone::{Backstage, Customer, Evidence, Frontstage, Support};
        let kinds = [
            ("evidence", Evidence, Text),
            ("actions", Customer, Touchpoints),
            ("emotion", Customer, Emotion),
            ("thoughts", Customer, Text),
            ("service", Customer, Service),
            ("front", Frontstage, Steps),
            ("back", Backstage, Steps),
            ("support", Support, Steps),
            ("measure", Support, Metric),
        ];
        let kept = kinds.into_iter().filter(|(_, _, kind)| *kind == Touchpoints || !self.chance.one_in(5));
        let kept: Vec<_> = kept.collect();
        let lane = |(id, zone, kind): (&str, Zone, LaneKind)| Lane {
            id: id.to_owned(),
            title: self.words.phrase(&mut self.chance, 2),
            quoted: id == "thoughts",
            ..blank::lane(zone, kind)
        };
        kept.into_iter().map(lane).collect()
    }

    fn stages(&mut self) -> Vec<Stage> {
        let count = 1 + self.chance.below(1 + self.kind.touchpoints.min(9));
        let stage = |i: usize| Stage { id: format!("s{i}"), title: self.phrase(3), ..Stage::default() };
        (0..count).map(stage).collect()
    }

    fn touchpoints(&mut self, map: &JourneyMap) -> Vec<Touchpoint> {
        let count = self.kind.touchpoints;
        (0..count).map(|i| self.touchpoint(map, i, i * map.stages.len() / count)).collect()
    }

    fn touchpoint(&mut self, map: &JourneyMap, i: usize, stage: usize) -> Touchpoint {
        let mut t = Touchpoint {
            id: format!("t{i}"),
            title: self.phrase(7),
            stage: map.stages[stage].id.clone(),
            track: if self.chance.one_in(3) { self.chance.byte_below(self.kind.tracks) } else { 0 },
            channels: (0..self.chance.below(3)).map(|_| *self.chance.pick(Channel::ALL)).collect(),
            moment_of_truth: self.chance.one_in(8),
            basis: self.chance.one_in(2).then(|| *self.chance.pick(Basis::ALL)),
            ..Touchpoint::default()
        };
        t.channels.dedup();
        for persona in &map.personas {
            if !self.chance.one_in(4) {
                t.emotion.insert(persona.id.clone(), self.chance.halves(-10, 10));
            }
        }
        for lane in &map.lanes {
            self.fill_cell(&mut t, lane);
        }
        t
    }

    fn fill_cell(&mut self, t: &mut Touchpoint, lane: &Lane) {
        if lane.kind == LaneKind::Text && !self.chance.one_in(3) {
            t.cells.insert(lane.id.clone(), self.phrase(9));
        }
        if lane.kind == LaneKind::Metric && self.chance.one_in(3) {
            let target = self.chance.one_in(2).then(|| self.chance.halves(0, 200));
            let measure = Measure { value: self.chance.halves(0, 200), target, ..Measure::default() };
            t.measures.insert(lane.id.clone(), measure);
        }
    }

    /// From each touchpoint on to a later one, some to a side track, some back.
    fn transitions(&mut self, map: &JourneyMap) -> Vec<Transition> {
        let mut pairs: Vec<(usize, usize)> = Vec::new();
        let count = map.touchpoints.len();
        for from in 0..count {
            pairs.extend((from + 1 < count).then_some((from, from + 1)));
            if self.chance.one_in(4) {
                pairs.push((from, (from + 2 + self.chance.below(4)).min(count - 1)));
            }
            if self.kind.loops && self.chance.one_in(6) {
                pairs.push((from, from - self.chance.below(from.min(6) + 1)));
            }
        }
        pairs.sort_unstable();
        pairs.dedup();
        if !self.kind.loops {
            pairs.retain(|(from, to)| from < to);
        }
        let mut ways = vec![0_u8; count];
        pairs.iter().for_each(|(from, _)| ways[*from] += 1);
        pairs.into_iter().map(|(from, to)| self.transition(map, from, to, ways[from])).collect()
    }

    /// One of so many `ways` on; their shares and that of an exit stay below 1 together.
    fn transition(&mut self, map: &JourneyMap, from: usize, to: usize, ways: u8) -> Transition {
        let share = (90.0 / (f64::from(ways) + 1.0)).round() / 100.0;
        Transition {
            from: map.touchpoints[from].id.clone(),
            to: map.touchpoints[to].id.clone(),
            share: self.chance.one_in(2).then(|| Estimate::plain(share)),
            label: if self.chance.one_in(4) { self.phrase(4) } else { String::new() },
            wait_days: self.chance.one_in(5).then(|| Estimate::plain(self.chance.halves(1, 30))),
            promised_days: self.chance.one_in(12).then(|| self.chance.halves(2, 20)),
            ..Transition::default()
        }
    }

    fn exits(&mut self, map: &JourneyMap) -> Vec<Exit> {
        let mut exits = Vec::new();
        for t in &map.touchpoints {
            if self.chance.one_in(6) {
                exits.push(Exit {
                    from: t.id.clone(),
                    share: self.chance.one_in(2).then(|| Estimate::plain(0.05)),
                    label: if self.chance.one_in(2) { self.phrase(4) } else { String::new() },
                    outcome: self.chance.one_in(3).then_some(Outcome::Declined),
                    ..Exit::default()
                });
            }
        }
        exits
    }

    fn steps(&mut self, map: &JourneyMap) -> Vec<Step> {
        let lanes: Vec<&Id> = map.lanes.iter().filter(|l| l.kind == LaneKind::Steps).map(|l| &l.id).collect();
        let mut steps: Vec<Step> = Vec::new();
        for (i, _) in map.touchpoints.iter().enumerate() {
            if lanes.is_empty() || !self.chance.one_in(2) {
                continue;
            }
            let wide = i + self.chance.below(4);
            let served = i..(wide + 1).min(map.touchpoints.len());
            let before = steps.last().map(|s: &Step| s.id.clone());
            steps.push(Step {
                id: format!("w{i}"),
                title: self.phrase(5),
                lane: (*self.chance.pick(&lanes)).clone(),
                touchpoints: map.touchpoints[served].iter().map(|t| t.id.clone()).collect(),
                actor: if self.chance.one_in(3) { self.phrase(2) } else { String::new() },
                system: if self.chance.one_in(3) { self.phrase(1) } else { String::new() },
                to: before.filter(|_| self.chance.one_in(4)).map(step_arrow).into_iter().collect(),
                ..Step::default()
            });
        }
        steps
    }

    fn service_points(&mut self, map: &JourneyMap) -> Vec<model::ServicePoint> {
        let mut points = Vec::new();
        for t in map.touchpoints.iter().filter(|_| map.lanes.iter().any(|l| l.kind == LaneKind::Service)) {
            for _ in 0..self.chance.below(7).saturating_sub(3) {
                let cause = *self.chance.pick(Cause::ALL);
                let point = blank::service_point(&format!("v{}", points.len()), &t.id, cause);
                points.push(model::ServicePoint {
                    title: self.phrase(5),
                    need: Some(Estimate::plain(self.chance.halves(0, 40) / 100.0)),
                    caught: self.chance.one_in(4).then(|| Estimate::plain(0.3)),
                    ..point
                });
            }
        }
        points
    }

    fn insights(&mut self, map: &JourneyMap) -> Vec<Insight> {
        let mut insights = Vec::new();
        for (i, t) in map.touchpoints.iter().enumerate() {
            if self.chance.one_in(9) {
                let at = Where { touchpoint: Some(t.id.clone()), ..Where::default() };
                let kind = *self.chance.pick(InsightKind::ALL);
                insights.push(blank::insight(&format!("i{i}"), kind, at, self.phrase(12)));
            }
        }
        insights
    }
}

fn step_arrow(to: Id) -> StepArrow {
    StepArrow { step: Some(to), ..StepArrow::default() }
}
