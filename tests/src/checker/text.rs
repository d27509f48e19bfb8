//! Every line of text against everything painted near it.

use std::cell::OnceCell;

use scene::{Rect, Role};

use super::finding::{Finding, Kind};
use super::grid::touches;
use super::ink::{Ink, InkKind, is_annotation};
use super::mask::Mask;
use super::{PX_PER_UNIT, Sheet};

/// No stroke of anything else comes nearer to text than this, in units.
const STROKE_CLEARANCE: f32 = 2.0;
/// Text keeps this distance to the edge of its own card.
const CARD_CLEARANCE: f32 = 1.0;
/// Text keeps this distance to the inner edge of an outline drawn around it.
const RING_CLEARANCE: f32 = 0.5;
/// As many shared pixels are a touch and no rounding.
const TOUCH: usize = 3;

/// One line of text with its neighbourhood.
struct Line<'s> {
    index: usize,
    ink: &'s Ink,
    role: &'s Role,
    /// The ink's box and the clearance around it.
    window: Rect,
    mask: OnceCell<Mask>,
    near_stroke: OnceCell<Mask>,
}

pub(crate) fn check(sheet: &Sheet<'_>) -> Vec<Finding> {
    let texts = sheet.inks.iter().enumerate().filter(|(_, ink)| ink.text().is_some());
    texts.flat_map(|(index, ink)| Line::new(sheet, index, ink).findings(sheet)).collect()
}

impl<'s> Line<'s> {
    fn new(sheet: &'s Sheet<'_>, index: usize, ink: &'s Ink) -> Self {
        Self {
            index,
            ink,
            role: &sheet.scene.groups[ink.group].role,
            window: ink.bounds.grown(STROKE_CLEARANCE + 1.0 / PX_PER_UNIT),
            mask: OnceCell::new(),
            near_stroke: OnceCell::new(),
        }
    }

    fn findings(&self, sheet: &Sheet<'_>) -> Vec<Finding> {
        let near = sheet.grid.near(&self.window);
        let others = near.iter().filter(|other| **other != self.index);
        let mut findings: Vec<Finding> =
            others.filter_map(|other| self.against(sheet, *other, &near)).collect();
        findings.extend(self.outside_its_card(sheet, &near));
        findings
    }

    fn against(&self, sheet: &Sheet<'_>, other: usize, near: &[usize]) -> Option<Finding> {
        let ink = &sheet.inks[other];
        let role = &sheet.scene.groups[ink.group].role;
        let own = ink.group == self.ink.group;
        if !own && (is_annotation(role) || is_annotation(self.role)) {
            return None;
        }
        let found = match &ink.kind {
            InkKind::Text(_) if other < self.index => None,
            InkKind::Text(_) => self.shared(ink).map(|at| (Kind::TextOverText, at)),
            _ if ink.is_line() || ink.kind == InkKind::Icon => {
                let at = self.crossed_by(sheet, other, self.clearance(ink), near);
                at.map(|at| (Kind::LineThroughText, at))
            }
            _ if own => self.on_own_shape(other, ink),
            _ => self.on_foreign_shape(other, ink, role),
        };
        let (kind, at) = found?;
        let finding = Finding::new(kind, at)
            .group(&sheet.scene.groups[self.ink.group].id)
            .group(&sheet.scene.groups[ink.group].id)
            .text(self.ink.text()?);
        Some(ink.text().map_or(finding.clone(), |text| finding.text(text)))
    }

    fn mask(&self) -> &Mask {
        self.mask.get_or_init(|| self.ink.mask(&self.window))
    }

    /// The text grown by what strokes must keep away.
    fn near_stroke(&self) -> &Mask {
        self.near_stroke.get_or_init(|| self.mask().grown(STROKE_CLEARANCE))
    }

    /// Where both leave ink.
    fn shared(&self, other: &Ink) -> Option<(f32, f32)> {
        if !touches(&self.ink.bounds, &other.bounds) {
            return None;
        }
        let shared = self.mask().and(&other.mask(&self.window));
        (shared.count() >= TOUCH).then(|| shared.centre())
    }

    /// How far a line must stay away from this text.
    fn clearance(&self, line: &Ink) -> f32 {
        let own = line.group == self.ink.group;
        let flows = matches!(
            self.role,
            Role::Arrow { .. } | Role::Exit { .. } | Role::BlueprintLine | Role::Curve | Role::Mark
        );
        match line.kind {
            InkKind::Stroke { closed: true } if own => RING_CLEARANCE,
            InkKind::Icon if own => 0.0,
            _ if own && !flows => 0.0,
            _ => STROKE_CLEARANCE,
        }
    }

    /// Where the seen part of a line comes nearer than `clearance`.
    fn crossed_by(
        &self,
        sheet: &Sheet<'_>,
        line: usize,
        clearance: f32,
        near: &[usize],
    ) -> Option<(f32, f32)> {
        let ink = &sheet.inks[line];
        if !ink.reaches(&self.ink.bounds.grown(clearance)) {
            return None;
        }
        let mut seen = ink.mask(&self.window);
        for above in near.iter().filter(|above| **above > line) {
            let cover = &sheet.inks[*above];
            if cover.is_fill() && cover.opaque {
                seen = seen.without(&cover.mask(&self.window));
            }
        }
        let close = if clearance == STROKE_CLEARANCE {
            seen.and(self.near_stroke())
        } else {
            seen.and(&self.mask().grown(clearance))
        };
        (close.count() >= TOUCH).then(|| close.centre())
    }

    /// A shape of the same group lies wholly under the text or away from it, never over it.
    fn on_own_shape(&self, other: usize, shape: &Ink) -> Option<(Kind, (f32, f32))> {
        let on = self.mask().and(&shape.mask(&self.window));
        let (on_count, all) = (on.count(), self.mask().count());
        if on_count < TOUCH {
            return None;
        }
        if other > self.index {
            return Some((Kind::TextCovered, on.centre()));
        }
        let halo = matches!(shape.kind, InkKind::Fill { halo: true });
        let straddles = on_count + TOUCH <= all && !halo && shape.opaque;
        straddles.then(|| (Kind::TextStraddles, on.centre()))
    }

    fn on_foreign_shape(&self, other: usize, shape: &Ink, role: &Role) -> Option<(Kind, (f32, f32))> {
        let later = other > self.index;
        let halo = matches!(shape.kind, InkKind::Fill { halo: true });
        let ground = matches!(role, Role::Backdrop | Role::Curve) || halo || !shape.opaque;
        if !later && ground {
            return None;
        }
        // A wash over text tints it; only what is opaque hides it.
        if later && !shape.opaque {
            return None;
        }
        let at = self.shared(shape)?;
        let hosts = matches!(role, Role::Panel | Role::Title | Role::Stage | Role::Image);
        let inside = hosts && self.mask().without(&shape.mask(&self.window)).count() == 0;
        match (later, inside) {
            (true, _) => Some((Kind::TextCovered, at)),
            (false, true) => None,
            (false, false) => Some((Kind::TextOnAnother, at)),
        }
    }

    /// The text of a card lies within one filled shape of its group, clear of its edge.
    fn outside_its_card(&self, sheet: &Sheet<'_>, near: &[usize]) -> Option<Finding> {
        let holds = matches!(self.role, Role::Card | Role::Step | Role::Insight | Role::Note);
        if !holds {
            return None;
        }
        let needed = self.mask().grown(CARD_CLEARANCE);
        let own = near.iter().map(|i| &sheet.inks[*i]).filter(|ink| ink.group == self.ink.group);
        let inside = own
            .filter(|ink| ink.is_fill())
            .any(|ink| needed.without(&ink.mask(&self.window)).count() < TOUCH);
        if inside {
            return None;
        }
        let finding = Finding::new(Kind::TextOutsideCard, self.mask().centre());
        Some(finding.group(&sheet.scene.groups[self.ink.group].id).text(self.ink.text()?))
    }
}
