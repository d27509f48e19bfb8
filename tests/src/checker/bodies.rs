//! Cards, marks, steps and panels against each other.

use std::collections::BTreeMap;

use scene::{Rect, Role};

use super::Sheet;
use super::finding::{Finding, Kind};
use super::grid::{Grid, touches};
use super::ink::{Ink, InkKind, is_body};
use super::mask::{Mask, common};

pub(crate) fn check(sheet: &Sheet<'_>) -> Vec<Finding> {
    let bodies = bodies(sheet);
    let grid = Grid::new(bodies.iter().map(|body| body.bounds));
    let mut findings = Vec::new();
    for (index, body) in bodies.iter().enumerate() {
        let later = grid.near(&body.bounds).into_iter().filter(|other| *other > index);
        findings.extend(later.filter_map(|other| overlap(sheet, body, &bodies[other])));
    }
    findings
}

/// What of a group takes room: everything but text and loose lines.
struct Body<'s> {
    group: usize,
    inks: Vec<&'s Ink>,
    bounds: Rect,
}

fn bodies<'s>(sheet: &'s Sheet<'_>) -> Vec<Body<'s>> {
    let mut inks: BTreeMap<usize, Vec<&Ink>> = BTreeMap::new();
    for ink in sheet.inks.iter().filter(|ink| takes_room(ink)) {
        if is_body(&sheet.scene.groups[ink.group].role) {
            inks.entry(ink.group).or_default().push(ink);
        }
    }
    let body = |(group, inks): (usize, Vec<&'s Ink>)| {
        let bounds = Rect::enclosing(inks.iter().map(|ink| ink.bounds));
        Body { group, inks, bounds }
    };
    inks.into_iter().map(body).collect()
}

fn takes_room(ink: &Ink) -> bool {
    match ink.kind {
        InkKind::Text(_) | InkKind::Stroke { closed: false } => false,
        InkKind::Fill { halo } => !halo,
        InkKind::Stroke { closed: true } | InkKind::Icon | InkKind::Picture => true,
    }
}

fn overlap(sheet: &Sheet<'_>, a: &Body<'_>, b: &Body<'_>) -> Option<Finding> {
    let (first, second) = (&sheet.scene.groups[a.group], &sheet.scene.groups[b.group]);
    if matches!((&first.role, &second.role), (Role::Emotion, Role::Emotion)) {
        return None;
    }
    let window = common(&a.bounds, &b.bounds).grown(1.0);
    let (under, over) = (a.mask(&window), b.mask(&window));
    let shared = under.and(&over);
    if !shared.has_depth() || hosts(&first.role) && a.holds(b) {
        return None;
    }
    Some(Finding::new(Kind::Overlap, shared.centre()).group(&first.id).group(&second.id))
}

/// Grounds that other things are meant to stand on.
fn hosts(role: &Role) -> bool {
    matches!(role, Role::Panel | Role::Title | Role::Stage)
}

impl Body<'_> {
    fn mask(&self, window: &Rect) -> Mask {
        let near = self.inks.iter().filter(|ink| touches(&ink.bounds, window));
        near.fold(Mask::filled(window, false), |mask, ink| mask.or(&ink.mask(window)))
    }

    /// True where all of `other` stands on one shape of this body.
    fn holds(&self, other: &Body<'_>) -> bool {
        let all = other.mask(&other.bounds);
        self.inks.iter().any(|ink| all.without(&ink.mask(&other.bounds)).count() == 0)
    }
}
