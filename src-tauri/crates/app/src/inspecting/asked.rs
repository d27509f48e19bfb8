//! What a person types at a path of a thing, where it is a number or a date.

use model::Kind;

use super::number::Unit;

/// What is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Asked {
    /// A chance of one of these, with what it rests on.
    Rate(Among),
    /// An amount with what it rests on.
    Amount(Unit),
    Number(Unit),
    /// A plain part of a whole.
    Part,
    Date,
}

/// Of what a rate is a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Among {
    /// Visits to a touchpoint.
    Visits,
    Needs,
    Noticed,
    Contacts,
    Unresolved,
    Silent,
    /// Customers who start.
    Starting,
}

impl Among {
    /// "4 % of visits"
    pub(super) fn words(self) -> &'static str {
        match self {
            Self::Visits => "visits",
            Self::Needs => "needs",
            Self::Noticed => "needs that customers notice",
            Self::Contacts => "contacts",
            Self::Unresolved => "contacts without a resolution",
            Self::Silent => "silent customers",
            Self::Starting => "customers who start",
        }
    }
}

/// What is typed at a path; `None` where it is no number and no date.
pub(super) fn asked(kind: Kind, path: &[String]) -> Option<Asked> {
    let path: Vec<&str> = path.iter().map(String::as_str).collect();
    match (kind, path.as_slice()) {
        (_, ["date" | "due"] | ["period", "from" | "to"] | ["measures", _, "date"]) => Some(Asked::Date),
        (Kind::Map, [key]) => map(key),
        (Kind::Persona, ["share"]) => Some(Asked::Rate(Among::Starting)),
        (Kind::Map, ["staffing", "paid_hours_per_month"]) => Some(Asked::Number(Unit::Hours)),
        (Kind::Map, ["staffing", "shrinkage" | "occupancy"]) => Some(Asked::Part),
        (Kind::Touchpoint, ["measures", _, "value" | "target" | "n"]) => Some(Asked::Number(Unit::Plain)),
        (_, ["because_of", _]) => Some(Asked::Part),
        (Kind::ServicePoint, [key]) => service_point(key),
        (_, [key]) => other(key),
        _ => None,
    }
}

fn map(key: &str) -> Option<Asked> {
    matches!(key, "customers_per_month" | "measured_contacts_per_month")
        .then_some(Asked::Amount(Unit::AMonth))
}

fn service_point(key: &str) -> Option<Asked> {
    Some(match key {
        "need" | "achievable_need" => Asked::Rate(Among::Visits),
        "contacts_per_visit" | "achievable_contacts_per_visit" => Asked::Amount(Unit::PerVisit),
        "caught" | "achievable_caught" => Asked::Rate(Among::Needs),
        "contact" => Asked::Rate(Among::Noticed),
        "resolved_first_time" | "achievable_resolved_first_time" => Asked::Rate(Among::Contacts),
        "retry" | "leave_unresolved" => Asked::Rate(Among::Unresolved),
        "leave_silent" => Asked::Rate(Among::Silent),
        "minutes_per_contact" | "backstage_minutes_per_contact" | "minutes_per_catch" => {
            Asked::Amount(Unit::Minutes)
        }
        "cost_per_contact" | "cost_per_catch" | "cost_per_need" => Asked::Amount(Unit::Money),
        _ => return None,
    })
}

fn other(key: &str) -> Option<Asked> {
    Some(match key {
        "share" => Asked::Rate(Among::Visits),
        "start_share" => Asked::Rate(Among::Starting),
        "takes_minutes" | "minutes_per_visit" => Asked::Amount(Unit::Minutes),
        "hours_per_month" => Asked::Amount(Unit::Hours),
        "wait_days" => Asked::Amount(Unit::Days),
        "promised_days" => Asked::Number(Unit::Days),
        "one_off_cost" | "monthly_cost" => Asked::Amount(Unit::Money),
        "n" | "value" | "effort" | "width" => Asked::Number(Unit::Plain),
        _ => return None,
    })
}
