//! Random values from a seed: the same seed, the same values.

use std::collections::BTreeMap;

use crate::{Colour, Date, Estimate, Evidence, Id, Time};

const TEXTS: [&str; 12] = [
    "",
    "Engineer visit",
    "Opens the first bill",
    "第一次上网，一切正常。",
    "زيارة الفني في الموعد",
    "😀 Done! 👩‍👩‍👧 🇬🇧",
    "She said: \"never again\" \\ and left",
    "Line one\nline two\tand a tab",
    "Größe, façade, Ærø",
    "\u{7f}\u{1}\u{2028}",
    "mixed عربي and 中文",
    "Pneumonoultramicroscopicsilicovolcanoconiosis",
];

/// SplitMix64 (Steele, Lea and Flood 2014).
pub(super) struct Dice(u64);

impl Dice {
    pub(super) fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// From 0 to `end`, without it; 0 for 0.
    pub(super) fn below(&mut self, end: usize) -> usize {
        let end = u64::try_from(end.max(1)).unwrap_or(1);
        usize::try_from(self.next() % end).unwrap_or(0)
    }

    pub(super) fn flip(&mut self) -> bool {
        self.next() & 1 == 1
    }

    pub(super) fn maybe<T>(&mut self, make: impl FnOnce(&mut Self) -> T) -> Option<T> {
        self.flip().then(|| make(self))
    }

    pub(super) fn word<W: Copy>(&mut self, words: &[W]) -> Option<W> {
        words.get(self.below(words.len())).copied()
    }

    /// Short, long, or none at all.
    pub(super) fn text(&mut self) -> String {
        let text = TEXTS.get(self.below(TEXTS.len())).copied().unwrap_or_default();
        if self.below(20) == 0 { text.repeat(1 + self.below(12)) } else { text.to_owned() }
    }

    pub(super) fn texts(&mut self) -> Vec<String> {
        (0..self.below(3)).map(|_| self.text()).collect()
    }

    pub(super) fn id(&mut self, kind: &str, number: usize) -> Id {
        // The middle differs, so that the order of ids is not that of the array.
        format!("{}-{kind}-{number}", self.below(10))
    }

    pub(super) fn id_of<T>(&mut self, things: &[T], id: impl Fn(&T) -> &Id) -> Option<Id> {
        things.get(self.below(things.len())).map(|thing| id(thing).clone())
    }

    /// Up to three different ids.
    pub(super) fn ids_of<T>(&mut self, things: &[T], id: impl Fn(&T) -> &Id) -> Vec<Id> {
        let mut ids: Vec<Id> = Vec::new();
        for _ in 0..self.below(4) {
            let found = self.id_of(things, &id);
            ids.extend(found.filter(|found| !ids.contains(found)));
        }
        ids
    }

    pub(super) fn keyed<T, V>(
        &mut self,
        things: &[T],
        id: impl Fn(&T) -> &Id,
        mut value: impl FnMut(&mut Self) -> V,
    ) -> BTreeMap<Id, V> {
        self.ids_of(things, id).into_iter().map(|id| (id, value(self))).collect()
    }

    /// 0..=1, with all the bits a number can have.
    pub(super) fn chance(&mut self) -> f64 {
        match self.below(6) {
            0 => 0.0,
            1 => 1.0,
            2 => 1e-7,
            3 => 0.04,
            _ => f64::from(u32::try_from(self.next() >> 32).unwrap_or(0)) / f64::from(u32::MAX),
        }
    }

    /// 0 or more, from the smallest to very large.
    pub(super) fn amount(&mut self) -> f64 {
        match self.below(6) {
            0 => 0.0,
            1 => 12.0,
            2 => 1e21,
            3 => 5e-324,
            _ => self.chance() * 10_000.0,
        }
    }

    /// Any finite number.
    pub(super) fn offset(&mut self) -> f64 {
        let amount = self.amount();
        // 0 minus 0 is 0, which a file has no other sign for.
        if self.flip() { 0.0 - amount } else { amount }
    }

    /// -5..=5 in half steps.
    pub(super) fn feeling(&mut self) -> f64 {
        f64::from(u8::try_from(self.below(21)).unwrap_or(0)) / 2.0 - 5.0
    }

    pub(super) fn rate(&mut self) -> Option<Estimate> {
        let value = self.chance();
        let most = if self.flip() { value } else { 1.0 };
        self.estimate(value, most)
    }

    pub(super) fn quantity(&mut self) -> Option<Estimate> {
        let value = self.amount();
        self.estimate(value, value * 2.0)
    }

    fn estimate(&mut self, value: f64, most: f64) -> Option<Estimate> {
        match self.below(3) {
            0 => None,
            1 => Some(Estimate::plain(value)),
            _ => Some(Estimate {
                value,
                evidence: self.word(Evidence::ALL),
                count: self.maybe(|_| 3.0),
                of: self.maybe(|_| 1300.0),
                low: self.maybe(|dice| value * dice.chance()),
                high: self.maybe(|_| most.max(value)),
                source: self.text(),
                date: self.maybe(Self::date),
                extra: super::extra(self),
            }),
        }
    }

    pub(super) fn date(&mut self) -> Date {
        format!("{:04}-{:02}-{:02}", 1990 + self.below(60), 1 + self.below(12), 1 + self.below(28))
    }

    pub(super) fn time(&mut self) -> Time {
        format!("{}T{:02}:{:02}:{:02}Z", self.date(), self.below(24), self.below(60), self.below(60))
    }

    pub(super) fn colour(&mut self) -> Colour {
        format!("#{:06x}", self.below(0x0100_0000))
    }
}
