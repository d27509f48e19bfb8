//! The figures of a chart as rows and columns of words: for screen readers and spreadsheets.

/// A chart in words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// The part of the view it belongs to: its groups begin with `service/` and this.
    pub id: String,
    pub title: String,
    /// What the figures count and against what.
    pub unit: String,
    pub columns: Vec<String>,
    /// As many words a row as there are columns.
    pub rows: Vec<Vec<String>>,
}

impl Table {
    pub(crate) fn new(id: &str, title: &str, unit: &str, columns: &[&str]) -> Self {
        Self {
            id: id.to_owned(),
            title: title.to_owned(),
            unit: unit.to_owned(),
            columns: columns.iter().map(|c| (*c).to_owned()).collect(),
            rows: Vec::new(),
        }
    }

    pub(crate) fn row<const N: usize>(&mut self, words: [String; N]) {
        self.rows.push(words.into());
    }
}

/// What stands where nothing is known.
pub(crate) const NOT_KNOWN: &str = "not known";
