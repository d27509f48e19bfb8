//! Raster pictures of a map: read with limits, or found damaged.

use std::io::Cursor;

use base64::Engine;
use base64::alphabet::STANDARD;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits, RgbaImage};
use scene::{Path, Picture, Point, Rect, Token};

/// Longest side that is read, in pixels.
const LONGEST_SIDE: u32 = 8192;
/// Most memory that reading one picture may take, in bytes.
const MOST_BYTES: u64 = 128 << 20;

const BASE64: GeneralPurpose = GeneralPurpose::new(
    &STANDARD,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

/// A picture as it was found.
pub(crate) struct Opened {
    /// What the bytes are, whatever the map says.
    pub format: ImageFormat,
    pub image: DynamicImage,
}

impl Opened {
    /// Reads the whole picture; `None` where it is damaged, too large or of another kind.
    pub fn new(picture: &Picture) -> Option<Self> {
        let bytes = BASE64.decode(picture.data.as_bytes()).ok()?;
        let format = image::guess_format(&bytes).ok()?;
        let mut reader = ImageReader::with_format(Cursor::new(&bytes), format);
        let mut limits = Limits::default();
        limits.max_image_width = Some(LONGEST_SIDE);
        limits.max_image_height = Some(LONGEST_SIDE);
        limits.max_alloc = Some(MOST_BYTES);
        reader.limits(limits);
        let mut decoder = reader.into_decoder().ok()?;
        let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
        let mut image = DynamicImage::from_decoder(decoder).ok()?;
        image.apply_orientation(orientation);
        (image.width() > 0 && image.height() > 0).then_some(Self { format, image })
    }

    /// The pixels upright, scaled down to about what `width` × `height` device pixels can show.
    pub fn pixels(&self, width: f32, height: f32) -> RgbaImage {
        let wanted = |have: u32, shown: f32| (shown.ceil().clamp(1.0, 65_535.0) as u32).min(have);
        let (w, h) = (wanted(self.image.width(), width), wanted(self.image.height(), height));
        if w == self.image.width() && h == self.image.height() {
            return self.image.to_rgba8();
        }
        self.image.resize_exact(w, h, image::imageops::FilterType::CatmullRom).to_rgba8()
    }
}

/// True where the picture has a place to be drawn at.
pub(crate) fn has_place(at: &Rect) -> bool {
    [at.x, at.y, at.w, at.h].iter().all(|v| v.is_finite()) && at.w > 0.0 && at.h > 0.0
}

/// What stands for a damaged picture: its frame, crossed out.
pub(crate) fn damaged(at: &Rect) -> Path {
    let frame = Rect::new(at.x + 0.5, at.y + 0.5, (at.w - 1.0).max(0.0), (at.h - 1.0).max(0.0));
    let (left, top) = (Point::new(frame.x, frame.y), Point::new(frame.right(), frame.y));
    let (low_left, low_right) =
        (Point::new(frame.x, frame.bottom()), Point::new(frame.right(), frame.bottom()));
    Path::rect(frame).and(Path::line(left, low_right)).and(Path::line(low_left, top))
}

/// The line that a damaged picture is drawn with.
pub(crate) fn damaged_stroke() -> scene::Stroke {
    scene::Stroke::solid(Token::Outline.into(), 1.0)
}
