//! A touchpoint that no customer ever gets to.

use model::Where;

use super::{Finding, Seen};
use crate::refusal::titled;

pub(super) fn find(seen: &Seen<'_>) -> Vec<Finding> {
    let unreached =
        seen.map.touchpoints.iter().zip(&seen.journey.state.is_reached).filter(|(_, reached)| !**reached);
    let finding = |(touchpoint, _): (&model::Touchpoint, _)| Finding {
        rule: "unreachable_touchpoint",
        on: Where { touchpoint: Some(touchpoint.id.clone()), ..Where::default() },
        message: format!(
            "Nobody gets to \"{}\": no way with a share above 0 leads there.",
            titled(&touchpoint.title)
        ),
    };
    unreached.map(finding).collect()
}
