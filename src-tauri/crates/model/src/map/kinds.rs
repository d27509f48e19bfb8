//! The things of a map by their kind.

use super::{JourneyMap, Kind};

/// Does something with the array of a kind whose things have ids, or gives the other value.
macro_rules! with_ids {
    ($map:ident, $kind:ident, $array:ident => $do:expr, else $other:expr, $($name:ident in $field:ident,)+) => {
        match $kind {
            $(Kind::$name => { let $array = &$map.$field; $do })+
            Kind::Map | Kind::Transition | Kind::Exit | Kind::Dismissal | Kind::Link => $other,
        }
    };
    ($map:ident, $kind:ident, $array:ident => $do:expr, else $other:expr) => {
        with_ids!(
            $map, $kind, $array => $do, else $other,
            Persona in personas,
            Source in sources,
            Stage in stages,
            Lane in lanes,
            Touchpoint in touchpoints,
            Step in steps,
            ServicePoint in service_points,
            Insight in insights,
            Idea in ideas,
            Action in actions,
            Scenario in scenarios,
            Vote in votes,
            Note in notes,
            Comment in comments,
            Ink in ink,
            Image in images,
        )
    };
}

impl JourneyMap {
    /// Where in its array the thing of an id stands; `None` for kinds without ids.
    #[must_use]
    pub fn place_of(&self, kind: Kind, id: &str) -> Option<usize> {
        with_ids!(self, kind, things => things.iter().position(|thing| thing.id == id), else None)
    }

    /// The id of the thing at a place of its array; `None` for kinds without ids.
    #[must_use]
    pub fn id_at(&self, kind: Kind, at: usize) -> Option<&str> {
        with_ids!(self, kind, things => things.get(at).map(|thing| thing.id.as_str()), else None)
    }

    /// Where in its array the transition between two touchpoints stands.
    #[must_use]
    pub fn place_of_transition(&self, from: &str, to: &str) -> Option<usize> {
        self.transitions.iter().position(|other| other.from == from && other.to == to)
    }
}

impl Kind {
    /// The key of its array in a file; that of the map is empty.
    #[must_use]
    pub fn array(self) -> &'static str {
        match self {
            Self::Map => "",
            Self::Persona => "personas",
            Self::Source => "sources",
            Self::Stage => "stages",
            Self::Lane => "lanes",
            Self::Touchpoint => "touchpoints",
            Self::Transition => "transitions",
            Self::Exit => "exits",
            Self::Step => "steps",
            Self::ServicePoint => "service_points",
            Self::Insight => "insights",
            Self::Idea => "ideas",
            Self::Action => "actions",
            Self::Scenario => "scenarios",
            Self::Vote => "votes",
            Self::Dismissal => "dismissed",
            Self::Note => "notes",
            Self::Comment => "comments",
            Self::Ink => "ink",
            Self::Link => "links",
            Self::Image => "images",
        }
    }
}
