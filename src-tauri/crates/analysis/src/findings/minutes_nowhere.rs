//! A step with minutes for each visit that serves no touchpoint.

use model::Where;

use super::{Finding, Seen};
use crate::refusal::titled;

pub(super) fn find(seen: &Seen<'_>) -> Vec<Finding> {
    let finding = |step: &&model::Step| Finding {
        rule: "minutes_nowhere",
        on: Where { step: Some(step.id.clone()), ..Where::default() },
        message: format!(
            "The minutes of \"{}\" count nowhere: the step names no touchpoint and no stage that has one.",
            titled(&step.title)
        ),
    };
    seen.work.unplaced.iter().map(finding).collect()
}
