//! How sure a rate is, as a distribution to draw from.

use model::{Estimate, Evidence};
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::SeedableRng;
use rand_distr::{Beta, Distribution, Gamma, Pert};

/// Jeffreys' prior: half a case is added on either side.
const HALF: f64 = 0.5;

/// PERT's weight of the most likely value.
const SHAPE: f64 = 4.0;

/// Words of a stream that belong to one draw, far more than one takes.
const WORDS: u128 = 1 << 12;

/// What a rate is drawn from.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Law {
    /// Measured: so many of so many.
    Beta(Beta<f64>),
    /// Measured contacts of so many visits, or one part of a whole that is split.
    Gamma { shape: Gamma<f64>, of: f64 },
    /// Estimated between two bounds.
    Pert(Pert<f64>),
}

impl Law {
    /// The law of a share or chance; `None` where it is held at its value.
    pub(crate) fn of_rate(rate: &Estimate) -> Option<Self> {
        match measured(rate) {
            Some((count, of)) => Beta::new(count + HALF, of - count + HALF).ok().map(Self::Beta),
            None => Self::estimated(rate),
        }
    }

    /// The law of contacts per visit; `None` where they are held at their value.
    pub(crate) fn of_contacts(contacts: &Estimate) -> Option<Self> {
        match counted(contacts).filter(|(_, of)| *of > 0.0) {
            Some((count, of)) => Self::part(count, of),
            None => Self::estimated(contacts),
        }
    }

    /// A part of a whole that is split: draws of all parts over their sum are Dirichlet's.
    pub(crate) fn part(count: f64, of: f64) -> Option<Self> {
        Gamma::new(count + HALF, 1.0).ok().map(|shape| Self::Gamma { shape, of })
    }

    /// The law of what somebody estimated, a rate or an amount; `None` where it is held.
    pub(crate) fn estimated(rate: &Estimate) -> Option<Self> {
        if rate.evidence != Some(Evidence::Estimated) {
            return None;
        }
        let (low, high) = (rate.low?, rate.high?);
        let is_between = low <= rate.value && rate.value <= high && low < high;
        let pert = || Pert::new(low, high).with_shape(SHAPE).with_mode(rate.value).ok();
        is_between.then(pert).flatten().map(Self::Pert)
    }

    /// The value of one draw, from the stream of this rate.
    pub(crate) fn draw(&self, stream: &mut Stream, number: usize) -> f64 {
        let random = stream.at(number);
        match self {
            Self::Beta(beta) => beta.sample(random),
            Self::Gamma { shape, of } => shape.sample(random) / of,
            Self::Pert(pert) => pert.sample(random),
        }
    }
}

/// The count and what it is of, where the rate was measured as a part of a whole.
pub(crate) fn measured(rate: &Estimate) -> Option<(f64, f64)> {
    counted(rate).filter(|(count, of)| count <= of)
}

fn counted(rate: &Estimate) -> Option<(f64, f64)> {
    let found = (rate.evidence == Some(Evidence::Measured)).then_some((rate.count?, rate.of?))?;
    (found.0 >= 0.0 && found.1 >= 0.0).then_some(found)
}

/// The random numbers of one rate. Every draw has a place of its own in them, so that a rate that
/// takes more of them in one map than in a variant does not put their later draws out of step.
#[derive(Clone, Debug)]
pub(crate) struct Stream(ChaCha8Rng);

impl Stream {
    /// The stream of the rate at this path of ids.
    pub(crate) fn of(seed: u64, path: &str) -> Self {
        let mut random = ChaCha8Rng::seed_from_u64(seed);
        random.set_stream(fingerprint(path));
        Self(random)
    }

    fn at(&mut self, number: usize) -> &mut ChaCha8Rng {
        self.0.set_word_pos(number as u128 * WORDS);
        &mut self.0
    }
}

/// FNV-1a (G. Fowler, L. C. Noll, K.-P. Vo): the same for a path on every machine.
fn fingerprint(path: &str) -> u64 {
    path.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests;
