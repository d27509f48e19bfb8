//! What has been laid before: most texts of a drawing stand in the next one as they are.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::{Mutex, MutexGuard, PoisonError};

use scene::Paint;

use super::Style;
use super::block::Block;

/// So many blocks are young; when there are more, the older half is forgotten.
const YOUNG: usize = 40_000;

/// Blocks by what they were laid from. The blocks asked for last stay; the others are forgotten in time.
#[derive(Default)]
pub(super) struct Memo(Mutex<Generations>);

#[derive(Default)]
struct Generations {
    young: HashMap<u64, Laid>,
    old: HashMap<u64, Laid>,
}

/// A block, and what it was laid from apart from its text.
#[derive(Clone)]
struct Laid {
    cause: Cause,
    block: Block,
}

/// All that decides how a text is laid, its words apart.
#[derive(Clone, PartialEq)]
struct Cause {
    /// Where each style ends in the text, and the style.
    styles: Vec<(usize, Style)>,
    max_width: f32,
    indent: f32,
}

impl Cause {
    fn new(pieces: &[(&str, Style)], max_width: f32, indent: f32) -> Self {
        let mut end = 0;
        let styles = pieces.iter().map(|(piece, style)| {
            end += piece.len();
            (end, *style)
        });
        Self { styles: styles.collect(), max_width, indent }
    }

    fn key(&self, pieces: &[(&str, Style)]) -> u64 {
        let mut hasher = DefaultHasher::new();
        for (text, _) in pieces {
            text.hash(&mut hasher);
        }
        for (end, Style { size, line, weight, paint }) in &self.styles {
            (end, size.to_bits(), line.to_bits(), weight).hash(&mut hasher);
            if let Paint::Token { token } | Paint::Wash { token, .. } = paint {
                (*token as u8).hash(&mut hasher);
            }
        }
        (self.max_width.to_bits(), self.indent.to_bits()).hash(&mut hasher);
        hasher.finish()
    }
}

impl Memo {
    /// The block that was laid from this, or the one that `lay` gives, which is kept. The same in both
    /// cases: words and looks are compared, not only their hash.
    pub(super) fn block(
        &self,
        pieces: &[(&str, Style)],
        max_width: f32,
        indent: f32,
        lay: impl FnOnce() -> Block,
    ) -> Block {
        let cause = Cause::new(pieces, max_width, indent);
        let key = cause.key(pieces);
        let known = self.generations().find(key);
        if let Some(laid) = known.filter(|laid| laid.cause == cause && laid.block.says(pieces)) {
            return laid.block;
        }
        let block = lay();
        self.generations().keep(key, Laid { cause, block: block.clone() });
        block
    }

    fn generations(&self) -> MutexGuard<'_, Generations> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Generations {
    fn find(&mut self, key: u64) -> Option<Laid> {
        if let Some(laid) = self.young.get(&key) {
            return Some(laid.clone());
        }
        let laid = self.old.remove(&key)?;
        self.keep(key, laid.clone());
        Some(laid)
    }

    fn keep(&mut self, key: u64, laid: Laid) {
        if self.young.len() >= YOUNG {
            self.old = std::mem::take(&mut self.young);
        }
        self.young.insert(key, laid);
    }
}
