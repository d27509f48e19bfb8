//! The lanes of an open map, what more of them could be for, and what its things can be filtered by.

use std::collections::BTreeMap;

use layout::{amount_in, cause_words, channel_name};
use model::{
    Basis, Cause, Channel, Command, Id, JourneyMap, Json, Kind, LaneKind, PersonaKind, Refusal as Refused,
    Which, Zone,
};
use serde::Serialize;
use specta::Type;

use crate::facts::or_untitled;
use crate::{Desk, Refusal};

/// A lane as the list of lanes shows it.
#[derive(Clone, Debug, PartialEq, Serialize, Type)]
pub struct LaneChoice {
    pub id: Id,
    pub title: String,
    pub kind: LaneKind,
    pub zone: Zone,
    pub internal: bool,
    /// As the map has it; a window may look at it otherwise.
    pub folded: bool,
    /// "7 steps".
    pub amount: String,
}

/// A lane that could be added.
#[derive(Clone, Debug, PartialEq, Serialize, Type)]
pub struct LaneOffer {
    /// Adds it.
    pub id: String,
    pub title: String,
    pub kind: LaneKind,
    pub zone: Zone,
    /// What such a lane is for: a sentence.
    pub meaning: String,
    /// Why the map cannot have one more; "" where it can.
    pub refused: String,
}

/// A value that things of the map can be filtered by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct FilterChoice {
    /// What stands in the [filter](crate::Filter).
    pub value: String,
    pub words: String,
    /// How many things have it.
    pub count: u32,
}

/// What a window can look at.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Type)]
pub struct ViewChoices {
    pub lanes: Vec<LaneChoice>,
    pub offers: Vec<LaneOffer>,
    pub personas: Vec<FilterChoice>,
    pub channels: Vec<FilterChoice>,
    pub causes: Vec<FilterChoice>,
    pub owners: Vec<FilterChoice>,
    pub tags: Vec<FilterChoice>,
    pub bases: Vec<FilterChoice>,
}

impl Desk {
    /// What a window can look at in an open map.
    ///
    /// # Errors
    /// When it is not open.
    pub fn view_choices(&self, map: &str) -> Result<ViewChoices, Refusal> {
        Ok(view_choices(&self.sheet(map)?.map))
    }

    /// Adds a lane that was offered, below the last one of its zone; gives its id.
    ///
    /// # Errors
    /// When there is no such offer or the map cannot have one more.
    pub async fn add_lane(&self, map: &str, offer: &str) -> Result<Id, Refused> {
        let plain = |Refusal(sentence): Refusal| Refused { sentence, ways_out: Vec::new() };
        let sheet = self.sheet(map).map_err(plain)?;
        let (id, command) = adding(&sheet.map, offer).map_err(plain)?;
        self.library.run(map, command).await?;
        Ok(id)
    }
}

/// What lanes are for: id, title, kind, zone, whether it is internal, and the sentence.
type Offer = (&'static str, &'static str, LaneKind, Zone, bool, &'static str);

const OFFERS: [Offer; 13] = [
    (
        "evidence",
        "Physical evidence",
        LaneKind::Text,
        Zone::Evidence,
        false,
        "What customers see, hold and receive: pages, letters, parcels, rooms.",
    ),
    (
        "pictures",
        "Pictures",
        LaneKind::Image,
        Zone::Evidence,
        false,
        "Photographs and screens of the moment, one in each column.",
    ),
    (
        "emotion",
        "Emotion",
        LaneKind::Emotion,
        Zone::Customer,
        false,
        "How each persona feels, from \u{2212}5 to 5: a curve along the journey.",
    ),
    (
        "thoughts",
        "Thoughts",
        LaneKind::Text,
        Zone::Customer,
        false,
        "What customers think or say to themselves, in their own words.",
    ),
    (
        "needs",
        "Needs",
        LaneKind::Text,
        Zone::Customer,
        false,
        "What customers want to get done here, whoever does it.",
    ),
    (
        "service",
        "Where service steps in",
        LaneKind::Service,
        Zone::Customer,
        false,
        "What customers ask for, why, and how often: the service points.",
    ),
    (
        "front",
        "Front stage",
        LaneKind::Steps,
        Zone::Frontstage,
        false,
        "What your people do where customers see them.",
    ),
    (
        "staff",
        "How staff feel",
        LaneKind::Emotion,
        Zone::Frontstage,
        true,
        "The same curve for those who serve: a journey hurts them too.",
    ),
    (
        "back",
        "Back stage",
        LaneKind::Steps,
        Zone::Backstage,
        true,
        "What your people do out of sight so that the front can hold.",
    ),
    (
        "policies",
        "Policies and rules",
        LaneKind::Text,
        Zone::Backstage,
        true,
        "What may and what may not be done here.",
    ),
    (
        "support",
        "Support systems",
        LaneKind::Steps,
        Zone::Support,
        true,
        "Systems, suppliers and other teams on which the back stage leans.",
    ),
    (
        "measure",
        "Measure",
        LaneKind::Metric,
        Zone::Support,
        true,
        "One figure with its target in each column: on time, in stock, first time right.",
    ),
    (
        "opportunities",
        "Opportunities",
        LaneKind::Text,
        Zone::Support,
        true,
        "What could be better here, before it is an idea with a value.",
    ),
];

pub(crate) fn view_choices(map: &JourneyMap) -> ViewChoices {
    let lane = |lane: &model::Lane| {
        let (count, what) = amount_in(map, lane);
        LaneChoice {
            id: lane.id.clone(),
            title: or_untitled(&lane.title),
            kind: lane.kind,
            zone: lane.zone,
            internal: lane.internal,
            folded: lane.collapsed,
            amount: match lane.kind {
                LaneKind::Touchpoints => format!("{} touchpoints", map.touchpoints.len()),
                _ => format!("{count} {what}"),
            },
        }
    };
    let customers = map.personas.iter().filter(|it| it.kind != Some(PersonaKind::Staff));
    let felt = |id: &Id| map.touchpoints.iter().filter(|it| it.emotion.contains_key(id)).count();
    ViewChoices {
        lanes: map.lanes.iter().map(lane).collect(),
        offers: OFFERS.iter().map(|offer| offered(map, offer)).collect(),
        personas: customers.map(|it| choice(&it.id, &or_untitled(&it.name), felt(&it.id))).collect(),
        channels: in_use(Channel::ALL, Channel::word, channel_name, |channel| {
            map.touchpoints.iter().filter(|it| it.channels.contains(channel)).count()
        }),
        causes: in_use(Cause::ALL, Cause::word, cause_words, |cause| {
            map.service_points.iter().filter(|it| it.cause == *cause).count()
        }),
        owners: texts(owners(map)),
        tags: texts(tags(map)),
        bases: in_use(Basis::ALL, Basis::word, Basis::word, |basis| {
            map.touchpoints.iter().filter(|it| it.basis.unwrap_or(Basis::Assumed) == *basis).count()
        }),
    }
}

fn choice(value: &str, words: &str, count: usize) -> FilterChoice {
    let count = u32::try_from(count).unwrap_or(u32::MAX);
    FilterChoice { value: value.to_owned(), words: words.to_owned(), count }
}

/// The words of an enumeration that the map uses.
fn in_use<T: Copy>(
    all: &[T],
    word: impl Fn(T) -> &'static str,
    words: impl Fn(T) -> &'static str,
    count: impl Fn(&T) -> usize,
) -> Vec<FilterChoice> {
    let all = all.iter().map(|one| choice(word(*one), words(*one), count(one)));
    all.filter(|choice| choice.count > 0).collect()
}

fn owners(map: &JourneyMap) -> impl Iterator<Item = &String> {
    let touchpoints = map.touchpoints.iter().map(|it| &it.owner);
    let points = map.service_points.iter().map(|it| &it.owner);
    let steps = map.steps.iter().map(|it| &it.owner);
    touchpoints.chain(points).chain(steps).chain(map.stages.iter().map(|it| &it.owner))
}

fn tags(map: &JourneyMap) -> impl Iterator<Item = &String> {
    let touchpoints = map.touchpoints.iter().flat_map(|it| &it.tags);
    let points = map.service_points.iter().flat_map(|it| &it.tags);
    let steps = map.steps.iter().flat_map(|it| &it.tags);
    touchpoints.chain(points).chain(steps).chain(map.insights.iter().flat_map(|it| &it.tags))
}

/// Each text once, in the order of the alphabet.
fn texts<'m>(all: impl Iterator<Item = &'m String>) -> Vec<FilterChoice> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for text in all.filter(|text| !text.trim().is_empty()) {
        *counts.entry(text).or_default() += 1;
    }
    counts.into_iter().map(|(text, count)| choice(text, text, count)).collect()
}

fn offered(map: &JourneyMap, (id, title, kind, zone, _, meaning): &Offer) -> LaneOffer {
    let has_one = *kind == LaneKind::Service && map.lanes.iter().any(|lane| lane.kind == *kind);
    let refused = if has_one { "This map has it already." } else { "" };
    LaneOffer {
        id: (*id).to_owned(),
        title: (*title).to_owned(),
        kind: *kind,
        zone: *zone,
        meaning: (*meaning).to_owned(),
        refused: refused.to_owned(),
    }
}

fn adding(map: &JourneyMap, offer: &str) -> Result<(Id, Command), Refusal> {
    let offer = OFFERS.iter().find(|(id, ..)| *id == offer);
    let (id, title, kind, zone, internal, _) =
        offer.ok_or_else(|| Refusal::new("There is no such lane to add."))?;
    let text = |text: &str| Json::Text(text.to_owned());
    let mut fields = BTreeMap::from([
        ("title".to_owned(), text(title)),
        ("kind".to_owned(), text(kind.word())),
        ("zone".to_owned(), text(zone.word())),
    ]);
    if *internal {
        fields.insert("internal".to_owned(), Json::Bool(true));
    }
    if *id == "thoughts" {
        fields.insert("quoted".to_owned(), Json::Bool(true));
    }
    if *kind == LaneKind::Metric {
        fields.insert("better".to_owned(), text("up"));
    }
    let staff = map.personas.iter().find(|it| it.kind == Some(PersonaKind::Staff));
    if *id == "staff"
        && let Some(staff) = staff
    {
        fields.insert("persona".to_owned(), text(&staff.id));
    }
    // Below the last lane that does not lie deeper.
    let depth = |zone: Zone| Zone::ALL.iter().position(|other| *other == zone);
    let at = map.lanes.iter().rposition(|lane| depth(lane.zone) <= depth(*zone)).map_or(0, |at| at + 1);
    let before = map.lanes.get(at).map(|lane| Which::Lane(lane.id.clone()));
    let taken = |id: &str| map.place_of(Kind::Lane, id).is_some();
    let new = model::id::unique(&model::id::from_title(title, "lane"), taken);
    Ok((new, Command::Add { kind: Kind::Lane, fields, before }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::examples::example;

    fn by() -> model::By {
        model::By { author: "Ana".to_owned(), time: "2026-10-02T09:14:00Z".to_owned() }
    }

    #[test]
    fn every_lane_that_is_offered_can_be_added_and_stands_in_its_zone() {
        for (id, _, kind, zone, ..) in OFFERS {
            let mut map = crate::templates::map_of("blank").unwrap();
            if map.lanes.iter().any(|lane| lane.kind == kind && kind == LaneKind::Service) {
                assert_eq!(
                    offered(&map, OFFERS.iter().find(|it| it.0 == id).unwrap()).refused,
                    "This map has it already."
                );
                continue;
            }
            let (new, command) = adding(&map, id).unwrap();
            command.run(&mut map, &by()).unwrap().unwrap();
            let at = map.lanes.iter().position(|lane| lane.id == new).unwrap();
            assert_eq!((map.lanes[at].kind, map.lanes[at].zone), (kind, zone), "{id}");
            let zones: Vec<_> = map.lanes.iter().map(|lane| lane.zone).collect();
            assert!(zones.is_sorted(), "{id}: {zones:?}");
        }
    }

    #[test]
    fn a_map_says_what_it_can_be_filtered_by() {
        let choices = view_choices(&example("home-broadband").unwrap());
        let words = |all: &[FilterChoice]| all.iter().map(|it| it.words.clone()).collect::<Vec<_>>();
        assert_eq!(words(&choices.personas), ["Maya", "Raj"]);
        assert_eq!(words(&choices.channels)[..3], ["web", "app", "e-mail"]);
        assert!(words(&choices.causes).contains(&"logistical".to_owned()));
        assert!(words(&choices.owners).contains(&"Billing desk".to_owned()));
        assert_eq!(words(&choices.bases), ["observed", "reported", "assumed"]);
        let back = choices.lanes.iter().find(|lane| lane.id == "back").unwrap();
        assert_eq!((back.amount.as_str(), back.internal, back.folded), ("7 steps", true, false));
    }
}
