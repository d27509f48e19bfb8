//! What somebody asks of a map.

mod add;
mod connect;
mod copy;
mod delete;
mod mark;
mod order;
mod paste;
mod set;

use std::collections::{BTreeMap, HashSet};

use serde::{Deserialize, Serialize};
use specta::Type;
use specta_typescript::Unknown;

pub use copy::clip;
pub use paste::table;

use super::draft::Draft;
use super::{By, Change, Refusal, Which};
use crate::file::asked;
use crate::{Id, JourneyMap, Json, Kind, MediaType, Where, id};

/// Fields of a thing by their keys, with values as they stand in a file; null is not given.
pub type Fields = BTreeMap<String, Json>;

/// What somebody asks for. It becomes one [`Change`], or is refused in words and changes nothing.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Command {
    /// Several as one step; `label` says in the imperative what they are together.
    Together {
        label: String,
        commands: Vec<Command>,
    },
    /// A new thing with these fields. Its id is made from its title; a service point is unsorted until
    /// a cause is given; author and time of notes, comments, ink and dismissals are filled in.
    Add {
        kind: Kind,
        #[specta(type = BTreeMap<String, Unknown>)]
        fields: Fields,
        /// A thing of the same kind; `None` is the end, for a touchpoint that of its stage.
        before: Option<Which>,
    },
    /// Another value, as it stands in a file, at a path of keys: `["title"]`, `["cells", lane]`,
    /// `["need", "source"]`. Null takes it away; of an object the keys that are not given stay.
    Set {
        of: Which,
        path: Vec<String>,
        #[specta(type = Unknown)]
        value: Json,
    },
    /// To another place in its array, before a thing of the same kind or to the end.
    Reorder {
        of: Which,
        before: Option<Which>,
    },
    /// To a place on the map, in the order in which they are given.
    MoveTouchpoints {
        touchpoints: Vec<Id>,
        to: Spot,
    },
    /// With all that hangs on them. A stage that still has touchpoints is refused without
    /// `with_touchpoints`.
    Delete {
        things: Vec<Which>,
        with_touchpoints: bool,
    },
    /// Copies behind the originals; of several touchpoints with what leads from one to another, of a
    /// stage with its touchpoints.
    Duplicate {
        things: Vec<Which>,
    },
    /// What [`clip`](super::clip) took from this or another map, with new ids.
    Paste {
        clip: String,
        to: Spot,
    },
    /// Each line becomes a card, titled by its first column; further columns go to the `lanes` in turn.
    PasteCards {
        text: String,
        to: Spot,
        lanes: Vec<Id>,
    },
    /// A table goes into cells: columns along the touchpoints from `from`, lines down the lanes of the same
    /// kind from `lane`, beyond which nothing is written. Into a metric lane go values.
    PasteCells {
        text: String,
        lane: Id,
        from: Id,
    },
    /// A way from one touchpoint to another, its share left open.
    Connect {
        from: Id,
        to: Id,
    },
    /// The same way between other touchpoints. What is noted on it goes with it.
    Reconnect {
        from: Id,
        to: Id,
        new_from: Id,
        new_to: Id,
    },
    /// A new touchpoint on the way between two: the way leads to it and, new, on from it.
    InsertBetween {
        from: Id,
        to: Id,
        title: String,
    },
    Reply {
        comment: Id,
        text: String,
    },
    /// A picture into an image cell, or for a persona; the map keeps it once however often it is used.
    PlaceImage {
        media_type: MediaType,
        /// What somebody reads who does not see it.
        alt: String,
        /// base64, 4 MiB of bytes at most.
        data: String,
        at: ImagePlace,
    },
    /// So many dots of a vote on a place or an idea; 0 takes them away.
    PutDots {
        vote: Id,
        on: DotPlace,
        count: u32,
    },
}

/// Where touchpoints go: before another one of the stage, or to its end.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Spot {
    pub stage: Id,
    /// 0..7; 0 is the main row.
    pub track: u8,
    pub before: Option<Id>,
}

impl Spot {
    pub(super) fn named(&self) -> Vec<Which> {
        let before = self.before.clone().map(Which::Touchpoint);
        [Which::Stage(self.stage.clone())].into_iter().chain(before).collect()
    }
}

/// What a picture is for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum ImagePlace {
    Cell { touchpoint: Id, lane: Id },
    Persona(Id),
}

impl ImagePlace {
    pub(super) fn named(&self) -> Vec<Which> {
        match self {
            Self::Cell { touchpoint, lane } => {
                vec![Which::Touchpoint(touchpoint.clone()), Which::Lane(lane.clone())]
            }
            Self::Persona(id) => vec![Which::Persona(id.clone())],
        }
    }
}

/// What a dot is put on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum DotPlace {
    Idea(Id),
    Place(
        #[serde(with = "asked")]
        #[specta(type = Where)]
        Box<Where>,
    ),
}

impl Command {
    /// Changes a map; `None` where there is nothing to change.
    ///
    /// # Errors
    /// When it cannot be done, with why in words. The map is then as it was.
    pub fn run(&self, map: &mut JourneyMap, by: &By) -> Result<Option<Change>, Refusal> {
        let mut draft = Draft::new(map, by);
        match self.perform(&mut draft) {
            Ok(label) => draft.finish(label),
            Err(refusal) => {
                draft.take_back();
                Err(refusal)
            }
        }
    }

    /// Makes the edits and gives the label.
    fn perform(&self, draft: &mut Draft<'_>) -> Result<String, Refusal> {
        match self {
            Self::Together { label, commands } => {
                for command in commands {
                    command.perform(draft)?;
                }
                Ok(label.clone())
            }
            Self::Add { kind, fields, before } => add::add(draft, *kind, fields, before.as_ref()),
            Self::Set { of, path, value } => set::set(draft, of, path, value),
            Self::Reorder { of, before } => order::reorder(draft, of, before.as_ref()),
            Self::MoveTouchpoints { touchpoints, to } => order::move_touchpoints(draft, touchpoints, to),
            Self::Delete { things, with_touchpoints } => delete::delete(draft, things, *with_touchpoints),
            Self::Duplicate { things } => copy::duplicate(draft, things),
            Self::Paste { clip, to } => copy::paste(draft, clip, to),
            Self::PasteCards { text, to, lanes } => paste::cards(draft, text, to, lanes),
            Self::PasteCells { text, lane, from } => paste::cells(draft, text, lane, from),
            Self::Connect { from, to } => connect::connect(draft, from, to),
            Self::Reconnect { from, to, new_from, new_to } => {
                connect::reconnect(draft, [from, to], [new_from, new_to])
            }
            Self::InsertBetween { from, to, title } => connect::insert_between(draft, from, to, title),
            Self::Reply { comment, text } => mark::reply(draft, comment, text),
            Self::PlaceImage { media_type, alt, data, at } => {
                mark::place_image(draft, *media_type, alt, data, at)
            }
            Self::PutDots { vote, on, count } => mark::put_dots(draft, vote, on, *count),
        }
    }
}

/// The id that a title gives, unlike those of a kind that are taken already.
fn new_id(map: &JourneyMap, kind: Kind, title: &str) -> Id {
    let stem = id::from_title(title, &kind.word().replace('_', "-"));
    // A numbered id begins as its stem does, however long that is.
    let beginning = stem.get(..40).unwrap_or(&stem);
    let ids = (0..map.count(kind)).filter_map(|at| map.id_at(kind, at));
    let taken: HashSet<&str> = ids.filter(|id| id.starts_with(beginning)).collect();
    id::unique(&stem, |id| taken.contains(id))
}
