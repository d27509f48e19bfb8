//! Every rate and amount that a map gives, with its place: what is checked, and what rules about
//! evidence look at.

use std::collections::HashMap;

use model::{Estimate, JourneyMap, Pair, Where};

use super::{on_point, on_step, on_touchpoint};
use crate::places::Places;
use crate::refusal::titled;

/// One given estimate.
pub(crate) struct Given<'m> {
    pub(crate) estimate: &'m Estimate,
    /// Whether it is a share or a chance, so that it cannot be above 1.
    pub(crate) is_rate: bool,
    /// What it is, in words.
    name: &'static str,
    of: Of<'m>,
}

/// What an estimate belongs to.
#[derive(Clone, Copy)]
enum Of<'m> {
    Map,
    Touchpoint(&'m str),
    Transition(&'m model::Transition),
    Step(&'m model::Step),
    Point(&'m model::ServicePoint),
}

impl<'m> Given<'m> {
    /// What it is, as the beginning of a sentence.
    pub(crate) fn what(&self, places: &Places<'_>) -> String {
        let name = self.name;
        match self.of {
            Of::Map => format!("The {name} of the map"),
            Of::Touchpoint(id) => format!("The {name} of \"{}\"", places.title(id)),
            Of::Transition(way) => {
                let (from, to) = (places.title(&way.from), places.title(&way.to));
                format!("The {name} of the way from \"{from}\" to \"{to}\"")
            }
            Of::Step(step) => format!("The {name} of \"{}\"", titled(&step.title)),
            Of::Point(point) => format!("The {name} of \"{}\"", titled(&point.title)),
        }
    }

    /// Where it stands in the map.
    pub(super) fn on(&self) -> Where {
        match self.of {
            Of::Map => Where::default(),
            Of::Touchpoint(id) => on_touchpoint(id),
            Of::Transition(way) => {
                let pair = Pair { from: way.from.clone(), to: way.to.clone(), ..Pair::default() };
                Where { transition: Some(pair), ..Where::default() }
            }
            Of::Step(step) => on_step(&step.id),
            Of::Point(point) => on_point(point),
        }
    }
}

/// The dates of a map's estimates: its own, or that of its source.
pub(super) struct Dates<'m>(HashMap<&'m str, &'m str>);

impl<'m> Dates<'m> {
    pub(super) fn of(map: &'m JourneyMap) -> Self {
        let dated = |source: &'m model::Source| Some((source.id.as_str(), source.date.as_deref()?));
        Self(map.sources.iter().filter_map(dated).collect())
    }

    pub(super) fn date(&self, given: &Given<'m>) -> Option<&'m str> {
        let estimate = given.estimate;
        estimate.date.as_deref().or_else(|| self.0.get(estimate.source.as_str()).copied())
    }
}

/// Every given estimate, kind by kind in file order.
pub(crate) fn given(map: &JourneyMap) -> Vec<Given<'_>> {
    let mut found = Vec::new();
    each(map, |of, is_rate, name, estimate: &Option<Estimate>| {
        found.extend(estimate.as_ref().map(|estimate| Given { estimate, is_rate, name, of }));
    });
    found
}

fn each<'m>(map: &'m JourneyMap, mut see: impl FnMut(Of<'m>, bool, &'static str, &'m Option<Estimate>)) {
    see(Of::Map, false, "customers per month", &map.customers_per_month);
    see(Of::Map, false, "measured contacts per month", &map.measured_contacts_per_month);
    for touchpoint in &map.touchpoints {
        see(Of::Touchpoint(&touchpoint.id), true, "start share", &touchpoint.start_share);
        see(Of::Touchpoint(&touchpoint.id), false, "time taken", &touchpoint.takes_minutes);
    }
    for way in &map.transitions {
        see(Of::Transition(way), true, "share", &way.share);
        see(Of::Transition(way), false, "wait", &way.wait_days);
    }
    for exit in &map.exits {
        see(Of::Touchpoint(&exit.from), true, "share of an exit", &exit.share);
    }
    for step in &map.steps {
        see(Of::Step(step), false, "minutes per visit", &step.minutes_per_visit);
        see(Of::Step(step), false, "hours per month", &step.hours_per_month);
    }
    for point in &map.service_points {
        let rates = [
            ("need", &point.need),
            ("share caught", &point.caught),
            ("share who contact us", &point.contact),
            ("share resolved first time", &point.resolved_first_time),
            ("share who contact us again", &point.retry),
            ("share who leave unresolved", &point.leave_unresolved),
            ("share who leave in silence", &point.leave_silent),
            ("achievable need", &point.achievable_need),
            ("achievable share caught", &point.achievable_caught),
            ("achievable share resolved first time", &point.achievable_resolved_first_time),
        ];
        rates.into_iter().for_each(|(name, rate)| see(Of::Point(point), true, name, rate));
        let amounts = [
            ("contacts per visit", &point.contacts_per_visit),
            ("achievable contacts per visit", &point.achievable_contacts_per_visit),
            ("minutes per contact", &point.minutes_per_contact),
            ("backstage minutes per contact", &point.backstage_minutes_per_contact),
            ("minutes per catch", &point.minutes_per_catch),
            ("cost per contact", &point.cost_per_contact),
            ("cost per catch", &point.cost_per_catch),
            ("cost per need", &point.cost_per_need),
        ];
        amounts.into_iter().for_each(|(name, amount)| see(Of::Point(point), false, name, amount));
    }
}
