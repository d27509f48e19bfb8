//! How bars are filled: a colour and a pattern for each meaning, so that colour is never alone.

use scene::{Item, Path, Point, Rect, Stroke, Token};

use crate::lanes::marks::Kind;
use crate::sheet::{filled, outlined, stroked};

/// What a bar, or a part of it, means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ink {
    /// Contacts of a group, or needs fixed before noticed.
    Group(Kind),
    /// The same at a rate that nobody has confirmed.
    Unconfirmed(Kind),
    /// Contacts that a fix would take away, at a confirmed rate or not.
    Prevented {
        confirmed: bool,
    },
    /// Contacts that a fix would bring.
    Added,
    Completed,
    Left,
    Declined,
    Lost,
    Measured,
    Estimated,
    Guessed,
    Silent,
    /// Work for the customer's own purpose, seen or not.
    Delivering {
        seen: bool,
    },
    PuttingRight {
        seen: bool,
    },
    Standing {
        seen: bool,
    },
}

/// Nothing that is there is drawn thinner.
pub(super) const SLIVER: f32 = 2.0;
const OUTLINE: f32 = 1.25;
const RADIUS: f32 = 3.0;

/// The longest that a bar may be, whatever its figure.
const LONGEST: f64 = 10_000.0;

/// The length of an amount at so many units each; none where the two make no number.
pub(super) fn length(amount: f64, each: f64) -> f32 {
    let length = amount * each;
    if length.is_finite() { length.clamp(0.0, LONGEST) as f32 } else { 0.0 }
}

/// A bar filled with what it means.
pub(super) fn bar(ink: Ink, r: Rect) -> Vec<Item> {
    rounded_bar(ink, r, RADIUS)
}

/// The same with corners of `radius`.
pub(super) fn rounded_bar(ink: Ink, r: Rect, radius: f32) -> Vec<Item> {
    let solid = |token: Token| vec![filled(Path::round_rect(r, radius), token)];
    let ring = |ground: Token, line: Token, dash: &[f32]| {
        let inner = r.grown(-OUTLINE / 2.0);
        let stroke = Stroke::solid(line.into(), OUTLINE).dashed(dash);
        outlined(Path::round_rect(inner, (radius - OUTLINE / 2.0).max(0.0)), ground, stroke)
    };
    let with = |frame: Item, pattern: Option<Item>| std::iter::once(frame).chain(pattern).collect();
    let work = |seen: bool| if seen { Token::Seen } else { Token::Water };
    match ink {
        Ink::Group(Kind::Ours) => solid(Token::Ours),
        Ink::Group(Kind::NotOurs) => vec![ring(Token::ServeTint, Token::Serve, &[])],
        Ink::Group(Kind::Fixed) => with(
            ring(Token::FixedTint, Token::Fixed, &[]),
            slanted(r, true, 6.0, Stroke::solid(Token::Fixed.into(), 2.0)),
        ),
        Ink::Group(Kind::Unsorted | Kind::Help) => vec![ring(Token::Surface, Token::Unsorted, &[3.0, 2.0])],
        Ink::Unconfirmed(kind) => unconfirmed(kind, r, &ring),
        Ink::Prevented { confirmed } => {
            let hatch = slanted(r, false, 7.0, Stroke::solid(Token::Text2.into(), 1.5));
            with(ring(Token::Surface, Token::Text, &[4.0, 2.5]), hatch.filter(|_| !confirmed))
        }
        Ink::Added => vec![ring(Token::Surface, Token::Text, &[])],
        Ink::Completed | Ink::Measured => solid(Token::Text),
        Ink::Left => vec![ring(Token::Hover, Token::Text2, &[])],
        Ink::Declined | Ink::Guessed => vec![ring(Token::Surface, Token::Text2, &[2.0, 2.0])],
        Ink::Lost => with(
            ring(Token::Surface, Token::Text2, &[]),
            upright(r, 4.0, Stroke::solid(Token::Text2.into(), 1.5)),
        ),
        Ink::Estimated | Ink::Silent => {
            with(ring(Token::Surface, Token::Text2, &[]), dots(r, 5.0, 1.25, Token::Text2))
        }
        Ink::Delivering { seen: true } => vec![ring(Token::Seen, Token::Unseen, &[])],
        Ink::Delivering { seen: false } => solid(Token::Unseen),
        Ink::PuttingRight { seen } => with(
            ring(work(seen), Token::Unseen, &[]),
            level(r, 5.0, Stroke::solid(Token::Unseen.into(), 2.2)),
        ),
        Ink::Standing { seen } => {
            with(ring(work(seen), Token::Unseen, &[]), dots(r, 6.0, 1.6, Token::Unseen))
        }
    }
}

fn unconfirmed(kind: Kind, r: Rect, ring: &dyn Fn(Token, Token, &[f32]) -> Item) -> Vec<Item> {
    let (ground, line, dash): (Token, Token, &[f32]) = match kind {
        Kind::Ours => (Token::OursTint, Token::Ours, &[]),
        Kind::NotOurs => (Token::ServeTint, Token::Serve, &[]),
        Kind::Unsorted | Kind::Fixed | Kind::Help => (Token::Surface, Token::Unsorted, &[3.0, 2.0]),
    };
    let hatch = slanted(r, false, 7.0, Stroke::solid(line.into(), 1.5));
    std::iter::once(ring(ground, line, dash)).chain(hatch).collect()
}

/// What a pattern may cover of a bar, so that it never leaves the rounded outline.
fn within(r: Rect, stroke: f32) -> Option<Rect> {
    let inner = r.grown(-(OUTLINE + stroke / 2.0));
    (inner.w > 0.0 && inner.h > 0.0).then_some(inner)
}

/// Lines at 45°, rising to the right or falling.
fn slanted(r: Rect, rising: bool, pitch: f32, stroke: Stroke) -> Option<Item> {
    let r = within(r, stroke.width)?;
    let mut path = Path::new();
    // Along the diagonal, lines are `pitch` apart where their feet are pitch·√2 apart.
    let foot = pitch * std::f32::consts::SQRT_2;
    let lines = ((r.w + r.h) / foot).ceil().min(4000.0) as usize;
    for n in 0..=lines {
        let at = r.x - r.h + foot * (n as f32 + 0.5);
        let (from, to) = (at.max(r.x), (at + r.h).min(r.right()));
        if to - from < 0.5 {
            continue;
        }
        let y = |x: f32| if rising { r.bottom() - (x - at) } else { r.y + (x - at) };
        path = path.and(Path::line(Point::new(from, y(from)), Point::new(to, y(to))));
    }
    (!path.is_empty()).then(|| stroked(path, stroke))
}

fn upright(r: Rect, pitch: f32, stroke: Stroke) -> Option<Item> {
    let inner = within(r, stroke.width)?;
    let path = along(inner.x, inner.w, pitch)
        .map(|x| Path::line(Point::new(x, inner.y), Point::new(x, inner.bottom())))
        .fold(Path::new(), Path::and);
    (!path.is_empty()).then(|| stroked(path, stroke))
}

fn level(r: Rect, pitch: f32, stroke: Stroke) -> Option<Item> {
    let inner = within(r, stroke.width)?;
    let path = along(inner.y, inner.h, pitch)
        .map(|y| Path::line(Point::new(inner.x, y), Point::new(inner.right(), y)))
        .fold(Path::new(), Path::and);
    (!path.is_empty()).then(|| stroked(path, stroke))
}

/// Dots in staggered rows: round ends of dashes without length.
fn dots(r: Rect, pitch: f32, radius: f32, token: Token) -> Option<Item> {
    let inner = within(r, 2.0 * radius)?;
    let mut path = Path::new();
    for (row, y) in along(inner.y, inner.h, pitch * 0.8).enumerate() {
        let from = inner.x + if row % 2 == 0 { 0.0 } else { pitch / 2.0 };
        if from + 0.1 < inner.right() {
            path = path.and(Path::line(Point::new(from, y), Point::new(inner.right(), y)));
        }
    }
    let stroke = Stroke::solid(token.into(), 2.0 * radius).dashed(&[0.01, pitch - 0.01]).rounded();
    (!path.is_empty()).then(|| stroked(path, stroke))
}

/// Places `pitch` apart in a length, the same room left at both ends.
fn along(from: f32, length: f32, pitch: f32) -> impl Iterator<Item = f32> {
    let gaps = (length / pitch).floor().clamp(0.0, 4000.0);
    let first = from + (length - gaps * pitch) / 2.0;
    (0..=gaps as usize).map(move |n| first + pitch * n as f32)
}

/// Parts side by side from x on, `gap` between them, with their lengths; returns the right end.
pub(super) fn parts(parts: &[(Ink, f32)], x: f32, y: f32, h: f32, items: &mut Vec<Item>) -> f32 {
    const GAP: f32 = 2.0;
    let mut at = x;
    for (ink, length) in parts.iter().filter(|(_, length)| *length > 0.0) {
        let w = (length - GAP).max(SLIVER);
        items.extend(bar(*ink, Rect::new(at, y, w, h)));
        at += w + GAP;
    }
    if at > x { at - GAP } else { at }
}

/// A small piece of a bar, for legends.
pub(super) fn swatch(ink: Ink, x: f32, middle: f32) -> Vec<Item> {
    bar(ink, Rect::new(x, middle - 6.0, SWATCH, 12.0))
}

/// Width of a swatch.
pub(super) const SWATCH: f32 = 14.0;
