//! SVG: real text with its fonts embedded, no scripts, nothing from elsewhere.

mod body;
mod fonts;
mod text;

use std::io::Write;
use std::ops::ControlFlow;

use scene::Token;

use crate::page::{Placement, drawing_size};
use crate::paper::MM;
use crate::progress::Meter;
use crate::{ExportError, Paper, Progress, Report, Request, number, report, subset, xml};
use body::Body;

/// Groups between two looks at whether to go on.
const STRIDE: usize = 256;

pub(crate) fn write(
    request: &Request,
    out: &mut dyn Write,
    progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Result<Report, ExportError> {
    let used = subset::used(request.scene);
    let batches = request.scene.groups.chunks(STRIDE);
    let mut meter = Meter::start(used.len() + batches.len() + 1, progress)?;
    out.write_all(opening(request).as_bytes())?;
    for (face, characters) in &used {
        out.write_all(fonts::rule(request.fonts, *face, characters).as_bytes())?;
        meter.step()?;
    }
    out.write_all(ground(request).as_bytes())?;
    let mut damaged = 0;
    for batch in batches {
        let mut body = Body::new(request.scene, request.theme);
        batch.iter().for_each(|group| body.group(group));
        damaged += body.damaged;
        out.write_all(body.out.as_bytes())?;
        meter.step()?;
    }
    out.write_all(b"</svg>\n")?;
    meter.step()?;
    Ok(report(request, 1, damaged))
}

/// Everything up to the font rules.
fn opening(request: &Request) -> String {
    let (size, view) = (size(request), view(request));
    let mut out = String::from("<svg xmlns=\"http://www.w3.org/2000/svg\" ");
    out += &format!("{size} viewBox=\"{view}\" xml:space=\"preserve\" fill-rule=\"evenodd\" ");
    out += &format!("stroke-miterlimit=\"{}\" ", crate::stroke::MITRE_LIMIT);
    if let Some(tag) = xml::language(&request.scene.language) {
        out += &format!("lang=\"{tag}\" xml:lang=\"{tag}\" ");
    }
    out += "role=\"graphics-document document\" aria-labelledby=\"title\">\n<title id=\"title\">";
    xml::push(&mut out, &request.scene.title);
    out += "</title>\n<desc>";
    xml::push(&mut out, &description(request));
    out += "</desc>\n<style>text{white-space:pre}\n";
    out
}

/// What kind of drawing this is and how much is on it.
fn description(request: &Request) -> String {
    let count = |role: &scene::Role| request.scene.groups.iter().filter(|g| g.role == *role).count();
    let (touchpoints, marks) = (count(&scene::Role::Card), count(&scene::Role::Mark));
    format!("Customer journey map with {touchpoints} touchpoints and {marks} places where service steps in.")
}

/// The end of the style sheet, and the paper.
fn ground(request: &Request) -> String {
    let [x, y, w, h] = view_box(request).map(number::text);
    let colour = request.theme.hex(Token::Surface);
    format!("</style>\n<rect x=\"{x}\" y=\"{y}\" width=\"{w}\" height=\"{h}\" fill=\"#{colour:06x}\"/>\n")
}

/// Width and height: millimetres on a paper, else pixels.
fn size(request: &Request) -> String {
    let page = request.page;
    let (w, h, unit) = match page.paper.size(page.portrait) {
        Some(points) if page.paper.is_american() => (points.w / 72.0, points.h / 72.0, "in"),
        Some(points) => (points.w / MM, points.h / MM, "mm"),
        None => (drawing_size(request.scene).w, drawing_size(request.scene).h, "px"),
    };
    format!("width=\"{}{unit}\" height=\"{}{unit}\"", number::text(w), number::text(h))
}

fn view(request: &Request) -> String {
    view_box(request).map(number::text).join(" ")
}

/// The paper in scene units: left, top, width, height.
fn view_box(request: &Request) -> [f32; 4] {
    if request.page.paper == Paper::Fit {
        let size = drawing_size(request.scene);
        return [0.0, 0.0, size.w, size.h];
    }
    let Placement { size, scale, origin } = Placement::of(request.scene, request.page);
    [-origin.0 / scale, -origin.1 / scale, size.w / scale, size.h / scale]
}
