//! What the Service view shows, as plain figures. They come from `analysis`, but layout knows only this.

use std::collections::BTreeMap;

/// Everything that the Service view can show. Contacts, needs and minutes are per 1,000 customers
/// who start, outcomes are shares of them. `None` and an absent key mean "not known" and are drawn
/// as such, never as a zero.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ServiceFigures {
    /// Sentences on why the arithmetic refuses the map; then there are no figures at all.
    pub refused: Vec<String>,
    pub demand: Option<Demand>,
    /// How many customers start in a month.
    pub customers_per_month: Option<f64>,
    /// Full-time people for the contacts and catches of a month.
    pub people: Option<f64>,
    /// Contacts of the map over those measured; 1 where it explains them all.
    pub explained: Option<f64>,
    /// Shares of the contacts that rest on measured, estimated and guessed needs; they add up to 1.
    pub evidence: Option<[f64; 3]>,
    /// Visits that are themselves a conversation with staff.
    pub assisted_visits: Option<f64>,
    /// Share of customers who ever get to each touchpoint.
    pub reached: BTreeMap<String, f64>,
    /// The counted service points in the order of the map.
    pub points: Vec<PointFigures>,
    /// By origin step, what changes when all of its points are brought to their agreed rates;
    /// `None` where that has no answer.
    pub if_origin_fixed: BTreeMap<String, Option<Change>>,
    pub floor: Option<Floor>,
    /// From today to the floor, one fix after the other.
    pub waterfall: Vec<Fall>,
    /// Sets of fixes, each solved together.
    pub together: Vec<Together>,
    pub work: Option<Work>,
    pub bands: Bands,
}

/// What the journey asks of service today.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Demand {
    pub contacts: f64,
    pub contacts_ours: f64,
    pub contacts_not_ours: f64,
    pub contacts_unsorted: f64,
    pub customers_contacting: f64,
    /// Needs fixed before the customer noticed.
    pub caught: f64,
    pub completed: f64,
    pub left: f64,
    pub declined: f64,
    pub lost_in_service: f64,
}

/// One counted service point.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PointFigures {
    pub id: String,
    pub contacts: f64,
    pub caught: f64,
    /// Needs that the customer noticed, and those of them that nobody was told of.
    pub noticed: Option<f64>,
    pub silent: Option<f64>,
    /// Full-time people for its contacts and catches.
    pub people: Option<f64>,
    pub if_fixed: Option<Change>,
    pub if_served_well: Option<Change>,
    /// Its contacts at the floor.
    pub stays: Option<f64>,
}

/// After less before, per 1,000 customers who start.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Change {
    pub contacts: f64,
    pub completed: f64,
}

/// What stays when every need is at its agreed rate.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Floor {
    pub contacts: f64,
    pub ours: f64,
    pub not_ours: f64,
    pub unsorted: f64,
    /// A share of the customers.
    pub completed: f64,
    /// The part of `contacts` at points whose rate nobody has confirmed.
    pub unconfirmed: f64,
}

/// One step from today to the floor.
#[derive(Clone, Debug, PartialEq)]
pub enum Fall {
    /// A service point brought to its agreed rate, all earlier ones kept, and the change that brings.
    Point { id: String, contacts: f64 },
    /// All others together, and how many they are.
    Rest { points: usize, contacts: f64 },
}

impl Fall {
    /// The change in contacts.
    #[must_use]
    pub fn contacts(&self) -> f64 {
        match self {
            Self::Point { contacts, .. } | Self::Rest { contacts, .. } => *contacts,
        }
    }
}

/// Several fixes solved together.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Together {
    pub title: String,
    /// `None` where the state has no answer.
    pub change: Option<Change>,
}

/// Minutes of work, seen by customers and not.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Work {
    pub visible: Effort,
    pub backstage: Effort,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Effort {
    /// Minutes of contacts and catches.
    pub putting_right: f64,
    /// Minutes of visits by step.
    pub delivering: Vec<(String, f64)>,
    /// Minutes of standing work by step; `None` where nobody says how many customers a month has.
    pub standing: Option<Vec<(String, f64)>>,
}

/// How sure figures are.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Bands {
    pub contacts: Option<Band>,
    pub completed: Option<Band>,
    pub floor: Option<Band>,
    /// How many draws they are from, and how many rates those held at their value.
    pub draws: usize,
    pub held: usize,
}

/// Where a figure lies nine times out of ten, in the unit of the figure.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Band {
    Between(f64, f64),
    /// Guesses carry more than a fifth of the figure: a band would look surer than anybody is.
    NotKnown,
}
