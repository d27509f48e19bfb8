//! A service point without a rate is drawn and stands in no figure.

use model::Where;

use super::{Finding, Seen};
use crate::point::is_counted;
use crate::refusal::titled;

pub(super) fn find(seen: &Seen<'_>) -> Vec<Finding> {
    let uncounted = seen.map.service_points.iter().filter(|point| !is_counted(point));
    let finding = |point: &model::ServicePoint| Finding {
        rule: "uncounted_service_point",
        on: Where { service_point: Some(point.id.clone()), ..Where::default() },
        message: format!("\"{}\" has no rate and stands in no figure.", titled(&point.title)),
    };
    uncounted.map(finding).collect()
}
