//! A contact that is drawn again as the conversation it leads to.

use super::{Found, Rule, Seen, on_touchpoint};
use crate::refusal::titled;

pub(super) const RULE: Rule = Rule {
    name: "conversation_counted_twice",
    title: "A conversation counted twice",
    why: "The same call is a contact where the need arises and an assisted visit where it is drawn.",
    what_to_do: "Count it in one place: take the need away, or the mark that the touchpoint is assisted.",
    find,
};

fn find(seen: &Seen<'_>) -> Found {
    let terrain = seen.terrain;
    let mut found = Vec::new();
    for row in &terrain.flow.rows {
        for branch in row.onward.iter().filter(|branch| branch.share > 0.0) {
            let touchpoint = &seen.map.touchpoints[branch.to];
            let mut raising =
                branch.raised.iter().flatten().filter(|(_, part)| *part > 0.0).map(|(point, _)| *point);
            let twice =
                raising.find(|point| touchpoint.assisted && seen.journey.per_visit[*point].contacts > 0.0);
            if let Some(point) = twice {
                let (need, title) = (titled(&terrain.points[point].source.title), titled(&touchpoint.title));
                let message = format!(
                    "\"{need}\" counts contacts and leads to \"{title}\", which is itself marked as a conversation with staff."
                );
                found.push((on_touchpoint(&touchpoint.id), message));
            }
        }
    }
    found
}
