//! Figures by id, in the order in which the map names the ids.

use indexmap::IndexMap;
use serde::ser::{Serialize, Serializer};

/// A figure for each of a few ids, in file order; serialises as a JSON object in that order.
#[derive(Clone, Debug)]
pub struct ByKey<T = f64>(IndexMap<String, T>);

impl<T: Copy> ByKey<T> {
    /// The figure of `key`, which joins the end with `first` when it is new.
    pub(crate) fn entry(&mut self, key: &str, first: T) -> &mut T {
        let place = self.0.get_index_of(key).unwrap_or_else(|| self.0.insert_full(key.to_owned(), first).0);
        &mut self.0[place]
    }

    /// The figure of `key`, or `None` where the map does not name it.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<T> {
        self.0.get(key).copied()
    }

    /// Every id with its figure, in file order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, T)> {
        self.0.iter().map(|(key, value)| (key.as_str(), *value))
    }

    /// Every figure, in file order.
    pub fn values(&self) -> impl Iterator<Item = T> {
        self.0.values().copied()
    }

    /// How many ids there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is no id.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
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
        Self(IndexMap::new())
    }
}

/// The same ids with the same figures in the same order.
impl<T: PartialEq> PartialEq for ByKey<T> {
    fn eq(&self, other: &Self) -> bool {
        self.0.iter().eq(other.0.iter())
    }
}

impl<T: Serialize> Serialize for ByKey<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(&self.0)
    }
}
