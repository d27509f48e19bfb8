//! Drawings of a map in every form that the product has, and files of them.

use std::ops::ControlFlow;

use app::Audience;
use app::drawing::{draw_by, layout_fonts};
use export::{ExportError, Format, Page, Paper, Request};
use layout::{Density, Form, Options};
use model::JourneyMap;
use scene::{Scene, Theme};

use crate::picture::Picture;

/// One way of drawing a map.
#[derive(Clone, Copy, Debug)]
pub struct View {
    pub name: &'static str,
    pub density: Density,
    pub form: Form,
    pub audience: Audience,
    /// Arrows say how many customers go along them.
    pub flow: bool,
    /// Smallest text allowed, in units.
    pub smallest: f32,
}

/// A3 landscape within the 4 mm that a printer cannot reach.
pub const A3: f32 = 412.0 / 289.0;

/// Every form for every audience.
pub const VIEWS: [View; 11] = [
    view("window", Density::Comfortable, Form::Window, Audience::Team),
    view("window compact", Density::Compact, Form::Window, Audience::Team),
    view("poster", Density::Compact, Form::Poster { aspect: None }, Audience::Team),
    view("poster A3", Density::Compact, Form::Poster { aspect: Some(A3) }, Audience::Team),
    view("window for customers", Density::Comfortable, Form::Window, Audience::Customer),
    view("window compact for customers", Density::Compact, Form::Window, Audience::Customer),
    view("poster for customers", Density::Compact, Form::Poster { aspect: None }, Audience::Customer),
    view("poster A3 for customers", Density::Compact, Form::Poster { aspect: Some(A3) }, Audience::Customer),
    flowing("window with its flow", Density::Comfortable, Form::Window),
    flowing("window compact with its flow", Density::Compact, Form::Window),
    flowing("poster A3 with its flow", Density::Compact, Form::Poster { aspect: Some(A3) }),
];

const fn view(name: &'static str, density: Density, form: Form, audience: Audience) -> View {
    let smallest = match density {
        Density::Comfortable => 11.0,
        Density::Compact => 10.5,
    };
    View { name, density, form, audience, flow: false, smallest }
}

const fn flowing(name: &'static str, density: Density, form: Form) -> View {
    View { flow: true, ..view(name, density, form, Audience::Team) }
}

impl View {
    /// The map in this form.
    #[must_use]
    pub fn draw(&self, map: &JourneyMap) -> Scene {
        let for_customers = self.audience == Audience::Customer;
        let options = Options { density: self.density, form: self.form, for_customers, flow: self.flow };
        draw_by(map, layout_fonts(), &options)
    }
}

/// The poster on A3 for the team, as `throughline render --paper A3` draws it.
#[must_use]
pub fn poster(map: &JourneyMap) -> Scene {
    VIEWS[3].draw(map)
}

/// The map as a window shows it that is to say how many customers go where.
#[must_use]
pub fn flow(map: &JourneyMap) -> Scene {
    VIEWS[9].draw(map)
}

/// The bytes of a file of the drawing.
///
/// # Errors
/// What the painter refuses.
pub fn file(scene: &Scene, format: Format, paper: Paper, dpi: f32) -> Result<Vec<u8>, ExportError> {
    written(scene, format, paper, dpi, Theme::Light)
}

fn written(
    scene: &Scene,
    format: Format,
    paper: Paper,
    dpi: f32,
    theme: Theme,
) -> Result<Vec<u8>, ExportError> {
    let page = Page { paper, ..Page::default() };
    let request = Request { scene, fonts: app::fonts(), theme, page, dpi, date: None };
    let mut bytes = Vec::new();
    export::write(format, &request, &mut bytes, &mut |_| ControlFlow::Continue(()))?;
    Ok(bytes)
}

/// The drawing in pixels, `width` of them at most and never more than one a unit.
///
/// # Errors
/// A sentence when it cannot be painted or read back.
pub fn picture(scene: &Scene, width: f32) -> Result<Picture, String> {
    themed(scene, Theme::Light, width)
}

/// The same in the colours of a theme.
///
/// # Errors
/// A sentence when it cannot be painted or read back.
pub fn themed(scene: &Scene, theme: Theme, width: f32) -> Result<Picture, String> {
    let dpi = (96.0 * width / scene.size.w.max(1.0)).clamp(24.0, 96.0);
    let bytes = written(scene, Format::Png, Paper::Fit, dpi, theme).map_err(|e| e.to_string())?;
    Picture::from_png(&bytes).map_err(|e| e.to_string())
}
