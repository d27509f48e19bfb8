//! A touchpoint that is nothing but a conversation, and no figure counts it.

use model::{Channel, Touchpoint};

use super::{Found, Rule, Seen, on_touchpoint};
use crate::refusal::titled;

pub(super) const RULE: Rule = Rule {
    name: "conversation_not_counted",
    title: "A conversation that nobody counts",
    why: "A call drawn as a card is service all the same, and stands in no figure.",
    what_to_do: "Mark the touchpoint as assisted, or record the need that brings customers there.",
    find,
};

fn find(seen: &Seen<'_>) -> Found {
    let is_conversation = |touchpoint: &Touchpoint| {
        let spoken = |channel: &Channel| matches!(channel, Channel::Phone | Channel::Chat);
        !touchpoint.channels.is_empty() && touchpoint.channels.iter().all(spoken)
    };
    let touchpoints = seen.map.touchpoints.iter().zip(&seen.terrain.points_at);
    touchpoints
        .filter(|(touchpoint, points)| {
            is_conversation(touchpoint) && !touchpoint.assisted && points.is_empty()
        })
        .map(|(touchpoint, _)| {
            let title = titled(&touchpoint.title);
            let message = format!("\"{title}\" is a conversation by phone or chat that no figure counts.");
            (on_touchpoint(&touchpoint.id), message)
        })
        .collect()
}
