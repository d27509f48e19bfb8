//! Why a change was not made.

use serde::{Deserialize, Serialize};
use specta::Type;
use thiserror::Error;

/// A change that was not made, and why. The map is as it was.
#[derive(Clone, Debug, PartialEq, Eq, Error, Serialize, Deserialize, Type)]
#[error("{sentence}")]
pub struct Refusal {
    /// For a person: it names the things by their titles and, where there is one, a way out.
    pub sentence: String,
}

impl Refusal {
    pub(crate) fn because(sentence: impl Into<String>) -> Self {
        Self { sentence: sentence.into() }
    }
}
