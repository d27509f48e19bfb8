//! The spines: from each column's lowest card down to what hangs on it, broken for every text,
//! dot, panel and mark; and from step to step below the line of interaction.

use scene::{Item, Path, Point, Rect, Role, Stroke, Token};

use super::{Context, Traces};
use crate::kept::Cause;
use crate::sheet::{Layer, Made, Sheet, from, stroked};

const CLEAR: f32 = 5.0;

/// An upright line on the spine of a column.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Stretch {
    column: usize,
    pub x: f32,
    pub top: f32,
    pub bottom: f32,
    hangs: Hangs,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Hangs {
    /// From a card to what is felt there.
    Feeling,
    /// From a card to the last of its marks.
    Mark,
    /// Between two steps.
    Step,
}

/// Where spines will run, before they are broken.
pub(crate) fn stretches(ctx: &Context, traces: &Traces) -> Vec<Stretch> {
    let of_column = |column| {
        let x = ctx.flow.spine(column);
        let stretch = move |top, bottom, hangs| Stretch { column, x, top, bottom, hangs };
        let cards = ctx.grid.in_column(column).filter_map(|(_, t)| ctx.flow.card(t));
        let foot = cards.map(|c| c.bottom() + traces.cards_y).reduce(f32::max);
        let hanging = foot.zip(traces.spine.get(&column)).map(|(top, (bottom, marked))| {
            stretch(top + 0.5, *bottom, if *marked { Hangs::Mark } else { Hangs::Feeling })
        });
        let mut steps = traces.steps.get(&column).cloned().unwrap_or_default();
        steps.sort_by(|a, b| a.0.total_cmp(&b.0));
        let between: Vec<_> =
            steps.windows(2).map(|pair| stretch(pair[0].1, pair[1].0, Hangs::Step)).collect();
        hanging.into_iter().chain(between)
    };
    (0..ctx.grid.columns.len()).flat_map(of_column).collect()
}

/// Draws them, each column in a group of its own.
pub(crate) fn emit(sheet: &mut Sheet, stretches: &[Stretch]) {
    for spine in stretches.chunk_by(|a, b| a.column == b.column) {
        let Some(first) = spine.first() else { continue };
        let parts: Vec<_> = spine.iter().map(|stretch| (stretch, stretch.parts(sheet))).collect();
        let at = Point::new(first.x, first.top.floor());
        let cause = Cause::of("spine").with(first.column);
        let cause = parts.iter().fold(cause, |cause, (stretch, parts)| {
            let ends = parts.iter().flat_map(|(a, b)| stretch.ends(at, *a, *b)).collect::<Vec<_>>();
            cause.with(stretch.hangs).points(&ends)
        });
        sheet.put_once(Layer::Lines, at, &cause, |_| Made {
            id: format!("spine/{}", first.column),
            role: Role::Backdrop,
            name: String::new(),
            items: parts.iter().flat_map(|(stretch, parts)| stretch.items(at, parts)).collect(),
            extent: 0.0,
        });
    }
}

impl Stretch {
    /// The line as others have to keep away from it.
    pub(crate) fn line(&self) -> Rect {
        Rect::new(self.x, self.top, 0.0, (self.bottom - self.top).max(0.0))
    }

    /// True where a line from step to step need not be broken for anything.
    pub(crate) fn joins(&self, sheet: &Sheet, upper: &Rect, lower: &Rect) -> bool {
        let on = |r: &Rect| r.x < self.x && self.x < r.right();
        let between = self.hangs == Hangs::Step && self.top == upper.bottom() && self.bottom == lower.y;
        between && on(upper) && on(lower) && self.parts(sheet) == [(self.top, self.bottom)]
    }

    /// Both ends of a part of it, from `at`.
    fn ends(&self, at: Point, top: f32, bottom: f32) -> [Point; 2] {
        [top, bottom].map(|y| from(at, Point::new(self.x, y)))
    }

    fn items(&self, at: Point, parts: &[(f32, f32)]) -> Vec<Item> {
        let stroke = match self.hangs {
            Hangs::Mark => Stroke::solid(Token::Stem.into(), 1.0),
            Hangs::Feeling => Stroke::solid(Token::Stem.into(), 1.0).dashed(&[1.0, 4.0]),
            Hangs::Step => Stroke::solid(Token::Arrow.into(), 1.25),
        };
        let upright = |(top, bottom): &(f32, f32)| {
            let [a, b] = self.ends(at, *top, *bottom);
            stroked(Path::line(a, b), stroke.clone())
        };
        parts.iter().map(upright).collect()
    }

    /// What is left of it beside all that it has to keep clear of.
    fn parts(&self, sheet: &Sheet) -> Vec<(f32, f32)> {
        if self.hangs != Hangs::Step {
            return sheet.taken.cut(self.x, self.top, self.bottom, CLEAR);
        }
        if self.bottom - self.top <= 2.0 * CLEAR {
            return vec![(self.top, self.bottom)];
        }
        // The two cards themselves are taken too: the line touches them.
        let (from, to) = (self.top + CLEAR, self.bottom - CLEAR);
        let touching = |(a, b): (f32, f32)| {
            (if a <= from + 0.1 { self.top } else { a }, if b >= to - 0.1 { self.bottom } else { b })
        };
        sheet.taken.cut(self.x, from, to, CLEAR - 0.1).into_iter().map(touching).collect()
    }
}
