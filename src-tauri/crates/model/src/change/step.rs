//! One undo step.

use std::time::Duration;

use serde::{Deserialize, Serialize};
use specta::Type;

use super::validity::first_fault;
use super::{Edit, Refusal, story};
use crate::file::alone;
use crate::{JourneyMap, Time, Where};

/// What one act did to a map: one step of undo, one entry of the history.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct Change {
    /// What was asked for, as a menu says it: Rename touchpoint “Install”.
    pub label: String,
    pub author: String,
    pub time: Time,
    pub occasion: Occasion,
    /// What happened, as the history tells it.
    pub told: Vec<Told>,
    /// In the order in which they happened.
    pub edits: Vec<Edit>,
}

/// Somebody who waits so long in a field begins another step.
pub const PAUSE: Duration = Duration::from_millis(1500);

/// Why there is a change. Changes are numbered by the log that keeps them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Occasion {
    /// Somebody did something.
    #[default]
    Act,
    /// Somebody took the change of this number back.
    Undo { change: u32 },
    /// Somebody wanted it after all; `change` is the number of the change that had been taken back.
    Redo { change: u32 },
}

/// One sentence of the history without its subject: Renamed “Install” to “Engineer visit”.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct Told {
    pub words: String,
    /// Where on the map it is, to be shown; the map itself when nothing narrower is there any more.
    #[serde(with = "alone")]
    #[specta(type = Where)]
    pub at: Box<Where>,
    /// The same in words: Thoughts, Ninety-day check-in.
    pub place: String,
}

impl Change {
    /// Changes a map: wholly, or not at all.
    ///
    /// # Errors
    /// When it was made for another state of the map, or would leave a map that no file can hold.
    pub fn apply(&self, map: &mut JourneyMap) -> Result<(), Refusal> {
        for (done, edit) in self.edits.iter().enumerate() {
            if let Err(refusal) = edit.apply(map) {
                take_back(self.edits.get(..done).unwrap_or_default(), map);
                return Err(refusal);
            }
        }
        if let Some(error) = first_fault(map, &self.edits) {
            take_back(&self.edits, map);
            return Err(Refusal::because(format!("That would leave a map that cannot be kept: {error}.")));
        }
        Ok(())
    }

    /// The edits that take this change back, in the order in which they have to be applied.
    #[must_use]
    pub fn inverses(&self) -> Vec<Edit> {
        self.edits.iter().rev().map(Edit::inverse).collect()
    }
}

impl Change {
    /// One step of this change and the next one, where both are parts of one act: the same person went on
    /// with the same field `gap` after it. `map` is the map after both. It stands in the stead of both.
    #[must_use]
    pub fn joined(&self, next: &Self, gap: Duration, map: &JourneyMap) -> Option<Self> {
        let [Edit::Replace { at, was, now: between }] = self.edits.as_slice() else { return None };
        let [Edit::Replace { at: next_at, was: next_was, now }] = next.edits.as_slice() else { return None };
        let is_one_act =
            self.author == next.author && [self.occasion, next.occasion] == [Occasion::Act; 2] && gap < PAUSE;
        if !is_one_act || at != next_at || between != next_was {
            return None;
        }
        let (first, second) = (story::fields(was, between), story::fields(next_was, now));
        // Two that are nothing together stay two: there would be nothing to take back.
        if first.len() != 1 || first != second || was == now {
            return None;
        }
        Some(Self {
            told: story::told(map, was, now),
            edits: vec![Edit::Replace { at: *at, was: was.clone(), now: now.clone() }],
            time: next.time.clone(),
            ..self.clone()
        })
    }
}

/// Takes back edits that have just been made.
fn take_back(edits: &[Edit], map: &mut JourneyMap) {
    for edit in edits.iter().rev() {
        // It fits: it leads back to where the map came from.
        let _ = edit.inverse().apply(map);
    }
}
