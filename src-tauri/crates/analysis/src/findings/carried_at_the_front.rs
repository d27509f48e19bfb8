//! What begins out of sight and is carried by those whom customers reach.

use std::collections::HashMap;

use model::{CauseGroup, Step, Zone};

use super::{Found, Rule, Seen, on_point};
use crate::refusal::titled;

pub(super) const RULE: Rule = Rule {
    name: "carried_at_the_front",
    title: "The front carries what begins backstage",
    why: "Those who take the contacts cannot prevent them, and those who could do not hear them.",
    what_to_do: "Let the step in which it begins see these contacts, and agree there what can be reached.",
    find,
};

fn find(seen: &Seen<'_>) -> Found {
    let steps: HashMap<&str, &Step> = seen.map.steps.iter().map(|step| (step.id.as_str(), step)).collect();
    let hidden = |step: &Step| {
        let lane = seen.map.lanes.iter().find(|lane| lane.id == step.lane);
        lane.is_some_and(|lane| matches!(lane.zone, Zone::Backstage | Zone::Support))
    };
    let mut found = Vec::new();
    for (point, visit) in seen.counted() {
        let source = point.source;
        let origin = source.origin_step.as_deref().and_then(|id| steps.get(id));
        let Some(step) = origin.filter(|step| hidden(step)) else { continue };
        let is_elsewhere = !source.owner.trim().is_empty() && source.owner != step.owner;
        if is_elsewhere && visit.contacts > 0.0 && source.cause.group() != CauseGroup::NotOurs {
            let touchpoint = seen.places.title(&source.touchpoint);
            let (title, step) = (titled(&source.title), titled(&step.title));
            let message = format!(
                "\"{title}\" begins backstage in \"{step}\", and the contacts at \"{touchpoint}\" are taken by others."
            );
            found.push((on_point(source), message));
        }
    }
    found
}
