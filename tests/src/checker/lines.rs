//! Arrows, exits and other lines against the cards, marks and panels on their way.

use scene::{Rect, Role};

use super::Sheet;
use super::finding::{Finding, Kind};
use super::grid::touches;
use super::ink::{Ink, InkKind, is_annotation, is_body};
use super::mask::{Mask, common};

/// As deep as this a line may reach into the card at its end: a head, a half stroke.
const DOCKING: f32 = 3.0;
/// As many shared pixels are a crossing and no rounding.
const TOUCH: usize = 4;

pub(crate) fn check(sheet: &Sheet<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (index, line) in sheet.inks.iter().enumerate() {
        if !is_way(line, role(sheet, line)) {
            continue;
        }
        for other in sheet.grid.near(&line.bounds) {
            findings.extend(through(sheet, index, other));
        }
    }
    findings
}

fn role<'s>(sheet: &'s Sheet<'_>, ink: &Ink) -> &'s Role {
    &sheet.scene.groups[ink.group].role
}

/// Lines that lead somewhere, and every ink of an arrow, its head included.
fn is_way(ink: &Ink, role: &Role) -> bool {
    if ink.text().is_some() || is_annotation(role) {
        return false;
    }
    match role {
        Role::Arrow { .. } | Role::Exit { .. } => !matches!(ink.kind, InkKind::Fill { halo: true }),
        _ => matches!(ink.kind, InkKind::Stroke { closed: false }),
    }
}

/// The line `index` through the body of `other`.
fn through(sheet: &Sheet<'_>, index: usize, other: usize) -> Option<Finding> {
    let (line, body) = (&sheet.inks[index], &sheet.inks[other]);
    let (from, to) = (role(sheet, line), role(sheet, body));
    let solid = matches!(body.kind, InkKind::Fill { halo: false } | InkKind::Picture)
        || matches!(body.kind, InkKind::Fill { halo: true }) && matches!(to, Role::Panel);
    let dots = matches!(to, Role::Emotion | Role::Cell | Role::Metric);
    if line.group == body.group || !solid || !is_body(to) || dots || !line.reaches(&body.bounds) {
        return None;
    }
    let window = common(&line.bounds, &body.bounds).grown(DOCKING + 1.0);
    let mut ink = line.mask(&window);
    if hides_behind(from) {
        ink = seen(sheet, index, &window, ink);
    }
    let inside = body.mask(&window);
    let id = &sheet.scene.groups[body.group].id;
    let docks = match from {
        Role::Arrow { from, to } => from == id || to == id,
        Role::Exit { from } => from == id,
        _ => true,
    };
    let (kind, crossing) = if docks {
        (Kind::LineThroughEnd, ink.without(&inside.inverted().grown(DOCKING)))
    } else {
        (Kind::LineThroughCard, ink.and(&inside))
    };
    let kind =
        if matches!(from, Role::Arrow { .. } | Role::Exit { .. }) { kind } else { Kind::LineThroughCard };
    let found = || Finding::new(kind, crossing.centre()).group(&sheet.scene.groups[line.group].id).group(id);
    (crossing.count() >= TOUCH).then(found)
}

/// Spines and curves may run on behind what is painted over them; an arrow may not.
fn hides_behind(role: &Role) -> bool {
    !matches!(role, Role::Arrow { .. } | Role::Exit { .. } | Role::BlueprintLine)
}

/// What of the line `index` is not painted over.
pub(crate) fn seen(sheet: &Sheet<'_>, index: usize, window: &Rect, ink: Mask) -> Mask {
    let above = sheet.grid.near(window).into_iter().filter(|above| *above > index);
    above
        .map(|above| &sheet.inks[above])
        .filter(|cover| cover.is_fill() && cover.opaque && touches(&cover.bounds, window))
        .fold(ink, |ink, cover| ink.without(&cover.mask(window)))
}
