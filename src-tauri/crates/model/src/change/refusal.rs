//! Why a change was not made.

use serde::{Deserialize, Serialize};
use specta::Type;
use thiserror::Error;

use super::Command;

/// A change that was not made, and why. The map is as it was.
#[derive(Clone, Debug, PartialEq, Error, Serialize, Deserialize, Type)]
#[error("{sentence}")]
pub struct Refusal {
    /// For a person: it names the things by their titles and, where there is one, a way out.
    pub sentence: String,
    /// What could be done in its stead.
    pub ways_out: Vec<WayOut>,
}

/// Another command that does what was probably meant.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct WayOut {
    /// For a button.
    pub label: String,
    pub command: Command,
}

impl Refusal {
    pub(crate) fn because(sentence: impl Into<String>) -> Self {
        Self { sentence: sentence.into(), ways_out: Vec::new() }
    }

    pub(crate) fn unless(mut self, label: &str, command: Command) -> Self {
        self.ways_out.push(WayOut { label: label.to_owned(), command });
        self
    }
}
