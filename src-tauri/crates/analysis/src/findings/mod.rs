//! What a map's figures rest on that somebody should look at: one rule a file.
//!
//! A finding is no error: the map has its figures all the same.

mod achievable_by_default;
mod all_assumed;
mod bad_feeling_without_need;
mod blank_share_zero;
mod carried_at_the_front;
mod character_without_font;
mod conversation_counted_twice;
mod conversation_not_counted;
mod count_disagrees;
mod explains_too_little;
mod explains_too_much;
mod flattering_defaults;
pub(crate) mod given;
mod long_loop;
mod minutes_nowhere;
mod more_silent;
mod need_without_bad_feeling;
mod no_origin;
mod no_owner;
mod no_recovery;
mod not_ours_begins_with_us;
mod nothing_caught;
mod old_figures;
mod reached_through_ours;
mod rests_on_guesses;
mod uncounted_service_point;
mod unexplained_leaving;
mod unreachable_touchpoint;
pub(crate) mod without_answer;
mod zero_divisor;

pub use character_without_font::find as characters_without_font;

use model::{JourneyMap, ServicePoint, Where};
use serde::ser::{Serialize, SerializeMap, SerializeStruct, Serializer};

use crate::Analysis;
use crate::journey::Journey;
use crate::places::Places;
use crate::point::{PerVisit, Point};
use crate::terrain::Terrain;
use crate::work::Work;

/// One thing to look at.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// The rule's name, as `dismissed` in a map names it.
    pub rule: &'static str,
    pub on: Where,
    /// A sentence that names the place by its title.
    pub message: String,
}

/// What a kind of finding is about.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// The name by which findings and `dismissed` know it.
    pub name: &'static str,
    /// A few words.
    pub title: &'static str,
    /// Why it matters: a sentence.
    pub why: &'static str,
    /// What to do about it: a sentence.
    pub what_to_do: &'static str,
    find: fn(&Seen<'_>) -> Found,
}

/// Every rule, in the order in which findings come.
pub const RULES: [Rule; 29] = [
    blank_share_zero::RULE,
    unreachable_touchpoint::RULE,
    uncounted_service_point::RULE,
    minutes_nowhere::RULE,
    zero_divisor::RULE,
    without_answer::RULE,
    long_loop::RULE,
    unexplained_leaving::RULE,
    explains_too_little::RULE,
    explains_too_much::RULE,
    rests_on_guesses::RULE,
    count_disagrees::RULE,
    old_figures::RULE,
    no_origin::RULE,
    carried_at_the_front::RULE,
    not_ours_begins_with_us::RULE,
    reached_through_ours::RULE,
    conversation_not_counted::RULE,
    conversation_counted_twice::RULE,
    more_silent::RULE,
    nothing_caught::RULE,
    achievable_by_default::RULE,
    flattering_defaults::RULE,
    bad_feeling_without_need::RULE,
    need_without_bad_feeling::RULE,
    all_assumed::RULE,
    no_owner::RULE,
    no_recovery::RULE,
    character_without_font::RULE,
];

/// The places that a rule found, each with its sentence.
type Found = Vec<(Where, String)>;

/// What the rules look at.
pub(crate) struct Seen<'a> {
    pub(crate) map: &'a JourneyMap,
    pub(crate) places: &'a Places<'a>,
    pub(crate) terrain: &'a Terrain<'a>,
    pub(crate) work: &'a Work<'a>,
    pub(crate) journey: &'a Journey,
    pub(crate) analysis: &'a Analysis,
}

impl<'a> Seen<'a> {
    /// Every counted point with what one visit brings there.
    fn counted(&self) -> impl Iterator<Item = (&'a Point<'a>, &'a PerVisit)> + use<'a> {
        self.terrain.points.iter().zip(&self.journey.per_visit)
    }
}

/// Everything found that nobody has put aside, rule by rule, in file order.
pub(crate) fn find(seen: &Seen<'_>) -> Vec<Finding> {
    let found = RULES.iter().flat_map(|rule| {
        let finding = |(on, message)| Finding { rule: rule.name, on, message };
        (rule.find)(seen).into_iter().map(finding)
    });
    found.filter(|finding| !finding.is_dismissed(seen.map)).collect()
}

/// The rule of that name.
#[must_use]
pub fn rule(name: &str) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.name == name)
}

fn on_touchpoint(id: &str) -> Where {
    Where { touchpoint: Some(id.to_owned()), ..Where::default() }
}

fn on_point(point: &ServicePoint) -> Where {
    Where { service_point: Some(point.id.clone()), ..Where::default() }
}

fn on_step(id: &str) -> Where {
    Where { step: Some(id.to_owned()), ..Where::default() }
}

impl Finding {
    /// Whether the team has put this finding aside.
    #[must_use]
    pub fn is_dismissed(&self, map: &JourneyMap) -> bool {
        map.dismissed.iter().any(|dismissed| dismissed.rule == self.rule && same(&dismissed.on, &self.on))
    }
}

/// Whether two places are the same, whatever unknown keys they carry.
fn same(one: &Where, other: &Where) -> bool {
    let pair = |place: &Where| place.transition.as_ref().map(|pair| (pair.from.clone(), pair.to.clone()));
    pair(one) == pair(other)
        && one.touchpoint == other.touchpoint
        && one.stage == other.stage
        && one.service_point == other.service_point
        && one.step == other.step
        && one.persona == other.persona
        && one.lane == other.lane
}

impl Serialize for Finding {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_struct("Finding", 3)?;
        object.serialize_field("rule", self.rule)?;
        object.serialize_field("on", &Place(&self.on))?;
        object.serialize_field("message", &self.message)?;
        object.end()
    }
}

/// A place as a file writes it: only what is set.
struct Place<'a>(&'a Where);

impl Serialize for Place<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let place = self.0;
        let mut object = serializer.serialize_map(None)?;
        let named = [
            ("touchpoint", &place.touchpoint),
            ("stage", &place.stage),
            ("service_point", &place.service_point),
            ("step", &place.step),
            ("persona", &place.persona),
        ];
        for (key, id) in named {
            if let Some(id) = id {
                object.serialize_entry(key, id)?;
            }
        }
        if let Some(pair) = &place.transition {
            object.serialize_entry(
                "transition",
                &std::collections::BTreeMap::from([("from", &pair.from), ("to", &pair.to)]),
            )?;
        }
        if let Some(lane) = &place.lane {
            object.serialize_entry("lane", lane)?;
        }
        object.end()
    }
}
