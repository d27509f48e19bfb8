//! Every rate and amount that a map gives, with its place: what rules about evidence look at.

use std::collections::HashMap;

use model::{Estimate, JourneyMap, Pair, Where};

use super::{on_point, on_step, on_touchpoint};
use crate::places::Places;
use crate::refusal::titled;

/// One given estimate.
pub(super) struct Given<'m> {
    pub(super) on: Where,
    pub(super) estimate: &'m Estimate,
    /// Its own date, or that of its source.
    pub(super) date: Option<&'m str>,
    /// What it is, in words.
    name: &'static str,
    /// The title of what it belongs to; `None` for the map.
    title: Option<&'m str>,
}

impl Given<'_> {
    /// What it is, as the beginning of a sentence.
    pub(super) fn what(&self, places: &Places<'_>) -> String {
        let name = self.name;
        match (&self.on.transition, self.title) {
            (Some(pair), _) => {
                format!(
                    "The {name} of the way from \"{}\" to \"{}\"",
                    places.title(&pair.from),
                    places.title(&pair.to)
                )
            }
            (None, Some(title)) => format!("The {name} of \"{}\"", titled(title)),
            (None, None) => format!("The {name} of the map"),
        }
    }
}

/// Every given estimate in file order.
pub(super) fn given(map: &JourneyMap) -> Vec<Given<'_>> {
    let sources: HashMap<&str, &str> =
        map.sources.iter().filter_map(|source| Some((source.id.as_str(), source.date.as_deref()?))).collect();
    let mut found = Vec::new();
    each(map, |on, title, name, estimate: &Option<Estimate>| {
        let Some(estimate) = estimate else { return };
        let date = estimate.date.as_deref().or_else(|| sources.get(estimate.source.as_str()).copied());
        found.push(Given { on: on(), estimate, date, name, title });
    });
    found
}

fn each<'m>(
    map: &'m JourneyMap,
    mut see: impl FnMut(&dyn Fn() -> Where, Option<&'m str>, &'static str, &'m Option<Estimate>),
) {
    see(&Where::default, None, "customers per month", &map.customers_per_month);
    see(&Where::default, None, "measured contacts per month", &map.measured_contacts_per_month);
    for touchpoint in &map.touchpoints {
        let on = || on_touchpoint(&touchpoint.id);
        see(&on, Some(&touchpoint.title), "start share", &touchpoint.start_share);
        see(&on, Some(&touchpoint.title), "time taken", &touchpoint.takes_minutes);
    }
    for way in &map.transitions {
        let pair = || Pair { from: way.from.clone(), to: way.to.clone(), ..Pair::default() };
        let on = || Where { transition: Some(pair()), ..Where::default() };
        see(&on, None, "share", &way.share);
        see(&on, None, "wait", &way.wait_days);
    }
    for exit in &map.exits {
        let from = map.touchpoints.iter().find(|touchpoint| touchpoint.id == exit.from);
        see(&|| on_touchpoint(&exit.from), from.map(|from| from.title.as_str()), "exit share", &exit.share);
    }
    for step in &map.steps {
        see(&|| on_step(&step.id), Some(&step.title), "minutes per visit", &step.minutes_per_visit);
        see(&|| on_step(&step.id), Some(&step.title), "hours per month", &step.hours_per_month);
    }
    for point in &map.service_points {
        let fields = [
            ("need", &point.need),
            ("contacts per visit", &point.contacts_per_visit),
            ("share caught", &point.caught),
            ("share who contact us", &point.contact),
            ("share resolved first time", &point.resolved_first_time),
            ("share who contact us again", &point.retry),
            ("share who leave unresolved", &point.leave_unresolved),
            ("share who leave in silence", &point.leave_silent),
            ("minutes per contact", &point.minutes_per_contact),
            ("backstage minutes per contact", &point.backstage_minutes_per_contact),
            ("minutes per catch", &point.minutes_per_catch),
            ("cost per contact", &point.cost_per_contact),
            ("cost per catch", &point.cost_per_catch),
            ("cost per need", &point.cost_per_need),
        ];
        for (name, estimate) in fields {
            see(&|| on_point(point), Some(&point.title), name, estimate);
        }
    }
}
