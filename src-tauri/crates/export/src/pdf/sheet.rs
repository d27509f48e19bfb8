//! One page: the ground, what of the drawing is on it, and its links.

use krilla::Document;
use krilla::action::LinkAction;
use krilla::annotation::{Annotation, LinkAnnotation, Target};
use krilla::color::rgb;
use krilla::geom::{PathBuilder, Rect as Area, Size as Extent, Transform};
use krilla::image::Image;
use krilla::num::NormalizedF32;
use krilla::page::Page;
use krilla::paint::{Fill, FillRule, LineCap, LineJoin, Stroke, StrokeDash};
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, Identifier, SpanTag};
use scene::{Group, Item, Paint, Paragraph, Path, Picture, Point, Rect, Rgba, Segment, Theme, Token};

use super::faces::Faces;
use super::tags::{Kind, Tags, Telling, telling};
use super::{settings, trim};
use crate::page::{Placement, Sheet};
use crate::picture::{self, Opened};
use crate::progress::Meter;
use crate::{ExportError, Request, stroke, xml};

/// Groups between two looks at whether to go on.
pub(super) const STRIDE: usize = 256;
/// Finest resolution of pictures on paper, in pixels per point (300 dpi).
const PIXELS_PER_POINT: f32 = 300.0 / 72.0;

/// Draws pages and keeps what they share.
pub(super) struct Painter<'a> {
    request: &'a Request<'a>,
    faces: Faces,
    /// By group and item, each picture once it was met: read, or `None` where damaged.
    pictures: std::collections::BTreeMap<(usize, usize), Option<Image>>,
}

/// A link to be added to the page when its drawing is done.
struct Link {
    group: usize,
    item: usize,
    area: Area,
    address: String,
}

/// Where an item is in the scene.
type Place = (usize, usize);

impl<'a> Painter<'a> {
    pub fn new(request: &'a Request<'a>, faces: Faces) -> Self {
        Self { request, faces, pictures: std::collections::BTreeMap::new() }
    }

    pub fn damaged_pictures(&self) -> usize {
        self.pictures.values().filter(|picture| picture.is_none()).count()
    }

    /// Adds the page to the document and its content to the tags.
    pub fn page(
        &mut self,
        document: &mut Document,
        sheet: &Sheet,
        label: Option<&str>,
        tags: &mut Tags,
        meter: &mut Meter,
    ) -> Result<(), ExportError> {
        let mut page = document.start_page_with(settings(sheet.placement.size));
        let mut surface = page.surface();
        self.ground(&mut surface, sheet);
        let clipped = label.is_some() && clip(&mut surface, sheet.window);
        surface.push_transform(&transform(&sheet.placement));
        let mut links = Vec::new();
        let drawn = self.groups(&mut surface, sheet, tags, &mut links, meter);
        surface.pop();
        if clipped {
            surface.pop();
        }
        if let (Some(label), Ok(())) = (label, &drawn) {
            trim::draw(&mut surface, sheet, label, self.request.fonts);
        }
        surface.finish();
        add_links(&mut page, links, tags);
        page.finish();
        drawn
    }

    /// White paper needs no ink.
    fn ground(&self, surface: &mut Surface, sheet: &Sheet) {
        if self.request.theme != Theme::Dark {
            return;
        }
        let path = Path::rect(sheet.window);
        artifact(surface, |surface| self.path(surface, &path, Some(Token::Surface.into()), None));
    }

    fn groups(
        &mut self,
        surface: &mut Surface,
        sheet: &Sheet,
        tags: &mut Tags,
        links: &mut Vec<Link>,
        meter: &mut Meter,
    ) -> Result<(), ExportError> {
        let scene = self.request.scene;
        let batches = scene.groups.chunks(STRIDE).enumerate();
        for (batch, groups) in batches {
            for (number, group) in groups.iter().enumerate() {
                if is_on(&sheet.placement, sheet.window, group.bounds) {
                    self.group(surface, batch * STRIDE + number, group, sheet, tags, links);
                }
            }
            meter.step()?;
        }
        Ok(())
    }

    fn group(
        &mut self,
        surface: &mut Surface,
        index: usize,
        group: &Group,
        sheet: &Sheet,
        tags: &mut Tags,
        links: &mut Vec<Link>,
    ) {
        let telling = telling(group);
        surface.push_transform(&Transform::from_translate(group.at.x, group.at.y));
        for (number, item) in group.items.iter().enumerate() {
            let place = (index, number);
            let (content, kind) = content(telling, item);
            let id = surface.start_tagged(content);
            self.item(surface, place, item, sheet.placement.scale);
            surface.end_tagged();
            let Some(kind) = kind else { continue };
            tags.push(index, number, kind, id);
            links.extend(link(place, (item, group.at), sheet));
        }
        surface.pop();
    }

    fn item(&mut self, surface: &mut Surface, place: Place, item: &Item, scale: f32) {
        match item {
            Item::Shape(shape) => self.path(surface, &shape.path, shape.fill, shape.stroke.as_ref()),
            Item::Text(paragraph) => self.paragraph(surface, paragraph),
            Item::Icon(icon) => self.path(surface, &icon.path, None, Some(&icon.stroke)),
            Item::Picture(picture) => self.picture(surface, place, picture, scale),
        }
    }

    fn paragraph(&self, surface: &mut Surface, paragraph: &Paragraph) {
        surface.set_stroke(None);
        for run in &paragraph.runs {
            surface.set_fill(Some(self.fill(run.paint, FillRule::NonZero)));
            self.faces.draw(surface, run);
        }
    }

    fn path(&self, surface: &mut Surface, path: &Path, fill: Option<Paint>, line: Option<&scene::Stroke>) {
        let line = line.filter(|line| stroke::is_visible(line));
        if !stroke::is_drawable(path) || (fill.is_none() && line.is_none()) {
            return;
        }
        let Some(outline) = outline(path) else { return };
        surface.set_fill(fill.map(|paint| self.fill(paint, FillRule::EvenOdd)));
        surface.set_stroke(line.map(|line| self.line(line)));
        surface.draw_path(&outline);
    }

    fn picture(&mut self, surface: &mut Surface, place: Place, picture: &Picture, scale: f32) {
        let at = picture.at;
        let extent = Extent::from_wh(at.w, at.h).filter(|_| picture::has_place(&at));
        let Some(extent) = extent else { return };
        let pixels = PIXELS_PER_POINT * scale;
        let image = self.pictures.entry(place).or_insert_with(|| {
            let pixels = Opened::new(picture)?.pixels(at.w * pixels, at.h * pixels);
            let (width, height) = pixels.dimensions();
            Some(Image::from_rgba8(pixels.into_raw(), width, height))
        });
        let Some(image) = image.clone() else {
            let line = picture::damaged_stroke();
            return self.path(surface, &picture::damaged(&at), None, Some(&line));
        };
        surface.push_transform(&Transform::from_translate(at.x, at.y));
        surface.draw_image(image, extent);
        surface.pop();
    }

    fn fill(&self, paint: Paint, rule: FillRule) -> Fill {
        let (colour, opacity) = self.colour(paint);
        Fill { paint: colour.into(), opacity, rule }
    }

    fn line(&self, line: &scene::Stroke) -> Stroke {
        let (colour, opacity) = self.colour(line.paint);
        let array = stroke::dashes(line);
        Stroke {
            paint: colour.into(),
            width: line.width,
            miter_limit: stroke::MITRE_LIMIT,
            line_cap: if line.round { LineCap::Round } else { LineCap::Butt },
            line_join: if line.round { LineJoin::Round } else { LineJoin::Miter },
            opacity,
            dash: (!array.is_empty()).then_some(StrokeDash { array, offset: 0.0 }),
        }
    }

    fn colour(&self, paint: Paint) -> (rgb::Color, NormalizedF32) {
        let Rgba { r, g, b, a } = self.request.theme.resolve(paint, &self.request.scene.personas);
        (rgb::Color::new(r, g, b), NormalizedF32::new(a.clamp(0.0, 1.0)).unwrap_or(NormalizedF32::ONE))
    }
}

/// How an item is marked on the page, and what it is for those who do not see it; `None` where it
/// is decoration.
fn content(telling: Telling, item: &Item) -> (ContentTag<'static>, Option<Kind>) {
    let is_link = |p: &Paragraph| p.link.as_deref().and_then(xml::followable).is_some();
    let kind = match (telling, item) {
        (Telling::Decoration, _) => None,
        (Telling::Figure, Item::Text(p)) if !is_link(p) => Some(Kind::Piece),
        (_, Item::Text(p)) => Some(Kind::Paragraph { text: xml::plain(&p.text), is_link: is_link(p) }),
        (Telling::Figure, _) => Some(Kind::Piece),
        (Telling::Text, Item::Picture(p)) if !p.alt.trim().is_empty() => {
            Some(Kind::Picture(xml::plain(&p.alt)))
        }
        (Telling::Text, _) => None,
    };
    let marked = match (&kind, item) {
        (None, _) => ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout)),
        (_, Item::Text(_)) => ContentTag::Span(SpanTag::empty()),
        _ => ContentTag::Other,
    };
    (marked, kind)
}

/// Draws what is not part of the content.
pub(super) fn artifact(surface: &mut Surface, draw: impl FnOnce(&mut Surface)) {
    surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout)));
    draw(surface);
    surface.end_tagged();
}

/// The item's link, with the part of it that is on the page.
fn link((group, item): Place, (drawn, at): (&Item, Point), sheet: &Sheet) -> Option<Link> {
    let Item::Text(paragraph) = drawn else { return None };
    let address = paragraph.link.as_deref().and_then(xml::followable)?;
    let there = on_paper(&sheet.placement, paragraph.bounds.moved(at));
    let window = sheet.window;
    let area = Area::from_ltrb(
        there.x.max(window.x),
        there.y.max(window.y),
        there.right().min(window.right()),
        there.bottom().min(window.bottom()),
    )?;
    Some(Link { group, item, area, address: xml::plain(address) })
}

fn add_links(page: &mut Page, links: Vec<Link>, tags: &mut Tags) {
    for Link { group, item, area, address } in links {
        let target = Target::Action(LinkAction::new(address.clone()).into());
        let annotation = Annotation::new_link(LinkAnnotation::new(area, target), Some(address));
        let id: Identifier = page.add_tagged_annotation(annotation);
        tags.push_link(group, item, id);
    }
}

/// Keeps what follows inside the window; false where the window is empty.
fn clip(surface: &mut Surface, window: Rect) -> bool {
    let Some(path) = outline(&Path::rect(window)) else { return false };
    surface.push_clip_path(&path, &FillRule::NonZero);
    true
}

fn transform(placement: &Placement) -> Transform {
    let Placement { scale, origin, .. } = *placement;
    Transform::from_row(scale, 0.0, 0.0, scale, origin.0, origin.1)
}

fn on_paper(placement: &Placement, r: Rect) -> Rect {
    let Placement { scale, origin, .. } = *placement;
    Rect::new(origin.0 + r.x * scale, origin.1 + r.y * scale, r.w * scale, r.h * scale)
}

/// True where ink within `bounds` may show in the window.
fn is_on(placement: &Placement, window: Rect, bounds: Rect) -> bool {
    let there = on_paper(placement, bounds);
    let apart = there.right() < window.x
        || there.x > window.right()
        || there.bottom() < window.y
        || there.y > window.bottom();
    !apart
}

pub(super) fn outline(path: &Path) -> Option<krilla::geom::Path> {
    let mut builder = PathBuilder::new();
    for segment in &path.segments {
        match *segment {
            Segment::Move { p } => builder.move_to(p.x, p.y),
            Segment::Line { p } => builder.line_to(p.x, p.y),
            Segment::Quad { c, p } => builder.quad_to(c.x, c.y, p.x, p.y),
            Segment::Cubic { c1, c2, p } => builder.cubic_to(c1.x, c1.y, c2.x, c2.y, p.x, p.y),
            Segment::Close => builder.close(),
        }
    }
    builder.finish()
}
