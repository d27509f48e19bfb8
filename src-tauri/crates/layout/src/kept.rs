//! What the last drawing of a map leaves for the next one: what is drawn from the same as before is the same
//! thing, wherever it stands.

use std::hash::{Hash, Hasher};
use std::sync::Arc;

use scene::{Point, Rect, Thing};

use crate::quick::{Quick, QuickMap};

/// The things of a drawing, to be found again in the next one. Empty before the first.
#[derive(Default)]
pub struct Kept {
    things: Vec<Laid>,
}

/// A thing, and all that others need to know of it.
pub(crate) struct Laid {
    /// Of everything that it is drawn from; 0 for one that is drawn anew each time.
    pub cause: u64,
    pub thing: Arc<Thing>,
    /// The ink of its texts and icons, from where it stands.
    pub words: Box<[Rect]>,
    /// Size of its smallest text; infinite without any.
    pub smallest: f32,
    /// What whoever drew it wanted to know again, such as its height.
    pub extent: f32,
}

/// Everything that a thing is drawn from but its place, told apart by its hash: two different causes of one
/// drawing of 80,000 things meet once in six thousand million drawings.
#[derive(Clone)]
pub(crate) struct Cause(Quick);

impl Cause {
    /// `kind` says who draws it.
    pub(crate) fn of(kind: &str) -> Self {
        Self(Quick::default()).text(kind)
    }

    pub(crate) fn text(mut self, text: &str) -> Self {
        self.0.write(text.as_bytes());
        self
    }

    pub(crate) fn number(mut self, n: f32) -> Self {
        self.0.word(u64::from(n.to_bits()));
        self
    }

    pub(crate) fn numbers(mut self, list: &[f32]) -> Self {
        list.iter().for_each(|n| self.0.word(u64::from(n.to_bits())));
        self
    }

    pub(crate) fn figure(mut self, n: Option<f64>) -> Self {
        self.0.word(u64::from(n.is_some()));
        self.0.word(n.unwrap_or_default().to_bits());
        self
    }

    pub(crate) fn points(mut self, points: &[Point]) -> Self {
        self.0.word(points.len() as u64);
        for p in points {
            self.0.word(u64::from(p.x.to_bits()) << 32 | u64::from(p.y.to_bits()));
        }
        self
    }

    /// What has a hash of its own.
    pub(crate) fn with(mut self, it: impl Hash) -> Self {
        it.hash(&mut self.0);
        self
    }

    pub(crate) fn hash(&self) -> u64 {
        self.0.finish().max(1)
    }
}

/// The things of the last drawing while the next one is made, which asks for them in nearly the same order.
#[derive(Default)]
pub(crate) struct Before {
    things: Vec<Option<Laid>>,
    causes: Vec<u64>,
    /// Where each lies, once the order has been lost.
    places: Option<QuickMap<u64, usize>>,
    next: usize,
    lost: usize,
}

impl Before {
    pub(crate) fn of(kept: Kept) -> Self {
        let causes = kept.things.iter().map(|thing| thing.cause).collect();
        Self { causes, things: kept.things.into_iter().map(Some).collect(), ..Self::default() }
    }

    /// The thing that was drawn from this, given away.
    pub(crate) fn take(&mut self, cause: u64) -> Option<Laid> {
        let place = self.place(cause);
        self.lost = if place.is_some() { 0 } else { self.lost + 1 };
        // One that is not found has most likely changed where it stands.
        self.next = place.unwrap_or(self.next) + 1;
        self.things.get_mut(place?)?.take()
    }

    /// One that is drawn anew each time has its place among the others.
    pub(crate) fn pass(&mut self) {
        self.next += usize::from(self.causes.get(self.next) == Some(&0));
    }

    fn place(&mut self, cause: u64) -> Option<usize> {
        if self.causes.get(self.next) == Some(&cause) {
            return Some(self.next);
        }
        if self.lost == 0 || self.causes.is_empty() {
            return None;
        }
        let places = || self.causes.iter().enumerate().map(|(place, cause)| (*cause, place)).collect();
        self.places.get_or_insert_with(places).get(&cause).copied()
    }
}

impl Kept {
    pub(crate) fn new(things: Vec<Laid>) -> Self {
        Self { things }
    }
}
