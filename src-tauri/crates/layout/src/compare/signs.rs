//! Signs of what was added, removed and changed: a shape of its own for each.

use scene::{Item, Path, Point, Stroke, Token};

use super::figures::Fate;
use crate::sheet::{filled, outlined, stroked};

/// A sign with its middle at (cx, cy); nothing for what is the same.
pub(super) fn sign(fate: Fate, cx: f32, cy: f32, r: f32) -> Vec<Item> {
    let k = r / 8.0;
    let line = |token: Token, width: f32| Stroke::solid(token.into(), width * k);
    let stretch = |from: (f32, f32), to: (f32, f32)| {
        let at = |(x, y): (f32, f32)| Point::new(cx + x * k, cy + y * k);
        Path::line(at(from), at(to))
    };
    match fate {
        Fate::Same => Vec::new(),
        Fate::Added => {
            let plus = stretch((-3.8, 0.0), (3.8, 0.0)).and(stretch((0.0, -3.8), (0.0, 3.8)));
            vec![
                filled(Path::circle(cx, cy, r), Token::Accent),
                stroked(plus, line(Token::OnAccent, 2.0).rounded()),
            ]
        }
        Fate::Removed => {
            let ring = outlined(Path::circle(cx, cy, r - 0.8 * k), Token::Surface, line(Token::Text2, 1.6));
            vec![ring, stroked(stretch((-3.2, 3.2), (3.2, -3.2)), line(Token::Text2, 1.6).rounded())]
        }
        Fate::Changed => {
            let ring = outlined(Path::circle(cx, cy, r - 0.9 * k), Token::Surface, line(Token::Accent, 1.8));
            vec![ring, filled(Path::circle(cx, cy, 3.2 * k), Token::Accent)]
        }
    }
}

/// "added", "removed", "changed"; "" for what is the same.
pub(super) fn word(fate: Fate) -> &'static str {
    match fate {
        Fate::Same => "",
        Fate::Added => "added",
        Fate::Removed => "removed",
        Fate::Changed => "changed",
    }
}
