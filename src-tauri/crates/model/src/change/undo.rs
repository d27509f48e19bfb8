//! Undo and redo. Both are new changes; the log only grows.

use serde::{Deserialize, Serialize};
use specta::Type;

use super::{Change, Edit, Occasion, Told};
use crate::{Time, Where};

/// Who does something, and when. The core reads no clock.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct By {
    pub author: String,
    pub time: Time,
}

/// What undo and redo would do next, after a log of changes.
///
/// Undo takes back the newest act that is not taken back, redo does again what was taken back last, and
/// an act after an undo leaves nothing to do again: what was taken back stays in the history, from where
/// it can be restored.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UndoRedo {
    done: Vec<u32>,
    taken_back: Vec<u32>,
}

impl UndoRedo {
    /// After the changes of a log, by their numbers and in their order.
    #[must_use]
    pub fn after(log: impl IntoIterator<Item = (u32, Occasion)>) -> Self {
        let mut this = Self::default();
        for (number, occasion) in log {
            this.add(number, occasion);
        }
        this
    }

    /// Takes one more change into account.
    pub fn add(&mut self, number: u32, occasion: Occasion) {
        match occasion {
            Occasion::Act => {
                self.done.push(number);
                self.taken_back.clear();
            }
            Occasion::Undo { change } => {
                take_out(&mut self.done, change);
                self.taken_back.push(change);
            }
            Occasion::Redo { change } => {
                take_out(&mut self.taken_back, change);
                self.done.push(change);
            }
        }
    }

    /// The number of the change that undo takes back.
    #[must_use]
    pub fn undo(&self) -> Option<u32> {
        self.done.last().copied()
    }

    /// The number of the change that redo does again.
    #[must_use]
    pub fn redo(&self) -> Option<u32> {
        self.taken_back.last().copied()
    }
}

/// It is the last one, unless the log is a strange one.
fn take_out(numbers: &mut Vec<u32>, number: u32) {
    if let Some(at) = numbers.iter().rposition(|other| *other == number) {
        numbers.remove(at);
    }
}

impl Change {
    /// The change that takes this one back; `number` is that of this one in its log. It fits when all
    /// later changes have been taken back.
    #[must_use]
    pub fn undone(&self, number: u32, by: &By) -> Self {
        self.again(Occasion::Undo { change: number }, "Took back", self.inverses(), by)
    }

    /// The change that does this one again after it has been taken back.
    #[must_use]
    pub fn redone(&self, number: u32, by: &By) -> Self {
        self.again(Occasion::Redo { change: number }, "Did again", self.edits.clone(), by)
    }

    fn again(&self, occasion: Occasion, verb: &str, edits: Vec<Edit>, by: &By) -> Self {
        let place = self.told.first();
        Self {
            label: self.label.clone(),
            author: by.author.clone(),
            time: by.time.clone(),
            occasion,
            told: vec![Told {
                words: format!("{verb}: {}", self.label),
                at: place.map_or_else(|| Box::new(Where::default()), |told| told.at.clone()),
                place: place.map(|told| told.place.clone()).unwrap_or_default(),
            }],
            edits,
        }
    }
}
