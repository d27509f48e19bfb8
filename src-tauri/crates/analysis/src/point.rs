//! A counted service point: its rates worked out, and what one visit brings.

use model::{CauseGroup, Estimate, ServicePoint};

use crate::Refusal;
use crate::places::Places;
use crate::refusal::titled;

/// Rounding that is forgiven where a rate is compared with a bound.
const SLACK: f64 = 1e-12;

/// A service point with a need, and its rates with their defaults filled in.
#[derive(Clone, Debug)]
pub(crate) struct Point<'m> {
    pub(crate) source: &'m ServicePoint,
    /// Place of its touchpoint in the map's array.
    pub(crate) at: usize,
    /// Today's.
    pub(crate) rates: Rates,
    /// How often it would be needed, and how well it would be served, at the rates agreed on.
    pub(crate) achievable: Achievable,
}

/// What could be reached at one service point; nothing of it is worse than today.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Achievable {
    pub(crate) need: f64,
    pub(crate) caught: f64,
    pub(crate) resolved_first_time: f64,
}

/// The rates of one service point, each a chance.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Rates {
    pub(crate) need: f64,
    pub(crate) caught: f64,
    pub(crate) contact: f64,
    pub(crate) resolved_first_time: f64,
    pub(crate) retry: f64,
    pub(crate) leave_unresolved: f64,
    pub(crate) leave_silent: f64,
}

/// What one visit brings at one service point, expected.
#[derive(Clone, Copy, Debug)]
pub(crate) struct PerVisit {
    pub(crate) need: f64,
    pub(crate) noticed: f64,
    pub(crate) contacts: f64,
    pub(crate) caught: f64,
    pub(crate) avoided: f64,
    pub(crate) silent: f64,
    pub(crate) unresolved: f64,
    /// Chance that the customer is lost here.
    pub(crate) loss: f64,
    /// Chance of at least one contact.
    pub(crate) contacting: f64,
    /// Chance of a contact, or of leaving in silence.
    pub(crate) contacting_or_gone: f64,
}

impl Rates {
    fn of(point: &ServicePoint) -> Self {
        let rate = |given: &Option<Estimate>, default: f64| given.as_ref().map_or(default, |rate| rate.value);
        Self {
            need: rate(&point.need, 0.0),
            caught: rate(&point.caught, 0.0),
            contact: rate(&point.contact, 1.0),
            resolved_first_time: rate(&point.resolved_first_time, 1.0),
            retry: rate(&point.retry, 0.0),
            leave_unresolved: rate(&point.leave_unresolved, 0.0),
            leave_silent: rate(&point.leave_silent, 0.0),
        }
    }

    /// 1 − (1−r)·g, gathered without losing what is small.
    pub(crate) fn ending(&self) -> f64 {
        (1.0 - self.retry) + self.resolved_first_time * self.retry
    }

    /// C: contacts of a customer who contacts, repeats included.
    fn contacts_each(&self) -> f64 {
        1.0 / self.ending()
    }

    /// U: chance to end unresolved.
    fn ends_unresolved(&self) -> f64 {
        (1.0 - self.resolved_first_time) * (1.0 - self.retry) / self.ending()
    }

    /// n: how often one visit raises a need that the customer notices.
    pub(crate) fn noticed(&self) -> f64 {
        self.need * (1.0 - self.caught)
    }

    pub(crate) fn per_visit(&self) -> PerVisit {
        let noticed = self.noticed();
        let contacting = noticed * self.contact;
        let silent = noticed * (1.0 - self.contact);
        let unresolved = contacting * self.ends_unresolved();
        PerVisit {
            need: self.need,
            noticed,
            contacts: contacting * self.contacts_each(),
            caught: self.need * self.caught,
            avoided: self.need * self.caught * self.contact * self.contacts_each(),
            silent,
            unresolved,
            loss: unresolved * self.leave_unresolved + silent * self.leave_silent,
            contacting,
            contacting_or_gone: contacting + silent * self.leave_silent,
        }
    }

    /// The need that shows as `contacts` per visit at these rates.
    fn need_from(&self, contacts: f64, point: &ServicePoint) -> Result<f64, Refusal> {
        let for_each = (1.0 - self.caught) * self.contact * self.contacts_each();
        if for_each > 0.0 {
            return Ok(contacts / for_each);
        }
        Err(Refusal::NothingToConvert { point: titled(&point.title) })
    }
}

/// Every counted point of the map in file order.
pub(crate) fn counted<'m>(
    points: &'m [ServicePoint],
    places: &Places<'_>,
    refusals: &mut Vec<Refusal>,
) -> Vec<Point<'m>> {
    let mut counted = Vec::new();
    for point in points {
        match Point::of(point, places) {
            Ok(found) => counted.extend(found),
            Err(refusal) => refusals.push(refusal),
        }
    }
    counted
}

impl<'m> Point<'m> {
    /// `None` where the point has no need and is only drawn.
    fn of(source: &'m ServicePoint, places: &Places<'_>) -> Result<Option<Self>, Refusal> {
        let at = places
            .touchpoint(&source.touchpoint, || format!("The service point \"{}\"", titled(&source.title)))?;
        let found = worked_out(source)?;
        Ok(found.map(|(rates, achievable)| Self { source, at, rates, achievable }))
    }

    /// The same point with the rates of `source`, a draw of them: what is achievable keeps its
    /// ratio to the need, and is never worse than what is drawn.
    pub(crate) fn redrawn<'d>(&self, source: &'d ServicePoint) -> Point<'d> {
        let mut rates = Rates::of(source);
        rates.need = need_today(source, &rates).unwrap_or(1.0);
        let kept = if self.rates.need > 0.0 { self.achievable.need / self.rates.need } else { 1.0 };
        let achievable = Achievable {
            need: kept * rates.need,
            caught: self.achievable.caught.max(rates.caught),
            resolved_first_time: self.achievable.resolved_first_time.max(rates.resolved_first_time),
        };
        Point { source, at: self.at, rates, achievable }
    }

    /// Today's rates, with the need brought to where it could be.
    pub(crate) fn fixed(&self) -> Rates {
        Rates { need: self.achievable.need, ..self.rates }
    }

    /// Today's rates, with needs caught and resolved as well as they could be.
    pub(crate) fn served_well(&self) -> Rates {
        let Achievable { caught, resolved_first_time, .. } = self.achievable;
        Rates { caught, resolved_first_time, ..self.rates }
    }

    /// Whether bringing the need to where it could be changes anything here.
    pub(crate) fn is_fixable(&self) -> bool {
        self.achievable.need != self.rates.need
    }

    /// What one visit costs here at these rates, in the map's currency.
    pub(crate) fn cost(&self, visit: &PerVisit) -> f64 {
        let amount = |given: &Option<model::Quantity>| given.as_ref().map_or(0.0, |amount| amount.value);
        visit.contacts * amount(&self.source.cost_per_contact)
            + visit.caught * amount(&self.source.cost_per_catch)
            + visit.noticed * amount(&self.source.cost_per_need)
    }

    /// Whether nobody has said to what rate it could be brought.
    pub(crate) fn is_unconfirmed(&self) -> bool {
        self.source.achievable_need.is_none() && self.source.achievable_contacts_per_visit.is_none()
    }

    /// What today's need rests on.
    pub(crate) fn evidence(&self) -> model::Evidence {
        let given = self.source.need.as_ref().or(self.source.contacts_per_visit.as_ref());
        given.and_then(|rate| rate.evidence).unwrap_or(model::Evidence::Guess)
    }
}

/// What one service point says of itself, whatever journey it is on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reachable {
    /// How often one visit raises a need, worked out where contacts were counted.
    pub need_today: f64,
    /// How often it would at the rate agreed on.
    pub need: f64,
    /// Whether it could be caught or resolved more often than today.
    pub is_served_better: bool,
}

/// What could be reached at a service point; `None` where it is not counted.
///
/// # Errors
/// Where its rates contradict each other.
pub fn reachable(point: &ServicePoint) -> Result<Option<Reachable>, Refusal> {
    let reachable = |(rates, achievable): (Rates, Achievable)| Reachable {
        need_today: rates.need,
        need: achievable.need,
        is_served_better: achievable.caught > rates.caught
            || achievable.resolved_first_time > rates.resolved_first_time,
    };
    Ok(worked_out(point)?.map(reachable))
}

/// Its rates of today and those that could be reached; `None` where it is not counted.
fn worked_out(source: &ServicePoint) -> Result<Option<(Rates, Achievable)>, Refusal> {
    if !is_counted(source) {
        return if has_achievable(source) {
            Err(Refusal::AchievableWithoutToday { point: titled(&source.title) })
        } else {
            Ok(None)
        };
    }
    let mut rates = Rates::of(source);
    if rates.ending() <= 0.0 {
        return Err(Refusal::NeverResolved { point: titled(&source.title) });
    }
    rates.need = need_today(source, &rates)?;
    let (caught, resolved_first_time) = achievable_service(source, &rates)?;
    let need = achievable_need(source, &rates)?;
    Ok(Some((rates, Achievable { need, caught, resolved_first_time })))
}

/// Whether a point says how often it is needed.
pub(crate) fn is_counted(point: &ServicePoint) -> bool {
    point.need.is_some() || point.contacts_per_visit.is_some()
}

fn has_achievable(point: &ServicePoint) -> bool {
    point.achievable_need.is_some()
        || point.achievable_contacts_per_visit.is_some()
        || point.achievable_caught.is_some()
        || point.achievable_resolved_first_time.is_some()
}

fn need_today(point: &ServicePoint, rates: &Rates) -> Result<f64, Refusal> {
    let need = match (&point.need, &point.contacts_per_visit) {
        (Some(need), _) => need.value,
        (None, Some(contacts)) => rates.need_from(contacts.value, point)?,
        (None, None) => 0.0,
    };
    if need > 1.0 + SLACK {
        return Err(Refusal::NeedAboveOne { point: titled(&point.title), need });
    }
    Ok(need.min(1.0))
}

/// The need to which a point could be brought, never above today's: nothing by default where the
/// cause is ours, else today's.
fn achievable_need(point: &ServicePoint, rates: &Rates) -> Result<f64, Refusal> {
    let today = rates.need;
    let achievable = match (&point.achievable_need, &point.achievable_contacts_per_visit) {
        (Some(need), _) => need.value,
        (None, Some(contacts)) => rates.need_from(contacts.value, point)?,
        (None, None) if point.cause.group() == CauseGroup::Ours => 0.0,
        (None, None) => today,
    };
    if (achievable - today).abs() <= SLACK * today {
        return Ok(today);
    }
    if achievable > today {
        return Err(Refusal::AchievableNeedAbove { point: titled(&point.title), achievable, today });
    }
    Ok(achievable)
}

/// How well it could be served, never worse than today: the shares caught and resolved first time.
fn achievable_service(point: &ServicePoint, rates: &Rates) -> Result<(f64, f64), Refusal> {
    let or = |given: &Option<Estimate>, today: f64| given.as_ref().map_or(today, |rate| rate.value);
    let title = || titled(&point.title);
    let caught = or(&point.achievable_caught, rates.caught);
    if caught < rates.caught {
        let (achievable, today) = (caught, rates.caught);
        return Err(Refusal::AchievableCaughtBelow { point: title(), achievable, today });
    }
    let resolved = or(&point.achievable_resolved_first_time, rates.resolved_first_time);
    if resolved < rates.resolved_first_time {
        let (achievable, today) = (resolved, rates.resolved_first_time);
        return Err(Refusal::AchievableResolvedBelow { point: title(), achievable, today });
    }
    Ok((caught, resolved))
}
