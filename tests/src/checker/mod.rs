//! Finds what a careful eye would object to in a finished drawing.
//!
//! It works from painted ink: outlines of glyphs, strokes and fills are filled into small coverage
//! masks of [`PX_PER_UNIT`] pixels a unit, and the masks are compared. The boxes that the layout
//! noted down are only checked, never believed.

mod bodies;
mod finding;
mod glyphs;
mod grid;
mod ink;
mod lines;
mod mask;
mod outline;
mod parallels;
mod text;
mod words;

pub use finding::{Finding, Kind};

use scene::{FontFiles, Scene};

use glyphs::Glyphs;
use grid::Grid;
use ink::Ink;

/// Sharpness of the masks.
pub(crate) const PX_PER_UNIT: f32 = 4.0;

/// A checker with its fonts read.
pub struct Checker<'a> {
    glyphs: Glyphs<'a>,
}

/// A scene turned into ink, ready to be asked what lies near what.
pub(crate) struct Sheet<'s> {
    pub scene: &'s Scene,
    /// In painting order.
    pub inks: Vec<Ink>,
    pub grid: Grid,
}

impl<'a> Checker<'a> {
    /// # Errors
    /// A sentence naming the face whose file is no font.
    pub fn new(fonts: &'a FontFiles) -> Result<Self, String> {
        Ok(Self { glyphs: Glyphs::new(fonts)? })
    }

    /// Everything that is wrong with the drawing; text of less than `smallest` units is too small.
    #[must_use]
    pub fn check(&mut self, scene: &Scene, smallest: f32) -> Vec<Finding> {
        let inks = ink::of_scene(scene, &mut self.glyphs);
        let grid = Grid::new(inks.iter().map(|i| i.bounds));
        let sheet = Sheet { scene, inks, grid };
        let mut findings = words::check(scene, smallest);
        findings.extend(ink::outside(&sheet));
        findings.extend(text::check(&sheet));
        findings.extend(lines::check(&sheet));
        findings.extend(parallels::check(&sheet));
        findings.extend(bodies::check(&sheet));
        findings
    }
}
