//! PNG: painted in bands on every core and streamed, so that a large poster needs little memory.

mod bands;
mod canvas;
mod ink;

use std::io::Write;
use std::ops::ControlFlow;

use png::{BitDepth, ColorType, Compression, Encoder, Filter, PixelDimensions, Unit};
use scene::{Scene, Token};

use crate::page::{POINTS_PER_UNIT, Placement, drawing_size};
use crate::progress::Meter;
use crate::{ExportError, Paper, Progress, Report, Request, report, xml};
use ink::Ink;

/// Longest side, in pixels.
const LONGEST_SIDE: u32 = 65_535;
/// Most pixels in all, in millions: A0 at 600 dpi has 557.
const MOST_MEGAPIXELS: u64 = 1_000;

pub(crate) fn write(
    request: &Request,
    out: &mut dyn Write,
    progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Result<Report, ExportError> {
    let frame = Frame::of(request)?;
    let bands = bands::Bands::new(&frame);
    let mut meter = Meter::start(bands.count() + 1, progress)?;
    let ink = Ink::new(request, &frame);
    meter.step()?;
    let mut writer = encoder(request, &frame, out)?;
    let mut stream = writer.stream_writer_with_size(1 << 16).map_err(broken)?;
    bands::paint(&bands, &ink, &mut |pixels| {
        stream.write_all(pixels)?;
        meter.step()
    })?;
    stream.finish().map_err(broken)?;
    writer.finish().map_err(broken)?;
    Ok(report(request, 1, ink.damaged_pictures()))
}

/// The pixels of the picture and where the scene lies on them.
pub(crate) struct Frame {
    pub width: u32,
    pub height: u32,
    /// Pixels per scene unit.
    pub scale: f32,
    /// Where the scene's origin lies, in pixels.
    pub origin: (f32, f32),
    /// The paper.
    pub ground: tiny_skia::Color,
}

impl Frame {
    fn of(request: &Request) -> Result<Self, ExportError> {
        let Request { scene, page, dpi, .. } = *request;
        if !(24.0..=1200.0).contains(&dpi) {
            return Err(ExportError::Resolution(dpi));
        }
        let placement = Placement::of(scene, page);
        let per_point = dpi / 72.0;
        let [_, r, g, b] = request.theme.hex(Token::Surface).to_be_bytes();
        let (width, height) = pixels(scene, &placement, page.paper, dpi)?;
        Ok(Self {
            width,
            height,
            scale: placement.scale * per_point,
            origin: (placement.origin.0 * per_point, placement.origin.1 * per_point),
            ground: tiny_skia::Color::from_rgba8(r, g, b, 255),
        })
    }
}

/// The picture's size: no part of a drawing that fits by itself is lost, and a paper is met to
/// the nearest pixel.
fn pixels(scene: &Scene, placement: &Placement, paper: Paper, dpi: f32) -> Result<(u32, u32), ExportError> {
    let per_point = f64::from(dpi) / 72.0;
    let side = |points: f32| (f64::from(points) * per_point).round().max(1.0) as u64;
    let whole = |units: f32| (f64::from(units * POINTS_PER_UNIT) * per_point - 1e-3).ceil().max(1.0) as u64;
    let drawing = drawing_size(scene);
    let (width, height) = match paper {
        Paper::Fit => (whole(drawing.w), whole(drawing.h)),
        _ => (side(placement.size.w), side(placement.size.h)),
    };
    let limit = u64::from(LONGEST_SIDE);
    if width > limit || height > limit || width * height > MOST_MEGAPIXELS * 1_000_000 {
        let (limit, megapixels) = (LONGEST_SIDE, MOST_MEGAPIXELS);
        return Err(ExportError::TooManyPixels { width, height, limit, megapixels });
    }
    Ok((width as u32, height as u32))
}

fn encoder<'a>(
    request: &Request,
    frame: &Frame,
    out: &'a mut dyn Write,
) -> Result<png::Writer<&'a mut dyn Write>, ExportError> {
    let mut encoder = Encoder::new(out, frame.width, frame.height);
    encoder.set_color(ColorType::Rgb);
    encoder.set_depth(BitDepth::Eight);
    encoder.set_compression(Compression::Fast);
    encoder.set_filter(Filter::Up);
    let per_metre = (request.dpi / 0.0254).round() as u32;
    encoder.set_pixel_dims(Some(PixelDimensions { xppu: per_metre, yppu: per_metre, unit: Unit::Meter }));
    let title = xml::plain(&request.scene.title);
    if !title.is_empty() {
        encoder.add_itxt_chunk("Title".to_owned(), title).map_err(broken)?;
    }
    encoder.write_header().map_err(broken)
}

fn broken(error: png::EncodingError) -> ExportError {
    match error {
        png::EncodingError::IoError(error) => error.into(),
        other => ExportError::Write(std::io::Error::other(other.to_string())),
    }
}
