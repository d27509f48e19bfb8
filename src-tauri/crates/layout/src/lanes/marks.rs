//! The marks of service points: a shape of its own for each kind, so that colour is never alone.

use scene::{Item, Paint, Path, Point, Shape, Stroke, Token};

use crate::icons::parse;
use crate::sheet::{filled, stroked};

/// What a mark says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Kind {
    /// Ours to fix: a square on its tip.
    Ours,
    /// Not our fault, still ours to serve: a half-filled circle.
    NotOurs,
    /// Not sorted yet: a dashed ring with a question mark.
    Unsorted,
    /// Fixed before noticed: a shield.
    Fixed,
    /// What a customer sees of any of them: a lifebuoy.
    Help,
}

impl Kind {
    pub(crate) fn colour(self) -> Token {
        match self {
            Self::Ours => Token::Ours,
            Self::NotOurs => Token::Serve,
            Self::Unsorted => Token::Unsorted,
            Self::Fixed => Token::Fixed,
            Self::Help => Token::Help,
        }
    }

    pub(crate) fn words(self) -> &'static str {
        match self {
            Self::Ours => "Ours",
            Self::NotOurs => "Not caused by us",
            Self::Unsorted => "Unsorted",
            Self::Fixed => "Fixed before noticed",
            Self::Help => "Help",
        }
    }
}

/// A mark with its middle at (cx, cy) in a box of `side`, on a ground of that colour.
pub(crate) fn mark(kind: Kind, cx: f32, cy: f32, side: f32, ground: Token) -> Vec<Item> {
    let k = side / 20.0;
    let place = |p: Path| p.mapped(|q| Point::new(cx + q.x * k, cy + q.y * k));
    let line = |token: Token, width: f32| Stroke::solid(Paint::from(token), width * k).rounded();
    let shape = |path: Path, fill: Option<Token>, stroke: Option<Stroke>| {
        Item::Shape(Shape { path, fill: fill.map(Paint::from), stroke })
    };
    match kind {
        Kind::Ours => {
            let tip = Path::new()
                .move_to(0.0, -10.2)
                .line_to(10.2, 0.0)
                .line_to(0.0, 10.2)
                .line_to(-10.2, 0.0)
                .close();
            vec![
                shape(place(tip), Some(Token::Ours), Some(line(Token::Ours, 2.0))),
                stroked(
                    place(Path::line(Point::new(0.0, -4.8), Point::new(0.0, 0.6))),
                    line(Token::Glyph, 2.2),
                ),
                filled(place(Path::circle(0.0, 4.6, 1.3)), Token::Glyph),
            ]
        }
        Kind::NotOurs => {
            let c = 8.8 * 0.552_284_8;
            let half = Path::new()
                .move_to(0.0, -8.8)
                .cubic_to(Point::new(-c, -8.8), Point::new(-8.8, -c), Point::new(-8.8, 0.0))
                .cubic_to(Point::new(-8.8, c), Point::new(-c, 8.8), Point::new(0.0, 8.8))
                .close();
            vec![
                shape(place(Path::circle(0.0, 0.0, 8.8)), Some(ground), Some(line(Token::Serve, 2.2))),
                filled(place(half), Token::Serve),
            ]
        }
        Kind::Unsorted => {
            let round = 2.0 * std::f32::consts::PI * 8.8 / 10.0 * k;
            let ring = line(Token::Unsorted, 2.0).dashed(&[round * 0.58, round * 0.42]);
            let ring = Stroke { round: false, ..ring };
            vec![
                filled(place(Path::circle(0.0, 0.0, 8.8)), ground),
                stroked(place(Path::circle(0.0, 0.0, 8.8)), ring),
                stroked(
                    place(parse(
                        "M-2.9 -1.7C-2.9 -3.3 -1.6 -4.4 0 -4.4C1.6 -4.4 2.9 -3.3 2.9 -1.7C2.9 -0.3 1.9 0.4 1.1 0.9C0.4 1.4 0 1.7 0 2.3",
                    )),
                    line(Token::Unsorted, 2.0),
                ),
                filled(place(Path::circle(0.0, 5.1, 1.25)), Token::Unsorted),
            ]
        }
        Kind::Fixed => {
            let k24 = 1.02 * 20.0 / 24.0;
            let fit = |p: Path| place(p.mapped(|q| Point::new((q.x - 12.0) * k24, (q.y - 12.0) * k24)));
            let shield = parse(
                "M12 1.8L20.5 4.8L20.5 11.2C20.5 16.8 17 20.6 12 22.4C7 20.6 3.5 16.8 3.5 11.2L3.5 4.8Z",
            );
            vec![
                filled(fit(shield), Token::Fixed),
                stroked(fit(parse("M8 12.2L10.9 15.1L16.2 9.1")), line(Token::Glyph, 2.2)),
            ]
        }
        Kind::Help => {
            let spokes = parse("M-6.2 -6.2L-2.6 -2.6M6.2 -6.2L2.6 -2.6M6.2 6.2L2.6 2.6M-6.2 6.2L-2.6 2.6");
            vec![
                shape(place(Path::circle(0.0, 0.0, 8.8)), Some(ground), Some(line(Token::Help, 2.0))),
                stroked(place(Path::circle(0.0, 0.0, 3.6)), line(Token::Help, 2.0)),
                stroked(place(spokes), line(Token::Help, 2.0)),
            ]
        }
    }
}
