//! Every emotion and every thought of the map is assumed.

use model::{Basis, InsightKind, Where};

use super::{Found, Rule, Seen};

pub(super) const RULE: Rule = Rule {
    name: "all_assumed",
    title: "Feelings nobody has asked about",
    why: "A curve drawn in a meeting room shows what the team feels.",
    what_to_do: "Ask a few customers, and mark what they said as observed or reported.",
    find,
};

fn find(seen: &Seen<'_>) -> Found {
    let assumed = |basis: Option<Basis>| basis.is_none_or(|basis| basis == Basis::Assumed);
    let felt = seen.map.touchpoints.iter().filter(|touchpoint| !touchpoint.emotion.is_empty());
    let said = |kind| matches!(kind, InsightKind::Quote | InsightKind::Thought);
    let thoughts = seen.map.insights.iter().filter(|insight| said(insight.kind));
    let bases: Vec<Option<Basis>> =
        felt.map(|touchpoint| touchpoint.basis).chain(thoughts.map(|insight| insight.basis)).collect();
    if bases.is_empty() || !bases.into_iter().all(assumed) {
        return Vec::new();
    }
    vec![(
        Where::default(),
        "All emotions and thoughts of this map are assumed; no customer was asked.".to_owned(),
    )]
}
