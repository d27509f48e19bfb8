//! Two windows at one map: what becomes of a command that was made for an earlier state.

use super::gone::{Fate, Gone};
use super::story;
use super::which::{called, word};
use super::{By, Change, Command, Edit, Refusal, Thing, Which};
use crate::JourneyMap;

impl Command {
    /// Like [`run`](Self::run), for a command from a window that has not yet seen the changes in `since`,
    /// which others made. It is done where it still means the same.
    ///
    /// # Errors
    /// When it cannot be done, or would undo unseen what somebody else did. The map is then as it was.
    pub fn run_after(
        &self,
        since: &[Change],
        map: &mut JourneyMap,
        by: &By,
    ) -> Result<Option<Change>, Refusal> {
        self.meets(since, map)?;
        self.run(map, by)
    }

    fn meets(&self, since: &[Change], map: &JourneyMap) -> Result<(), Refusal> {
        match self {
            Self::Together { commands, .. } => commands.iter().try_for_each(|it| it.meets(since, map)),
            command => since.iter().try_for_each(|change| command.meets_change(change, map)),
        }
    }

    fn meets_change(&self, change: &Change, map: &JourneyMap) -> Result<(), Refusal> {
        for edit in &change.edits {
            let sentence = match edit {
                Edit::Remove { thing, .. } => self.names_removed(thing, map).then(|| {
                    let (kind, name) = (word(thing.kind()), called(map, thing));
                    format!("{} has deleted the {kind} {name} in the meantime.", change.author)
                }),
                Edit::Replace { was, now, .. } => self.overwrites(was, now, map).map(|what| {
                    let name = called(map, now);
                    format!(
                        "{} has changed {what} of {name} in the meantime. Have a look first.",
                        change.author
                    )
                }),
                Edit::Insert { thing, .. } => self.takes_along(thing, map).then(|| {
                    let (kind, name) = (word(thing.kind()), called(map, thing));
                    format!(
                        "{} has added the {kind} {name} in the meantime. Have a look first.",
                        change.author
                    )
                }),
                Edit::Move { .. } => None,
            };
            if let Some(sentence) = sentence {
                return Err(Refusal::because(sentence));
            }
        }
        Ok(())
    }

    /// True when the command is about a thing that is not there any more; of exits, which are known by
    /// their number, when it may be.
    fn names_removed(&self, thing: &Thing, map: &JourneyMap) -> bool {
        let is_exit = matches!(thing, Thing::Exit(_));
        let is_it = |which: &Which| which.means(thing) && (is_exit || which.place(map).is_none());
        self.named().iter().any(is_it)
    }

    /// The field that the command would set, where somebody else has just set it; anything where the
    /// command would delete the thing.
    fn overwrites(&self, was: &Thing, now: &Thing, map: &JourneyMap) -> Option<String> {
        match self {
            Self::Set { of, path, .. } if of.means(now) => {
                let [key, rest @ ..] = path.as_slice() else { return None };
                let same = |(field, entry): &(&str, Option<String>)| {
                    field == key && (entry.is_none() || rest.is_empty() || entry.as_ref() == rest.first())
                };
                story::fields(was, now).iter().any(same).then(|| format!("the {}", story::field(key)))
            }
            Self::Delete { things, .. } if things.iter().any(|which| which.means(now)) => {
                // What only lost or gained a neighbour is nothing that anybody would miss.
                let fields: Vec<String> =
                    story::fields(was, now).iter().map(|(field, _)| story::field(field)).collect();
                let is_there = things.iter().any(|which| which.means(now) && which.place(map).is_some());
                (is_there && !fields.is_empty()).then(|| format!("the {}", fields.join(" and the ")))
            }
            _ => None,
        }
    }

    /// True when the command would delete, with something else, what somebody has just added to it.
    fn takes_along(&self, thing: &Thing, map: &JourneyMap) -> bool {
        let Self::Delete { things, .. } = self else { return false };
        let mut gone = Gone::default();
        for which in things {
            if let Some(thing) = which.place(map).and_then(|at| map.thing(which.kind(), at)) {
                gone.insert(&thing);
            }
        }
        thing.fate(&gone) == Fate::Goes && !things.iter().any(|which| which.means(thing))
    }

    /// The things that the command is about or places something by.
    fn named(&self) -> Vec<Which> {
        let touchpoint = |id: &String| Which::Touchpoint(id.clone());
        match self {
            Self::Together { commands, .. } => commands.iter().flat_map(Self::named).collect(),
            Self::Add { before, .. } => before.iter().cloned().collect(),
            Self::Set { of, .. } => vec![of.clone()],
            Self::Reorder { of, before } => [of.clone()].into_iter().chain(before.clone()).collect(),
            Self::MoveTouchpoints { touchpoints, to } => {
                touchpoints.iter().map(touchpoint).chain(to.named()).collect()
            }
            Self::Delete { things, .. } | Self::Duplicate { things } => things.clone(),
            Self::Paste { to, .. } => to.named(),
            Self::PasteCards { to, lanes, .. } => {
                to.named().into_iter().chain(lanes.iter().map(|id| Which::Lane(id.clone()))).collect()
            }
            Self::PasteCells { lane, from, .. } => vec![Which::Lane(lane.clone()), touchpoint(from)],
            Self::Connect { from, to } => vec![touchpoint(from), touchpoint(to)],
            Self::Reconnect { from, to, new_from, new_to } => vec![
                touchpoint(new_from),
                touchpoint(new_to),
                Which::Transition { from: from.clone(), to: to.clone() },
            ],
            Self::InsertBetween { from, to, .. } => {
                vec![
                    touchpoint(from),
                    touchpoint(to),
                    Which::Transition { from: from.clone(), to: to.clone() },
                ]
            }
            Self::Reply { comment, .. } => vec![Which::Comment(comment.clone())],
            Self::PlaceImage { at, .. } => at.named(),
            Self::PutDots { vote, .. } => vec![Which::Vote(vote.clone())],
        }
    }
}
