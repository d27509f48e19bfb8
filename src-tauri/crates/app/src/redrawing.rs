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
    Drawn { group: Arc<Group> },
}

/// One move is as exact as this, in scene units: what rounding leaves of it.
const NEAR: f32 = 1.0 / 64.0;
/// A thing that many moves have put farther off its place than this is told anew.
const FAR: f32 = 1.0 / 16.0;

/// The groups that a window has, and how far at most each is off its place there, in scene units.
#[derive(Clone, Copy)]
pub struct Had<'a> {
    pub groups: &'a [Arc<Group>],
    /// As long as the groups, or empty where all are as they were drawn.
    pub off: &'a [f32],
}

/// What makes `now` of a drawing that a window has, and how far off its place each of its groups is there then.
#[must_use]
pub fn redrawing(revision: u32, had: Had<'_>, now: &Scene) -> (Redrawing, Vec<f32>) {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut known = Known { had, by_id: OnceCell::new(), next: 0, ways: Vec::new() };
    let mut off = Vec::with_capacity(now.groups.len());
    for group in &now.groups {
        let (how, by) = known.found(group);
        off.push(by);
        match how {
            Found::Kept { place } => keep(&mut pieces, place),
            Found::Moved { place, by } => shift(&mut pieces, place, by),
            Found::Nowhere => pieces.push(Piece::Drawn { group: Arc::clone(group) }),
        }
    }
    let redrawing = Redrawing {
        revision,
        size: now.size,
        headers: now.headers,
        title: now.title.clone(),
        language: now.language.clone(),
        personas: now.personas.clone(),
        smallest_text: now.smallest_text,
        pieces,
    };
    (redrawing, off)
}

/// Where a group of the new drawing is in the old one.
enum Found {
    Kept { place: u32 },
    Moved { place: u32, by: Point },
    Nowhere,
}

/// The groups of the old drawing, to find those of the new one among them.
struct Known<'a> {
    had: Had<'a>,
    by_id: OnceCell<HashMap<&'a str, usize>>,
    /// Behind the one found last: most groups follow on the same as before.
    next: usize,
    /// How far things have moved so far, the last one at the end: what follows has mostly moved as far.
    ways: Vec<Point>,
}

impl Known<'_> {
    /// So many ways are tried before a thing's own.
    const WAYS: usize = 4;

    /// Where the group is among the old ones, and how far off its place it is in the window then.
    fn found(&mut self, group: &Arc<Group>) -> (Found, f32) {
        let Some((at, place)) = self.place(group) else { return (Found::Nowhere, 0.0) };
        let Some(old) = self.had.groups.get(at) else { return (Found::Nowhere, 0.0) };
        let was = self.had.off.get(at).copied().unwrap_or(0.0);
        if Arc::ptr_eq(old, group) || old.hash == group.hash {
            return (Found::Kept { place }, was);
        }
        match self.way(old, group) {
            Some((by, off)) if was + off <= FAR => (Found::Moved { place, by }, was + off),
            _ => (Found::Nowhere, 0.0),
        }
    }

    /// Where the group of that id stands among the old ones.
    fn place(&mut self, group: &Arc<Group>) -> Option<(usize, u32)> {
        let is = |old: &Arc<Group>| Arc::ptr_eq(old, group) || old.id == group.id;
        let follows = self.had.groups.get(self.next).is_some_and(is);
        let place = if follows { self.next } else { *self.by_id().get(group.id.as_str())? };
        self.next = place + 1;
        Some((place, u32::try_from(place).ok()?))
    }

    /// How far a group has moved, where it has done nothing else, and how exactly.
    fn way(&mut self, old: &Group, now: &Group) -> Option<(Point, f32)> {
        let own = Point::new(now.bounds.x - old.bounds.x, now.bounds.y - old.bounds.y);
        let ways = self.ways.iter().rev().copied().chain([own]);
        let (by, off) = ways.filter_map(|by| Some((by, now.moved(old, by, NEAR)?))).next()?;
        self.ways.retain(|way| *way != by);
        if self.ways.len() >= Self::WAYS {
            self.ways.remove(0);
        }
        self.ways.push(by);
        Some((by, off))
    }

    fn by_id(&self) -> &HashMap<&str, usize> {
        let places = || self.had.groups.iter().enumerate().map(|(i, g)| (g.id.as_str(), i)).collect();
        self.by_id.get_or_init(places)
    }
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
    use crate::drawing::{Audience, draw, layout_fonts};
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
                old(from, count).map(|group| Arc::new(moved(group, dx, dy))).collect()
            }
            Piece::Drawn { group } => vec![group],
        });
        let groups = groups.collect();
        let Redrawing { size, headers, title, language, personas, smallest_text, .. } = redrawing;
        Scene { size, headers, title, language, personas, groups, smallest_text }
    }

    fn moved(group: &Group, dx: f32, dy: f32) -> Group {
        let mut group = group.clone();
        let put = |r: &mut scene::Rect| (r.x, r.y) = (r.x + dx, r.y + dy);
        put(&mut group.bounds);
        for item in &mut group.items {
            match item {
                scene::Item::Shape(shape) => shape.path = shape.path.translated(dx, dy),
                scene::Item::Icon(icon) => icon.path = icon.path.translated(dx, dy),
                scene::Item::Picture(picture) => put(&mut picture.at),
                scene::Item::Text(text) => {
                    put(&mut text.bounds);
                    text.runs.iter_mut().for_each(|run| (run.x, run.y) = (run.x + dx, run.y + dy));
                }
            }
        }
        group
    }

    /// True where both show the same as far as anybody can see.
    fn alike(a: &Scene, b: &Scene) -> bool {
        let near = |(a, b): (&Arc<Group>, &Arc<Group>)| a.moved(b, Point::default(), 0.1).is_some();
        let sheet = |s: &Scene| (s.size, s.headers, s.title.clone(), s.personas.clone());
        sheet(a) == sheet(b) && a.groups.len() == b.groups.len() && a.groups.iter().zip(&b.groups).all(near)
    }

    fn had(scene: &Scene) -> Had<'_> {
        Had { groups: &scene.groups, off: &[] }
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
            assert!(alike(&applied(&before, redrawing(2, had(&before), &now).0), &now));
        }
    }

    #[test]
    fn what_did_not_change_is_not_sent_again() {
        let (before, now) = changed(|map| map.touchpoints[3].title = "Wat".to_owned());
        let drawn = drawn_anew(&redrawing(2, had(&before), &now).0);
        assert!((1..8).contains(&drawn), "{drawn} of {} groups", before.groups.len());
    }

    #[test]
    fn what_only_moves_is_not_sent_again() {
        let title = "A title that takes many more lines than it did before, so that all lanes go down";
        let (before, now) = changed(|map| map.touchpoints[3].title = title.to_owned());
        let told = redrawing(2, had(&before), &now).0;
        let counts =
            told.pieces.iter().map(|piece| if let Piece::Moved { count, .. } = piece { *count } else { 0 });
        let moved = counts.sum::<u32>() as usize;
        assert!(moved > before.groups.len() / 3, "{moved} of {} groups", before.groups.len());
        assert!(drawn_anew(&told) < before.groups.len() / 3, "{} drawn", drawn_anew(&told));
    }

    #[test]
    fn what_moves_again_and_again_is_told_anew_before_anybody_sees_how_far_it_is_off() {
        let mut map = example("home-broadband").unwrap();
        let mut window = drawn(&map);
        let (mut last, mut off) = (window.groups.clone(), Vec::new());
        for turn in 0..120 {
            map.touchpoints[3].title = "Longer ".repeat(1 + turn % 7);
            let now = drawn(&map);
            let (told, next) = redrawing(2, Had { groups: &last, off: &off }, &now);
            assert!(next.iter().all(|off| *off <= FAR));
            window = applied(&window, told);
            assert!(alike(&window, &now), "turn {turn}");
            (last, off) = (now.groups, next);
        }
    }

    #[test]
    fn the_same_drawing_is_one_piece() {
        let (before, now) = changed(|_| {});
        let count = u32::try_from(before.groups.len()).unwrap();
        assert_eq!(redrawing(2, had(&before), &now).0.pieces, [Piece::Kept { from: 0, count }]);
    }
}
