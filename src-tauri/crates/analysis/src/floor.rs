//! What fixes would change: each for itself, and all of them together, which is the floor.

use model::{CauseGroup, Outcome};
use serde::Serialize;

use crate::ByKey;
use crate::chain::Unsolved;
use crate::findings::{Finding, without_answer};
use crate::flow::slot;
use crate::journey::{Journey, follow};
use crate::point::{Point, Rates};
use crate::terrain::Terrain;
use crate::totals::BASE;
use crate::visit::Rewards;
use crate::waterfall::{WaterfallStep, waterfall};
use crate::what_if::change;

/// The change, after − before, that a fix would make, per 1,000 customers who start.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Effect {
    pub contacts: f64,
    pub cost: f64,
    /// Customers who complete.
    pub completed: f64,
}

/// What fixes would change. `None` stands for a state that has no answer.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Fixes {
    /// Each counted point brought to its achievable need, alone.
    pub if_fixed: ByKey<Option<Effect>>,
    /// Each counted point served as well as achievable, alone.
    pub if_served_well: ByKey<Option<Effect>>,
    /// All points that begin in one step brought to their achievable needs together.
    pub if_origin_fixed: ByKey<Option<Effect>>,
    /// Contacts per 1,000 that stay when every need is brought to where it could be.
    pub floor: Option<f64>,
    pub floor_ours: Option<f64>,
    pub floor_not_ours: Option<f64>,
    pub floor_unsorted: Option<f64>,
    /// Share of the customers who then complete.
    pub floor_completed: Option<f64>,
    /// Contacts less the floor; below 0 where customers who no longer leave meet later needs.
    pub preventable: Option<f64>,
    /// Contacts of the floor at points of which nobody has said to what rate they could be brought.
    pub floor_unconfirmed: Option<f64>,
    /// From today to the floor, one fix at a time.
    pub waterfall: Vec<WaterfallStep>,
    /// Contacts of the floor by service point, for drawings.
    #[serde(skip)]
    pub floor_by_service_point: ByKey,
}

impl Fixes {
    /// What fixes of today's `journey` would change, and a finding for each that has no answer.
    pub(crate) fn of(terrain: &Terrain<'_>, journey: &Journey, steps: usize) -> (Self, Vec<Finding>) {
        let mut fixes = Self::default();
        let mut findings = Vec::new();
        let mut effect = |finding: &dyn Fn(&Unsolved) -> Finding, fixed: &[(usize, Rates)]| {
            change(terrain, &journey.state, fixed)
                .inspect_err(|unsolved| findings.push(finding(unsolved)))
                .ok()
                .map(Effect::of)
        };
        for (number, point) in terrain.points.iter().enumerate() {
            let id = &point.source.id;
            let fixed = |why: &Unsolved| without_answer::fixed(terrain.map, point.source, why);
            *fixes.if_fixed.entry(id, None) = effect(&fixed, &[(number, point.fixed())]);
            let served = |why: &Unsolved| without_answer::served_well(terrain.map, point.source, why);
            *fixes.if_served_well.entry(id, None) = effect(&served, &[(number, point.served_well())]);
        }
        for (step, points) in by_origin(&terrain.points) {
            let fixed = |why: &Unsolved| without_answer::origin_fixed(terrain.map, step, why);
            let rates: Vec<(usize, Rates)> =
                points.into_iter().map(|number| (number, terrain.points[number].fixed())).collect();
            *fixes.if_origin_fixed.entry(step, None) = effect(&fixed, &rates);
        }
        let floor = follow(terrain, terrain.points.iter().map(Point::fixed).collect());
        match &floor {
            Ok(floor) => fixes.add_floor(terrain, journey, floor),
            Err(refusals) => findings.push(without_answer::floor(refusals)),
        }
        fixes.waterfall = waterfall(terrain, &journey.state, floor.as_ref().ok().map(|f| &f.state), steps);
        findings.retain(|finding| !finding.is_dismissed(terrain.map));
        (fixes, findings)
    }

    fn add_floor(&mut self, terrain: &Terrain<'_>, today: &Journey, floor: &Journey) {
        let (mut ours, mut not_ours, mut unsorted, mut unconfirmed) = (0.0, 0.0, 0.0, 0.0);
        for (point, visit) in terrain.points.iter().zip(&floor.per_visit) {
            let contacts = BASE * floor.state.visits.all[point.at] * visit.contacts;
            *match point.source.cause.group() {
                CauseGroup::Ours => &mut ours,
                CauseGroup::NotOurs => &mut not_ours,
                CauseGroup::Unsorted => &mut unsorted,
            } += contacts;
            if point.is_unconfirmed() {
                unconfirmed += contacts;
            }
            self.floor_by_service_point.add(&point.source.id, contacts);
        }
        let floor_contacts = ours + not_ours + unsorted;
        let [contacts, ..] = today.state.total();
        self.floor = Some(floor_contacts);
        self.floor_ours = Some(ours);
        self.floor_not_ours = Some(not_ours);
        self.floor_unsorted = Some(unsorted);
        self.floor_completed = Some(floor.outcomes[slot(Outcome::Completed)]);
        self.preventable = Some(BASE * contacts - floor_contacts);
        self.floor_unconfirmed = Some(unconfirmed);
    }

    pub(crate) fn is_finite(&self) -> bool {
        let effects = [&self.if_fixed, &self.if_served_well, &self.if_origin_fixed];
        let effects = effects.into_iter().flat_map(ByKey::values).flatten();
        let floor = [self.floor, self.preventable, self.floor_unconfirmed];
        effects
            .flat_map(|effect| [effect.contacts, effect.cost, effect.completed])
            .chain(floor.into_iter().flatten())
            .chain(self.waterfall.iter().map(|step| step.contacts))
            .all(f64::is_finite)
    }
}

impl Effect {
    pub(crate) fn of(change: Rewards) -> Self {
        let [contacts, cost, completed] = change.map(|change| BASE * change);
        Self { contacts, cost, completed }
    }
}

/// The counted points that begin in each step, in file order of the points.
fn by_origin<'m>(points: &[Point<'m>]) -> Vec<(&'m str, Vec<usize>)> {
    let mut steps = ByKey::<usize>::default();
    let mut by_origin: Vec<(&str, Vec<usize>)> = Vec::new();
    for (number, point) in points.iter().enumerate() {
        let Some(step) = point.source.origin_step.as_deref() else { continue };
        let place = *steps.entry(step, by_origin.len());
        if place == by_origin.len() {
            by_origin.push((step, Vec::new()));
        }
        by_origin[place].1.push(number);
    }
    by_origin
}
