//! A thing of the file, whatever its kind, and where the map keeps it.

use serde::{Deserialize, Serialize};
use specta::Type;

use super::gone::{Fate, Gone, Hangs};
use crate::file::alone::{self, InFile, read_alone, write_alone};
use crate::file::{Fault, ReadError, Record};
use crate::json::{Cursor, Json, scan};
use crate::{
    Action, Comment, Dismissal, Exit, Idea, Image, Ink, Insight, JourneyMap, Kind, Lane, Link, Note, Persona,
    Scenario, ServicePoint, Source, Stage, Step, Touchpoint, Transition, Vote,
};

macro_rules! things {
    ($($variant:ident in $array:ident,)+) => {
        /// One thing of a map with everything that it holds, unknown keys too. Written in the form of the file.
        #[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
        #[serde(rename_all = "snake_case")]
        pub enum Thing {
            /// The map's own fields; its arrays are empty.
            #[serde(with = "alone")]
            #[specta(type = JourneyMap)]
            Map(Box<JourneyMap>),
            $(#[serde(with = "alone")] #[specta(type = $variant)] $variant(Box<$variant>),)+
        }

        impl Thing {
            #[must_use]
            pub fn kind(&self) -> Kind {
                match self {
                    Self::Map(_) => Kind::Map,
                    $(Self::$variant(_) => Kind::$variant,)+
                }
            }

            /// As it stands in a file.
            pub(super) fn to_json(&self) -> Json {
                match self {
                    Self::Map(it) => json_alone(&**it),
                    $(Self::$variant(it) => json_alone(&**it),)+
                }
            }

            /// # Errors
            /// Everything that is wrong with it.
            pub(super) fn from_json(kind: Kind, json: &Json) -> Result<Self, Vec<ReadError>> {
                let mut text = String::new();
                json.push(&mut text);
                Ok(match kind {
                    Kind::Map => Self::Map(Box::new(read_alone(&text)?)),
                    $(Kind::$variant => Self::$variant(Box::new(read_alone(&text)?)),)+
                })
            }

            /// The keys that a thing of this kind may have in a file.
            pub(super) fn keys(kind: Kind) -> &'static [&'static str] {
                match kind {
                    Kind::Map => keys_of::<JourneyMap>(),
                    $(Kind::$variant => keys_of::<$variant>(),)+
                }
            }

            /// About how many bytes the thing takes in a file.
            ///
            /// # Errors
            /// When a file could not hold its values, references left aside.
            pub(super) fn kept(&self) -> Result<usize, Box<ReadError>> {
                match self {
                    Self::Map(it) => kept(&**it, Kind::Map),
                    $(Self::$variant(it) => kept(&**it, Kind::$variant),)+
                }
            }
        }

        impl Thing {
            /// True where nothing can tell by its name that one stands in the stead of the other.
            pub(super) fn is_same_as(&self, other: &Self) -> bool {
                match (self, other) {
                    (Self::Transition(it), Self::Transition(other)) => {
                        it.from == other.from && it.to == other.to
                    }
                    _ => self.kind() == other.kind() && self.id() == other.id(),
                }
            }

            /// What becomes of the thing when others go.
            pub(super) fn fate(&self, gone: &Gone) -> Fate {
                match self {
                    Self::Map(it) => it.fate(gone),
                    $(Self::$variant(it) => it.fate(gone),)+
                }
            }

            /// Drops the references to what goes.
            pub(super) fn lose(&mut self, gone: &Gone) {
                match self {
                    Self::Map(it) => it.lose(gone),
                    $(Self::$variant(it) => it.lose(gone),)+
                }
            }
        }

        impl JourneyMap {
            /// What becomes of the thing at a place of its array when others go.
            pub(super) fn fate_at(&self, kind: Kind, at: usize, gone: &Gone) -> Fate {
                match kind {
                    Kind::Map => self.fate(gone),
                    $(Kind::$variant => self.$array.get(at).map_or(Fate::Stays, |it| it.fate(gone)),)+
                }
            }

            /// How many things of a kind there are; one map.
            #[must_use]
            pub fn count(&self, kind: Kind) -> usize {
                match kind {
                    Kind::Map => 1,
                    $(Kind::$variant => self.$array.len(),)+
                }
            }

            /// The thing at a place of its array; the map's own fields at 0.
            #[must_use]
            pub fn thing(&self, kind: Kind, at: usize) -> Option<Thing> {
                match kind {
                    Kind::Map => (at == 0).then(|| Thing::Map(Box::new(self.own_fields()))),
                    $(Kind::$variant => self.$array.get(at).cloned().map(|it| Thing::$variant(Box::new(it))),)+
                }
            }

            /// True when this thing is at this place of its array.
            pub(super) fn has_at(&self, at: usize, thing: &Thing) -> bool {
                match thing {
                    Thing::Map(own) => at == 0 && self.own_fields() == **own,
                    $(Thing::$variant(it) => self.$array.get(at) == Some(&**it),)+
                }
            }

            /// Puts a thing before what is at a place, or at the end. False where there is no such place.
            pub(super) fn insert_at(&mut self, at: usize, thing: Thing) -> bool {
                match thing {
                    Thing::Map(_) => return false,
                    $(Thing::$variant(it) if at <= self.$array.len() => self.$array.insert(at, *it),)+
                    _ => return false,
                }
                true
            }

            /// Takes out what is at a place, if there is one.
            pub(super) fn remove_at(&mut self, kind: Kind, at: usize) {
                match kind {
                    Kind::Map => {}
                    $(Kind::$variant => if at < self.$array.len() { self.$array.remove(at); },)+
                }
            }

            /// Puts a thing in the stead of what is at a place. False where there is nothing.
            pub(super) fn replace_at(&mut self, at: usize, thing: Thing) -> bool {
                match thing {
                    Thing::Map(own) => self.set_own_fields(*own),
                    $(Thing::$variant(it) => match self.$array.get_mut(at) {
                        Some(place) => *place = *it,
                        None => return false,
                    },)+
                }
                true
            }

            /// Takes a thing out and puts it where it stands at `to` afterwards. False where there is nothing.
            pub(super) fn move_to(&mut self, kind: Kind, from: usize, to: usize) -> bool {
                if kind == Kind::Map || from.max(to) >= self.count(kind) {
                    return false;
                }
                match kind {
                    Kind::Map => {}
                    $(Kind::$variant => {
                        let part = &mut self.$array[from.min(to)..=from.max(to)];
                        if from < to { part.rotate_left(1) } else { part.rotate_right(1) }
                    })+
                }
                true
            }

            /// The map without what its arrays hold.
            pub(super) fn own_fields(&self) -> JourneyMap {
                JourneyMap {
                    id: self.id.clone(),
                    title: self.title.clone(),
                    summary: self.summary.clone(),
                    state: self.state,
                    variant_of: self.variant_of.clone(),
                    status: self.status,
                    owner: self.owner.clone(),
                    tags: self.tags.clone(),
                    scope: self.scope.clone(),
                    period: self.period.clone(),
                    customers_per_month: self.customers_per_month.clone(),
                    measured_contacts_per_month: self.measured_contacts_per_month.clone(),
                    currency: self.currency.clone(),
                    per: self.per.clone(),
                    staffing: self.staffing.clone(),
                    extra: self.extra.clone(),
                    $($array: Vec::new(),)+
                }
            }

            /// Everything but the arrays as in another map.
            fn set_own_fields(&mut self, own: JourneyMap) {
                *self = JourneyMap { $($array: std::mem::take(&mut self.$array),)+ ..own };
            }

            /// True when the arrays hold nothing.
            pub(super) fn has_own_fields_only(&self) -> bool {
                true $(&& self.$array.is_empty())+
            }
        }
    };
}

things! {
    Persona in personas,
    Source in sources,
    Stage in stages,
    Lane in lanes,
    Touchpoint in touchpoints,
    Transition in transitions,
    Exit in exits,
    Step in steps,
    ServicePoint in service_points,
    Insight in insights,
    Idea in ideas,
    Action in actions,
    Scenario in scenarios,
    Vote in votes,
    Dismissal in dismissed,
    Note in notes,
    Comment in comments,
    Ink in ink,
    Link in links,
    Image in images,
}

fn json_alone<T: InFile>(thing: &T) -> Json {
    Cursor::new(&write_alone(thing)).json()
}

fn keys_of<T: InFile>() -> &'static [&'static str] {
    T::Form::KEYS
}

/// The bytes that it takes in a file, about.
fn kept<T: InFile + PartialEq>(thing: &T, kind: Kind) -> Result<usize, Box<ReadError>> {
    let text = write_alone(thing);
    // In a file a thing stands in an object and an array, which count for how deep it is nested.
    let in_file = if kind == Kind::Map { text.clone() } else { format!("[[{text}]]") };
    let fault = match (scan(&in_file, 1), read_alone::<T>(&text)) {
        (Err((_, halt)), _) => halt.into(),
        (_, Ok(back)) if back == *thing => return Ok(text.len()),
        (_, Ok(_)) => Fault::Contradiction("would not come back as it is".to_owned()),
        (_, Err(errors)) => match errors.into_iter().next() {
            Some(error) => return Err(Box::new(error)),
            None => Fault::Missing,
        },
    };
    Err(Box::new(ReadError::of_file(fault)))
}

impl Thing {
    /// The id, for the kinds that have one.
    #[must_use]
    pub fn id(&self) -> Option<&str> {
        Some(match self {
            Self::Persona(it) => &it.id,
            Self::Source(it) => &it.id,
            Self::Stage(it) => &it.id,
            Self::Lane(it) => &it.id,
            Self::Touchpoint(it) => &it.id,
            Self::Step(it) => &it.id,
            Self::ServicePoint(it) => &it.id,
            Self::Insight(it) => &it.id,
            Self::Idea(it) => &it.id,
            Self::Action(it) => &it.id,
            Self::Scenario(it) => &it.id,
            Self::Vote(it) => &it.id,
            Self::Note(it) => &it.id,
            Self::Comment(it) => &it.id,
            Self::Ink(it) => &it.id,
            Self::Image(it) => &it.id,
            Self::Map(_) | Self::Transition(_) | Self::Exit(_) | Self::Dismissal(_) | Self::Link(_) => {
                return None;
            }
        })
    }
}
