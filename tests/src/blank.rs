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
    ServicePoint::at(id, touchpoint, cause)
}
