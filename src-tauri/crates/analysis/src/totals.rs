//! From expected visits to the figures of a map.

use model::{CauseGroup, Evidence, JourneyMap, Outcome};

use crate::Passages;
use crate::analysis::{Analysis, Weight};
use crate::flow::slot;
use crate::journey::Journey;
use crate::point::{PerVisit, Point, is_counted};
use crate::terrain::Terrain;
use crate::work::{StepMinutes, StepWork, Work};

/// Figures are per so many customers who start.
pub(crate) const BASE: f64 = 1000.0;

pub(crate) fn totals(terrain: &Terrain<'_>, work: &Work<'_>, journey: &Journey, contacting: f64) -> Analysis {
    let Terrain { map, points, .. } = terrain;
    let mut analysis = Analysis {
        completed: journey.outcomes[slot(Outcome::Completed)],
        left: journey.outcomes[slot(Outcome::Left)],
        declined: journey.outcomes[slot(Outcome::Declined)],
        lost_in_service: journey.lost,
        customers_contacting: BASE * contacting,
        residual: journey.residual,
        ..Analysis::default()
    };
    analysis.uncounted =
        map.service_points.iter().filter(|point| !is_counted(point)).map(|point| point.id.clone()).collect();
    let mut handling = 0.0;
    let mut weight = Weight::default();
    for (point, visit) in points.iter().zip(&journey.per_visit) {
        let visits = BASE * journey.state.visits.all[point.at];
        handling += add_point(&mut analysis, point, visit, visits);
        add_splits(&mut analysis, map, point, visit, visits);
        add_loss(&mut analysis, point, visit, journey);
        weight.add(point.evidence(), visits * visit.contacts);
    }
    add_visits(&mut analysis, terrain, work, journey);
    add_works_for(&mut analysis, map, points, journey);
    analysis.weight_of_evidence = weight.shares(analysis.contacts);
    add_quotients(&mut analysis, map);
    add_month(&mut analysis, map, work, handling);
    analysis.minutes_by_step = minutes_by_step(map, work, journey);
    analysis.passages = Passages::of(terrain, journey);
    analysis
}

/// Adds what the visits bring at one point; the minutes spent on contacts and catches come back.
fn add_point(analysis: &mut Analysis, point: &Point<'_>, visit: &PerVisit, visits: f64) -> f64 {
    let amount = |given: &Option<model::Quantity>| given.as_ref().map_or(0.0, |amount| amount.value);
    let source = point.source;
    let (contacts, caught) = (visits * visit.contacts, visits * visit.caught);
    analysis.contacts += contacts;
    *match source.cause.group() {
        CauseGroup::Ours => &mut analysis.contacts_ours,
        CauseGroup::NotOurs => &mut analysis.contacts_not_ours,
        CauseGroup::Unsorted => &mut analysis.contacts_unsorted,
    } += contacts;
    analysis.caught += caught;
    analysis.contacts_avoided += visits * visit.avoided;
    analysis.silent += visits * visit.silent;
    analysis.unresolved += visits * visit.unresolved;
    analysis.cost += visits * point.cost(visit);
    if point.is_unconfirmed() {
        analysis.unconfirmed += contacts;
    }
    let visible = contacts * amount(&source.minutes_per_contact);
    let backstage =
        contacts * amount(&source.backstage_minutes_per_contact) + caught * amount(&source.minutes_per_catch);
    analysis.visible_minutes += visible;
    analysis.backstage_minutes += backstage;
    visible + backstage
}

fn add_splits(analysis: &mut Analysis, map: &JourneyMap, point: &Point<'_>, visit: &PerVisit, visits: f64) {
    let contacts = visits * visit.contacts;
    let source = point.source;
    analysis.by_service_point.add(&source.id, contacts);
    analysis.by_cause.add(source.cause.word(), contacts);
    analysis.by_touchpoint.add(&source.touchpoint, contacts);
    analysis.by_owner.add(&source.owner, contacts);
    analysis.by_origin.add(source.origin_step.as_deref().unwrap_or(""), contacts);
    analysis.contacts_by_stage.add(&map.touchpoints[point.at].stage, contacts);
    analysis.caught_by_service_point.add(&source.id, visits * visit.caught);
    analysis.noticed_by_service_point.add(&source.id, visits * visit.noticed);
    analysis.silent_by_service_point.add(&source.id, visits * visit.silent);
}

/// The customers lost at one visit are split in proportion to the losses of its points.
fn add_loss(analysis: &mut Analysis, point: &Point<'_>, visit: &PerVisit, journey: &Journey) {
    let survival = journey.state.visit[point.at].survival;
    let share = if visit.loss > 0.0 { visit.loss / survival.losses } else { 0.0 };
    let lost = journey.state.visits.all[point.at] * survival.gone * share;
    analysis.lost_by_service_point.add(&point.source.id, lost);
}

fn add_visits(analysis: &mut Analysis, terrain: &Terrain<'_>, work: &Work<'_>, journey: &Journey) {
    let state = &journey.state;
    for (at, touchpoint) in terrain.map.touchpoints.iter().enumerate() {
        let visits = state.visits.all[at];
        analysis.visits.add(&touchpoint.id, visits);
        analysis.reached.add(&touchpoint.id, visits / state.returns[at]);
        analysis.visible_minutes += BASE * visits * work.visible_minutes[at];
        analysis.backstage_minutes += BASE * visits * work.backstage_minutes[at];
        if touchpoint.assisted {
            analysis.assisted_visits += BASE * visits;
        }
        analysis.customer_minutes +=
            visits * touchpoint.takes_minutes.as_ref().map_or(0.0, |time| time.value);
        let waiting: f64 =
            terrain.flow.rows[at].onward.iter().map(|branch| branch.share * branch.wait_days).sum();
        analysis.elapsed_days += visits * state.visit[at].survival.stays * waiting;
    }
}

fn add_works_for(analysis: &mut Analysis, map: &JourneyMap, points: &[Point<'_>], journey: &Journey) {
    let mut without_need: Vec<Option<f64>> = vec![None; map.touchpoints.len()];
    for (point, visit) in points.iter().zip(&journey.per_visit) {
        let share = without_need[point.at].get_or_insert(1.0);
        *share *= 1.0 - visit.need;
    }
    for (touchpoint, share) in map.touchpoints.iter().zip(without_need) {
        if let Some(share) = share {
            analysis.works_for.add(&touchpoint.id, share);
        }
    }
}

impl Weight {
    fn add(&mut self, evidence: Evidence, contacts: f64) {
        *match evidence {
            Evidence::Measured => &mut self.measured,
            Evidence::Estimated => &mut self.estimated,
            Evidence::Guess => &mut self.guess,
        } += contacts;
    }

    fn shares(self, contacts: f64) -> Option<Self> {
        Some(Self {
            measured: quotient(self.measured, contacts)?,
            estimated: quotient(self.estimated, contacts)?,
            guess: quotient(self.guess, contacts)?,
        })
    }
}

fn add_quotients(analysis: &mut Analysis, map: &JourneyMap) {
    analysis.contacts_per_completed = quotient(analysis.contacts, analysis.completed);
    let reached = map.per.as_ref().and_then(|base| analysis.reached.get(&base.touchpoint));
    analysis.contacts_per_base = reached.and_then(|reached| quotient(analysis.contacts, reached));
}

/// What depends on how many customers start in a month.
fn add_month(analysis: &mut Analysis, map: &JourneyMap, work: &Work<'_>, handling: f64) {
    let Some(customers) = map.customers_per_month.as_ref().map(|c| c.value).filter(|c| *c > 0.0) else {
        return;
    };
    let standing = |hours: f64| hours * 60.0 / customers * BASE;
    analysis.visible_minutes += standing(work.visible_hours);
    analysis.backstage_minutes += standing(work.backstage_hours);
    analysis.standing_minutes = Some(standing(work.backstage_hours));

    let contacts = analysis.contacts * customers / BASE;
    analysis.contacts_per_month = Some(contacts);
    let measured = map.measured_contacts_per_month.as_ref();
    analysis.explained = measured.and_then(|measured| quotient(contacts, measured.value));
    let hours = handling * customers / BASE / 60.0;
    analysis.people = map.staffing.as_ref().and_then(|staffing| quotient(hours, working_hours(staffing)));
}

/// What the steps' work comes to; the sums of it are in the figures above.
fn minutes_by_step(map: &JourneyMap, work: &Work<'_>, journey: &Journey) -> Vec<StepMinutes> {
    let visits = &journey.state.visits.all;
    let customers = map.customers_per_month.as_ref().map(|c| c.value).filter(|c| *c > 0.0);
    let amount = |given: &Option<model::Quantity>| given.as_ref().map_or(0.0, |amount| amount.value);
    let minutes = |step: &StepWork<'_>| StepMinutes {
        step: step.step.id.clone(),
        is_visible: step.is_visible,
        delivering: BASE
            * amount(&step.step.minutes_per_visit)
            * step.touchpoints.iter().map(|at| visits[*at]).sum::<f64>(),
        standing: customers.map(|c| amount(&step.step.hours_per_month) * 60.0 / c * BASE),
    };
    work.steps.iter().map(minutes).collect()
}

/// Hours of a month that one person spends on contacts.
pub(crate) fn working_hours(staffing: &model::Staffing) -> f64 {
    staffing.paid_hours_per_month * (1.0 - staffing.shrinkage) * staffing.occupancy
}

/// `None` where there is nothing to divide by, or so little that the quotient has no bounds.
fn quotient(part: f64, whole: f64) -> Option<f64> {
    (whole > 0.0).then(|| part / whole).filter(|quotient| quotient.is_finite())
}
