//! Which thing is meant, and what it is called.

use serde::{Deserialize, Serialize};
use specta::Type;

use super::{Refusal, Thing};
use crate::file::asked;
use crate::file::shown;
use crate::{Id, JourneyMap, Kind, Pair, Where};

/// One thing of a map by what tells it from the others of its kind.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Which {
    /// The map's own fields.
    Map,
    Persona(Id),
    Source(Id),
    Stage(Id),
    Lane(Id),
    Touchpoint(Id),
    Transition {
        from: Id,
        to: Id,
    },
    /// Of the exits of a touchpoint the one with this number, from 0, in the order of the map.
    Exit {
        from: Id,
        number: u32,
    },
    Step(Id),
    ServicePoint(Id),
    Insight(Id),
    Idea(Id),
    Action(Id),
    Scenario(Id),
    Vote(Id),
    /// A finding that was put aside.
    Dismissal {
        rule: String,
        #[serde(with = "asked")]
        #[specta(type = Where)]
        on: Box<Where>,
    },
    Note(Id),
    Comment(Id),
    Ink(Id),
    Link {
        #[serde(with = "asked")]
        #[specta(type = Where)]
        on: Box<Where>,
        map: Id,
    },
    Image(Id),
}

impl Which {
    #[must_use]
    pub fn kind(&self) -> Kind {
        match self {
            Self::Map => Kind::Map,
            Self::Persona(_) => Kind::Persona,
            Self::Source(_) => Kind::Source,
            Self::Stage(_) => Kind::Stage,
            Self::Lane(_) => Kind::Lane,
            Self::Touchpoint(_) => Kind::Touchpoint,
            Self::Transition { .. } => Kind::Transition,
            Self::Exit { .. } => Kind::Exit,
            Self::Step(_) => Kind::Step,
            Self::ServicePoint(_) => Kind::ServicePoint,
            Self::Insight(_) => Kind::Insight,
            Self::Idea(_) => Kind::Idea,
            Self::Action(_) => Kind::Action,
            Self::Scenario(_) => Kind::Scenario,
            Self::Vote(_) => Kind::Vote,
            Self::Dismissal { .. } => Kind::Dismissal,
            Self::Note(_) => Kind::Note,
            Self::Comment(_) => Kind::Comment,
            Self::Ink(_) => Kind::Ink,
            Self::Link { .. } => Kind::Link,
            Self::Image(_) => Kind::Image,
        }
    }

    /// The id, for the kinds that have one.
    #[must_use]
    pub fn id(&self) -> Option<&str> {
        match self {
            Self::Persona(id)
            | Self::Source(id)
            | Self::Stage(id)
            | Self::Lane(id)
            | Self::Touchpoint(id)
            | Self::Step(id)
            | Self::ServicePoint(id)
            | Self::Insight(id)
            | Self::Idea(id)
            | Self::Action(id)
            | Self::Scenario(id)
            | Self::Vote(id)
            | Self::Note(id)
            | Self::Comment(id)
            | Self::Ink(id)
            | Self::Image(id) => Some(id),
            _ => None,
        }
    }

    /// True when this is the thing; an exit is known by where it leaves.
    pub(super) fn means(&self, thing: &Thing) -> bool {
        match (self, thing) {
            (Self::Map, Thing::Map(_)) => true,
            (Self::Transition { from, to }, Thing::Transition(it)) => it.from == *from && it.to == *to,
            (Self::Exit { from, .. }, Thing::Exit(it)) => it.from == *from,
            (Self::Dismissal { rule, on }, Thing::Dismissal(it)) => it.rule == *rule && it.on.is_at(on),
            (Self::Link { on, map }, Thing::Link(it)) => it.map == *map && it.on.is_at(on),
            _ => self.kind() == thing.kind() && self.id().is_some() && self.id() == thing.id(),
        }
    }

    /// Where in its array the thing stands; 0 for the map's own fields.
    #[must_use]
    pub fn place(&self, map: &JourneyMap) -> Option<usize> {
        match self {
            Self::Map => Some(0),
            Self::Transition { from, to } => map.place_of_transition(from, to),
            Self::Exit { from, number } => {
                let mut own = map.exits.iter().enumerate().filter(|(_, exit)| exit.from == *from);
                own.nth(usize::try_from(*number).ok()?).map(|(at, _)| at)
            }
            Self::Dismissal { rule, on } => {
                map.dismissed.iter().position(|other| other.rule == *rule && other.on.is_at(on))
            }
            Self::Link { on, map: other } => {
                map.links.iter().position(|link| link.map == *other && link.on.is_at(on))
            }
            _ => map.place_of(self.kind(), self.id()?),
        }
    }

    /// Where the thing stands in its array.
    ///
    /// # Errors
    /// When there is no such thing, or none any more.
    pub(super) fn find(&self, map: &JourneyMap) -> Result<usize, Refusal> {
        self.place(map).ok_or_else(|| {
            let name = match self {
                Self::Transition { from, to } => {
                    format!(" from {} to {}", touchpoint(map, from), touchpoint(map, to))
                }
                Self::Exit { from, .. } => format!(" from {}", touchpoint(map, from)),
                _ => self.id().map(|id| format!(" “{id}”")).unwrap_or_default(),
            };
            Refusal::because(format!("The {}{name} is not there any more.", word(self.kind())))
        })
    }

    /// The thing at a place of its array.
    #[must_use]
    pub fn at(map: &JourneyMap, kind: Kind, at: usize) -> Option<Self> {
        let id = || map.id_at(kind, at).map(str::to_owned);
        Some(match kind {
            Kind::Map => Self::Map,
            Kind::Persona => Self::Persona(id()?),
            Kind::Source => Self::Source(id()?),
            Kind::Stage => Self::Stage(id()?),
            Kind::Lane => Self::Lane(id()?),
            Kind::Touchpoint => Self::Touchpoint(id()?),
            Kind::Step => Self::Step(id()?),
            Kind::ServicePoint => Self::ServicePoint(id()?),
            Kind::Insight => Self::Insight(id()?),
            Kind::Idea => Self::Idea(id()?),
            Kind::Action => Self::Action(id()?),
            Kind::Scenario => Self::Scenario(id()?),
            Kind::Vote => Self::Vote(id()?),
            Kind::Note => Self::Note(id()?),
            Kind::Comment => Self::Comment(id()?),
            Kind::Ink => Self::Ink(id()?),
            Kind::Image => Self::Image(id()?),
            Kind::Transition => {
                let transition = map.transitions.get(at)?;
                Self::Transition { from: transition.from.clone(), to: transition.to.clone() }
            }
            Kind::Exit => {
                let from = map.exits.get(at)?.from.clone();
                let before = map.exits.iter().take(at).filter(|exit| exit.from == from).count();
                Self::Exit { from, number: u32::try_from(before).ok()? }
            }
            Kind::Dismissal => {
                let dismissal = map.dismissed.get(at)?;
                Self::Dismissal { rule: dismissal.rule.clone(), on: Box::new(dismissal.on.bare()) }
            }
            Kind::Link => {
                let link = map.links.get(at)?;
                Self::Link { on: Box::new(link.on.bare()), map: link.map.clone() }
            }
        })
    }
}

impl Where {
    /// The same place without unknown keys.
    fn bare(&self) -> Self {
        let bare_pair =
            |pair: &Pair| Pair { from: pair.from.clone(), to: pair.to.clone(), ..Pair::default() };
        Self {
            transition: self.transition.as_ref().map(bare_pair),
            extra: crate::Extra::new(),
            ..self.clone()
        }
    }

    /// True when both name the same place; unknown keys are not compared.
    #[must_use]
    pub fn is_at(&self, other: &Self) -> bool {
        let ends = |place: &Self| place.transition.as_ref().map(|pair| (pair.from.clone(), pair.to.clone()));
        self.touchpoint == other.touchpoint
            && self.stage == other.stage
            && self.service_point == other.service_point
            && self.step == other.step
            && self.persona == other.persona
            && self.lane == other.lane
            && ends(self) == ends(other)
    }
}

/// What a kind of thing is called.
pub(super) fn word(kind: Kind) -> &'static str {
    match kind {
        Kind::ServicePoint => "service point",
        Kind::Transition => "way",
        Kind::Dismissal => "finding put aside",
        Kind::Ink => "drawing",
        Kind::Image => "picture",
        kind => kind.word(),
    }
}

/// A title as it stands in a sentence.
pub(super) fn quoted(title: &str) -> String {
    shown(title).map_or_else(|| "Untitled".to_owned(), |title| format!("“{title}”"))
}

/// A touchpoint by its title.
pub(super) fn touchpoint(map: &JourneyMap, id: &str) -> String {
    let found = map.touchpoints.iter().find(|touchpoint| touchpoint.id == id);
    quoted(found.map_or(id, |touchpoint| &touchpoint.title))
}

/// What a thing is called in a sentence about the map: “Engineer visit”.
pub(super) fn called(map: &JourneyMap, thing: &Thing) -> String {
    match thing {
        Thing::Map(it) => quoted(&it.title),
        Thing::Persona(it) => quoted(&it.name),
        Thing::Source(it) => quoted(&it.title),
        Thing::Stage(it) => quoted(&it.title),
        Thing::Lane(it) => quoted(&it.title),
        Thing::Touchpoint(it) => quoted(&it.title),
        Thing::Transition(it) => format!("from {} to {}", touchpoint(map, &it.from), touchpoint(map, &it.to)),
        Thing::Exit(it) => format!("from {}", touchpoint(map, &it.from)),
        Thing::Step(it) => quoted(&it.title),
        Thing::ServicePoint(it) => quoted(&it.title),
        Thing::Insight(it) => quoted(&it.text),
        Thing::Idea(it) => quoted(&it.title),
        Thing::Action(it) => quoted(&it.text),
        Thing::Scenario(it) => quoted(&it.title),
        Thing::Vote(it) => quoted(&it.title),
        Thing::Dismissal(it) => quoted(&it.rule),
        Thing::Note(it) => quoted(&it.text),
        Thing::Comment(it) => quoted(&it.text),
        Thing::Ink(it) => format!("at {}", place_in_words(map, &it.at.place)),
        Thing::Link(it) => quoted(&it.title),
        Thing::Image(it) => quoted(&it.alt),
    }
}

/// Where on the map a thing is.
pub(super) fn place_of(thing: &Thing) -> Where {
    match thing {
        Thing::Persona(it) => Where { persona: Some(it.id.clone()), ..Where::default() },
        Thing::Stage(it) => Where { stage: Some(it.id.clone()), ..Where::default() },
        Thing::Touchpoint(it) => at_touchpoint(&it.id),
        Thing::Transition(it) => Where {
            transition: Some(Pair { from: it.from.clone(), to: it.to.clone(), ..Pair::default() }),
            ..Where::default()
        },
        Thing::Exit(it) => at_touchpoint(&it.from),
        Thing::Step(it) => Where { step: Some(it.id.clone()), ..Where::default() },
        Thing::ServicePoint(it) => Where { service_point: Some(it.id.clone()), ..Where::default() },
        Thing::Insight(it) => it.at.clone().unwrap_or_default(),
        Thing::Idea(it) => it.at.clone().unwrap_or_default(),
        Thing::Dismissal(it) => it.on.clone(),
        Thing::Note(it) => it.at.place.clone(),
        Thing::Comment(it) => it.on.clone(),
        Thing::Ink(it) => it.at.place.clone(),
        Thing::Link(it) => it.on.clone(),
        Thing::Map(_)
        | Thing::Source(_)
        | Thing::Lane(_)
        | Thing::Action(_)
        | Thing::Scenario(_)
        | Thing::Vote(_)
        | Thing::Image(_) => Where::default(),
    }
}

pub(super) fn at_touchpoint(id: &str) -> Where {
    Where { touchpoint: Some(id.to_owned()), ..Where::default() }
}

pub(super) fn at_stage(id: &str) -> Where {
    Where { stage: Some(id.to_owned()), ..Where::default() }
}

/// A place in words: Thoughts, Ninety-day check-in.
pub(super) fn place_in_words(map: &JourneyMap, place: &Where) -> String {
    let title = |kind, id: &str| {
        let at = map.place_of(kind, id);
        at.and_then(|at| map.thing(kind, at)).map_or_else(|| id.to_owned(), |thing| plain(map, &thing))
    };
    let thing = if let Some(id) = &place.touchpoint {
        title(Kind::Touchpoint, id)
    } else if let Some(id) = &place.stage {
        title(Kind::Stage, id)
    } else if let Some(id) = &place.persona {
        title(Kind::Persona, id)
    } else if let Some(id) = &place.service_point {
        let point = map.service_points.iter().find(|point| point.id == *id);
        title(Kind::Touchpoint, point.map_or(id, |point| &point.touchpoint))
    } else if let Some(id) = &place.step {
        let step = map.steps.iter().find(|step| step.id == *id);
        title(Kind::Lane, step.map_or(id, |step| &step.lane))
    } else if let Some(pair) = &place.transition {
        let from = map.touchpoints.iter().find(|touchpoint| touchpoint.id == pair.from);
        title(Kind::Stage, from.map_or(&pair.from, |touchpoint| &touchpoint.stage))
    } else {
        return "The whole map".to_owned();
    };
    match &place.lane {
        Some(lane) => format!("{}, {thing}", title(Kind::Lane, lane)),
        None => thing,
    }
}

/// Where a thing is in words; a lane is where its title stands.
pub(super) fn its_place_in_words(map: &JourneyMap, thing: &Thing, at: &Where) -> String {
    match thing {
        Thing::Lane(_) => plain(map, thing),
        _ => place_in_words(map, at),
    }
}

fn plain(map: &JourneyMap, thing: &Thing) -> String {
    called(map, thing).trim_start_matches('“').trim_end_matches('”').to_owned()
}
