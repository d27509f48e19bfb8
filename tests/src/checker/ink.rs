//! A scene as pieces of ink in painting order.

use scene::{Item, Paint, Paragraph, Rect, Role, Scene, Shape, Stroke, Theme, Token};
use tiny_skia::{FillRule, Path, PathBuilder};

use super::finding::{Finding, Kind};
use super::glyphs::Glyphs;
use super::mask::{Mask, middle};
use super::outline::{self, Chord};
use super::{Sheet, grid};

/// A fill at least as thin as this in one direction is a line to the eye.
const THIN: f32 = 3.0;
/// Rounding that a box may be off by.
const ROUNDING: f32 = 0.05;

pub(crate) struct Ink {
    /// Index of the group in the scene.
    pub group: usize,
    pub kind: InkKind,
    pub outline: Path,
    pub rule: FillRule,
    /// Encloses the outline tightly.
    pub bounds: Rect,
    /// The outline's pieces; none for text, whose bounds say enough.
    pub chords: Vec<Chord>,
    /// Nothing below shines through.
    pub opaque: bool,
    /// Width of a stroke; 0 of anything else.
    pub breadth: f32,
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) enum InkKind {
    /// One line of a paragraph.
    Text(String),
    Fill {
        /// In the colour of a ground and without an outline: it only keeps lines away.
        halo: bool,
    },
    Stroke {
        closed: bool,
    },
    Icon,
    Picture,
}

impl Ink {
    /// The ink of this piece within `window`.
    pub(crate) fn mask(&self, window: &Rect) -> Mask {
        if !grid::touches(&self.bounds, window) {
            return Mask::filled(window, false);
        }
        if self.chords.is_empty() || self.chords.iter().any(|c| c.enters(window)) {
            return Mask::of(&self.outline, self.rule, window);
        }
        Mask::filled(window, self.is_inked_at(window))
    }

    /// True where this piece has any ink within `window`.
    pub(crate) fn reaches(&self, window: &Rect) -> bool {
        grid::touches(&self.bounds, window)
            && (self.chords.iter().any(|c| c.enters(window)) || self.is_inked_at(window))
    }

    /// With no outline in the window, all of it is as its middle is.
    fn is_inked_at(&self, window: &Rect) -> bool {
        // A stroke is never as thick as a window without its outline.
        self.rule == FillRule::EvenOdd && outline::contains(&self.chords, middle(window))
    }

    pub(crate) fn is_fill(&self) -> bool {
        matches!(self.kind, InkKind::Fill { .. } | InkKind::Picture)
    }

    /// A stroke, or a fill that looks like one.
    pub(crate) fn is_line(&self) -> bool {
        match self.kind {
            InkKind::Stroke { .. } => true,
            InkKind::Fill { halo } => !halo && self.bounds.w.min(self.bounds.h) <= THIN,
            _ => false,
        }
    }

    pub(crate) fn text(&self) -> Option<&str> {
        match &self.kind {
            InkKind::Text(text) => Some(text),
            _ => None,
        }
    }
}

/// Every piece of ink of the scene, in painting order.
pub(crate) fn of_scene(scene: &Scene, glyphs: &mut Glyphs<'_>) -> Vec<Ink> {
    let mut inks = Vec::new();
    for (group, g) in scene.groups.iter().enumerate() {
        for item in g.items_in_place() {
            match &item {
                Item::Shape(shape) => shape_inks(group, shape, scene, &mut inks),
                Item::Text(paragraph) => text_inks(group, paragraph, glyphs, &mut inks),
                Item::Icon(icon) => {
                    let path = outline::of_path(&icon.path);
                    let inked = path.and_then(|p| outline::of_stroke(&p, &icon.stroke));
                    inks.extend(inked.map(|p| ink(group, InkKind::Icon, p, FillRule::Winding, true)));
                }
                Item::Picture(picture) => {
                    let path = outline::of_rect(&picture.at);
                    inks.extend(path.map(|p| ink(group, InkKind::Picture, p, FillRule::EvenOdd, true)));
                }
            }
        }
    }
    inks
}

fn ink(group: usize, kind: InkKind, outline: Path, rule: FillRule, opaque: bool) -> Ink {
    let chords = match kind {
        InkKind::Text(_) => Vec::new(),
        _ => outline::chords(&outline, true),
    };
    Ink { group, kind, bounds: outline::tight_bounds(&outline), outline, rule, chords, opaque, breadth: 0.0 }
}

fn shape_inks(group: usize, shape: &Shape, scene: &Scene, inks: &mut Vec<Ink>) {
    let Some(path) = outline::of_path(&shape.path) else { return };
    if let Some(paint) = shape.fill.filter(|p| alpha(*p, scene) > 0.0) {
        let kind = InkKind::Fill { halo: shape.stroke.is_none() && is_ground(paint) };
        let opaque = alpha(paint, scene) > 0.9;
        inks.push(ink(group, kind, path.clone(), FillRule::EvenOdd, opaque));
    }
    let Some(stroke) = shape.stroke.as_ref().filter(|s| is_seen(s, scene)) else { return };
    let kind = InkKind::Stroke { closed: outline::is_closed(&shape.path) };
    let outline = outline::of_stroke(&path, stroke);
    let drawn = |p| Ink { breadth: stroke.width, ..ink(group, kind, p, FillRule::Winding, true) };
    inks.extend(outline.map(drawn));
}

fn is_seen(stroke: &Stroke, scene: &Scene) -> bool {
    stroke.width > 0.0 && alpha(stroke.paint, scene) > 0.0
}

fn alpha(paint: Paint, scene: &Scene) -> f32 {
    Theme::Light.resolve(paint, &scene.personas).a
}

fn is_ground(paint: Paint) -> bool {
    let ground = |t| matches!(t, Token::Surface | Token::Canvas | Token::Svc);
    matches!(paint, Paint::Token { token } | Paint::Wash { token, .. } if ground(token))
}

/// One piece of ink a line, so that the lines of a paragraph are held apart too.
fn text_inks(group: usize, paragraph: &Paragraph, glyphs: &mut Glyphs<'_>, inks: &mut Vec<Ink>) {
    for runs in paragraph.runs.chunk_by(|a, b| a.line == b.line) {
        let mut builder = PathBuilder::new();
        runs.iter().for_each(|run| glyphs.append(run, &mut builder));
        let text = runs.iter().map(|run| &*run.text).collect();
        if let Some(path) = builder.finish() {
            inks.push(ink(group, InkKind::Text(text), path, FillRule::Winding, true));
        }
    }
}

/// Ink that lies outside its group's bounds or outside the drawing.
pub(crate) fn outside(sheet: &Sheet<'_>) -> Vec<Finding> {
    let drawing = Rect::new(0.0, 0.0, sheet.scene.size.w, sheet.scene.size.h).grown(ROUNDING);
    let mut findings = Vec::new();
    for ink in &sheet.inks {
        let group = &sheet.scene.groups[ink.group];
        let spots = [(Kind::OutsideBounds, group.bounds.grown(ROUNDING)), (Kind::OutsideScene, drawing)];
        for (kind, bounds) in spots {
            if !bounds.contains(&ink.bounds) {
                let finding = Finding::new(kind, (ink.bounds.x, ink.bounds.y)).group(&group.id);
                findings.push(ink.text().map_or(finding.clone(), |t| finding.text(t)));
            }
        }
    }
    findings
}

/// What people put onto the drawing where they like: it may lie over anything.
pub(crate) fn is_annotation(role: &Role) -> bool {
    matches!(role, Role::Note | Role::Ink | Role::Comment)
}

/// Things with a body of their own, which must stand clear of each other.
pub(crate) fn is_body(role: &Role) -> bool {
    use Role::{
        Bar, Card, Cell, Emotion, Figure, Heading, Image, Insight, Mark, Metric, Panel, Stage, Step, Title,
    };
    matches!(
        role,
        Card | Step
            | Mark
            | Panel
            | Insight
            | Image
            | Stage
            | Figure
            | Title
            | Cell
            | Metric
            | Emotion
            | Heading
            | Bar
    )
}
