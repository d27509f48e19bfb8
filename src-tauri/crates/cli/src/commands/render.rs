//! `render`: a map as a picture or on paper.

use std::io::Write;
use std::ops::ControlFlow;
use std::path::Path;

use export::{Page, Report, Request};
use model::JourneyMap;
use scene::Scene;

use crate::drawing::{Drawing, View};
use crate::failure::Failure;
use crate::source::Source;
use crate::target;

/// Smallest text that is read without effort, in points.
const LEGIBLE: f32 = 7.0;

pub(super) fn run(from: &Source, to: &Path, drawing: &Drawing) -> Result<(), Failure> {
    let map = from.map()?;
    let scene = scene(&map, drawing);
    let request = Request {
        scene: &scene,
        fonts: app::fonts(),
        theme: drawing.theme,
        page: drawing.page,
        dpi: f32::from(drawing.dpi),
        date: None,
    };
    target::write(to, |out| {
        let report = paint(drawing, &request, to, out)?;
        // Before the file takes its place: what cannot be said leaves nothing behind.
        target::print(&smallest_text(&scene, &drawing.page))?;
        if report.damaged_pictures > 0 {
            let pictures = report.damaged_pictures;
            crate::tell(&[format!(
                "{pictures} pictures of the map cannot be read and are drawn as a frame."
            )]);
        }
        Ok(())
    })
}

fn scene(map: &JourneyMap, drawing: &Drawing) -> Scene {
    let aspect = export::aspect(&drawing.page);
    match drawing.view {
        View::Map => app::drawing::poster(map, drawing.audience, aspect, false),
        View::Service => {
            let form = layout::Form::Poster { aspect };
            let options = layout::ServiceOptions { form, ..layout::ServiceOptions::default() };
            let sureness = app::Sureness::for_a_picture(map);
            app::draw_service(map, app::drawing::layout_fonts(), &options, sureness.as_ref()).scene
        }
    }
}

fn paint(drawing: &Drawing, request: &Request, to: &Path, out: &mut dyn Write) -> Result<Report, Failure> {
    export::write(drawing.format, request, out, &mut |_| ControlFlow::Continue(()))
        .map_err(|error| Failure::work(format!("{} cannot be written: {error}", to.display())))
}

/// How small the text is on this paper and, where that is too small, which paper would do.
fn smallest_text(scene: &Scene, page: &Page) -> String {
    let legibility = export::legibility(scene, page);
    let Some(smallest) = legibility.smallest_pt else { return format!("no text on {}\n", page.paper) };
    let said = format!("smallest text {smallest:.1} pt on {}\n", page.paper);
    match legibility.proposed {
        _ if smallest >= LEGIBLE => said,
        Some((paper, height)) => format!("{said}at least {LEGIBLE} pt on {paper}: {height:.1} pt\n"),
        None => format!("{said}less than {LEGIBLE} pt on every paper\n"),
    }
}
