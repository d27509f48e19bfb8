//! Things of a map with nothing in them but what they must have.

use model::{Cause, Id, Insight, InsightKind, Lane, LaneKind, ServicePoint, Where, Zone};

#[must_use]
pub fn lane(zone: Zone, kind: LaneKind) -> Lane {
    Lane {
        id: Id::new(),
        title: String::new(),
        zone,
        kind,
        persona: None,
        quoted: false,
        unit: String::new(),
        better: None,
        internal: false,
        collapsed: false,
        extra: model::Extra::new(),
    }
}

#[must_use]
pub fn insight(id: &str, kind: InsightKind, at: Where, text: String) -> Insight {
    Insight {
        id: id.to_owned(),
        kind,
        at: Some(at),
        persona: None,
        text,
        basis: None,
        source: String::new(),
        tags: Vec::new(),
        internal: false,
        extra: model::Extra::new(),
    }
}

#[must_use]
pub fn service_point(id: &str, touchpoint: &str, cause: Cause) -> ServicePoint {
    ServicePoint {
        id: id.to_owned(),
        touchpoint: touchpoint.to_owned(),
        title: String::new(),
        cause,
        origin_step: None,
        owner: String::new(),
        recovery: None,
        need: None,
        contacts_per_visit: None,
        caught: None,
        contact: None,
        resolved_first_time: None,
        retry: None,
        leave_unresolved: None,
        leave_silent: None,
        achievable_need: None,
        achievable_contacts_per_visit: None,
        achievable_caught: None,
        achievable_resolved_first_time: None,
        minutes_per_contact: None,
        backstage_minutes_per_contact: None,
        minutes_per_catch: None,
        cost_per_contact: None,
        cost_per_catch: None,
        cost_per_need: None,
        customer_text: String::new(),
        description: String::new(),
        tags: Vec::new(),
        extra: model::Extra::new(),
    }
}
