//! The figures of a panel, from those that have been worked out once for the map.

use analysis::{Analysis, Effect, Set};
use layout::words::{change, count, figure};
use model::{Estimate, ServicePoint, Which};

use super::asked::{Among, Asked};
use super::form::Form;
use super::number::money;
use super::panel::{PanelChange, PanelEffect, PanelIfFixed, PanelMark, PanelPart, PanelPoint};
use super::rate::{Monthly, short};
use super::words::{cause_and_whose, mark};
use crate::facts::or_untitled;
use crate::sheet::Sheet;

/// How many there are in a month of what a rate of a thing is a part of.
pub(super) fn monthly(sheet: &Sheet, which: &Which, among: Among) -> Monthly {
    let map = &sheet.map;
    let Some(customers) = map.customers_per_month.as_ref().map(|given| given.value).filter(|n| *n > 0.0)
    else {
        return match among {
            Among::Visits | Among::Starting => Monthly::NoCustomers,
            _ => Monthly::Never,
        };
    };
    let touchpoint = match which {
        Which::ServicePoint(id) => {
            map.service_points.iter().find(|point| point.id == *id).map(|point| point.touchpoint.as_str())
        }
        Which::Transition { from, .. } | Which::Exit { from, .. } => Some(from.as_str()),
        _ => None,
    };
    match (among, touchpoint, sheet.worked()) {
        (Among::Starting, ..) => Monthly::Known { base: customers, customers },
        (Among::Visits, Some(touchpoint), Ok(worked)) => {
            let visits = worked.today.visits.get(touchpoint).unwrap_or(0.0);
            Monthly::Known { base: visits * customers, customers }
        }
        (Among::Visits, _, Err(_)) => Monthly::NoFigures,
        _ => Monthly::Never,
    }
}

impl Form<'_> {
    /// What has been worked out; without it the panel says why, where figures are wanted.
    pub(super) fn today(&mut self) -> Option<&Analysis> {
        let sheet = self.sheet;
        match sheet.worked() {
            Ok(worked) => Some(&worked.today),
            Err(sentence) => {
                self.panel().without_figures.clone_from(sentence);
                None
            }
        }
    }

    /// How many customers get to a touchpoint, how often, and for how many visits it works.
    pub(super) fn visits(&mut self, touchpoint: &str) {
        let Some(today) = self.today() else { return };
        let of = |by: &analysis::ByKey| by.get(touchpoint);
        let (reached, visits, works) = (of(&today.reached), of(&today.visits), of(&today.works_for));
        self.figure(count((reached.unwrap_or(0.0) * 1000.0).round()), "of 1,000", "get here");
        self.figure(count((visits.unwrap_or(0.0) * 1000.0).round()), "visits", "per 1,000");
        if let Some(works) = works {
            self.figure(short(works), "of visits", "raise no need");
        }
    }

    /// Service points with what is known of each.
    pub(super) fn points<'p>(&mut self, points: impl Iterator<Item = &'p ServicePoint>) -> Vec<PanelPoint> {
        let worked = self.sheet.worked().as_ref().ok();
        points.map(|point| self.point(point, worked.map(|worked| &worked.today))).collect()
    }

    fn point(&self, point: &ServicePoint, today: Option<&Analysis>) -> PanelPoint {
        let contacts = today.and_then(|today| today.by_service_point.get(&point.id));
        let given = point.need.as_ref().or(point.contacts_per_visit.as_ref());
        let counts = if point.need.is_some() { "" } else { "contacts " };
        let rest = |given: &Estimate| format!("{counts}{}", self.rests_on(given, Asked::Rate(Among::Visits)));
        PanelPoint {
            which: Which::ServicePoint(point.id.clone()),
            title: or_untitled(&point.title),
            cause: cause_and_whose(point.cause),
            mark: shape(point, contacts),
            contacts: contacts.map(figure).unwrap_or_default(),
            need: analysis::reachable(point).ok().flatten().map(|r| short(r.need_today)).unwrap_or_default(),
            resolved: match &point.resolved_first_time {
                Some(resolved) => short(resolved.value),
                None => String::new(),
            },
            rests_on: given.map(rest).unwrap_or_else(|| "not counted yet".to_owned()),
        }
    }

    /// What bringing a service point to the rate that could be reached would change, and serving it well.
    pub(super) fn if_fixed(&mut self, point: &ServicePoint) {
        let Some(today) = self.today() else { return };
        if today.by_service_point.get(&point.id).is_none() {
            return;
        }
        let Ok(Some(rates)) = analysis::reachable(point) else { return };
        let (prevented, served) = (rates.need < rates.need_today, rates.is_served_better);
        let ids = std::slice::from_ref(&point.id);
        let (fix, serve) = (Set { fix: ids, serve: &[] }, Set { fix: &[], serve: ids });
        let to = format!("If brought to {}", short(rates.need));
        let mut sets = Vec::new();
        if prevented {
            sets.push((to.clone(), "Prevented", fix));
        }
        if served {
            sets.push(("If served well".to_owned(), "Served well", serve));
        }
        if prevented && served {
            let both = Set { fix: ids, serve: ids };
            sets.push((format!("{to} and served well"), "Both", both));
        }
        let asked: Vec<Set<'_>> = sets.iter().map(|(_, _, set)| *set).collect();
        let Ok(answers) = analysis::together(self.map, &asked) else { return };
        let changes: Vec<PanelChange> = sets
            .into_iter()
            .zip(answers)
            .map(|((title, name, _), effect)| PanelChange {
                title,
                name: name.to_owned(),
                effects: effect.map(|effect| self.effects(effect)).unwrap_or_default(),
                without: match effect {
                    Some(_) => String::new(),
                    None => {
                        "That would close the only way out, so that nothing can be worked out.".to_owned()
                    }
                },
            })
            .collect();
        if !changes.is_empty() {
            let of = format!("{}, today {}", or_untitled(&point.title), short(rates.need_today));
            self.push(PanelPart::IfFixed(PanelIfFixed { of, changes }));
        }
    }

    fn effects(&self, Effect { contacts, cost, completed }: Effect) -> Vec<PanelEffect> {
        let effect = |change: String, unit: &str| PanelEffect { change, unit: unit.to_owned() };
        let mut effects = vec![
            effect(change(contacts), "contacts per 1,000"),
            effect(change(completed), "completed per 1,000"),
        ];
        if cost != 0.0 {
            let sign = if cost > 0.0 { "+" } else { "\u{2212}" };
            let whole =
                if cost.abs() >= 9.95 { cost.abs().round() } else { (cost.abs() * 100.0).round() / 100.0 };
            let amount = money(whole, &self.map.currency);
            effects.push(effect(format!("{sign}{amount}"), "cost of contacts per 1,000"));
        }
        effects
    }
}

/// As the drawing has it: what is always caught is a shield.
fn shape(point: &ServicePoint, contacts: Option<f64>) -> PanelMark {
    let is_caught = point.caught.as_ref().is_some_and(|caught| caught.value >= 1.0);
    if is_caught && contacts == Some(0.0) { PanelMark::Fixed } else { mark(point.cause) }
}
