//! Small drawings made by hand, to try the checker on: Latin text set glyph by glyph, boxes, lines.

use scene::{
    Face, Family, Glyph, Group, Item, Paragraph, Path, Point, Rect, Role, Run, Scene, Shape, Size, Stroke,
    Token, Weight,
};
use skrifa::instance::{LocationRef, Size as FontSize};
use skrifa::{FontRef, MetadataProvider};

use crate::bundle;

/// A drawing of 600 × 400 units.
#[must_use]
pub fn scene(groups: Vec<Group>) -> Scene {
    Scene {
        size: Size { w: 600.0, h: 400.0 },
        headers: Size { w: 0.0, h: 0.0 },
        title: "Seeded".to_owned(),
        language: "en".to_owned(),
        personas: Vec::new(),
        groups,
        smallest_text: None,
    }
}

/// One paragraph of 12-unit text whose lines start at `x`, the first baseline at `y`, 15 apart.
#[must_use]
pub fn text(x: f32, y: f32, lines: &[&str]) -> Item {
    paragraph(x, y, 12.0, 15.0, lines)
}

/// Text of any size and line height.
#[must_use]
pub fn paragraph(x: f32, y: f32, size: f32, leading: f32, lines: &[&str]) -> Item {
    let mut runs: Vec<Run> = Vec::new();
    let mut baseline = y;
    for (line, text) in (0_u32..).zip(lines) {
        runs.push(run(x, baseline, size, line, text));
        baseline += leading;
    }
    let boxes = runs.iter().map(|r| Rect::new(r.x, r.y - r.size, r.width, r.size * 1.3).grown(2.0));
    let bounds = Rect::enclosing(boxes);
    Item::Text(Paragraph { text: lines.join(" ").into(), runs, bounds, link: None })
}

fn run(x: f32, y: f32, size: f32, line: u32, text: &str) -> Run {
    let face = Face { family: Family::Inter, weight: Weight::Regular };
    let glyphs = glyphs(face, size, text);
    let width = glyphs.iter().map(|g| g.advance).sum();
    let paint = Token::Text.into();
    Run {
        text: text.into(),
        line,
        x,
        y,
        width,
        size,
        face,
        paint,
        right_to_left: false,
        glyphs: glyphs.into(),
    }
}

fn glyphs(face: Face, size: f32, text: &str) -> Vec<Glyph> {
    let Ok(font) = FontRef::new(bundle::font_files().get(face)) else { return Vec::new() };
    let advances = font.glyph_metrics(FontSize::new(size), LocationRef::default());
    let mut x = 0.0;
    let glyph = |(start, c): (usize, char)| {
        let id = font.charmap().map(c).unwrap_or_default();
        let advance = advances.advance_width(id).unwrap_or_default();
        let at = u32::try_from(start).unwrap_or_default();
        let glyph = Glyph {
            id: u16::try_from(id.to_u32()).unwrap_or_default(),
            x,
            y: 0.0,
            advance,
            start: at,
            end: at + u32::try_from(c.len_utf8()).unwrap_or_default(),
        };
        x += advance;
        glyph
    };
    text.char_indices().map(glyph).collect()
}

/// A card's filled and outlined shape.
#[must_use]
pub fn ground(x: f32, y: f32, w: f32, h: f32) -> Item {
    Item::Shape(Shape {
        path: Path::round_rect(Rect::new(x, y, w, h), 8.0),
        fill: Some(Token::Surface.into()),
        stroke: Some(Stroke::solid(Token::Outline.into(), 1.0)),
    })
}

/// An open line through the points.
#[must_use]
pub fn line(points: &[(f32, f32)]) -> Item {
    let points: Vec<Point> = points.iter().map(|(x, y)| Point::new(*x, *y)).collect();
    Item::Shape(Shape {
        path: Path::rounded_polyline(&points, 8.0),
        fill: None,
        stroke: Some(Stroke::solid(Token::Arrow.into(), 1.5)),
    })
}

/// A filled shape without outline.
#[must_use]
pub fn fill(rect: Rect, token: Token) -> Item {
    Item::Shape(Shape { path: Path::rect(rect), fill: Some(token.into()), stroke: None })
}

/// A touchpoint's card of 112 × 63 with its title.
#[must_use]
pub fn card(id: &str, x: f32, y: f32, title: &str) -> Group {
    let items = vec![ground(x, y, 112.0, 63.0), text(x + 10.0, y + 38.0, &[title])];
    Group::new(id, Role::Card, title, items)
}

/// An arrow through the points, without a head.
#[must_use]
pub fn arrow(from: &str, to: &str, points: &[(f32, f32)]) -> Group {
    let role = Role::Arrow { from: from.to_owned(), to: to.to_owned() };
    Group::new(format!("arrow/{from}>{to}"), role, "", vec![line(points)])
}
