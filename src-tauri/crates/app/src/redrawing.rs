//! What changed from one drawing to the next: a window that has the one needs only that to show
//! the other.

use std::cell::OnceCell;
use std::collections::HashMap;
use std::sync::Arc;

use scene::{Group, PersonaColour, Scene, Size};
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
    /// A group that is new or looks different.
    Drawn { group: Arc<Group> },
}

/// What makes `now` of a drawing that has the groups `before`.
#[must_use]
pub fn redrawing(revision: u32, before: &[Arc<Group>], now: &Scene) -> Redrawing {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut known = Known { before, by_id: OnceCell::new(), next: 0 };
    for group in &now.groups {
        match known.place(group).and_then(|place| u32::try_from(place).ok()) {
            Some(place) => keep(&mut pieces, place),
            None => pieces.push(Piece::Drawn { group: Arc::clone(group) }),
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

/// The groups of the old drawing, to find those of the new one among them.
struct Known<'a> {
    before: &'a [Arc<Group>],
    by_id: OnceCell<HashMap<&'a str, usize>>,
    /// Behind the one found last: most groups follow on the same as before.
    next: usize,
}

impl Known<'_> {
    /// Where the group stands among the old ones, if it looks as it did.
    fn place(&mut self, group: &Arc<Group>) -> Option<usize> {
        let is = |old: &Arc<Group>| Arc::ptr_eq(old, group) || old.id == group.id;
        let follows = self.before.get(self.next).is_some_and(is);
        let place = if follows { self.next } else { *self.by_id().get(group.id.as_str())? };
        self.next = place + 1;
        let looks_as = |old: &Arc<Group>| Arc::ptr_eq(old, group) || old.hash == group.hash;
        self.before.get(place).is_some_and(looks_as).then_some(place)
    }

    fn by_id(&self) -> &HashMap<&str, usize> {
        let places = || self.before.iter().enumerate().map(|(i, g)| (g.id.as_str(), i)).collect();
        self.by_id.get_or_init(places)
    }
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
        let groups = redrawing.pieces.into_iter().flat_map(|piece| match piece {
            Piece::Kept { from, count } => before.groups[from as usize..(from + count) as usize].to_vec(),
            Piece::Drawn { group } => vec![group],
        });
        let groups = groups.collect();
        let Redrawing { size, headers, title, language, personas, smallest_text, .. } = redrawing;
        Scene { size, headers, title, language, personas, groups, smallest_text }
    }

    fn changed(change: impl FnOnce(&mut JourneyMap)) -> (Scene, Scene) {
        let mut map = example("home-broadband").unwrap();
        let before = drawn(&map);
        change(&mut map);
        (before, drawn(&map))
    }

    #[test]
    fn a_window_with_the_old_drawing_gets_to_the_new_one() {
        let changes: [fn(&mut JourneyMap); 4] = [
            |map| map.touchpoints[3].title = "Another title".to_owned(),
            |map| map.stages.reverse(),
            |map| map.insights.clear(),
            |map| map.title.clear(),
        ];
        for change in changes {
            let (before, now) = changed(change);
            assert!(applied(&before, redrawing(2, &before.groups, &now)) == now);
        }
    }

    #[test]
    fn what_did_not_change_is_not_sent_again() {
        let (before, now) = changed(|map| map.touchpoints[3].title = "Wat".to_owned());
        let Redrawing { pieces, .. } = redrawing(2, &before.groups, &now);
        let drawn = pieces.iter().filter(|piece| matches!(piece, Piece::Drawn { .. })).count();
        assert!((1..8).contains(&drawn), "{drawn} of {} groups", before.groups.len());
    }

    #[test]
    fn the_same_drawing_is_one_piece() {
        let (before, now) = changed(|_| {});
        let count = u32::try_from(before.groups.len()).unwrap();
        assert_eq!(redrawing(2, &before.groups, &now).pieces, [Piece::Kept { from: 0, count }]);
    }
}
