//! Figures by id, in the order in which the map names the ids.

use std::collections::HashMap;

use serde::ser::{Serialize, SerializeMap, Serializer};

/// A figure for each of a few ids, in file order; serialises as a JSON object in that order.
#[derive(Clone, Debug)]
pub struct ByKey<T = f64> {
    entries: Vec<(String, T)>,
    places: HashMap<String, usize>,
}

impl<T: Copy> ByKey<T> {
    /// The figure of `key`, which joins the end with `first` when it is new.
    pub(crate) fn entry(&mut self, key: &str, first: T) -> &mut T {
        let place = match self.places.get(key) {
            Some(&place) => place,
            None => {
                self.places.insert(key.to_owned(), self.entries.len());
                self.entries.push((key.to_owned(), first));
                self.entries.len() - 1
            }
        };
        &mut self.entries[place].1
    }

    /// The figure of `key`, or `None` where the map does not name it.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<T> {
        self.places.get(key).map(|&place| self.entries[place].1)
    }

    /// Every id with its figure, in file order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, T)> {
        self.entries.iter().map(|(key, value)| (key.as_str(), *value))
    }

    /// Every figure, in file order.
    pub fn values(&self) -> impl Iterator<Item = T> {
        self.entries.iter().map(|(_, value)| *value)
    }

    /// How many ids there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there is no id.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }
}

impl ByKey {
    /// Adds to the figure of `key`, which joins the end with 0 when it is new.
    pub(crate) fn add(&mut self, key: &str, amount: f64) {
        *self.entry(key, 0.0) += amount;
    }
}

impl<T> Default for ByKey<T> {
    fn default() -> Self {
        Self { entries: Vec::new(), places: HashMap::new() }
    }
}

impl<T: PartialEq> PartialEq for ByKey<T> {
    fn eq(&self, other: &Self) -> bool {
        self.entries == other.entries
    }
}

impl<T: Serialize> Serialize for ByKey<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_map(Some(self.entries.len()))?;
        for (key, value) in &self.entries {
            object.serialize_entry(key, value)?;
        }
        object.end()
    }
}
