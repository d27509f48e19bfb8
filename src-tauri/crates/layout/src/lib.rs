//! From a journey map to a finished drawing: placed boxes, broken lines, routed arrows.
//!
//! The same map, figures, fonts and options always give the same [`Scene`], byte for byte.

mod compare;
mod draw;
mod figures;
mod flow;
mod grid;
mod icons;
mod ink;
mod kept;
mod lanes;
mod look;
mod notes;
mod personas;
mod places;
mod poster;
mod quick;
mod service;
mod sheet;
mod stages;
pub mod text;

pub use compare::{
    Changes, CompareFigures, CompareOptions, CompareView, Fate, Laying, Pair, PairBand, SideLead,
    lay_out_compare,
};
pub use figures::{Figures, Headline, Passages};
pub use flow::channel_name;
pub use kept::Kept;
pub use lanes::amount as amount_in;
pub use lanes::service::cause_words;
pub use places::{ColumnPlace, LanePlace, Places};
pub use service::{
    Band, Bands, Base, Change, Demand, Effort, Fall, InHand, Lead, PointFigures, ServiceFigures,
    ServiceOptions, ServiceView, Stays, Switch, SwitchKind, Table, Together, Work, lay_out_service,
};
pub use text::Fonts;

/// Figures and causes in words, as drawings have them.
pub mod words {
    pub use crate::lanes::service::cause_words as cause;
    pub use crate::look::{count, percent};
    pub use crate::service::causes::helps;
    pub use crate::service::words::{change, figure};
}

use model::JourneyMap;
use scene::Scene;

/// What the drawing is for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Options {
    pub density: Density,
    pub form: Form,
    /// The map has been through `model::audience`: service points are neutral help marks, dots
    /// are all full, nothing says how something is known.
    pub for_customers: bool,
    /// Arrows are as broad as many customers go along them, and say how many.
    pub flow: bool,
}

/// How close things stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Density {
    #[default]
    Comfortable,
    Compact,
}

#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Form {
    /// The map alone: the window has its own header and legend.
    #[default]
    Window,
    /// With title block, key, sources and what else the room carries. `aspect` is width over
    /// height of the paper; `None` takes the size that the drawing has.
    Poster { aspect: Option<f32> },
}

/// Draws the map.
#[must_use]
pub fn lay_out(map: &JourneyMap, figures: Option<&Figures>, fonts: &Fonts, options: &Options) -> Scene {
    draw::draw(map, figures, fonts, options, &mut Kept::default()).scene
}

/// The curve of emotions through these points, from left to right.
#[must_use]
pub fn curve_through(points: &[scene::Point]) -> scene::Path {
    lanes::emotion::monotone(points)
}

/// Draws the map, and says where things can be written and put on it. What is drawn from the same as in the
/// last drawing of the map is taken from there; `kept` then holds this one. The drawing is the same as that of
/// [`lay_out`], whatever was kept.
#[must_use]
pub fn lay_out_again(
    map: &JourneyMap,
    figures: Option<&Figures>,
    fonts: &Fonts,
    options: &Options,
    kept: &mut Kept,
) -> (Scene, Places) {
    let draw::Drawn { scene, places, .. } = draw::draw(map, figures, fonts, options, kept);
    (scene, places)
}
