//! What the layer knows of a disk: what is to fail, and what a power cut would leave.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::os::unix::fs::FileExt;
use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// How a disk refuses to write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failure {
    Full,
    Broken,
}

#[derive(Default)]
pub struct Disk(Mutex<State>);

#[derive(Default)]
struct State {
    /// Writes, truncations and syncs so far.
    operations: u64,
    /// From which operation on the disk refuses, and for how many of them.
    refuses: Option<(Failure, u64, u64)>,
    refused: u64,
    marker: Option<File>,
    files: BTreeMap<String, Content>,
    /// A power cut is remembered at each of so many operations.
    cut_each: Option<u64>,
    cuts: Vec<Cut>,
    acknowledged: u32,
    only_plays: bool,
}

/// A file as the disk has it for certain, and what has been written since and may be there or not.
#[derive(Clone, Default)]
struct Content {
    certain: Vec<u8>,
    /// True once the file itself is certain to be there.
    there: bool,
    since: Vec<Write>,
}

#[derive(Clone)]
enum Write {
    At(usize, Vec<u8>),
    Length(usize),
}

/// The disk at the instant of a power cut.
pub struct Cut {
    files: BTreeMap<String, Content>,
    /// What had been acknowledged at that instant.
    pub acknowledged: u32,
}

impl Disk {
    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Refuses after so many more operations, `lasting` so many of them.
    pub fn refuse(&self, failure: Failure, after: u64, lasting: u64) {
        let mut state = self.state();
        let from = state.operations + after;
        state.refuses = Some((failure, from, from.saturating_add(lasting)));
    }

    /// Takes everything again; tells how often it has refused.
    pub fn heal(&self) -> u64 {
        let mut state = self.state();
        state.refuses = None;
        std::mem::take(&mut state.refused)
    }

    /// Leaves syncing to the play: what would be lost is known here, and the real disk is slow.
    pub fn only_play(&self) {
        self.state().only_plays = true;
    }

    pub(super) fn only_plays(&self) -> bool {
        self.state().only_plays
    }

    /// Marks in a file whether a transaction is writing: `T`, else a dot.
    pub fn mark_in(&self, marker: File) {
        self.state().marker = Some(marker);
    }

    /// Remembers a power cut at each of so many operations.
    pub fn cut_each(&self, operations: u64) {
        self.state().cut_each = Some(operations);
    }

    pub fn acknowledge(&self, number: u32) {
        self.state().acknowledged = number;
    }

    pub fn cuts(&self) -> Vec<Cut> {
        std::mem::take(&mut self.state().cuts)
    }

    /// One more operation: how it fails, if it does.
    pub(super) fn next(&self) -> Option<Failure> {
        let mut state = self.state();
        let operation = state.operations;
        state.operations += 1;
        if state.cut_each.is_some_and(|each| operation.is_multiple_of(each)) {
            let cut = Cut { files: state.files.clone(), acknowledged: state.acknowledged };
            state.cuts.push(cut);
        }
        let (failure, ..) = state.refuses.filter(|(_, from, to)| (*from..*to).contains(&operation))?;
        state.refused += 1;
        Some(failure)
    }

    pub(super) fn mark(&self, sign: u8) {
        if let Some(marker) = &self.state().marker {
            marker.write_all_at(&[sign], 0).unwrap();
        }
    }

    pub(super) fn wrote(&self, name: &str, offset: i64, bytes: &[u8]) {
        let write = Write::At(usize::try_from(offset).unwrap(), bytes.to_vec());
        self.state().files.entry(name.to_owned()).or_default().since.push(write);
    }

    pub(super) fn truncated(&self, name: &str, length: i64) {
        let write = Write::Length(usize::try_from(length).unwrap());
        self.state().files.entry(name.to_owned()).or_default().since.push(write);
    }

    pub(super) fn synced(&self, name: &str) {
        let mut state = self.state();
        let file = state.files.entry(name.to_owned()).or_default();
        file.there = true;
        for write in std::mem::take(&mut file.since) {
            write.onto(&mut file.certain);
        }
    }

    pub(super) fn deleted(&self, name: &str) {
        self.state().files.remove(name);
    }
}

impl Write {
    fn onto(self, content: &mut Vec<u8>) {
        match self {
            Self::At(offset, bytes) => {
                let end = offset + bytes.len();
                if content.len() < end {
                    content.resize(end, 0);
                }
                content[offset..end].copy_from_slice(&bytes);
            }
            Self::Length(length) => content.resize(length, 0),
        }
    }

    /// A part of it, as a disk leaves it that writes by sectors.
    fn torn(self, chance: &mut impl FnMut() -> u64) -> Self {
        const SECTOR: u64 = 512;
        match self {
            Self::At(offset, mut bytes) => {
                let sectors = chance() % (bytes.len() as u64).div_ceil(SECTOR);
                bytes.truncate(usize::try_from(sectors * SECTOR).unwrap());
                Self::At(offset, bytes)
            }
            length @ Self::Length(_) => length,
        }
    }
}

impl Cut {
    /// Writes what is left of the files: what is certain, and of the rest what chance has taken to the disk,
    /// in any order and torn.
    pub fn leave_in(&self, folder: &Path, mut chance: impl FnMut() -> u64) {
        for (name, file) in &self.files {
            if !file.there && chance().is_multiple_of(2) {
                continue;
            }
            let mut content = file.certain.clone();
            for write in &file.since {
                match chance() % 4 {
                    0 => {}
                    1 => write.clone().torn(&mut chance).onto(&mut content),
                    _ => write.clone().onto(&mut content),
                }
            }
            fs::write(folder.join(name), content).unwrap();
        }
    }
}
