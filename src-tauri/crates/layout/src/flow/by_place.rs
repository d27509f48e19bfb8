//! Things at the places of the grid.

use super::Place;

/// At most one thing for each column and row.
pub(crate) struct ByPlace<T> {
    rows: usize,
    /// Column by column.
    things: Vec<Option<T>>,
}

impl<T> ByPlace<T> {
    pub(super) fn new(columns: usize, rows: usize) -> Self {
        Self { rows, things: std::iter::repeat_with(|| None).take(columns * rows).collect() }
    }

    fn index(&self, (column, row): Place) -> Option<usize> {
        (row < self.rows).then_some(column * self.rows + row)
    }

    pub(super) fn get(&self, place: Place) -> Option<&T> {
        self.things.get(self.index(place)?)?.as_ref()
    }

    pub(super) fn insert(&mut self, place: Place, thing: T) {
        if let Some(at) = self.index(place).and_then(|index| self.things.get_mut(index)) {
            *at = Some(thing);
        }
    }

    pub(super) fn take(&mut self, place: Place) -> Option<T> {
        let index = self.index(place)?;
        self.things.get_mut(index)?.take()
    }

    /// Those that there are, by column and row.
    pub(super) fn iter(&self) -> impl Iterator<Item = (Place, &T)> {
        let place = |index: usize| (index / self.rows, index % self.rows);
        self.things.iter().enumerate().filter_map(move |(index, thing)| Some((place(index), thing.as_ref()?)))
    }

    pub(super) fn things_mut(&mut self) -> impl Iterator<Item = &mut T> {
        self.things.iter_mut().flatten()
    }
}

impl<T: Default> ByPlace<T> {
    /// Changes what is at a place, or what is put there then.
    pub(super) fn change(&mut self, place: Place, change: impl FnOnce(&mut T)) {
        if let Some(at) = self.index(place).and_then(|index| self.things.get_mut(index)) {
            change(at.get_or_insert_default());
        }
    }
}
