//! Groups, shapes and pictures as SVG elements.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use image::ImageFormat;
use scene::{Group, Item, Paint, Path, Picture, Point, Rgba, Role, Scene, Segment, Shape, Stroke, Theme};

use crate::picture::{self, Opened};
use crate::{number, stroke, xml};

/// Elements as they are written.
pub(super) struct Body<'a> {
    pub out: String,
    /// Pictures that could not be read.
    pub damaged: usize,
    scene: &'a Scene,
    theme: Theme,
    /// Where the thing stands that is written.
    pub(super) at: Point,
}

impl<'a> Body<'a> {
    pub fn new(scene: &'a Scene, theme: Theme) -> Self {
        Self { out: String::with_capacity(1 << 16), damaged: 0, scene, theme, at: Point::default() }
    }

    /// A group with its name for screen readers; without one where it is decoration.
    pub fn group(&mut self, group: &Group) {
        self.out.push_str("<g");
        if group.role == Role::Backdrop || group.name.is_empty() {
            self.out.push_str(" aria-hidden=\"true\"");
        } else {
            let has_text = group.items.iter().any(|item| matches!(item, Item::Text(_)));
            self.out.push_str(if has_text { " role=\"group\"" } else { " role=\"img\"" });
            self.attribute("aria-label", &group.name);
        }
        self.out.push_str(">\n");
        self.at = group.at;
        group.items.iter().for_each(|item| self.item(item));
        self.out.push_str("</g>\n");
    }

    fn item(&mut self, item: &Item) {
        match item {
            Item::Shape(shape) => self.shape(shape),
            Item::Text(paragraph) => self.paragraph(paragraph),
            Item::Icon(icon) => self.path(&icon.path, None, Some(&icon.stroke)),
            Item::Picture(picture) => self.picture(picture),
        }
    }

    fn shape(&mut self, shape: &Shape) {
        self.path(&shape.path, shape.fill, shape.stroke.as_ref());
    }

    fn path(&mut self, path: &Path, fill: Option<Paint>, line: Option<&Stroke>) {
        let line = line.filter(|line| stroke::is_visible(line));
        if !stroke::is_drawable(path) || (fill.is_none() && line.is_none()) {
            return;
        }
        self.out.push_str("<path d=\"");
        outline(&mut self.out, path, self.at);
        self.out.push('"');
        match fill {
            Some(paint) => self.paint("fill", paint),
            None => self.out.push_str(" fill=\"none\""),
        }
        if let Some(line) = line {
            self.line(line);
        }
        self.out.push_str("/>\n");
    }

    fn line(&mut self, line: &Stroke) {
        self.paint("stroke", line.paint);
        self.number("stroke-width", line.width);
        let dashes = stroke::dashes(line);
        if !dashes.is_empty() {
            let lengths: Vec<String> = dashes.into_iter().map(number::text).collect();
            self.attribute("stroke-dasharray", &lengths.join(" "));
        }
        if line.round {
            self.out.push_str(" stroke-linecap=\"round\" stroke-linejoin=\"round\"");
        }
    }

    fn picture(&mut self, picture: &Picture) {
        if !picture::has_place(&picture.at) {
            return;
        }
        let Some(source) = Opened::new(picture).and_then(source) else {
            self.damaged += 1;
            self.out.push_str("<g role=\"img\"");
            self.attribute("aria-label", &picture.alt);
            self.out.push_str(">\n");
            self.path(&picture::damaged(&picture.at), None, Some(&picture::damaged_stroke()));
            self.out.push_str("</g>\n");
            return;
        };
        self.out.push_str("<image");
        self.number("x", self.at.x + picture.at.x);
        self.number("y", self.at.y + picture.at.y);
        self.number("width", picture.at.w);
        self.number("height", picture.at.h);
        self.out.push_str(" preserveAspectRatio=\"none\" role=\"img\"");
        self.attribute("aria-label", &picture.alt);
        self.out.push_str(" href=\"");
        self.out.push_str(&source);
        self.out.push_str("\"/>\n");
    }

    pub(super) fn paint(&mut self, name: &str, paint: Paint) {
        let Rgba { r, g, b, a } = self.theme.resolve(paint, &self.scene.personas);
        self.out.push(' ');
        self.out.push_str(name);
        self.out.push_str("=\"#");
        [r, g, b].into_iter().for_each(|byte| number::push_byte(&mut self.out, byte));
        self.out.push('"');
        if a < 1.0 {
            self.number(&format!("{name}-opacity"), a.max(0.0));
        }
    }

    /// How opaque the run is drawn.
    pub(super) fn opacity(&self, run: &scene::Run) -> f32 {
        self.theme.resolve(run.paint, &self.scene.personas).a
    }

    pub(super) fn number(&mut self, name: &str, value: f32) {
        self.out.push(' ');
        self.out.push_str(name);
        self.out.push_str("=\"");
        number::push(&mut self.out, value);
        self.out.push('"');
    }

    pub(super) fn attribute(&mut self, name: &str, text: &str) {
        self.out.push(' ');
        self.out.push_str(name);
        self.out.push_str("=\"");
        xml::push(&mut self.out, text);
        self.out.push('"');
    }
}

/// The picture as a data URI. A file as it came may carry where and when it was taken, so the
/// pixels alone are written again.
fn source(opened: Opened) -> Option<String> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    let (media_type, written) = match opened.format {
        ImageFormat::Jpeg => {
            let encoder = image::codecs::jpeg::JpegEncoder::new_with_quality(&mut bytes, 92);
            ("image/jpeg", opened.image.to_rgb8().write_with_encoder(encoder))
        }
        _ => ("image/png", opened.image.to_rgba8().write_to(&mut bytes, ImageFormat::Png)),
    };
    written.ok()?;
    Some(format!("data:{media_type};base64,{}", STANDARD.encode(bytes.into_inner())))
}

/// Path commands of a path that counts from `at`, absolute.
fn outline(out: &mut String, path: &Path, at: Point) {
    let mut command = |letter: char, points: &[Point]| {
        out.push(letter);
        for (i, point) in points.iter().enumerate() {
            if i > 0 {
                out.push(' ');
            }
            number::push(out, at.x + point.x);
            out.push(' ');
            number::push(out, at.y + point.y);
        }
    };
    for segment in &path.segments {
        match *segment {
            Segment::Move { p } => command('M', &[p]),
            Segment::Line { p } => command('L', &[p]),
            Segment::Quad { c, p } => command('Q', &[c, p]),
            Segment::Cubic { c1, c2, p } => command('C', &[c1, c2, p]),
            Segment::Close => command('Z', &[]),
        }
    }
}
