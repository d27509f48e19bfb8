//! What changed from one drawing to the next: a window that has the one needs only that to show
//! the other.

use std::cell::OnceCell;
use std::collections::HashMap;
use std::sync::Arc;

use scene::{Group, PersonaColour, Point, Scene, Size};
use serde::Serialize;
use specta::Type;
use specta_typescript::Number;

/// A drawing told by an older one that the window has.
#[derive(Clone, Debug, PartialEq, Serialize, Type)]
pub struct Redrawing {
    pub revision: u32,
    pub size: Size,
    pub headers: Size,
    pub title: String,
    pub language: String,
    pub personas: Vec<PersonaColour>,
    #[specta(type = Option<Number>)]
    pub smallest_text: Option<f32>,
    /// The groups of the new drawing, in painting order.
    pub pieces: Vec<Piece>,
}

/// A part of the new list of groups.
#[derive(Clone, Debug, PartialEq, Serialize, Type)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Piece {
    /// So many groups of the old list, from that number on, as they are.
    Kept { from: u32, count: u32 },
    /// So many groups of the old list, from that number on, each at another place.
    Moved {
        from: u32,
        count: u32,
        #[specta(type = Number)]
        dx: f32,
        #[specta(type = Number)]
        dy: f32,
    },
    /// A group that is new or looks different.
    Drawn { group: Group },
}

/// What makes `now` of a drawing that a window has.
#[must_use]
pub fn redrawing(revision: u32, had: &[Group], now: &Scene) -> Redrawing {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut known = Known { had, by_id: OnceCell::new(), next: 0 };
    for group in &now.groups {
        match known.found(group) {
            Found::Kept { place } => keep(&mut pieces, place),
            Found::Moved { place, by } => shift(&mut pieces, place, by),
            Found::Nowhere => pieces.push(Piece::Drawn { group: group.clone() }),
        }
    }
    Redrawing {
        revision,
        size: now.size,
        headers: now.headers,
        title: now.title.clone(),
        language: now.language.clone(),
        personas: now.personas.clone(),
        smallest_text: now.smallest_text,
        pieces,
    }
}

/// Where a group of the new drawing is in the old one.
enum Found {
    Kept { place: u32 },
    Moved { place: u32, by: Point },
    Nowhere,
}

/// The groups of the old drawing, to find those of the new one among them.
struct Known<'a> {
    had: &'a [Group],
    by_id: OnceCell<HashMap<&'a str, usize>>,
    /// Behind the one found last: most groups follow on the same as before.
    next: usize,
}

impl Known<'_> {
    fn found(&mut self, group: &Group) -> Found {
        let Some(at) = self.place(group) else { return Found::Nowhere };
        let (Some(old), Ok(place)) = (self.had.get(at), u32::try_from(at)) else { return Found::Nowhere };
        if !is_same(old, group) && old.hash != group.hash {
            return Found::Nowhere;
        }
        match way(old.at, group.at) {
            Some(by) if by == Point::default() => Found::Kept { place },
            Some(by) => Found::Moved { place, by },
            None => Found::Nowhere,
        }
    }

    /// Where the group of that id stands among the old ones.
    fn place(&mut self, group: &Group) -> Option<usize> {
        let is = |old: &Group| is_same(old, group) || old.id == group.id;
        let follows = self.had.get(self.next).is_some_and(is);
        let place = if follows { self.next } else { *self.by_id().get(group.id.as_str())? };
        self.next = place + 1;
        Some(place)
    }

    fn by_id(&self) -> &HashMap<&str, usize> {
        let places = || self.had.iter().enumerate().map(|(i, g)| (g.id.as_str(), i)).collect();
        self.by_id.get_or_init(places)
    }
}

fn is_same(old: &Group, group: &Group) -> bool {
    Arc::ptr_eq(&old.thing, &group.thing)
}

/// How far it is from one place to the other; `None` where a window that adds it up would not get there.
fn way(from: Point, to: Point) -> Option<Point> {
    let by = Point::new(to.x - from.x, to.y - from.y);
    let arrives = |from: f32, by: f32, to: f32| f64::from(from) + f64::from(by) == f64::from(to);
    (arrives(from.x, by.x, to.x) && arrives(from.y, by.y, to.y)).then_some(by)
}

fn shift(pieces: &mut Vec<Piece>, place: u32, by: Point) {
    if let Some(Piece::Moved { from, count, dx, dy }) = pieces.last_mut()
        && from.checked_add(*count) == Some(place)
        && Point::new(*dx, *dy) == by
    {
        *count += 1;
        return;
    }
    pieces.push(Piece::Moved { from: place, count: 1, dx: by.x, dy: by.y });
}

fn keep(pieces: &mut Vec<Piece>, place: u32) {
    if let Some(Piece::Kept { from, count }) = pieces.last_mut()
        && from.checked_add(*count) == Some(place)
    {
        *count += 1;
        return;
    }
    pieces.push(Piece::Kept { from: place, count: 1 });
}

#[cfg(test)]
mod tests {
    use layout::{Density, Form};
    use model::JourneyMap;

    use super::*;
    use crate::Audience;
    use crate::drawing::{draw, layout_fonts};
    use crate::examples::example;

    fn drawn(map: &JourneyMap) -> Scene {
        draw(map, layout_fonts(), Audience::Team, Density::Compact, Form::Window)
    }

    /// What a window makes of it.
    fn applied(before: &Scene, redrawing: Redrawing) -> Scene {
        let old = |from: u32, count: u32| before.groups[from as usize..(from + count) as usize].iter();
        let groups = redrawing.pieces.into_iter().flat_map(|piece| match piece {
            Piece::Kept { from, count } => old(from, count).cloned().collect(),
            Piece::Moved { from, count, dx, dy } => {
                old(from, count).map(|group| moved(group, dx, dy)).collect()
            }
            Piece::Drawn { group } => vec![group],
        });
        let groups = groups.collect();
        let Redrawing { size, headers, title, language, personas, smallest_text, .. } = redrawing;
        Scene { size, headers, title, language, personas, groups, smallest_text }
    }

    fn moved(group: &Group, dx: f32, dy: f32) -> Group {
        Group::at(Point::new(group.at.x + dx, group.at.y + dy), Arc::clone(&group.thing))
    }

    fn changed(change: impl FnOnce(&mut JourneyMap)) -> (Scene, Scene) {
        let mut map = example("home-broadband").unwrap();
        let before = drawn(&map);
        change(&mut map);
        (before, drawn(&map))
    }

    fn drawn_anew(redrawing: &Redrawing) -> usize {
        redrawing.pieces.iter().filter(|piece| matches!(piece, Piece::Drawn { .. })).count()
    }

    #[test]
    fn a_window_with_the_old_drawing_gets_to_the_new_one() {
        let changes: [fn(&mut JourneyMap); 5] = [
            |map| map.touchpoints[3].title = "Another title".to_owned(),
            |map| {
                map.touchpoints[3].title = "A title that takes many more lines than it did before".to_owned()
            },
            |map| map.stages.reverse(),
            |map| map.insights.clear(),
            |map| map.title.clear(),
        ];
        for change in changes {
            let (before, now) = changed(change);
            assert_eq!(applied(&before, redrawing(2, &before.groups, &now)), now);
        }
    }

    #[test]
    fn what_did_not_change_is_not_sent_again() {
        let (before, now) = changed(|map| map.touchpoints[3].title = "Wat".to_owned());
        let drawn = drawn_anew(&redrawing(2, &before.groups, &now));
        assert!((1..8).contains(&drawn), "{drawn} of {} groups", before.groups.len());
    }

    #[test]
    fn what_only_moves_is_not_sent_again() {
        let title = "A title that takes many more lines than it did before, so that all lanes go down";
        let (before, now) = changed(|map| map.touchpoints[3].title = title.to_owned());
        let told = redrawing(2, &before.groups, &now);
        let counts =
            told.pieces.iter().map(|piece| if let Piece::Moved { count, .. } = piece { *count } else { 0 });
        let moved = counts.sum::<u32>() as usize;
        assert!(moved > before.groups.len() / 3, "{moved} of {} groups", before.groups.len());
        let of_all = before.groups.len();
        assert!(drawn_anew(&told) < of_all / 6, "{} of {of_all} drawn", drawn_anew(&told));
    }

    #[test]
    fn the_same_drawing_is_one_piece() {
        let (before, now) = changed(|_| {});
        let count = u32::try_from(before.groups.len()).unwrap();
        assert_eq!(redrawing(2, &before.groups, &now).pieces, [Piece::Kept { from: 0, count }]);
    }
}
