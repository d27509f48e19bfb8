//! The sheet that the parts of a drawing are put on: groups in layers, and where text already is.

use std::sync::Arc;

use scene::{Group, Item, Paint, Path, Point, Rect, Role, Shape, Stroke, Thing, Token};

use crate::kept::{Before, Cause, Kept, Laid};
use crate::text::{Align, Block, Fonts, Style};
use crate::{Form, Options};

/// Painting order, from the ground up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Layer {
    Ground,
    Lines,
    Curves,
    Arrows,
    Things,
    Above,
}

pub(crate) struct Sheet<'a> {
    pub fonts: &'a Fonts,
    /// In the order in which they were put, each where it stands on the whole drawing.
    things: Vec<(Layer, Point, Laid)>,
    /// What the last drawing had.
    before: Before,
    /// What every thing of the drawing depends on.
    wish: u64,
    /// Ink that a vertical line has to keep clear of.
    pub taken: Taken,
}

/// What a thing is made of; its items count from where it is put.
pub(crate) struct Made {
    pub id: String,
    pub role: Role,
    pub name: String,
    pub items: Vec<Item>,
    /// What whoever draws it wants to know again.
    pub extent: f32,
}

/// A whole drawing.
pub(crate) struct Finished {
    /// In painting order.
    pub groups: Vec<Group>,
    /// Encloses all of them.
    pub ink: Rect,
    /// Size of the smallest text; `None` without any.
    pub smallest: Option<f32>,
    pub kept: Kept,
}

impl<'a> Sheet<'a> {
    pub(crate) fn new(fonts: &'a Fonts) -> Self {
        Self { fonts, things: Vec::new(), before: Before::default(), wish: 0, taken: Taken::default() }
    }

    /// A sheet for the drawing after the one that left this.
    pub(crate) fn after(kept: Kept, fonts: &'a Fonts, options: &Options) -> Self {
        let Options { density, form, for_customers, flow } = options;
        let wish = Cause::of("sheet").with((density, *form == Form::Window, for_customers, flow)).hash();
        Self { before: Before::of(kept), wish, ..Self::new(fonts) }
    }

    /// Draws from here on as if the sheet began at this height: a lane that only moves is drawn from the same
    /// as before.
    pub(crate) fn begin_at(&mut self, top: f32) {
        self.taken.top = top;
    }

    /// Puts a thing on the sheet; its texts and icons are kept clear by what comes later.
    pub(crate) fn put(
        &mut self,
        layer: Layer,
        id: String,
        role: Role,
        name: String,
        items: Vec<Item>,
    ) -> Rect {
        self.put_at(layer, Point::default(), Made { id, role, name, items, extent: 0.0 })
    }

    /// The same at a place. Returns the ink, from there.
    pub(crate) fn put_at(&mut self, layer: Layer, at: Point, made: Made) -> Rect {
        let laid = Laid::new(0, made);
        let ink = laid.thing.ink;
        self.before.pass();
        self.add(layer, at, laid);
        ink
    }

    /// The same for what was very likely on the last drawing: only where its cause is another one is it made.
    /// It stands `at` a place from which all else about it counts. Returns its extent.
    pub(crate) fn put_once(
        &mut self,
        layer: Layer,
        at: Point,
        cause: &Cause,
        make: impl FnOnce(&Self) -> Made,
    ) -> f32 {
        let cause = cause.clone().with(self.wish).hash();
        let laid = self.before.take(cause).unwrap_or_else(|| Laid::new(cause, make(self)));
        let extent = laid.extent;
        self.add(layer, at, laid);
        extent
    }

    fn add(&mut self, layer: Layer, at: Point, laid: Laid) {
        let at = from(Point::default(), at);
        laid.words.iter().for_each(|ink| self.taken.add(ink.moved(at)));
        self.things.push((layer, Point::new(at.x, at.y + self.taken.top), laid));
    }

    pub(crate) fn finished(self) -> Finished {
        let mut layers: [Vec<Group>; 6] = Default::default();
        let mut smallest = f32::INFINITY;
        for (layer, at, laid) in &self.things {
            if !laid.thing.items.is_empty() {
                layers[*layer as usize].push(Group::at(*at, Arc::clone(&laid.thing)));
            }
            smallest = smallest.min(laid.smallest);
        }
        let ink = Rect::enclosing(layers.iter().flatten().map(|group| group.bounds));
        Finished {
            groups: layers.into_iter().flatten().collect(),
            ink,
            smallest: smallest.is_finite().then_some(smallest),
            kept: Kept::new(self.things.into_iter().map(|(_, _, laid)| laid).collect()),
        }
    }

    /// A paragraph with its top left at (x, y).
    pub(crate) fn text(&self, text: &str, style: Style, x: f32, y: f32, width: f32) -> (Item, f32) {
        let block = self.fonts.block(text, style, width);
        (Item::Text(block.at(x, y, width, Align::Start)), block.height())
    }

    /// One line from x on the baseline y.
    pub(crate) fn line(&self, text: &str, style: Style, x: f32, y: f32) -> Item {
        let block = self.fonts.block(text, style, f32::INFINITY);
        Item::Text(block.on_baseline(x, y, block.width(), Align::Left))
    }
}

impl Laid {
    fn new(cause: u64, Made { id, role, name, items, extent }: Made) -> Self {
        let is_word = |item: &&Item| matches!(item, Item::Text(_) | Item::Icon(_));
        let words = items.iter().filter(is_word).map(Item::ink).filter(|ink| ink.w > 0.0).collect();
        let runs = items.iter().flat_map(|item| match item {
            Item::Text(paragraph) => paragraph.runs.as_slice(),
            Item::Shape(_) | Item::Icon(_) | Item::Picture(_) => &[],
        });
        let smallest = runs.map(|run| run.size).fold(f32::INFINITY, f32::min);
        Self { cause, thing: Arc::new(Thing::new(id, role, name, items)), words, smallest, extent }
    }
}

/// What pages of figures are made of.
impl Sheet<'_> {
    /// One line that ends at `right`.
    pub(crate) fn ending(&self, words: &str, look: Style, right: f32, baseline: f32) -> Item {
        let block = self.fonts.block(words, look, f32::INFINITY);
        Item::Text(block.on_baseline(right - block.width(), baseline, block.width(), Align::Left))
    }

    /// One line with its middle at `x`.
    pub(crate) fn centred(&self, words: &str, look: Style, x: f32, baseline: f32) -> Item {
        self.line(words, look, x - self.fonts.width(words, look) / 2.0, baseline)
    }

    /// Puts decoration on a layer.
    pub(crate) fn decorate(&mut self, layer: Layer, id: String, items: Vec<Item>) {
        self.put(layer, id, Role::Backdrop, String::new(), items);
    }

    /// The ground of a part of a page.
    pub(crate) fn panel(&mut self, id: String, at: Rect) {
        let path = Path::round_rect(at.grown(-0.5), PANEL);
        let ground = outlined(path, Token::Surface, Stroke::solid(Token::Border.into(), 1.0));
        self.decorate(Layer::Ground, id, vec![ground]);
    }

    /// A rule across a panel.
    pub(crate) fn rule(&mut self, id: String, x: f32, y: f32, w: f32) {
        self.decorate(Layer::Lines, id, vec![hairline(Point::new(x, y), Point::new(x + w, y))]);
    }
}

/// Radius of a panel.
pub(crate) const PANEL: f32 = 12.0;

/// How far something is from `at`, to a 64th: what only moves is then told by the very same numbers.
pub(crate) fn from(at: Point, p: Point) -> Point {
    let exact = |length: f32| (length * 64.0).round() / 64.0;
    Point::new(exact(p.x - at.x), exact(p.y - at.y))
}

/// Rectangles in use, in strips of the sheet so that asking is quick.
#[derive(Default)]
pub(crate) struct Taken {
    strips: Vec<Vec<Rect>>,
    /// Heights count from here.
    top: f32,
}

const STRIP: f32 = 256.0;
/// A rectangle no wider or no higher than this is a line.
pub(crate) const THIN: f32 = 3.0;

impl Taken {
    pub(crate) fn add(&mut self, r: Rect) {
        let r = r.moved(Point::new(0.0, self.top));
        for strip in range(&r) {
            if self.strips.len() <= strip {
                self.strips.resize_with(strip + 1, Vec::new);
            }
            self.strips[strip].push(r);
        }
    }

    /// Those that overlap `r`; one may come twice.
    pub(crate) fn over(&self, r: &Rect) -> impl Iterator<Item = Rect> + '_ {
        let top = self.top;
        let r = r.moved(Point::new(0.0, top));
        let over = range(&r).filter_map(|s| self.strips.get(s)).flatten().filter(move |o| o.overlaps(&r));
        over.map(move |o| o.moved(Point::new(0.0, -top)))
    }

    pub(crate) fn free(&self, r: &Rect) -> bool {
        self.over(r).next().is_none()
    }

    /// The parts of a vertical line that stay `clear` of everything.
    pub(crate) fn cut(&self, x: f32, from: f32, to: f32, clear: f32) -> Vec<(f32, f32)> {
        let band = Rect::new(x - clear, from, 2.0 * clear, (to - from).max(0.0));
        // Lines may be crossed: only what has a body of its own breaks a line.
        let bodies = self.over(&band).filter(|r| r.w > THIN && r.h > THIN);
        let mut blocks: Vec<(f32, f32)> = bodies.map(|r| (r.y - clear, r.bottom() + clear)).collect();
        blocks.sort_by(|a, b| a.0.total_cmp(&b.0));
        let (mut y, mut parts) = (from, Vec::new());
        for (top, bottom) in blocks {
            if top > y {
                parts.push((y, top.min(to)));
            }
            y = y.max(bottom);
        }
        if y < to {
            parts.push((y, to));
        }
        parts.retain(|(a, b)| b - a > 1.5);
        parts
    }

    /// The least y, `from` or below, at which a box fits with `clear` around it.
    pub(crate) fn first_free(&self, x: f32, w: f32, h: f32, from: f32, clear: f32) -> f32 {
        let mut y = from;
        for _ in 0..1000 {
            let wish = Rect::new(x - clear, y - clear, w + 2.0 * clear, h + 2.0 * clear);
            let Some(lowest) = self.over(&wish).map(|r| r.bottom()).reduce(f32::max) else { return y };
            // On a 64th, so that what only moves finds the very same place.
            y = ((lowest + clear + 0.01) * 64.0).ceil() / 64.0;
        }
        y
    }
}

fn range(r: &Rect) -> std::ops::Range<usize> {
    let strip = |x: f32| (x / STRIP).floor().clamp(0.0, 1e5) as usize;
    strip(r.x)..strip(r.right()) + 1
}

pub(crate) fn filled(path: Path, fill: impl Into<Paint>) -> Item {
    Item::Shape(Shape { path, fill: Some(fill.into()), stroke: None })
}

pub(crate) fn stroked(path: Path, stroke: Stroke) -> Item {
    Item::Shape(Shape { path, fill: None, stroke: Some(stroke) })
}

pub(crate) fn outlined(path: Path, fill: impl Into<Paint>, stroke: Stroke) -> Item {
    Item::Shape(Shape { path, fill: Some(fill.into()), stroke: Some(stroke) })
}

pub(crate) fn hairline(a: Point, b: Point) -> Item {
    stroked(Path::line(a, b), Stroke::solid(Token::Border.into(), 1.0))
}

/// The head of an arrow that ends at `tip`, 7 long and 8.7 wide, coming along (dx, dy).
pub(crate) fn head(tip: Point, dx: f32, dy: f32, paint: Token) -> Item {
    broad_head(tip, dx, dy, 1.5, paint)
}

/// How long the head is of a line that is so broad.
pub(crate) fn head_length(width: f32) -> f32 {
    7.0 + 0.5 * (width - 1.5).max(0.0)
}

/// The head of a line that is so broad: it stands out on both sides.
pub(crate) fn broad_head(tip: Point, dx: f32, dy: f32, width: f32, paint: Token) -> Item {
    let (nx, ny) = (-dy, dx);
    let (length, half) = (head_length(width), 4.35 + 0.6 * (width - 1.5).max(0.0));
    let back = Point::new(tip.x - length * dx, tip.y - length * dy);
    filled(
        Path::new()
            .move_to(tip.x, tip.y)
            .line_to(back.x + half * nx, back.y + half * ny)
            .line_to(back.x - half * nx, back.y - half * ny)
            .close(),
        paint,
    )
}

/// Puts a block with its top left at (x, y).
pub(crate) fn placed(block: &Block, x: f32, y: f32) -> Item {
    Item::Text(block.at(x, y, block.width(), Align::Start))
}
