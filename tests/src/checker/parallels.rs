//! Lines that lie on or close beside each other, so that the eye takes two for one.

use std::collections::BTreeSet;

use scene::{Rect, Role};

use super::Sheet;
use super::finding::{Finding, Kind};
use super::ink::{Ink, InkKind, is_annotation};
use super::lines::seen;
use super::mask::{Mask, common};
use super::outline::Chord;

/// Two lines nearer to each other than this are one to the eye.
const APART: f32 = 1.5;
/// As far two lines may run together: where they meet, cross or round a corner.
const TOGETHER: f32 = 7.0;
/// Of lines as broad as this; a crossing of a broader one is that much longer.
const USUAL: f32 = 1.5;

pub(crate) fn check(sheet: &Sheet<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut said: BTreeSet<(usize, usize)> = BTreeSet::new();
    for (index, line) in sheet.inks.iter().enumerate().filter(|(_, ink)| leads(sheet, ink)) {
        for window in line.chords.iter().filter_map(along) {
            for other in sheet.grid.near(&window) {
                let pair = (index.min(other), index.max(other));
                if !said.contains(&pair) && is_beside(sheet, line, &sheet.inks[other]) {
                    let found = together(sheet, index, other, &window);
                    said.extend(found.is_some().then_some(pair));
                    findings.extend(found);
                }
            }
        }
    }
    findings
}

/// Lines that tell what belongs to what or what follows on what.
fn leads(sheet: &Sheet<'_>, ink: &Ink) -> bool {
    let role = &sheet.scene.groups[ink.group].role;
    let drawn_freely = is_annotation(role) || matches!(role, Role::Curve | Role::Emotion);
    ink.kind == InkKind::Stroke { closed: false } && !drawn_freely
}

/// The neighbourhood of one side of a line, where it is long enough to run along anything.
fn along(Chord(a, b): &Chord) -> Option<Rect> {
    let r = Rect::new(a.x.min(b.x), a.y.min(b.y), (a.x - b.x).abs(), (a.y - b.y).abs());
    (r.w.max(r.h) > TOGETHER).then(|| r.grown(APART + 1.0))
}

/// True for another line that the eye could take for this one.
fn is_beside(sheet: &Sheet<'_>, line: &Ink, other: &Ink) -> bool {
    let role = &sheet.scene.groups[other.group].role;
    let curve = matches!(role, Role::Curve | Role::Emotion) || is_annotation(role);
    other.group != line.group && !curve && other.is_line()
}

fn together(sheet: &Sheet<'_>, index: usize, other: usize, window: &Rect) -> Option<Finding> {
    let (line, beside) = (&sheet.inks[index], &sheet.inks[other]);
    let near = common(window, &beside.bounds.grown(APART + 1.0));
    if near.w.max(near.h) <= TOGETHER || !beside.reaches(&near) {
        return None;
    }
    let ink = |n: usize, ink: &Ink| -> Mask { seen(sheet, n, &near, ink.mask(&near)) };
    let shared = ink(index, line).and(&ink(other, beside).grown(APART));
    let group = |ink: &Ink| sheet.scene.groups[ink.group].id.as_str();
    let found =
        || Finding::new(Kind::LineBesideLine, shared.centre()).group(group(line)).group(group(beside));
    let broader = (line.breadth.max(beside.breadth) - USUAL).max(0.0);
    (shared.longest_run() > TOGETHER + broader).then(found)
}
