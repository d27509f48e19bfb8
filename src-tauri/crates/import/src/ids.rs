//! Ids of a map made from foreign keys and titles.
//!
//! A file may repeat one title a hundred thousand times, so the next number of each id is remembered
//! instead of being looked for.

use std::collections::HashMap;

use model::id::from_title;

/// The most characters of an id.
const MAX_CHARACTERS: usize = 64;

/// The ids of one array: each is given out once.
#[derive(Debug, Default)]
pub struct Ids {
    /// The number that the next repetition of an id gets.
    next: HashMap<String, usize>,
}

impl Ids {
    /// An id from the foreign key, else from the title, else the word for the thing; with -2,
    /// -3 … when it is taken.
    pub fn make(&mut self, key: &str, title: &str, word: &str) -> String {
        let slugs = [key, title].into_iter().map(|name| from_title(name, ""));
        let base = slugs.into_iter().find(|id| !id.is_empty()).unwrap_or_else(|| word.to_owned());
        let Some(&next) = self.next.get(&base) else {
            self.next.insert(base.clone(), 2);
            return base;
        };
        let mut number = next;
        let id = loop {
            let candidate = numbered(&base, number);
            number += 1;
            if !self.next.contains_key(&candidate) {
                break candidate;
            }
        };
        self.next.insert(base, number);
        self.next.insert(id.clone(), 2);
        id
    }
}

fn numbered(base: &str, number: usize) -> String {
    let end = format!("-{number}");
    let room = MAX_CHARACTERS.saturating_sub(end.len());
    let start: String = base.chars().take(room).collect();
    format!("{}{end}", start.trim_end_matches('-'))
}
