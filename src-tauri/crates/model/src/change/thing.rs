//! A thing of the file, whatever its kind, and where the map keeps it.

use serde::{Deserialize, Serialize};
use specta::Type;

use crate::file::alone::{self, InFile, read_alone, write_alone};
use crate::file::{Fault, ReadError};
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

            /// What a file could not hold of the thing's values, references left aside.
            pub(super) fn first_fault(&self) -> Option<ReadError> {
                match self {
                    Self::Map(it) => first_fault(&**it),
                    $(Self::$variant(it) => first_fault(&**it),)+
                }
            }
        }

        impl JourneyMap {
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

fn first_fault<T: InFile + PartialEq>(thing: &T) -> Option<ReadError> {
    match read_alone::<T>(&write_alone(thing)) {
        Ok(back) if back == *thing => None,
        Ok(_) => Some(ReadError::of_file(Fault::Contradiction("would not come back as it is".to_owned()))),
        Err(errors) => errors.into_iter().next(),
    }
}
