//! What a map could not hold, gathered into sentences.
//!
//! The same thing lost in many places is one sentence with a count and the first place, so that a
//! list stays readable however large the file is.

use std::collections::HashMap;

/// The most sentences that are listed; the last of them counts the rest.
const MAX_SENTENCES: usize = 1_000;
/// The most characters of a name that stand in a sentence.
const NAME_CHARACTERS: usize = 60;

/// The losses of one import, in the order in which they were met.
#[derive(Debug, Default)]
pub struct Losses {
    entries: Vec<Loss>,
    /// Where in `entries` a loss stands.
    known: HashMap<String, usize>,
}

#[derive(Debug)]
struct Loss {
    what: String,
    first: String,
    count: usize,
}

impl Losses {
    /// Notes that `what` (a clause without a full stop) was met at `place`.
    pub fn note(&mut self, what: impl Into<String>, place: impl Into<String>) {
        let what = what.into();
        if let Some(&at) = self.known.get(&what) {
            if let Some(loss) = self.entries.get_mut(at) {
                loss.count += 1;
            }
            return;
        }
        self.known.insert(what.clone(), self.entries.len());
        self.entries.push(Loss { what, first: place.into(), count: 1 });
    }

    /// The sentences, at most a thousand.
    pub fn into_sentences(self) -> Vec<String> {
        let total = self.entries.len();
        let mut sentences: Vec<String> =
            self.entries.into_iter().take(MAX_SENTENCES).map(Loss::sentence).collect();
        if total > MAX_SENTENCES {
            sentences.truncate(MAX_SENTENCES - 1);
            sentences.push(format!("{} more things were not carried over.", total - sentences.len()));
        }
        sentences
    }
}

impl Loss {
    fn sentence(self) -> String {
        let Self { what, first, count } = self;
        match (count, first.is_empty()) {
            (1, true) => format!("{what}."),
            (1, false) => format!("{what} (at {first})."),
            (_, true) => format!("{what} ({count} times)."),
            (_, false) => format!("{what} ({count} times, first at {first})."),
        }
    }
}

/// A name as it stands in a sentence: on one line, not longer than sixty characters.
pub fn shortened(name: &str) -> String {
    let flat: String =
        name.chars().map(|c| if c.is_control() { ' ' } else { c }).take(NAME_CHARACTERS + 1).collect();
    if flat.chars().count() <= NAME_CHARACTERS {
        return flat;
    }
    flat.chars().take(NAME_CHARACTERS - 1).chain(['…']).collect()
}
