//! The touchpoints lane: cards on a grid and the arrows between them.
//!
//! Columns are parted by gaps and rows by channels; lines that are not straight run in slots of
//! their own there, so that no line can meet a card and every label has a stretch to itself.

mod breadth;
mod by_place;
mod cards;
mod columns;
mod emit;
mod label;
mod measure;
mod places;
mod plan;
mod ports;
mod rows;
mod under;
mod ways;

pub(crate) use breadth::Breadth;
pub(crate) use cards::channel_icon;
pub use cards::channel_name;
pub(crate) use emit::emit;
pub(crate) use measure::{Flow, measure, shown};

/// A card by its column and row.
pub(crate) type Place = (usize, usize);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Side {
    Left,
    Right,
    Top,
}

/// A stretch of a bent line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Via {
    /// Down or up in the gap left of this column.
    Gap { gap: usize, slot: usize },
    /// Along the channel above this row.
    Channel { channel: usize, slot: usize },
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Route {
    /// From the right side straight to the left side of a card of the same row.
    Straight,
    /// Down the spine of a column.
    Down,
    /// Up beside the spine of a column.
    Up,
    /// Out of the right side and back into the same card from below.
    Around {
        via: [Via; 1],
    },
    Bent {
        out: Side,
        via: Vec<Via>,
        into: Side,
    },
}

impl Route {
    /// The stretches in gaps and channels, in order.
    fn vias(&self) -> &[Via] {
        match self {
            Self::Bent { via, .. } => via,
            Self::Around { via } => via,
            Self::Straight | Self::Down | Self::Up => &[],
        }
    }

    fn vias_mut(&mut self) -> &mut [Via] {
        match self {
            Self::Bent { via, .. } => via,
            Self::Around { via } => via,
            Self::Straight | Self::Down | Self::Up => &mut [],
        }
    }
}

pub(crate) struct Edge {
    /// Index in the map's transitions.
    pub transition: usize,
    pub from: Place,
    pub to: Place,
    pub route: Route,
}
