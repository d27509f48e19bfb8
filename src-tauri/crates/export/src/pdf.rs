//! PDF: vectors, text that can be selected, links and a tagged structure, on exact paper sizes.

mod faces;
mod sheet;
mod tags;
mod trim;

use std::io::Write;
use std::ops::ControlFlow;

use krilla::Document;
use krilla::metadata::{DateTime, Metadata};
use krilla::page::PageSettings;
use scene::Scene;

use crate::page::{self, Placement};
use crate::progress::Meter;
use crate::{Date, ExportError, Paper, Progress, Report, Request, report, xml};
use faces::Faces;
use sheet::Painter;
use tags::Tags;

/// Longest side of a page in points; readers refuse more.
const LONGEST_SIDE: f32 = 14_400.0;

pub(crate) fn write(
    request: &Request,
    out: &mut dyn Write,
    progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Result<Report, ExportError> {
    let sheets = sheets(request)?;
    let batches = request.scene.groups.len().div_ceil(sheet::STRIDE).max(1);
    // Putting the file together counts as much as drawing a page.
    let mut meter = Meter::start(1 + (sheets.len() + 1) * batches, progress)?;
    let mut document = Document::new();
    let mut tags = Tags::new(request.scene);
    let faces = Faces::new(request);
    let mut painter = Painter::new(request, faces);
    meter.step()?;
    for (number, sheet) in sheets.iter().enumerate() {
        let label = (sheets.len() > 1).then(|| format!("{} of {}", number + 1, sheets.len()));
        painter.page(&mut document, sheet, label.as_deref(), &mut tags, &mut meter)?;
    }
    document.set_tag_tree(tags.into_tree());
    document.set_metadata(metadata(request));
    let file = document.finish().map_err(|error| ExportError::Pdf(format!("{error:?}")))?;
    out.write_all(&file)?;
    (0..batches).try_for_each(|_| meter.step())?;
    let scale = sheets.first().map_or(page::POINTS_PER_UNIT, |sheet| sheet.placement.scale);
    Ok(Report {
        smallest_text_pt: request.scene.smallest_text.map(|units| units * scale),
        ..report(request, sheets.len(), painter.damaged_pictures())
    })
}

/// The pages. A drawing that is longer than a page may be is scaled down where no paper is asked
/// for.
fn sheets(request: &Request) -> Result<Vec<page::Sheet>, ExportError> {
    let mut sheets = page::sheets(request.scene, request.page)?;
    if let ([only], Paper::Fit) = (sheets.as_mut_slice(), request.page.paper) {
        let Placement { size, scale, .. } = &mut only.placement;
        let shrink = (LONGEST_SIDE / size.w.max(size.h)).min(1.0);
        (size.w, size.h, *scale) = (size.w * shrink, size.h * shrink, *scale * shrink);
        // A page has to be more than a speck.
        (size.w, size.h) = (size.w.max(3.0), size.h.max(3.0));
        (only.window.w, only.window.h) = (size.w, size.h);
    }
    Ok(sheets)
}

fn metadata(request: &Request) -> Metadata {
    let mut metadata = Metadata::new().title(title(request.scene)).creator("Throughline".to_owned());
    if let Some(tag) = xml::language(&request.scene.language) {
        metadata = metadata.language(tag.to_owned());
    }
    if let Some(Date { year, month, day }) = request.date {
        let date = DateTime::new(year).month(month.clamp(1, 12)).day(day.clamp(1, 31));
        metadata = metadata.creation_date(date);
    }
    metadata
}

fn title(scene: &Scene) -> String {
    xml::plain(&scene.title)
}

/// Page settings of a size in points.
fn settings(size: scene::Size) -> PageSettings {
    PageSettings::from_wh(size.w, size.h).unwrap_or_default()
}
