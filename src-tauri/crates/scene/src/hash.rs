//! A content hash that is the same on every machine and in every build (FNV-1a, 64 bits, by words).

use crate::{Icon, Item, Paint, Paragraph, Path, Picture, Point, Rect, Role, Segment, Stroke};

pub(crate) fn of(id: &str, role: &Role, name: &str, items: &[Item]) -> String {
    let mut hash = Fnv(0xcbf2_9ce4_8422_2325);
    hash.text(id);
    hash.role(role);
    hash.text(name);
    for item in items {
        hash.item(item);
    }
    hexadecimal(hash.0)
}

/// Sixteen digits.
fn hexadecimal(word: u64) -> String {
    let digit = |nibble: u32| char::from_digit((word >> (4 * nibble) & 0xf) as u32, 16).unwrap_or('0');
    (0..16).rev().map(digit).collect()
}

struct Fnv(u64);

impl Fnv {
    fn word(&mut self, word: u64) {
        self.0 = (self.0 ^ word).wrapping_mul(0x0100_0000_01b3).rotate_left(23);
    }

    /// The length keeps neighbours apart: "ab" "c" is not "a" "bc".
    fn text(&mut self, text: &str) {
        self.word(text.len() as u64);
        for chunk in text.as_bytes().chunks(8) {
            let mut word = [0; 8];
            word[..chunk.len()].copy_from_slice(chunk);
            self.word(u64::from_le_bytes(word));
        }
    }

    fn number(&mut self, n: f32) {
        self.word(u64::from(n.to_bits()));
    }

    fn point(&mut self, p: Point) {
        self.word(u64::from(p.x.to_bits()) << 32 | u64::from(p.y.to_bits()));
    }

    fn rect(&mut self, r: Rect) {
        self.point(Point::new(r.x, r.y));
        self.point(Point::new(r.w, r.h));
    }

    fn role(&mut self, role: &Role) {
        match role {
            Role::Arrow { from, to } => {
                self.text(from);
                self.text(to);
            }
            Role::Exit { from } => self.text(from),
            plain => self.text(plain.word()),
        }
    }

    fn item(&mut self, item: &Item) {
        match item {
            Item::Shape(shape) => {
                self.word(1);
                self.path(&shape.path);
                self.paint(shape.fill);
                self.stroke(shape.stroke.as_ref());
            }
            Item::Text(paragraph) => self.paragraph(paragraph),
            Item::Icon(Icon { name, path, stroke }) => {
                self.word(3);
                self.text(name);
                self.path(path);
                self.stroke(Some(stroke));
            }
            Item::Picture(Picture { at, alt, media_type, data }) => {
                self.word(4);
                self.rect(*at);
                self.text(alt);
                self.text(media_type);
                self.text(data);
            }
        }
    }

    /// Runs say where and how; their glyphs follow from these and the fonts.
    fn paragraph(&mut self, paragraph: &Paragraph) {
        self.word(2);
        self.text(&paragraph.text);
        self.text(paragraph.link.as_deref().unwrap_or_default());
        for run in &paragraph.runs {
            self.text(&run.text);
            self.rect(Rect::new(run.x, run.y, run.width, run.size));
            self.word(run.face.index() as u64 * 2 + u64::from(run.right_to_left));
            self.paint(Some(run.paint));
        }
    }

    fn path(&mut self, path: &Path) {
        self.word(path.segments.len() as u64);
        for segment in &path.segments {
            match *segment {
                Segment::Move { p } => {
                    self.word(1);
                    self.point(p);
                }
                Segment::Line { p } => self.point(p),
                Segment::Quad { c, p } => {
                    self.word(2);
                    self.point(c);
                    self.point(p);
                }
                Segment::Cubic { c1, c2, p } => {
                    self.word(3);
                    self.point(c1);
                    self.point(c2);
                    self.point(p);
                }
                Segment::Close => self.word(4),
            }
        }
    }

    fn stroke(&mut self, stroke: Option<&Stroke>) {
        let Some(stroke) = stroke else { return self.word(0) };
        self.paint(Some(stroke.paint));
        self.number(stroke.width);
        self.word(stroke.dash.len() as u64 * 2 + u64::from(stroke.round));
        for dash in &stroke.dash {
            self.number(*dash);
        }
    }

    fn paint(&mut self, paint: Option<Paint>) {
        match paint {
            None => self.word(0),
            Some(Paint::Token { token }) => self.word(1 << 8 | token as u64),
            Some(Paint::Wash { token, alpha }) => {
                self.word(2 << 8 | token as u64);
                self.number(alpha);
            }
            Some(Paint::Persona { index, alpha }) => {
                self.word(3 << 16 | u64::from(index));
                self.number(alpha);
            }
            Some(Paint::Chosen { rgb: [r, g, b] }) => {
                self.word(4 << 24 | u64::from(u32::from_be_bytes([0, r, g, b])))
            }
        }
    }
}
