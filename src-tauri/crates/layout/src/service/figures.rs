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
    /// What stays of today's demand once the set in hand is made.
    pub stays: Option<Stays>,
    /// From today to what stays, one fix after the other.
    pub waterfall: Vec<Fall>,
    /// The fixes that lead there; `None` is every need brought to its agreed rate, with nothing to
    /// choose.
    pub in_hand: Option<InHand>,
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
    /// Its contacts when every need is at its agreed rate.
    pub stays: Option<f64>,
}

/// After less before, per 1,000 customers who start.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Change {
    pub contacts: f64,
    pub completed: f64,
}

/// What stays when a set of fixes is made.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Stays {
    pub contacts: f64,
    pub ours: f64,
    pub not_ours: f64,
    pub unsorted: f64,
    /// A share of the customers.
    pub completed: f64,
    /// The part of `contacts` at points whose rate nobody has confirmed.
    pub unconfirmed: f64,
}

/// A set of fixes that somebody tries out, solved together.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct InHand {
    /// "at all agreed rates", "with these 3 fixes".
    pub phrase: String,
    /// Points brought to their agreed rates, and points served as well as was agreed.
    pub fix: Vec<String>,
    pub serve: Vec<String>,
    /// Whether it is every need brought to its agreed rate and nothing else.
    pub is_all: bool,
    /// Today's demand, where the figures of the view are those with the set made.
    pub today: Option<Demand>,
    /// Today's people, for the same.
    pub today_people: Option<f64>,
}

/// One step from today to what stays.
#[derive(Clone, Debug, PartialEq)]
pub enum Fall {
    /// A service point brought to its agreed rate, all earlier ones kept, and the change that brings.
    Point { id: String, contacts: f64 },
    /// One that could be, and is not in the set.
    Open { id: String },
    /// All others together, and how many they are.
    Rest { points: usize, contacts: f64 },
    /// So many points served as well as was agreed, after all that is prevented.
    Served { points: usize, contacts: f64 },
}

impl ServiceFigures {
    /// What the journey asks of service today, whatever state the view shows.
    #[must_use]
    pub fn today(&self) -> Option<Demand> {
        self.in_hand.as_ref().and_then(|set| set.today).or(self.demand)
    }

    /// How the state that the view shows came about: "with these 3 fixes"; `None` for today.
    #[must_use]
    pub fn state(&self) -> Option<&str> {
        self.in_hand.as_ref().filter(|set| set.today.is_some()).map(|set| set.phrase.as_str())
    }
}

impl Fall {
    /// The change in contacts.
    #[must_use]
    pub fn contacts(&self) -> f64 {
        match self {
            Self::Point { contacts, .. } | Self::Rest { contacts, .. } | Self::Served { contacts, .. } => {
                *contacts
            }
            Self::Open { .. } => 0.0,
        }
    }
}

/// Several fixes solved together.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Together {
    pub title: String,
    pub fix: Vec<String>,
    pub serve: Vec<String>,
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
    /// Of what stays.
    pub stays: Option<Band>,
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
