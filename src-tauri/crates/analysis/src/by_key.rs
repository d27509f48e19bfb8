//! Figures by id, in the order in which the map names the ids.

use std::collections::HashMap;

use serde::ser::{Serialize, SerializeMap, Serializer};

/// A figure for each of a few ids, in file order; serialises as a JSON object in that order.
#[derive(Clone, Debug, Default)]
pub struct ByKey {
    entries: Vec<(String, f64)>,
    places: HashMap<String, usize>,
}

impl ByKey {
    /// Adds to the figure of `key`, which joins the end with 0 when it is new.
    pub(crate) fn add(&mut self, key: &str, amount: f64) {
        if let Some(&place) = self.places.get(key) {
            self.entries[place].1 += amount;
            return;
        }
        self.places.insert(key.to_owned(), self.entries.len());
        self.entries.push((key.to_owned(), amount));
    }

    /// The figure of `key`, or `None` where the map does not name it.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<f64> {
        self.places.get(key).map(|&place| self.entries[place].1)
    }

    /// Every id with its figure, in file order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, f64)> {
        self.entries.iter().map(|(key, value)| (key.as_str(), *value))
    }

    /// Every figure, in file order.
    pub fn values(&self) -> impl Iterator<Item = f64> {
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

impl PartialEq for ByKey {
    fn eq(&self, other: &Self) -> bool {
        self.entries == other.entries
    }
}

impl Serialize for ByKey {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_map(Some(self.entries.len()))?;
        for (key, value) in &self.entries {
            object.serialize_entry(key, value)?;
        }
        object.end()
    }
}
