//! From a journey map to a finished drawing: placed boxes, broken lines, routed arrows.
//!
//! The same map, figures, fonts and options always give the same [`Scene`], byte for byte.

mod figures;
pub mod text;

pub use figures::{Figures, Headline};
pub use text::Fonts;

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
}

/// How close things stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
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
    let _ = (figures, fonts, options);
    Scene {
        size: scene::Size { w: 800.0, h: 600.0 },
        title: map.title.clone(),
        language: String::new(),
        personas: Vec::new(),
        groups: Vec::new(),
        smallest_text: None,
    }
}
