//! What the Compare view shows, as plain figures. They come from `analysis`, but layout knows only this.

use std::collections::BTreeMap;

/// Two maps and their figures; the first is the one before, the second the one after.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CompareFigures {
    /// Sentences on why the arithmetic refuses a map; then it has no figures at all.
    pub refused: [Vec<String>; 2],
    /// The figures at the top, and those in the table below.
    pub headline: Vec<Pair>,
    pub others: Vec<Pair>,
    /// Contacts per 1,000 who start by counted service point.
    pub contacts: [BTreeMap<String, f64>; 2],
    /// Shares of the contacts that rest on measured, estimated and guessed needs.
    pub evidence: [Option<[f64; 3]>; 2],
    pub changes: Changes,
    /// How many draws the bands are from; `None` where there are none.
    pub draws: Option<usize>,
    /// In how many of them contacts are fewer and more customers complete; `None` where that is not so at
    /// the rates as they are, or is not known.
    pub better: Option<usize>,
}

/// A figure of both maps.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Pair {
    /// "contacts", "customers who contact us"
    pub name: String,
    /// What else has to be said of it: "completed 645 → 649".
    pub note: String,
    /// `None` where it is not known.
    pub values: [Option<f64>; 2],
    pub band: PairBand,
    /// People are few and are written finer.
    pub is_people: bool,
}

/// Where the difference of two figures lies nine times out of ten.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum PairBand {
    /// None is shown.
    #[default]
    Hidden,
    /// It has none; why, in words.
    None(&'static str),
    /// Guesses carry too much of the figure.
    NotKnown,
    Between(f64, f64),
}

/// Ids by kind, named as the file names the kind.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Changes {
    /// Only in the second map.
    pub added: BTreeMap<String, Vec<String>>,
    /// Only in the first.
    pub removed: BTreeMap<String, Vec<String>>,
    /// In both and not the same.
    pub changed: BTreeMap<String, Vec<String>>,
}

/// What became of a thing from the first map to the second.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    Same,
    Added,
    Removed,
    Changed,
}

impl Pair {
    /// The second less the first.
    #[must_use]
    pub fn difference(&self) -> Option<f64> {
        Some(self.values[1]? - self.values[0]?)
    }
}
