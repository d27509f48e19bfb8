//! The figures that a drawing shows. They come from `analysis`, but layout knows only this.

use std::collections::BTreeMap;

/// Per 1,000 customers who start, unless said otherwise. An absent figure is not drawn.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Figures {
    pub headline: Option<Headline>,
    /// Contacts by service point, for the counted ones.
    pub contacts_by_point: BTreeMap<String, f64>,
    /// Needs fixed before noticed by service point, where above 0.
    pub caught_by_point: BTreeMap<String, f64>,
    /// Contacts by stage.
    pub contacts_by_stage: BTreeMap<String, f64>,
    /// How often the ways are taken.
    pub passages: Passages,
    /// Shares of the contacts that rest on measured, estimated and guessed needs; they add up to 1.
    pub evidence: Option<[f64; 3]>,
}

/// How often each transition and each exit is taken, in file order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Passages {
    pub transitions: Vec<f64>,
    pub exits: Vec<f64>,
    /// Some customers come by more than once.
    pub again: bool,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Headline {
    pub contacts: f64,
    pub customers_contacting: f64,
    /// A share of the customers, 0..1.
    pub completed: f64,
    pub contacts_ours: f64,
    pub contacts_not_ours: f64,
    pub contacts_unsorted: f64,
    pub caught: f64,
}
