//! Ids of a map made from foreign keys and titles.

use std::collections::HashMap;

/// The most characters of an id.
const MAX_CHARACTERS: usize = 64;

/// The ids of one array: each is given out once.
#[derive(Debug, Default)]
pub struct Ids {
    /// The number that the next repetition of an id gets.
    next: HashMap<String, usize>,
}

impl Ids {
    /// An id from the foreign key, else from the title, else from the word for the thing; with -2,
    /// -3 … when it is taken.
    pub fn make(&mut self, key: &str, title: &str, word: &str) -> String {
        let base = [key, title, word].into_iter().map(slug).find(|id| !id.is_empty()).unwrap_or_default();
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

/// The letters and digits of a name, everything else as single hyphens between them.
fn slug(name: &str) -> String {
    let mut id = String::new();
    for character in name.chars() {
        if id.len() >= MAX_CHARACTERS {
            break;
        }
        if character.is_ascii_alphanumeric() {
            id.push(character.to_ascii_lowercase());
        } else if !id.is_empty() && !id.ends_with('-') {
            id.push('-');
        }
    }
    id.truncate(MAX_CHARACTERS);
    id.trim_end_matches('-').to_owned()
}

fn numbered(base: &str, number: usize) -> String {
    let end = format!("-{number}");
    let room = MAX_CHARACTERS.saturating_sub(end.len());
    let start: String = base.chars().take(room).collect();
    format!("{}{end}", start.trim_end_matches('-'))
}
