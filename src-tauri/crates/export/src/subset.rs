//! The part of a font that a drawing uses, as a font file of its own.
//!
//! The character map and the layout tables stay, cut down to what is used: a browser shapes the
//! text again, and must join Arabic letters and kern as the layout did.

use std::collections::{BTreeMap, BTreeSet};

use scene::{Face, FontFiles, Item, Run, Scene};
use skera::{Plan, SubsetFlags, subset_font};
use skrifa::FontRef;
use skrifa::raw::collections::IntSet;
use skrifa::raw::types::{NameId, Tag};

/// The characters that are drawn in each face, faces in the order of [`Face::ALL`].
pub(crate) fn used(scene: &Scene) -> BTreeMap<Face, BTreeSet<char>> {
    let mut used: BTreeMap<Face, BTreeSet<char>> = BTreeMap::new();
    // Nearly all characters are of these few: they are only ticked off.
    let mut ascii = [[false; 128]; Face::ALL.len()];
    for run in runs(scene) {
        let others = used.entry(run.face).or_default();
        for c in run.text.chars() {
            match ascii[run.face.index()].get_mut(c as usize) {
                Some(tick) => *tick = true,
                None => drop(others.insert(c)),
            }
        }
    }
    for (face, characters) in &mut used {
        let ticked = ('\0'..='\u{7f}').zip(ascii[face.index()]).filter(|(_, tick)| *tick);
        characters.extend(ticked.map(|(c, _)| c));
    }
    used
}

/// Every run of the scene in painting order.
pub(crate) fn runs(scene: &Scene) -> impl Iterator<Item = &Run> {
    scene.groups.iter().flat_map(|group| &group.items).flat_map(|item| match item {
        Item::Text(paragraph) => paragraph.runs.as_slice(),
        _ => &[],
    })
}

/// A font file with the glyphs of these characters, those they can turn into, and .notdef. The
/// whole file where it cannot be cut down.
pub(crate) fn font_file(fonts: &FontFiles, face: Face, characters: &BTreeSet<char>) -> Vec<u8> {
    let file = fonts.get(face);
    cut(file, characters).unwrap_or_else(|| file.to_vec())
}

fn cut(file: &[u8], characters: &BTreeSet<char>) -> Option<Vec<u8>> {
    let font = FontRef::new(file).ok()?;
    let characters_used: IntSet<u32> = characters.iter().map(|c| u32::from(*c)).collect();
    let mut all_scripts = IntSet::<Tag>::empty();
    all_scripts.invert();
    let plan = Plan::new(
        &IntSet::empty(),
        &characters_used,
        &font,
        SubsetFlags::SUBSET_FLAGS_NO_HINTING | SubsetFlags::SUBSET_FLAGS_NO_BIDI_CLOSURE,
        &DROPPED.iter().map(|tag| Tag::new(tag)).collect(),
        &all_scripts,
        &features(characters),
        &[NameId::COPYRIGHT_NOTICE, NameId::FAMILY_NAME, NameId::SUBFAMILY_NAME].into_iter().collect(),
        &[0x409].into_iter().collect(),
    );
    subset_font(&font, &plan).ok()
}

/// Tables that no browser needs for horizontal text in one instance of a font.
const DROPPED: [&[u8; 4]; 8] = [b"DSIG", b"STAT", b"BASE", b"VORG", b"vhea", b"vmtx", b"meta", b"FFTM"];

/// What is on by default when text is shaped; all else would keep glyphs that cannot appear.
const FEATURES: [&[u8; 4]; 22] = [
    b"abvm", b"blwm", b"calt", b"ccmp", b"clig", b"curs", b"dist", b"fin2", b"fin3", b"fina", b"init",
    b"isol", b"kern", b"liga", b"locl", b"mark", b"med2", b"medi", b"mkmk", b"rclt", b"rlig", b"rvrn",
];

/// Shapers turn these on by themselves around a fraction slash.
const FRACTION_FEATURES: [&[u8; 4]; 3] = [b"frac", b"numr", b"dnom"];

fn features(characters: &BTreeSet<char>) -> IntSet<Tag> {
    let fractions: &[&[u8; 4]] = if characters.contains(&'\u{2044}') { &FRACTION_FEATURES } else { &[] };
    FEATURES.iter().chain(fractions).map(|tag| Tag::new(tag)).collect()
}
