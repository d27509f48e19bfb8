//! What has been laid before: most texts of a drawing stand in the next one as they are.

use std::hash::{Hash, Hasher};
use std::sync::{Mutex, MutexGuard, PoisonError};

use scene::Paint;

use super::Style;
use super::block::Block;
use crate::quick::{Quick, QuickMap};

/// So many blocks are young; when there are more, the older half is forgotten.
const YOUNG: usize = 40_000;

/// Blocks by what they were laid from. The blocks asked for last stay; the others are forgotten in time.
#[derive(Default)]
pub(super) struct Memo(Mutex<Generations>);

#[derive(Default)]
struct Generations {
    young: QuickMap<u64, Laid>,
    old: QuickMap<u64, Laid>,
}

/// A block, and what it was laid from apart from its words.
struct Laid {
    /// Where each style ends in the text, and the style.
    styles: Box<[(usize, Style)]>,
    max_width: f32,
    indent: f32,
    block: Block,
}

/// All that decides how a text is laid.
#[derive(Clone, Copy)]
struct Cause<'a> {
    pieces: &'a [(&'a str, Style)],
    max_width: f32,
    indent: f32,
}

impl<'a> Cause<'a> {
    fn styles(&self) -> impl Iterator<Item = (usize, Style)> + 'a {
        self.pieces.iter().scan(0, |end, (piece, style)| {
            *end += piece.len();
            Some((*end, *style))
        })
    }

    fn key(&self) -> u64 {
        let mut hasher = Quick::default();
        for (text, Style { size, line, weight, paint }) in self.pieces {
            hasher.write(text.as_bytes());
            (size.to_bits(), line.to_bits(), weight).hash(&mut hasher);
            if let Paint::Token { token } | Paint::Wash { token, .. } = paint {
                hasher.write_u8(*token as u8);
            }
        }
        (self.max_width.to_bits(), self.indent.to_bits()).hash(&mut hasher);
        hasher.finish()
    }

    fn laid(&self, block: Block) -> Laid {
        Laid { styles: self.styles().collect(), max_width: self.max_width, indent: self.indent, block }
    }
}

impl Laid {
    /// Words and looks are compared, not only their hash.
    fn is_of(&self, cause: &Cause) -> bool {
        self.max_width == cause.max_width
            && self.indent == cause.indent
            && self.styles.iter().copied().eq(cause.styles())
            && self.block.says(cause.pieces)
    }
}

impl Memo {
    /// The block that was laid from this, or the one that `lay` gives, which is kept.
    pub(super) fn block(
        &self,
        pieces: &[(&str, Style)],
        max_width: f32,
        indent: f32,
        lay: impl FnOnce() -> Block,
    ) -> Block {
        let cause = Cause { pieces, max_width, indent };
        let key = cause.key();
        if let Some(block) = self.generations().find(key, &cause) {
            return block;
        }
        let block = lay();
        self.generations().keep(key, cause.laid(block.clone()));
        block
    }

    fn generations(&self) -> MutexGuard<'_, Generations> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Generations {
    fn find(&mut self, key: u64, cause: &Cause) -> Option<Block> {
        if let Some(laid) = self.young.get(&key) {
            return laid.is_of(cause).then(|| laid.block.clone());
        }
        let laid = self.old.remove(&key).filter(|laid| laid.is_of(cause))?;
        let block = laid.block.clone();
        self.keep(key, laid);
        Some(block)
    }

    fn keep(&mut self, key: u64, laid: Laid) {
        if self.young.len() >= YOUNG {
            self.old = std::mem::take(&mut self.young);
        }
        self.young.insert(key, laid);
    }
}
