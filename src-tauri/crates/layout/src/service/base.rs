//! The one switch of the Service view: what its figures are counted against.

use model::JourneyMap;

use super::figures::{PointFigures, ServiceFigures};
use super::words::{figure, people, whole};
use crate::flow::shown;

/// What figures are counted against.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Base {
    /// Per 1,000 customers who start.
    #[default]
    Starting,
    /// Per 1,000 of the map's own base, such as orders.
    Own,
    /// Per 1,000 customers who complete.
    Completed,
    /// Per month.
    Month,
    /// People needed for contacts and catches.
    People,
}

/// A base with what turns figures per 1,000 who start into its own.
#[derive(Clone, Debug)]
pub(super) struct Unit {
    pub base: Base,
    /// Of today's figures.
    factor: f64,
    /// "per 1,000 who start"
    pub per: String,
    /// How many customers start.
    pub starting: f64,
}

impl Base {
    /// Every base, in the order of the switch.
    pub const ALL: [Self; 5] = [Self::Starting, Self::Own, Self::Completed, Self::Month, Self::People];

    /// The bases that the figures allow; the first one always.
    #[must_use]
    pub fn available(map: &JourneyMap, figures: &ServiceFigures) -> Vec<Self> {
        Self::ALL.into_iter().filter(|base| base.factor(map, figures).is_some()).collect()
    }

    /// "Per 1,000 who start", as the switch names it.
    #[must_use]
    pub fn title(self, map: &JourneyMap) -> String {
        let per = self.per(map);
        let mut letters = per.chars();
        letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
    }

    fn per(self, map: &JourneyMap) -> String {
        match (self, map.per.as_ref()) {
            (Self::Own, Some(own)) => format!("per 1,000 {}", shown(&own.name)),
            (Self::Starting | Self::Own, _) => "per 1,000 who start".into(),
            (Self::Completed, _) => "per 1,000 who complete".into(),
            (Self::Month, _) => "per month".into(),
            (Self::People, _) => "people needed".into(),
        }
    }

    /// What turns a figure per 1,000 who start into one of this base.
    fn factor(self, map: &JourneyMap, figures: &ServiceFigures) -> Option<f64> {
        let factor = match self {
            Self::Starting => 1.0,
            Self::Own => 1.0 / figures.reached.get(&map.per.as_ref()?.touchpoint)?,
            Self::Completed => 1.0 / figures.demand?.completed,
            Self::Month => figures.customers_per_month? / 1000.0,
            Self::People => figures.people.map(|_| 1.0)?,
        };
        (factor.is_finite() && factor > 0.0).then_some(factor)
    }

    /// The base as a unit; that of those who start where the figures do not allow it.
    pub(super) fn unit(self, map: &JourneyMap, figures: &ServiceFigures) -> Unit {
        let (base, factor) = match self.factor(map, figures) {
            Some(factor) => (self, factor),
            None => (Self::Starting, 1.0),
        };
        Unit { base, factor, per: base.per(map), starting: 1000.0 * factor }
    }
}

impl Unit {
    /// Whether the base itself is no estimate, so that bands of figures hold in it.
    pub(super) fn is_sure(&self) -> bool {
        matches!(self.base, Base::Starting | Base::Month)
    }

    /// A figure per 1,000 who start in this unit: contacts, needs, customers, minutes.
    pub(super) fn scaled(&self, per_thousand: f64) -> f64 {
        per_thousand * self.factor
    }

    /// What a point asks for in this unit: contacts, or the people for them.
    pub(super) fn demand(&self, point: &PointFigures) -> f64 {
        if self.base == Base::People { point.people.unwrap_or(0.0) } else { self.scaled(point.contacts) }
    }

    /// "contacts" or "people": what [`Self::demand`] counts.
    pub(super) fn noun(&self) -> &'static str {
        if self.base == Base::People { "people" } else { "contacts" }
    }

    /// "Contacts per 1,000 who start"
    pub(super) fn title(&self) -> String {
        if self.base == Base::People { "People needed".into() } else { format!("Contacts {}", self.per) }
    }

    pub(super) fn written(&self, demand: f64) -> String {
        if self.base == Base::People { people(demand) } else { figure(demand) }
    }

    /// "Needs per 1,000 who start": people are needed for contacts, so needs stay a thousandth.
    pub(super) fn needs_title(&self) -> String {
        format!("Needs {}", self.per_thousand())
    }

    pub(super) fn minutes_title(&self) -> String {
        format!("Minutes of work {}", self.per_thousand())
    }

    fn per_thousand(&self) -> &str {
        if self.base == Base::People { "per 1,000 who start" } else { &self.per }
    }

    /// "of 1,000 customers who start"
    pub(super) fn of_customers(&self) -> String {
        match self.base {
            Base::Starting | Base::People => "of 1,000 customers who start".into(),
            Base::Month => format!("of {} customers who start in a month", whole(self.starting)),
            Base::Own | Base::Completed => format!("customers, {}", self.per),
        }
    }

    /// The unit of changes and of what stays. A fix changes how many get to the base too, so that
    /// only a month's customers, who are as many as ever, can be counted on.
    pub(super) fn of_changes(&self) -> Unit {
        match self.base {
            Base::Month => self.clone(),
            _ => Unit {
                base: Base::Starting,
                factor: 1.0,
                per: "per 1,000 who start".into(),
                starting: 1000.0,
            },
        }
    }
}
